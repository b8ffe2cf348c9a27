"""合わない申込みの期間 — 締切が受付の始まりより前、行事より後

何を見つけるか: 「9月14日から受け付け、9月7日に締め切ります」のように締切が受付の始まりより前のもの、
「日時 10月3日」「申込みは10月10日まで」のように締切が行事の日より後のもの、締切より前の発表、二つの締切。
なぜ: §6(2)イ「正確に記述する」。申し込めないまま行事の日が過ぎてしまいます。
なおし方: 受付の始まり、締切、行事の日を資料で確かめて直してください。
見逃すもの: 行事の日がいくつもあるもの、後日の提出・配信・感想の募集、次の回の申込み。
"""

from collections.abc import Iterator, Sequence
from datetime import date

from rules.bulletins import is_long
from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.japanese_time import short_date
from rules.lazy_patterns import lazy_compile
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
    ng("■日時 10月3日（土）9時\n■申込 10月10日（土）まで", at="10月10日（土）", planned_at="2026-09-17T12:00"),
    ng("講演会を12月5日に開きます。申込みの締切は12月8日です。", at="12月8日", planned_at="2026-11-17T12:00"),
    ng(
        "大会は12月6日(日)、種目は二つです。申込みの締切は、大会が終わった翌週の12月11日(金)です。",
        at="12月11日(金)",
        planned_at="2026-10-19T13:00",
    ),
    ng("開催日：11月22日（日）\n申込期限：11月30日（月）", at="11月30日（月）", planned_at="2026-11-01T12:00"),
    ng(
        "サポーターになる講座です。\n11月20日（金）午後2時～3時30分 高尾公民館\n申込みは11月25日（水）までに、電話で。",
        at="11月25日（水）",
        planned_at="2026-11-04T10:00",
    ),
    ng("応募のしめきり:1月29日(金)\n入賞作品の発表:1月15日(金)", at="1月15日(金)", planned_at="2026-12-18T10:00"),
    ng(
        "【締切は2月12日(金)】\n申込書を2月15日(月)までにお出しください。",
        at="2月15日(月)",
        planned_at="2027-01-25T10:00",
    ),
    ng(
        "🍂ライトアップウォーク🍂\n11月14日（土）17時スタート！\n締切は11月16日（月）です",
        at="11月16日（月）",
        planned_at="2026-10-20T12:00",
    ),
    ng(
        "◆とき 10月25日(日)8時30分〜15時\n◆申込 各支局へ、10月28日(水)までに用紙を提出",
        at="10月28日(水)",
        planned_at="2026-10-05T10:00",
    ),
    ok("11月14日（土）17時スタート！\n感想の提出は11月16日（月）まで受け付けます。", planned_at="2026-10-20T12:00"),
    ok("オープンスクール\n11月20日（金）9:00～12:00\n願書の申込みは12月4日（金）まで", planned_at="2026-11-04T10:00"),
    ok(
        "見学会のご案内\n11月20日（金）10時～12時\n入園の申込みは11月30日（月）までです。",
        planned_at="2026-11-04T10:00",
    ),
    ok("応募のしめきり:1月15日(金)\n入賞作品の発表:1月29日(金)", planned_at="2026-12-18T10:00"),
    ok("【締切は2月12日(金)】\n申込書を2月12日(金)までにお出しください。", planned_at="2027-01-25T10:00"),
    ok("一次の締切は2月12日(金)、二次の締切は2月15日(月)です。", planned_at="2027-01-25T10:00"),
    ok("申込みの締切は2月12日(金)です。参加費は2月15日(月)までにお支払いください。", planned_at="2027-01-25T10:00"),
    ok("申し込みは9月7日から受け付け、9月14日に締め切ります。", planned_at="2026-08-27T10:00"),
    ok("■日時 10月3日（土）9時\n■申込 9月25日（金）まで", planned_at="2026-09-17T12:00"),
    ok(
        "サポーターになる講座です。\n11月20日（金）午後2時～3時30分\n11月27日（金）午後2時～3時30分\n申込みは11月25日（水）まで。",
        planned_at="2026-11-04T10:00",
    ),
    ok("■日時 10月3日（土）・17日（土）\n■申込 10月10日（土）まで", planned_at="2026-09-17T12:00"),
    ok("10月3日の講演会を録画しました。アンケートは10月10日まで。", planned_at="2026-10-04T12:00"),
    ok("まつりは11月8日(日)です。フォトコンテストの締切は、11月30日(月)です。", planned_at="2026-10-17T12:00"),
    ok("■日時 10月3日（土）\n感想の募集は10月10日（土）まで", planned_at="2026-09-17T12:00"),
    ok("■日時 10月3日（土）\n次回の申込みは10月10日（土）まで", planned_at="2026-09-17T12:00"),
    ok("■日時 10月3日（土）から12月まで毎週\n■申込 10月10日（土）まで", planned_at="2026-09-17T12:00"),
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
_HELD_BEFORE = lazy_compile(
    r"(?:日\s?時|と\s?き|開催日時?|期\s?日|実施日|開催)(?:\s?[\]】:/・]|は、?|\s){1,3}$"
    r"|(?:大会|講演会|発表会|音楽会|コンサート|教室|当日|本番|まつり|祭り?)は、?$"
)
_HELD_AFTER = lazy_compile(
    r"\s?(?:[(][^()\n]{0,8}[)])?\s?(?:(?:午前|午後)?[0-9]{1,2}[:時][0-9]{0,2}分?(?:から|~)?)?\s?に?"
    r"(?:開催(?:します|する|!|$)|開きます|行います|実施します)"
    r"|\s?(?:[(][^()\n]{0,8}[)])?\s?(?:午前|午後|夜|朝)?[0-9]{1,2}[:時][0-9]{0,2}分?\s?(?:に)?(?:スタート|開始(?!の受付)|開演|開会|集合|キックオフ)"
)
_BEGINS_A_LINE = lazy_compile(r"\n[ ・■▼●○◆◇▽]{0,2}$")
_AT_A_TIME = lazy_compile(
    r"\s?(?:[(][^()\n]{0,8}[)])?\s?(?:午前|午後)?[0-9]{1,2}[:時][0-9]{0,2}分?\s?(?:~|-|から)\s?(?:午前|午後)?[0-9]"
)
_OTHER = lazy_compile(
    r"次回|来年|別|後日|感想|写真|アンケート|(?<!用紙を)(?<!申込書を)提出|配信|録画|見逃し|返却|支払|振込|納|投票|コンクール|コンテスト|作品|出品|の後の|ボランティア|展示|販売|返信|引き換え|受け取|申請|追加|[誌冊]|"
    r"[0-9]回目|第[0-9]|毎週|毎月|随時|シリーズ|コース|クラス|貸出|抽選|当選|助成|補助|給付|講座"
)


_TWO_STEPS = lazy_compile(r"説明会|見学会|オープン(?:スクール|キャンパス)|願書|入園|入会|入学")
"""What people come to see first and apply for later."""
_NEAR = 120

_Dated = tuple[DateMention, date]


def check(document: Document, context: Context) -> Iterator[Finding]:
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
    held = [(one, day) for one, day in known if _is_held(document, one)]
    yield from _after_the_event(document, closes, held)


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


def _after_the_event(
    document: Document,
    closes: Sequence[_Dated],
    held: Sequence[_Dated],
) -> Iterator[Finding]:
    if len({day for _, day in held}) != 1 or len(closes) != 1:
        return
    [(mention, day)], (event, event_day) = closes, held[0]
    goes_on = any(dates.first is event for dates in document.date_ranges) or any(
        other.continues and 0 <= other.start - event.end <= len("（水・祝）、") for other in document.dates
    )
    # What the line says before it tells what is applied for: 「記念誌は1冊1,500円。申込みは…まで」.
    line = max(document.text.rfind("\n", 0, mention.start) + 1, mention.start - _NEAR)
    told = document.text[line : mention.start] + "".join(
        document.sentence_at(one.start).text for one in (mention, event)
    )
    if day > event_day and not goes_on and not _OTHER.search(told) and not _TWO_STEPS.search(document.text):
        yield _finding(mention, f"締切（{short_date(day)}）が、行事の日（{short_date(event_day)}）より後です。")


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


def _is_held(document: Document, mention: DateMention) -> bool:
    named = _HELD_BEFORE.search(document.text, max(0, mention.start - 8), mention.start)
    begins_a_line = _BEGINS_A_LINE.search(document.text, max(0, mention.start - 4), mention.start)
    listed = begins_a_line and _AT_A_TIME.match(document.text, mention.end)
    return bool(named or listed or _HELD_AFTER.match(document.text, mention.end))


def _in_one_sentence(document: Document, first: DateMention, last: DateMention) -> bool:
    sentence = document.sentence_at(first.start)
    return first.end <= last.start < sentence.end


def _finding(mention: DateMention, what: str) -> Finding:
    message = f"{what}日付を資料で確かめて直してください。"
    return CHECK.finding(mention.span, severity=Severity.CONFIRM, message=message)
