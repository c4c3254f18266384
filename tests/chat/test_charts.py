"""The button that draws an answer: which answers have it, what it sends, and what happens where it cannot."""

import re
from dataclasses import replace
from typing import Any

import discord
import pytest

from bot.chat.charts import chart_button
from bot.chat.pictures import Pictures
from bot.footnote import Footnote
from tests.chat.conftest import Newsroom, ask, buttons_of, make_client, shown_by

US = "how much did exports to the US fall in November?"


def chart_of(message: discord.Message) -> str | None:
    return next((one for one in buttons_of(message) if one.startswith("chart")), None)


@pytest.mark.parametrize(
    "question", [US, "exports to the US, the EU and Africa in November", "where do they disagree?"]
)
async def test_a_picture_comes_with_its_facts_in_words(newsroom: Newsroom, question: str) -> None:
    answer = await newsroom.ask(question)
    drawn = await newsroom.ann.click(answer, custom_id=chart_of(answer))
    (file,) = shown_by(drawn).attachments
    assert file.filename == "chart.png"
    sent: Any = newsroom.env.http_requests[-1].json
    (described,) = sent["data"]["attachments"]
    assert "November 2025" in described["description"]


async def test_a_picture_is_drawn_after_a_restart_too(newsroom: Newsroom, footnote: Footnote) -> None:
    answer = await newsroom.ask(US)
    await newsroom.env.restart_bot(make_client(footnote))
    drawn = await newsroom.ann.click(answer, custom_id=chart_of(answer))
    assert shown_by(drawn).attachments


async def test_a_second_click_draws_nothing_more(newsroom: Newsroom) -> None:
    answer = await newsroom.ask(US)
    await newsroom.ann.click(answer, custom_id=chart_of(answer))
    sent = len(newsroom.said())
    await newsroom.ann.click(answer, custom_id=chart_of(answer))
    assert len(newsroom.said()) == sent == 2


async def test_where_files_are_not_allowed_it_says_so(newsroom: Newsroom) -> None:
    everyone = newsroom.guild.default_role
    strict = newsroom.guild.create_text_channel(
        "strict", overwrites={everyone: discord.PermissionOverwrite(attach_files=False)}
    )
    newsroom = replace(newsroom, channel=strict)
    answer = await newsroom.ask(US)
    said = await newsroom.ann.click(answer, custom_id=chart_of(answer))
    assert "attach" in shown_by(said).content
    assert shown_by(said).ephemeral


async def test_a_figure_that_is_gone_says_so(newsroom: Newsroom) -> None:
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.ActionRow(discord.ui.Button(label="Chart", custom_id="chart:no.such.series")))
    channel = newsroom.client.get_channel(newsroom.channel.id)
    assert isinstance(channel, discord.TextChannel)
    message = await channel.send(view=view)
    await newsroom.env.settle()
    said = await newsroom.ann.click(message, custom_id="chart:no.such.series")
    assert "no longer" in shown_by(said).content


@pytest.mark.parametrize("question", ["exports to India?", "what is the tariff?", "hello", "what did Gary Ng say?"])
def test_what_has_no_figures_has_no_picture(footnote: Footnote, question: str) -> None:
    assert chart_button(ask(footnote, question), footnote.knowledge, "en") is None


async def test_a_picture_that_does_not_come_in_time_is_done_without(newsroom: Newsroom) -> None:
    answer = await newsroom.ask(US)
    newsroom.client.pictures.close()
    newsroom.client.pictures = Pictures(most_waiting=0)
    said = await newsroom.ann.click(answer, custom_id=chart_of(answer))
    assert "no picture" in shown_by(said).content


async def test_a_drawing_that_breaks_is_told_with_a_reference(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await newsroom.ask(US)
    newsroom.client.pictures.close()  # takes no more
    said = await newsroom.ann.click(answer, custom_id=chart_of(answer))
    (reference,) = re.findall(r"`(\w+)`", shown_by(said).content)
    assert reference in caplog.text
