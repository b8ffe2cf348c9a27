"""The city's words: phrases that are let pass or asked about."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "city_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("phrase", sa.String(length=80), nullable=False),
        sa.Column("treatment", sa.String(length=40), nullable=False),
        sa.Column("clause", sa.String(length=20), nullable=False),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_by", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["added_by"], ["people.id"], name=op.f("fk_city_terms_added_by")),
        sa.ForeignKeyConstraint(["removed_by"], ["people.id"], name=op.f("fk_city_terms_removed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_city_terms")),
    )
    op.create_index(op.f("ix_city_terms_removed_at"), "city_terms", ["removed_at"], unique=False)


def downgrade() -> None:
    op.drop_table("city_terms")
