"""What the people of a scene do next, as things stand on their screens: each an errand from beginning to end."""

from tests.delivery.unlucky import Move, Scene
from tests.support.page import Json, buttons, said
from tests.support.workspace import Someone

#: Nothing is found in it on whatever day the test runs.
TEXT = "図書館では、絵本の読み聞かせを行っています。"
REVISED = TEXT + "予約はいりません。"
URL = "https://www.facebook.com/niimi.kanko/posts/1"
PLACED = "位置情報が、画像のファイルに入っています"
REASON = "予約がいるかどうかを書いてください。"


def post_a_text(scene: Scene) -> Move | None:
    """From the command to the reported post."""
    return (
        in_modal(scene, scene.hanako, {"accounts": ["新見市観光"], "text": TEXT})
        or press(scene.hanako, "投稿済みにする")
        or press(scene.kacho, "承認する")
        or begin(scene)
    )


def reject_a_text(scene: Scene) -> Move | None:
    """From the command to the head's 却下."""
    return (
        in_modal(scene, scene.hanako, {"accounts": ["新見市観光"], "text": TEXT})
        or in_modal(scene, scene.kacho, {})
        or press(scene.kacho, "却下する")
        or begin(scene)
    )


def return_and_withdraw(scene: Scene) -> Move | None:
    """The head returns the draft, 花子 revises it, hands it in again and then withdraws it."""
    text = REVISED if scene.where_it_stands() else TEXT
    if scene.where_it_stands() == ("承認待ち", 2):
        return withdraw(scene)
    return (
        in_modal(scene, scene.hanako, {"accounts": ["新見市観光"], "text": text})
        or in_modal(scene, scene.kacho, {})
        or press(scene.hanako, "文章を直して提出し直す")
        or press(scene.kacho, "差し戻す")
        or begin(scene)
    )


def hand_in_a_photograph(scene: Scene, file: Json) -> Move | None:
    """花子 attaches a photograph that tells its place, takes the copy without it, and hands the draft in."""
    hanako = scene.hanako
    modals = hanako.page.state()["modals"]
    if modals and PLACED in said(modals[-1]):
        modal = modals[-1]
        return Move(f"close {modal['id']} {modal['hash']}", lambda: hanako.page.act("close", view_id=modal["id"]))
    attached = {} if scene.where_it_stands() else {"images": [file]}
    return (
        in_modal(scene, hanako, {"accounts": ["新見市観光"], "text": TEXT, **attached})
        or press(hanako, "位置情報のない画像に差し替える")
        or press(hanako, "続きを書いて提出する")
        or begin(scene)
    )


def begin(scene: Scene) -> Move | None:
    """Open the form, where nothing was written yet."""
    if scene.where_it_stands() is not None:
        return None
    return Move("open the form", lambda: scene.hanako.types("/snscheck"))


def press(person: Someone, label: str) -> Move | None:
    """Press the newest button with this label in the person's direct messages."""
    for card in reversed(person.messages(in_dm=True)):
        if any(one["text"]["text"] == label for one in buttons(card)):
            return _press(person, label, card, card["ts"])
    return None


def _press(person: Someone, label: str, on: Json, where: str) -> Move:
    return Move(f"{person.slack_id} {label} {where}", lambda: person.presses(label, on))


def in_modal(scene: Scene, person: Someone, draft: dict[str, object]) -> Move | None:
    """What is to be done with the modal in front of a person: fill and send it, read and close it, or wait."""
    modals = person.page.state()["modals"]
    if not modals:
        return None
    modal = modals[-1]
    seen = f"{modal['id']} {modal['hash']}"
    close = Move(f"close {seen}", lambda: person.page.act("close", view_id=modal["id"]))
    if modal["title"]["text"] == "読み込み中":
        return close if modal["id"] in scene.left_behind else Move(f"open {seen}", lambda: {"ok": True})
    if modal.get("submit") is None or modal["errors"]:
        return close
    fill: dict[str, dict[str, object]] = {
        "draft.form": draft,
        "draft.review": {},
        "draft.report": {"url": URL},
        "draft.return_form": {"reason": REASON},
        "draft.reason": {"reason": REASON},
        "images.form": {"licence-1": "自作", "consent-1": "人は写っていない", "alt_text-1": "絵本の棚。"},
    }
    return Move(f"send {seen}", lambda: person.sends(modal, **fill[modal["callback_id"]]))


def withdraw(scene: Scene) -> Move | None:
    """From the Home: open the draft, and withdraw it."""
    hanako = scene.hanako
    state = hanako.page.state()
    for modal in state["modals"]:
        if any(one["text"]["text"] == "取り下げる" for one in buttons(modal)):
            return _press(hanako, "取り下げる", modal, modal["id"])
    if state["modals"]:
        return in_modal(scene, hanako, {})
    home = state["home"]
    if home is None or not any(block.get("block_id") == "mine-1" for block in home["blocks"]):
        return Move("open the Home", lambda: hanako.page.act("home"))
    where = {"view_id": home["id"]}
    return Move(
        f"open {home['id']}",
        lambda: hanako.page.act("press", where=where, block_id="mine-1", action_id="draft.open"),
    )
