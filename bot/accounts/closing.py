"""廃止: an account is closed step by step, and its row, its handle and its line on the homepage stay.

Whoever takes the freed handle of a city speaks with its voice: the handle is kept, and watched for a year.
"""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts import authority, listing, moves, reminding
from bot.accounts.effects import once
from bot.accounts.errors import NotReady
from bot.accounts.letters import Intent, tell
from bot.accounts.models import Account
from bot.accounts.opening import SecretGuard, void_pending
from bot.accounts.papers import ClosingStep, Step
from bot.accounts.reading import WATCHED, looked_at
from bot.accounts.states import Event, State
from bot.accounts.views import AccountView
from bot.audit import record
from bot.errors import OutOfPlace, UserError
from bot.people import service as people
from bot.people.service import Colleague
from bot.store.outbox import Letter
from bot.store.rows import insert_new
from bot.store.unit import Store, Transaction
from rules.japanese_time import japanese_date
from rules.rotation import may_hold_a_password

REASON_LENGTH, NOTE_LENGTH = 1000, 500

STEP_NAMES = {
    Step.NOTICE: "廃止のお知らせを投稿し、ホームページにも載せる",
    Step.ARCHIVE: "これまでの投稿を保存する（公文書として）",
    Step.ACCESS: "管理者・連携アプリ・ログイン中の端末を外し、パスワードを変える（多要素認証はそのまま）",
    Step.HANDLE: "アカウントIDを手放さずに残す",
    Step.LINKS: "ホームページ・QRコード・印刷物のリンクを外す",
}
STEP_HINTS = {
    Step.NOTICE: "「お知らせの文例」を使い、/snscheck で承認を受けて投稿します。",
    Step.ARCHIVE: "保存した場所の名前を書いておくと、あとで探せます。",
    Step.ACCESS: "パスワードそのものは、どこにも書かないでください（§5(7)）。",
    Step.HANDLE: "消すと、別の人が同じIDを取れるようになります。最後の投稿を残したまま、使わずに持ち続けてください。",
    Step.LINKS: "外した場所を書いておくと、確かめやすくなります。",
}


class Closing:
    """Closing accounts. `by` is a Slack user id.

    Every method raises AccountMoved where somebody was quicker, NotYourAccount where this person may not.
    """

    def __init__(self, store: Store, guard: SecretGuard) -> None:
        self._store = store
        self._guard = guard

    def start(self, account_id: int, version: int, reason: str, *, by: str, delivery: str | None = None) -> int:
        """Begin to close: the section's head decides, the PR division is told. Posts stay possible for the notice.

        Raises:
            UserError: the reason is missing or holds a secret.
        """
        why = _required(reason, "reason", "理由", REASON_LENGTH)
        self._guard([("reason", why)])

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            account = moves.load(tx.session, account_id)
            moves.require_version(account, version)
            moves.require_step(tx.session, account, Event.START_CLOSING)
            authority.require_head(tx.session, account, person)
            moves.move(tx, account, Event.START_CLOSING, by=person, version=version)
            void_pending(tx, account)
            more = moves.profile(tx.session, account)
            more.closing_at, more.closing_reason = tx.now, why
            tx.session.flush()
            whom = {one.id: one for one in [*authority.pr_members(tx.session), *authority.heads(tx.session, account)]}
            tell(tx, account, Intent.CLOSING, whom.values(), f"{tx.now.timestamp()}")
            reminding.closing(tx, account)
            return account.id

        return once(self._store, delivery, effect)

    def done(self, account_id: int, step: Step, note: str, *, by: str, delivery: str | None = None) -> int:
        """Note a step as done; done before, it stays as it was.

        Raises:
            UserError: the note holds a secret.
        """
        kept = note.strip()[:NOTE_LENGTH]
        self._guard([("note", kept)])
        if step is Step.ACCESS and may_hold_a_password(kept):
            raise UserError(
                "パスワードや認証コードかもしれない文字列がメモにありました。保存していません。",
                "英数字の並びを消してください。本当にパスワードだったときは、もう一度変更してください（§5(7)）。",
                field="note",
            )

        def effect(tx: Transaction) -> int:
            account, person = _closing(tx, account_id, by)
            authority.require_member(tx.session, account, person)
            values = {"done_by": person.id, "done_at": tx.now, "note": kept}
            key = ClosingStep.account_id
            if insert_new(tx.session, ClosingStep, key, account_id=account.id, step=step, **values):
                _record(tx, account, person, "account.closing_step", {"step": step})
            return account.id

        return once(self._store, delivery, effect)

    def undo(self, account_id: int, step: Step, *, by: str, delivery: str | None = None) -> int:
        """Take a step back that was noted by mistake; the record keeps both."""

        def effect(tx: Transaction) -> int:
            account, person = _closing(tx, account_id, by)
            authority.require_member(tx.session, account, person)
            row = tx.session.get(ClosingStep, (account.id, step))
            if row is not None:
                tx.session.delete(row)
                tx.session.flush()
                _record(tx, account, person, "account.closing_step_undone", {"step": step})
            return account.id

        return once(self._store, delivery, effect)

    def cancel(self, account_id: int, version: int, *, by: str, delivery: str | None = None) -> int:
        """Do not close it after all; the change report says that it goes on."""

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            account = moves.load(tx.session, account_id)
            moves.require_step(tx.session, account, Event.CANCEL_CLOSING)
            authority.require_head(tx.session, account, person)
            moves.move(tx, account, Event.CANCEL_CLOSING, by=person, version=version)
            tx.session.execute(sa.delete(ClosingStep).where(ClosingStep.account_id == account.id))
            more = moves.profile(tx.session, account)
            more.closing_at, more.closing_reason = None, ""
            tx.session.flush()
            reminding.edited(tx, account)
            return account.id

        return once(self._store, delivery, effect)

    def close(self, account_id: int, version: int, *, by: str, delivery: str | None = None) -> int:
        """廃止する: the PR division ends it when every step is done; the list changes, and the handle is watched.

        Raises:
            NotReady: a step is not done.
        """

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            account = moves.load(tx.session, account_id)
            moves.require_step(tx.session, account, Event.CLOSE)
            authority.require_pr(tx.session, person)
            missing = [STEP_NAMES[one] for one in open_steps(tx.session, account.id)]
            if missing:
                raise NotReady("廃止する", missing)
            moves.move(tx, account, Event.CLOSE, by=person, version=version)
            moves.profile(tx.session, account).closed_at = tx.now
            tx.session.flush()
            tell(tx, account, Intent.CLOSED, authority.heads(tx.session, account), f"{tx.now.timestamp()}")
            reminding.closed(tx, account)
            listing.look(tx)
            return account.id

        return once(self._store, delivery, effect)

    def watched(self, account_id: int, stage: int, *, by: str, delivery: str | None = None) -> int:
        """異常なし: somebody of the PR division looked whether the handle or name of a closed account is abused, and
        found nothing; looked at before, it stays as it was.

        Args:
            stage: of the looks in a year (see `reminding.WATCH_DAYS`), as on the card.
        """

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            account = moves.load(tx.session, account_id)
            authority.require_pr(tx.session, person)
            if account.state is not State.CLOSED:
                raise NotClosing(*moves.where_it_stands(tx.session, account))
            if looked_at(tx.session, account.id, stage) is None:
                _record(tx, account, person, WATCHED, {"stage": stage})
                for card in tx.outbox.messages(moves.subject(account.id), Intent.REMINDER):
                    if card.params == {"matter": reminding.WATCH, "stage": str(stage)}:
                        about = f"{card.message_id}.watched"
                        name = moves.subject(account.id)
                        tx.outbox.add(Letter(moves.REDRAWN, name, card.recipient, about, target=card.message_id))
            return account.id

        return once(self._store, delivery, effect)


def open_steps(session: Session, account_id: int) -> list[Step]:
    """The steps that are still to be done, in their order."""
    done = set(session.scalars(sa.select(ClosingStep.step).where(ClosingStep.account_id == account_id)))
    return [one for one in Step if one not in done]


def notice_text(view: AccountView, city: str, homepage: str, last_day: date) -> str:
    """A text for the last post of an account, to be copied and checked like any other."""
    return (
        f"【アカウント廃止のお知らせ】\n"
        f"{city}の公式アカウント{view.label}は、{japanese_date(last_day)}をもって発信を終了します。"
        f"これまでご覧いただき、ありがとうございました。\n"
        f"今後の情報は、市ホームページ（{homepage}）をご覧ください。\n"
        f"このアカウントは、なりすましを防ぐため、発信を終えたあとも市が管理します。"
    )


def _closing(tx: Transaction, account_id: int, by: str) -> tuple[Account, Colleague]:
    person = people.require(tx.session, by)
    account = moves.load(tx.session, account_id)
    if account.state is not State.CLOSING:
        raise NotClosing(*moves.where_it_stands(tx.session, account))
    return account, person


class NotClosing(OutOfPlace):
    """The account is not being closed (any more)."""


def _required(text: str, field: str, name: str, limit: int) -> str:
    stripped = text.strip()
    if not stripped:
        raise UserError(f"{name}がありません。", "相手に伝わるように書いてください。", field=field)
    return stripped[:limit]


def _record(tx: Transaction, account: Account, person: Colleague, event: str, details: record.Details) -> None:
    record.append(tx, actor=person.slack_id, event=event, subject=moves.subject(account.id), details=details)
