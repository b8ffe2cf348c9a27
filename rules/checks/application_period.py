"""合わない申込みの期間 — 締切が受付の始まりより前、二つの締切

何を見つけるか: 「9月14日から受け付け、9月7日に締め切ります」のように締切が受付の始まりより前のもの、
締切より前の発表、二つの締切。行事より後の締切は「行事より後の申込み」が見ます。
なぜ: §6(2)イ「正確に記述する」。いつまでに申し込めばよいか分からなくなります。
なおし方: 受付の始まり、締切、発表の日を資料で確かめて直してください。
見逃すもの: 一次・二次などいくつもの締切、支払いなど申込みの後の手続き。
"""

from collections.abc import Iterator, Sequence
from datetime import date

from rules.bulletins import is_long, tells_of_many
from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.japanese_time import short_date
from rules.lazy_patterns import lazy_compile
from rules.schedule import Role, days_of
from rules.years import likely_date

CHECK = Check(clause="6(2)イ", title="合わない申込みの期間", reckons=True)

EXAMPLES = (
    ng(
        "申し込みは9月14日(月)9時から電話で受け付け、9月7日(月)に締め切ります。",
        at="9月7日(月)",
        planned_at="2026-08-27T10:00",
        severity=Severity.CONFIRM,
    ),
    ng("受付開始 12月10日、締切 12月4日です。", at="12月4日", planned_at="2026-11-27T10:00"),
    ng("応募のしめきり:1月29日(金)\n入賞作品の発表:1月15日(金)", at="1月15日(金)", planned_at="2026-12-18T10:00"),
    ng(
        "【締切は2月12日(金)】\n申込書を2月15日(月)までにお出しください。",
        at="2月15日(月)",
        planned_at="2027-01-25T10:00",
    ),
    ng(
        "応募は10月9日（金）まで。多数の場合は抽選し、結果は10月2日（金）にお知らせします。",
        at="10月2日（金）",
        planned_at="2026-09-01T10:00",
    ),
    ng("申込み開始：9月28日（月）\n申込み締切：9月21日（月）", at="9月21日（月）", planned_at="2026-09-01T10:00"),
    ok("一次募集は9月11日まで、二次募集は9月20日からです。", planned_at="2026-09-01T10:00"),
    ok("確認書の発送は9月10日から、申請の期限は9月30日です。", planned_at="2026-09-01T10:00"),
    ok("応募のしめきり:1月15日(金)\n入賞作品の発表:1月29日(金)", planned_at="2026-12-18T10:00"),
    ok("【締切は2月12日(金)】\n申込書を2月12日(金)までにお出しください。", planned_at="2027-01-25T10:00"),
    ok("一次の締切は2月12日(金)、二次の締切は2月15日(月)です。", planned_at="2027-01-25T10:00"),
    ok("申込みの締切は2月12日(金)です。参加費は2月15日(月)までにお支払いください。", planned_at="2027-01-25T10:00"),
    ok("申し込みは9月7日から受け付け、9月14日に締め切ります。", planned_at="2026-08-27T10:00"),
)

_APPLIES = lazy_compile(r"申し?込|受付|受け付け|応募|募集|エントリー|予約")
_OPENS_AFTER = lazy_compile(
    r"\s?(?:[(][^()\n]{0,8}[)])?\s?(?:(?:午前|午後)?[0-9]{1,2}[:時][0-9]{0,2}分?)?\s?(?:から|より|に受付開始|受付開始|開始)"
)
_OPENS_BEFORE = lazy_compile(r"(?:受付|申込|募集|予約)(?:の)?開始(?:日)?(?:は|:)?\s?$")
_CLOSES_AFTER = lazy_compile(
    r"\s?(?:[(][^()\n]{0,8}[)])?\s?(?:(?:午前|午後)?[0-9]{1,2}[:時][0-9]{0,2}分?|正午)?\s?"
    r"(?:まで(?!の)|に?(?:締め?切|〆切)|必着|消印)"
)
_CLOSES_BEFORE = lazy_compile(
    r"(?:締め?切り?日?|〆切|しめ?きり|(?:申込|応募|受付|予約)(?:期限|締切))(?:は、?[^、。\n0-9]{0,14}の|は|:|/|】|\])?\s?$"
)
_ANNOUNCED_BEFORE = lazy_compile(r"(?:発表|当選者?発表|結果発表|抽選(?:会|日)?|審査)(?:は|:|日は|日:|/)?\s?$")
_HANDED_IN = lazy_compile(
    r"\s?(?:[(][^()\n]{0,8}[)])?\s?まで(?:に|、)[^。\n]{0,24}(?:出し|提出|申し?込|応募|お送り|届け|ご連絡|ご予約)"
)
_TWO_WAYS = lazy_compile(
    r"一次|二次|[12]次|早割|早期|先行|追加|郵送|オンライン|電子|窓口|持参|消印|必着|コース|部門|変更|延長|支払|納|振込|"
    r"発表|決定|返信|書類|市外|市内|団体|回目|第[0-9]|キャンセル|出展|出店|参観|変わり"
)
_IS_CHOSEN = lazy_compile(r"抽選|当選|当落|可否|結果|受講決定|参加決定")
_ANOTHER = lazy_compile(
    r"次回|[一二12]次|追加|前期|後期|前回|昨年|早割|先行|延長|一般販売|第[2-9]期|要項|アンケート|募集案内|変更|感想|市内|市外|返却"
)
_NEAR = 120

_Dated = tuple[DateMention, date]


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from _out_of_order(document, context.today)
    known = [(one, day) for one in document.dates if not one.is_guess and (day := likely_date(one, context.today))]
    closes = [(one, day) for one, day in known if _closes(document, one)]
    if not closes or context.today is None:
        return
    opens = [(one, day) for one, day in known if _opens(document, one)]
    for mention, day in closes:
        started = next((begin for one, begin in opens if _in_one_sentence(document, one, mention)), None)
        if started is not None and started > day:
            yield _finding(mention, f"締切（{short_date(day)}）が、受付の始まり（{short_date(started)}）より前です。")
    yield from _announced_before(document, closes, known)
    yield from _two_deadlines(document, closes, known)


def _announced_before(document: Document, closes: Sequence[_Dated], known: Sequence[_Dated]) -> Iterator[Finding]:
    """「しめきり 1月29日」「発表 1月15日」: nothing can be chosen before everything is in."""
    if len(closes) != 1:
        return
    for mention, day in known:
        announced = _ANNOUNCED_BEFORE.search(document.text, max(0, mention.start - 12), mention.start)
        if announced and day < closes[0][1] and abs(mention.start - closes[0][0].start) < _NEAR:
            yield _finding(
                mention, f"発表などの日（{short_date(day)}）が、締切（{short_date(closes[0][1])}）より前です。"
            )


def _out_of_order(document: Document, today: date | None) -> Iterator[Finding]:
    """One deadline of the draft, and one day each on which people may begin to apply and are told who may come."""
    closes = list(days_of(document, today, Role.CLOSES))
    if len(closes) != 1 or tells_of_many(document) or document.has(_ANOTHER):
        return
    [(closing, last)] = closes
    for role in (Role.OPENS, Role.TOLD):
        days = list(days_of(document, today, role))
        if len(days) != 1 or is_correction(document, days[0][0].mention):
            continue
        [(one, day)] = days
        if role is Role.OPENS and day > last:
            yield _finding(
                closing.mention, f"締切（{short_date(last)}）が、受付の始まり（{short_date(day)}）より前です。"
            )
        elif role is Role.TOLD and day < last and _IS_CHOSEN.search(document.sentence_at(one.mention.start).text):
            yield _finding(
                one.mention, f"結果などを知らせる日（{short_date(day)}）が、締切（{short_date(last)}）より前です。"
            )


def _two_deadlines(document: Document, closes: Sequence[_Dated], known: Sequence[_Dated]) -> Iterator[Finding]:
    """「締切は2月12日」「申込書を2月15日までにお出しください」."""
    headed = [(one, day) for one, day in closes if _is_called_a_deadline(document, one)]
    if is_long(document) or len(headed) != 1:
        return
    [(named, day)] = headed
    for mention, other in known:
        if mention is named or other == day or not _HANDED_IN.match(document.text, mention.end):
            continue
        told = document.sentence_at(named.start).text + document.sentence_at(mention.start).text
        if not _TWO_WAYS.search(told) and named.start < mention.start:
            yield _finding(mention, f"締切（{short_date(other)}）が、前に書かれた締切（{short_date(day)}）と違います。")


def _closes(document: Document, mention: DateMention) -> bool:
    sentence = document.sentence_at(mention.start)
    named = _is_called_a_deadline(document, mention)
    until = _CLOSES_AFTER.match(document.text, mention.end)
    start, end = max(sentence.start, mention.start - _NEAR), min(sentence.end, mention.end + 40)
    applies = _APPLIES.search(document.text, start, end)
    return bool((named or (until and applies)) and not is_correction(document, mention))


def _is_called_a_deadline(document: Document, mention: DateMention) -> bool:
    return bool(_CLOSES_BEFORE.search(document.text, max(0, mention.start - 24), mention.start))


def _opens(document: Document, mention: DateMention) -> bool:
    named = _OPENS_BEFORE.search(document.text, max(0, mention.start - 12), mention.start)
    return bool(named or _OPENS_AFTER.match(document.text, mention.end))


def _in_one_sentence(document: Document, first: DateMention, last: DateMention) -> bool:
    sentence = document.sentence_at(first.start)
    return first.end <= last.start < sentence.end


def _finding(mention: DateMention, what: str) -> Finding:
    message = f"{what}日付を資料で確かめて直してください。"
    return CHECK.finding(mention.span, severity=Severity.CONFIRM, message=message)
