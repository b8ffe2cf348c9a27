"""The bot is killed on its way with a copy of a photograph: one file and one offer arrive, the copy is used once."""

import re
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.drafts.models import Image
from bot.store.outbox import OutboxMessage, OutboxState
from tests.delivery.errands import hand_in_a_photograph
from tests.delivery.unlucky import open_scene
from tests.images.making import photograph
from tests.support.databases import Databases
from tests.support.page import said

#: Every call to Slack and every commit on the way, and the commit of the copy's taking the original's place.
ON_THE_WAY = r".* image_cleaned 1 to U01ALICE"
DUE = (
    "before files.getUploadURLExternal",
    "after files.getUploadURLExternal",
    "before files.completeUploadExternal",
    "after files.completeUploadExternal",
    "before chat.postMessage",
    "after chat.postMessage",
)


@pytest.mark.timeout(1800)  # a dozen deaths and starts
@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_a_bot_that_dies_at_every_point_on_the_way_brings_one_copy(
    request: pytest.FixtureRequest, databases: Databases, tmp_path: Path, database: str
) -> None:
    url = databases.sqlite() if database == "sqlite" else databases.postgres(request.getfixturevalue("postgres"))
    with open_scene(url, tmp_path) as scene:
        file = scene.hanako.page.upload("ehon.jpg", photograph(), "image/jpeg")

        scene.carry_out(partial(hand_in_a_photograph, file=file), "承認待ち", at=ON_THE_WAY, then=ON_THE_WAY)

        passed = scene.points.read_text(encoding="utf-8").splitlines()
        died = [point for point in passed if re.fullmatch(ON_THE_WAY, point)]
        assert {f"{one} in image_cleaned 1 to U01ALICE" for one in DUE} <= set(died)
        assert scene.deaths >= len(died) - 1  # the last may come after the end
        messages = [one for one in scene.hanako.messages(in_dm=True) if not one["ephemeral"]]
        assert [one["name"] for message in messages for one in message.get("files") or []] == ["ehon_位置情報なし.jpg"]
        assert len([one for one in messages if "位置情報のない画像に差し替えました" in said(one)]) == 1
        assert len(messages) == 2
        with scene.store.read() as session:
            assert set(session.scalars(sa.select(OutboxMessage.state))) == {OutboxState.SENT}
            names = list(session.scalars(sa.select(Image.name).order_by(Image.id)))
        assert names == ["ehon.jpg", "ehon.jpg", "ehon_位置情報なし.jpg"]
