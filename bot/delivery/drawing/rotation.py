"""The messages about changes of passwords."""

from bot.accounts.rotation.logins import DUE
from bot.accounts.rotation.service import EXPOSED_NOTICE, Rotations
from bot.cards.rotation import due_card, exposed_notice
from bot.delivery.rendering import Drawer


def rotation_drawers(rotations: Rotations) -> dict[str, Drawer]:
    """The drawers of all messages about logins."""
    return {
        DUE: lambda wanted: due_card(rotations.render(wanted.subject_id), wanted.params),
        EXPOSED_NOTICE: lambda wanted: exposed_notice(rotations.render(wanted.subject_id), wanted.params),
    }
