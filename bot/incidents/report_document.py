"""事後報告書 as a Word file: what happened, targets against what was reached, causes, clauses, measures."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.shared import Pt

from bot.audit.record import SYSTEM
from bot.incidents.history import History, Mark
from bot.incidents.models import ENTRY_NAMES
from bot.incidents.review import PARTS
from bot.incidents.states import STATE_NAMES, TASK_NAMES, TaskState
from bot.incidents.text_models import TEXT_NAMES
from bot.incidents.views import TaskView
from rules.guideline import clause
from rules.incidents.handbook import Handbook
from rules.japanese_time import japanese_date, japanese_time, short_time

FONT = "Yu Gothic"
NOTHING = "（記載なし）"
_NAMED = re.compile(r"<@([UW][A-Z0-9]+)>")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
DRILL = "【訓練】これは訓練の報告書です。実際の事案ではありません。【訓練】"


def report_name(history: History) -> str:
    """The name of the file."""
    drill = "訓練_" if history.incident.drill else ""
    return f"{drill}事後報告書_事案第{history.incident.id}号.docx"


def report_document(history: History, handbook: Handbook, now: datetime) -> bytes:
    """The report as a .docx file."""
    document = Document()
    _set_font(document)
    incident = history.incident
    if incident.drill:
        _paragraph(document, DRILL)
    document.add_heading(_clean(f"事後報告書　事案 第{incident.id}号（{incident.kind.japanese}）"), level=0)
    _paragraph(document, f"{history.city}　作成：{japanese_time(now)}　第{max(history.version, 1)}版")
    _summary(document, history)
    _times(document, history)
    _written(document, "3 影響", history, "effects")
    document.add_heading("4 原因", level=1)
    _written(document, "直接の原因", history, "cause", level=2)
    _written(document, "背景の要因", history, "background", level=2)
    _clauses(document, history, handbook)
    _written(document, "6 有効だった対応", history, "worked")
    _written(document, "7 うまくいかなかった対応", history, "not_worked")
    _measures(document, history)
    _written(document, "9 ルール辞書・手順書の変更点", history, "changes")
    _explained(document, history)
    _evidence(document, history)
    _approval(document)
    if incident.drill:
        _paragraph(document, DRILL)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def span(amount: timedelta | None) -> str:
    """「1時間20分」; 「－」 where there is none."""
    if amount is None:
        return "－"
    minutes = int(amount.total_seconds()) // 60
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    parts = [f"{days}日"] * bool(days) + [f"{hours}時間"] * bool(hours) + [f"{rest}分"] * bool(rest or minutes < 60)
    return "".join(parts)


def _summary(document: DocumentType, history: History) -> None:
    incident = history.incident
    document.add_heading("1 概要", level=1)
    rows = [
        ("種別", incident.kind.japanese),
        ("対象", incident.target),
        ("担当の所属", incident.section or NOTHING),
        ("状態", STATE_NAMES[incident.state]),
        ("最終のレベル", incident.level.japanese),
        ("見えていた事象", incident.seen),
        ("URL", incident.url or NOTHING),
        ("報告した人", _who(history, incident.reporter)),
        ("指揮者", _who(history, incident.lead) if incident.lead else NOTHING),
    ]
    _table(document, ("項目", "内容"), rows)


def _times(document: DocumentType, history: History) -> None:
    document.add_heading("2 時系列", level=1)
    document.add_heading("目標と実際", level=2)
    if history.incident.speed > 1:
        _paragraph(document, f"訓練の時計は{history.incident.speed}倍です。かかった時間は、訓練の時計で数えています。")
    _table(document, ("区分", "時刻", "報告から", "目標", "達成"), [_mark(one) for one in history.marks])
    document.add_heading("できごと", level=2)
    rows = [
        (
            short_time(one.at),
            ENTRY_NAMES[one.kind],
            _named(history, one.what) + (f"\n{one.words}" if one.words else ""),
            _who(history, one.by),
        )
        for one in history.entries
    ]
    _table(document, ("時刻", "区分", "内容", "人"), rows)


def _mark(mark: Mark) -> tuple[str, ...]:
    at = japanese_time(mark.at) if mark.at is not None else "記録なし"
    reached = "－" if mark.target is None else ("届かず" if mark.missed else "達成")
    return mark.name, at, span(mark.took), span(mark.target), reached


def _clauses(document: DocumentType, history: History, handbook: Handbook) -> None:
    """What §7 demands, and whether it was done in time, late, or left out with a reason."""
    document.add_heading("5 守れた条項・守れなかった条項", level=1)
    steps = {one.key: one.clause for one in handbook.playbook(history.incident.kind).steps}
    rows = [
        (f"§{steps.get(one.step) or '7'}", one.title, _kept(one), one.reason or NOTHING)
        for one in history.incident.tasks
        if one.demanded
    ]
    _table(document, ("条項", "手順", "結果", "理由"), rows)
    for key in sorted({key for one in history.incident.tasks if one.demanded and (key := steps.get(one.step))}):
        _paragraph(document, f"§{key}　{clause(key).text}")
    _written(document, "守れなかった条項とその理由", history, "not_kept", level=2)


def _kept(task: TaskView) -> str:
    if task.state is TaskState.DONE and task.ended_at is not None:
        late = task.ended_at > task.due_at
        return "期限のあとに完了" if late else "期限までに完了"
    return "該当なし" if task.state is TaskState.NOT_APPLICABLE else TASK_NAMES[task.state]


def _measures(document: DocumentType, history: History) -> None:
    document.add_heading("8 再発防止策", level=1)
    rows = [
        (
            one.what,
            _who(history, one.owner),
            japanese_date(one.due_on),
            japanese_time(one.done_at) if one.done_at is not None else "これから",
        )
        for one in history.measures
    ]
    _table(document, ("内容", "担当", "期限", "完了"), rows)


def _explained(document: DocumentType, history: History) -> None:
    document.add_heading("10 公表・説明の記録", level=1)
    for one in history.texts:
        document.add_heading(_clean(f"{one.title}（{TEXT_NAMES[one.state]}）"), level=2)
        signed = [f"書いた人：{_who(history, one.writer)}"]
        signed += [f"所属長の承認：{_who(history, one.head)}"] if one.head else []
        signed += [f"秘書広報課の承認：{_who(history, one.pr)}"] if one.pr else []
        if one.published_at is not None:
            signed.append(f"公表：{japanese_time(one.published_at)}　{one.url}")
        _paragraph(document, "　".join(signed))
        _paragraph(document, one.text)
    _written(document, "そのほか", history, "explained", level=2)


def _evidence(document: DocumentType, history: History) -> None:
    document.add_heading("11 証拠", level=1)
    rows = [
        (one.what, one.link or NOTHING, one.sha256 or NOTHING, f"{_who(history, one.by)}\n{japanese_time(one.kept_at)}")
        for one in history.evidence
    ]
    _table(document, ("内容", "保存場所", "SHA-256", "保存した人・日時"), rows)


def _approval(document: DocumentType) -> None:
    document.add_heading("12 決裁欄", level=1)
    _table(document, ("所属長", "秘書広報課長"), [("\n\n", "\n\n")])


def _written(document: DocumentType, heading: str, history: History, part: str, level: int = 1) -> None:
    assert part in PARTS
    document.add_heading(heading, level=level)
    _paragraph(document, history.parts.get(part, NOTHING))


def _table(document: DocumentType, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    listed = list(rows)
    if not listed:
        _paragraph(document, NOTHING)
        return
    table = document.add_table(rows=1 + len(listed), cols=len(heads))
    table.style = "Table Grid"
    cells = list(table._cells)
    for number, text in enumerate([*heads, *(text for row in listed for text in row)]):
        cells[number].text = _clean(text)


def _paragraph(document: DocumentType, text: str) -> None:
    document.add_paragraph(_clean(text))


def _who(history: History, slack_id: str) -> str:
    if slack_id == SYSTEM:
        return "SNS運用チェック"
    known = history.names.get(slack_id)
    return f"{known}（{slack_id}）" if known else slack_id


def _named(history: History, text: str) -> str:
    return _NAMED.sub(lambda found: _who(history, found[1]), text)


def _clean(text: str) -> str:
    """The text without what no XML file can hold."""
    return _NOT_XML.sub("", text)


def _set_font(document: DocumentType) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
