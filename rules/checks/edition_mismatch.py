"""合わない回数 — 第8回なのに「昨年の第6回に続き」

何を見つけるか: 「第8回大会」の案内で「昨年の第6回」「前回（第10回）」「来年の第12回」のように、前後の回の数が続かない
もの。「第9回」の見出しと「今年で10回目」のように、同じ回の数が違うものも見ます。
「平成5年に第1回を開いてから毎年休まず」の「第25回」のように、始まりの年から数えて合わない回も見ます。
なぜ: §6(2)イ「正確に記述する」。回数は記録として残り、どちらが正しいのか読む人には分かりません。
なおし方: 資料で回数を確かめて、そろえてください。
見逃すもの: 中止や延期、隔年、年に何度も開くもの（講座、会議）、ほかの行事の回数もいっしょに書かれたもの。
"""

from collections.abc import Iterator
from datetime import date

from rules.bulletins import is_long
from rules.context import Context
from rules.document import Document
from rules.eras import written_year
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
    ng(
        "平成5年に第1回を開いてから、一度も休まず毎年続けてきた「哲多ひなめぐり」。今年は第25回の開催です。",
        at="第25回",
        planned_at="2027-02-18T10:00",
        severity=Severity.CONFIRM,
    ),
    ng(
        "1993年に始まり、毎年欠かさず開いてきたひなめぐり。今年で25回目です。",
        at="今年で25回目",
        planned_at="2027-02-18T10:00",
    ),
    ng(
        "第25回ひなめぐり\n平成5年の第1回から、途切れることなく続いています。",
        at="第25回",
        planned_at="2027-02-18T10:00",
    ),
    ng(
        "昭和60年（1985年）に初めて開き、一度も中止することなく続くそば祭り。今回が第32回です。",
        at="第32回",
        planned_at="2026-10-18T10:00",
    ),
    ng("35年間、毎年欠かさず開いてきたひなめぐり。今年は第25回です。", at="第25回"),
    ng(
        "平成5年にスタートしたひなめぐりは、休むことなく毎年続き、ことし第53回を迎えます。",
        at="第53回",
        planned_at="2027-02-18T10:00",
    ),
    ok(
        "平成5年に第1回を開いてから、一度も休まず毎年続けてきた「哲多ひなめぐり」。今年は第35回の開催です。",
        planned_at="2027-02-18T10:00",
    ),
    ok(
        "平成5年に第1回を開いてから、一度も休まず毎年続けてきた「哲多ひなめぐり」。今年は第25回の開催です。",
    ),
    ok("平成5年に第1回を開いた「哲多ひなめぐり」。今年は第25回の開催です。", planned_at="2027-02-18T10:00"),
    ok("平成5年に始まり、2年に1度、欠かさず開くひなめぐり。今年は第18回です。", planned_at="2027-02-18T10:00"),
    ok("平成5年に始まり、毎年欠かさず開くひなめぐり。第26回からは会場が変わりました。", planned_at="2027-02-18T10:00"),
    ok("平成5年に始まり、休まず続く合唱団です。第25回定期演奏会を開きます。", planned_at="2027-02-18T10:00"),
    ok("35年間、毎年欠かさず開いてきたひなめぐり。今年は第36回です。"),
    ok("平成5年生まれの池田さんは、毎年欠かさず走っています。第25回大会です。", planned_at="2027-02-18T10:00"),
    ok(
        "平成5年に始まり、感染症で中止した2年のほかは休まず開いてきました。今年は第33回です。",
        planned_at="2027-02-18T10:00",
    ),
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
_WITHOUT_A_BREAK = lazy_compile(
    r"一度も(?:休|中止|欠|途切|絶や)|休まず|休むことなく|欠かさず|欠かすことなく|途切れることなく|途切れず|絶やさず|絶やすことなく"
)
_NOT_EVERY_YEAR = lazy_compile(
    r"隔年|(?<![0-9成和])[2-9二三]年に[1一]|年に?[2-9二三]回|春と秋|夏と冬|ぶり|番外|延期|休止|見送|再開|毎[月週日]"
    r"|(?<!一度も)中止(?!する?ことなく|せず)|のほか|を除"
)
_BEGUN = quick_compile(
    r"(?:(?P<era>昭和|平成|令和)(?P<era_year>元|[0-9]{1,2})|(?P<west>(?:19|20)[0-9]{2}))年(?P<fiscal>度)?(?:[(][^()\n]{1,10}[)])?"
    r"(?:[0-9]{1,2}月|[春夏秋冬])?(?:(?:に|の|、|から|より){1,2}[^。、\n0-9]{0,8}?"
    r"(?:第[1一]回|初めて|はじめて|始ま|始め|スタート|産声|初開催|誕生)|から、?(?:毎年|一度も|休まず|欠かさず))"
)
_FOR_YEARS = quick_compile(
    r"(?<![0-9])(?P<years>[1-9][0-9])年(?:間|にわたり|にわたって|続けて)、?(?:毎年|一度も|休まず|休むことなく|欠かさず|欠かすことなく|途切れ)"
)
_HELD_FIRST = lazy_compile(r"第[1一]回|初めて(?:開|行|催)")
"""What began is the event itself, and not the club that holds it."""
_ANOTHER_EDITION = lazy_compile(r"から(?:は|、)|まで|以降|当時|のとき|の頃|では|には|で[^。\n]{0,20}た")
_LATE_IN_THE_YEAR = 10
_SERIES = lazy_compile(
    r"講座|教室|セミナー|定例会|委員会|会議|審議会|協議会|講習|研修|学習会|議会(?!だより)|連続|シリーズ"
    r"|全[0-9]{1,2}回|入札|抽選|相談"
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    if "回" not in document.text or is_long(document):
        return
    editions = list(document.find(_EDITION))
    yield from _since_the_first(document, context.today, editions)
    if not editions or document.has(_IRREGULAR):
        return
    told = [(one, _when(document, one)) for one in editions]
    own = {_number(one) for one, (when, _, _) in told if not when}
    if len(own) != 1:
        return
    [number] = own
    in_series = document.has(_SERIES)
    for one, (when, start, end) in told:
        if when and not in_series and _number(one) != number + when and not is_correction(document, one):
            yield _finding(document, start, end, number)
    for counted in (*document.find(_COUNTED), *document.find(_COUNTED_NOW)):
        if _number(counted) != number and not in_series and not is_correction(document, counted):
            yield _finding(document, counted.start, counted.end, number)


def _since_the_first(document: Document, today: date | None, editions: list[Match]) -> Iterator[Finding]:
    """「平成5年に第1回を開いてから、一度も休まず毎年」 and the number of this year's that does not fit."""
    if not document.has(_WITHOUT_A_BREAK) or document.has(_NOT_EVERY_YEAR):
        return
    counted = [*document.find(_COUNTED), *document.find(_COUNTED_NOW)]
    present = counted + [
        one
        for one in editions
        if _number(one) > 1 and not _when(document, one)[0] and not _ANOTHER_EDITION.match(document.text, one.end)
    ]
    right = _reckoned(document, today)
    if right is None or len({_number(one) for one in present}) != 1 or is_correction(document, present[0]):
        return
    if _number(present[0]) not in right[1]:
        yield CHECK.finding(
            present[0].span,
            severity=Severity.CONFIRM,
            message=f"「{right[0]}」から毎年数えると、第{right[1][0]}回ほどになります。回数か始まりの年を確かめて直してください。",
        )


def _reckoned(document: Document, today: date | None) -> tuple[str, range] | None:
    """What the draft says of the beginning, and which editions this year's may be."""
    begun = list(document.find(_BEGUN))
    is_yearly = "毎年" in document.text or document.has(_HELD_FIRST)
    if len(begun) == 1 and today is not None and is_yearly:
        first = written_year(begun[0].groups["era"], begun[0].groups["era_year"], begun[0].groups["west"])
        if first is None or not first < today.year:
            return None
        number = today.year - first + 1
        # A fiscal year may end after the new year; late in a year the next one's is announced.
        early = 1 if begun[0].groups["fiscal"] else 0
        late = 1 if today.month >= _LATE_IN_THE_YEAR else 0
        return begun[0].text, range(number - early, number + late + 1)
    lasting = list(document.find(_FOR_YEARS))
    if len(lasting) == 1 and not begun:
        years = int(lasting[0].groups["years"] or 0)
        return lasting[0].text, range(years, years + 2)
    return None


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
