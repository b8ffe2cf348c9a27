"""もう終わった予定 — 過ぎた期間、過ぎた催し、過ぎた締切への呼びかけ

何を見つけるか: 3月17日に出す投稿に「期間 2月16日〜3月15日」「この会場へお越しください」のように、書かれている日が
すべて過ぎているのに、これからのこととして知らせたり呼びかけたりしているもの（見出しの言葉や並べ方は問いません）。
ほかの日がこれからでも、「前売券は9月6日まで販売しています」「応募は1月末日まで」のような過ぎた締切は見ます。
なぜ: §6(2)イ「正確に記述する」。前に使った原稿を直さずに出すと、読んだ人がむだ足を踏みます。
なおし方: 日付を確かめて直すか、終わったこととして書き直してください。
見逃すもの: 終わったことを知らせる文、対象や集計の期間、投稿予定日が決まっていないとき。
"""

from collections.abc import Iterator
from datetime import date

from rules.bulletins import tells_of_many
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction, is_quoted
from rules.japanese_time import short_date
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile
from rules.schedule import Role, ScheduledDay, scheduled_days
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="もう終わった予定", reckons=True)

_AT = "2026-09-10T10:00"

EXAMPLES = (
    ng(
        "■期間 8月3日(月)〜31日(月)\n■場所 市民プール\nまだの方はお越しください。",
        at="8月3日(月)〜31日(月)",
        planned_at=_AT,
        severity=Severity.CONFIRM,
    ),
    ng("時期：8月3日(月)〜28日(金)に係員がお宅へうかがいます。", at="8月3日(月)〜28日(金)", planned_at=_AT),
    ng("講座は3回です。第1回は9月5日(土)。ぜひお申し込みください。", at="9月5日(土)", planned_at=_AT),
    ng("おはなし会のおしらせ\n9月5日（土）10:30から\nどなたでもどうぞ", at="9月5日（土）", planned_at=_AT),
    ng("10月4日(日)14時開演\n前売券は9月6日(日)まで各支局で販売しています。", at="9月6日(日)", planned_at=_AT),
    ng("作品を募集しています。\n応募は8月末日まで、現物をお持ちください。", at="8月末日", planned_at=_AT),
    ng("募集中です！応募は8月いっぱい受け付けます。", at="8月いっぱい", planned_at=_AT),
    ok("■期間 9月3日(木)〜30日(水)\n■場所 市民プール\nまだの方はお越しください。", planned_at=_AT),
    ok("会期 7月18日〜9月6日\nたくさんのご来場ありがとうございました。", planned_at=_AT),
    ok("集計期間 8月1日～31日\n救急出動は112件です。ご協力ください。", planned_at=_AT),
    ok("8月10日〜16日の間にお出かけになった方は、ご相談ください。", planned_at=_AT),
    ok("9月5日放送の番組を動画で公開しています。ぜひご覧ください。", planned_at=_AT),
    ok("応募は9月末日まで、現物をお持ちください。", planned_at=_AT),
    ok("8月末日までに届いていない方はご連絡ください。", planned_at=_AT),
    ok("第1回は9月5日、第2回は9月19日です。ぜひお申し込みください。", planned_at=_AT),
    ok("■期間 8月3日(月)〜31日(月)\nまだの方はお越しください。"),
)

_INVITES = lazy_compile(
    r"お越し|お?立ち寄り|お待ちして|ご?参加(?:ください|しましょう|お待ち|無料|費|料)|お?申し?込みください|申し?込み?(?:は|不要|方法|先)|要予約|募集|どなたでも|ぜひ|お早めに|"
    r"早めに(?:予約|お)|ご応募|応募先|ご来場|ご来館|お出かけ|来て(?:ね|ください)|おいで|うかがいます|伺います|お寄せください|"
    r"ご覧(?:ください|いただけます)|ご協力(?:を|ください|お願い)|お願いします|しましょう|ましょう|(?:開催|実施|募集|受付|展示|販売|発売)中|販売し(?:ます|てい)|入場無料|入館無料|"
    r"受け付け(?:ます|ています)|行います|開きます|まだの方|持ち物|定員|お忘れなく|間に合います|お見逃しなく|お楽しみください"
)
_TELLS = lazy_compile(r"(?:ます|ません|ください|です|ましょう|どうぞ|へ|ね)(?:[。!☆♪✨)\s]|$)|" + _INVITES.pattern)
_AT_AN_HOUR = lazy_compile(
    r"[、の]?(?:[(][^()]{0,8}[)])?[、の]?(?:(?:午前|午後|朝|夜)?[0-9]{1,2}(?::[0-9]{2}|時(?:半|[0-9]{1,2}分)?)|正午)(?!ごろ|頃)"
)
_IS_TO_BE = lazy_compile(r"(?:に|は|、)[^。\n]{0,30}(?:ます|予定です)(?:[。!]|$)")
_TOLD_AS_PAST = lazy_compile(
    r"(?<!お待たせ)(?<!お待たせし)(?<!とな)(?<!にな)(?<!き)(?<!い)(?:しま|りま|いま|きま|れま|ちま|えま|めま|けま|みま|びま|せま|ぎま)した(?!ら)|でした|"
    r"(?:われ|かれ|され|あっ|だっ)た(?:[。「、]|[一-龥])|終了し|終わり|締め?切った|結果|"
    r"昨年|去年|前回|当時|ようす|様子|延長|次回|報告|ありがとう|議事録|会議録|動画|名場面|目撃|[0-9]人が"
)
_OF_DATA = lazy_compile(
    r"対象|生まれ|た日時|集計|現在|時点|発行|放送|撮影|掲載|付け?(?:で|の|$)|保護|転入|転出|検針|使われ|使った|届いて|調査|の間に|間に|以降|以前|[0-9]号|検針分|月分|"
    r"施行|公布|制定|(?:さ|わ|か|ま)れた|した|付の|購入|支払|期限切れ|統計|観測|記録|測定|在籍|住民票|登録のある|任期|営業して|ちなみ|ちなん|に(?:開会|開幕|オープン|スタート)(?:[。!、]|$)"
)
_MONTH_END = quick_compile(
    r"(?<![0-9年度])(?P<month>1[0-2]|[1-9])月(?:末日?|いっぱい|中)(?=(?:まで|を?(?:締め?切|期限)|必着|に?受け付け|です|[)」]?[\s。!、]|$))"
)
_DEADLINE = lazy_compile(
    r"(?:締め?切り?日?|〆切|しめきり|期限|受付|応募|募集|申し?込み?|予約|申請|提出|エントリー|販売|受け付け)[^。\n]{0,16}$"
)
_MOST_MONTHS = 3
_MOST_BEFORE = 28
_FAR = 120
"""Days after which an old draft is not what explains a date."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None or tells_of_many(document):
        return
    if "月" in document.text:
        yield from _months_gone_by(document, today)
    # The year of a long range is that of its end.
    firsts = {dates.first.start for dates in document.date_ranges}
    scheduled = [one for one in document.once(scheduled_days) if one.mention.start not in firsts]
    days = [(one, day) for one in scheduled if (day := likely_date(one.mention, today))]
    if not any(day < today for _, day in days):
        return
    over = all(day < today for _, day in days) and not document.has(_TOLD_AS_PAST)
    if over and document.has(_TELLS):
        yield from _all_over(document, today)
    invites = document.has(_INVITES)
    later = any(one.role is Role.CLOSES and day >= today for one, day in days)
    for one, day in days:
        told = document.sentence_at(one.mention.start).text
        if one.role is not Role.CLOSES or not invites or day >= today or later or _TOLD_AS_PAST.search(told):
            continue
        if is_year_certain(one.mention, today) and _is_told_as_coming(document, one, day, today):
            yield _finding(one.mention.span, day, today)


def _all_over(document: Document, today: date) -> Iterator[Finding]:
    """Every day of the draft has gone by: the last that is for something people are called to."""
    ranges = {dates.first.start: dates for dates in document.date_ranges}
    lasts = {dates.last.start for dates in ranges.values()}
    invites = document.has(_INVITES)
    for one in document.once(scheduled_days):
        dates = ranges.get(one.mention.start)
        if one.mention.start in lasts or (dates is None and one.role not in (Role.HELD, Role.CLOSES)):
            continue
        if not invites and dates is None and not _AT_AN_HOUR.match(one.after) and not _IS_TO_BE.match(one.after):
            continue
        day = likely_date(dates.last if dates else one.mention, today)
        is_certain = is_year_certain(dates.last if dates else one.mention, today)
        if day is not None and is_certain and _is_told_as_coming(document, one, day, today):
            yield _finding(dates.span if dates else one.mention.span, day, today)


def _is_told_as_coming(document: Document, one: ScheduledDay, day: date, today: date) -> bool:
    if one.mention.is_guess or (today - day).days > _FAR or one.mention.year_offset is not None:
        return False
    if _OF_DATA.search(one.before[-16:]) or _OF_DATA.search(one.after[:24]):
        return False
    return not is_correction(document, one.mention) and not is_quoted(document, one.mention)


def _months_gone_by(document: Document, today: date) -> Iterator[Finding]:
    """「応募は1月末日まで」 in February."""
    for match in document.find(_MONTH_END):
        ago = (today.month - int(match.groups["month"] or 0)) % 12
        sentence = document.sentence_at(match.start)
        named = _DEADLINE.search(document.text, max(sentence.start, match.start - _MOST_BEFORE), match.start)
        after = document.text[match.end : sentence.end]
        if not 1 <= ago <= _MOST_MONTHS or not (named or after.startswith("まで")):
            continue
        past = _TOLD_AS_PAST.search(sentence.text) or _OF_DATA.search(after)
        if not past and not is_correction(document, match) and (named or _INVITES.search(after)):
            message = f"{match.text}は、投稿予定日（{short_date(today)}）にはもう過ぎています。日付を確かめてください。"
            yield CHECK.finding(match.span, severity=Severity.CONFIRM, message=message)


def _finding(span: Span, day: date, today: date) -> Finding:
    message = (
        f"{short_date(day)}は、投稿予定日（{short_date(today)}）にはもう過ぎていますが、これからのこととして"
        "書かれているようです。日付を確かめてください。"
    )
    return CHECK.finding(span, severity=Severity.CONFIRM, message=message)
