"""Lists of transfers: what they said, what applying them changed, whether they were taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "transfer_sets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("proposed_by", sa.String(60), nullable=False),
        sa.Column("proposed_at", _WHEN, nullable=False),
        sa.Column("applied_by", sa.String(60), nullable=True),
        sa.Column("applied_at", _WHEN, nullable=True),
        sa.Column("undone_by", sa.String(60), nullable=True),
        sa.Column("undone_at", _WHEN, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer_sets")),
    )


def downgrade() -> None:
    op.drop_table("transfer_sets")
