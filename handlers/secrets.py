"""A password that was typed where it must not be（§5(7)）: it counts as known, so a change is asked for at once."""

from collections.abc import Sequence
from contextlib import suppress

from bot.cards import names
from bot.cards.account_names import AccountRef
from bot.cards.blocks import Block, actions, button, section
from bot.drafts.errors import SecretInText
from bot.errors import UserError
from bot.office import Office
from handlers import payload
from handlers.payload import Payload, delivery_key, user_id
from rules.rotation import Cause

OFFER = "アカウントのパスワードだった"


def of_known_accounts(office: Office, body: Payload, error: UserError) -> UserError:
    """The error, after the passwords of the accounts that the form is about were asked to be changed, where it tells of
    a password. Somebody may find that another password was typed, and take it back.
    """
    if not isinstance(error, SecretInText) or not error.password:
        return error
    known = _accounts(office, body)
    labels = office.rotations.pasted(known, by=user_id(body), delivery=f"secret.{delivery_key(body)}"[:100])
    if not labels:
        return error
    then = f"{error.what_to_do}{'、'.join(labels)}のパスワードをすぐに変更するよう、所属長にお願いしました。"
    told = UserError(error.what, then, field=error.field)
    told.__cause__ = error
    return told


def offer(office: Office, body: Payload, error: UserError) -> Sequence[Block] | None:
    """What is shown with the error where nobody can know whose password it was: a way to ask for its change."""
    if not isinstance(error, SecretInText) or not error.password or office.people.find(user_id(body)) is None:
        return None
    return [section(str(error)), actions("secret", [button(OFFER, names.ROTATION_DEMAND, Cause.PASTED)])]


def _accounts(office: Office, body: Payload) -> list[int]:
    """The accounts that a form names: those chosen in it, the one it is of, or those of its draft."""
    chosen = [int(one) for one in payload.chosen(body, "accounts") if one.isdigit()]
    if chosen or not body["view"].get("private_metadata"):
        return chosen
    with suppress(ValueError):
        return [AccountRef.parse(str(body["view"]["private_metadata"])).account]
    try:
        draft = office.reading.show(payload.submitted(body).draft, by=user_id(body))
    except UserError:  # another form, or a draft of others: nothing is known
        return []
    return [one.id for one in draft.revision.accounts]
