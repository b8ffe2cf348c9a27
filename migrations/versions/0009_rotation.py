"""Changing passwords: how accounts are logged in to, when each login is due, and the append-only record."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)
_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_RECORDS = "rotation_records"


def upgrade() -> None:
    op.create_table(
        "credentials",
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("model", sa.String(40), nullable=False),
        sa.Column("interval_days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_credentials_account_id")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_credentials")),
    )
    op.create_table(
        "logins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("cause", sa.String(40), nullable=False),
        sa.Column("since", _WHEN, nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_logins_account_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_logins_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_logins")),
        sa.UniqueConstraint("account_id", "person_id", name=op.f("uq_logins_account_id_person_id")),
    )
    op.create_index("ix_logins_overdue", "logins", ["active", "due_on"])
    op.create_index("ix_logins_account_id", "logins", ["account_id"])
    op.create_index("ix_logins_person_id", "logins", ["person_id"])
    op.create_table(
        _RECORDS,
        sa.Column("id", _BIG, autoincrement=True, nullable=False),
        sa.Column("login_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("cause", sa.String(40), nullable=False),
        sa.Column("attested", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(100), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", _WHEN, nullable=False),
        sa.ForeignKeyConstraint(["login_id"], ["logins.id"], name=op.f("fk_rotation_records_login_id")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_rotation_records_account_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_rotation_records_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rotation_records")),
    )
    op.create_index("ix_rotation_records_login_id", _RECORDS, ["login_id"])
    op.create_index("ix_rotation_records_account_id", _RECORDS, ["account_id"])
    _freeze()
    # The accounts that are there get their logins at the first beat of the clock, when there is somebody to ask.
    op.execute(
        "INSERT INTO reminders (matter, subject, stage, due_at, created_at) "
        "SELECT 'rotation_begin', 'account:' || id, 0, '2026-01-01 00:00:00', '2026-01-01 00:00:00' FROM accounts"
    )


def _freeze() -> None:
    """The database itself refuses to change a record (`refuse_change` is of the first migration)."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(
            f"CREATE TRIGGER {_RECORDS}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {_RECORDS} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    refusal = f"BEGIN SELECT RAISE(ABORT, '{_RECORDS} is append-only'); END"
    for event in ("UPDATE", "DELETE"):
        op.execute(f"CREATE TRIGGER {_RECORDS}_no_{event.lower()} BEFORE {event} ON {_RECORDS} {refusal}")
    op.execute(
        f"CREATE TRIGGER {_RECORDS}_no_replace BEFORE INSERT ON {_RECORDS} "
        f"WHEN EXISTS (SELECT 1 FROM {_RECORDS} WHERE id = NEW.id) {refusal}"
    )


def downgrade() -> None:
    op.execute("DELETE FROM reminders WHERE matter IN ('rotation', 'rotation_begin')")
    op.drop_table(_RECORDS)
    op.drop_table("logins")
    op.drop_table("credentials")
