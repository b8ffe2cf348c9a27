"""もう過ぎた日 — これからのことのように案内している

何を見つけるか: 投稿予定日より前の日付を、締切や開催日としてこれからのことのように案内している書き方。
なぜ: §6(2)イ「正確に記述する」。古い原稿の使い回しや、予約投稿の日のずれで起こります。
なおし方: 正しい日付に直すか、終わったこととして書き直してください。
見逃すもの: 「〜しました」「〜から」など、過ぎた日として書かれたもの。年のない日付は、投稿予定日の近くだけを
見ます。投稿予定日が決まっていなければ何も言いません。
"""

from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.japanese_time import short_date
from rules.patterns_past_dates import (
    AT_AN_HOUR,
    BEGINS,
    BEGINS_SOON,
    BEGINS_THEN,
    CALLS,
    DEADLINE_AFTER,
    DEADLINE_BEFORE,
    ENDS_AT,
    ENDS_THEN,
    HEADED,
    HELD_SOON,
    INVITES,
    IS_ON,
    IS_THE_DAY,
    OF_PEOPLE,
    OF_SOMETHING_ELSE,
    PAST,
    PLANNED,
    PROLONGED,
    SAID_SO,
    SOME_YEAR,
    SOON,
    SOON_BEFORE,
    SPAN_BEFORE,
    STARTS_HERE,
    STARTS_ON,
    STILL_ON,
    TO_BE_DONE,
    TO_COME,
    URGES,
)
from rules.years import likely_date

CHECK = Check(clause="6(2)イ", title="もう過ぎた日")

EXAMPLES = (
    ng(
        "申込受付は、8月31日(月)17時まで。",
        at="8月31日(月)",
        planned_at="2026-09-10T08:45",
        severity=Severity.BLOCK,
    ),
    ng("今週末は11月21日(土)10:00〜、お待ちしています。", at="11月21日(土)", planned_at="2026-11-24T14:00"),
    ng("〆切は8月7日！お早めに。", at="8月7日", planned_at="2026-08-17T12:00"),
    ng("納期限は、2025年6月1日（日）です。", at="2025年6月1日（日）", planned_at="2026-05-29T16:00"),
    ng("ただいま受け付けています。\n期限…12月11日(金)", at="12月11日(金)", planned_at="2026-12-16T10:00"),
    ng("9月11日必着でご返送をお願いします。", at="9月11日", planned_at="2026-09-15T12:00"),
    ng("4月4日の桜まつりに遊びに来てね🌸", at="4月4日", planned_at="2027-04-22T08:00", severity=Severity.CONFIRM),
    ng("【日時】9月20日（日）10時から\n申込みはお早めに！", at="9月20日（日）", planned_at="2026-10-05T10:00"),
    ng("9月20日（日）開催！お待ちしています", at="9月20日（日）", planned_at="2026-10-05T10:00"),
    ng("申込みは11月20日（金）まで受け付けます。", at="11月20日（金）", planned_at="2026-11-30T09:00"),
    ng("納涼祭にお越しください。日時は7月25日（土）17時からです。", at="7月25日（土）", planned_at="2026-07-31T10:00"),
    ng(
        "チケットの発売は7月1日(水)からです。発売までいましばらくお待ちください！",
        at="7月1日(水)",
        planned_at="2026-07-06T09:00",
    ),
    ng("いよいよ7月1日から受付開始！", at="7月1日", planned_at="2026-07-06T09:00"),
    ng(
        "申請の受付は11月30日（月）で終わりますので、まだの方はお急ぎください。",
        at="11月30日（月）",
        planned_at="2026-12-05T10:00",
        severity=Severity.CONFIRM,
    ),
    ng("11月30日（月）が締切です。お早めに！", at="11月30日（月）", planned_at="2026-12-05T10:00"),
    ng("先行販売は11月30日限りです。お急ぎください。", at="11月30日", planned_at="2026-12-05T10:00"),
    ng("申込期限の11月30日が迫っています。", at="11月30日", planned_at="2026-12-05T10:00"),
    ng(
        "アンケートは11月30日17時をもって終了しますので、ご回答はお早めに。",
        at="11月30日",
        planned_at="2026-12-05T10:00",
    ),
    ng("申請は11月30日（月）までとなっています。お急ぎください。", at="11月30日（月）", planned_at="2026-12-05T10:00"),
    ng("11月30日（月）を過ぎると申請できません。お早めに。", at="11月30日（月）", planned_at="2026-12-05T10:00"),
    ng("受付終了は11月30日（月）です。まだの方は窓口へ。", at="11月30日（月）", planned_at="2026-12-05T10:00"),
    ng("追加販売は、12月18日(金)から始まります。", at="12月18日(金)", planned_at="2026-12-21T09:00"),
    ng("手話うたの会を12月5日(土)に予定しています。", at="12月5日(土)", planned_at="2026-12-09T10:00"),
    ng(
        "「備中の山を描く」展は8月30日（日）まで開いています。",
        at="8月30日（日）",
        planned_at="2026-08-31T10:00",
        severity=Severity.CONFIRM,
    ),
    ng("写真展は8月30日（日）まで、ご覧いただけます。", at="8月30日（日）", planned_at="2026-08-31T10:00"),
    ng("8月30日（日）17時まで、ロビーで展示しています。", at="8月30日（日）", planned_at="2026-08-31T10:00"),
    ng("記念の品は8月30日まで道の駅で販売しています。", at="8月30日", planned_at="2026-08-31T10:00"),
    ng("がん検診は8月30日（日）まで受けられます。", at="8月30日（日）", planned_at="2026-08-31T10:00"),
    ng("8月1日から8月30日までの間、無料で入館できます。", at="8月30日", planned_at="2026-08-31T10:00"),
    ng("夏の企画展、8月30日（日）まで開催中です！", at="8月30日（日）", planned_at="2026-08-31T10:00"),
    ng("プールは8月30日（日）まで毎日営業しています。", at="8月30日（日）", planned_at="2026-08-31T10:00"),
    ng("受付は10月1日9時から始まる予定です。今しばらくお待ちください。", at="10月1日", planned_at="2026-10-05T20:00"),
    ok("「備中の山を描く」展は8月31日（月）まで開いています。", planned_at="2026-08-31T10:00"),
    ok("「備中の山を描く」展は8月30日（日）まで開いていました。", planned_at="2026-08-31T10:00"),
    ok("8月30日まで展示した作品を、道の駅で販売しています。", planned_at="2026-08-31T10:00"),
    ok("8月30日までに届いた作品を、ロビーで展示しています。", planned_at="2026-08-31T10:00"),
    ok("8月30日までの売上げを、市ホームページで公開しています。", planned_at="2026-08-31T10:00"),
    ok("8月1日に始まった展示は、9月30日まで開いています。", planned_at="2026-08-31T10:00"),
    ok("8月30日までに生まれた方が受けられます。", planned_at="2026-08-31T10:00"),
    ok("8月30日まで開催していた写真展の作品は、市ホームページでご覧いただけます。", planned_at="2026-08-31T10:00"),
    ok("11月20日までに申請していただいた方に、受付番号をお送りします。", planned_at="2026-11-28T10:00"),
    ok("11月20日までに応募していただいた作品を、市役所ロビーでご覧ください。", planned_at="2026-11-28T10:00"),
    ok("11月20日までに届いていない方はご連絡ください。", planned_at="2026-11-28T10:00"),
    ok("投票日は11月22日です。結果は市ホームページをご覧ください。", planned_at="2026-11-28T10:00"),
    ok("追加販売は、12月18日(金)から始まりました。", planned_at="2026-12-21T09:00"),
    ok("更新は11月30日を過ぎるとできませんが、経過措置があります。ご相談ください。", planned_at="2026-12-05T10:00"),
    ok("11月30日（月）を過ぎたため、申請できません。窓口にご相談ください。", planned_at="2026-12-05T10:00"),
    ok("申請の受付は11月30日（月）で終わりますので、まだの方はお急ぎください。", planned_at="2026-11-26T10:00"),
    ok("申請の受付は11月30日（月）で終わりました。", planned_at="2026-12-05T10:00"),
    ok("受付は11月30日で終了しています。次の募集をお待ちください。", planned_at="2026-12-05T10:00"),
    ok("11月30日が締切でした。たくさんのご応募、ありがとうございました。", planned_at="2026-12-05T10:00"),
    ok("11月30日が締切だった作品の審査を行います。", planned_at="2026-12-05T10:00"),
    ok("11月30日で終わる予定でしたが、12月10日まで延長します。", planned_at="2026-12-05T10:00"),
    ok("11月30日に申し込んだ方は、お早めに窓口へ。", planned_at="2026-12-05T10:00"),
    ok("11月30日で募集を終了する予定でしたが、期間を延ばしました。", planned_at="2026-12-05T10:00"),
    ok("チケットは7月1日から発売しています。公演までお待ちください。", planned_at="2026-07-06T09:00"),
    ng(
        "いよいよ開催🎆\n7月5日（日）19:30～、手持ち花火の会があります。浴衣でお待ちしています。",
        at="7月5日（日）",
        planned_at="2026-07-10T17:00",
    ),
    ng(
        "【生配信の予告】\n配信予定：3月5日（木）と6日（金）、いずれも10時から",
        at="3月5日（木）",
        planned_at="2026-03-09T18:00",
    ),
    ng(
        "【予告】配信開始は11月15日(日)13時30分。通知を設定してお待ちください。",
        at="11月15日(日)",
        planned_at="2026-11-20T18:00",
    ),
    ok("配信開始は11月15日(日)でした。いまもご覧いただけます。", planned_at="2026-11-20T18:00"),
    ok("配信予定：3月5日（木）でしたが、配信は終わりました。", planned_at="2026-03-09T18:00"),
    ok("日時は7月25日でした。お越しくださりありがとうございました。", planned_at="2026-07-31T10:00"),
    ng(
        "スタンプラリー開催中！\n期間：令和7年4月1日〜5月31日",
        at="令和7年4月1日〜5月31日",
        planned_at="2026-04-09T12:00",
        severity=Severity.CONFIRM,
    ),
    ok("スタンプラリー開催中！\n期間：令和8年4月1日〜5月31日", planned_at="2026-04-09T12:00"),
    ok("相談を実施中です。対象は、期間：令和7年1月1日〜12月31日に支払った分です。", planned_at="2026-02-09T12:00"),
    ok("パネル展開催中です。\n前回の会期 令和7年4月1日〜5月31日", planned_at="2026-04-09T12:00"),
    ng(
        "市長選挙の投票日は7月19日(日)です。大切な一票、ぜひ投票所へ。",
        at="7月19日(日)",
        planned_at="2026-07-21T09:00",
        severity=Severity.CONFIRM,
    ),
    ng(
        "2月26日(金)までに学校教育課へ申請書を出していただければ間に合います。",
        at="2月26日(金)",
        planned_at="2027-03-24T11:00",
    ),
    ng(
        "第21回駅伝のお知らせ\n2025年12月6日(土)、9時スタートです。",
        at="2025年12月6日(土)",
        planned_at="2026-11-16T10:00",
    ),
    ng(
        "舗装工事のため、11月20日から22日まで夜間通行止めとなります。",
        at="22日",
        planned_at="2026-11-24T09:00",
        severity=Severity.CONFIRM,
    ),
    ng("観察バスの申込みは5月29日(金)まで受け付けています。", at="5月29日(金)", planned_at="2026-06-04T11:00"),
    ok("舗装工事のため、11月20日から26日まで夜間通行止めとなります。", planned_at="2026-11-24T09:00"),
    ok("観察バスの申込みは5月29日(金)まで受け付けていました。", planned_at="2026-06-04T11:00"),
    ok("市長選挙の投票日は7月19日(日)です。大切な一票、ぜひ投票所へ。", planned_at="2026-07-10T09:00"),
    ok("市長選挙の投票日は7月19日(日)でした。投票率は62%です。", planned_at="2026-07-21T09:00"),
    ok("前回の駅伝は2025年12月6日(土)、9時スタートでした。", planned_at="2026-11-16T10:00"),
    ok("8月31日(月)に締め切りました。", planned_at="2026-09-10T08:45"),
    ok("4月1日から受け付けています。", planned_at="2026-09-10T08:45"),
    ok("10月1日(木)〜令和9年1月31日(日)に受けられます。", planned_at="2026-10-05T10:00"),
    ok("9月1日に発行した広報でお知らせしたとおり、参加者を募集します。", planned_at="2026-09-10T08:45"),
    ok("平成18年4月2日から平成19年4月1日までに生まれた方が対象です。", planned_at="2026-12-21T10:00"),
    ok("放流は6月7日までに稚アユ2.4トン。", planned_at="2026-06-20T09:00"),
    ok("18歳に達した最初の3月31日まで助成します。", planned_at="2026-06-20T09:00"),
    ng(
        "まもなく、4月1日（水）から都市整備課で受け付けますので、図面を探しておいてください。",
        at="4月1日（水）",
        planned_at="2026-05-07T08:50",
    ),
    ok("4月1日（水）から都市整備課で受け付けています。", planned_at="2026-05-07T08:50"),
    ng("条件　令和8年3月31日までに事業と支払いを終えること", at="令和8年3月31日", planned_at="2026-10-01T09:00"),
    ok("条件　令和9年3月31日までに事業と支払いを終えること", planned_at="2026-10-01T09:00"),
    ok("条件　昭和56年5月31日までに着工した住宅であること", planned_at="2026-10-01T09:00"),
    ok("9月1日までにお誕生日を迎えていれば、今年の対象です。", planned_at="2026-09-08T15:00"),
    ok("8月31日(月)まで。"),
    ok("締切は1月15日です。", planned_at="2026-12-10T09:00"),
)

_AROUND = 40


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None:
        return
    yield from _on_in_a_year_gone_by(document, today)
    starts = {dates.first.start for dates in document.date_ranges}
    for mention in document.dates:
        day = likely_date(mention, today)
        if day is None or day >= today or mention.is_guess or mention.start in starts:
            continue
        kind = _announced_as(document, mention)
        divides = OF_PEOPLE.match(document.text, mention.end, document.sentence_at(mention.start).end)
        if kind is None or divides or is_correction(document, mention):
            continue
        yield CHECK.finding(
            mention.span,
            severity=kind,
            message=(
                f"{day.year}年{short_date(day)}は、投稿予定日（{short_date(today)}）にはもう過ぎています。"
                "日付を確かめてください。"
            ),
        )


def _on_in_a_year_gone_by(document: Document, today: date) -> Iterator[Finding]:
    """「開催中！」「期間：令和7年4月1日〜5月31日」 in the spring of the year after."""
    for dates in document.date_ranges:
        around = document.text[max(0, dates.start - _AROUND) : dates.end + _AROUND]
        if not IS_ON.search(around) or OF_SOMETHING_ELSE.search(around):
            continue
        year = dates.first.year
        begun = dates.first.on(year) if year is not None else None
        over = dates.last.on(dates.last.year or year) if year is not None else None
        if begun is None or over is None or not begun <= over < today:
            continue
        if SPAN_BEFORE.search(document.text, max(0, dates.start - 8), dates.start):
            message = f"期間は{over.year}年{short_date(over)}に終わっています。年を確かめてください。"
            yield CHECK.finding(dates.span, severity=Severity.CONFIRM, message=message)


def _announced_as(document: Document, mention: DateMention) -> Severity | None:
    """BLOCK for a deadline that is over, CONFIRM for an invitation, None where the past is told as past."""
    sentence = document.sentence_at(mention.start)
    before = document.text[max(sentence.start, mention.start - 40) : mention.start]
    after = document.text[mention.end : min(sentence.end, mention.end + 60)]
    if _is_said_to_begin(document, mention, before, after) or (mention.year is not None and TO_BE_DONE.match(after)):
        return Severity.CONFIRM
    over = bool(PAST.search(after) or STARTS_HERE.match(after) or SOME_YEAR.search(before))
    if not over and (DEADLINE_AFTER.match(after) or DEADLINE_BEFORE.search(before)):
        return Severity.BLOCK
    if _is_urged(document, mention, after):
        return Severity.CONFIRM
    if over:
        return None
    headed = (
        (HEADED.search(before) or (not before.strip() and AT_AN_HOUR.match(after)))
        and document.has(INVITES)
        and "ました" not in document.text
    )
    named = IS_THE_DAY.search(before) and SAID_SO.match(after) and document.has(CALLS) and "ました" not in document.text
    planned = (
        PLANNED.search(before) or (STARTS_ON.search(before) and document.has(SOON))
    ) and "ました" not in document.text
    announced = (
        headed
        or named
        or planned
        or STILL_ON.match(after)
        or TO_COME.search(after)
        or HELD_SOON.match(after)
        or "これから" in before
    )
    return Severity.CONFIRM if announced else None


def _is_said_to_begin(document: Document, mention: DateMention, before: str, after: str) -> bool:
    """「まもなく、4月1日から受け付けます」「10月1日から始まる予定です」: a beginning told as still to come."""
    if BEGINS.match(after) and SOON.search(document.text, max(0, mention.start - 40), mention.end + 60):
        return True
    if BEGINS_THEN.match(after) and not PROLONGED.search(before):
        return True
    return bool(BEGINS_SOON.match(after) and SOON_BEFORE.search(before))


def _is_urged(document: Document, mention: DateMention, after: str) -> bool:
    """「11月30日で終わりますので、まだの方はお急ぎください」: the end of a time, with a call to make haste."""
    ends = ENDS_THEN.match(after) or ENDS_AT.search(document.text, max(0, mention.start - 14), mention.start)
    if not ends:
        return False
    around = document.text[max(0, mention.start - _AROUND) : mention.end + 2 * _AROUND]
    return bool(URGES.search(around)) and not PROLONGED.search(around)
