"""A way to do things at once."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest


@pytest.fixture
def at_once() -> Iterator[Callable[..., list[int]]]:
    with ThreadPoolExecutor(8) as pool:

        def run(*works: Callable[[], int]) -> list[int]:
            return [one.result() for one in [pool.submit(work) for work in works]]

        yield run
