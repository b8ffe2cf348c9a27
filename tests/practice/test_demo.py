"""The demo workspace and its city file speak of the same town."""

import tomllib
from typing import Any

import pytest

from bot.practice.demo import CHANNELS, DEMO_CITY, PEOPLE, demo_seed, features_of
from bot.practice.running import PracticeServer
from bot.practice.seed import Shortcut, SlashCommand


def test_the_city_file_names_the_people_of_the_workspace_and_nobody_else() -> None:
    city = tomllib.loads(DEMO_CITY.read_text(encoding="utf-8"))
    told = {section["name"]: {section["head"], *section["acting"], *section["staff"]} for section in city["sections"]}
    assert told == {
        section: {person.id for person in PEOPLE if person.section == section}
        for section in {person.section for person in PEOPLE}
        if section in told
    }
    above = {one for people in city["escalation"].values() for one in people}
    assert {person.id for person in PEOPLE if person.section not in told} <= above <= {person.id for person in PEOPLE}
    heads = {section["head"] for section in city["sections"]}
    assert heads == {person.id for person in PEOPLE if person.title == "課長"}


def test_the_city_file_is_of_the_format_that_the_bot_imports() -> None:
    city = tomllib.loads(DEMO_CITY.read_text(encoding="utf-8"))
    assert set(city) == {"city", "hours", "channels", "escalation", "sections", "accounts"}
    assert [section["name"] for section in city["sections"] if section.get("pr_division")] == ["総務部秘書広報課"]
    assert len(city["sections"]) == 6
    names = {section["name"] for section in city["sections"]}
    assert all(set(account["sections"]) <= names for account in city["accounts"])
    assert {account["platform"] for account in city["accounts"]} == {
        "facebook",
        "x",
        "instagram",
        "line",
        "youtube",
    }
    assert len(city["accounts"]) >= 7


def test_the_channels_of_the_city_file_exist() -> None:
    city = tomllib.loads(DEMO_CITY.read_text(encoding="utf-8"))
    assert set(city["channels"].values()) <= {channel.id for channel in CHANNELS}


def test_commands_and_shortcuts_come_from_the_apps_manifest() -> None:
    manifest: dict[str, Any] = {
        "features": {
            "slash_commands": [{"command": "/snscheck", "description": "確かめます", "usage_hint": "[本文]"}],
            "shortcuts": [{"name": "チェック", "type": "message", "callback_id": "check", "description": "確かめます"}],
        }
    }
    assert features_of(manifest) == (
        (SlashCommand("/snscheck", "確かめます", "[本文]"),),
        (Shortcut("message", "チェック", "check"),),
    )
    assert demo_seed(manifest).shortcuts == (Shortcut("message", "チェック", "check"),)


def test_scopes_and_events_come_from_the_apps_manifest() -> None:
    seed = demo_seed(
        {
            "oauth_config": {"scopes": {"bot": ["chat:write", "im:write"]}},
            "features": {"app_home": {"messages_tab_read_only_enabled": True}},
            "settings": {"event_subscriptions": {"bot_events": ["app_home_opened"]}},
        }
    )
    assert seed.scopes == frozenset({"chat:write", "im:write"})
    assert not seed.direct_messages
    assert seed.events == frozenset({"app_home_opened"})


def test_a_server_is_reached_only_while_it_runs_and_only_on_its_own_port() -> None:
    server = PracticeServer(demo_seed())
    with pytest.raises(RuntimeError):
        _ = server.url
    with server:
        port = int(server.url.rsplit(":", 1)[1])
        with pytest.raises(OSError, match="in use"):
            PracticeServer(demo_seed(), port=port).start()
    server.stop()
