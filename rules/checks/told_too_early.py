"""まだ来ない時の報告 — 朝に出す投稿に「本日午後、閉会しました」、「明日の大会は無事に終わりました」

何を見つけるか: 投稿予定の時刻より後の「本日午後」「今日の夕方」のことを終わったこととして書いたものと、「明日」や
「明後日」の行事の結果を書いたもの。
なぜ: §6(2)イ「正確に記述する」。前もって用意した報告が、行事の前に出てしまうことがあります。
なおし方: 投稿する日時を行事の後にするか、文を直してください。
見逃すもの: 「本日午後の会議の資料が届きました」のような準備の話、日付の書かれたもの（「まだ行われていないことの報告」が
見ます）、投稿予定日が決まっていないとき。
"""

from collections.abc import Iterator
from types import MappingProxyType

from rules.context import TOKYO, Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.patterns_reports import EARLIER, PAST_END, PLANNED_WITHIN
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="まだ来ない時の報告", reckons=True)

EXAMPLES = (
    ng(
        "12月定例会は本日午後、すべての議案を可決して閉会しました。",
        at="可決して閉会しました",
        planned_at="2026-12-18T10:00",
        severity=Severity.CONFIRM,
    ),
    ng("今日の夕方、園児が灯籠を流しました。", at="灯籠を流しました", planned_at="2026-08-15T09:00"),
    ng(
        "明後日のサイクルイベント、おかげさまで、完走者は212人となりました!",
        at="完走者は212人となりました",
        planned_at="2026-10-16T16:00",
    ),
    ng("明日の文化祭は、大盛況でした。", at="大盛況でした", planned_at="2026-10-16T16:00"),
    ok("明日の大会に向けて、会場の準備が無事に終了しました。", planned_at="2026-10-16T16:00"),
    ok("12月定例会は本日午後、すべての議案を可決して閉会しました。", planned_at="2026-12-18T17:00"),
    ok("本日午後、開催を決定しました。", planned_at="2026-12-18T10:00"),
    ok("本日午後の会議の資料が届きました。", planned_at="2026-12-18T10:00"),
    ok("明後日のサイクルイベントの申込者は212人となりました。", planned_at="2026-10-16T16:00"),
    ok("明日のマラソンは、昨年は無事に終わりました。", planned_at="2026-10-16T16:00"),
    ok("本日午後、閉会しました。"),
)

_BEGINS = MappingProxyType({"午後": 12, "夕方": 15, "夜": 17})
_TODAYS_PART = quick_compile(r"(?:本日|今日|きょう)(?:の)?(?P<part>午後|夕方|夜)、")
_BEFORE_IT = lazy_compile(r"準備|設営|リハーサル|に向け|を前に|申し?込")
_RESULT_OF_TOMORROW = quick_compile(
    r"(?:明後日|あさって|明日|あす)の[^。\n]{2,40}[。、!\s][^。\n]{0,30}?"
    r"(?P<result>(?:完走者|優勝者|来場者|入場者)は、?[^。\n]{0,20}[0-9,]{1,7}人(?:となりました|でした|にのぼりました)"
    r"|大?盛況(?:でした|のうちに(?:終わり|終了し)ました)|無事に?(?:終了し|終わり)ました)"
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.planned_at is None:
        return
    hour = context.planned_at.astimezone(TOKYO).hour
    for match in document.find(_TODAYS_PART):
        rest = document.text[match.end : document.sentence_at(match.start).end]
        end = PAST_END.search(rest)
        told = rest[: end.end()] if end else ""
        if end is None or hour >= _BEGINS[match.groups["part"] or ""]:
            continue
        if not (PLANNED_WITHIN.search(told) or EARLIER.search(told) or document.quotation_at(match.start, match.end)):
            yield _finding(document.span(match.end + end.start("verb"), match.end + end.end("verb")))
    for match in document.find(_RESULT_OF_TOMORROW):
        if (
            not EARLIER.search(match.text)
            and not _BEFORE_IT.search(match.text)
            and not document.quotation_at(match.start, match.end)
        ):
            yield _finding(document.span(match.start + match.text.index(match.groups["result"] or ""), match.end))


def _finding(span: Span) -> Finding:
    return CHECK.finding(
        span,
        severity=Severity.CONFIRM,
        message="投稿予定の時にはまだ終わっていないことが、終わったこととして書かれています。投稿する日時か文を直してください。",
    )
