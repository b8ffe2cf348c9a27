"""文例を使う: a text of §7, filled, checked, approved by head and PR division, made public.

The short path: both approve in the thread, in either order; neither may have written it, nor one person do both.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.audit import record
from bot.drafts.checking import Checker
from bot.drafts.errors import OwnText
from bot.errors import UserError
from bot.incidents import moves, roles
from bot.incidents.effects import once
from bot.incidents.errors import AlreadyDone, NotResponsible
from bot.incidents.facts import facts_of
from bot.incidents.models import Entry, Incident
from bot.incidents.text_maker import Made, TextMaker
from bot.incidents.text_models import TEXT_NAMES, IncidentText, TextState
from bot.incidents.views import IncidentView
from bot.incidents.words import reason, require_past
from bot.people import service as people
from bot.people.models import Role
from bot.people.service import Colleague, by_id
from bot.store.rows import change
from bot.store.unit import Store, Transaction
from rules.context import CityFacts
from rules.incidents.handbook import Handbook
from rules.incidents.kinds import Channel
from rules.incidents.sources import Value
from rules.incidents.statement import Statement

TEXT_CARD = "incident_text"


class Texts:
    """Writes, approves and publishes. `by` is a Slack user id, `delivery` a delivery's key."""

    def __init__(self, store: Store, checker: Checker, handbook: Handbook, city: Callable[[], CityFacts]) -> None:
        self._store = store
        self._checker = checker
        self._maker = TextMaker(checker, handbook, city)

    def write(
        self, incident_id: int, key: str, given: Mapping[str, Value], *, by: str, delivery: str | None = None
    ) -> IncidentView:
        """Fill a text, have it checked, and ask both for their approval; what stays inside needs none.

        Args:
            key: of the statement.
            given: what was filled in, by the blank's name.

        Raises:
            UserError: it is not ready or does not pass the check; the field is `blank-N` of the blank it is about.
            SecretInText, NotInThisState, NotRegistered.
        """
        statement = self._maker.statement(key)
        now = self._store.clock.now()

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            incident = moves.require_open(moves.load(tx.session, incident_id))
            made = self._maker.fill(statement, facts_of(tx.session, incident), given, now)
            _hand_in(tx, incident, person, statement, made)
            return incident.id

        return once(self._store, delivery, effect)

    def rewrite(self, text_id: int, words: str, *, by: str, delivery: str | None = None) -> IncidentView:
        """文を直す: put another text in the place of one that is not approved yet; both approve the new one afresh.

        Whoever rewrites it is its writer. A text that stays inside is not rewritten: it is used at once.

        Raises:
            UserError: it is not ready or does not pass the check (field `text`). SecretInText, AlreadyDone,
            NotResponsible: neither wrote it nor may decide. NotInThisState, NotRegistered.
        """
        now = self._store.clock.now()

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            old, incident = _load(tx.session, text_id)
            moves.require_open(incident)
            if old.state not in (TextState.WAITING, TextState.RETURNED):
                _require_waiting(tx.session, old)
            if person.id != old.writer_id and not roles.is_responsible(tx.session, incident, person):
                raise NotResponsible
            statement = self._maker.statement(old.statement)
            made = self._maker.reword(statement, facts_of(tx.session, incident), old.text, words, now)
            _turn(tx, old, old.state, state=TextState.REPLACED, ended_by=person.id)
            _keep(tx, incident, old, person, "replaced")
            moves.redraw(tx, incident, f"text.{old.id}.replaced", old.card)
            _hand_in(tx, incident, person, statement, made)
            return incident.id

        return once(self._store, delivery, effect)

    def approve(self, text_id: int, *, by: str, delivery: str | None = None) -> IncidentView:
        """Approve in the capacity that is still open to this person; with the second approval it may go out.

        Raises:
            AlreadyDone, OwnText, NotResponsible, NotRegistered.
        """

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            text, incident = _load(tx.session, text_id)
            _require_waiting(tx.session, text)
            if person.id == text.writer_id:
                raise OwnText
            if person.id in (text.head_id, text.pr_id):
                raise AlreadyDone("あなたはすでに承認しています。", "もう一人の承認をお待ちください。")
            as_head = text.head_id is None and _may_head(tx.session, incident, text, person)
            if not as_head and not (text.pr_id is None and person.in_pr_division):
                raise NotResponsible
            _sign(tx, incident, text, person, as_head=as_head)
            return incident.id

        return once(self._store, delivery, effect)

    def give_back(self, text_id: int, why: str, *, by: str, delivery: str | None = None) -> IncidentView:
        """差し戻す: another text is to be written, for the reason given.

        Raises:
            WordsMissing, SecretInText, AlreadyDone, NotResponsible.
        """
        given = reason(self._checker, why, self._store.clock.now())

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            text, incident = _load(tx.session, text_id)
            _require_waiting(tx.session, text)
            if not (person.in_pr_division or roles.is_responsible(tx.session, incident, person)):
                raise NotResponsible
            _turn(tx, text, TextState.WAITING, state=TextState.RETURNED, ended_by=person.id, reason=given)
            _keep(tx, incident, text, person, "returned")
            moves.note(tx, incident, Entry.TEXT, person.slack_id, f"「{text.title}」を差し戻しました。", words=given)
            moves.redraw(tx, incident, f"text.{text.id}.returned", text.card)
            return incident.id

        return once(self._store, delivery, effect)

    def publish(
        self, text_id: int, url: str, at: datetime | None, *, by: str, delivery: str | None = None
    ) -> IncidentView:
        """公表した: where and when the approved text went out; the first is the incident's first public act.

        Raises:
            UserError: no address, or a moment still to come (fields `url`, `at`). AlreadyDone, SecretInText.
        """
        address, now = url.strip(), self._store.clock.now()
        if not address.startswith(("https://", "http://")) or len(address) > 500:
            raise UserError(
                "公表した場所のURLがありません。", "https:// で始まるURLを貼り付けてください。", field="url"
            )
        self._checker.refuse_secrets([("url", address)], now=now)
        if at is not None:
            require_past(at, now, field="at")

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            text, incident = _load(tx.session, text_id)
            if text.state is not TextState.APPROVED:
                raise AlreadyDone(
                    f"この文章は今「{TEXT_NAMES[text.state]}」です。", "スレッドのカードで確かめてください。"
                )
            when = at or tx.now
            _turn(tx, text, TextState.APPROVED, state=TextState.PUBLISHED, url=address, published_at=when)
            first = incident.first_public_at
            incident.first_public_at = when if first is None else min(first, when)
            _keep(tx, incident, text, person, "published")
            moves.note(
                tx, incident, Entry.TEXT, person.slack_id, f"「{text.title}」を公表しました。", words=address, at=when
            )
            moves.redraw(tx, incident, f"text.{text.id}.published", text.card)
            return incident.id

        return once(self._store, delivery, effect)


def _hand_in(tx: Transaction, incident: Incident, person: Colleague, statement: Statement, made: Made) -> None:
    inside = statement.channel is Channel.INTERNAL
    row = IncidentText(
        incident_id=incident.id,
        statement=statement.key,
        title=statement.title,
        channel=statement.channel,
        text=made.text,
        remarks=list(made.remarks),
        state=TextState.APPROVED if inside else TextState.WAITING,
        card="",
        writer_id=person.id,
        written_at=tx.now,
        reason="",
        url="",
    )
    tx.session.add(row)
    tx.session.flush()
    row.card = moves.say(tx, incident, TEXT_CARD, f"text.{row.id}", {"text": str(row.id)})
    _keep(tx, incident, row, person, "written")
    what = f"「{row.title}」を書きました。" + ("" if inside else "所属長と秘書広報課の承認を待っています。")
    moves.note(tx, incident, Entry.TEXT, person.slack_id, what, words=made.text, aloud=False)


def _load(session: Session, text_id: int) -> tuple[IncidentText, Incident]:
    text = session.get(IncidentText, text_id)
    if text is None:
        raise UserError("この文章は見つかりませんでした。", "スレッドのカードから操作してください。")
    incident = moves.load(session, text.incident_id)
    session.refresh(text, with_for_update=True)
    return text, incident


def _require_waiting(session: Session, text: IncidentText) -> None:
    if text.state is TextState.WAITING:
        return
    who = f"<@{by_id(session, text.ended_by).slack_id}>さんが" if text.ended_by is not None else ""
    done = {
        TextState.RETURNED: "差し戻しています",
        TextState.REPLACED: "書き直し、新しい文章を載せています",
        TextState.APPROVED: "承認され、使えるようになっています",
    }
    raise AlreadyDone(
        f"この文章は、{who}{done.get(text.state, '公表しています')}。", "あらためて操作する必要はありません。"
    )


def _may_head(session: Session, incident: Incident, text: IncidentText, person: Colleague) -> bool:
    """Whether somebody approves as the responsible head. Nobody acts for the head in an incident, unless the head wrote
    the text; the director and the vice mayor stand above."""
    heads = roles.heads(session, incident)
    if person.id in {one.id for one in heads}:
        return True
    if roles.stands_above(session, person):
        return True
    wrote = text.writer_id in {one.id for one in heads}
    acts = any(one.section_id == incident.section_id and one.role is Role.ACTING for one in person.roles)
    return wrote and acts


def _sign(tx: Transaction, incident: Incident, text: IncidentText, person: Colleague, *, as_head: bool) -> None:
    values: dict[str, object] = (
        {"head_id": person.id, "head_at": tx.now} if as_head else {"pr_id": person.id, "pr_at": tx.now}
    )
    both = (text.pr_id if as_head else text.head_id) is not None
    if both:
        values |= {"state": TextState.APPROVED, "ended_by": person.id}
    _turn(tx, text, TextState.WAITING, **values)
    part = "所属長" if as_head else "秘書広報課"
    _keep(tx, incident, text, person, "approved")
    rest = "二人の承認がそろいました。この文章を使えます。" if both else "もう一人の承認を待っています。"
    moves.note(tx, incident, Entry.TEXT, person.slack_id, f"「{text.title}」を{part}として承認しました。{rest}")
    moves.redraw(tx, incident, f"text.{text.id}.{part}", text.card)


def _turn(tx: Transaction, text: IncidentText, source: TextState, /, **values: object) -> None:
    moved = change(
        tx.session,
        sa.update(IncidentText)
        .where(IncidentText.id == text.id, IncidentText.state == source)
        .values(**values)
        .execution_options(synchronize_session="fetch"),
    )
    if not moved:
        tx.session.refresh(text)
        _require_waiting(tx.session, text)


def _keep(tx: Transaction, incident: Incident, text: IncidentText, person: Colleague, how: str) -> None:
    record.append(
        tx,
        actor=person.slack_id,
        event=f"incident.text_{how}",
        subject=moves.subject(incident.id),
        details={"text": text.id, "statement": text.statement},
    )
