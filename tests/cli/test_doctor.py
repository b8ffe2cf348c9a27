"""`snsbot doctor`: what is well, what is not, and what to do about it."""

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.people.models import Membership, Role
from bot.practice.demo import DEMO_CITY, demo_seed
from bot.practice.running import PracticeServer
from bot.store.engine import make_engine
from bot.store.unit import Store
from rules.reader import network
from rules.reader.model import load
from tests.cli.terminal import Terminal
from tests.support.clocks import StandingClock
from tests.support.office import handed_in, open_office, written


def test_a_database_that_is_not_ready_is_named_and_nothing_else_of_it(terminal: Terminal) -> None:
    told = terminal.types("doctor")
    assert told.status == 1
    assert "要対応　データベース：" in told.printed
    assert "snsbot db upgrade" in told.printed
    assert "監査記録" not in told.printed


def test_a_fresh_office_is_well(office: Terminal) -> None:
    office.types("org", "import", DEMO_CITY)
    told = office.types("doctor")
    assert (told.status, "すべて正常です" in told.printed) == (0, True), told.printed
    assert "練習用としてだけ動きます" in told.printed
    assert "正常　第二の読み手：言葉の表と言語モデルで読みます" in told.printed


def test_a_damaged_language_model_is_named_with_what_to_do(
    office: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "language.npz").write_bytes(b"PK\x03\x04")
    monkeypatch.setattr(network, "FILE", tmp_path / "language.npz")
    load.cache_clear()
    complaint = office.types("doctor").complaint
    load.cache_clear()
    assert "language.npz: 読めません" in complaint
    assert "配布物を入れ直すか" in complaint


def test_a_city_that_was_not_imported_is_named(office: Terminal) -> None:
    assert "要対応　市の情報" in office.types("doctor").printed


def test_a_section_without_a_head_is_named(office: Terminal) -> None:
    office.types("org", "import", DEMO_CITY)
    engine = make_engine(office.settings["DATABASE_URL"])
    with engine.begin() as connection:
        connection.execute(sa.delete(Membership).where(Membership.role == Role.HEAD, Membership.section_id == 2))
    engine.dispose()
    told = office.types("doctor").printed
    assert "登録のない所属：産業部商工観光課" in told


def test_messages_and_reminders_that_nobody_sends_are_counted(office: Terminal) -> None:
    clock = StandingClock()
    clock.forward(timedelta(days=-400))
    with open_office(office.settings["DATABASE_URL"], clock) as bot:
        handed_in(bot.office, written(bot, "まちなか広場で朝市を開きます。"))
    told = office.types("doctor")
    assert told.status == 1
    assert "要対応　送信待ちのお知らせ：1件が15分以上待っています" in told.printed
    assert "要対応　催促の時計" in told.printed


def test_slack_and_its_channels_are_tried(office: Terminal) -> None:
    office.types("org", "import", DEMO_CITY)
    with PracticeServer(demo_seed()) as server:
        settings = {
            "SLACK_BOT_TOKEN": server.seed.bot_token,
            "SLACK_APP_TOKEN": server.seed.app_token,
            "SLACK_API_URL": server.api_url,
        }
        well = office.types("doctor", settings=settings).printed
        wrong = office.types("doctor", settings={**settings, "SLACK_BOT_TOKEN": "xoxb-wrong"}).printed
        deaf = office.types("doctor", settings={**settings, "SLACK_APP_TOKEN": ""}).printed
        store = Store(make_engine(office.settings["DATABASE_URL"]), StandingClock())
        with store.transaction() as tx:
            tx.session.execute(sa.text("UPDATE city SET pr_channel = 'C0NOWHERE', incidents_channel = NULL"))
        store.engine.dispose()
        lost = office.types("doctor", settings=settings).printed

    assert "C01PR に届きます" in well
    assert "要対応" not in well
    assert "要対応　Slack への接続" in wrong
    assert "要対応　Slack からの受信" in deaf
    assert "C0NOWHERE を読めません（channel_not_found）" in lost
    assert "要対応　事案のチャンネル：登録がありません" in lost
