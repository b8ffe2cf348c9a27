"""けたの合わない重さや長さ — 塩分は1日7.5kg、ぶどう1房500キロ

何を見つけるか: 「塩分の目標は男性7.5kg未満」「1房500キロ」「体重3,200kgの赤ちゃん」「身長120mの1年生」
「ごみは1人1日835kg」の
ように、だれもが大きさを知っているものの、けた違いの重さ・長さ・量。
なぜ: §6(2)イ「正確に記述する」。gとkg、cmとm、mLとLの打ちまちがいは、読む人が判断を誤ります。
なおし方: 元の資料を見て、数と単位を直してください。
見逃すもの: 大きさを決められないもの、ものの名前と数が離れているもの、まとめた量（「1年で」「全体で」）。
"""

from collections.abc import Iterator

from rules.amounts import ARABIC, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="けたの合わない重さや長さ")

EXAMPLES = (
    ng("塩分、1日の目標\n男性 7.5kg未満\n女性 6.5g未満", at="男性 7.5kg", severity=Severity.CONFIRM),
    ng("ピオーネは1房500キロ前後です。", at="ピオーネは1房500キロ"),
    ng("体重3,200kgの赤ちゃんが生まれました。", at="体重3,200kgの赤ちゃん"),
    ng("身長120mの1年生も乗れます。", at="身長120m"),
    ng("卵1個60kg、りんご1個300kg", at="卵1個60kg"),
    ng("ごはん1杯150kgで234kcal", at="ごはん1杯150kg"),
    ng("家庭ごみは、1人1日あたり835kgでした。", at="1人1日あたり835kg"),
    ng("野菜を1日350kg食べましょう。", at="野菜を1日350kg"),
    ok("塩分、1日の目標\n男性 7.5g未満\n女性 6.5g未満"),
    ok("ピオーネは1房500グラム前後です。"),
    ok("体重3,200gの赤ちゃんが生まれました。"),
    ok("家庭ごみは、1人1日あたり835gでした。"),
    ok("りんご1個300g、箱は10kgです。"),
    ok("野菜は1日350トンが市場に入ります。"),
    ok("身長120cm以上の方、身長が1.2m以上の方"),
)

_UNITS = {
    "mg": 0.001, "g": 1, "グラム": 1, "kg": 1000, "キロ": 1000, "キログラム": 1000, "t": 1e6, "トン": 1e6,
    "mm": 0.001, "ミリ": 0.001, "cm": 0.01, "センチ": 0.01, "m": 1, "メートル": 1, "km": 1000, "キロメートル": 1000,
    "mL": 0.001, "ml": 0.001, "cc": 0.001, "ミリリットル": 0.001, "L": 1, "リットル": 1, "kL": 1000,
}  # fmt: skip
_MASS = r"mg|グラム|キログラム|kg|キロ|トン|g|t"
_LENGTH = r"mm|cm|km|センチ(?:メートル)?|キロメートル|メートル|m"
_VOLUME = r"mL|ml|cc|ミリリットル|kL|リットル|L"
_VALUE = (
    rf"(?:は|が|で|に|の|を|:|も|\s|約|およそ|平均|だいたい|あたり|当たり|目標は?|\(|、){{0,5}}"
    rf"(?P<number>(?<![0-9.,]){ARABIC})\s?(?P<unit>"
)
_END = r")(?![A-Za-z0-9²/2-3ァ-ヶ]|以下の減)"

_RULES = (
    # what is measured, its units, the least and the most of it in g, m or L
    (
        r"(?:塩分|食塩)(?:相当量|摂取量)?(?:の?目標(?:量)?)?(?:は|を|が)?、?(?:1日)?(?:に|の目標は|あたり)?"
        r"(?:男性|女性|成人)?",
        _MASS, 0.05, 60,
    ),
    (r"(?:赤ちゃん|新生児|出生時)(?:の?体重)?", _MASS, 300, 12_000),
    (r"(?:卵|たまご|玉子)\s?1個", _MASS, 20, 150),
    (r"(?:りんご|リンゴ|梨|桃|もも|柿|みかん|トマト|玉ねぎ|じゃがいも|なす|ピーマン)\s?1(?:個|玉)", _MASS, 5, 3000),
    (r"(?:大根|だいこん|にんじん|きゅうり|ごぼう|ねぎ|バナナ)\s?1本", _MASS, 5, 12_000),
    (r"(?:白菜|キャベツ|レタス|すいか|スイカ|メロン|かぼちゃ)\s?1(?:個|玉)", _MASS, 50, 30_000),
    (r"(?:ピオーネ|ぶどう|シャインマスカット|巨峰)?(?:は|が)?\s?1房", _MASS, 30, 3000),
    (r"(?:ごはん|ご飯|白米|茶わん|茶碗)(?:は|の)?\s?1杯", _MASS, 20, 600),
    (r"(?:大さじ|小さじ)\s?1杯?", _MASS, 0.5, 40),
    (r"(?:野菜|果物)(?:を|は|の(?:摂取量|目標)は?)?\s?1日(?:に|あたり)?", r"グラム|キログラム|kg|キロ|g", 5, 3000),
    (r"1人\s?1日(?:あたり|当たり|につき)?(?:の(?:ごみ|排出量|量)は?)?(?:平均)?", _MASS, 5, 30_000),
    (r"身長", _LENGTH, 0.2, 2.8),
    (r"(?:水分|水)(?:を|は)?\s?1日(?:に|あたり)?", _VOLUME, 0.1, 8),
    (r"(?:コップ|湯のみ|湯飲み|カップ)\s?1杯", _VOLUME, 0.02, 1),
    (r"ペットボトル\s?1本", _VOLUME, 0.1, 5),
)  # fmt: skip
_SHAPES = tuple(
    (quick_compile(rf"(?:{what}){_VALUE}{units}{_END}"), least, most) for what, units, least, most in _RULES
)
_BORN = quick_compile(rf"体重{_VALUE}{_MASS}{_END}(?:の|で)(?:元気な)?(?:赤ちゃん|男の子|女の子|新生児)")
_SALT = quick_compile(rf"(?:男性|女性|成人|1日|大人){_VALUE}{_MASS}{_END}")
_WORDS = lazy_compile(
    r"[塩卵桃柿梨房]|たまご|玉子|赤ちゃん|新生児|出生時|体重|りんご|リンゴ|もも|みかん|トマト|玉ねぎ|じゃがいも|なす|ピーマン|大根|だいこん|"
    r"にんじん|きゅうり|ごぼう|ねぎ|バナナ|1玉|1個|[大小]さじ|1杯|野菜|果物|1人\s?1日|身長|水分|水[をは]|ペットボトル"
)
_SALT_WORDS = lazy_compile(r"塩分|食塩|減塩")
_ALL = lazy_compile(r"全体|合計|年間|市場|生産|出荷|運搬|処理|入荷|収穫|クジラ|ギネス|人形|巨大|大仏")
_NEAR = 16


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if not _WORDS.search(document.text):
        return
    shapes = [*_SHAPES, (_BORN, 300, 12_000)]
    if _SALT_WORDS.search(document.text):
        shapes.append((_SALT, 0.05, 60))
    for shape, least, most in shapes:
        for match in document.find(shape):
            size = float(number_value(match.groups["number"] or "0")[0]) * _size(match.groups["unit"] or "")
            around = document.text[max(0, match.start - _NEAR) : match.end + _NEAR]
            if not size or least <= size <= most or _ALL.search(around) or is_correction(document, match):
                continue
            if document.in_link(match.start):
                continue
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"「{match.text}」は、けたが合いません。数と単位を元の資料で確かめて直してください。",
            )


def _size(unit: str) -> float:
    return _UNITS.get(unit) or _UNITS[unit.removesuffix("メートル")]
