"""もう過ぎた時刻 — 18時に出す投稿に「受付は本日16時まで」

何を見つけるか: 「受付は本日16時まで」「今日10時から始まります」のように、投稿予定の日の、もう過ぎた時刻を、これからの
ことのように書いたもの。
なぜ: §6(2)イ「誤解を招かないよう」。読んだ人が出かけても、間に合いません。
なおし方: 投稿する時刻を早めるか、文を直してください。
見逃すもの: 投稿予定日が決まっていないとき、30分までの遅れ、「本日16時まででした」のように終わったこととして書いたもの、
引用の中。
"""

from collections.abc import Iterator

from rules.context import TOKYO, Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="もう過ぎた時刻", reckons=True)

_AT = "2026-11-26T18:00"

EXAMPLES = (
    ng("献血の受付は本日16時まで。ぜひお立ち寄りください。", at="16時", planned_at=_AT, severity=Severity.CONFIRM),
    ng("きょうの午後2時から、朗読会を開きます。", at="午後2時", planned_at=_AT),
    ng("本日は17時までです。お早めにどうぞ。", at="17時", planned_at=_AT),
    ng("【本日】10:00からスタートします！", at="10:00", planned_at=_AT),
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

_TODAY = lazy_compile(r"(?:本日|今日|きょう)[】\]]?(?:の|は|、|も|\s)?(?:受付は|受け付けは|窓口は)?(?:午前|午後)?\s?$")
_TO_COME = lazy_compile(
    r"(?:から|より|に)、?[^。、\n]{0,14}(?:始まります|始めます|開きます|行います|開催します|開催です|スタートします|スタートです|開始します"
    r"|放送します|配信します|お待ちしています)"
    r"|(?:から|スタート|開始)(?:です)?(?=[。!♪\n]|$)"
    r"|まで(?:です|となります|受け付けます|受付します|開いています|お待ちしています)?(?=[。!♪\n]|$)"
)
_LATE_MINUTES = 30


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.planned_at is None:
        return
    planned = context.planned_at.astimezone(TOKYO)
    now = planned.hour * 60 + planned.minute
    for moment in document.times:
        if not moment.exists or moment.minutes + _LATE_MINUTES >= now:
            continue
        if not _TODAY.search(document.text, max(0, moment.start - 16), moment.start):
            continue
        told = _TO_COME.match(document.text, moment.end)
        if told and not document.quotation_at(moment.start, moment.end) and not is_correction(document, moment):
            yield CHECK.finding(
                moment.span,
                severity=Severity.CONFIRM,
                message=(
                    f"投稿予定は{planned.hour}時{planned.minute:02d}分で、{moment.text}はもう過ぎています。"
                    "投稿する時刻か文を直してください。"
                ),
            )
