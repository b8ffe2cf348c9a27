"""What is said in the thread, and to those who are called directly."""

from bot.cards import names
from bot.cards.blocks import (
    Block,
    actions,
    button,
    chunks,
    clip,
    context,
    header,
    line,
    person,
    quoted,
    rich,
    told,
    words,
)
from bot.cards.incidents.parts import fact, naming, people, title_of, told_as_drill, who
from bot.cards.message import Message
from bot.incidents.models import ENTRY_NAMES
from bot.incidents.views import EntryView, IncidentView
from rules.incidents.handbook import Handbook
from rules.incidents.kinds import Answer
from rules.japanese_time import japanese_time, short_time

WORDS_SHOWN = 6000


def first_report(incident: IncidentView) -> Message:
    """所属長への第一報: what is known and what is not, with everybody who is to be called."""
    facts = incident.facts
    asked = (
        ("市のアカウントか", facts.our_account),
        ("今も続いているか", facts.ongoing),
        ("個人情報の有無", facts.personal_data),
        ("命に関わるか", facts.life_safety),
    )
    since = f"{short_time(facts.since)}から" if facts.since else "いつからかは確認中"
    parts = [
        fact("連絡先", *people(incident.told)),
        fact("種別", words(incident.kind.japanese)),
        fact("対象", words(incident.target)),
        fact("認知", words(f"{japanese_time(incident.opened_at)}（{since}）　報告："), person(incident.reporter)),
        fact("見えている事象", words(clip(incident.seen, 600))),
        *[fact(name, words(_answered(answer))) for name, answer in asked],
        fact("原因", words("確認中")),
    ]
    body: list[Block] = [header("所属長・秘書広報課への第一報"), rich(*parts)]
    body.append(context("分かったことは、先頭のカードから書き足してください。原因は、確かめるまで言い切りません。"))
    return told_as_drill(Message(f"{title_of(incident)}の第一報", tuple(body)), drill=incident.drill)


def direct_notice(incident: IncidentView, channel: str) -> Message:
    """To those who answer for it: it has begun, and where it is led."""
    lines = [
        fact("対象", words(incident.target)),
        fact("見えている事象", words(clip(incident.seen, 600))),
        fact("報告", person(incident.reporter), words(f"　{japanese_time(incident.opened_at)}")),
    ]
    if channel.startswith(("C", "G")):
        lines.append(fact("対応する場所", {"type": "channel", "channel_id": channel}))
    blocks: list[Block] = [header(title_of(incident)), rich(*lines)]
    if incident.is_open and incident.acknowledged_at is None:
        blocks.append(
            actions(
                "case-1",
                [button("受理する", names.INCIDENT_ACKNOWLEDGE, names.case(incident.id), style="primary")],
            )
        )
    blocks.append(context("チャンネルのスレッドに、手順と文例があります。"))
    return told_as_drill(Message(f"{title_of(incident)}が起きています", tuple(blocks)), drill=incident.drill)


def said(incident: IncidentView, entry: EntryView) -> Message:
    """An entry of the timeline, in the thread."""
    head = line(*naming(entry.what, bold=True), words("　"), who(entry.by), words(f"　{short_time(entry.at)}"))
    blocks: list[Block] = [rich(head)]
    if entry.words.strip():
        blocks += [rich(quoted(words(piece))) for piece in chunks(entry.words[:WORDS_SHOWN])]
    title = f"事案 第{incident.id}号　{ENTRY_NAMES[entry.kind]}"
    return told_as_drill(Message(title, tuple(blocks)), drill=incident.drill)


def texts_to_use(incident: IncidentView, handbook: Handbook) -> Message:
    """The texts of §7 for this kind of incident."""
    texts = handbook.statements_for(incident.kind)
    listed = [line(words(f"・{one.title}"), words(f"（{one.channel.japanese}）")) for one in texts]
    blocks: list[Block] = [header("使える文例"), rich(*listed)]
    blocks.append(
        told(
            "文例は、分かっていることで埋まります。空欄が残っている間は使えません。公表する文は、所属長と秘書広報課の承認を受けます。"
        )
    )
    if incident.is_open:
        blocks.append(actions("texts", [button("文例を使う", names.TEXT_CHOOSE, names.case(incident.id))]))
    return told_as_drill(Message(f"{title_of(incident)}の文例", tuple(blocks)), drill=incident.drill)


def _answered(answer: Answer) -> str:
    return "確認中" if answer is Answer.UNKNOWN else answer.japanese
