"""数と合わない一覧 — 「全3回」なのに日程が四つある

何を見つけるか: 「全3回」と四つの日程、「次の4会場」と三つの会場、「二部制」と「第3部」、「毎週木曜、全5回」と四回分の
期間のように、先に言った数と並べた数が合わないもの。「備えは5つだけ。①…②…③…④…」のように、番号を付けて行の中に
並べたものも見ます。
なぜ: §6(2)イ「正確に記述する」。一つ落ちているのか、数がちがうのか、読む人には分かりません。
なおし方: 数か一覧を確かめて、そろえてください。
見逃すもの: 「ほか」「など」の付く一覧、休みの週のある教室、番号を付けずに行の途中に並べたもの。
"""

import re
import unicodedata
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
    ok("全12回です。1回目は座学、2回目から実習です。"),
    ok("全3本をどうぞ。\n1本目 タイヤ\n2本目 ブレーキ\n3本目 発進"),
    ng("手話 入門講座（全4回）\n7月7日、14日、28日の各火曜日", at="全4回"),
    ok("スマホ教室（全4回）\n2月10日、17日、24日、3月3日"),
    ok("手話 入門講座（全3回）\n7月7日、14日、28日の各火曜日"),
    ng("新しい遊具、全5種類\n❶ すべり台\n❷ 丸太\n❸ ブランコ\n❹ 砂場", at="全5種類"),
    ok("新しい遊具、全4種類\n❶ すべり台\n❷ 丸太\n❸ ブランコ\n❹ 砂場"),
    ng("備えは5つだけ。①家具を固定 ②水と食料 ③避難先を決める ④ラジオ。", at="5つ", severity=Severity.CONFIRM),
    ng("入浴の3つのポイント\n①脱衣所を暖める\n②湯は41度以下", at="3つのポイント"),
    ng("次の4つをお持ちください。①印鑑 ②通帳 ③本人確認書類", at="次の4つ"),
    ng("防犯の4か条！ ❶鍵をかける ❷声をかける ❸名乗らない", at="4か条"),
    ng("お願いは二つです。\n1. ごみを分ける\n2. 静かに過ごす\n3. 火を消す", at="二つ"),
    ng("登録は3ステップ。1️⃣友だち追加 2️⃣完了！", at="3ステップ"),
    ng("【5つのポイント】\n1 早寝\n2 早起き\n3 朝ごはん\n4 運動", at="5つのポイント"),
    ok("備えは4つだけ。①家具を固定 ②水と食料 ③避難先を決める ④ラジオ。"),
    ok("次の4つをお持ちください。\n①印鑑 ②通帳\n③本人確認書類 ④委任状"),
    ok("備えは5つ。①家具を固定 ②水と食料 ③避難先を決める ほか"),
    ok("5つの対策のうち、まず次の2つを。①家具の固定 ②水の備え"),
    ok("3つのお願いです。①ごみは分別 ②お静かに ③明かりは消す。③については管理棟へ。"),
    ok("景品は残り2つです。抽選の順番は ①大人 ②子ども ③団体です。"),
    ok("会場は3つの駐車場の先です。①受付 ②検温"),
    ok("大切なのは2つだけ。気象庁の情報と市のメールです。手順は別のページの①から⑤までをご覧ください。"),
    ok("全3回の講座です。\n申込は8月28日から。"),
)

_ROUNDS = quick_compile(rf"(?:全|計)\s?(?P<count>{NUMBER})\s?回")
_THINGS = quick_compile(
    rf"(?:次|下記|以下)の\s?(?P<count>{NUMBER})\s?(?:会場|か所|カ所|ヶ所|箇所|つ|点|コース|種類|施設|地区|日程|日間"
    rf"|項目|団体|店舗|校|園|ヵ所|ケ所|箇条|条件|書類|品目|品|方法|事業|講座|作品|(?:つの|種類の)[一-龥ァ-ヶ]{{1,6}})"
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
_WHAT = (
    r"(?:備え|ポイント|コツ|お?約束|お願い|注意点?|心得|手順|ステップ|対策|ルール|習慣|工夫|合言葉|理由|条件|方法"
    r"|特徴|魅力|サイン"
    r"|行動|チェック|原則|メリット|効果|こと|準備|選択肢|義務|症状|勘違い|まちがい|間違い|誤解|持ち物)"
)
_SAID = quick_compile(
    rf"(?<![0-9第])(?P<count>{NUMBER})\s?(?:つの[^。、\n①❶]{{0,8}}?{_WHAT}|つ(?=だけ|です|あります|を|[。!:\n])"
    r"|(?:点|項目)(?=だけ|です|あります|を|[。!:\n])|[かカヶ箇]条|ステップ(?=で|[。!:\n]))"
)
_ONLY_SOME = lazy_compile(r"(?:あと|残り|うち|最初の|上の|前の|もう|ほかの|主な|おもな|各)\s?$")
_ORDERS = (
    lazy_compile(r"[①-⑳]"),
    lazy_compile(r"[❶-❿]"),
    lazy_compile(r"[1-9](?=\ufe0f?\u20e3)"),
    lazy_compile(r"^[ ]?\(?[0-9]{1,2}(?=[.)](?![0-9]))", re.MULTILINE),
    lazy_compile(r"^[1-9](?= [^0-9\s:~/])", re.MULTILINE),
)
"""How items are numbered, each a way of its own."""
_WHITE_ON_BLACK = "❶❷❸❹❺❻❼❽❾❿"
_FEWEST = 2
_NEAR = 30
_MORE_TO_COME = lazy_compile(
    r"ほか|他に|など|等(?=[。\n]|$)|うち|主な|例えば|たとえば|まず|今回|続き|つづ|次回|\.\.\.|…"
)
_FROM_THEN_ON = lazy_compile(r"[1-9](?:本|回|話|章|枚|曲|日|便|班)目(?:から|以降)")
_OPEN_END = lazy_compile(r"ほか|他$|など|等$|以上|除[くき]|休み|休講|予備|順延|中止|変更|自由|振替")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if is_long(document):
        return
    rounds = list(document.find(_ROUNDS))
    if len(rounds) == 1:
        yield from _dated_rounds(document, rounds[0])
        yield from _days_in_a_row(document, rounds[0])
        yield from _weekly_rounds(document, rounds[0], context.today)
    things_said = list(document.find(_THINGS))
    numbered = _numbered_items(document, things_said)
    if all(small_number(said.groups["count"] or "") != count for said, count in numbered):
        for said, count in numbered:
            yield from _compared(said, count, "番号を付けたもの")
    for things in things_said:
        if all(not things.start <= said.end <= things.end for said, _ in numbered):
            yield from _listed(document, things)
    yield from _parts(document)
    yield from _numbered(document)
    yield from _kinds(document)


def _numbered_items(document: Document, things: Sequence[Match]) -> list[tuple[Match, int]]:
    """What is said right before a list that numbers its items, on one line or on several, and how many those are.

    Only where each number stands once in the whole text: else they are spoken of again, or there are two lists.
    """
    said = [*things, *document.find(_SAID)]
    found: list[tuple[Match, int]] = []
    for order in _ORDERS:
        marks = list(document.find(order)) if said else []
        if len(marks) < _FEWEST or [_number(mark.text) for mark in marks] != list(range(1, len(marks) + 1)):
            continue
        first, last = marks[0].start, marks[-1].end
        end = document.text.find("\n", last)
        for one in said:
            before = document.text[one.start : first]
            apart = not one.end <= first <= one.end + _NEAR or _ONLY_SOME.search(
                document.text, max(0, one.start - 8), one.start
            )
            is_open = _MORE_TO_COME.search(before) or _MORE_TO_COME.search(
                document.text, last, end if end > 0 else last + 60
            )
            if not apart and not is_open and all(one.start > other.end for other, _ in found):
                found.append((one, len(marks)))
    return found


def _number(mark: str) -> int:
    """The number that a mark shows."""
    if mark in _WHITE_ON_BLACK:
        return _WHITE_ON_BLACK.index(mark) + 1
    return int(unicodedata.normalize("NFKC", mark).strip(" ("))


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
        if document.has(_FROM_THEN_ON):
            continue
        if len(numbers) > 1 and numbers == set(range(1, len(numbers) + 1)) and not document.has(_OPEN_END):
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
    if longest > 1 and sum(run > 1 for run in runs) == 1 and not document.has(_OPEN_END):
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
    if longest > 2 and sum(row > 1 for row in rows) == 1 and not ranged and not document.has(_OPEN_END):
        yield from _compared(rounds, longest, "日程")


def _weekly_rounds(document: Document, rounds: Match, today: date | None) -> Iterator[Finding]:
    weekly = list(document.find(_WEEKLY))
    if len(weekly) != 1 or len(document.date_ranges) != 1 or document.has(_OPEN_END):
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
    if below and not below[0].strip():
        below = below[1:]
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
