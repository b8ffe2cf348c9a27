"""贈り物や勤務中の私用 — 業者などからの贈り物、ストライキ、勤務時間中の遊び

何を見つけるか: 業者や議員からの贈り物・ごちそうを受け取ったという文、職員のストライキや一斉休暇の告知、勤務中に
遊戯や私用をしているという文。
なぜ: §6(2)オ「地方公務員法（昭和25年法律第261号）その他職員の服務に関する法令等を遵守すること」。
同法33条（信用失墜行為の禁止）・35条（職務専念義務）・37条（争議行為等の禁止）に触れると受け取られます。
なおし方: その部分を削り、上司に相談してください。贈り物のお断りであれば「受け取れません」とはっきり書きます。
見逃すもの: それとなくほのめかす書き方。贈り物のお断り、災害時の差し入れへのお礼、交通機関のストライキには
何も言いません。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Yields, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.patterns_sentences import CuedSentence, report, sentences_with
from rules.patterns_trade import GIFT_DECLINED, GIFT_TAKEN, IDLING, IDLING_DENIED

CHECK = Check(clause="6(2)オ", title="贈り物や勤務中の私用", yields=Yields.HARDLY)

EXAMPLES = (
    ng("業者さんからビールを一箱いただきました。", at="業者さんからビールを一箱いただ"),
    ng("お中元を届けてくださった工務店さん、ありがとうございます。", at="工務店さん、ありがと"),
    ng("組合の決議により、金曜日はストライキを行います。", at="組合の決議", severity=Severity.CONFIRM),
    ng("勤務中ですが、こっそり競馬を見ています。", at="競馬"),
    ok("前の事業者には15年にわたり管理していただきました。"),
    ok("職員は、業者さんからのお歳暮を受け取ることができません。"),
    ok("避難所への差し入れを地域の皆さんからいただきました。ありがとうございます。"),
    ok("鉄道のストライキは回避されました。"),
    ok("仕事の合間に水分をとり、熱中症に注意しましょう。"),
    ok("お餞別やお祝いの品は、お気持ちだけ頂戴します。"),
)

GIFT, STRIKE, TIME = "gift-word", "strike-word", "working-time"
_OTHERS_STRIKE = lazy_compile(r"回避|中止|鉄道|バス|海外|空港|歴史|権利")
_MESSAGE = (
    "贈り物の受け取り、争議行為、勤務時間中の私用など、職員の服務の決まりに触れると受け取られる"
    "おそれがあります。その部分を削り、上司に相談してください。"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for cued in sentences_with(document, GIFT, STRIKE, TIME):
        place = _gift(cued) or _strike(cued) or _idling(cued)
        if place is not None:
            yield report(CHECK, document, cued.sentence, place, _MESSAGE)


def _gift(cued: CuedSentence) -> tuple[int, int] | None:
    if not cued.of_sense(GIFT) or GIFT_DECLINED.search(cued.text):
        return None
    taken = GIFT_TAKEN.search(cued.text)
    return taken.span() if taken else None


def _strike(cued: CuedSentence) -> tuple[int, int] | None:
    strikes = cued.of_sense(STRIKE)
    if not strikes or _OTHERS_STRIKE.search(cued.text):
        return None
    return cued.place(strikes[0])


def _idling(cued: CuedSentence) -> tuple[int, int] | None:
    if not cued.of_sense(TIME) or IDLING_DENIED.search(cued.text):
        return None
    idling = IDLING.search(cued.text)
    return idling.span() if idling else None
