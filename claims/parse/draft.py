"""The counts and places of one sentence in order, before they are bound to each other."""

from dataclasses import dataclass, field
from typing import Any

from claims.parse.mentions import Mention
from claims.parse.places import Place
from claims.parse.quantities import Counted
from claims.parse.tokens import Token

# How strongly a mark or word parts a count from a place. At FAR and above they never belong
# together; TIGHT and below they surely do.
TIGHT = 1.0
COMMA = 2.0
FAR = 5.0
CLAUSE_ENDS = frozenset(["comma", "semicolon", "colon", "stop_mark", "line", "while", "bullet"])
IGNORED_ROLES = frozenset({"goal", "origin", "aside", "named"})


@dataclass(slots=True)
class PlaceList:
    """Places that stand in one list, with the way they are spoken of."""

    places: list[Place]
    starts: list[int]
    has_preposition: list[bool]
    start: int
    end: int
    role: str = ""
    is_each: bool = False
    is_over: bool = False
    group: int = 0
    owner: "Mention | None" = None

    def split_at(self, k: int) -> "PlaceList":
        """Cut the list: keeps the first k places and gives the others."""
        tail = PlaceList(
            self.places[k:],
            self.starts[k:],
            self.has_preposition[k:],
            self.starts[k],
            self.end,
            self.role,
            self.is_each,
            self.is_over,
            self.group,
        )
        self.places, self.starts = self.places[:k], self.starts[:k]
        self.has_preposition = self.has_preposition[:k]
        self.is_each = False
        return tail


@dataclass(slots=True)
class SentenceReading:
    """The mentions of a sentence and what could not be read in it."""

    mentions: list[Mention] = field(default_factory=list)
    place_lists: list[PlaceList] = field(default_factory=list)
    unknown_words: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    outcomes: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    has_all_of_them: bool = False
    all_subject: str = ""  # «все ракеты», "both missiles": a number told before
    has_respectively: bool = False
    is_hypothetical: bool = False
    is_negated: bool = False
    has_drones: bool = False


Element = tuple[float, Mention | PlaceList, int]
"""The gap to the element before, a count or a list of places, and the position of its token."""


@dataclass(slots=True)
class Draft:
    """A sentence while it is read: its tokens, and its counts and place lists in order."""

    tokens: list[Token]
    elements: list[Element] = field(default_factory=list)
    reading: SentenceReading = field(default_factory=SentenceReading)

    @property
    def mentions(self) -> list[Mention]:
        """The counts in order."""
        return [e for _, e, _ in self.elements if isinstance(e, Mention)]


def plain_outcome(kinds: dict[str, Any]) -> str:
    """The outcome that a token names, without the mark of the singular."""
    return str(kinds["outcome"]).split("/")[0]


def kinds_at(tokens: list[Token], i: int) -> dict[str, Any]:
    """The kinds of the token at a position; none outside the sentence."""
    return tokens[i].kinds if 0 <= i < len(tokens) else {}


def counted_at(tokens: list[Token], i: int) -> Counted | None:
    """What the count at a position counts, if its token tells so."""
    value = tokens[i].value
    return value if isinstance(value, Counted) else None
