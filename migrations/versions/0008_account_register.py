"""The register of accounts: where each stands, who runs it, its papers. Accounts that are there count as 移行."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("accounts", sa.Column("state", sa.String(length=40), server_default="preparing", nullable=False))
    op.add_column("accounts", sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    op.add_column("accounts", sa.Column("basis", sa.String(length=40), server_default="procedure", nullable=False))
    # What people posted on until today stays usable: its papers are asked for, one by one.
    op.execute("UPDATE accounts SET basis = 'inherited', state = CASE WHEN active THEN 'official' ELSE 'closed' END")
    op.drop_column("accounts", "active")
    op.create_index("ix_accounts_state", "accounts", ["state"], unique=False)
    _profiles()
    _people()
    _papers()


def downgrade() -> None:
    for table in (
        "account_closing_steps",
        "listing_confirmations",
        "account_reports",
        "account_admissions",
        "account_documents",
        "account_people",
        "account_profiles",
    ):
        op.drop_table(table)
    op.add_column("accounts", sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.execute("UPDATE accounts SET active = (state IN ('official', 'changing', 'change_reported', 'closing'))")
    op.drop_index("ix_accounts_state", table_name="accounts")
    for column in ("basis", "version", "state"):
        op.drop_column("accounts", column)


def _profiles() -> None:
    op.create_table(
        "account_profiles",
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("answering", sa.Text(), nullable=False),
        sa.Column("theme", sa.String(length=200), nullable=False),
        sa.Column("contractor", sa.String(length=200), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=True),
        sa.Column("created_at", _WHEN, nullable=True),
        sa.Column("official_at", _WHEN, nullable=True),
        sa.Column("listed_at", _WHEN, nullable=True),
        sa.Column("closing_at", _WHEN, nullable=True),
        sa.Column("closing_reason", sa.Text(), nullable=False),
        sa.Column("closed_at", _WHEN, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_profiles_account_id")),
        sa.ForeignKeyConstraint(["opened_by"], ["people.id"], name=op.f("fk_account_profiles_opened_by")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_account_profiles")),
    )
    op.execute(
        "INSERT INTO account_profiles (account_id, purpose, answering, theme, contractor, closing_reason) "
        "SELECT id, '', '', '', '', '' FROM accounts"
    )


def _people() -> None:
    op.create_table(
        "account_people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("since", _WHEN, nullable=False),
        sa.Column("until", _WHEN, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_people_account_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_account_people_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_people")),
    )
    op.create_index("ix_account_people_account_id", "account_people", ["account_id"], unique=False)
    op.create_index("ix_account_people_person_id", "account_people", ["person_id"], unique=False)
    op.create_index(
        "uq_account_people_now",
        "account_people",
        ["account_id", "role", "person_id"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )


def _papers() -> None:
    op.create_table(
        "account_documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("url_field", sa.String(length=300), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("missing", sa.JSON(), nullable=False),
        sa.Column("editor_id", sa.Integer(), nullable=False),
        sa.Column("at", _WHEN, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_documents_account_id")),
        sa.ForeignKeyConstraint(["editor_id"], ["people.id"], name=op.f("fk_account_documents_editor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_documents")),
        sa.UniqueConstraint("account_id", "kind", "number", name=op.f("uq_account_documents_account_id_kind_number")),
    )
    op.create_table(
        "account_admissions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("risks", sa.Text(), nullable=False),
        sa.Column("safeguards", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", _WHEN, nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", _WHEN, nullable=True),
        sa.Column("admitted", sa.Boolean(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_admissions_account_id")),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name=op.f("fk_account_admissions_asked_by")),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_account_admissions_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_admissions")),
    )
    op.create_index("ix_account_admissions_account_id", "account_admissions", ["account_id"], unique=False)
    op.create_table(
        "account_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("snapshot", sa.JSON(), nullable=False),
        sa.Column("reporter_id", sa.Integer(), nullable=False),
        sa.Column("at", _WHEN, nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", _WHEN, nullable=True),
        sa.Column("received", sa.Boolean(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_reports_account_id")),
        sa.ForeignKeyConstraint(["reporter_id"], ["people.id"], name=op.f("fk_account_reports_reporter_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_account_reports_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_reports")),
        sa.UniqueConstraint("account_id", "number", name=op.f("uq_account_reports_account_id_number")),
    )
    op.create_table(
        "listing_confirmations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("url", sa.String(length=300), nullable=False),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("confirmed_by", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", _WHEN, nullable=False),
        sa.ForeignKeyConstraint(["confirmed_by"], ["people.id"], name=op.f("fk_listing_confirmations_confirmed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listing_confirmations")),
    )
    op.create_table(
        "account_closing_steps",
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("done_by", sa.Integer(), nullable=False),
        sa.Column("done_at", _WHEN, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_closing_steps_account_id")),
        sa.ForeignKeyConstraint(["done_by"], ["people.id"], name=op.f("fk_account_closing_steps_done_by")),
        sa.PrimaryKeyConstraint("account_id", "step", name=op.f("pk_account_closing_steps")),
    )
