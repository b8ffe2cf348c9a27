"""他人の投稿やページの引用 — 利用者の書き込みや第三者の情報を、確かなことのように伝える

何を見つけるか: 「フォロワーさんによると…どうぞ」「個人のブログが分かりやすい」「口コミで★4.8」のように、投稿・口コミ・
まとめ・動画・AIの答えなどをすすめるもの、利用者の言い分に「やはり」「その通り」と同意するもの、「真偽は不明ですが」
「市の確認を待たず」と断りながら伝えるもの、「拡散希望」。
なぜ: §6(2)エ「当該投稿やページの内容を信頼性のあるものとして受け取られる可能性があるので慎重に行うこと」。
なおし方: 市で確かめてから市の言葉で書くか、公的なページを案内します。同意や感想を述べる部分は消します。
見逃すもの: 確かめた結果を書いたもの、承諾を得た写真の紹介、公的機関の投稿の共有、うわさへの注意の呼びかけ。
"""

from bisect import bisect_left
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Yields, ng, ok
from rules.patterns_domains import is_platform_page
from rules.phrasebook import Found, phrasebook

CHECK = Check(clause="6(2)エ", title="他人の投稿やページの引用", yields=Yields.EASILY)

EXAMPLES = (
    ng("除雪の様子はフォロワーさんの投稿がいちばん早いです。", at="フォロワーさんの投稿がいちばん早い"),
    ng("控除のことは個人の方のブログがわかりやすいです。", at="個人の方のブログがわかりやす"),
    ng("くわしくはこのまとめサイトにどうぞ。", at="まとめサイトにどうぞ"),
    ng("「去年の写真だ」との声、きっとその通りなのでしょう。", at="きっとその通り"),
    ng("投稿者は不明ですが、川の写真を共有します。", at="投稿者は不明ですが"),
    ng("迷子の犬です。拡散希望。", at="拡散希望"),
    ng("AIに聞いてみたら、祭りは日本一古いそうです。", at="AIに聞いてみたら、祭りは日本一古いそうです"),
    ok("市公式Xの投稿もご覧ください。"),
    ok("投稿でお知らせいただいた穴は、職員が確認し、補修を終えました。"),
    ok("撮影した方の承諾をいただき、フォロワーさんの写真を紹介します。"),
    ok("口コミの星の数だけで決めず、契約書を確かめましょう。"),
    ok("「拡散希望」とある話ほど、転送する前に立ち止まりましょう。"),
    ok("AIの回答には誤りがあります。担当課にお確かめください。"),
    ok("コメントありがとうございます。受付は10日からです。"),
    ok("気象庁によると、今夜は雪の見込みです。"),
)

_MESSAGES = {
    "endorsed": "市でない人の投稿やページをすすめる書き方に見えます。公的な情報に替えるか、確かめて書いてください。",
    "agreed": "確かめていない投稿や意見に、市が同意したと受け取られます。この部分を消してください。",
    "unchecked": "確かめていないものを広める書き方に見えます。市で確かめてから、確かめた内容だけを書いてください。",
    "quoted": "利用者の投稿を事実として伝える書き方に見えます。市で確かめ、確かめたことを市の言葉で書いてください。",
    "ai": "AIの答えを事実として伝える書き方に見えます。公的な資料で確かめて書き直してください。",
    "ranking": "口コミや順位のサイトをよりどころにする書き方に見えます。公的な資料に替えるか、消してください。",
    "other-service": "市のものでないページへ案内する書き方に見えます。公的な案内先に替えてください。",
}


_REACH = 80
"""How far from the words that recommend it a link may stand."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    for found in phrasebook("third_party").find(document):
        yield CHECK.finding(found.span, severity=Severity.CONFIRM, message=_MESSAGES[found.family])
        yield from _links_after(document, context, found)


def _links_after(document: Document, context: Context, found: Found) -> Iterator[Finding]:
    """Pages on the platforms themselves, which no list of domains tells from the city's own."""
    end = document.sentence_at(found.start).end
    first = bisect_left(document.links, end, key=lambda link: link.start)
    for link in document.links[first : first + 1]:
        if link.start <= found.start + _REACH and is_platform_page(link, context.city):
            yield CHECK.finding(
                document.span(link.start, min(link.end, link.start + 40)),
                severity=Severity.CONFIRM,
                message="すすめている投稿やページへのリンクです。市や公的機関のものに替えてください。",
            )
