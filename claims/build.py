"""Build the recorded part of the ledger: the rows that come from data/, replaced as a whole."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pandas as pd
import sqlalchemy as sa

from claims import schema
from claims.model import MOSCOW
from claims.records import Records
from claims.rows import RECORDED, Correction, Row, correction_row, hash_id


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
