"""Question in, answer out: the whole path on one page."""

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from bot.answering.answer import Answer
from bot.answering.build import answer, prepare
from bot.facts.model import Knowledge, Language, Series
from bot.understanding.conversation import Conversation
from bot.understanding.reading import Ask, Figures, How, Intent, Reading
from bot.understanding.understand import Understanding

if TYPE_CHECKING:
    from bot.understanding.claimed import ClaimReader


class Footnote:
    """Answers questions from one knowledge. Holds no state of its own: what a talk remembers goes in and comes out."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._understanding = Understanding(knowledge)

    def prepare(self) -> None:
        """Make now what is otherwise made at the first question in need of it: for a program that goes on running."""
        self._understanding.prepare()
        prepare(self.knowledge)
        _ = self._claims

    def ask(self, question: str, conversation: Conversation | None, now: datetime) -> tuple[Answer, Conversation]:
        """Answer a question, and what the talk remembers after it."""
        talk = conversation or Conversation()
        reading = self._understanding.read(question, talk, now)
        return answer(reading, self.knowledge), talk.after(reading, now)

    def show(self, series: Series, language: Language = "en") -> Answer:
        """The answer for exactly one series: what a command or a button asks for."""
        ask = Ask(series, {"indicator": How.ASKED})
        return answer(Reading("", Figures(Intent.FIGURE, (ask,)), language), self.knowledge)

    def check(self, text: str) -> Answer:
        """What the articles make of the statements in somebody's text, one by one and over all."""
        from bot.answering.claims import check  # few runs of `footnote ask` need it

        stated, cut = self._claims.read(text)
        return check(text, stated, self.knowledge, language=self._claims.language(text), cut=cut)

    @cached_property
    def _claims(self) -> "ClaimReader":
        from bot.understanding.claimed import ClaimReader

        return ClaimReader(self._understanding)
