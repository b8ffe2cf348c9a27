"""祝日と日付のくいちがい — その日は祝日ではない

何を見つけるか: 「敬老の日（9月15日）」「海の日の8月11日」のように祝日の名前と日付が合わない書き方と、祝日で
ない日に付けた「（火・祝）」「（火・振替休日）」「（火）は祝日のため」。
なぜ: §6(2)イ「正確に記述する」。年によって動く祝日（敬老の日、海の日、春分の日など）で起こりがちです。
なおし方: その年の祝日を確かめて、日付か祝日の名前を直してください。
見逃すもの: 動く祝日の、年の書かれていない投稿予定日から遠い日付。祝日に似た名前の行事。学校や施設の振替休日。
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction, is_quoted
from rules.japanese_time import short_date
from rules.lazy_patterns import lazy_compile
from rules.posting_hours import holiday_name
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="祝日と日付のくいちがい")

EXAMPLES = (
    ng("敬老の日（9月15日）は無料です。", at="敬老の日（9月15日", planned_at="2026-09-01T09:00"),
    ng("春分の日の3月20日は収集をお休みします。", at="春分の日の3月20日", planned_at="2027-03-09T09:00"),
    ng(
        "8月11日(火)は海の日でお休みですが、体育館は開いています。",
        at="8月11日(火)は海の日",
        planned_at="2026-07-31T12:00",
    ),
    ng("海の日の8月11日は半額です。", at="海の日の8月11日", planned_at="2026-07-31T12:00"),
    ng("11月24日（火・祝）は休館です。", at="11月24日（火・祝）", planned_at="2026-11-02T12:00"),
    ng("9月15日は敬老の日です。", at="9月15日は敬老の日", planned_at="2026-09-01T09:00"),
    ng("8月11日（火・海の日）に開きます。", at="8月11日（火・海の日）", planned_at="2026-07-31T12:00"),
    ng("文化の日 11月4日は無料です。", at="文化の日 11月4日", planned_at="2026-10-28T12:00"),
    ng("こどもの日は5月4日です。", at="こどもの日は5月4日", planned_at="2027-04-20T12:00"),
    ng("7月21日（火）海の日", at="7月21日（火）海の日", planned_at="2026-07-01T12:00"),
    ng("勤労感謝の日（11月22日）", at="勤労感謝の日（11月22日"),
    ng("建国記念の日：2月12日", at="建国記念の日：2月12日", planned_at="2027-01-20T12:00"),
    ng("敬老の日にあたる9月14日", at="敬老の日にあたる9月14日", planned_at="2026-09-01T09:00"),
    ng(
        "11月24日（火・振替休日）は収集をお休みします。",
        at="11月24日（火・振替休日）",
        planned_at="2026-11-02T12:00",
        severity=Severity.CONFIRM,
    ),
    ng("11月24日（火祝）は閉庁します。", at="11月24日（火祝）", planned_at="2026-11-02T12:00"),
    ng("11月24日（火）は祝日のため閉庁します。", at="11月24日（火）は祝日", planned_at="2026-11-02T12:00"),
    ng("11月24日（火）は振替休日です。", at="11月24日（火）は振替休日", planned_at="2026-11-02T12:00"),
    ok("12月25日は祝日ですか？というお問い合わせがありました。", planned_at="2026-11-02T12:00"),
    ok("12月10日（木・祝賀会）に表彰します。", planned_at="2026-11-02T12:00"),
    ok("11月24日（火・祝日明け）から開きます。", planned_at="2026-11-02T12:00"),
    ok("11月23日（月）は祝日のため閉庁します。", planned_at="2026-11-02T12:00"),
    ok("5月6日（水）は振替休日です。", planned_at="2026-04-02T12:00"),
    ok("11月24日（火・祝日の翌日）は休館です。", planned_at="2026-11-02T12:00"),
    ok("小学校は11月24日（火・振替休日）がお休みです。", planned_at="2026-11-02T12:00"),
    ok("月曜が祝日のため、11月24日（火・振替休館）は閉めます。", planned_at="2026-11-02T12:00"),
    ok("11月24日（火・振替休日）は休館です。月曜休館", planned_at="2026-11-02T12:00"),
    ok("11月24日（火）が祝日の場合は翌日です。", planned_at="2026-11-02T12:00"),
    ok("8月11日（火・山の日）に開きます。", planned_at="2026-07-31T12:00"),
    ok("文化の日の前日、11月2日は休みです。", planned_at="2026-10-20T12:00"),
    ok("勤労感謝の日（11月23日）"),
    ok("海の日、7月20日と8月11日に開きます。", planned_at="2026-07-01T12:00"),
    ok("7月20日 海の日 8月11日 山の日", planned_at="2026-07-01T12:00"),
    ok("11月3日・文化の日、11月23日・勤労感謝の日"),
    ok("5月3日～5日（憲法記念日～こどもの日）", planned_at="2027-04-20T12:00"),
    ok("文化の日は11月4日に振り替えて休館します。", planned_at="2026-10-20T12:00"),
    ok("1988年の天皇誕生日（4月29日）"),
    ok("敬老の日（9月21日）は無料です。", planned_at="2026-09-01T09:00"),
    ok("11月3日（火・祝）は開館します。", planned_at="2026-10-02T12:00"),
    ok("5月6日（水・振休）は休館です。", planned_at="2026-04-02T12:00"),
    ok("文化の日（11月3日）の前後に開きます。", planned_at="2026-10-02T12:00"),
    ok("11月26日（木・祝日を除く）から", planned_at="2026-11-02T12:00"),
    ok("敬老の日（9月15日）は無料です。"),
)

_NAMES = (
    "元日|成人の日|建国記念の?日|天皇誕生日|春分の日|昭和の日|憲法記念日|みどりの日|こどもの日|子どもの日|海の日"
    "|山の日|敬老の日|"
    "秋分の日|スポーツの日|文化の日|勤労感謝の日"
)
_MARK = lazy_compile(r"祝|振")
_HOLIDAY = lazy_compile(rf"祝|振|{_NAMES}")
_BEFORE = lazy_compile(
    rf"(?P<name>{_NAMES})(?:の祝日)?(?:の|は|\s?[(]|、|、?今年は|今年は|・| ?: ?|である|にあたる|に当たる)? ?$"
)
_AFTER = lazy_compile(
    rf"^(?:(?:の|\s?[(]|、|:|・)? ?(?P<name>{_NAMES})(?!の?(?:前|翌|次|振替|連休|後)|\s?[~・、/]|から)"
    rf"|は、?\s?(?P<said>{_NAMES})(?=で|。|、|!|の|$))"
)
_INSIDE = lazy_compile(rf"[・･,、/(]\s?(?P<name>{_NAMES})(?!の?(?:前|翌|次|振替|振休|を除|は?除))")
_FORMER = lazy_compile(r"昭和(?!の日)|平成|大正|19[0-9]{2}年|20[01][0-9]年|202[0-5]年|かつて|以前|当時|までは")
_MOVED = lazy_compile(r"^\s?(?:に|へ)(?:振り?替|代え|移|変更)")
_FIXED = {
    "元日": (1, 1),
    "建国記念の日": (2, 11),
    "建国記念日": (2, 11),
    "天皇誕生日": (2, 23),
    "昭和の日": (4, 29),
    "憲法記念日": (5, 3),
    "みどりの日": (5, 4),
    "こどもの日": (5, 5),
    "山の日": (8, 11),
    "文化の日": (11, 3),
    "勤労感謝の日": (11, 23),
}
"""Holidays that no year moves, as they have been since 2022."""

_MARKED = lazy_compile(
    r"(?:[・･,、/(]\s?|[(][月火水木金土日])祝(?!賀|勝|典|い|日?(?:振替|明け)|日?(?:を|は)?(?:除|以外)|日?の?(?:翌|前|次|場合|代|とき))|[(]祝(?!日?の?(?:翌|前))"
)
_MARKED_AFTER = lazy_compile(
    r"\s?[(](?:[月火水木金土日]\s?)?祝日?[)]|(?:は|が)、?(?:国民の)?祝日(?=です(?!か|が)|なので|につき|のため(?![^。\n]{0,20}(?:誤|と(?:お知らせ|書))))"
)
_SUBSTITUTE = lazy_compile(r"(?:[・･,、/(]\s?|[(][月火水木金土日])(?:祝日の)?(?:振替休日|振り替え休日|振休)(?=[)])")
_SUBSTITUTE_AFTER = lazy_compile(
    r"\s?[(](?:振替休日|振休)[)]|(?:は|が)、?(?:祝日の)?(?:振替休日|振り替え休日)(?=です|のため|なので|につき)"
)
_OWN_DAY_OFF = lazy_compile(
    r"学校|[小中高]校|園|児童|生徒|代休|運動会|参観|文化祭|体育祭|体育会|学習発表会|休館|休室|定休|月曜|祝日の場合|代わり|職員"
)
"""Where a day off may be that of a school or a museum, in place of a Sunday or a Monday on which it was open."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    if not document.has(_HOLIDAY):
        return
    marks = document.has(_MARK)
    for mention in document.dates:
        if mention.is_guess or is_correction(document, mention):
            continue
        named = _named(document, mention)
        day = likely_date(mention, context.today)
        if day is not None and is_year_certain(mention, context.today):
            holiday = holiday_name(day) or ""
            if named and not any(_usual(one.name) in holiday for one in named):
                hint = f"（{holiday}です）" if holiday else ""
                yield _finding(named[0].span, f"{day.year}年{short_date(day)}は{named[0].name}ではありません{hint}。")
            elif marks and not named and not holiday:
                yield from _marked(document, mention, f"{day.year}年{short_date(day)}")
        elif named and mention.year is None and mention.year_offset is None and mention.month is not None:
            right = [_FIXED[one.name] for one in named if one.name in _FIXED]
            if len(right) == len(named) and (mention.month, mention.day) not in right:
                yield _finding(named[0].span, f"{named[0].name}は{right[0][0]}月{right[0][1]}日です。")


def _marked(document: Document, mention: DateMention, shown: str) -> Iterator[Finding]:
    """「（火・祝）」「（火・振替休日）」 on a day that is none."""
    if _MARKED.search(document.text, mention.start, mention.end):
        yield _finding(mention.span, f"{shown}は祝日ではありません。")
    elif is_quoted(document, mention):
        return
    elif said := _MARKED_AFTER.match(document.text, mention.end):
        yield _finding(document.span(mention.start, said.end()), f"{shown}は祝日ではありません。")
    else:
        inside = _SUBSTITUTE.search(document.text, mention.start, mention.end)
        said = _SUBSTITUTE_AFTER.match(document.text, mention.end)
        if (inside or said) and not document.once(_tells_of_own_days_off):
            span = document.span(mention.start, said.end()) if said else mention.span
            message = f"{shown}は振替休日ではありません。日付を確かめて直してください。"
            yield CHECK.finding(span, severity=Severity.CONFIRM, message=message)


def _tells_of_own_days_off(document: Document) -> bool:
    return document.has(_OWN_DAY_OFF)


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    span: Span


def _named(document: Document, mention: DateMention) -> list[_Named]:
    """The holidays that a date may be called: inside its brackets, right before it, right after it."""
    text = document.text
    head, tail = text[max(0, mention.start - 24) : mention.start], text[mention.end : mention.end + 14]
    if (_FORMER.search(head) and mention.year is None) or _MOVED.match(tail):
        return []
    inside = _INSIDE.search(text[mention.start : mention.end])
    before = _BEFORE.search(text, max(0, mention.start - 16), mention.start)
    after = _AFTER.search(tail)
    found = []
    if inside:
        found.append(_Named(inside["name"], mention.span))
    if before:
        found.append(_Named(before["name"], document.span(before.start(), mention.end)))
    if after:
        place = document.span(mention.start, mention.end + after.end())
        found.append(_Named(after["name"] or after["said"], place))
    return found


def _usual(name: str) -> str:
    """The name as the law writes it."""
    return {"建国記念日": "建国記念の日", "子どもの日": "こどもの日"}.get(name, name)


def _finding(span: Span, what: str) -> Finding:
    return CHECK.finding(span, severity=Severity.BLOCK, message=f"{what}祝日の名前か日付を直してください。")
