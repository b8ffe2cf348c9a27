"""§3: other media than Facebook, where their trouble is as rare or can be made so; the PR division decides."""

from bot.accounts import authority, moves, reminding
from bot.accounts.effects import once
from bot.accounts.errors import AccountMoved
from bot.accounts.letters import Intent, tell
from bot.accounts.models import Platform
from bot.accounts.opening import SecretGuard
from bot.accounts.papers import Admission
from bot.accounts.states import Event
from bot.errors import UserError
from bot.people import service as people
from bot.people.service import still_here
from bot.store.unit import Store, Transaction

LONGEST = 2000
SHORTEST = 10


class Admitting:
    """Asking for an admission, and deciding on it. `by` is a Slack user id."""

    def __init__(self, store: Store, guard: SecretGuard) -> None:
        self._store = store
        self._guard = guard

    def ask(
        self, account_id: int, version: int, risks: str, safeguards: str, *, by: str, delivery: str | None = None
    ) -> int:
        """Ask the PR division whether the platform may be used.

        Args:
            risks: how likely trouble is, compared with Facebook.
            safeguards: what is done so that it becomes as rare as there.

        Raises:
            UserError: a text is missing or holds a secret (with its field), or the account is on Facebook.
            AccountChanged, AccountMoved, NotYourAccount.
        """
        texts = {"risks": _weighty(risks, "risks"), "safeguards": _weighty(safeguards, "safeguards")}
        self._guard(list(texts.items()))

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            account = moves.load(tx.session, account_id)
            authority.require_member(tx.session, account, person)
            if account.platform is Platform.FACEBOOK:
                raise UserError("Facebookには、§3の審査はいりません。", "そのまま届出の準備を進めてください。")
            moves.move(tx, account, Event.ASK_ADMISSION, by=person, version=version)
            row = Admission(account_id=account.id, asked_by=person.id, asked_at=tx.now, reason="", **texts)
            tx.session.add(row)
            tx.session.flush()
            whom = authority.pr_deciders(tx.session, [person.id])
            tell(tx, account, Intent.ADMISSION_REQUESTED, whom, str(row.id), number=row.id)
            reminding.admission_asked(tx, account)
            return account.id

        return once(self._store, delivery, effect)

    def decide(
        self, account_id: int, number: int, *, admitted: bool, reason: str, by: str, delivery: str | None = None
    ) -> int:
        """認める or 認めない, with a reason where it is not admitted; who asked is told.

        Args:
            number: of the admission on the card.

        Raises:
            UserError: the reason is missing or holds a secret.
            AccountMoved: somebody decided first, or it was taken back.
            NotYourAccount, OwnMatter: this person may not decide.
        """
        why = reason.strip()[:LONGEST]
        if not admitted and not why:
            raise UserError("理由がありません。", "相手に伝わるように、理由を書いてください。", field="reason")
        self._guard([("reason", why)])

        def effect(tx: Transaction) -> int:
            person = people.require(tx.session, by)
            account = moves.load(tx.session, account_id)
            event = Event.ADMIT if admitted else Event.REFUSE
            moves.require_step(tx.session, account, event)
            row = tx.session.get(Admission, number)
            if row is None or row.account_id != account.id or row.decided_at is not None:
                raise AccountMoved(*moves.where_it_stands(tx.session, account))
            authority.require_pr(tx.session, person, but=[row.asked_by])
            moves.move(tx, account, event, by=person, version=account.version, details={"admission": row.id})
            row.decided_by, row.decided_at, row.admitted, row.reason = person.id, tx.now, admitted, why
            tx.session.flush()
            tell(
                tx,
                account,
                Intent.ADMISSION_DECIDED,
                still_here(tx.session, [row.asked_by]),
                str(row.id),
                number=row.id,
            )
            moves.redraw(tx, account, Intent.ADMISSION_REQUESTED, row.id, "decided")
            reminding.admission_decided(tx, account)
            return account.id

        return once(self._store, delivery, effect)


def _weighty(text: str, field: str) -> str:
    stripped = text.strip()
    if len(stripped) < SHORTEST:
        raise UserError(
            "§3の審査に必要な説明が足りません。", "秘書広報課が判断できるように、具体的に書いてください。", field=field
        )
    if len(stripped) > LONGEST:
        raise UserError(f"説明は{LONGEST}文字までです。", "短くしてください。", field=field)
    return stripped
