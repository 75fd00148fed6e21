"""What the parties claim about one window, side by side.

Pure functions over the ledger's table of claims (`Ledger.claims`) and the recorded cases of
differing statements (data/contradictions.csv).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Literal

import pandas as pd

from claims.aggregate import PARTIES
from claims.agreement import (
    COUNTED,
    DIFFERING,
    MOTIVES,
    Agreement,
    Comparison,
    find_agreement,
)
from claims.headlines import Neighbours, relate_headlines
from claims.listing import list_values
from claims.statements import TOPICS, Statement, Topic, read_statements, select_claims


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party says on one topic.

    `none_found`: these publishers carry the party's statements, were read for this window, and
    held none on the topic. `not_searched`: no publisher that carries them was read.
    """

    state: Literal["stated", "named", "none_found", "not_searched"]
    statements: tuple[Statement, ...] = ()
    searched: tuple[str, ...] = ()

    @property
    def reports(self) -> tuple[tuple[Statement, ...], ...]:
        """The statements report by report, in their order."""
        groups: dict[str, list[Statement]] = {}
        for statement in self.statements:
            groups.setdefault(statement.report_key or statement.claim_id, []).append(statement)
        return tuple(tuple(group) for group in groups.values())


@dataclass(frozen=True, slots=True)
class Row:
    """A topic, what each party says on it, and whether they agree."""

    topic: Topic
    cells: Mapping[str, Cell]
    agreement: Agreement


@dataclass(frozen=True)
class SideBySide:
    """The answer to one question: what was claimed here and then, by whom, do they agree?"""

    start: datetime
    end: datetime
    zone: str | None
    statements: tuple[Statement, ...]
    rows: tuple[Row, ...]
    neighbours: tuple[Neighbours, ...]
    searched: Mapping[str, tuple[str, ...]]

    @property
    def speaking(self) -> tuple[str, ...]:
        """The parties that say anything on any topic."""
        return tuple(p for p in PARTIES if any(row.cells[p].statements for row in self.rows))

    @cached_property
    def differing(self) -> tuple[Comparison, ...]:
        """The first comparison of each topic and kind in which statements differ."""
        found: dict[tuple[str, str, str], Comparison] = {}
        for row in self.rows:
            for c in row.agreement.comparisons:
                if c.kind in DIFFERING:
                    found.setdefault((row.topic, c.kind, c.first.subject), c)
        return tuple(found.values())


def compare_parties(
    claims: pd.DataFrame,
    cases: pd.DataFrame,
    start: datetime,
    end: datetime,
    zone: str | None = None,
    reports: pd.DataFrame | None = None,
) -> SideBySide:
    """Put side by side what is claimed about [start, end), in one zone or everywhere.

    `claims` is the ledger's table, relays included; `cases` the recorded cases. If `claims` does
    not hold the whole record, `reports` is the `report_table` of the whole.
    """
    chosen = select_claims(claims, start, end)
    statements = read_statements(chosen, cases, start, end)
    about = select_zone(statements, zone) if zone else statements
    searched = searched_publishers(claims if reports is None else reports, chosen)
    rows = tuple(compare_topic(topic, about, zone, searched) for topic in TOPICS)
    neighbours = relate_headlines(statements, zone)
    return SideBySide(start, end, zone, about, rows, neighbours, searched)


def select_zone(statements: Sequence[Statement], zone: str) -> tuple[Statement, ...]:
    """The statements about one zone; a headline gives way to its own part for that zone."""
    about = [s for s in statements if zone in s.zones]
    split = {(s.report_key, s.subject) for s in about if s.role == "part"}
    return tuple(s for s in about if s.role != "total" or (s.report_key, s.subject) not in split)


def searched_publishers(reports: pd.DataFrame, chosen: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Per party the publishers that carry its statements and were read for the chosen window.

    `reports` is a table of the whole record with the columns party and publisher_name.
    """
    read = set(list_values(chosen["publisher_name"]))
    columns = (list_values(reports[name]) for name in ("party", "publisher_name"))
    carriers: dict[str, list[str]] = {}
    for party, publisher in sorted({*zip(*columns, strict=True)}):
        if publisher in read:
            carriers.setdefault(party, []).append(publisher)
    return {party: tuple(publishers) for party, publishers in carriers.items()}


def compare_topic(
    topic: Topic,
    statements: Sequence[Statement],
    zone: str | None,
    searched: Mapping[str, tuple[str, ...]],
) -> Row:
    """What each party says on a topic and how far they agree on it."""
    whole = {(s.report_key, s.subject) for s in statements if s.role == "total"}
    telling = [
        s
        for s in statements
        if answers(s, topic, is_whole=zone is None and (s.report_key, s.subject) in whole)
    ]
    told: dict[str, list[Statement]] = {}
    for statement in telling:
        told.setdefault(statement.party, []).append(statement)
    cells = {}
    for party in PARTIES:
        if own := told.get(party):
            is_named = topic == "how_many" and not any(s.has_number for s in own)
            cells[party] = Cell("named" if is_named else "stated", tuple(own))
        elif read := searched.get(party):
            cells[party] = Cell("none_found", searched=read)
        else:
            cells[party] = Cell("not_searched")
    speaking = [cell.statements[0] for cell in cells.values() if cell.statements]
    return Row(topic, cells, find_agreement(topic, statements, speaking))


def answers(statement: Statement, topic: Topic, *, is_whole: bool) -> bool:
    """Whether a statement answers a topic.

    `is_whole`: its report gives a total, which then tells how many, and not each part.
    """
    if statement.topic:
        return statement.topic == topic
    if topic == "why":
        return statement.outcome in MOTIVES
    is_hit = statement.outcome == "hit"
    if topic == "hit":
        return is_hit
    is_counted = statement.outcome in COUNTED and statement.role != "subset"
    if topic == "how_many":
        return is_counted and not (is_whole and statement.role == "part")
    return (is_counted or is_hit) and (topic == "weapon" or statement.zones != ("RU",))
