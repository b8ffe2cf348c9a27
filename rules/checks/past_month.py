"""もう過ぎた月からの予定 — 2027年2月に出す投稿に「令和8年4月から変わります」

何を見つけるか: 「令和8年4月から変わります」「切替えは2026年4月検針分からです」のように、年の書かれた、もう過ぎた月を、
これから始まることのように書いたもの。
なぜ: §6(2)イ「正確に記述する」。年度の替わり目に、前の年の年号が残りがちです。
なおし方: 年か月を確かめて直してください。もう始まっていることなら「変わりました」と書いてください。
見逃すもの: 一年半より前のこと、「始まったのは令和3年4月からです」のように昔を言う文、日まで書かれた日付
（「もう過ぎた日」が見ます）、投稿予定日が決まっていないとき。
"""

from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.document import Document
from rules.eras import written_year
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction, is_quoted
from rules.lazy_patterns import lazy_compile
from rules.numerals import NUMBER
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="もう過ぎた月からの予定", reckons=True)

_AT = "2027-02-25T09:00"

EXAMPLES = (
    ng(
        "切替えは令和8年4月検針分からです。",
        at="令和8年4月検針分から",
        planned_at=_AT,
        severity=Severity.CONFIRM,
    ),
    ng("手数料が2026年4月から変わります。", at="2026年4月から", planned_at=_AT),
    ng("新しい料金は、令和8年10月1日以降ではなく令和8年10月分から適用します。", at="令和8年10月分から", planned_at=_AT),
    ok("現在の料金は令和8年4月からです。", planned_at="2027-02-25T09:00"),
    ok("切替えは令和9年4月検針分からです。", planned_at=_AT),
    ok("手数料が2026年4月から変わりました。", planned_at=_AT),
    ok("この制度が始まったのは令和8年4月からです。", planned_at=_AT),
    ok("令和8年4月から実施している見守りを、来月から広げます。", planned_at=_AT),
    ok("令和8年4月から令和9年3月までに使った分が対象となります。", planned_at=_AT),
    ok("平成18年4月から変わります。", planned_at=_AT),
    ok("令和8年4月から変わります。"),
)

_ERA = r"令和|平成"
_FROM = quick_compile(
    rf"(?:(?P<era>{_ERA})\s?(?P<number>元|{NUMBER})|(?<![0-9])(?P<west>20[0-9]{{2}}))\s?年\s?(?P<month>[0-9]{{1,2}})\s?月"
    r"(?:分|号|[一-龥]{1,4}分)?(?:から|より)(?=です|、?[^。、\n0-9]{0,12}(?:変わります|変更(?:し|となり|になり)ます|改定(?:し|され)ます|"
    r"始まります|始めます|開始します|適用(?:し|され|となり)ます|切り替わります|切り替えます|値上げします|値下げします))"
)
_OF_OLD = lazy_compile(r"のは|以来|始まった|続く|続いて|していた|までは")
_CHANGE = lazy_compile(r"変わ|変更|切り?替|値上|値下|改定|改正|新しい")
_LONG_AGO = 18


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is None:
        return
    for match in document.find(_FROM):
        ago = _months_ago(match.groups, context.today)
        told = document.sentence_at(match.start).text
        if document.text.startswith("です", match.end) and not _CHANGE.search(told):
            continue
        if ago is None or not 0 < ago <= _LONG_AGO or _OF_OLD.search(told):
            continue
        if not is_quoted(document, match) and not is_correction(document, match):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"投稿予定の月から見ると{ago}か月前の月です。年か月を確かめて直してください。",
            )


def _months_ago(groups: dict[str, str | None], today: date) -> int | None:
    year = written_year(groups["era"], groups["number"], groups["west"])
    month = int(groups["month"] or 0)
    return None if year is None or not 1 <= month <= 12 else (today.year - year) * 12 + today.month - month
