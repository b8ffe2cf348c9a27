"""合わない回数 — 第8回なのに「昨年の第6回に続き」

何を見つけるか: 「第8回大会」の案内で「昨年の第6回」「前回（第10回）」「来年の第12回」のように、前後の回の数が続かない
もの。「第9回」の見出しと「今年で10回目」のように、同じ回の数が違うものも見ます。
なぜ: §6(2)イ「正確に記述する」。回数は記録として残り、どちらが正しいのか読む人には分かりません。
なおし方: 資料で回数を確かめて、そろえてください。
見逃すもの: 中止や延期、隔年、年に何度も開くもの（講座、会議）、ほかの行事の回数もいっしょに書かれたもの。
"""

from collections.abc import Iterator

from rules.bulletins import is_long
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import small_number
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない回数", reckons=True)

EXAMPLES = (
    ng("第8回 高原マラソン\n昨年の第6回に続き、ゲストが来ます。", at="昨年の第6回", severity=Severity.CONFIRM),
    ng("【第12回ふるさと祭り】\n前回（第10回）は2,000人でした。", at="前回（第10回"),
    ng("第5回市民川柳を募集します。昨年の第5回には312句が寄せられました。", at="昨年の第5回"),
    ng("第10回大会が終わりました。来年の第12回もお楽しみに。", at="来年の第12回"),
    ng("【第9回 そばの花まつり】\n今年で10回目を迎えます。", at="今年で10回目"),
    ng("第3回子ども祭り。第1回（昨年）の様子はこちら。", at="第1回（昨年"),
    ng("【第6回】まちなか音楽祭\n5回目となる今回は、広場が会場です。", at="5回目となる今回"),
    ok("第6回まちなか音楽祭。出場5回目となる新見太鼓が出演します。"),
    ok("第8回 高原マラソン\n昨年の第7回に続き、ゲストが来ます。"),
    ok("第8回大会。中止となった第7回をはさみ、前回の第6回から2年ぶりです。"),
    ok("第3回講座は11月5日です。昨年の第1回の資料はこちら。"),
    ok("第30回記念大会。今年で30回目を迎えました。"),
    ok("第8回そば祭りと第3回マルシェ。昨年の第2回マルシェも好評でした。"),
    ok("第10回大会が終わりました。次回の第11回もお楽しみに。"),
)

_NTH = r"第\s?(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s?回(?!目|戦|生|日)"
_EDITION = quick_compile(_NTH)
_LAST_TIME = r"前回大会|前回|昨年度?|去年|前年度?|昨[春夏秋冬]"
_NEXT_TIME = r"次回|来年度?|翌年"
_HELD = r"(?:(?:に|度に|度|秋|春|夏|冬)?(?:開いた|開催した|行った|行われた|開かれた|実施した))?"
_BEFORE = lazy_compile(rf"(?:(?P<last>{_LAST_TIME})|(?P<next>{_NEXT_TIME})){_HELD}(?:開催)?[のは、(「『\s]{{0,2}}$")
_AFTER = lazy_compile(rf"\s?\((?:(?P<last>{_LAST_TIME})|(?P<next>{_NEXT_TIME}))(?=[)、の])")
_COUNTED = quick_compile(
    r"(?:今年|ことし|今回|本年)(?:度)?で(?:第|早くも|はや|ちょうど|通算)?\s?(?P<number>[0-9]{1,3}"
    r"|[一二三四五六七八九十]{1,3})回目"
)
_COUNTED_NOW = quick_compile(
    r"(?<![第0-9])(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})回目(?:の開催)?(?:となる|を迎える|を迎えた)"
    r"(?:今年|ことし|今回|本年)"
)
_IRREGULAR = lazy_compile(
    r"中止|延期|休止|休ん|見送|ぶり|隔年|[2-9二三]年に|年に?[2-9二三]回|春と秋|リニューアル|再開|通算|うち|番外"
    r"|プレ|幻の"
)
_SERIES = lazy_compile(
    r"講座|教室|セミナー|定例会|委員会|会議|審議会|協議会|講習|研修|学習会|議会(?!だより)|連続|シリーズ"
    r"|全[0-9]{1,2}回|入札|抽選|相談"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if "回" not in document.text or is_long(document):
        return
    editions = list(document.find(_EDITION))
    if not editions or _IRREGULAR.search(document.text):
        return
    told = [(one, _when(document, one)) for one in editions]
    own = {_number(one) for one, (when, _, _) in told if not when}
    if len(own) != 1:
        return
    [number] = own
    in_series = _SERIES.search(document.text) is not None
    for one, (when, start, end) in told:
        if when and not in_series and _number(one) != number + when and not is_correction(document, one):
            yield _finding(document, start, end, number)
    for counted in (*document.find(_COUNTED), *document.find(_COUNTED_NOW)):
        if _number(counted) != number and not in_series and not is_correction(document, counted):
            yield _finding(document, counted.start, counted.end, number)


def _when(document: Document, edition: Match) -> tuple[int, int, int]:
    """-1 for the time before, 1 for the next one, 0 where nothing is said; with the place of the words."""
    text = document.text
    before = _BEFORE.search(text, max(0, edition.start - 14), edition.start)
    if before is not None:
        return (-1 if before["last"] else 1), before.start(), edition.end
    after = _AFTER.match(text, edition.end)
    if after is not None:
        return (-1 if after["last"] else 1), edition.start, after.end()
    return 0, edition.start, edition.end


def _number(match: Match) -> int:
    written = match.groups["number"] or ""
    return int(written) if written.isascii() else small_number(written) or 0


def _finding(document: Document, start: int, end: int, number: int) -> Finding:
    return CHECK.finding(
        document.span(start, end),
        severity=Severity.CONFIRM,
        message=f"「第{number}回」と続きません。どちらの回数が正しいか確かめて直してください。",
    )
