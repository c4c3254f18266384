"""Verdicts on statements, and what is off; no statement that the articles contradict may ever be supported."""

import shutil
import time
from pathlib import Path

import pytest

from bot.answering.answer import CheckedClaim, ClaimVerdict, Off, Open, Status
from bot.answering.claims import summary
from bot.facts.load import load
from bot.footnote import Footnote
from bot.understanding.reading import Intent
from tests.conftest import ROOT, UNTRACED

SUBJECT = ROOT / "tests" / "subject" / "knowledge"
SUPPORTED, CONTRADICTED = ClaimVerdict.SUPPORTED, ClaimVerdict.CONTRADICTED
MIXED, NOT_COVERED = ClaimVerdict.MIXED, ClaimVerdict.NOT_COVERED


def one(footnote: Footnote, text: str) -> CheckedClaim:
    claim = footnote.check(text).claim
    assert claim is not None
    (checked,) = claim.checked
    return checked


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("exports to the US rose 28.6% in November", Off.SIGN),
        ("exports rose 7% in November", Off.VALUE),
        ("exports fell 1.1% in November", Off.PERIOD),
        ("exports to the EU fell 28.6% in November", Off.PARTNER),
        ("exports rose 5.4% in November", Off.PERIOD),
        ("the surplus grew 24% on the year in November", Off.MEASURE),
        ("exports to the US fell 28.6 percentage points in November", Off.UNIT),
        ("the surplus was $111.7 million in November", Off.SCALE),
        ("imports rose 3% in November", Off.KIND),
        ("exports did not rise in November", Off.DENIED),
    ],
)
def test_what_is_off_is_named(footnote: Footnote, text: str, off: Off) -> None:
    checked = one(footnote, text)
    assert (checked.verdict, checked.off) == (CONTRADICTED, off)


def test_nothing_is_a_wrong_scale_of_zero(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", folder)
    article = folder / "articles" / "chosun-biz.yaml"
    was, now = 'value: 28, qualifier: about, printed: "jumped about 28%"', 'value: 0.0, printed: "unchanged at 0.0%"'
    text = article.read_text(encoding="utf-8")
    assert was in text
    article.write_text(text.replace(was, now), encoding="utf-8")
    checked = one(Footnote(load(folder)), "exports to Africa rose 3% in November")
    assert (checked.verdict, checked.off) == (CONTRADICTED, Off.VALUE)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("exports to ASEAN rose 20% in November", Open.LESS_EXACT),
        ("exports to Australia rose 20% in November", Open.NO_NUMBER),
        ("exports to us 28.6%", Open.NO_DIRECTION),
        ("exports rose 5.4%", Open.NO_PERIOD),
        ("if exports rose 5.9% in November", Open.PERHAPS),
        ("nobody believes that exports rose 5.9%", Open.UNCLEAR),
        ("trade surplus of 1,076 trillion dollars so far this year", Open.UNCLEAR),
        ("exports to India rose 5.9%", Open.GAP),
        ("exports rose 5.9% in the first half", Open.GAP),
        ("exports rose by $5.9 billion in November", Open.GAP),
        ("The Epoch Times reports a US tariff of 47.5% on China", Open.OTHER_ARTICLE),
    ],
)
def test_what_cannot_be_decided_is_not_covered(footnote: Footnote, text: str, why: Open) -> None:
    checked = one(footnote, text)
    assert (checked.verdict, checked.open) == (NOT_COVERED, why)


@pytest.mark.parametrize(
    "text",
    [
        "exports rose 6% in November",
        "exports to the US fell nearly 29% in November",
        "exports to the US fell less than 30% in November",
        "exports to ASEAN rose more than 5% in November",
        "China's trade surplus topped a trillion dollars",
        "China's trade surplus topped $1 trillion as of November",
    ],
)
def test_what_is_rounded_and_true_is_supported(footnote: Footnote, text: str) -> None:
    assert one(footnote, text).verdict is SUPPORTED


@pytest.mark.parametrize("number", ["surpassed $1.1 trillion", "is $1.1 trillion", "is $1.076 trillion"])
def test_where_the_articles_are_split_the_verdict_is_mixed(footnote: Footnote, number: str) -> None:
    assert one(footnote, f"The trade surplus so far this year {number}").verdict is MIXED


def test_an_article_that_is_named_is_held_to_its_own_number(footnote: Footnote) -> None:
    assert one(footnote, "CNBC says the surplus surpassed $1.1 trillion this year").verdict is CONTRADICTED
    assert one(footnote, "The Epoch Times says the surplus surpassed $1.1 trillion this year").verdict is SUPPORTED


@pytest.mark.parametrize(
    ("text", "verdict", "off"),
    [
        ("“It can become a future norm,” said Gary Ng of Natixis.", SUPPORTED, None),
        ("“It can become a future norm,” said Lin Song of ING.", CONTRADICTED, Off.SPEAKER),
        ("“It has now become a future norm,” said Gary Ng.", CONTRADICTED, Off.WORDS),
        ("“We are very happy with the tariffs,” said Gary Ng.", NOT_COVERED, None),
    ],
)
def test_a_quotation_is_held_against_its_speaker(
    footnote: Footnote, text: str, verdict: ClaimVerdict, off: Off | None
) -> None:
    checked = one(footnote, text)
    assert (checked.verdict, checked.off) == (verdict, off)


def test_several_claims_are_taken_one_by_one(footnote: Footnote) -> None:
    answer = footnote.check("Exports rose 5.9% and imports fell 1.9% in November. Exports to Mars rose 3%.")
    assert answer.claim is not None
    assert [checked.verdict for checked in answer.claim.checked][:2] == [SUPPORTED, CONTRADICTED]
    assert answer.claim.verdict is CONTRADICTED
    assert (answer.status, answer.intent) == (Status.ANSWERED, Intent.CLAIM)


@pytest.mark.parametrize("text", ["", "hello", "my dog is 7 years old", "9" * 4000, "did " * 1000])
def test_a_text_without_a_claim_is_calmly_not_covered(footnote: Footnote, text: str) -> None:
    answer = footnote.check(text)
    assert answer.claim is not None
    assert answer.claim.verdict is NOT_COVERED
    assert (answer.status, answer.figures) == (Status.UNKNOWN, ())


def test_the_worst_verdict_stands_for_all() -> None:
    assert summary([SUPPORTED, MIXED, CONTRADICTED, NOT_COVERED]) is CONTRADICTED
    assert summary([SUPPORTED, MIXED]) is MIXED
    assert summary([NOT_COVERED, SUPPORTED]) is SUPPORTED
    assert summary([]) is NOT_COVERED


def test_no_number_of_another_series_is_ever_supported(footnote: Footnote) -> None:
    """Every growth printed for one market, claimed of every other one: only where the intervals meet may it pass."""
    markets = {"the US": (-28.6, -29), "the EU": (15,), "Africa": (28,), "Southeast Asia": (8,)}
    for market in markets:
        for other, values in markets.items():
            for value in values:
                verb = "fell" if value < 0 else "rose"
                checked = one(footnote, f"Exports to {market} {verb} {abs(value)}% in November")
                assert (checked.verdict is SUPPORTED) == (market == other), (market, value)


@UNTRACED
def test_what_a_text_full_of_numbers_of_a_disputed_series_costs_grows_no_faster_than_it(footnote: Footnote) -> None:
    def cost(numbers: int) -> float:
        said = " ".join(f"{number}.{number % 7}{number % 3}." for number in range(60, 60 + numbers))
        took = []
        for _ in range(5):
            began = time.process_time()
            assert footnote.check(f"The trade surplus so far this year {said}").claim is not None
            took.append(time.process_time() - began)
        return min(took)

    assert cost(50) < 3 * cost(25)


@pytest.mark.parametrize(
    ("text", "verdict", "off"),
    [
        ("The traffic office counted 31% more trips to the Harbour district in June 2024", SUPPORTED, None),
        ("The traffic office counted 24% more trips to the Harbour district in June 2024", CONTRADICTED, Off.ORIGIN),
        ("The traffic office counted 60% more trips to the Harbour district in June 2024", CONTRADICTED, Off.VALUE),
        ("The statistics desk says that trips to the Harbour district rose 24% in June 2024", SUPPORTED, None),
        ("Trips to the Harbour district rose 24% in June 2024", MIXED, None),
        ("The Wheel Institute says that trips to the Harbour district rose 24% in June 2024", MIXED, None),
    ],
)
def test_where_origins_differ_each_is_held_to_its_own_number(text: str, verdict: ClaimVerdict, off: Off | None) -> None:
    checked = one(Footnote(load(SUBJECT)), text)
    assert (checked.verdict, checked.off) == (verdict, off)
