"""一つの催しに二つの日付 — 本文は10月25日、日程の欄は10月24日

何を見つけるか: 催しの日が1つのはずの投稿で、文章の中の日付と「開催日」「日時」の欄の日付、または
「14日に訓練をします」と「21日の訓練では」のように、2つの日付が書かれたもの。
なぜ: §6(2)イ「正確に記述する」。前の年の原稿を直したときに、片方だけ残りがちです。
なおし方: 正しい日を確かめて、そろえてください。
見逃すもの: 2日にわたる催し、回や会場がいくつもあるもの、予備日や前回・次回のあるもの、長いお知らせのまとめ。
"""

from collections.abc import Iterator
from datetime import date, timedelta

from rules.bulletins import tells_of_many
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.schedule import Role, ScheduledDay, scheduled_days

CHECK = Check(clause="6(2)イ", title="一つの催しに二つの日付", reckons=True)

EXAMPLES = (
    ng(
        "10月25日(日)、トートバッグに秋の実りを描きます。\n\n開催日　10月24日(土)\n時間　10:00～12:30\n場所　大佐"
        "総合センター",
        at="10月24日(土)",
        planned_at="2026-10-01T10:00",
        severity=Severity.CONFIRM,
    ),
    ng(
        "6月14日(日)の午前8時30分に、訓練の放送を流します。\n6月21日の訓練では、緊急速報メールも鳴ります。",
        at="6月21日の訓練",
        planned_at="2026-05-29T15:00",
    ),
    ok(
        "10月24日(土)、トートバッグに秋の実りを描きます。\n\n開催日　10月24日(土)\n時間　10:00～12:30",
        planned_at="2026-10-01T10:00",
    ),
    ok(
        "10月25日(日)は文化祭です。\nワークショップもあります。\n開催日　10月24日(土)、25日(日)",
        planned_at="2026-10-01T10:00",
    ),
    ok(
        "6月14日(日)に訓練をします。\n6月21日の訓練は、哲西地区が対象です。",
        planned_at="2026-05-29T15:00",
    ),
    ok(
        "9月20日(日)の朝市は雨のため中止しました。\n次回の日時　10月18日(日)8時から",
        planned_at="2026-09-21T15:00",
    ),
)

_LABEL = lazy_compile(
    r"(?:開催日時?|開催日程|日\s?時|日\s?程|期\s?日|と\s?き|日にち|実施日時?)(?:\s|:|/|[\]】)]|は、?|…|・){0,4}$"
)
_THEN_HELD = lazy_compile(r"[^。\n0-9]{2,60}?(?:ます|ましょう|です)(?=[。!♪\n]|$)")
_EVENT = (
    r"(?P<event>訓練|大会|講座|教室|講演会|説明会|まつり|祭り?|イベント|上映会|コンサート|公演|検診|健診|試験|体験会"
    r"|ツアー|運動会|文化祭|競技会|展示会|見学会|相談会|交流会)"
)
_OF_AN_EVENT = lazy_compile(rf"(?:[(][^()\n]{{1,4}}[)])?の{_EVENT}(?:では|には|にも|へ)")
_SEVERAL = lazy_compile(
    r"両日|2日間|二日間|[3-9]日間|各日|第?[0-9]{1,2}回|[0-9]日目|初日|最終日|翌|前日|予備日|雨天|荒天|順延|延期|変更|次回|前回|来月|先月|昨年|または|又は"
    r"|いずれか|選べ|も開|もう|地区|会場[①-⑨A-C0-9]|[AB]日程|日程[①-⑨A-C0-9]|コース|部門|前期|後期|事前|説明会|リハーサル|前売|午前の部|毎月|毎週|定例|ほか|他にも"
)
_FAR = timedelta(days=45)


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None or len(document.dates) < 2 or tells_of_many(document) or document.has(_SEVERAL):
        return
    ranged = {one.start for dates in document.date_ranges for one in (dates.first, dates.last)}
    days_said = document.once(scheduled_days)
    held = [one for one in days_said if one.role in (Role.HELD, Role.OTHER) and one.mention.start not in ranged]
    if len(held) != 2 or any(one.continues for one in document.dates):
        return
    first, last = held
    days = _days(first, last, today)
    if days is None or is_correction(document, last.mention):
        return
    labelled = _LABEL.search(_words_before(document, last))
    told = _THEN_HELD.match(document.text, first.mention.end)
    if labelled and told and not _LABEL.search(_words_before(document, first)):
        yield _finding(document, last.mention.start, last.mention.end, days)
        return
    again = _OF_AN_EVENT.match(document.text, last.mention.end)
    if again and again["event"] in document.text[: last.mention.start]:
        yield _finding(document, last.mention.start, again.end("event"), days)


def _words_before(document: Document, one: ScheduledDay) -> str:
    """The words right before a date."""
    return document.text[max(0, one.mention.start - 16) : one.mention.start]


def _days(first: ScheduledDay, last: ScheduledDay, today: date) -> tuple[date, date] | None:
    """The two days to come, where they differ and are not far apart."""
    one, other = first.day(today), last.day(today)
    if one is None or other is None or one == other or min(one, other) < today or abs(other - one) > _FAR:
        return None
    return one, other


def _finding(document: Document, start: int, end: int, days: tuple[date, date]) -> Finding:
    one, other = (f"{day.month}月{day.day}日" for day in days)
    return CHECK.finding(
        document.span(start, end),
        severity=Severity.CONFIRM,
        message=f"前には{one}、ここには{other}とあります。同じ催しであれば、どちらかに直してください。",
    )
