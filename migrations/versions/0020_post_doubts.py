"""投稿先の確認: what was asked about the address of a reported post, and what the person said."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

COLUMNS = ("doubt", "confirmed")


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("post_reports", sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    for name in reversed(COLUMNS):
        op.drop_column("post_reports", name)
