"""What readers ask of the ledger, as SQL, and the answers as tables."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa

from claims import schema
from claims.aggregate import PARTY_OF, counted_day
from claims.listing import list_values
from claims.model import MOSCOW, Window
from claims.relays import link_relays
from claims.streams import chunks

ROWS_OF_A_TABLE_AT_ONCE = 50_000

_COLUMNS = (
    "claim_id report_id report_key claim_no claimant claimant_name attribution publisher "
    "publisher_name publisher_claimant text_from url also_published lang origin role subject "
    "outcome zones low high qualifier window_start window_end window_basis day published_at "
    "edited_at seen_at known_at version_no parser_version status relay_of recap note paraphrase "
    "quote span corrected party"
).split()


def newest_derivation(version: sa.FromClause) -> sa.ScalarSelect[int]:
    """The number of the newest reading of a version, as a part of a query."""
    inner = schema.derivation.alias()
    return (
        sa.select(sa.func.max(inner.c.derivation_no))
        .where(inner.c.version_id == version.c.version_id)
        .correlate(version)
        .scalar_subquery()
    )


def _select_versions(as_known_at: datetime | None) -> sa.Select[Any]:
    """The newest version of each report that is not withdrawn, with its newest reading."""
    derivation, version = schema.derivation, schema.report_version
    report, withdrawal = schema.report, schema.withdrawal
    inner = version.alias()
    newest = sa.select(sa.func.max(inner.c.version_no)).where(
        inner.c.report_id == report.c.report_id
    )
    withdrawn = sa.select(withdrawal.c.report_id)
    if as_known_at is not None:
        newest = newest.where(inner.c.known_at <= as_known_at)
        withdrawn = withdrawn.where(withdrawal.c.withdrawn_at <= as_known_at)
    return (
        sa.select(derivation.c.derivation_id)
        .join_from(report, version)
        .join(derivation)
        .where(
            version.c.version_no == newest.correlate(report).scalar_subquery(),
            derivation.c.derivation_no == newest_derivation(version),
            report.c.report_id.not_in(withdrawn),
        )
    )


def _add_reports(versions: sa.Select[Any]) -> sa.Select[Any]:
    """What is the same for all claims of a reading."""
    derivation, version = schema.derivation, schema.report_version
    report, publisher = schema.report, schema.publisher
    original = report.alias()
    return (
        versions.add_columns(
            report.c.report_id,
            report.c.report_key,
            report.c.publisher_id.label("publisher"),
            sa.func.coalesce(publisher.c.name, report.c.publisher_id).label("publisher_name"),
            publisher.c.claimant.label("publisher_claimant"),
            version.c.text_from,
            version.c.url,
            version.c.also_published,
            version.c.lang,
            version.c.origin,
            version.c.published_at,
            version.c.edited_at,
            version.c.seen_at,
            version.c.known_at,
            version.c.version_no,
            derivation.c.parser_version,
            derivation.c.status,
            # A copy stands in for an original that the ledger does not hold.
            original.c.report_key.label("relay_of"),
        )
        .join(publisher, publisher.c.publisher_id == report.c.publisher_id, isouter=True)
        .join(original, original.c.report_key == version.c.relay_of, isouter=True)
    )


def _add_claims(versions: sa.Select[Any]) -> sa.Select[Any]:
    claim, version = schema.claim, schema.report_version
    length = claim.c.span_end - claim.c.span_start
    return versions.add_columns(
        claim.c.claim_id,
        claim.c.claim_no,
        claim.c.claimant,
        claim.c.claimant_name,
        claim.c.attribution,
        claim.c.role,
        claim.c.subject,
        claim.c.outcome,
        claim.c.zones,
        claim.c.low,
        claim.c.high,
        claim.c.qualifier,
        claim.c.window_start,
        claim.c.window_end,
        claim.c.window_basis,
        claim.c.day,
        claim.c.is_recap.label("recap"),
        claim.c.note,
        claim.c.paraphrase,
        sa.func.substr(version.c.text, claim.c.span_start + 1, length).label("quote"),
        claim.c.span_start,
        claim.c.span_end,
    ).join(claim)


def read_claims(
    connection: sa.Connection, as_known_at: datetime | None, report_keys: Iterable[str] | None
) -> pd.DataFrame:
    """The table of `Ledger.claims`."""
    versions = _select_versions(as_known_at)
    queries = [versions]
    if report_keys is not None:
        key = schema.report.c.report_key
        queries = [versions.where(key.in_(keys)) for keys in chunks(report_keys)]
    corrections = connection.execute(select_corrections(as_known_at)).fetchall()
    parts = [_fetch_claims(connection, query) for query in queries or [versions.where(sa.false())]]
    table = parts[0] if len(parts) == 1 else pd.concat(parts, ignore_index=True)
    _correct(table, corrections)
    table = table.sort_values(["day", "report_key", "claim_no"], ignore_index=True)
    return link_relays(table)


def _fetch_claims(connection: sa.Connection, versions: sa.Select[Any]) -> pd.DataFrame:
    """The claims of some versions, each beside its report, which is fetched but once."""
    claims = fetch(connection, _add_claims(versions))
    reports = fetch(connection, _add_reports(versions)).set_index("derivation_id")
    row_of = reports.index.get_indexer(pd.Index(claims["derivation_id"]))
    spans = zip(*(list_values(claims[end]) for end in ("span_start", "span_end")), strict=True)
    columns = {name: claims[name].array for name in claims}
    columns |= {name: reports[name].array.take(row_of) for name in reports}
    columns |= {
        "zones": _listed(map(_read_zones, list_values(claims["zones"]))),
        "span": _listed(None if span[0] is None else span for span in spans),
        "party": pd.array([PARTY_OF[name] for name in list_values(claims["claimant"])], "str"),
        "corrected": np.zeros(len(claims), bool),
    }
    return pd.DataFrame({name: columns[name] for name in _COLUMNS})


@lru_cache(maxsize=1 << 12)
def _read_zones(zones: str) -> tuple[str, ...]:
    return tuple(zones.split("+"))


def _listed(values: Iterable[Any]) -> "pd.Series[Any]":
    return pd.Series(list(values), dtype=object)


def select_report_days() -> sa.Select[Any]:
    """The days to which each report counts, and how many claims, in whichever reading."""
    report, claim = schema.report, schema.claim
    return (
        sa.select(report.c.report_key, claim.c.day, sa.func.count().label("claims"))
        .join_from(report, schema.report_version)
        .join(schema.derivation)
        .join(claim)
        .group_by(report.c.report_key, claim.c.day)
    )


def select_moved_reports() -> sa.Select[Any]:
    """The keys of reports with a claim that a correction may have moved to another day."""
    correction = schema.correction
    moved = sa.select(correction.c.claim_id).where(
        correction.c.field.in_(["window_start", "window_end"])
    )
    return (
        sa.select(schema.report.c.report_key)
        .join_from(schema.report, schema.report_version)
        .join(schema.derivation)
        .join(schema.claim)
        .where(schema.claim.c.claim_id.in_(moved))
    )


def select_corrections(as_known_at: datetime | None) -> sa.Select[Any]:
    """The corrections known at a moment, oldest first."""
    table = schema.correction
    query = sa.select(table).order_by(table.c.corrected_at, table.c.correction_id)
    return query if as_known_at is None else query.where(table.c.corrected_at <= as_known_at)


def fetch(connection: sa.Connection, query: sa.Select[Any]) -> pd.DataFrame:
    """The rows of a query as a table; a part at a time, since rows take far more memory."""
    parts = connection.execute(query).partitions(ROWS_OF_A_TABLE_AT_ONCE)
    tables = [_convert(rows, query) for rows in parts]
    return pd.concat(tables, ignore_index=True) if tables else _convert([], query)


def _convert(rows: Sequence[sa.Row[Any]], query: sa.Select[Any]) -> pd.DataFrame:
    """The rows of a query as a table whose columns have the types of the schema."""
    columns = query.selected_columns
    told = zip(*rows, strict=True) if rows else [()] * len(columns)
    return pd.DataFrame(
        {
            column.name: _typed(values, column.type)
            for column, values in zip(columns, told, strict=True)
        }
    )


def _typed(values: Sequence[Any], kind: sa.types.TypeEngine[Any]) -> Any:
    """The values of a column as an array of the type that the schema gives it."""
    if isinstance(kind, schema.Moment | sa.Date):  # few, many times
        number_of = {value: number for number, value in enumerate(dict.fromkeys(values))}
        is_moment = isinstance(kind, schema.Moment)
        found = pd.to_datetime(list(number_of), utc=is_moment).as_unit("us")
        if is_moment:
            found = found.tz_convert(MOSCOW)
        return found.take([number_of[value] for value in values])
    if isinstance(kind, sa.Boolean):
        return pd.array([bool(value) for value in values], dtype="bool")
    return pd.array(values, dtype="Int64" if isinstance(kind, sa.Integer) else "str")


def _correct(claims: pd.DataFrame, corrections: Sequence[sa.Row[Any]]) -> None:
    """Apply corrections, oldest first, to the claims table in place."""
    corrected = claims["claim_id"].isin([correction.claim_id for correction in corrections])
    row_of = {claims.at[row, "claim_id"]: row for row in claims.index[corrected]}
    for correction in corrections:
        row = row_of.get(correction.claim_id)
        if row is None:
            continue
        value: Any = correction.value
        if correction.field == "zones":
            value = tuple(value.split("+"))
        elif correction.field in ("low", "high"):
            value = pd.NA if value is None else int(value)
        elif correction.field in ("window_start", "window_end"):
            value = pd.NaT if value is None else pd.Timestamp(value).tz_convert(MOSCOW)
        claims.at[row, correction.field] = value
        claims.at[row, "corrected"] = True
        ends: list[Any] = [claims.at[row, name] for name in ("window_start", "window_end")]
        if not any(pd.isna(end) for end in ends):
            claims.at[row, "day"] = pd.Timestamp(str(counted_day(Window(*ends))))
