"""ない区の名 — 「岡山市西区」「倉敷市北区」

何を見つけるか: 「岡山市西区」「広島市中央区」のように、その市にない区の名と、「倉敷市中区」「福山市東区」のように、
区のない市に区を付けたもの。
なぜ: §6(2)イ「正確に記述する」。会場や宛先にたどり着けません。
なおし方: 岡山市は北区・中区・東区・南区、広島市は中・東・南・西・安佐南・安佐北・安芸・佐伯の8区です。住所を
確かめて直してください。
見逃すもの: 近くの政令市（岡山・広島・神戸・大阪・京都・福岡・北九州・名古屋・堺）と、近くの区のない大きな市のほか。
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="ない区の名", reckons=True)

EXAMPLES = (
    ng("会場は岡山市西区の体育館です。", at="岡山市西区", severity=Severity.CONFIRM),
    ng("岡山市中央区幸町", at="岡山市中央区"),
    ng("広島市の北区から来られた方", at="広島市の北区"),
    ng("倉敷市北区にお住まいの方", at="倉敷市北区"),
    ng("福山市中央区の物産展", at="福山市中央区"),
    ng("岡山市（北区・西区・南区）からの参加者", at="岡山市（北区・西区"),
    ng("神戸市中区の生田神社", at="神戸市中区"),
    ng("広島市安佐区の動物園", at="広島市安佐区"),
    ok("岡山市北区駅元町、岡山市南区からも参加がありました。"),
    ok("広島市安佐南区、広島市佐伯区"),
    ok("神戸市中央区と大阪市中央区の物産展"),
    ok("岡山市（北区・中区・東区・南区）からの参加者"),
    ok("福山市東区画整理事務所"),
    ok("倉敷市中央区画街路"),
    ok("岡山市、東区間の運休"),
    ok("新見市北区自治会"),
    ok("岡山市北区・倉敷市"),
    ok("誤：岡山市西区　正：岡山市北区"),
)

_WARDS: Mapping[str, str] = MappingProxyType(
    {
        "岡山市": "北 中 東 南",
        "広島市": "中 東 南 西 安佐南 安佐北 安芸 佐伯",
        "神戸市": "東灘 灘 兵庫 長田 須磨 垂水 北 中央 西",
        "大阪市": (
            "都島 福島 此花 西 港 大正 天王寺 浪速 西淀川 東淀川 東成 生野 旭 城東 阿倍野 住吉 東住吉 西成 "
            "淀川 鶴見 住之江 平野 北 中央"
        ),
        "京都市": "北 上京 左京 中京 東山 下京 南 右京 伏見 山科 西京",
        "福岡市": "東 博多 中央 南 城南 早良 西",
        "北九州市": "門司 若松 戸畑 小倉北 小倉南 八幡東 八幡西",
        "名古屋市": "千種 東 北 西 中村 中 昭和 瑞穂 熱田 中川 港 南 守山 緑 名東 天白",
        "堺市": "堺 中 東 西 南 北 美原",
        **dict.fromkeys(("倉敷市", "福山市", "姫路市", "鳥取市", "松江市", "米子市", "尾道市"), ""),
    }
)
_OF = {city: tuple(f"{name}区" for name in names.split()) for city, names in _WARDS.items()}
# 東京の区 and half names stand here too, so that 「岡山市新宿区」 and 「広島市安佐区」 are read as wards.
_KNOWN = {ward for wards in _OF.values() for ward in wards} | {"安佐区", "小倉区", "八幡区", "新宿区", "渋谷区", "港区"}
_LONGEST_FIRST = sorted((ward[:-1] for ward in _KNOWN), key=lambda name: (-len(name), name))
_WARD = rf"(?:{'|'.join(_LONGEST_FIRST)})区(?![画間域分別切割民]|長選|議)"
_PLACE = quick_compile(rf"(?P<city>{'|'.join(_OF)})(?:の|\s?\()?(?P<wards>{_WARD}(?:[・、と]{_WARD}){{0,8}})")
_ONE = lazy_compile(_WARD)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_PLACE):
        city = match.groups["city"] or ""
        first = match.end - len(match.groups["wards"] or "")
        for ward in _ONE.finditer(document.text, first, match.end):
            if ward[0] in _OF[city] or is_correction(document, match):
                continue
            yield CHECK.finding(
                document.span(match.start, ward.end()),
                severity=Severity.CONFIRM,
                message=f"{city}に{ward[0]}はありません。{_right(city)}住所を確かめて直してください。",
            )
            break


def _right(city: str) -> str:
    wards = _OF[city]
    if not wards:
        return f"{city}には区がありません。"
    return f"{city}の区は{'・'.join(wards)}です。" if len(wards) <= _FEW else ""


_FEW = 11
"""Wards that a message can list."""
