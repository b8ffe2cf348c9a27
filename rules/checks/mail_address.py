"""メールアドレスのまちがい — ドメインがない、途中で切れている、空白や二つの@がある

何を見つけるか: 「bunka@ へ」「kouhou@city.niimi.okayama」のようにドメインのない、途中で切れたアドレス、
「kouhou @city…」「kouhou@@city…」「kouhou＠city…」のような書きまちがい、市のドメインのつづりのまちがい。
なぜ: §6(2)イ「正確に記述する」。送っても届きません。
なおし方: アドレスを最後まで、半角で書いてください。
見逃すもの: 「info@で始まるアドレスにご注意」のような注意喚起、「（at）」「★を@に」のようにわざと変えたアドレス、
SNSのアカウントの名前。
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.host_names import is_complete, meant_host
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="メールアドレスのまちがい", reckons=True)

EXAMPLES = (
    ng("応募用紙は、メール bunka@ へ送ってください。", at="bunka@", severity=Severity.CONFIRM),
    ng("Eメール kouhou@city.niimi.okayama", at="kouhou@city.niimi.okayama", suggestion="kouhou@city.niimi.okayama.jp"),
    ng("kouhou@niimi へお送りください。", at="kouhou@niimi"),
    ng(
        "メール：kouhou @city.niimi.okayama.jp",
        at="kouhou @city.niimi.okayama.jp",
        suggestion="kouhou@city.niimi.okayama.jp",
    ),
    ng("kouhou@city. niimi.okayama.jp", at="kouhou@city. niimi.okayama.jp", suggestion="kouhou@city.niimi.okayama.jp"),
    ng("kouhou@@city.niimi.okayama.jp", at="kouhou@@city.niimi.okayama.jp", suggestion="kouhou@city.niimi.okayama.jp"),
    ng("kouhou@city@niimi.okayama.jp", at="kouhou@city@niimi.okayama.jp"),
    ng("kouhou@city.nimi.okayama.jp", at="kouhou@city.nimi.okayama.jp", suggestion="kouhou@city.niimi.okayama.jp"),
    ng("kouhou＠city.niimi.okayama.jp", at="kouhou＠city.niimi.okayama.jp", suggestion="kouhou@city.niimi.okayama.jp"),
    ng("kouhou@city,niimi.okayama.jp", at="kouhou@city,niimi.okayama.jp", suggestion="kouhou@city.niimi.okayama.jp"),
    ng("kouhou@city.niimi..okayama.jp", at="kouhou@city.niimi..okayama.jp", suggestion="kouhou@city.niimi.okayama.jp"),
    ok("Please write to kouhou@city.niimi.okayama.jp."),
    ng("メール kouhou.city.niimi.okayama.jp", at="kouhou.city.niimi.okayama.jp"),
    ng("申込先メール：@city.niimi.okayama.jp", at="@city.niimi.okayama.jp"),
    ng(
        "kouhou@city.niimi.okayama.jp.jpへ",
        at="kouhou@city.niimi.okayama.jp.jp",
        suggestion="kouhou@city.niimi.okayama.jp",
    ),
    ng("メール kouhou@city.niimi.okayama.co.jp", at="kouhou@city.niimi.okayama.co.jp"),
    ng(
        "お名前を書いて、メールで\nkenshin.city.niimi.okayama.jp\nへお送りください。",
        at="kenshin.city.niimi.okayama.jp",
    ),
    ng("E-mail：soumu.city.niimi.okayama.jp", at="soumu.city.niimi.okayama.jp"),
    ng("申込みはメール（bunka.city.niimi.okayama.jp）か電話で。", at="bunka.city.niimi.okayama.jp"),
    ng("メールの宛先は nourin city.niimi.okayama.jp です。", at="nourin city.niimi.okayama.jp"),
    ng("✉ koutsu_city.niimi.okayama.jp", at="koutsu_city.niimi.okayama.jp"),
    ok("メールアドレス：kouhou(a)city.niimi.okayama.jp あて"),
    ok("メールでのお申し込みは、市のページ www.city.niimi.okayama.jp の入力画面から。"),
    ok("メールの設定は https://lib.city.niimi.okayama.jp をご覧ください。"),
    ok("メール配信の登録は\nhttps://mail.city.niimi.okayama.jp/ から。"),
    ok("メールマガジンは city.niimi.okayama.jp からの受信を許可してください。"),
    ok("メール kouhou@city.niimi.okayama.jp へ。"),
    ok("kouhou@city.niimi.okayama.jp。"),
    ok("info@で始まるアドレスからの迷惑メールにご注意ください。"),
    ok("市公式X @niimi_city をフォローしてください。"),
    ok("kouhou★city.niimi.okayama.jp（★を@に変えてください）"),
    ok("kouhou＠city.niimi.okayama.jp（＠を半角に変えてお送りください）"),
    ok("YouTube https://www.youtube.com/@niimi-city"),
    ok("新見ライブ@まなび広場にいみ"),
    ok("LINE ID：@niimi"),
    ok("tanka@example.com、haiku@example.com"),
    ok("tanka@example.com,haiku@example.com"),
)

_LOOSE = quick_compile(
    r"(?<![A-Za-z0-9._%+@/-])(?P<local>[A-Za-z0-9][A-Za-z0-9._%+-]{0,63})(?P<gap>\s?)(?P<at>@{1,3})(?:(?P<gap2>[^\S\n])(?=[A-Za-z0-9-]{1,40}\.))?"
    r"(?P<host>(?:[A-Za-z0-9@-]|\.(?=[A-Za-z0-9.,-])|,(?=[A-Za-z0-9-]{1,63}[.,])|\.\s(?=[a-z0-9]{2,12}[.\s]?[a-z])|[.](?![A-Za-z0-9])){0,80})"
)
_NO_LOCAL = lazy_compile(
    r"(?:メール|mail|Mail|✉|📧|📩)(?:アドレス)?[\s:はへ]{1,3}(?P<address>@(?:[A-Za-z0-9-]{1,40}\.){1,5}[A-Za-z]{2,10})"
)
_NO_AT = lazy_compile(
    r"(?:メール|mail|Mail|✉|📧|📩)(?:アドレス)?[\s:はへ]{1,3}(?P<address>[a-z0-9_-]{2,30}\.(?P<host>(?:[a-z0-9-]{1,40}\.){1,5}[a-z]{2,10}))(?![A-Za-z0-9/@-])"
)
_NO_AT_FURTHER_ON = lazy_compile(
    r"(?:メール|[Mm]ail|MAIL|✉|📧|📩)(?!マガジン|配信|サービス)(?:アドレス)?[^A-Za-z0-9@。]{0,14}"
    r"(?P<address>(?<![A-Za-z0-9/@._:-])(?P<local>[a-z0-9-]{2,20})(?P<sign>[. _/]|&|#|\*)"
    r"(?P<host>(?:[a-z0-9-]{1,40}\.){1,5}[a-z]{2,10}))(?![A-Za-z0-9/@-])"
)
"""「メールで（改行）kenshin.city…」: the words and the address need not touch."""
_READ_THERE = lazy_compile(
    r"(?:\s|\))?(?:の|を(?:ご覧|開)|から(?:も)?(?:お申|申|登録|受信|アクセス)|で(?:ご確認|公開))"
)
_WARNED = lazy_compile(
    r"^[」』\s]{0,2}(?:(?:で|から|と)(?:始|はじ)|以降|以下|より前|の前|の後|から届|から送|マーク|を(?:つけ|付け|入れ|忘)|(?:は|を)半角)|迷惑メール|なりすまし|詐欺|偽|不審"
)
_REPLACED = lazy_compile(
    r"(?:@|アットマーク|アット)[」』]?(?:を|は|に)[^。\n]{0,12}(?:半角|変え|替え|変更|置き換え|置換|小文字|してください)|(?:スパム|迷惑メール)[^。\n]{0,12}(?:防止|対策)"
)
_POST = lazy_compile(r"メール|mail|Mail|MAIL|✉|📧|📩|アドレス|宛|あて|送|申し?込|応募|問い?合わ?せ|連絡|提出")
_HANDLE = lazy_compile(
    r"(?:LINE|X|Twitter|Instagram|インスタ|ツイッター|アカウント|ID|TikTok|Threads|YouTube)[^\n。]{0,10}$",
    re.IGNORECASE,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    if "@" in document.text:
        if not document.has(_REPLACED):
            yield from _broken(document, context)
        for match in document.find(_NO_LOCAL):
            if not _HANDLE.search(document.text, max(0, match.start - 14), match.start):
                start = match.start + match.text.index("@")
                yield _finding(document.span(start, match.end), "@の前がありません。アドレスを最後まで書いてください。")
    found = set()
    for match in document.find(_NO_AT_FURTHER_ON):
        address, host = match.groups["address"] or "", match.groups["host"] or ""
        is_page = match.groups["local"] == "www" or _READ_THERE.match(document.text, match.end)
        if context.city.owns(host) and not is_page and not document.has(_REPLACED):
            start = match.end - len(address)
            found.add(start)
            yield _finding(document.span(start, match.end), "@がありません。アドレスを確かめて書き直してください。")
    for match in document.find(_NO_AT):
        host = match.groups["host"] or ""
        address = match.groups["address"] or ""
        start = match.end - len(address)
        if context.city.owns(host) and not address.startswith("www.") and start not in found:
            yield _finding(document.span(start, match.end), "@がありません。アドレスを確かめて書き直してください。")


def _broken(document: Document, context: Context) -> Iterator[Finding]:
    text = document.text
    links = [(link.start, link.end) for link in document.links]
    for match in document.find(_LOOSE):
        local, host = match.groups["local"] or "", match.groups["host"] or ""
        # An @ is part of many web addresses, too.
        link = bisect_left(links, (match.start, 0)) - 1
        if (link >= 0 and match.start < links[link][1]) or _WARNED.search(text[match.end : match.end + 12]):
            continue
        after = text[match.end : match.end + 1]
        whole = re.sub(r"[.,]{1,8}", ".", re.sub(r"\s", "", host)).strip(".-")
        if not any(char.isalpha() for char in local) or (after == "@" and not host):
            continue
        announced = bool(_POST.search(text, max(0, match.start - 24), match.end + 24))
        about = _about(document, match.span, match.groups, whole, context, announced=announced)
        if about is not None:
            yield about


def _about(
    document: Document, span: Span, groups: dict[str, str | None], whole: str, context: Context, *, announced: bool
) -> Finding | None:
    """What is wrong with one address, if something is."""
    host, local = groups["host"] or "", groups["local"] or ""
    meant = meant_host(whole, context.city)
    complete = is_complete(whole)
    mended = f"{local.strip('.')}@{meant or whole}" if complete or meant else None
    spaced = bool(groups["gap"] or groups["gap2"] or " " in host)
    if spaced and not mended:
        # 「Team A @ 会場」: nothing that is an address.
        return None
    two = "@" in host or len(groups["at"] or "") > 1
    wide = complete and not document.original[span.start : span.end].isascii()
    # The first that is true tells the most.
    wrong = (
        (two, "@が二つあります。アドレスを書き直してください。"),
        (whole.startswith("www."), "「www.」はページのアドレスに使うものです。アドレスを確かめてください。"),
        (spaced or "," in host, "アドレスの中に空白や「,」があります。つめて書いてください。"),
        (meant is not None, "市のドメインと合いません。つづりを確かめてください。"),
        (not host and announced and len(local) > 1, "@の後がありません。アドレスを最後まで書いてください。"),
        (
            host and not complete and announced,
            "アドレスが途中で切れているか、つづりが違います。最後まで書いてください。",
        ),
        (complete and ".." in host + " " + local, "アドレスに余分な「.」があります。書き直してください。"),
        (wide, "アドレスに全角の文字があります。半角で書いてください。"),
    )
    message = next((message for is_wrong, message in wrong if is_wrong), None)
    certain = "@" not in host and not whole.startswith("www.")
    return _finding(span, message, mended if certain else None) if message else None


def _finding(span: Span, message: str, suggestion: str | None = None) -> Finding:
    return CHECK.finding(span, severity=Severity.CONFIRM, message=message, suggestion=suggestion)
