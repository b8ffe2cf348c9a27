"""The HTTP face of the Web API and of response URLs: tokens, ordered faults, the log."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.practice.api.arguments import Arguments
from bot.practice.api.hooks import answer
from bot.practice.api.method import EVERYWHERE, Call, Method
from bot.practice.api.reading import arguments_of, check_token
from bot.practice.delivery.faults import Fault, Faults
from bot.practice.delivery.log import Log
from bot.practice.delivery.sockets import Sockets
from bot.practice.dropping import Cut, Held
from bot.practice.errors import SlackError
from bot.practice.jsons import JsonObject
from bot.practice.world.workspace import Workspace


class WebApi:
    """Answers calls of the Web API and posts to response URLs."""

    def __init__(
        self,
        *,
        workspace: Workspace,
        sockets: Sockets,
        faults: Faults,
        log: Log,
        methods: dict[str, Method],
        closing: asyncio.Event,
    ) -> None:
        self._workspace = workspace
        self._sockets = sockets
        self._faults = faults
        self._log = log
        self._methods = methods
        self._closing = closing

    async def call(self, request: Request) -> Response:
        """``/api/{method}``."""
        name = request.path_params["method"]
        try:
            args = await arguments_of(request)
        except SlackError as refusal:
            return self._tell(name, Arguments({}), _refused(refusal))
        fault = self._faults.for_call(name)
        if fault is not None and fault.kind != "drop_after":
            return self._fail(name, args, fault)
        response = self._answer(name, request, args)
        if fault is not None:
            self._log.call(name, args.as_json(), None, response.told)
            return Cut()
        return self._tell(name, args, response)

    async def hook(self, request: Request) -> Response:
        """A response_url: JSON in, ``{"ok": true}`` or a refusal with its HTTP status out."""
        try:
            args = await arguments_of(request)
        except SlackError as refusal:
            return self._tell("response_url", Arguments({}), _refused(refusal, status=400))
        fault = self._faults.for_call("response_url")
        if fault is not None and fault.kind != "drop_after":
            return self._fail("response_url", args, fault)
        try:
            answer(
                self._workspace,
                self._workspace.response_urls.use(request.path_params["secret"]),
                args.as_json(),
            )
            response = Answered({"ok": True})
        except SlackError as refusal:
            response = _refused(refusal, status=400)
        if fault is not None:
            self._log.call("response_url", args.as_json(), None, response.told)
            return Cut()
        return self._tell("response_url", args, response)

    def _answer(self, name: str, request: Request, args: Arguments) -> "Answered":
        try:
            method = self._methods.get(name)
            if method is None:
                raise SlackError("unknown_method")
            check_token(request, args, self._workspace.seed, method.token)
            unknown = args.names - method.arguments - EVERYWHERE
            if unknown:
                raise SlackError(
                    "invalid_arguments",
                    [f"[ERROR] invalid additional property: {one} [json-pointer:/]" for one in sorted(unknown)],
                )
            told = method.run(Call(self._workspace, self._sockets, args))
            return Answered({"ok": True, **told}, headers=_scopes_header(self._workspace))
        except SlackError as refusal:
            return _refused(refusal)

    def _fail(self, name: str, args: Arguments, fault: Fault) -> Response:
        if fault.kind == "429":
            headers = {"Retry-After": str(fault.retry_after)}
            return self._tell(name, args, Answered({"ok": False, "error": "ratelimited"}, 429, headers))
        if fault.kind == "500":
            self._log.call(name, args.as_json(), 500, None)
            return PlainTextResponse("Internal Server Error", 500)
        if fault.kind.startswith("error:"):
            return self._tell(name, args, Answered({"ok": False, "error": fault.kind.removeprefix("error:")}))
        self._log.call(name, args.as_json(), None, None)
        return Held(self._closing) if fault.kind == "hang" else Cut()

    def _tell(self, name: str, args: Arguments, answered: "Answered") -> Response:
        self._log.call(name, args.as_json(), answered.status, answered.told)
        return JSONResponse(answered.told, answered.status, answered.headers)


class Answered:
    """What a call is answered."""

    def __init__(self, told: JsonObject, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.told = told
        self.status = status
        self.headers = headers or {}


def _scopes_header(workspace: Workspace) -> dict[str, str]:
    granted = workspace.seed.scopes
    return {} if granted is None else {"x-oauth-scopes": ",".join(sorted(granted))}


def _refused(refusal: SlackError, *, status: int | None = None) -> Answered:
    told: JsonObject = {"ok": False, "error": refusal.code, **refusal.more}
    if refusal.problems:
        told["response_metadata"] = {"messages": list(refusal.problems)}
    if refusal.code in ("invalid_blocks", "invalid_attachments"):
        told["errors"] = [problem.removeprefix("[ERROR] ") for problem in refusal.problems]
    return Answered(told, refusal.status if refusal.status != 200 or status is None else status)
