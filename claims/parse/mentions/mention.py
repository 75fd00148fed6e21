"""What one count in a text says, before the counts of a report are compared."""

from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from claims.model import Attribution, Claimant, Outcome, Subject
from claims.parse.counts.numbers import Quantity
from claims.parse.places.place import Place
from claims.parse.times.dated import UNDATED, DatedWindow

Verdict = Literal["claim", "noise", "unread"]


class Speaker(NamedTuple):
    """Who asserts something: claimant, kind of attribution, name, and the region of an office."""

    claimant: Claimant
    attribution: Attribution
    name: str | None = None
    home: tuple[str, ...] = ()


_SHARE_REACH = 3  # words: "two of the 31"
NOBODY = Speaker("other", "unattributed")


@dataclass(slots=True, eq=False)
class Mention:
    """One count with its places and all that the words around it say about it."""

    start: int
    end: int
    index: int
    quantity: Quantity
    subject: Subject = "drone"
    outcome: Outcome = "destroyed"
    places: list[Place] = field(default_factory=list)
    is_each: bool = False
    is_joint: bool = False
    is_even: bool = False  # a number to be divided among its places: «остальные поровну»
    is_rest: bool = False
    is_left: bool = False  # «остальные восемь»: what is left of a number
    is_same: bool = False
    than: tuple[str, ...] = ()  # «втрое больше, чем над Тульской»
    multiple: str = "1"  # «вдвое меньше»: of the number before it
    fraction: str = ""
    is_total: bool = False
    is_countrywide: bool = False  # «всего по стране»
    is_all: bool = False  # «все девять беспилотников»
    is_another: bool = False
    is_of_them: bool = False
    is_including: bool = False
    is_mostly: bool = False
    is_goal: bool = False
    is_doer: bool = False
    follows_doer: bool = False
    is_of_total: bool = False
    is_of_flown: bool = False  # «семь из девяти дронов сбиты»: may be all that flew
    is_of_told: bool = False  # a part of a number told in a sentence before
    is_of_other: bool = False  # a share of a number that another claimant gives
    of_number: int | None = None  # «из этих 22 девять»: what it is a share of
    is_base: bool = False
    is_corrected: bool = False
    is_withdrawn: bool = False
    is_recalled: bool = False  # «ранее он писал о пяти»: told before, and not said to be wrong
    is_implied: bool = False
    is_open: bool = False
    near_region: tuple[str, ...] = ()
    region_meant: str = ""  # «над регионом»: a place that the text must name elsewhere
    is_unrelated: bool = False
    is_of_list: bool = False  # of a list that lost an item
    is_aside: bool = False
    is_beside: bool = False  # «38 над Россией и пять над Крымом»: none of those before it
    is_figure: bool = False
    is_exception: bool = False
    is_carried: bool = False
    is_presumed: bool = False  # given to a ministry that speaks only later
    is_district: bool = False
    has_borrowed_place: bool = False
    heads_list: bool = False
    inserted_until: int = 0  # the last token of the clause in commas that the count opens
    verdict: Verdict = "claim"
    sentence: int = 0
    group: int = 0
    has_verb: bool = False
    names_thing: bool = False
    region_number: int | None = None
    names_regions_again: bool = False
    speaker: Speaker = NOBODY
    also: Speaker | None = None  # "both the ministry and the governor": who says the same
    dated: DatedWindow = UNDATED
    also_dated: list[DatedWindow] = field(default_factory=list)  # «о 2:10 та 3:25 — по два»
    summed_in: DatedWindow | None = None  # the window of a sum of which some counts have none
    notes: list[str] = field(default_factory=list)
    # The zones of `places`, worked out again when a reader gives other places.
    _placed: list[Place] | None = field(default=None, repr=False)
    _zone_sets: list[tuple[str, ...]] = field(default_factory=list, repr=False)
    _zones: tuple[str, ...] = field(default=(), repr=False)
    _is_of_russia: bool = field(default=False, repr=False)

    @property
    def zone_sets(self) -> list[tuple[str, ...]]:
        """The zones of each place that the count is said of; none if it is of a whole country."""
        if self._placed is not self.places:
            self._take_places()
        return self._zone_sets

    @property
    def zones(self) -> tuple[str, ...]:
        """All zones of the places, sorted."""
        if self._placed is not self.places:
            self._take_places()
        return self._zones

    @property
    def is_nationwide(self) -> bool:
        """Whether the count is said of the country as a whole."""
        if self._placed is not self.places:
            self._take_places()
        return self.is_countrywide or self._is_of_russia

    def _take_places(self) -> None:
        countries = [p.zones for p in self.places if p.kind == "country"]
        self._zone_sets = [] if countries else [p.zones for p in self.places if p.zones]
        self._zones = tuple(sorted({zone for zones in self._zone_sets for zone in zones}))
        self._is_of_russia = ("RU",) in countries
        self._placed = self.places

    def is_right_behind(self, other: "Mention") -> bool:
        """Whether at most an article and a preposition stand between another count and this."""
        return 0 < self.index - other.index <= _SHARE_REACH

    @property
    def is_exact(self) -> bool:
        """Whether the number can be added up."""
        return self.quantity.low is not None and self.quantity.low == self.quantity.high


def count_each_time(m: Mention) -> list[Mention]:
    """«О 2:10 та 3:25 збито по два»: a count for each of its times."""
    earlier = [replace(m, dated=d, also_dated=[], notes=list(m.notes)) for d in m.also_dated]
    return [*earlier, m]


def subtract_exception(m: Mention, whole: Mention) -> None:
    """ "All but three of the 20 drones": seventeen, if both numbers are exact."""
    few, all_of_them = m.quantity.low, whole.quantity.low
    if m.is_exact and whole.is_exact and few is not None and all_of_them is not None:
        left = max(0, all_of_them - few)
        m.quantity = m.quantity._replace(low=left, high=left)
        m.notes.append(f"all but {few} of {all_of_them}: {all_of_them} − {few}")
        m.is_exception = False
