"""Slack answers errors or nothing, or somebody else pretends to be Slack."""

import threading
from collections.abc import Collection

import httpx
import pytest

from bot.accounts.service import AccountFacts
from tests.support.databases import Databases
from tests.support.page import said
from tests.support.waiting import PATIENCE_SECONDS
from tests.support.workspace import Workspace, open_workspace


@pytest.mark.parametrize("kind", ["error:internal_error", "500", "429"])
def test_a_form_that_cannot_be_opened_is_told(workspace: Workspace, kind: str) -> None:
    hanako = workspace.person("新見 花子")
    # A form that takes its time is opened twice: with "please wait", and with what it shows.
    workspace.fault("views.open", kind, times=2)

    hanako.types("/snscheck")

    assert "もう一度お試しください" in hanako.answer("参照番号")


def test_a_draft_survives_a_form_that_could_not_be_opened(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    hanako.types("/snscheck 11月28日（土）に朝市を開きます。")
    hanako.answer("下書き（第1号）")
    workspace.fault("views.open", "error:internal_error")
    result = next(m for m in reversed(hanako.messages(in_dm=False)) if m["ephemeral"])
    label = "修正して提出する" if "修正して" in said(result) else "提出する"

    hanako.presses(label, on=result)
    hanako.answer("参照番号")

    hanako.presses(label, on=result)
    assert "11月28日（土）に朝市を開きます。" in str(hanako.modal("本文")["blocks"])


def test_a_request_that_slack_did_not_sign_is_refused(databases: Databases) -> None:
    with open_workspace(databases.sqlite(), http=True) as workspace:
        url = f"http://127.0.0.1:{workspace.bot.settings.port}/slack/events"
        forged = {"command": "/snscheck", "text": "x", "user_id": "U01ALICE", "response_url": url, "trigger_id": "1"}
        headers = {"X-Slack-Request-Timestamp": "1", "X-Slack-Signature": "v0=00"}

        answers = [httpx.post(url, data=forged, headers=given, trust_env=False).status_code for given in (headers, {})]
        too_large = httpx.post(url, content=b"x" * 2_000_001, trust_env=False).status_code

    assert answers == [401, 401]
    assert too_large == 413


def test_a_form_that_takes_its_time_opens_at_once_and_is_filled_later(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, accounts = threading.Event(), workspace.bot.office.accounts
    real = accounts.of_sections

    def slow(section_ids: Collection[int]) -> list[AccountFacts]:
        assert seen.wait(PATIENCE_SECONDS)
        return real(section_ids)

    monkeypatch.setattr(accounts, "of_sections", slow)
    hanako = workspace.person("新見 花子")

    hanako.types("/snscheck")
    hanako.modal("少しお待ちください")
    seen.set()

    assert hanako.modal("本文")


@pytest.mark.parametrize("kind", ["500", "error:expired_url"])
def test_an_answer_that_slack_does_not_take_goes_into_the_conversation(workspace: Workspace, kind: str) -> None:
    hanako = workspace.person("新見 花子")
    workspace.fault("response_url", kind)

    assert "要修正 1件" in hanako.checks("11月28日（金）に朝市を開きます。")

    assert workspace.calls("chat.postEphemeral")
