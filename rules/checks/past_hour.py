"""もう過ぎた時刻 — 18時に出す投稿に「受付は本日16時まで」

何を見つけるか: 「受付は本日16時まで」「今日10時から始まります」のように、投稿予定の日の、もう過ぎた時刻を、これからの
ことのように書いたもの。
なぜ: §6(2)イ「誤解を招かないよう」。読んだ人が出かけても、間に合いません。
なおし方: 投稿する時刻を早めるか、文を直してください。
見逃すもの: 投稿予定日が決まっていないとき、30分までの遅れ、「本日16時まででした」のように終わったこととして書いたもの、
引用の中。
"""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from rules.context import TOKYO, Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.years import likely_date

CHECK = Check(clause="6(2)イ", title="もう過ぎた時刻", reckons=True)

_AT = "2026-11-26T18:00"

EXAMPLES = (
    ng("献血の受付は本日16時まで。ぜひお立ち寄りください。", at="16時", planned_at=_AT, severity=Severity.CONFIRM),
    ng("きょうの午後2時から、朗読会を開きます。", at="午後2時", planned_at=_AT),
    ng("本日は17時までです。お早めにどうぞ。", at="17時", planned_at=_AT),
    ng("【本日】10:00からスタートします！", at="10:00", planned_at=_AT),
    ng("予約は本日正午まで、お電話でどうぞ。", at="正午", planned_at="2026-07-15T15:10", severity=Severity.CONFIRM),
    ng("申込みは今日の正午までに、窓口へお願いします。", at="正午", planned_at="2026-07-15T15:10"),
    ng("本日15日（水）正午まで、電話で受け付けています。", at="正午", planned_at="2026-07-15T15:10"),
    ng("予約は7月15日（水）正午まで、お電話でどうぞ。", at="正午", planned_at="2026-07-15T15:10"),
    ng("キャンセルの締切は、本日12時です。", at="12時", planned_at="2026-07-15T15:10"),
    ng("整理券の申込みは本日12:00で締め切ります。", at="12:00", planned_at="2026-07-15T15:10"),
    ng("きょうのお昼12時まで、直売所で販売しています。", at="12時", planned_at="2026-07-15T15:10"),
    ng("本日10:00〜12:00、市役所前で試食会を開きます。", at="12:00", planned_at="2026-07-15T15:10"),
    ng("本日の窓口は正午までの受付です。お急ぎください。", at="正午", planned_at="2026-07-15T15:10"),
    ng("申し込みは本日（15日）正午までに、フォームから。", at="正午", planned_at="2026-07-15T15:10"),
    ok("本日正午まで続いた雨で、道がぬかるんでいます。長靴でお越しください。", planned_at="2026-07-15T15:10"),
    ng(
        "7月15日（水）の午後1時から2時まで、公民館の大広間で行います。これからおいでください。",
        at="2時",
        planned_at="2026-07-15T18:10",
    ),
    ok("予約は本日正午まで、お電話でどうぞ。", planned_at="2026-07-15T10:00"),
    ok("予約は明日の正午まで、お電話でどうぞ。", planned_at="2026-07-15T15:10"),
    ok("予約は7月16日（木）正午まで、お電話でどうぞ。", planned_at="2026-07-15T15:10"),
    ok("本日正午までに申し込んだ方は、明日、窓口へお越しください。", planned_at="2026-07-15T15:10"),
    ok("本日正午までに届いた分を、明日お送りしますので、お待ちください。", planned_at="2026-07-15T15:10"),
    ok("締切は、本日12時でした。", planned_at="2026-07-15T15:10"),
    ok("本日正午で締め切りました。", planned_at="2026-07-15T15:10"),
    ok("本日10:00〜12:00、市役所前で試食会を開きました。", planned_at="2026-07-15T15:10"),
    ok("本日10時から16時まで、試食会を開きます。", planned_at="2026-07-15T15:10"),
    ok("本日6時まで、断水していました。", planned_at="2026-11-26T18:00"),
    ok("献血の受付は本日16時まで。ぜひお立ち寄りください。", planned_at="2026-11-26T10:00"),
    ok("献血の受付は本日16時まででした。", planned_at=_AT),
    ok("本日14時から行った朗読会のようすです。", planned_at=_AT),
    ok("本日10時から断水しています。", planned_at=_AT),
    ok("本日17時までに119件の通報がありました。", planned_at=_AT),
    ok("明日の午後2時から、朗読会を開きます。", planned_at=_AT),
    ok("本日の相談は終わりました。明日は16時までです。", planned_at=_AT),
    ok("今日の夜7時から、ライトアップを始めます。", planned_at=_AT),
    ok("本日17時45分まで受け付けます。", planned_at=_AT),
    ok("「本日16時まで」と書いた看板を片付けました。", planned_at=_AT),
    ok("献血の受付は本日16時まで。"),
)

_PART_OF_DAY = r"(?:午前|午後|お?昼の?|朝の?|夕方の?)?\s?"
_TODAY = lazy_compile(
    r"(?:本日|今日|きょう)(?:、?(?:[0-9]{1,2}月)?[0-9]{1,2}日)?(?:[(][^()\n]{1,4}[)])?[】\]]?(?:の|は|、|も|\s)?"
    rf"(?:受付は|受け付けは|窓口は|営業は)?{_PART_OF_DAY}$"
)
_AFTER_A_DATE = lazy_compile(rf"(?:の|、|\s)?{_PART_OF_DAY}")
_WHO_DID = r"(?!いただいた|くださった|[んっいしえけげせてべめれ][だた](?:方|人|分|もの|場合|[一-龥]))"
"""「本日正午までに申し込んだ方は…」 divides people; the hour may well be over."""
_TO_COME = lazy_compile(
    r"(?:から|より|に)、?[^。、\n]{0,14}(?:始まります|始めます|開きます|行います|開催します|開催です|スタートします|スタートです|開始します"
    r"|放送します|配信します|お待ちしています)"
    r"|(?:から|スタート|開始)(?:です)?(?=[。!♪\n]|$)"
    r"|まで(?:です|となります|受け付けます|受付します|開いています|お待ちしています)?(?=[。!♪\n]|$)"
    rf"|まで(?:に|は)?、?(?:{_WHO_DID}[^。\n]){{0,24}}?(?:どうぞ|ください|下さい|お願いします|お願いいたします|お待ちしています|お待ちしております"
    r"|受付中|受け付けて(?:い|おり)ます|受け付けます|(?:販売|展示|開催|営業|公開|開設|配布)(?:して(?:い|おり)ます|中)|開いて(?:い|おり)ます"
    r"|ご覧いただけます|(?:フォーム|窓口|電話|メール|ホームページ|サイト|サービス)(?:から|へ|で|に)(?=[。!♪\n]|$))"
    r"|までの(?:受付|受け付け|営業|販売|開館|開庁)(?:です|となります)(?!が)"
    r"|(?:で|に|をもって)、?(?:受付を|申し?込みを|募集を)?(?:締め?切り?(?:ます|らせていただき|となり)|終了(?:し|いたし|となり)ます|〆切)"
    r"|が(?:締め?切り?|〆切|期限|リミット)(?:です|となり)"
    r"|(?:必着|厳守|締め?切り?|〆切)(?:です)?(?=[。!♪\n]|$)"
)
_CLOSES = lazy_compile(r"(?:締め?切り?|〆切り?|期限|リミット)(?:は|:|\s){0,2}、?\s?(?:本日|今日|きょう)[^。\n]{0,12}$")
_THAT_IS_IT = lazy_compile(r"(?:です)?(?=[。!♪\n]|$)")
_WITHIN = lazy_compile(
    r"(?:まで)?(?:の間)?[、に\s]{0,2}[^。、\n0-9]{0,20}?(?:開きます|行います|開催します|開催です|受け付けます|お待ちしています|実施します|販売します)"
)
"""After the end of a range of hours."""
_LATE_MINUTES = 30
_DATE_NEAR = 5


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.planned_at is None:
        return
    planned = context.planned_at.astimezone(TOKYO)
    now = planned.hour * 60 + planned.minute
    if not any(one.minutes + _LATE_MINUTES < now for one in document.times):
        return
    begins = {times.last.start: times.start for times in document.time_ranges}
    for moment in document.times:
        if not moment.exists or moment.minutes + _LATE_MINUTES >= now:
            continue
        start = begins.get(moment.start, moment.start)
        if not _is_today(document, start, planned.date()):
            continue
        told = _TO_COME.match(document.text, moment.end) or (
            _WITHIN.match(document.text, moment.end)
            if start != moment.start
            else _CLOSES.search(document.text, max(0, start - 30), start)
            and _THAT_IS_IT.match(document.text, moment.end)
        )
        if told and not document.quotation_at(moment.start, moment.end) and not is_correction(document, moment):
            yield CHECK.finding(
                moment.span,
                severity=Severity.CONFIRM,
                message=(
                    f"投稿予定は{planned.hour}時{planned.minute:02d}分で、{moment.text}はもう過ぎています。"
                    "投稿する時刻か文を直してください。"
                ),
            )


def _is_today(document: Document, place: int, today: date) -> bool:
    """Whether 「本日」 or the date of today stands right before the hour at `place`."""
    if _TODAY.search(document.text, max(0, place - 24), place):
        return True
    index = bisect_right(document.dates, place, key=lambda one: one.end) - 1
    if index < 0 or place - document.dates[index].end > _DATE_NEAR:
        return False
    mention = document.dates[index]
    told = _AFTER_A_DATE.fullmatch(document.text, mention.end, place)
    return bool(told) and not mention.is_guess and likely_date(mention, today) == today
