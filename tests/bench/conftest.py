"""Timing one thing against another in the same run, and the table of ratios at the end."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

ROUNDS = 40


@dataclass(frozen=True)
class Measured:
    """What was measured, beside its target."""

    what: str
    value: float
    most: float

    def __str__(self) -> str:
        return f"{self.what}: {self.value:.2f} (at most {self.most:g})"


TABLE = pytest.StashKey[list[Measured]]()


class Scale:
    """Weighs a subject against a baseline: both run in turn, and the quickest of each counts.

    The quickest, because everything that disturbs a measurement makes it longer.
    """

    def __init__(self, benchmark: BenchmarkFixture, table: list[Measured]) -> None:
        self._benchmark = benchmark
        self._table = table

    def weigh(
        self,
        what: str,
        subject: Callable[[], object],
        baseline: Callable[[], object],
        *,
        most: float,
        rounds: int = ROUNDS,
    ) -> None:
        """Assert that `subject` takes at most `most` times as long as `baseline`; `what` is its line of the table."""
        subject_time, baseline_time = self._time(subject, baseline, rounds)
        self._note(Measured(what, subject_time / baseline_time, most))

    def weigh_difference(
        self,
        what: str,
        subject: Callable[[], object],
        baseline: Callable[[], object],
        *,
        most: float,
        rounds: int = ROUNDS,
    ) -> None:
        """Assert that `subject` takes at most `most` seconds more than `baseline`."""
        subject_time, baseline_time = self._time(subject, baseline, rounds)
        self._note(Measured(what, subject_time - baseline_time, most))

    def _time(self, subject: Callable[[], object], baseline: Callable[[], object], rounds: int) -> tuple[float, float]:
        """The quickest of `rounds` runs of each, in seconds; both run once before."""
        subject()
        baseline()
        subject_times: list[float] = []
        baseline_times: list[float] = []

        def timed(what: Callable[[], object], times: list[float]) -> None:
            began = time.perf_counter()
            what()
            times.append(time.perf_counter() - began)

        run: Callable[..., object] = self._benchmark.pedantic
        run(
            lambda: timed(subject, subject_times),
            setup=lambda: timed(baseline, baseline_times),
            rounds=rounds,
            iterations=1,
        )
        return min(subject_times), min(baseline_times)

    def note(self, what: str, seconds: float, *, most: float) -> None:
        """Assert that what was timed by the test itself took at most `most` seconds; for what happens only once."""
        run: Callable[..., object] = self._benchmark.pedantic
        run(lambda: None, rounds=1)
        self.also(what, seconds, most=most)

    def also(self, what: str, seconds: float, *, most: float) -> None:
        """As `note`, for a second thing that the same test timed."""
        self._note(Measured(what, seconds, most))

    def _note(self, measured: Measured) -> None:
        self._table.append(measured)
        self._benchmark.extra_info["measured"] = round(measured.value, 3)
        assert measured.value <= measured.most, str(measured)


@pytest.fixture
def scale(benchmark: BenchmarkFixture, pytestconfig: pytest.Config) -> Scale:
    return Scale(benchmark, pytestconfig.stash.setdefault(TABLE, []))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    table = config.stash.get(TABLE, [])
    if table:
        terminalreporter.section("ratios within this run")
        for measured in table:
            terminalreporter.write_line(str(measured))
