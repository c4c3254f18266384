"""The lists of words in a language's file that stand for nothing by themselves: what they do to the words around them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Self

from bot.understanding.words.text import words


@dataclass(frozen=True, slots=True)
class WordLists:
    """Each list by its name in the file; empty where a language has none."""

    # Words that stand only where a run of characters begins; further on they are the endings of others.
    leading: frozenset[str]
    # Sounds between words, which stand for nothing wherever they are: "growth, um, target".
    hesitating: frozenset[str]
    # Who speaks of himself, what he wants with a question, what refers to it, and what links him to what he is: see context.py.
    talkers: frozenset[str]
    # Who is called upon in a talk among people: "anyone up for a game".
    calling: frozenset[str]
    # Who is somebody's own without a word that says whose: "grandpa says"; see stories.py.
    kin: frozenset[str]
    # The same where more words are unknown, and only a longer clause is surely a story.
    narrators: frozenset[str]
    wanting: frozenset[str]
    referring: frozenset[str]
    linking: frozenset[str]
    # Verbs after which stands who is to be told.
    addressing: frozenset[str]
    # The words that a question begins with, and those before them: see opening.py.
    opening: frozenset[str]
    lead_in: frozenset[str]
    # Verbs in the form for what is over; what puts the verb behind it into that form, and what stands before one that is in none:
    # "did they buy", "to buy".
    past: frozenset[str]
    past_auxiliaries: frozenset[str]
    in_infinitive: frozenset[str]
    # Verbs that help others, those of them that tell of what is to come, and those that only bid: see verbs.py.
    auxiliaries: frozenset[str]
    foreseeing: frozenset[str]
    bidding: frozenset[str]
    # What makes one verb of two words: "rack up", "pile on".
    carrying: frozenset[str]
    # What turns from the talk around a question to the question; what begins a clause that supposes or concedes; what denies or
    # drops what follows; verbs of saying what is not asked for, and what closes a question before its asker talks of himself: see
    # context.py.
    turning: frozenset[str]
    supposing: frozenset[str]
    conceding: frozenset[str]
    denying: frozenset[str]
    claiming: frozenset[str]
    closing: frozenset[str]
    # What tells of a time before something happened, how long ago one is, and what leaves a part out of the whole: see limits.py.
    earlier: frozenset[str]
    bygone: frozenset[str]
    other_days: frozenset[str]
    within_month: frozenset[str]
    lasting: frozenset[str]
    leaving_out: frozenset[str]
    left_behind: frozenset[str]
    setting_aside: frozenset[str]
    aside: frozenset[str]
    # Groups of people, what stands before those of whom alone something is told, and behind the years that they are: see narrowed.py.
    groups: frozenset[str]
    for_some: frozenset[str]
    of_age: frozenset[str]
    # What tells of which kind those are who are counted: see attached.py.
    of_a_kind: frozenset[str]
    # What is told from its like by a number behind it: "week 46".
    numbered: frozenset[str]
    # What begins something, and what ends or decides it: see undone.py.
    beginning: frozenset[str]
    deciding: frozenset[str]
    undoing: frozenset[str]
    ending: frozenset[str]
    # Verbs of having something already, what limits it to that, and what denies that it is there: see had.py.
    holding: frozenset[str]
    limiting: frozenset[str]
    lacking: frozenset[str]
    # What a figure, a place for what is measured, and the whole world are called.
    figure_words: frozenset[str]
    places: frozenset[str]
    world: frozenset[str]
    # What tells that the number before it is an hour, and what stands before one.
    clock: frozenset[str]
    before_hour: frozenset[str]
    # What takes over all that was named before: "and the same for May", "and what was expected of each".
    throughout: frozenset[str]
    # What an answer names by their own names: "which industries", "what steps"; what of somebody's is asked for, what somebody judges
    # with, what asks for a statement by itself, and what is printed.
    sorts: frozenset[str]
    utterances: frozenset[str]
    judging: frozenset[str]
    quoting: frozenset[str]
    texts: frozenset[str]
    # What is asked of somebody himself, who heads a house, and how he is called: see himself.py.
    biography: frozenset[str]
    heading: frozenset[str]
    titles: frozenset[str]
    # How a thing works in general: see meanings.py; what is done with numbers of one's own, and how one comes by others: see
    # reckoned.py.
    working: frozenset[str]
    reckoning: frozenset[str]
    noticing: frozenset[str]
    # What tells by how much something is beyond another, "more", "fewer", and that it is, "bigger".
    comparing: frozenset[str]
    outdoing: frozenset[str]
    # What makes a longer name a narrower one, "per"; small words within a name: "people per match"; verbs that may stand within one.
    narrowing: frozenset[str]
    tying: frozenset[str]
    helping: frozenset[str]
    # Nouns that are counted in money, those of a price, and those of an average.
    of_money: frozenset[str]
    of_a_price: frozenset[str]
    averages: frozenset[str]
    # Adjectives that ask how many or how much, and not what something is like; what befalls some of a thing: see qualities.py.
    sizes: frozenset[str]
    befalling: frozenset[str]
    # What makes another deed of what those do who are counted: see deeds.py; who gives something to the place that counts it: see
    # areas.py; and what tells of what one a number is meant, of a time an article too.
    another_deed: frozenset[str]
    giving: frozenset[str]
    rating: frozenset[str]
    per: frozenset[str]
    # Words of names that a question may do without, and verbs that say the "without" of one: see torn_names.py.
    spared: frozenset[str]
    losing: frozenset[str]
    # Verbs by which something counted becomes fewer or more; verbs of what comes down, and the units that such things have.
    gaining: frozenset[str]
    falling: frozenset[str]
    of_depth: frozenset[str]
    # What a number that is looked up stands behind: "what was the 24 about"; what asks of what is still to come; what asks of
    # somebody's life; and what says that somebody only may.
    pointing: frozenset[str]
    upcoming: frozenset[str]
    of_a_life: frozenset[str]
    able: frozenset[str]
    # Those who have views on anything: whoever is quoted may be one.
    commenting: frozenset[str]
    # Who does what anybody does, what is paid for work, and verbs of being paid it: see verbs.py.
    anybody: frozenset[str]
    of_pay: frozenset[str]
    earning: frozenset[str]
    # Verbs of having something: a house that does so has counted nothing.
    owning: frozenset[str]
    # Nouns of what is always told as a number: see other_terms.py.
    gauges: frozenset[str]
    # What somebody wants there to be: it is not there yet.
    demanding: frozenset[str]
    # Verbs of taking or using something, which is what those who do so are counted by: see unknowns.py.
    taking: frozenset[str]

    @classmethod
    def of(cls, data: Mapping[str, Iterable[str]]) -> Self:
        """The lists of a language's file."""
        held = {field.name: data.get(field.name, ()) for field in fields(cls)}
        return cls(**{name: frozenset(" ".join(words(phrase)) for phrase in phrases) for name, phrases in held.items()})
