"""The page's HTTP routes: JSON in and out; a refusal is ``{"ok": false, "error": words, "code": code}``."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.practice.delivery.faults import Faults
from bot.practice.delivery.log import Log
from bot.practice.delivery.sockets import Sockets
from bot.practice.errors import FormIncomplete, Refusal
from bot.practice.jsons import JsonObject
from bot.practice.page.pressing import Pressing
from bot.practice.page.sight import conversation_of, people_of, person_of, state_of
from bot.practice.page.speaking import Speaking
from bot.practice.page.submitting import Submitting
from bot.practice.page.suggesting import Suggesting
from bot.practice.seed import Person
from bot.practice.world.workspace import Workspace

Act = Callable[[Person, JsonObject], Awaitable[JsonObject]]
PAGE = Path(__file__).parent.parent / "templates" / "index.html"


class PageRoutes:
    """What the page can ask for."""

    def __init__(
        self,
        *,
        workspace: Workspace,
        speaking: Speaking,
        pressing: Pressing,
        submitting: Submitting,
        suggesting: Suggesting,
        sockets: Sockets,
        faults: Faults,
        log: Log,
        closing: asyncio.Event,
    ) -> None:
        self._workspace = workspace
        self._speaking = speaking
        self._pressing = pressing
        self._submitting = submitting
        self._suggesting = suggesting
        self._sockets = sockets
        self._faults = faults
        self._log = log
        self._closing = closing

    def routes(self) -> list[Route]:
        """All of them."""
        acts: dict[str, Act] = {
            "command": self._command,
            "message": self._message,
            "press": self._press,
            "submit": self._submit,
            "close": self._close,
            "shortcut": self._shortcut,
            "home": self._home,
            "react": self._react,
            "read": self._read,
            "suggest": self._suggest,
        }
        return [
            Route("/", self._page),
            Route("/practice/people", self._people),
            Route("/practice/state", self._state),
            Route("/practice/events", self._events),
            Route("/practice/log", self._told_log),
            Route("/practice/health", self._health),
            Route("/practice/faults", self._order_fault, methods=["POST", "DELETE"]),
            Route("/practice/upload", self._upload, methods=["POST"]),
            *[Route(f"/practice/{name}", self._endpoint(act), methods=["POST"]) for name, act in acts.items()],
        ]

    def _endpoint(self, act: Act) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            try:
                body = await _body(request)
                person = person_of(self._workspace, body.get("as"))
                return JSONResponse({"ok": True, **(await act(person, body))})
            except FormIncomplete as incomplete:
                return JSONResponse({"ok": False, "errors": incomplete.errors})
            except Refusal as refusal:
                return _refused(refusal)

        return endpoint

    async def _command(self, person: Person, body: JsonObject) -> JsonObject:
        await self._speaking.command(person, body)
        return {}

    async def _message(self, person: Person, body: JsonObject) -> JsonObject:
        return {"ts": self._speaking.say(person, body).ts}

    async def _react(self, person: Person, body: JsonObject) -> JsonObject:
        self._speaking.react(person, body)
        return {}

    async def _press(self, person: Person, body: JsonObject) -> JsonObject:
        await self._pressing.press(person, body)
        return {}

    async def _submit(self, person: Person, body: JsonObject) -> JsonObject:
        return {"response_action": await self._submitting.submit(person, body)}

    async def _close(self, person: Person, body: JsonObject) -> JsonObject:
        await self._submitting.close(person, body)
        return {}

    async def _shortcut(self, person: Person, body: JsonObject) -> JsonObject:
        await self._speaking.shortcut(person, body)
        return {}

    async def _home(self, person: Person, _body: JsonObject) -> JsonObject:
        self._speaking.open_home(person)
        return {}

    async def _read(self, person: Person, body: JsonObject) -> JsonObject:
        conversation = conversation_of(self._workspace, person, body.get("channel"))
        newest = max(conversation.messages, default="")
        if conversation.read.get(person.id, "") != newest:
            conversation.read[person.id] = newest
            self._workspace.changes.touch([person.id])
        return {}

    async def _suggest(self, person: Person, body: JsonObject) -> JsonObject:
        return {"options": await self._suggesting.suggest(person, body)}

    async def _page(self, _request: Request) -> Response:
        return FileResponse(PAGE)

    async def _people(self, _request: Request) -> Response:
        return JSONResponse({"people": people_of(self._workspace)})

    async def _state(self, request: Request) -> Response:
        try:
            person = person_of(self._workspace, request.query_params.get("as"))
        except Refusal as refusal:
            return _refused(refusal, status=404)
        return JSONResponse(state_of(self._workspace, person))

    async def _events(self, request: Request) -> Response:
        try:
            person = person_of(self._workspace, request.query_params.get("as"))
        except Refusal as refusal:
            return _refused(refusal, status=404)
        return StreamingResponse(
            self._versions(person), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    async def _versions(self, person: Person) -> AsyncIterator[str]:
        version = self._workspace.changes.version(person.id)
        closing = asyncio.create_task(self._closing.wait())
        try:
            while not self._closing.is_set():
                yield f"data: {json.dumps({'version': version})}\n\n"
                change = asyncio.create_task(self._workspace.changes.wait_beyond(person.id, version))
                try:
                    await asyncio.wait({change, closing}, return_when=asyncio.FIRST_COMPLETED)
                    if not change.done():
                        return
                    version = change.result()
                finally:
                    change.cancel()
        finally:
            closing.cancel()

    async def _upload(self, request: Request) -> Response:
        form = await request.form()
        try:
            person = person_of(self._workspace, form.get("as"))
            upload = form.get("file")
            if not isinstance(upload, UploadFile):
                raise Refusal("no_file", "ファイルを選んでください。")
            stored = self._workspace.files.add(
                name=upload.filename or "file",
                content=await upload.read(),
                user=person.id,
                mimetype=upload.content_type,
            )
        except Refusal as refusal:
            return _refused(refusal)
        finally:
            await form.close()
        told = {"id": stored.id, "name": stored.name, "mimetype": stored.mimetype, "size": len(stored.content)}
        return JSONResponse({"ok": True, "file": told})

    async def _order_fault(self, request: Request) -> Response:
        if request.method == "DELETE":
            self._faults.clear()
            return JSONResponse({"ok": True})
        try:
            body = await _body(request)
            self._faults.order(
                method=str(body.get("method", "*")),
                kind=str(body.get("kind")),
                times=_count(body.get("times", 1)),
                retry_after=_count(body.get("retry_after", 1)),
            )
        except Refusal as refusal:
            return _refused(refusal, status=400)
        return JSONResponse({"ok": True})

    async def _told_log(self, _request: Request) -> Response:
        return JSONResponse({"calls": list(self._log.calls), "deliveries": list(self._log.deliveries)})

    async def _health(self, _request: Request) -> Response:
        return JSONResponse({"ok": True, "sockets": self._sockets.count})


def _refused(refusal: Refusal, *, status: int = 200) -> Response:
    return JSONResponse({"ok": False, "error": refusal.words, "code": refusal.code}, status)


async def _body(request: Request) -> JsonObject:
    try:
        body = await request.json()
    except ValueError:
        raise Refusal("invalid_json", "送られた内容を読めません。") from None
    if not isinstance(body, dict):
        raise Refusal("invalid_json", "送られた内容を読めません。")
    return body


def _count(told: object) -> int:
    if not isinstance(told, int) or isinstance(told, bool):
        raise Refusal("invalid_number", "回数は整数にしてください。")
    return told
