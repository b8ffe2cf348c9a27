"""壊れたリンク — アドレスの書きまちがいで開けない

何を見つけるか: 「http:/www…」「htp://」「https//」のような始まり、「https://」だけで終わるもの、「https://https://」の
重なり、途中の空白、「www.city.niimi.okayama/」のように途中で切れたドメイン、市のドメインのつづりのまちがい。
なぜ: §6(2)イ「正確に記述する」。押しても開けません。
なおし方: 正しいアドレスを写し直し、開けるか確かめてください。
見逃すもの: 「https://で始まるか確かめましょう」のような説明、ページの後ろのほうのまちがい。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction
from rules.host_names import is_complete, meant_host
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="壊れたリンク")

EXAMPLES = (
    ng(
        "受験案内 http:/www.city.niimi.okayama.jp/saiyou/",
        at="http:/www.city.niimi.okayama.jp/saiyou/",
        suggestion="http://www.city.niimi.okayama.jp/saiyou/",
        severity=Severity.BLOCK,
    ),
    ng(
        "htp://www.city.niimi.okayama.jp/",
        at="htp://www.city.niimi.okayama.jp/",
        suggestion="http://www.city.niimi.okayama.jp/",
    ),
    ng(
        "https//www.city.niimi.okayama.jp/",
        at="https//www.city.niimi.okayama.jp/",
        suggestion="https://www.city.niimi.okayama.jp/",
    ),
    ng("https;//www.city.niimi.okayama.jp/", at="https;//www.city.niimi.okayama.jp/"),
    ng(
        "ttps://www.city.niimi.okayama.jp/",
        at="ttps://www.city.niimi.okayama.jp/",
        suggestion="https://www.city.niimi.okayama.jp/",
    ),
    ng("詳しくはこちら https://\n総務課", at="https://", severity=Severity.BLOCK),
    ng(
        "https://https://www.city.niimi.okayama.jp/",
        at="https://https://www.city.niimi.okayama.jp/",
        suggestion="https://www.city.niimi.okayama.jp/",
    ),
    ng(
        "https:// www.city.niimi.okayama.jp/",
        at="https:// www.city.niimi.okayama.jp/",
        suggestion="https://www.city.niimi.okayama.jp/",
    ),
    ng(
        "https://www.city. niimi.okayama.jp/",
        at="https://www.city. niimi.okayama.jp/",
        suggestion="https://www.city.niimi.okayama.jp/",
    ),
    ng(
        "www.city.niimi.okayama/saiyou/",
        at="www.city.niimi.okayama/saiyou/",
        suggestion="www.city.niimi.okayama.jp/saiyou/",
    ),
    ng(
        "https://www.city.nimi.okayama.jp/",
        at="https://www.city.nimi.okayama.jp/",
        suggestion="https://www.city.niimi.okayama.jp/",
    ),
    ng(
        "https://www,city.niimi.okayama.jp/",
        at="https://www,city.niimi.okayama.jp/",
        suggestion="https://www.city.niimi.okayama.jp/",
    ),
    ng(
        "https:www.city.niimi.okayama.jp/",
        at="https:www.city.niimi.okayama.jp/",
        suggestion="https://www.city.niimi.okayama.jp/",
    ),
    ng("ｈｔｔｐｓ：／／www.city.niimi.okayama.jp/", at="ｈｔｔｐｓ：／／www.city.niimi.okayama.jp/"),
    ng("https://www.city.niimi.okayama.jp /bousai/", at="https://www.city.niimi.okayama.jp /bousai/"),
    ng("https://www.city.niimi.okayama.jp.jp/", at="https://www.city.niimi.okayama.jp.jp/"),
    ng("詳細 wwwcity.niimi.okayama.jp/", at="wwwcity.niimi.okayama.jp/", suggestion="www.city.niimi.okayama.jp/"),
    ng("https:/ /www.city.niimi.okayama.jp/", at="https:/ /www.city.niimi.okayama.jp/"),
    ok("https://www.city.niimi.okayama.jp/saiyou/。"),
    ok("https://www.city.niimi.okayama.jp/ / 総務課"),
    ok("詳しくはhttps://www.city.niimi.okayama.jp/へ"),
    ok("アドレスが「https://」で始まるか確かめましょう。"),
    ok("www.city.niimi.okayama.jp"),
    ok("https://web.archive.org/web/2020/https://www.city.niimi.okayama.jp/"),
    ok("https://www.pref.okayama.jp/page/1.html をご覧ください。"),
    ok("http://とhttps://の違いを学ぶ講座です。"),
    ok("HTTPやhttpsの仕組みを学ぶ講座です。"),
    ok("https:// から始まる鍵マークのページか確認してください。"),
)

_URL = r"[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]"
_WRONG_START = quick_compile(
    rf"(?<![A-Za-z0-9/])(?P<start>https?:\s?/\s/|https?:\s//?|https?:/(?!/)|https?(?:;|：|\.|,)?//(?!/)|https?:;//|https?::/{{1,2}}|https?:///+|https?:\\{{1,2}}|"
    r"https?:(?=www\.)|https?(?=www\.)|h?ttps?:/{1,3}:/{0,2}|"
    r"(?:ttps?|htps?|htpps?|hhttps?|htttps?|httpps?|httpss|hptts?|htts|httos|hattps?|httsp|hrrps?|hppts|thtps?|htp):/{1,2}|"
    rf"https?://https?:?/{{1,2}})(?P<rest>{_URL}{{0,200}})",
    re.IGNORECASE,
)
_PROPER = lazy_compile(r"https?://(?!/|:|https?:?/)", re.IGNORECASE)
_EMPTY = lazy_compile(r"https?://(?=[\s、。」』)】]|[^\x00-\x7f]|$)", re.IGNORECASE)
_EXPLAINED = lazy_compile(
    r"^[」』）)\s]{0,3}(?:(?:で|から)(?:始|はじ)|[やとはが]|の(?:後|あと|部分|違い|意味|仕組み|ページ|サイト|s)|が(?:つ|付)|では|に続|以降|または|なら|か(?:、|を|どうか)|か?[「『])"
)
_GAP = quick_compile(
    rf"(?P<head>(?:https?://|www\.)(?:[A-Za-z0-9-]{{1,40}}\.){{0,5}})(?P<gap>[^\S\n]{{1,2}})(?P<tail>(?:[A-Za-z0-9-]{{1,40}}\.){{1,5}}[A-Za-z]{{2,10}}(?:/{_URL}{{0,200}})?)(?![A-Za-z0-9@])"
)
_GAP_IN_PATH = lazy_compile(
    rf"https?://(?:[A-Za-z0-9-]{{1,40}}\.){{1,5}}[A-Za-z]{{2,10}}(?:/[A-Za-z0-9._/-]{{1,80}}?)?[^\S\n]/[A-Za-z0-9]{_URL}{{0,120}}"
)
_CONTINUED = lazy_compile(r"\.?[^\S\n](?:[a-z]{2,12}\.|jp(?![A-Za-z]))")
_HOST = quick_compile(
    rf"(?<![A-Za-z0-9@./_-])(?P<scheme>https?://)?(?P<host>(?:w{{2,4}}[.,])?[A-Za-z0-9-]{{1,63}}(?:[.,]{{1,2}}[A-Za-z0-9-]{{1,63}}){{0,8}}(?:\.(?=/))?)(?P<path>:[0-9]{{1,5}}|/{_URL}{{0,200}})?(?![A-Za-z0-9@_-])"
)
_BEGINS = ("www", "ww.", "city.")
"""How a host begins that is written without its scheme."""
_TELLS_OF_ONE = ("://", "ww", "city")
"""Without one of these there is no host to look at, mistyped dots or not."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    taken = -1
    for match in document.find(_WRONG_START):
        rest = (match.groups["rest"] or "").rstrip(".,;:!?'*")
        if "." not in rest or is_correction(document, match):
            continue
        scheme = "https://" if "s" in (match.groups["start"] or "").lower() else "http://"
        if _PROPER.match(rest):
            scheme = ""
        end = match.start + len(match.groups["start"] or "") + len(rest)
        taken = end
        yield _finding(
            document.span(match.start, end), "アドレスの始まりが違うため、開けません。", scheme + rest, Severity.BLOCK
        )
    for match in document.find(_EMPTY):
        after = document.text[match.end : match.end + 14]
        known = match.start < taken or _EXPLAINED.search(after) or _GAP.match(document.text, match.start)
        if not known and document.quotation_at(match.start, match.end) is None:
            alone = not after[:1].strip()
            message = "アドレスが途中で終わっています。最後まで書いてください。"
            yield _finding(match.span, message, None, Severity.BLOCK if alone else Severity.CONFIRM)
    for match in document.find(_GAP):
        head, tail = match.groups["head"] or "", match.groups["tail"] or ""
        host = (head + tail).removeprefix("https://").removeprefix("http://").split("/")[0]
        if is_complete(host) and (context.city.trusts(host) or head.endswith("//")):
            yield _finding(
                match.span, "アドレスの中に空白があります。つめて書いてください。", head + tail, Severity.BLOCK
            )
    for match in document.find(_GAP_IN_PATH):
        whole = re.sub(r"\s", "", match.text)
        yield _finding(match.span, "アドレスの中に空白があります。つめて書いてください。", whole, Severity.CONFIRM)
    yield from _hosts(document, context)


def _hosts(document: Document, context: Context) -> Iterator[Finding]:
    """Hosts that are cut short or mistyped."""
    if not any(begin in document.folded for begin in _TELLS_OF_ONE):
        return
    for match in document.find(_HOST):
        scheme, written = match.groups["scheme"] or "", match.groups["host"] or ""
        host = written.replace(",", ".").lower()
        if not scheme and not host.startswith(_BEGINS):
            continue
        path = (match.groups["path"] or "").rstrip(".,;:!?'*")
        end = match.start + len(scheme) + len(written) + len(path)
        if end <= match.start or document.text[end : end + 1] == "@":
            continue
        clean = host.replace("..", ".").strip(".")
        if clean.startswith("www") and clean[3:4] != "." and context.city.owns(clean[3:]):
            clean = f"www.{clean[3:]}"
        for slip in ("wwww.", "ww."):
            if clean.startswith(slip):
                clean = "www." + clean.removeprefix(slip)
        meant = meant_host(clean, context.city) or clean
        if meant == host and host == written.lower() and (is_complete(host) or host.replace(".", "").isdigit()):
            if not document.original[
                document.span(match.start, end).start : document.span(match.start, end).end
            ].isascii():
                yield _finding(
                    document.span(match.start, end),
                    "アドレスに全角の文字があります。半角で書いてください。",
                    scheme + written + path,
                )
            continue
        if _EMPTY.match(document.text, match.start) or host in ("http", "https", "localhost"):
            continue
        if _CONTINUED.match(document.text, end) or (not scheme and "." not in host):
            continue
        mended = scheme + meant + path if is_complete(meant) else None
        yield _finding(document.span(match.start, end), "ドメインが途中で切れているか、つづりが違います。", mended)


def _finding(span: Span, message: str, suggestion: str | None, severity: Severity = Severity.CONFIRM) -> Finding:
    message = f"{message}正しいアドレスに直し、開けるか確かめてください。"
    return CHECK.finding(span, severity=severity, message=message, suggestion=suggestion)
