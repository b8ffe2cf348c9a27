"""短縮URL — どこへつながるか読めないリンク

何を見つけるか: bit.ly、t.ly、x.gd、tinyurl.com などの短縮URL。「短いURLにしました」のような言い方も見ます。
なぜ: §6(2)エ「信頼性のあるものとして受け取られる可能性があるので慎重に行うこと」。
短縮サービスは先が読めず、広告や偽サイトに差し替わった例があります。
なおし方: 短くする前の、市や公的機関のアドレスをそのまま載せます。長いときは二次元コードを使います。
見逃すもの: 短縮URLへの注意を呼びかける文、地図や申込フォームの正式な短い形（maps.app.goo.gl、forms.gle）。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import Link
from rules.patterns_domains import is_shortener

CHECK = Check(clause="6(2)エ", title="短縮URL")

EXAMPLES = (
    ng("申込みはこちら https://bit.ly/3Nongaku から", at="https://bit.ly/3Nongaku", severity=Severity.BLOCK),
    ng("回答はこちら👉 x.gd/PioFk", at="x.gd/PioFk", severity=Severity.BLOCK),
    ng("https://t.co/abcDEF123", at="https://t.co/abcDEF123", severity=Severity.BLOCK),
    ng("申込みは短縮URLからどうぞ。", at="短縮URLから", severity=Severity.CONFIRM),
    ok("https://www.city.niimi.okayama.jp/soshiki/"),
    ok("地図は https://maps.app.goo.gl/abc123 をご覧ください。"),
    ok("市が短縮URLでご案内することはありません。"),
    ok("「bit.ly」などで始まる短縮URLは開かないでください。"),
    ok("短いアドレス（bit.lyなど）で届く不在通知が増えています。心当たりのないものは、押さずに消してください。"),
    ok("短い動画を公開しました。"),
)

_WARNED = lazy_compile(
    r"開かな|開かず|詐欺|偽|ご?注意|ありません|ません|怪し|あやし|不審|フィッシング|消して|削除|使わな|控え|避け|クリックし(?:ない|て(?:しま|は))"
)
_SAID = lazy_compile(
    r"(?:短縮(?:した)?(?:URL|アドレス|リンク)|短い?(?:URL|アドレス|リンク))(?:から|で|は|に|を|です|→)|URLを?(?:ぎゅっと)?(?:短く|短縮)し"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    short = [link for link in document.links if is_shortener(link)]
    for link in short:
        if not (_is_named_only(link) and document.has(_WARNED)):
            yield CHECK.finding(
                link.span,
                severity=Severity.BLOCK,
                message="短縮URLは先が読めません。短くする前のアドレスを載せてください。",
            )
    if short:
        return
    for match in document.find(_SAID):
        if not _WARNED.search(document.sentence_at(match.start).text):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message="短縮URLを案内する書き方に見えます。短くする前のアドレスを載せてください。",
            )


def _is_named_only(link: Link) -> bool:
    """Whether the service is named without a page of it."""
    return not link.has_scheme and "/" not in link.url.rstrip("/")
