"""確かめていないリンク先 — 市や公的機関のものと分からないページへのリンク

何を見つけるか: 市・国・県・学校・公共の団体、市が使うSNSのほかのドメイン。だれでも書けるブログ、掲示板、
ファイル置き場、グループへの招待、数字だけのアドレスも見ます。
なぜ: §6(2)エ「当該投稿やページの内容を信頼性のあるものとして受け取られる可能性があるので慎重に行うこと」。
なおし方: 公的なページに替えます。どうしても要るときは、だれのページか、内容を確かめたかを答えてください。
見逃すもの: 市が使うSNSの中の個人の投稿は、文のほうから別のチェックが見ます。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import Link
from rules.patterns_domains import is_anybodys, is_public_body, is_shortener

CHECK = Check(clause="6(2)エ", title="確かめていないリンク先")

EXAMPLES = (
    ng("詳しくは https://yamaaruki-okk.net/kuma をご覧ください。", at="https://yamaaruki-okk.net/kuma"),
    ng("比べるなら kaitori-hikaku.biz が手軽です。", at="kaitori-hikaku.biz"),
    ng("みんなの体験談 https://ameblo.jp/kokoro-no/", at="https://ameblo.jp/kokoro-no/"),
    ng("資料は http://203.0.113.58/share/ にあります。", at="http://203.0.113.58/share/"),
    ng("参加はこちら https://line.me/ti/g2/abc", at="https://line.me/ti/g2/abc"),
    ok("https://www.city.niimi.okayama.jp/"),
    ok("岡山県 https://www.pref.okayama.jp/page/1.html"),
    ok("気象庁 www.jma.go.jp"),
    ok("新見公立大学 https://www.niimi-u.ac.jp/"),
    ok("市公式チャンネル https://www.youtube.com/@niimi-city"),
    ok("市公式note https://note.com/niimi_city もご覧ください。"),
    ok("メールは kouhou@city.niimi.okayama.jp へ。"),
    ok("偽サイト「niimi-city-pay.com」にご注意ください。"),
)

_OFFICIAL = lazy_compile(
    r"(?:市|町|県|国|館|大学|学校|協会|公社|センター)の?公式|公式(?:note|ノート|ブログ|サイト|チャンネル)|市の(?:note|フォルダ|申込)"
)
_WARNED = lazy_compile(
    r"偽(?:の)?(?:サイト|アカウント|メール|物)|詐欺|フィッシング|アクセスしない|開かない|クリックしない|なりすまし|にご注意|ではありません"
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for link in document.links:
        if link.host in seen or is_shortener(link):
            continue
        anybodys = is_anybodys(link)
        if not anybodys and is_public_body(link, context.city):
            continue
        near = document.text[max(0, link.start - 40) : link.end + 30]
        if _WARNED.search(near) or (anybodys and _OFFICIAL.search(near)):
            continue
        seen.add(link.host)
        yield CHECK.finding(
            document.span(link.start, min(link.end, link.start + 40)),
            severity=Severity.CONFIRM,
            message=_message(link, anybodys=anybodys),
        )


def _message(link: Link, *, anybodys: bool) -> str:
    whose = "だれでも書けるところのページ" if anybodys else "市や公的機関のものと確かめられないページ"
    return f"{link.host}は{whose}です。公的なページに替えるか、だれのページで何を確かめたかを答えてください。"
