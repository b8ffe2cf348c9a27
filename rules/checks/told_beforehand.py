"""まだ行われていないことの報告 — 先の日付を過去形で書いている

何を見つけるか: 投稿予定日より先の行事を「開催しました」「無事に終了しました」「苗を植えました」のように書いている
ところ。当日の、まだ来ていない時刻のことも見ます。
なぜ: §6(2)イ「正確に記述する」。用意しておいた報告文を、行事の前に出してしまう事故が起きています。
なおし方: 行事が終わってから投稿するか、これからのこととして書き直してください。
見逃すもの: 申込みや準備の経過（「決まりました」「受付を始めました」）、前回・昨年のことを述べた文、
日付のない報告、投稿予定日が決まっていないとき。
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from rules.coming_days import LONGEST_HEADING, coming_day_before, day_beside, is_headed
from rules.context import TOKYO, Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.japanese_time import short_date
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.patterns_reports import (
    ANCHORED,
    AT_AN_EVENT,
    DONE,
    EARLIER,
    HAPPENED,
    LIVELY,
    OF_AN_EVENT,
    PAST_END,
    PLANNED_WITHIN,
    UNDER_WAY,
)
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="まだ行われていないことの報告", reckons=True)

EXAMPLES = (
    ng(
        "11月3日(火・祝)の文化祭は、無事に終了しました。",
        at="無事に終了しました",
        planned_at="2026-10-30T15:00",
        severity=Severity.CONFIRM,
    ),
    ng("農業まつりにご来場いただき、誠にありがとうございました！（10月18日（日）開催）",
       at="ご来場いただき、誠にありがとうございました", planned_at="2026-10-16T09:00"),
    ng("4月8日、入学式。\n新1年生が元気に登校しました。", at="登校しました", planned_at="2027-04-02T10:00"),
    ng("最終日の12月18日に補正予算が全会一致で可決されました。", at="可決されました", planned_at="2026-11-27T17:00"),
    ng("先日10月18日に開催された大会の様子です", at="10月18日に開催された", planned_at="2026-10-05T10:00"),
    ng("8月22日（土）の大会は、世界記録を達成しました。", at="達成しました", planned_at="2026-08-04T15:00"),
    ng("6月11日(木)、年長さんが古代米の苗を植えました。", at="苗を植えました", planned_at="2026-06-08T12:00"),
    ng("9月27日、秋晴れの空の下、268人が走り出しました。", at="走り出しました", planned_at="2026-09-25T12:00"),
    ng("本日14時から行われたカヌー体験は、けがなく終わりました。", at="終わりました", planned_at="2026-06-20T09:00"),
    ng(
        "手づくり市🧶\n2026.11.22 sun\n多くの方にご来場いただき、昼すぎには売り切れるお店もありました。",
        at="ご来場いただき、昼すぎには売り切れるお店もありました",
        planned_at="2026-11-20T18:00",
    ),
    ng(
        "市町村対抗駅伝で新見市チームが優勝しました！\n2月7日(日)、岡山市のコースを9人でつなぎ、2位に18秒差でゴール。",
        at="優勝しました",
        planned_at="2027-02-05T17:00",
    ),
    ng(
        "12月13日(日)は、寒い中お越しいただいた皆さん、本当にありがとうございました。",
        at="ありがとうございました",
        planned_at="2026-12-11T15:00",
    ),
    ng(
        "3月14日に文化交流館で行われたコンサートの全編です。",
        at="3月14日に文化交流館で行われた",
        planned_at="2027-03-05T10:00",
    ),
    ng(
        "味覚フェア、無事に幕を閉じました。2月20日(土)から23日(火・祝)まで開いた味覚フェア。",
        at="幕を閉じました",
        planned_at="2027-02-22T09:00",
    ),
    ng(
        "7月1日(水)から走りはじめ、今日まで大勢の方にご利用いただいています。",
        at="7月1日(水)から走りはじめ、今日まで大勢の方にご利用いただいています",
        planned_at="2026-06-25T10:00",
    ),
    ok("12月6日の教室では、講師が変わりました。", planned_at="2026-11-28T10:00"),
    ok("12月6日のまつりでは、花火の打ち上げを取りやめました。", planned_at="2026-11-28T10:00"),
    ok("12月6日のフェアでは、新たに3店が加わりました。", planned_at="2026-11-28T10:00"),
    ok("味覚フェアが幕を開けました。2月20日(土)から23日(火・祝)までです。", planned_at="2027-02-22T09:00"),
    ok("2月7日(日)、岡山市で駅伝があります。昨年は優勝しました。", planned_at="2027-02-05T17:00"),
    ok("6月11日(木)、年長さんが古代米の苗を植えました。", planned_at="2026-06-12T12:00"),
    ok("本日14時から行われたカヌー体験は、けがなく終わりました。", planned_at="2026-06-20T17:00"),
    ng("受付は、9月30日（水）をもって終了いたしました。", at="終了いたしました", planned_at="2026-09-18T12:00"),
    ng("今日、13:30から発表会がありました。", at="発表会がありました", planned_at="2026-11-03T09:00"),
    ok("11月22日に向けて、ポスターを貼りました。", planned_at="2026-11-20T18:00"),
    ok("11月22日、手づくり市を開くことになりました。", planned_at="2026-11-20T18:00"),
    ok("11月22日に開催する手づくり市の出店者が決まりました。", planned_at="2026-11-20T18:00"),
    ok("11月19日〜22日の展示が始まり、たくさんの方が訪れました。", planned_at="2026-11-20T18:00"),
    ok("土曜夜市、大にぎわいでした。\n次回は11月22日（日）です。", planned_at="2026-11-20T18:00"),
    ok("先日の稽古では拍手が起きました。本番は11月22日です。", planned_at="2026-11-20T18:00"),
    ok("11月3日(火・祝)の文化祭は、無事に終了しました。", planned_at="2026-11-04T15:00"),
    ok("昨年の文化祭は大雨でも開催しました。今年は11月3日です。", planned_at="2026-10-30T15:00"),
    ok("昨冬は、1月24日からの3日間で修理の依頼が163件ありました。", planned_at="2026-12-15T08:30"),
    ok("11月3日の文化祭の出演団体が決まりました。", planned_at="2026-10-30T15:00"),
    ok("10月25日に説明会を行いました。次回は11月8日です。", planned_at="2026-10-30T15:00"),
    ok("11月3日に終了しました。"),
    ng(
        "12月20日（日）の冬至ゆず湯まつりは、のべ900人が湯につかり、大盛況となりました。",
        at="大盛況となりました",
        planned_at="2026-12-14T18:00",
    ),
    ng(
        "8月1日(土)の式は、雨の中、多くの方に見守られて無事に終わりました。",
        at="無事に終わりました",
        planned_at="2026-07-27T15:00",
    ),
    ng("9月21日の敬老の日、市長はお宅を訪ね、肩掛けをお贈りしました。", at="お贈りしました",
       planned_at="2026-09-18T09:00"),
    ok("12月20日（日）のゆず湯まつりは、定員に達したため受付を終わりました。", planned_at="2026-12-14T18:00"),
    ok("12月20日（日）のゆず湯まつりは、皆さんの準備の声でにぎわいました。", planned_at="2026-12-14T18:00"),
    ok("12月20日（日）のゆず湯まつりは、大盛況となりました。", planned_at="2026-12-21T18:00"),
    ok("12月5日(土)のコンサートは満席となりました。", planned_at="2026-11-20T18:00"),
    ok("12月6日の全国大会に出場する選手が、市役所を訪れました。", planned_at="2026-11-20T18:00"),
    ok("12月5日の点灯式を前に、子どもたちが飾りつけを楽しみました。", planned_at="2026-11-20T18:00"),
    ok("11月23日の勤労感謝の日にちなみ、園児が消防署を訪れました。", planned_at="2026-11-20T18:00"),
    ok("12月13日の市民マラソンのコースを、職員が走りました。", planned_at="2026-11-20T18:00"),
    ok("12月20日（日）のゆず湯まつりは、去年900人が訪れました。", planned_at="2026-12-14T18:00"),
    ng(
        "12月20日（日）のゆず湯まつりには、市内外から1,240人が参加しました。",
        at="0人が参加しました",
        planned_at="2026-12-14T18:00",
    ),
    ng(
        "11月22日(日)の産業まつりは、おかげさまで大盛況のうちに終わりました。",
        at="盛況のうちに終わりました",
        planned_at="2026-11-20T16:00",
    ),
    ng(
        "1月10日(日)の式典では、恩師のメッセージに会場が涙につつまれました。",
        at="つつまれました",
        planned_at="2027-01-08T17:00",
    ),
    ng(
        "8月22日（土）の「すずらんマルシェ」には市内外から人が訪れ、大盛況のうちに幕を閉じました。",
        at="幕を閉じました",
        planned_at="2026-08-21T09:00",
    ),
    ng(
        "3月20日(土)の式では、在校生11人が校歌を二度歌い、横断幕が体育館を囲みました。",
        at="体育館を囲みました",
        planned_at="2027-02-26T16:00",
    ),
    ng("4月18日(日)、80人で落ち葉まできれいにしました。", at="きれいにしました", planned_at="2027-04-14T10:00"),
    ng("1月31日(日)、混合の部は神郷クラブが優勝、写真は後ほど。", at="が優勝", planned_at="2027-01-29T09:00"),
    ok("3月20日(土)の式では、司会を在校生が務めることに決まりました。", planned_at="2027-02-26T16:00"),
    ok("3月20日(土)の教室には、定員を超える申込みがありました。", planned_at="2027-02-26T16:00"),
    ok("11月22日(日)の産業まつりの前売券は、好評のうちに販売を終わりました。", planned_at="2026-11-20T16:00"),
    ok("12月20日（日）の市民大会には、45人が参加を申し込みました。", planned_at="2026-12-14T18:00"),
    ok("12月20日（日）のゆず湯まつりには、これまで延べ1万人が訪れました。", planned_at="2026-12-14T18:00"),
)  # fmt: skip

_PREPARATION = lazy_compile(
    r"を前に|飾り(?:つ|付)け|受付|販売|募集|公告|申し?込|前売|発売|予約|抽選|準備|理事会|教室を"
)
_WAS_HELD = lazy_compile(
    r"\s?に?(?:[^、。\n]{1,14}(?:で|にて))?(?:開催|実施)(?:した|された)"
    r"|\s?に(?:[^、。\n]{1,14}(?:で|にて))?(?:行われた|行った|開かれた|開いた)"
)
_HAS_BEGUN = lazy_compile(
    r"\s?(?:[(][^()\n]{0,8}[)])?\s?(?:から|に)[^。、\n]{0,12}(?:始ま|始め|はじま|はじめ|スタートし|オープンし|開館し|開園し)(?:り|て)?、"
    r"[^。\n]{0,30}(?:いただいています|いただいております|いただきました|でした|ました)"
)
_STILL_ON = lazy_compile(
    r"(?:終了|閉幕|閉会)(?:し|いたし|され)ました|幕を(?:閉じ|下ろし)ました|最終日を(?:迎え|終え)ました"
)
_TODAY = lazy_compile(r"(?:本日|今日|きょう)(?:の|は|、)?\s?$")
_LONGEST_SENTENCE = 160
_SOON = timedelta(days=60)
"""A day farther ahead that is told as past is more likely one of the year before."""
_NO_HEADING = lazy_compile(r"次|来週|来月|本番|まで|から|締切|です|ます|予定")


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None:
        return
    yield from _held_on_a_day_to_come(document, today)
    yield from _told_of_a_day_to_come(document, today)
    if context.planned_at is not None:
        yield from _told_of_an_hour_to_come(document, context.planned_at)
    yield from _closed_before_the_last_day(document, today)
    matches = list(document.find(DONE))
    beside = day_beside(document, today) if matches else None
    for match in matches:
        sentence = document.sentence_at(match.start)
        window = document.text[max(sentence.start - 30, match.start - 80, 0) : match.start]
        if EARLIER.search(window) or document.quotation_at(match.start, match.end):
            continue
        day = coming_day_before(document, match, today)
        if day is None and beside is not None and (beside.dates_the_event or is_headed(document, match)):
            day = beside.day
        if day is not None and not _PREPARATION.search(window[-24:]):
            yield _finding(match, day)


def _held_on_a_day_to_come(document: Document, today: date) -> Iterator[Finding]:
    """「10月18日に開催された大会」 where the day is still to come."""
    for mention in document.dates:
        day = likely_date(mention, today)
        held = _WAS_HELD.match(document.text, mention.end) or _HAS_BEGUN.match(document.text, mention.end)
        if held and day is not None and day > today and is_year_certain(mention, today):
            span = document.span(mention.start, held.end())
            yield CHECK.finding(span, severity=Severity.CONFIRM, message=_message(day))


def _told_of_a_day_to_come(document: Document, today: date) -> Iterator[Finding]:
    """「6月11日、苗を植えました」: a sentence that sets out with a day to come and ends in the past."""
    ranged = {one.start for dates in document.date_ranges for one in (dates.first, dates.last)}
    days: list[date] = []
    found: list[Finding] = []
    headed = False
    for mention in document.dates:
        day = likely_date(mention, today)
        if day is None or not is_year_certain(mention, today) or mention.start in ranged:
            continue
        days.append(day)
        sentence = document.sentence_at(mention.start)
        headed |= len(sentence.text) <= LONGEST_HEADING and not _NO_HEADING.search(sentence.text)
        if not today < day <= today + _SOON:
            continue
        rest = document.text[mention.end : min(sentence.end, mention.end + _LONGEST_SENTENCE)]
        begins = max(sentence.start, mention.start - _LONGEST_SENTENCE)
        at_once, at_an_event = ANCHORED.match(rest), AT_AN_EVENT.match(rest)
        of_an_event = at_an_event or OF_AN_EVENT.match(rest)
        if not (at_once or of_an_event) or EARLIER.search(document.text, begins, mention.start):
            continue
        if not document.quotation_at(mention.start, mention.end):
            told = list(_happened(document, mention.end, rest, day))
            if not told and (at_once or (at_an_event and not UNDER_WAY.search(rest))):
                told = list(_past_end(document, mention.end, rest, day))
            found += told
    yield from found
    if not found and headed and min(days) > today and len(set(days)) == 1 and not ranged:
        for match in document.find(LIVELY):
            sentence = document.sentence_at(match.start)
            before = document.text[max(sentence.start, match.start - 80) : match.start]
            if not EARLIER.search(before) and not PLANNED_WITHIN.search(before + match.text):
                yield _finding(match, days[0])
                return


def _closed_before_the_last_day(document: Document, today: date) -> Iterator[Finding]:
    """「20日から23日まで」「無事に幕を閉じました」, planned for the 22nd."""
    days = [
        day
        for dates in document.date_ranges
        if is_year_certain(dates.first, today)
        and (day := likely_date(dates.last, today))
        and (likely_date(dates.first, today) or today) <= today
    ]
    if len(document.date_ranges) != 1 or not days or days[0] <= today:
        return
    for match in document.find(_STILL_ON):
        sentence = document.sentence_at(match.start)
        if not EARLIER.search(sentence.text) and not _PREPARATION.search(sentence.text):
            yield _finding(match, days[0])


def _told_of_an_hour_to_come(document: Document, planned_at: datetime) -> Iterator[Finding]:
    """「本日14時から行われた体験は、けがなく終わりました」, planned for the morning."""
    now = planned_at.astimezone(TOKYO)
    for moment in document.times:
        if not moment.exists or not _TODAY.search(document.text, max(0, moment.start - 8), moment.start):
            continue
        if moment.minutes <= now.hour * 60 + now.minute:
            continue
        sentence = document.sentence_at(moment.start)
        rest = document.text[moment.end : min(sentence.end, moment.end + _LONGEST_SENTENCE)]
        if ANCHORED.match(rest):
            yield from _past_end(document, moment.end, rest, now.date())


def _past_end(document: Document, start: int, rest: str, day: date) -> Iterator[Finding]:
    end = PAST_END.search(rest)
    told = rest[: end.end()] if end else ""
    if end is None or PLANNED_WITHIN.search(told) or EARLIER.search(told):
        return
    span = document.span(start + end.start("verb"), start + end.end("verb"))
    yield CHECK.finding(span, severity=Severity.CONFIRM, message=_message(day))


def _happened(document: Document, start: int, rest: str, day: date) -> Iterator[Finding]:
    """「12月20日のゆず湯まつりは、のべ900人がつかりました」."""
    end = HAPPENED.search(rest)
    told = rest[: end.end()] if end else ""
    if end is not None and not UNDER_WAY.search(told) and not EARLIER.search(told):
        span = document.span(start + end.start(), start + end.end())
        yield CHECK.finding(span, severity=Severity.CONFIRM, message=_message(day))


def _finding(match: Match, day: date) -> Finding:
    return CHECK.finding(match.span, severity=Severity.CONFIRM, message=_message(day))


def _message(day: date) -> str:
    return (
        f"{short_date(day)}は投稿予定日より先ですが、終わったこととして書かれています。"
        "投稿する日か文を確かめてください。"
    )
