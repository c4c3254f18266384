"""An Answer as a card for a phone's width: what stands where, within Discord's limits. Discord itself is not imported here."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.answering.answer import Answer, Status, Verdict
from bot.facts.model import Knowledge, Report, Series
from bot.rendering import words
from bot.rendering.labels import clipped, short_name
from bot.understanding.reading import Intent

# Discord's limits. It counts UTF-16 units, so an emoji is two.
LONGEST_DESCRIPTION = 4096
LONGEST_FOOTER = 2048
LONGEST_CONTENT = 2000
LONGEST_LABEL = 80
MOST_BUTTONS = 25

# Beside the words, never in place of them: one man in twelve does not tell the red from the green.
_GREY, _BLUE, _GREEN, _YELLOW, _RED = 0x80848E, 0x5865F2, 0x2D9D5C, 0xF0B132, 0xDA373C


@dataclass(frozen=True)
class Card:
    """What a message shows. `lines` are Discord's markdown, each whole in itself: shown or left out, never cut."""

    title: str
    lines: tuple[str, ...]
    colour: int
    footer: str = ""

    @property
    def description(self) -> str:
        """Title and lines, as many as fit."""
        return fitting((f"## {self.title}", *self.lines), LONGEST_DESCRIPTION)


def card(answer: Answer, knowledge: Knowledge, note: str = "") -> Card:
    """The card of any answer: the number, how it was read, each article's own words, whether they agree. `note` follows the reading."""
    lines: list[str] = []
    if answer.reading.cut:
        lines.append(_small("Your question was long; I read only its beginning."))
    match answer.status:
        case Status.CHAT:
            lines.append(escaped(words.talk_text(answer.intent, knowledge)))
        case Status.AMBIGUOUS:
            lines += (f"- {escaped(words.series_name(ask.series, knowledge))}" for ask in answer.choices)
        case Status.UNKNOWN:
            assert answer.refusal is not None  # built with one
            lines.append(escaped(words.refusal_sentence(answer.refusal, knowledge)))
        case Status.ANSWERED:
            lines += _answered(answer, knowledge, note)
    if answer.near:
        lines += ("", _small("You can ask:" if answer.status is Status.UNKNOWN else "Also to be had:"))
    footer = clipped(knowledge.name_of_subject(), LONGEST_FOOTER)
    return Card(escaped(words.headline(answer, knowledge)), tuple(lines), _colour(answer), footer)


def plain(shown: Card) -> str:
    """The card as message text, for a channel where the bot may not send embeds."""
    return fitting((f"**{shown.title}**", *shown.lines), LONGEST_CONTENT)


def buttons(answer: Answer, knowledge: Knowledge) -> list[tuple[str, Series]]:
    """What a person may press: the ways to take an ambiguous question, or what is near. A label names only what it must."""
    series = [ask.series for ask in answer.choices] or list(answer.near)
    short = [short_name(one, knowledge) for one in series]
    if len(set(short)) < len(short):
        short = [words.series_name(one, knowledge) for one in series]
    return [(clipped(name, LONGEST_LABEL), one) for name, one in zip(short, series, strict=True)]


def trouble(reference: str) -> str:
    """What a person hears when something broke inside."""
    return f"Something went wrong inside me. Please try again; my maintainers find it under the reference `{reference}`."


def gone() -> str:
    """What a person hears who presses a button for a figure that the knowledge holds no more."""
    return "My articles no longer have that figure. Ask me again and I will look at what they have now."


def outdated() -> str:
    """What a person hears who uses a command that has changed since Discord last showed it."""
    return "This command has changed. Please type it again in a minute; Discord still shows its old form."


def unreadable() -> str:
    """What a person hears who replied with the mention switched off."""
    return "Discord shows me only messages that mention me. Reply with the @ switched on, mention me, or use `/ask`."


def fitting(lines: Iterable[str], most: int) -> str:
    """As many whole lines from the top as fit, and a mark where some are left out."""
    kept: list[str] = []
    room = most - _units("\n…")
    for line in lines:
        room -= _units(line) + 1
        if room < 0:
            kept.append("…")
            break
        kept.append(line)
    return "\n".join(kept).strip()


def escaped(text: str) -> str:
    """Text in which nothing acts: no markdown, mention, link or invitation, whoever wrote it. It reads as it was."""
    text = _ACTING.sub(r"\\\g<0>", " ".join(text.split()))
    return _AT_THE_START.sub(r"\\\g<0>", text)


# `/` acts in `https://…` and in `discord.gg/…`; `-`, `+` and `1.` only where a line begins.
_ACTING = re.compile(r"[\\*_~`|<>\[\]#@]|(?<=:)/|(?<=gg)/|(?<=\.com)/")
_AT_THE_START = re.compile(r"^[-+](?=\s|#)|(?<=^\d)\.(?=\s)")


def _answered(answer: Answer, knowledge: Knowledge, note: str) -> Iterator[str]:
    if premise := words.premise_sentence(answer, knowledge):
        yield f"**{escaped(premise)}**"
    if answer.intent is Intent.SOURCES and not answer.figures:
        yield from (f"- {escaped(words.article_line(knowledge.articles[article]))}" for article in answer.articles)
        return
    for statement in answer.statements:
        yield f"> {escaped(words.statement_line(statement, knowledge))}"
        yield ""
    if reading := words.reading_line(answer, knowledge):
        yield escaped(reading)
    if note:
        yield _small(escaped(note))
    for figure in answer.figures:
        yield ""
        if len(answer.figures) > 1 or answer.statements:
            number = escaped(words.figure_number(figure, knowledge))
            yield f"**{number}** {escaped(words.series_name(figure.series, knowledge))}"
        for report in figure.reports:
            yield _report(report, knowledge)
        verdict, *remarks = words.agreement_sentences(figure, knowledge)
        yield ""
        yield f"**{escaped(verdict)}**"
        yield from (f"- {escaped(remark)}" for remark in remarks)
    for computed in answer.computed:
        yield ""
        yield f"*{escaped(words.computed_sentence(computed, knowledge))}*"


def _report(report: Report, knowledge: Knowledge) -> str:
    name = f"**{escaped(words.article_name(report.article, knowledge))}**"
    address = knowledge.articles[report.article].address.value
    if address is not None and _LINKABLE.fullmatch(address):
        name = f"[{name}]({address})"
    return f"{name} “{escaped(report.printed)}”\n{_small(escaped(words.report_origin(report, knowledge)))}"


# An address that cannot end the link early.
_LINKABLE = re.compile(r"https?://[^\s()<>\[\]]{1,1000}")


def _small(text: str) -> str:
    return f"-# {text}"


def _colour(answer: Answer) -> int:
    verdicts = {figure.agreement.verdict for figure in answer.figures}
    if Verdict.CONFLICT in verdicts:
        return _RED
    if Verdict.DIFFERS_IN_SCOPE in verdicts:
        return _YELLOW
    if verdicts & {Verdict.AGREE, Verdict.CONSISTENT}:
        return _GREEN
    return _GREY if answer.status is Status.UNKNOWN else _BLUE


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
