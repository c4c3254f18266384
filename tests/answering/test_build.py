"""What an answer holds beside the figure asked for: computed numbers, look-alikes, everything that is disputed."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from bot.answering.answer import Answer, Operation, Status, Verdict
from bot.answering.build import disputes
from bot.facts.load import load
from bot.facts.model import Knowledge, Measure
from bot.footnote import Footnote
from bot.rendering.card import card
from bot.rendering.naming import series_name
from bot.rendering.text import text
from bot.rendering.voice import Voice
from bot.understanding.reading import Intent
from tests.conftest import INVENTED_ARTICLE, NOW, ROOT

Ask = Callable[..., Answer]


def test_a_change_that_nobody_prints_is_computed_with_bounds(ask: Ask) -> None:
    answer = ask("rare earth exports, change on the month before")
    change = next(one for one in answer.computed if one.operation is Operation.CHANGE)
    assert change.value == Decimal("26.5")
    assert change.bounds.low is not None
    assert change.bounds.high is not None
    assert Decimal("26.4") < change.bounds.low < change.bounds.high < Decimal("26.6")


def test_a_change_that_is_printed_is_not_computed_over_it(ask: Ask) -> None:
    answer = ask("surplus november vs october")
    assert {one.operation for one in answer.computed} == {Operation.DIFFERENCE}


def test_a_month_and_a_year_are_not_subtracted(ask: Ask) -> None:
    assert not ask("surplus in november vs surplus so far this year").computed


def test_the_gap_to_a_forecast_is_in_percentage_points(ask: Ask) -> None:
    (gap,) = ask("how did exports do against expectations").computed
    assert (gap.value, gap.unit) == (Decimal("2.1"), "percentage_points")


def test_look_alikes_are_told_apart(ask: Ask, knowledge: Knowledge) -> None:
    answer = ask("surplus growth on the month before")
    assert answer.figures[0].lead.value == 24
    assert answer.figures[0].look_alikes[0].series.product == "rare_earths"
    assert "Not to be mistaken for" in text(answer, knowledge)


def test_everything_disputed_worst_first(ask: Ask, knowledge: Knowledge) -> None:
    answer = ask("where do the sources disagree?")
    assert answer.intent is Intent.DISAGREEMENT
    verdicts = [figure.agreement.verdict for figure in answer.figures]
    assert verdicts[0] is Verdict.CONFLICT
    assert verdicts == sorted(verdicts, key=[Verdict.CONFLICT, Verdict.DIFFERS_IN_SCOPE].index)
    assert len(disputes(knowledge)) == len(verdicts)


def test_whose_number_is_the_highest(ask: Ask, knowledge: Knowledge) -> None:
    assert "Highest: The Epoch Times prints more than $1.1 trillion." in text(
        ask("which article has the highest surplus so far this year?"), knowledge
    )


@pytest.mark.parametrize("question", ["is it 28.6 or 29?", "why does one say 1.1 trillion and another 1.08 trillion?"])
def test_two_numbers_ask_about_one_series(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.intent is Intent.DISAGREEMENT
    assert len(answer.figures) == 1


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("is it true that exports to the US fell 28.6%?", True),
        ("is it true that exports to the US fell 29%?", True),
        ("is it true that exports to the US fell 40%?", False),
        ("did the trade surplus top $1 trillion?", True),
        ("is the surplus over 2 trillion?", False),
        ("did factory activity shrink nine months in a row?", None),
        ("how much did exports grow?", None),
    ],
)
def test_a_number_in_the_question_is_confirmed_or_denied(ask: Ask, question: str, holds: bool | None) -> None:  # noqa: FBT001
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.supposed_holds is holds


def test_an_outlet_without_the_number_is_said_to_have_none(ask: Ask, knowledge: Knowledge) -> None:
    shown = text(ask("according to GMT Eight, what is the US tariff on China?"), knowledge)
    assert shown.startswith("GMT Eight gives no number for it")


@pytest.mark.parametrize(
    "question",
    [
        "what does Nomura forecast for exports?",
        "according to Fox News, how much did exports rise?",
        "how much did the US cut tariffs?",
        "how many countries does China export to?",
        "trade surplus in the first nine months",
        "value of exports in October",
        "exports excluding the US",
        "average monthly surplus this year",
    ],
)
def test_what_only_sounds_covered_is_refused(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.UNKNOWN
    assert not answer.figures


STANDING = (
    INVENTED_ARTICLE
    + """
reports:
  - {indicator: stock, measure: level, unit: count, value: 900, printed: "900 bicycles", REST}
  - {indicator: full, measure: rate, unit: percent, value: 60, printed: "60% full", REST}
  - {indicator: stock, measure: rate, unit: percent, value: 3, printed: "3% of all bicycles", REST}
  - {indicator: thefts, measure: level, unit: count, value: 50, printed: "50 thefts", REST}
  - {indicator: thefts, measure: growth_yoy, unit: percent, value: -4, printed: "fell 4%", REST}
  - {indicator: thefts, measure: growth_yoy, kind: forecast, unit: percent, value: 2, printed: "rise 2%", REST}
""".replace("REST", "period: 2024-06, origin_known: unknown, paragraph: 1")
)


@pytest.fixture(scope="module")
def cycling(tmp_path_factory: pytest.TempPathFactory) -> Footnote:
    """Bicycles of which only the number is printed, and thefts of which the change is printed too."""
    folder = tmp_path_factory.mktemp("cycling")
    for name in ("articles", "terms"):
        (folder / name).mkdir()
    (folder / "articles" / "one.yaml").write_text(STANDING)
    (folder / "subject.yaml").write_text("title: {en: Bicycles}\narea: HERE\nperiod: 2024-06\nas_of: 2024-07-01\n")
    (folder / "terms" / "indicators.yaml").write_text(
        "stock: {name: {en: bicycle stock}, phrases: {en: [bicycle stock]}, measure: level}\n"
        "full: {name: {en: fill of the racks}, phrases: {en: [fill of the racks, racks]}, measure: rate}\n"
        "thefts: {name: {en: bicycle thefts}, phrases: {en: [thefts]}, measure: level}\n"
    )
    (folder / "terms" / "areas.yaml").write_text("HERE: {name: {en: Here}, phrases: {en: [here town]}}\n")
    return Footnote(load(folder))


@pytest.mark.parametrize(
    ("question", "unmoved"),
    [
        ("how did the bicycle stock change?", True),
        ("by how much has the bicycle stock grown?", True),
        ("did the bicycle stock increase?", True),
        ("how did the fill of the racks change?", True),
        ("what did the bicycle stock rise to?", False),  # where it stands is what is asked
        ("how high is the bicycle stock?", False),
        ("how many months has the bicycle stock been rising?", False),
        ("did the bicycle stock rise above 800?", False),  # answered by where it stands
        ("what is the fill of the racks?", False),
        ("how did thefts change?", False),  # printed
        ("how many thefts were there?", False),
    ],
)
def test_that_only_the_standing_is_printed_is_said(cycling: Footnote, question: str, unmoved: bool) -> None:  # noqa: FBT001
    answer, _ = cycling.ask(question, None, NOW)
    assert answer.unmoved is unmoved
    said = "No article prints how it changed" in text(answer, cycling.knowledge)
    assert said is unmoved
    assert said is any("No article prints how it changed" in line for line in card(answer, cycling.knowledge).lines)


@pytest.mark.parametrize(
    ("question", "fails"),
    [
        ("why did thefts rise?", True),
        ("did thefts increase?", True),
        ("thefts, up or down?", False),
        ("has the growth of thefts fallen?", False),
        ("why did thefts fall?", False),
        ("how much are thefts forecast to fall?", False),  # nobody printed that they rose
    ],
)
def test_only_a_presumed_direction_is_contradicted(cycling: Footnote, question: str, fails: bool) -> None:  # noqa: FBT001
    answer, _ = cycling.ask(question, None, NOW)
    assert answer.premise_fails is fails


def test_what_is_counted_and_told_as_a_rate_too_is_named_by_its_measure(cycling: Footnote) -> None:
    voice = Voice(cycling.knowledge)
    names = {series_name(series, voice) for series in cycling.knowledge.by_series}
    assert {
        "bicycle stock, June 2024, level",
        "bicycle stock, June 2024, rate",
        "fill of the racks, June 2024",
    } <= names
    for name in names:
        answer, _ = cycling.ask(name, None, NOW)
        assert [series_name(figure.series, voice) for figure in answer.figures] == [name]


@pytest.fixture(scope="module")
def town() -> Footnote:
    return Footnote(load(ROOT / "tests" / "subject" / "knowledge"))


def test_what_is_computed_from_a_disputed_number_says_so_and_is_bound_by_all_that_is_printed(town: Footnote) -> None:
    answer, _ = town.ask("trips to the harbour vs the old town", None, NOW)
    (computed,) = answer.computed
    assert (computed.bounds.low, computed.bounds.high) == (Decimal(30), Decimal("38.05"))  # "about 31" may be 31.5
    difference = text(answer, town.knowledge).splitlines()[-1]
    assert difference == (
        "Difference: 30.5 percentage points (computed from +24% and −6.5%; no article prints it, and not all are at one on +24%)."
    )


def test_an_outlet_without_the_number_is_offered_with_what_it_has(town: Footnote) -> None:
    answer, _ = town.ask("according to Pedal Post, by how many percent did bicycle trips rise?", None, NOW)
    assert answer.silent == "pedal-post"
    held = town.knowledge.by_series
    assert any(report.article == answer.silent and report.reported for report in held[answer.near[0]])


@pytest.mark.parametrize(
    ("question", "first"),
    [("which market rose least", "ASEAN"), ("which market rose most", "AFRICA"), ("which market fell least", "US")],
)
def test_what_fell_is_not_what_rose_least(
    ask: Callable[..., Answer], knowledge: Knowledge, question: str, first: str
) -> None:
    answer = ask(question)
    assert answer.figures[0].series.counterpart == first
    assert "\nOf those with such a number the " in text(answer, knowledge)  # of some no number is printed


def test_the_highest_of_one_number_is_not_told_again(town: Footnote) -> None:
    answer, _ = town.ask("what is the highest forecast for rides?", None, NOW)
    assert answer.extreme == 1
    assert "Highest" not in text(answer, town.knowledge)


def test_a_change_told_otherwise_is_offered_first(cycling: Footnote) -> None:
    answer, _ = cycling.ask("thefts, change on a month earlier?", None, NOW)
    assert answer.status is Status.UNKNOWN
    assert answer.near[0].measure is Measure.GROWTH_YOY
