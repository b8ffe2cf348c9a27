"""Tables of a draft: what was written (immutable revisions), what was found, answered, decided and posted."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.drafts.states import Actor, Event, State
from bot.store.base import Base, UtcDateTime, word
from rules.finding import Severity
from rules.images.facts import Consent, Licence, Position


class Kind(StrEnum):
    """What kind of 書き込み等 (※6) it is."""

    POST = "post"
    REPLY = "reply"
    SHARE = "share"
    FOLLOW = "follow"


KIND_NAMES = {Kind.POST: "投稿", Kind.REPLY: "返信", Kind.SHARE: "シェア・再投稿", Kind.FOLLOW: "フォロー"}


class AnswerKind(StrEnum):
    """A finding is answered with a reason, or contested as mistaken（この指摘は誤り）."""

    ANSWER = "answer"
    CONTEST = "contest"


class Draft(Base):
    """A draft: who drafts it for which section, and where it stands. Its content is in the revisions."""

    __tablename__ = "drafts"
    __table_args__ = (sa.Index("ix_drafts_drafter_state", "drafter_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    section_id: Mapped[int | None] = mapped_column(sa.ForeignKey("sections.id"), index=True)
    drafter_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    state: Mapped[State] = mapped_column(word(State), index=True)
    revision: Mapped[int]
    #: The draft whose post this one puts right（訂正、§7(1)）.
    corrects_id: Mapped[int | None] = mapped_column(index=True)
    #: How often a decision was asked for: an approval by one of several sections counts for its round alone.
    round: Mapped[int] = mapped_column(default=0, server_default="0")
    approval_expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    #: 事後承認の期限 of a text that was posted first.
    retro_due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Revision(Base):
    """One text of a draft with all that is approved together with it. Never changed after it was written."""

    __tablename__ = "revisions"
    __table_args__ = (sa.UniqueConstraint("draft_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(sa.ForeignKey("drafts.id"))
    number: Mapped[int]
    editor_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    kind: Mapped[Kind] = mapped_column(word(Kind))
    text: Mapped[str] = mapped_column(sa.Text)
    digest: Mapped[str] = mapped_column(sa.String(64))
    planned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    emergency_reason: Mapped[str] = mapped_column(sa.Text)
    sources: Mapped[str] = mapped_column(sa.Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    findings: Mapped[list["DraftFinding"]] = relationship(order_by="DraftFinding.position")
    images: Mapped[list["Image"]] = relationship(order_by="Image.position")
    accounts: Mapped[list["RevisionAccount"]] = relationship(order_by="RevisionAccount.account_id")
    variants: Mapped[list["RevisionVariant"]] = relationship(order_by="RevisionVariant.account_id")


class RevisionAccount(Base):
    """An account that a revision is written for."""

    __tablename__ = "revision_accounts"

    revision_id: Mapped[int] = mapped_column(sa.ForeignKey("revisions.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), primary_key=True)


class RevisionVariant(Base):
    """The text of its own that a revision has for one of its accounts. Never changed after it was written."""

    __tablename__ = "revision_variants"

    revision_id: Mapped[int] = mapped_column(sa.ForeignKey("revisions.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), primary_key=True)
    text: Mapped[str] = mapped_column(sa.Text)


class Image(Base):
    """An image that goes with a revision: Slack's file id and the SHA-256 of its content; what its file tells of place
    and people (None: nobody has looked), and what the drafter said of it."""

    __tablename__ = "images"
    __table_args__ = (sa.UniqueConstraint("revision_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(sa.ForeignKey("revisions.id"))
    position: Mapped[int]
    file_id: Mapped[str] = mapped_column(sa.String(40))
    name: Mapped[str] = mapped_column(sa.String(200))
    mimetype: Mapped[str] = mapped_column(sa.String(80))
    sha256: Mapped[str] = mapped_column(sa.String(64))
    place: Mapped[Position | None] = mapped_column(word(Position))
    traces: Mapped[list[str] | None] = mapped_column(sa.JSON)
    licence: Mapped[Licence | None] = mapped_column(word(Licence))
    source: Mapped[str] = mapped_column(sa.Text, server_default=sa.text("''"))
    consent: Mapped[Consent | None] = mapped_column(word(Consent))
    alt_text: Mapped[str] = mapped_column(sa.Text, server_default=sa.text("''"))


class CleanedImage(Base):
    """A copy of a draft's image without place and people: Slack's file id, SHA-256 of both, and when it was made."""

    __tablename__ = "cleaned_images"

    draft_id: Mapped[int] = mapped_column(sa.ForeignKey("drafts.id"), primary_key=True)
    original: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    file_id: Mapped[str] = mapped_column(sa.String(40))
    name: Mapped[str] = mapped_column(sa.String(200))
    mimetype: Mapped[str] = mapped_column(sa.String(80))
    sha256: Mapped[str] = mapped_column(sa.String(64))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DraftFinding(Base):
    """指摘: one finding on a revision; `start` and `end` are code-point offsets into its text.

    Where it is about an image, both are 0 and `image_sha256` says which; where it is in the text that one account has
    of its own, `account_id` says whose, and the offsets are those of that text.
    """

    __tablename__ = "findings"
    __table_args__ = (sa.UniqueConstraint("revision_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(sa.ForeignKey("revisions.id"))
    position: Mapped[int]
    rule: Mapped[str] = mapped_column(sa.String(80))
    clause: Mapped[str] = mapped_column(sa.String(20))
    severity: Mapped[Severity] = mapped_column(word(Severity))
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str] = mapped_column(sa.Text)
    message: Mapped[str] = mapped_column(sa.Text)
    suggestion: Mapped[str | None] = mapped_column(sa.Text)
    image_sha256: Mapped[str | None] = mapped_column(sa.String(64))
    account_id: Mapped[int | None]
    answer: Mapped["Answer | None"] = relationship(back_populates="finding")


class Answer(Base):
    """What the drafter says to a finding; the approver sees it."""

    __tablename__ = "answers"

    id: Mapped[int] = mapped_column(primary_key=True)
    finding_id: Mapped[int] = mapped_column(sa.ForeignKey("findings.id"), unique=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    kind: Mapped[AnswerKind] = mapped_column(word(AnswerKind))
    reason: Mapped[str] = mapped_column(sa.Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    finding: Mapped[DraftFinding] = relationship(back_populates="answer")


class Decision(Base):
    """A decision on one revision: by whom, in what capacity, with what reason."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(sa.ForeignKey("drafts.id"), index=True)
    revision: Mapped[int]
    event: Mapped[Event] = mapped_column(word(Event))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    actor: Mapped[Actor] = mapped_column(word(Actor))
    reason: Mapped[str] = mapped_column(sa.Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    #: For which section (of a joint account perhaps), and in which round of asking.
    section_id: Mapped[int | None]
    round: Mapped[int] = mapped_column(default=0, server_default="0")
    to_mend: Mapped[list["FindingToMend"]] = relationship(order_by="FindingToMend.finding_id")


class FindingToMend(Base):
    """差戻しの項目: a finding that the approver wants mended before the draft comes back."""

    __tablename__ = "findings_to_mend"

    decision_id: Mapped[int] = mapped_column(sa.ForeignKey("decisions.id"), primary_key=True)
    finding_id: Mapped[int] = mapped_column(sa.ForeignKey("findings.id"), primary_key=True)


class ReviewOutcome(StrEnum):
    """What the head says of a decision that was taken in the head's stead."""

    SEEN = "seen"
    OBJECTED = "objected"


class PostReview(Base):
    """後閲: the head of a section is to look at what was decided for the section in the head's absence（代決）."""

    __tablename__ = "post_reviews"

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(sa.ForeignKey("drafts.id"), index=True)
    decision_id: Mapped[int] = mapped_column(sa.ForeignKey("decisions.id"), unique=True)
    section_id: Mapped[int] = mapped_column(sa.ForeignKey("sections.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    outcome: Mapped[ReviewOutcome | None] = mapped_column(word(ReviewOutcome))
    opinion: Mapped[str] = mapped_column(sa.Text, default="")
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"))
    at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Submission(Base):
    """提出: a revision was handed in; the card of the next one shows what changed since."""

    __tablename__ = "submissions"

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(sa.ForeignKey("drafts.id"), index=True)
    revision: Mapped[int]
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class PostReport(Base):
    """投稿済み報告: where and when the text went out on one account."""

    __tablename__ = "post_reports"
    __table_args__ = (
        sa.UniqueConstraint("draft_id", "account_id"),
        sa.Index("ix_post_reports_account_posted", "account_id", "posted_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(sa.ForeignKey("drafts.id"))
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"))
    revision: Mapped[int]
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id"))
    url: Mapped[str] = mapped_column(sa.String(500))
    posted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    #: Why that was outside the hours as they were then (§6(1)); empty where it was not, or was an emergency.
    outside_hours: Mapped[str] = mapped_column(sa.String(200), default="", server_default=sa.text("''"))
    #: What was asked about the address（投稿先の確認）, and what the person said; empty where nothing was.
    doubt: Mapped[str] = mapped_column(sa.Text, default="", server_default=sa.text("''"))
    confirmed: Mapped[str] = mapped_column(sa.Text, default="", server_default=sa.text("''"))


class DraftText(Base):
    """The newest text of a draft as it is searched (`bot.drafts.search_words`)."""

    __tablename__ = "draft_texts"

    draft_id: Mapped[int] = mapped_column(sa.ForeignKey("drafts.id"), primary_key=True)
    words: Mapped[str] = mapped_column(sa.Text)
