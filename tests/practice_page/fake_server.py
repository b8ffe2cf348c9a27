"""A small stand-in for the practice server: the page's API with an app that does what a test tells it to."""

import asyncio
import html
import json
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import bot.practice

PAGE = Path(bot.practice.__file__).parent

Json = dict[str, Any]
Behaviour = Callable[[Json], Json]

PEOPLE = [
    {"id": "U01ALICE", "name": "新見 花子", "title": "主事", "section": "産業部商工観光課"},
    {"id": "U01BOB", "name": "高梁 次郎", "title": "課長", "section": "産業部商工観光課"},
    {"id": "U01ERIN", "name": "哲西 恵理", "title": "課長補佐（代決者）", "section": "産業部商工観光課"},
    {"id": "U01CAROL", "name": "大佐 和子", "title": "課長", "section": "総務部秘書広報課"},
    {"id": "U01DAVE", "name": "神郷 大介", "title": "主査", "section": "総務部秘書広報課"},
]
COMMANDS = [
    {"command": "/snscheck", "description": "投稿案をチェックして提出する", "usage_hint": "[本文]"},
    {"command": "/snsincident", "description": "事案を報告し、対応を進める", "usage_hint": ""},
    {"command": "/snsaccount", "description": "アカウント台帳を見る・直す", "usage_hint": ""},
]
SHORTCUTS = [
    {"type": "global", "name": "投稿案を作る", "callback_id": "draft.new"},
    {"type": "global", "name": "事案を報告する", "callback_id": "incident.new"},
    {"type": "message", "name": "ガイドラインでチェック", "callback_id": "message.check"},
]


@dataclass
class FakeWorkspace:
    """The state that each person sees, and what the app does; a test changes both and then calls `touch`."""

    channels: dict[str, list[Json]] = field(default_factory=lambda: {person["id"]: two_channels() for person in PEOPLE})
    homes: dict[str, Json] = field(default_factory=dict)
    modals: dict[str, list[Json]] = field(default_factory=lambda: {person["id"]: [] for person in PEOPLE})
    behaviours: dict[str, Behaviour] = field(default_factory=dict)
    done: list[tuple[str, Json]] = field(default_factory=list)
    version: int = 1
    _listeners: set[asyncio.Queue[int | None]] = field(default_factory=set)
    _loop: asyncio.AbstractEventLoop | None = None
    _clock: int = 1_795_656_000

    def next_ts(self) -> str:
        self._clock += 60
        return f"{self._clock}.000100"

    def say(self, channel: str, to: list[str] | None = None, **message: Any) -> str:
        """A message of the app (or of `user`) in a channel, for all who have it or only for some."""
        ts = self.next_ts()
        whole = {
            "ts": ts,
            "user": "U01SNSBOT",
            "name": "SNS運用チェック",
            "text": "",
            "blocks": [],
            "attachments": [],
            "ephemeral": False,
            "thread_ts": None,
            "edited": False,
            "files": [],
            "metadata": None,
            **message,
        }
        for person, channels in self.channels.items():
            if to is None or person in to:
                for one in channels:
                    if one["id"] == channel:
                        one["messages"].append(dict(whole))
                        one["unread"] += whole["user"] != person
        return ts

    def touch(self) -> None:
        """Tell every open page that something changed."""
        self.version += 1
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._tell, self.version)

    def _tell(self, version: int | None) -> None:
        for listener in self._listeners:
            listener.put_nowait(version)

    def state(self, person: str) -> Json:
        return {
            "me": next(one for one in PEOPLE if one["id"] == person),
            "version": self.version,
            "people": PEOPLE,
            "commands": COMMANDS,
            "shortcuts": SHORTCUTS,
            "channels": self.channels[person],
            "home": self.homes.get(person),
            "modals": self.modals[person],
        }

    def do(self, action: str, body: Json) -> Json:
        self.done.append((action, body))
        answer = self.behaviours[action](body) if action in self.behaviours else self._ordinary(action, body)
        self.touch()
        return answer

    def _ordinary(self, action: str, body: Json) -> Json:
        if action == "message":
            name = next(person["name"] for person in PEOPLE if person["id"] == body["as"])
            said = {"user": body["as"], "name": name, "text": html.escape(body["text"], quote=False)}
            ts = self.say(body["channel"], thread_ts=body.get("thread_ts"), **said)
            return {"ok": True, "ts": ts}
        if action == "read":
            for channel in self.channels[body["as"]]:
                channel["unread"] *= channel["id"] != body["channel"]
        if action == "close":
            self.modals[body["as"]].pop()
        if action == "submit":
            self.modals[body["as"]].pop()
            return {"ok": True, "response_action": None}
        return {"ok": True}

    async def events(self) -> AsyncIterator[str]:
        mine: asyncio.Queue[int | None] = asyncio.Queue()
        self._listeners.add(mine)
        try:
            yield f"data: {json.dumps({'version': self.version})}\n\n"
            while (version := await mine.get()) is not None:
                yield f"data: {json.dumps({'version': version})}\n\n"
        finally:
            self._listeners.discard(mine)

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def end_streams(self) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._tell, None)


def two_channels() -> list[Json]:
    """What a new person sees: one channel and the direct message with the app, both empty."""
    channel = {"id": "C01SNS", "name": "sns運用", "kind": "channel", "topic": "SNSの投稿と運用の相談"}
    direct = {"id": "D01BOT", "name": "SNS運用チェック", "kind": "dm", "topic": ""}
    return [{**one, "unread": 0, "pins": [], "messages": []} for one in (channel, direct)]


def build_app(fake: FakeWorkspace) -> Starlette:
    async def people(_: Request) -> Response:
        return JSONResponse({"people": PEOPLE})

    async def state(request: Request) -> Response:
        return JSONResponse(fake.state(request.query_params["as"]))

    async def events(_: Request) -> Response:
        fake.attach(asyncio.get_running_loop())
        return StreamingResponse(fake.events(), media_type="text/event-stream")

    async def upload(request: Request) -> Response:
        async with request.form() as form:
            sent = form["file"]
            assert not isinstance(sent, str)
            content = await sent.read()
            file = {"id": "F01", "name": sent.filename, "mimetype": sent.content_type, "size": len(content)}
            return JSONResponse({"file": file})

    async def act(request: Request) -> Response:
        return JSONResponse(fake.do(request.path_params["action"], await request.json()))

    async def page(_: Request) -> Response:
        return FileResponse(PAGE / "templates" / "index.html")

    return Starlette(
        routes=[
            Route("/", page),
            Mount("/static", StaticFiles(directory=PAGE / "static")),
            Route("/practice/people", people),
            Route("/practice/state", state),
            Route("/practice/events", events),
            Route("/practice/upload", upload, methods=["POST"]),
            Route("/practice/{action}", act, methods=["POST"]),
        ]
    )


@contextmanager
def served(fake: FakeWorkspace) -> Iterator[str]:
    """The page with its stand-in server on a free port of this computer; gives the address."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(build_app(fake), log_config=None, ws="none", lifespan="off", timeout_graceful_shutdown=2)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        fake.end_streams()
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()
