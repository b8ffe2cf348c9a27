"""The checks read the labelled drafts as well as they once did: floors and ceilings with small margins."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.rules.quality_floors import SAMPLES, Sample, figures, reached

MARGIN = 0.02
"""The share of a count that may change without anyone asking why; of few problems, one."""


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda sample: sample.name)
def compared(request: pytest.FixtureRequest) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """What a sample gives now, and what it gave when the floors were set."""
    sample: Sample = request.param
    return figures(sample.measure()), reached()[sample.name]


Compared = tuple[Mapping[str, Any], Mapping[str, Any]]


def test_the_problems_of_every_clause_are_still_found(compared: Compared) -> None:
    now, then = compared
    assert now["of"] == then["of"], "the labelled drafts changed: set the floors anew"
    lost = {
        key: f"{now['found'].get(key, 0)} of {then['of'][key]}, once {found}"
        for key, found in then["found"].items()
        if now["found"].get(key, 0) < found - max(1, MARGIN * found)
    }
    assert lost == {}


def test_clean_drafts_are_not_stopped(compared: Compared) -> None:
    now, then = compared
    assert now["clean"] == then["clean"]
    assert now["clean_block"] <= 0.01 * now["clean"]


def test_clean_drafts_are_asked_no_more_than_before(compared: Compared) -> None:
    now, then = compared
    assert now["clean_confirm"] <= then["clean_confirm"] + MARGIN * now["clean"]


def test_the_rest_of_a_problematic_draft_is_left_alone(compared: Compared) -> None:
    now, then = compared
    assert now["besides"] <= then["besides"] + MARGIN * now["dirty"]


def test_findings_point_at_a_short_stretch(compared: Compared) -> None:
    now, then = compared
    assert now["span"] <= max(then["span"] + 5, 40)
