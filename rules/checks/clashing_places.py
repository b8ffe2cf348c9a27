"""二通りに書かれた場所 — 会場や集合場所、階が一つの投稿の中で違う

何を見つけるか: 「会場は大佐支局」と「会場：神郷支局」、「ところ　文化センター」と「会場の新見市民体育館は」、
「2階の学習室」と「3階の学習室」、二つの集合場所、
雨のときの会場がふだんの会場と同じもの。
なぜ: §6(2)イ「正確に記述する」。前の年の原稿を直したときに、片方だけ残りがちです。
なおし方: 正しいほうを確かめて、そろえてください。
見逃すもの: 「第1会場」「受付会場」のように分けて書いたもの、同じ形の行が並ぶもの（別々の催し）、長いお知らせのまとめ。
"""

from collections.abc import Collection, Iterator, Sequence

from rules.bulletins import tells_of_many
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="二通りに書かれた場所", reckons=True)

EXAMPLES = (
    ng(
        "会場は大佐支局の駐車場です。\n日時 2月6日\n会場:神郷支局 南側駐車場",
        at="会場:神郷支局",
        severity=Severity.CONFIRM,
    ),
    ng("会場：中央図書館 おはなしの部屋\n会場の児童館遊戯室でお待ちしています。", at="会場の児童館遊戯室"),
    ng("場所：防災公園 芝生広場\n雨天時：防災公園 芝生広場", at="雨天時：防災公園 芝生広場"),
    ng("■会場　城山公園 芝生広場\n雨天時：城山公園 芝生広場", at="雨天時：城山公園 芝生広場"),
    ng("9時、新見駅の西口に集まってください。\n集合場所は井倉駅の改札前です。", at="集合場所は井倉駅"),
    ng(
        "8時50分、新見駅前に集合し、史跡を訪ねます。\n集合場所の市役所正面玄関へはお早めに。",
        at="集合場所の市役所正面玄関",
    ),
    ok("8時50分、新見駅前に集合し、史跡を訪ねます。\n集合場所の新見駅前へはお早めに。"),
    ok("8時50分、新見駅前に集合し、史跡を訪ねます。\n集合場所の地図は受付でお渡しします。"),
    ng("中央図書館2階の学習室で。\n発表の10分前に3階の学習室へお入りください。", at="3階の学習室"),
    ng(
        "ところ　市民文化センター大ホール\n会場の新見市民体育館はスリッパがありませんので、上ばきをお持ちください。",
        at="会場の新見市民体育館",
    ),
    ng("■場所：哲西公民館\n会場となる哲多公民館には駐車場がありません。", at="会場となる哲多公民館"),
    ng("【ところ】思誠小学校\n会場の上市小学校へは、歩いてお越しください。", at="会場の上市小学校"),
    ng("開催場所　草間公民館\n会場の豊永公民館までバスが出ます。", at="会場の豊永公民館"),
    ng("ところ／大佐山キャンプ場\n会場は鯉が窪公園、集合は9時です。", at="会場は鯉が窪公園"),
    ng("場所　井倉小学校体育館\n開催場所の本郷小学校も冷えますので、暖かい服で。", at="開催場所の本郷小学校"),
    ok("ところ　新見市民体育館\n会場の体育館はスリッパがありません。"),
    ok("ところ　まなび広場にいみ大ホール\n会場の大ホールは飲食できません。"),
    ok("ところ　新見市民体育館\n会場の市民体育館はスリッパがありません。"),
    ok("ところ　市役所本庁\n会場の南庁舎は、正面玄関から入って左です。"),
    ok("ところ　新見商工会館、新見公民館\n会場の新見公民館には駐車場がありません。"),
    ok("ところ　哲西公民館\n昨年の会場の哲多公民館は工事中です。"),
    ok("ところ　哲西公民館\n第二会場の哲多公民館へはバスでどうぞ。"),
    ng(
        "◆市役所本庁3階 大会議室\n受付は20分前から、会場の北庁舎1階ホールで行います。",
        at="会場の北庁舎1階",
    ),
    ng("・中央公民館本館2階 研修室\n会場となる別館1階へお越しください。", at="会場となる別館1階"),
    ok("◆市役所本庁3階 大会議室\n受付は20分前から、会場の本庁1階ホールで行います。"),
    ok("◆市役所南庁舎3階 会議室\n受付は、会場の南庁舎1階ロビーです。"),
    ok("◆市役所本庁3階 大会議室\n駐車場は、会場の北側です。昨年の会場の南庁舎1階は工事中です。"),
    ok("会場は市民体育館です。\n会場：新見市民体育館（上市）"),
    ok("会場は城山公園です。\n雨のときの会場：市民体育館"),
    ok("（1）会場：北部公民館\n（2）会場：市民体育館"),
    ok("場所：防災公園 芝生広場\n雨天時：市民体育館"),
    ok("集合場所は新見駅の西口です。\n新見駅の西口に9時に集まってください。"),
    ok("2階の学習室と3階の会議室を使います。"),
    ok("法律相談 本庁3階 要予約\nこころの相談 本庁2階 要予約"),
    ok("会場の皆さんから拍手がわきました。\n会場：市民会館"),
)

_NAME = r"(?P<name>[一-龥ァ-ヶー]{2,14})"
_VENUE = quick_compile(
    rf"会場(?:\s?(?P<mark>[は:/])\s?(?:新見市)?|(?P<link>の|となる)){_NAME}(?=の|で|に|へ|\s|[(、。]|$)"
)
_FACILITY = (
    r"(?:体育館|公民館|図書館|会館|資料館|美術館|博物館|記念館|交流館|学校|小学校|中学校|高校|大学|センター|プラザ|公園|支局|ホール|キャンプ場|スキー場"
    r"|球場|グラウンド|競技場|運動場|集会所|こども園|保育所|幼稚園|神社|寺|駅)"
)
_HEADED = quick_compile(
    r"(?:^|(?<=[\n■◆◇□●○★☆▼◎・【\[📍]))[ \t]?(?:ところ|場所|会場|開催(?:場所|地|会場))"
    r"(?:[】\]]\s?|\s?[:/]\s?|\s{1,3})"
    rf"(?:新見市)?(?P<name>[一-龥ぁ-んァ-ヶー]{{0,14}}{_FACILITY})(?P<rest>[^\n]{{0,30}})"
)
_NAMED_LATER = quick_compile(
    rf"(?P<kind>開催場所|会場)(?:(?:の|となる|である|に?は)、?)(?:新見市(?!民))?(?P<name>[一-龥ァ-ヶー][一-龥ぁ-んァ-ヶー]{{0,12}}?{_FACILITY})"
    r"(?=[のでにへはもが、。(]|から|まで|です|\s|$)"
)
_ONLY_A_KIND = lazy_compile(rf"(?:大|小|中|総合|多目的|文化|本|同|当)?{_FACILITY}")
_PLACE_NAME = r"(?P<name>[^\s。、(\n]{3,20}(?: [^\s。、(\n]{2,12})?)"
_PLACE = quick_compile(rf"(?<!の)(?:会場|場所|ところ)(?:\s?[:/]\s?|\s{{1,3}}){_PLACE_NAME}")
_WHEN_IT_RAINS = quick_compile(rf"(?:雨天|荒天|雨)(?:時|の場合|のとき)?(?:の会場)?(?:は|:|/)\s?{_PLACE_NAME}")
_MEETING = quick_compile(
    r"集合(?:場所)?(?:は|:|/)\s?(?P<place>[一-龥ァ-ヶー]{2,12})"
    r"|集合場所の(?P<named>[一-龥ァ-ヶー]{2,12}(?<=[駅館校所場園庁局前口関院社寺])|[一-龥ァ-ヶー]{0,10}(?:ホール|センター|ターミナル))(?=[へにで]|まで)"
    r"|(?P<gather>[一-龥ァ-ヶー]{2,12})(?:の[一-龥]{1,6})?(?:に|へ)(?:[0-9時分:]{1,6}に)?集(?:まっ|合)"
)
_FLOOR = quick_compile(
    r"(?P<floor>[0-9]{1,2})階(?:の|\s)?(?P<room>(?!トイレ|廊下|ロビー|窓口|売り?場|エレベ|要|予約|申込|定員|先着|[無有]料)[一-龥ァ-ヶー]{2,8})"
)
_APART = lazy_compile(
    r"雨|荒天|第[0-9一二]|サテライト|各|予備|変更|解散|受付|前回|昨年|次回|または|ほか|展示|の部(?!屋)|午前|午後|[0-9]日目|"
    r"投票|相談|使え|代わ|故障"
)
_PEOPLE = lazy_compile(
    r"皆|様子|雰囲気|外|内|中(?!央)|周辺|案内|準備|設営|片付|駐車|都合|収容|入口|入り口|前|隣|近く|様|声|拍手|熱気|模様|写真"
)
_BUILDING = r"(?:本庁舎?|[東西南北]庁舎|分庁舎|別庁舎|本館|別館|新館|旧館|[東西南北]館|[A-D]棟|第[1-3]庁舎)"
_ROOM_LINE = quick_compile(
    rf"(?:^|(?<=\n))[^\S\n]?[■◆◇□●○★☆▼◎・📍▶▷✅-][^0-9\n]{{0,14}}?(?P<name>{_BUILDING})\s?(?P<floor>[0-9]{{1,2}})階[^\n]{{0,20}}"
)
_BUILDING_LATER = quick_compile(
    rf"会場(?:の|となる|である|は)、?(?:新見)?(?:市役所)?の?(?P<name>{_BUILDING})の?\s?(?P<floor>[0-9]{{1,2}})階"
)
_BEFORE_AND_OTHERS = lazy_compile(
    r"雨|荒天|第[0-9一二]会場|サテライト|予備|変更|前回|昨年|去年|次回|または|ほか|午前|午後|[0-9]日目|別の"
)
_KINDS = ("支局", "公園", "会館", "公民", "民館", "広場", "体育", "育館", "新見", "見市")
_KINDS_OF_FACILITIES = (
    *_KINDS,
    "市民", "小学", "学校", "中学", "高校", "大学", "図書", "書館", "セン", "ンタ", "ター", "ホー",
    "ール", "プラ", "ラザ", "集会", "会所", "キャ", "ャン", "ンプ", "プ場", "スキ", "キー", "ー場",
    "交流", "流館", "資料", "料館", "文化", "市立", "総合", "民体", "民文", "運動", "動場", "球場",
    "グラ", "ラウ", "ウン", "ンド", "多目", "目的", "地区", "地域", "コミ", "ミュ", "ュニ", "ニテ",
    "ティ", "保育", "育所", "こど", "ども", "も園", "幼稚", "稚園", "立公", "区公", "神社", "ふれ",
    "れあ", "あい", "防災", "福祉", "健康", "保健",
)  # fmt: skip


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if tells_of_many(document):
        return
    text = document.text
    if "会場" in text:
        yield from _venues(document)
    if "会場" in text or "開催場所" in text:
        yield from _headed(document)
        yield from _buildings(document)
    if "集" in text:
        yield from _meetings(document)
    if text.count("階") > 1:
        yield from _floors(document)
    if "雨" not in text and "荒天" not in text:
        return
    places = {match.groups["name"] for match in document.find(_PLACE)}
    for rain in document.find(_WHEN_IT_RAINS):
        if rain.groups["name"] in places:
            yield _finding(rain, "雨のときの会場が、ふだんの会場と同じです。")


def _venues(document: Document) -> Iterator[Finding]:
    """「会場は…」 in the text against the line 「会場：…」: two lines alike belong to two events."""
    found = [match for match in document.find(_VENUE) if not _PEOPLE.match(match.groups["name"] or "")]
    if len(found) != 2 or len({match.groups["mark"] for match in found}) != 2:
        return
    one, other = (match.groups["name"] or "" for match in found)
    if not _share(one, other):
        yield from _second(document, found, "会場が、前に書かれたものと違います。")


def _headed(document: Document) -> Iterator[Finding]:
    """The line 「ところ　…」 against 「会場の…」 in the text, where both name a whole facility."""
    headed = list(document.find(_HEADED))
    if len(headed) != 1 or _APART.search(headed[0].text):
        return
    [heading] = headed
    name = heading.groups["name"] or ""
    for match in document.find(_NAMED_LATER):
        later = match.groups["name"] or ""
        if match.start < heading.end or _ONLY_A_KIND.fullmatch(later) or _ONLY_A_KIND.fullmatch(name):
            continue
        if later in heading.text or _share(heading.text, later, _KINDS_OF_FACILITIES):
            continue
        yield from _second(document, (heading, match), "会場が、前に書かれたものと違います。")
        return


def _buildings(document: Document) -> Iterator[Finding]:
    """「●本庁3階 会議室」, a line without a head, against 「会場の南庁舎1階」: another building, not merely a floor."""
    rooms, later = list(document.find(_ROOM_LINE)), list(document.find(_BUILDING_LATER))
    if len(rooms) != 1 or len(later) != 1 or later[0].start < rooms[0].end:
        return
    names = [(match.groups["name"] or "").removesuffix("舎") for match in (rooms[0], later[0])]
    told_apart = _BEFORE_AND_OTHERS.search(rooms[0].text + _around(document, later[0]))
    if names[0] != names[1] and not told_apart and not is_correction(document, later[0]):
        yield _finding(later[0], "会場の建物が、前に書かれたものと違います。")


def _meetings(document: Document) -> Iterator[Finding]:
    meetings = list(document.find(_MEETING))
    if len(meetings) != 2:
        return
    one, other = (match.groups["place"] or match.groups["named"] or match.groups["gather"] or "" for match in meetings)
    if not _share(one, other):
        yield from _second(document, meetings, "集合場所が、前に書かれたものと違います。")


def _floors(document: Document) -> Iterator[Finding]:
    floors: dict[str, Match] = {}
    for match in document.find(_FLOOR):
        first = floors.setdefault(match.groups["room"] or "", match)
        if first.groups["floor"] != match.groups["floor"]:
            yield from _second(document, (first, match), "階が、前に書かれたものと違います。")


def _share(one: str, other: str, kinds: Collection[str] = _KINDS) -> bool:
    """Whether two names of places have two letters in common that are not merely the kind of place."""
    return any(one[at : at + 2] in other and one[at : at + 2] not in kinds for at in range(len(one) - 1))


def _second(document: Document, pair: Sequence[Match], what: str) -> Iterator[Finding]:
    """A finding at the second place, where nothing tells the two apart."""
    if any(_APART.search(_around(document, match)) or is_correction(document, match) for match in pair):
        return
    yield _finding(pair[1], what)


def _around(document: Document, match: Match) -> str:
    sentence = document.sentence_at(match.start)
    start, end = max(sentence.start, match.start - 16), min(sentence.end, match.end + 8)
    return document.text[start : match.start] + "\n" + document.text[match.end : end]


def _finding(place: Match, what: str) -> Finding:
    return CHECK.finding(
        place.span, severity=Severity.CONFIRM, message=f"{what}正しいほうを確かめて、そろえてください。"
    )
