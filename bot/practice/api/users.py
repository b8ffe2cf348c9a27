"""auth.test, apps.connections.open, users.*."""

from bot.practice.api.method import Call, Method, method
from bot.practice.api.pages import paged
from bot.practice.errors import SlackError
from bot.practice.jsons import JsonObject
from bot.practice.world.render import bot_json, person_json


def auth_test(call: Call) -> JsonObject:
    """auth.test: who the bot is."""
    seed = call.workspace.seed
    return {
        "url": f"{call.workspace.base_url}/",
        "team": seed.team.name,
        "user": seed.bot.username,
        "team_id": seed.team.id,
        "user_id": seed.bot.user_id,
        "bot_id": seed.bot.bot_id,
        "is_enterprise_install": False,
    }


def open_connection(call: Call) -> JsonObject:
    """apps.connections.open: a URL that opens one socket once."""
    address = call.workspace.base_url.replace("http", "ws", 1)
    ticket = call.sockets.new_ticket()
    return {"url": f"{address}/link/?ticket={ticket}&app_id={call.workspace.seed.bot.app_id}"}


def user_info(call: Call) -> JsonObject:
    """users.info."""
    call.require("users:read")
    user = call.args.required("user")
    if user == call.workspace.bot:
        return {"user": bot_json(call.workspace)}
    person = call.workspace.people.get(user)
    if person is None:
        raise SlackError("user_not_found")
    return {"user": person_json(call.workspace, person)}


def list_users(call: Call) -> JsonObject:
    """users.list: the people, and the bot last."""
    call.require("users:read")
    everybody = [person_json(call.workspace, person) for person in call.workspace.people.values()]
    page, cursor = paged(call.args, [*everybody, bot_json(call.workspace)], default=1000)
    return {
        "members": page,
        "cache_ts": int(call.workspace.clock.now().timestamp()),
        "response_metadata": {"next_cursor": cursor},
    }


METHODS: tuple[Method, ...] = (
    method("auth.test", auth_test),
    method("apps.connections.open", open_connection, token="app"),  # noqa: S106 - the kind of token
    method("users.info", user_info, "user", "include_locale"),
    method("users.list", list_users, "cursor", "limit", "include_locale"),
)
