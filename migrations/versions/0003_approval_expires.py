"""承認の有効期限: when an approval runs out."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("drafts", sa.Column("approval_expires_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_drafts_approval_expires_at"), "drafts", ["approval_expires_at"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_drafts_approval_expires_at"), table_name="drafts")
    op.drop_column("drafts", "approval_expires_at")
