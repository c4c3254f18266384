"""Texts taken apart into statements: numbers, units, directions, denials, and who is said to have said what."""

from decimal import Decimal

import pytest

from bot.facts.model import Knowledge
from bot.facts.reported import Qualifier
from bot.understanding.claims.claim_text import plain
from bot.understanding.claims.claimed import Claimed, ClaimReader, Quoted
from bot.understanding.understand import Understanding


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> ClaimReader:
    return ClaimReader(Understanding(knowledge))


def claims(reader: ClaimReader, text: str) -> list[Claimed]:
    return [one for one in reader.read(text)[0] if isinstance(one, Claimed)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1,1 billion", "1.1 billion"),
        ("1.1bn", "1.1 bn"),
        ("１．１", "1.1"),
        ("28·6 %", "28.6 %"),
        ("111.7B", "111.7 bn"),
        ("5,494 tonnes", "5,494 tonnes"),
        ("fell by a third", "fell by 33 percent"),
        ("a third of exports", "a third of exports"),
        ("halved", "fell by about 50%"),
    ],
)
def test_other_notations_are_read_as_the_usual_one(written: str, read: str) -> None:
    assert plain(written) == read


def test_a_claim_has_its_series_number_direction_and_qualifier(reader: ClaimReader) -> None:
    (claim,) = claims(reader, "Exports to the US fell by about 29% in November")
    assert claim.readings[0].series.id == "exports.growth_yoy.US.2025-11.percent"
    assert claim.amount is not None
    assert (claim.amount.value, claim.amount.qualifier) == (Decimal(29), Qualifier.ABOUT)
    assert (claim.unit, claim.sign, claim.dated) == ("percent", -1, True)


def test_each_number_of_a_sentence_is_a_claim_of_its_own(reader: ClaimReader) -> None:
    found = claims(reader, "Exports rose 5.9% to $330.3 billion in November, reversing October's 1.1% drop.")
    assert [claim.readings[0].series.id for claim in found] == [
        "exports.growth_yoy.2025-11.percent", "exports.level.2025-11.USD", "exports.growth_yoy.2025-10.percent",
    ]  # fmt: skip
    assert [claim.sign for claim in found] == [1, 0, -1]


def test_things_named_together_have_their_numbers_in_order(reader: ClaimReader) -> None:
    found = claims(reader, "Exports and imports rose 5.9% and 1.9%, respectively, in November")
    assert [claim.readings[0].series.indicator for claim in found] == ["exports", "imports"]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Exports did not fall in November", 1),
        ("Exports fell in November", 0),
        ("It is not true that exports fell in November", 1),
        ("It is no secret that exports fell 50% in November", 2),
        ("Exports rose no less than 5% in November", 0),
    ],
)
def test_a_denial_counts_only_where_it_is_sure(reader: ClaimReader, text: str, negated: int) -> None:
    assert claims(reader, text)[0].negated == negated


@pytest.mark.parametrize(
    "text", ["steel exports rose 5.9%", "exports of toys rose 5.9%", "Guangdong's exports rose 5.9%"]
)
def test_an_unknown_word_in_the_place_of_a_term_is_a_gap(reader: ClaimReader, text: str) -> None:
    (claim,) = claims(reader, text)
    assert not claim.readings
    assert claim.gap is not None


@pytest.mark.parametrize(
    "text", ["", "   ", "?!", "12 34 56", "-" * 4000, "exports " * 500, "how much did exports fall?"]
)
def test_a_text_without_a_statement_has_none(reader: ClaimReader, text: str) -> None:
    assert not [claim for claim in claims(reader, text) if claim.readings]


def test_a_quotation_needs_somebody_who_said_it(reader: ClaimReader) -> None:
    found, _ = reader.read("“It can become a future norm,” said Gary Ng of Natixis.")
    assert Quoted("It can become a future norm", ("gary-ng",), ("natixis",)) in found
    assert reader.read("“It can become a future norm.”")[0] == ()


def test_a_text_beyond_the_limit_is_cut(reader: ClaimReader) -> None:
    assert reader.read("Exports rose 5.9% in November. " + "x" * 4000)[1]
    assert not reader.read("Exports rose 5.9% in November.")[1]
