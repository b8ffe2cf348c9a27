"""Incidents: reports, steps, the timeline, evidence; replies in threads; who is told of a grave incident."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)
_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("city", sa.Column("escalation", sa.JSON(), nullable=True))
    op.add_column("outbox", sa.Column("thread", sa.String(length=32), nullable=True))
    op.add_column("outbox", sa.Column("otherwise", sa.String(length=40), nullable=True))
    op.create_index("ix_outbox_thread", "outbox", ["thread"])
    _incidents()
    _parts()


def downgrade() -> None:
    for table in ("incident_evidence", "incident_timeline", "incident_tasks", "incident_reports", "incidents"):
        op.drop_table(table)
    op.drop_index("ix_outbox_thread", "outbox")
    op.drop_column("outbox", "otherwise")
    op.drop_column("outbox", "thread")
    op.drop_column("city", "escalation")


def _incidents() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("drill", sa.Boolean(), nullable=False),
        sa.Column("speed", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("known", sa.JSON(), nullable=False),
        sa.Column("reporter", sa.String(length=40), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("card", sa.String(length=32), nullable=False),
        sa.Column("checklist", sa.String(length=32), nullable=False),
        sa.Column("own_channel", sa.String(length=40), nullable=True),
        sa.Column("opened_at", _WHEN, nullable=False),
        sa.Column("acknowledged_at", _WHEN, nullable=True),
        sa.Column("first_public_at", _WHEN, nullable=True),
        sa.Column("settled_at", _WHEN, nullable=True),
        sa.Column("closed_at", _WHEN, nullable=True),
        sa.Column("next_update_at", _WHEN, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_incidents_account_id")),
        sa.ForeignKeyConstraint(["section_id"], ["sections.id"], name=op.f("fk_incidents_section_id")),
        sa.ForeignKeyConstraint(["lead_id"], ["people.id"], name=op.f("fk_incidents_lead_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
    )
    for column in ("state", "account_id", "own_channel", "opened_at"):
        op.create_index(f"ix_incidents_{column}", "incidents", [column])


def _parts() -> None:
    op.create_table(
        "incident_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("reporter", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("at", _WHEN, nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incidents.id"], name=op.f("fk_incident_reports_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_reports")),
    )
    op.create_index("ix_incident_reports_incident_id", "incident_reports", ["incident_id"])
    op.create_table(
        "incident_tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("step", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("duty", sa.String(length=40), nullable=False),
        sa.Column("demanded", sa.Boolean(), nullable=False),
        sa.Column("outlives", sa.Boolean(), nullable=False),
        sa.Column("applies", sa.Boolean(), nullable=False),
        sa.Column("due_at", _WHEN, nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.Column("ended_at", _WHEN, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("told_overdue", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incidents.id"], name=op.f("fk_incident_tasks_incident_id")),
        sa.ForeignKeyConstraint(["taken_by"], ["people.id"], name=op.f("fk_incident_tasks_taken_by")),
        sa.ForeignKeyConstraint(["ended_by"], ["people.id"], name=op.f("fk_incident_tasks_ended_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_tasks")),
        sa.UniqueConstraint("incident_id", "key", name=op.f("uq_incident_tasks_incident_id_key")),
    )
    op.create_table(
        "incident_timeline",
        sa.Column("id", _BIG, autoincrement=True, nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("at", _WHEN, nullable=False),
        sa.Column("recorded_at", _WHEN, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("slack_ts", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["incident_id"], ["incidents.id"], name=op.f("fk_incident_timeline_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_timeline")),
        sa.UniqueConstraint("incident_id", "slack_ts", name=op.f("uq_incident_timeline_incident_id_slack_ts")),
    )
    op.create_index("ix_incident_timeline_incident_at", "incident_timeline", ["incident_id", "at"])
    op.create_table(
        "incident_evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.Column("kept_at", _WHEN, nullable=False),
        sa.Column("at", _WHEN, nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incidents.id"], name=op.f("fk_incident_evidence_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_evidence")),
    )
    op.create_index("ix_incident_evidence_incident_id", "incident_evidence", ["incident_id"])
