"""人をけなすことば — 人や作品を低く言うことばがある

何を見つけるか: 「役立たず」「老いぼれ」「頭の悪い」「へたくそ」のように、人や人の作ったものをけなすことば。
なぜ: §6(2)ク①「不敬な言い方、発言」。市の公式の発言として残り、言われた人も読んだ人も傷つけます。
なおし方: 人の評価をやめ、してほしいこと・困っていることだけを書きます。
見逃すもの: 「」の中の引用、「〜という言い方」のように言葉そのものを取り上げた文、いじめや差別をなくす呼びかけ。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Yields, ng, ok
from rules.patterns_wordings import report

CHECK = Check(clause="6(2)ク①", title="人をけなすことば", yields=Yields.HARDLY)

EXAMPLES = (
    ng("返事もくれない役立たずの担当者でした。", at="役立たず"),
    ng("程度の低い質問が続きました。", at="程度の低い"),
    ng("出品作はお粗末なものばかりでした。", at="お粗末"),
    ok("「役立たず」などのことばは人を傷つけます。"),
    ok("いじめをなくそう。「バカな人」と言われたらご相談ください。"),
    ok("売れ残りの野菜を子ども食堂に届けました。"),
    ok("レベルの低い音も拾える補聴器の体験会です。"),
    ok("お花畑が見ごろです。"),
    ok("一流の演奏をお楽しみください。"),
)

MESSAGES = {
    "name": "「{}」は人をけなす言い方です。消すか、してほしいことだけを書いてください。",
    "mind": "「{}」は人の理解力を低く見る言い方です。消すか、説明を分かりやすくしてください。",
    "work": "「{}」は人の作ったもの・したことをけなす言い方です。よい点か事実だけを書いてください。",
    "death": "「{}」は人の死を軽んじる言い方です。言いかえてください。",
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from report(CHECK, document, context, ("insult",), MESSAGES)
