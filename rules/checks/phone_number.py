"""電話番号のまちがい — 桁の数や書き方が合わない、市外局番がない

何を見つけるか: 「0867-72-61」「0867-72-61234」のように桁の合わない番号、「(0867)-72--6131」のような区切り、
市外局番のない「72-6126」、電話番号簿にない番号。
なぜ: §6(2)イ「正確に記述する」。電話がつながらず、他の人の迷惑にもなります。
なおし方: 番号を確かめ、市外局番から書いてください。
見逃すもの: 119や#9110などの短い番号。広報紙の記事のような長い文の番号や、よその町のものと思われる番号は
「参考」にとどめ、「【電話】」の印のある一覧では何も言いません。市外局番のない番号がいくつもあるときは、
最初の番号だけを示します。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.phone_numbers import is_valid, usual_writing
from rules.phone_writing import NUMBER_BEGINS, OTHER_NUMBER
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="電話番号のまちがい")

EXAMPLES = (
    ng("交通対策課(0867-72-61)へお電話ください。", at="0867-72-61", severity=Severity.BLOCK),
    ng("相談専用電話　0867-72-61234", at="0867-72-61234"),
    ng("つながらないときは086-72-0119へ", at="086-72-0119"),
    ng("ご予約は 0867-072-4415 まで", at="0867-072-4415"),
    ng("建設課 (0867)-72--6131 へ", at="(0867)-72--6131", severity=Severity.CONFIRM),
    ng("相談室「つむぎ」☎0687-72-0025", at="0687-72-0025", severity=Severity.CONFIRM),
    ng("上水道課 72-6126 までお電話ください。", at="72-6126", suggestion="0867-72-6126"),
    ng("お申込みは電話72-611へ。", at="72-611", severity=Severity.BLOCK),
    ng("電話0867-7-26111", at="0867-7-26111", severity=Severity.CONFIRM),
    ng("電話 086772611まで", at="086772611", severity=Severity.BLOCK),
    ng("℡0867-72-61458", at="0867-72-61458", severity=Severity.BLOCK),
    ng("TEL：０８６７ー７２ー６１", at="０８６７ー７２ー６１", severity=Severity.BLOCK),
    ng("電話 0867 72 61234", at="0867 72 61234", severity=Severity.BLOCK),
    ng("ファクスは 72-61811 へ", at="72-61811", severity=Severity.BLOCK),
    ng("農林課 72-61311", at="72-61311", severity=Severity.BLOCK),
    ng("お問い合わせは 072-61 の税務課まで。", at="072-61", severity=Severity.BLOCK),
    ng("問い合わせは観光課(72-61)まで。", at="72-61", severity=Severity.BLOCK),
    ng("窓口は 0867-6111 です。", at="0867-6111", severity=Severity.BLOCK),
    ng("お問い合わせは0867ー72まで", at="0867ー72"),
    ng("学校教育課の担当(電話86772-6146)へ。", at="86772-6146"),
    ng("健康づくり課 電話 72の6129", at="72の6129"),
    ng("ご予約は72の4170番へ。", at="72の4170"),
    ng("電話 086-7726-111", at="086-7726-111", severity=Severity.CONFIRM),
    ng("フリーダイヤル 012-0123-456", at="012-0123-456"),
    ng("当日の携帯 090-12345-678", at="090-12345-678"),
    ng("交通対策課 0867-72-61-24", at="0867-72-61-24"),
    ok("整理番号 01-23-456-78 の方"),
    ok("姉妹都市シドニー TEL 9265-9333"),
    ok("支局の電話番号(市外局番はいずれも0867)\n市民課72-6120／税務課72-6116"),
    ok("TEL0867-72-6122／FAX0867-72-6181"),
    ok("０８６７ー７２ー６１１１"),
    ok("電話 0867 72 6111"),
    ok("電話受付 09.10.2026"),
    ok("交通課 0867-72-xxxx"),
    ok("電話 0867726111まで"),
    ok("総務課 0867-72-6202 へ"),
    ok("0120-123-456、0570-064-556、090-1234-5678、050-1234-5678"),
    ok("（0867）72-6111"),
    ok("☎（0867）72-6111"),
    ok("119番、#9110、189（いちはやく）へ"),
    ok("〒718-8501 新見市新見310-3"),
    ok("2026-11-26に開きます。"),
    ok("商品番号 0123-45-678"),
    ok("お申し込みは 20-39歳の女性が対象です。\nお問い合わせ 20-30分お待ちいただきます。\n連絡は09-17時に。"),
    ok("決勝　消防本部 78-65 市民病院\n会場：市民体育館 (75-60)"),
    ok("新見市史10-1234号"),
    ok("問 健康医療課【電話】72-6129"),
    ok("問 健康医療課【電話・FAX】72-6129"),
    ng("隣の市の観光協会 ☎22-0461", at="22-0461", severity=Severity.INFO),
)

_FULL = quick_compile(
    rf"{NUMBER_BEGINS}[(]?(?P<a>0[0-9]{{1,4}})[)]?\s?[-(]{{0,2}}\s?(?P<b>[0-9]{{1,5}})\s?[-)]{{1,2}}\s?"
    r"(?P<c>[0-9]{1,6})(?![0-9A-Za-z]|-[0-9A-Za-z*_○〇●□×])"
)
# Other signs stand for the hyphen where people type it by ear; dates have dots and slashes, too.
_LONG_DASHES = quick_compile(
    rf"{NUMBER_BEGINS}(?P<a>0[0-9]{{1,4}})\s?[-ー―—─]\s?(?P<b>[0-9]{{1,5}})\s?[ー―—─]\s?(?P<c>[0-9]{{1,6}})(?![0-9A-Za-z]|[-ー][0-9])"
)
_SPACED = quick_compile(
    r"(?:電話(?:番号)?|TEL|Tel|tel|FAX|Fax|ファクス|ファックス|☎|📞|📠)[\s:は]{0,3}"
    r"(?P<a>0[0-9]{1,4})(?P<sign>[ ./・])(?P<b>[0-9]{1,5})[ ./・](?P<c>[0-9]{1,6})(?![0-9A-Za-z]|[-./][0-9])"
)
_PLAIN = lazy_compile(
    r"(?:電話|TEL|Tel|FAX|ファクス|ファックス|☎|📞|📠|問い?合わ?せ先?)\s?(?:は|:|番号)?\s?(?P<number>0[0-9]{7,12})(?![0-9-])"
)
_LOCAL = quick_compile(rf"{NUMBER_BEGINS}(?P<b>[2-9][0-9])-(?P<c>[0-9]{{4}})(?![0-9A-Za-z-])")
_SHORT = quick_compile(
    r"(?:電話(?:番号)?|TEL|Tel|FAX|ファクス|ファックス|☎|📞|📠)\s?[:は]?\s?"
    r"(?P<number>[2-9][0-9]-(?:[0-9]{2,3}|[0-9]{5}))(?![0-9A-Za-z-])"
)
_SHORT_OF_OFFICE = lazy_compile(
    r"(?:課|係|室|局|館|センター|役所|本部)[\s:(]{1,3}(?P<number>7[0-9]-(?:[0-9]{3}|[0-9]{5}))(?=[\s)。、/へまで]|$)"
)
_SHORT_ASKED = lazy_compile(
    r"(?:問い?合わ?せ|連絡)先?\s?[:は]?\s?(?P<number>0[0-9]{2,3}[-ー][0-9]{2,3}|7[0-9][-ー][0-9]{2,3})(?=[\s)。、]|の[一-龥]{1,8}課|まで|へ|$)"
    r"|(?:課|係|室)[(](?P<bracketed>7[0-9]-[0-9]{2})[)](?=まで|へ)"
)
_BY_WORD = r"[2-9][0-9]\s?(?:局の?|-?の)\s?[0-9]{4}"
_OTHERWISE_WRITTEN = quick_compile(
    rf"(?:電話|☎|TEL|℡)(?:番号)?\s?[:は]?\s?(?P<number>867[0-9]{{2}}-[0-9]{{4}}|867-[0-9]{{2}}-[0-9]{{4}}|{_BY_WORD})(?![0-9-])"
    rf"|(?<![0-9-])(?P<called>{_BY_WORD})(?=番|\s?(?:へ|まで|に)、?\s?(?:お?電話|ご連絡|お問))"
    r"|(?<![0-9-])(?P<parts>0867-[0-9]{2}-[0-9]{2}-[0-9]{2})(?![0-9-])"
)
"""The first 0 lost (86772-6146), 「の」 for the area code, a dash too many."""
_SAID_FOR_ALL = lazy_compile(r"市外局番[^。\n0-9]{0,10}0[0-9]{1,4}")
_AREA_CODE = lazy_compile(r"0[0-9]{1,4}[)\s]{1,2}$")
_TELEPHONE = lazy_compile(
    r"電話|☎|📞|TEL|Tel|tel|FAX|Fax|ファ[ック]+ス|℡|問い?合わ?せ|連絡|申し?込|予約|課|室|係|センター|館|局|窓口|相談|役所|本庁"
)
_PRINTED = lazy_compile(r"【[^】]{0,8}(?:電話|FAX|TEL)[^】]{0,8}】\s?$")
_ARTICLE = 300
"""Characters from which a text is an article rather than a post: bulletins use local numbers throughout, and so do
listings with the printed sign 【電話】."""
_MOBILE = ("050", "060", "070", "080", "090")
_OWN_EXCHANGES = ("7", "88", "9")
"""How local numbers of the city begin. Others are some other town's: their area code cannot be told."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    for match in (*document.find(_FULL), *document.find(_LONG_DASHES), *document.find(_SPACED)):
        before = document.text[max(0, match.start - 8) : match.start]
        if not (document.in_link(match.start) or is_correction(document, match) or OTHER_NUMBER.search(before)):
            yield from _about_full(document, match, context)
    for match in document.find(_PLAIN):
        number = match.groups["number"] or ""
        span = document.span(match.end - len(number), match.end)
        if len(number) not in _lengths(number):
            yield _wrong_length(span, number)
        elif _is_unknown(number, context):
            yield _unknown(span)
    yield from _about_local(document, context)
    for match in (*document.find(_SHORT), *document.find(_SHORT_OF_OFFICE)):
        number = match.groups["number"] or ""
        yield _wrong_length(document.span(match.end - len(number), match.end), number.replace("-", ""))
    for match in document.find(_SHORT_ASKED):
        number = match.groups["number"] or match.groups["bracketed"] or ""
        start = match.start + match.text.index(number)
        yield _wrong_length(document.span(start, start + len(number)), number.replace("-", "").replace("ー", ""))
    for match in document.find(_OTHERWISE_WRITTEN):
        number = next(part for part in match.groups.values() if part)
        start = match.start + match.text.index(number)
        yield CHECK.finding(
            document.span(start, start + len(number)),
            severity=Severity.CONFIRM,
            message="このままではかけられない書き方です。市外局番から数字で書いてください（0867-72-6111）。",
        )


def _about_full(document: Document, match: Match, context: Context) -> Iterator[Finding]:
    groups = [match.groups[name] or "" for name in "abc"]
    digits = "".join(groups)
    opened = match.text.startswith("(") and ")" not in match.text
    start = match.start + (1 if opened else 0) + (match.text.index(groups[0]) if "sign" in match.groups else 0)
    span = document.span(start, match.end)
    if _is_a_date(groups):
        return
    if len(digits) not in _lengths(digits):
        yield _wrong_length(span, digits)
    elif "--" in match.text or ")-" in match.text:
        message = "番号の区切りが崩れています。番号を確かめて書き直してください。"
        yield CHECK.finding(span, severity=Severity.CONFIRM, message=message)
    elif _is_grouped_otherwise(groups, context.city.area_code):
        message = "市外局番と番号の区切りが合いません。数字の入れかわりがないか確かめてください。"
        yield CHECK.finding(span, severity=Severity.CONFIRM, message=message)
    elif _is_unknown(digits, context):
        yield _unknown(span)


def _wrong_length(span: Span, digits: str) -> Finding:
    message = f"番号の桁数が合いません（{len(digits)}桁）。正しい番号を確かめて書き直してください。"
    return CHECK.finding(span, severity=Severity.BLOCK, message=message)


def _unknown(span: Span) -> Finding:
    message = "市の電話番号簿にない番号です。正しい番号か確かめてください。"
    return CHECK.finding(span, severity=Severity.CONFIRM, message=message)


def _is_a_date(groups: list[str]) -> bool:
    return len(groups[0]) == 2 and len(groups[1]) <= 2 and len(groups[2]) <= 2


def _lengths(digits: str) -> tuple[int, ...]:
    if digits.startswith(_MOBILE):
        return (10, 11) if digits.startswith("0800") else (11,)
    if digits.startswith("0800"):
        return (11,)
    return (10,)


def _is_grouped_otherwise(groups: list[str], area_code: str) -> bool:
    """Whether the area code is not the one these digits belong to (0687-72-… is 06-8772-…)."""
    digits = "".join(groups)
    if digits.startswith(area_code):
        if len(groups[0]) < len(area_code):  # 086-724-… is a number of 岡山市
            return digits.startswith(_OWN_EXCHANGES, len(area_code))
        return groups[0] != area_code or len(groups[2]) != 4
    if digits.startswith(("0120", "0800", "0570")) and groups[0] not in _MOBILE:
        return len("0120") not in (len(groups[0]), len(groups[0] + groups[1]))
    if digits.startswith(_MOBILE):
        return (groups[0] not in _MOBILE or len(groups[2]) != 4) and len(digits) == len("09012345678")
    return is_valid(digits) and usual_writing(digits).split("-")[0] != groups[0]


def _is_unknown(digits: str, context: Context) -> bool:
    city = context.city
    return bool(city.phone_directory) and digits.startswith(city.area_code) and digits not in city.phone_directory


def _about_local(document: Document, context: Context) -> Iterator[Finding]:
    """Numbers without area code: asked about once in a post, one piece of advice in a bulletin's article."""
    found = [
        match
        for match in document.find(_LOCAL)
        if _TELEPHONE.search(document.text[max(0, match.start - 20) : match.start])
        and not _AREA_CODE.search(document.text, max(0, match.start - 8), match.start)
        and not document.in_link(match.start)
        and not is_correction(document, match)
    ]
    printed = [_PRINTED.search(document.text, max(0, match.start - 20), match.start) for match in found]
    if any(printed) or document.has(_SAID_FOR_ALL):
        return
    for match in found[:1]:
        exchange, own = match.groups["b"] or "", (match.groups["b"] or "").startswith(_OWN_EXCHANGES)
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM if own and len(document.text) < _ARTICLE else Severity.INFO,
            message="市外局番がありません。市の外や携帯電話からもかけられるように、市外局番から書いてください。",
            suggestion=f"{context.city.area_code}-{exchange}-{match.groups['c']}" if own else None,
        )
