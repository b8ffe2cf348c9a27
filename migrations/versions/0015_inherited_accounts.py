"""What an account tells of (§5(3)ウ); the papers of accounts from before the register are asked for, each at its own
minute from two weeks on."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_accounts = sa.table(
    "accounts", sa.column("id", sa.Integer), sa.column("basis", sa.String), sa.column("state", sa.String)
)
_reminders = sa.table(
    "reminders",
    sa.column("matter", sa.String),
    sa.column("subject", sa.String),
    sa.column("stage", sa.Integer),
    sa.column("due_at", sa.DateTime(timezone=True)),
    sa.column("created_at", sa.DateTime(timezone=True)),
)
_FIRST = timedelta(days=14)
_APART = timedelta(minutes=1)


def upgrade() -> None:
    op.add_column("account_profiles", sa.Column("contents", sa.Text(), server_default=sa.text("''"), nullable=False))
    now = datetime.now(UTC)
    ids = op.get_bind().scalars(
        sa.select(_accounts.c.id).where(_accounts.c.basis == "inherited", _accounts.c.state == "official")
    )
    rows = [
        {
            "matter": "account_inherited",
            "subject": f"account:{number}",
            "stage": 0,
            "due_at": now + _FIRST + place * _APART,
            "created_at": now,
        }
        for place, number in enumerate(ids)
    ]
    if rows:
        op.bulk_insert(_reminders, rows)


def downgrade() -> None:
    op.drop_column("account_profiles", "contents")
    op.execute("DELETE FROM reminders WHERE matter = 'account_inherited'")
