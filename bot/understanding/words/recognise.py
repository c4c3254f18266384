"""Tokens → spans: which words name which terms, in spite of slips; and which words are nothing we know."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from operator import attrgetter

from rapidfuzz.distance import OSA

from bot.understanding.words.dimensions import INDICATED
from bot.understanding.words.lexicon import SUBJECT_DIMENSIONS, Lexicon
from bot.understanding.words.meant import Typed, typed_words
from bot.understanding.words.phrases import Sense
from bot.understanding.words.segment import segmented
from bot.understanding.words.spoken_years import years_in_figures
from bot.understanding.words.text import Token, without
from bot.understanding.words.word_class import WordClass, word_class

# What people name in their own order, and with small words in it.
_NAMED = frozenset({"indicator", "expression", "product", "organisation", "topic"})
_ARTICLE, _WITH_ARTICLE = "the", 2
_SMALL = frozenset({"filler", "marker", "range"})
_OF_TWO = 2
_HOURS = frozenset(map(str, range(1, 13)))
_YEARS = range(1900, 2101)
_IN_FIGURES = frozenset({"number", "expression"})
ELSEWHERE = frozenset({"institution"})


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring tokens that stand for something; no senses: a word nobody here knows."""

    senses: tuple[Sense, ...]
    text: str
    sentence: int
    possessive: bool = False
    hyphen: bool = False
    comma: bool = False
    slips: int = 0
    kind: WordClass | None = None  # of a word that nobody here knows
    line: bool = False  # begins a line
    dimensions: frozenset[str] = field(init=False, compare=False)  # of its senses
    _codes: Mapping[str, tuple[str, ...]] = field(init=False, compare=False, repr=False)  # by dimension

    def __post_init__(self) -> None:
        dimensions, codes = _by_dimension(self.senses)
        object.__setattr__(self, "dimensions", dimensions)
        object.__setattr__(self, "_codes", codes)

    def codes(self, dimension: str) -> tuple[str, ...]:
        """What of a dimension it stands for; empty where it is no thing of it."""
        return self._codes.get(dimension, ())

    def is_a(self, dimension: str, *codes: str) -> bool:
        """Whether it is a thing of a dimension; with codes, one of those."""
        if dimension not in self.dimensions:
            return False
        return not codes or any(map(self._codes[dimension].__contains__, codes))

    def is_any(self, dimensions: Iterable[str]) -> bool:
        """Whether it is one thing or another."""
        return not self.dimensions.isdisjoint(dimensions)

    @property
    def known(self) -> bool:
        """Whether it stands for something here; an institution that no article names does not."""
        return bool(self.senses) and self.dimensions != ELSEWHERE

    @property
    def year(self) -> int | None:
        """The year that it is in figures, a folder's own word for a time or not; None where it is none."""
        if not self.text.isdigit() or self.dimensions.isdisjoint(_IN_FIGURES):
            return None
        return year if (year := int(self.text)) in _YEARS else None

    @property
    def subject(self) -> bool:
        """Whether it names something of the subject, rather than being a word of the language."""
        return not SUBJECT_DIMENSIONS.isdisjoint(self.dimensions)


@lru_cache(maxsize=65536)
def _by_dimension(senses: tuple[Sense, ...]) -> tuple[frozenset[str], Mapping[str, tuple[str, ...]]]:
    # Asked some hundred times a question; the same few thousand tuples come again and again.
    codes: dict[str, tuple[str, ...]] = {}
    for dimension, code in senses:
        codes[dimension] = (*codes.get(dimension, ()), code)
    return frozenset(codes), codes


def has(spans: Iterable[Span], dimension: str, *codes: str) -> bool:
    """Whether one of the spans is a thing of a dimension; with codes, one of those."""
    if not codes:
        return dimension in _dimensions_of(spans)
    return any(span.is_a(dimension, *codes) for span in spans if dimension in span.dimensions)


def has_any(spans: Iterable[Span], dimensions: Iterable[str]) -> bool:
    """Whether one of the spans is one thing or another."""
    return not frozenset(dimensions).isdisjoint(_dimensions_of(spans))


def _dimensions_of(spans: Iterable[Span]) -> Iterator[str]:
    # Nearly every rule asks: without a frame of ours for each span it takes a third of the time.
    return chain.from_iterable(map(attrgetter("dimensions"), spans))


def meanings_of(span: Span, lexicon: Lexicon, dimension: str) -> list[Mapping[str, str]]:
    """What each expression of a span, or each hint, stands for: codes by dimension."""
    return [lexicon.expressions[int(index)] for index in span.codes(dimension)]


def indicators_of(span: Span, lexicon: Lexicon) -> tuple[str, ...]:
    """What is measured that a span names, by an expression too."""
    named = span.codes("indicator")
    if "expression" not in span.dimensions:
        return named
    meant = meanings_of(span, lexicon, "expression")
    return (*named, *(means["indicator"] for means in meant if "indicator" in means))


def names_measured(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether one of the spans names what is measured, or hints at it; an expression may be for a time alone: "this season"."""
    if not has_any(spans, INDICATED):
        return False
    return has_any(spans, ("indicator", "hint")) or any(indicators_of(span, lexicon) for span in spans)


def recognise(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans of a question in order, longest phrases first, every token in exactly one span."""
    if any(token.wide for token in tokens):
        tokens = segmented(tokens, lexicon)
    hesitating = lexicon.lists.hesitating
    if any(token.text in hesitating for token in tokens):
        tokens = tuple(without(tokens, hesitating)) or tokens
    if any(token.text in lexicon.centuries for token in tokens):
        tokens = tuple(years_in_figures(tokens, lexicon))
    typed = list(typed_words(tokens, lexicon))
    spans: list[Span] = []
    at = 0
    while at < len(typed):
        first = typed[at]
        phrase, slips, end = _longest_phrase(typed, at, lexicon)
        if (
            len(phrase) == _WITH_ARTICLE
            and phrase[0] == _ARTICLE
            and _begins_a_longer_name(typed, at + 1, end, lexicon)
        ):
            phrase, slips, end = (_ARTICLE,), 0, at + 1
        if phrase:
            senses = lexicon.senses[phrase]
        else:
            phrase, end = (first.meant[0].word if first.alone else first.token.text,), at + 1
            senses = _of_no_phrase(typed, at, lexicon)
        last = typed[end - 1].token
        token = first.token
        text = " ".join(phrase)
        kind = None if senses or lexicon.endings else word_class(text)
        spans.append(
            Span(senses, text, token.sentence, last.possessive, token.hyphen, token.comma, slips, kind, token.line)
        )
        at = end - 1 if _lends_its_last(phrase, typed, end, lexicon) else end
    return tuple(spans)


def _of_no_phrase(typed: Sequence[Typed], at: int, lexicon: Lexicon) -> tuple[Sense, ...]:
    """What a token that begins no phrase stands for: a number, unless it only tells the hour."""
    token = typed[at].token
    if not token.number:
        return ()
    return (Sense("filler", ""),) if _is_hour(typed, at, lexicon) else (Sense("number", token.text),)


def _is_hour(typed: Sequence[Typed], at: int, lexicon: Lexicon) -> bool:
    """ "8 pm", "at 8:30pm"; "see you at 8", where the clause ends."""
    rest = [one.token for one in typed[at + 1 : at + 3]]
    if len(rest) > 1 and rest[0].number and rest[0].comma:
        rest = rest[1:]
    if rest and rest[0].text in lexicon.lists.clock:
        return True
    token = typed[at].token
    ends = not rest or rest[0].comma or rest[0].sentence > token.sentence
    return ends and token.text in _HOURS and at > 0 and typed[at - 1].token.text in lexicon.lists.before_hour


def _begins_a_longer_name(typed: list[Typed], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether what stands after an article is the beginning of a name: "the league" of "the league office"."""
    if (_ARTICLE,) not in lexicon.senses or (typed[start].token.text,) not in lexicon.beginnings:
        return False
    longer, _, reached = _longest_phrase(typed, start, lexicon)
    return reached > end and any(
        sense.dimension in _NAMED or sense.dimension == "person" for sense in lexicon.senses[longer]
    )


def _lends_its_last(phrase: Sequence[str], typed: list[Typed], end: int, lexicon: Lexicon) -> bool:
    """Whether a phrase's last word begins a name: "whats the | the union", where "the" belongs to both."""
    if len(phrase) < 2 or len(lexicon.beginnings.get((phrase[-1],), ())) <= 1 or end == len(typed):
        return False
    if any(sense.dimension in SUBJECT_DIMENSIONS for sense in lexicon.senses[tuple(phrase)]):
        return False
    longer, _, _ = _longest_phrase(typed, end - 1, lexicon)
    return len(longer) > 1 and any(sense.dimension in _NAMED for sense in lexicon.senses[longer])


def _longest_phrase(typed: list[Typed], start: int, lexicon: Lexicon) -> tuple[tuple[str, ...], int, int]:
    """The longest phrase from `start`, its slips and where it ends; of several that with the fewest slips.

    It never crosses a sentence's end. Verbs that only help may stand within a name: "trains have been late", of "trains late".
    """
    best: tuple[tuple[str, ...], int, int] = ((), 0, start)
    first = typed[start]
    likeliest = first.meant[0]
    if len(first.meant) == 1 and not likeliest.slips and (likeliest.word,) not in lexicon.beginnings:  # most words
        alone = (likeliest.word,)
        return (alone, 0, start + 1) if alone in lexicon.senses and first.alone else best

    def read_on(at: int, words: tuple[str, ...], slips: int, *, helped: bool = False) -> None:
        nonlocal best
        # A word too short or too far off to be sure of counts only inside a longer phrase.
        sure = len(words) > 1 or (first.alone and words[0] == first.meant[0].word)
        # "bean" where only "beans" is listed.
        sure = sure or (len(words) == 1 and not slips and lexicon.is_term(words[0]))
        sure = sure and (not helped or any(sense.dimension in _NAMED for sense in lexicon.senses.get(words, ())))
        sure = sure and not (slips and _is_other_talk(typed[start:at], words, lexicon))
        sure = sure and not (slips and len(words) > 1 and _is_only_a_slip(typed[start:at], words, lexicon))
        if sure and words in lexicon.senses and (-len(words), slips) < (-len(best[0]), best[1]):
            best = (words, slips, at)
        following = lexicon.beginnings.get(words)
        if following and at < len(typed) and typed[at].token.sentence == first.token.sentence:
            if typed[at].token.comma and any(sense.dimension == "area" for sense in lexicon.senses.get(words, ())):
                return  # "sales to Sweden, krona": no Swedish krona
            for meant in typed[at].meant:
                if meant.word in following:
                    read_on(at + 1, (*words, meant.word), slips + meant.slips, helped=helped)
            for word in _going_on(typed[at].token.text, following, lexicon):
                read_on(at + 1, (*words, word), slips + 1, helped=helped)
            if not (helped or typed[at].token.comma) and (helping := _helping(typed, at, lexicon)):
                read_on(at + helping, words, slips, helped=True)

    # "Month" in "a month now" is no "months now".
    is_one = first.token.text in lexicon.times and start > 0 and typed[start - 1].token.text in lexicon.lists.per
    for meant in first.meant[:1] if is_one else first.meant:
        read_on(start + 1, (meant.word,), meant.slips)
    return best


def _helping(typed: Sequence[Typed], at: int, lexicon: Lexicon) -> int:
    """How many words from `at` only help what a name does: "are", "have been"; not "have" alone, which may be of another name."""
    helping, text = lexicon.lists.helping, typed[at].token.text
    if text in lexicon.lists.linking and at + 1 < len(typed) and typed[at + 1].token.text in helping:
        return 2
    return int(text in helping)


def _is_other_talk(typed: Sequence[Typed], words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words that all say something themselves would be a slip for a greeting: "goods right" is no "good night"."""
    if not any(sense.dimension == "talk" for sense in lexicon.senses.get(tuple(words), ())):
        return False
    said = [lexicon.senses.get((one.token.text,), ()) for one in typed]
    return all(said) and not any(sense.dimension == "talk" for senses in said for sense in senses)


def _is_only_a_slip(typed: Sequence[Typed], words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a phrase has nothing but small words beside a real word that would be a slip: "prices in" is not "priced in"."""
    pairs = [(one.token.text, word) for one, word in zip(typed, words, strict=False)]
    sure = (lexicon.homophones, lexicon.slips)  # "max temp" is short for something
    slipped = [one for one, word in pairs if one != word and all(held.get(one) != word for held in sure)]
    same = [word for typed_word, word in pairs if typed_word == word]
    is_small = _is_small if len(pairs) == _OF_TWO else Lexicon.is_mortar
    return (
        bool(slipped)
        and all(map(lexicon.common.__contains__, slipped))
        and all(is_small(lexicon, word) for word in same)
    )


def _is_small(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is mortar or a preposition: "praying for" is not "paying for", though "year to dat" is "year to date"."""
    senses = lexicon.senses.get((word,), ())
    return bool(senses) and (lexicon.is_mortar(word) or all(sense.dimension in _SMALL for sense in senses))


def _going_on(typed: str, words: Collection[str], lexicon: Lexicon) -> Iterator[str]:
    """Of the words with which a phrase can go on, those that a real word may be a slip for: "united stats".

    A word that says something itself is none: "import change" is no "import charge".
    """
    if len(typed) >= _GOING_ON and len(words) <= _FEW and typed not in words:
        if (typed,) in lexicon.senses and not lexicon.is_mortar(typed):
            return
        for word in words:
            if len(word) >= _GOING_ON and OSA.distance(typed, word, score_cutoff=1) <= 1:
                yield word


# Shorter words, or phrases that can go on in more ways, are too often something else.
_GOING_ON, _FEW = 5, 40
