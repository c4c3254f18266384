"""What a card tells at once of how the articles agree, and what only behind its button: never a conflict."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.answering.agreement import agreement
from bot.answering.answer import Figure, Finding, Remark, Verdict
from bot.answering.beside import Beside, beside
from bot.answering.build import figure
from bot.facts.model import Kind, Knowledge, Known, Note
from bot.facts.relations import Outcome
from bot.facts.reported import Qualifier, Reported, read_amount
from bot.footnote import Footnote
from bot.rendering.agreement_words import (
    printed_by,
    remark_sentences,
    shown_remarks,
    told_remarks,
    verdict_sentence,
)
from bot.rendering.card import LONGEST_CARD, card
from bot.rendering.chart_words import disagreement
from bot.rendering.lists import disputes_list
from bot.rendering.numbers import reported_number
from bot.rendering.text import text
from bot.rendering.voice import Voice, worded
from bot.rendering.words import headline
from bot.understanding.reading import Ask

# The findings that must be seen whatever else there is to tell.
NEVER_HIDDEN = (
    Finding.IMPOSSIBLE, Finding.COUNTED_APART, Finding.FORESEEN_APART, Finding.DAYS_APART, Finding.SCOPE, Finding.TRUNCATED,
)  # fmt: skip


def figures(knowledge: Knowledge) -> list[Figure]:
    return [figure(Ask(series, {}), knowledge) for series in knowledge.by_series]


def alone(told: Figure, *findings: Finding) -> Figure:
    """The same figure with only these remarks."""
    remarks = tuple(remark for remark in told.agreement.remarks if remark.finding in findings)
    return replace(told, agreement=replace(told.agreement, remarks=remarks))


@pytest.mark.parametrize("language", worded())
def test_no_conflict_scope_failing_relation_or_open_period_is_hidden(knowledge: Knowledge, language: str) -> None:
    voice, seen = Voice(knowledge, language), set()
    for told in figures(knowledge):
        shown = shown_remarks(told, voice)
        for remark in told.agreement.remarks:
            fails = remark.relation is not None and remark.relation.outcome is not Outcome.NARROW
            is_open = any(
                "period" in report.unclear for report in remark.reports if remark.finding is Finding.REPORT_NOTE
            )
            if remark.finding in NEVER_HIDDEN or fails or is_open:
                seen.add(remark.finding)
                assert set(remark_sentences(alone(told, remark.finding), voice)) & set(shown)
    assert seen >= {Finding.IMPOSSIBLE, Finding.SCOPE, Finding.ARITHMETIC, Finding.REPORT_NOTE}


def at_two_days(knowledge: Knowledge) -> Figure:
    """A figure of which one article has another number than an older one."""
    told = figure(Ask(knowledge.by_id["exports.growth_yoy.US.2025-11.percent"], {}), knowledge)
    older, newer = (
        replace(report, reported=Reported(*read_amount(amount)), as_of=day)
        for report, amount, day in zip(told.reports, ("66", "64"), ("2025-11-25", "2025-12-08"), strict=False)
    )
    return replace(told, reports=(older, newer), lead=newer, agreement=agreement((older, newer)))


def test_two_days_are_told_beside_their_numbers(knowledge: Knowledge) -> None:
    told, voice = at_two_days(knowledge), Voice(knowledge)
    assert verdict_sentence(told, voice) == "2 articles, 1 origin: each number is of another day."
    (shown,) = [remark for remark in shown_remarks(told, voice) if "66" in remark]
    assert "+66% (as of 25 November 2025)" in shown
    assert "+64% (as of 8 December 2025)" in shown


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"scope": "with the port"}, "in their day and what they cover."),
        ({"origin": "lseg", "as_of": "2025-12-01"}, "in their day and their origin."),
    ],
)
def test_all_in_which_numbers_differ_is_told(knowledge: Knowledge, changes: dict[str, str], said: str) -> None:
    told, voice = at_two_days(knowledge), Voice(knowledge)
    beside = replace(told.lead, reported=Reported(*read_amount("70")), as_of=None)
    reports = (*told.reports, replace(beside, **changes))  # type: ignore[arg-type]
    told = replace(told, reports=reports, agreement=agreement(reports))
    assert verdict_sentence(told, voice).endswith(f": the numbers differ {said}")
    assert disagreement(told, voice) == f"the numbers differ {said[:-1]}"
    assert ("LSEG, as of" in " ".join(shown_remarks(told, voice))) is ("origin" in changes)


@pytest.mark.parametrize(
    ("qualifier", "said"), [(Qualifier.AT_MOST, "at most +60%"), (Qualifier.AT_LEAST, "at least +60%")]
)
def test_a_bound_that_may_be_reached(knowledge: Knowledge, qualifier: Qualifier, said: str) -> None:
    report = replace(at_two_days(knowledge).lead, reported=Reported(Decimal(60), Decimal(1), qualifier))
    assert reported_number(report, Voice(knowledge)) == said


def test_a_card_is_read_at_a_glance(knowledge: Knowledge) -> None:
    voice = Voice(knowledge)
    counts = [len(shown_remarks(told, voice)) for told in figures(knowledge)]
    assert max(counts) <= 5
    assert sum(count <= 3 for count in counts) > 0.9 * len(counts)


def test_the_notes_stay_complete_and_nothing_shown_is_not_among_them(knowledge: Knowledge) -> None:
    voice = Voice(knowledge)
    for told in figures(knowledge):
        notes = remark_sentences(told, voice)
        assert set(shown_remarks(told, voice)) <= set(notes)
        assert set(told_remarks(told, voice)) <= set(notes)
        for report in told.reports:
            assert report.note is None or any(report.note in note for note in notes)


def test_one_origin_is_named_once(knowledge: Knowledge) -> None:
    voice = Voice(knowledge)
    told = figure(Ask(knowledge.by_id["exports.growth_yoy.US.2025-11.percent"], {}), knowledge)
    sentence = verdict_sentence(told, voice, with_origin=True)
    assert sentence.startswith("5 articles, 1 origin (General Administration of Customs of China): ")
    assert not any("General Administration" in remark for remark in told_remarks(told, voice))


def test_the_same_note_on_several_articles_is_told_once(knowledge: Knowledge) -> None:
    told = figure(Ask(knowledge.by_id["exports.growth_yoy.rare_earths.2025-11.percent"], {}), knowledge)
    notes = remark_sentences(told, Voice(knowledge))
    assert "GMT Eight and NGN Post: The text does not say against which period." in notes


def test_a_comparison_of_many_is_told_in_short(knowledge: Knowledge) -> None:
    exports = knowledge.by_id["exports.growth_yoy.2025-11.percent"]
    compared = beside(Beside.MARKETS, exports, knowledge)
    shown = card(Footnote(knowledge).compare(compared), knowledge)
    assert len(compared) > 4
    assert len("\n".join(shown.blocks)) < LONGEST_CARD / 1.5
    for series in compared:
        for report in knowledge.by_series[series]:
            if report.reported:
                assert any(report.printed in line for line in shown.lines)


def test_verdicts_of_conflict_say_so(knowledge: Knowledge) -> None:
    voice = Voice(knowledge)
    disputed = [told for told in figures(knowledge) if told.agreement.verdict is Verdict.CONFLICT]
    assert disputed
    assert all("conflict" in verdict_sentence(told, voice) for told in disputed)


def reported(told: Figure, *printed: tuple[str, str, str], kind: Kind = Kind.REPORTED) -> Figure:
    """A figure of the same articles with other reports: article, origin, number."""
    reports = tuple(
        replace(
            told.lead,
            article=article,
            origin=origin,
            origin_known=Known.STATED,
            scope=None,
            note=None,
            reported=Reported(*read_amount(number)),
            series=replace(told.series, kind=kind),
        )
        for article, origin, number in printed
    )
    return replace(told, lead=reports[0], reports=reports, agreement=agreement(reports))


def test_those_who_count_differently_are_named_and_no_article_twice(knowledge: Knowledge) -> None:
    voice = Voice(knowledge)
    told = figure(Ask(knowledge.by_id["exports.growth_yoy.2025-11.percent"], {}), knowledge)
    counted = reported(told, ("cnbc", "customs", "5.9"), ("cnbc", "natixis", "7"), ("gmt-eight", "natixis", "7"))
    (sentence,) = shown_remarks(counted, voice)
    office = "General Administration of Customs of China"
    assert sentence == f"The origins disagree: CNBC prints +5.9% ({office}) and +7% (Natixis), GMT Eight +7% (Natixis)."
    assert verdict_sentence(counted, voice).startswith("2 articles, 2 origins: they conflict")


def test_of_a_forecast_each_origin_has_its_own(knowledge: Knowledge) -> None:
    voice = Voice(knowledge)
    told = figure(Ask(knowledge.by_id["exports.growth_yoy.2025-11.percent"], {}), knowledge)
    foreseen = reported(told, ("cnbc", "customs", "5.9"), ("cnbc", "natixis", "7"), kind=Kind.FORECAST)
    assert verdict_sentence(foreseen, voice) == "1 article, 2 origins: each origin has its own number."
    (sentence,) = shown_remarks(foreseen, voice)
    assert sentence == "CNBC prints +5.9% (General Administration of Customs of China) and +7% (Natixis)."
    listed = disputes_list(replace(Footnote(knowledge).disagreements(), figures=(foreseen, foreseen)), voice)
    assert listed.lead == "2 figures of which each origin has its own"


def test_an_article_with_two_numbers_of_one_origin_is_named_once(knowledge: Knowledge) -> None:
    told = figure(Ask(knowledge.by_id["exports.growth_yoy.2025-11.percent"], {}), knowledge)
    printed = printed_by([report for report in told.reports if report.reported], Voice(knowledge))
    assert printed.count("GMT Eight") == 1
    assert "(" not in printed


def test_an_id_inside_a_word_names_no_outlet(knowledge: Knowledge) -> None:
    told = figure(Ask(knowledge.by_id["exports.growth_yoy.2025-11.percent"], {}), knowledge)
    note = Note(id="n", about=(), text="cnbc: the cnbcs of this world and re-cnbc.")
    noted = replace(told, agreement=replace(told.agreement, remarks=(Remark(Finding.NOTE, note=note),)))
    assert remark_sentences(noted, Voice(knowledge)) == ["CNBC: the cnbcs of this world and re-cnbc."]


@pytest.mark.parametrize("kind", [Kind.REPORTED, Kind.FORECAST])
def test_no_origin_s_number_stands_alone_in_large_type_unless_it_was_asked_for(
    footnote: Footnote, knowledge: Knowledge, kind: Kind
) -> None:
    voice = Voice(knowledge)
    shown = footnote.show(knowledge.by_id["exports.growth_yoy.2025-11.percent"])
    printed = (("cnbc", "customs", "5.9"), ("cnbc", "natixis", "7"), ("gmt-eight", "natixis", "7"))
    figure = reported(shown.figures[0], *printed, kind=kind)
    answer = replace(shown, figures=(figure,))
    assert headline(answer, voice) == "+5.9% or +7%"
    assert "+5.9% or +7%  exports" in text(answer, knowledge)
    asked = replace(shown, figures=(replace(figure, lead=figure.reports[1], chosen=True),))
    assert headline(asked, voice) == "+7%"


def test_a_note_says_which_of_two_numbers_it_is_on(knowledge: Knowledge) -> None:
    told = figure(Ask(knowledge.by_id["trade_balance.level.2025-01/2025-11.USD"], {}), knowledge)
    assert any(
        note.startswith("GMT Eight “Trillion-Dollar Surplus”: ") for note in remark_sentences(told, Voice(knowledge))
    )


def test_an_article_with_two_wordings_is_named_once_in_a_row(footnote: Footnote, knowledge: Knowledge) -> None:
    lines = card(footnote.disagreements(), knowledge).lines
    (row,) = (line for line in lines if "past $1 trillion" in line)
    assert row.count("Chosun Biz") == 1
