"""Add captured reports and their readings to the ledger, as one batch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from claims import schema
from claims.model import Claim, ParsedReport, Window
from claims.rows import (
    UNKNOWN_PUBLISHER,
    Captured,
    Novelty,
    Row,
    claim_fields,
    hash_id,
    hash_text,
    identify_report,
    insert_new,
    make_storable,
)


@dataclass(slots=True)
class Held:
    """The versions of a report that the ledger holds: number of each text, the newest's moment."""

    numbers: dict[str, int] = field(default_factory=dict)
    known_at: datetime | None = None

    @property
    def newest(self) -> int:
        """The number of the newest version; 0 if there is none."""
        return max(self.numbers.values(), default=0)

    def judge(self, text_hash: str, edited_at: datetime | None) -> Novelty:
        """What adding a text would do.

        An older text read again changes nothing, unless it was put back by a later edit.
        """
        if not self.numbers:
            return "new"
        if text_hash not in self.numbers:
            return "changed"
        is_newest = self.numbers[text_hash] == self.newest
        is_put_back = edited_at and self.known_at and edited_at > self.known_at
        return "changed" if is_put_back and not is_newest else "unchanged"


def find_held(connection: sa.Connection, report_ids: set[str]) -> dict[str, Held]:
    """What the ledger holds of each of these reports; nothing for those it does not know."""
    version = schema.report_version
    query = (
        sa.select(
            version.c.report_id, version.c.text_hash, version.c.version_no, version.c.known_at
        )
        .where(version.c.report_id.in_(report_ids))
        .order_by(version.c.version_no)
    )
    held: dict[str, Held] = {}
    for report_id, text_hash, number, known_at in connection.execute(query):
        one = held.setdefault(report_id, Held())
        one.numbers[text_hash] = number
        one.known_at = known_at
    return held


class Batch:
    """One run of adding reports or readings; its row is written with the first thing it adds."""

    def __init__(self, connection: sa.Connection, source: str, parser_version: str) -> None:
        self._connection = connection
        self._row: Row = {"source": source, "parser_version": parser_version, "added_at": None}
        self._parser_version = parser_version
        self._id: str | None = None

    def add(self, reports: list[Captured]) -> Iterator[Novelty]:
        """Add reports; gives what was done with each."""
        keys = [identify_report(captured.report) for captured in reports]
        held = find_held(self._connection, set(keys))
        rows: dict[sa.Table, list[Row]] = {table: [] for table in _CAPTURE_TABLES}
        for report_id, captured in zip(keys, reports, strict=True):
            versions = held.setdefault(report_id, Held())
            text_hash = hash_text(captured.report.text)
            novelty = versions.judge(text_hash, captured.edited_at)
            if novelty != "unchanged":
                number = versions.newest + 1
                known_at = self._collect(rows, report_id, number, text_hash, captured)
                versions.numbers[text_hash] = number
                versions.known_at = known_at
            yield novelty
        for table in _CAPTURE_TABLES:
            insert_new(self._connection, table, rows[table])

    def add_readings(self, readings: list[tuple[str, ParsedReport]]) -> int:
        """Add a reading to each version that this parser version did not read last; how many."""
        derivation = schema.derivation
        version_ids = [version_id for version_id, _ in readings]
        query = sa.select(
            derivation.c.version_id, derivation.c.derivation_no, derivation.c.parser_version
        ).where(derivation.c.version_id.in_(version_ids))
        held: dict[str, dict[int, str]] = {version_id: {} for version_id in version_ids}
        for row in self._connection.execute(query):
            held[row.version_id][row.derivation_no] = row.parser_version
        rows: dict[sa.Table, list[Row]] = {table: [] for table in _CAPTURE_TABLES}
        fresh = [
            (version_id, parsed, len(held[version_id]))
            for version_id, parsed in readings
            if held[version_id].get(len(held[version_id])) != self._parser_version
        ]
        for version_id, parsed, number in fresh:
            self._collect_reading(rows, version_id, number + 1, parsed)
        for table in _CAPTURE_TABLES:
            insert_new(self._connection, table, rows[table])
        return len(fresh)

    def _begin(self, first: str, seen_at: datetime | None) -> str:
        if self._id is None:
            self._id = hash_id(self._row["source"], self._parser_version, first)
            row = self._row | {"batch_id": self._id, "added_at": seen_at}
            insert_new(self._connection, schema.batch, [row])
        return self._id

    def _collect(
        self,
        rows: dict[sa.Table, list[Row]],
        report_id: str,
        version_no: int,
        text_hash: str,
        captured: Captured,
    ) -> datetime:
        """Collect the rows of a new version; the moment from which it was known."""
        report = captured.report
        version_id = hash_id(report_id, version_no, text_hash)
        batch_id = self._begin(version_id, captured.seen_at)
        if version_no == 1:
            rows[schema.report].append(
                {
                    "report_id": report_id,
                    "report_key": report_id,
                    "publisher_id": report.publisher or UNKNOWN_PUBLISHER,
                    "native_id": report.id,
                    "is_recorded": False,
                    "batch_id": batch_id,
                }
            )
        is_first = version_no == 1 and not captured.is_edited
        first_known = report.published if is_first else None
        known_at = captured.edited_at or first_known or captured.seen_at
        rows[schema.report_version].append(
            {
                "version_id": version_id,
                "report_id": report_id,
                "version_no": version_no,
                "text": make_storable(report.text),
                "text_hash": text_hash,
                "lang": captured.parsed.lang or report.lang,
                "url": report.url,
                "text_from": captured.text_from,
                "relay_of": captured.relay_of,
                "published_at": report.published,
                "edited_at": captured.edited_at,
                "seen_at": captured.seen_at,
                "known_at": known_at,
                "batch_id": batch_id,
            }
        )
        self._collect_reading(rows, version_id, 1, captured.parsed)
        return known_at

    def _collect_reading(
        self, rows: dict[sa.Table, list[Row]], version_id: str, number: int, parsed: ParsedReport
    ) -> None:
        derivation_id = hash_id(version_id, number, self._parser_version)
        rows[schema.derivation].append(
            {
                "derivation_id": derivation_id,
                "version_id": version_id,
                "derivation_no": number,
                "parser_version": self._parser_version,
                "status": parsed.status,
                "reasons": "\n".join(parsed.reasons) or None,
                "batch_id": self._begin(version_id, None),
            }
        )
        recaps = _find_recaps(parsed.claims)
        rows[schema.claim].extend(
            claim_fields(claim)
            | {
                "claim_id": hash_id(derivation_id, number),
                "derivation_id": derivation_id,
                "claim_no": number,
                "is_recap": _topic(claim) in recaps,
            }
            for number, claim in enumerate(parsed.claims, start=1)
        )
        rows[schema.check_result].extend(
            {
                "check_id": hash_id(derivation_id, "check", number),
                "derivation_id": derivation_id,
                "check_no": number,
                **check.as_dict(),
            }
            for number, check in enumerate(parsed.checks, start=1)
        )


_CAPTURE_TABLES = (
    schema.report,
    schema.report_version,
    schema.derivation,
    schema.claim,
    schema.check_result,
)


def _topic(claim: Claim) -> tuple[object, ...]:
    """Speaker, subject and window: what a statement is about."""
    return claim.claimant, claim.claimant_name, claim.subject, claim.window


def _find_recaps(claims: Sequence[Claim]) -> set[tuple[object, ...]]:
    """The topics of totals that sum up narrower windows given in the same report."""
    totals = [
        claim
        for claim in claims
        if claim.role == "total" and claim.outcome == "destroyed" and claim.low is not None
    ]
    return {
        _topic(wide)
        for wide in totals
        for narrow in totals
        if _topic(wide)[:3] == _topic(narrow)[:3]
        and _contains(wide.window, narrow.window)
        and (wide.low or 0) >= (narrow.low or 0)
    }


def _contains(wide: Window, narrow: Window) -> bool:
    """Whether one window holds the other and is longer; never if one is unknown."""
    if not (wide.start and wide.end and narrow.start and narrow.end):
        return False
    return (
        wide.start <= narrow.start
        and narrow.end <= wide.end
        and wide.end - wide.start > narrow.end - narrow.start
    )
