"""The copy of an image without its place, offered to who attached it."""

from bot.cards import names
from bot.cards.blocks import Block, actions, button, context, header, section
from bot.cards.message import Message
from bot.cards.pictures import picture
from bot.drafts.cleaning import Offered
from bot.drafts.content import ImageFacts
from bot.drafts.states import STATE_NAMES

REPLACE = "位置情報のない画像に差し替える"


def cleaned_notice(offered: Offered, shown: int) -> Message:
    """The copy with the button that puts it in the place of the original, while that can be done.

    Args:
        offered: as things stand now.
        shown: the revision that the message was sent for.
    """
    draft = offered.draft
    title = f"位置情報のない画像　第{draft.id}号"
    blocks: list[Block] = [header(title)]
    value = names.ref(draft.id, draft.revision.number)
    if offered.copy is not None and offered.is_open:
        copy = ImageFacts(offered.copy.file_id, offered.copy.name, offered.copy.mimetype, offered.copy.sha256)
        number = offered.number or 1
        use = names.Ref(draft.id, shown, image=offered.original).value()
        blocks += [
            section(
                f"画像{number}のファイルには、撮影した場所の位置情報などの付加情報が入っています（§6(2)ウ）。"
                "次の画像は、見た目を変えずに付加情報を取り除いたものです。"
            ),
            picture(number, copy),
            actions("cleaned", [button(REPLACE, names.REPLACE_IMAGE, use, style="primary")]),
        ]
    elif offered.used:
        blocks.append(section("位置情報のない画像に差し替えました。"))
        if offered.editable:
            blocks.append(actions("next", [button("続きを書いて提出する", names.EDIT, value, style="primary")]))
    elif offered.number is None:
        blocks.append(section("元の画像は、もう投稿案に付いていません。"))
    blocks.append(context(f"投稿案は今「{STATE_NAMES[draft.state]}」です。"))
    return Message(title, tuple(blocks))
