"""電話番号の書きまちがい — 数字のところの英字、はじめの0のぬけ、閉じていないかっこ、番号のない内線

何を見つけるか: 「0867-72-62O5」（オー）のような英字のまじった番号、「867-72-6172」のようにはじめの0がない番号、
「0867(72-6111」のようなかっこ、「（内線　）」のように番号の書かれていない内線。
なぜ: §6(2)イ「正確に記述する」。写しても電話がつながりません。
なおし方: 番号を確かめて、数字だけで書き直してください。
見逃すもの: 国番号「+81」のついた番号、型番や部屋の番号。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.phone_numbers import is_valid
from rules.phone_writing import NUMBER_BEGINS, OTHER_NUMBER, PHONE_WORD
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="電話番号の書きまちがい")

EXAMPLES = (
    ng("管理棟 0867-72-62O5", at="0867-72-62O5", suggestion="0867-72-6205", severity=Severity.BLOCK),
    ng("電話 O867-72-6111 へ", at="O867-72-6111", suggestion="0867-72-6111"),
    ng("☎0867(72)6l30", at="0867(72)6l30", suggestion="0867(72)6130"),
    ng("農林課 ０８６７－７２－６Ｉ３Ｏ", at="０８６７－７２－６Ｉ３Ｏ", suggestion="0867-72-6130"),
    ng("電話は72-61I1まで", at="72-61I1", suggestion="72-6111"),
    ng("上下水道課（電話 867-72-6172）", at="867-72-6172", suggestion="0867-72-6172", severity=Severity.BLOCK),
    ng("岡山県の窓口 ☎86-226-7000", at="86-226-7000", severity=Severity.CONFIRM),
    ng("当日の携帯電話 90-1234-5678", at="90-1234-5678", suggestion="090-1234-5678"),
    ng("フリーダイヤル 120-123-456", at="120-123-456", suggestion="0120-123-456"),
    ng("総務課 0867(72-6111", at="0867(72-6111", suggestion="0867-72-6111"),
    ng("総務課 0867）72-6111", at="0867）72-6111", suggestion="0867-72-6111"),
    ng("0867-72-6111（内線　）へお電話ください。", at="内線"),
    ng("問い合わせ 0867-72-6111 内線\n総務課", at="内線"),
    ok("管理棟 0867-72-6205"),
    ok("☎0867(72)6130"),
    ok("電話 +81-867-72-6111"),
    ok("〒718-8501 新見市新見310-3"),
    ok("型番 O12-345-6789"),
    ok("台帳番号 867-72-6103"),
    ok("0867-72-6111（内線224）へお電話ください。"),
    ok("受付の内線電話でお呼びください。内線、外線とも使えます。"),
    ok("（電話 0867-72-6111）"),
    ok("環境課（0867-72-6124、夜間は代表へ）"),
    ok("電話（0867）72-6111"),
)

_DIGIT = "[0-9OoIl|〇]"
_LETTERED = quick_compile(
    rf"{NUMBER_BEGINS}[(]?(?P<number>[0Oo〇]{_DIGIT}{{1,4}}[)]?\s?[-(ー]?\s?{_DIGIT}{{1,4}}\s?[-)ー]\s?{_DIGIT}{{3,4}})(?![0-9A-Za-z〇○-])"
)
_LETTERED_LOCAL = lazy_compile(rf"{PHONE_WORD}[\s:は]{{0,3}}(?P<number>[2-9]{_DIGIT}-{_DIGIT}{{4}})(?![0-9A-Za-z〇○-])")
_DIGITS_FOR_LETTERS = str.maketrans({"O": "0", "o": "0", "〇": "0", "I": "1", "l": "1", "|": "1"})
_WITHOUT_ZERO = quick_compile(
    r"(?:(?<=TEL)|(?<=Tel)|(?<=tel)|(?<=FAX)|(?<![0-9A-Za-z+#./@_〒ー)-]))(?<!\+81\s)"
    r"(?P<a>[1-9][0-9]{0,3})[-ー()]\s?(?P<b>[0-9]{1,4})[-ー)]\s?(?P<c>[0-9]{3,4})(?![0-9A-Za-z]|[-ー][0-9]|年|円)"
)
_PLAIN_WITHOUT_ZERO = lazy_compile(rf"{PHONE_WORD}[\s:は]{{0,3}}(?P<number>[1-9][0-9]{{8}})(?![0-9-])")
_ANNOUNCED = lazy_compile(rf"{PHONE_WORD}[\s:は(]{{0,3}}$")
_HALF_BRACKET = quick_compile(
    rf"{NUMBER_BEGINS}(?P<a>0[0-9]{{1,4}})\(\s?(?P<b>[0-9]{{1,4}})[-ー](?P<c>[0-9]{{4}})(?![0-9)-])"
    rf"|{NUMBER_BEGINS}\((?P<a2>0[0-9]{{1,4}})[\s-](?P<b2>[0-9]{{1,4}})[-ー](?P<c2>[0-9]{{4}})(?=\s?(?:$|[\n。、]))(?![^()\n]{{0,40}}\))"
    rf"|(?<![0-9A-Za-z(#./@_-])(?P<a3>0[0-9]{{1,4}})\)\s?(?P<b3>[0-9]{{1,4}})[-ー](?P<c3>[0-9]{{4}})(?![0-9)-])"
)
_EXTENSION = lazy_compile(r"内線(?:番号)?(?=\s{0,3}:?\s{0,3}(?:[)」。\n]|\(\s{0,4}\)|$))")
_NUMBER_NEAR = lazy_compile(r"[0-9]{2,4}[-)ー][0-9]{4}[\s(、,/代表]{0,8}$")


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from _letters(document, context.city.area_code)
    yield from _missing_zeros(document, context)
    for match in document.find(_HALF_BRACKET):
        if document.text.rfind("(", max(0, match.start - 12), match.start) >= 0:
            continue  # 「(電話0867)72-6111」
        groups = [part for part in match.groups.values() if part]
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message="番号のかっこが閉じていません。書き直してください。",
            suggestion="-".join(groups),
        )
    for match in document.find(_EXTENSION):
        if _NUMBER_NEAR.search(document.text, max(0, match.start - 24), match.start):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message="内線の番号が書かれていません。番号を書くか、消してください。",
            )


def _letters(document: Document, area_code: str) -> Iterator[Finding]:
    for pattern in (_LETTERED, _LETTERED_LOCAL):
        for match in document.find(pattern):
            number = match.groups["number"] or ""
            letters = [char for char in number if char in "OoIl|〇"]
            digits = sum(1 for char in number if char.isascii() and char.isdigit())
            whole = number.translate(_DIGITS_FOR_LETTERS)
            size = sum(1 for char in whole if char.isdigit())
            if not letters or digits < len(letters) + 3 or (pattern is _LETTERED and size not in (10, 11)):
                continue
            start = match.start + match.text.index(number)
            if document.in_link(start) or is_correction(document, match) or _is_marked_right(number):
                continue
            announced = _ANNOUNCED.search(document.text, max(0, start - 12), start)
            # 「O12-345-6789」 may be the number of a model.
            if number[0] in "Oo" and not announced and not whole.startswith(area_code):
                continue
            yield CHECK.finding(
                document.span(start, match.end),
                severity=Severity.CONFIRM if "〇" in letters else Severity.BLOCK,
                message=f"番号に数字でない文字（{letters[0]}）がまじっています。数字に直してください。",
                suggestion=whole,
            )


def _is_marked_right(number: str) -> bool:
    """「〇0867-72-6115」: a circle before a whole number says that this one is right."""
    return number.startswith("〇0") and sum(1 for char in number if char.isdigit()) == len("0867726115")


def _missing_zeros(document: Document, context: Context) -> Iterator[Finding]:
    message = "はじめの0がありません。市外局番から書き直してください。"
    for match in document.find(_WITHOUT_ZERO):
        groups = [match.groups[name] or "" for name in "abc"]
        digits = "0" + "".join(groups)
        own = groups[0] == context.city.area_code[1:] and len(digits) == 10
        announced = _ANNOUNCED.search(document.text, max(0, match.start - 12), match.start) and _is_valid(digits)
        if OTHER_NUMBER.search(document.text, max(0, match.start - 8), match.start):
            continue
        if (own or announced) and not document.in_link(match.start) and not is_correction(document, match):
            yield CHECK.finding(
                match.span,
                severity=Severity.BLOCK if own else Severity.CONFIRM,
                message=message,
                suggestion=f"0{match.text}",
            )
    for match in document.find(_PLAIN_WITHOUT_ZERO):
        number = match.groups["number"] or ""
        if _is_valid(f"0{number}"):
            yield CHECK.finding(
                document.span(match.end - len(number), match.end),
                severity=Severity.CONFIRM,
                message=message,
                suggestion=f"0{number}",
            )


def _is_valid(digits: str) -> bool:
    return len(digits) in (10, 11) and is_valid(digits)
