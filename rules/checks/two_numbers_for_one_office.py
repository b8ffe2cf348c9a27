"""一つの課に二つの電話番号 — 同じ課の番号が食いちがう

何を見つけるか: 「社会福祉課（0867-72-5731）」「社会福祉課（0867-72-5713）」のように、同じ名前の課や施設に、
違う電話番号が書かれているもの。
なぜ: §6(2)イ「正確に記述する」。一方の番号に出た人は、まちがい電話を受けることになります。
なおし方: 電話帳で確かめて、正しい番号にそろえてください。
見逃すもの: 内線や直通、FAX、夜間・休日の番号と分かるもの。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="一つの課に二つの電話番号", reckons=True)

EXAMPLES = (
    ng(
        "申し込みは社会福祉課（0867-72-5731）へ。\n保育は社会福祉課（0867-72-5713）へ。",
        at="0867-72-5713",
        severity=Severity.CONFIRM,
    ),
    ng("市民課 電話0867-72-6121\n問合せ 市民課 ☎0867-72-6112", at="0867-72-6112"),
    ng("哲西図書館 0867-94-2110。詳しくは哲西図書館（電話 0867-94-2011）まで", at="0867-94-2011"),
    ok("申し込みは社会福祉課（0867-72-5731）へ。\n保育は社会福祉課（0867-72-5731）へ。"),
    ok("市民課 電話0867-72-6121 FAX0867-72-6181"),
    ok("税務課（0867-72-6111）、市民課（0867-72-6121）"),
    ok("市民課 0867-72-6121（夜間は市民課 0867-72-6100）"),
    ok("市民課 0867-72-6121\n高梁市 市民課 0866-21-0201"),
    ok("市民課住民係 0867-72-6121\n市民課年金係 0867-72-6122"),
)

_NUMBER = quick_compile(
    r"(?<![一-龥])(?P<name>[一-龥ァ-ヶー]{1,12}(?:課|係|室|局|館|センター|事務局|支局|園|所))\s?"
    r"(?:[(・:/]|電話|TEL|Tel|tel|☎|📞|\s){0,4}\s?"
    r"(?P<number>0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4})(?![0-9-])"
)
_ANOTHER_LINE = lazy_compile(
    r"内線|直通|FAX|ファ[ック]+ス|夜間|休日|時間外|緊急|代表|携帯|予約専用|専用|または|もしくは|市外|県|国|高梁|真庭|津山"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    first_of: dict[str, Match] = {}
    for match in document.find(_NUMBER):
        first = first_of.setdefault(match.groups["name"] or "", match)
        if first.groups["number"] == match.groups["number"] or is_correction(document, match):
            continue
        if not any(_ANOTHER_LINE.search(_around(document, one)) for one in (first, match)):
            number = match.groups["number"] or ""
            yield CHECK.finding(
                document.span(match.end - len(number), match.end),
                severity=Severity.CONFIRM,
                message=(
                    f"{match.groups['name']}の番号が、前に書かれた{first.groups['number']}と違います。"
                    "電話帳で確かめて、そろえてください。"
                ),
            )


def _around(document: Document, match: Match) -> str:
    return document.text[max(0, match.start - 12) : match.end + 12]
