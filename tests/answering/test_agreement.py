"""The verdicts, and what must hold of them whatever the reports."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from bot.answering.agreement import agreement, leading, ranked
from bot.answering.answer import Finding, Verdict
from bot.facts.model import Kind, Known, Measure, Report, Series
from bot.facts.reported import Qualifier, Reported, read_amount

SERIES = Series(
    "visits", Measure.LEVEL, None, "X", None, "2025-11", Kind.REPORTED, "count", "visits.level.2025-11.count"
)


def report(
    amount: str | None,
    qualifier: Qualifier = Qualifier.EXACT,
    article: str = "one",
    kind: Kind = Kind.REPORTED,
    **more: object,
) -> Report:
    reported = None
    if amount is not None:
        low, _, high = amount.partition("..")
        value, step = read_amount(low)
        reported = Reported(value, step, qualifier, read_amount(high)[0] if high else None)
    fields = {"origin": None, "origin_known": Known.UNKNOWN, "via": None, "paragraph": 1, **more}
    series = replace(SERIES, kind=kind)
    return Report(article=article, series=series, reported=reported, direction=0, printed=str(amount), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reports", "verdict"),
    [
        ([report("28.6")], Verdict.SINGLE),
        ([report("28.6"), report("28.6", article="two")], Verdict.AGREE),
        ([report("28.6"), report("29", Qualifier.NEARLY, "two")], Verdict.CONSISTENT),
        ([report("1.076 trillion"), report("1.08 trillion", Qualifier.ABOUT, "two")], Verdict.CONSISTENT),
        ([report("1.076 trillion"), report("1.1 trillion", Qualifier.MORE_THAN, "two")], Verdict.CONFLICT),
        ([report("330.3"), report("330.38", article="two")], Verdict.CONSISTENT),  # cut off, not rounded
        ([report("330.3"), report("330.41", article="two")], Verdict.CONFLICT),
        ([report("3.8"), report("3.8..4", Qualifier.RANGE, "two")], Verdict.CONSISTENT),
        (
            [report("8", scope="decline"), report("8", article="two", scope="double-digit decline")],
            Verdict.DIFFERS_IN_SCOPE,
        ),
        ([report("5"), report("5.0", article="two")], Verdict.CONSISTENT),
        ([report("4"), report("5", article="two")], Verdict.CONFLICT),  # of what is counted half a one is none
        ([report("4.3"), report("4.4", article="two")], Verdict.CONSISTENT),
        ([report("4 million"), report("4.2 million", article="two")], Verdict.CONSISTENT),
        ([report(None), report("5", article="two")], Verdict.SINGLE),
        ([report("-28.6"), report("28.6", article="two")], Verdict.CONFLICT),
    ],
)
def test_verdicts(reports: list[Report], verdict: Verdict) -> None:
    assert agreement(reports).verdict is verdict
    assert agreement(reports[::-1]).verdict is verdict


def test_the_one_that_stands_alone_is_named() -> None:
    odd = report("1.1 trillion", Qualifier.MORE_THAN, "odd")
    reports = [
        report("1.076 trillion"),
        odd,
        report("1 trillion", Qualifier.MORE_THAN, "odd"),
        report("1.076 trillion", article="two"),
    ]
    remarks = {remark.finding: remark for remark in agreement(reports).remarks}
    assert remarks[Finding.IMPOSSIBLE].reports == (odd,)
    assert remarks[Finding.SELF_CONTRADICTION].others == (reports[2],)
    assert leading(reports).value == Decimal("1076000000000.0")


FORESEEN = (Kind.EXPECTATION, Kind.FORECAST, Kind.TARGET)


def of(origin: str | None, amount: str, article: str = "one", kind: Kind = Kind.REPORTED) -> Report:
    return report(amount, article=article, kind=kind, origin=origin, origin_known=Known.STATED)


@pytest.mark.parametrize("kind", FORESEEN)
def test_each_origin_foresees_for_itself(kind: Kind) -> None:
    found = agreement([of("ministry", "380", "one", kind), of("institute", "405", "one", kind)])
    assert found.verdict is Verdict.DIFFERS_IN_SCOPE
    assert [remark.finding for remark in found.remarks] == [Finding.FORESEEN_APART]
    assert found.truth is None


@pytest.mark.parametrize("kind", FORESEEN)
@pytest.mark.parametrize("origin", ["ministry", None])
def test_one_origin_quoted_with_two_forecasts_is_a_conflict(kind: Kind, origin: str | None) -> None:
    quoted = [of(origin, "380", "one", kind), of(origin, "390", "two", kind)]
    assert agreement(quoted).verdict is Verdict.CONFLICT
    assert agreement([*quoted, of("institute", "405", "one", kind)]).verdict is Verdict.CONFLICT


def test_forecasts_that_one_number_fits_need_no_telling_apart() -> None:
    found = agreement([of(origin, "5", origin, Kind.FORECAST) for origin in ("ministry", "institute")])
    assert found.verdict is Verdict.AGREE


def test_what_two_origins_count_is_one_thing() -> None:
    found = agreement([of("ministry", "9800"), of("union", "12400"), of("ministry", "9800", "two")])
    assert found.verdict is Verdict.CONFLICT
    assert [remark.finding for remark in found.remarks] == [Finding.COUNTED_APART]
    assert (found.articles, found.origins) == (2, 2)


@pytest.mark.parametrize("odd", [of("ministry", "12400", "two"), of(None, "12400", "two")])
def test_origins_are_no_reason_where_one_contradicts_itself_or_is_not_named(odd: Report) -> None:
    found = agreement([of("ministry", "9800"), odd])
    assert found.verdict is Verdict.CONFLICT
    assert found.remarks[0].finding is Finding.IMPOSSIBLE


@pytest.mark.parametrize(
    ("reports", "leads"),
    [
        ([report("7.9", scope="without branches"), report("7.4", article="two")], "7.4"),
        ([report("7.92", scope="without branches"), report("7.4", article="two")], "7.4"),
        ([report("7.9", article=one, scope="without branches") for one in "abc"] + [report("7", Qualifier.ABOUT)], "7"),
        (
            [report("7.4", scope="the office's count"), report("7", Qualifier.ABOUT, "two")],
            "7.4",
        ),  # the same, more exactly
        ([report("7.9", scope="without branches"), report("7.4", article="two", scope="with branches")], "7.9"),
    ],
)
def test_what_covers_something_else_does_not_lead(reports: list[Report], leads: str) -> None:
    assert leading(reports).value == Decimal(leads)


def test_of_two_alike_the_one_without_a_scope_leads() -> None:
    assert leading([report("7.4", scope="the office's count"), report("7.4", article="two")]).article == "two"


def on(day: str | None, amount: str, article: str = "one", scope: str | None = None) -> Report:
    return report(amount, article=article, as_of=day, scope=scope)


FIRST, LAST = on("2025-11-25", "66"), on("2025-12-08", "64", "two")


@pytest.mark.parametrize(
    ("reports", "verdict"),
    [
        ([FIRST, LAST], Verdict.DIFFERS_IN_SCOPE),
        ([FIRST, on("2025-12-08", "64")], Verdict.DIFFERS_IN_SCOPE),  # in one article
        ([FIRST, on("2025-12-08", "66", "two")], Verdict.AGREE),
        ([FIRST, LAST, on(None, "64", "three")], Verdict.DIFFERS_IN_SCOPE),
        ([FIRST, LAST, on(None, "70", "three")], Verdict.CONFLICT),  # of no day that is told
        ([FIRST, on(None, "64", "two")], Verdict.CONFLICT),
        ([FIRST, LAST, on("2025-11-25", "69", "three")], Verdict.CONFLICT),  # two numbers of one day
        ([on("2025-12", "66"), LAST], Verdict.CONFLICT),  # the month holds the day
        ([FIRST, LAST, on("2025-11-25", "80", "three", scope="with the lake")], Verdict.DIFFERS_IN_SCOPE),
    ],
)
def test_what_goes_on_moving_is_of_its_day(reports: list[Report], verdict: Verdict) -> None:
    for found in (agreement(reports), agreement(reports[::-1])):
        assert found.verdict is verdict
        if verdict is not Verdict.CONFLICT:
            assert found.by_day is (verdict is Verdict.DIFFERS_IN_SCOPE)
    if verdict is Verdict.DIFFERS_IN_SCOPE:
        assert leading(reports).as_of == "2025-12-08"


def test_what_was_revised_is_told_apart_though_the_roundings_touch() -> None:
    revised = [on("2025-10-01", "3.4"), on("2025-10-05", "3.3", "two")]
    assert agreement(revised).by_day
    assert agreement(revised).truth is None
    assert leading(revised).as_of == "2025-10-05"
    assert agreement([on("2025-10-01", "66"), on("2025-10-05", "66.2", "two")]).verdict is Verdict.CONSISTENT


def test_what_its_own_origin_has_revised_does_not_lead() -> None:
    first, last = (
        replace(of("union", amount), as_of=day) for day, amount in (("2025-10-09", "399.8"), ("2025-10-11", "401.6"))
    )
    again, other = replace(first, article="two"), of("tills", "395", "two")
    for reports in ([first, again, last, other], [other, last, again, first]):
        assert agreement(reports).verdict is Verdict.CONFLICT
        assert leading(reports) is last


def test_all_that_differs_beside_the_day_is_told() -> None:
    revised = [replace(of("office", amount), as_of=day) for day, amount in (("2025-10-01", "66"), ("2025-10-05", "64"))]
    found = agreement(revised)
    assert (found.by_day, found.by_origin, found.by_scope) == (True, False, False)
    found = agreement([*revised, replace(of("office", "70", "two"), scope="with the lake")])
    assert (found.by_day, found.by_origin, found.by_scope) == (True, False, True)
    assert found.remarks[0].reports == tuple(revised)  # the days are of these alone
    found = agreement([*revised, replace(of("union", "70", "two"), as_of="2025-10-03")])
    assert (found.by_day, found.by_origin, found.by_scope) == (True, True, False)
    assert agreement([*revised, of("union", "70", "two")]).verdict is Verdict.CONFLICT


def test_forecasts_of_one_origin_are_of_their_days() -> None:
    moved = [
        replace(of("institute", amount, "one", Kind.FORECAST), as_of=day)
        for day, amount in (("2025-06", "380"), ("2025-11", "390"))
    ]
    assert agreement(moved).by_day
    other = of("ministry", "405", "two", Kind.FORECAST)
    found = agreement([*moved, other])
    assert found.verdict is Verdict.DIFFERS_IN_SCOPE
    assert [(one.finding, one.reports) for one in found.remarks] == [
        (Finding.DAYS_APART, tuple(moved)),
        (Finding.FORESEEN_APART, (moved[-1], other)),
    ]


REVISED = [replace(of("office", amount), as_of=day) for day, amount in (("2025-10-01", "416"), ("2025-10-05", "431"))]


@pytest.mark.parametrize(
    ("others", "leads", "findings"),
    [
        ([of("union", "468", "two")], "431", [Finding.DAYS_APART, Finding.COUNTED_APART]),
        ([of("union", "468", "two"), of("office", "416", "two")], "431", [Finding.DAYS_APART, Finding.COUNTED_APART]),
        ([of("union", "416", "two")], "431", [Finding.DAYS_APART]),  # and the union stays with the first number
        ([of("union", "468", "abc"[n]) for n in range(3)], "431", [Finding.DAYS_APART, Finding.COUNTED_APART]),
        ([report("410", Qualifier.MORE_THAN, "two"), of("union", "468")], "431", [Finding.DAYS_APART, Finding.IMPOSSIBLE]),
        ([of("union", "468", "three"), report("431.2", article="two")], "431.2", [Finding.DAYS_APART, Finding.IMPOSSIBLE]),
        ([of("union", "468", "three"), report("416.2", article="two")], "431", [Finding.DAYS_APART, Finding.COUNTED_APART]),
    ],
)  # fmt: skip
def test_what_was_revised_does_not_lead_though_another_origin_conflicts(
    others: list[Report], leads: str, findings: list[Finding]
) -> None:
    for reports in ([*REVISED, *others], [*others[::-1], *REVISED[::-1]]):
        assert leading(reports).value == Decimal(leads)
        told = [remark.finding for remark in agreement(reports).remarks]
        assert told == findings


def test_of_two_that_could_each_be_the_odd_one_neither_is() -> None:
    found = agreement([report("41", Qualifier.MORE_THAN), report("43", article="two"), report("46", article="three")])
    assert [(remark.finding, remark.others) for remark in found.remarks] == [(Finding.IMPOSSIBLE, ())]


def test_all_reports_in_the_order_in_which_they_stand() -> None:
    mentions = report(None, article="five")
    about, exact = report("11", Qualifier.ABOUT, "three"), report("11.4", article="four")
    assert ranked([mentions, about, exact]) == [exact, about, mentions]
    assert ranked([mentions]) == [mentions]


def test_origins_are_counted_not_articles() -> None:
    reports = [
        report("5", article=name, origin="office", origin_known=Known.STATED) for name in ("one", "two", "three")
    ]
    found = agreement(reports)
    assert (found.articles, found.origins) == (3, 1)


amounts = st.decimals(min_value=0, max_value=1000, places=1, allow_nan=False).map(lambda d: f"{abs(d)}")
reports = st.lists(
    st.builds(
        report,
        amounts,
        st.sampled_from([q for q in Qualifier if q not in (Qualifier.RANGE, Qualifier.NONE)]),
        st.sampled_from("abcde"),
    ),
    min_size=1,
    max_size=5,
)


@given(reports, st.randoms(use_true_random=False))
def test_order_changes_nothing(found: list[Report], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, two = agreement(found), agreement(shuffled)
    assert (one.verdict, one.articles, one.origins, one.truth) == (two.verdict, two.articles, two.origins, two.truth)


_WORSE = [Verdict.SINGLE, Verdict.AGREE, Verdict.CONSISTENT, Verdict.DIFFERS_IN_SCOPE, Verdict.CONFLICT]


@given(reports)
def test_a_repetition_never_worsens_a_verdict(found: list[Report]) -> None:
    before = agreement(found).verdict
    after = agreement([*found, found[0]]).verdict
    assert _WORSE.index(after) <= max(_WORSE.index(before), _WORSE.index(Verdict.AGREE))


@given(amounts, st.sampled_from([Qualifier.EXACT, Qualifier.ABOUT, Qualifier.AT_LEAST, Qualifier.AT_MOST]))
def test_an_interval_holds_the_number_as_printed(amount: str, qualifier: Qualifier) -> None:
    value, step = read_amount(amount)
    for sign in (1, -1):
        assert value * sign in Reported(value * sign, step, qualifier).interval


def dated(
    amount: str, qualifier: Qualifier, article: str, day: str | None, origin: str | None, scope: str | None
) -> Report:
    return report(amount, qualifier, article, as_of=day, origin=origin, scope=scope)


moving = st.lists(
    st.builds(
        dated,
        st.sampled_from(["40", "41", "41.2", "41.6", "43", "43.15", "46.8"]),
        st.sampled_from([Qualifier.EXACT, Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.MORE_THAN]),
        st.sampled_from("abc"),
        st.sampled_from([None, "2025-09-01", "2025-09-04", "2025-09"]),
        st.sampled_from([None, "office", "union"]),
        st.sampled_from([None, None, "without grassland"]),
    ),
    min_size=1,
    max_size=6,
)


def excluded_later(earlier: Report, later: Report) -> bool:
    """Whether the same origin has had another number for the same since."""
    alike = (earlier.origin, earlier.scope) == (later.origin, later.scope)
    days = (earlier.as_of or "", later.as_of or "")
    return alike and all(days) and days[0] < days[1] and not days[1].startswith(days[0]) and earlier.excludes(later)


@given(moving)
def test_a_withdrawn_number_never_leads(found: list[Report]) -> None:
    lead = leading(found)
    last = max((one.as_of for one in found if one.as_of), default=None)
    newer = [one for one in found if excluded_later(lead, one) and one.as_of == last]
    assert not newer


@given(moving)
def test_a_rounder_number_never_leads_where_a_more_precise_one_can_be_true_with_all(found: list[Report]) -> None:
    lead = leading(found)
    if agreement(found).verdict in (Verdict.CONFLICT, Verdict.DIFFERS_IN_SCOPE):
        return
    assert lead.reported
    alike = [one.reported for one in found if one.qualifier is lead.qualifier and one.scope == lead.scope]
    assert lead.reported.step == min(one.step for one in alike if one)


@given(moving)
def test_the_ranked_are_all_and_the_leading_one_is_the_first(found: list[Report]) -> None:
    order = ranked(found)
    assert sorted(map(id, order)) == sorted(map(id, found))
    assert order[0] is leading(found)
    assert leading(order).reported == leading(found).reported
