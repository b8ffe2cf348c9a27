"""Reading a call: its arguments from a query, a form or JSON, and its token."""

import json

from starlette.requests import Request

from bot.practice.api.arguments import Arguments
from bot.practice.api.method import TokenKind
from bot.practice.errors import SlackError
from bot.practice.jsons import JsonObject
from bot.practice.seed import Seed


async def arguments_of(request: Request) -> Arguments:
    """All arguments of a call.

    Raises:
        SlackError: ``invalid_json``, ``json_not_object``.
    """
    values: JsonObject = dict(request.query_params)
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/json":
        values.update(_json_object(await request.body()))
        values.pop("token", None)  # Slack takes no token from a JSON body
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        form = await request.form()
        values.update({name: value for name, value in form.items() if isinstance(value, str)})
    elif await request.body():
        raise SlackError("invalid_post_type")
    return Arguments(values)


def _json_object(body: bytes) -> JsonObject:
    if not body:
        return {}
    try:
        told = json.loads(body)
    except ValueError:
        raise SlackError("invalid_json") from None
    if not isinstance(told, dict):
        raise SlackError("json_not_object")
    return told


def check_token(request: Request, args: Arguments, seed: Seed, wanted: TokenKind) -> None:
    """Whether the call carries the token that the method wants, in the header or as an argument.

    Raises:
        SlackError: ``not_authed``, ``invalid_auth``, ``not_allowed_token_type``.
    """
    header = request.headers.get("authorization", "")
    token = header[len("Bearer ") :].strip() if header.lower().startswith("bearer ") else args.text("token")
    if not token:
        raise SlackError("not_authed")
    known: dict[str, TokenKind] = {seed.bot_token: "bot", seed.app_token: "app"}
    if token not in known:
        raise SlackError("invalid_auth")
    if known[token] != wanted:
        raise SlackError("not_allowed_token_type")
