"""合わない増減の数 — 812g → 835g（23g減）

何を見つけるか: 「前年度812g → 835g（23g減）」「21.4%→22.0%（0.6ポイント減）」「1,820人→2,040人（▲220人）」のように、
前の数・後の数・その差が並んでいて、差の大きさか増減の向きが合わないもの。
なぜ: §6(2)イ「正確に記述する」。増えたか減ったかは、いちばん読まれるところです。
なおし方: 引き算をし直して、数か「増」「減」を直してください。
見逃すもの: 「約」の付く数、目標との比べ、丸めた数のずれ、訂正。
"""

from collections.abc import Iterator
from decimal import Decimal

from rules.amounts import ARABIC, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない増減の数", reckons=True)

EXAMPLES = (
    ng("■1人1日あたり　前年度812g → 835g（23g減）", at="812g → 835g（23g減", severity=Severity.CONFIRM),
    ng("資源化率 21.4％ → 22.0％（0.6ポイント減）", at="21.4％ → 22.0％（0.6ポイント減"),
    ng("利用者数：R6 1,820人 → R7 2,040人（▲220人）", at="1,820人 → R7 2,040人（▲220人"),
    ng("出生数は、昨年度112人→今年度98人（＋14人）", at="112人→今年度98人（＋14人"),
    ng("水温は先週の18度から21度へ、3度下がりました。", at="18度から21度へ、3度下が"),
    ng("人口 26,840人（前月比12人増）※前月26,852人", at="26,840人（前月比12人増）※前月26,852人"),
    ng("参加者は、昨年の120人を上回る110人でした。", at="120人を上回る110人"),
    ng("R6 8,420t\nR7 8,205t（215t増）", at="8,420t\nR7 8,205t（215t増"),
    ok("参加者は、昨年の110人を上回る120人でした。"),
    ok("■1人1日あたり　前年度812g → 835g（23g増）"),
    ok("利用者数：R6 2,040人 → R7 1,820人（▲220人）"),
    ok("目標800g→実績835g（あと35g減）"),
    ok("10月から500円→450円（50円の値下げ）"),
    ok("水温は先週の18度から21度へ、3度上がりました。"),
    ok("812g→835g。ほかの市は23g減でした。"),
)

_WORD = (
    r"g|kg|t|トン|度|°C|点|位|分|秒|%|ポイント|人|名|件|台|戸|世帯|か所|校|頭|羽|匹|本|団体|個|枚|冊|票|回|円|万円"
    r"|億円|L|m|km|cm|mm|ha|組|日"
)
_UNIT = rf"(?:{_WORD})(?![A-Za-z])"
_UP = r"増|アップ|多[くい]|プラス|上が|上昇|上回|伸び|高く|改善"
_DOWN = r"減|ダウン|少な|マイナス|下が|低下|下回|低く"
_BEFORE = rf"(?<![0-9.,])(?P<old>{ARABIC})\s?(?P<unit>{_UNIT})"
_ARROW = (
    r"(?:\s?(?:\([^()\n]{1,10}\)\s?)?(?:から|→|⇒|➡|➔|->|▶)\s?(?:今年度?|本年度?|[RH令和平成0-9]{1,6}年?度?[ :は]|今回"
    r"|今週|今月|現在)?[はのに ]{0,2})"
)
_NEXT_LINE = r"(?:\n[^0-9\n]{0,4}(?:[RH]|令和|平成)?[0-9]{1,4}年?度?[ :は]{1,2})"
_AFTER = rf"(?P<new>{ARABIC})\s?(?P=unit)"
_CHANGE = (
    rf"(?:へと?|に|と)?(?:なり(?:ました)?|変わり)?[、。\s]{{0,2}}[(]?(?:前(?:年度?|回|月)(?:比|より|から)?|差引"
    rf"|差は)?[、:\s]?"
    rf"(?P<sign>[+▲△-]|プラス|マイナス)?(?P<change>{ARABIC})\s?(?P<change_unit>{_UNIT})\s?(?:の|も|ほど|ポイント)?"
    rf"(?P<way>(?P<up>{_UP})|(?P<down>{_DOWN}))?"
)
_FORMER = r"(?:前年度?|昨年度?|前月|先月|前回|前日|昨日)(?:末)?"
_SHAPES = (
    quick_compile(rf"{_BEFORE}(?:{_ARROW}|{_NEXT_LINE}){_AFTER}{_CHANGE}"),
    # 「26,840人（前月比12人増）※前月26,852人」
    quick_compile(
        rf"(?<![0-9.,])(?P<new>{ARABIC})\s?(?P<unit>{_UNIT})\({_FORMER}(?:比|より|から)[、: ]?(?P<sign>[+▲△-])?"
        rf"(?P<change>{ARABIC})\s?"
        rf"(?P<change_unit>(?P=unit))(?:の)?(?P<way>(?P<up>{_UP})|(?P<down>{_DOWN}))?[、。)(※ ]{{1,3}}{_FORMER}"
        rf"(?:は|の|:| ){{0,2}}(?P<old>{ARABIC})\s?(?P=unit)"
    ),
    # 「昨年の15度より3度高い20度」
    quick_compile(
        rf"{_BEFORE}(?:を|より)、?(?P<sign>)?(?P<change>{ARABIC})\s?(?P<change_unit>{_UNIT})\s?(?:ほど|も)?"
        rf"(?P<way>(?P<up>高い|多い|上回る|上回った|長い|重い)|(?P<down>低い|少ない|下回る|下回った|短い|軽い))"
        rf"(?P<new>{ARABIC})\s?(?P=unit)"
    ),
)
_BEYOND = quick_compile(
    rf"{_BEFORE}(?:を|より)、?(?:大きく|大幅に|はるかに|やや|わずかに)?(?:(?P<up>上回る|超える|超す|多い|高い)|"
    rf"(?P<down>下回る|少ない|低い))"
    rf"(?P<new>{ARABIC})\s?(?P=unit)(?!以上|未満)"
)
_CLUE = lazy_compile(
    r"[増減▲△+]|アップ|ダウン|プラス|マイナス|上[がる昇回]|下[がる回]|低[下くい]|高[くい]|多[くい]|少な|超[えす]|改善"
)
_LOOSE = lazy_compile(r"約|目標|あと|計画|残り|見込")
_DOWN_SIGNS = frozenset({"▲", "△", "-", "マイナス"})
_REACH = 10


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if not document.has(_CLUE):
        return
    yield from _beyond(document)
    for match in (found for shape in _SHAPES for found in document.find(shape)):
        groups = match.groups
        unit, change_unit = groups["unit"], groups["change_unit"]
        if groups["sign"] is None and groups["way"] is None:
            continue
        if change_unit != ("ポイント" if unit == "%" else unit) and not (unit == change_unit == "%" and groups["sign"]):
            continue
        before = document.text[max(0, match.start - _REACH) : match.start]
        if _LOOSE.search(before) or _LOOSE.search(match.text) or is_correction(document, match):
            continue
        (old, grain), (new, _) = (number_value(groups[name] or "0") for name in ("old", "new"))
        said = number_value(groups["change"] or "0")[0]
        falls = groups["down"] is not None if groups["way"] else groups["sign"] in _DOWN_SIGNS
        change = new - old
        slack = grain if grain != 1 else Decimal(0)
        if abs(change - (-said if falls else said)) > slack:
            way = "増" if change > 0 else "減"
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"計算すると{abs(change).normalize():,f}{change_unit}の{way}です。数と増減の向きを確かめてください。",
            )


def _beyond(document: Document) -> Iterator[Finding]:
    """「昨年の120人を上回る110人」."""
    for match in document.find(_BEYOND):
        old, new = (number_value(match.groups[name] or "0")[0] for name in ("old", "new"))
        right = new > old if match.groups["up"] else new < old
        if not right and not is_correction(document, match):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message="増えたか減ったかが、二つの数と合いません。数か言葉を確かめて直してください。",
            )
