"""この指摘は誤り: what drafters held to be mistaken, for the 秘書広報課 to learn from."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.drafts.models import Answer, AnswerKind, DraftFinding, Revision
from bot.errors import UserError
from bot.people import service as people
from bot.people.models import Person
from bot.store.unit import Store

MOST = 20


@dataclass(frozen=True)
class Contest:
    """A contested finding: the check, the clause and the words, who contested it (Slack id), why and when."""

    finding_id: int
    draft: int
    rule: str
    clause: str
    quote: str
    reason: str
    by: str
    at: datetime


class Feedback:
    """Reads what was contested."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def contests(self, *, by: str) -> list[Contest]:
        """The newest contests, newest first.

        Raises:
            UserError: the person (Slack id) is not in the 秘書広報課.
        """
        with self._store.read() as session:
            if not people.require(session, by).in_pr_division:
                raise UserError("この一覧を見られるのは秘書広報課の職員です。", "秘書広報課に相談してください。")
            rows = session.execute(
                sa.select(DraftFinding, Answer, Revision.draft_id, Person.slack_id)
                .join(Answer, Answer.finding_id == DraftFinding.id)
                .join(Revision, Revision.id == DraftFinding.revision_id)
                .join(Person, Person.id == Answer.person_id)
                .where(Answer.kind == AnswerKind.CONTEST)
                .order_by(Answer.at.desc(), Answer.id.desc())
                .limit(MOST)
            )
            return [
                Contest(f.id, draft, f.rule, f.clause, f.quote, answer.reason, slack_id, answer.at)
                for f, answer, draft, slack_id in rows
            ]
