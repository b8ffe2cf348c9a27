"""代決 and 後閲, 不在, joint accounts, 事後承認, what is to be mended, and what an incident holds back."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("drafts", sa.Column("round", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("drafts", sa.Column("retro_due_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("decisions", sa.Column("round", sa.Integer(), nullable=False, server_default="0"))
    # No foreign key: SQLite would have to write the append-only table anew, without its triggers.
    op.add_column("decisions", sa.Column("section_id", sa.Integer(), nullable=True))
    op.add_column("account_sections", sa.Column("lead", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "absences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_absences_person_id")),
        sa.ForeignKeyConstraint(["set_by"], ["people.id"], name=op.f("fk_absences_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
    )
    op.create_index("ix_absences_person_id", "absences", ["person_id"])
    op.create_table(
        "account_holds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("measure", sa.String(length=40), nullable=False),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_holds_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_holds")),
    )
    op.create_index("ix_account_holds_account_id", "account_holds", ["account_id"])
    op.create_index("ix_account_holds_subject", "account_holds", ["subject"])
    op.create_table(
        "findings_to_mend",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_findings_to_mend_decision_id")),
        sa.ForeignKeyConstraint(["finding_id"], ["findings.id"], name=op.f("fk_findings_to_mend_finding_id")),
        sa.PrimaryKeyConstraint("decision_id", "finding_id", name=op.f("pk_findings_to_mend")),
    )
    op.create_table(
        "post_reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name=op.f("fk_post_reviews_draft_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_post_reviews_decision_id")),
        sa.ForeignKeyConstraint(["section_id"], ["sections.id"], name=op.f("fk_post_reviews_section_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_post_reviews_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_reviews")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_post_reviews_decision_id")),
    )
    op.create_index("ix_post_reviews_draft_id", "post_reviews", ["draft_id"])
    op.create_index("ix_post_reviews_section_id", "post_reviews", ["section_id"])


def downgrade() -> None:
    for table in ("post_reviews", "findings_to_mend", "account_holds", "absences"):
        op.drop_table(table)
    op.drop_column("account_sections", "lead")
    op.drop_column("decisions", "section_id")
    op.drop_column("decisions", "round")
    op.drop_column("drafts", "retro_due_at")
    op.drop_column("drafts", "round")
