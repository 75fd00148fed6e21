"""Rows of the ledger: made from recorded files, and from captured reports and their readings."""

from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from claims.aggregate import counted_day
from claims.model import Claim, ParsedReport, Report

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


def make_storable(text: str) -> str:
    """The text without what databases refuse (NUL, half a surrogate pair); spans still hold."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def identify_report(report: Report) -> str:
    """The id, and key, of a captured report: its publisher and the source's id, or its text."""
    name = ("id", report.id) if report.id else ("text", make_storable(report.text))
    return hash_id(report.publisher or UNKNOWN_PUBLISHER, *name)


def hash_text(text: str) -> str:
    """What tells the versions of a report apart."""
    return hash_id(make_storable(text))
