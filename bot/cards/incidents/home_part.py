"""The incidents on the Home: report one, and those that still burn."""

from collections.abc import Sequence

from bot.cards import names
from bot.cards.blocks import Block, actions, button, context, header, section
from bot.incidents.states import STATE_NAMES
from bot.incidents.views import IncidentLine

#: So many are listed; the others stand in the channel.
SHOWN = 5


def incidents_part(lines: Sequence[IncidentLine], *, statistics: bool) -> list[Block]:
    """The button to report, for the 秘書広報課 the statistics, and the open incidents."""
    more = [button("事案の統計", names.INCIDENT_STATISTICS, "open")] if statistics else []
    report = button("事案を報告する", names.NEW_INCIDENT, "new", style="danger")
    blocks: list[Block] = [actions("incident", [report, *more])]
    if lines:
        blocks.append(header(f"対応中の事案（{len(lines):,}件）"))
    blocks += [_line(one) for one in lines[:SHOWN]]
    if len(lines) > SHOWN:
        blocks.append(context(f"ほかに{len(lines) - SHOWN:,}件あります。事案のチャンネルで見られます。"))
    return blocks


def _line(one: IncidentLine) -> Block:
    drill = "【訓練】" if one.drill else ""
    title = f"第{one.id}号　{one.kind.japanese}　{one.level.japanese}　［{STATE_NAMES[one.state]}］"
    text = f"{drill}{title}\n{one.target}{drill}"
    return {
        **section(text),
        "block_id": f"incident-{one.id}",
        "accessory": button("開く", names.INCIDENT_OPEN, names.case(one.id)),
    }
