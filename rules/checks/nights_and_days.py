"""泊数と日数のくいちがい — 「3泊3日」、2日間の「2泊3日」

何を見つけるか: 「3泊3日」のように泊まる夜の数と日数が両立しないものと、「8月29日・30日の2泊3日」のように書かれた
日付から数えた日数と合わないもの。題名の「2泊3日」のすぐ下の行に日付の範囲が立つものも見ます。
なぜ: §6(2)イ「正確に記述する」。参加する人は日数で休みを取り、料金を考えます。
なおし方: 泊数と日数、日付のどれが正しいか確かめて、そろえてください。
見逃すもの: 「2泊4日」のように夜行や機中泊があり得る長い日数、0泊、「うち」「いずれか」などで期間の中から選ぶもの。
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from rules.bulletins import tells_of_many
from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction, is_quoted
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import NUMBER, small_number
from rules.quick_patterns import quick_compile
from rules.years import likely_date

CHECK = Check(clause="6(2)イ", title="泊数と日数のくいちがい", reckons=True)

EXAMPLES = (
    ng("夏のキャンプは3泊3日です。", at="3泊3日", severity=Severity.CONFIRM),
    ng("一泊一日の合宿", at="一泊一日", severity=Severity.CONFIRM),
    ng(
        "8月29日（土）・30日（日）の2泊3日で行います。",
        at="8月29日（土）・30日（日）の2泊3日",
        planned_at="2026-08-03T10:00",
        severity=Severity.CONFIRM,
    ),
    ng("12月5日〜7日の1泊2日", at="12月5日〜7日の1泊2日"),
    ng("2泊3日（8月29日〜30日）のキャンプ", at="2泊3日（8月29日〜30日"),
    ng("自然教室は1泊2日です。\n日時：12月5日（土）〜7日（月）", at="1泊2日", planned_at="2026-11-03T10:00"),
    ng("8月8日・9日・10日の1泊2日です。", at="8月8日・9日・10日の1泊2日"),
    ng(
        "「神郷山村留学おためし2泊3日」\n8月5日（水）～8日（土）、対象は小学生です。",
        at="2泊3日」\n8月5日（水）～8日（土）",
        planned_at="2026-06-30T10:00",
        severity=Severity.CONFIRM,
    ),
    ng("【1泊2日】親子キャンプ\n🗓8月8日(土)～10日(月)", at="1泊2日】親子キャンプ\n🗓8月8日(土)～10日(月)"),
    ng("『湖畔の合宿 3泊4日』\n\n・日程 8月8日〜10日\n・場所 神郷", at="3泊4日』\n\n・日程 8月8日〜10日"),
    ng("8月8日（土）～10日（月）\n「星空キャンプ1泊2日」", at="8月8日（土）～10日（月）\n「星空キャンプ1泊2日"),
    ng("2泊3日のキャンプを、8月5日〜8日に行います。", at="2泊3日のキャンプを、8月5日〜8日"),
    ng("8月5日〜8日に、2泊3日で開きます。", at="8月5日〜8日に、2泊3日"),
    ng("1泊2日で、8月8日から10日まで出かけます。", at="1泊2日で、8月8日から10日"),
    ok("「神郷山村留学おためし2泊3日」\n8月5日（水）～7日（金）、対象は小学生です。", planned_at="2026-06-30T10:00"),
    ng("【おためし留学1泊2日】\n日時：8月5日〜7日\n申込：7月1日〜15日", at="1泊2日】\n日時：8月5日〜7日"),
    ok("「山村留学2泊3日」\n7月1日〜8日は、説明の動画を公開します。"),
    ok("「山村留学2泊3日」\n申込みは7月1日〜7日です。"),
    ok("「山村留学2泊3日」\n7月1日〜7日に、市ホームページで受け付けます。"),
    ok("「山村留学2泊3日」\n7月1日〜7日、先着順で予約できます。"),
    ok("「山村留学2泊3日」\n7月20日〜25日、7月27日〜31日のどちらも行えます。"),
    ok("8月1日～5日　夏の交通安全\n2泊3日のキャンプは9月です。"),
    ok("2泊3日のキャンプの説明を、8月5日〜8日に動画で流します。"),
    ok("ショートステイ 1泊1日3食付き 5,000円"),
    ok("2泊 1日3食付きのプラン"),
    ok("8月29日（土）・30日（日）の1泊2日で行います。", planned_at="2026-08-03T10:00"),
    ok("12月5日〜7日の2泊3日"),
    ok("12月31日〜1月2日の2泊3日", planned_at="2026-11-03T10:00"),
    ok("海外派遣は8月1日〜7日の5泊7日です。"),
    ok("弾丸ツアー、0泊2日"),
    ok("車中泊を含む1泊3日の旅"),
    ok("8月1日〜10日のうち1泊2日"),
    ok("期間：8月1日〜20日、1泊2日のコースを選べます。"),
    ok("募集は8月1日〜3日です。2泊3日のキャンプは9月です。"),
    ok("宿泊料は1泊1日あたり3,000円です。"),
    ok("8月22日・29日の1泊2日コース"),
    ok("8月1日〜3日と8日〜10日の2泊3日、2回行います。"),
    ok("キャンプは2泊3日です。\n日時：8月1日〜3日、8日〜10日"),
    ok("誤：3泊3日　正：2泊3日"),
)

_STAY = quick_compile(
    rf"(?<![0-9一二三四五六七八九十第])(?P<nights>{NUMBER})\s?泊(?P<days>{NUMBER})\s?日"
    r"(?!間?\s?(?:分|あたり|当たり|につき|ごと|以上|以下|[目め]|[0-9]|まで))"
)
_NO_BED = lazy_compile(r"弾丸|車中|機中|船中|夜行|深夜|0泊")
_GAP = lazy_compile(r"(?:まで)?(?:の[0-9]{1,2}日間)?\s?(?:の|[にで]?、|[にで]|[(]|,|:)?\s?")
_TOLD_AFTER = lazy_compile(r"(?:の[^0-9、。\nの(]{1,8}[をは(]|で)、?\s?")
_TITLE_ABOVE = lazy_compile(
    r"[^0-9。、\n]{0,14}[」』】)〉》]?[^0-9。、\n]{0,14}\n{1,2}"
    r"(?:[^0-9ぁ-んァ-ヶ一-龥\n]{0,4}|[^0-9ぁ-んァ-ヶ一-龥\n]{0,3}(?:日\s?時|と\s?き|期\s?日|日\s?程|期間|開催日|実施日)[^0-9ぁ-ん一-龥\n]{0,4})"
)
"""Between the stay in a title and the dates of the line below."""
_TITLE_BELOW = lazy_compile(r"(?:まで)?[^0-9ぁ-んァ-ヶ一-龥\n]{0,4}\n{1,2}[「『【(《〈][^0-9。、\n」』】]{0,20}")
_ONE_OF = lazy_compile(
    r"うち|いずれか|どれか|どちら|希望|選|コース|班|クール|回目|各|募集|申込|申し込|受付|締切|受け付け|予約|販売|または|期間中"
)
_NEXT_DAY = lazy_compile(r"\s?(?:・|、|,|と|及び|および|/)\s?")
_HEAD = lazy_compile(r"(?:日\s?時|と\s?き|日にち|期\s?日|日\s?程|開催日|実施日|期間)\s?[\])】]?\s?[:/ はが…]{0,2}\s?$")
_LABEL = lazy_compile(r"[一-龥ァ-ヶ]{2}")
_ANOTHER_TOPIC = lazy_compile(r"(?:まで)?(?:は|も|[^。\n]{0,10}(?:公開|配信|放送|展示|動画|休館|休み))")
_LONGEST = 10
"""Days within which a range is that of one stay, and not of a season of which a stay takes a part."""
_AROUND = 20
_GAP_LENGTH = 10
_TITLE_LENGTH = 34


def check(document: Document, context: Context) -> Iterator[Finding]:
    stays = list(document.find(_STAY))
    alike = len({stay.text for stay in stays}) == 1
    for stay in stays:
        around = document.text[max(0, stay.start - _AROUND) : stay.end + _AROUND]
        nights, days = (small_number(stay.groups[name] or "") or 0 for name in ("nights", "days"))
        if not nights or _NO_BED.search(around) or is_correction(document, stay):
            continue
        if days <= nights:
            if not is_quoted(document, stay):
                message = f"{nights}泊すると{nights + 1}日にわたります。泊数か日数を確かめて直してください。"
                yield CHECK.finding(stay.span, severity=Severity.CONFIRM, message=message)
            continue
        found = _dates_of_its_title(document, stay, context.today)
        if found is None and not _ONE_OF.search(around):
            found = _dates_beside(document, stay, context.today)
            if found is None and alike:
                found = _dates_of_the_draft(document, stay, context.today)
        if found is not None and found[1] != days:
            yield CHECK.finding(
                found[0],
                severity=Severity.CONFIRM,
                message=f"書かれた日付から数えると{found[1]}日間です。日付か「{stay.text}」を確かめて直してください。",
            )


def _dates_beside(document: Document, stay: Match, today: date | None) -> tuple[Span, int] | None:
    """「8月29日・30日の2泊3日」「2泊3日(8月29日〜31日)」: the place of both, and the days counted by the dates."""
    dates = document.dates
    last = bisect_right(dates, stay.start, key=lambda one: one.end) - 1
    if (
        last >= 0
        and stay.start - dates[last].end <= _GAP_LENGTH
        and _GAP.fullmatch(document.text, dates[last].end, stay.start)
    ):
        first = _first_of(document, last, today)
        days = _days(dates[first], dates[last], today) if first < last else None
        return (Span(dates[first].span.start, stay.span.end), days) if days else None
    number = bisect_left(document.date_ranges, stay.end, key=lambda one: one.start)
    for dated in document.date_ranges[number : number + 1]:
        if dated.start <= stay.end + _GAP_LENGTH + 4 and (
            _GAP.fullmatch(document.text, stay.end, dated.start)
            or _TOLD_AFTER.fullmatch(document.text, stay.end, dated.start)
        ):
            days = _days(dated.first, dated.last, today)
            return (Span(stay.span.start, dated.span.end), days) if days else None
    return None


def _dates_of_its_title(document: Document, stay: Match, today: date | None) -> tuple[Span, int] | None:
    """「…おためし2泊3日」 over a line that begins with the dates, or in brackets under it."""
    ranges = document.date_ranges
    number = bisect_left(ranges, stay.end, key=lambda one: one.start)
    for at, edge, gap in ((number, stay.end, _TITLE_ABOVE), (number - 1, stay.start, _TITLE_BELOW)):
        if not 0 <= at < len(ranges):
            continue
        dated = ranges[at]
        start, end = (edge, dated.start) if at == number else (dated.end, edge)
        if not 0 <= end - start <= _TITLE_LENGTH or not gap.fullmatch(document.text, start, end):
            continue
        # Two ranges in one breath are two stays to choose from, or a season and a stay.
        between = document.text[dated.end : ranges[at + 1].start] if at + 1 < len(ranges) else None
        follows = between is not None and len(between) <= _GAP_LENGTH and not _LABEL.search(between)
        around = document.text[
            max(0, min(stay.start, dated.start) - _AROUND) : _end_of_line(document, max(stay.end, dated.end))
        ]
        days = (
            None
            if follows or _ONE_OF.search(around) or _ANOTHER_TOPIC.match(document.text, dated.end)
            else _days(dated.first, dated.last, today)
        )
        if days:
            first, last = sorted((stay.span, dated.span), key=lambda one: one.start)
            return Span(first.start, last.end), days
    return None


def _end_of_line(document: Document, place: int) -> int:
    """The end of the line, or `_AROUND` characters on where it is longer."""
    end = document.text.find("\n", place, place + _AROUND)
    return end if end >= 0 else place + _AROUND


def _first_of(document: Document, last: int, today: date | None) -> int:
    """The number of the date with which the days begin that end with the date number `last`."""
    dates = document.dates
    number = bisect_right(document.date_ranges, dates[last].start, key=lambda one: one.start) - 1
    if number >= 0 and document.date_ranges[number].last is dates[last]:
        return last - 1
    first = last
    while (
        first > 0
        and last - first < _LONGEST
        and _NEXT_DAY.fullmatch(document.text, dates[first - 1].end, dates[first].start)
    ):
        if _days(dates[first - 1], dates[first], today) != _TWO_DAYS:
            break
        first -= 1
    return first


def _dates_of_the_draft(document: Document, stay: Match, today: date | None) -> tuple[Span, int] | None:
    """The one range of dates of a short draft, where a heading says that it is that of the event."""
    if len(document.date_ranges) != 1 or tells_of_many(document):
        return None
    [dated] = document.date_ranges
    headed = _HEAD.search(document.text, max(0, dated.start - 10), dated.start)
    around = document.text[max(0, dated.start - _AROUND) : dated.end + _AROUND]
    days = _days(dated.first, dated.last, today) if headed and not _ONE_OF.search(around) else None
    return (stay.span, days) if days else None


def _days(first: DateMention, last: DateMention, today: date | None) -> int | None:
    """How many days the dates make, both counted; None where it cannot be told or is no single stay."""
    start = likely_date(first, today) or first.on(_SOME_YEAR)
    end = last.on(start.year) if start else None
    if start is None or end is None or last.month is None:
        return None
    if end < start:
        end = last.on(start.year + 1)
    days = (end - start + timedelta(days=1)).days if end else 0
    leap = first.year is None and today is None and (start.month, last.month) == (2, 3)
    return days if 1 < days <= _LONGEST and not leap else None


_SOME_YEAR, _TWO_DAYS = 2027, 2
