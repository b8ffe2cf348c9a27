"""開庁時間のくいちがい — 市役所や窓口の開く時間が決まりと違う

何を見つけるか: 「市役所の開庁時間は8時30分から17時まで」のように、市役所・支局・課の窓口がふだん開いている時間として
書かれた時刻が、登録された開庁時間（ふつう8:30〜17:15）と合わないもの。
なぜ: §6(2)イ「正確に記述するとともに、内容について誤解を招かないよう十分注意すること」。閉まった窓口に人を来させます。
なおし方: 時刻を確かめて直してください。窓口だけ時間が違うなら、そのわけ（延長、休日など）を書き添えてください。
見逃すもの: 休日・夜間・臨時の窓口、相談や手続ごとの受付時間、日を限った案内。
"""

from collections.abc import Iterator
from datetime import time

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import Sentence
from rules.times import TimeMention, TimeRange

CHECK = Check(clause="6(2)イ", title="開庁時間のくいちがい", reckons=True)

EXAMPLES = (
    ng("市役所の開庁時間は8時30分から17時までです。", at="8時30分から17時", severity=Severity.CONFIRM),
    ng("市役所は午前9時から午後5時15分まで開いています。", at="午前9時から午後5時15分"),
    ng("【窓口の受付時間】平日 8:30〜17:30", at="8:30〜17:30"),
    ng("当課の窓口は平日の9時～17時に開いていますので、お越しください。", at="9時～17時"),
    ng("開庁時間：８時３０分〜１８時１５分", at="８時３０分〜１８時１５分"),
    ok("市役所の開庁時間は8時30分から17時15分までです。"),
    ok("開庁時間: 午前8時30分〜午後5時15分（土日・祝日を除く）"),
    ok("開庁時間は8:30から5:15までです。"),
    ok("木曜日は市民課の窓口を延長し、8時30分から19時まで開いています。"),
    ok("マイナンバーカードの休日窓口は12月13日(日)9時から12時までです。"),
    ok("各支局では、12月から証明書の交付窓口を9時30分から16時30分までに変更しています。"),
    ok("人権相談 10:00〜15:00 市役所南庁舎"),
    ok("市役所前の明かりは毎日17時から21時までです。"),
    ok("図書館の開館時間は10時から18時までです。"),
    ok("市役所では10時から12時まで訓練を行います。窓口は開いています。"),
)

_OPEN = lazy_compile(
    r"(?:開庁|執務|業務|勤務)(?:の)?時間|(?:市役所|本庁舎?|支局|[一-龥]{1,8}課|当課|係)(?:の)?(?:窓口)?(?:の)?"
    r"(?:受付|営業|業務|対応|取扱)時間|窓口の(?:受付|営業|業務|対応|取扱|利用)?時間|"
    r"(?:市役所|本庁舎?|支局|窓口)(?:は|が)[^。\n]{0,30}(?:開いて|開庁|開けて|開きます|業務を行)"
)
_WHOLE_OFFICE = lazy_compile(r"市役所|庁|支局|当課|[一-龥]課|窓口|市民センター")
_OTHER_DOOR = lazy_compile(
    r"延長|休日|夜間|臨時|土曜|日曜|祝日(?:も|に|の窓口)|試行|短縮|変更|変わ|特設|相談|投票|予約|申告|納付|納税|確定|交付|"
    r"証明|マイナンバー|銀行|会計|電話|期間中|年末|年始|月末|毎月|毎週|[月火水木金土日]曜|館|園|院|診|プール|売店|食堂|災害|訓練|"
    r"(?:5|17|6|18|7|19)時(?:15分)?以降|旧|これまで|昔|昼|正午|12時|国税|県|銀|郵便|[0-9]月[0-9]|[0-9]日"
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    opens, closes = context.city.office_hours
    for hours in document.time_ranges:
        sentence = document.sentence_at(hours.start)
        if not hours.next_day and _tells_open_hours(document, sentence, hours) and _differs(hours, opens, closes):
            yield CHECK.finding(
                hours.span,
                severity=Severity.CONFIRM,
                message=(
                    f"市役所の開庁時間は{opens:%-H:%M}〜{closes:%-H:%M}と登録されています。"
                    "この窓口の時間で正しいか確かめてください。"
                ),
            )


def _tells_open_hours(document: Document, sentence: Sentence, hours: TimeRange) -> bool:
    start = max(sentence.start, hours.start - 60)
    end = min(max(sentence.end, hours.end), hours.end + 40)
    around = document.text[start : hours.start] + "…" + document.text[hours.end : end]
    told = _OPEN.search(document.text, start, end)
    return bool(told and _WHOLE_OFFICE.search(told[0]) and not _OTHER_DOOR.search(around.replace("祝日を除", "")))


def _differs(hours: TimeRange, opens: time, closes: time) -> bool:
    """Whether a time is neither the registered one nor that of the same clock face (「8:30〜5:15」)."""
    return not (_is(hours.first, opens) and _is(hours.last, closes))


def _is(mention: TimeMention, expected: time) -> bool:
    minutes = expected.hour * 60 + expected.minute
    twelve_hours_off = mention.half is None and mention.minutes + 12 * 60 == minutes
    return mention.exists and (mention.minutes == minutes or twelve_hours_off)
