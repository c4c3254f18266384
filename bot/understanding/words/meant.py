"""Tokens → what each may have been meant to be: slips, inflections, words run together and words torn apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.near import Meant
from bot.understanding.words.phrases import Sense
from bot.understanding.words.text import Token

# A word that was run together is taken apart into known words; shorter ones come apart by accident.
SHORTEST_RUN_TOGETHER = 6
# The shortest part of such a word, and what at least one part must have; more parts than this are an accident.
_SHORTEST_PART, _ANCHOR_PART, _MOST_PARTS = 2, 4, 5
_LONGEST_RUN_TOGETHER = 40
# Other words that one typed word may have been meant to be, tried where they complete a phrase.
_MOST_MEANT = 4
# A name that nobody here knows is within two slips of many a word that carries nothing.
_SLIPS_OF_MORTAR, _SHORT = 1, 4
# Without a list of a language's words every other word of it looks like a slip of ours: so many letters for each slip.
_LETTERS_A_SLIP = 6


# What takes "es" and not "s": "boxes", "losses"; "mines" is no "min".
_WITH_ES = ("ses", "xes", "zes", "hes", "oes")
# An office, as of a "chancelor", is missed as little as a term.
_ROLE = Sense("role", "")
# "Sooo", "whyyy"; and what is left of them has two letters at least.
_DRAWN_OUT, _SHORTEST = re.compile(r"([a-z])\1{2,}"), 2


@dataclass(frozen=True, slots=True)
class Typed:
    """A token and what it may have been meant to be, the likeliest first. `alone` says that the first stands by itself."""

    token: Token
    meant: tuple[Meant, ...]
    alone: bool = True


def typed_words(tokens: tuple[Token, ...], lexicon: Lexicon) -> Iterator[Typed]:
    """Each token with what it may have been meant to be; run-together words taken apart, split ones joined."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following and _is_split(token, following, lexicon):
            word = token.text + following.text
            yield Typed(
                token._replace(text=word, end=following.end, possessive=following.possessive), (Meant(word, 1),)
            )
            at += 2
            continue
        at += 1
        if (
            lexicon.endings
            and (token.text,) not in lexicon.senses
            and token.text not in lexicon.slips
            and (inflected := [o for o in _inflections(token.text, lexicon) if (o,) in lexicon.senses])
        ):
            yield Typed(token, tuple(Meant(word, 0) for word in (*inflected, token.text)))
        elif token.number or _is_known(token.text, lexicon):
            yield Typed(token, _alternatives(token.text, lexicon))
        elif plain := _plain(token.text, lexicon):
            yield Typed(token, _alternatives(plain, lexicon))
        elif token.wide:  # these are not typed letter by letter, and one character makes another word
            yield Typed(token, (Meant(token.text, 0),))
        elif inflected := [o for o in _inflections(token.text, lexicon) if (o,) in lexicon.senses]:
            yield Typed(token, tuple(Meant(other, 0) for other in inflected))
        elif done := lexicon.verbs.done(token.text):
            yield Typed(token, (Meant(done, 0), Meant(token.text, 0)))
        elif not (token.text in lexicon.common or lexicon.is_rare(token.text)) and (
            parts := _parts(token.text, lexicon)
        ):
            for index, part in enumerate(parts):
                last = index == len(parts) - 1
                piece = token._replace(
                    text=part,
                    possessive=token.possessive and last,
                    comma=token.comma and not index,
                    line=token.line and not index,
                )
                yield Typed(piece, (Meant(part, int(last)),))
        elif token.text in lexicon.common:
            near = [
                Meant(found, slips)
                for found, slips in lexicon.near.find(token.text)
                if slips == 1 and found in lexicon.vocabulary and not _is_other_form(token.text, found)
            ]
            yield Typed(token, (Meant(token.text, 0), *_alternatives(token.text, lexicon)[1:], *near[:_MOST_MEANT]))
        else:
            yield Typed(token, *_corrected(token.text, lexicon))


def _is_other_form(word: str, found: str) -> bool:
    """Whether two words differ in how they are inflected, which is no slip: "prices in Norway" are not "priced in"."""
    return word[:-1] == found[:-1] and word[-1] + found[-1] in ("sd", "ds")


def _is_known(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.vocabulary or word in lexicon.slips


def _plain(word: str, lexicon: Lexicon) -> str:
    """The word of ours that one is with letters drawn out: "so" for "sooo"; empty where there is none."""
    if not _DRAWN_OUT.search(word):
        return ""
    shortened = (_DRAWN_OUT.sub(kept, word) for kept in (r"\1\1", r"\1"))
    return next((one for one in shortened if len(one) >= _SHORTEST and _is_known(one, lexicon)), "")


def _is_split(token: Token, following: Token, lexicon: Lexicon) -> bool:
    """Whether two tokens are one word of ours that was torn apart: "sur plus"."""
    if token.number or token.sentence != following.sentence:
        return False
    if (token.text,) in lexicon.senses and not lexicon.is_mortar(token.text):
        return False
    if (following.text,) in lexicon.senses or following.text in lexicon.slips:
        return False  # "late r they" is "late are they"
    return token.text + following.text in lexicon.vocabulary


def _alternatives(word: str, lexicon: Lexicon) -> tuple[Meant, ...]:
    """A known word itself, then its inflections and words alike in sound, for phrases that have them."""
    known = lexicon.meant.get(word)
    if known is None:
        known = _all_alike(word, lexicon)
        if word in lexicon.vocabulary:  # so that no more are remembered than it has
            lexicon.meant[word] = known
    return known


def _all_alike(word: str, lexicon: Lexicon) -> tuple[Meant, ...]:
    if word in lexicon.slips:
        return (
            (Meant(lexicon.slips[word], 1), Meant(word, 0))
            if word in lexicon.vocabulary
            else (Meant(lexicon.slips[word], 1),)
        )
    found = [Meant(word, 0)]
    found += [Meant(other, 0) for other in _inflections(word, lexicon) if other in lexicon.vocabulary]
    if (word,) not in lexicon.senses and (done := lexicon.verbs.done(word)):
        found.append(Meant(done, 0))  # "sold" is of a longer phrase: "homes sold"
    if other := lexicon.homophones.get(word):
        found.append(Meant(other, 1))
    if other := lexicon.numerals.get(word):
        found.append(Meant(other, 0))
    return tuple(found)


def _corrected(word: str, lexicon: Lexicon) -> tuple[tuple[Meant, ...], bool]:
    """What an unknown word may have been meant to be, and whether the first of it can be trusted without a phrase around."""
    near = [(_ours(found, lexicon), slips) for found, slips in lexicon.near.find(word)]
    if lexicon.is_rare(word) and not any(slips == 1 and lexicon.is_term(found) for found, slips in near):
        inside = [Meant(found, slips) for found, slips in near if found in lexicon.vocabulary and slips == 1]
        return (Meant(word, 0), *inside[:_MOST_MEANT]), True  # meant as it stands, unless it completes a phrase
    if lexicon.endings:
        near = [(found, slips) for found, slips in near if slips * _LETTERS_A_SLIP <= len(word)]
    ours = [
        Meant(found, slips)
        for found, slips in near
        if found in lexicon.vocabulary and _may_be(word, found, slips, lexicon)
    ][:_MOST_MEANT]
    if not ours:
        return (Meant(word, 0),), True
    nearest = near[0][1]
    best = [meant.word for meant in ours if meant.slips == nearest]
    terms = [found for found in best if lexicon.is_term(found)]
    if not best or not _is_one(terms := _likeliest(word, terms), lexicon):
        return (*ours, Meant(word, 0)), False  # nearer to another word of the language, or between two terms: "emports"
    chosen = (terms or best)[0]
    return (Meant(chosen, nearest), *(meant for meant in ours if meant.word != chosen)), lexicon.near.trusts(
        word, chosen
    )


def _may_be(word: str, found: str, slips: int, lexicon: Lexicon) -> bool:
    """Whether one of our words is what was meant: a word that English has is meant as it stands, unless one slip makes it a term."""
    if lexicon.is_rare(word):
        return slips == 1
    if lexicon.is_term(found):
        return True
    # "whta", "wht", "biig", and not "seng" for "send": a short name is one letter off from many a word.
    alike = len(word) > _SHORT or len(word) != len(found) or sorted(word) == sorted(found)
    # Where no list tells a language's words from slips, what looks like a slip of mortar may be any thing: "Papier" for "kapier".
    most = _SLIPS_OF_MORTAR if lexicon.common else 0
    return alike and (slips <= most or not lexicon.is_mortar(found))


def _ours(word: str, lexicon: Lexicon) -> str:
    """A word of the language as the inflection that we know it in: "billions" is our "billion"."""
    if word in lexicon.vocabulary:
        return word
    return next((other for other in _inflections(word, lexicon) if other in lexicon.vocabulary), word)


def _likeliest(word: str, terms: list[str]) -> list[str]:
    """The terms that swapped letters explain, else those that a dropped letter does, else all."""
    return [t for t in terms if sorted(t) == sorted(word)] or [t for t in terms if len(t) > len(word)] or terms


def _is_one(terms: list[str], lexicon: Lexicon) -> bool:
    """Whether the terms stand for the same thing; none do."""
    return len({lexicon.senses[(found,)] for found in terms}) <= 1


def _inflections(word: str, lexicon: Lexicon) -> Iterator[str]:
    """A word in its other inflections; of a language with endings of its own, those that are ours."""
    if lexicon.endings:
        yield from lexicon.inflections(word)
        return
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
    if word.endswith(_WITH_ES) and len(word) > 4:
        yield word[:-2]
    if word.endswith("in") and len(word) > 4:
        yield f"{word}g"  # "sayin"
    if word.endswith("ing") and lexicon.moves(word[:-3]):
        yield word[:-3]  # "ballooning"
    if word.endswith("s") and (len(word) > 3 or lexicon.is_term(word[:-1])):
        yield word[:-1]
    elif len(word) > 3:
        yield word + "s"


def _parts(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What a word is run together from, unless it is a slip for a term or an office: "sirplus" is not "sir" and "plus"."""
    parts = _apart(word, lexicon)
    if parts and not any(len(part) >= _ANCHOR_PART and lexicon.is_term(part) for part in parts):
        nearest, slips = next(iter(lexicon.near.find(word)), ("", 0))
        if slips == 1 and (lexicon.is_term(nearest) or _ROLE in lexicon.senses.get((nearest,), ())):
            return ()
    return parts


def _apart(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The known words that a word is run together from, fewest first; empty where it does not come apart."""
    for end in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        if (word[:end], word[end:]) in lexicon.senses:  # "sofar"
            return word[:end], word[end:]
    if not SHORTEST_RUN_TOGETHER <= len(word) <= _LONGEST_RUN_TOGETHER:
        return ()

    @lru_cache(maxsize=256)
    def split(start: int) -> tuple[str, ...] | None:
        if start == len(word):
            return ()
        best: tuple[str, ...] | None = None
        for end in range(len(word), start + _SHORTEST_PART - 1, -1):
            part = word[start:end]
            known = (part,) in lexicon.senses or (len(part) > _SHORTEST_PART and part in lexicon.vocabulary)
            rest = split(end) if known else None
            if rest is not None and (best is None or len(rest) + 1 < len(best)):
                best = (part, *rest)
        return best

    parts = split(0)
    if parts is None or len(parts) > _MOST_PARTS:
        return ()
    if lexicon.endings and any((part,) not in lexicon.senses for part in parts):
        return ()  # an ending that we do not list: "export" and "on"
    anchored = any(len(part) >= _ANCHOR_PART and lexicon.is_term(part) for part in parts)
    if anchored and min(map(len, parts)) == _SHORTEST_PART and not any(map(lexicon.is_common_term, parts)):
        return ()  # a house's initials before a name that we know from another
    plain = all((part,) in lexicon.senses and len(part) > _SHORTEST_PART for part in parts)
    return parts if anchored or plain else ()
