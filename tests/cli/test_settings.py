"""A setting that does not work is named, in one line, before anything is done."""

from collections.abc import Iterator

import pytest

from bot.practice.demo import DEMO_CITY, demo_seed
from bot.practice.running import PracticeServer
from tests.cli.terminal import Terminal
from tests.support.background import free_port


@pytest.fixture(scope="module")
def slack() -> Iterator[PracticeServer]:
    with PracticeServer(demo_seed()) as server:
        yield server


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("DATABASE_URL", "nonsense", "DATABASE_URL の書き方"),
        ("DATABASE_URL", "oracle://x/y", "使えません"),
        ("DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:1/none", "つながりません"),
        ("DATABASE_URL", "sqlite:////proc/none/x.db", "フォルダー"),
        ("PORT", "abc", "設定 PORT"),
        ("SLACK_API_URL", "notaurl", "設定 SLACK_API_URL"),
        ("SLACK_API_URL", "ftp://slack.com/api/", "設定 SLACK_API_URL"),
        ("SLACK_API_URL", "https:///api/", "設定 SLACK_API_URL"),
        ("SLACK_API_URL", "http://localhost:port/", "設定 SLACK_API_URL"),
        ("SLACK_BOT_TOKEN", "xoxb-トークン", "設定 SLACK_BOT_TOKEN"),
        ("SLACK_APP_TOKEN", "xapp-a b", "設定 SLACK_APP_TOKEN"),
        ("SNSBOT_LEASE_SECONDS", "0", "設定 SNSBOT_LEASE_SECONDS"),
        ("SNSBOT_IMAGE_MB", "0", "設定 SNSBOT_IMAGE_MB"),
        ("SNSBOT_IMAGE_MEGAPIXELS", "1000", "設定 SNSBOT_IMAGE_MEGAPIXELS"),
    ],
)
def test_a_setting_that_does_not_work_is_named(terminal: Terminal, name: str, value: str, words: str) -> None:
    assert words in terminal.types("db", "upgrade", settings={name: value}).complaint


def test_a_settings_file_in_another_encoding_is_named(terminal: Terminal) -> None:
    (terminal.folder / ".env").write_bytes("# 新見市の設定\n".encode("cp932"))
    assert ".env の文字コードが UTF-8 ではありません" in terminal.types("db", "upgrade").complaint


def test_a_slack_that_is_not_there_is_told(office: Terminal) -> None:
    address = f"http://127.0.0.1:{free_port()}/api/"
    done = office.types("run", settings={"SLACK_BOT_TOKEN": "xoxb-x", "SLACK_API_URL": address})
    assert f"Slack（{address}）につながりません" in done.complaint


def test_a_bot_token_that_slack_refuses_is_told(office: Terminal, slack: PracticeServer) -> None:
    done = office.types("run", settings={"SLACK_BOT_TOKEN": "xoxb-x", "SLACK_API_URL": slack.api_url})
    assert "SLACK_BOT_TOKEN を受け付けませんでした（invalid_auth）" in done.complaint


@pytest.mark.parametrize("token", ["xapp-of-another-app", "xoxb-practice-bot"])
def test_an_app_token_that_slack_refuses_is_told(office: Terminal, slack: PracticeServer, token: str) -> None:
    tokens = {"SLACK_BOT_TOKEN": slack.seed.bot_token, "SLACK_APP_TOKEN": token, "SLACK_API_URL": slack.api_url}
    done = office.types("run", settings={**tokens, "SNSBOT_CITY": str(DEMO_CITY)})
    assert "SLACK_APP_TOKEN を受け付けませんでした" in done.complaint


def test_a_city_file_that_is_not_there_is_named_at_the_first_start(office: Terminal, slack: PracticeServer) -> None:
    tokens = {"SLACK_BOT_TOKEN": slack.seed.bot_token, "SLACK_API_URL": slack.api_url}
    done = office.types("run", settings={**tokens, "SNSBOT_CITY": "nowhere.toml"})
    assert "nowhere.toml を開けません" in done.complaint
