"""What the clock says in the thread when something has waited too long."""

from collections.abc import Mapping
from datetime import datetime

from bot.cards import names
from bot.cards.blocks import Block, actions, button, header, line, rich, words
from bot.cards.incidents.parts import fact, how_long, people, title_of, told_as_drill
from bot.cards.message import Message
from bot.incidents import clock
from bot.incidents.views import IncidentView
from rules.japanese_time import short_time

MOST_NAMED = 15
_TITLES = {
    clock.UNACKNOWLEDGED: "まだ受理されていません",
    clock.NO_LEAD: "指揮者が決まっていません",
    clock.UPDATE: "続報の期限が過ぎています",
    clock.STEPS: "期限を過ぎた手順があります",
    clock.INTERIM: "中間報告の時期です",
    clock.AFTER_ACTION: "事後報告書の期限です",
}
_TO_DO = {
    clock.UNACKNOWLEDGED: (
        "先頭のカードの「受理する」を押してください。だれも出られないときは、電話で秘書広報課に連絡してください。"
    ),
    clock.NO_LEAD: "先頭のカードの「指揮をとる」を押してください。",
    clock.UPDATE: (
        "今分かっていることを「続報を書く」から書いてください。新しいことがなければ、そのことと、次の時刻を書きます。"
    ),
    clock.STEPS: "できる人が「担当する」「完了」「該当なし」のどれかを押してください。",
    clock.INTERIM: (
        "報告から24時間になります。「続報を書く」から、影響・対応・残っていることを中間報告として書いてください。"
    ),
    clock.AFTER_ACTION: "「事後報告書を書く」から、影響・原因・再発防止策をまとめてください。",
}


def nag(incident: IncidentView, params: Mapping[str, str], now: datetime) -> Message:
    """What waits, since when, whose turn it is, and what to press."""
    matter = params["matter"]
    title = f"{_TITLES[matter]}　事案 第{incident.id}号"
    parts = [fact("お願いする方", *people(incident.called))]
    if matter == clock.UPDATE and incident.next_update_at is not None:
        parts.append(fact("期限", words(short_time(incident.next_update_at))))
    if matter == clock.UNACKNOWLEDGED:
        parts.append(fact("報告から", words(how_long(now - incident.opened_at))))
    if matter == clock.STEPS:
        keys = params.get("tasks", "").split(",")
        late = [one for one in incident.tasks if one.key in keys]
        parts += [line(words(f"・{one.title}（期限 {short_time(one.due_at)}）")) for one in late[:MOST_NAMED]]
        if len(late) > MOST_NAMED:
            parts.append(line(words(f"ほか{len(late) - MOST_NAMED}件")))
    blocks: list[Block] = [header(title), rich(*parts), rich(line(words(_TO_DO[matter])))]
    value = names.case(incident.id, matter)
    blocks.append(actions("nag", [button("先に延ばす", names.INCIDENT_SNOOZE, value)]))
    return told_as_drill(Message(f"{title_of(incident)}：{_TITLES[matter]}", tuple(blocks)), drill=incident.drill)
