"""Alternative text: the facts of a picture in words."""

from decimal import Decimal

import pytest

from bot.rendering.plot import LONGEST_DESCRIPTION, Bar, Bars, Frame, Group, Note, Periods, describe

FRAME = Frame("Sales", "2025", (Note("Mentioned without a number: Sweden."),), "Printed by One.")


def test_bars_in_words() -> None:
    plan = Bars(FRAME, (Bar("Norway", "nearly +4%", Decimal(4), detail="the articles conflict"),))
    assert describe(plan) == (
        "Sales, 2025. Norway: nearly +4%, the articles conflict. Mentioned without a number: Sweden. Printed by One."
    )


def test_periods_name_their_series() -> None:
    bars = (Bar("2024", "3", Decimal(3)), Bar("2025", "4", Decimal(4)))
    plan = Periods(Frame("Sales", "", (), "Printed by One."), (Group("Tea", bars), Group("Milk", bars)))
    assert describe(plan) == "Sales. Tea, 2024: 3. Tea, 2025: 4. Milk, 2024: 3. Milk, 2025: 4. Printed by One."


@pytest.mark.parametrize("name", ["Market", "𝕸" * 40])  # the second takes two of Discord's units a letter
def test_what_is_too_long_ends_after_a_whole_item(name: str) -> None:
    plan = Bars(FRAME, tuple(Bar(f"{name} {at}", f"+{at}%", Decimal(at)) for at in range(100)))
    text = describe(plan)
    assert len(text.encode("utf-16-le")) // 2 <= LONGEST_DESCRIPTION
    assert text.endswith("%. …")
    last = int(text.removesuffix("%. …").rpartition("+")[2])
    assert f"{name} {last}: +{last}%. …" in text


def test_a_title_alone_may_be_too_long() -> None:
    text = describe(Bars(Frame("a" + "𝕸" * 900, "", (), "Printed by One."), ()))
    assert len(text.encode("utf-16-le")) // 2 <= LONGEST_DESCRIPTION
    assert text.endswith("𝕸 …")
