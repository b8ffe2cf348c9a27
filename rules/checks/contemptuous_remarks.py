"""人を突き放した言い方 — 読む人や住民を低く見た評価や決めつけがある

何を見つけるか: 「意外とまともです」「言っても無駄」「あんた」「自業自得」のような、相手を低く見た言い方。
なぜ: §6(2)ク①「不敬な言い方、発言」。市の公式の発言として残り、言われた人を傷つけます。
なおし方: 評価をやめて事実とお願いだけを書きます。
見逃すもの: 「」の中の引用、いじめや差別をなくす呼びかけ、「甘えではありません」のような打ち消し。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Yields, ng, ok
from rules.patterns_wordings import report

CHECK = Check(clause="6(2)ク①", title="人を突き放した言い方", yields=Yields.HARDLY)

EXAMPLES = (
    ng("何回言えば分かっていただけるのでしょう。", at="何回言えば"),
    ng("初心者が描いたにしては見られる絵です。", at="にしては"),
    ng("常識を疑います。", at="常識を疑"),
    ok("この時期にしては暖かい一日でした。"),
    ok("不登校は怠け者だからではありません。"),
    ok("「自業自得」と言わずに、まずご相談ください。"),
    ok("粗大ごみは有料でお引き取りします。"),
    ok("家畜の伝染病を防ぎましょう。"),
    ok("暮らしで困りませんか。ご相談ください。"),
)

MESSAGES = {
    "faint-praise": "「{}」は、もともと低く見ていたように読めます。ほめるときは、よいところだけを書いてください。",
    "dismissal": "「{}」は人を突き放す言い方です。事情とお願いだけを書いてください。",
    "person": "「{}」は読む人を名指しで責める言い方です。「皆さま」へのお願いに書き直してください。",
    "sarcasm": "「{}」は嫌みに読めます。消すか、用件だけを書いてください。",
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from report(CHECK, document, context, ("contempt",), MESSAGES)
