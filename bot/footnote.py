"""Question in, answer out: the whole path on one page."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from bot.answering.answer import Answer, Status
from bot.answering.build import answer, disputes, prepare
from bot.answering.derive import computed
from bot.facts.model import Knowledge, Language, Series
from bot.understanding.conversation import Conversation
from bot.understanding.quoted.voices import attributed
from bot.understanding.reading import (
    Ask,
    Disputes,
    Figures,
    Gap,
    How,
    Intent,
    NotCovered,
    Reading,
    Sources,
    Statements,
    Talk,
)
from bot.understanding.understand import Understanding

if TYPE_CHECKING:
    from bot.understanding.claims.claimed import ClaimReader

# The difference of each to the first is told of so many; more are a list, not a comparison.
MOST_COMPARED = 4
# Questions that begin a talk and come again, in other words of others: 5 KB each with their answers.
MOST_REPEATED = 256
# Half of a letter: JSON can carry one, no output takes it.
_HALF = re.compile("[\ud800-\udfff]")


class Footnote:
    """Answers questions from one knowledge. Holds no state of its own: what a talk remembers goes in and comes out."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._understanding = Understanding(knowledge)
        self._first = lru_cache(MOST_REPEATED)(partial(self._answer, before=Conversation()))

    def prepare(self) -> None:
        """Make now what is otherwise made at the first question in need of it: for a program that goes on running.

        It takes half a second, and questions are answered meanwhile. Only lexicons of other languages than English are left to
        their first question: 4 MB each, see `learn`.
        """
        self._understanding.prepare()
        prepare(self.knowledge)
        _ = self._claims

    def lacks_words_for(self, question: str) -> bool:
        """Whether reading this question begins with reading the words of a language, which takes a tenth of a second."""
        return self._understanding.lacks_words_for(question)

    def learn(self, question: str) -> None:
        """Read now what `lacks_words_for` tells of; in a thread of its own, others are answered meanwhile."""
        self._understanding.learn(question)

    def ask(self, question: str, conversation: Conversation | None, now: datetime) -> tuple[Answer, Conversation]:
        """Answer a question, and what the talk remembers after it."""
        talk = (conversation or Conversation()).within(self.knowledge)
        before = talk.remembered(now)
        given = self._answer(_whole(question), before) if before.at is not None else self._first(_whole(question))
        return given, talk.after(given.reading, now)

    def show(self, series: Series, language: Language = "en") -> Answer:
        """The answer for exactly one series: what a command or a button asks for."""
        ask = Ask(series, {"indicator": How.ASKED})
        return answer(Reading("", Figures(Intent.FIGURE, (ask,)), language), self.knowledge)

    def compare(self, series: Sequence[Series], language: Language = "en") -> Answer:
        """Several series side by side, and how far each other one is from the first, computed."""
        asks = tuple(Ask(one, {"indicator": How.ASKED}) for one in series)
        shown = answer(Reading("", Figures(Intent.COMPARISON, asks), language), self.knowledge)
        first, *others = shown.figures
        if len(shown.figures) > MOST_COMPARED:
            return shown
        return replace(
            shown, computed=tuple(one for other in others for one in computed((first, other), self.knowledge))
        )

    def quotes(self, speaker: str | None = None, topic: str | None = None) -> Answer:
        """Everything that a speaker, of a person's or an organisation's code, is quoted with on a topic."""
        found = attributed(self.knowledge, speaker, topic)
        said = {self.knowledge.speaker_dimension(speaker): speaker, "topic": topic}
        missing = NotCovered(Gap.NO_STATEMENT, tuple((dimension, code) for dimension, code in said.items() if code))
        return answer(Reading("", Statements(Intent.QUOTE, found) if found else missing), self.knowledge)

    def number(self, text: str) -> Answer:
        """Everything that the articles print just like a number, such as "24%"."""
        return answer(self._understanding.look_up(_whole(text)), self.knowledge)

    def disagreements(self) -> Answer:
        """All that the articles disagree on, worst first."""
        return Answer(Reading("", Disputes()), Status.ANSWERED, Intent.DISAGREEMENT, disputes(self.knowledge))

    def sources(self) -> Answer:
        """The articles themselves."""
        return answer(Reading("", Sources(tuple(self.knowledge.articles))), self.knowledge)

    def talk(self, intent: Intent) -> Answer:
        """What the bot says of itself: Intent.HELP, Intent.ABOUT."""
        return answer(Reading("", Talk(intent)), self.knowledge)

    def check(self, text: str) -> Answer:
        """What the articles make of the statements in somebody's text, one by one and over all."""
        from bot.answering.claims import check  # few runs of `footnote ask` need it

        text = _whole(text)
        stated, cut = self._claims.read(text)
        return check(text, stated, self.knowledge, language=self._claims.language(text), cut=cut)

    def _answer(self, question: str, before: Conversation) -> Answer:
        return answer(self._understanding.read(question, before), self.knowledge)

    @cached_property
    def _claims(self) -> "ClaimReader":
        from bot.understanding.claims.claimed import ClaimReader

        return ClaimReader(self._understanding)


def _whole(text: str) -> str:
    return text if text.isascii() else _HALF.sub("\N{REPLACEMENT CHARACTER}", text)
