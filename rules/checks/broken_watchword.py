"""合言葉の「ない」の抜け — 「①つけない ②増やす ③やっつける」

何を見つけるか: 「つけない・増やさない・やっつける」「押さない・走らない・しゃべらない・戻らない」「採らない、
食べない、人にあげない」のような合言葉で、一つだけ「ない」の抜けたもの（増やす、走る、食べる）。
なぜ: §6(2)イ「正確に記述する」。いちばん大事な一言が逆に伝わります。
なおし方: 「増やさない」のように打ち消しを補ってください。
見逃すもの: 「やっつける」「知らせる」のように、するほうが正しい言葉。合言葉が二つに満たないもの。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合言葉の「ない」の抜け")

EXAMPLES = (
    ng(
        "食中毒は3つの合言葉で防ぎます。\n①つけない＝手を洗う\n②増やす＝冷蔵庫にすぐ入れる\n③やっつける＝加熱",
        at="増やす",
        severity=Severity.CONFIRM,
    ),
    ng("避難のときは「押さない・走る・しゃべらない・戻らない」を守りましょう。", at="走る"),
    ng("ウイルスを「持ち込まない」「広げる」「つけない」が大切です。", at="広げる"),
    ng("名前に自信のないきのこは、採らない、食べる、人にあげない。", at="食べる"),
    ng("🐒サルには\n・近づかない\n・エサを与える\n・目を合わせない\n・食べ物を見せない", at="与える"),
    ng("・さわらない\n・近づかない\n・エサをあげる", at="あげる"),
    ng("「いかない・のらない・ついて行く」を合言葉に。", at="ついて行く"),
    ok("「②増やす」ではなく「②増やさない」です。つけない、近づかない。"),
    ok("①つけない＝手を洗う\n②増やさない＝冷蔵庫にすぐ入れる\n③やっつける＝加熱"),
    ok("知らない人について行かない、車に乗らない、大声を出す、すぐ逃げる、大人に知らせる。"),
    ok("捨てない、燃やさない、持ち帰る。ごみは持ち帰りましょう。"),
    ok("使わない部屋の電気は消す、つけっぱなしにしない。"),
    ok("川には近づかない。増水の前に逃げる。"),
)

_STEMS = {
    "つけ": "つける", "付け": "付ける", "増やさ": "増やす", "ふやさ": "ふやす", "広げ": "広げる", "うつさ": "うつす",
    "持ち込ま": "持ち込む", "持ちこま": "持ちこむ", "押さ": "押す", "おさ": "おす", "走ら": "走る", "はしら": "はしる",
    "駆け": "駆ける", "かけ": "かける", "しゃべら": "しゃべる", "戻ら": "戻る", "もどら": "もどる", "近づか": "近づく",
    "近寄ら": "近寄る", "採ら": "採る", "拾わ": "拾う", "食べ": "食べる", "飲ま": "飲む", "触ら": "触る",
    "さわら": "さわる", "あげ": "あげる", "売ら": "売る", "渡さ": "渡す", "信じ": "信じる", "広め": "広める",
    "応じ": "応じる", "振り込ま": "振り込む", "貸さ": "貸す", "借り": "借りる", "燃やさ": "燃やす", "乗ら": "乗る",
    "許さ": "許す",
    "ついて行か": "ついて行く", "ついていか": "ついていく", "のら": "のる",
    "見逃さ": "見逃す", "飛び出さ": "飛び出す", "混ぜ": "混ぜる", "壊さ": "壊す", "いじめ": "いじめる",
    "もらわ": "もらう", "与え": "与える", "逃がさ": "逃がす", "放さ": "放す", "吸わ": "吸う", "差別し": "差別する",
}  # fmt: skip
"""What a watchword forbids: the stem before 「ない」, and the verb that is left when 「ない」 is lost."""
_OTHERS = (
    "いか",
    "し",
    "させ",
    "見せ",
    "合わせ",
    "捨て",
    "教え",
    "開か",
    "入ら",
    "行か",
    "置か",
    "使わ",
    "残さ",
    "離れ",
    "買わ",
    "植え",
    "入れ",
)
"""What a watchword forbids too; these verbs stand as often for what one should do."""
_KANA = r"[ぁ-んァ-ヶー一-龥々]"
_OBJECT = rf"(?<!{_KANA})(?P<before>(?:{_KANA}{{1,6}}?[をにへとも])?)"
_LOST = quick_compile(rf"{_OBJECT}(?P<verb>{'|'.join(_STEMS.values())})(?!{_KANA}|[」』]?\s?(?:では|じゃ|→|は誤))")
_KEPT = lazy_compile(rf"{_OBJECT}(?:(?:{'|'.join((*_STEMS, *_OTHERS))})ない|やっつける)(?!{_KANA})")
"""What the other items say; 「やっつける」 is the third of the watchword against food poisoning."""
_ADVICE = lazy_compile(r"先に|ず|よく|しっかり|全部|だけ|から|前に|すぐ|自分で|必ず|一緒|ゆっくり|正しく|水で|使って")
_AROUND = 60
_NEEDED = 2
"""So many other items within so many characters make a watchword."""


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if document.text.count("ない") + ("やっつける" in document.text) < _NEEDED:
        return
    lost = [match for match in document.find(_LOST) if not _ADVICE.search(match.groups["before"] or "")]
    for match in lost:
        start, end = max(0, match.start - _AROUND), match.end + _AROUND
        alone = not any(other is not match and start < other.start < end for other in lost)
        if alone and _is_among_others(document, start, end) and not is_correction(document, match):
            verb = match.groups["verb"] or match.text
            yield CHECK.finding(
                document.span(match.end - len(verb), match.end),
                severity=Severity.CONFIRM,
                message=(
                    f"ほかの項目は「〜ない」で、「{verb}」だけが打ち消されていません。"
                    "「ない」が抜けていないか確かめてください。"
                ),
            )


def _is_among_others(document: Document, start: int, end: int) -> bool:
    return sum(1 for _ in _KEPT.finditer(document.text, start, min(end, len(document.text)))) >= _NEEDED
