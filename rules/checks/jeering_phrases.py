"""見下した言い回し — 嫌み、皮肉、ぞんざいな命令がある

何を見つけるか: 「出直してください」「小学生でも分かる」「お暇ですね」のような、読む人を見下した言い回し。
なぜ: §6(2)ク①「不敬な言い方、発言」。市の公式の発言として残り、口げんかのもとになります。
なおし方: 嫌みを消し、お願いは「〜してください」と書きます。
見逃すもの: 「」の中の引用、せりふ、呼びかけの標語。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Yields, ng, ok
from rules.patterns_wordings import report

CHECK = Check(clause="6(2)ク①", title="見下した言い回し", yields=Yields.HARDLY)

EXAMPLES = (
    ng("要項を見てから出直してください。", at="出直して"),
    ng("こんなことも知らない方が多いようです。", at="こんなことも知ら"),
    ng("看板の字が読めないのでしょうか。", at="字が読めないのでしょう"),
    ok("書類がそろわず、出直していただいた方におわびします。"),
    ok("療養所から故郷へ帰れぬまま亡くなった方がいます。"),
    ok("顔を洗ってから体操をしましょう。手と顔を洗う水は各自で。"),
    ok("さぞかしおつらいことと思います。"),
    ok("字が読めない方には職員が読み上げます。"),
    ok("窓口までおいでいただかなくても郵送で結構です。"),
    ok("小学生でもできる応急手当の講座です。"),
    ok("「黙れ」「帰れ」とどなるのは暴力です。"),
)

MESSAGES = {
    "order": "「{}」はぞんざいな言い方です。「〜してください」とお願いする文にしてください。",
    "sarcasm": "「{}」は嫌みに読めます。消すか、用件だけを書いてください。",
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from report(CHECK, document, context, ("jeer",), MESSAGES)
