"""言葉の割合と%のくいちがい — 「2人に1人（25%）」のように同じ割合が合わない

何を見つけるか: 「2人に1人（25%）」「3人に2人、約50%の方」「4割（25%）」「半数（30%）」「25%（3人に1人）」のように、
言葉で書いた割合と、そのすぐ横の%が大きく違うもの。「半数以上（45%）」「4割弱（43%）」のような向きの逆も見ます。
なぜ: §6(2)イ「正確に記述する」。割合は、見出しだけが広まりやすい数です。
なおし方: もとの数から計算し直して、言葉か%を直してください。
見逃すもの: 四捨五入による少しのずれ、すぐ横に並んでいない割合、「2分の1（上限25%）」のような別のものの%、訂正の文。
"""

from collections.abc import Iterator
from decimal import Decimal

from rules.amounts import number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="言葉の割合と%のくいちがい", reckons=True)

EXAMPLES = (
    ng("市民の2人に1人（25％）が利用しています。", at="2人に1人（25％）", severity=Severity.CONFIRM),
    ng("3人に2人、約50％の方が知っていると答えました。", at="3人に2人、約50％"),
    ng("4割（25％）の世帯が加入しています。", at="4割（25％）"),
    ng("半数（30％）の方が満足と答えました。", at="半数（30％）"),
    ng("回答者の3分の2（50％）が賛成でした。", at="3分の2（50％）"),
    ng("33％（2人に1人）の方が歯科健診を受けています。", at="33％（2人に1人）"),
    ng("半数以上（45％）の方が「はい」と答えました。", at="半数以上（45％）"),
    ng("加入している世帯は4割弱（43％）です。", at="4割弱（43％）"),
    ng("加入は7割を超え（68％）、過去最高です。", at="7割を超え（68％）"),
    ng("75％、つまり3人に1人が65歳以上です。", at="75％、つまり3人に1人"),
    ng("四人に一人（40％）が高齢者です。", at="四人に一人（40％）"),
    ng("半数を超える48％の方が賛成しました。", at="半数を超える48％"),
    ng("全世帯の3割に当たる45％が加入しています。", at="3割に当たる45％"),
    ok("全世帯の3割に当たる31％が加入しています。"),
    ok("市民の2人に1人（50％）が利用しています。"),
    ok("3人に1人（30％）が65歳以上です。"),
    ok("3人に2人、約66％の方が知っていると答えました。"),
    ok("4割（38.5％）の世帯が加入しています。"),
    ok("約半数（47％）の方が満足と答えました。"),
    ok("加入している世帯は4割強（43％）です。"),
    ok("半数（男性の30％、女性の70％）の方が答えました。"),
    ok("3割引（25％オフの品もあります）"),
    ok("補助率は2分の1（上限25％）です。"),
    ok("2人に1人が、月に1回は利用。30％は毎週と答えました。"),
    ok("10人に1人（10％）の方に当たります。"),
    ok("半数、30％という目標はどちらも達成しました。"),
    ok("3人に2人、50％以上の家庭で使われています。"),
    ok("国の4割、25％の県もあります。"),
    ok("（誤）4割（25％）の世帯（正）4割（40％）の世帯"),
    ok("自己負担は1割（10％）、一定以上の所得の方は3割（30％）です。"),
    ok("消費電力は半分（55％減）になります。"),
)

_NUMBER = r"(?:[0-9]{1,2}|[一二三四五六七八九十])"
_UNIT = r"(?:人|名|世帯|件|社|校|台|回|軒|個|本|枚|匹|頭|組|戸)"
_FRACTION = (
    rf"(?:(?P<of>{_NUMBER})(?P<unit>{_UNIT})(?:に|のうち|中)(?P<part>{_NUMBER})(?:{_UNIT})"
    rf"|(?P<parts>{_NUMBER})分の(?P<parted>{_NUMBER})"
    r"|(?P<tenths>[1-9一二三四五六七八九])割(?:(?P<hundredths>[0-9一二三四五六七八九])分)?(?![引増減安])"
    r"|(?P<half>半数|半分|過半数))"
)
_QUALIFIER = r"(?P<more>強|以上|を?超える?|余り|超)?(?P<less>弱|近く|に満たない|未満|以下)?"
_PERCENT = r"(?P<percent>(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,2})?)\s?(?:%|パーセント)"
_OF_PEOPLE = (
    r"(?=(?:の(?:方|人|世帯|家庭|市民|児童|生徒|子ども|企業|事業所|回答者|団体)|が|に(?:当|あ)たる|でした|です))"
)
_BEFORE = r"(?<![0-9./第,~])"
_IN_BRACKETS = quick_compile(rf"{_BEFORE}{_FRACTION}{_QUALIFIER}(?:の割合)?\s?\((?:約|およそ)?{_PERCENT}\)")
_IN_A_ROW = quick_compile(
    rf"{_BEFORE}{_FRACTION}{_QUALIFIER}(?:、?(?:つまり|すなわち|割合では|割合にすると|率にして|率では|パーセントにして)、?|、|の|に(?:当|あ)たる|に相当する)?"
    rf"(?:約|およそ)?{_PERCENT}{_OF_PEOPLE}"
)
_PERCENT_FIRST = quick_compile(
    rf"(?<![0-9./~]){_PERCENT}(?:\(|、(?:つまり|すなわち|実に|言いかえると|言い換えると)、?)(?:約|およそ|実に|ほぼ)?{_FRACTION}{_QUALIFIER}(?:\)|(?=が|の(?:方|人)|です|でした))"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if "%" not in document.text and "パーセント" not in document.text:
        return
    seen = -1
    for pattern in (_IN_BRACKETS, _IN_A_ROW, _PERCENT_FIRST):
        for match in document.find(pattern):
            # 「4割、25%の…」 may be of two things: in a row only those that no list would put so.
            if pattern is _IN_A_ROW and not _says_the_same(match):
                continue
            if match.start == seen or document.in_link(match.start) or is_correction(document, match):
                continue
            share = _share(match.groups)
            percent = Decimal(match.groups["percent"] or 0)
            if share is None or _fits(share, percent, match.groups):
                continue
            seen = match.start
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=(
                    f"言葉で書いた割合は{share.quantize(Decimal('0.1')).normalize():f}%に当たり、"
                    f"書かれた{percent.normalize():f}%と合いません。どちらかを直してください。"
                ),
            )


def _says_the_same(match: Match) -> bool:
    if match.groups["of"] or any(word in match.text for word in ("つまり", "すなわち", "当たる", "あたる", "相当")):
        return True
    return bool(match.groups["half"] and (match.groups["more"] or match.groups["less"]) and "、" not in match.text)


def _share(groups: dict[str, str | None]) -> Decimal | None:
    """The share in percent that the words say; None where they say none."""
    if groups["half"] is not None:
        return Decimal(50)
    if groups["tenths"] is not None:
        return number_value(groups["tenths"])[0] * 10 + number_value(groups["hundredths"] or "0")[0]
    whole = number_value(groups["of"] or groups["parts"] or "0")[0]
    part = number_value(groups["part"] or groups["parted"] or "0")[0]
    return 100 * part / whole if 0 < part < whole else None


def _fits(share: Decimal, percent: Decimal, groups: dict[str, str | None]) -> bool:
    if groups["less"] is not None:
        return share - 10 <= percent <= share
    if groups["half"] == "過半数" or groups["more"] is not None:
        return share <= percent and (groups["more"] != "強" or percent <= share + 10)
    if groups["half"] is not None:
        return abs(percent - share) <= 10
    if groups["tenths"] is not None:
        return abs(percent - share) < (2 if groups["hundredths"] else 7)
    # 「3人に1人」 is said of 30% and of 36%, too; the finer the parts, the nearer it must be.
    whole = number_value(groups["of"] or groups["parts"] or "1")[0]
    return abs(percent - share) <= Decimal(22) / whole
