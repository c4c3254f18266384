"""Words that are verbs by where they stand."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("kindly share the october surplus in won", "trade_balance.level.2025-10.KRW"),
        ("how much did people think exports would grow", "exports.growth_yoy.2025-11.expectation.percent"),
        ("how much did exports to the us really zonk in november", "exports.growth_yoy.US.2025-11.percent"),
        ("at what level did the offshore yuan zonk on monday", "exchange_rate.level.2025-12-08.CNH_per_USD"),
    ],
)
def test_read_as_a_verb(ask: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask(question).figures] == [series]


@pytest.mark.parametrize(
    "question",
    [
        "did they export to zonk in november",
        "did zonk rise in november",
        "how much did exports zonk rise in november",
        "share of exports in gdp",
    ],
)
def test_no_verb(ask: Ask, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how much electricity did quillara generate in october", "generation.level.2025-10.GWh"),
        ("how much power did solar plants produce", "generation.level.solar.2025-10.GWh"),
        ("how much electricity was imported from argentina", "power_imports.level.AR.2025-10.GWh"),
        ("how much power was wasted in october", "curtailment.level.2025-10.GWh"),
        ("was any power curtailed", "curtailment.level.2025-10.GWh"),
        ("how much solar is installed", "capacity.level.solar.2025-10.MW"),
        ("do people at home use more than last year", "demand.growth_yoy.households.2025-10.percent"),
    ],
)
def test_the_verb_of_what_is_measured(ask_of_power: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_power(question).figures] == [series]


@pytest.mark.parametrize(
    "question",
    [
        "did you generate this",
        "i was wasted in october",
        "how much copper did the mines produce",
        "how much water do the mines use",
        "how much of the solar power was curtailed",
        "how many cars did quillara produce",
    ],
)
def test_a_verb_of_something_else(ask_of_power: Ask, question: str) -> None:
    assert ask_of_power(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how much rain fell in march", "rain.level.2026-03.mm"),
        ("how much did rain fall in march", "rain.growth_yoy.2026-03.percent"),
        ("what did the guild say the apple harvest would be", "harvest.level.apples.2026.forecast.tonnes"),
    ],
)
def test_what_came_down_and_what_is_to_come(ask_of_weather: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_weather(question).figures] == [series]


@pytest.mark.parametrize(
    "question", ["what did datum say the liberals would get", "what did datum predict for the liberals"]
)
def test_of_whom_a_house_expects_nothing(ask_of_election: Ask, question: str) -> None:
    assert ask_of_election(question).status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how many herons did they deliver", ["deliveries.level.heron.2026-Q3.count"]),
        ("terns vs herons delivered", ["deliveries.level.tern.2026-Q3.count", "deliveries.level.heron.2026-Q3.count"]),
        ("how many terns did ostrel build", []),  # told of all cars only
        ("how many cars did europe take", []),  # no takings
        ("how many cars are unsold", []),  # only how long they last
        ("how many days of stock", ["stock.duration.2026-Q3.days"]),
        ("how many cars per employee", []),
        ("how many cars will ostrel deliver this year", ["deliveries.level.2026.forecast.count"]),
        ("how many cars did ostrel deliver this year", ["deliveries.level.2026-01/2026-09.count"]),
        ("how many jobs does ostrel want to cut", ["job_cuts.level.2027.target.count"]),
    ],
)
def test_what_is_done_with_things(ask_of_carmaker: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask_of_carmaker(question).figures] == series


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how much do people earn in northmarch", ["pay.level.NM.2026-04.marks"]),
        ("what does a worker in port selby make a week", ["pay.level.PS.2026-04.marks"]),
        (
            "who earns more, construction or hospitality",
            [f"pay.level.{of}.2026-04.marks" for of in ("construction", "hospitality")],
        ),
        ("how many hours do people work a week", ["hours_worked.level.2026-04.hours"]),
        ("how much do people earn in eastvale", []),
    ],
)
def test_what_anybody_does(ask_of_jobs: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask_of_jobs(question).figures] == series


def test_what_nobody_is_told_to_earn(ask_of_hospitals: Ask, ask_of_airlines: Ask) -> None:
    assert ask_of_hospitals("what do doctors make").status is Status.UNKNOWN
    assert ask_of_airlines("how much do people earn").status is Status.UNKNOWN  # though airlines have earnings


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how much oil did the harrow group pump", "output.level.HARROW.2026-10.barrels_per_day"),
        ("how much does qasira make a day", "output.level.QA.2026-10.barrels_per_day"),
        ("how much does qasira pump per day", "output.level.QA.2026-10.barrels_per_day"),
        ("whats belmara allowed to pump", "output.level.BE.2026-10.target.barrels_per_day"),
        ("how much oil does qasira send to velland", "exports.level.QA-VL.2026-10.barrels_per_day"),
        ("how many barrels did ombekes output drop by", "output.change.OM.2026-10.barrels_per_day"),
    ],
)
def test_a_verb_that_the_folder_has_as_a_name(ask_of_oil: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_oil(question).figures] == [series]


def test_what_those_of_a_trade_earn(ask_of_transit: Ask, ask_of_exams: Ask) -> None:
    assert [f.series.indicator for f in ask_of_transit("how much does a driver earn a month").figures] == ["pay"]
    assert [f.series.indicator for f in ask_of_exams("what does a teacher earn").figures] == ["pay"]
    assert ask_of_exams("how much do pupils earn").status is Status.UNKNOWN


def test_a_verb_that_is_another_name(ask_of_transit: Ask) -> None:
    assert [f.series.indicator for f in ask_of_transit("how much subsidy did the city pay").figures] == ["subsidy"]


def test_an_article_is_no_name(ask_of_exams: Ask) -> None:
    assert ask_of_exams("how much is a school lunch").status is Status.UNKNOWN


def test_what_the_asker_did_is_chatter(ask_of_exams: Ask) -> None:
    assert ask_of_exams("omg i passed!!!").status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how much money did the cinemas take this summer", ["box_office.level.2026-06/2026-08.EUR"]),
        ("what did cinemas take in varnia", ["box_office.level.VA.2026-06/2026-08.EUR"]),
        ("how much did iron tide take this summer", ["box_office.level.iron_tide.2026-06/2026-08.EUR"]),
    ],
)
def test_what_all_here_do(ask_of_cinema: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask_of_cinema(question).figures] == series


def test_what_they_do_is_in_the_name_of_theirs(ask_of_hospitals: Ask, ask_of_transit: Ask) -> None:
    assert ask_of_hospitals("how much do the hospitals spend").status is Status.UNKNOWN
    assert ask_of_transit("how much did they make from fares this quarter").status is not Status.ANSWERED


def test_the_verb_of_a_price_is_no_other_cost(ask_of_fires: Ask) -> None:
    (figure,) = ask_of_fires("what does home insurance cost per year").figures
    assert figure.series.indicator == "premium"
