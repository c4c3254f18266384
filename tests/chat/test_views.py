"""Buttons: those that ask back, those that show what is near, and those of a message from before a restart."""

import pytest

from bot.answering.answer import Answer
from bot.chat.identity import LONGEST_CUSTOM_ID, series_of
from bot.chat.views import series_button
from bot.facts.model import Kind, Knowledge, Measure, Series
from bot.footnote import Footnote
from tests.chat.conftest import Newsroom, buttons_of, make_client, text_of

AMBIGUOUS = "what is the tariff?"


async def test_an_ambiguous_question_is_asked_back_with_buttons_that_answer(newsroom: Newsroom) -> None:
    asked = await newsroom.ask(AMBIGUOUS)
    ids = buttons_of(asked)
    assert len(ids) >= 2
    answers = [text_of((await newsroom.ann.click(asked, custom_id=one)).response) for one in ids]
    assert len(set(answers)) == len(ids)
    assert any("47.5" in text for text in answers)


async def test_an_answer_by_button_can_be_followed_up(newsroom: Newsroom) -> None:
    asked = await newsroom.ask(AMBIGUOUS)
    await newsroom.ann.click(asked, custom_id=buttons_of(asked)[0])
    assert len(newsroom.client.talks) == 1


async def test_what_is_near_an_unanswered_question_has_buttons(newsroom: Newsroom) -> None:
    asked = await newsroom.ask("exports to India in November")
    ids = buttons_of(asked)
    assert ids
    shown = await newsroom.ann.click(asked, custom_id=ids[0])
    assert text_of(shown.response)


async def test_buttons_outlive_a_restart(newsroom: Newsroom, footnote: Footnote) -> None:
    asked = await newsroom.ask(AMBIGUOUS)
    await newsroom.env.restart_bot(make_client(footnote))
    shown = await newsroom.ann.click(asked, custom_id=buttons_of(asked)[0])
    assert text_of(shown.response)


async def test_a_button_for_a_figure_that_is_gone_says_so_privately(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = await newsroom.ask(AMBIGUOUS)
    monkeypatch.setattr("bot.chat.views.series_of", lambda *_: None)
    shown = await newsroom.ann.click(asked, custom_id=buttons_of(asked)[0])
    assert shown.ephemeral
    assert "no longer" in text_of(shown.response)


async def test_a_defect_behind_a_button_is_told_privately_with_a_reference(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> Answer:
        raise RuntimeError("secret words")

    asked = await newsroom.ask(AMBIGUOUS)
    monkeypatch.setattr(newsroom.client.talks, "show", broken)
    shown = await newsroom.ann.click(asked, custom_id=buttons_of(asked)[0])
    assert shown.ephemeral
    assert text_of(shown.response).split("`")[1] in caplog.text
    assert "secret words" not in caplog.text


def test_every_series_is_named_within_discords_length_and_found_again(knowledge: Knowledge) -> None:
    for series in knowledge.by_series:
        named = series_button(series, "open").custom_id
        assert len(named) <= LONGEST_CUSTOM_ID
        assert series_of(named.removeprefix("series:"), knowledge) == series


def test_a_series_with_a_long_id_is_named_by_its_digest() -> None:
    long = Series("i", Measure.LEVEL, None, "A", None, "2025", Kind.REPORTED, "percent", "x" * 300)
    held = Knowledge.__new__(Knowledge)
    object.__setattr__(held, "by_id", {long.id: long})
    named = series_button(long, "open").custom_id
    assert len(named) == len("series:#") + 32
    assert series_of(named.removeprefix("series:"), held) == long
    assert series_of("#nothing", held) is None
