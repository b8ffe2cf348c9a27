"""二通りに書かれた上限 — 「1人2個」と「お一人さま3個まで」

何を見つけるか: 一人（一世帯、一組、一回）で受け取れる数や申し込める人数が、「1人1枚」「お一人さま2枚まで」のように
二通りに書かれたもの。「定員20名」と「定員30名」「25名に達し次第しめきり」「25名の班で」、「上限3万円」と「最大5万円を補助」も見ます。
なぜ: §6(2)イ「誤解を招かないよう」。窓口や受付で、もめごとのもとになります。
なおし方: 正しいほうを確かめて、一つにそろえてください。品や日、枠ごとに違うなら、その区別を書き添えます。
見逃すもの: 市内と市外、大人と子ども、前半と後半、品の種類などで分けて書いたもの、「追加で」のような上乗せ、
変更や昨年の話、長いお知らせのまとめ。
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rules.amounts import ARABIC, number_value
from rules.bulletins import tells_of_many
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="二通りに書かれた上限", reckons=True)

EXAMPLES = (
    ng(
        "苗は、おひとり2株です。\n市民センターの窓口で、お一人さま3株までお渡しします。",
        at="お一人さま3株まで",
        severity=Severity.CONFIRM,
    ),
    ng("整理券は1人2枚までです。\n※整理券の配布は、お1人様1枚とさせていただきます。", at="お1人様1枚"),
    ng("土のうは1世帯10袋まで。窓口では、1世帯につき20袋までお持ち帰りいただけます。", at="1世帯につき20袋まで"),
    ng("1社2名まで。申込書には、1社あたり3名まで記入できます。", at="1社あたり3名まで"),
    ng("お申し込みは1回4人まで。\n1回につき6人まで予約できます。", at="1回につき6人まで"),
    ng("定員　20名\n申し込みの多いときは抽選です。定員は30名です。", at="定員は30名"),
    ng("定員は15名です。18名になり次第、締め切ります。", at="18名になり次第、締め切"),
    ng("【定員】12組\n15組に達した時点で受付を終わります。", at="15組に達した時点で受付を終"),
    ng("定員20名。当日は25名で2台のバスに分かれて出かけます。", at="25名で2台のバスに分か"),
    ng("補助の上限は3万円です。\n購入費の2分の1、最大5万円を補助します。", at="最大5万円を補助"),
    ng("補助額　対象経費の3分の2（上限20万円）\n上限額は25万円ですので、ご注意ください。", at="上限額は25万円"),
    ok("苗は、おひとり2株です。\n市民センターの窓口で、お一人さま2株までお渡しします。"),
    ok("大人は1人2枚まで、小学生は1人1枚までです。"),
    ok("パンは1人2個まで、野菜は1人3袋まで、卵は1人1個です。"),
    ok("1人1枚ですが、余りがあれば1人2枚までお渡しします。"),
    ok("定員　午前20名、午後30名"),
    ok("定員20名（最少催行15名）。バスの定員は25名です。"),
    ok("定員は15名です。15名になり次第、締め切ります。"),
    ok("定員20名。5名ずつの班に分かれます。昨年は25名で出かけました。"),
    ok("一般の上限は3万円、子育て世帯は最大5万円を補助します。"),
    ok("補助は1台につき上限3万円、1世帯最大6万円です。"),
    ok("上限を3万円から5万円に引き上げ、最大5万円を補助します。"),
)

_WHO = (
    r"(?:お?(?:1|一)人(?:様|さま|さん)?|おひとり(?:様|さま)?"
    r"|(?:1|一)(?P<who>世帯|家族|組|社|団体|チーム|グループ|回|家庭))"
)
_EACH = r"(?:につき|あたり|当たり|で|は|に|、|:|\s){0,2}"
_PER = quick_compile(
    rf"(?<![0-9第一-龥]){_WHO}{_EACH}(?P<number>[0-9]{{1,3}})\s?(?P<unit>枚|個|本|袋|冊|名|人|点|箱|パック|口|台|区画|セット|組|株|束|回)"
    r"(?P<limit>まで|限り|に限|以内|限定|を上限)?(?!ずつ|目|分の|前|[組班])"
)
_CAPACITY = quick_compile(
    rf"(?<![一-龥])(?:募集)?定員[\])】]?(?:は|を|:|\s|各|先着|の){{0,3}}(?P<number>{ARABIC})\s?(?P<unit>人|名|組|チーム|世帯|台|席|区画|社|団体)"
)
_FILLED = quick_compile(
    rf"(?<![0-9,第約残後と])(?P<number>{ARABIC})\s?(?P<unit>人|名|組|チーム|世帯|台|席|区画|社|団体)"
    r"(?:に(?:なり次第|なったら|なった時点で|達し次第|達したら|達した時点で|なりましたら|達しましたら)|で)、?\s?(?:募集を|受付を|申し?込みを)?"
    r"(?:しめ切|締め?切|〆切|打ち切|打切|受付終了|受付を終|満員|2台のバスに分か|班に分か|の班)"
)
_CEILING = quick_compile(
    rf"(?:(?:補助|助成|交付|支給)?(?:金額|金|額)?の?(?:上限|限度)(?:額)?(?:は|が|を|:|\s|として){{0,2}}(?P<number>{ARABIC})(?P<unit>円)(?!以)"
    rf"|(?:最大|最高)(?:で)?\s?(?P<number_most>{ARABIC})(?P<unit_most>円)(?:まで)?(?:を|の|が)?(?:補助|助成|支給|交付))"
)
_APART = lazy_compile(
    r"大人|子ども|こども|小学|中学|高校|学生|幼|児童|未満|以上|会員|市内|市外|一般|県内|午前|午後|の部|回目|[0-9]日目|(?<!当)日は|の日|前半|後半|1回目|追加|"
    r"余り|余れば|残り|余裕|さらに|別に|ただし|ほか|昨年|去年|前年|前回|今年から|これまで|従来|変更|拡大|増や|引き?上げ|(?:引き?|に)下げ|に上げ|から[0-9]|改定|通常|"
    r"先着|キャンセル|各|コース|クラス|会場|[A-D]|親子|保護者|同伴|車いす|介助|最少|最低|以降|うち|世帯は|家庭は|加算|上乗せ|併せて|合わせて|非課税|高齢|"
    r"障|第[0-9]|オンライン|スタッフ|講師|バスの|施設の|会議室の|室の|ホールの|プレゼント|記念|粗品|景品|次回|枠|募集\s|(?:設置|工事|購入)(?:は|の場合)|台目|につき上限|/"
)
_ALIKE = {"名": "人"}
_BULLET = lazy_compile(r"\s{0,2}(?:[・◎○●◆■□▼※-]|[0-9]{1,2}[ .)])")
_REACH = 20
_LIMITED = 2


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if tells_of_many(document):
        return
    yield from _per_head(document)
    if "定員" in document.text:
        yield from _capacities(document)
    if "上限" in document.text or "限度" in document.text:
        yield from _two(document, list(document.find(_CEILING)), "補助などの上限の額が、前に書かれたものと違います。")


def _per_head(document: Document) -> Iterator[Finding]:
    """What one may have, told as a limit at least once, of one thing by its counter."""
    groups: dict[tuple[str, str], list[Match]] = {}
    for match in document.find(_PER):
        groups.setdefault((match.groups["who"] or "", _unit(match)), []).append(match)
    for same in groups.values():
        if len(same) == _LIMITED and any(match.groups["limit"] for match in same):
            yield from _two(document, same, "一人（一世帯、一回など）の上限が、前に書かれたものと違います。")


def _capacities(document: Document) -> Iterator[Finding]:
    """定員 twice, or 定員 and the number at which no more are taken."""
    places, filled = list(document.find(_CAPACITY)), list(document.find(_FILLED))
    if len(places) == _LIMITED and not filled:
        yield from _two(document, places, "定員が、前に書かれたものと違います。")
    elif len(places) == len(filled) == 1 and filled[0].start >= places[0].end:
        yield from _two(document, [*places, *filled], "定員が、前に書かれたものと違います。")


def _two(document: Document, same: Sequence[Match], what: str) -> Iterator[Finding]:
    """A finding at the second of two, where nothing tells the two apart."""
    if len(same) != _LIMITED:
        return
    for first, second in pairwise(same):
        if _unit(first) != _unit(second) or _number(first) == _number(second):
            continue
        if any(_APART.search(_around(document, one)) or is_correction(document, one) for one in (first, second)):
            continue
        if _is_listed(document, first, second):
            continue
        topics = {_topic(document, first), _topic(document, second)} - {""}
        if len(topics) == _LIMITED and "\n" not in document.text[first.end : second.start]:
            continue  # 「パンは1人2個まで、卵は1人1個」
        yield CHECK.finding(
            second.span,
            severity=Severity.CONFIRM,
            message=f"{what}正しいほうを確かめて、そろえてください。区別があるなら書き添えてください。",
        )


def _is_listed(document: Document, first: Match, second: Match) -> bool:
    """Whether the two are items of a list: both in brackets, both beside a date, or the second behind a bullet."""
    lines = []
    for match in (first, second):
        begin = document.text.rfind("\n", 0, match.start) + 1
        lines.append((begin, document.text[begin : match.start]))
    in_brackets = all(before.rfind("(") > before.rfind(")") for _, before in lines)
    dated = all(any(begin <= one.start < begin + _REACH for one in document.dates) for begin, _ in lines)
    is_sum = _unit(second) == "円" and bool(_BULLET.match(lines[1][1]))
    return in_brackets or (dated and lines[0][0] != lines[1][0]) or is_sum


def _unit(match: Match) -> str:
    unit = match.groups["unit"] or match.groups.get("unit_most") or ""
    return _ALIKE.get(unit, unit)


def _number(match: Match) -> object:
    return number_value(match.groups["number"] or match.groups.get("number_most") or "0")[0]


_BEFORE = lazy_compile(r"(?P<topic>[一-龥ァ-ヶーぁ-ん]{1,12}?)(?:は|が|も|:|\s){1,2}$")


def _topic(document: Document, match: Match) -> str:
    """What is told of right before: 「パンは」 in 「パンは1人2個まで」."""
    found: re.Match[str] | None = _BEFORE.search(document.text, max(0, match.start - 14), match.start)
    return str(found["topic"]) if found else ""


def _around(document: Document, match: Match) -> str:
    sentence = document.sentence_at(match.start)
    start, end = max(sentence.start, match.start - 30), min(sentence.end, match.end + 30)
    return document.text[start : match.start] + "\n" + document.text[match.end : end]
