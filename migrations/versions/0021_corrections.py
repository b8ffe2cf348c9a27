"""訂正（§7(1)）: which draft corrects which."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # No foreign key: SQLite cannot add one to a table that stands.
    op.add_column("drafts", sa.Column("corrects_id", sa.Integer(), nullable=True))
    op.create_index("ix_drafts_corrects_id", "drafts", ["corrects_id"])


def downgrade() -> None:
    op.drop_index("ix_drafts_corrects_id", "drafts")
    op.drop_column("drafts", "corrects_id")
