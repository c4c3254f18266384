"""Answers in the languages other than English: no English around the printed words, numbers as the language writes them."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from gettext import NullTranslations
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from bot.answering.answer import Answer
from bot.evaluate import read_cases
from bot.facts.model import Knowledge
from bot.footnote import Footnote
from bot.rendering import voice as voices
from bot.rendering.card import LONGEST_CARD, LONGEST_LABEL, MOST_BLOCKS, buttons, card, plain
from bot.rendering.contract import answer_object
from bot.rendering.graphics import picture
from bot.rendering.numbers import amount, period_name
from bot.rendering.plot import Intervals, describe
from bot.rendering.text import text
from bot.rendering.voice import ENGLISH, Voice, nearest, worded
from tests.conftest import NOW
from tests.rendering.test_catalogues import catalogue, forms

OTHERS = [language for language in worded() if language != ENGLISH]
QUESTIONS = Path(__file__).resolve().parents[1] / "questions"
# Between them every kind of answer; the others would only take longer.
TUNED = [
    QUESTIONS / f"{name}-tune.yaml" for name in ("language", "disagreement", "claims", "refuse", "several", "views")
]


class _Untranslated(NullTranslations):
    """Stands behind a catalogue: what is not in it is a mistake."""

    def gettext(self, message: str) -> str:
        raise AssertionError(f"not translated: {message!r}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002 - gettext's signature
        raise AssertionError(f"not translated: {msgid1!r}")


@pytest.fixture(scope="module")
def answers(footnote: Footnote) -> tuple[Answer, ...]:
    """An answer of every kind: to many questions tuned on, to claims, and for each series."""
    found = [footnote.show(series) for series in footnote.knowledge.by_series]
    for case in (case for path in TUNED for case in read_cases(path)):
        if case.claim is not None:
            found.append(footnote.check(case.claim))
            continue
        conversation = None
        for question in case.questions:
            answer, conversation = footnote.ask(question, conversation, NOW)
            found.append(answer)
    return tuple(found)


@pytest.mark.parametrize("language", OTHERS)
def test_every_answer_is_worded_without_english_and_within_discords_limits(
    answers: tuple[Answer, ...], knowledge: Knowledge, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voices._catalogue(language), "_fallback", _Untranslated())
    english = _english_frame(language, knowledge)
    printed = _printed(knowledge)
    leaks: dict[str, str] = {}
    for answer in answers:
        shown = card(answer, knowledge, language=language)
        assert sum(len(block.encode("utf-16-le")) // 2 for block in shown.blocks) <= LONGEST_CARD
        assert len(shown.blocks) <= MOST_BLOCKS
        assert plain(shown)
        labels = [label for label, _ in buttons(answer, knowledge, language)]
        assert all(1 <= len(label) <= LONGEST_LABEL for label in labels)
        found = answer_object(answer, knowledge, language=language)
        read = [found["text"], found["reading"], *found["suggestions"], *labels, shown.title, shown.footer]
        if drawn := picture(answer, knowledge, language):
            read += [describe(drawn), drawn.legend if isinstance(drawn, Intervals) else ""]
        own = [answer.reading.question, *(one["text"] for one in found["claims"])]
        leaks |= {word: left for left in _framing(read, own, printed) for word in _words(left) if word in english}
    assert leaks == {}


def _framing(read: Iterable[str], own: Iterable[str], printed: re.Pattern[str]) -> Iterator[str]:
    """What is left of texts without a person's own words, quotations, addresses, and what the knowledge has in English."""
    for whole in read:
        left = whole
        for typed in sorted(filter(None, own), key=len, reverse=True):
            left = left.replace(typed, " ")
        yield re.sub(r"„[^“]*“|“[^”]*”|«[^»]*»|「[^」]*」|\w+://\S+", " ", printed.sub(" ", left))


def _english_frame(language: str, knowledge: Knowledge) -> frozenset[str]:
    """The words of English sentences that neither this language's own sentences nor its names have."""
    held = catalogue(language)
    words = {word for entry in held if entry.id for form in forms(entry.id) for word in _words(form)}
    own = {word for entry in held if entry.id for form in forms(entry.string) for word in _words(form)}
    for terms in knowledge.terms.values():
        own |= {word for code, term in terms.items() for word in _words(term.name.get(language, code))}
    own |= {word for text in knowledge.subject.examples.get(language, ()) for word in _words(text)}
    own |= set(_words(knowledge.name_of_subject(language)))
    return frozenset(words - own)


def _words(text: str) -> Iterator[str]:
    yield from re.findall(r"[a-zß-öø-ÿœ]{3,}", re.sub(r"{\w*}", " ", text).lower())


def _printed(knowledge: Knowledge) -> re.Pattern[str]:
    """All that stands in English in the knowledge: printed words, quotations, notes, titles, names as printed."""
    texts = {report.printed for report in knowledge.reports} | {report.scope for report in knowledge.reports}
    texts |= {report.note for report in knowledge.reports} | {one.text for one in knowledge.statements}
    texts |= {text for one in knowledge.statements for text in (one.speaker_as, one.note)}
    texts |= {article.name for article in knowledge.articles.values()}
    for note in knowledge.notes:
        text = note.text
        for article in knowledge.articles.values():
            text = text.replace(article.id, article.name)
        texts.add(text)
    for relation in knowledge.relations:
        texts |= {relation.text, relation.supposing, relation.text.rstrip(".")}
    texts |= {article.title.value for article in knowledge.articles.values()}
    return re.compile("|".join(re.escape(one) for one in sorted((t for t in texts if t), key=len, reverse=True)))


@pytest.mark.parametrize(
    ("question", "language", "parts"),
    [
        ("wie stark fielen die exporte in die usa im november", "de", ("−28,6\u00a0%", "„plunged 28.6%“", "November 2025")),
        ("¿De cuánto es el superávit comercial este año?", "es", ("1,076 billones de", "«$1.076 trillion»", "enero–nov")),
        ("À combien s'élève l'excédent commercial cette année ?", "fr", ("1,076 millier de milliards", "«\u00a0$1.076 trillion\u00a0»")),
        ("今年これまでの貿易黒字はいくらですか？", "ja", ("1.076兆米ドル", "「$1.076 trillion」", "2025年1月～11月")),
        ("올해 누적 무역흑자는 얼마인가요?", "ko", ("1.076조 미국 달러", "“$1.076 trillion”", "2025년 1월 ~ 11월")),
        ("今年以来的贸易顺差有多大？", "zh", ("1.076万亿美元", "“$1.076 trillion”", "2025年1月至11月")),
    ],
)  # fmt: skip
def test_the_language_is_the_questions(
    ask: Callable[..., Answer], knowledge: Knowledge, question: str, language: str, parts: tuple[str, ...]
) -> None:
    answer = ask(question)
    assert answer.reading.language == language
    shown = text(answer, knowledge)
    assert all(part in shown for part in parts), shown
    assert answer_object(answer, knowledge)["text"] == shown
    assert text(answer, knowledge, ENGLISH) != shown


def test_a_claim_is_answered_in_its_language(footnote: Footnote, knowledge: Knowledge) -> None:
    answer = footnote.check("Die Exporte in die USA fielen im November um 28,6 %")
    assert answer.reading.language == "de"
    assert text(answer, knowledge).startswith("Von den Artikeln belegt.\n")


def test_another_language_than_the_questions_can_be_asked_for(ask: Callable[..., Answer], knowledge: Knowledge) -> None:
    answer = ask("exports to India in November")
    assert card(answer, knowledge).title == "The articles do not say"
    assert card(answer, knowledge, language="fr").title == "Les articles ne le disent pas"
    assert answer_object(answer, knowledge, language="fr")["text"].startswith("Les articles ne le disent pas.")


def test_a_language_without_a_catalogue_is_answered_in_english(
    ask: Callable[..., Answer], knowledge: Knowledge
) -> None:
    answer = ask("exports to the US")
    assert text(answer, knowledge, "xx") == text(answer, knowledge, ENGLISH)
    assert [nearest(tag) for tag in ("es-419", "zh-TW", "pt-BR", "de")] == ["es", "zh", "en", "de"]


@pytest.mark.parametrize(
    ("value", "step", "unit", "shown"),
    [
        ("330300000000", "100000000", "USD", {
            "de": "330,3 Milliarden US-Dollar", "es": "330,3 mil millones de dólares estadounidenses",
            "fr": "330,3 milliards de dollars américains", "ja": "3,303億米ドル", "ko": "3,303억 미국 달러", "zh": "3,303亿美元",
        }),
        ("1000000000000", "1000000000000", "USD", {
            "de": "1 Billion US-Dollar", "es": "1 billón de dólares estadounidenses",
            "fr": "1 millier de milliards de dollars américains", "ja": "1兆米ドル", "ko": "1조 미국 달러", "zh": "1万亿美元",
        }),
        ("8100000", "100000", "tonnes", {"de": "8,1 Millionen Tonnen", "es": "8,1 millones de toneladas", "ja": "810万トン"}),
        ("5494", "1", "tonnes", {"de": "5.494 Tonnen", "fr": "5\u202f494 tonnes", "zh": "5,494 吨"}),
        ("-28.6", "0.1", "percent", {"de": "−28,6\u00a0%", "es": "−28,6\u00a0%", "fr": "−28,6\u00a0%", "ko": "−28.6%"}),
        ("15.0", "0.1", "percent", {"de": "15,0\u00a0%", "ja": "15.0%"}),
        ("1", "1", "percentage_points", {"de": "1 Prozentpunkt", "es": "1 punto porcentual", "zh": "1个百分点"}),
        ("1.5", "0.1", "percentage_points", {"de": "1,5 Prozentpunkte", "es": "1,5 puntos porcentuales", "fr": "1,5 point de pourcentage"}),
    ],
)  # fmt: skip
def test_amounts(knowledge: Knowledge, value: str, step: str, unit: str, shown: dict[str, str]) -> None:
    found = {code: amount(Decimal(value), Decimal(step), unit, Voice(knowledge, code)) for code in shown}
    assert found == shown


@given(
    digits=st.integers(1, 10**6),
    exponent=st.integers(-4, 12),
    language=st.sampled_from(OTHERS),
    unit=st.sampled_from(["percent", "USD", "tonnes", "months"]),
)
def test_the_digits_are_the_same_in_every_language(
    knowledge: Knowledge, digits: int, exponent: int, language: str, unit: str
) -> None:
    step = Decimal(10) ** exponent
    shown = [amount(digits * step, step, unit, Voice(knowledge, one)) for one in (ENGLISH, language)]
    english, other = ("".join(re.findall(r"\d", one.split("オフ")[0])).strip("0") for one in shown)
    assert english == other


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("2025-01/2025-11", "de", "Januar–November 2025"),
        ("2025-10-30/..", "es", "desde el 30 de octubre de 2025"),
        ("2025-10/..", "fr", "depuis octobre 2025"),
        ("2025-12-08", "ja", "2025年12月8日"),
        ("2025-Q4", "ko", "2025년 4분기"),
        ("2026", "zh", "2026年"),
    ],
)
def test_periods(knowledge: Knowledge, code: str, language: str, name: str) -> None:
    assert period_name(code, Voice(knowledge, language)) == name


def test_a_picture_speaks_the_questions_language(ask: Callable[..., Answer], knowledge: Knowledge) -> None:
    drawn = picture(ask("wie stark fielen die exporte in die usa im november"), knowledge)
    assert drawn is not None
    assert drawn.frame.title == "Exporte (Ziel: Vereinigte Staaten)"
    assert drawn.frame.subtitle == "November 2025, Veränderung zum Vorjahr"
    assert "−28,6\u00a0%" in describe(drawn)
    other = picture(ask("wie stark fielen die exporte in die usa im november"), knowledge, ENGLISH)
    assert other is not None
    assert other.frame.title == "Exports to the United States"


def test_french_swallows_the_e_before_a_vowel(knowledge: Knowledge) -> None:
    said = Voice(knowledge, "fr").say("{what} of {product}", what="ventes", product="acier")
    assert said == "ventes d'acier"
