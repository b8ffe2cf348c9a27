"""What is measured in which units: a quantity named right before a number with its unit."""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.document import Document
from rules.lazy_patterns import lazy_compile
from rules.mentions import Mention
from rules.quick_patterns import quick_compile

_LINK = (
    r"(?:は|が|の|:|も|に|で|を|\s|、|マイナス|最高|最低|最大|平均|合計|約|およそ|なんと|だいたい|平年より|年間|毎秒"
    r"|1日|最小"
    r"|[0-9]{1,2}か月(?:で|に|分)?|上限|下限|目安(?:は|が)?|"
    r"\((?:1日|最大|最高|最低|平均|合計|税込)?\)?){0,5}"
)
_NUMBER = r"(?P<number>[-+]?[0-9]{1,3}(?:,[0-9]{3}){1,3}(?:\.[0-9]{1,3})?|[-+]?[0-9]{1,9}(?:\.[0-9]{1,3})?)"
_MASS = r"kg|キログラム|(?<=[0-9 ])g|グラム|mg|トン"
_LENGTH = (
    r"km(?![2²/])|キロメートル|cm(?![2²])|センチ(?:メートル)?|mm(?![Hh2²])|ミリ(?:メートル)?"
    r"|(?<=[0-9 ])m(?![2²A-Za-z/L])|メートル"
)
_AREA = r"m[2²]|平方メートル|km[2²]|平方キロ(?:メートル)?|ha|ヘクタール"
_VOLUME = r"L|リットル|mL|ml|ミリリットル|立方メートル"
_HEAT = r"℃|°C"
_MONEY = r"円"
_COUNT = r"人|名|歳|枚|個|本|台|匹"
_TIME = r"時間|分間"

_RULES: tuple[tuple[str, str, str, bool], ...] = (
    # what is measured, units that cannot be, what is meant, certain
    (
        "体温|気温|最高気温|最低気温|水温|室温|予想気温|湯温|温度",
        f"{_MASS}|{_LENGTH}|{_VOLUME}|hPa|{_MONEY}|{_COUNT}|km/h|%",
        "度（℃）",
        True,
    ),
    (
        "降水量|雨量|降雨量|総雨量|時間雨量|1時間雨量|24時間雨量",
        f"{_MASS}|cm(?![2²])|センチ(?:メートル)?|(?<=[0-9 ])m(?![mM2²A-Za-z/L])|km|%|{_HEAT}|度|{_VOLUME}|{_MONEY}",
        "ミリ（mm）",
        True,
    ),
    ("降水確率", f"{_MASS}|{_LENGTH}|{_HEAT}|度|{_MONEY}", "%", True),
    ("積雪|積雪量|降雪量|積雪深", f"{_MASS}|{_HEAT}|度|{_VOLUME}|%|km", "センチ（cm）", True),
    (
        "風速|最大風速|瞬間風速|最大瞬間風速",
        f"{_MASS}|km(?!/h)(?!/時)|cm|mm|ミリ|センチ|{_HEAT}|度|%|hPa|{_MONEY}",
        "メートル（m/s）",
        True,
    ),
    ("気圧|中心気圧", f"{_MASS}|{_LENGTH}|{_HEAT}|度|%", "ヘクトパスカル（hPa）", True),
    ("湿度", f"{_MASS}|{_LENGTH}|{_HEAT}|度|{_MONEY}|hPa", "%", True),
    (
        "面積|敷地面積|床面積|延べ?床面積|建築面積|作付面積|焼損面積|焼失面積|延べ面積|栽培面積",
        f"{_MASS}|{_VOLUME}|{_HEAT}|{_MONEY}|km(?![2²/])|キロメートル|cm(?![2²])|センチメートル"
        f"|(?<=[0-9 ])m(?![2²A-Za-z/L^])|メートル",
        "平方メートル（㎡）など",
        True,
    ),
    (
        "標高|全長|延長|総延長|走行距離|距離|身長|長さ|高さ|水深|積み上げ高さ|道幅|幅員",
        f"{_MASS}|m[2²]|平方メートル|{_VOLUME}|{_HEAT}|{_MONEY}|ha|ヘクタール|hPa",
        "長さの単位（m、kmなど）",
        True,
    ),
    ("水位", f"{_MASS}|m[2²]|{_VOLUME}|{_HEAT}|{_MONEY}", "メートル（m）", True),
    ("体重|重さ|重量|総重量|出生体重", f"{_LENGTH}|{_AREA}|{_HEAT}|度|{_VOLUME}|hPa", "重さの単位（kg、gなど）", True),
    (
        "時速|制限速度|最高速度|法定速度",
        f"{_MASS}|cm|mm|{_HEAT}|度|{_VOLUME}|{_MONEY}|%|(?<=[0-9 ])m(?![A-Za-z/])",
        "キロ（km）",
        True,
    ),
    ("血圧|最高血圧|上の血圧|収縮期血圧", f"{_MASS}|cm|%|{_HEAT}|度|{_MONEY}|{_VOLUME}", "mmHg", True),
    ("人口|総人口", f"{_MASS}|{_LENGTH}|{_HEAT}|{_MONEY}|{_VOLUME}", "人", True),
    (
        "定員|先着|募集人数|募集人員|参加人数|来場者数|参加者数",
        f"{_MASS}|{_LENGTH}|{_HEAT}|{_MONEY}|{_VOLUME}|度",
        "人や組",
        True,
    ),
    (
        "所要時間|上映時間|講演時間|試験時間|待ち時間",
        f"{_MASS}|{_LENGTH}|{_HEAT}|{_MONEY}|人|名|度|{_VOLUME}",
        "時間や分",
        True,
    ),
    (
        "参加費|参加料|入場料|受講料|会費|手数料|使用料|材料費|入館料|前売り券|前売券|前売り|前売|当日券|利用料|利用料金",
        f"(?:{_MASS}|{_LENGTH}|{_HEAT}|度|人|名)(?=[。、)\\s(]|です|$)",
        "円",
        False,
    ),
    (
        "塩分|食塩|食塩相当量|塩分摂取量|食塩摂取量",
        f"kg|キログラム|{_LENGTH}|{_HEAT}|度|{_MONEY}|{_VOLUME}",
        "グラム（g）",
        False,
    ),
    ("カロリー|摂取カロリー|エネルギー量|消費カロリー", f"{_MASS}|{_LENGTH}|{_HEAT}|度|{_MONEY}", "kcal", False),
    ("(?<![一-龥])熱|発熱|検温の結果", f"{_MASS}|{_LENGTH}|%|{_MONEY}", "度（℃）", True),
    ("敷地|広さ", f"{_MASS}|{_VOLUME}|{_HEAT}|度|hPa", "平方メートル（㎡）など", True),
    (
        "深さ|奥行き|直径|厚さ|横幅",
        f"{_MASS}|m[2²]|平方メートル|{_VOLUME}|{_HEAT}|ha|hPa",
        "長さの単位（m、cmなど）",
        True,
    ),
    (
        # 「いまの発電量は35kW」 is what a screen shows, and right.
        "(?<!いまの)(?<!今の)(?<!現在の)(?<!瞬時の)(?<!瞬間の)発電量(?!.{0,2}最大)|発電電力量|売電量|売電電力量|買電量|自家消費量|使用電力量|消費電力量|電力使用量|電気使用量|電気の使用量"
        "|電力の使用量|電力消費量|節電量|電気の消費量|電力量|発電した電気",
        r"kW(?![hH・時/A-Za-z])|キロワット(?!時|アワー)|MW(?![hH・時/A-Za-z])|メガワット(?!時|アワー)|ボルト|V(?![A-Za-z])",
        "kWh（キロワット時）",
        False,
    ),
    (
        "最大出力|定格出力|発電出力|発電機の出力|(?<![高低])出力|契約電力|設備容量|発電能力|最大電力|デマンド",
        r"kWh|kwh|キロワット時|キロワットアワー|MWh|メガワット時",
        "kW（キロワット）",
        False,
    ),
    (
        "(?:蓄電池|バッテリー|電池)の?容量|蓄電容量|電池容量",
        r"kW(?![hH・時/A-Za-z])|キロワット(?!時|アワー)",
        "kWh（キロワット時）",
        False,
    ),
    (
        "使用水量|水道(?:の)?使用量|水道水量|配水量|給水量|有収水量|排水量|下水量|取水量|放流量|貯水量|貯水容量|総貯水量"
        "|有効貯水量|土量|体積|容積|たい積量|堆積量",
        r"m2|平方メートル|平米|km2|kg|キログラム|cm(?![23])|ha|ヘクタール|kW|kWh",
        "立方メートル（㎥）など",
        False,
    ),
    (
        "面積|敷地面積|床面積|延べ?床面積|建築面積|作付面積|焼損面積|焼失面積|栽培面積|敷地|延床",
        "m3|立方メートル|立米",
        "平方メートル（㎡）など",
        True,
    ),
    ("人口密度", r"%|kg|人/m2(?![0-9])", "人/㎢", False),
    ("歩数|1日の歩数|目標歩数", rf"km|m(?![A-Za-z])|{_MASS}|{_MONEY}|人|回", "歩", False),
    ("徒歩で|徒歩|歩いて|車で|バスで", f"{_MASS}|{_HEAT}|{_VOLUME}|hPa", "分やキロ（km）", True),
    (
        "開館時間|営業時間|診療時間|開演|開場|閉館|集合時間|受付時間",
        f"{_MASS}|{_LENGTH}|{_HEAT}|度|{_VOLUME}",
        "時や分",
        False,
    ),
)
_MEASURED = tuple(
    (
        quick_compile(
            rf"(?<![・/])(?:{what})(?!計){_LINK}{_NUMBER}(?:[千万億]{{1,2}}[0-9]{{0,4}}){{0,2}}\s?(?P<unit>{units})"
            r"(?!あたり|当たり|につき|以内の場所|先|以上の(?:設備|施設)|未満の(?:設備|施設)|級|クラス)"
        ),
        meant,
        certain,
    )
    for what, units, meant, certain in _RULES
)
_RAIN = lazy_compile(
    rf"{_NUMBER}\s?(?P<unit>cm|センチ(?:メートル)?|(?<=[0-9 ])m(?![mM])|メートル|kg|キロ|L|リットル|℃)(?:もの"
    rf"|を超える|以上)?の"
    r"(?:猛烈な|非常に激しい|激しい|強い|やや強い|大)?(?:雨|降水|豪雨)(?![どが]い|樋|水|具|傘)"
)
_FEVER = lazy_compile(
    rf"(?<![0-9.]){_NUMBER}\s?(?P<unit>kg|キログラム|cm|mm|km|%|円)(?:以上|を超える|前後|台|近い)?の(?:熱|発熱"
    rf"|高熱)(?![一-龥])"
    r"|(?:体温|発熱|検温|熱)[^。\n]{0,12}(?<![0-9.])3[5-9]\.[0-9]\s?(?P<unit_after>kg|cm|%|km)"
)
_COURSE = lazy_compile(
    rf"(?<![0-9.]){_NUMBER}\s?(?P<unit>kg|キログラム|cm|℃)の?(?:ウォーキング|マラソン|ジョギング|ハイキング|道のり"
    rf"|散策コース)"
)
_FOOD = lazy_compile(
    r"(?:野菜|塩分|食塩|果物|糖分)(?:を|は|の)?(?:摂取量|目標量)?(?:を|は|の)?\s?1日\s?(?:に|あたり)?\s?"
    rf"{_NUMBER}\s?(?P<unit>kg|km|cm|L|円)"
    r"|(?:食塩|塩分)[^。\n]{0,14}?(?:男性|女性|目標は?、?|1日)[^。\n0-9]{0,6}[0-9]{1,2}(?:\.[0-9])?\s?(?P<unit_after>kg|km|cm)"
)
_ODOMETER = lazy_compile(
    r"(?<![・/])(?:総)?走行距離(?:計)?(?:は|が|の|も|:|\s|、|約|およそ|\(|\)|現在|合計|で){0,5}"
    r"(?P<number>[1-9][0-9]{1,2},[0-9]{3}|[1-9](?:,[0-9]{3}){2}|[1-9][0-9]{4,6}|[1-9][0-9]?(?:\.[0-9])?万(?:[0-9]千)?)"
    r"\s?(?P<unit>m(?![A-Za-z2/])|メートル|cm|mm)(?!走)"
)
"""What a car has run, in tens of thousands: a model railway runs 400 m, a truck never 87,000 m."""
_ELECTRICITY = lazy_compile(
    r"(?:使った|使う|つくった|作った|発電した|売った|節約した)電気(?:の量)?(?:は|が|を|:|約|、|年間|合計){0,4}"
    rf"{_NUMBER}(?:[千万億]{{1,2}}[0-9]{{0,4}}){{0,2}}\s?(?P<unit>kW(?![hH・時/A-Za-z])|キロワット(?!時|アワー))"
    r"|(?:年間?|1か月|ひと月|1日)に?(?:約|およそ)?[0-9][0-9,.千万]{0,10}\s?(?P<unit_after>kW(?![hH・時/A-Za-z])|キロワット(?!時|アワー))"
    r"(?:分)?(?:の電気|の電力|を(?:発電|使用|消費|節電))"
)
_NOT_DISTANCE = lazy_compile(r"^(?:四方|角|×|x|X|\*|以内|先|圏)")

_TRAILING = (
    (_RAIN, "ミリ（mm）", True),
    (_FEVER, "度（℃）", True),
    (_COURSE, "キロ（km）", False),
    (_FOOD, "グラム（g）", False),
    (_ELECTRICITY, "kWh（キロワット時）", False),
    (_ODOMETER, "キロ（km）", False),
)
"""Where the number comes first, or other words stand between."""


@dataclass(frozen=True, slots=True)
class WrongUnit(Mention):
    """A measure with a unit it cannot have; `meant` is what it is measured in."""

    text: str
    unit: str
    meant: str
    certain: bool


def find_wrong_units(document: Document) -> Iterator[WrongUnit]:
    """Yield the measures whose unit cannot be."""
    for pattern, meant, certain in _MEASURED:
        for match in document.find(pattern):
            unit = match.groups["unit"] or ""
            is_share = unit == "%" and "の" in match.text  # 「降水量の30%」 is a part of it
            if not is_share and not _NOT_DISTANCE.match(document.text[match.end : match.end + 3]):
                yield WrongUnit(match.start, match.end, match.span, match.text, unit, meant, certain)
    for pattern, meant, certain in _TRAILING:
        for match in document.find(pattern):
            unit = match.groups["unit"] or match.groups.get("unit_after") or ""
            yield WrongUnit(match.start, match.end, match.span, match.text, unit, meant, certain)
