"""How far to trust a statement: who repeats it, who could know it, who wants it believed.

The rules are the same for every party and are told to readers on the method page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

import pandas as pd

from claims.aggregate import Bounds, Counted, Shares
from claims.listing import list_rows, list_values
from claims.model import Attribution, Claimant, Outcome, Subject
from claims.statements import Statement
from claims.windows import COMPARABLE, relate_windows

Side = Literal["russia", "ukraine", "west", "none"]
SIDE_OF: Mapping[Claimant, Side] = {
    "ru_mod": "russia",
    "ru_governor": "russia",
    "ru_official": "russia",
    "ru_military_unnamed": "russia",
    "ua_general_staff": "ukraine",
    "ua_official": "ukraine",
    "ua_military_unnamed": "ukraine",
    "us_official": "west",
    "western_officials": "west",
    "independent_media": "none",
    "other": "none",
}
"""Two statements support each other only if they come from different sides."""

INTERESTED: frozenset[Side] = frozenset({"russia", "ukraine", "west"})
"""The two at war and those that arm one of them have a stake in what is believed."""

FIRST_HAND: Mapping[Outcome, frozenset[Side]] = {
    "destroyed": frozenset({"russia"}),
    "suppressed": frozenset({"russia"}),
    "launched": frozenset({"ukraine"}),
    "intent": frozenset({"ukraine"}),
    "hit": frozenset({"russia", "ukraine"}),
    "denied": frozenset({"russia", "ukraine"}),
    "assessment": frozenset(),
}
"""Whoever fires an interceptor knows at what; whoever launches knows what, and why; both look
at what was struck. Over Russian regions the first is Russia and the second Ukraine."""

ON_RECORD: frozenset[Attribution] = frozenset({"named_official", "official_body", "media_own"})

Letter = Literal["A", "B", "C", "D"]


class Grade(NamedTuple):
    """A grade and the facts behind it.

    A: on record, in a position to know, and another side says the same. B: the first two.
    C: one of the first two. D: neither. `supporter` is the first statement of another side.
    """

    letter: Letter
    is_on_record: bool
    is_first_hand: bool
    is_interested: bool
    supporter: Statement | None


@dataclass(frozen=True, slots=True)
class Relay:
    """A report that repeats another one; `altered` lists each number that it changes.

    An alteration is (subject, zones, number of the original, number of the relay); the
    original's is None for a place that its complete list does not hold.
    """

    report_key: str
    publisher: str
    url: str
    altered: tuple[tuple[str, tuple[str, ...], int | None, int], ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """Headline against parts of one report: low and high of each share.

    allocated + joint + seas + unallocated = headline, unless `off_by` says by how much the
    parts exceed it. Without a total the headline is the sum of the parts.
    """

    subject: Subject
    headline: Bounds
    shares: Shares
    has_total: bool
    off_by: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One report, what it says, what it rests on, and how far to trust it.

    A side of a recorded case that is in no report of the ledger has no `report_key` and no grade.
    `grade` is the headline's; `letters` has that of each statement by its claim_id, since one
    speaker may be in a position to know one thing and not another. `archived` are copies that an
    archive keeps, each with its day.
    """

    report_key: str
    statements: tuple[Statement, ...]
    grade: Grade | None
    letters: Mapping[str, Letter] = field(default_factory=dict)
    lang: str = ""
    published_at: datetime | None = None
    version_no: int = 1
    is_corrected: bool = False
    addresses: tuple[str, ...] = ()
    archived: tuple[tuple[str, date], ...] = ()
    relays: tuple[Relay, ...] = ()
    sums: tuple[Sum, ...] = ()

    @property
    def headline(self) -> Statement:
        """The statement that the report is graded by: its total, or else its first."""
        return _headline(self.statements)


_HEAD = ("report_key", "corrected", "lang", "published_at", "version_no", "also_published")


class _Head(NamedTuple):
    """What the ledger holds of a report beside its claims."""

    lang: str | None
    published_at: datetime | None
    version_no: int
    also_published: str | None


def gather_evidence(
    claims: pd.DataFrame,
    statements: Sequence[Statement],
    counted: Iterable[Counted],
    relays: Mapping[str, tuple[Relay, ...]],
    archived_copies: pd.DataFrame,
) -> tuple[Evidence, ...]:
    """The reports behind the statements, in their order.

    `claims` is the ledger's table, with these reports and all copies of them whole; `counted` and
    `relays` are made of it by `count_statements` and `find_relays`, which a caller can keep;
    `archived_copies` is the ledger's table of that name.
    """
    groups: dict[str, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(statement.report_key or statement.claim_id, []).append(statement)
    heads: dict[str, _Head] = {}
    corrected = set()
    for key, is_corrected, *fields in zip(*(list_values(claims[n]) for n in _HEAD), strict=True):
        if key in groups and key not in heads:
            heads[key] = _Head(*fields)
        if is_corrected:
            corrected.add(key)
    sums_of = _add_up(counted)
    copies = {row["url"]: row for row in list_rows(archived_copies)}
    alike: dict[object, list[Statement]] = {}
    for statement in statements:
        if statement.attribution in ON_RECORD:
            alike.setdefault(_content(statement), []).append(statement)
    found = []
    for key, group in groups.items():
        head, headline = heads.get(key), _headline(group)
        if head is None:
            found.append(Evidence("", tuple(group), None))
            continue
        further = tuple((head.also_published or "").split())
        grades = {s.claim_id: grade_statement(s, alike.get(_content(s), ())) for s in group}
        found.append(
            Evidence(
                key,
                tuple(group),
                grades[headline.claim_id],
                letters={claim_id: grade.letter for claim_id, grade in grades.items()},
                lang=head.lang or "",
                published_at=head.published_at,
                version_no=head.version_no,
                is_corrected=key in corrected,
                addresses=further,
                archived=tuple(
                    (copies[url]["archived_url"], copies[url]["archived_on"].date())
                    for url in (headline.url, *further)
                    if url in copies
                ),
                relays=relays.get(key, ()),
                sums=tuple(sums_of.get(key, ())),
            )
        )
    return tuple(found)


def grades_of(evidence: Iterable[Evidence]) -> dict[str, Letter]:
    """The grade of each statement, by its claim_id."""
    return {claim_id: letter for e in evidence for claim_id, letter in e.letters.items()}


def _headline(statements: Sequence[Statement]) -> Statement:
    return next((s for s in statements if s.role == "total"), statements[0])


def _add_up(counted: Iterable[Counted]) -> dict[str, list[Sum]]:
    """The sums of each report, in order of time and speaker."""
    sums: dict[str, list[Sum]] = {}
    for c in sorted((c for c in counted if c.has_number), key=_by_window_and_speaker):
        headline, has_total = (c.low, c.high), c.total is not None
        found = Sum(c.subject, headline, c.shares(), has_total=has_total, off_by=c.off_by)
        sums.setdefault(c.report_key, []).append(found)
    return sums


def _by_window_and_speaker(counted: Counted) -> tuple[object, ...]:
    claimant, name = counted.speaker
    return (counted.start, counted.end, claimant, name or "", counted.subject)


def grade_statement(statement: Statement, others: Iterable[Statement]) -> Grade:
    """Grade a statement by who makes it; `others` are all statements of the same window."""
    side = SIDE_OF[statement.claimant]
    on_record = statement.attribution in ON_RECORD
    first_hand = side in FIRST_HAND[statement.outcome]
    supporter = next((other for other in others if is_support(statement, other)), None)
    met = on_record + first_hand
    letter: Letter = "D" if met == 0 else "C" if met == 1 else "A" if supporter else "B"
    return Grade(letter, on_record, first_hand, side in INTERESTED, supporter)


def is_support(statement: Statement, other: Statement) -> bool:
    """Whether a speaker of another side says the same, on record, of the same place and window."""
    return (
        SIDE_OF[statement.claimant] != SIDE_OF[other.claimant]
        and other.attribution in ON_RECORD
        and relate_windows(statement.window, other.window) in COMPARABLE
        and _content(statement) == _content(other)
    )


def _content(statement: Statement) -> tuple[object, ...]:
    """What two statements must share to say the same, apart from the window."""
    s = statement
    return (s.zones, s.subject, s.outcome, s.low, s.high)


def find_relays(claims: pd.DataFrame) -> dict[str, tuple[Relay, ...]]:
    """The relays of each report, by the key of the original, with what they alter.

    `claims` is the ledger's table, relays included. A relay may fill in what the original does
    not hold; it alters if it gives another number for the same place, or a place that a
    complete list of the original leaves out.
    """
    relays: dict[str, list[Relay]] = {}
    copies = claims[claims["relay_of"].notna()]
    for (original, key), copy in copies.groupby(["relay_of", "report_key"], sort=True):
        source = claims[claims["report_key"] == original]
        altered = tuple(_find_alterations(_numbers(source), _numbers(copy)))
        first = copy.iloc[0]
        relay = Relay(str(key), str(first["publisher_name"]), str(first["url"]), altered)
        relays.setdefault(str(original), []).append(relay)
    return {key: tuple(found) for key, found in relays.items()}


_Numbers = dict[tuple[str, str, tuple[str, ...]], int]


def _numbers(claims: pd.DataFrame) -> _Numbers:
    """The exact numbers of a report by role, subject and zones; a headline has no zones here."""
    exact = claims[(claims["low"] == claims["high"]) & claims["role"].isin(["total", "part"])]
    rows = exact[["role", "subject", "zones", "low"]].itertuples(index=False)
    return {
        (role, subject, zones if role == "part" else ()): int(low)
        for role, subject, zones, low in rows
    }


def _find_alterations(
    original: _Numbers, copy: _Numbers
) -> Iterable[tuple[str, tuple[str, ...], int | None, int]]:
    for (role, subject, zones), number in copy.items():
        held = original.get((role, subject, zones))
        parts = {z: n for (r, s, z), n in original.items() if (r, s) == ("part", subject)}
        is_complete = parts and sum(parts.values()) == original.get(("total", subject, ()))
        if held is None and role == "part" and is_complete:
            # A copy may lump together what the original splits.
            lumped = [n for z, n in parts.items() if set(z) <= set(zones)]
            held = sum(lumped) if lumped else None
            if held != number:
                yield (subject, zones, held, number)
        elif held is not None and held != number:
            yield (subject, zones, held, number)
