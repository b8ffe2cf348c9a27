"""支局と所在地のくいちがい — 「哲多支局」に大佐の住所が付いている

何を見つけるか: 「哲多支局（新見市大佐小阪部）」のように、大佐・神郷・哲多・哲西の名の付く支局、公民館、学校、園、
診療所などに、別の地区の住所が付いているもの。
なぜ: §6(2)イ「正確に記述する」。会場をまちがえると、車で30分離れた所へ行くことになります。
なおし方: 施設の名前か住所を確かめて、そろえてください。
見逃すもの: 移転や仮の窓口の話、施設のすぐ後に書かれていない住所、四つの地区のほかの住所。
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="支局と所在地のくいちがい", reckons=True)

EXAMPLES = (
    ng(
        "5月6日、哲多支所駐車場（新見市大佐小阪部）。料金は1頭3,300円。",
        at="哲多支所駐車場（新見市大佐小阪部",
        severity=Severity.CONFIRM,
    ),
    ng("会場：大佐公民館（哲西町矢田3604）", at="大佐公民館（哲西町矢田3604"),
    ng("神郷支局　住所：新見市哲多町本郷", at="神郷支局　住所：新見市哲多町本郷"),
    ng("哲西診療所\n住所　新見市神郷下神代", at="哲西診療所\n住所　新見市神郷下神代"),
    ng(
        "哲多こども園（〒719-3503 岡山県新見市大佐小阪部1469）",
        at="哲多こども園（〒719-3503 岡山県新見市大佐小阪部1469",
    ),
    ng("会場は神郷小学校体育館（哲西町上神代）です。", at="神郷小学校体育館（哲西町上神代"),
    ok("哲多支局（新見市哲多町本郷）"),
    ok("大佐公民館（大佐小阪部）"),
    ok("哲多支局（大佐支局でも受け付けます）"),
    ok("哲多支局、大佐公民館（大佐小阪部）"),
    ok("神郷支局（神郷下神代）・哲西支局（哲西町矢田）"),
    ok("哲多支局は工事のため移転しています。仮の哲多支局（新見市大佐小阪部）"),
    ok("哲多中学校のチーム（大佐永富の大会で優勝）"),
    ok("哲西診療所（電話で大佐診療所へ）"),
    ok("誤：哲多支局（新見市大佐小阪部）　正：大佐支局（新見市大佐小阪部）"),
)

_PLACES: Mapping[str, str] = MappingProxyType(
    {
        "大佐": "小阪部|永富|布瀬|大井野|田治部|小南|上刑部",
        "神郷": "下神代|釜村|油野|高瀬",
        "哲多町": "本郷|蚊家|成松|荻尾|田淵|花木|老栄|宮河内|矢戸|大野",
        "哲西町": "矢田|上神代|畑木|八鳥|大竹|大野部",
    }
)
"""The parts of each district, as addresses write them."""
_FACILITY = (
    r"(?:支局|支所|公民館|市民センター|総合センター|保健福祉センター|福祉センター|基幹集落センター|小学校|中学校|小(?=体育館)|中(?=体育館)|"
    r"こども園|保育所|保育園|幼稚園|診療所|郵便局|体育館|図書館|駐在所|分署|出張所|民俗資料館|文化伝習館)"
)
_ROOM = r"(?:駐車場|体育館|ホール|大ホール|会議室|[0-9]階|玄関|前|グラウンド|校庭|園庭|前広場|正面玄関)?"
_THERE = "|".join(rf"{district}(?:{parts})" for district, parts in _PLACES.items())
_BRANCH = quick_compile(
    rf"(?P<here>大佐|神郷|哲多|哲西){_FACILITY}{_ROOM}"
    r"(?:\s?\(\s?(?:住所|所在地)?|\s?\n?\s?[(■●・○◆]?\s?(?:住所|所在地)\)?)\s?[:/はが]?\s?"
    r"(?:〒?\s?[0-9]{3}-[0-9]{4}\s?)?(?:岡山県)?(?:新見市)?"
    rf"(?P<there>{_THERE})(?:[0-9]{{1,5}}(?:-[0-9]{{1,4}}|番地?(?:[0-9の]{{1,4}})?)?)?"
    r"(?=\s?(?:[)、。,/\n]|$|TEL|電話|☎|で|地内|です|に))"
)
_MOVED = lazy_compile(r"移転|移り|移し|仮|臨時|建て替え|建替|工事|代わ|代替|改修|閉|旧|統合|変更|跡")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_BRANCH):
        here, there = match.groups["here"] or "", match.groups["there"] or ""
        if there.startswith(here) or is_correction(document, match):
            continue
        if _MOVED.search(document.text, max(0, match.start - 40), min(len(document.text), match.end + 40)):
            continue
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message=f"「{there}」は{here}の地区の住所ではありません。施設の名前か住所を確かめて直してください。",
        )
