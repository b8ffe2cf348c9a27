"""What the 秘書広報課 is told about the bot itself."""

from collections.abc import Mapping

from bot.cards.blocks import MESSAGE_BLOCKS, header, line, person, rich, words
from bot.cards.message import Message

_SUBJECTS = {"draft": "投稿案", "incident": "事案", "account": "アカウント"}


def parked_notice(params: Mapping[str, str]) -> Message:
    """A message could not be delivered: about what (`about`), to whom (`to`), why (`why`)."""
    title = "届けられなかったお知らせがあります"
    kind, _, number = params["about"].partition(":")
    what = f"{_SUBJECTS[kind]} 第{number}号" if kind in _SUBJECTS else "お知らせ"
    recipient = params["to"]
    to = person(recipient) if recipient.startswith(("U", "W")) else words(f"チャンネル（{recipient}）")
    why = f"について、次の宛先に届けられませんでした（理由：{params['why']}）。宛先を確かめ、直接お知らせください。"
    return Message(title, (header(title), rich(line(words(f"{what}{why}\n宛先："), to))))


def sent_instead(message: Message, missed: str) -> Message:
    """A message that goes to somebody else, since its channel (`missed`, an id) could not be reached; it says so."""
    why = "事案のチャンネルに投稿できなかったため、こちらでお知らせします。チャンネルが残っているかを確かめてください。"
    told = rich(line(words(why, bold=True), words(f"（チャンネルID：{missed}）")))
    return Message(message.text, (told, *message.blocks[: MESSAGE_BLOCKS - 1]))
