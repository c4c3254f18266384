"""Subjects whose terms are named in few words, for what is read by where a word stands and not by its alias."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer
from bot.facts.load import load
from bot.footnote import Footnote
from tests.conftest import ROOT, asking


def _asking_of(subject: str) -> Callable[..., Answer]:
    return asking(Footnote(load(ROOT / "tests" / "subjects" / subject / "knowledge")))


@pytest.fixture(scope="session")
def ask_of_power() -> Callable[..., Answer]:
    """Ask one question, or several turns of one talk, of the electricity of an invented country."""
    return _asking_of("electricity")


@pytest.fixture(scope="session")
def ask_of_league() -> Callable[..., Answer]:
    """The same of a football league, whose year is a season and whose goals are no targets."""
    return _asking_of("league")


@pytest.fixture(scope="session")
def ask_of_hospitals() -> Callable[..., Answer]:
    """The same of hospitals."""
    return _asking_of("hospitals")


@pytest.fixture(scope="session")
def ask_of_airlines() -> Callable[..., Answer]:
    """The same of airlines, whose time is a quarter."""
    return _asking_of("airlines")


@pytest.fixture(scope="session")
def ask_of_weather() -> Callable[..., Answer]:
    """The same of the weather of a month, with forecasts for the next ones."""
    return _asking_of("weather")


@pytest.fixture(scope="session")
def ask_of_election() -> Callable[..., Answer]:
    """The same of an election, whose numbers are those of parties."""
    return _asking_of("election")


@pytest.fixture(scope="session")
def ask_of_tourism() -> Callable[..., Answer]:
    """The same of tourists, who come from countries and stay on islands."""
    return _asking_of("tourism")


@pytest.fixture(scope="session")
def ask_of_phones() -> Callable[..., Answer]:
    """The same of phones and their makers."""
    return _asking_of("smartphones")


@pytest.fixture(scope="session")
def ask_of_prices() -> Callable[..., Answer]:
    """The same of prices, wages and rates in two countries, whose union asks for more pay."""
    return _asking_of("inflation")


@pytest.fixture(scope="session")
def ask_of_carmaker() -> Callable[..., Answer]:
    """The same of a company, which is itself the whole that regions are parts of."""
    return _asking_of("carmaker")


@pytest.fixture(scope="session")
def ask_of_flu() -> Callable[..., Answer]:
    """The same of a wave of flu, of which everything is told, in weeks that have numbers."""
    return _asking_of("flu")


@pytest.fixture(scope="session")
def ask_of_jobs() -> Callable[..., Answer]:
    """The same of jobs and pay, by region and by industry."""
    return _asking_of("jobs")


@pytest.fixture(scope="session")
def ask_of_oil() -> Callable[..., Answer]:
    """The same of oil, that several countries sell to several, with more prices than one."""
    return _asking_of("oil")


@pytest.fixture(scope="session")
def ask_of_transit() -> Callable[..., Answer]:
    """The same of a city's transport, whose lines are told apart by a colour or a number."""
    return _asking_of("transit")


@pytest.fixture(scope="session")
def ask_of_exams() -> Callable[..., Answer]:
    """The same of exams, of a folder that names grades "A's"."""
    return _asking_of("exams")


@pytest.fixture(scope="session")
def ask_of_cinema() -> Callable[..., Answer]:
    """The same of cinemas and streaming, with prices by the month and a number of its own for members lost."""
    return _asking_of("cinema")


@pytest.fixture(scope="session")
def ask_of_fires() -> Callable[..., Answer]:
    """The same of wildfires, of which a house foresees several things, and others one."""
    return _asking_of("wildfires")
