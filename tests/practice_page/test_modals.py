"""Modals: what is wrong is said at its field, and what was typed is kept."""

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.practice_page.blocks import Json, actions, button, modal, mrkdwn, plain, section, text_input
from tests.practice_page.fake_server import FakeWorkspace

pytestmark = pytest.mark.browser


def error_at(page: Page, block_id: str) -> Locator:
    return page.locator(f"[data-block-id={block_id}]").get_by_test_id("field-error")


def sent(fake: FakeWorkspace, action: str) -> list[Json]:
    return [body for done, body in fake.done if done == action]


def test_what_is_missing_or_refused_is_said_at_its_field(page: Page, address: str, fake: FakeWorkspace) -> None:
    fake.behaviours["submit"] = lambda _: {"ok": False, "errors": {"url": "この投稿のURLではありません"}}
    url: Json = {"type": "url_text_input", "action_id": "value"}
    fake.modals["U01ALICE"] = [
        modal(
            "投稿済みを報告する",
            {"type": "input", "block_id": "url", "label": plain("投稿のURL"), "element": url},
            text_input("ひとこと", "note", max_length=5),
        )
    ]
    page.goto(f"{address}/?as=U01ALICE")

    page.get_by_test_id("modal-submit").click()
    expect(error_at(page, "url")).to_have_text("入力してください")
    expect(error_at(page, "note")).to_have_text("入力してください")
    expect(page.get_by_label("投稿のURL")).to_be_focused()
    assert sent(fake, "submit") == []

    page.get_by_label("投稿のURL").fill("https://www.facebook.com/niimi.kanko/posts/1")
    page.get_by_label("ひとこと").fill("六文字です。")
    expect(error_at(page, "url")).to_be_hidden()
    page.get_by_test_id("modal-submit").click()
    expect(error_at(page, "note")).to_contain_text("5文字以内")
    page.get_by_label("ひとこと").fill("掲載済み")
    page.get_by_test_id("modal-submit").click()

    expect(error_at(page, "url")).to_have_text("この投稿のURLではありません")
    expect(page.get_by_label("投稿のURL")).to_have_attribute("aria-invalid", "true")
    assert sent(fake, "submit")[0]["values"]["note"]["value"] == {"type": "plain_text_input", "value": "掲載済み"}


def test_typed_values_outlive_a_new_version_of_the_view_unless_the_block_id_changes(
    page: Page, address: str, fake: FakeWorkspace
) -> None:
    def blocks(second: str, note: str) -> list[Json]:
        inputs = [text_input("本文", "text", initial_value="はじめ"), text_input("理由", second, initial_value="空")]
        return [*inputs, section(mrkdwn(note), "note")]

    fake.modals["U01ALICE"] = [modal("本文を直す", *blocks("reason", "確認中"))]
    page.goto(f"{address}/?as=U01ALICE")
    page.get_by_role("textbox", name="理由").fill("代表番号のため")
    page.get_by_role("textbox", name="本文").fill("雨天中止。")
    page.get_by_role("textbox", name="本文").press("Home")

    fake.modals["U01ALICE"] = [modal("本文を直す", *blocks("reason_2", "要確認が1件あります"))]
    fake.modals["U01ALICE"][0]["blocks"][0]["element"]["initial_value"] = "アプリの新しい初期値"
    fake.touch()

    expect(page.get_by_text("要確認が1件あります")).to_be_visible()
    expect(page.get_by_role("textbox", name="本文")).to_have_value("雨天中止。")
    expect(page.get_by_role("textbox", name="本文")).to_be_focused()
    expect(page.get_by_role("textbox", name="理由")).to_have_value("空")


def test_a_pushed_view_lies_on_top_and_the_one_below_keeps_its_values(
    page: Page, address: str, fake: FakeWorkspace
) -> None:
    def push(body: Json) -> Json:
        fake.modals[body["as"]].append(modal("テンプレート", section(mrkdwn("文例")), view_id="V02", submit=None))
        return {"ok": True}

    fake.behaviours["press"] = push
    fake.modals["U01ALICE"] = [
        modal("事案を報告する", text_input("状況", "text"), actions(button("文例を見る", "show")))
    ]
    page.goto(f"{address}/?as=U01ALICE")
    page.get_by_label("状況").fill("コメントが急に増えています")
    page.get_by_role("button", name="文例を見る").click()
    expect(page.get_by_test_id("modal-title")).to_have_text("テンプレート")
    assert sent(fake, "press")[0]["values"]["text"]["value"]["value"] == "コメントが急に増えています"

    page.keyboard.press("Escape")
    expect(page.get_by_test_id("modal-title")).to_have_text("事案を報告する")
    expect(page.get_by_label("状況")).to_have_value("コメントが急に増えています")


def test_every_kind_of_field_gives_slacks_value(page: Page, address: str, fake: FakeWorkspace) -> None:
    options = [{"text": plain(label), "value": label} for label in ("投稿", "返信", "共有")]

    def field(label: str, kind: str, **more: object) -> Json:
        element = {"type": kind, "action_id": "value", **more}
        return {"type": "input", "block_id": kind, "label": plain(label), "element": element}

    fake.modals["U01ALICE"] = [
        modal(
            "投稿案",
            field("種類", "static_select", options=options),
            field("複数", "multi_static_select", options=options),
            field("承認者", "users_select"),
            field("確認", "checkboxes", options=options),
            field("一つ", "radio_buttons", options=options),
            field("日", "datepicker"),
            field("時刻", "timepicker"),
            field("日時", "datetimepicker"),
            field("件数", "number_input", is_decimal_allowed=False),
            field("画像", "file_input"),
        )
    ]
    page.goto(f"{address}/?as=U01ALICE")

    def block(kind: str) -> Locator:
        return page.locator(f"[data-block-id={kind}]")

    block("static_select").get_by_test_id("action").click()
    block("static_select").get_by_role("option", name="返信").click()
    block("multi_static_select").get_by_test_id("action").click()
    for name in ("投稿", "共有"):
        block("multi_static_select").get_by_role("option", name=name).click()
    page.keyboard.press("Escape")
    block("users_select").get_by_test_id("action").click()
    block("users_select").get_by_role("option", name="高梁 次郎").click()
    block("checkboxes").get_by_label("投稿").check()
    block("radio_buttons").get_by_label("共有").check()
    block("datepicker").get_by_test_id("action").fill("2026-11-28")
    expect(block("datepicker")).to_contain_text("令和8年11月28日（土）")
    block("timepicker").get_by_test_id("action").fill("09:30")
    block("datetimepicker").get_by_test_id("action").fill("2026-11-27T10:00")
    block("number_input").get_by_test_id("action").fill("12")
    image = FilePayload(name="朝市.png", mimeType="image/png", buffer=b"png")
    block("file_input").get_by_test_id("action").set_input_files(image)
    expect(block("file_input")).to_contain_text("朝市.png")
    page.get_by_test_id("modal-submit").click()
    expect(page.get_by_test_id("modal")).to_be_hidden()

    values = {kind: {**held["value"]} for kind, held in sent(fake, "submit")[0]["values"].items()}
    assert all(value.pop("type") == kind for kind, value in values.items())
    assert values == {
        "static_select": {"selected_option": options[1]},
        "multi_static_select": {"selected_options": [options[0], options[2]]},
        "users_select": {"selected_user": "U01BOB"},
        "checkboxes": {"selected_options": [options[0]]},
        "radio_buttons": {"selected_option": options[2]},
        "datepicker": {"selected_date": "2026-11-28"},
        "timepicker": {"selected_time": "09:30"},
        "datetimepicker": {"selected_date_time": 1_795_741_200},
        "number_input": {"value": "12"},
        "file_input": {"files": [{"id": "F01", "name": "朝市.png", "mimetype": "image/png", "size": 3}]},
    }
