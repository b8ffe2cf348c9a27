"""Keeping the city's phrases. What the 秘書広報課 decides works with the next check, and stands in the record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.audit import record
from bot.errors import UserError
from bot.people import service as people
from bot.people.models import Person
from bot.people.service import Colleague
from bot.store.deliveries import done_once
from bot.store.unit import Store, Transaction
from bot.terms.models import Term
from rules.city_terms import CityTerm, Treatment
from rules.guideline import UnknownClauseError, clause

SHORTEST, LONGEST, LONGEST_REASON = 2, 80, 300


@dataclass(frozen=True)
class TermView:
    """A phrase as people see it; `added_by` is a Slack id."""

    id: int
    term: CityTerm
    added_by: str
    added_at: datetime
    removed_at: datetime | None


class SecretGuard(Protocol):
    """What refuses passwords and the like (`bot.drafts.checking.Checker`)."""

    def refuse_secrets(self, notes: Sequence[tuple[str, str]], *, now: datetime) -> None:
        """Refuse notes (field, text) of which one holds a secret.

        Raises:
            UserError: with the field of the first that does.
        """


class Terms:
    """The phrases. `by` is a Slack user id; only members of the 秘書広報課 may change or list them."""

    def __init__(self, store: Store, guard: SecretGuard) -> None:
        self._store = store
        self._guard = guard

    def current(self, *, by: str) -> list[TermView]:
        """The phrases that count now, newest first.

        Raises:
            UserError: the person is not in the 秘書広報課.
        """
        with self._store.read() as session:
            require_pr(people.require(session, by))
            statement = sa.select(Term, Person.slack_id).join(Person, Person.id == Term.added_by)
            rows = session.execute(statement.where(Term.removed_at.is_(None)).order_by(Term.id.desc()))
            return [TermView(row.id, _term(row), who, row.added_at, row.removed_at) for row, who in rows]

    def add(self, term: CityTerm, *, by: str, delivery: str | None = None) -> None:
        """Let a phrase pass, or ask about it, from now on.

        Raises:
            UserError: the phrase, its clause or its reason does not do (with its field), it counts already, or the
                person is not in the 秘書広報課.
        """
        self.require_fit(term)

        def effect(tx: Transaction) -> None:
            if register(tx, term, require_pr(people.require(tx.session, by))) is None:
                raise UserError("この言葉はすでに登録されています。", "一覧を確かめてください。", field="phrase")

        done_once(self._store, delivery, effect)

    def require_fit(self, term: CityTerm) -> None:
        """Let pass a phrase that can be kept.

        Raises:
            UserError: the phrase, its clause or its reason does not do, or holds a secret (§5(7)); with its field.
        """
        _check(term)
        notes = [("phrase", term.phrase), ("reason", term.reason)]
        self._guard.refuse_secrets(notes, now=self._store.clock.now())

    def remove(self, term_id: int, *, by: str) -> None:
        """Let a phrase count no longer; removing it again changes nothing.

        Raises:
            UserError: there is no such phrase, or the person is not in the 秘書広報課.
        """
        with self._store.transaction() as tx:
            person = require_pr(people.require(tx.session, by))
            row = tx.session.get(Term, term_id, with_for_update=True)
            if row is None:
                raise UserError("この言葉は見つかりませんでした。", "一覧を開き直してください。")
            if row.removed_at is None:
                row.removed_by, row.removed_at = person.id, tx.now
                record.append(tx, actor=by, event="term.removed", subject=f"term:{row.id}")


def register(tx: Transaction, term: CityTerm, person: Colleague) -> int | None:
    """Keep a phrase within a running transaction, with its entry in the record; None where it counts already."""
    if counting(tx.session, term) is not None:
        return None
    row = Term(
        phrase=term.phrase,
        treatment=term.treatment,
        clause=term.clause,
        rule=term.rule,
        reason=term.reason,
        added_by=person.id,
        added_at=tx.now,
    )
    try:
        with tx.session.begin_nested():
            tx.session.add(row)
    except IntegrityError:  # somebody registered it at the same moment
        return None
    details = {"treatment": term.treatment, "clause": term.clause, "rule": term.rule}
    record.append(tx, actor=person.slack_id, event="term.added", subject=f"term:{row.id}", details=details)
    return row.id


def counting(session: Session, term: CityTerm) -> int | None:
    """The number of the phrase where the same one counts now for the same check."""
    same = sa.select(Term.id).where(Term.phrase == term.phrase, Term.treatment == term.treatment)
    return session.scalars(same.where(Term.rule == term.rule, Term.removed_at.is_(None))).first()


def export(store: Store) -> Iterator[dict[str, str | int | None]]:
    """Every phrase there ever was, oldest first, as plain values (times in ISO 8601, UTC)."""
    with store.read() as session:
        statement = sa.select(Term, Person.slack_id).join(Person, Person.id == Term.added_by).order_by(Term.id)
        for row, added_by in session.execute(statement):
            yield {
                "id": row.id,
                "phrase": row.phrase,
                "treatment": str(row.treatment),
                "clause": row.clause,
                "rule": row.rule,
                "reason": row.reason,
                "added_by": added_by,
                "added_at": row.added_at.isoformat(),
                "removed_at": row.removed_at.isoformat() if row.removed_at else None,
            }


def city_terms(session: Session) -> tuple[CityTerm, ...]:
    """The phrases that count now, as the rules take them."""
    return tuple(
        _term(row) for row in session.scalars(sa.select(Term).where(Term.removed_at.is_(None)).order_by(Term.id))
    )


def _term(row: Term) -> CityTerm:
    return CityTerm(row.phrase, row.treatment, row.clause, row.rule, row.reason)


def require_pr(person: Colleague) -> Colleague:
    """Let pass a member of the 秘書広報課.

    Raises:
        UserError: it is somebody else.
    """
    if not person.in_pr_division:
        raise UserError("市の言葉を登録できるのは秘書広報課の職員です。", "秘書広報課に相談してください。")
    return person


def _check(term: CityTerm) -> None:
    if not SHORTEST <= len(term.phrase) <= LONGEST:
        raise UserError(
            f"言葉は{SHORTEST}文字から{LONGEST}文字までです。",
            "前後の言葉を含めて、ちょうどよい長さで書いてください。",
            field="phrase",
        )
    if not term.reason or len(term.reason) > LONGEST_REASON:
        raise UserError("理由がありません。", f"{LONGEST_REASON}文字までで理由を書いてください。", field="reason")
    if term.treatment is Treatment.WATCH:
        try:
            clause(term.clause)
        except UnknownClauseError as error:
            raise UserError("条項が選ばれていません。", "根拠となる条項を選んでください。", field="clause") from error
