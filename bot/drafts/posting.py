"""After the approval: 投稿済み報告 with address and time, for each account."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import sqlalchemy as sa

from bot.drafts import authority, hours_kept, moves
from bot.drafts.asking import ask_afterwards
from bot.drafts.checking import Checker
from bot.drafts.content import clean
from bot.drafts.effects import once
from bot.drafts.errors import DraftNotFound
from bot.drafts.models import Draft, PostReport
from bot.drafts.posted_where import PlaceInDoubt, Question, questions
from bot.drafts.states import Actor, Event, State
from bot.drafts.telling import approvers
from bot.drafts.views import DraftView
from bot.errors import UserError
from bot.people import service as people
from bot.store.outbox import Letter
from bot.store.unit import Store, Transaction

CLOCK_SLACK = timedelta(minutes=10)
MAX_URL = 500


@dataclass(frozen=True)
class Posted:
    """Where and when a text went out on an account; `confirmed` says why an address that looks otherwise is right."""

    url: str
    posted_at: datetime
    confirmed: str = ""


class Posting:
    """What is reported after posting. `by` is a Slack user id, `delivery` a delivery's key."""

    def __init__(self, store: Store, checker: Checker) -> None:
        self._store = store
        self._checker = checker

    def questions(self, draft_id: int, posted: Mapping[int, Posted], *, by: str) -> dict[int, Question]:
        """What to ask about the addresses before they are reported（投稿先の確認）, by the number of the account.

        Raises:
            UserError: an address or time that cannot be (field `url-ID`/`time`).
            NotYours, DraftNotFound.
        """
        self._require_possible(posted)
        with self._store.read() as session:
            draft = session.get(Draft, draft_id)
            if draft is None:
                raise DraftNotFound
            authority.require_writer(session, draft, people.require(session, by))
            return questions(session, draft_id, {key: one.url for key, one in posted.items()})

    def report(
        self,
        draft_id: int,
        revision: int,
        posted: Mapping[int, Posted],
        *,
        by: str,
        delivery: str | None = None,
    ) -> DraftView:
        """Keep the report for some or all accounts of an approved draft; with the last one the draft is 完了.

        After the first report of a text posted first（緊急投稿）its heads are asked to approve it afterwards.

        Args:
            posted: the report for each account id.

        Raises:
            UserError: an address or time that cannot be, an account that is not the draft's (field `url-ID`/`time`).
            PlaceInDoubt: an address raises a question (`questions`) and `confirmed` says nothing to it.
            AlreadyMoved, TextChanged, NotYours.
        """
        self._require_possible(posted)

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            draft = moves.load(tx.session, draft_id)
            authority.require_writer(tx.session, draft, person)
            new, missing = _new_and_missing(tx, draft, posted)
            asked = questions(tx.session, draft_id, {key: one.url for key, one in posted.items()})
            _require_answers(tx, draft, revision, {key: one for key, one in asked.items() if key in new}, new)
            first = draft.state is State.EMERGENCY
            when = {key: one.posted_at for key, one in new.items()}
            outside = hours_kept.outside_hours(tx.session, moves.current(tx.session, draft), when)
            moves.move(
                tx,
                draft,
                Event.REPORT_POSTED,
                by=person,
                revision=revision,
                details={
                    "accounts": [str(key) for key in sorted(new)],
                    "outside_hours": [str(key) for key in sorted(new) if outside[key]],
                    "confirmed": [str(key) for key in sorted(new) if key in asked],
                },
            )
            for key, one in new.items():
                row = _row(key, one, asked.get(key), outside_hours=outside[key])
                row.draft_id, row.revision, row.person_id, row.at = draft.id, revision, person.id, tx.now
                tx.session.add(row)
            if first:
                ask_afterwards(tx, draft)
            elif not missing and draft.state is State.POSTED:
                moves.move(tx, draft, Event.COMPLETE, by=person, revision=revision)
                _tell_approvers(tx, draft)
            return draft.id

        return once(self._store, delivery, effect)

    def close_rest(
        self, draft_id: int, revision: int, reason: str, *, by: str, delivery: str | None = None
    ) -> DraftView:
        """残りは投稿しない: a draft posted on some of its accounts is 完了 without the others, for the reason given.

        Raises:
            ReasonMissing, SecretInText, AlreadyMoved, TextChanged, NotYours.
        """
        given = self._checker.reason(reason, now=self._store.clock.now())

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            draft = moves.load(tx.session, draft_id)
            authority.require_writer(tx.session, draft, person)
            moves.decide(tx, draft, Event.CLOSE_REST, by=person, actor=Actor.DRAFTER, revision=revision, reason=given)
            _tell_approvers(tx, draft)
            return draft.id

        return once(self._store, delivery, effect)

    def _require_possible(self, posted: Mapping[int, Posted]) -> None:
        now = self._store.clock.now()
        for account_id, one in posted.items():
            _check(account_id, one, now)
        notes = [(f"url-{key}", one.url) for key, one in posted.items()]
        notes += [(f"reason-{key}", one.confirmed) for key, one in posted.items()]
        self._checker.refuse_secrets(notes, now=now)


def _new_and_missing(tx: Transaction, draft: Draft, posted: Mapping[int, Posted]) -> tuple[dict[int, Posted], set[int]]:
    """The reports for accounts that had none yet, and the accounts that have none even so.

    Raises:
        UserError: none of the reports is new.
    """
    wanted = {one.account_id for one in moves.current(tx.session, draft).accounts}
    reported = set(tx.session.scalars(sa.select(PostReport.account_id).where(PostReport.draft_id == draft.id)))
    new = {key: one for key, one in posted.items() if key in wanted - reported}
    if not new:
        raise UserError("報告するアカウントがありません。", "投稿したアカウントのURLを入力してください。")
    return new, wanted - reported - set(new)


def _require_answers(
    tx: Transaction, draft: Draft, revision: int, asked: Mapping[int, Question], new: Mapping[int, Posted]
) -> None:
    unanswered = [one for key, one in asked.items() if not clean(new[key].confirmed).strip()]
    if unanswered:
        moves.require_step(tx.session, draft, Event.REPORT_POSTED, revision)
        raise PlaceInDoubt(unanswered[0])


def _row(account_id: int, one: Posted, asked: Question | None, *, outside_hours: str) -> PostReport:
    return PostReport(
        account_id=account_id,
        url=one.url,
        posted_at=one.posted_at,
        outside_hours=outside_hours,
        doubt=asked.why if asked else "",
        confirmed=clean(one.confirmed).strip() if asked else "",
    )


def _check(account_id: int, posted: Posted, now: datetime) -> None:
    if not _is_address(posted.url):
        raise UserError(
            "投稿のURLの形が正しくありません。",
            "投稿を開き、https:// で始まるアドレスを貼り付けてください。",
            field=f"url-{account_id}",
        )
    if posted.posted_at > now + CLOCK_SLACK:
        raise UserError("投稿した日時が未来になっています。", "実際に投稿した日時を選んでください。", field="time")


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    secret = parts.username is not None or parts.password is not None
    whole = parts.scheme in ("http", "https") and bool(parts.hostname) and url == clean(url)
    return whole and not secret and not any(ch.isspace() for ch in url) and len(url) <= MAX_URL


def _tell_approvers(tx: Transaction, draft: Draft) -> None:
    for whom in approvers(tx.session, draft):
        tx.outbox.add(Letter("posted", moves.subject(draft), whom, f"r{draft.revision}", draft.revision))
