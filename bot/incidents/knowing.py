"""分かったことを書く: answers, names and times as they become known; steps and the proposed level follow."""

from collections.abc import Mapping
from datetime import datetime

from bot.accounts.models import PLATFORM_NAMES, Account
from bot.audit import record
from bot.drafts.checking import Checker
from bot.drafts.content import clean
from bot.errors import UserError
from bot.incidents import clock, holding, moves, roles, tasks
from bot.incidents.effects import once
from bot.incidents.facts import (
    ANSWERS,
    CAUSE,
    CONFIRMED,
    COUNTS,
    LABELS,
    MOMENTS,
    OURS,
    TEXTS,
    facts_of,
    with_known,
)
from bot.incidents.joining import IF_SAME, named, others_on
from bot.incidents.models import Entry, Incident
from bot.incidents.views import IncidentView
from bot.incidents.words import require_past
from bot.people import service as people
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction
from rules.incidents.handbook import Handbook
from rules.incidents.kinds import Answer, Cause, IncidentKind
from rules.incidents.level import Proposal, propose_level
from rules.japanese_time import japanese_time

MAX_TEXT = 500


class Knowing:
    """Keeps what is known. `by` is a Slack user id, `delivery` a delivery's key."""

    def __init__(self, store: Store, checker: Checker, handbook: Handbook) -> None:
        self._store = store
        self._checker = checker
        self._handbook = handbook

    def learn(
        self,
        incident_id: int,
        news: Mapping[str, str],
        *,
        kind: IncidentKind | None = None,
        account_id: int | None = None,
        by: str,
        delivery: str | None = None,
    ) -> IncidentView:
        """Take over what is known now; what `news` does not name stays as it was, an empty text takes it away.

        Args:
            news: by the names of `facts.LABELS`: answers and the cause by their codes, moments in ISO format, counts as
                digits, texts as they are.
            kind: what it turned out to be, where that has changed.
            account_id: the account that it is about, where that has become known.

        Raises:
            UserError: something cannot be (the field is the name), SecretInText, NotInThisState.
        """
        now = self._store.clock.now()
        checked = {name: _checked(name, clean(text).strip(), now) for name, text in news.items()}
        self._checker.refuse_secrets([(name, checked[name]) for name in TEXTS if checked.get(name)], now=now)

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.require_open(moves.load(tx.session, incident_id))
            changed = _changed(incident, checked, kind) | _other_account(tx, incident, account_id, person.slack_id)
            if not changed:
                return incident.id
            incident.known = with_known(incident.known, checked)
            incident.kind = kind or incident.kind
            tx.session.flush()
            facts = facts_of(tx.session, incident)
            tasks.follow(tx, incident, facts, self._handbook)
            holding.follow(tx, incident)
            clock.watch_steps(tx, incident)
            record.append(
                tx,
                actor=person.slack_id,
                event="incident.facts",
                subject=moves.subject(incident.id),
                details={"changed": sorted(changed)},
            )
            moves.note(
                tx,
                incident,
                Entry.FACTS,
                person.slack_id,
                f"分かったことを書き足しました。{_advice(incident, propose_level(facts, self._handbook.thresholds))}",
                words="\n".join(changed.values()),
            )
            return incident.id

        return once(self._store, delivery, effect)


def _other_account(tx: Transaction, incident: Incident, account_id: int | None, by: str) -> dict[str, str]:
    """Take over the account; its section answers from now on, and its head is told. Where another incident is open
    on it, both threads say so: people decide whether it is the same."""
    if account_id is None or account_id == incident.account_id:
        return {}
    account = tx.session.get(Account, account_id)
    if account is None:
        raise UserError("選んだアカウントが台帳にありません。", "選び直してください。", field="account")
    told = set(roles.told(tx.session, incident))
    incident.account_id = account.id
    incident.section_id = roles.section_for(tx.session, account.id, None)
    if incident.kind is not IncidentKind.IMPERSONATION:
        incident.known = with_known(incident.known, {OURS: Answer.YES})
    tx.session.flush()
    for slack_id in roles.told(tx.session, incident):
        if slack_id not in told:
            tx.outbox.add(Letter(moves.TOLD, moves.subject(incident.id), slack_id, "opened"))
    for other in others_on(tx.session, incident):
        moves.note(tx, other, Entry.FACTS, by, f"このアカウントのことで、{named(incident)}も対応中です。")
        moves.note(tx, incident, Entry.FACTS, by, f"このアカウントでは、{named(other)}も対応中です。{IF_SAME}")
    return {"account": f"対象のアカウント：{PLATFORM_NAMES[account.platform]}「{account.name}」"}


def _advice(incident: Incident, proposal: Proposal) -> str:
    if proposal.level <= incident.level:
        return ""
    why = proposal.reasons[0].rstrip("。")
    return f"目安では{proposal.level.japanese}にあたります（{why}）。「レベルを変える」を検討してください。"


def _changed(incident: Incident, news: Mapping[str, str], kind: IncidentKind | None) -> dict[str, str]:
    """The lines that tell what is new, by name."""
    lines = {
        name: f"{LABELS[name]}：{_said(name, text) or '（消しました）'}"
        for name, text in news.items()
        if text != incident.known.get(name, "") and not (text == Answer.UNKNOWN and name not in incident.known)
    }
    if kind is not None and kind is not incident.kind:
        lines["kind"] = f"種別：{incident.kind.japanese}から{kind.japanese}に変えました"
    return lines


def _said(name: str, text: str) -> str:
    if not text:
        return ""
    if name in ANSWERS or name in (CONFIRMED, OURS):
        return Answer(text).japanese
    if name == CAUSE:
        return Cause(text).japanese
    if name in MOMENTS:
        return japanese_time(datetime.fromisoformat(text))
    return text


def _checked(name: str, text: str, now: datetime) -> str:
    if name not in LABELS:
        raise UserError("分からない項目があります。", "画面を開き直してください。")
    if not text:
        return ""
    try:
        return _value(name, text, now)
    except ValueError:
        raise UserError("書き方が正しくありません。", "数字や選択肢で答えてください。", field=name) from None


def _value(name: str, text: str, now: datetime) -> str:
    if name in ANSWERS or name in (CONFIRMED, OURS):
        return str(Answer(text))
    if name == CAUSE:
        return str(Cause(text))
    if name in MOMENTS:
        moment = datetime.fromisoformat(text)
        require_past(moment, now, field=name)
        return moment.isoformat()
    if name in COUNTS:
        number = int(text.replace(",", "").replace("件", ""))
        if not 0 <= number <= 100_000_000:
            raise ValueError("no number of replies")
        return str(number)
    if len(text) > MAX_TEXT:
        raise UserError("長すぎます。", f"{MAX_TEXT}文字までで書いてください。", field=name)
    return text
