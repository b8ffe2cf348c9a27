"""The card at the head of an incident's thread, kept up to date in place."""

from datetime import datetime

from bot.cards import names
from bot.cards.blocks import Block, Element, actions, button, clip, context, header, line, link, quoted, rich, words
from bot.cards.incidents.parts import elapsed, fact, people, title_of, told_as_drill
from bot.cards.message import Message
from bot.incidents.states import STATE_NAMES, State
from bot.incidents.views import IncidentView
from rules.incidents.handbook import Handbook
from rules.incidents.level import hold_of
from rules.japanese_time import japanese_time, short_time

SEEN = 600


def headline(incident: IncidentView, handbook: Handbook, now: datetime) -> Message:
    """Number, kind, level, who leads, what waits, when the next news are due, how long it takes already."""
    blocks: list[Block] = [header(title_of(incident)), rich(line(words(_warning(incident, handbook), bold=True)))]
    blocks += [_about(incident), _standing(incident, now)]
    waits = hold_of(incident.kind, incident.level).japanese
    if waits and incident.is_open:
        blocks.append(
            rich(
                fact(
                    "止めているもの", words(waits if not incident.drill else f"（訓練のため実際には止めません）{waits}")
                )
            )
        )
    buttons = _buttons(incident)
    if buttons:
        blocks += [actions(f"case-{number}", row) for number, row in enumerate(buttons, start=1)]
    blocks.append(context(f"{japanese_time(now)}現在。この表示は、動きがあると書きかわります。"))
    return told_as_drill(
        Message(f"{title_of(incident)}［{STATE_NAMES[incident.state]}］", tuple(blocks)), drill=incident.drill
    )


def _warning(incident: IncidentView, handbook: Handbook) -> str:
    return handbook.playbook(incident.kind).warning.strip()


def _about(incident: IncidentView) -> Block:
    parts = [
        fact("対象", words(incident.target)),
        *([fact("担当の所属", words(incident.section))] if incident.section else []),
        *([fact("URL", link(incident.url))] if _is_link(incident.url) else []),
        quoted(words(clip(incident.seen, SEEN))),
    ]
    return rich(*parts)


def _is_link(url: str) -> bool:
    return url.startswith(("https://", "http://")) and not any(ch.isspace() for ch in url)


def _standing(incident: IncidentView, now: datetime) -> Block:
    done = sum(one.ended for one in incident.tasks)
    late = sum(one.late(now) for one in incident.tasks)
    progress = f"{len(incident.tasks)}件のうち{done}件が済み" + (f"（期限を過ぎたもの {late}件）" if late else "")
    lead = [incident.lead] if incident.lead else []
    parts = [
        fact("状態", words(STATE_NAMES[incident.state])),
        fact("指揮者", *people(lead)),
        fact("手順", words(progress)),
    ]
    if incident.is_open and incident.next_update_at is not None:
        overdue = "（過ぎています）" if incident.next_update_at <= now else ""
        parts.append(fact("次の続報の期限", words(f"{short_time(incident.next_update_at)}{overdue}")))
    if incident.own_channel:
        parts.append(fact("専用チャンネル", {"type": "channel", "channel_id": incident.own_channel}))
    opened = f"{short_time(incident.opened_at)}に報告　"
    how = f"{elapsed(incident, now)}で終わりました" if incident.closed_at else f"{elapsed(incident, now)}経過"
    parts.append(fact("時間", words(opened + how)))
    return rich(*parts)


def _buttons(incident: IncidentView) -> list[list[Element]]:
    return [[_button(incident, one) for one in row] for row in _rows(incident) if row]


def _rows(incident: IncidentView) -> list[list[str]]:
    """The buttons that make sense where the incident stands, in rows by what they are for."""
    if incident.state is State.DISMISSED:
        return [[names.INCIDENT_TIMELINE, names.INCIDENT_REOPEN]]
    if incident.state is State.CLOSED:
        return [_AFTER, [names.INCIDENT_TIMELINE, names.INCIDENT_ENTRY, names.INCIDENT_EVIDENCE, names.INCIDENT_REOPEN]]
    take_up = [names.INCIDENT_ACKNOWLEDGE] if incident.state is State.REPORTED else []
    lead = [names.INCIDENT_HAND_OVER] if incident.lead else [names.INCIDENT_LEAD]
    ending = {
        State.REPORTED: [names.INCIDENT_DISMISS],
        State.RESPONDING: [names.INCIDENT_SETTLE, names.INCIDENT_DISMISS],
        State.SETTLING: [names.INCIDENT_CLOSE, names.INCIDENT_RESUME, *_AFTER],
    }[incident.state]
    room = [] if incident.own_channel else [names.INCIDENT_ROOM]
    return [
        [*take_up, *lead, names.INCIDENT_UPDATE, names.INCIDENT_FACTS, names.INCIDENT_LEVEL],
        [names.TEXT_CHOOSE, names.INCIDENT_EVIDENCE, names.INCIDENT_ENTRY, names.INCIDENT_TIMELINE, *room],
        ending,
    ]


_AFTER = [names.INCIDENT_REVIEW, names.INCIDENT_MEASURE]
_LABELS = {
    names.INCIDENT_REVIEW: "事後報告書を書く",
    names.INCIDENT_MEASURE: "再発防止策を決める",
    names.INCIDENT_ROOM: "専用チャンネルを作る",
    names.INCIDENT_ACKNOWLEDGE: "受理する",
    names.INCIDENT_LEAD: "指揮をとる",
    names.INCIDENT_HAND_OVER: "指揮を替える",
    names.INCIDENT_UPDATE: "続報を書く",
    names.INCIDENT_FACTS: "分かったことを書く",
    names.INCIDENT_LEVEL: "レベルを変える",
    names.TEXT_CHOOSE: "文例を使う",
    names.INCIDENT_EVIDENCE: "証拠を残す",
    names.INCIDENT_ENTRY: "経過を書く",
    names.INCIDENT_TIMELINE: "時系列を見る",
    names.INCIDENT_SETTLE: "収束の確認に入る",
    names.INCIDENT_DISMISS: "事案ではなかった",
    names.INCIDENT_CLOSE: "終結する",
    names.INCIDENT_RESUME: "対応中に戻す",
    names.INCIDENT_REOPEN: "対応中に戻す",
}
_FIRST = (names.INCIDENT_ACKNOWLEDGE, names.INCIDENT_LEAD)


def _button(incident: IncidentView, action: str) -> Element:
    return button(_LABELS[action], action, names.case(incident.id), style="primary" if action in _FIRST else None)
