"""Names that people take apart, stand-ins for what was named, and times that only say what a change is measured on."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]
SURPLUS_GROWTH = "trade_balance.growth_yoy.2025-01/2025-11.percent"


@pytest.mark.parametrize(
    ("question", "series"),
    [
        # The subject's own place within a name, and small verbs.
        ("consumption's contribution to china's economic growth in 2023", ["consumption_share.share.2023.percent"]),
        # "There" and "ones".
        (
            "chinese exports to the us in november and imports from there",
            ["exports.growth_yoy.US.2025-11.percent", "imports.growth_yoy.US.2025-11.percent"],
        ),
        # Bases.
        ("by how much did the surplus so far this year rise from the same eleven months of last year", [SURPLUS_GROWTH]),
        ("by what percent has the surplus ballooned this year compared with the same stretch of 2024", [SURPLUS_GROWTH]),
        ("by what percent did the trade surplus go up between october and november", ["trade_balance.growth_mom.2025-11.percent"]),
        ("soybean imports up how many percent vs nov last year", ["imports.growth_yoy.soybeans.2025-11.percent"]),
        ("exports to the us, the losing streak up to now?", ["exports.streak.US.2025-11.months"]),
        ("what was the annual surplus record that china set in 2024", ["trade_balance.level.2024.USD"]),
        ("how many dollars more did china sell abroad than it bought in november", ["trade_balance.level.2025-11.USD"]),
        # Who tells it, and what it is told of.
        ("my prof claims africa is where exporters went. what was the growth there", ["exports.growth_yoy.AFRICA.2025-11.percent"]),
        (
            "what happened in the private survey, the one on exporters, did activity expand",
            ["factory_activity.streak.private_survey.2025-11.months"],
        ),
        # Taken back, and turned to.
        ("forget november. whole year so far, what are total chinese exports up by", ["exports.growth_yoy.2025-01/2025-11.percent"]),
        ("im a nurse in duluth so how much did exports to the us fall", ["exports.growth_yoy.US.2025-11.percent"]),
        ("somebody on a podcast said exports to the us fell, true?", ["exports.growth_yoy.US.2025-11.percent"]),
        ("growth of exports to africa, up or down", ["exports.growth_yoy.AFRICA.2025-11.percent"]),
        ("what growth is beijing shooting for this year", ["gdp_growth.growth_yoy.2025.target.percent"]),
        ("the import growth forecast that november missed, what was it", ["imports.growth_yoy.2025-11.expectation.percent"]),
        ("One says 28.6, another almost 29 for the US drop in November. Which is it?", ["exports.growth_yoy.US.2025-11.percent"]),
    ],
)  # fmt: skip
def test_answered(ask: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask(question).figures] == series


@pytest.mark.parametrize(
    "question",
    [
        "us tariffs on china before the truce",
        "what were exports a year ago",
        "how did south korea's exports do in november",
        "chinese exports to the eu in october, how did they do",
        "how many exporters are there in china",
        "the physical volume of exports in november",
        "what did the finance minister say about exports",
        "what did gary ng say about the property slump",
        "how did the hang seng react to the data",
        "just got 20 bucks for my couch",
        "youth unemployment in china",
        "annual surplus 2025",
    ],
)
def test_not_answered(ask: Ask, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


def test_what_is_asked_next_stands_at_the_same_time(ask: Ask) -> None:
    (figure,) = ask("how did exports do in october", "and imports that month?").figures
    assert figure.series.id == "imports.growth_yoy.2025-10.percent"


@pytest.mark.parametrize("turn", ["whats the inflation rate", "the unemployment rate?", "and to asia pls", "and oil?"])
def test_another_thing_is_no_follow_up(ask: Ask, turn: str) -> None:
    assert ask("how much did exports to the us fall", turn).status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("turns", "series"),
    [
        (["exports to the us in november", "thank you. and the first eleven months?"], "exports.growth_yoy.US.2025-01/2025-11.percent"),
        (["did exports to the us fall in november", "and by how much exactly"], "exports.growth_yoy.US.2025-11.percent"),
        (["exports to the us jan to nov", "now imports from the us, same months"], "imports.growth_yoy.US.2025-01/2025-11.percent"),
        (["surplus in dollars", "how many percent more than in october was that"], "trade_balance.growth_mom.2025-11.percent"),
        (["soybean imports, tons", "growth vs last year?"], "imports.growth_yoy.soybeans.2025-11.percent"),
        (["how much has the yuan gained since april", "and against the dollar?"], "exchange_rate.level.2025-12-08.CNH_per_USD"),
        (["when was the trade deal made", "and how long does it run"], "trade_deal.duration.2025-10-30/...years"),
        (
            ["soybean imports in november", "and how many american ones did they promise to buy by year end"],
            "soybean_purchases.level.soybeans.US.2025.target.tonnes",
        ),
    ],
)  # fmt: skip
def test_going_on(ask: Ask, turns: list[str], series: str) -> None:
    assert [figure.series.id for figure in ask(*turns).figures] == [series]


@pytest.mark.parametrize(
    "turns",
    [
        ["did exports to the us fall", "how many people?"],
        ["exports jan to nov", "and what was expected?"],
        ["how much did exports fall in october", "by how much did they expect it to rise"],
        ["exports to africa", "how long does it last"],
    ],
)
def test_not_going_on(ask: Ask, turns: list[str]) -> None:
    assert ask(*turns).status is Status.UNKNOWN


def test_thanks_may_be_all(ask: Ask) -> None:
    assert ask("exports in november", "thanks, that's all for today").status is Status.CHAT


def test_thanks_are_only_the_beginning(ask: Ask) -> None:
    (figure,) = ask("exports to the us in november", "thanks! and how did that change in months in a row").figures
    assert figure.series.id == "exports.streak.US.2025-11.months"


@pytest.mark.parametrize(
    ("question", "periods"),
    [
        ("reservoirs now and a year ago?", ["2025-10", "2024-10"]),
        ("carbon intensity in october and twelve months ago", ["2025-10", "2024-10"]),
        ("how full were the reservoirs a year ago", ["2024-10"]),
    ],
)
def test_a_year_ago_is_a_time_beside_now(ask_of_power: Ask, question: str, periods: list[str]) -> None:
    assert [figure.series.period for figure in ask_of_power(question).figures] == periods


@pytest.mark.parametrize(
    ("turns", "statement"),
    [
        (("how much did hydro fall in october", "why?"), "hydro-dry-winter"),
        (("how much did hydro fall in october", "why did it fall?"), "hydro-dry-winter"),
        (("demand in valdemar", "how come"), "valdemar-mild-spring"),
        (("spot price in the south", "why so expensive?"), "belmar-water"),
        (("wind output in october", "why?"), None),
        (("how much did hydro fall in october", "why do you ask"), None),
        (("how much did hydro fall in october", "why is my dog barking"), None),
    ],
)
def test_why_is_asked_of_the_figure_before(ask_of_power: Ask, turns: tuple[str, ...], statement: str | None) -> None:
    found = [one.id for one in ask_of_power(*turns).statements]
    assert found[:1] == ([statement] if statement else [])


@pytest.mark.parametrize(
    "question",
    [
        "where does the chinese policy rate stand now, not the cut",
        "us share of world exports, what does morgan stanley have",
    ],
)
def test_what_is_denied_or_of_another_place_is_not_answered(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.UNKNOWN


def test_what_is_measured_may_stand_last(ask: Ask) -> None:
    both = ask("rare earths november vs october, how many tonnes were exported each")
    assert [one.series.id for one in both.figures] == [
        "exports.level.rare_earths.2025-11.tonnes",
        "exports.level.rare_earths.2025-10.tonnes",
    ]
    apart = ask("soybeans in october, exports in november")
    assert [one.series.indicator for one in apart.figures] == ["imports", "exports"]
