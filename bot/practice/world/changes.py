"""Tells each person's page that what they see has changed."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable


class Changes:
    """A version number for each person, which grows with every change that the person can see."""

    def __init__(self) -> None:
        self._versions: defaultdict[str, int] = defaultdict(int)
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    def version(self, person: str) -> int:
        """How many changes this person has been shown."""
        return self._versions[person]

    def touch(self, people: Iterable[str]) -> None:
        """Something that these people can see has changed."""
        for person in people:
            self._versions[person] += 1
            for event in self._waiting[person]:
                event.set()

    async def wait_beyond(self, person: str, version: int) -> int:
        """Wait until the person's version is greater than this one, and return it."""
        event = asyncio.Event()
        self._waiting[person].add(event)
        try:
            while self._versions[person] <= version:
                event.clear()
                await event.wait()
        finally:
            self._waiting[person].discard(event)
        return self._versions[person]
