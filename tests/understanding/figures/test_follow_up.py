"""A thing or a list named in few words, after a question or with it."""

from collections.abc import Callable

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


def test_a_thing_alone_takes_over_what_was_asked_of_another(ask_of_election: Ask) -> None:
    answer = ask_of_election("how much did labour spend on the campaign", "homeland?")
    assert [figure.series.id for figure in answer.figures] == ["campaign_spending.level.homeland.2026-09-20.florins"]


def test_a_thing_alone_after_what_was_of_none_is_asked_back(ask_of_election: Ask) -> None:
    assert ask_of_election("what was the turnout", "homeland?").status is Status.AMBIGUOUS


def test_the_last_noun_of_a_list_is_of_all(ask_of_election: Ask) -> None:
    answer = ask_of_election("seats of the harbour, hill and rainbow coalition?")
    assert [figure.series.id for figure in answer.figures] == [
        f"seats.level.{one}_coalition.2026-09-20.count" for one in ("harbour", "hill", "rainbow")
    ]


def test_another_buyer_of_the_same_seller(ask_of_oil: Ask) -> None:
    sold = "exports.level.QA-OS.2026-10.barrels_per_day"
    assert [figure.series.id for figure in ask_of_oil("qasira exports to velland", "and to ostland?").figures] == [sold]
    assert [figure.series.id for figure in ask_of_oil("qasira exports to velland and to ostland").figures][1:] == [sold]
    assert ask_of_oil("tavonia exports to ostland", "and to velland?").status is Status.UNKNOWN
