"""What most tests share: the shipped knowledge, loaded once, a way to ask it, and a way to tell what was measured."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answering.answer import Answer
from bot.facts.load import load
from bot.facts.model import Knowledge
from bot.footnote import Footnote

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2025, 12, 8, 12, tzinfo=UTC)
# The head of an article that nobody wrote, for folders made by tests; its reports follow.
INVENTED_ARTICLE = """
article:
  id: one
  outlet: {value: The One, known: stated, how: invented}
  title: {known: unknown}
  author: {known: unknown}
  published: {known: unknown}
  address: {known: unknown}
  language: en
  sha256: 0000000000000000000000000000000000000000000000000000000000000000
"""
# For tests that ask thousands of questions, since tracing their lines takes twice the time of asking them and fewer show as
# much, and for tests of time, which tracing would make tests of tracing.
UNTRACED = pytest.mark.no_cover
_TOLD = "told"

# The programs that tests start would read all of ours anew, each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge that ships."""
    return load(ROOT / "knowledge")


@pytest.fixture(scope="session")
def footnote(knowledge: Knowledge) -> Footnote:
    """The whole path over the shipped knowledge."""
    return Footnote(knowledge)


def asking(footnote: Footnote) -> Callable[..., Answer]:
    """How one question is asked, or several turns of one talk; the last answer comes back."""

    def asked(first: str, *turns: str) -> Answer:
        answer, conversation = footnote.ask(first, None, NOW)
        for question in turns:
            answer, conversation = footnote.ask(question, conversation, NOW)
        return answer

    return asked


@pytest.fixture(scope="session")
def ask(footnote: Footnote) -> Callable[..., Answer]:
    """Ask of the shipped knowledge."""
    return asking(footnote)


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Have a measure printed at the end of the run, passed or not, whichever process took it."""
    return lambda text: record_property(_TOLD, text)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests told."""
    told = sorted(_told(terminalreporter))
    if told:
        terminalreporter.section("measured")
    for _, text in told:
        terminalreporter.line(text)


def _told(terminalreporter: pytest.TerminalReporter) -> Iterator[tuple[str, str]]:
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                yield from ((report.nodeid, str(text)) for name, text in report.user_properties if name == _TOLD)
