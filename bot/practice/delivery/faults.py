"""Faults that a test or a trainer orders: the next calls or deliveries then go wrong as they may with Slack."""

from dataclasses import dataclass

from bot.practice.errors import Refusal

CALL_FAULTS = frozenset({"429", "500", "hang", "drop_after", "drop_before"})
DELIVERY_FAULTS = frozenset({"twice", "close_socket", "drop_before", "drop_after", "disconnect"})


@dataclass(slots=True)
class Fault:
    """What goes wrong, with which method (``*`` is any call, ``deliver`` any delivery), how often still."""

    method: str
    kind: str
    times: int
    retry_after: int = 1


class Faults:
    """The ordered faults, used up one by one in the order in which they were ordered."""

    def __init__(self) -> None:
        self._ordered: list[Fault] = []

    def order(self, *, method: str, kind: str, times: int, retry_after: int) -> None:
        """Let something go wrong so many times.

        Raises:
            Refusal: there is no such fault for calls or deliveries.
        """
        known = DELIVERY_FAULTS if method == "deliver" else CALL_FAULTS
        if kind not in known and not (method != "deliver" and kind.startswith("error:")):
            raise Refusal("unknown_fault", f"「{kind}」という故障はありません。")
        if times < 1:
            raise Refusal("invalid_times", "回数は1以上にしてください。")
        self._ordered.append(Fault(method, kind, times, retry_after))

    def clear(self) -> None:
        """Forget all that were ordered and have not happened."""
        self._ordered.clear()

    def for_call(self, method: str) -> Fault | None:
        """The fault that this call of the Web API meets, if any."""
        return self._take({"*", method})

    def for_delivery(self) -> Fault | None:
        """The fault that this delivery meets, if any."""
        return self._take({"deliver"})

    def _take(self, methods: set[str]) -> Fault | None:
        for fault in self._ordered:
            if fault.method in methods:
                fault.times -= 1
                if fault.times == 0:
                    self._ordered.remove(fault)
                return fault
        return None
