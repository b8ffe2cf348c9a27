"""画像の情報: asked of each image in a form of its own, kept with the revision, shown to who decides and who posts."""

import hashlib

import httpx

from bot.drafts import moves
from bot.drafts.models import Image
from rules.images.facts import Consent, Licence
from tests.images.making import drawing, saved
from tests.support.page import Json, said
from tests.support.waiting import wait_for
from tests.support.workspace import Someone, Workspace, field, number_of

MARKET = "11月28日（土）に、まちなか広場で朝市を開きます。"
ALT = "朝市のちらし。11月28日土曜日、午前8時から正午まで。"


def attached(hanako: Someone, *names: str) -> list[Json]:
    """Different pictures under these names."""
    return [
        hanako.page.upload(name, saved(drawing(60 + 4 * at, 40), "PNG"), "image/png") for at, name in enumerate(names)
    ]


def kept(workspace: Workspace, draft: int) -> list[Image]:
    """The images of the newest revision."""
    with workspace.bot.store.read() as session:
        return list(moves.current(session, moves.load(session, draft)).images)


def test_what_is_said_of_the_images_reaches_the_head_and_the_hand_out(every_workspace: Workspace) -> None:
    workspace = every_workspace
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    form = hanako.writes(MARKET, images=attached(hanako, "chirashi.png", "momo.png"))
    assert "画像の情報（2枚）" in said(form)
    hanako.sends(
        form,
        **{
            "licence-1": "提供",
            "source-1": "新見市観光協会",
            "consent-1": "人は写っていない",
            "alt_text-1": ALT,
            "same-2": "画像1と同じ",
            "consent-2": "未確認",
        },
    )

    shown = hanako.modal("写っている人の同意が未確認です")
    assert "代替テキストがありません" in said(shown)
    assert "使う権利" not in said(shown)
    draft = number_of(shown)
    first, second = kept(workspace, draft)
    assert (first.licence, first.source, first.consent) == (Licence.PROVIDED, "新見市観光協会", Consent.NOBODY)
    assert (second.licence, second.source, second.consent) == (Licence.PROVIDED, "新見市観光協会", Consent.UNKNOWN)

    hanako.presses("画像の情報を直す", on=shown)
    hanako.sends(hanako.modal("画像の情報（2枚）"), **{"consent-2": "同意あり", "alt_text-2": "箱に並ぶ桃。"})
    hanako.sends(hanako.modal("画像の情報を保存しました"))
    hanako.modal("提出しました")

    card = kacho.card("承認のお願い")
    assert "権利：提供（使う許可を得た）（出所：新見市観光協会）" in said(card)
    assert f"代替テキスト：{ALT}" in said(card)
    assert "指摘：要修正・要確認の指摘はありません。" in said(card)
    kacho.presses("承認する", on=card)
    hand_out = hanako.card("承認されました")
    assert ALT in said(hand_out)
    assert "箱に並ぶ桃。" in said(hand_out)
    assert [one["slack_file"]["id"] for one in hand_out["blocks"] if one["type"] == "image"] == [
        first.file_id,
        second.file_id,
    ]


def test_the_hand_out_gives_exactly_the_approved_files(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET, images=attached(hanako, "a.png", "b.png", "c.png"))
    kacho.presses("承認する", on=kacho.card("承認のお願い"))

    hand_out = hanako.card("承認されました")

    approved = [one.sha256 for one in kept(workspace, draft)]
    given = []
    for block in hand_out["blocks"]:
        if block["type"] == "image":
            url = f"{workspace.server.url}/practice/files/{block['slack_file']['id']}"
            given.append(hashlib.sha256(httpx.get(url, trust_env=False).content).hexdigest())
    assert given == approved
    assert "手元の画像ではなくこの画像です" in said(hand_out)


def test_what_is_not_said_is_asked_and_the_head_sees_the_answer(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")

    hanako.hands_in(MARKET, images=attached(hanako, "asaichi.png"))

    card = said(kacho.card("承認のお願い"))
    assert "画像を使う権利が選ばれていません" in card
    assert "人が写っているか、同意があるかが選ばれていません" in card
    assert card.count("確かめました。") == 2
    assert "権利：未記入" in card


def test_an_image_that_stays_keeps_what_was_said_of_it_and_another_is_asked_about(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    first, other = attached(hanako, "a.png", "b.png")
    hanako.sends(
        hanako.writes(MARKET, images=[first]),
        **{"licence-1": "自作", "consent-1": "人は写っていない", "alt_text-1": ALT},
    )
    shown = hanako.modal("指摘はありません")
    draft = number_of(shown)
    hanako.sends(shown, text=MARKET + "雨天中止です。")
    hanako.modal("もう一度チェックしました")
    assert [one.alt_text for one in kept(workspace, draft)] == [ALT]

    hanako.page.act("close", view_id=hanako.modal()["id"])
    hanako.page.act("home")
    home = wait_for(lambda: hanako.page.state()["home"], "the Home of the drafter")
    hanako.page.act("press", where={"view_id": home["id"]}, block_id=f"mine-{draft}", action_id="draft.open")
    hanako.presses("続きを書いて提出する", on=hanako.modal("下書き"))
    hanako.sends(hanako.modal("今は1枚付いています"), images=[other, first])

    form = hanako.modal("画像の情報（2枚）")
    assert "initial_value" not in field(form, "alt_text-1")["element"]
    assert field(form, "alt_text-2")["element"]["initial_value"] == ALT


def test_a_text_changed_before_the_images_are_described_is_not_lost(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    hanako.sends(hanako.writes(MARKET, images=attached(hanako, "a.png")), **{"licence-1": "自作"})
    shown = hanako.modal("チェック結果")
    block = field(shown, "text")
    typed = {block["block_id"]: {"value": {"type": "plain_text_input", "value": MARKET + "雨天中止です。"}}}

    hanako.page.act(
        "press",
        where={"view_id": shown["id"]},
        block_id="images",
        action_id="images.describe",
        values=typed,
    )
    hanako.sends(hanako.modal("画像の情報（1枚）"), **{"consent-1": "同意あり"})

    assert field(hanako.modal("画像の情報を保存しました"), "text")["element"]["initial_value"].endswith(
        "雨天中止です。"
    )


def test_a_password_in_an_alternative_text_is_refused_at_its_field(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    form = hanako.writes(MARKET, images=attached(hanako, "a.png"))

    answer = hanako.sends(form, **{"alt_text-1": "管理画面のパスワード：Kouhou2026!"})

    ((block, words),) = answer["errors"].items()
    assert block.startswith("alt_text-1")
    assert "保存していません" in words


def test_several_files_that_will_not_do_are_named_together(workspace: Workspace) -> None:
    hanako = workspace.person("新見 花子")
    good = attached(hanako, "ok.png")
    heic = hanako.page.upload("IMG_0001.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "image/heic")
    broken = hanako.page.upload("kowareta.jpg", b"\xff\xd8\xff\xe0", "image/jpeg")
    hanako.types("/snscheck")

    hanako.sends(hanako.modal("本文"), accounts=["新見市観光"], text=MARKET, images=[*good, heic, broken])

    told = said(hanako.modal("受け取れない画像が2枚あります"))
    assert "「IMG_0001.heic」は、HEIC 形式の画像です" in told
    assert "「kowareta.jpg」は、途中で切れているか、壊れています" in told
    assert MARKET in str(hanako.modal()["blocks"])
