"""§5(2): the section's head reports the account to the PR division, on opening and on each change; it is received."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts import authority, listing, moves, official, reminding
from bot.accounts.effects import once
from bot.accounts.errors import AccountMoved, NotReady
from bot.accounts.letters import Intent, tell
from bot.accounts.models import Account
from bot.accounts.official import PART_NAMES, Part
from bot.accounts.opening import SecretGuard
from bot.accounts.papers import Report
from bot.accounts.reading import account_view, newest
from bot.accounts.snapshots import snapshot_of
from bot.accounts.states import OPENING, Event, State
from bot.accounts.views import AccountView
from bot.errors import UserError
from bot.people import service as people
from bot.people.service import Colleague, still_here
from bot.store.unit import Store, Transaction

REASON_LENGTH = 1000
ADMISSION = "§3の審査"


class Reporting:
    """Reporting and receiving. `by` is a Slack user id.

    Every method raises AccountChanged and AccountMoved where somebody was quicker, NotYourAccount where this person
    may not.
    """

    def __init__(self, store: Store, guard: SecretGuard) -> None:
        self._store = store
        self._guard = guard

    def ask_head(self, account_id: int, version: int, *, by: str, delivery: str | None = None) -> int:
        """Ask the section's head to report what is ready.

        Raises:
            NotReady: something is missing.
        """

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            account = moves.load(tx.session, account_id)
            authority.require_member(tx.session, account, person)
            moves.require_version(account, version)
            moves.require_step(tx.session, account, Event.REPORT)
            _require_ready(account_view(tx.session, account))
            whom = [one for one in authority.heads(tx.session, account) if one.id != person.id]
            tell(tx, account, Intent.REPORT_ASKED, whom, f"v{version}.{tx.now.timestamp()}", number=version)
            return account.id

        return once(self._store, delivery, effect)

    def report(self, account_id: int, version: int, *, by: str, delivery: str | None = None) -> int:
        """届け出る: what the account is now goes to the PR division for receipt.

        Raises:
            NotReady: something is missing.
        """

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            account = moves.load(tx.session, account_id)
            moves.require_version(account, version)
            moves.require_step(tx.session, account, Event.REPORT)
            authority.require_head(tx.session, account, person)
            view = account_view(tx.session, account)
            _require_ready(view)
            number = _next_number(tx.session, account)
            moves.move(tx, account, Event.REPORT, by=person, version=version, details={"report": number})
            tx.session.add(
                Report(
                    account_id=account.id,
                    number=number,
                    version=version,
                    snapshot=snapshot_of(view),
                    reporter_id=person.id,
                    at=tx.now,
                    reason="",
                )
            )
            tx.session.flush()
            whom = authority.pr_deciders(tx.session, [person.id])
            tell(tx, account, Intent.REPORTED, whom, str(number), number=number)
            moves.redraw(tx, account, Intent.REPORT_ASKED, version, f"reported.{number}")
            reminding.reported(tx, account)
            return account.id

        return once(self._store, delivery, effect)

    def receive(self, account_id: int, number: int, *, by: str, delivery: str | None = None) -> int:
        """受理する: report `number` is in order; the homepage's listing is to follow (§5(5))."""

        def effect(tx: Transaction) -> int:
            account, report, person = _for_decision(tx, account_id, number, Event.RECEIVE, by)
            moves.move(tx, account, Event.RECEIVE, by=person, version=report.version, details={"report": number})
            _decide(tx, account, report, person, received=True, reason="")
            reminding.received(tx, account)
            if official.settle(tx, account) is State.OFFICIAL:
                reminding.official(tx, account)
            listing.look(tx)
            return account.id

        return once(self._store, delivery, effect)

    def return_report(self, account_id: int, number: int, reason: str, *, by: str, delivery: str | None = None) -> int:
        """差し戻す: the section is to mend something, for the reason given.

        Raises:
            UserError: the reason is missing or holds a secret.
        """
        why = reason.strip()[:REASON_LENGTH]
        if not why:
            raise UserError("理由がありません。", "相手に伝わるように、理由を書いてください。", field="reason")
        self._guard([("reason", why)])

        def effect(tx: Transaction) -> int:
            account, report, person = _for_decision(tx, account_id, number, Event.RETURN, by)
            moves.move(tx, account, Event.RETURN, by=person, version=report.version, details={"report": number})
            _decide(tx, account, report, person, received=False, reason=why)
            reminding.returned(tx, account)
            return account.id

        return once(self._store, delivery, effect)


def lacking(view: AccountView) -> tuple[str, ...]:
    """What a report of this account still needs, in words; nothing where it can be reported."""
    missing = list(view.particulars_missing)
    if not view.admitted and view.state in OPENING:  # an account that is in use was admitted, or was there before
        missing.append(ADMISSION)
    missing += [PART_NAMES[part] for part in (Part.POLICY, Part.TERMS) if part in view.standing.missing]
    return tuple(missing)


def _require_ready(view: AccountView) -> None:
    missing = lacking(view)
    if missing:
        raise NotReady("届け出る", missing)


def _next_number(session: Session, account: Account) -> int:
    highest = session.scalar(sa.select(sa.func.max(Report.number)).where(Report.account_id == account.id))
    return (highest or 0) + 1


def _for_decision(
    tx: Transaction, account_id: int, number: int, event: Event, by: str
) -> tuple[Account, Report, Colleague]:
    person = people.require(tx.session, by)
    account = moves.load(tx.session, account_id)
    moves.require_step(tx.session, account, event)
    report = newest(tx.session, Report, account_id)
    if report is None or report.number != number or report.decided_at is not None:
        raise AccountMoved(*moves.where_it_stands(tx.session, account))
    authority.require_pr(tx.session, person, but=[report.reporter_id])
    return account, report, person


def _decide(
    tx: Transaction, account: Account, report: Report, person: Colleague, *, received: bool, reason: str
) -> None:
    report.decided_by, report.decided_at = person.id, tx.now
    report.received, report.reason = received, reason
    tx.session.flush()
    whom = {one.id: one for one in still_here(tx.session, [report.reporter_id])}
    opener = moves.profile(tx.session, account).opened_by
    if opener is not None:
        whom |= {one.id: one for one in still_here(tx.session, [opener])}
    tell(tx, account, Intent.REPORT_DECIDED, whom.values(), str(report.number), number=report.number)
    moves.redraw(tx, account, Intent.REPORTED, report.number, "decided")
