"""The first report（第一報）: it opens an incident, or joins the one that is open on the same account."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.models import Account
from bot.audit import record
from bot.drafts.checking import Checker
from bot.drafts.content import clean
from bot.errors import UserError
from bot.incidents import clock, holding, joining, moves, roles, tasks
from bot.incidents.errors import WordsMissing
from bot.incidents.facts import OURS, facts_of, with_known
from bot.incidents.models import Entry, Incident, IncidentReport
from bot.incidents.reading import incident_view
from bot.incidents.states import OPEN, State
from bot.incidents.views import IncidentView
from bot.people import service as people
from bot.people.models import City
from bot.store.deliveries import once
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction
from rules.incidents.handbook import Handbook
from rules.incidents.kinds import Answer, IncidentKind
from rules.incidents.level import propose_level

SPEEDS = (1, 6, 60)
MAX_URL = 500
MAX_SEEN = 2000
CLOCK_SLACK = timedelta(minutes=10)
FIRST_REPORT, TEXTS, PIN = "incident_first_report", "incident_texts", "incident_pin"


@dataclass(frozen=True)
class Report:
    """What somebody saw. `account_id` is None where it is not ours (`ours` says no) or not known yet; `answers` are
    by the name of the fact.
    """

    kind: IncidentKind
    seen: str
    account_id: int | None = None
    url: str = ""
    ours: Answer = Answer.UNKNOWN
    since: datetime | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    drill: bool = False
    speed: int = 1


@dataclass(frozen=True)
class Reported:
    """What became of a report: the incident, and whether it was open before."""

    incident: IncidentView
    joined: bool
    first_three: tuple[str, ...]


def _kept(done: Reported) -> str:
    return f"{done.incident.id}.{int(done.joined)}"


class Reporting:
    """Takes reports, from anybody in the workspace. `by` is a Slack user id, `delivery` a delivery's key."""

    def __init__(self, store: Store, checker: Checker, handbook: Handbook) -> None:
        self._store = store
        self._checker = checker
        self._handbook = handbook

    def report(self, report: Report, *, by: str, delivery: str | None = None) -> Reported:
        """Open an incident, or join the open one on the same account (or the same address, where it is not ours).

        Raises:
            UserError: nothing was written, or something cannot be (fields `seen`, `url`, `since`, `account`).
            SecretInText: a password or the like was written.
        """
        now = self._store.clock.now()
        report = replace(report, seen=clean(report.seen).strip(), url=clean(report.url).strip())
        _check(report, now)
        self._checker.refuse_secrets([("seen", report.seen), ("url", report.url)], now=now)
        first_three = self._handbook.playbook(report.kind).first_three

        def effect(tx: Transaction) -> Reported:
            incident, joined = self._take(tx, report, by)
            return Reported(incident_view(tx.session, incident.id), joined, first_three)

        def again(kept: str) -> Reported:
            number, _, joined = kept.partition(".")
            with self._store.read() as session:
                return Reported(incident_view(session, int(number)), joined == "1", first_three)

        return once(self._store, delivery, effect, keep=_kept, again=again)

    def _take(self, tx: Transaction, report: Report, by: str) -> tuple[Incident, bool]:
        tx.session.execute(sa.select(City.id).with_for_update())  # of two reports at once, one opens and one joins
        there = _open_on(tx.session, report)
        if there is not None:
            _keep(tx, there, report, by)
            words = "\n".join(one for one in (report.seen, report.url) if one)
            joining.take_in(tx, there, report.kind, _answers(report), words, by, self._handbook)
            return there, True
        return self._open(tx, report, by), False

    def _open(self, tx: Transaction, report: Report, by: str) -> Incident:
        if report.account_id is not None and tx.session.get(Account, report.account_id) is None:
            raise UserError("選んだアカウントが台帳にありません。", "選び直してください。", field="account")
        channel, otherwise = roles.place(tx.session)
        section = roles.section_for(tx.session, report.account_id, people.find(tx.session, by))
        incident = Incident(
            kind=report.kind,
            state=State.REPORTED,
            level=0,
            drill=report.drill,
            speed=report.speed if report.drill else 1,
            account_id=report.account_id,
            section_id=section,
            url=report.url,
            seen=report.seen,
            known=_known(report),
            reporter=by,
            channel=channel,
            card="",
            checklist="",
            opened_at=tx.now,
        )
        tx.session.add(incident)
        tx.session.flush()
        incident.next_update_at = tx.now + moves.paced(incident, clock.UPDATE_EVERY)
        facts = facts_of(tx.session, incident)
        incident.level = propose_level(facts, self._handbook.thresholds).level
        tasks.follow(tx, incident, facts_of(tx.session, incident), self._handbook)
        record.append(
            tx,
            actor=by,
            event="incident.reported",
            subject=moves.subject(incident.id),
            details={
                "kind": report.kind,
                "level": incident.level,
                "account": str(report.account_id or ""),
                "drill": report.drill,
            },
        )
        _post(tx, incident, otherwise)
        _keep(tx, incident, report, by)
        moves.note(
            tx,
            incident,
            Entry.REPORT,
            by,
            f"{incident.kind.japanese}の報告を受けました。",
            words=report.seen,
            aloud=False,
        )
        perhaps = "、".join(joining.named(one) for one in joining.perhaps_same(tx.session, incident))
        if perhaps:
            what = f"同じ種別の{perhaps}も対応中です。{joining.IF_SAME}"
            moves.note(tx, incident, Entry.REPORT, record.SYSTEM, what)
        holding.follow(tx, incident)
        clock.begin(tx, incident)
        return incident


def _check(report: Report, now: datetime) -> None:
    if not report.seen:
        raise WordsMissing("seen", "今見えていること")
    if len(report.seen) > MAX_SEEN:
        raise UserError("書ける長さを超えています。", "要点だけを書いてください。", field="seen")
    if len(report.url) > MAX_URL:
        raise UserError("URLが長すぎます。", "投稿そのもののURLを貼り付けてください。", field="url")
    if report.since is not None and report.since > now + CLOCK_SLACK:
        raise UserError("「いつから」が未来になっています。", "気付いた投稿などの日時を選んでください。", field="since")
    if report.speed not in SPEEDS:
        raise UserError("訓練の速さを選び直してください。", "", field="speed")


def _open_on(session: Session, report: Report) -> Incident | None:
    same = Incident.account_id == report.account_id
    if report.account_id is None:
        if not report.url:
            return None
        same = sa.and_(Incident.account_id.is_(None), Incident.kind == report.kind, Incident.url == report.url)
    statement = sa.select(Incident).where(same, Incident.state.in_(OPEN), Incident.drill == report.drill)
    return session.scalars(statement.order_by(Incident.id).limit(1).with_for_update()).first()


def _known(report: Report) -> dict[str, str]:
    ours = report.ours if report.account_id is None else Answer.YES
    if report.kind is IncidentKind.IMPERSONATION:
        ours = Answer.UNKNOWN  # the account is the one that is imitated
    return with_known({}, {OURS: ours, **_answers(report)})


def _answers(report: Report) -> dict[str, str]:
    since = report.since.isoformat() if report.since is not None else ""
    return {"since": since, **{name: str(one) for name, one in report.answers.items()}}


def _keep(tx: Transaction, incident: Incident, report: Report, by: str) -> None:
    tx.session.add(
        IncidentReport(
            incident_id=incident.id, reporter=by, kind=report.kind, seen=report.seen, url=report.url, at=tx.now
        )
    )
    tx.session.flush()


def _post(tx: Transaction, incident: Incident, otherwise: str | None) -> None:
    """Queue the thread: the card, its pin, the checklist, the first report with its mentions, the texts, and who is
    told directly."""
    name = moves.subject(incident.id)
    incident.card = tx.outbox.add(Letter(moves.CARD, name, incident.channel, "card", otherwise=otherwise))
    incident.checklist = moves.say(tx, incident, moves.CHECKLIST, "checklist")
    moves.say(tx, incident, FIRST_REPORT, "first")
    moves.say(tx, incident, TEXTS, "texts")
    tx.outbox.add(Letter(PIN, name, incident.channel, "pin", target=incident.card))
    for slack_id in roles.told(tx.session, incident):
        tx.outbox.add(Letter(moves.TOLD, name, slack_id, "opened"))
    tx.session.flush()
