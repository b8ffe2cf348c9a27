"""What the cards of an incident share: its title, its people, and the mark of a drill."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.cards.blocks import MESSAGE_BLOCKS, Block, Element, context, line, person, rich, words
from bot.cards.forms import View
from bot.cards.message import Message
from bot.incidents.views import IncidentView

DRILL_FIRST = "【訓練】これは訓練です。"
DRILL_LAST = "これは訓練です。実際の事案ではありません。【訓練】"
LONGEST_LIST = 10
_NAMED = re.compile(r"<@([UW][A-Z0-9]+)>")


def title_of(incident: IncidentView) -> str:
    """「事案 第5号　炎上　レベル2（厳戒）」."""
    return f"事案 第{incident.id}号　{incident.kind.japanese}　{incident.level.japanese}"


def people(slack_ids: Sequence[str]) -> list[Element]:
    """People by name, parted by commas; 「（未定）」 where there are none."""
    parts: list[Element] = []
    for one in slack_ids[:LONGEST_LIST]:
        parts += [words("、"), person(one)] if parts else [person(one)]
    return parts or [words("（未定）")]


def who(slack_id: str) -> Element:
    """Who did something: a person by name, or the bot itself."""
    return person(slack_id) if slack_id.startswith(("U", "W")) else words("（SNS運用チェック）")


def naming(text: str, *, bold: bool = False) -> list[Element]:
    """Words of ours in which `<@U01BOB>` appears as the person's name; everything else stands literally."""
    pieces = _NAMED.split(text)  # words and ids by turns
    return [person(piece) if at % 2 else words(piece, bold=bold) for at, piece in enumerate(pieces) if piece]


def fact(name: str, *elements: Element) -> Element:
    """A line: its name in bold, then what it is."""
    return line(words(f"{name}：", bold=True), *elements)


def told_as_drill(message: Message, *, drill: bool) -> Message:
    """The message with 【訓練】 first and last where it belongs to a drill: nobody may take it for real."""
    if not drill:
        return message
    mark = rich(line(words(DRILL_FIRST, bold=True)))
    inside = message.blocks[: MESSAGE_BLOCKS - 2]
    return Message(f"【訓練】{message.text}【訓練】", (mark, *inside, rich(line(words(DRILL_LAST, bold=True)))))


def shown_as_drill(view: View, *, drill: bool) -> View:
    """As `told_as_drill`, for a modal."""
    if not drill:
        return view
    blocks: list[Block] = list(view["blocks"])  # type: ignore[call-overload]
    return {**view, "blocks": [context(DRILL_FIRST), *blocks, context(DRILL_LAST)]}


def how_long(span: timedelta) -> str:
    """「1時間20分」,「3日4時間」; never less than nothing."""
    minutes = max(0, int(span.total_seconds()) // 60)
    days, hours = minutes // 1440, minutes % 1440 // 60
    if days:
        return f"{days}日{hours}時間" if hours else f"{days}日"
    if hours:
        return f"{hours}時間{minutes % 60}分" if minutes % 60 else f"{hours}時間"
    return f"{minutes}分"


def elapsed(incident: IncidentView, now: datetime) -> str:
    """How long it has burned, or burned."""
    return how_long((incident.closed_at or now) - incident.opened_at)
