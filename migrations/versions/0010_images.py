"""画像: what their files tell, what the drafter says of them, and which image a finding is about."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("images", sa.Column("place", sa.String(length=40), nullable=True))
    op.add_column("images", sa.Column("traces", sa.JSON(), nullable=True))
    op.add_column("images", sa.Column("licence", sa.String(length=40), nullable=True))
    op.add_column("images", sa.Column("source", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("images", sa.Column("consent", sa.String(length=40), nullable=True))
    op.add_column("images", sa.Column("alt_text", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("findings", sa.Column("image_sha256", sa.String(length=64), nullable=True))


def downgrade() -> None:
    op.drop_column("findings", "image_sha256")
    for name in ("alt_text", "consent", "source", "licence", "traces", "place"):
        op.drop_column("images", name)
