"""Which unknown words forbid an answer: those that stand where a term would."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "exports of timber in november",
        "exports, timber, november",
        "november exports to the us, timber only",
        "american timber imports in november",
        "tariffs on chinese timber",
        "german exports in november",
        "exports to la in november",
        "number of factories in china",
        "did smith say exports rose",
        "barclays forecast for exports in november",
        "world bank forecast of the fiscal deficit",
        "exports including utopia in november",
        "re-exports in november",
        "exports by foreign firms in november",
        "mexican exports in november",
        "exports in roubles",
        "how much did china pay for soybeans",
        "full year 2025 exports",
        "what did elon musk say about exports",
        "which company has the most exports",
    ],
)
def test_a_thing_in_the_place_of_a_term(ask: Ask, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "exports in november la, up how much",
        "exports in november, mate",
        "my tutor says exports rose in november, by how much",
        "exports in november, any info",
        "how large was the surplus of trade in november",
        "our region asean, exports there in november",
    ],
)
def test_words_of_the_talk_stand_in_nobodys_place(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "how much copper came from the mines",
        "how many mines are there",
        "how many dams does quillara have",
        "how many coal units exploded",
        "what did the president say about coal",
        "what does the king think about curtailment",
        "the wind is crazy outside today",
        "how many plants are there",
    ],
)
def test_another_thing_than_is_known(ask_of_power: Ask, question: str) -> None:
    assert ask_of_power(question).status is Status.UNKNOWN


@pytest.mark.parametrize(
    "question", ["how many jobs did farming add", "did mining gain jobs", "how much did pay rise in farming"]
)
def test_a_trade_that_ends_as_a_verb(ask_of_jobs: Ask, question: str) -> None:
    assert ask_of_jobs(question).status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("how many trips were there on the green line", "green"),
        ("how many trips on the orange line", "orange"),
        ("how many people took a taxi", "taxi"),
        ("how many people use the app", "app"),
    ],
)
def test_another_of_its_kind(ask_of_transit: Ask, question: str, missing: str) -> None:
    refusal = ask_of_transit(question).refusal
    assert refusal
    assert refusal.missing == (("word", missing),)


def test_the_whole_that_a_share_is_printed_of(ask_of_hospitals: Ask) -> None:
    (figure,) = ask_of_hospitals("what was health spending as a share of GDP in 2024").figures
    assert figure.series.id == "spending.share.2024.percent"
    assert ask_of_hospitals("what was health spending as a share of exports in 2024").status is Status.UNKNOWN
