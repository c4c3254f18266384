"""What is looked for together in many places: kinds of spans, cues and senses, each group under one name."""

from bot.understanding.words.phrases import Sense

MEASURED = frozenset({"indicator", "product", "expression"})
MEASURED_OR_HINTED = MEASURED | {"hint"}
PEOPLE = frozenset({"person", "organisation"})
# Cues of how something moved, and the same without what leaves open which way.
MOVES = frozenset({"change", "rise", "fall"})
RISE_OR_FALL = frozenset({Sense("cue", "rise"), Sense("cue", "fall")})
# The senses of a word that says nothing where it stands.
IDLE = (Sense("filler", ""),)
