"""Claims as statements that can be compared, joined to the recorded cases of differing ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from itertools import compress
from statistics import mode
from typing import Any, Literal, NamedTuple

import numpy as np
import pandas as pd

from claims.aggregate import PARTIES, PARTY_OF
from claims.listing import list_rows, list_values
from claims.model import (
    MOSCOW,
    Attribution,
    Claimant,
    Outcome,
    Qualifier,
    Role,
    Subject,
    Window,
    WindowBasis,
)
from claims.windows import COMPARABLE, is_about, relate_windows

Topic = Literal["how_many", "where", "weapon", "hit", "why"]
TOPICS: tuple[Topic, ...] = ("how_many", "where", "weapon", "hit", "why")

TOPIC_OF_CASE: Mapping[str, Topic] = {
    "count": "how_many",
    "window": "how_many",
    "place": "where",
    "weapon": "weapon",
    "outcome": "hit",
    "attribution": "why",
}


@dataclass(frozen=True, slots=True)
class CaseSide:
    """The place of a statement in a recorded case of differing statements.

    `remark` says why the statement must not be compared there; empty: it may be compared.
    """

    key: str
    kind: str
    remark: str


class Statement(NamedTuple):
    """One claim of one party with what is needed to compare it.

    `topic` is set only for a side of a recorded case that no claim of the ledger holds.
    """

    claim_id: str
    report_key: str
    party: str
    claimant: Claimant
    claimant_name: str
    publisher: str
    url: str
    role: Role
    subject: Subject
    outcome: Outcome
    zones: tuple[str, ...]
    low: int | None
    high: int | None
    qualifier: Qualifier
    attribution: Attribution
    window: Window
    paraphrase: str
    note: str = ""
    quote: str = ""
    cases: tuple[CaseSide, ...] = ()
    topic: Topic | None = None

    @property
    def has_number(self) -> bool:
        """Whether the statement gives any bound."""
        return self.low is not None or self.high is not None

    @property
    def speaker(self) -> str:
        """Who speaks: two governors are two speakers of one party."""
        return self.claimant_name or self.claimant


def select_claims(claims: pd.DataFrame, start: datetime, end: datetime) -> pd.DataFrame:
    """The claims about [start, end): at least half of the shorter window lies in the other.

    So an evening belongs to the night that it begins, and the hour that a night report shares
    with the day before does not make it one of that day. A moment belongs where it lies.
    """
    return claims.loc[_are_about(claims, start, end)]


def _are_about(table: pd.DataFrame, start: datetime, end: datetime) -> np.typing.NDArray[np.bool_]:
    """For each row whether its window is about [start, end); NaT makes every comparison false."""
    first, last = (pd.Timestamp(moment).to_datetime64() for moment in (start, end))
    starts, ends = (table[n].to_numpy("datetime64[us]") for n in ("window_start", "window_end"))
    shared = np.minimum(ends, last) - np.maximum(starts, first)
    shorter = np.minimum(ends - starts, last - first)
    is_moment = (starts == ends) & (starts >= first) & (starts < last)
    is_long = (shorter > np.timedelta64(0)) & (shared * 2 >= shorter)
    is_about: np.typing.NDArray[np.bool_] = is_moment | is_long
    return is_about


def select_reports(reports: pd.DataFrame, start: datetime, end: datetime) -> list[str]:
    """The keys of all reports that it takes to show what is claimed about [start, end).

    `reports` is the record's `report_table`. They are the reports about the window or counted to
    one of its days, and all others of each day to which these, or copies of these, count: so
    every such day can be counted whole.
    """
    first, last = start.date(), (end - timedelta(microseconds=1)).date()
    is_counted = reports["day"].between(pd.Timestamp(first), pd.Timestamp(last))
    chosen = (_are_about(reports, start, end) | is_counted).tolist()
    keys, relays, days = (list_values(reports[n]) for n in ("report_key", "relay_of", "day"))
    about = set(compress(keys, chosen))
    near = [
        (key, day)
        for key, relay_of, day in zip(keys, relays, days, strict=True)
        if key in about or relay_of in about
    ]
    near_keys, near_days = {key for key, _ in near}, {day for _, day in near if day}
    told = zip(keys, days, strict=True)
    return sorted({key for key, day in told if key in near_keys or day in near_days})


def read_statements(
    claims: pd.DataFrame, cases: pd.DataFrame, start: datetime, end: datetime
) -> tuple[Statement, ...]:
    """Claims as statements, relays left out, joined to the recorded cases of the same days.

    A side of a case about [start, end) that no claim holds becomes a statement of its own.
    """
    own = claims[claims["relay_of"].isna()]
    statements = _read_claims(own)
    first, last = start.date(), (end - timedelta(microseconds=1)).date()
    days = cases["date"].dt.date
    for key, sides in cases[(days >= first) & (days <= last)].groupby("case_key", sort=False):
        lost = []
        subjects = []
        for side in list_rows(sides):
            remark = "" if side["is_comparable"] else str(side["comparable_note"])
            case = CaseSide(str(key), str(side["kind"]), remark)
            held = [
                i
                for i, s in enumerate(statements)
                if _is_same_statement(s, side) and str(key) not in {c.key for c in s.cases}
            ]
            for i in held:
                statements[i] = statements[i]._replace(cases=(*statements[i].cases, case))
                subjects.append(statements[i].subject)
            if not held and is_about(_window_of_side(side), start, end):
                lost.append((side, case))
        subject: Subject = mode(subjects) if subjects else "drone"
        statements.extend(_statement_of_side(side, case, subject) for side, case in lost)
    return tuple(sorted(statements, key=_by_party_and_window))


def _read_claims(claims: pd.DataFrame) -> list[Statement]:
    """Claims as statements; the columns stand in the order of a statement's fields."""

    def listed(*names: str) -> list[list[Any]]:
        return [list_values(claims[name]) for name in names]

    def told(*names: str) -> list[list[Any]]:
        return [[value or "" for value in list_values(claims[name])] for name in names]

    publishers = zip(*told("publisher_name"), *listed("publisher"), strict=True)
    columns = (
        *listed("claim_id", "report_key", "party", "claimant"),
        *told("claimant_name"),
        [name or publisher for name, publisher in publishers],
        *told("url"),
        *listed("role", "subject", "outcome", "zones", "low", "high", "qualifier", "attribution"),
        map(_window, *listed("window_start", "window_end", "window_basis")),
        *told("paraphrase", "note", "quote"),
    )
    return [Statement(*fields) for fields in zip(*columns, strict=True)]


@lru_cache(maxsize=1 << 14)
def _window(start: pd.Timestamp | None, end: pd.Timestamp | None, basis: WindowBasis) -> Window:
    """One object for equal windows: they are compared many times."""
    return Window(start and start.to_pydatetime(), end and end.to_pydatetime(), basis)


def _statement_of_side(side: Mapping[str, Any], case: CaseSide, subject: Subject) -> Statement:
    """A recorded side that no claim holds; its words are the recorder's, its topic the case's."""
    low, high = _count(side["figure_low"]), _count(side["figure_high"])
    counts = side["kind"] in ("count", "window", "place") and (low is not None or high is not None)
    return Statement(
        claim_id=side["contradiction_id"],
        report_key="",
        party=PARTY_OF[side["claimant"]],
        claimant=side["claimant"],
        claimant_name=side["claimant_name"] or "",
        publisher="",
        url=side["url"] or "",
        role="other",
        subject=subject,
        outcome="destroyed" if counts else "assessment",
        zones=side["zones"],
        low=low,
        high=high,
        qualifier="unstated" if low is None and high is None else "exact",
        attribution="unattributed",
        window=_window_of_side(side),
        paraphrase=side["what"],
        cases=(case,),
        topic=TOPIC_OF_CASE[side["kind"]],
    )


def _window_of_side(side: Mapping[str, Any]) -> Window:
    """The window of a side: an ISO interval or moment, a night or a day; otherwise unknown."""
    day, words = side["date"].date(), str(side["window"])
    if words == "night":
        evening = datetime.combine(day - timedelta(days=1), time(20), MOSCOW)
        return Window(evening, datetime.combine(day, time(7), MOSCOW), "convention")
    if words == "day":
        midnight = datetime.combine(day, time(), MOSCOW)
        return Window(midnight, midnight + timedelta(days=1), "day")
    try:
        ends = [datetime.fromisoformat(end) for end in words.split("/")]
    except ValueError:
        return Window()
    aware = [end if end.tzinfo else end.replace(tzinfo=MOSCOW) for end in ends]
    return Window(aware[0], aware[-1], "stated")


def _is_same_statement(statement: Statement, side: Mapping[str, Any]) -> bool:
    """Whether a claim of the ledger is the one that the side of a case speaks of."""
    figures = (_count(side["figure_low"]), _count(side["figure_high"]))
    if statement.claimant != side["claimant"] or (statement.low, statement.high) != figures:
        return False
    places = set(side["zones"])
    is_headline = places == {"RU"} and statement.role == "total"
    if figures == (None, None):
        return statement.url == side["url"] and (
            places >= set(statement.zones) or statement.zones == ("RU",)
        )
    if not (places == set(statement.zones) or is_headline):
        return False
    relation = relate_windows(statement.window, _window_of_side(side))
    return relation in COMPARABLE or (relation == "unknown" and statement.url == side["url"])


def _count(figure: object) -> int | None:
    return None if figure is None else int(str(figure))


_PARTY_ORDER = {party: number for number, party in enumerate(PARTIES)}


def _by_party_and_window(statement: Statement) -> tuple[object, ...]:
    """Parties in their order, then time; of one report the total first, then the largest part."""
    start = statement.window.start
    return (
        _PARTY_ORDER[statement.party],
        start is None,
        start,
        statement.report_key,
        statement.role != "total",
        -(statement.low or 0),
        statement.zones,
        statement.claim_id,
    )
