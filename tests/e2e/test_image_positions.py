"""撮影場所の位置情報: stops the draft; a copy without it is brought to the drafter and put in with one press."""

import hashlib

import httpx
import pytest

from bot.audit.reading import verify
from bot.drafts import moves
from bot.drafts.models import Image
from bot.images.limits import ImageLimits
from bot.images.pictures import Pictures
from rules.images.facts import Position
from tests.images.making import GPS, drawing, exif, photograph, saved
from tests.support.page import Json, buttons, said
from tests.support.waiting import wait_for
from tests.support.workspace import Someone, Workspace, field, number_of

MARKET = "11月28日（土）に、まちなか広場で朝市を開きます。"
REPLACE = "位置情報のない画像に差し替える"
SAID = {"licence-1": "自作", "consent-1": "人は写っていない", "alt_text-1": "朝市の会場。"}
PHOTO = photograph()


def writes_with(hanako: Someone, content: bytes = PHOTO, name: str = "asaichi.jpg") -> Json:
    """The findings of a draft with this photograph, of which all is said."""
    file = hanako.page.upload(name, content, "image/jpeg")
    hanako.sends(hanako.writes(MARKET, images=[file]), **SAID)
    return hanako.modal("チェック結果")


def image_of(workspace: Workspace, draft: int) -> Image:
    """The only image of the newest revision."""
    with workspace.bot.store.read() as session:
        (image,) = moves.current(session, moves.load(session, draft)).images
        return image


def content_of(workspace: Workspace, file_id: str) -> bytes:
    return httpx.get(f"{workspace.server.url}/practice/files/{file_id}", trust_env=False).content


def files_brought(hanako: Someone) -> list[str]:
    """The files that the bot has shown in the person's direct messages."""
    return [file["name"] for message in hanako.messages(in_dm=True) for file in message.get("files") or []]


def test_a_photograph_that_tells_its_place_goes_out_without_it(every_workspace: Workspace) -> None:
    workspace = every_workspace
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")

    shown = writes_with(hanako)

    assert "［要修正］" in said(shown)
    assert "撮影した場所の位置情報が、画像のファイルに入っています" in said(shown)
    draft = number_of(shown)
    hanako.sends(shown)
    hanako.modal("まだ答えのない指摘があります")
    assert workspace.state_of(draft) == "下書き"

    card = hanako.card("見た目を変えずに付加情報を取り除いたものです")
    assert files_brought(hanako) == ["asaichi_位置情報なし.jpg"]
    hanako.presses(REPLACE, on=card)
    done = hanako.card("位置情報のない画像に差し替えました")
    assert done["ts"] == card["ts"]
    hanako.page.act("close", view_id=hanako.modal()["id"])
    hanako.presses("続きを書いて提出する", on=done)
    hanako.sends(hanako.modal("今は1枚付いています"))
    hanako.sends(hanako.modal("指摘はありません"))
    hanako.modal("提出しました")

    kacho.presses("承認する", on=kacho.card("承認のお願い"))
    hand_out = hanako.card("承認されました")
    (block,) = [one for one in hand_out["blocks"] if one["type"] == "image"]
    given = content_of(workspace, block["slack_file"]["id"])
    image = image_of(workspace, draft)
    assert hashlib.sha256(given).hexdigest() == image.sha256
    assert Pictures(ImageLimits()).read(given, "a").position is Position.NONE
    assert (image.place, image.licence, image.alt_text) == ("none", "own", "朝市の会場。")
    with workspace.bot.store.read() as session:
        assert verify(session)[1] is None


def test_the_copy_can_be_taken_among_the_findings_and_what_was_typed_stays(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    shown = writes_with(hanako)
    hanako.card("見た目を変えずに付加情報を取り除いたものです")
    (press,) = [one for one in buttons(shown) if one["text"]["text"] == REPLACE]
    typed = {field(shown, "text")["block_id"]: {"value": {"type": "plain_text_input", "value": MARKET + "雨天中止。"}}}

    hanako.page.act(
        "press",
        where={"view_id": shown["id"]},
        block_id=press["block_id"],
        action_id=press["action_id"],
        values=typed,
    )

    after = hanako.modal("位置情報のない画像に差し替えました")
    assert "指摘はありません" in said(after)
    assert field(after, "text")["element"]["initial_value"] == MARKET + "雨天中止。"
    hanako.card("位置情報のない画像に差し替えました")
    hanako.sends(after)
    hanako.modal("提出しました")


def test_whoever_presses_before_the_copy_is_there_is_told_to_wait(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    workspace.fault("files.getUploadURLExternal", "error:internal_error", times=2)

    shown = writes_with(hanako)
    hanako.presses(REPLACE, on=shown)

    assert "数秒待って、もう一度押してください" in said(hanako.modal("準備しています"))
    hanako.card("見た目を変えずに付加情報を取り除いたものです")


@pytest.mark.parametrize(
    ("method", "kind"),
    [
        ("files.getUploadURLExternal", "drop_before"),
        ("files.getUploadURLExternal", "drop_after"),
        ("files.getUploadURLExternal", "429"),
        ("files.completeUploadExternal", "drop_before"),
        ("files.completeUploadExternal", "drop_after"),
        ("files.completeUploadExternal", "error:file_not_found"),
        ("files.completeUploadExternal", "500"),
        ("files.info", "error:internal_error"),
        ("chat.postMessage", "drop_before"),
        ("chat.postMessage", "drop_after"),
    ],
)
def test_whatever_happens_to_a_call_one_copy_and_one_card_arrive(workspace: Workspace, method: str, kind: str) -> None:
    hanako = workspace.person("新見 花子")
    workspace.fault(method, kind)

    writes_with(hanako)

    card = hanako.card("見た目を変えずに付加情報を取り除いたものです")
    assert files_brought(hanako) == ["asaichi_位置情報なし.jpg"]
    cards = [one for one in hanako.messages(in_dm=True) if "取り除いたものです" in said(one)]
    assert [one["ts"] for one in cards if list(buttons(one))] == [card["ts"]]
    hanako.presses(REPLACE, on=card)
    hanako.card("位置情報のない画像に差し替えました")


def test_the_same_photograph_is_offered_once_for_a_draft(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    shown = writes_with(hanako)
    hanako.card("見た目を変えずに付加情報を取り除いたものです")

    hanako.sends(shown, text=MARKET + "雨天中止です。")
    hanako.modal("もう一度チェックしました")
    hanako.presses("画像の情報を直す", on=hanako.modal())
    hanako.sends(hanako.modal("画像の情報（1枚）"), **{"alt_text-1": "朝市の会場に並ぶ店。"})
    hanako.modal("画像の情報を保存しました")

    hanako.presses(REPLACE, on=hanako.card("見た目を変えずに付加情報を取り除いたものです"))
    hanako.card("位置情報のない画像に差し替えました")
    assert len(files_brought(hanako)) == 1
    assert image_of(workspace, number_of(shown)).alt_text == "朝市の会場に並ぶ店。"


def test_a_second_press_and_a_press_after_the_image_is_gone_are_answered(workspace: Workspace) -> None:
    hanako, kenji = workspace.person("新見 花子"), workspace.person("観光の同僚")
    shown = writes_with(hanako)
    draft = number_of(shown)
    hanako.card("見た目を変えずに付加情報を取り除いたものです")
    original = hashlib.sha256(PHOTO).hexdigest()
    use = workspace.bot.office.cleaning.use

    first = use(draft, original, by=hanako.slack_id)
    again = use(draft, original, by=kenji.slack_id)

    assert again.revision.number == first.revision.number
    other = hanako.page.upload("b.png", saved(drawing(), "PNG"), "image/png")
    hanako.presses("続きを書いて提出する", on=hanako.card("位置情報のない画像に差し替えました"))
    hanako.sends(hanako.modal("今は1枚付いています"), images=[other])
    hanako.modal("画像の情報（1枚）")
    gone = hanako.card("元の画像は、もう投稿案に付いていません")
    assert not list(buttons(gone))
    with pytest.raises(Exception, match="もう投稿案に付いていません"):
        use(draft, original, by=hanako.slack_id)


def test_a_place_that_is_contested_needs_the_pr_division_and_closes_the_offer(workspace: Workspace) -> None:
    hanako, carol = workspace.person("新見 花子"), workspace.person("秘書広報課長")
    shown = writes_with(hanako)
    draft = number_of(shown)
    hanako.card("見た目を変えずに付加情報を取り除いたものです")

    hanako.answers_all(shown)

    assert workspace.state_of(draft) == "合議"
    assert "撮影した場所の位置情報" in said(carol.card("合議のお願い"))
    closed = hanako.card("投稿案は今「合議」です")
    assert not list(buttons(closed))
    with pytest.raises(Exception, match="提出しました"):
        workspace.bot.office.cleaning.use(draft, hashlib.sha256(PHOTO).hexdigest(), by=hanako.slack_id)


def test_a_stranger_cannot_change_the_image(workspace: Workspace) -> None:
    hanako, frank = workspace.person("新見 花子"), workspace.person("危機管理課長")
    draft = number_of(writes_with(hanako))
    hanako.card("見た目を変えずに付加情報を取り除いたものです")

    with pytest.raises(Exception, match="権限がありません"):
        workspace.bot.office.cleaning.use(draft, hashlib.sha256(PHOTO).hexdigest(), by=frank.slack_id)


def test_a_turned_photograph_of_a_telephone_stays_upright(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    content = saved(drawing(80, 40), exif=exif(GPS, orientation=6))
    draft = number_of(writes_with(hanako, content, "IMG_0001.JPG"))
    hanako.presses(REPLACE, on=hanako.card("見た目を変えずに付加情報を取り除いたものです"))

    image = wait_for(lambda: _if_changed(image_of(workspace, draft), "IMG_0001.JPG"), "the copy to take its place")

    picture = Pictures(ImageLimits()).read(content_of(workspace, image.file_id), "a")
    assert (picture.width, picture.height) == (40, 80)


def _if_changed(image: Image, name: str) -> Image | None:
    return None if image.name == name else image
