"""The services of the upkeep, put together, and their plans."""

from dataclasses import dataclass

from bot.reminders.service import Plan
from bot.store.unit import Store
from bot.upkeep import digest, dormancy, yearly
from bot.upkeep.digest import DigestPlan, Digests
from bot.upkeep.dormancy import Dormancy, DormancyPlan, SecretGuard
from bot.upkeep.sweep import Sweep
from bot.upkeep.yearly import Yearly, YearlyPlan


@dataclass(frozen=True)
class Upkeep:
    """One of each service."""

    dormancy: Dormancy
    yearly: Yearly
    digests: Digests
    sweep: Sweep


def upkeep_services(store: Store, guard: SecretGuard) -> Upkeep:
    """The services on a database; `guard` refuses reasons that hold a secret."""
    return Upkeep(Dormancy(store, guard), Yearly(store), Digests(store), Sweep(store))


def plans() -> dict[str, Plan]:
    """What is done when one of their matters has waited."""
    return {dormancy.MATTER: DormancyPlan(), yearly.MATTER: YearlyPlan(), digest.MATTER: DigestPlan()}
