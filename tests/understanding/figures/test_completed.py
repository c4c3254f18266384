"""What parts take over from one another."""

from bot.facts.model import CHANGES, Kind, Measure
from bot.understanding.figures.areas import AskedArea
from bot.understanding.figures.asked_period import AskedPeriod
from bot.understanding.figures.completed import between, chosen, with_rest_from, with_shared
from bot.understanding.figures.wanted import Wanted

MAY, JUNE, SINCE = AskedPeriod("2024-05"), AskedPeriod("2024-06"), AskedPeriod("2024-04/..")
SALES = Wanted(indicators=("sales",), periods=(JUNE,))


def test_a_choice_has_the_subject_and_its_own_words_win() -> None:
    level = Wanted(indicators=("sales",), strict={"measure": (Measure.LEVEL,), "unit": ("EUR",)}, periods=(JUNE,))
    found = chosen(Wanted(loose={"measure": CHANGES}), level)
    assert (found.indicators, found.periods, found.strict) == (("sales",), (JUNE,), {})
    assert found.lent == {"period"}


def test_a_choice_with_a_word_on_neither_keeps_both() -> None:
    target = Wanted(indicators=("sales",), strict={"kind": (Kind.TARGET,)}, periods=(JUNE,))
    found = chosen(Wanted(periods=(MAY,)), target)
    assert (found.strict, found.periods, found.lent) == ({"kind": (Kind.TARGET,)}, (MAY,), frozenset())


def test_what_is_shared_fills_only_what_is_open() -> None:
    found = with_shared(SALES, [Wanted(periods=(MAY,), strict={"measure": (Measure.SHARE,)})])
    assert (found.periods, found.strict) == ((JUNE,), {"measure": (Measure.SHARE,)})


def test_the_nearest_before_then_after() -> None:
    parts = [SALES, Wanted(areas=(AskedArea("SE", "to"),)), Wanted(indicators=("visits",), periods=(MAY,))]
    assert with_rest_from(parts[1], parts, 1, "NO").indicators == ("sales",)
    assert with_rest_from(parts[1], parts, 1, "NO").periods == (JUNE,)
    assert with_rest_from(parts[2], parts, 2, "NO") == parts[2]


def test_an_area_of_the_home_country_is_not_carried_for_another() -> None:
    header = Wanted(indicators=("sales",), areas=(AskedArea("NO", None), AskedArea("SE", None)), prefix=True)
    found = with_rest_from(Wanted(indicators=("visits",)), [header, Wanted(indicators=("visits",))], 1, "NO")
    assert [area.code for area in found.areas] == ["SE"]
    assert "areas" in found.lent


def test_where_something_stands_is_not_asked_since_then() -> None:
    price = Wanted(indicators=("price",))
    moved = Wanted(indicators=("price",), periods=(SINCE,), loose={"measure": CHANGES})
    assert with_rest_from(price, [price, moved], 0, "NO").periods == ()
    assert with_rest_from(price, [price, Wanted(indicators=("sales",), periods=(SINCE,))], 0, "NO").periods == (SINCE,)


def test_the_change_between_two_months_is_on_the_month() -> None:
    change = Wanted(loose={"measure": CHANGES})
    both = [SALES, Wanted(periods=(MAY,))]
    assert between(change, both).periods == (JUNE,)
    assert between(change, both).loose["measure"][0] is Measure.GROWTH_MOM
    assert between(change, [SALES]) == change
    assert between(change, [SALES, Wanted(periods=(AskedPeriod("2024-02"),))]) == change


def test_a_later_place_is_that_of_all_before() -> None:
    counted = Wanted(indicators=("goals",), strict={"unit": ("count",)}, asks=True)
    for marker in ("of", "in", None):
        parts = [counted, Wanted(indicators=("points",), areas=(AskedArea("SE", marker),), abroad=True)]
        found = with_rest_from(counted, parts, 0, "NO")
        assert ([area.code for area in found.areas], found.lent) == (["SE"], frozenset())
    before = [counted, Wanted(indicators=("points",), areas=(AskedArea("SE", None),), abroad=True, prefix=True)]
    assert with_rest_from(counted, before, 0, "NO").areas == ()  # "goals and Swedish points"


def test_a_later_thing_is_that_of_all_before_unless_it_is_asked_apart() -> None:
    counted = Wanted(indicators=("pupils",), asks=True)
    later = Wanted(indicators=("teachers",), products=("schools",), behind=True)
    assert with_rest_from(counted, [counted, later], 0, "NO").products == ("schools",)
    apart = Wanted(indicators=("teachers",), products=("schools",), behind=True, asks=True)
    assert with_rest_from(counted, [counted, apart], 0, "NO").products == ()


def test_two_things_of_one_number() -> None:
    asked = Wanted(indicators=("pupils",), products=("north",), asks=True)
    other = Wanted(products=("south",))
    found = with_rest_from(other, [asked, other], 1, "NO")
    assert found.indicators == ("pupils",)
    assert found.lent == {"indicator"}
