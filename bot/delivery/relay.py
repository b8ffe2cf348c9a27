"""The relay: the only one who posts. Takes messages from the outbox and brings them to Slack."""

import threading
import uuid
from collections.abc import Callable, Mapping
from datetime import timedelta

import structlog

from bot.delivery.parking import park
from bot.delivery.queue import Claimed, Queue
from bot.delivery.rendering import REDRAWN, Rendering
from bot.delivery.slack import Place, SlackSender, TakenOver, TryLater, Undeliverable
from bot.store.unit import Store

log = structlog.get_logger()

THREADS = 4
IDLE_SECONDS = 2.0
#: How often a message is tried that fails in our own code before it is set aside.
TRIES_OF_A_FAULT = 5
#: Refusals that come from where a message was to stand, not from the message.
_OF_THE_CHANNEL = frozenset(
    {"channel_not_found", "is_archived", "not_in_channel", "no_permission", "restricted_action", "thread_not_found"}
)


#: Does what must be done before a message is posted; whether there is still anything to post.
Errand = Callable[[Claimed], bool]


class Relay:
    """Sends what is due. At least once, duplicates looked for; never "exactly once".

    Args:
        errands: for an intent what comes before its message; after a crash it is done again.
    """

    def __init__(
        self,
        store: Store,
        rendering: Rendering,
        sender: SlackSender,
        *,
        lease: timedelta,
        errands: Mapping[str, Errand] | None = None,
    ) -> None:
        self._store = store
        self._rendering = rendering
        self._sender = sender
        self._errands = dict(errands or {})
        self._queue = Queue(store, worker=uuid.uuid4().hex, lease=lease)
        self._bell = threading.Condition()
        self._rings = 0
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []

    def ring(self) -> None:
        """Wake the relay: something may be due."""
        with self._bell:
            self._rings += 1
            self._bell.notify_all()

    def start(self) -> None:
        """Send in the background until `stop`."""
        for number in range(THREADS):
            thread = threading.Thread(target=self._work, name=f"relay-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        """Finish what is being sent and end."""
        self._stopping.set()
        self.ring()
        for thread in self._threads:
            thread.join()

    def send_due(self) -> int:
        """Send everything that is due now, in this thread; how many messages were tried."""
        tried = 0
        while not self._stopping.is_set() and (message := self._queue.claim()) is not None:
            self._send(message)
            tried += 1
        return tried

    def _work(self) -> None:
        while not self._stopping.is_set():
            with self._bell:
                heard = self._rings
            _guarded(self.send_due)
            with self._bell:
                if self._rings == heard and not self._stopping.is_set():
                    self._bell.wait(IDLE_SECONDS)

    def _send(self, message: Claimed) -> None:
        try:
            place = self._redraw(message) if message.intent == REDRAWN else self._post(message)
        except TryLater as later:
            log.warning("delivery.later", seq=message.seq, intent=message.intent, why=str(later))
            self._queue.again(message, after=later.after, why=str(later), maybe_sent=later.maybe_sent)
        except TakenOver:
            log.warning("delivery.taken_over", seq=message.seq, intent=message.intent)
        except Undeliverable as error:
            self._undeliverable(message, str(error))
        except Exception:  # noqa: BLE001 - one message's fault must not stop the others
            self._fault(message)
        else:
            self._queue.sent(message, place.channel if place else None, place.ts if place else None)

    def _undeliverable(self, message: Claimed, why: str) -> None:
        if message.otherwise is not None and message.otherwise != message.recipient and why in _OF_THE_CHANNEL:
            log.warning("delivery.elsewhere", seq=message.seq, intent=message.intent, why=why)
            self._queue.elsewhere(message, why=why)
            return
        log.error("delivery.parked", seq=message.seq, intent=message.intent, why=why)
        park(self._store, message, why)

    def _post(self, message: Claimed) -> Place | None:
        errand = self._errands.get(message.intent)
        if errand is not None and not errand(message):
            return None
        above = self._queue.place_of(message.thread) if message.thread else None
        return self._sender.post(
            message.message_id,
            message.recipient,
            self._rendering.draw(message),
            attempts=message.attempts,
            look_since=message.created_at if message.maybe_sent else None,
            still_ours=lambda: self._queue.hold(message),
            thread=Place(*above) if above else None,
        )

    def _redraw(self, message: Claimed) -> Place | None:
        found = self._rendering.redraw(message)
        if found is None:
            return None
        card, looks = found
        place = Place(str(card.channel), str(card.ts))
        self._sender.update(place, looks, attempts=message.attempts)
        return place

    def _fault(self, message: Claimed) -> None:
        reference = uuid.uuid4().hex[:8]
        log.exception("delivery.fault", seq=message.seq, intent=message.intent, reference=reference)
        why = f"ボットの中の不具合・参照番号 {reference}"
        if message.attempts >= TRIES_OF_A_FAULT:
            park(self._store, message, why)
        else:
            self._queue.again(message, after=timedelta(seconds=message.attempts), why=why, maybe_sent=True)


def _guarded(work: Callable[[], int]) -> None:
    try:
        work()
    except Exception:
        log.exception("relay.fault")
