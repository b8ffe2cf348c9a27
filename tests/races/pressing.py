"""A process in which eight people press at once, on the draft of each round."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier as ProcessBarrier
from threading import Barrier

from bot.app import Bot
from bot.drafts.states import Event
from bot.errors import UserError
from tests.support.clocks import RunningClock
from tests.support.office import MARKET, open_office

HANDS = 8


@dataclass(frozen=True)
class Press:
    """A button that somebody presses, on the card of the first revision."""

    event: Event
    by: str


@dataclass(frozen=True)
class Outcome:
    """What became of a press: nothing was refused, or what the person was told, or a fault."""

    press: Press
    refusal: str | None = None
    fault: str | None = None

    @property
    def won(self) -> bool:
        return self.refusal is None and self.fault is None


Round = tuple[int, list[Press]]


def work(url: str, rounds: list[Round], start: ProcessBarrier, results: Connection) -> None:
    """Press all rounds; each begins in all processes and threads at once.

    Args:
        rounds: drafts, each with the presses of this process's threads.
        start: met by all processes before each round.
        results: takes one list of outcomes a round.
    """
    together = Barrier(HANDS, action=lambda: _meet(start))
    with open_office(url, RunningClock()) as bot, ThreadPoolExecutor(HANDS) as pool:

        def hand(number: int) -> list[Outcome]:
            outcomes = []
            for draft, presses in rounds:
                together.wait()
                outcomes.append(_press(bot, draft, presses[number]))
            return outcomes

        by_hand = list(pool.map(hand, range(HANDS)))
    for outcomes in zip(*by_hand, strict=True):
        results.send(list(outcomes))


def _meet(start: ProcessBarrier) -> None:
    start.wait()


def _press(bot: Bot, draft: int, press: Press) -> Outcome:
    try:
        _button(bot, press.event)(draft, press.by)
    except UserError as refusal:
        return Outcome(press, refusal=str(refusal))
    except Exception as fault:  # noqa: BLE001 - told to the test
        return Outcome(press, fault=repr(fault))
    return Outcome(press)


def _button(bot: Bot, event: Event) -> Callable[[int, str], object]:
    office = bot.office
    reason = "時刻を書いてください。"
    buttons: dict[Event, Callable[[int, str], object]] = {
        Event.APPROVE: lambda draft, by: office.deciding.approve(draft, 1, by=by),
        Event.RETURN: lambda draft, by: office.deciding.return_for_revision(draft, 1, reason, by=by),
        Event.REJECT: lambda draft, by: office.deciding.reject(draft, 1, reason, by=by),
        Event.APPROVE_CONDITIONALLY: lambda draft, by: office.deciding.approve_conditionally(draft, 1, reason, by=by),
        Event.CONSULT: lambda draft, by: office.concurring.consult(draft, 1, reason, by=by),
        Event.REVOKE: lambda draft, by: office.deciding.revoke(draft, 1, reason, by=by),
        Event.PULL_BACK: lambda draft, by: office.submitting.pull_back(draft, 1, by=by),
        Event.POST_FIRST: lambda draft, by: office.emergency.post_first(draft, 1, reason, by=by),
        Event.WITHDRAW: lambda draft, by: office.submitting.withdraw(draft, 1, by=by),
        Event.REVISE: lambda draft, by: office.writing.retype(draft, 1, f"{MARKET}（{by}が直しました）", by=by),
    }
    return buttons[event]
