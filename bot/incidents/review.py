"""事後報告書と再発防止策: what is written after the closing, and the measures with their owners and days."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from bot.audit import record
from bot.drafts.checking import Checker
from bot.errors import UserError
from bot.incidents import clock, moves
from bot.incidents.effects import once
from bot.incidents.errors import AlreadyDone, NotInThisState
from bot.incidents.models import Entry, Incident
from bot.incidents.review_models import IncidentMeasure, IncidentReview
from bot.incidents.states import State
from bot.incidents.views import IncidentView
from bot.incidents.words import optional, required
from bot.people import service as people
from bot.people.city import city_profile, office_hours
from bot.people.service import by_id
from bot.reminders import service as reminders
from bot.reminders.service import Due, Next
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction
from rules.context import TOKYO
from rules.japanese_time import japanese_date, japanese_time
from rules.working_time import next_working_moment

#: What people write for the report, with the heading it stands under.
PARTS = {
    "effects": "影響（閲覧・苦情・被害）",
    "cause": "直接の原因",
    "background": "背景の要因（人・手順・仕組み）",
    "not_kept": "守れなかった条項とその理由",
    "worked": "有効だった対応",
    "not_worked": "うまくいかなかった対応",
    "changes": "ルール辞書・手順書の変更点",
    "explained": "公表・説明の記録",
}
REPORT_FILE = "incident_report_file"
MEASURE, MEASURE_MATTER = "incident_measure", "incident_measure"
LONGEST = timedelta(days=731)
MORNING = time(9)
_AGAIN = timedelta(days=7)


class Review:
    """Writes the after-action report and keeps its measures. `by` is a Slack user id, `delivery` a delivery's key."""

    def __init__(self, store: Store, checker: Checker) -> None:
        self._store = store
        self._checker = checker

    def write(
        self, incident_id: int, parts: Mapping[str, str], *, by: str, delivery: str | None = None
    ) -> IncidentView:
        """Keep what was written and bring the report as a Word file into the thread; it can be written again.

        Raises:
            NotInThisState: it still burns. SecretInText, NotRegistered. UserError: nothing was written.
        """
        now = self._store.clock.now()
        kept = {name: optional(self._checker, parts.get(name, ""), now, field=name) for name in PARTS}
        kept = {name: text for name, text in kept.items() if text}
        if not kept:
            raise UserError("まだ何も書かれていません。", "分かるところから書いてください。", field="effects")

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.load(tx.session, incident_id)
            if incident.state not in (State.SETTLING, State.CLOSED):
                raise NotInThisState("事後報告書は、収束の確認に入ってから書きます。", "今は対応を続けてください。")
            row = tx.session.get(IncidentReview, incident.id) or IncidentReview(incident_id=incident.id, version=0)
            row.parts, row.by, row.at, row.version = kept, person.slack_id, tx.now, row.version + 1
            tx.session.add(row)
            tx.session.flush()
            reminders.settle(tx, moves.subject(incident.id), clock.AFTER_ACTION)
            record.append(
                tx,
                actor=person.slack_id,
                event="incident.review",
                subject=moves.subject(incident.id),
                details={"version": row.version},
            )
            moves.note(
                tx,
                incident,
                Entry.REVIEW,
                person.slack_id,
                f"事後報告書（第{row.version}版）を書きました。",
                aloud=False,
            )
            moves.say(tx, incident, REPORT_FILE, f"report.{row.version}", {"version": str(row.version)})
            return incident.id

        return once(self._store, delivery, effect)

    def promise(
        self, incident_id: int, what: str, owner: str, due_on: date | None, *, by: str, delivery: str | None = None
    ) -> IncidentView:
        """Add a measure with its owner (Slack id) and its day; the owner is told now and reminded on that day.

        Raises:
            WordsMissing, SecretInText, NotRegistered. UserError: no day, a past one, or an owner who is not in the
            register (fields `due`, `owner`).
        """
        now = self._store.clock.now()
        said = required(self._checker, what, now, field="measure", what="再発防止策")
        today = now.astimezone(TOKYO).date()
        if due_on is None or not today <= due_on <= today + LONGEST:
            raise UserError("期限は、今日から2年の間で選んでください。", "選び直してください。", field="due")

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.load(tx.session, incident_id)
            holder = people.find(tx.session, owner)
            if holder is None:
                raise UserError("担当の方が職員の台帳にいません。", "ほかの方を選んでください。", field="owner")
            row = IncidentMeasure(
                incident_id=incident.id, what=said, owner_id=holder.id, due_on=due_on, set_by=person.slack_id
            )
            tx.session.add(row)
            tx.session.flush()
            _keep(tx, incident, row, person.slack_id, "set")
            name = _subject(row.id)
            tx.outbox.add(Letter(MEASURE, name, holder.slack_id, "set"))
            reminders.schedule(tx, MEASURE_MATTER, name, _morning(tx.session, due_on, tx.now))
            told = f"再発防止策を決めました。担当：<@{holder.slack_id}>さん　期限：{japanese_date(due_on)}"
            moves.note(tx, incident, Entry.REVIEW, person.slack_id, told, words=said)
            return incident.id

        return once(self._store, delivery, effect)

    def carried_out(self, measure_id: int, *, by: str, delivery: str | None = None) -> IncidentView:
        """The measure is done.

        Raises:
            AlreadyDone, NotRegistered. UserError: not the owner's, or there is none.
        """

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            row = tx.session.get(IncidentMeasure, measure_id, with_for_update=True)
            if row is None:
                raise UserError("この再発防止策は見つかりませんでした。", "秘書広報課に確かめてください。")
            if row.done_at is not None and row.done_by is not None:
                who = by_id(tx.session, row.done_by).slack_id
                raise AlreadyDone(
                    f"この再発防止策は、<@{who}>さんが{japanese_time(row.done_at)}に終えました。",
                    "あらためて操作する必要はありません。",
                )
            if row.owner_id != person.id and not person.in_pr_division:
                raise UserError("この再発防止策の担当ではありません。", "担当の方に伝えてください。")
            incident = moves.load(tx.session, row.incident_id)
            row.done_by, row.done_at = person.id, tx.now
            reminders.settle(tx, _subject(row.id))
            _keep(tx, incident, row, person.slack_id, "done")
            moves.note(tx, incident, Entry.REVIEW, person.slack_id, "再発防止策を終えました。", words=row.what)
            for card in tx.outbox.messages(_subject(row.id), MEASURE):
                letter = Letter(
                    moves.REDRAWN, _subject(row.id), card.recipient, f"{card.message_id}.done", target=card.message_id
                )
                tx.outbox.add(letter)
            return incident.id

        return once(self._store, delivery, effect)


class MeasurePlan:
    """On its day the owner is reminded of a measure, then every week, until it is done."""

    def remind(self, tx: Transaction, due: Due) -> Next | None:
        """As `bot.reminders.service.Plan`."""
        row = tx.session.get(IncidentMeasure, due.subject_id)
        if row is None or row.done_at is not None:
            return None
        moment = next_working_moment(tx.now, office_hours(city_profile(tx.session)))
        if moment > tx.now:
            return Next(moment, due.stage)
        owner = by_id(tx.session, row.owner_id).slack_id
        tx.outbox.add(Letter(MEASURE, due.subject, owner, due.occasion, params={"late": "1"}))
        return Next(tx.now + _AGAIN, due.stage + 1)


def _subject(measure_id: int) -> str:
    return f"incident_measure:{measure_id}"


def _morning(session: Session, day: date, now: datetime) -> datetime:
    """The morning of a day, or the next moment at which the office works after now."""
    morning = datetime.combine(day, MORNING, tzinfo=TOKYO)
    return max(morning, next_working_moment(now + timedelta(hours=1), office_hours(city_profile(session))))


def _keep(tx: Transaction, incident: Incident, row: IncidentMeasure, by: str, how: str) -> None:
    record.append(
        tx,
        actor=by,
        event=f"incident.measure_{how}",
        subject=moves.subject(incident.id),
        details={"measure": row.id, "due": row.due_on.isoformat()},
    )
