"""The forms with which an incident is run: lead, level, news, facts, evidence, the timeline."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.accounts.service import AccountFacts
from bot.cards import inputs, names
from bot.cards.blocks import (
    Block,
    Element,
    actions,
    button,
    chunks,
    context,
    line,
    person,
    quoted,
    rich,
    section,
    words,
)
from bot.cards.fitting import fitting
from bot.cards.forms import View, modal
from bot.cards.incidents.parts import naming, shown_as_drill, who
from bot.incidents.facts import ANSWERS, CAUSE, CONFIRMED, COUNTS, LABELS, MOMENTS, OURS, TEXTS
from bot.incidents.models import ENTRY_NAMES
from bot.incidents.views import EntryView, IncidentView
from rules.incidents.kinds import Answer, Cause, IncidentKind
from rules.incidents.level import Level, Proposal, hold_of
from rules.japanese_time import short_time

LONG = 3000
MOST_FILES = 5
MOST_ENTRIES = 90
VIEW_BYTES = 200_000


def level_form(incident: IncidentView, proposal: Proposal) -> View:
    """The levels with what each holds, the proposal and its reasons."""
    options = [inputs.option(one.japanese, str(int(one))) for one in Level]
    shown = [line(words(f"目安：{proposal.level.japanese}", bold=True))]
    shown += [line(words(f"・{why}")) for why in proposal.reasons]
    blocks: list[Block] = [
        rich(*shown),
        inputs.field("level", "レベル", inputs.select(options, initial=str(int(incident.level)))),
        inputs.field("reason", "理由", inputs.text_input(multiline=True, max_length=LONG)),
        *[context(f"{one.japanese}：{_held(incident, one)}") for one in Level],
    ]
    return _form(incident, "レベルを変える", names.INCIDENT_LEVEL, "変える", blocks)


def update_form(incident: IncidentView, now: datetime) -> View:
    """What is known now, and when the next news come."""
    in_two_hours = now + timedelta(hours=2) / incident.speed
    blocks: list[Block] = [
        inputs.field(
            "update",
            "今分かっていること・行ったこと",
            inputs.text_input(multiline=True, max_length=LONG, placeholder="新しいことがなければ、そのことを書きます"),
        ),
        inputs.field("next", "次の続報の日時", inputs.moment(in_two_hours)),
        inputs.field(
            "interim",
            "中間報告",
            inputs.checkboxes([inputs.option("これを24時間以内の中間報告とする", "interim")]),
            optional=True,
            hint="影響、行った対応、残っていることを書きます。",
        ),
    ]
    return _form(incident, "続報を書く", names.INCIDENT_UPDATE, "知らせる", blocks)


def facts_form(incident: IncidentView, accounts: Sequence[AccountFacts] = ()) -> View:
    """Everything that can be known; what stands there is filled in."""
    where = [inputs.option(one.label, str(one.id)) for one in accounts[: inputs.MAX_OPTIONS]]
    chosen = str(incident.account.id) if incident.account is not None else None
    account = [inputs.field("account", "対象のアカウント", inputs.select(where, initial=chosen), optional=True)]
    known = incident.known
    kinds = [inputs.option(one.japanese, one) for one in IncidentKind]
    blocks: list[Block] = [
        context("分かったところだけ直します。答えによって、必要な手順が加わります。"),
        inputs.field("kind", "種別", inputs.select(kinds, initial=incident.kind)),
        *(account if where else []),
        *[_question(incident, name) for name in (OURS, *ANSWERS, CONFIRMED)],
        inputs.field(
            CAUSE,
            LABELS[CAUSE],
            inputs.select(
                [inputs.option(one.japanese, one) for one in Cause], initial=known.get(CAUSE, Cause.CHECKING)
            ),
        ),
        *[_text(incident, name) for name in TEXTS],
        *[inputs.field(name, LABELS[name], inputs.moment(_moment(known.get(name))), optional=True) for name in MOMENTS],
        *[_text(incident, name) for name in COUNTS],
    ]
    return _form(incident, "分かったことを書く", names.INCIDENT_FACTS, "書き足す", blocks)


def evidence_form(incident: IncidentView, note: str = "") -> View:
    """What is kept as proof; `note` says what did not do."""
    blocks: list[Block] = [
        *([section(note)] if note else []),
        context(
            "消す前に残します。アドレス欄と時計が入るように、画面全体を写してください。個人情報はここに貼りません。"
        ),
        inputs.field("what", "何の証拠ですか", inputs.text_input(multiline=True, max_length=LONG)),
        inputs.field(
            "file",
            "ファイル",
            {"type": "file_input", "max_files": MOST_FILES},
            optional=True,
            hint="付けると、SHA-256を計算して残します。個人情報の写ったものは付けず、下に保存場所を書いてください。",
        ),
        inputs.field(
            "link",
            "保存した場所（共有フォルダーやページのURL）",
            inputs.text_input(max_length=500),
            optional=True,
        ),
        inputs.field(
            "sha256",
            "ファイルのSHA-256",
            inputs.text_input(max_length=80),
            optional=True,
            hint="Windowsでは「certutil -hashfile ファイル名 SHA256」で計算できます。",
        ),
        inputs.field("kept", "保存した日時", inputs.moment(None), optional=True),
    ]
    return _form(incident, "証拠を残す", names.INCIDENT_EVIDENCE, "残す", blocks)


def entry_form(incident: IncidentView) -> View:
    """An entry of the timeline by hand."""
    blocks: list[Block] = [
        inputs.field("entry", "起きたこと・行ったこと", inputs.text_input(multiline=True, max_length=LONG)),
        inputs.field("at", "その日時", inputs.moment(None), optional=True, hint="空欄なら、今の時刻になります。"),
        context("スレッドの発言に⏱（stopwatch）を付けても、時系列に加わります。"),
    ]
    return _form(incident, "経過を書く", names.INCIDENT_ENTRY, "書き加える", blocks)


def lead_form(incident: IncidentView) -> View:
    """Who is to lead from now on, or nobody."""
    value = names.case(incident.id)
    blocks: list[Block] = [
        rich(line(words("今の指揮者："), *([person(incident.lead)] if incident.lead else [words("（未定）")]))),
        inputs.field("person", "次の指揮者", {"type": "users_select"}),
        actions(
            "lead",
            [
                button("自分が指揮をとる", names.INCIDENT_LEAD, value, style="primary"),
                button("指揮を降りる", names.INCIDENT_LEAVE, value),
            ],
        ),
    ]
    return _form(incident, "指揮を替える", names.INCIDENT_HAND_OVER, "引き継ぐ", blocks)


def timeline_shown(incident: IncidentView, entries: Sequence[EntryView]) -> View:
    """What happened, the newest first; as much as fits."""
    blocks = [_entry(one) for one in reversed(entries)]
    count = fitting(blocks, most=MOST_ENTRIES, room=VIEW_BYTES)
    shown = blocks[:count] or [section("まだありません。")]
    if count < len(blocks):
        shown.append(context(f"ほかに{len(blocks) - count:,}件あります。すべては事後報告書に入ります。"))
    return shown_as_drill(modal("時系列", shown), drill=incident.drill)


def _entry(entry: EntryView) -> Block:
    head = line(
        words(f"{short_time(entry.at)}　［{ENTRY_NAMES[entry.kind]}］", bold=True),
        *naming(entry.what),
        words("　"),
        who(entry.by),
    )
    quotes: list[Element] = [quoted(words(piece)) for piece in chunks(entry.words[:600])] if entry.words.strip() else []
    return rich(head, *quotes)


def _held(incident: IncidentView, level: Level) -> str:
    return hold_of(incident.kind, level).japanese.replace("\n", "") or "止めるものはありません。"


def _question(incident: IncidentView, name: str) -> Block:
    options = [inputs.option(one.japanese, one) for one in (Answer.YES, Answer.NO, Answer.UNKNOWN)]
    element = inputs.select(options, initial=incident.known.get(name, Answer.UNKNOWN))
    return inputs.field(name, LABELS[name], element, optional=True)


def _text(incident: IncidentView, name: str) -> Block:
    element = inputs.text_input(initial=incident.known.get(name, ""), max_length=500)
    return inputs.field(name, LABELS[name], element, optional=True)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _form(incident: IncidentView, title: str, action: str, submit: str, blocks: Sequence[Block]) -> View:
    view = modal(title, blocks, callback_id=action, submit=submit, metadata=names.case(incident.id))
    return shown_as_drill(view, drill=incident.drill)
