"""役所や土地の名前、制度の書きまちがい — 似た字や同じ読みの字になっている

何を見つけるか: 「国民健康保健」「保険師」「非難所」のようなよくある書きまちがいと、「高粱川」「新美市」「伯備腺」
「教育委貝会」「マイナンバカード」「デジタル省」のように、市でよく使う名前と一字だけ違うもの。
なぜ: §6(2)イ「正確に記述する」。市の文書の名前のまちがいは、市への信用にかかわります。
なおし方: 示された正しい名前に直してください。
見逃すもの: まちがいを話題にした文、訂正の文、人の名前（「高橋市長」）、外国の省庁（「フランス文化省」）。
登録された名前のほかの書きまちがい。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.known_names import Slip, find_slips
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="役所や土地の名前、制度の書きまちがい")

EXAMPLES = (
    ng("国民健康保健の届出をお願いします。", at="国民健康保健", suggestion="国民健康保険", severity=Severity.CONFIRM),
    ng("介護保健の認定を受けた方", at="介護保健", suggestion="介護保険"),
    ng("保険師がうかがいます。", at="保険師", suggestion="保健師"),
    ng("最寄りの非難所へ", at="非難所", suggestion="避難所"),
    ng("狂犬病防止法により義務づけられています。", at="狂犬病防止法", suggestion="狂犬病予防法"),
    ng("高粱川の清掃を行います。", at="高粱川", suggestion="高梁川", severity=Severity.CONFIRM),
    ng("新美市のイベント情報です。", at="新美市", suggestion="新見市"),
    ng("高橋市の施設と合同で開きます。", at="高橋市", suggestion="高梁市"),
    ng("デジタル省の調査に協力します。", at="デジタル省", suggestion="デジタル庁"),
    ng("厚生労働庁の調べでは", at="厚生労働庁", suggestion="厚生労働省"),
    ng("伯備腺は運転を見合わせています。", at="伯備腺", suggestion="伯備線"),
    ng("マイナンバカードの受け取り", at="マイナンバカード", suggestion="マイナンバーカード"),
    ng("教育委委員会の会議を開きます。", at="教育委委員会", suggestion="教育委員会"),
    ng("新郷支局からのお知らせ", at="新郷支局", suggestion="神郷支局"),
    ok("国民健康保険の届出をお願いします。"),
    ok("介護保健施設に入所された方"),
    ok("保健師が、保険の相談もお受けします。"),
    ok("【訂正】「国民健康保健」は「国民健康保険」の誤りです。"),
    ok("住民説明会を開きます。"),
    ok("保険所得の計算、生命保険師団体"),
    ok("高橋市長が表彰状を手渡しました。"),
    ok("住民表彰式、文化省エネ推進員の集い"),
    ok("姉妹都市の使節団と、フランス文化省の方が訪れました。"),
    ok("「新美市」ではなく「新見市」と書きます。"),
    ok("宛名が「新身市長様」の封書も届きました。"),
    ok("差出人は新見市市民課です。"),
    ok("こども家庭庁、消費者庁、気象庁、総務省、環境省"),
    ok("高粱（コーリャン）と高梁川の名の由来"),
)

_FOREIGN = lazy_compile(r"(?:[ァ-ヶー・]{2}|国)$")
_TALKED_ABOUT = lazy_compile(
    r"[」』\"]?\s?(?:では(?:なく|ありません|ない)|でなく|じゃな|と(?:よく)?(?:間違|まちが|混同|書き?間違))"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for slip in find_slips(document.text):
        if _is_meant(document, slip):
            continue
        wrong = document.text[slip.start : slip.end]
        yield CHECK.finding(
            document.span(slip.start, slip.end),
            severity=Severity.CONFIRM,
            message=f"「{wrong}」は「{slip.right}」の書きまちがいのようです。確かめて直してください。",
            suggestion=slip.right,
        )


def _is_meant(document: Document, slip: Slip) -> bool:
    """Whether it is written so on purpose: talked about, put right, a body of another country, part of an address."""
    foreign = slip.right.endswith(("省", "庁")) and _FOREIGN.search(document.text, max(0, slip.start - 4), slip.start)
    talked_about = _TALKED_ABOUT.match(document.text, slip.end) or _is_an_address_quoted(document, slip)
    return bool(foreign or talked_about) or document.in_link(slip.start) or is_correction(document, slip)


def _is_an_address_quoted(document: Document, slip: Slip) -> bool:
    """「宛名が「新身市長様」になった封書」: what others wrote for a town's name."""
    quotation = document.quotation_at(slip.start, slip.end)
    if quotation is None or not slip.right.endswith(("市", "町", "村")):
        return False
    return quotation[1] - quotation[0] <= slip.end - slip.start + len("長様")
