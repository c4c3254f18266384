"""Arithmetic between series: what holds, what holds only where roundings fall right, what fails, and what follows."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from bot.facts.arithmetic import Relation, operands
from bot.facts.load import load
from bot.facts.model import Knowledge
from bot.facts.relations import Outcome, RelationFinding, findings
from bot.facts.reported import Interval
from bot.facts.source import KnowledgeError
from bot.rendering.audit import audit_lines, finding_object

UNKNOWN = ("outlet", "title", "author", "published", "address")
HEAD = "article:\n  id: {id}\n" + "".join(f"  {fact}: {{known: unknown}}\n" for fact in UNKNOWN)


def folder(tmp_path: Path, relations: str, **reports: list[tuple[str, str]]) -> Path:
    """A folder with one article a keyword: its reports as (period and measure and more, value and more)."""
    (tmp_path / "terms").mkdir()
    (tmp_path / "articles").mkdir()
    (tmp_path / "subject.yaml").write_text("title: {en: Rain}\narea: HERE\nperiod: 2024-06\nas_of: 2024-07-01\n")
    (tmp_path / "terms" / "indicators.yaml").write_text("rain: {name: {en: rain}}\nsun: {name: {en: sun}}\n")
    (tmp_path / "terms" / "areas.yaml").write_text("HERE: {name: {en: here}}\n")
    (tmp_path / "terms" / "units.yaml").write_text("mm: {name: {en: mm}}\ninches: {name: {en: inches}}\n")
    for article, told in reports.items():
        lines = [
            f"  - {{indicator: rain, {series}, printed: {value.split(',')[0]} mm, value: {value}, paragraph: 1}}\n"
            for series, value in told
        ]
        text = HEAD.replace("{id}", article) + f"  language: en\n  sha256: {'0' * 64}\nreports:\n" + "".join(lines)
        (tmp_path / "articles" / f"{article}.yaml").write_text(text)
    (tmp_path / "relations.yaml").write_text(relations)
    return tmp_path


JUNE = "measure: level, period: 2024-06, unit: mm"
MAY = "measure: level, period: 2024-05, unit: mm"
CHANGE = "measure: growth_mom, period: 2024-06, unit: percent"
GROWTH = f"""
- id: month
  kind: growth
  text: May grown by the change is June.
  level: {{indicator: rain, {JUNE}}}
  earlier: {{indicator: rain, {MAY}}}
  growth: {{indicator: rain, {CHANGE}}}
"""


def only(path: Path) -> RelationFinding:
    (finding,) = findings(load(path))
    return finding


@pytest.mark.parametrize(
    ("june", "may", "change", "outcome"),
    [
        ("110.0", "100.0", "10", Outcome.HOLDS),
        ("110.4", "100.0", "10", Outcome.HOLDS),  # the change is rounder than its levels
        ("111.0", "100", "10", Outcome.NARROW),  # only if May was more than 100
        ("112.0", "100.0", "10", Outcome.FAILS),
        ("90.0", "100.0", "-10", Outcome.HOLDS),
    ],
)
def test_growth(tmp_path: Path, june: str, may: str, change: str, outcome: Outcome) -> None:
    finding = only(folder(tmp_path, GROWTH, one=[(JUNE, june), (MAY, may), (CHANGE, change)]))
    assert finding.outcome is outcome
    assert all(part.possible.is_empty for part in finding.parts) == (outcome is Outcome.FAILS)


def test_one_stray_report_hides_nothing(tmp_path: Path) -> None:
    """A report that the others contradict is left out and named, as what would break the relation."""
    path = folder(
        tmp_path, GROWTH, a=[(JUNE, "110.0"), (MAY, "100.0"), (CHANGE, "10.0")], b=[(JUNE, "110")], c=[(JUNE, "150")]
    )
    finding = only(path)
    assert finding.outcome is Outcome.HOLDS
    assert [report.article for report in finding.breaking] == ["c"]
    assert [report.article for report in finding.parts[0].left_out] == ["c"]
    assert finding.parts[0].interval == Interval(Decimal("109.95"), Decimal("110.05"))


def test_what_covers_something_else_is_not_called_contradicted(tmp_path: Path) -> None:
    told = [(JUNE, "110.0"), (MAY, "100.0"), (CHANGE, "10.0")]
    path = folder(
        tmp_path, GROWTH, a=told, b=[(f"{JUNE}, scope: on the hills", "170")], c=[(JUNE, "150")], d=[(JUNE, "110")]
    )
    lines = list(audit_lines([only(path)], load(path)))
    assert any("covers something else" in line and "(b)" in line and "(c)" not in line for line in lines)
    assert any("contradict it" in line and "(c)" in line and "(b)" not in line for line in lines)


def test_of_two_that_contradict_each_other_the_fitting_one_is_taken(tmp_path: Path) -> None:
    path = folder(tmp_path, GROWTH, a=[(JUNE, "150"), (MAY, "100.0"), (CHANGE, "10.0")], b=[(JUNE, "110")])
    finding = only(path)
    assert finding.outcome is Outcome.HOLDS
    assert [report.article for report in finding.breaking] == ["a"]


def test_digits_cut_off(tmp_path: Path) -> None:
    """110.9 printed as 110: no rounding explains it, cutting off does."""
    finding = only(folder(tmp_path, GROWTH, a=[(JUNE, "110"), (MAY, "100.80"), (CHANGE, "10.00")]))
    assert (finding.outcome, finding.truncated) == (Outcome.NARROW, True)


def test_a_chain_of_implied_numbers(tmp_path: Path) -> None:
    relations = f"""
- id: april
  kind: growth
  text: April follows from May.
  level: {{indicator: rain, {MAY}}}
  earlier: {{indicator: rain, measure: level, period: 2024-04, unit: mm, implied: true}}
  growth: {{indicator: rain, measure: growth_mom, period: 2024-05, unit: percent}}
- id: spring
  kind: sum
  text: April and May are what June is compared with.
  result: {{indicator: rain, measure: level, period: 2024-04/2024-05, unit: mm, implied: true}}
  plus: [{{indicator: rain, measure: level, period: 2024-04, unit: mm, implied: true}}, {{indicator: rain, {MAY}}}]
- id: more-in-june
  kind: order
  text: June had more rain than May.
  more: {{indicator: rain, {JUNE}}}
  less: {{indicator: rain, {MAY}}}
"""
    path = folder(
        tmp_path,
        relations,
        a=[(MAY, "90.0"), ("measure: growth_mom, period: 2024-05, unit: percent", "-10.0"), (JUNE, "90")],
    )
    april, spring, more = findings(load(path))
    assert april.value == Decimal(100)
    assert april.outcome is spring.outcome is Outcome.IMPLIES
    assert spring.computed is not None
    assert Decimal(190) in spring.computed
    assert more.outcome is Outcome.NARROW  # 90 may be 90.4


def test_one_ratio(tmp_path: Path) -> None:
    relations = f"""
- id: inches
  kind: ratio
  text: An inch is as many mm in June as in May.
  pairs:
    - {{of: {{indicator: rain, {JUNE}}}, per: {{indicator: rain, measure: level, period: 2024-06, unit: inches}}}}
    - {{of: {{indicator: rain, {MAY}}}, per: {{indicator: rain, measure: level, period: 2024-05, unit: inches}}}}
"""
    told = [
        (JUNE, "254"),
        ("measure: level, period: 2024-06, unit: inches", "10.0"),
        (MAY, "50.8"),
        ("measure: level, period: 2024-05, unit: inches", "2.00"),
    ]
    finding = only(folder(tmp_path, relations, a=told))
    assert finding.outcome is Outcome.HOLDS
    assert finding.computed is not None
    assert Decimal("25.4") in finding.computed
    told[2] = (MAY, "40")
    (tmp_path / "other").mkdir()
    assert only(folder(tmp_path / "other", relations, a=told)).outcome is Outcome.FAILS


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("period: 2024-05, unit: mm}", "period: 2024-03, unit: mm}"), "no article prints a number"),
        (("period: 2024-05, unit: mm}", "period: 2024-05, unit: mm, implied: true}"), "take `implied` away"),
        (("unit: mm}", "unit: ells}"), "'ells' is no unit"),
        (("2024-05, unit: mm}", "2024-13, unit: mm, implied: true}"), "no month 13"),
        (("kind: growth", "kind: product"), "product"),
        (("  level:", "  levels:"), "unknown field"),
    ],
)  # fmt: skip
def test_mistakes_have_a_place(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    path = folder(tmp_path, GROWTH.replace(*change), a=[(JUNE, "110"), (MAY, "100"), (CHANGE, "10")])
    with pytest.raises(KnowledgeError) as error:
        load(path)
    assert any(m.file == "relations.yaml" and m.line >= 2 and says in m.text for m in error.value.mistakes), str(
        error.value
    )


def test_only_one_number_can_follow(tmp_path: Path) -> None:
    two = GROWTH.replace("2024-05, unit: mm}", "2024-04, unit: mm, implied: true}").replace(
        "2024-06, unit: percent}", "2024-07, unit: percent, implied: true}"
    )
    with pytest.raises(KnowledgeError, match="only one number can follow"):
        load(folder(tmp_path, two, a=[(JUNE, "110")]))


def test_nothing_divides_by_zero(tmp_path: Path) -> None:
    """Where the earlier level may be zero, or is below it, growth says nothing."""
    for name, may in (("zero", "0"), ("below", "-5")):
        (tmp_path / name).mkdir()
        finding = only(folder(tmp_path / name, GROWTH, a=[(JUNE, "110"), (MAY, may), (CHANGE, "10")]))
        assert finding.outcome in (Outcome.FAILS, Outcome.NARROW)


def test_a_relation_has_its_kind() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter[Any](Relation).validate_python({"id": "x", "text": "y", "kind": "sum", "result": {}, "plus": []})


# The knowledge that ships


@pytest.fixture(scope="module")
def found(knowledge: Knowledge) -> dict[str, RelationFinding]:
    return {finding.relation.id: finding for finding in findings(knowledge)}


def test_shipped_balance_is_narrow(found: dict[str, RelationFinding]) -> None:
    finding = found["november-surplus"]
    assert finding.outcome is Outcome.NARROW
    assert finding.value == Decimal(111600000000)
    assert finding.parts[0].interval.low == Decimal(111675000000)


def test_shipped_outcomes(found: dict[str, RelationFinding]) -> None:
    assert found["surplus-on-october"].outcome is Outcome.HOLDS
    rate = found["won-per-dollar"]
    assert rate.outcome is Outcome.HOLDS
    assert rate.computed is not None
    assert Decimal(1470) in rate.computed
    assert {report.article for report in rate.breaking} == {"epoch-times"}
    december = found["surplus-december-2024"]
    assert december.computed is not None
    assert Decimal(107200000000) in december.computed
    assert found["rare-earths-if-on-october"].outcome is Outcome.FAILS
    assert not found["rare-earths-if-on-october"].breaking
    assert {f.outcome for f in found.values() if not f.relation.supposing} <= {
        Outcome.HOLDS,
        Outcome.NARROW,
        Outcome.IMPLIES,
    }


def test_shipped_relations_are_shown(found: dict[str, RelationFinding], knowledge: Knowledge) -> None:
    lines = "\n".join(audit_lines(list(found.values()), knowledge))
    for finding in found.values():
        assert finding.relation.id in lines
        held = finding_object(finding, knowledge)
        assert held["outcome"] == finding.outcome
        assert len(held["parts"]) == len(list(operands(finding.relation)))


# The intervals themselves


@pytest.mark.parametrize(
    ("one", "factor", "product"),
    [
        (("2", "3"), ("4", "5"), ("8", "15")),
        (("-2", "3"), ("4", "5"), ("-10", "15")),
        (("-3", "-2"), ("4", "5"), ("-15", "-8")),
        (("2", "3"), ("4", None), ("8", None)),
        (("0", "3"), ("4", None), ("0", None)),
        ((None, "3"), ("4", "5"), (None, "15")),
    ],
)
def test_product_and_quotient(
    one: tuple[str | None, str | None], factor: tuple[str | None, str | None], product: tuple[str | None, str | None]
) -> None:
    multiplied = interval(one).times(interval(factor))
    assert (multiplied.low, multiplied.high) == (interval(product).low, interval(product).high)
    if None not in (*one, *factor):
        back = multiplied.over(interval(factor))
        assert back.meet(interval(one)) == interval(one)  # what went in is still possible


def test_what_has_no_product_or_quotient() -> None:
    two = interval(("1", "2"))
    with pytest.raises(ValueError, match="positive"):
        two.times(interval(("-1", "2")))
    for divisor in (("0", "2"), ("-1", "2"), (None, "2")):
        with pytest.raises(ValueError, match="above zero"):
            two.over(interval(divisor))
    assert two.over(interval(("2", None))).low == 0


def interval(ends: tuple[str | None, str | None]) -> Interval:
    low, high = (None if end is None else Decimal(end) for end in ends)
    return Interval(low, high)
