"""A folder's own names come before words of the language, and its money before any currency."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, ClaimVerdict, Status
from bot.facts.load import load
from bot.footnote import Footnote
from tests.conftest import ROOT

Ask = Callable[..., Answer]
SEASON = "2025-08/2026-05"


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("goals", f"goals.level.{SEASON}.count"),
        ("how many goals came from penalties", f"goals.level.penalty.{SEASON}.count"),
        ("how many points did alder get", f"points.level.PA.{SEASON}.count"),
        ("how many headed goals were there", f"goals.level.header.{SEASON}.count"),
        ("what does a ticket cost", f"ticket_price.level.{SEASON}.crowns"),
        ("what do away tickets cost", f"ticket_price.level.away_ticket.{SEASON}.crowns"),
        ("how much did the clubs spend on transfers", f"transfer_spending.level.{SEASON}.crowns"),
        ("foreign transfers", f"transfer_spending.level.ABROAD.{SEASON}.crowns"),
    ],
)
def test_what_it_measures(ask_of_league: Ask, question: str, series: str) -> None:
    answer = ask_of_league(question)
    assert [figure.series.id.replace("VE-", "") for figure in answer.figures] == [series]


def test_a_target_is_still_one(ask_of_league: Ask) -> None:
    (figure,) = ask_of_league("what is the league's goal for attendance").figures
    assert figure.series.kind == "target"


def test_points_of_the_folder_are_no_percentages(ask_of_league: Ask) -> None:
    assert ask_of_league("how many points did brackwell rovers get").status is Status.UNKNOWN


def test_a_second_place_stands_like_the_first(ask_of_league: Ask) -> None:
    figures = ask_of_league("how much was spent on players from tarsia and ostrava bay").figures
    assert [figure.series.counterpart for figure in figures] == ["TA", "OB"]


def test_a_folder_without_money_says_so(ask_of_power: Ask, ask_of_league: Ask) -> None:
    for ask, question in ((ask_of_league, "how many tonnes of red cards"), (ask_of_power, "what do reservoirs cost")):
        answer = ask(question)
        assert answer.status is Status.UNKNOWN
        assert answer.refusal is not None
        assert answer.refusal.missing
        assert all(code for _, code in answer.refusal.missing)


@pytest.mark.parametrize(
    ("question", "holds"),
    [("were there 60 red cards?", False), ("were there 58 red cards?", True), ("were there 681 goals?", None)],
)
def test_a_count_that_is_supposed(ask_of_league: Ask, question: str, *, holds: bool | None) -> None:
    assert ask_of_league(question).supposed_holds is holds


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Port Alder got 80 points", ClaimVerdict.CONTRADICTED),
        ("Port Alder got 81 points", ClaimVerdict.SUPPORTED),
        ("there were 74 penalty goals", ClaimVerdict.SUPPORTED),
        ("we scored 3 goals", ClaimVerdict.NOT_COVERED),
        ("12 red cards in the derby", ClaimVerdict.NOT_COVERED),
    ],
)
def test_a_small_number_of_what_is_counted_is_checked(claim: str, verdict: ClaimVerdict) -> None:
    answer = Footnote(load(ROOT / "tests" / "subjects" / "league" / "knowledge")).check(claim)
    assert answer.claim is not None
    assert answer.claim.verdict is verdict


def test_what_margin_asks_for_the_margin(ask_of_phones: Ask) -> None:
    assert [figure.series.indicator for figure in ask_of_phones("what margin does halcyon have on phones").figures] == [
        "margin"
    ]
    assert ask_of_phones("what margin does daesan make").status is Status.UNKNOWN


def test_analysts_expect_for_themselves(ask_of_phones: Ask) -> None:
    (figure,) = ask_of_phones("how many phones did analysts expect halcyon to sell in q4").figures
    assert figure.series.kind == "expectation"


def test_a_share_is_of_both(ask_of_phones: Ask) -> None:
    figures = ask_of_phones("market share of xinlu and vanto worldwide").figures
    assert [(one.series.measure, one.series.product) for one in figures] == [("share", "xinlu"), ("share", "vanto")]


def test_a_topic_within_a_longer_name(ask_of_tourism: Ask) -> None:
    assert [one.id for one in ask_of_tourism("whats the biggest cruise ship").statements] == ["hl-aurelia"]
    (said,) = ask_of_tourism("what did dora pell say about cruise passengers").statements
    assert said.speaker == "pell"


def test_an_office_is_that_of_who_is_named_before(ask_of_phones: Ask) -> None:
    (said, *_) = ask_of_phones("why couldn't halcyon sell more, what did the ceo blame").statements
    assert said.speaker == "tolland"
    assert ask_of_phones("what did the ceo say").status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("average wage per month in orvania", "wages.level.2026-Q2.florins"),
        ("whats the avg salary a month", "wages.level.2026-Q2.florins"),
        ("hourly minimum wage in tellmark", "minimum_wage.level.TE.2026-09.dalers"),
        ("minimum wage per hour", "minimum_wage.level.2026-09.florins"),
    ],
)
def test_a_number_is_for_the_time_that_is_printed_with_it(ask_of_prices: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_prices(question).figures] == [series]


@pytest.mark.parametrize("question", ["minimum wage per month", "average wage per hour", "inflation per month"])
def test_and_for_no_other(ask_of_prices: Ask, question: str) -> None:
    assert ask_of_prices(question).status is Status.UNKNOWN


def test_an_office_that_the_folder_gives(ask_of_jobs: Ask, ask_of_oil: Ask) -> None:
    assert {one.speaker for one in ask_of_jobs("what does the labour minister think").statements} == {"drost"}
    assert {one.speaker for one in ask_of_oil("what does the energy minister say").statements} == {
        "sorova",
        "ostrander",
    }
    assert ask_of_oil("what does nordhavns energy minister say").status is Status.UNKNOWN


def test_what_a_folder_names_without_a_part_of_it(ask_of_jobs: Ask) -> None:
    for question in ("how much did pay go up if you leave out bonuses", "pay growth not counting bonuses"):
        (figure,) = ask_of_jobs(question).figures
        assert figure.series.product == "without_bonuses"
    assert not ask_of_jobs("pay leaving out retail").figures
