"""What is looked for together in many places: kinds of spans, cues and senses, each group under one name."""

from bot.understanding.words.phrases import Sense

MEASURED = frozenset({"indicator", "product", "expression"})
MEASURED_OR_HINTED = MEASURED | {"hint"}
# What names what is measured; a product is only what that is of: "how much did pay rise in retail".
INDICATED = frozenset({"indicator", "expression", "hint"})
PEOPLE = frozenset({"person", "organisation"})
# What joins a turn to the one before, and what else it may begin with that leans on that one.
JOINING = frozenset({"follow_up", "join"})
TURNING = JOINING | {"repair"}
# A word of the language that says nothing by itself.
FILLER = frozenset({"filler"})
# Cues of how something moved, and the same without what leaves open which way.
MOVES = frozenset({"change", "rise", "fall"})
RISE_OR_FALL = frozenset({Sense("cue", "rise"), Sense("cue", "fall")})
# The senses of a word that says nothing where it stands.
IDLE = (Sense("filler", ""),)
