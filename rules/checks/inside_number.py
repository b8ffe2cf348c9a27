"""庁舎の中でしかかからない番号 — 内線や下4けただけの案内

何を見つけるか: 「農林課（内線2143）まで」「環境課☎6116」「直通6131」のように、外からかけられる番号がどこにもなく、
内線や下4けたの番号だけが案内されているもの。
なぜ: §6(2)イ「内容について誤解を招かないよう十分注意すること」。市民の電話からは、どこにもつながりません。
なおし方: 市外局番から書いてください。内線を添えるときは、代表番号の後に書きます。
見逃すもの: 外からの番号がそばにある内線（「0867-72-6111（内線2143）」）、庁舎の内線電話の使い方、職員どうしの連絡、
局番を一度だけ断った一覧（「局番はいずれも0867-72」）、広報紙の記事の内線。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="庁舎の中でしかかからない番号", reckons=True)

EXAMPLES = (
    ng("お申し込みは農林課（内線2143）まで。", at="内線2143", severity=Severity.CONFIRM),
    ng("問い合わせ先：都市整備課　内線３３１", at="内線３３１"),
    ng("申込先 道路河川課 工務係 ☎内線2214", at="☎内線2214"),
    ng("お問い合わせは環境課☎6116へ", at="6116"),
    ng("税務課（電話6117）へどうぞ。", at="6117"),
    ng("農林課直通の6128までお電話ください。", at="6128"),
    ng("健康づくり課（6129）へお申し込みください。", at="6129"),
    ng("申込先\n農林課\n6133", at="6133"),
    ok("農林課 0867-72-6131（内線2143）まで"),
    ok("申込先 道路河川課 0867-72-6111 ☎内線2214"),
    ok("玄関の電話機で内線2143を押してください。"),
    ok("（局番はいずれも0867-72）税務課☎6116、市民課☎6121"),
    ok("電話は1960年ごろに引かれました。"),
    ok("問い合わせは農林課（定員30名）へ"),
    ok("税務課 0867-72-6116・6117"),
    ok("電話で申し込んだ方は2143人でした。"),
    ok("総務課（2026）年度の募集"),
    ok("受付番号の下4けた6111の方は、お電話ください。"),
)

_ARTICLE = 300
"""Characters from which a text is a bulletin's article, whose numbers stand on its cover."""
_NEAR = 160
"""Characters around a number in an article within which another that can be called would stand."""
_OFFICE = r"(?:課|係|室|局|館|センター|支局|役所|本部|事務局|担当)"
_SIGN = r"(?:お?電話(?:番号)?|TEL|Tel|tel|☎|☏|📞|FAX|Fax|ファクス|ファックス|📠)\uFE0F?"
_LAST_FOUR = r"(?P<number>(?!20[0-4][0-9]|19[0-9]{2})[1-9][0-9]{3}(?:\s?[・、,/]\s?[1-9][0-9]{3})?)"
_UNITS = r"(?:年|円|人|名|件|回|月|日|時|分|番地|m|km|号|台|世帯|[gLl]|歩|個|本|枚|冊)"
_NO_MORE = rf"(?![0-9A-Za-z#-]|\s?[-~:/.,]\s?[0-9]|\s?{_UNITS})"
_INSIDE = quick_compile(
    rf"(?:{_SIGN}\s?(?:番号)?[:は]?\s?)?(?:内線(?:番号)?|(?<=[\s(])内)[:は]?\s?(?P<number>[0-9]{{2,5}}(?:\s?[・、,]\s?[0-9]{{2,5}})?){_NO_MORE}"
)
_SHORT = (
    quick_compile(rf"{_SIGN}[\s:(は]{{0,3}}{_LAST_FOUR}{_NO_MORE}"),
    quick_compile(rf"(?:直通|代表)(?:電話|番号)?[\s:(のは]{{0,3}}{_LAST_FOUR}{_NO_MORE}"),
    lazy_compile(rf"電話は[^\n。0-9]{{0,8}}の{_LAST_FOUR}番(?=へ|まで)"),
    lazy_compile(rf"{_OFFICE}[(]{_LAST_FOUR}[)](?=[へまに])"),
    lazy_compile(
        rf"(?:(?:問い?合わ?せ|問合せ|申し?込み?|連絡)先?は?|^問)[^\n0-9]{{0,12}}\n?[^\n0-9]{{0,12}}{_OFFICE}\s?[\n\s]\s?{_LAST_FOUR}(?=\s?(?:$|\n|へ|まで))"
    ),
    lazy_compile(rf"問い?合わ?せは\s?{_LAST_FOUR}\s?(?:番)?の[一-龥]{{1,8}}課"),
)
_CAN_BE_CALLED = lazy_compile(
    r"[0-9]{2,5}\s?[-ー―─(./]\s?[0-9]{2,4}|(?<![0-9])0[0-9]{8,10}(?![0-9])|[)]\s?[0-9]{2,4}[-ー][0-9]{4}"
    r"|(?<![0-9])0[0-9]{1,4}\s[0-9]{1,4}\s[0-9]{3,4}|局番"
)
_AMONG_COLLEAGUES = lazy_compile(
    r"内線電話|内線で(?:呼|お呼)|押し|ダイヤルし|受話器|電話機|職員(?:は|どうし|同士|用)|庁内|でした|覚え|暗記"
)
_NOT_CALLED = lazy_compile(
    r"(?:下|末尾|最後の?)\s?(?:の?[4四](?:けた|ケタ|桁))?[がはの]?\s?$|暗証番号|受付番号|整理番号"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if len(document.text) < _ARTICLE:
        yield from _extensions(document)
    for pattern in _SHORT:
        for match in document.find(pattern):
            number = match.groups["number"] or ""
            start = match.start + match.text.rindex(number)
            if _is_all_there_is(document, match) and not _NOT_CALLED.search(document.text, max(0, start - 16), start):
                message = "4桁だけの番号では外からかけられません。市外局番から書いてください。"
                yield _finding(document, start, start + len(number), message)


def _extensions(document: Document) -> Iterator[Finding]:
    for match in document.find(_INSIDE):
        printed = document.text.endswith("】", 0, match.start)
        if printed or not _is_all_there_is(document, match):
            continue
        if not _AMONG_COLLEAGUES.search(document.sentence_at(match.start).text):
            start = match.start if match.text[0] != "内" else match.start + match.text.index("内")
            yield _finding(document, start, match.end, "内線だけでは外からかけられません。市外局番から書いてください。")


def _is_all_there_is(document: Document, match: Match) -> bool:
    """Whether no number that can be called from outside stands in the post (or near by, in an article)."""
    if document.in_link(match.start) or is_correction(document, match):
        return False
    near = 0 if len(document.text) < _ARTICLE else max(0, match.start - _NEAR)
    far = len(document.text) if len(document.text) < _ARTICLE else match.end + _NEAR
    return not (
        _CAN_BE_CALLED.search(document.text, near, match.start) or _CAN_BE_CALLED.search(document.text, match.end, far)
    )


def _finding(document: Document, start: int, end: int, message: str) -> Finding:
    return CHECK.finding(document.span(start, end), severity=Severity.CONFIRM, message=message)
