"""An Answer as a card for a phone's width: what stands where, within Discord's limits. Discord itself is not imported here."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.answering.answer import Answer, ClaimVerdict, Figure, Status, Verdict
from bot.facts.model import Knowledge, Language, Report, Series
from bot.rendering import agreement_words, claim_words, naming, verdicts, words
from bot.rendering.command_words import command_words
from bot.rendering.labels import clipped, differing, short_name
from bot.rendering.markdown import escaped, fitting, small, units
from bot.rendering.voice import Voice
from bot.understanding.reading import Ambiguous, How, Intent

# Discord's limits. It counts UTF-16 units, so an emoji is two.
LONGEST_CARD = 4000
LONGEST_CONTENT = 2000
LONGEST_LABEL = 80
MOST_BUTTONS = 5
# Of the 40 parts that a message may have: a container, a line between any two blocks, and three rows of buttons, the last with
# two; one part is left over.
MOST_BLOCKS = 12

# Beside the words, never in place of them: one man in twelve does not tell the red from the green.
GREY, BLUE, GREEN, YELLOW, RED = 0x80848E, 0x5865F2, 0x2D9D5C, 0xF0B132, 0xDA373C


@dataclass(frozen=True)
class Card:
    """What a message shows. `lines` are Discord's markdown, each whole in itself: shown or left out, never cut.

    An empty line begins a new block, which is set apart from the one before. `edition`, which knowledge it rests on, and
    `footer` stand last, above the buttons.
    """

    title: str
    lines: tuple[str, ...]
    colour: int
    footer: str = ""
    edition: str = ""

    @property
    def blocks(self) -> tuple[str, ...]:
        """The text in blocks, title first and footer last, together within Discord's limit."""
        foot = [small(line) for line in (self.edition, self.footer) if line]
        footer = ["\n".join(foot)] if foot else []
        text = fitting((f"# {self.title}", *self.lines), LONGEST_CARD - sum(units(line) + 2 for line in footer))
        blocks = [block.strip("\n") for block in re.split(r"\n{2,}", text)]
        return ("\n".join(blocks[:1]), *_few([*blocks[1:], *footer], MOST_BLOCKS - 1))


def card(answer: Answer, knowledge: Knowledge, note: str = "", language: Language | None = None) -> Card:
    """The card of any answer: the number, how it was read, each article's own words, whether they agree.

    `note` follows the reading. In the question's language, unless another is given.
    """
    voice = Voice(knowledge, language or answer.reading.language)
    lines: list[str] = []
    edition = "" if answer.status is Status.CHAT else words.edition(voice)
    if answer.reading.cut:
        lines.append(small(words.cut_remark(voice)))
    if answer.claim is not None:
        lines += _checked(answer, voice)
        return Card(
            escaped(words.headline(answer, voice)), tuple(lines), _CLAIM_COLOURS[answer.claim.verdict], edition=edition
        )
    if note and answer.status is not Status.ANSWERED:
        lines.append(small(escaped(note)))
    match answer.status:
        case Status.CHAT if answer.intent is Intent.HELP:
            lines += _help(voice)
        case Status.CHAT:
            lines.append(escaped(words.talk_text(answer.intent, voice)))
        case Status.AMBIGUOUS:
            # Numbered, since "2" is an answer too.
            lines += (
                f"{number}. {escaped(naming.series_name(ask.series, voice))}"
                for number, ask in enumerate(answer.choices, 1)
            )
        case Status.UNKNOWN:
            assert answer.refusal is not None  # built with one
            lines.append(escaped(words.refusal_sentence(answer.refusal, voice)))
            if offer := words.offer_sentence(answer, voice):
                lines.append(escaped(offer))
        case Status.ANSWERED:
            lines += _answered(answer, voice, note)
    footer = ""
    if answer.near or answer.speaker:
        footer = words.near_lead(answer, voice)
    return Card(escaped(words.headline(answer, voice)), tuple(lines), _colour(answer), footer, edition)


def plain(shown: Card) -> str:
    """The card as message text, for a place that does not take it in parts."""
    return fitting((f"**{shown.title}**", *shown.lines), LONGEST_CONTENT)


def buttons(answer: Answer, knowledge: Knowledge, language: Language | None = None) -> list[tuple[str, Series]]:
    """What a person may press: the ways to take an ambiguous question, or what is near. A label names only what it must."""
    voice = Voice(knowledge, language or answer.reading.language)
    series = [ask.series for ask in answer.choices] or list(answer.near)
    meaning = answer.reading.meaning
    short = [short_name(one, voice) for one in series]
    if answer.choices and isinstance(meaning, Ambiguous):
        short = [differing(one, meaning.differs, voice) for one in series]
    taken = Counter([*short, *(short_name(figure.series, voice) for figure in answer.figures)])
    names = [
        name if taken[name] == 1 else naming.series_name(one, voice) for name, one in zip(short, series, strict=True)
    ]
    return [(clipped(name, LONGEST_LABEL), one) for name, one in zip(names, series, strict=True)]


def _few(blocks: list[str], most: int) -> list[str]:
    """At most so many blocks: the last ones run together."""
    return blocks if len(blocks) <= most else [*blocks[: most - 1], "\n\n".join(blocks[most - 1 :])]


def _checked(answer: Answer, voice: Voice) -> Iterator[str]:
    """Each statement with its verdict; of a single one also what each article prints."""
    assert answer.claim is not None  # asked only of claims
    checked = answer.claim.checked
    if not checked:
        yield escaped(claim_words.claim_why(answer, voice))
    for index, one in enumerate(checked):
        if index:
            yield ""
        verdict = voice.say(claim_words.CLAIM_VERDICTS[one.verdict])
        quoted = escaped(voice.quoted(clipped(one.text, _LONGEST_QUOTED)))
        mark = _MARKS[_CLAIM_COLOURS[one.verdict]]
        yield voice.say("{verdict}: {quoted}", verdict=f"{mark} **{verdict}**", quoted=quoted)
        yield small(escaped(claim_words.claim_reason(one, voice)))
    if len(checked) == 1:
        for figure in answer.figures:
            yield ""
            yield from _reports(figure.reports, voice)


# Of a statement, as much as shows which one it is.
_LONGEST_QUOTED = 200


_CLAIM_COLOURS = {
    ClaimVerdict.SUPPORTED: GREEN,
    ClaimVerdict.CONTRADICTED: RED,
    ClaimVerdict.MIXED: YELLOW,
    ClaimVerdict.NOT_COVERED: GREY,
}


def _answered(answer: Answer, voice: Voice, note: str) -> Iterator[str]:
    if premise := verdicts.premise_sentence(answer, voice):
        yield f"**{escaped(premise)}**"
    if supposed := verdicts.supposed_sentence(answer, voice):
        yield f"**{escaped(supposed)}**"
    if silent := verdicts.silent_sentence(answer, voice):
        yield f"**{escaped(silent)}**"
    if unmoved := verdicts.unmoved_sentence(answer, voice):
        yield f"**{escaped(unmoved)}**"
    if answer.intent is Intent.SOURCES and not answer.figures:
        yield from (f"- {_source(article, voice)}" for article in answer.articles)
        return
    if answer.is_of_words:
        yield from _statements(answer, voice)
    if (len(answer.figures) == 1 or _is_guessed(answer)) and (reading := words.reading_line(answer, voice)):
        yield escaped(reading)
    if note:
        yield small(escaped(note))
    if extreme := verdicts.extreme_sentence(answer, voice):
        yield f"**{escaped(extreme)}**"
    item = "- " if len(answer.computed) > 1 else ""
    for computed in answer.computed:
        yield f"{item}*{escaped(verdicts.computed_sentence(computed, voice))}*"
    for figure in answer.figures:
        yield ""
        if len(answer.figures) > 1 or answer.is_of_words:
            number = escaped(naming.figure_numbers(figure, voice))
            yield f"**{number}** {escaped(naming.series_name(figure.series, voice))}"
        if len(answer.figures) > _MOST_IN_FULL:
            yield small(_in_a_row(figure, voice))
        else:
            yield from _reports(figure.reports if len(answer.figures) == 1 else _numbered(figure), voice)
            yield ""
        yield from _agreement(answer, figure, voice)
    if answer.statements and not answer.is_of_words:
        yield ""
        yield f"**{escaped(words.beside_lead(voice))}**"
        yield from _statements(answer, voice)


# More figures than this stand close together, or a phone shows only the first of them.
_MOST_IN_FULL = 2


def _agreement(answer: Answer, figure: Figure, voice: Voice) -> Iterator[str]:
    """The verdict, and the remarks that a card has room for."""
    mark = _MARKS[_verdict_colour(figure)]
    verdict = escaped(agreement_words.verdict_sentence(figure, voice))
    yield f"{mark} **{verdict}**" if len(answer.figures) <= _MOST_IN_FULL else small(f"{mark} {verdict}")
    # Beside others a figure is told in short, unless it is disputed; a button opens it.
    if len(answer.figures) == 1 or figure.agreement.verdict in (Verdict.CONFLICT, Verdict.DIFFERS_IN_SCOPE):
        yield from (f"- {escaped(remark)}" for remark in agreement_words.shown_remarks(figure, voice))
    if len(answer.figures) == 1 and (other := verdicts.look_alike_sentence(figure, voice)):
        yield f"- {escaped(other)}"


def _numbered(figure: Figure) -> tuple[Report, ...]:
    """The reports that bear a figure's number; all of them where it has none."""
    return tuple(report for report in figure.reports if report.reported) or figure.reports


def _in_a_row(figure: Figure, voice: Voice) -> str:
    """Each article with its own words, one after the other."""
    articles = _printed(_numbered(figure))
    return " · ".join(
        f"{article_link(article, voice)} {_quoted(printed, voice)}" for article, printed in articles.items()
    )


def _printed(reports: Iterable[Report]) -> dict[str, list[str]]:
    """Of each article its words, each once."""
    articles: dict[str, list[str]] = {}
    for report in reports:
        printed = articles.setdefault(report.article, [])
        if report.printed not in printed:
            printed.append(report.printed)
    return articles


def _quoted(printed: Iterable[str], voice: Voice) -> str:
    return " … ".join(escaped(voice.quoted(text)) for text in printed)


def _statements(answer: Answer, voice: Voice) -> Iterator[str]:
    for statement in answer.statements:
        yield f"> {escaped(words.statement_line(statement, voice))}"
        if answer.is_of_words and statement.note:
            yield f"> {small(escaped(statement.note))}"
        yield ""


def _help(voice: Voice) -> Iterator[str]:
    """Examples to copy, then the commands: those of this knowledge, and what the others do."""
    yield voice.say("Ask in your own words: mention me, write to me directly, or use {command}.", command="`/ask`")
    yield from (f"- {escaped(example)}" for example in voice.knowledge.examples(voice.language))
    yield ""
    if families := [f"`/{family.name}`" for family in voice.knowledge.subject.families]:
        named = [*families[:_MOST_NAMED], *(["…"] if len(families) > _MOST_NAMED else [])]
        yield voice.say("Or pick from what there is: {commands}", commands=" ".join(named))
    for name, told in command_words().commands.items():
        if name not in _SELF_EVIDENT:
            yield f"- `/{name}` {escaped(told.description.get(voice.language, told.description['en']))}"


# Commands that help need not explain: it has, or is, or follows from them.
_SELF_EVIDENT = ("ask", "help", "about", "metrics")
_MOST_NAMED = 24


def _is_guessed(answer: Answer) -> bool:
    """Whether a part of the reading was not asked for: of several figures, each is named with its own number anyway."""
    return any(
        how is How.INHERITED or (how is How.ASSUMED and dimension == "period")
        for figure in answer.figures
        for dimension, how in figure.ask.how.items()
    )


def _reports(reports: Iterable[Report], voice: Voice) -> Iterator[str]:
    """Each article with its own words, and under those who have it from the same origin, in the same way, that origin."""
    origins: dict[str, list[Report]] = {}
    for report in reports:
        origins.setdefault(naming.report_origin(report, voice), []).append(report)
    for origin, own in origins.items():
        for article, printed in _printed(own).items():
            yield f"{article_link(article, voice)} {_quoted(printed, voice)}"
        yield small(f"↳ {escaped(origin)}")


def article_link(article: str, voice: Voice) -> str:
    """An outlet's name, leading to the article where its address is known."""
    name = f"**{escaped(naming.article_name(article, voice))}**"
    address = voice.knowledge.articles[article].address.value
    return f"[{name}]({address})" if address is not None and _LINKABLE.fullmatch(address) else name


def _source(article: str, voice: Voice) -> str:
    """An article with its link in place of its address, which nobody can press inside other words."""
    facts = words.article_facts(voice.knowledge.articles[article], voice)
    told = {name: escaped(fact) for name, fact in facts.items()}
    return voice.say("{outlet}: {title}, {author}, {day}", outlet=article_link(article, voice), **told)


# An address that cannot end the link early.
_LINKABLE = re.compile(r"https?://[^\s()<>\[\]]{1,1000}")


# The colours again, where each of several figures has its own verdict.
_MARKS = {RED: "🔴", YELLOW: "🟡", GREEN: "🟢", BLUE: "🔵", GREY: "⚪"}


def _colour(answer: Answer) -> int:
    """That of the worst verdict; of an answer without figures whether it is one."""
    colours = {_verdict_colour(figure) for figure in answer.figures}
    worst = next((colour for colour in (RED, YELLOW, GREEN, BLUE, GREY) if colour in colours), BLUE)
    return GREY if answer.status is Status.UNKNOWN else worst


def _verdict_colour(figure: Figure) -> int:
    if figure.lead.reported is None:
        return GREY
    match figure.agreement.verdict:
        case Verdict.CONFLICT:
            return RED
        case Verdict.DIFFERS_IN_SCOPE:
            return YELLOW
        case Verdict.AGREE | Verdict.CONSISTENT:
            return GREEN
        case Verdict.SINGLE:
            return BLUE
