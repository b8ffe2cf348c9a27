"""元号と西暦のくいちがい — 年の書き方が暦に合わない

何を見つけるか: 「令和9年（2026年）」のように元号と西暦が合わない書き方と、「平成40年」「令和31年6月」のように
終わった元号や、まだずっと先の年の書き方。
なぜ: §6(2)イ「正確に記述する」。1年ちがいの案内は、対象になる人をまちがえさせます。
なおし方: 令和の年に2018を足すと西暦になります（令和8年＝2026年）。どちらが正しいかを資料で確かめてください。
見逃すもの: 古い書類に「平成39年」と印字されているという話、
西暦の添えられた先の年（「令和32年（2050年）までに」）、元号だけで書かれた、もう過ぎた年の当否。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.eras import Era, era
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import NUMBER, small_number, year_number
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="元号と西暦のくいちがい")

EXAMPLES = (
    ng("受付期間:令和9年(2026年)7月1日から", at="令和9年(2026年)", severity=Severity.BLOCK),
    ng("調査基準日は令和7年10月1日(2026年)です。", at="令和7年10月1日(2026年)"),
    ng("昭和61年度（西暦1985年度）生まれの方", at="昭和61年度（西暦1985年度）"),
    ng("2026（R7）年9月発行", at="2026（R7）年"),
    ng("2027年度（令和8年度）の納期", at="2027年度（令和8年度）"),
    ng("契約は令和9年4月から1年間（2028年4月から2029年3月まで）。", at="令和9年4月から1年間（2028年4月"),
    ng("有効期間はR10.3.31（2027年3月31日）までです。", at="R10.3.31（2027年3月31日）"),
    ng("お渡しは2027年7月5日(R10.7.5)からです。", at="2027年7月5日(R10.7.5)"),
    ng("有効期限 2027/7/5（令和10年7月5日）", at="2027/7/5（令和10年7月5日）"),
    ng("2027年は令和10年です。", at="2027年は令和10年"),
    ng("令和十年（二〇二七年）の暦", at="令和十年（二〇二七年）"),
    ok("お渡しは2027年7月5日(R9.7.5)からです。"),
    ok("令和8年度（2027年3月）に完成しました。"),
    ok("2026年は令和7年に次ぐ暑さでした。"),
    ok("期間は2026年4月1日/令和9年3月31日です。"),
    ok("案内の年を直しました。令和9年(2026年) → 令和9年(2027年)"),
    ok("契約は令和9年4月から1年間（2027年4月から2028年3月まで）。"),
    ok("契約は令和9年4月から（前の契約は2024年4月から）です。"),
    ok("有効期間はR10.3.31（2028年3月31日）までです。"),
    ng("年金額は平成39年1月分から変わります。", at="平成39年1月", severity=Severity.BLOCK),
    ng("令和31年6月に開きます。", at="令和31年6月"),
    ok("令和8年（2026年）4月1日現在"),
    ok("平成31年4月に開館しました。"),
    ok("平成元年（1989年）"),
    ok("令和32年（2050年）までに排出を実質ゼロにします。"),
    ok("昭和64年（1989年）1月7日"),
    ng("昭和64年11月に寄せられた8ミリフィルムです。", at="昭和64年11月", severity=Severity.CONFIRM),
    ng("令和元年3月3日に開館しました。", at="令和元年3月3日"),
    ng("平成元年1月5日の新聞です。", at="平成元年1月5日"),
    ok("令和元年5月1日に開館しました。平成元年1月8日に改元されました。昭和64年1月7日まで。"),
    ok("平成31年度の決算です。平成31年6月までの期間と書かれた証も使えます。"),
    ok("期限が「平成38年9月30日」のものは、更新の対象です。"),
    ok("印刷に誤りがありました。「令和9年（2026年）」は「令和9年（2027年）」が正しい表記です。"),
    ok("編集後記に「平成32年」とあるのは、正しくは令和2年です。"),
    ok("古い受給者証に「平成39年」と印字されているものがあります。"),
    ok("有効期限が平成33年3月31日と記載された運転免許証も使えます。"),
    ok("「平成35年まで有効」と書かれた通知書は、令和5年と読み替えてください。"),
    ok("有効期間の欄が平成32年となっている受給者証をお持ちの方へ"),
    ng("証の更新は平成39年で、申請書に記載された住所へ送ります。", at="平成39年"),
    ng("更新の年は「平成39年」と記入してください。", at="平成39年", severity=Severity.BLOCK),
    ok("【訂正】誤：令和9年（2026年）　正：令和8年（2026年）"),
    ok("有効期限が「平成38年3月31日」となっていませんか？平成38年は令和8年（2026年）。今月末で期限が切れます。"),
    ok("平成39年は令和9年のことです。"),
    ng("平成39年は令和8年のことです。", at="平成39年"),
)

_ERA = rf"(?P<era>令和|平成|昭和|大正|明治|(?<![A-Za-z道])[RHSrhs](?=\s?[0-9元]))\s?(?P<number>元|{NUMBER})"
_WEST = r"(?P<called_west>西暦\s?)?(?P<west>1[89][0-9]{2}|20[0-9]{2}|二〇[〇一二三四五六七八九]{2})(?![0-9])"


def _days(side: str) -> str:
    """What may follow the number of a year: 「年度」「年7月5日」「.7.5」, and the weekday."""
    return (
        rf"(?:\s?(?:年(?P<fiscal_{side}>度)?\s?(?:(?P<month_{side}>[0-9]{{1,2}})\s?月(?:\s?[0-9]{{1,2}}\s?日)?)?"
        rf"|(?P<mark_{side}>[./-])(?P<dotted_{side}>[0-9]{{1,2}})(?P=mark_{side})[0-9]{{1,2}}(?![0-9])"
        rf"|(?P<bare_{side}>度)))?(?:分|ごろ|頃|入学|卒業|発行|現在)?(?:\s?[(][月火水木金土日](?:曜日?)?[)])?"
    )


_JOIN = (
    r"\s?(?:(?P<join>[(\[【〔=/・])|[、,]?\s?(?:すなわち|つまり)、?|[、,]?\s?(?=西暦[12二])|は、?(?=西暦[12二])"
    r"|は、?西暦(?:で(?:は|いうと|言うと|いえば)?|に直すと|なら)、?|(?P<told>[はが、])、?)\s?"
)
_PAIRS = (
    quick_compile(rf"{_ERA}{_days('era')}{_JOIN}{_WEST}{_days('west')}[)\]】〕]?"),
    quick_compile(rf"(?<![0-9]){_WEST}{_days('west')}{_JOIN}{_ERA}{_days('era')}[)\]】〕]?(?:年度?)?"),
    # Further apart, but of the same month: 「令和9年4月から1年間（2027年4月から…）」.
    lazy_compile(
        rf"{_ERA}\s?年\s?(?P<month_era>[0-9]{{1,2}})\s?月(?:から|より)[^()。\n0-9]{{0,8}}(?:[0-9]{{1,2}}(?:年|か月)間?)?\s?"
        r"[(](?P<west>20[0-9]{2})年\s?(?P=month_era)月"
    ),
)
_SO_TOLD = lazy_compile(r"(?:です|である|で(?=[、。])|に(?:当|あ)た|[。!、]|となり|$)")
"""After 「2027年は令和9年」: what makes it a statement on the calendar, and no comparison (「…に次いで」)."""
_MENDED = lazy_compile(r"\s?(?:→|⇒|から(?=[^0-9\n]{0,4}(?:令和|平成|昭和)))")
"""After a pair that is about to be put right: 「令和9年(2026年) → 令和9年(2027年)」."""
_PRINTED = lazy_compile(
    r"[^。、\n「]{0,16}[」』\"]?\s?(?:"
    r"(?:との?|という|の)\s?(?:印字|印刷|記載|表示|表記|記入|刻印)(?:され|が(?:ある|あり)|の(?:ある|もの|まま)|済み|して(?:ある|い))"
    r"|のもの(?=[はをがに])|と(?:書かれ|書いて(?:ある|あり)|記され|刷られ|なって(?:いる|います|いません|おります|いて|いれば|いたら|も)|なったまま|ある(?=もの|場合|の)))"
    r"|[^。\n]{0,28}読み替え"
)
"""After a year that stands on old papers: it is what they say, not what the post says."""
_ALONE = quick_compile(
    rf"{_ERA}\s?年度?(?:(?P<month>\s?(?P<month_number>[0-9]{{1,2}})\s?月)(?:\s?(?P<day_number>[0-9]{{1,2}})\s?日)?)?"
)
_SAID_TO_BE = quick_compile(
    rf"{_ERA}年?(?:[」』])?\s?(?:は、?|[=(]|とは、?)\s?令和(?P<right>元|{NUMBER})年?(?=[(=)。、\n]|です|の(?:こと|意味)|に(?:あ|当)た)"
)
"""「平成38年は令和8年」: a year the era did not reach, told as what it is."""
_FARTHEST = 15
_FISCAL_YEAR_BEGINS = 4
"""April."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    taken: set[int] = set()
    for pattern in _PAIRS:
        for match in document.find(pattern):
            if not _are_of_one_year(document, match):
                continue
            taken.update(range(match.start, match.end))
            if not (_is_told_of(document, match) or _MENDED.match(document.text, match.end)):
                yield from _about_pair(match)
    told = {_era_year(match) for match in document.find(_SAID_TO_BE) if _is_said_rightly(match)}
    for match in document.find(_ALONE):
        if match.start not in taken and not _is_told_of(document, match) and _era_year(match) not in told:
            yield from _about_year(match, context)


def _are_of_one_year(document: Document, match: Match) -> bool:
    """Whether the two years are one year in two calendars, and not the beginning and the end of something."""
    groups = match.groups
    months = {_month(match, "era"), _month(match, "west")} - {None}
    if len(months) > 1 or (groups.get("join") == "・" and months):
        return False
    if groups.get("told"):
        stated = groups["told"] != "、" and _SO_TOLD.match(document.text, match.end)
        return bool(groups["called_west"] or stated)
    return True


def _is_said_rightly(match: Match) -> bool:
    found, number = _era_year(match)
    return not found.had(number) and found.year(number) == era("令和").year(
        small_number(match.groups["right"] or "") or 0
    )


def _month(match: Match, side: str) -> int | None:
    said = match.groups.get(f"month_{side}") or match.groups.get(f"dotted_{side}")
    return int(said) if said else None


def _is_told_of(document: Document, match: Match) -> bool:
    """Whether the text tells what stands elsewhere: an error put right, or the print of an old paper."""
    return is_correction(document, match) or _PRINTED.match(document.text, match.end) is not None


def _about_pair(match: Match) -> Iterator[Finding]:
    found, number = _era_year(match)
    west = year_number(match.groups["west"] or "") or 0
    if found.had(number) and west - found.year(number) in _differences(match):
        return
    message = (
        f"{found.name}{number}年は西暦{found.year(number)}年で、{west}年ではありません。"
        "どちらが正しいかを確かめて直してください。"
    )
    yield CHECK.finding(match.span, severity=Severity.BLOCK, message=message)


def _differences(match: Match) -> tuple[int, ...]:
    """How far the western year may be ahead: January to March of a fiscal year are in the next year."""
    fiscal = {
        side: bool(match.groups.get(f"fiscal_{side}") or match.groups.get(f"bare_{side}")) for side in ("era", "west")
    }
    if fiscal["era"] and not fiscal["west"] and (_month(match, "west") or 12) < _FISCAL_YEAR_BEGINS:
        return (0, 1)
    if fiscal["west"] and not fiscal["era"] and (_month(match, "era") or 12) < _FISCAL_YEAR_BEGINS:
        return (0, -1)
    return (0,)


def _about_year(match: Match, context: Context) -> Iterator[Finding]:
    found, number = _era_year(match)
    if not found.had(number):
        message = f"{found.name}に{number}年はありません。西暦{found.year(number)}年のことか、確かめて直してください。"
        yield CHECK.finding(match.span, severity=Severity.BLOCK, message=message)
        return
    this_year = context.today.year if context.today else 2030
    if found.last is None and match.groups["month"] and found.year(number) > this_year + _FARTHEST:
        message = (
            f"{found.name}{number}年は西暦{found.year(number)}年です。年の書きまちがいではないか確かめてください。"
        )
        yield CHECK.finding(match.span, severity=Severity.BLOCK, message=message)
        return
    month = int(match.groups["month_number"] or 0)
    if month and not found.reached(number, month, int(match.groups["day_number"] or 0) or None):
        message = f"{match.text}は{found.name}ではありません。元号か月日を確かめてください。"
        yield CHECK.finding(match.span, severity=Severity.CONFIRM, message=message)


def _era_year(match: Match) -> tuple[Era, int]:
    return era(match.groups["era"] or ""), small_number(match.groups["number"] or "") or 0
