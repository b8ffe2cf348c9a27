"""What makes an account official (§6(1): 「5で定める手続きを経たアカウント」), and what one still lacks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts import moves
from bot.accounts.models import Account, AccountProfile, Basis
from bot.accounts.papers import Document, DocumentKind, Report
from bot.accounts.states import IN_USE, STATE_NAMES, Event, State
from bot.audit import record
from bot.store.unit import Transaction


class Part(StrEnum):
    """What §5 asks for before anybody may post."""

    POLICY = "policy"
    TERMS = "terms"
    REPORT = "report"
    LISTING = "listing"
    BIO = "bio"


PART_NAMES = {
    Part.POLICY: "運用ポリシー（§5(3)）",
    Part.TERMS: "利用規約（§5(4)）",
    Part.REPORT: "秘書広報課への報告と受理（§5(2)）",
    Part.LISTING: "市ホームページへの掲載（§5(5)）",
    Part.BIO: "プロフィールの表示（§5(6)）",
}
_BY_DOCUMENT = {DocumentKind.POLICY: Part.POLICY, DocumentKind.TERMS: Part.TERMS, DocumentKind.BIO: Part.BIO}


@dataclass(frozen=True)
class Standing:
    """Where an account stands, on what basis, and which parts of §5 it lacks (in the order of `Part`)."""

    state: State
    basis: Basis
    missing: tuple[Part, ...] = ()

    @property
    def official(self) -> bool:
        """Whether people may write for it now (§6(1)): it has been through the procedure and lacks nothing, or the
        city ran it before the register（移行）."""
        return self.state in IN_USE and (not self.missing or self.basis is Basis.INHERITED)

    @property
    def lacking(self) -> str:
        """What it lacks, in words; "" where it lacks nothing."""
        return "、".join(PART_NAMES[one] for one in self.missing)

    @property
    def why_not(self) -> str:
        """Why nobody may write for it now, in words; "" where people may."""
        if self.official:
            return ""
        lacking = f"足りないもの：{self.lacking}" if self.missing else ""
        if self.state in IN_USE:
            return f"公式アカウントの条件がそろっていません。{lacking}"
        if self.state in (State.CLOSED, State.ABANDONED):
            return f"「{STATE_NAMES[self.state]}」のアカウントです"
        return f"まだ「{STATE_NAMES[self.state]}」です。{lacking}"


def standings(session: Session, accounts: Sequence[Account]) -> dict[int, Standing]:
    """The standing of each of these accounts, in three queries however many there are."""
    ids = [one.id for one in accounts]
    has = _documents_in_order(session, ids)
    received = sa.select(Report.account_id).where(Report.account_id.in_(ids), Report.received.is_(True)).distinct()
    has |= {(number, Part.REPORT) for number in session.scalars(received)}
    listed = sa.select(AccountProfile.account_id).where(
        AccountProfile.account_id.in_(ids), AccountProfile.listed_at.is_not(None)
    )
    has |= {(number, Part.LISTING) for number in session.scalars(listed)}
    return {
        one.id: Standing(one.state, one.basis, tuple(part for part in Part if (one.id, part) not in has))
        for one in accounts
    }


def standing(session: Session, account: Account) -> Standing:
    """The standing of one account."""
    return standings(session, [account])[account.id]


def settle(tx: Transaction, account: Account) -> State:
    """Draw the consequence where an account lacks nothing any more: a new one becomes official, one from before the
    register stands on the procedure from now on; where it stands then."""
    now = standing(tx.session, account)
    if now.missing:
        return account.state
    if account.state is State.RECEIVED:
        moves.move(tx, account, Event.COMPLETE, by=None, version=account.version)
        moves.profile(tx.session, account).official_at = tx.now
    if account.basis is Basis.INHERITED and account.state in IN_USE:
        account.basis = Basis.PROCEDURE
        record.append(tx, actor=record.SYSTEM, event="account.in_order", subject=moves.subject(account.id))
    tx.session.flush()
    return account.state


def _documents_in_order(session: Session, ids: Iterable[int]) -> set[tuple[int, Part]]:
    newest = (
        sa.select(Document.account_id, Document.kind, sa.func.max(Document.number).label("number"))
        .where(Document.account_id.in_(list(ids)))
        .group_by(Document.account_id, Document.kind)
        .subquery()
    )
    statement = sa.select(Document.account_id, Document.kind, Document.missing).join(
        newest,
        sa.and_(
            Document.account_id == newest.c.account_id,
            Document.kind == newest.c.kind,
            Document.number == newest.c.number,
        ),
    )
    return {(number, _BY_DOCUMENT[kind]) for number, kind, missing in session.execute(statement) if not missing}
