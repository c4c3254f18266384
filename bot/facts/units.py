"""The units that mean the same in every subject, and how print writes them. A folder declares its own in terms/units.yaml."""

# Unit → what stands for it beside a printed number.
GENERAL_UNITS: dict[str, tuple[str, ...]] = {
    "percent": ("%", "percent", "per cent"),
    "percentage_points": ("percentage point", "percentage points"),
    "basis_points": ("basis point", "basis points"),
    "years": ("year", "years"),
    "months": ("month", "months"),
    "weeks": ("week", "weeks"),
    "days": ("day", "days"),
    "count": (),
}
# Those of stretches of time, and those that only relate two numbers.
TIMES = frozenset({"days", "weeks", "months", "years"})
OF_A_HUNDRED = frozenset({"percent", "percentage_points", "basis_points"})
# What is asked for where a folder has no unit of the kind: no codes of its units.
MONEY, WEIGHT = "an amount of money", "a weight or volume"
