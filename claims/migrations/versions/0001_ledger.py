"""The ledger's first schema: reports, versions, readings, claims, checks, what people did."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.String(20).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    """Create all tables in an empty database."""
    op.create_table(
        "batch",
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("parser_version", sa.Text(), nullable=True),
        sa.Column("added_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("pk_batch")),
    )
    op.create_table(
        "contradiction",
        sa.Column("contradiction_id", sa.String(length=32), nullable=False),
        sa.Column("case_key", sa.Text(), nullable=False),
        sa.Column("side_no", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("zones", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("claimant", sa.String(length=30), nullable=False),
        sa.Column("claimant_name", sa.Text(), nullable=False),
        sa.Column("figure_low", sa.Integer(), nullable=True),
        sa.Column("figure_high", sa.Integer(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("window", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("is_comparable", sa.Boolean(), nullable=False),
        sa.Column("comparable_note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("contradiction_id", name=op.f("pk_contradiction")),
        sa.UniqueConstraint("case_key", "side_no", name=op.f("uq_contradiction_case_key_side_no")),
    )
    op.create_table(
        "correction",
        sa.Column("correction_id", sa.String(length=32), nullable=False),
        sa.Column("claim_id", sa.String(length=32), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("corrected_at", MOMENT, nullable=False),
        sa.Column("corrected_by", sa.Text(), nullable=False),
        sa.Column("is_recorded", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("correction_id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_claim_id"), "correction", ["claim_id"], unique=False)
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "origin",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("version", sa.Text(), nullable=True),
        sa.Column("licence", sa.Text(), nullable=False),
        sa.Column("licence_url", sa.Text(), nullable=True),
        sa.Column("changes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("origin", name=op.f("pk_origin")),
    )
    op.create_table(
        "publisher",
        sa.Column("publisher_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=2), nullable=True),
        sa.Column("claimant", sa.String(length=30), nullable=True),
        sa.PrimaryKeyConstraint("publisher_id", name=op.f("pk_publisher")),
    )
    op.create_table(
        "withdrawal",
        sa.Column("withdrawal_id", sa.String(length=32), nullable=False),
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=False),
        sa.Column("withdrawn_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("withdrawal_id", name=op.f("pk_withdrawal")),
    )
    op.create_index(op.f("ix_withdrawal_report_id"), "withdrawal", ["report_id"], unique=False)
    op.create_table(
        "report",
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("report_key", sa.Text(), nullable=False),
        sa.Column("publisher_id", sa.Text(), nullable=False),
        sa.Column("native_id", sa.Text(), nullable=True),
        sa.Column("is_recorded", sa.Boolean(), nullable=False),
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.batch_id"], name=op.f("fk_report_batch_id")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report")),
        sa.UniqueConstraint("report_key", name=op.f("uq_report_report_key")),
    )
    op.create_table(
        "report_version",
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("version_no", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("text_hash", sa.String(length=32), nullable=True),
        sa.Column("lang", sa.String(length=2), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("also_published", sa.Text(), nullable=True),
        sa.Column("text_from", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("relay_of", sa.Text(), nullable=True),
        sa.Column("published_at", MOMENT, nullable=True),
        sa.Column("edited_at", MOMENT, nullable=True),
        sa.Column("seen_at", MOMENT, nullable=True),
        sa.Column("known_at", MOMENT, nullable=False),
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.batch_id"], name=op.f("fk_report_version_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.report_id"], name=op.f("fk_report_version_report_id")
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_report_version")),
        sa.UniqueConstraint(
            "report_id", "version_no", name=op.f("uq_report_version_report_id_version_no")
        ),
    )
    op.create_table(
        "derivation",
        sa.Column("derivation_id", sa.String(length=32), nullable=False),
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("derivation_no", sa.Integer(), nullable=False),
        sa.Column("parser_version", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.batch_id"], name=op.f("fk_derivation_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["report_version.version_id"], name=op.f("fk_derivation_version_id")
        ),
        sa.PrimaryKeyConstraint("derivation_id", name=op.f("pk_derivation")),
        sa.UniqueConstraint(
            "version_id", "derivation_no", name=op.f("uq_derivation_version_id_derivation_no")
        ),
    )
    op.create_table(
        "check_result",
        sa.Column("check_id", sa.String(length=32), nullable=False),
        sa.Column("derivation_id", sa.String(length=32), nullable=False),
        sa.Column("check_no", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["derivation_id"],
            ["derivation.derivation_id"],
            name=op.f("fk_check_result_derivation_id"),
        ),
        sa.PrimaryKeyConstraint("check_id", name=op.f("pk_check_result")),
        sa.UniqueConstraint(
            "derivation_id", "check_no", name=op.f("uq_check_result_derivation_id_check_no")
        ),
    )
    op.create_table(
        "claim",
        sa.Column("claim_id", sa.String(length=32), nullable=False),
        sa.Column("derivation_id", sa.String(length=32), nullable=False),
        sa.Column("claim_no", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("subject", sa.String(length=10), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("zones", sa.Text(), nullable=False),
        sa.Column("low", sa.Integer(), nullable=True),
        sa.Column("high", sa.Integer(), nullable=True),
        sa.Column("qualifier", sa.String(length=10), nullable=False),
        sa.Column("claimant", sa.String(length=30), nullable=False),
        sa.Column("claimant_name", sa.Text(), nullable=True),
        sa.Column("attribution", sa.String(length=24), nullable=False),
        sa.Column("window_start", MOMENT, nullable=True),
        sa.Column("window_end", MOMENT, nullable=True),
        sa.Column("window_basis", sa.String(length=12), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("span_start", sa.Integer(), nullable=True),
        sa.Column("span_end", sa.Integer(), nullable=True),
        sa.Column("is_recap", sa.Boolean(), nullable=False),
        sa.Column("paraphrase", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint("low <= high", name=op.f("ck_claim_low_high")),
        sa.CheckConstraint("low >= 0", name=op.f("ck_claim_low")),
        sa.CheckConstraint("window_start <= window_end", name=op.f("ck_claim_window")),
        sa.ForeignKeyConstraint(
            ["derivation_id"], ["derivation.derivation_id"], name=op.f("fk_claim_derivation_id")
        ),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_claim")),
        sa.UniqueConstraint(
            "derivation_id", "claim_no", name=op.f("uq_claim_derivation_id_claim_no")
        ),
    )
