"""道のりと時間のくいちがい — 歩ける速さ、走れる速さではない

何を見つけるか: 「約2km、歩いて2分」「徒歩5分（3km）」のように歩くには速すぎるもの、「駅から500m、徒歩40分」のように
遅すぎるもの、「車で5分（20km）」のように車でも着けないもの。
なぜ: §6(2)イ「正確に記述する」。歩いて行くつもりの人が着けません。
なおし方: 道のりと時間のどちらが正しいか、地図で確かめて直してください。
見逃すもの: 「15〜20分」のような幅のあるもの、走るコースや山道、見て回る時間、道のりと時間が離れて書かれたもの。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="道のりと時間のくいちがい", reckons=True)

EXAMPLES = (
    ng("管理棟までは約2km、歩いて2分です。", at="2km、歩いて2分", severity=Severity.CONFIRM),
    ng("駐車場から歩いて5分（約3km）", at="歩いて5分（約3km"),
    ng("駅から湿原までは約30キロ、徒歩で30分です。", at="30キロ、徒歩で30分"),
    ng("新見駅から3km（徒歩5分）", at="3km（徒歩5分"),
    ng("新見駅から500m、徒歩40分です。", at="500m、徒歩40分"),
    ng("新見ICから車で5分（20km）", at="車で5分（20km"),
    ng("駅から2キロの道のりを歩いて5分。", at="2キロの道のりを歩いて5分"),
    ng("新見駅から車で約10分、距離は35km。", at="車で約10分、距離は35km"),
    ng("徒歩約5分（約2,000m）", at="徒歩約5分（約2,000m"),
    ok("管理棟までは約2km、歩いて25分です。"),
    ok("駐車場から歩いて5分（約400m）"),
    ok("徒歩1分（150m）"),
    ok("駅から湿原までは約30キロ、車で50分です。"),
    ok("新見ICから車で15分（20km）"),
    ok("山頂まで500m、急な登りを歩いて40分です。"),
    ok("遊歩道は約2.4km、ゆっくり歩いて1時間ほど。"),
    ok("落差17メートル、駐車場から歩いて10分です。"),
    ok("全長3km、徒歩5分の所に駐車場があります。"),
    ok("駅から徒歩5分、3kmのコースを走ります。"),
    ok("徒歩5分〜10分（3km）"),
    ok("ゆっくり歩いて約2キロ"),
    ok("駅から2km。バス停から徒歩2分です。"),
    ok("自転車で10分（3km）、電車で10分（25km）"),
    ok("誤：2km、歩いて2分　正：200m、歩いて2分"),
)

_ABOUT = r"(?:約|およそ|おおよそ|ほぼ)?\s?"
_KM = (
    r"(?P<{0}>(?<![0-9.,~])(?:[0-9]{{1,2}},[0-9]{{3}}|[0-9]{{1,4}})(?:\.[0-9]{{1,2}})?)\s?"
    r"(?P<{0}_unit>km|キロ(?:メートル)?|m|メートル)(?![A-Za-z0-9²2/])(?:ほど|余り|弱|強|くらい|ぐらい)?"
)
_TIME = (
    r"(?:(?P<{0}_hours>(?<![0-9.])[0-9]{{1,2}})\s?時間(?:(?P<{0}_half>半)|\s?(?P<{0}_rest>[0-9]{{1,2}})\s?分)?"
    r"|(?P<{0}_minutes>(?<![0-9.])[0-9]{{1,3}})\s?分)(?!\s?[~-]|\s?から|\s?以内|前|おき|ごと|後|間隔|\s?または|の[0-9])(?:ほど|程度|くらい|ぐらい|弱|強)?"
)
_MODE = (
    r"(?:(?P<{0}_walk>徒歩(?:で|だと|なら)?|歩いて(?:も)?|歩くと|歩けば)"
    r"|(?P<{0}_car>(?:自動車|マイカー|(?<![電列転動急汽客貨馬台])車|クルマ)(?:で|だと|なら)))\s?(?:、)?"
)
_FIRST_WAY = quick_compile(
    _KM.format("a")
    + r"\s?(?:の(?:道のり|距離|道)を?|を|\()?\s?(?:、|,|・|/|で、)?\s?(?:所要(?:時間)?(?:は|:)?\s?)?"
    + _MODE.format("b")
    + _ABOUT
    + _TIME.format("b")
)
_FIRST_TIME = quick_compile(
    _MODE.format("b")
    + _ABOUT
    + _TIME.format("b")
    + r"\s?(?:\(|、|,|・|/)\s?(?:(?:距離|道のり)(?:は|で|にして|:)?\s?)?"
    + _ABOUT
    + _KM.format("a")
    + r"(?=\s?(?:[)。\n]|$|です|、(?:徒歩|車|バス)))"
)
_OTHER_LENGTH = lazy_compile(
    r"(?:全長|延長|総延長|長さ|幅|周囲|周り|[1一]周|標高|高さ|標高差|落差|半径|直径|深さ|奥行き?|区間|渋滞|コース|圏内?)(?:は|が|の|:)?\s?約?$"
)
_OTHER_END = lazy_compile(r"(?:の|ほどの)(?:所|ところ|場所|位置)に(?!あり|ある)|(?:以内|圏)")
_NOT_A_PLAIN_WAY = lazy_compile(
    r"走|ラン|ジョギング|マラソン|駅伝|リレー|競歩|ゴール|登山|登り|上り|急(?!い)|坂|石段|階段|山頂|頂上|山道|峠|散策|散歩|ウォーク|"
    r"ハイキング|トレッキング|めぐ|巡|見学|見ながら|観察|遊歩道|コース|ゆっくり|休憩|園児|子ども|洞|滝|木道|雪|渋滞|ベビーカー|車いす"
)
_RUN = lazy_compile(r"走|ラン|ジョギング|マラソン|駅伝|リレー|競歩|ロープウェイ|リフト|渡し|船")
_FASTEST_WALK = 8
_SLOWEST_WALK = 1.2
_FASTEST_CAR = 120
_HALF_A_MINUTE = 0.5
"""Times are rounded to minutes."""


def check(document: Document, _context: Context) -> Iterator[Finding]:
    taken = -1
    for pattern in (_FIRST_WAY, _FIRST_TIME):
        for match in document.find(pattern):
            if match.start < taken and pattern is _FIRST_TIME:
                continue
            what = _wrong(document, match)
            if what is not None and not is_correction(document, match):
                taken = max(taken, match.end)
                yield CHECK.finding(
                    match.span,
                    severity=Severity.CONFIRM,
                    message=f"{what}道のりと時間のどちらが正しいか、地図で確かめて直してください。",
                )


def _wrong(document: Document, match: Match) -> str | None:
    """What is wrong with a way and its time, None where it may be right."""
    text = document.text
    way = match.start + match.text.index(match.groups["a"] or "")
    if _OTHER_LENGTH.search(text, max(0, way - 8), way) or _OTHER_END.match(text, match.end):
        return None
    sentence = document.sentence_at(match.start)
    around = text[max(sentence.start, match.start - 40) : min(sentence.end, match.end + 30)]
    kilometres = float((match.groups["a"] or "0").replace(",", "")) / (
        1 if (match.groups["a_unit"] or "").startswith(("k", "キ")) else 1000
    )
    minutes = _minutes(match)
    if not kilometres or not minutes or _RUN.search(around):
        return None
    fastest = kilometres * 60 / (minutes + _HALF_A_MINUTE)
    if match.groups["b_car"]:
        return f"車で時速{fastest:.0f}キロになります。" if fastest > _FASTEST_CAR else None
    if fastest > _FASTEST_WALK:
        return f"歩く速さが時速{fastest:.0f}キロになります。"
    if kilometres * 60 / minutes < _SLOWEST_WALK and not _NOT_A_PLAIN_WAY.search(around):
        return f"歩く速さが1時間に{kilometres * 60000 / minutes:.0f}メートルになります。"
    return None


def _minutes(match: Match) -> int:
    if match.groups["b_minutes"]:
        return int(match.groups["b_minutes"])
    return 60 * int(match.groups["b_hours"] or 0) + (30 if match.groups["b_half"] else int(match.groups["b_rest"] or 0))
