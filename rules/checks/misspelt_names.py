"""役所の名前や制度の書きまちがい — 同じ読みの別の字になっている

何を見つけるか: 「国民健康保健」「介護保健」「保険師」「保険所」「非難所」「狂犬病防止法」のような、
よくある書きまちがい。
なぜ: §6(2)イ「正確に記述する」。市の文書の名前のまちがいは、制度への信用にかかわります。
なおし方: 示された正しい名前に直してください。
見逃すもの: まちがいを話題にした文、訂正の文。ここに挙げた名前のほかの書きまちがい。
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="役所の名前や制度の書きまちがい")

EXAMPLES = (
    ng("国民健康保健の届出をお願いします。", at="国民健康保健", suggestion="国民健康保険", severity=Severity.CONFIRM),
    ng("介護保健の認定を受けた方", at="介護保健", suggestion="介護保険"),
    ng("保険師がうかがいます。", at="保険師", suggestion="保健師"),
    ng("最寄りの非難所へ", at="非難所", suggestion="避難所"),
    ng("狂犬病防止法により義務づけられています。", at="狂犬病防止法", suggestion="狂犬病予防法"),
    ok("国民健康保険の届出をお願いします。"),
    ok("介護保健施設に入所された方"),
    ok("保健師が、保険の相談もお受けします。"),
    ok("【訂正】「国民健康保健」は「国民健康保険」の誤りです。"),
    ok("住民説明会を開きます。"),
    ok("保険所得の計算、生命保険師団体"),
)

_RIGHT: Mapping[str, str] = MappingProxyType(
    {
        "国民健康保健": "国民健康保険", "介護保健": "介護保険", "社会保健": "社会保険", "雇用保健": "雇用保険",
        "健康保健証": "健康保険証", "保険師": "保健師", "保険所": "保健所", "保険福祉": "保健福祉",
        "母子保険": "母子保健", "精神保険福祉": "精神保健福祉", "地域保険課": "地域保健課",
        "非難所": "避難所", "非難指示": "避難指示", "非難場所": "避難場所", "非難訓練": "避難訓練",
        "避難支持": "避難指示", "警察所": "警察署", "消防所": "消防署", "税務所": "税務署", "市役署": "市役所",
        "教育員会": "教育委員会", "選挙菅理": "選挙管理", "市会議員補欠選拳": "市議会議員補欠選挙", "選拳": "選挙",
        "狂犬病防止法": "狂犬病予防法", "予防接収": "予防接種", "給付全": "給付金", "補助全": "補助金",
        "源泉徴集": "源泉徴収", "納税通知所": "納税通知書", "委任上": "委任状",
    }
)  # fmt: skip
_WRONG = lazy_compile("|".join(sorted(_RIGHT, key=len, reverse=True)))
_PART_OF_ANOTHER = lazy_compile(r"施設|得|在|有|帯|団|長(?!さん)|属|轄|管")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_WRONG):
        if _PART_OF_ANOTHER.match(document.text, match.end) or is_correction(document, match):
            continue
        right = _RIGHT[match.text]
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message=f"「{match.text}」は「{right}」の書きまちがいのようです。確かめて直してください。",
            suggestion=right,
        )
