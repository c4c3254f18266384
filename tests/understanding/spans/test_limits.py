"""What asks for less than any series tells: all but a part, or a time before something."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status
from bot.facts.model import Knowledge
from bot.understanding.spans.limits import before_something, bygone, ends_at_a_date, left_out
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, recognise
from bot.understanding.words.text import tokenize

Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def lexicon(knowledge: Knowledge) -> Lexicon:
    return Lexicon(knowledge)


def spans(typed: str, lexicon: Lexicon) -> tuple[Span, ...]:
    return recognise(tokenize(typed).tokens, lexicon)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("exports without the us", "without the us"),
        ("exports everywhere but the us", "but us"),
        ("exports, leaving the us aside", "leaving the us"),
        ("take out the us, and how did exports do", "take out the us"),
        ("exports, us excluded", "us excluded"),
        ("exports with the us left out", "us left"),
        ("imports minus the soybeans", "minus the soybeans"),
        # One of two is taken from the other, or nothing is left out.
        ("export growth to the eu minus the one to asean", None),
        ("export growth of the eu minus the us", None),
        ("sales to everyone but how much to the us", None),
        ("sales outside china", None),
        ("goods leaving for the us", None),
        ("exports to the us", None),
    ],
)
def test_what_is_left_out(typed: str, words: str | None, lexicon: Lexicon) -> None:
    assert left_out(spans(typed, lexicon), lexicon, "CN") == ((words,) if words else ())


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("the tariff before the october truce", "before truce"),
        ("the tariff prior to the deal", "prior to deal"),
        ("the tariff in november, before the deal", None),
        ("the tariff before november", None),
    ],
)
def test_a_time_before_something(typed: str, words: str | None, lexicon: Lexicon) -> None:
    assert before_something(spans(typed, lexicon), lexicon) == ((words,) if words else ())


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("the tariff before october 30", "before october"),
        ("the tariff up to october", "up to october"),
        ("the tariff until november", None),
        ("the tariff since october", None),
    ],
)
def test_up_to_the_month_in_which_it_began(typed: str, words: str | None, lexicon: Lexicon) -> None:
    assert ends_at_a_date(spans(typed, lexicon), lexicon, ["10"]) == ((words,) if words else ())


@pytest.mark.parametrize(
    "question",
    [
        "total exports without the us",
        "non-us export growth in november",
        "us tariff on china before october 30",
        "us tariff on china prior to the deal",
        # A part behind a comma is asked for as well.
        "november exports to the us, dollar value",
        "exports to the us dollar value november",
        "exports in november, semiconductors",
        "export growth in november, small firms only",
        "yuan onshore rate",
        # What no article prints of a figure.
        "whats a third of the november surplus",
        "ratio of exports to imports in november",
        # An end that nobody tells of.
        "why did the truce collapse",
        "why did china scrap its soybean pledge",
        "when did china abandon its soybean pledge",
        "who broke the truce",
        "when did the trade deal fall apart",
        # Who runs or began a thing that is only named.
        "which company runs project suncatcher",
        "which country launched project suncatcher",
        "who owns project suncatcher",
    ],
)
def test_no_part_of_a_question_is_dropped(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.UNKNOWN


@pytest.mark.parametrize(
    "question",
    ["why did the truce fail to lift exports", "why did the truce not lift exports", "when was the truce signed"],
)
def test_what_a_truce_did_is_told(ask: Ask, question: str) -> None:
    assert ask(question).statements


def test_parts_of_another_subject(ask_of_power: Ask, ask_of_league: Ask, ask_of_hospitals: Ask) -> None:
    for ask, question in (
        (ask_of_power, "demand growth in october, mines excluded"),
        (ask_of_power, "household tariff before the coal phase-out"),
        (ask_of_league, "goals without penalties"),
        (ask_of_league, "season ticket price, saltmere"),
        (ask_of_hospitals, "emergency visits growth outside the capital"),
        (ask_of_hospitals, "why did the nurses call off the strike"),
    ):
        assert ask(question).status is Status.UNKNOWN, question


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("how many flu cases in week 46", (("word", "week 46"),)),
        ("flu cases in week 47 and 46", (("word", "week 46"),)),
        ("positive tests in round 3", (("word", "round 3"),)),
        ("flu cases in weeks 47 to 48", (("word", "to 48"),)),
        ("how many flu cases per 100000", (("word", "per 100000"),)),
        ("how many flu cases in week 47", None),
        ("how many of the 50 flu cases this week", None),
    ],
)
def test_a_week_that_no_phrase_names(ask_of_flu: Ask, question: str, missing: tuple[tuple[str, str]] | None) -> None:
    refusal = ask_of_flu(question).refusal
    assert (refusal and refusal.missing) == missing


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("exports 3 weeks ago", "3 weeks ago"),
        ("exports yesterday", "yesterday"),
        ("how much did exports fall last week", "last week"),
        ("exports to the us yesterday", "yesterday"),
        # When it was read of, or came out.
        ("yesterday's export numbers", None),
        ("saw yesterday that exports fell", None),
        ("exports, saw it yesterday", None),
        ("bought exports last week, how much was it", None),
        # Of a month, no day is told.
        ("exports on monday", "monday"),
        ("exports in the us on friday", "friday"),
        ("saw on monday that exports fell", None),
    ],
)
def test_a_time_that_no_calendar_reads(typed: str, words: str | None, lexicon: Lexicon) -> None:
    assert bygone(spans(typed, lexicon), lexicon, daily=False) == ((words,) if words else ())


def test_a_day_of_what_is_told_by_the_day(lexicon: Lexicon) -> None:
    asked = spans("the yuan on monday", lexicon)
    assert bygone(asked, lexicon, daily=False) == ("monday",)
    assert bygone(asked, lexicon, daily=True) == ()


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("how many trips did tram 14 have", "tram 14"),
        ("how many trips by tram 9 or 14", "tram 14"),
        ("how many trips on the 14", "the 14"),
        ("trips on line 7", "line 7"),
        ("what percentage of people ride without paying", "without paying"),
    ],
)
def test_one_of_a_kind_by_a_number_that_nobody_tells_of(ask_of_transit: Ask, question: str, missing: str) -> None:
    refusal = ask_of_transit(question).refusal
    assert refusal
    assert refusal.missing == (("word", missing),)


def test_one_of_a_kind_by_its_number(ask_of_transit: Ask, ask_of_power: Ask) -> None:
    assert [f.series.product for f in ask_of_transit("trips on the 9 and bus 42").figures] == ["tram_9", "bus_42"]
    assert ask_of_power("how much power did wind farm 3 make").status is Status.UNKNOWN
