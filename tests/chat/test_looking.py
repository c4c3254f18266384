"""`/number`, `/compare`, `/quote` and `/check`: what they find, what they refuse, and what their options offer."""

from typing import Any

import pytest

from bot.facts.model import Knowledge, Mode
from bot.understanding.quoted.voices import attributed, voices_of
from tests.chat.conftest import Newsroom, buttons_of, shown_by, text_of

US, EU = "exports to the US in november", "exports to the EU in november"


def said(result: Any) -> str:
    return text_of(result.response)


async def choices(newsroom: Newsroom, command: str, option: str, typed: str = "", **filled: str) -> dict[str, str]:
    found = await newsroom.ann.autocomplete(newsroom.channel, command, option, typed, **filled)
    return {choice["name"]: choice["value"] for choice in found}


# /number


@pytest.mark.parametrize("typed", ["24%", "24 percent", " 24 % ", "24％", "24 Prozent"])
async def test_a_number_shows_everything_that_is_printed_so(newsroom: Newsroom, typed: str) -> None:
    result = await newsroom.ann.slash(newsroom.channel, "number", number=typed)
    text = said(result)
    assert "2 things" in text
    assert "trade surplus, November 2025" in text
    assert "rare earths" in text
    opened = [await newsroom.ann.click(shown_by(result), custom_id=one) for one in buttons_of(shown_by(result))]
    assert all("24%" in said(one).splitlines()[0] for one in opened)


async def test_a_number_in_words_that_somebody_said_is_found_too(newsroom: Newsroom) -> None:
    assert "> " in said(await newsroom.ann.slash(newsroom.channel, "number", number="11"))


async def test_a_number_that_nobody_prints_is_refused_with_the_nearest(newsroom: Newsroom) -> None:
    result = await newsroom.ann.slash(newsroom.channel, "number", number="28.7%")
    assert "No article prints “28.7%”" in said(result)
    nearest = await newsroom.ann.click(shown_by(result), custom_id=buttons_of(shown_by(result))[0])
    assert "28.6%" in said(nearest).splitlines()[0]


async def test_what_is_no_number_is_refused(newsroom: Newsroom) -> None:
    assert "nothing in that" in said(await newsroom.ann.slash(newsroom.channel, "number", number="@everyone"))


# /compare


async def test_two_figures_in_words_are_compared_and_the_difference_is_marked(newsroom: Newsroom) -> None:
    text = said(await newsroom.ann.slash(newsroom.channel, "compare", first=US, second=EU))
    assert text.splitlines()[0] == "# −28.6% · nearly +15%"
    assert "no article prints it" in text


async def test_up_to_four_are_each_compared_with_the_first_and_can_be_opened(newsroom: Newsroom) -> None:
    result = await newsroom.ann.slash(
        newsroom.channel, "compare", first=US, second=EU, third="exports to Africa", fourth="exports to ASEAN"
    )
    assert said(result).count("Difference:") == 3
    assert len([one for one in buttons_of(shown_by(result)) if one.startswith("series:")]) == 4
    opened = await newsroom.ann.click(shown_by(result), label="the European Union")
    assert said(opened).splitlines()[0] == "# nearly +15%"


async def test_figures_picked_from_the_list_are_compared(newsroom: Newsroom) -> None:
    first = await choices(newsroom, "compare", "first", "united states change")
    name, picked = next(iter(first.items()))
    second = await choices(newsroom, "compare", "second", first=picked)
    assert name not in second
    other, with_it = next(iter(second.items()))
    text = said(await newsroom.ann.slash(newsroom.channel, "compare", first=picked, second=with_it))
    assert name in text
    assert other in text


async def test_what_can_be_compared_with_the_first_is_offered_first(newsroom: Newsroom, knowledge: Knowledge) -> None:
    first = "exports.growth_yoy.US.2025-11.percent"
    second = list((await choices(newsroom, "compare", "second", first=first)).values())
    assert all(knowledge.by_id[one].measure == knowledge.by_id[first].measure for one in second[:5])


@pytest.mark.parametrize("typed", ["미국 수출", "出口 美国", "exporte usa"])
async def test_figures_are_offered_for_words_of_any_language(newsroom: Newsroom, typed: str) -> None:
    offered = await choices(newsroom, "compare", "first", typed)
    assert any("exports to the United States" in name for name in offered)


async def test_a_name_of_the_list_typed_in_full_counts_as_picked(newsroom: Newsroom) -> None:
    name = next(iter(await choices(newsroom, "compare", "first", "africa")))
    assert "28%" in said(await newsroom.ann.slash(newsroom.channel, "compare", first=f" {name.upper()} ", second=EU))


async def test_what_is_not_measured_alike_is_shown_without_a_difference(newsroom: Newsroom) -> None:
    text = said(await newsroom.ann.slash(newsroom.channel, "compare", first=US, second="trade surplus in november"))
    assert "No difference is computed" in text
    assert "Difference:" not in text


async def test_one_figure_twice_is_one_figure(newsroom: Newsroom) -> None:
    text = said(await newsroom.ann.slash(newsroom.channel, "compare", first=US, second=US))
    assert "one and the same" in text
    assert text.splitlines()[0] == "# −28.6%"


@pytest.mark.parametrize("wrong", ["exports to India", "what is the tariff?", "asdf qwer"])
async def test_what_cannot_be_compared_says_which_and_why(newsroom: Newsroom, wrong: str) -> None:
    text = said(await newsroom.ann.slash(newsroom.channel, "compare", first=US, second=wrong))
    assert f"To compare “{wrong}”:" in text
    assert "28.6" not in text.splitlines()[0]


# /quote


async def test_everything_that_somebody_said_is_quoted_with_where_it_stands(
    newsroom: Newsroom, knowledge: Knowledge
) -> None:
    text = said(await newsroom.ann.slash(newsroom.channel, "quote", speaker="Gary Ng"))
    quoted = attributed(knowledge, "gary-ng")
    assert f"{len(quoted)} statements" in text
    for statement in quoted:
        assert (f"“{statement.text}”" if statement.mode is Mode.DIRECT else statement.text) in text
        assert f"paragraph {statement.paragraph}" in text


async def test_speakers_and_topics_are_offered_beside_one_another(newsroom: Newsroom, knowledge: Knowledge) -> None:
    everybody = await choices(newsroom, "quote", "speaker")
    topics = await choices(newsroom, "quote", "topic", speaker="gary-ng")
    assert 0 < len(topics) < len({topic for one in attributed(knowledge) for topic in one.topics})
    for topic in topics.values():
        speakers = await choices(newsroom, "quote", "speaker", topic=topic)
        assert "Gary Ng" in speakers
        assert len(speakers) <= len(everybody)
        for speaker in speakers.values():
            result = await newsroom.ann.slash(newsroom.channel, "quote", speaker=speaker, topic=topic)
            assert "> " in text_of(result.response)


async def test_an_organisation_speaks_through_its_people(newsroom: Newsroom, knowledge: Knowledge) -> None:
    assert "natixis" in voices_of(attributed(knowledge, "gary-ng")[0], knowledge)
    assert "Gary Ng" in said(await newsroom.ann.slash(newsroom.channel, "quote", speaker="Natixis"))


async def test_who_is_not_quoted_so_is_refused(newsroom: Newsroom) -> None:
    assert "“Nobody Ever”" in said(await newsroom.ann.slash(newsroom.channel, "quote", speaker="Nobody Ever"))
    text = said(await newsroom.ann.slash(newsroom.channel, "quote", speaker="Gary Ng", topic="housing"))
    assert text.splitlines()[0] == "# The articles do not say"
    assert "quote Gary Ng" in text
    assert "but not on that" in text


async def test_all_that_is_said_stands_in_pages(newsroom: Newsroom, knowledge: Knowledge) -> None:
    shown = shown_by(await newsroom.ann.slash(newsroom.channel, "quote"))
    texts = text_of(shown)
    while (page := texts.split("-# Page ")[-1].split(" · ")[0].split(" of "))[0] != page[1]:
        shown = shown_by(await newsroom.ann.click(shown, label="Next ›"))
        texts += text_of(shown)
    assert all(statement.text in texts for statement in attributed(knowledge))


# /check


async def test_a_statement_is_checked(newsroom: Newsroom) -> None:
    result = await newsroom.ann.slash(newsroom.channel, "check", text="exports to the EU **fell 28.6%** in November")
    assert said(result).splitlines()[0] == "# Contradicted by the articles"
