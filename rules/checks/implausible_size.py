"""けたの合わない重さや長さ — 塩分は1日7.5kg、ぶどう1房500キロ

何を見つけるか: 「塩分の目標は男性7.5kg未満」「1房500キロ」「体重3,200kgの赤ちゃん」「身長120mの1年生」
「ごみは1人1日835kg」「歩道の幅2.5cm」「標高120cm」「鮎の体長25m」のように、だれもが大きさを知っているものの、けた違いの重さ・長さ・量。
なぜ: §6(2)イ「正確に記述する」。gとkg、cmとm、mLとLの打ちまちがいは、読む人が判断を誤ります。
なおし方: 元の資料を見て、数と単位を直してください。
見逃すもの: 大きさを決められないもの、ものの名前と数が離れているもの、まとめた量（「1年で」「全体で」）、
ひびや溝、白線、模型の大きさ。
"""

from collections.abc import Iterator

from rules.amounts import ARABIC, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
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
    ng("新しい歩道ができました。長さ340m、幅2.5cm。", at="長さ340m、幅2.5cm"),
    ng("市道を広げ、歩道の幅は3mmになりました。", at="歩道の幅は3mm"),
    ng("幅4.5cm、長さ1.2kmの農道です。", at="幅4.5cm、長さ1.2km"),
    ng("橋の長さは48cm、幅は6mです。", at="橋の長さは48cm"),
    ng("全長650cmのトンネルです。トンネルの全長は650mm。", at="トンネルの全長は650mm"),
    ng("廊下の幅は180mあり、車いすも通れます。", at="廊下の幅は180m"),
    ng("標高120cmの高原です。", at="標高120cm"),
    ng("大佐山は標高988kmです。", at="標高988km"),
    ng("プールの水深は110mです。", at="プールの水深は110m"),
    ng("会議室の広さは80haです。", at="会議室の広さは80ha"),
    ng("市民農園1区画は30ha、年5,000円です。", at="1区画は30ha"),
    ng("新見市の面積は793㎡です。", at="市の面積は793㎡"),
    ng("最優秀の千屋牛は体重780gでした。", at="千屋牛は体重780g"),
    ng("体長25mの鮎が釣れました。", at="体長25mの鮎"),
    ng("制限速度は400kmです。", at="制限速度は400km"),
    ng("プールの水温は280度です。", at="プールの水温は280度"),
    ng("冷房の設定温度は2.8度を目安に。", at="冷房の設定温度は2.8度"),
    ng("瞬間風速350mの突風", at="瞬間風速350m"),
    ok("新しい歩道ができました。長さ340m、幅2.5m。"),
    ok("歩道に、長さ12m、幅2.5cmのひび割れが見つかりました。"),
    ok("長さ20m、幅10cmの白線を引き直しました。"),
    ok("長さ30m、幅3cmのロープで囲んでいます。道路の溝は幅30cmです。"),
    ok("歩道の幅は30cm広がり、2.5mになりました。道路の幅を60cm広げます。"),
    ok("橋の長さは48m、模型の橋の長さは48cmです。"),
    ok("標高1,188mの剣森山、標高差は45m、標高1.2kmの高原"),
    ok("プールの水深は1.1m、幼児用は水深30cmです。"),
    ok("会議室の広さは80㎡、公園の広さは8haです。"),
    ok("新見市の面積は793㎢です。市の面積のうち、793haが農地です。"),
    ok("千屋牛は体重780kg、体長25cmの鮎、生まれたばかりの子犬は体重300gでした。"),
    ok("千屋牛の体重が1日800g増えました。"),
    ok("制限速度は40km、水温は28度、冷房の設定温度は28度を目安に。"),
    ok("冷房の設定温度を2度上げましょう。プールの水温が3度上がりました。"),
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
    "m2": 1, "平方メートル": 1, "平米": 1, "a": 100, "アール": 100, "ha": 10_000, "ヘクタール": 10_000,
    "km2": 1e6, "平方キロ": 1e6, "平方キロメートル": 1e6, "度": 1, "℃": 1, "°C": 1,
}  # fmt: skip
_MASS = r"mg|グラム|キログラム|kg|キロ|トン|g|t"
_LENGTH = r"mm|cm|km|センチ(?:メートル)?|キロメートル|メートル|m"
_VOLUME = r"mL|ml|cc|ミリリットル|kL|リットル|L"
_AREA = r"km2|m2|平方キロメートル|平方キロ|平方メートル|平米|ヘクタール|アール|ha"
_DEGREES = r"度|℃|°C"
_ANIMAL = r"(?:体重|重さ|出荷体重)"
_OF_BODY = r"(?:体長|全長|体高)"
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
    (
        r"(?:歩道|車道|道路|市道|県道|国道|農道|林道|遊歩道|橋|廊下|通路|トンネル)(?:の|は|\()?(?:道幅|幅員|幅)",
        _LENGTH, 0.4, 120,
    ),
    (r"(?<![道路橋廊下トンネル通の、は(])(?:道幅|幅員)", _LENGTH, 0.4, 120),
    (r"(?:(?<!の)橋(?:の|は、?)(?:長さ|全長)|橋長|トンネル(?:の|は、?)(?:長さ|全長|延長))", _LENGTH, 2, 60_000),
    (r"標高", _LENGTH, 1.9, 9000),
    (r"(?:プール|幼児用プール|川遊び場|水遊び場)の(?:水深|深さ)", _LENGTH, 0.05, 12),
    (r"(?:会議室|教室|部屋|和室|調理室|研修室|体育館|ホール|図書館|保育室)の(?:広さ|面積|床面積)", _AREA, 2, 30_000),
    (r"(?<!全)1区画", _AREA, 1, 20_000),
    (r"(?<!都)市の(?:総)?面積", _AREA, 5e6, 3e9),
    (rf"(?:千屋牛|黒毛和牛|和牛|肉牛|親牛|雄牛|成牛|牛)の?(?:{_ANIMAL}|は、?{_ANIMAL})", _MASS, 15_000, 1_600_000),
    (rf"(?:イノシシ|いのしし|シカ|鹿|ツキノワグマ|クマ)の?(?:は、?)?{_ANIMAL}", _MASS, 150, 400_000),
    (rf"(?:犬|猫|ネコ|イヌ)の?(?:は、?)?{_ANIMAL}", _MASS, 30, 120_000),
    (
        r"(?:アユ|鮎|ヤマメ|アマゴ|イワナ|ホタル|カブトムシ|クワガタ)の?(?:は、?)?(?:体長|全長|大きさ)",
        _LENGTH, 0.002, 0.9,
    ),
    (r"(?:鮎|アユ|ヤマメ|アマゴ)の?(?:は、?)?(?:重さ|体重)", _MASS, 1, 3000),
    (r"(?:制限速度|法定速度|規制速度)", r"km|キロメートル|キロ", 3000, 140_000),
    (r"(?:プール|温水プール)の水温", _DEGREES, 8, 45),
    (r"(?:温泉|浴槽|お湯|源泉|湯)の(?:泉温|湯温|温度)", _DEGREES, 10, 110),
    (r"(?:冷房|暖房|エアコン)の(?:設定)?温度", _DEGREES, 10, 35),
    (r"(?:最大)?(?:瞬間)?風速", r"メートル|m", 0.1, 110),
)  # fmt: skip
_SHAPES = tuple(
    (quick_compile(rf"(?:{what}){_VALUE}{units}{_END}"), least, most) for what, units, least, most in _RULES
)
_BORN = quick_compile(rf"体重{_VALUE}{_MASS}{_END}(?:の|で)(?:元気な)?(?:赤ちゃん|男の子|女の子|新生児)")
_SALT = quick_compile(rf"(?:男性|女性|成人|1日|大人){_VALUE}{_MASS}{_END}")
_WIDE = r"(?:、|,|\s|・|で|×){0,2}(?:道幅|幅員|幅)(?:は|が|約|\s|:|およそ){0,2}"
_LONG = (
    r"(?:長さ|延長|全長|総延長)(?:は|が|約|\s|:|およそ){0,2}[0-9][0-9,.]{0,7}\s?(?:km|m|キロメートル|メートル|キロ)"
    r"(?![0-9a-z])"
)
_NARROW = r"(?P<number>[0-9][0-9,.]{0,4})\s?(?P<unit>mm|cm|ミリ(?:メートル)?|センチ(?:メートル)?)"
_NARROW_ROAD = quick_compile(
    rf"{_LONG}{_WIDE}{_NARROW}"
    r"|(?:道幅|幅員|幅)(?:は|が|約|\s|:|およそ){0,2}(?P<number_first>[0-9][0-9,.]{0,4})\s?(?P<unit_first>mm|cm|ミリ(?:メートル)?|センチ(?:メートル)?)"
    rf"(?:、|,|\s|・|で|×){{0,2}}{_LONG}"
)
"""「長さ340m、幅2.5cm」: a road by the words around it, not a crack, a line or a rope."""
_ROAD = lazy_compile(
    r"歩道|車道|道路|市道|県道|国道|農道|林道|遊歩道|散策路|通学路|橋|トンネル|廊下|通路|滑走路|バイパス|堤防"
)
_LEAST_OF_A_ROAD = 0.4
_CATCH = quick_compile(
    rf"{_OF_BODY}(?:は|が|約|\s|およそ){{0,2}}(?P<number>{ARABIC})\s?(?P<unit>メートル|m|km)(?:もの|を超える|以上)?の(?:鮎|アユ|ヤマメ|アマゴ|イワナ"
    r"|カブトムシ|クワガタ|ホタル|ヘビ|マムシ|オオサンショウウオ)"
)
_LENGTH_OF_A_CATCH = 2.2
_NOT_THE_THING = lazy_compile(
    r"ひび|ヒビ|亀裂|割れ|段差|すき間|隙間|溝|白線|線[をがの]|ライン|目地|ボルト|鉄筋|突起|点字|ブロック|縁石|手すり|継ぎ目|模型|ミニチュア|写真|絵の|拡大"
    r"|縮小|広く|広が|広げ|狭|ずれ|沈|削|増え|減っ|減り|上が|上げ|下が|下げ|高く|低く|伸び|ロープ|テープ|ひも|帯|リボン|ホース|布|横断幕|のぼり|線香|差は|差が"
    r"|標高差|プラレール|ジオラマ|おもちゃ|ごとに|ずつ|つらら|倒木|枝|のうち|路肩|凍"
)
_WORDS = lazy_compile(
    r"[塩卵桃柿梨房]|たまご|玉子|赤ちゃん|新生児|出生時|体重|りんご|リンゴ|もも|みかん|トマト|玉ねぎ|じゃがいも|なす|ピーマン|大根|だいこん|"
    r"にんじん|きゅうり|ごぼう|ねぎ|バナナ|1玉|1個|[大小]さじ|1杯|野菜|果物|1人\s?1日|身長|水分|水[をは]|ペットボトル|"
    r"標高|幅|橋|トンネル|水深|深さ|区画|面積|広さ|重さ|体長|全長|速度|水温|泉温|湯温|温度|風速"
)
_SALT_WORDS = lazy_compile(r"塩分|食塩|減塩")
_ALL = lazy_compile(r"全体|合計|年間|市場|生産|出荷|運搬|処理|入荷|収穫|クジラ|ギネス|人形|巨大|大仏")
_NEAR = 16
_REACH = 40


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if not document.has(_WORDS):
        return
    shapes = [*_SHAPES, (_BORN, 300, 12_000)]
    if document.has(_SALT_WORDS):
        shapes.append((_SALT, 0.05, 60))
    for shape, least, most in shapes:
        for match in document.find(shape):
            size = float(number_value(match.groups["number"] or "0")[0]) * _size(match.groups["unit"] or "")
            around = document.text[max(0, match.start - _NEAR) : match.end + _NEAR]
            if not size or least <= size <= most or _ALL.search(around) or _changes(document, match):
                continue
            yield from _finding(document, match)
    for match in document.find(_NARROW_ROAD):
        groups = match.groups
        number, unit = groups["number"] or groups["number_first"], groups["unit"] or groups["unit_first"]
        is_road = _ROAD.search(document.text, max(0, match.start - _REACH), match.end + _NEAR)
        if is_road and _narrow(number, unit) and not _NOT_THE_THING.search(_around(document, match)):
            yield from _finding(document, match)
    for match in document.find(_CATCH):
        metres = float(number_value(match.groups["number"] or "0")[0]) * _size(match.groups["unit"] or "")
        if metres > _LENGTH_OF_A_CATCH and not _ALL.search(_around(document, match)):
            yield from _finding(document, match)


def _narrow(number: str | None, unit: str | None) -> bool:
    return float(number_value((number or "0").rstrip(".,"))[0]) * _size(unit or "") < _LEAST_OF_A_ROAD


def _changes(document: Document, match: Match) -> bool:
    """「体重が1日800g増えました」: by how much it is more or less; or it is the size of something in it, or on it."""
    return bool(_NOT_THE_THING.search(document.text, match.end, match.end + _NEAR))


def _around(document: Document, match: Match) -> str:
    return document.text[max(0, match.start - _NEAR) : match.end + _NEAR]


def _finding(document: Document, match: Match) -> Iterator[Finding]:
    if is_correction(document, match) or document.in_link(match.start):
        return
    yield CHECK.finding(
        match.span,
        severity=Severity.CONFIRM,
        message=f"「{match.text}」は、けたが合いません。数と単位を元の資料で確かめて直してください。",
    )


def _size(unit: str) -> float:
    return _UNITS.get(unit) or _UNITS[unit.removesuffix("メートル")]
