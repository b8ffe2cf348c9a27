"""The texts of incidents, with who approved them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "incident_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("statement", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("remarks", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("card", sa.String(length=32), nullable=False),
        sa.Column("writer_id", sa.Integer(), nullable=False),
        sa.Column("written_at", _WHEN, nullable=False),
        sa.Column("head_id", sa.Integer(), nullable=True),
        sa.Column("head_at", _WHEN, nullable=True),
        sa.Column("pr_id", sa.Integer(), nullable=True),
        sa.Column("pr_at", _WHEN, nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("published_at", _WHEN, nullable=True),
        sa.ForeignKeyConstraint(["incident_id"], ["incidents.id"], name=op.f("fk_incident_texts_incident_id")),
        *(
            sa.ForeignKeyConstraint([column], ["people.id"], name=op.f(f"fk_incident_texts_{column}"))
            for column in ("writer_id", "head_id", "pr_id", "ended_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_texts")),
    )
    op.create_index("ix_incident_texts_incident_id", "incident_texts", ["incident_id"])


def downgrade() -> None:
    op.drop_table("incident_texts")
