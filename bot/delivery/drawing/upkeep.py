"""The messages about the upkeep of accounts."""

from bot.cards.upkeep import digest_card, dormancy_card, yearly_card
from bot.clock import Clock
from bot.delivery.rendering import Drawer
from bot.upkeep.calendar import today
from bot.upkeep.digest import DIGEST
from bot.upkeep.dormancy import QUESTION
from bot.upkeep.office import Upkeep
from bot.upkeep.yearly import TASKS_DUE


def upkeep_drawers(upkeep: Upkeep, clock: Clock) -> dict[str, Drawer]:
    """The drawers of all messages about dormancy, the year's tasks and the month's digest."""
    return {
        QUESTION: lambda wanted: dormancy_card(upkeep.dormancy.render(wanted.subject_id)),
        TASKS_DUE: lambda wanted: yearly_card(upkeep.yearly.render(wanted.subject_id), today(clock.now())),
        DIGEST: lambda wanted: digest_card(upkeep.digests.render(wanted.subject_id)),
    }
