"""始まる前の行事の報告 — これからの日時しか書かれていないのに、にぎわいや来場のお礼がある

何を見つけるか: 朝8時に出す「本日10時から開かれ、3千人の来場者でにぎわいました」、明日からの展覧会の「初日を終え」、
3日後の開幕の「大きな拍手の中でテープカットが行われ」のように、来た人の数、拍手、完売、来場のお礼など、その場に
いなければ書けないこと。
なぜ: §6(2)イ「正確に記述する」。用意しておいた報告文を、行事の前に出してしまう事故が起きています。
なおし方: 行事が終わってから投稿するか、これからのこととして書き直してください。
見逃すもの: 過ぎた日や「昨年」「先日」の話がいっしょに書かれたもの、準備や受付の報告、投稿予定日が決まっていないとき。
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from rules.context import TOKYO, Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="始まる前の行事の報告", reckons=True)

EXAMPLES = (
    ng(
        "産業祭は、本日10時から公園で開かれ、約3千人の来場者でにぎわいました。",
        at="人の来場者でにぎわいました",
        planned_at="2026-11-03T08:00",
        severity=Severity.CONFIRM,
    ),
    ng(
        "明日から11月15日（日）まで、2階で開催します。\n先ほど初日を終え、約200人のお客様でにぎわいました。",
        at="人のお客様でにぎわいました",
        planned_at="2026-10-30T16:00",
    ),
    ng(
        "今日、音楽祭を開きました。お越しいただき、ありがとうございました。\n(開演 11月3日(火)午後1時)",
        at="お越しいただき、ありがとうございました",
        planned_at="2026-11-03T09:00",
    ),
    ng(
        "展覧会が7月18日(土)に開幕します。\n初日の朝、大きな拍手のなかでテープカットが行われました。",
        at="大きな拍手のなかでテープカットが行われました",
        planned_at="2026-07-15T10:00",
    ),
    ng(
        "本日10月25日（日）10時から開いたまつりには、4,200人ものお客さまにお越しいただきました！",
        at="お客さまにお越しいただきました",
        planned_at="2026-10-25T08:00",
    ),
    ok(
        "産業祭は、本日10時から公園で開かれ、約3千人の来場者でにぎわいました。",
        planned_at="2026-11-03T16:00",
    ),
    ok("昨年は約3千人の来場者でにぎわいました。今年は11月3日の10時からです。", planned_at="2026-10-20T08:00"),
    ok("夏祭りは、大勢のお客さまでにぎわいました。次は11月3日の産業祭です。", planned_at="2026-08-20T08:00"),
    ok("説明会へのご参加、ありがとうございました。大会は11月3日です。", planned_at="2026-10-20T08:00"),
    ok("本日11月3日、15時から抽選会を開きます。朝は開店前から列ができました。", planned_at="2026-11-03T11:00"),
    ng("【活動報告】\n日時:11月3日(火・祝)\n参加:13団体206名", at="活動報告", planned_at="2026-11-01T08:00"),
    ok("【活動報告】\n日時:11月3日(火・祝)\n参加:13団体206名", planned_at="2026-11-04T08:00"),
    ok("【活動報告会】\n日時:11月3日(火・祝)", planned_at="2026-11-01T08:00"),
    ok("会期は11月3日まで。すでに300人のお客様にお越しいただきました。", planned_at="2026-10-20T08:00"),
    ok("11月3日の産業祭の出店者が決まりました。", planned_at="2026-10-20T08:00"),
    ok("約3千人の来場者でにぎわいました。"),
)

_CAME = (
    r"(?:(?:来場者|お客さま|お客様|お客さん|来館者|参加者|観客|家族連れ|親子連れ|来場の皆さん)(?:が|で|に|の)"
    r"|(?:方|人|名|組|皆さま|皆さん|みなさん)(?:が|で|に|の))"
)
_LIVELY = quick_compile(
    rf"{_CAME}[^。!?\n]{{0,16}}?(?:にぎわい|賑わい|お越しいただき|お越しくださり|ご来場いただき|ご参加いただき|来てくださり|来ていただき)ました"
    r"|(?:お越し|おいで|ご来場|ご参加|ご来館|お集まり)(?:いただ|くださ|下さ|頂)[^。!?\n]{0,24}?ありがとうございました"
    r"|(?:(?:大きな|盛大な|温かい)?拍手)(?:が|に|の(?:なか|中))[^。!?\n]{0,20}?"
    r"(?:(?:送られ|響き|起こり|起き|わき|湧き|包まれ|つつまれ|行われ|迎えられ)まし|鳴りやみませんでし|やみませんでし)た"
    r"|(?:長い|長蛇の|大)?(?:列|行列|人だかり)(?:が|も)でき(?:まし|ていまし)た"
    r"|(?:大盛況|大にぎわい|大賑わい|大盛り上がり)(?:でした|となりました|になりました|のうちに)"
    r"|(?:無事に?|盛況のうちに|成功のうちに)[^。!?\n]{0,6}(?:終了|閉幕|閉会)(?:し|いたし)ました"
)
_REPORT_HEADING = quick_compile(
    r"(?<=[【<\[■◆●▼])\s?[^【】<>\[\]。\n]{0,10}?(?:活動|開催|実施|参加|訪問|視察|大会|イベント|事業|研修|交流)"
    r"(?:の?ご?報告|レポート|リポート|のようす|の様子)(?=[】>\]\n]|$)"
)
_SOON = timedelta(days=31)
"""A day farther ahead is that of the next event named under the report."""
_ELSEWHEN = lazy_compile(
    r"昨年|去年|前回|前年|例年|毎年|毎回|毎月|これまで|以前|かつて|当時|先日|先週|先月|昨日|きのう|昨夜|昨晩|今朝|けさ|"
    r"すでに|早くも|これまでに|開幕(?:から|以来)|[0-9]年前|[0-9]年(?:に|の|から)|(?:開店|開場|発売|受付)(?:の)?前から|説明会|次は|次回|[0-9]回目|第[0-9]"
)
_BEGINS_LATER = lazy_compile(
    r"(?:明日|あした|あす(?!か)|明後日|あさって|来週|来月|今週末)[^。\n]{0,30}(?:開催|開き|開幕|始ま|はじま|スタート|行い|あります|です)"
)
_ANNOUNCED = lazy_compile(
    r"開催|開幕|開演|開会|開かれ|開い|開き|始ま|はじま|スタート|行われ|行っ|行い|オープン|日時|とき|会期|あります|[0-9]時(?:から|、)|^[^。]{0,4}$"
)
_NO_EVENT = lazy_compile(r"締切|締め切|〆切|審査|発表|次|議会|提出|申し?込|募集|まで(?:に|受)|結果|決定|お届け|発送")
_TODAY = lazy_compile(r"本日|今日|きょう|今夜|今晩")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.planned_at is None:
        return
    heading = next(document.find(_REPORT_HEADING), None)
    if heading is not None and _has_only_days_to_come(document, context.planned_at.astimezone(TOKYO).date()):
        yield CHECK.finding(
            heading.span,
            severity=Severity.CONFIRM,
            message=(
                f"「{heading.text}」とありますが、書かれている日はどれも投稿予定日より先です。投稿する日か見出しを"
                "確かめてください。"
            ),
        )
    lively = next(
        (match for match in document.find(_LIVELY) if not document.quotation_at(match.start, match.end)), None
    )
    if lively is None or _is_of_another_time(document, lively):
        return
    if _all_is_to_come(document, lively, context.planned_at.astimezone(TOKYO)):
        yield CHECK.finding(
            lively.span,
            severity=Severity.CONFIRM,
            message=(
                "書かれている日時はどれも投稿予定より先ですが、行われた後のこととして書かれています。"
                "投稿する日時か文を確かめてください。"
            ),
        )


def _has_only_days_to_come(document: Document, today: date) -> bool:
    days = [likely_date(mention, today) for mention in document.dates if is_year_certain(mention, today)]
    return bool(days) and all(day is not None and today < day <= today + _SOON for day in days)


def _all_is_to_come(document: Document, lively: Match, now: datetime) -> bool:
    """Whether the draft has said when something begins, and all days and hours that it gives lie after `now`."""
    today = now.date()
    announced = bool(_BEGINS_LATER.search(document.text, 0, lively.start))
    is_today = document.has(_TODAY)
    for mention in document.dates:
        day = likely_date(mention, today)
        if day is None or day < today or not is_year_certain(mention, today):
            return False
        is_today |= day == today
        sentence = document.sentence_at(mention.start)
        if mention.start < lively.start and not _NO_EVENT.search(sentence.text):
            announced |= bool(_ANNOUNCED.search(sentence.text))
    if is_today:
        hours = [time.minutes for time in document.times if time.exists]
        return bool(hours) and min(hours) > now.hour * 60 + now.minute
    return announced


def _is_of_another_time(document: Document, match: Match) -> bool:
    """Whether the sentence, or the one before, tells of a time before."""
    sentence = document.sentence_at(match.start)
    before = document.sentence_at(max(0, sentence.start - 1))
    return bool(_ELSEWHEN.search(before.text) or _ELSEWHEN.search(sentence.text))
