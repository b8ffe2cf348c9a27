"""祝日と日付のくいちがい — その日は祝日ではない

何を見つけるか: 「敬老の日（9月15日）」「海の日の8月11日」のように祝日の名前と日付が合わない書き方と、祝日で
ない日に付けた「（火・祝）」。
なぜ: §6(2)イ「正確に記述する」。年によって動く祝日（敬老の日、海の日、春分の日など）で起こりがちです。
なおし方: その年の祝日を確かめて、日付か祝日の名前を直してください。
見逃すもの: 年の書かれていない、投稿予定日から遠い日付。祝日に似た名前の行事。
"""

import re
from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction
from rules.japanese_time import short_date
from rules.posting_hours import holiday_name
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="祝日と日付のくいちがい")

EXAMPLES = (
    ng("敬老の日（9月15日）は無料です。", at="敬老の日（9月15日", planned_at="2026-09-01T09:00"),
    ng("春分の日の3月20日は収集をお休みします。", at="春分の日の3月20日", planned_at="2027-03-09T09:00"),
    ng("海の日の8月11日は半額です。", at="海の日の8月11日", planned_at="2026-07-31T12:00"),
    ng("11月24日（火・祝）は休館です。", at="11月24日（火・祝）", planned_at="2026-11-02T12:00"),
    ng("9月15日は敬老の日です。", at="9月15日は敬老の日", planned_at="2026-09-01T09:00"),
    ok("敬老の日（9月21日）は無料です。", planned_at="2026-09-01T09:00"),
    ok("11月3日（火・祝）は開館します。", planned_at="2026-10-02T12:00"),
    ok("5月6日（水・振休）は休館です。", planned_at="2026-04-02T12:00"),
    ok("文化の日（11月3日）の前後に開きます。", planned_at="2026-10-02T12:00"),
    ok("11月26日（木・祝日を除く）から", planned_at="2026-11-02T12:00"),
    ok("敬老の日（9月15日）は無料です。"),
)

_NAMES = (
    "元日|成人の日|建国記念の日|天皇誕生日|春分の日|昭和の日|憲法記念日|みどりの日|こどもの日|海の日|山の日|敬老の日|"
    "秋分の日|スポーツの日|文化の日|勤労感謝の日"
)
_BEFORE = re.compile(rf"(?P<name>{_NAMES})(?:の|\s?[(]|、|、?今年は|・)?\s?$")
_AFTER = re.compile(rf"^(?:(?:の|\s?[(]|、)\s?(?P<name>{_NAMES})|は\s?(?P<said>{_NAMES})(?=です|でした|。|、|!|$))")
_MARKED = re.compile(r"[・･,、/(]\s?祝(?!日?(?:を|は)?(?:除|以外))|[(]祝")


def check(document: Document, context: Context) -> Iterator[Finding]:
    for mention in document.dates:
        day = likely_date(mention, context.today)
        if day is None or not is_year_certain(mention, context.today) or mention.is_guess:
            continue
        holiday = holiday_name(day) or ""
        before = _BEFORE.search(document.text, max(0, mention.start - 14), mention.start)
        after = _AFTER.search(document.text[mention.end : mention.end + 12])
        name = before["name"] if before else (after["name"] or after["said"]) if after else None
        if is_correction(document, mention):
            continue
        if name and name not in holiday:
            start = before.start() if before else mention.start
            end = mention.end if before or not after else mention.end + after.end()
            yield _finding(document.span(start, end), day, f"{name}ではありません", holiday)
        elif not holiday and _is_marked(document, mention):
            yield _finding(mention.span, day, "祝日ではありません", holiday)


def _is_marked(document: Document, mention: DateMention) -> bool:
    return bool(_MARKED.search(document.text[mention.start : mention.end]))


def _finding(span: Span, day: date, what: str, holiday: str) -> Finding:
    hint = f"（{holiday}です）" if holiday else ""
    message = f"{day.year}年{short_date(day)}は{what}{hint}。祝日の名前か日付を直してください。"
    return CHECK.finding(span, severity=Severity.BLOCK, message=message)
