"""The metronome: APScheduler gives the beat; what is due stands in the database alone."""

from datetime import timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from bot.delivery import tidying
from bot.delivery.relay import Relay
from bot.drafts.expiring import Expiring
from bot.reminders.service import Reminding
from bot.store import inbox
from bot.store.unit import Store
from bot.upkeep.sweep import Sweep

TICK_SECONDS = 5
EXPIRY_SECONDS = 60
REMINDER_SECONDS = 15
SWEEP_SECONDS = 600
KEEP_DELIVERIES = timedelta(days=30)
KEEP_MESSAGES = timedelta(days=90)


class ClockWork:
    """Beats until stopped."""

    def __init__(self, store: Store, relay: Relay, expiring: Expiring, reminding: Reminding, sweep: Sweep) -> None:
        self._store = store
        self._scheduler = BackgroundScheduler(timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1})
        self._scheduler.add_job(relay.ring, "interval", seconds=TICK_SECONDS)
        self._scheduler.add_job(expiring.expire_due, "interval", seconds=EXPIRY_SECONDS)
        self._scheduler.add_job(reminding.tick, "interval", seconds=REMINDER_SECONDS)
        self._scheduler.add_job(sweep.sweep, "interval", seconds=SWEEP_SECONDS)
        self._scheduler.add_job(self.tidy, "interval", hours=6)

    def start(self) -> None:
        """Begin to beat."""
        self._scheduler.start()

    def stop(self) -> None:
        """End, waiting for a beat that is under way."""
        self._scheduler.shutdown(wait=True)

    def tidy(self) -> None:
        """Forget deliveries that Slack will not repeat any more, and messages about drafts that are long finished."""
        with self._store.transaction() as tx:
            inbox.forget_before(tx.session, tx.now - KEEP_DELIVERIES)
            tidying.forget_finished(tx.session, tx.now - KEEP_MESSAGES)
