"""レベルを変える: raising widens who is told and holds more, lowering less; always with a reason."""

from bot.audit import record
from bot.drafts.checking import Checker
from bot.incidents import clock, holding, moves, roles, tasks
from bot.incidents.effects import once
from bot.incidents.errors import AlreadyDone
from bot.incidents.facts import facts_of
from bot.incidents.models import Entry, Incident
from bot.incidents.views import IncidentView
from bot.incidents.words import reason
from bot.people import service as people
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction
from rules.incidents.handbook import Handbook
from rules.incidents.level import Level, works_day_and_night


class Levels:
    """Changes how grave an incident counts. `by` is a Slack user id, `delivery` a delivery's key."""

    def __init__(self, store: Store, checker: Checker, handbook: Handbook) -> None:
        self._store = store
        self._checker = checker
        self._handbook = handbook

    def change(self, incident_id: int, level: Level, why: str, *, by: str, delivery: str | None = None) -> IncidentView:
        """Set the level. Anybody may raise it, since waiting does harm; lowering is for those who answer for it.

        Raises:
            WordsMissing, SecretInText, AlreadyDone: it is at this level. NotResponsible, NotInThisState: it is over.
        """
        given = reason(self._checker, why, self._store.clock.now())

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.require_open(moves.load(tx.session, incident_id))
            if level < incident.level:
                roles.require_responsible(tx.session, incident, person)
            if level == incident.level:
                raise AlreadyDone(f"すでに{level.japanese}です。", "あらためて操作する必要はありません。")
            change(tx, incident, level, person.slack_id, given, self._handbook)
            return incident.id

        return once(self._store, delivery, effect)


def change(  # noqa: PLR0917 - one change in all its parts
    tx: Transaction, incident: Incident, level: Level, by: str, why: str, handbook: Handbook
) -> None:
    """Set the level within a running transaction: who is new is told, steps and holds follow, the clock wakes."""
    before, known = Level(incident.level), set(roles.told(tx.session, incident))
    incident.level = level
    tx.session.flush()
    record.append(
        tx,
        actor=by,
        event="incident.level",
        subject=moves.subject(incident.id),
        details={"from": int(before), "to": int(level), "with_reason": True},
    )
    told = [one for one in roles.told(tx.session, incident) if one not in known]
    also = f"新しくお知らせする方：{'、'.join(f'<@{one}>さん' for one in told)}" if told else ""
    what = f"{before.japanese}から{level.japanese}に{'上げ' if level > before else '下げ'}ました。{also}"
    moves.note(tx, incident, Entry.LEVEL, by, what, words=why)
    for slack_id in told:
        tx.outbox.add(Letter(moves.TOLD, moves.subject(incident.id), slack_id, "opened"))
    tasks.follow(tx, incident, facts_of(tx.session, incident), handbook)
    holding.follow(tx, incident)
    clock.watch_steps(tx, incident)
    if works_day_and_night(level) and not works_day_and_night(before):
        clock.wake(tx, incident)
