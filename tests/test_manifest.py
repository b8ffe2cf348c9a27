"""The app's manifest says what the code does: commands, shortcuts, events, and the scopes of the calls made."""

import json
import re
from pathlib import Path

from bot.cards import names

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))

#: Which scope each method of the Web API needs for what the bot does with it.
SCOPES = {
    "chat_postMessage": {"chat:write", "chat:write.public"},
    "chat_postEphemeral": {"chat:write"},
    "chat_update": {"chat:write"},
    "conversations_open": {"im:write"},
    "conversations_history": {"im:history", "channels:history"},
    "conversations_replies": {"im:history", "channels:history"},
    "pins_add": {"pins:write"},
    "conversations_create": {"channels:manage"},
    "conversations_invite": {"channels:manage"},
    "files_info": {"files:read"},
    "files_getUploadURLExternal": {"files:write"},
    "files_completeUploadExternal": {"files:write"},
    "auth_test": set(),
    "views_open": set(),
    "views_push": set(),
    "views_update": set(),
    "views_publish": set(),
}
#: Which scope an event needs.
EVENTS = {"app_home_opened": set(), "reaction_added": {"reactions:read"}}


def sources() -> str:
    folders = [ROOT / "handlers", *(one for one in (ROOT / "bot").iterdir() if one.is_dir() and one.name != "practice")]
    files = [path for folder in folders for path in folder.rglob("*.py")] + list((ROOT / "bot").glob("*.py"))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_the_commands_are_those_that_handlers_listen_to() -> None:
    declared = {one["command"] for one in MANIFEST["features"]["slash_commands"]}

    assert declared == set(re.findall(r"@app\.command\(\"(/\w+)\"\)", sources()))


def test_the_shortcuts_are_those_that_handlers_listen_to() -> None:
    declared = {one["callback_id"] for one in MANIFEST["features"]["shortcuts"]}
    listened = {getattr(names, one) for one in re.findall(r"@app\.shortcut\(names\.(\w+)\)", sources())}

    assert declared == listened


def test_the_events_are_those_that_handlers_listen_to() -> None:
    declared = set(MANIFEST["settings"]["event_subscriptions"]["bot_events"])

    assert declared == set(re.findall(r"@app\.event\(\"(\w+)\"\)", sources()))


def test_the_scopes_are_those_of_the_calls_made() -> None:
    called = set(re.findall(r"client\.((?:chat|conversations|files|views|auth|users|pins)_\w+)", sources()))
    needed = set().union(*(SCOPES[method] for method in called), {"commands"})

    events = {scope for event in MANIFEST["settings"]["event_subscriptions"]["bot_events"] for scope in EVENTS[event]}
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == needed | events
