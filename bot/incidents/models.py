"""Tables of an incident: what was reported, its steps, what happened and when."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.incidents.states import State, TaskState
from bot.store.base import Base, BigId, UtcDateTime, word
from rules.incidents.kinds import IncidentKind


class Entry(StrEnum):
    """What an entry of the timeline tells of."""

    REPORT = "report"
    STATE = "state"
    LEAD = "lead"
    LEVEL = "level"
    STEP = "step"
    FACTS = "facts"
    UPDATE = "update"
    TEXT = "text"
    EVIDENCE = "evidence"
    MESSAGE = "message"
    MANUAL = "manual"
    CLOCK = "clock"
    REVIEW = "review"


ENTRY_NAMES = {
    Entry.REPORT: "報告",
    Entry.STATE: "状態",
    Entry.LEAD: "指揮",
    Entry.LEVEL: "レベル",
    Entry.STEP: "手順",
    Entry.FACTS: "分かったこと",
    Entry.UPDATE: "続報",
    Entry.TEXT: "文章",
    Entry.EVIDENCE: "証拠",
    Entry.MESSAGE: "発言",
    Entry.MANUAL: "経過",
    Entry.CLOCK: "催促",
    Entry.REVIEW: "振り返り",
}


class Incident(Base):
    """事案. `known` holds what is known besides the columns, by the names of `IncidentFacts` (`bot.incidents.facts`).

    `card` and `checklist` are the outbox messages that show it; the card is the head of its thread. In a drill the
    clock runs `speed` times as fast.
    """

    __tablename__ = "incidents"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[IncidentKind] = mapped_column(word(IncidentKind))
    state: Mapped[State] = mapped_column(word(State), index=True)
    level: Mapped[int]
    drill: Mapped[bool]
    speed: Mapped[int]
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    section_id: Mapped[int | None] = mapped_column(sa.ForeignKey("sections.id"))
    url: Mapped[str] = mapped_column(sa.String(500))
    seen: Mapped[str] = mapped_column(sa.Text)
    known: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    reporter: Mapped[str] = mapped_column(sa.String(40))
    lead_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"))
    channel: Mapped[str] = mapped_column(sa.String(40))
    card: Mapped[str] = mapped_column(sa.String(32))
    checklist: Mapped[str] = mapped_column(sa.String(32))
    own_channel: Mapped[str | None] = mapped_column(sa.String(40), index=True)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    acknowledged_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    first_public_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    next_update_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class IncidentReport(Base):
    """What one person reported; the first opened the incident, the others joined it."""

    __tablename__ = "incident_reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    incident_id: Mapped[int] = mapped_column(sa.ForeignKey("incidents.id"), index=True)
    reporter: Mapped[str] = mapped_column(sa.String(40))
    kind: Mapped[IncidentKind] = mapped_column(word(IncidentKind))
    seen: Mapped[str] = mapped_column(sa.Text)
    url: Mapped[str] = mapped_column(sa.String(500))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class IncidentTask(Base):
    """One round of a step of the playbook. `applies` follows what is known; what was begun stays.

    `evidence` holds what was written down when it was done, by the fields of the playbook.
    """

    __tablename__ = "incident_tasks"
    __table_args__ = (sa.UniqueConstraint("incident_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    incident_id: Mapped[int] = mapped_column(sa.ForeignKey("incidents.id"))
    key: Mapped[str] = mapped_column(sa.String(80))
    step: Mapped[str] = mapped_column(sa.String(60))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(sa.String(200))
    duty: Mapped[str] = mapped_column(sa.String(40))
    demanded: Mapped[bool]
    outlives: Mapped[bool]
    applies: Mapped[bool]
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    state: Mapped[TaskState] = mapped_column(word(TaskState))
    taken_by: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"))
    ended_by: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(sa.Text)
    evidence: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    told_overdue: Mapped[bool]


class TimelineEntry(Base):
    """What happened, when (`at`) and who says so. `what` is words of ours, `words` are people's. Never changed.

    `slack_ts` is the message that was marked with ⏱: each once.
    """

    __tablename__ = "incident_timeline"
    __table_args__ = (
        sa.UniqueConstraint("incident_id", "slack_ts"),
        sa.Index("ix_incident_timeline_incident_at", "incident_id", "at"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    incident_id: Mapped[int] = mapped_column(sa.ForeignKey("incidents.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    kind: Mapped[Entry] = mapped_column(word(Entry))
    by: Mapped[str] = mapped_column(sa.String(40))
    what: Mapped[str] = mapped_column(sa.Text)
    words: Mapped[str] = mapped_column(sa.Text)
    slack_ts: Mapped[str | None] = mapped_column(sa.String(40))


class IncidentEvidence(Base):
    """Something kept as proof: where it lies, the SHA-256 of the file (hexadecimal), who kept it and when."""

    __tablename__ = "incident_evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    incident_id: Mapped[int] = mapped_column(sa.ForeignKey("incidents.id"), index=True)
    what: Mapped[str] = mapped_column(sa.Text)
    link: Mapped[str] = mapped_column(sa.String(500))
    sha256: Mapped[str] = mapped_column(sa.String(64))
    by: Mapped[str] = mapped_column(sa.String(40))
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
