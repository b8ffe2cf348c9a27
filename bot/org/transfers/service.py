"""Handing in a list of transfers, applying it, taking it back."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts.papers import DOCUMENT_NAMES, Document, DocumentKind
from bot.audit import record
from bot.drafts.asking import ask_newcomers
from bot.errors import UserError
from bot.org.tables import read_table
from bot.org.transfers import applying
from bot.org.transfers.models import TransferSet, TransferState
from bot.org.transfers.planning import Changes, Preview, plan, preview
from bot.org.transfers.register import Register, chunks, known, register
from bot.org.transfers.rows import Move, MoveRow, read_rows
from bot.people import service as people
from bot.people.models import Role
from bot.store.deliveries import done_once, once
from bot.store.locks import Lock, wait_for_turn
from bot.store.rows import change
from bot.store.unit import Store, Transaction

_TEXTS = (DocumentKind.POLICY, DocumentKind.TERMS)
SHORTEST_NAME = 2


@dataclass(frozen=True)
class Proposed:
    """A list that was read and found sound: its number, and what applying it changes."""

    number: int
    rows: int
    latest_day: date
    preview: Preview


@dataclass(frozen=True)
class Applied:
    """What was done: how many people and roles, how many logins are due, how many waiting drafts found new deciders."""

    number: int
    people: int
    rotations: int
    asked: int


@dataclass(frozen=True)
class SetView:
    """A list as it stands. `by` and the like are Slack ids, or `record.SYSTEM`."""

    number: int
    state: TransferState
    rows: int
    at: datetime
    by: str


class Transfers:
    """The lists of transfers. `by` is the Slack id of a member of the 秘書広報課, `record.SYSTEM` at the command line;
    `delivery` a delivery's key."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def propose(self, content: bytes, *, by: str) -> Proposed:
        """Read a list and keep it; nothing of the register is changed.

        Raises:
            FaultyTable: with all that is wrong, by row and column.
            UserError: it is no table, or the person is not in the 秘書広報課.
        """
        self._require_pr(by)
        grid = read_table(content)
        with self._store.transaction() as tx:
            _wait_for_turn(tx)
            rows = read_rows(grid, known(tx.session))
            now = register(tx.session)
            changes = plan(rows, now)
            kept = TransferSet(
                state=TransferState.PROPOSED,
                rows=[_plain(one) for one in rows],
                digest=changes.digest(),
                changes={},
                proposed_by=by,
                proposed_at=tx.now,
            )
            tx.session.add(kept)
            tx.session.flush()
            shown = replace(preview(rows, changes, now), policies=_policies(tx.session, rows, changes, now))
            return Proposed(kept.id, len(rows), max(one.on for one in rows), shown)

    def apply(self, number: int, *, by: str, delivery: str | None = None) -> Applied:
        """Apply a list that was looked at: everything in one transaction. New heads get the cards that wait.

        Raises:
            UserError: the register changed since it was looked at, or the list was applied already.
        """
        self._require_pr(by)

        def effect(tx: Transaction) -> Applied:
            _wait_for_turn(tx)
            return _apply(tx, number, by)

        return once(self._store, delivery, effect, keep=_kept, again=lambda kept: Applied(*map(int, kept.split())))

    def undo(self, number: int, *, by: str, delivery: str | None = None) -> None:
        """Take a list back, as a whole.

        Raises:
            UserError: somebody changed the same rows since, or the list is not applied.
        """
        self._require_pr(by)

        def effect(tx: Transaction) -> None:
            _wait_for_turn(tx)
            kept = _load(tx.session, number)
            _move(tx, kept, TransferState.APPLIED, TransferState.UNDONE, undone_by=by, undone_at=tx.now)
            applying.undo(tx, kept.changes)
            record.append(tx, actor=by, event="transfer.undone", subject=f"transfer:{number}")
            ask_newcomers(tx)

        done_once(self._store, delivery, effect)

    def recent(self, *, by: str, most: int = 5) -> list[SetView]:
        """The last lists that were applied, the newest first."""
        self._require_pr(by)
        with self._store.read() as session:
            statement = sa.select(TransferSet).where(TransferSet.state != TransferState.PROPOSED)
            rows = session.scalars(statement.order_by(TransferSet.id.desc()).limit(most))
            return [
                SetView(
                    one.id,
                    one.state,
                    len(one.rows),
                    one.applied_at or one.proposed_at,
                    one.applied_by or one.proposed_by,
                )
                for one in rows
            ]

    def _require_pr(self, by: str) -> None:
        if by == record.SYSTEM:
            return
        with self._store.read() as session:
            if not people.require(session, by).in_pr_division:
                raise UserError("人事異動を取り込めるのは秘書広報課の職員です。", "秘書広報課に依頼してください。")


def _wait_for_turn(tx: Transaction) -> None:
    """Of two imports at once, one waits for the other."""
    wait_for_turn(tx.session.connection(), Lock.IMPORT)


def _kept(done: Applied) -> str:
    return f"{done.number} {done.people} {done.rotations} {done.asked}"


def _apply(tx: Transaction, number: int, by: str) -> Applied:
    kept = _load(tx.session, number)
    _move(tx, kept, TransferState.PROPOSED, TransferState.APPLIED, applied_by=by, applied_at=tx.now)
    rows = [_row(one) for one in kept.rows]
    changes = plan(rows, register(tx.session))
    if changes.digest() != kept.digest:
        raise UserError(
            "この一覧を読み込んだあとで、台帳が変わっています。何も変更していません。",
            "もう一度ファイルを読み込み、変わるところを確かめてください。",
        )
    done = applying.apply(tx, changes, by=by)
    kept.changes = dict(done)
    asked = ask_newcomers(tx)
    moved = {one.slack_id for one in rows}
    details: record.Details = {"people": len(moved), "rotations": len(changes.rotations), "digest": kept.digest}
    record.append(tx, actor=by, event="transfer.applied", subject=f"transfer:{number}", details=details)
    return Applied(number, len(moved), len(changes.rotations), asked)


def _load(session: Session, number: int) -> TransferSet:
    kept = session.get(TransferSet, number, with_for_update=True)
    if kept is None:
        raise UserError(f"第{number}号の異動の一覧はありません。", "番号を確かめてください。")
    return kept


def _move(tx: Transaction, kept: TransferSet, source: TransferState, target: TransferState, **values: object) -> None:
    moved = change(
        tx.session,
        sa.update(TransferSet)
        .where(TransferSet.id == kept.id, TransferSet.state == source)
        .values(state=target, **values)
        .execution_options(synchronize_session="fetch"),
    )
    if not moved:
        said = {
            TransferState.PROPOSED: "まだ適用されていません",
            TransferState.APPLIED: "すでに適用されています",
            TransferState.UNDONE: "すでに取り消されています",
        }
        raise UserError(f"第{kept.id}号の異動の一覧は、{said[kept.state]}。", "あらためて操作する必要はありません。")


def _policies(
    session: Session, rows: Sequence[MoveRow], changes: Changes, now: Register
) -> tuple[tuple[str, str, str], ...]:
    """The newest policies and terms that name somebody who moves away: account, text, name as the list has it."""
    names = {
        _squeezed(row.name): row.name
        for row in rows
        if row.old is not None and len(_squeezed(row.name)) >= SHORTEST_NAME
    }
    sections = {row.old for row in rows if row.old is not None}
    accounts = {one.account_id for one in changes.ended}
    accounts |= {number for number, of in now.account_sections.items() if of & sections}
    if not names or not accounts:
        return ()
    anybody = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    found = []
    for account_id, kind, text in _newest_texts(session, sorted(accounts)):
        for name in dict.fromkeys(anybody.findall(_squeezed(text))):
            found.append((now.account_labels[account_id], DOCUMENT_NAMES[kind], names[name]))
    return tuple(found)


def _newest_texts(session: Session, accounts: Sequence[int]) -> Iterator[tuple[int, DocumentKind, str]]:
    newest = (
        sa.select(Document.account_id, Document.kind, sa.func.max(Document.number).label("number"))
        .where(Document.kind.in_(_TEXTS))
        .group_by(Document.account_id, Document.kind)
        .subquery()
    )
    for part in chunks(accounts):
        statement = (
            sa.select(Document.account_id, Document.kind, Document.text)
            .join(
                newest,
                sa.and_(
                    newest.c.account_id == Document.account_id,
                    newest.c.kind == Document.kind,
                    newest.c.number == Document.number,
                ),
            )
            .where(Document.account_id.in_(part))
            .order_by(Document.account_id, Document.kind)
        )
        for row in session.execute(statement):
            yield row.account_id, row.kind, row.text


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _plain(row: MoveRow) -> dict[str, Any]:
    """A row as it is kept: without the name."""
    return {**asdict(row), "name": "", "on": row.on.isoformat()}


def _row(plain: dict[str, Any]) -> MoveRow:
    role = plain["role"]
    return MoveRow(
        row=plain["row"],
        slack_id=plain["slack_id"],
        name="",
        kind=Move(plain["kind"]),
        old=plain["old"],
        new=plain["new"],
        role=None if role is None else Role(role),
        on=date.fromisoformat(plain["on"]),
    )
