"""食いちがう数や条件 — 一つの文の中で言っていることが合わない

何を見つけるか: 「8組（先着12組）」「無料（当日3,000円を集めます）」「6日・7日・8日の2日間」「先着（応募多数の
場合は抽選）」「要りませんので、必ずご提出ください」のような食いちがい。
「全部で3戸、うち5戸」「令和7年4月から令和9年3月までの1年間」のような、数えると合わない数も見ます。
なぜ: §6(2)イ「正確に記述するとともに、内容について誤解を招かないよう」。どちらを信じてよいか分かりません。
なおし方: 正しいほうを確かめて、一つに直してください。
見逃すもの: 離れた文の間の食いちがい。実費のことと分かる書き方（「無料（材料費は別）」）。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.years import likely_date

CHECK = Check(clause="6(2)イ", title="食いちがう数や条件", reckons=True)

EXAMPLES = (
    ng("定員:8組(先着12組)", at="8組(先着12組)", severity=Severity.CONFIRM),
    ng("参加費:無料(オイル代として500円)", at="無料(オイル代として500円)"),
    ng("定員：先着80名（応募多数の場合は抽選）", at="先着80名（応募多数の場合は抽選）"),
    ng("申告書は要りませんので、必ずご提出ください。", at="要りませんので、必ずご提出ください"),
    ng("6月6日（土）・7日（日）・8日（月）の2日間", at="6月6日（土）・7日（日）・8日（月）の2日間"),
    ng("12月28日から30日までの2日間", at="12月28日から30日までの2日間", planned_at="2026-12-01T09:00"),
    ng("観望会は参加無料（大人300円）です。", at="無料（大人300円）"),
    ng("雨天決行（雨の場合は中止）です。", at="雨天決行（雨の場合は中止）"),
    ng("事前の申込みは不要です（要予約）。", at="申込みは不要です（要予約）"),
    ng("9月10日、17日、24日の全4回です。", at="9月10日、17日、24日の全4回"),
    ng("お試し住宅は全部で3戸、うち5戸が空いています。", at="全部で3戸、うち5戸"),
    ng("定員20組に対し34組すべてが当選です。", at="定員20組に対し34組すべて"),
    ng("令和7年4月から令和9年3月までの1年間です。", at="令和7年4月から令和9年3月までの1年間"),
    ng("小学生と保護者の2人1組、15組40人", at="15組40人"),
    ok("小学生と保護者の2人1組、15組30人"),
    ok("入場無料（大人は身分証をお持ちください）"),
    ok("小雨決行（荒天の場合は中止）です。"),
    ok("小雨決行、雨天中止の連絡は当日6時30分に市LINEで。"),
    ng("小雨決行（小雨の場合は中止）です。", at="小雨決行（小雨の場合は中止）"),
    ok("全部で5戸、うち3戸が空いています。"),
    ok("定員20組に対し18組すべてが当選です。"),
    ok("令和7年4月から令和9年3月までの2年間です。"),
    ok("9月3日、10日、17日、24日の全4回です。"),
    ok("定員:12組(先着12組)"),
    ok("定員:20人(うち市外5人)"),
    ok("参加費:無料(材料費は別)"),
    ok("受講料 無料(テキスト代2,200円)"),
    ok("入場無料（駐車場は1日500円）"),
    ok("先着30名。31名からはキャンセル待ちです。"),
    ok("10月3日・4日の2日間"),
    ok("12月28日から30日までの3日間", planned_at="2026-12-01T09:00"),
)

_UNIT = r"(?:人|名|組|台|点|件|席|個|枚|冊|区画|チーム|世帯|戸)"
_PLACES = lazy_compile(
    rf"(?P<first>[0-9,]{{1,6}})(?P<unit>{_UNIT})\s?[(]\s?(?:先着|定員)\s?(?P<second>[0-9,]{{1,6}})(?P=unit)"
    r"[^()\n]{0,8}[)]"
)
_FREE = lazy_compile(
    r"無料\s?[(][^()\n]{0,16}(?<![0-9,])(?:として[0-9,]{2,7}円|[0-9,]{2,7}円(?:を|が)?(?:集め|いただ|頂|徴収|必要|お支払))"
    r"[^()\n]{0,8}[)]"
)
_PRICED = lazy_compile(r"無料\s?[(]\s?(?:大人|一般|小人|子ども|高校生以上|中学生以上|1人|一人)\s?[0-9,]{2,7}円\s?[)]")
_OTHER_COST = lazy_compile(r"駐車|別|保険|お土産|飲食|以外|以上|割引|通常|相当|送迎|宿泊|未満|まで|超")
_TWO_WAYS = lazy_compile(r"先着\s?[0-9,]{1,5}\s?(?:人|名|組)[^。\n]{0,3}[(][^()\n]{0,10}抽選[^()\n]{0,6}[)]")
_NEEDLESS = lazy_compile(
    r"(?:要りません|いりません|不要です|必要ありません)(?:ので|から|が)、?\s?必ず[^。、\n]{0,6}(?:提出|持参|お持ち|申請)"
    r"(?:ください|して)?(?:ください)?"
)
_WEATHER = lazy_compile(
    r"(?:雨天決行[^。\n]{0,3}(?<![雷豪強暴風大])(?:雨|雨天|小雨)|[小少]雨決行[^。\n]{0,3}[小少]雨)(?:の場合|のとき|の時|なら)?(?:は|、)?\s?(?:中止|順延|延期)[^()。\n]{0,4}[)]?"
)
_BOOKING = lazy_compile(
    r"(?:申し?込み?|予約)(?:は|の必要は)?\s?(?:不要|要りません|いりません|必要ありません)(?:です)?\s?"
    r"[(、]\s?(?:要予約|予約制|要申し?込み?|事前予約|先着順に予約)[^()。\n]{0,6}[)]?"
)
_SHARE = lazy_compile(
    rf"(?:全部で|合計|合わせて|あわせて|全)\s?(?P<whole>[0-9,]{{1,6}})(?P<unit>{_UNIT}|分|回|問|頭|本|校)[^。\n0-9]{{0,4}}"
    r"(?:、|のうち|の)\s?うち[^。\n0-9]{0,12}(?P<part>[0-9,]{1,6})(?P=unit)"
)
_ADMITTED = lazy_compile(
    rf"定員\s?(?P<part>[0-9,]{{1,6}})(?P<unit>{_UNIT})[^。\n0-9]{{0,10}}(?P<whole>[0-9,]{{1,6}})(?P=unit)"
    r"(?:の)?(?:方)?(?:すべて|全て|全員|みんな)"
)
_PAIRS = lazy_compile(r"(?:2|二)人(?:1|一|ひと)組|親子(?:2人|ペア)|ペアで")
_PAIRS_AND_PEOPLE = lazy_compile(r"(?P<pairs>[0-9]{1,3})組\s?[・、(]?\s?(?P<people>[0-9]{1,4})(?:人|名)")
_PERIOD = lazy_compile(
    r"令和(?P<year>[0-9]{1,2})年(?P<month>[0-9]{1,2})月から(?:令和)?(?P<to_year>[0-9]{1,2})年(?P<to_month>[0-9]{1,2})月まで"
    r"の\s?(?P<count>[0-9]{1,2})(?P<kind>年間|か月間|カ月間|ヶ月間)"
)
_DAYS = lazy_compile(r"^\s?(?:まで)?\s?の\s?(?:(?P<count>[0-9]{1,2})日間|(?:全|計)\s?(?P<times>[0-9]{1,2})\s?回)")


def check(document: Document, context: Context) -> Iterator[Finding]:
    for match in document.find(_PLACES):
        if match.groups["first"] != match.groups["second"]:
            yield _finding(match.span, "定員と先着の数が合いません。")
    for match in document.find(_FREE):
        if not _OTHER_COST.search(match.text):
            yield _finding(match.span, "無料と書かれていますが、お金がかかるようにも読めます。")
    for match in document.find(_PRICED):
        yield _finding(match.span, "無料と書かれていますが、お金がかかるようにも読めます。")
    yield from _larger_parts(document)
    yield from _periods(document)
    if document.has(_PAIRS):
        for match in document.find(_PAIRS_AND_PEOPLE):
            if _number(match.groups["people"]) != 2 * _number(match.groups["pairs"]):
                yield _finding(match.span, "2人1組で数えると人数が合いません。")
    for match in _both(document):
        yield _finding(match.span, "決め方（先着・抽選）や、要る・要らないが食いちがっています。")
    yield from _counted_days(document, context)


def _both(document: Document) -> Iterator[Match]:
    for pattern in (_TWO_WAYS, _NEEDLESS, _WEATHER, _BOOKING):
        yield from document.find(pattern)


def _larger_parts(document: Document) -> Iterator[Finding]:
    """「全部で3戸、うち5戸」: a part that is more than the whole; 「定員20組に対し34組すべて」 likewise."""
    for match in document.find(_SHARE):
        if _number(match.groups["part"]) > _number(match.groups["whole"]):
            yield _finding(match.span, "内訳が全体より多くなっています。")
    for match in document.find(_ADMITTED):
        if _number(match.groups["whole"]) > _number(match.groups["part"]):
            yield _finding(match.span, "定員より多い数が、すべて入れることになっています。")


def _periods(document: Document) -> Iterator[Finding]:
    """「令和7年4月から令和9年3月までの1年間」: the months between against the length said after them."""
    for match in document.find(_PERIOD):
        year, month, to_year, to_month, count = (
            _number(match.groups[name]) for name in ("year", "month", "to_year", "to_month", "count")
        )
        months = 12 * (to_year - year) + to_month - month + 1
        said = count * (12 if match.groups["kind"] == "年間" else 1)
        if abs(months - said) > 1:
            yield _finding(match.span, f"数えると{months}か月です。")


def _number(text: str | None) -> int:
    return int((text or "").replace(",", "") or 0)


def _counted_days(document: Document, context: Context) -> Iterator[Finding]:
    """「6日・7日・8日の2日間」: the days listed, or from first to last, against the number said after
    them."""
    for last_index, last in enumerate(document.dates):
        said = _DAYS.match(document.text[last.end : last.end + 10])
        if said is None:
            continue
        first_index = last_index
        while first_index > 0 and document.dates[first_index].continues and last_index - first_index < 31:
            first_index -= 1
        listed = document.dates[first_index : last_index + 1]
        ranges = [dates for dates in document.date_ranges if dates.last is last]
        days = [likely_date(mention, context.today) for mention in listed]
        count: int | None = len(listed)
        if ranges:
            first, end = days[0], days[-1]
            count = (end - first).days + 1 if first and end and len(listed) == 2 else None
        if said["times"] and ranges:
            continue
        if count is not None and len(listed) > 1 and count != int(said["count"] or said["times"]):
            span = Span(listed[0].span.start, document.span(last.end, last.end + said.end()).end)
            yield _finding(span, f"数えると{count}{'日間' if said['count'] else '回'}です。")


def _finding(span: Span, what: str) -> Finding:
    message = f"{what}正しいほうを確かめて直してください。"
    return CHECK.finding(span, severity=Severity.CONFIRM, message=message)
