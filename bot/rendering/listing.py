"""What is told in pages: a list of things, each in a few lines with a button that opens it. Discord itself is not imported here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.facts.model import Series
from bot.rendering.card import BLUE, LONGEST_CARD
from bot.rendering.markdown import escaped, fitting, small
from bot.rendering.voice import Voice, message

# Of the 40 parts that a message may have: of each entry its section, text, button and the line above; title, footer, three buttons.
MOST_ENTRIES = 8
# Room for title, lead and footer.
_REST = 600

OPEN, PREVIOUS, NEXT = message("Open"), message("‹ Back"), message("Next ›")


class Told(StrEnum):
    """What a list is of; the word stands in the buttons of messages, so one that was sent must stay."""

    FAMILIES = "families"  # everything that can be asked, in groups
    FIGURES = "figures"  # the figures of one group
    DISPUTES = "disputes"
    NUMBER = "number"  # everything that is printed like a number
    QUOTES = "quotes"
    ARTICLES = "articles"
    ARTICLE = "article"
    WORDINGS = "wordings"  # every report of one series


@dataclass(frozen=True)
class Place:
    """A page of a list: all that a button must say to open it. `key` says which list of its kind."""

    told: Told
    key: str = ""
    page: int = 0


@dataclass(frozen=True)
class Entry:
    """One thing in a list. `lines` are Discord's markdown, each whole in itself; `opens` is what its button shows."""

    lines: tuple[str, ...]
    opens: Series | Place | None = None


@dataclass(frozen=True)
class Shown:
    """One page. `up` leads to the list that this one was opened from, with what its button is called."""

    place: Place
    heading: str
    entries: tuple[Entry, ...]
    footer: str
    pages: int
    colour: int
    voice: Voice
    up: tuple[str, Place] | None = None


@dataclass(frozen=True)
class Listing:
    """A list of any length, of which only the page that is looked at is put into words."""

    place: Place
    title: str
    items: Sequence[Any]
    entry: Callable[[Any], Entry]
    voice: Voice
    lead: str = ""
    colour: int = BLUE
    each: int = MOST_ENTRIES
    up: tuple[str, Place] | None = None

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.items) // self.each))

    def page(self, number: int) -> Shown:
        """A page, counted from 0; the nearest there is where the list has become shorter."""
        number = min(max(number, 0), self.pages - 1)
        room = (LONGEST_CARD - _REST) // self.each
        entries = [self.entry(item) for item in self.items[number * self.each : (number + 1) * self.each]]
        heading = fitting((f"# {escaped(self.title)}", *([escaped(self.lead)] if self.lead else [])), _REST - 100)
        footer = self.voice.say(
            "Page {page} of {pages} · {number} in all", page=number + 1, pages=self.pages, number=len(self.items)
        )
        return Shown(
            Place(self.place.told, self.place.key, number),
            heading,
            tuple(Entry((fitting(entry.lines, room),), entry.opens) for entry in entries),
            small(footer) if self.pages > 1 else "",
            self.pages,
            self.colour,
            self.voice,
            self.up,
        )
