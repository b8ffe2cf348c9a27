"""The bot is killed between every commit and every call to Slack: nothing is lost, nothing comes twice."""

import re
from pathlib import Path

import pytest

from tests.delivery.errands import post_a_text, reject_a_text, return_and_withdraw
from tests.delivery.mortal_bots import SPAWNED
from tests.delivery.unlucky import Scene, open_scene
from tests.support.databases import Databases
from tests.support.stoppable import COMMITS_AND_MESSAGES, EVERYWHERE

POSTED = ("draft.written", "draft.submit", "draft.approve", "draft.posted_report", "draft.complete")
#: Where a bot that has died before everything else need not come by any more.
ONLY_IN_PASSING = (
    "before the answer in draft.approve",
    "after the answer in draft.approve",
    "before the acknowledgement in draft.report",
    "after the acknowledgement in draft.report",
)
#: A modal that takes long is opened first and filled afterwards, which depends on the machine; and another thread's
#: death may come between a settling and its point.
NOT_ALWAYS = r"\w+ views\.\w+ in .*|after the commit of settling .*"
BETWEEN_COMMIT_AND_CALL = (
    "after the commit of save",
    "after the commit of submit",
    "after the commit of approve",
    "after the commit of report",
    "after chat.postMessage in approval_requested 1 to U01BOB",
    "after chat.postMessage in approved 1 to U01ALICE",
)


def assert_posted_once(scene: Scene) -> None:
    scene.assert_each_message_arrived_once(
        (scene.kacho, "承認のお願い"), (scene.hanako, "承認されました"), (scene.kacho, "投稿済みの報告")
    )
    scene.assert_record_says(*POSTED)


def points_of(scene: Scene) -> set[str]:
    return set(scene.points.read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def all_points(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The points that a bot passes which nothing happens to."""
    with open_scene(databases.sqlite(), tmp_path_factory.mktemp("undisturbed")) as scene:
        scene.carry_out(post_a_text, "完了")
        assert scene.deaths == 0
        assert_posted_once(scene)
        return points_of(scene)


@pytest.mark.timeout(1800)  # dozens of deaths and starts
@pytest.mark.parametrize(
    ("database", "where"), [("sqlite", EVERYWHERE), ("postgres", COMMITS_AND_MESSAGES)], ids=["sqlite", "postgres"]
)
def test_a_bot_that_dies_at_every_point_brings_the_text_to_its_post(
    request: pytest.FixtureRequest,
    databases: Databases,
    tmp_path: Path,
    all_points: set[str],
    database: str,
    where: str,
) -> None:
    """It dies at each point once, one death after the other, also at those that only a recovery passes."""
    url = databases.sqlite() if database == "sqlite" else databases.postgres(request.getfixturevalue("postgres"))
    with open_scene(url, tmp_path) as scene:
        scene.carry_out(post_a_text, "完了", at=where, then=where)

        assert_posted_once(scene)
        died = {point for point in points_of(scene) if re.fullmatch(where, point)}
        assert scene.deaths >= len(died) - 1  # the last may come after the end
    due = {point for point in all_points if re.fullmatch(where, point) and not re.fullmatch(NOT_ALWAYS, point)}
    # Where one thread dies just before another would have, the point is passed unseen: it is tried alone.
    for number, point in enumerate(sorted(due - died - set(ONLY_IN_PASSING))):
        alone = tmp_path / f"alone{number}"
        alone.mkdir()
        with open_scene(databases.sqlite(), alone) as scene:
            scene.carry_out(post_a_text, "完了", at=re.escape(point))
            assert scene.deaths == 1, point
            assert_posted_once(scene)


@pytest.mark.parametrize("point", [*BETWEEN_COMMIT_AND_CALL, *ONLY_IN_PASSING])
def test_a_bot_that_dies_once_brings_the_text_to_its_post(databases: Databases, tmp_path: Path, point: str) -> None:
    with open_scene(databases.sqlite(), tmp_path) as scene:
        scene.carry_out(post_a_text, "完了", at=point)

        assert scene.deaths == 1
        assert_posted_once(scene)


@pytest.mark.parametrize(
    "point",
    [
        "after the commit of return_for_revision",
        "before the acknowledgement in draft.return_form",
        "after chat.postMessage in returned 1 to U01ALICE",
        "after the commit of withdraw",
    ],
)
def test_a_draft_that_is_returned_and_withdrawn_goes_its_way_once(
    databases: Databases, tmp_path: Path, point: str
) -> None:
    with open_scene(databases.sqlite(), tmp_path) as scene:
        scene.carry_out(return_and_withdraw, "取下げ", at=point)

        assert scene.deaths == 1
        scene.assert_each_message_arrived_once(
            (scene.kacho, "承認のお願い"),
            (scene.kacho, "承認のお願い"),
            (scene.hanako, "差し戻されました"),
            (scene.kacho, "取り下げられました"),
        )
        scene.assert_record_says(
            "draft.written",
            "draft.submit",
            "draft.return_for_revision",
            "draft.revise",
            "draft.submit",
            "draft.withdraw",
        )


def test_a_draft_is_rejected_once(databases: Databases, tmp_path: Path) -> None:
    with open_scene(databases.sqlite(), tmp_path) as scene:
        scene.carry_out(reject_a_text, "却下", at="after the commit of reject")

        assert scene.deaths == 1
        scene.assert_each_message_arrived_once((scene.kacho, "承認のお願い"), (scene.hanako, "却下されました"))
        scene.assert_record_says("draft.written", "draft.submit", "draft.reject")


def test_a_command_that_was_killed_is_started_again_as_an_operator_does(database_url: str, tmp_path: Path) -> None:
    """`snsbot run` after a stop between the message and its settling; the lease runs out in real time."""
    with open_scene(database_url, tmp_path, SPAWNED) as scene:
        scene.carry_out(post_a_text, "完了", at="after chat.postMessage in approval_requested 1 to U01BOB")

        assert scene.deaths == 1
        assert_posted_once(scene)
        scene.stop()
