"""建物にない階 — 「3階建て」の建物の「4階」

何を見つけるか: 「2階建ての交流館」の後に「3階の和室」のような、建物の階数より上の階が出てくるもの。
「平屋建て」の建物の「2階」も見ます。
なぜ: §6(2)イ「正確に記述する」。会場や避難の場所をさがす人が迷います。
なおし方: 図面や案内で、階数と階を確かめて直してください。
見逃すもの: ほかの建物の名前が近くにあるもの、建て替えの前と後の話、二つ以上の建物が出てくるもの。
"""

from collections.abc import Iterator

from rules.bulletins import is_long
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import NUMBER, small_number
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="建物にない階", reckons=True)

EXAMPLES = (
    ng(
        "新しい立体駐車場は鉄骨3階建てです。\n風通しのよい4階は電気自動車の充電ができます。",
        at="4階",
        severity=Severity.CONFIRM,
    ),
    ng("交流館は2階建て、延床480㎡。3階の和室は予約ができます。", at="3階"),
    ng("地上4階・地下1階建ての庁舎です。展望室は5階にあります。", at="5階"),
    ng("木造平屋建てのこども園ができました。2階には遊戯室があります。", at="2階"),
    ng("4階の会議室へどうぞ。この建物は3階建てで、エレベーターもあります。", at="4階"),
    ng("三階建ての校舎の四階から、町が見わたせます。", at="四階"),
    ok("新しい立体駐車場は鉄骨3階建てです。3階は電気自動車の充電ができます。"),
    ok("3階建ての立体駐車場は、市役所本庁の4階と渡り廊下でつながります。"),
    ok("3階建てから5階建てに建て替え、4階に図書室が入ります。"),
    ok("2階建ての住宅に住む方。避難はマンションなら3階以上へ。"),
    ok("A棟は3階建て、B棟は5階建て。4階はまだ空いています。"),
    ok("新しい立体駐車場は3階建てです。隣のホテルの4階からよく見えます。"),
    ok("2階建て以下の家の方は、4階以上の丈夫な建物へ逃げてください。"),
    ok("地上2階建て、4階相当の高さの塔があります。"),
    ok("4階建ての本庁の3階"),
    ok("3階建てです。屋上（4階部分）には太陽光パネルがあります。"),
)

_BUILT = quick_compile(
    rf"(?:地上)?(?P<storeys>{NUMBER})階(?:(?:[・、]?\s?地下[0-9一二三]階)?建て?(?!て替|替)|建の)|(?P<flat>平屋)(?:建て?|の)"
)
_FLOOR = quick_compile(
    rf"(?<!地下)(?<!地上)(?<![0-9一二三四五六七八九十~、・])(?P<floor>{NUMBER})階(?!建|以上|以下|級|相当|部分|層|まで|から上|分|調|段|の高さ|程度)"
)
_ANOTHER = lazy_compile(
    r"市役所|役場|場所|窓口|ホテル|マンション|アパート|ビル(?!の[0-9一二三四五六七八九十])|隣|となり|向かい|別館|本館|新館|本庁|庁舎|分庁|支局|[A-Z東西南北]棟|別棟|会場|病院|学校|"
    r"住宅|団地|駅|店|センター|つなが|渡り廊下|建て替え|増築|改築|もとは|以前|昔|かつて|避難|逃げ|津波|浸水|たとえば|例えば|高さ"
)
_STOREYS = 1


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if "階建" not in document.text and "平屋" not in document.text:
        return
    built = list(document.find(_BUILT))
    if is_long(document) or len(built) != 1:
        return
    [house] = built
    storeys = _STOREYS if house.groups["flat"] else small_number(house.groups["storeys"] or "")
    after = document.text[house.end : house.end + 2]
    if not storeys or after.startswith(("以", "から", "に建")):
        return
    for match in document.find(_FLOOR):
        floor = small_number(match.groups["floor"] or "")
        if house.start <= match.start < house.end or not floor or floor <= storeys:
            continue
        if _is_elsewhere(document, house, match) or is_correction(document, match):
            continue
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message=f"「{house.text}」と書かれた建物に{match.text}はありません。階数か階を確かめて直してください。",
        )
        return


def _is_elsewhere(document: Document, house: Match, match: Match) -> bool:
    """Whether the words before the floor, after the building was told of, name another building."""
    sentence = document.sentence_at(match.start)
    begin = max(sentence.start, match.start - 30)
    if begin <= house.start < match.start:
        begin = house.end
    around = document.text[begin : match.start] + "\n" + document.text[match.end : min(sentence.end, match.end + 10)]
    return bool(_ANOTHER.search(around))
