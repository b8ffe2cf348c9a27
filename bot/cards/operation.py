"""What the 秘書広報課 is told about the bot itself."""

from collections.abc import Mapping

from bot.cards.blocks import header, line, person, rich, words
from bot.cards.message import Message


def parked_notice(params: Mapping[str, str]) -> Message:
    """A message could not be delivered: about what (`about`), to whom (`to`), why (`why`)."""
    title = "届けられなかったお知らせがあります"
    kind, _, number = params["about"].partition(":")
    what = f"投稿案 第{number}号" if kind == "draft" else "お知らせ"
    recipient = params["to"]
    to = person(recipient) if recipient.startswith(("U", "W")) else words(f"チャンネル（{recipient}）")
    why = f"について、次の宛先に届けられませんでした（理由：{params['why']}）。宛先を確かめ、直接お知らせください。"
    return Message(title, (header(title), rich(line(words(f"{what}{why}\n宛先："), to))))
