"""`/metrics`, `/disagreements`, `/sources`, `/help`, `/about`, the buttons of answers, and pages: turned by whom, and when."""

from typing import Any

import discord
import pytest

from bot.answering.answer import Verdict
from bot.answering.beside import Beside, beside
from bot.chat.views import list_button
from bot.facts.model import Knowledge
from bot.footnote import MOST_COMPARED, Footnote
from bot.rendering.listing import Place, Told
from tests.chat.conftest import Newsroom, buttons_of, labels_of, make_client, shown_by, text_of
from tests.chat.large import reached

EXPORTS = "how much did exports grow in November?"


def said(result: Any) -> str:
    return text_of(result.response)


async def test_everything_that_can_be_asked_is_reached_by_pressing_buttons(
    newsroom: Newsroom, knowledge: Knowledge
) -> None:
    first = await newsroom.ann.slash(newsroom.channel, "metrics")
    assert first.ephemeral
    found, groups, opened = set(), [], set[str]()

    async def leaf_through(start: Any) -> None:
        shown = start
        while True:
            for name in buttons_of(shown):
                if name.startswith("series:"):
                    found.add(name.removeprefix("series:"))
                elif name.startswith("page:figures:0:") and name not in opened:
                    opened.add(name)
                    groups.append((shown, name))
            place, _, pages = text_of(shown).splitlines()[-1].removeprefix("-# Page ").partition(" of ")
            if not pages or place == pages.split()[0]:
                return
            shown = shown_by(await newsroom.ann.click(shown, label="Next ›"))

    await leaf_through(shown_by(first))
    for _, name in groups:
        menu = await newsroom.ann.slash(newsroom.channel, "metrics")
        shown = shown_by(menu)
        if name not in buttons_of(shown):
            shown = shown_by(await newsroom.ann.click(shown, label="Next ›"))
        await leaf_through(shown_by(await newsroom.ann.click(shown, custom_id=name)))
    assert found == set(knowledge.by_id)


async def test_every_series_is_reached_from_the_list_of_everything(newsroom: Newsroom, knowledge: Knowledge) -> None:
    assert reached(newsroom.client.catalogue) == set(knowledge.by_series)


async def test_a_group_is_picked_or_typed(newsroom: Newsroom) -> None:
    offered = await newsroom.ann.autocomplete(newsroom.channel, "metrics", "group", "exp")
    for group in (offered[0]["value"], "/exports", "Exports"):
        result = await newsroom.ann.slash(newsroom.channel, "metrics", group=group)
        assert said(result).splitlines()[0] == "# /exports"
    assert "Everything" in said(await newsroom.ann.slash(newsroom.channel, "metrics", group="nothing such"))


async def test_disagreements_come_worst_first_and_each_opens(newsroom: Newsroom, footnote: Footnote) -> None:
    figures = footnote.disagreements().figures
    verdicts = [one.agreement.verdict for one in figures]
    assert verdicts == sorted(verdicts, key=[Verdict.CONFLICT, Verdict.DIFFERS_IN_SCOPE].index)
    result = await newsroom.ann.slash(newsroom.channel, "disagreements")
    assert not result.ephemeral
    assert [name.removeprefix("series:") for name in buttons_of(shown_by(result))] == [one.series.id for one in figures]
    for name in buttons_of(shown_by(result)):
        opened = await newsroom.ann.click(shown_by(result), custom_id=name)
        assert "conflict" in said(opened) or "different things" in said(opened)


async def test_sources_tell_what_is_known_and_what_is_not(newsroom: Newsroom, knowledge: Knowledge) -> None:
    result = await newsroom.ann.slash(newsroom.channel, "sources")
    assert "Where the numbers come from" in said(result)
    for article in knowledge.articles.values():
        assert article.name in said(result)
        offered = await newsroom.ann.autocomplete(newsroom.channel, "sources", "article", article.name[:5].lower())
        chosen = next(choice["value"] for choice in offered if choice["name"] == article.name)
        shown = said(await newsroom.ann.slash(newsroom.channel, "sources", article=chosen))
        assert shown.splitlines()[0] == f"# {article.name}"
        assert (article.title.value or "not known") in shown
    assert (
        "nothing" in said(await newsroom.ann.slash(newsroom.channel, "sources", article="The Daily Planet")).casefold()
    )


async def test_help_names_examples_and_every_command(newsroom: Newsroom, knowledge: Knowledge) -> None:
    result = await newsroom.ann.slash(newsroom.channel, "help")
    text = said(result)
    assert all(example in text for example in knowledge.subject.examples["en"])
    for command in newsroom.client.tree.get_commands():
        assert command.name in ("help", "about", "metrics", "Check the numbers") or f"/{command.name}" in text
    everything = await newsroom.ann.click(shown_by(result), label="Everything you can ask")
    assert everything.ephemeral
    assert "/exports" in said(everything)


async def test_about_says_what_it_is(newsroom: Newsroom) -> None:
    result = await newsroom.ann.slash(newsroom.channel, "about")
    assert result.ephemeral
    assert "No language model" in said(result)


async def test_examples_of_help_are_answered(newsroom: Newsroom, knowledge: Knowledge) -> None:
    for example in knowledge.subject.examples["en"]:
        result = await newsroom.ann.slash(newsroom.channel, "ask", question=example)
        assert "do not say" not in said(result), example


# The buttons of an answer


async def test_all_wordings_show_every_report_with_where_it_stands(newsroom: Newsroom, knowledge: Knowledge) -> None:
    answer = await newsroom.ask(EXPORTS)
    shown = await newsroom.ann.click(answer, label="All wordings & notes")
    assert shown.ephemeral
    texts = said(shown)
    while "Next ›" in labels_of(shown_by(shown)):
        shown = await newsroom.ann.click(shown_by(shown), label="Next ›")
        texts += said(shown)
    for report in knowledge.by_series[knowledge.by_id["exports.growth_yoy.2025-11.percent"]]:
        assert f"“{report.printed}”" in texts
        assert f"paragraph {report.paragraph}" in texts


async def test_a_figure_is_compared_in_each_way_there_is(newsroom: Newsroom, knowledge: Knowledge) -> None:
    answer = await newsroom.ask(EXPORTS)
    series = knowledge.by_id["exports.growth_yoy.2025-11.percent"]
    for how, label in ((Beside.MARKETS, "By market"), (Beside.BEFORE, "Month before"), (Beside.EXPECTED, "Expected")):
        text = said(await newsroom.ann.click(answer, label=label))
        others = beside(how, series, knowledge)
        assert len(others) > 1
        assert ("Difference:" in text) == (len(others) <= MOST_COMPARED)
        assert how is not Beside.BEFORE or text.splitlines()[0] == "# +5.9% · −1.1%"


async def test_only_what_exists_is_offered_beside_an_answer(newsroom: Newsroom) -> None:
    answer = await newsroom.ask("how many months in a row have exports to the US been falling?")
    assert [name for name in buttons_of(answer) if not name.startswith("series:")] == [
        "list:wordings:0:exports.streak.US.2025-11.months",
        "wrong:exports.streak.US.2025-11.months",
    ]


async def test_an_unanswered_question_leads_to_everything_there_is(newsroom: Newsroom) -> None:
    shown = await newsroom.ann.click(await newsroom.ask("how old is the moon?"), label="Everything you can ask")
    assert shown.ephemeral
    assert "/exports" in said(shown)


# Pages


async def test_a_page_is_turned_where_it_stands(newsroom: Newsroom) -> None:
    shown = shown_by(await newsroom.ann.slash(newsroom.channel, "quote"))
    before = len(newsroom.said())
    for label, page in (("Next ›", 2), ("Next ›", 3), ("‹ Back", 2)):
        assert (await newsroom.ann.click(shown, label=label)).acknowledged
        assert f"Page {page} of" in text_of(newsroom.said()[-1])
    assert len(newsroom.said()) == before


async def test_what_others_turn_they_see_alone(newsroom: Newsroom) -> None:
    result = await newsroom.ann.slash(newsroom.channel, "quote")
    bob = newsroom.guild.add_member(newsroom.env.create_user("bob"))
    theirs = await bob.click(shown_by(result), label="Next ›")
    assert theirs.ephemeral
    assert "Page 2 of" in said(theirs)
    assert "Page 1 of" in text_of(newsroom.said()[-1])
    further = await bob.click(shown_by(theirs), label="Next ›")
    assert "Page 3 of" in said(further)


async def test_what_others_open_they_see_alone(newsroom: Newsroom) -> None:
    bob = newsroom.guild.add_member(newsroom.env.create_user("bob"))
    answer = await newsroom.ask("what is the tariff?")
    assert not (await newsroom.ann.click(answer, custom_id=buttons_of(answer)[0])).ephemeral
    assert (await bob.click(answer, custom_id=buttons_of(answer)[0])).ephemeral


async def test_what_is_opened_from_a_private_message_is_private(newsroom: Newsroom) -> None:
    menu = await newsroom.ann.slash(newsroom.channel, "metrics", group="exports")
    assert (await newsroom.ann.click(shown_by(menu), custom_id=buttons_of(shown_by(menu))[0])).ephemeral


async def test_a_double_click_opens_once(newsroom: Newsroom) -> None:
    answer = await newsroom.ask(EXPORTS)
    before = len(newsroom.said())
    for _ in range(2):
        assert (await newsroom.ann.click(answer, label="Month before")).acknowledged
    assert len(newsroom.said()) == before + 1


async def test_pages_and_buttons_outlive_a_restart(newsroom: Newsroom, footnote: Footnote) -> None:
    shown = shown_by(await newsroom.ann.slash(newsroom.channel, "quote"))
    answer = await newsroom.ask(EXPORTS)
    await newsroom.env.restart_bot(make_client(footnote))
    assert "Page 2 of" in said(await newsroom.ann.click(shown, label="Next ›"))
    assert "paragraph" in said(await newsroom.ann.click(answer, label="All wordings & notes"))
    assert "Difference:" in said(await newsroom.ann.click(answer, label="Expected"))


@pytest.mark.parametrize(
    "place",
    [
        Place(Told.FIGURES, "no such group"), Place(Told.NUMBER, "no number"), Place(Told.NUMBER, "99.99%"), Place(Told.QUOTES, "no bar"),
        Place(Told.QUOTES, "nobody|"), Place(Told.ARTICLE, "no-such"), Place(Told.WORDINGS, "no.such"),
        Place(Told.WORDINGS, "#" + "0" * 32),
    ],
)  # fmt: skip
async def test_a_place_that_is_no_more_leads_nowhere(newsroom: Newsroom, place: Place) -> None:
    assert newsroom.client.catalogue.page(place) is None


@pytest.mark.parametrize(
    "pressed", ["page:gone:0:", "list:quotes:x:", "beside:sideways:a", "beside:markets:gone", "series:gone"]
)
async def test_a_button_whose_place_is_no_more_says_so_privately(newsroom: Newsroom, pressed: str) -> None:
    message = await _sent_before_a_restart(newsroom, pressed)
    result = await newsroom.ann.click(message, custom_id=pressed)
    assert result.ephemeral
    assert "no longer" in said(result)


async def test_a_button_of_an_older_version_is_explained(newsroom: Newsroom) -> None:
    message = await _sent_before_a_restart(newsroom, "ancient:1")
    result = await newsroom.ann.click(message, custom_id="ancient:1")
    assert result.ephemeral
    assert "older version" in said(result)


async def _sent_before_a_restart(newsroom: Newsroom, custom_id: str) -> discord.Message:
    """A message of the bot with this button, of which the process that runs now knows nothing."""
    channel = newsroom.client.get_channel(newsroom.channel.id)
    assert isinstance(channel, discord.TextChannel)
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="x", custom_id=custom_id))
    message = await channel.send(view=view)
    await newsroom.env.restart_bot(make_client(newsroom.client.talks.footnote))
    return message


async def test_a_page_beyond_the_end_is_the_last(newsroom: Newsroom) -> None:
    listing = newsroom.client.catalogue.listing(Place(Told.QUOTES, "|"))
    assert listing is not None
    assert listing.page(999) == listing.page(listing.pages - 1)
    assert listing.page(-5) == listing.page(0)


async def test_what_stands_in_buttons_of_messages_already_sent_stays() -> None:
    assert [told.value for told in Told] == [
        "families", "figures", "disputes", "number", "quotes", "articles", "article", "wordings",
    ]  # fmt: skip
    assert list_button(Place(Told.QUOTES, "a|b", 3), "x", turns=True).custom_id == "page:quotes:3:a|b"
