"""The counts and places of one sentence in order, before they are bound to each other."""

import itertools
from dataclasses import dataclass, field

from claims.parse.counts.numbers import Counted
from claims.parse.mentions.mention import Mention
from claims.parse.places.place import Place
from claims.parse.words.lexicon import Kinds
from claims.parse.words.tokens import Line, Token

# How strongly a mark or word parts a count from a place. At FAR and above they never belong
# together; TIGHT and below they surely do.
TIGHT = 1.0
COMMA = 2.0
FAR = 5.0
GAPS = {
    "comma": 2.0,
    "and": 1.9,
    "colon": 3.0,
    "while": 3.0,
    "with": 3.0,
    "line": 4.0,
    "semicolon": 5.0,
    "bullet": 5.0,
    "dash": 0.5,
    "open": 1.5,
    "close": 1.5,
    "of_them": 3.0,
    "mostly": 5.0,
    "including": 3.0,
    "speaker": 0.6,
    "another": 0.1,
    "total": 0.1,
}
"""How strongly a mark or word of a kind parts what stands on its two sides."""
CLAUSE_ENDS = frozenset(["comma", "semicolon", "colon", "stop_mark", "line", "while", "bullet"])
RELATIVE = frozenset({"relative", "relative_that"})
"""Traits of words that open a relative clause: "which", "that"."""
DOWNED = ("destroyed", "suppressed")
OPINIONS = frozenset({"denied", "intent", "assessment"})
FACTS = OPINIONS | {
    "all_of_them",
    "untrue",
    "respectively",
    "hypothetical",
    "condition",
    "outcome",
    "subject",
}
"""Kinds that tell something of their sentence as a whole."""
IGNORED_ROLES = frozenset({"goal", "origin", "aside", "named"})
LIST_GLUE = frozenset(
    """
    comma and over in territory region_noun home quote or another including region_anaphora
    negation
    """.split()
)
"""Kinds that stand within a list of places."""


@dataclass(slots=True, eq=False)
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


def plain_outcome(kinds: Kinds) -> str:
    """The outcome that a token names, without the mark of the singular."""
    return str(kinds["outcome"]).split("/")[0]


def tells_downing(kinds: Kinds) -> bool:
    """Whether a token tells that something was shot down or jammed."""
    return "outcome" in kinds and plain_outcome(kinds) in DOWNED


def things_named(kinds: Kinds) -> str:
    """The kind of thing that a token names: «беспилотник», «все дроны»; empty if none."""
    return str(kinds.get("subject") or kinds.get("all_of_them") or "").split("/")[0]


def name_things(tokens: list[Token]) -> list[str]:
    """The things that a text names in order; not those of which it asks whether they flew."""
    named = [i for i, t in enumerate(tokens) if "subject" in t.kinds or "all_of_them" in t.kinds]
    things = [things_named(tokens[i].kinds) for i in named]
    # «Сбиты 18 целей. Были ли это дроны, не уточняется», "a drone attack. All six aircraft …"
    if "target" in things or set(things) == {"aircraft"}:
        raids = [i for i, t in enumerate(tokens) if t.kinds.get("not_subject") == "raid"]
        things = ["drone" for _ in raids] + [
            thing
            for i, thing in zip(named, things, strict=True)
            if not _is_asked_about(tokens[max(0, i - _ASKED_REACH) : i])
        ]
    return [thing for thing in things if thing]


_ASKED_REACH = 5


def _is_asked_about(lead: list[Token]) -> bool:
    """«не уточнив, сколько из них дронов», «были ли это дроны»: nobody says that they flew."""
    behind = list(itertools.dropwhile(lambda t: "how_many" not in t.kinds, lead))
    is_of_them = any(not _OF_THEM.isdisjoint(t.kinds) for t in behind)
    is_of_them |= any("aux" in t.kinds for t in behind[-1:])  # "how many were drones"
    return is_of_them or any("whether" in t.traits for t in lead[-3:])


_OF_THEM = frozenset({"of_them", "including"})


@dataclass(slots=True, eq=False)
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

    def note_fact(self, kinds: Kinds, before: Kinds, is_first: bool) -> None:
        """Take up a token with a kind of FACTS; `before` are the kinds of the token before it."""
        if "all_of_them" in kinds:
            self.has_all_of_them = "about" not in before  # "nearly all were shot down"
            self.outcomes.add("destroyed")
            if things_named(kinds):
                self.all_subject = things_named(kinds)
                self.subjects.add(self.all_subject)
                self.has_drones = True
        if "respectively" in kinds:
            self.has_respectively = True
        if "hypothetical" in kinds or ("condition" in kinds and is_first):
            self.is_hypothetical = True
        if "outcome" in kinds:
            self.outcomes.add(plain_outcome(kinds))
            if "negation" in before:
                self.is_negated = True
        if "intent" not in kinds or "count" not in before:  # "nine drones aimed at Moscow"
            self.outcomes |= OPINIONS.intersection(kinds)
        if "untrue" in kinds:
            self.outcomes.add("denied")
        if "subject" in kinds:
            subject = str(kinds["subject"]).split("/")[0]
            if "every" in before:
                self.all_subject = subject
            self.subjects.add(subject)
            self.has_drones = self.has_drones or subject.startswith("drone")


Element = tuple[float, Mention | PlaceList, int]
"""The gap to the element before, a count or a list of places, and the position of its token."""


class Draft(Line):
    """A sentence while it is read: its tokens, and its counts and place lists in order.

    `told` and `traits` are all kinds and traits of the tokens, so that a rule for words that a
    sentence does not have is passed over; of counts that are only implied they know nothing.
    """

    __slots__ = ("elements", "mentions", "reading", "told", "traits")

    def __init__(self, tokens: list[Token], told: set[str], traits: set[str]) -> None:
        super().__init__(tokens)
        self.told = told
        self.traits = traits
        self.elements: list[Element] = []
        self.reading = SentenceReading()
        self.mentions = self.reading.mentions  # the counts among the elements


def counted_at(tokens: list[Token], i: int) -> Counted | None:
    """What the count at a position counts, if its token tells so."""
    value = tokens[i].value
    return value if isinstance(value, Counted) else None
