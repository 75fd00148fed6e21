"""Keep how statements were looked for, and where an archive holds a copy of an address."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add both tables; their rows come from data/."""
    op.create_table(
        "search",
        sa.Column("party", sa.String(length=20), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("extent", sa.String(length=12), nullable=False),
        sa.Column("searched_on", sa.Date(), nullable=False),
        sa.Column("what_en", sa.Text(), nullable=False),
        sa.Column("what_ru", sa.Text(), nullable=False),
        sa.Column("what_uk", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("party", "first_day", name=op.f("pk_search")),
    )
    op.create_table(
        "archived_copy",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("archived_url", sa.Text(), nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_archived_copy")),
    )
