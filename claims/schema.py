"""The tables of the ledger.

Rows are added, never changed or deleted: a changed text is a new version of its report, claims
read anew are a new derivation of their version, and corrections and withdrawals are rows of their
own. Only what comes from data/ is replaced as a whole when data/ changes.

Ids are hashes of what they name, so the same input gives the same rows on every machine. Moments
are UTC. Zones are sorted codes joined by +. migrations/ brings a ledger to this state.
"""

from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

ID = String(32)

_read_moment = lru_cache(maxsize=1 << 12)(datetime.fromisoformat)


class Moment(TypeDecorator[datetime]):
    """An aware moment, exact to the second: timestamptz, or sortable text in SQLite."""

    impl = String(20)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str] | TypeEngine[datetime]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(String(20))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | datetime | None:
        """Raises ValueError for a moment without a zone of time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no zone of time")
        value = value.astimezone(UTC).replace(microsecond=0)
        return value if dialect.name == "postgresql" else value.strftime("%Y-%m-%dT%H:%M:%SZ")

    def process_result_value(
        self,
        value: str | datetime | None,
        dialect: Dialect,  # noqa: ARG002 (the signature is SQLAlchemy's)
    ) -> datetime | None:
        """An aware moment."""
        return _read_moment(value) if isinstance(value, str) else value


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

batch = Table(
    "batch",
    metadata,
    Column("batch_id", ID, primary_key=True),
    Column("source", Text, nullable=False),
    Column("parser_version", Text),
    Column("added_at", Moment),
)

publisher = Table(
    "publisher",
    metadata,
    Column("publisher_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(20)),
    Column("country", String(2)),
    Column("language", String(2)),
    Column("owner", Text),
    Column("state", String(2)),
    Column("claimant", String(30)),
)

origin = Table(
    "origin",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("url", Text),
    Column("version", Text),
    Column("licence", Text, nullable=False),
    Column("licence_url", Text),
    Column("changes", Text),
)

report = Table(
    "report",
    metadata,
    Column("report_id", ID, primary_key=True),
    Column("report_key", Text, nullable=False, unique=True),
    Column("publisher_id", Text, nullable=False, index=True),
    Column("native_id", Text),
    Column("is_recorded", Boolean, nullable=False),
    Column("batch_id", ID, ForeignKey("batch.batch_id"), nullable=False),
)

report_version = Table(
    "report_version",
    metadata,
    Column("version_id", ID, primary_key=True),
    Column("report_id", ID, ForeignKey("report.report_id"), nullable=False),
    Column("version_no", Integer, nullable=False),
    Column("text", Text),
    Column("text_hash", ID),
    Column("lang", String(2)),
    Column("url", Text),
    Column("also_published", Text),
    Column("text_from", Text),
    Column("origin", Text),
    Column("relay_of", Text),
    Column("published_at", Moment),
    Column("edited_at", Moment),
    Column("seen_at", Moment),
    Column("known_at", Moment, nullable=False),
    Column("batch_id", ID, ForeignKey("batch.batch_id"), nullable=False),
    UniqueConstraint("report_id", "version_no"),
)

derivation = Table(
    "derivation",
    metadata,
    Column("derivation_id", ID, primary_key=True),
    Column("version_id", ID, ForeignKey("report_version.version_id"), nullable=False),
    Column("derivation_no", Integer, nullable=False),
    Column("parser_version", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("reasons", Text),
    Column("batch_id", ID, ForeignKey("batch.batch_id"), nullable=False),
    UniqueConstraint("version_id", "derivation_no"),
)

claim = Table(
    "claim",
    metadata,
    Column("claim_id", ID, primary_key=True),
    Column("derivation_id", ID, ForeignKey("derivation.derivation_id"), nullable=False),
    Column("claim_no", Integer, nullable=False),
    Column("role", String(10), nullable=False),
    Column("subject", String(10), nullable=False),
    Column("outcome", String(12), nullable=False),
    Column("zones", Text, nullable=False),
    Column("low", Integer),
    Column("high", Integer),
    Column("qualifier", String(10), nullable=False),
    Column("claimant", String(30), nullable=False),
    Column("claimant_name", Text),
    Column("attribution", String(24), nullable=False),
    Column("window_start", Moment),
    Column("window_end", Moment),
    Column("window_basis", String(12), nullable=False),
    Column("day", Date),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("is_recap", Boolean, nullable=False),
    Column("paraphrase", Text),
    Column("note", Text),
    UniqueConstraint("derivation_id", "claim_no"),
    CheckConstraint("low >= 0", name="low"),
    CheckConstraint("low <= high", name="low_high"),
    CheckConstraint("window_start <= window_end", name="window"),
)

check_result = Table(
    "check_result",
    metadata,
    Column("check_id", ID, primary_key=True),
    Column("derivation_id", ID, ForeignKey("derivation.derivation_id"), nullable=False),
    Column("check_no", Integer, nullable=False),
    Column("rule", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("detail", Text, nullable=False),
    UniqueConstraint("derivation_id", "check_no"),
)

withdrawal = Table(
    "withdrawal",
    metadata,
    Column("withdrawal_id", ID, primary_key=True),
    Column("report_id", ID, nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("withdrawn_at", Moment, nullable=False),
    Column("withdrawn_by", Text, nullable=False),
)

correction = Table(
    "correction",
    metadata,
    Column("correction_id", ID, primary_key=True),
    Column("claim_id", ID, nullable=False, index=True),
    Column("field", String(20), nullable=False),
    Column("value", Text),
    Column("reason", Text, nullable=False),
    Column("corrected_at", Moment, nullable=False),
    Column("corrected_by", Text, nullable=False),
    Column("is_recorded", Boolean, nullable=False),
)

contradiction = Table(
    "contradiction",
    metadata,
    Column("contradiction_id", ID, primary_key=True),
    Column("case_key", Text, nullable=False),
    Column("side_no", Integer, nullable=False),
    Column("date", Date, nullable=False),
    Column("zones", Text, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("claimant", String(30), nullable=False),
    Column("claimant_name", Text, nullable=False),
    Column("figure_low", Integer),
    Column("figure_high", Integer),
    Column("what", Text, nullable=False),
    Column("window", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("is_comparable", Boolean, nullable=False),
    Column("comparable_note", Text),
    UniqueConstraint("case_key", "side_no"),
)

search = Table(
    "search",
    metadata,
    Column("party", String(20), primary_key=True),
    Column("first_day", Date, primary_key=True),
    Column("last_day", Date, nullable=False),
    Column("extent", String(12), nullable=False),
    Column("searched_on", Date, nullable=False),
    Column("what_en", Text, nullable=False),
    Column("what_ru", Text, nullable=False),
    Column("what_uk", Text, nullable=False),
)

archived_copy = Table(
    "archived_copy",
    metadata,
    Column("url", Text, primary_key=True),
    Column("archived_url", Text, nullable=False),
    Column("archived_on", Date, nullable=False),
)
