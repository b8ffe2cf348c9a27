"""Attached files are fetched from Slack only, over a protected line, and a page is no draft."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import uvicorn
from slack_sdk import WebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.delivery.files import Files
from bot.errors import UserError
from bot.images.limits import ImageLimits
from bot.images.pictures import Pictures
from tests.support.background import free_port, running

TYPES = {"page": "text/html; charset=utf-8", "shouted": "TEXT/HTML", "note": "text/plain; charset=utf-8"}


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    """The Web API's own host; it answers with something of the type that is asked for."""

    def answer(request: Request) -> Response:
        return Response("朝市を開きます。".encode(), headers={"Content-Type": TYPES[request.path_params["kind"]]})

    port = free_port()
    app = Starlette(routes=[Route("/files/{kind}", answer)])
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_config=None))
    with running(server):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were asked, with the token; nobody answers."""
    addresses: list[str] = []

    def stream(_method: str, url: str, **_more: Any) -> None:
        addresses.append(url)
        raise httpx.ConnectError("nobody is there")

    monkeypatch.setattr(httpx, "stream", stream)
    return addresses


def files(api: str) -> Files:
    return Files(WebClient(token="xoxb-x", base_url=f"{api}/api/"), Pictures(ImageLimits()))


def refusal(api: str, url: str) -> str:
    with pytest.raises(UserError) as refused:
        files(api).text({"id": "F1", "url_private_download": url})
    return str(refused.value)


def test_a_text_is_fetched(host: str) -> None:
    assert files(host).text({"id": "F1", "url_private_download": f"{host}/files/note"}) == "朝市を開きます。"


@pytest.mark.parametrize("kind", ["page", "shouted"])
def test_a_page_is_not_taken_for_a_text(host: str, kind: str) -> None:
    assert "ウェブページが返ってきました" in refusal(host, f"{host}/files/{kind}")


@pytest.mark.parametrize(
    "url",
    [
        "http://files.slack.com/files-pri/T1-F1/a.txt",
        "http://slack.com/a.txt",
        "https://slack.com.example.jp/a.txt",
        "https://notslack.com/a.txt",
        "ftp://files.slack.com/a.txt",
        "",
    ],
)
def test_the_token_goes_to_slack_over_a_protected_line_only(asked: list[str], url: str) -> None:
    assert "場所が Slack ではありません" in refusal("https://slack.com", url)
    assert asked == []


def test_the_token_leaves_a_protected_api_over_no_open_line(asked: list[str]) -> None:
    assert "場所が Slack ではありません" in refusal("https://slack.example.jp", "http://slack.example.jp/a.txt")
    assert asked == []


@pytest.mark.parametrize(
    ("api", "url"),
    [
        ("https://slack.com", "https://files.slack.com/a.txt"),
        ("https://slack.com", "https://slack.com/a.txt"),
        ("http://127.0.0.1:8300", "http://127.0.0.1:8300/files/a.txt"),
    ],
)
def test_slack_and_the_host_of_the_api_are_asked(asked: list[str], api: str, url: str) -> None:
    assert "受け取れませんでした" in refusal(api, url)
    assert asked == [url]
