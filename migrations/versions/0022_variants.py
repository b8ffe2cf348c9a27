"""アカウントごとの文章: texts of their own for some of a draft's accounts, kept like the revisions."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

TABLE = "revision_variants"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_revision_variants_revision_id")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_revision_variants_account_id")),
        sa.PrimaryKeyConstraint("revision_id", "account_id", name=op.f("pk_revision_variants")),
    )
    # No foreign key: SQLite cannot add one to a table that stands.
    op.add_column("findings", sa.Column("account_id", sa.Integer(), nullable=True))
    _freeze()


def _freeze() -> None:
    """What was approved stays as it was approved, as for the revisions themselves."""
    refused = f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(f"CREATE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} {refused}")
        same = "revision_id = NEW.revision_id AND account_id = NEW.account_id"
        op.execute(
            f"CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE} "
            f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE {same}) {refused}"
        )
        return
    op.execute(
        f"CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    op.drop_column("findings", "account_id")
    op.drop_table(TABLE)
