"""贈り物や勤務中の私用 — 業者などからの贈り物、ストライキ、勤務時間中の遊び

何を見つけるか: 業者や議員からの贈り物・ごちそうを受け取ったという文、職員のストライキや一斉休暇の告知、勤務中に
遊戯や私用をしているという文、市の車や機械を私用に使ったという文。
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
from rules.phrases import report_phrases

CHECK = Check(clause="6(2)オ", title="贈り物や勤務中の私用", yields=Yields.HARDLY)

EXAMPLES = (
    ng("業者さんからビールを一箱いただきました。", at="業者さんからビールを一箱いただ"),
    ng("お中元を届けてくださった工務店さん、ありがとうございます。", at="工務店さん、ありがと"),
    ng("組合の決議により、金曜日はストライキを行います。", at="組合の決議", severity=Severity.CONFIRM),
    ng("勤務中ですが、こっそり競馬を見ています。", at="競馬"),
    ng("取材のお礼にと3人分ごちそうになってしまいました。", at="取材のお礼にと3人分ごちそうになっ"),
    ng("係一同に立派なマスカットを頂戴しました。", at="係一同に立派なマスカットを頂戴"),
    ng("明日は市役所の窓口を一斉に止めさせていただきます。", at="役所の窓口を一斉に止めさせていただ"),
    ng(
        "賃金改定を求めて、市民課窓口の職員はいっせいに席を離れます。",
        at="賃金改定を求めて、市民課窓口の職員はいっせいに席を離れます",
    ),
    ng("市の2トン車をお借りして、自宅の引っ越しを済ませました。", at="市の2トン車をお借りして、自宅"),
    ng("勤務の合間に少々抜けまして、髪を切ってきました。", at="勤務の合間に少々抜けまして"),
    ok("停電のため、窓口の業務を一斉に停止します。避難訓練で、一斉に机の下に入りました。"),
    ok("市の軽トラックの貸し出しを始めます。市の草刈り機は、自治会の作業にお使いいただけます。"),
    ok("視察に訪れた小学生は、農家の皆さんから新米のおにぎりをごちそうになりました。"),
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
_MESSAGES = {"": _MESSAGE}
_FORBIDDEN = lazy_compile(
    r"でき(?:ません|ない)|禁止|禁じ|ないでください|てはいけ|てはなら|ことはありません|お断り|処分|懲戒|違反|不正|停職|訓告|訓練|停電|"
    r"園児|児童|生徒|子ども|小学生|中学生|高校生|自治会|貸し出|ですか"
)
_AROUND = 40


def check(document: Document, _context: Context) -> Iterator[Finding]:
    yield from report_phrases(CHECK, document, "duty", _MESSAGES, _is_of_others)
    for cued in sentences_with(document, GIFT, STRIKE, TIME):
        place = _gift(cued) or _strike(cued) or _idling(cued)
        if place is not None:
            yield report(CHECK, document, cued.sentence, place, _MESSAGE)


def _is_of_others(document: Document, start: int, end: int) -> bool:
    """Whether the sentence forbids it, asks about it, or tells of people who are not on duty."""
    sentence = document.sentence_at(start)
    around = document.text[max(sentence.start, start - _AROUND) : min(sentence.end, end + _AROUND)]
    return bool(_FORBIDDEN.search(around))


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
