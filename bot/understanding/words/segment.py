"""Scripts that write no spaces, or glue particles to their words: a run of characters → the words of it that we know."""

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import MOST_TOKENS, Token

# What a way to take a run apart costs: each unknown stretch and each of its characters, each known word. A word of one
# character is likelier a part of an unknown one than a word, unless it is a preposition; and in Korean at the beginning,
# where no particle stands. Tuned on tests/questions/language-tune.yaml.
_UNKNOWN, _UNKNOWN_CHARACTER, _WORD, _SINGLE, _LEADING_SINGLE = 8, 3, 2, 4, 7
# A word that only longer phrases have, and that stands for nothing by itself.
_PART_OF_A_PHRASE = 10
# What stands for several things at once is taken before shorter words that overlap with it.
_EXPRESSION = 1.9
_NEVER, _MOST = float("inf"), 1e9
# One character alone sounds like too many.
_SHORTEST_HEARD = 2
# "11月份".
_LONGEST_MARK = 2
_HANGUL = ("\uac00", "\ud7af")
_PARTICLES = ("marker", "postposition")


def segmented(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens with every run of a script without spaces taken apart; no more than what is read of a question."""
    return tuple(islice(_words(tokens, lexicon), MOST_TOKENS))


def _words(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Token]:
    whole = 0  # where the phrase ends that the tokens are as they were typed
    for place, token in enumerate(tokens):
        if token.wide and place >= whole and (token.text,) in lexicon.beginnings:
            whole = _phrase_typed(tokens, place, lexicon)
        if not token.wide or place < whole or (token.text,) in lexicon.senses:
            yield token
            continue
        number = tokens[place - 1].text if place and tokens[place - 1].number else ""
        at = 0
        for part in _after_number(number, token.text, lexicon):
            end = at + len(part)
            first = at == 0
            yield token._replace(
                text=_heard(part, lexicon),
                start=token.start + at,
                end=token.start + end,
                hyphen=token.hyphen and first,
                comma=token.comma and first,
                line=token.line and first,
            )
            at = end


def _phrase_typed(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    """Where a phrase of several words ends that is typed with its spaces from `start` on; 0 where none is."""
    phrase: tuple[str, ...] = (tokens[start].text,)
    end = start + 1
    while phrase in lexicon.beginnings and end < len(tokens):
        phrase, end = (*phrase, tokens[end].text), end + 1
        if phrase in lexicon.senses:
            return end
    return 0


def _after_number(number: str, run: str, lexicon: Lexicon) -> list[str]:
    """The words of a run, of which the first makes a date of the number before it: "11月|汽车"."""
    marks = (run[:end] for end in range(min(_LONGEST_MARK, len(run)), 0, -1))
    mark = next((mark for mark in marks if (number, mark) in lexicon.senses), "") if number else ""
    rest = run.removeprefix(mark)
    return [*([mark] if mark else ()), *(apart(rest, lexicon) if rest else ())]


def _heard(part: str, lexicon: Lexicon) -> str:
    """The word that an unknown stretch is when one character is another of its sound, where only one is: "关睡" for "关税"."""
    if part in lexicon.vocabulary or len(part) < _SHORTEST_HEARD:
        return part
    heard = {
        word
        for at, character in enumerate(part)
        for other in lexicon.sounds.get(character, "")
        if ((word := part[:at] + other + part[at + 1 :]),) in lexicon.senses and not lexicon.is_mortar(word)
    }
    return heard.pop() if len(heard) == 1 else part


def apart(run: str, lexicon: Lexicon) -> list[str]:
    """The cheapest way to take a run apart into known words and unknown stretches."""
    size = len(run)
    known: list[float] = [0.0] + [_NEVER] * size  # the cost up to here, where a known word ends here
    unknown = [_NEVER] * (size + 1)  # ... where an unknown stretch does
    from_known: list[tuple[int, bool]] = [(0, True)] * (size + 1)  # where that word began, and what ended there
    began = [0] * (size + 1)  # where that stretch began
    for at in range(size):
        here = min(known[at], unknown[at])
        if known[at] + _UNKNOWN + _UNKNOWN_CHARACTER < unknown[at + 1]:
            unknown[at + 1], began[at + 1] = known[at] + _UNKNOWN + _UNKNOWN_CHARACTER, at
        if unknown[at] + _UNKNOWN_CHARACTER < unknown[at + 1]:
            unknown[at + 1], began[at + 1] = unknown[at] + _UNKNOWN_CHARACTER, began[at]
        for end in range(at + 1, min(size, at + lexicon.longest_word) + 1):
            word = run[at:end]
            if word in lexicon.vocabulary and (cost := here + _cost(word, at, lexicon)) <= min(known[end], _MOST):
                known[end], from_known[end] = cost, (at, known[at] <= unknown[at])
    parts: list[str] = []
    at, is_known = size, known[size] <= unknown[size]
    while at > 0:
        start, before = from_known[at] if is_known else (began[at], True)
        parts.append(run[start:at])
        at, is_known = start, before
    return parts[::-1]


def _cost(word: str, at: int, lexicon: Lexicon) -> float:
    if at and word in lexicon.lists.leading:
        return _NEVER
    if len(word) > 1:
        senses = lexicon.senses.get((word,), ())
        if any(sense.dimension == "expression" for sense in senses):
            return _EXPRESSION
        return _WORD if senses or word in lexicon.lists.groups else _PART_OF_A_PHRASE
    if _HANGUL[0] <= word <= _HANGUL[1]:
        return _SINGLE if at else _LEADING_SINGLE
    particle = any(sense.dimension in _PARTICLES for sense in lexicon.senses.get((word,), ()))
    return _WORD if particle else _SINGLE
