"""A practice workspace with the bot as it ships, spoken of in the words of the office."""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import httpx
import sqlalchemy as sa

from bot.app import Bot, build_app
from bot.connection import http_server, socket_mode
from bot.drafts.models import Draft
from bot.drafts.states import STATE_NAMES
from bot.org.cityfile import read_city_file
from bot.org.service import Org
from bot.practice.clock import Timing
from bot.practice.demo import DEMO_CITY, demo_seed
from bot.practice.running import PracticeServer
from bot.practice.seed import HttpDelivery
from bot.settings import Settings
from tests.support.background import free_port, hang_up, running
from tests.support.clocks import RunningClock
from tests.support.page import Json, Page, buttons, said, texts
from tests.support.waiting import PATIENCE_SECONDS, wait_for

MANIFEST = Path(__file__).resolve().parents[2] / "manifest.json"
EVERYONE = "C01GEN"
#: Three seconds are Slack's; how many of them a busy machine needs is not what these tests ask.
PATIENT = Timing(ack=PATIENCE_SECONDS, trigger=PATIENCE_SECONDS)
PEOPLE = {
    "新見 花子": "U01ALICE",
    "商工観光課長": "U01BOB",
    "代決者": "U01ERIN",
    "観光の同僚": "U01KENJI",
    "秘書広報課長": "U01CAROL",
    "広報担当": "U01DAVE",
    "危機管理課長": "U01FRANK",
}


class Someone:
    """A person of the demo city at the page. Can press only what is to be seen."""

    def __init__(self, url: str, slack_id: str) -> None:
        self.page = Page(url, slack_id)
        self.slack_id = slack_id

    # what is to be seen

    def messages(self, *, in_dm: bool) -> list[Json]:
        """The messages in the person's direct messages with the bot, or everywhere else, oldest first."""
        channels = [c for c in self.page.state()["channels"] if (c["kind"] == "dm") == in_dm]
        found = [{**message, "channel": channel["id"]} for channel in channels for message in channel["messages"]]
        return sorted(found, key=lambda message: float(message["ts"]))

    def card(self, words: str, *, nth: int = -1) -> Json:
        """The newest (or nth) direct message that says `words`; waits for it."""

        def look() -> Json | None:
            found = [one for one in self.messages(in_dm=True) if words in said(one)]
            return found[nth] if len(found) > (nth if nth >= 0 else 0) else None

        return wait_for(look, f"a direct message to {self.slack_id} that says {words!r}")

    def answer(self, words: str) -> str:
        """The newest message only this person sees that says `words`; waits for it."""

        def look() -> str | None:
            found = [m for m in self.messages(in_dm=True) + self.messages(in_dm=False) if m["ephemeral"]]
            return next((said(one) for one in reversed(found) if words in said(one)), None)

        return wait_for(look, f"an answer to {self.slack_id} that says {words!r}")

    def checks(self, text: str) -> str:
        """Type `/snscheck` with a text; what the answer to it says."""
        before = len(self._answers())
        self.types(f"/snscheck {text}")
        return said(wait_for(lambda: self._answers()[before:], f"the findings for {text!r}")[-1])

    def _answers(self) -> list[Json]:
        return [one for one in self.messages(in_dm=False) if one["ephemeral"]]

    def modal(self, words: str = "") -> Json:
        """The topmost modal, once it says `words`."""

        def look() -> Json | None:
            modals = self.page.state()["modals"]
            return modals[-1] if modals and words in said(modals[-1]) else None

        return wait_for(look, f"a modal of {self.slack_id} that says {words!r}")

    def home(self, words: str = "") -> Json:
        """The Home, opened anew, once it says `words`."""
        self.page.act("home")

        def look() -> Json | None:
            view: Json | None = self.page.state()["home"]
            return view if view is not None and words in said(view) else None

        return wait_for(look, f"the Home of {self.slack_id} to say {words!r}")

    # what is to be done

    def types(self, text: str, channel: str = EVERYONE) -> Json:
        """Type something into the composer of a channel."""
        return self.page.act("command", channel=channel, text=text)

    def presses(self, label: str, on: Mapping[str, Any]) -> Json:
        """Press the button with this label on a message or modal."""
        found = [one for one in buttons(on) if one["text"]["text"] == label]
        assert found, f"no button {label!r} among {[one['text']['text'] for one in buttons(on)]}"
        where = {"view_id": on["id"]} if "ts" not in on else {"channel": on["channel"], "ts": on["ts"]}
        return self.page.act("press", where=where, block_id=found[0]["block_id"], action_id=found[0]["action_id"])

    def sends(self, modal: Mapping[str, Any], /, **values: object) -> Json:
        """Fill a modal's fields, named by the beginning of their block id, and submit it."""
        filled = {}
        for name, value in values.items():
            block = field(modal, name)
            filled[block["block_id"]] = {block["element"]["action_id"]: state_of(block["element"], value)}
        return self.page.act("submit", view_id=modal["id"], values=filled)

    def _after(self, shown: Json) -> Json:
        """What the topmost modal shows once it shows something else than `shown`."""

        def look() -> Json | None:
            modals = self.page.state()["modals"]
            return modals[-1] if modals and modals[-1]["blocks"] != shown["blocks"] else None

        return wait_for(look, f"another page of the modal of {self.slack_id}")

    # whole errands

    def writes(self, text: str, *, account: str | list[str] = "新見市観光", **more: object) -> Json:
        """Open the form by `/snscheck` and send it with a text; the modal with the findings."""
        self.types("/snscheck")
        answer = self.sends(
            self.modal("本文"), accounts=[account] if isinstance(account, str) else account, text=text, **more
        )
        assert answer["ok"], answer
        return self.modal("第")

    def hands_in(self, text: str, *, account: str | list[str] = "新見市観光", **more: object) -> int:
        """Write a draft, answer whatever is asked about it, and hand it in; its number."""
        return self.answers_all(self.writes(text, account=account, **more))

    def answers_all(self, shown: Json) -> int:
        """Answer whatever is asked in the modals from this one on, until the draft is handed in; its number."""
        while "提出しました" not in said(shown):
            asked = [one["block_id"] for one in shown["blocks"] if one["block_id"].startswith("finding-")]
            answer = self.sends(shown, **dict.fromkeys(asked, "確かめました。"))
            assert answer["ok"], answer
            shown = self._after(shown)
        done = shown
        self.page.act("close", view_id=done["id"])
        return number_of(done)


class Workspace:
    """The practice workspace and the bot."""

    def __init__(self, server: PracticeServer, bot: Bot) -> None:
        self.server = server
        self.bot = bot
        self._people: dict[str, Someone] = {}

    def person(self, name: str) -> Someone:
        """One of the people of the demo city, by a name of `PEOPLE` or a Slack id."""
        slack_id = PEOPLE.get(name, name)
        if slack_id not in self._people:
            self._people[slack_id] = Someone(self.server.url, slack_id)
        return self._people[slack_id]

    def state_of(self, draft: int) -> str:
        """Where a draft stands, in the office's word."""
        with self.bot.store.read() as session:
            return STATE_NAMES[session.scalars(sa.select(Draft.state).where(Draft.id == draft)).one()]

    def fault(self, method: str, kind: str, times: int = 1, **more: object) -> None:
        """Let Slack misbehave the next times."""
        order = {"method": method, "kind": kind, "times": times, **more}
        httpx.post(f"{self.server.url}/practice/faults", json=order, trust_env=False).raise_for_status()

    def calls(self, method: str) -> list[Json]:
        """The calls of a method that the bot has made."""
        log = httpx.get(f"{self.server.url}/practice/log", trust_env=False).raise_for_status().json()
        return [one for one in log["calls"] if one["method"] == method]

    def close(self) -> None:
        for someone in self._people.values():
            someone.page.close()


@contextmanager
def open_workspace(database_url: str, *, http: bool = False, start: datetime | None = None) -> Iterator[Workspace]:
    """Start workspace and bot, connected by Socket Mode or by signed HTTP; the demo city is imported."""
    clock = RunningClock(start) if start else RunningClock()
    with ExitStack() as stack:
        seed = demo_seed(json.loads(MANIFEST.read_text(encoding="utf-8")))
        port = free_port()
        delivery = HttpDelivery(f"http://127.0.0.1:{port}/slack/events", seed.signing_secret) if http else None
        server = stack.enter_context(PracticeServer(seed, http_delivery=delivery, timing=PATIENT))
        settings = Settings(
            slack_bot_token=seed.bot_token,
            slack_app_token=seed.app_token,
            slack_signing_secret=seed.signing_secret,
            slack_api_url=server.api_url,
            database_url=database_url,
            port=port,
        )
        bot = build_app(settings, clock)
        for listener in bot.app._listeners:  # Bolt's own three seconds
            listener.ack_timeout = int(PATIENCE_SECONDS)
        Org(bot.store).import_city(read_city_file(DEMO_CITY))
        bot.start()
        stack.callback(bot.stop)
        if http:
            stack.enter_context(running(http_server(bot, "127.0.0.1")))
        else:
            connection = socket_mode(bot)
            connection.connect()
            stack.callback(hang_up, connection)
        workspace = Workspace(server, bot)
        stack.callback(workspace.close)
        yield workspace


def field(modal: Mapping[str, Any], name: str) -> Json:
    """The input block of a modal whose id is `name` or begins so."""
    blocks = [one for one in modal["blocks"] if one["type"] == "input"]
    found = [one for one in blocks if one["block_id"] == name or one["block_id"].startswith(f"{name}-")]
    assert found, f"no field {name!r} among {[one['block_id'] for one in blocks]}"
    return dict(found[0])


def state_of(element: Mapping[str, Any], value: object) -> Json:
    """The state of a form element after the person chose or typed `value` (options by their text)."""
    kind = element["type"]
    if kind in ("static_select", "multi_static_select", "checkboxes"):
        wanted = [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]
        options = [one for one in element["options"] if any(word in one["text"]["text"] for word in wanted)]
        if kind == "static_select":
            return {"type": kind, "selected_option": options[0]}
        return {"type": kind, "selected_options": options}
    if kind == "users_select":
        return {"type": kind, "selected_user": PEOPLE.get(str(value), value)}
    if kind == "multi_users_select":
        several = [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]
        return {"type": kind, "selected_users": [PEOPLE.get(one, one) for one in several]}
    if kind == "datepicker":
        assert isinstance(value, date)
        return {"type": kind, "selected_date": value.isoformat()}
    if kind == "datetimepicker":
        assert isinstance(value, datetime)
        return {"type": kind, "selected_date_time": int(value.timestamp())}
    if kind == "file_input":
        return {"type": kind, "files": value}
    return {"type": kind, "value": value}


def number_of(part: Mapping[str, Any]) -> int:
    """The number of the draft that a card or modal speaks of."""
    text = " ".join(texts(part.get("blocks")))
    return int(text.split("第", 1)[1].split("号", 1)[0])
