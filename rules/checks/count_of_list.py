"""数と合わない一覧 — 「全3回」なのに日程が四つある

何を見つけるか: 「全3回」と四つの日程、「次の4会場」と三つの会場、「二部制」と「第3部」、「毎週木曜、全5回」と四回分の
期間のように、先に言った数と並べた数が合わないもの。
なぜ: §6(2)イ「正確に記述する」。一つ落ちているのか、数がちがうのか、読む人には分かりません。
なおし方: 数か一覧を確かめて、そろえてください。
見逃すもの: 「ほか」「など」の付く一覧、休みの週のある教室、行の途中に並べたもの。
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rules.bulletins import is_long
from rules.context import Context
from rules.date_patterns import WEEKDAYS
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import NUMBER, small_number
from rules.quick_patterns import quick_compile
from rules.years import likely_date

CHECK = Check(clause="6(2)イ", title="数と合わない一覧", reckons=True)

EXAMPLES = (
    ng(
        "やさしいスマホ講座（全3回）\n9月8日（火）電源\n9月15日（火）写真\n9月24日（木）LINE\n9月29日（火）支払い",
        at="全3回",
        planned_at="2026-08-27T10:00",
        severity=Severity.CONFIRM,
    ),
    ng("次の4会場で開きます。\n・哲多総合センター\n・大佐公民館\n・市役所大会議室", at="次の4会場"),
    ng("コンサート【二部制】\n第1部 小学校\n第2部 中学校\n第3部 合唱団", at="二部制"),
    ng("毎週木曜19:30から、全5回\n11月5日（木）から11月26日（木）まで", at="全5回", planned_at="2026-10-22T10:00"),
    ok(
        "やさしいスマホ講座（全3回）\n9月8日（火）電源\n9月15日（火）写真\n9月24日（木）LINE",
        planned_at="2026-08-27T10:00",
    ),
    ok("次の3会場で開きます。\n・哲多総合センター\n・大佐公民館\n・市役所大会議室"),
    ok("次の4会場で開きます。\n・哲多総合センター\n・大佐公民館 ほか"),
    ok("コンサート【三部制】\n第1部 小学校\n第2部 中学校\n第3部 合唱団"),
    ok("毎週木曜19:30から、全4回\n11月5日（木）から11月26日（木）まで", planned_at="2026-10-22T10:00"),
    ok("毎週木曜、全5回（11月19日は休み）\n11月5日から12月10日まで", planned_at="2026-10-22T10:00"),
    ng("全5本をどうぞ。\n1本目 タイヤ\n2本目 ブレーキ\n3本目 発進\n4本目 立ち往生", at="全5本"),
    ok("全3本をどうぞ。\n1本目 タイヤ\n2本目 ブレーキ\n3本目 発進"),
    ng("手話 入門講座（全4回）\n7月7日、14日、28日の各火曜日", at="全4回"),
    ok("スマホ教室（全4回）\n2月10日、17日、24日、3月3日"),
    ok("手話 入門講座（全3回）\n7月7日、14日、28日の各火曜日"),
    ng("新しい遊具、全5種類\n❶ すべり台\n❷ 丸太\n❸ ブランコ\n❹ 砂場", at="全5種類"),
    ok("新しい遊具、全4種類\n❶ すべり台\n❷ 丸太\n❸ ブランコ\n❹ 砂場"),
    ok("全3回の講座です。\n申込は8月28日から。"),
)

_ROUNDS = quick_compile(rf"(?:全|計)\s?(?P<count>{NUMBER})\s?回")
_THINGS = quick_compile(
    rf"(?:次|下記|以下)の\s?(?P<count>{NUMBER})\s?(?:会場|か所|カ所|ヶ所|箇所|つ|点|コース|種類|施設|地区|日程|日間|項目|団体|店舗|校|園)"
)
_PARTS = quick_compile(r"(?P<count>[2-9二三四五])部(?:制|構成)")
_PART = quick_compile(rf"第\s?(?P<number>{NUMBER})\s?部")
_ALL = quick_compile(rf"全\s?(?P<count>{NUMBER})\s?(?P<unit>本|回|話|章|枚|曲|日|便|班)")
_ALL_KINDS = quick_compile(rf"全\s?(?P<count>{NUMBER})\s?(?:種類|種|品|コース|会場|か所|カ所|箇所|店|作品|団体|チーム)")
_MARKED = lazy_compile(r"[①-⑳❶-❿]|(?:\(|（)?[0-9]{1,2}[).）．]\s?\S")
_NTH = quick_compile(r"(?P<number>[1-9]|1[0-9])\s?(?P<unit>本|回|話|章|枚|曲|日|便|班)目")
_WEEKLY = quick_compile(rf"毎週\s?(?P<weekday>[{WEEKDAYS}])曜日?")
_MARK = r"[・●○■◆▶▷☆★◎※✓✔①-⑳]|\(?[0-9]{1,2}[).)]|[0-9]{1,2}月\s?[0-9]{1,2}日|[0-9]{1,2}/[0-9]{1,2}|第?[0-9]回"
_LEAD = lazy_compile(r"[ ・●○■◆▶▷☆★◎※①-⑳]{0,3}(?:第?[0-9]{1,2}回\s?[:/]?\s?)?")
_JOIN = lazy_compile(r"\s?[、・,と]\s?")
_ITEM = lazy_compile(rf"(?:{_MARK})")
_OPEN_END = lazy_compile(r"ほか|他$|など|等$|以上|除[くき]|休み|休講|予備|順延|中止|変更|自由|振替")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if is_long(document):
        return
    rounds = list(document.find(_ROUNDS))
    if len(rounds) == 1:
        yield from _dated_rounds(document, rounds[0])
        yield from _days_in_a_row(document, rounds[0])
        yield from _weekly_rounds(document, rounds[0], context.today)
    for things in document.find(_THINGS):
        yield from _listed(document, things)
    yield from _parts(document)
    yield from _numbered(document)
    yield from _kinds(document)


def _kinds(document: Document) -> Iterator[Finding]:
    """「全5種類」 against the one list of marked lines."""
    said = list(document.find(_ALL_KINDS))
    if len(said) != 1:
        return
    runs: list[list[str]] = [[]]
    for line in document.original.split("\n"):
        if _MARKED.match(line.strip()):
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    lists = [run for run in runs if len(run) > 1]
    if len(lists) == 1 and not any(_OPEN_END.search(line) for line in lists[0]):
        yield from _compared(said[0], len(lists[0]), "一覧")


def _numbered(document: Document) -> Iterator[Finding]:
    """「全5本」 against 「1本目」 to 「4本目」."""
    for said in document.find(_ALL):
        unit = said.groups["unit"]
        numbers = {int(one.groups["number"] or 0) for one in document.find(_NTH) if one.groups["unit"] == unit}
        if len(numbers) > 1 and numbers == set(range(1, len(numbers) + 1)) and not _OPEN_END.search(document.text):
            yield from _compared(said, len(numbers), "書かれたもの")


def _dated_rounds(document: Document, rounds: Match) -> Iterator[Finding]:
    """「全3回」 against the lines that begin with a date."""
    starts = {mention.start for mention in document.dates}
    runs: list[int] = [0]
    position = 0
    for line in document.text.split("\n"):
        lead = _LEAD.match(line)
        if position + (lead.end() if lead else 0) in starts:
            runs[-1] += 1
        elif runs[-1]:
            runs.append(0)
        position += len(line) + 1
    longest = max(runs)
    if longest > 1 and sum(run > 1 for run in runs) == 1 and not _OPEN_END.search(document.text):
        yield from _compared(rounds, longest, "日程")


def _days_in_a_row(document: Document, rounds: Match) -> Iterator[Finding]:
    """「全4回」 and elsewhere 「7月7日、14日、28日」."""
    ranged = {one.start for dates in document.date_ranges for one in (dates.first, dates.last)}
    rows: list[int] = []
    end = 0
    for mention in document.dates:
        joined = mention.continues or _JOIN.fullmatch(document.text, end, mention.start)
        end = mention.end
        if joined and rows and mention.start not in ranged:
            rows[-1] += 1
        else:
            rows.append(1)
    longest = max(rows, default=0)
    if longest > 2 and sum(row > 1 for row in rows) == 1 and not ranged and not _OPEN_END.search(document.text):
        yield from _compared(rounds, longest, "日程")


def _weekly_rounds(document: Document, rounds: Match, today: date | None) -> Iterator[Finding]:
    weekly = list(document.find(_WEEKLY))
    if len(weekly) != 1 or len(document.date_ranges) != 1 or _OPEN_END.search(document.text):
        return
    [dates] = document.date_ranges
    first, last = likely_date(dates.first, today), likely_date(dates.last, today)
    if first is None or last is None or not first < last <= first + timedelta(days=366):
        return
    weekday = WEEKDAYS.index(weekly[0].groups["weekday"] or "月")
    count = sum((first + timedelta(days=day)).weekday() == weekday for day in range((last - first).days + 1))
    yield from _compared(rounds, count, "期間の中の回")


def _listed(document: Document, things: Match) -> Iterator[Finding]:
    """「次の4会場」 against the marked lines right below it."""
    below = document.text[things.end :].split("\n")[1:]
    items: Sequence[str] = ()
    for line in below:
        if not _ITEM.match(line.strip()):
            break
        items = (*items, line)
    if len(items) > 1 and not any(_OPEN_END.search(line) for line in items):
        yield from _compared(things, len(items), "一覧")


def _parts(document: Document) -> Iterator[Finding]:
    """「二部制」 against the highest 「第3部」."""
    for parts in document.find(_PARTS):
        numbers = [small_number(part.groups["number"] or "") or 0 for part in document.find(_PART)]
        if numbers and max(numbers) > 1:
            yield from _compared(parts, max(numbers), "書かれた部")


def _compared(said: Match, count: int, of_what: str) -> Iterator[Finding]:
    if small_number(said.groups["count"] or "") != count:
        yield CHECK.finding(
            said.span,
            severity=Severity.CONFIRM,
            message=f"「{said.text}」とありますが、{of_what}は{count}あります。数か一覧を確かめて直してください。",
        )
