"""A question → its Reading: what is read of it, what is only talk, and what cannot be for us; the rest is Question's."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from bot.facts.model import Knowledge
from bot.understanding.conversation import Conversation
from bot.understanding.figures.alike import MOST_NEAR
from bot.understanding.figures.areas import with_sets_as_whole, without_choice_of
from bot.understanding.figures.asked import Asked
from bot.understanding.figures.difference import difference
from bot.understanding.figures.solve import Solver
from bot.understanding.question import Question
from bot.understanding.quoted.remembered import half_remembered
from bot.understanding.quoted.statements import StatementIndex
from bot.understanding.quoted.verbatim import verbatim
from bot.understanding.reading import Figures, Gap, Intent, Meaning, NotCovered, Numbers, Reading, Wording
from bot.understanding.spans.averages import averaged_indicators, without_average
from bot.understanding.spans.by_words import read_by_words
from bot.understanding.spans.chosen import chosen, goes_on, still_open
from bot.understanding.spans.compared import read_as_compared
from bot.understanding.spans.deeds import with_doers_counted, with_owner_idle, with_rate_joined
from bot.understanding.spans.ellipsis import filled_in, rejoined, with_counted, with_office_of, with_stood_for
from bot.understanding.spans.evidence import (
    is_figure_of_a_place,
    is_of_others,
    is_put_to_all,
    may_be_for_us,
    stands_alone,
)
from bot.understanding.spans.framing import without_frame
from bot.understanding.spans.homonyms import with_homonyms_strange
from bot.understanding.spans.lines import with_lines_apart
from bot.understanding.spans.measured_topics import read_as_measured, with_topic_at_length, with_topic_heard
from bot.understanding.spans.opening import Form, form_of
from bot.understanding.spans.particles import placed_before, with_outcome_apart, with_questions_apart
from bot.understanding.spans.printed import AskedNumber, asked_numbers, nearest_printed
from bot.understanding.spans.requests import asks_for_words
from bot.understanding.spans.stories import without_stories
from bot.understanding.spans.subject_words import without_subject_word
from bot.understanding.spans.taken_back import without_taken_back
from bot.understanding.spans.talk import goes_on_asking, talk_of
from bot.understanding.spans.torn_names import read_as_torn
from bot.understanding.spans.verbs import read_as_verbs
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import languages, own_words
from bot.understanding.words.recognise import Span, has_any, recognise
from bot.understanding.words.text import Token, tokenize
from bot.understanding.words.tongue import language_of, telling_words
from bot.understanding.words.vocabulary import Vocabulary

_REMEMBERED = 256
_NOT_FOR_US = ("chore", "how_to", "beyond")
_NOT_UNDERSTOOD = (Gap.UNREADABLE, Gap.UNKNOWN_WORD)
# "!play", "/roll", ".help": a command for some bot; "...and batteries" is a fragment.
_COMMAND = re.compile(r"\s*(?!\.\.)[!/$.%+;~]{1,3}[a-z]", re.IGNORECASE)
# At the end of a word, not inside an address or between others: "??", "?!", "? thx".
_QUESTION_MARK = re.compile(r"[?？](?![\w/&=])")
# "Ok so how much …".
_BEGINNING = 3


class Understanding:
    """Reads questions against one knowledge. Built once; each reading is a pure function of the question and the talk."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.lexicon = Lexicon(knowledge)
        self.solver = Solver(knowledge)
        self.statements = StatementIndex(knowledge)
        self._averaged = averaged_indicators(knowledge)
        self._lexicons = {self.lexicon.language: self.lexicon}
        # Of the languages that a question was looked at in, and none was asked in yet.
        self._vocabularies: dict[str, Vocabulary] = {}
        # By the words that are there; KeyError where they do not do. Who asks whether words are lacking asks this twice.
        self._told = lru_cache(_REMEMBERED)(
            lambda question: self._language_of(question, self._lexicons.__getitem__, self._known_vocabulary)
        )

    def prepare(self) -> None:
        """Put together what English questions need, and what tells them from others; other languages come with their first one."""
        self.lexicon.prepare()
        for language in telling_words():
            self._vocabulary_for(language)
        _ = self._own_words
        self.statements.prepare()

    def lacks_words_for(self, question: str) -> bool:
        """Whether a language that this question may be in has not been asked in yet."""
        if len(self._lexicons) == len(languages()):
            return False
        try:
            return self._told(question) not in self._lexicons
        except KeyError:  # it would have to be looked at in a language that has not been put together
            return True

    def learn(self, question: str) -> None:
        """Put together the lexicons that reading this question needs."""
        self.lexicon_for(self.language(question)).prepare()

    def language(self, question: str) -> str:
        """The language of a question."""
        try:
            return self._told(question)
        except KeyError:
            return self._language_of(question, self.lexicon_for, self._vocabulary_for)

    def _language_of(
        self, question: str, lexicon_for: Callable[[str], Lexicon], vocabulary_for: Callable[[str], Vocabulary]
    ) -> str:
        tokens = tokenize(question).tokens
        return language_of(question, tokens, self.lexicon, lexicon_for, vocabulary_for, lambda: self._own_words)

    @cached_property
    def _own_words(self) -> Mapping[str, frozenset[str]]:
        return own_words(self.knowledge)

    def lexicon_for(self, language: str) -> Lexicon:
        """The phrases of a language, put together at its first question."""
        if language not in self._lexicons:
            self._lexicons[language] = Lexicon(self.knowledge, language)
            self._vocabularies.pop(language, None)
        return self._lexicons[language]

    def _vocabulary_for(self, language: str) -> Vocabulary:
        """The words of a language. A slip has questions looked at in all of them: their lexicons are not kept for that."""
        if language not in self._lexicons and language not in self._vocabularies:
            made = Lexicon(self.knowledge, language)
            self._vocabularies[language] = Vocabulary(made.vocabulary, made.endings)
        return self._known_vocabulary(language)

    def _known_vocabulary(self, language: str) -> Vocabulary:
        return self._lexicons.get(language) or self._vocabularies[language]

    def read(self, question: str, before: Conversation) -> Reading:
        """What a question means, after what is remembered of its talk; never raises, whatever it holds."""
        tokens = tokenize(question)
        lexicon = self.lexicon_for(self.language(question))
        if lexicon is self.lexicon and before.language != lexicon.language:
            lexicon = self._going_on(tokens.tokens, before.language)
        spans = self._spans(tokens.tokens, lexicon, before)
        if _COMMAND.match(question) and not talk_of(spans):
            return Reading(question, NotCovered(Gap.UNREADABLE), lexicon.language, tokens.cut)
        form = form_of(question, spans, lexicon)
        meaning = self._meaning(spans, lexicon, before, form=form)
        if isinstance(meaning, NotCovered) and meaning.gap in _NOT_UNDERSTOOD and not has_any(spans, _NOT_FOR_US):
            meaning = verbatim(question, self.statements) or meaning
        return Reading(question, meaning, lexicon.language, tokens.cut, _wording(question, spans, lexicon))

    def _spans(self, tokens: tuple[Token, ...], lexicon: Lexicon, before: Conversation) -> tuple[Span, ...]:
        """What the words of a question stand for, each step with what those before it have settled."""
        spans = without_stories(with_lines_apart(recognise(tokens, lexicon), lexicon), lexicon)
        spans = without_frame(spans, lexicon, follows=before.at is not None)
        spans = without_average(spans, lexicon, self._averaged)
        spans = with_topic_at_length(rejoined(spans, lexicon, self.knowledge.subject.area), lexicon)
        if lexicon is not self.lexicon:
            spans = with_questions_apart(placed_before(with_homonyms_strange(spans), lexicon), lexicon)
        spans = with_outcome_apart(spans, lexicon)
        spans = read_as_verbs(without_taken_back(spans, lexicon), lexicon)
        spans = without_subject_word(read_as_measured(read_by_words(spans, lexicon), lexicon), lexicon)
        spans = read_as_torn(read_as_compared(with_rate_joined(spans, lexicon), lexicon), lexicon)
        spans = with_owner_idle(with_doers_counted(spans, lexicon), lexicon)
        spans = with_counted(filled_in(with_office_of(spans, lexicon), lexicon), lexicon)
        spans = with_stood_for(spans, lexicon, self.knowledge.subject.area, before.asks)
        spans = with_sets_as_whole(without_choice_of(spans), self.knowledge, lexicon)
        return with_topic_heard(spans, before.heard, self.knowledge, lexicon)

    def _going_on(self, tokens: tuple[Token, ...], language: str) -> Lexicon:
        """The lexicon for what may be English: the talk's own where it knows every word too ("2024?", "November?")."""
        own = self.lexicon_for(language)
        return own if all(span.known for span in recognise(tokens, own)) else self.lexicon

    def look_up(self, text: str) -> Reading:
        """What is printed like the first number of a text, however that is written."""
        tokens = tokenize(text)
        lexicon = self.lexicon_for(self.language(text))
        numbers = asked_numbers(recognise(tokens.tokens, lexicon), years=True)
        return Reading(text, self._printed(text, numbers[:1]), lexicon.language, tokens.cut)

    def _printed(self, text: str, numbers: Sequence[AskedNumber]) -> Meaning:
        if not numbers:
            return NotCovered(Gap.UNREADABLE)
        (number,) = numbers
        reports = self.knowledge.by_series.items()
        series = tuple(one for one, held in reports if any(number.is_printed(report) for report in held))
        statements = tuple(
            statement
            for statement in self.knowledge.statements
            if any(number.stands_in(words) for words in (statement.text, *statement.printed))
        )
        if series or statements:
            return Numbers(series, statements)
        return NotCovered(Gap.NO_NUMBER, (("word", text),), nearest_printed(number, self.knowledge, MOST_NEAR))

    def _meaning(self, spans: tuple[Span, ...], lexicon: Lexicon, before: Conversation, *, form: Form) -> Meaning:
        if (ask := chosen(spans, before.choices)) is not None:
            return Figures(Intent.FIGURE, (ask,))
        if goes_on(spans, before.choices):
            after_each = (replace(before, asks=(one,), choices=()) for one in before.choices)
            return still_open([self._meaning(spans, lexicon, after, form=form) for after in after_each])
        if pair := difference(spans, before.asks, before.former, self.solver.alike, lexicon):
            return Figures(Intent.COMPARISON, pair)
        if (talk := talk_of(spans)) and not (before.asks and goes_on_asking(spans, form)):
            return talk
        if not spans or has_any(spans, _NOT_FOR_US) or is_put_to_all(spans, lexicon):
            return NotCovered(Gap.UNREADABLE)
        if before.at is not None and form is Form.PLAIN and is_of_others(spans):
            before = Conversation()
        asked = Asked(spans, self.knowledge, lexicon, self.solver, before.asks, form=form)
        question = Question(asked, self.statements, before.heard)
        told = (
            may_be_for_us(spans, lexicon, before.asks, form)
            or (asked.asking is not spans and may_be_for_us(asked.asking, lexicon, before.asks, form))
            or asks_for_words(spans, lexicon)
            or is_figure_of_a_place(spans, lexicon)
            or asked.of_most_spread
            or (before.heard and question.leans)
            or question.said.judges
        )
        if not told:
            return half_remembered(question.said) or NotCovered(Gap.UNREADABLE)
        meaning = question.meaning()
        if before.at is None or isinstance(meaning, Figures) or not stands_alone(spans, lexicon, before.asks, form):
            return meaning
        alone = self._meaning(spans, lexicon, Conversation(), form=form)
        return alone if isinstance(alone, Figures | Numbers) or isinstance(meaning, NotCovered) else meaning


def _wording(question: str, spans: Sequence[Span], lexicon: Lexicon) -> Wording:
    return Wording(
        len(spans),
        sum(not span.known for span in spans),
        sum(span.is_a("noise") for span in spans),
        sum(span.slips for span in spans),
        _QUESTION_MARK.search(question) is not None,
        any(span.text.partition(" ")[0] in lexicon.openings for span in spans[:_BEGINNING]),
    )
