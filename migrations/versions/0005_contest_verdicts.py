"""指摘の見直し: what became of contested findings; and each of the city's words counts once."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contest_verdicts",
        sa.Column("finding_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["finding_id"], ["findings.id"], name=op.f("fk_contest_verdicts_finding_id")),
        sa.ForeignKeyConstraint(["term_id"], ["city_terms.id"], name=op.f("fk_contest_verdicts_term_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_contest_verdicts_person_id")),
        sa.PrimaryKeyConstraint("finding_id", name=op.f("pk_contest_verdicts")),
    )
    # What was registered twice at the same moment ends at once but for the first; the rows stay.
    op.execute(
        "UPDATE city_terms SET removed_at = added_at, removed_by = added_by WHERE removed_at IS NULL AND EXISTS ("
        "SELECT 1 FROM city_terms AS first WHERE first.removed_at IS NULL AND first.id < city_terms.id "
        "AND first.phrase = city_terms.phrase AND first.treatment = city_terms.treatment "
        "AND first.rule = city_terms.rule)"
    )
    op.create_index(
        "uq_city_terms_counting",
        "city_terms",
        ["phrase", "treatment", "rule"],
        unique=True,
        sqlite_where=sa.text("removed_at IS NULL"),
        postgresql_where=sa.text("removed_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("uq_city_terms_counting", table_name="city_terms")
    op.drop_table("contest_verdicts")
