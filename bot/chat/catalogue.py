"""Everything that can be asked, in groups, and which list a button's words lead to. No Discord here."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from bot.answering.answer import Answer, Status
from bot.answering.build import answer
from bot.chat.identity import LONGEST_VALUE, found, identity, series_of
from bot.chat.options import Choice, FamilyOptions
from bot.chat.picks import SeriesPicks, VoicePicks
from bot.facts.model import Family, Knowledge, Language, Series
from bot.footnote import Footnote
from bot.logs import log
from bot.rendering import lists
from bot.rendering.command_words import command_words
from bot.rendering.listing import Listing, Place, Shown, Told
from bot.rendering.voice import ENGLISH, Voice
from bot.understanding.reading import Reading, unknown

# Discord's limits.
MOST_COMMANDS = 100
LONGEST_NAME = 32
# Between speaker and topic in the key of a list of quotations; no code holds one.
_AND = "|"
# Of the 100 characters of a button's id, what is left for each of two codes.
_HALF_A_KEY = 38


class Catalogue:
    """The commands that a knowledge makes, the groups in which its figures are listed, and every list there is."""

    def __init__(self, footnote: Footnote) -> None:
        self.footnote = footnote
        self.knowledge = footnote.knowledge
        self.series = SeriesPicks(self.knowledge)
        self.voices = VoicePicks(self.knowledge)
        self.families = _named(self.knowledge.subject.families, footnote, set(command_words().commands))
        self._rest = self._by_indicator()
        self._groups: dict[Language, tuple[lists.Group, ...]] = {}

    def prepare(self) -> None:
        """Make now what the first to need it would wait for."""
        self.series.prepare()

    def page(self, place: Place, language: Language = ENGLISH) -> Shown | None:
        """A page of a list; None where the knowledge has nothing of that any more."""
        listing = self.listing(place, language)
        return None if listing is None else listing.page(place.page)

    def listing(self, place: Place, language: Language = ENGLISH) -> Listing | None:
        """The list that a place leads to."""
        key, knowledge, voice = place.key, self.knowledge, Voice(self.knowledge, language)
        match place.told:
            case Told.FAMILIES:
                return lists.families_list(self.groups(language), voice)
            case Told.FIGURES:
                groups = {group.key: group for group in self.groups(language)}
                group = found(key, groups)
                return None if group is None else lists.figures_list(groups[group], voice)
            case Told.DISPUTES:
                return self.disputes(language)
            case Told.NUMBER:
                printed = self.number(key, language)
                return printed if isinstance(printed, Listing) else None
            case Told.QUOTES:
                return self._quotes(key, language)
            case Told.ARTICLES:
                return lists.articles_list(voice)
            case Told.ARTICLE:
                article = found(key, knowledge.articles)
                return None if article is None else lists.article_list(knowledge.articles[article], voice)
            case Told.WORDINGS:
                series = series_of(key, knowledge)
                return None if series is None else lists.wordings_list(series, key, voice)

    def disputes(self, language: Language) -> Listing:
        """What the articles disagree on."""
        return lists.disputes_list(self.footnote.disagreements(), Voice(self.knowledge, language))

    def quotes(self, speaker: str | None, topic: str | None, language: Language) -> Listing | Answer:
        """What somebody says on something, as picked or typed; or that nobody does."""
        who, what = speaker and self.voices.speaker(speaker), topic and self.voices.topic(topic)
        if unknown := [text for text, code in ((speaker, who), (topic, what)) if text and not code]:
            return _not_covered(unknown, self.knowledge)
        said = self.footnote.quotes(who, what)
        if said.status is not Status.ANSWERED:
            return said
        key = _AND.join(identity(code or "", _HALF_A_KEY) for code in (who, what))
        return lists.quotes_list(said, key, who, what, Voice(self.knowledge, language))

    def number(self, text: str, language: Language) -> Listing | Answer:
        """Everything printed like a number; or that nothing is."""
        printed, voice = self.footnote.number(text), Voice(self.knowledge, language)
        return lists.number_list(printed, text, voice) if printed.status is Status.ANSWERED else printed

    def article(self, text: str, language: Language) -> Listing | Answer:
        """What is known of an article, as picked or typed; or that there is none such."""
        typed = text.strip().casefold()
        for article in self.knowledge.articles.values():
            phrases = (phrase for phrases in article.phrases.values() for phrase in phrases)
            if identity(article.id, LONGEST_VALUE) == text or typed in (article.name.casefold(), article.id, *phrases):
                return lists.article_list(article, Voice(self.knowledge, language))
        return _not_covered([text], self.knowledge)

    def articles(self, typed: str) -> list[Choice]:
        """The articles whose names fit what has been typed so far."""
        wanted, held = typed.strip().casefold(), self.knowledge.articles.values()
        fitting = [one for one in held if wanted in one.name.casefold() or wanted in one.id]
        return [Choice(one.name, identity(one.id, LONGEST_VALUE)) for one in fitting]

    def group(self, text: str, language: Language) -> Listing:
        """The figures of a group, as picked or typed; all the groups where there is none such."""
        typed, voice = text.strip().casefold().removeprefix("/"), Voice(self.knowledge, language)
        for group in self.groups(language):
            if identity(group.key, LONGEST_VALUE) == text or typed == group.title.casefold().removeprefix("/"):
                return lists.figures_list(group, voice)
        return lists.families_list(self.groups(language), voice)

    def grouped(self, typed: str, language: Language) -> list[Choice]:
        """The groups whose names fit what has been typed so far."""
        wanted = typed.strip().casefold()
        fitting = [one for one in self.groups(language) if wanted in f"{one.title} {one.description}".casefold()]
        return [Choice(one.title, identity(one.key, LONGEST_VALUE)) for one in fitting]

    def compared(self, texts: Iterable[str], now: datetime, language: Language) -> list[Series] | Answer:
        """The series that were picked, or put in words, each once; or what one of the words met with instead."""
        picked: dict[Series, None] = {}
        for text in texts:
            series = self.series.named(text, language)
            if series is None:
                asked, _ = self.footnote.ask(text, None, now)
                if not asked.figures:
                    return asked
                series = asked.figures[0].series
            picked[series] = None
        return list(picked)

    def _quotes(self, key: str, language: Language) -> Listing | None:
        speaker, _, topic = key.partition(_AND)
        quoted = self.quotes(speaker or None, topic or None, language)
        return quoted if isinstance(quoted, Listing) else None

    def groups(self, language: Language) -> tuple[lists.Group, ...]:
        """The families, then what is in none of them by its indicator: together every series there is."""
        if language not in self._groups:
            self._groups[language] = (
                *(
                    lists.Group(name, f"/{name}", options.series, described(options.family, language))
                    for name, options in self.families.items()
                ),
                *(
                    lists.Group(f"{_REST}{indicator}", self.knowledge.name("indicator", indicator, language), series)
                    for indicator, series in self._rest.items()
                ),
            )
        return self._groups[language]

    def _by_indicator(self) -> dict[str, tuple[Series, ...]]:
        """What is in no family."""
        covered = {series for options in self.families.values() for series in options.series}
        rest: dict[str, list[Series]] = defaultdict(list)
        for series in self.knowledge.by_series:
            if series not in covered:
                rest[series.indicator].append(series)
        return {indicator: tuple(held) for indicator, held in rest.items()}


# Before the indicator in the key of a group that is no family; no command's name holds one.
_REST = "+"


def _not_covered(words: Iterable[str], knowledge: Knowledge) -> Answer:
    """That the articles have nothing of these words."""
    return answer(Reading("", unknown(*words)), knowledge)


def described(family: Family, language: Language = ENGLISH) -> str:
    """What a family is of, in this language, else in English where there is that."""
    texts = family.description
    return texts.get(language) or texts.get(ENGLISH) or next(iter(texts.values()), "")


def _named(families: Iterable[Family], footnote: Footnote, taken: set[str]) -> dict[str, FamilyOptions]:
    """The families that have series, by the names of their commands, as many as Discord takes."""
    named: dict[str, FamilyOptions] = {}
    for family in families:
        options = FamilyOptions(family, footnote.knowledge)
        if not options.series:
            continue  # nothing to show; `kb check` is where a maintainer hears of it
        name = _free_name(family.name, taken)
        if len(taken) == MOST_COMMANDS:
            log.warning("Discord allows %d commands; /%s and what follows have none", MOST_COMMANDS, name)
            break
        taken.add(name)
        named[name] = options
    return named


def _free_name(name: str, taken: set[str]) -> str:
    """A family's own name, or with a number where a command has it already."""
    number, free = 2, name
    while free in taken:
        free = f"{name[: LONGEST_NAME - len(str(number)) - 1]}-{number}"
        number += 1
    return free
