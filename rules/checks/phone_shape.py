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
from rules.phone_writing import OTHER_NUMBER
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="電話番号の形でない番号", reckons=True)

EXAMPLES = (
    ng("困ったときは 72-613 までお電話を。", at="72-613", severity=Severity.CONFIRM),
    ng("電話は（72）−61−8番、消費生活センターへ", at="（72）−61−8"),
    ng("お問い合わせは 72-61-22 へ。", at="72-61-22"),
    ng("健康医療課 ☎72-61290", at="72-61290"),
    ng("申込みは電話(0867-72)でどうぞ。", at="0867-72"),
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
_COUNTS = lazy_compile(
    r"\s?(?:年|月|日|時|分|円|人|名|歳|番地|番線|号|階|丁目|枚|個|件|回|%|cm|km|m|℃|度|[/:~]|[-ー]\s?[xX*＊])"
)
_RIGHT = lazy_compile(
    r"(?:\(?0[0-9]{1,4}(?:[-ー―─)]{1,2}|\()[0-9]{1,4}(?:[-ー―─)]|\()?[0-9]{3,4}|\(?[0-9]{1,4}(?:[-ー―─]|\)-?)[0-9]{4})"
    r"|(?:19|20)[0-9]{2}[-ー―─].*|[0-9]{3}-[0-9]{4}"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for pattern in (_ANNOUNCED, _CALLED, _OF_OFFICE):
        for match in document.find(pattern):
            number = match.groups["number"] or ""
            start = match.start + match.text.index(number)
            if not _is_wrong(document, match, number, start):
                continue
            yield CHECK.finding(
                document.span(start, start + len(number)),
                severity=Severity.CONFIRM,
                message="電話番号の形になっていません。桁と区切りを確かめて、市外局番から書き直してください。",
            )


def _is_wrong(document: Document, match: Match, number: str, start: int) -> bool:
    if _RIGHT.fullmatch(number) or _COUNTS.match(document.text, start + len(number)) or document.in_link(start):
        return False
    if OTHER_NUMBER.search(document.text, max(0, start - 8), start) or is_correction(document, match):
        return False
    return sum(letter.isdigit() for letter in number) > len("110")
