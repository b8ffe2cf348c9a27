"""時系列と証拠: what people add by hand, messages marked with ⏱, and what is kept as proof."""

import re
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.audit import record
from bot.drafts.checking import Checker
from bot.drafts.content import clean
from bot.drafts.errors import SecretInText
from bot.errors import UserError
from bot.incidents import moves
from bot.incidents.effects import once
from bot.incidents.models import Entry, Incident, IncidentEvidence, TimelineEntry
from bot.incidents.views import IncidentView
from bot.incidents.words import optional, require_past, required
from bot.people import service as people
from bot.store.outbox import OutboxMessage
from bot.store.unit import Store, Transaction
from rules.japanese_time import short_time

MARK = "stopwatch"
MAX_MARKED = 4000
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Proof:
    """What is kept: what it shows, where it lies, the SHA-256 of the file (may be empty), when it was kept."""

    what: str
    link: str = ""
    sha256: str = ""
    kept_at: datetime | None = None


@dataclass(frozen=True)
class Marked:
    """A message that somebody marked with ⏱: where it stands (`thread_ts` the head of its thread), who wrote what."""

    channel: str
    thread_ts: str
    ts: str
    author: str
    text: str


class Chronicle:
    """Adds to the timeline. `by` is a Slack user id, `delivery` a delivery's key."""

    def __init__(self, store: Store, checker: Checker) -> None:
        self._store = store
        self._checker = checker

    def add(
        self, incident_id: int, text: str, at: datetime | None, *, by: str, delivery: str | None = None
    ) -> IncidentView:
        """An entry by hand, with its own time; also after the closing.

        Raises:
            WordsMissing, SecretInText. UserError: it is still to come (field `at`).
        """
        now = self._store.clock.now()
        said = required(self._checker, text, now, field="entry", what="経過")
        if at is not None:
            require_past(at, now, field="at")

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.load(tx.session, incident_id)
            moves.note(tx, incident, Entry.MANUAL, person.slack_id, "経過を書き加えました。", words=said, at=at)
            return incident.id

        return once(self._store, delivery, effect)

    def keep(self, incident_id: int, proof: Proof, *, by: str, delivery: str | None = None) -> IncidentView:
        """Keep something as proof, before it is deleted.

        Raises:
            WordsMissing, SecretInText. UserError: the SHA-256 is none, or the moment is still to come.
        """
        now = self._store.clock.now()
        what = required(self._checker, proof.what, now, field="what", what="何の証拠か")
        link = optional(self._checker, proof.link, now, field="link")
        digest = proof.sha256.strip().lower()
        if digest and not _SHA256.fullmatch(digest):
            raise UserError(
                "SHA-256は、0〜9とa〜fの64文字です。", "計算した結果を、そのまま貼り付けてください。", field="sha256"
            )
        if len(link) > 500:
            raise UserError("保存場所が長すぎます。", "500文字までで書いてください。", field="link")
        if proof.kept_at is not None:
            require_past(proof.kept_at, now, field="kept")

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.load(tx.session, incident_id)
            kept_at = proof.kept_at or tx.now
            tx.session.add(
                IncidentEvidence(
                    incident_id=incident.id,
                    what=what,
                    link=link,
                    sha256=digest,
                    by=person.slack_id,
                    kept_at=kept_at,
                    at=tx.now,
                )
            )
            record.append(
                tx,
                actor=person.slack_id,
                event="incident.evidence",
                subject=moves.subject(incident.id),
                details={"sha256": digest},
            )
            words = "\n".join(one for one in (what, link, f"SHA-256 {digest}" if digest else "") if one)
            told = f"証拠を残しました（{short_time(kept_at)}に保存）。"
            moves.note(tx, incident, Entry.EVIDENCE, person.slack_id, told, words=words)
            return incident.id

        return once(self._store, delivery, effect)

    def mark(self, message: Marked, *, by: str) -> bool:
        """Take a marked message into the timeline of the incident in whose thread or channel it stands, once.

        Returns whether it is new there. What belongs to no incident, and what holds a secret, is left out.
        """
        text = clean(message.text).strip()[:MAX_MARKED]
        now = self._store.clock.now()
        try:
            self._checker.refuse_secrets([("text", text)], now=now)
        except SecretInText:
            return False
        with self._store.transaction() as tx:
            incident = _incident_at(tx.session, message)
            if incident is None or not text or people.find(tx.session, by) is None:
                return False
            known = sa.select(TimelineEntry.id).where(
                TimelineEntry.incident_id == incident.id, TimelineEntry.slack_ts == message.ts
            )
            if tx.session.scalar(known) is not None:
                return False
            moves.note(
                tx,
                incident,
                Entry.MESSAGE,
                message.author,
                "発言（⏱で時系列に加えました）。",
                words=text,
                at=datetime.fromtimestamp(float(message.ts), tx.now.tzinfo),
                aloud=False,
                slack_ts=message.ts,
            )
            return True

    def awaits(self, channel: str, ts: str) -> bool:
        """Whether a message that was marked can be new in a timeline: it stands where incidents do, and is not in one
        yet. Marks come in floods; what need not be read from Slack is not.
        """
        here = sa.select(OutboxMessage.message_id).where(
            OutboxMessage.channel == channel, OutboxMessage.intent == moves.CARD
        )
        kept = sa.select(TimelineEntry.id).join(Incident, Incident.id == TimelineEntry.incident_id)
        stands = sa.or_(Incident.own_channel == channel, Incident.card.in_(here))
        with self._store.read() as session:
            if session.scalar(kept.where(stands, TimelineEntry.slack_ts == ts).limit(1)) is not None:
                return False
            return session.scalar(sa.select(Incident.id).where(stands).limit(1)) is not None


def _incident_at(session: Session, message: Marked) -> Incident | None:
    card = sa.select(OutboxMessage.message_id).where(
        OutboxMessage.channel == message.channel,
        OutboxMessage.ts == message.thread_ts,
        OutboxMessage.intent == moves.CARD,
    )
    statement = sa.select(Incident).where(sa.or_(Incident.own_channel == message.channel, Incident.card.in_(card)))
    statement = statement.order_by(Incident.id.desc()).limit(1)
    return session.scalars(statement.with_for_update()).first()
