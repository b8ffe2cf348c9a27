"""電話番号の形でない番号 — 「72-613 までお電話を」

何を見つけるか: 電話番号として案内されている数字のうち、桁の数や区切りがどの電話番号にも当てはまらないもの。
「電話は(72)-61-8番」「72-61-22へお問い合わせを」のような、打ちかけや桁の抜けです。
なぜ: §6(2)イ「正確に記述する」。かけられない番号は、困っている人を待たせます。
なおし方: 電話番号簿で確かめ、市外局番から書き直してください。
見逃すもの: 形は正しいが別の所につながる番号（「ほかの課の電話番号」などが見ます）、内線番号、暗証番号や受付番号。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.phone_writing import NUMBER_BEGINS, OTHER_NUMBER
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="電話番号の形でない番号", reckons=True)

EXAMPLES = (
    ng("困ったときは 72-613 までお電話を。", at="72-613", severity=Severity.CONFIRM),
    ng("電話は（72）−61−8番、消費生活センターへ", at="（72）−61−8"),
    ng("お問い合わせは 72-61-22 へ。", at="72-61-22"),
    ng("健康医療課 ☎72-61290", at="72-61290"),
    ng("申込みは電話(0867-72)でどうぞ。", at="0867-72"),
    ng("海外からは +81-0867-72-6124 へ", at="+81-0867-72-6124", severity=Severity.CONFIRM),
    ng("観光協会（0867-72-1-136）へ", at="0867-72-1-136"),
    ng("電話 726111", at="726111"),
    ng("お問合せ☎0867", at="0867"),
    ng("総務課 電話0867*72*611", at="0867*72*611"),
    ok("TEL +81-867-72-6111、+81 (0)867-72-6111"),
    ok("電話 0867.72.6111、フリーダイヤル 0120-0-78310"),
    ok("お問い合わせは 0867-72-6122 へ。"),
    ok("電話 0867（72）6122 までどうぞ。"),
    ok("電話 0867-72-6122・6123（内線214）"),
    ok("お電話は119番へ。"),
    ok("電話は12月1日 8:30から受け付けます。"),
    ok("お問い合わせは5-10分ほどお待ちください。"),
    ok("連絡先 総務課 新見310-3"),
    ok("受付は10-12時です。電話 #7119 へ。"),
    ok("電話相談は12-1月にも行います。"),
    ok("予約は2026-12-01までに電話で。"),
)

_OFFICE = r"(?:課|係|室|館|センター|局|署|支局|役所|本部|病院|事務局|公社|協議会)"
_SIGN = r"(?:お?電話(?:番号)?|TEL|Tel|tel|☎|☏|📞|📱|FAX|Fax|ファクス|ファックス|📠|(?:問い?合わ?せ|問合せ|連絡)先?)"
_NUMBER = r"(?P<number>[(]?[0-9]{1,5}[)]?(?:\s?[-ー―─]\s?|[()])[0-9]{1,6}(?:[-ー―─)][0-9]{1,6}){0,3})(?![0-9])"
_ANNOUNCED = quick_compile(rf"{_SIGN}(?:[\s:は/]{{1,4}}|\s?[(](?![0-9]{{1,5}}[)]))?{_NUMBER}")
_CALLED = quick_compile(
    rf"(?<![0-9A-Za-z〒/:.-]){_NUMBER}\s?番?\s?(?:まで|へ|に)、?\s?(?:お電話|ご連絡|お問い?合わ?せ|お気軽に(?:お?電話|ご連絡)|かけて|おかけ|お申し?込み|ご予約)"
)
_OF_OFFICE = lazy_compile(rf"{_OFFICE}[\s:(☎📞]{{1,3}}{_NUMBER}")
_PLAIN = quick_compile(
    rf"(?:{_SIGN}|携帯(?:電話)?|直通)[\s:は(]{{0,4}}(?P<number>0[0-9]{{2,8}}|0[0-9]{{10,13}}|[2-9][0-9]{{4,8}})(?![0-9A-Za-z#]|\s?[-ー―()./・]|\s[0-9]|\s?(?:番号|から|で)(?:始|は))"
)
"""Digits without any division that are no whole number: 「電話 726111」."""
_SIGNS_BETWEEN = quick_compile(
    r"(?<![0-9A-Za-z./#@_-])(?P<number>0[0-9]{1,4}(?P<sign>[.*=/_:])[0-9]{1,4}(?P=sign)[0-9]{1,5})(?![0-9A-Za-z./*=-])"
)
_DIVIDED = quick_compile(
    rf"{NUMBER_BEGINS}(?P<number>0[0-9]{{2,4}}(?:[-ー―・][0-9]{{1,8}}){{1,4}})(?![0-9A-Za-z*_○●□×-])"
)
_BETWEEN = lazy_compile(r"[-ー―・]")
_ABROAD = quick_compile(
    r"\+\s?81\s?[-)]?(?P<rest>\(0\)|)[\s-]?(?P<number>[(]?[0-9]{1,5}[)]?(?:[\s-][0-9]{1,5}){1,4})(?![0-9])"
)
_LENGTHS_ABROAD = (9, 10)
"""Digits of a number after +81, its first 0 left out."""
_COUNTS = lazy_compile(
    r"\s?(?:年|月|日|時|分|円|人|名|歳|番地|番線|号|階|丁目|枚|個|件|回|%|cm|km|m|℃|度|[/:~]|[-ー]\s?[xX*＊])"
)
_RIGHT = lazy_compile(
    r"(?:\(?0[0-9]{1,4}(?:[-ー―─)]{1,2}|\()[0-9]{1,4}(?:[-ー―─)]|\()?[0-9]{3,4}|\(?[0-9]{1,4}(?:[-ー―─]|\)-?)[0-9]{4})"
    r"|(?:19|20)[0-9]{2}[-ー―─].*|[0-9]{3}-[0-9]{4}|0120-[0-9]{1,3}-[0-9]{3,5}"
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    for pattern in (_ANNOUNCED, _CALLED, _OF_OFFICE):
        for match in document.find(pattern):
            if _is_wrong(document, match, *_place(match)):
                yield _finding(document, match)
    for match in (*document.find(_PLAIN), *document.find(_SIGNS_BETWEEN)):
        if _is_no_number(document, match, context.city.area_code):
            yield _finding(document, match)
    for match in document.find(_DIVIDED):
        number, start = _place(match)
        if _is_divided_wrongly(number, context.city.area_code) and not (
            document.in_link(start) or is_correction(document, match)
        ):
            yield _finding(document, match)
    for match in document.find(_ABROAD):
        national = _digits(match.groups["number"] or "")
        if national.startswith("0") or len(national) not in _LENGTHS_ABROAD:
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message="国番号+81の後は、市外局番のはじめの0を取って書きます（+81-867-72-6111）。桁数も確かめてください。",
            )


def _place(match: Match) -> tuple[str, int]:
    number = match.groups["number"] or ""
    return number, match.start + match.text.rindex(number)


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit())


def _finding(document: Document, match: Match) -> Finding:
    number, start = _place(match)
    return CHECK.finding(
        document.span(start, start + len(number)),
        severity=Severity.CONFIRM,
        message="電話番号の形になっていません。桁と区切りを確かめて、市外局番から書き直してください。",
    )


def _is_no_number(document: Document, match: Match, area_code: str) -> bool:
    """Whether digits that are announced, or that begin with the area code, are no number as a whole."""
    number, start = _place(match)
    digits, before = _digits(number), document.text[max(0, start - 8) : start]
    if "sign" in match.groups and not (number.startswith(area_code) and _is_of_wrong_length(digits)):
        return False
    if not _is_of_wrong_length(digits) or _COUNTS.match(document.text, start + len(number)):
        return False
    return not (document.in_link(start) or OTHER_NUMBER.search(before) or is_correction(document, match))


def _is_divided_wrongly(number: str, area_code: str) -> bool:
    """Whether a number with the city's area code has parts of other lengths than 0867-72-6111・6112."""
    parts = [len(part) for part in _BETWEEN.split(number)]
    if not number.startswith(area_code) or number.count("・") == len(parts) - 1:
        return False
    first = 2 if parts[1] == len("726111") else 3
    whole = parts[0] == len(area_code) and sum(parts[1:first]) == len("726111")
    return not whole or any(length < len("111") or length > len("6111") for length in parts[first:])


def _is_of_wrong_length(digits: str) -> bool:
    if digits.startswith(("050", "060", "070", "080", "090")):
        return len(digits) != len("09012345678")
    return len(digits) != len("0867726111") and not digits.startswith("0800")


def _is_wrong(document: Document, match: Match, number: str, start: int) -> bool:
    if _RIGHT.fullmatch(number) or _COUNTS.match(document.text, start + len(number)) or document.in_link(start):
        return False
    if OTHER_NUMBER.search(document.text, max(0, start - 8), start) or is_correction(document, match):
        return False
    return sum(letter.isdigit() for letter in number) > len("110")
