"""過ぎた日のこれからの話 — 「昨日の23日、点灯式を行います」

何を見つけるか: 「昨日の23日、点灯式を行います」「先週末、朝市を開催します」のように、過ぎた日のことを、これから行う
ことのように書いた文。
なぜ: §6(2)イ「正確に記述する」。予約投稿の日をずらしたときに、日の言葉か文末の片方だけが直されて残ります。
なおし方: 終わったことなら「行いました」に、これからのことなら日の言葉を直してください。
見逃すもの: 「昨日お知らせした」「昨日から」「昨日に続き」のように、ほかの言葉にかかるもの、今日や今週の話が同じ文に
あるもの、引用の中。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction, is_quoted
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="過ぎた日のこれからの話")

EXAMPLES = (
    ng(
        "昨日の23日、駅前で点灯式を行います。",
        at="昨日の23日、駅前で点灯式を行います",
        severity=Severity.CONFIRM,
    ),
    ng("先週末、朝市を開催します。", at="先週末、朝市を開催します"),
    ng("昨日（11月23日）、駅前で点灯式を行います。", at="昨日（11月23日）、駅前で点灯式を行います"),
    ng("きのうは市民運動会が開かれます。", at="きのうは市民運動会が開かれます"),
    ng("おととい、資料館で講座を行う予定です。", at="おととい、資料館で講座を行う予定です"),
    ng("先週の土曜日に、公民館で料理教室を開きます。", at="先週の土曜日に、公民館で料理教室を開きます"),
    ng("昨日23日は、庁舎前で点灯式があります。", at="昨日23日は、庁舎前で点灯式があります"),
    ok("昨日お知らせした点灯式を行います。"),
    ok("昨日から点灯式を行っています。"),
    ok("昨日に続き、朝市を開催します。"),
    ok("昨日の雨で延びた運動会を、今日行います。"),
    ok("昨日の23日、駅前で点灯式を行いました。"),
    ok("昨日、23日の点灯式のようすを紹介します。"),
    ok("昨日は雨でしたが、今日の朝市は予定どおり開催します。"),
    ok("先週末の雨により、道路の通行止めを行います。"),
    ok("先週、市長が発表した支援策の説明会を開催します。"),
    ok("昨日の点検の結果、プールは明日から開きます。"),
    ok("昨日、市民の方から問い合わせがありました。説明会を行います。"),
    ok("「昨日、式を行います」と書かれた案内は誤りです。"),
    ok("昨日、大好評の朝市を来週も開催します。"),
    ok("昨日に引き続き、給水を行います。"),
)

_DAY = (
    r"(?:\s?(?:の|[(])?\s?(?:[0-9]{1,2}(?:月\s?[0-9]{1,2}日|/[0-9]{1,2}|日)|[月火水木金土日]曜日?)"
    r"(?:\s?[(][月火水木金土日][^()\n]{0,6}[)])?\s?[)]?)"
)
_TOLD = quick_compile(
    rf"(?:昨日|きのう|一昨日|おととい|昨夜|昨晩|先週末|先週|先月){_DAY}?(?:に?は、?|に、?|、)"
    r"(?P<what>[^。!?\nた]{2,40}?)(?:(?<=[式会祭練室り])があり|(?:を|が|は|も)"
    r"(?:行い|開催し|開き|実施し|催し|行われ|開催され|開かれ|始まり|行う予定で|開催予定で|実施予定で|開催する予定で))"
    r"(?:ます|す)(?=\s?[。!\n)]|$)"
)
_ANOTHER_DAY = lazy_compile(
    r"今|本日|きょう|明|あす|あさって|来|次|翌|再|追加|延期|引き続|続|に加え|ため|ので|により|による|から|より|以降|以来|まで|"
    r"[0-9一二三四五六七八九十]\s?(?:日|月)|/|と同|同様|同じ|結果|好評|人気|話題|反響|もと|基づ|受け|踏まえ|発表|公表|発生|好|"
    r"ながら|つつ|が、|て、|で、(?=.{0,12}で、)|予定どおり|予定通り|通常|毎|いつも|さらに|ご案内|お知らせ|ようす|様子|模様|紹介"
)

_LONGEST_HEAD = 40
"""Characters of a heading before the sentence on its line at most."""


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_TOLD):
        start = document.sentence_at(match.start).start
        if match.start - start > _LONGEST_HEAD:
            continue
        before = document.text[start : match.start]
        if before.strip() and not before.rstrip().endswith(("】", "」", "]", "、", "!", "★", "■", "●")):
            continue
        if _ANOTHER_DAY.search(match.groups["what"] or "") or _ANOTHER_DAY.search(before):
            continue
        if not is_quoted(document, match) and not is_correction(document, match):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message="過ぎた日のことが、これからのことのように書かれています。日の言葉か文末を直してください。",
            )
