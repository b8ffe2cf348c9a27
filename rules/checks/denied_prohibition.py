"""禁止や義務の打ち消し — 「野外焼却は、法律で禁じられていません」

何を見つけるか: してはいけないこと（野外焼却、不法投棄、無免許運転、体罰…）を「禁じられていません」「認められて
います」と、しなければならないこと（シートベルト、狂犬病予防注射、火災警報器…）を「義務ではありません」と書いた文。
「います」と「いません」の取りちがえがほとんどです。
なぜ: §6(2)イ「正確に記述する」。信じた人が法律に触れます。
なおし方: 「禁じられています」「義務づけられています」に直すか、例外の話なら「〜を除き」と書き添えてください。
見逃すもの: 例外や許可の話、ヘルメットのような努力義務、問いかけ、引用。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction, is_quoted
from rules.mentions import Match
from rules.phrases import part, phrases

CHECK = Check(clause="6(2)イ", title="禁止や義務の打ち消し")

EXAMPLES = (
    ng(
        "家庭ごみや廃プラスチックの野外焼却は、法律で禁じられていません。",
        at="プラスチックの野外焼却は、法律で禁じられていません",
        severity=Severity.CONFIRM,
    ),
    ng("ごみを家の庭で燃やすことは禁止されていません。", at="ごみを家の庭で燃やすことは禁止されていません"),
    ng("飼い犬の狂犬病予防注射は、義務ではありません。", at="犬の狂犬病予防注射は、義務ではありません"),
    ng(
        "後部座席でもシートベルトの着用は義務付けられていません。",
        at="シートベルトの着用は義務付けられていません",
    ),
    ng(
        "傘を差しながらの自転車の運転は、道路交通法で認められています。",
        at="傘を差しながらの自転車の運転は、道路交通法で認められています",
    ),
    ng("不法投棄をしても罰則はありません。", at="不法投棄をしても罰則はありません"),
    ng("20歳未満の飲酒は違法ではありません。", at="20歳未満の飲酒は違法ではありません"),
    ok("野外焼却は、法律で禁じられています。"),
    ok("どんど焼きなど、風俗慣習のための野外焼却は例外として禁じられていません。"),
    ok("不法投棄は禁止されていませんか、と思うような場所もあります。"),
    ok("ヘルメットの着用は義務ではありませんが、努力義務です。"),
    ok("体罰は、法律で認められていません。"),
    ok("予防接種は義務ではありません。"),
    ok("許可を受けた方の野焼きは認められています。"),
)

_NAME = "prohibitions"


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for phrase in phrases(_NAME):
        for match in document.find(phrase.pattern):
            if not _is_excused(document, match):
                yield CHECK.finding(
                    match.span,
                    severity=Severity.CONFIRM,
                    message=(
                        f"「{match.text}」は、きまりと逆の意味に読めます。「いません」「ありません」が"
                        "取りちがえでないか、例外の話ならそれが分かるか、確かめてください。"
                    ),
                )


def _is_excused(document: Document, match: Match) -> bool:
    sentence = document.sentence_at(match.start)
    around = document.text[max(sentence.start, match.start - 60) : min(sentence.end, match.end + 20)]
    return is_correction(document, match) or is_quoted(document, match) or bool(part(_NAME, "EXCEPTION").search(around))
