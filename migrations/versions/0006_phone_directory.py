"""The city's telephone directory: whose number is whose."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("city", sa.Column("phone_directory", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("city", "phone_directory")
