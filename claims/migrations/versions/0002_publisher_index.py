"""Find a publisher's reports quickly: each reading of a source asks for those it holds."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_report_publisher_id", "report", ["publisher_id"])
