"""この指摘は誤り: what drafters held to be mistaken, for the 秘書広報課 to learn from or to put aside."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from bot.audit import record
from bot.drafts import moves
from bot.drafts.models import Answer, AnswerKind, DraftFinding, Revision
from bot.errors import UserError
from bot.people import service as people
from bot.people.models import Person
from bot.people.service import Colleague
from bot.store.deliveries import done_once
from bot.store.unit import Store, Transaction
from bot.terms import service as terms
from bot.terms.models import ContestVerdict, Verdict
from bot.terms.service import Terms
from bot.terms.silencing import OF_AN_IMAGE, why_not
from rules.city_terms import CityTerm, Treatment
from rules.finding import Severity

MOST_WAITING, MOST_DONE = 20, 5
_DONE_BY = {Verdict.ADOPTED: "言葉を登録しました", Verdict.DISMISSED: "見送りました"}


@dataclass(frozen=True)
class Contest:
    """A contested finding: the check, the clause and the words, who contested it (Slack id), why and when.

    The same check and words in several revisions of a draft are one contest, the newest. `verdict` and `decided_by`
    (Slack id) are None as long as it waits.
    """

    finding_id: int
    draft: int
    rule: str
    clause: str
    severity: Severity
    quote: str
    reason: str
    by: str
    at: datetime
    verdict: Verdict | None = None
    decided_by: str | None = None
    of_image: bool = False

    @property
    def why_no_word(self) -> str | None:
        """Why its words cannot be let pass, for people; None where they can."""
        return OF_AN_IMAGE if self.of_image else why_not(self.rule, self.severity, self.quote)


@dataclass(frozen=True)
class Contests:
    """Those that wait, newest first, with how many more there are; and those decided last."""

    waiting: tuple[Contest, ...] = ()
    more: int = 0
    done: tuple[Contest, ...] = ()


#: Does what a verdict brings with it; gives the number of the phrase that counts because of it.
_Effect = Callable[[Transaction, Contest, Colleague], int | None]


class Feedback:
    """Reads and decides what was contested. `by` is a Slack user id: members of the 秘書広報課 only.

    Every method raises UserError for others.
    """

    def __init__(self, store: Store, terms_: Terms) -> None:
        self._store = store
        self._terms = terms_

    def contests(self, *, by: str) -> Contests:
        """What waits to be looked at, and what was decided last."""
        with self._store.read() as session:
            terms.require_pr(people.require(session, by))
            contest = _contests()
            waits = contest.c.verdict.is_(None)
            newest = (contest.c.at.desc(), contest.c.finding_id.desc())
            total = sa.func.count().over().label("total")
            waiting = session.execute(
                sa.select(contest, total).where(waits).order_by(*newest).limit(MOST_WAITING)
            ).all()
            last = (contest.c.decided_at.desc(), contest.c.finding_id.desc())
            done = session.execute(sa.select(contest).where(~waits).order_by(*last).limit(MOST_DONE)).all()
            return Contests(
                waiting=tuple(_contest(row) for row in waiting),
                more=waiting[0].total - len(waiting) if waiting else 0,
                done=tuple(_contest(row) for row in done),
            )

    def contest(self, finding_id: int, *, by: str) -> Contest:
        """One contest that still waits.

        Raises:
            UserError: there is none, or it was decided.
        """
        with self._store.read() as session:
            terms.require_pr(people.require(session, by))
            return _waiting(session, finding_id)

    def adopt(self, finding_id: int, term: CityTerm, *, by: str, delivery: str | None = None) -> None:
        """採用: register a phrase because of a contest; where it counts already, the contest is settled all the same.

        Args:
            term: what to register; let pass, it is let pass for the check that was contested.

        Raises:
            UserError: the phrase does not do (with its field), the finding cannot be silenced by a word, or the
                contest is not there or was decided.
        """
        self._terms.require_fit(term)

        def effect(tx: Transaction, contest: Contest, person: Colleague) -> int | None:
            wanted = replace(term, rule=contest.rule if term.treatment is Treatment.ALLOW else "")
            if contest.why_no_word and wanted.treatment is Treatment.ALLOW:
                raise UserError(contest.why_no_word, "指摘が誤りなら、見送ってください。")
            return terms.register(tx, wanted, person) or terms.counting(tx.session, wanted)

        self._decide(finding_id, Verdict.ADOPTED, by, delivery, effect)

    def dismiss(self, finding_id: int, *, by: str, delivery: str | None = None) -> None:
        """見送り: the finding was looked at and nothing changes.

        Raises:
            UserError: the contest is not there or was decided.
        """
        self._decide(finding_id, Verdict.DISMISSED, by, delivery, lambda _tx, _contest, _person: None)

    def _decide(self, finding_id: int, verdict: Verdict, by: str, delivery: str | None, effect: _Effect) -> None:
        def done(tx: Transaction) -> None:
            person = terms.require_pr(people.require(tx.session, by))
            moves.load(tx.session, _draft_of(tx.session, finding_id))  # of two who decide at once, one waits
            contest = _waiting(tx.session, finding_id)
            term = effect(tx, contest, person)
            row = ContestVerdict(finding_id=finding_id, verdict=verdict, term_id=term, person_id=person.id, at=tx.now)
            tx.session.add(row)
            details: record.Details = {"draft": contest.draft, "rule": contest.rule, "term": term}
            subject = f"finding:{finding_id}"
            record.append(tx, actor=by, event=f"contest.{verdict}", subject=subject, details=details)

        done_once(self._store, delivery, done)


def waiting(session: Session) -> int:
    """How many contests wait to be looked at."""
    contest = _contests()
    return session.scalar(sa.select(sa.func.count()).select_from(contest).where(contest.c.verdict.is_(None))) or 0


def _contests() -> sa.Subquery:
    """One row for each draft, check and words that were contested, the newest, with what became of it."""
    same = (Revision.draft_id, DraftFinding.rule, DraftFinding.quote)
    place = sa.func.row_number().over(partition_by=same, order_by=(Answer.at.desc(), Answer.id.desc()))
    newest = (
        sa.select(
            DraftFinding.id.label("finding_id"),
            Revision.draft_id.label("draft"),
            DraftFinding.rule,
            DraftFinding.clause,
            DraftFinding.severity,
            DraftFinding.quote,
            DraftFinding.image_sha256.is_not(None).label("of_image"),
            Answer.reason,
            Person.slack_id.label("by"),
            Answer.at,
            place.label("place"),
        )
        .join(Answer, Answer.finding_id == DraftFinding.id)
        .join(Revision, Revision.id == DraftFinding.revision_id)
        .join(Person, Person.id == Answer.person_id)
        .where(Answer.kind == AnswerKind.CONTEST)
        .subquery()
    )
    decided = _verdicts()
    columns = [column for column in newest.c if column.name != "place"]
    verdict = (decided.c.verdict, decided.c.decided_by, decided.c.decided_at)
    alike = [newest.c.draft == decided.c.draft, newest.c.rule == decided.c.rule, newest.c.quote == decided.c.quote]
    joined = sa.select(*columns, *verdict).outerjoin(decided, sa.and_(*alike))
    return joined.where(newest.c.place == 1).subquery()


def _verdicts() -> sa.Subquery:
    finding, revision, person = aliased(DraftFinding), aliased(Revision), aliased(Person)
    return (
        sa.select(
            revision.draft_id.label("draft"),
            finding.rule,
            finding.quote,
            ContestVerdict.verdict,
            person.slack_id.label("decided_by"),
            ContestVerdict.at.label("decided_at"),
        )
        .join(finding, finding.id == ContestVerdict.finding_id)
        .join(revision, revision.id == finding.revision_id)
        .join(person, person.id == ContestVerdict.person_id)
        .subquery()
    )


def _draft_of(session: Session, finding_id: int) -> int:
    statement = sa.select(Revision.draft_id).join(DraftFinding, DraftFinding.revision_id == Revision.id)
    draft = session.scalar(statement.where(DraftFinding.id == finding_id))
    if draft is None:
        raise _not_there()
    return draft


def _waiting(session: Session, finding_id: int) -> Contest:
    """The contest of this finding or, where the draft has a newer revision, of the same words there."""
    shown, contest = aliased(DraftFinding), _contests()
    statement = sa.select(contest).join(
        shown, sa.and_(shown.rule == contest.c.rule, shown.quote == contest.c.quote, shown.id == finding_id)
    )
    row = session.execute(statement.where(contest.c.draft == _draft_of(session, finding_id))).one_or_none()
    if row is None:
        raise _not_there()
    found = _contest(row)
    if found.verdict is not None:
        raise UserError(
            f"この指摘は、<@{found.decided_by}>さんが{_DONE_BY[found.verdict]}。",
            "あらためて操作する必要はありません。",
        )
    return found


def _not_there() -> UserError:
    return UserError("この指摘は見つかりませんでした。", "指摘の見直しを開き直してください。")


def _contest(row: sa.Row[Any]) -> Contest:
    return Contest(
        finding_id=row.finding_id,
        draft=row.draft,
        rule=row.rule,
        clause=row.clause,
        severity=row.severity,
        quote=row.quote,
        reason=row.reason,
        by=row.by,
        at=row.at,
        verdict=row.verdict,
        decided_by=row.decided_by,
        of_image=bool(row.of_image),
    )
