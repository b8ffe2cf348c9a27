"""市外局番のまちがい — 市の課や施設の番号の市外局番が、市のものと違う

何を見つけるか: 「総務課 0866-72-6111」のように、市の課や施設の番号で、市外局番が市のものと一けただけ違うもの。
なぜ: §6(2)イ「正確に記述する」。ほかの市の人の家に電話がかかります。
なおし方: 市外局番を確かめて直してください。
見逃すもの: ほかの市や県の窓口の番号、市外局番が大きく違う番号。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.phone_writing import NUMBER_BEGINS
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="市外局番のまちがい", reckons=True)

EXAMPLES = (
    ng("総務課 0866-72-6111", at="0866-72-6111", suggestion="0867-72-6111", severity=Severity.CONFIRM),
    ng("新見市役所 ☎0868-72-6111", at="0868-72-6111"),
    ng("問い合わせ：商工観光課（0877-72-6137）", at="0877-72-6137"),
    ng("図書館 TEL 0857-72-2826", at="0857-72-2826"),
    ng("上下水道課 0863(72)6172 まで", at="0863(72)6172"),
    ng("千屋市民センター　０８６９－７７－２００１", at="０８６９－７７－２００１"),
    ng("観光の問い合わせは 0857-72-6137 まで", at="0857-72-6137"),
    ok("岩美町の観光の問い合わせは 0857-72-6137 まで"),
    ok("総務課 0867-72-6111"),
    ok("高梁市観光案内所 0866-21-0498"),
    ok("高梁市 商工観光課 0866-21-0229"),
    ok("岡山県農産課 086-226-7420"),
    ok("津山市役所 0868-32-2111"),
    ok("消費者ホットライン 188、フリーダイヤル 0120-72-6111"),
    ok("真庭保健所 健康増進課 0867-44-2990"),
)

_NUMBER = quick_compile(
    rf"{NUMBER_BEGINS}[(]?(?P<code>0[1-9][0-9]{{2}})[)]?[-(ー]?(?P<exchange>[79][0-9])[-)ー](?P<rest>[0-9]{{4}})(?![0-9A-Za-z-])"
)
_OFFICE = lazy_compile(
    r"(?:課|室|係|市役所|支局|図書館|公民館|市民センター|ふれあいセンター|本部|事務局|消防署|保育所|こども園|小学校|中学校)"
    r"[\s(:／/「]{0,3}(?:直通|代表|内)?[\s)]{0,2}(?:電話|TEL|Tel|tel|☎|📞)?[\s:(は番号]{0,4}$"
)
_ELSEWHERE = lazy_compile(
    r"東京都|京都府|大阪府|北海道|県(?![道内外営境])|(?<![一-龥])国の|警察|保健所|年金|税務署|法務局|裁判所|ハローワーク|振興局|県民局"
)
_OWN_NUMBERS = ("61", "62")
"""How the numbers of the city's offices go on after 0867-72."""
_ANY_MUNICIPALITY = lazy_compile(r"(?<!新見)(?<=[一-龥])[市町村](?:の|で|に|役|立|内|観|、|と)")
_MUNICIPALITY = lazy_compile(r"(?P<name>[一-龥ヶ々]{1,5})[市町村](?=[^民内場営]|$)")


def check(document: Document, context: Context) -> Iterator[Finding]:
    city = context.city
    for match in document.find(_NUMBER):
        code = match.groups["code"] or ""
        if not _differs_by_one(code, city.area_code) or document.in_link(match.start):
            continue
        line = document.text[
            max(0, document.text.rfind("\n", max(0, match.start - 40), match.start), match.start - 40) : match.start
        ]
        others = [one for one in _MUNICIPALITY.finditer(line) if not one[0].endswith(city.name)]
        if not (_OFFICE.search(line) or _is_own(document, match)) or _ELSEWHERE.search(line) or others:
            continue
        opened = match.text.startswith("(") and ")" not in match.text
        start = match.start + 1 if opened else match.start
        yield CHECK.finding(
            document.span(start, match.end),
            severity=Severity.CONFIRM,
            message=f"市外局番が市のもの（{city.area_code}）と違います。番号を確かめてください。",
            suggestion=f"{city.area_code}-{match.groups['exchange']}-{match.groups['rest']}",
        )


def _is_own(document: Document, match: Match) -> bool:
    """Whether nothing but the city's own offices is spoken of, and the number without its code looks like theirs."""
    if match.groups["exchange"] != "72" or not (match.groups["rest"] or "").startswith(_OWN_NUMBERS):
        return False
    return not (document.has(_ELSEWHERE) or document.has(_ANY_MUNICIPALITY))


def _differs_by_one(code: str, own: str) -> bool:
    """Whether one digit is another one, or two neighbours have changed places."""
    if len(code) != len(own) or code == own:
        return False
    wrong = [place for place, (one, other) in enumerate(zip(code, own, strict=True)) if one != other]
    if len(wrong) == 1:
        return True
    first, last = wrong[0], wrong[-1]
    return len(wrong) == 2 and last == first + 1 and code[first] == own[last] and code[last] == own[first]
