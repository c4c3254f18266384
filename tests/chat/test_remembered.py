"""A talk that another process goes on with: written and read again, it answers as if nothing had happened."""

from bot.answering.answer import Status
from bot.chat import remembered
from bot.footnote import Footnote
from bot.understanding.conversation import Conversation
from tests.conftest import NOW


def _restarted(talk: Conversation, footnote: Footnote) -> Conversation:
    again = remembered.read(remembered.written(talk), footnote.knowledge)
    assert again is not None
    return again


def test_a_talk_goes_on_in_its_language(footnote: Footnote) -> None:
    _, talk = footnote.ask("Wie stark fielen die Exporte in die USA?", None, NOW)
    answer, _ = footnote.ask("November?", _restarted(talk, footnote), NOW)
    assert answer.status is Status.ANSWERED
    assert answer.reading.language == "de"


def test_what_was_asked_back_can_still_be_chosen(footnote: Footnote) -> None:
    asked, talk = footnote.ask("tariffs?", None, NOW)
    assert asked.status is Status.AMBIGUOUS
    answer, _ = footnote.ask("2", _restarted(talk, footnote), NOW)
    assert [figure.series for figure in answer.figures] == [asked.choices[1].series]


def test_what_was_spoken_of_before_is_still_known(footnote: Footnote) -> None:
    _, first = footnote.ask("exports to the US", None, NOW)
    _, talk = footnote.ask("and to the EU?", first, NOW)
    assert talk.former
    assert _restarted(talk, footnote) == talk
    assert remembered.read(remembered.written(Conversation(at=NOW)), footnote.knowledge) is None


def test_a_talk_that_an_older_version_wrote_is_read(footnote: Footnote) -> None:
    _, talk = footnote.ask("exports to the US", None, NOW)
    older = '{"asks": [{"series": "%s", "how": {}}], "heard": [], "at": "%s"}'
    again = remembered.read(older % (talk.asks[0].series.id, NOW.isoformat()), footnote.knowledge)
    assert again is not None
    assert again.asks[0].series == talk.asks[0].series


def test_a_choice_that_is_no_more_is_not_offered_in_part(footnote: Footnote) -> None:
    _, talk = footnote.ask("tariffs?", None, NOW)
    gone = remembered.written(talk).replace(talk.choices[0].series.id, "gone")
    assert remembered.read(gone, footnote.knowledge) is None
