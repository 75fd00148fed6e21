"""Rows of the ledger: made from recorded files, and from captured reports and their readings."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from typing import Any, Literal

import pandas as pd
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from claims import schema
from claims.aggregate import counted_day
from claims.model import MOSCOW, Claim, ParsedReport, Report, Window
from claims.records import Records

RECORDED = "recorded"
"""The parser version of claims that people wrote down in data/."""

UNKNOWN_PUBLISHER = "unknown"

Row = dict[str, Any]
Novelty = Literal["new", "changed", "unchanged"]
"""What adding a report does: a report, or a text, that the ledger does not hold, or neither."""


@dataclass(frozen=True, slots=True)
class Captured:
    """A report as a reader of a source gave it, and what the parser read in it.

    `report.id` is the source's own id, if it has one. `edited_at` is set if the source says when
    the text was changed, `is_edited` if it says that it was. Of a forwarded report, `relay_of` is
    the report_key of the original, held or not, and `text_from` the publisher of its text.
    """

    report: Report
    parsed: ParsedReport
    seen_at: datetime
    edited_at: datetime | None = None
    is_edited: bool = False
    relay_of: str | None = None
    text_from: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of a claim replaced by people, with the reason.

    `value` is written as in data/claims (zones joined by +, moments in ISO 8601, None: empty).
    """

    claim_id: str
    field: str
    value: str | None
    reason: str
    corrected_at: datetime
    corrected_by: str


def hash_id(*parts: object) -> str:
    return blake2b("\0".join(map(str, parts)).encode(), digest_size=16).hexdigest()


def insert_new(connection: sa.Connection, table: sa.Table, rows: list[Row]) -> None:
    """Insert the rows whose id is not there yet."""
    if rows:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(dialect.insert(table).on_conflict_do_nothing(), rows)


def claim_fields(claim: Claim) -> Row:
    """What a claim says, in the columns of the ledger, without its place there."""
    return {
        "role": claim.role,
        "subject": claim.subject,
        "outcome": claim.outcome,
        "zones": "+".join(sorted(claim.zones)),
        "low": claim.low,
        "high": claim.high,
        "qualifier": claim.qualifier,
        "claimant": claim.claimant,
        "claimant_name": claim.claimant_name,
        "attribution": claim.attribution,
        "window_start": claim.window.start,
        "window_end": claim.window.end,
        "window_basis": claim.window.basis,
        "day": counted_day(claim.window),
        "span_start": claim.span[0],
        "span_end": claim.span[1],
        "paraphrase": None,
        "note": "; ".join(claim.notes) or None,
    }


def correction_row(correction: Correction, is_recorded: bool = False) -> Row:
    moment = correction.corrected_at.isoformat()
    return asdict(correction) | {
        "correction_id": hash_id(correction.claim_id, correction.field, correction.value, moment),
        "is_recorded": is_recorded,
    }


# Recorded reports ---------------------------------------------------------------------------


def delete_recorded(connection: sa.Connection) -> None:
    """Delete what came from data/; captured reports and what people did to claims stay."""
    report, version = schema.report, schema.report_version
    derivation, claim = schema.derivation, schema.claim
    reports = sa.select(report.c.report_id).where(report.c.is_recorded)
    versions = sa.select(version.c.version_id).where(version.c.report_id.in_(reports))
    derivations = sa.select(derivation.c.derivation_id).where(derivation.c.version_id.in_(versions))
    for statement in (
        sa.delete(claim).where(claim.c.derivation_id.in_(derivations)),
        sa.delete(derivation).where(derivation.c.version_id.in_(versions)),
        sa.delete(version).where(version.c.report_id.in_(reports)),
        sa.delete(report).where(report.c.is_recorded),
        sa.delete(schema.batch).where(schema.batch.c.source == RECORDED),
        sa.delete(schema.correction).where(schema.correction.c.is_recorded),
        sa.delete(schema.contradiction),
        sa.delete(schema.publisher),
        sa.delete(schema.origin),
        sa.delete(schema.search),
        sa.delete(schema.archived_copy),
        sa.delete(schema.meta).where(schema.meta.c.key == "data_fingerprint"),
    ):
        connection.execute(statement)


def derive_recorded(
    records: Records, data_fingerprint: str
) -> Iterator[tuple[sa.Table, list[Row]]]:
    """The rows of the recorded files, table by table in the order in which they refer."""
    batch_id = hash_id(RECORDED, data_fingerprint)
    yield schema.meta, [{"key": "data_fingerprint", "value": data_fingerprint}]
    yield (
        schema.batch,
        [{"batch_id": batch_id, "source": RECORDED, "parser_version": RECORDED, "added_at": None}],
    )
    yield schema.publisher, _as_rows(records.publishers)
    yield schema.origin, _as_rows(records.origins)
    for table, some in (
        (schema.search, records.searches),
        (schema.archived_copy, records.archived_copies),
    ):
        yield (
            table,
            [
                {
                    name: date.fromisoformat(value) if name.endswith(("_day", "_on")) else value
                    for name, value in row.items()
                }
                for row in _as_rows(some)
            ],
        )
    reports = {row["report_key"]: row for row in _as_rows(records.reports)}
    ids = {key: hash_id(RECORDED, key) for key in reports}
    yield (
        schema.report,
        [
            {
                "report_id": ids[key],
                "report_key": key,
                "publisher_id": row["publisher_id"],
                "native_id": None,
                "is_recorded": True,
                "batch_id": batch_id,
            }
            for key, row in reports.items()
        ],
    )
    yield (
        schema.report_version,
        [
            {
                "version_id": hash_id(ids[key], 1),
                "report_id": ids[key],
                "version_no": 1,
                **{name: row[name] for name in ("lang", "url", "also_published", "text_from")},
                **{name: row[name] for name in ("origin", "relay_of")},
                "known_at": _known_at(row),
                "batch_id": batch_id,
            }
            for key, row in reports.items()
        ],
    )
    yield (
        schema.derivation,
        [
            {
                "derivation_id": hash_id(ids[key], 1, RECORDED),
                "version_id": hash_id(ids[key], 1),
                "derivation_no": 1,
                "parser_version": RECORDED,
                "status": "parsed",
                "batch_id": batch_id,
            }
            for key in reports
        ],
    )
    yield (
        schema.claim,
        [
            {
                "claim_id": _recorded_claim_id(row),
                "derivation_id": hash_id(ids[row["report_key"]], 1, RECORDED),
                "claim_no": int(row["claim_no"]),
                **{
                    name: row[name] for name in ("role", "subject", "outcome", "zones", "qualifier")
                },
                **{name: row[name] and int(row[name]) for name in ("low", "high")},
                **{name: reports[row["report_key"]][name] for name in _SPEAKER},
                **{
                    name: _moment(reports[row["report_key"]][name])
                    for name in ("window_start", "window_end")
                },
                "window_basis": reports[row["report_key"]]["window_basis"],
                "day": date.fromisoformat(reports[row["report_key"]]["date"]),
                "is_recap": reports[row["report_key"]]["recap_of"] is not None,
                "paraphrase": row["paraphrase"],
                "note": row["note"],
            }
            for row in _as_rows(records.claims)
        ],
    )
    yield (
        schema.correction,
        [
            correction_row(
                Correction(
                    _recorded_claim_id(row),
                    row["field"],
                    row["value"],
                    row["reason"],
                    datetime.fromisoformat(row["corrected_at"]),
                    row["corrected_by"],
                ),
                is_recorded=True,
            )
            for row in _as_rows(records.corrections)
        ],
    )
    cases = records.contradictions
    sides = cases.groupby("case_key").cumcount() + 1
    yield (
        schema.contradiction,
        [
            row
            | {
                "contradiction_id": hash_id(row["case_key"], side),
                "side_no": side,
                "date": date.fromisoformat(row["date"]),
                "is_comparable": row["is_comparable"] == "yes",
                **{name: row[name] and int(row[name]) for name in ("figure_low", "figure_high")},
            }
            for row, side in zip(_as_rows(cases), sides.tolist(), strict=True)
        ],
    )


_SPEAKER = ("claimant", "claimant_name", "attribution")


def _as_rows(table: pd.DataFrame) -> list[Row]:
    """The rows of a text table; an empty cell is None."""
    return [
        {str(name): value or None for name, value in row.items()}
        for row in table.to_dict("records")
    ]


def _recorded_claim_id(row: Row) -> str:
    """The id of a recorded claim stays the same when its numbers are mended in data/."""
    return hash_id(RECORDED, row["report_key"], row["claim_no"])


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _known_at(row: Row) -> datetime:
    """The earliest moment at which a recorded report can have been known.

    The end of the day on which it was published, if recorded; otherwise the end of its window.
    """
    if row["window_end"] and not row["published_date"]:
        return datetime.fromisoformat(row["window_end"])
    day = date.fromisoformat(row["published_date"] or row["date"])
    return datetime.combine(day + timedelta(days=1), time(), MOSCOW)


# Captured reports ---------------------------------------------------------------------------


def make_storable(text: str) -> str:
    """The text without what databases refuse (NUL, half a surrogate pair); spans still hold."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def identify_report(report: Report) -> str:
    """The id, and key, of a captured report: its publisher and the source's id, or its text."""
    name = ("id", report.id) if report.id else ("text", make_storable(report.text))
    return hash_id(report.publisher or UNKNOWN_PUBLISHER, *name)


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


def hash_text(text: str) -> str:
    """What tells the versions of a report apart."""
    return hash_id(make_storable(text))


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
