"""入札前の価格や参加者 — 公表前の予定価格・見積・応札の状況を知らせる

何を見つけるか: 予定価格、最低制限価格、設計金額、見積額、応札者の数や名、用地の買取額などを、金額や割合、順番と
ともに述べる文。「例年どおり」「お察しください」のような暗示も見ます。
なぜ: §6(2)ク⑥「職務上知り得た秘密」。入札談合等関与行為防止法8条は、職員が入札の秘密を教えることを罰しています。
なおし方: その文を削ります。結果の公表後であれば、公表した場所（ホームページ・窓口）を書きます。
見逃すもの: 金額や順番を伴わないほのめかし。入札結果の公表、事前公表・事後公表の制度の説明、参加の募集には
何も言いません。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.patterns_secrets import AMOUNT, NOTICE, PUBLIC
from rules.patterns_sentences import report, sentences_with

CHECK = Check(clause="6(2)ク⑥", title="入札前の価格や参加者")

EXAMPLES = (
    ng("来週の橋の補修、予定価格は2,300万円ほどです。", at="予定価格"),
    ng("最低制限価格は92%あたりと思っていただければ。", at="最低制限"),
    ng("いま札を入れているのは2社だけです。", at="札を入れ", severity=Severity.CONFIRM),
    ng("見積は3社からで、次点の会社とは5万円の差でした。", at="見積は"),
    ok("入札の結果を公表しました。予定価格は4,100万円、落札金額は3,900万円でした。"),
    ok("予定価格は落札者の決定後に公表しています。"),
    ok("予定価格:42,350,000円(税込、事後公表)"),
    ok("入札の参加者数は、開札が終わるまでお知らせできません。"),
    ok("令和8年度の入札参加資格の申請を受け付けます。"),
    ok("見積は無料です。水漏れの修理は指定工事店へ。"),
)

_PRICE = "tender-price"
_RESULT = lazy_compile(r"落札(?:者|率|金額|業者|[:\s ])|事前公表|事後公表|税[抜込]|入札結果|入札の結果|開札結果|公告")
_MESSAGE = (
    "入札前の価格や参加の状況が分かる書き方です。この文を削ってください。公表後であれば、公表先を書いてください。"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for cued in sentences_with(document, _PRICE):
        if not AMOUNT.search(cued.text) or PUBLIC.search(cued.text) or NOTICE.search(cued.text):
            continue
        if document.has(_RESULT):
            return
        yield report(CHECK, document, cued.sentence, cued.place(cued.hits[0]), _MESSAGE)
