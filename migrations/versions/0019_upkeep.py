"""Upkeep of accounts: reasons for staying open without posts, the tasks of a year, the digests of the months."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "dormancy_reasons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", _WHEN, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_dormancy_reasons_account_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_dormancy_reasons_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dormancy_reasons")),
    )
    op.create_index("ix_dormancy_reasons_account_id", "dormancy_reasons", ["account_id"])
    op.create_table(
        "yearly_records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(40), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", _WHEN, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_yearly_records_account_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_yearly_records_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_yearly_records")),
    )
    op.create_index("ix_yearly_records_account_task", "yearly_records", ["account_id", "task", "at"])
    op.create_table(
        "monthly_digests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("chart_file", sa.String(40), nullable=True),
        sa.Column("at", _WHEN, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monthly_digests")),
        sa.UniqueConstraint("month", name=op.f("uq_monthly_digests_month")),
    )
    op.create_index("ix_post_reports_account_posted", "post_reports", ["account_id", "posted_at"])


def downgrade() -> None:
    op.execute("DELETE FROM reminders WHERE matter IN ('dormancy', 'yearly', 'monthly_digest')")
    op.drop_index("ix_post_reports_account_posted", "post_reports")
    op.drop_table("monthly_digests")
    op.drop_table("yearly_records")
    op.drop_table("dormancy_reasons")
