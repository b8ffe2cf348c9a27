"""一つの課に二つの電話番号 — 同じ課の番号が食いちがう

何を見つけるか: 「社会福祉課（0867-72-5731）」「社会福祉課（0867-72-5713）」のように、同じ名前の課や施設に、
違う電話番号が書かれているものと、「同じ番号の0867-72-6114」とあるのに、前にその番号がなく別の番号があるもの。
なぜ: §6(2)イ「正確に記述する」。一方の番号に出た人は、まちがい電話を受けることになります。
なおし方: 電話帳で確かめて、正しい番号にそろえてください。
見逃すもの: 内線や直通、FAX、夜間・休日の番号と分かるもの。「電話とFAXが同じ番号」「昨年と同じ番号」のように、
前の番号のことではないもの。
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
    ng(
        "市民課は0867-72-6121です。夜間も同じ番号の0867-72-6114へおかけください。",
        at="同じ番号の0867-72-6114",
        severity=Severity.CONFIRM,
    ),
    ng("税務課 0867-72-6114\n休日も同じ番号（0867-72-6141）です。", at="同じ番号（0867-72-6141"),
    ng("福祉課（電話0867-72-6126）です。相談も上記と同じ0867-72-6216へ。", at="上記と同じ0867-72-6216"),
    ok("市民課は0867-72-6121です。夜間も同じ番号の0867-72-6121へおかけください。"),
    ok("市民課は72-6121です。夜間も同じ番号の0867-72-6121へおかけください。"),
    ok("市民課 0867-72-6121\n支局は電話・FAXとも同じ番号（0867-94-2110）です。"),
    ok("市民課 0867-72-6121\n図書館は昨年と同じ番号の0867-72-2826です。"),
    ok("夜間も同じ番号の0867-72-6121へおかけください。"),
    ok("市民課 0867-72-6121。同じ番号ではつながりません。0867-72-6100へ。"),
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
_THE_SAME = quick_compile(
    r"(?:同じ(?:電話番号|番号|電話)|同番号|(?:上記|前記|先ほど)と(?:同じ|同様)(?:の?(?:電話)?番号)?)(?:の|で|は|、)?\s?(?:\(|:|電話|TEL|☎|📞|\s){0,3}\s?"
    r"(?P<number>0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4})(?![0-9-])"
)
_ANY_NUMBER = quick_compile(r"(?<![0-9-])(?:0[0-9]{1,4}-)?[0-9]{1,4}-[0-9]{3,4}(?![0-9-])")
_WHOLE = 9
"""Digits that a number has at least when its area code is written."""
_ALIKE_OTHERWISE = lazy_compile(
    r"FAX|Fax|ファ[ック]+ス|共通|昨年|去年|前年|前回|以前|従来|これまで|今まで|移転前|市役所と|本庁と|電話とも|前と|元と|"
    r"変更|変わ|(?:課|館|係|センター|支局|所)と同じ"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    yield from _not_the_same(document)
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


def _not_the_same(document: Document) -> Iterator[Finding]:
    """「同じ番号の0867-72-6114」 where what stands before is only another number."""
    numbers = ((one.end(), _digits(one[0])) for one in _ANY_NUMBER.finditer(document.text))
    seen: set[str] = set()
    following = next(numbers, None)
    for match in document.find(_THE_SAME):
        while following is not None and following[0] <= match.start:
            seen.add(following[1])
            following = next(numbers, None)
        number = _digits(match.groups["number"] or "")
        # 「72-6121」 before is the same number, without its area code.
        known = any(number[cut:] in seen for cut in range(len(number)))
        if known or not any(len(one) >= _WHOLE for one in seen):
            continue
        sentence = document.sentence_at(match.start)
        told = document.text[max(sentence.start, match.start - 30) : match.end]
        if _ALIKE_OTHERWISE.search(told) or is_correction(document, match):
            continue
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message="「同じ」とありますが、前に書かれた番号と違います。電話帳で確かめて、そろえてください。",
        )


def _digits(number: str) -> str:
    return number.replace("-", "")


def _around(document: Document, match: Match) -> str:
    return document.text[max(0, match.start - 12) : match.end + 12]
