"""Questions that need no reading: quotations, comparisons, numbers, disagreements, sources."""

from decimal import Decimal

import pytest

from bot.answering.answer import Operation, Status, Verdict
from bot.answering.beside import Beside, beside
from bot.footnote import MOST_COMPARED, Footnote
from bot.rendering.text import text
from bot.understanding.reading import Gap, Intent

US, EU = "exports.growth_yoy.US.2025-11.percent", "exports.growth_yoy.EU.2025-11.percent"


def test_series_are_compared_with_the_first_and_the_difference_is_computed(footnote: Footnote) -> None:
    series = [footnote.knowledge.by_id[one] for one in (US, EU)]
    answer = footnote.compare(series)
    assert [figure.series for figure in answer.figures] == series
    (difference,) = answer.computed
    assert (difference.operation, difference.unit) == (Operation.DIFFERENCE, "percentage_points")
    assert difference.value == Decimal("-43.6")
    assert "no article prints it" in text(answer, footnote.knowledge)


def test_levels_of_two_months_also_tell_the_change(footnote: Footnote) -> None:
    months = ("exports.level.rare_earths.2025-11.tonnes", "exports.level.rare_earths.2025-10.tonnes")
    found = footnote.compare([footnote.knowledge.by_id[one] for one in months]).computed
    assert Operation.DIFFERENCE in {one.operation for one in found}


def test_of_many_no_differences_are_told(footnote: Footnote) -> None:
    markets = beside(Beside.MARKETS, footnote.knowledge.by_id[US], footnote.knowledge)
    alike = [one for one in markets if any(report.value is not None for report in footnote.knowledge.by_series[one])]
    alike.append(footnote.knowledge.by_id["exports.growth_yoy.2025-11.percent"])
    assert len(footnote.compare(alike[:MOST_COMPARED]).computed) == MOST_COMPARED - 1
    assert footnote.compare(alike[: MOST_COMPARED + 1]).computed == ()


def test_what_is_not_measured_alike_has_no_difference(footnote: Footnote) -> None:
    pair = [footnote.knowledge.by_id[one] for one in (US, "exports.level.2025-11.USD")]
    assert footnote.compare(pair).computed == ()


def test_quotations_are_found_by_speaker_and_topic(footnote: Footnote) -> None:
    everything, his = footnote.quotes().statements, footnote.quotes("gary-ng").statements
    assert his
    assert {statement.speaker for statement in his} == {"gary-ng"}
    assert his == footnote.quotes("natixis").statements
    topic = his[0].topics[0]
    assert footnote.quotes("gary-ng", topic).statements == tuple(one for one in his if topic in one.topics)
    assert all(one.speaker or one.organisation for one in everything)


def test_that_nobody_says_so_is_refused(footnote: Footnote) -> None:
    answer = footnote.quotes("gary-ng", "housing")
    assert answer.status is Status.UNKNOWN
    assert answer.refusal is not None
    assert (answer.refusal.gap, answer.refusal.missing) == (
        Gap.NO_STATEMENT,
        (("person", "gary-ng"), ("topic", "housing")),
    )


@pytest.mark.parametrize("typed", ["24%", "24 percent", "-24%", "24％", "24 Prozent", "24 por ciento"])
def test_a_number_is_found_however_it_is_written(footnote: Footnote, typed: str) -> None:
    answer = footnote.number(typed)
    assert answer.intent is Intent.NUMBER
    assert {figure.series.indicator for figure in answer.figures} == {"trade_balance", "exports"}


@pytest.mark.parametrize(
    ("typed", "found"), [("1.076 trillion", True), ("1.076 billion", False), ("$1.076tn", True), ("1.076%", False)]
)
def test_scale_and_unit_count(footnote: Footnote, typed: str, *, found: bool) -> None:
    assert (footnote.number(typed).status is Status.ANSWERED) == found


def test_a_number_that_nobody_prints_leads_to_the_nearest(footnote: Footnote) -> None:
    answer = footnote.number("28.7%")
    assert answer.refusal is not None
    assert answer.refusal.gap is Gap.NO_NUMBER
    assert answer.near[0].id == US
    assert footnote.number("0").status is Status.UNKNOWN
    assert footnote.number("no number at all").refusal is not None


def test_disagreements_are_all_there_and_worst_first(footnote: Footnote) -> None:
    figures = footnote.disagreements().figures
    disputed = {
        one for one in footnote.knowledge.by_series if footnote.show(one).figures[0].agreement.verdict in _DISPUTED
    }
    assert {figure.series for figure in figures} == disputed
    assert figures[0].agreement.verdict is Verdict.CONFLICT


_DISPUTED = (Verdict.CONFLICT, Verdict.DIFFERS_IN_SCOPE)


def test_sources_are_every_article(footnote: Footnote) -> None:
    assert set(footnote.sources().articles) == set(footnote.knowledge.articles)
    assert footnote.talk(Intent.HELP).status is Status.CHAT
