"""決めつけ — 性別、年齢、国籍、障害、職業、住まいなどで人を決めつける文

何を見つけるか: 「女性でも安心の簡単作業」「お年寄りは物覚えが悪い」「外国の方なのにきちんと」のように、
集団をひとまとめにして性質・役割・能力を決めつける文。
なぜ: §6(2)ク②「人種、思想、信条、居住、職業などで差別する発言、差別を助長する発言」。悪気がなくても差別を助長します。
なおし方: 集団を表すことばを消し、だれにでも当てはまる条件（「経験がなくても」「重い荷物の運搬があります」）を書きます。
見逃すもの: 「」の中の引用、偏見や思い込みを正す文、昔の制度や暮らしの説明。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Yields, ng, ok
from rules.patterns_excuses import condemns
from rules.phrases import report_phrases

CHECK = Check(clause="6(2)ク②", title="決めつけ", yields=Yields.HARDLY)

EXAMPLES = (
    ng("女性でも扱える軽い道具です。", at="女性でも扱え"),
    ng("お年寄りは機械に弱いので紙で配ります。", at="お年寄りは機械に弱"),
    ng("外国の方なのに礼儀正しいと評判です。", at="外国の方なのに"),
    ng("炊き出しは女性が行います。", at="炊き出しは女性"),
    ok("女性でも男性でも申し込めます。"),
    ok("「男のくせに」と言われた経験を聞きました。"),
    ok("女性は家事をするものという思い込みを見直します。"),
    ok("男性は40歳まで、女性は38歳までが対象です。"),
    ok("お年寄りにも見やすい大きな文字です。"),
    ok("外国人は犯罪が多いという情報は誤りです。"),
)

MESSAGES = {
    "surprise": (
        "「{}」は、その人たちを低く見ていたように読めます。属性にふれず、したこと・できることだけを書いてください。"
    ),
    "even": (
        "「{}」は、その人たちの力を低く見た言い方です。「経験がなくても」「どなたでも」などに書き直してください。"
    ),
    "trait": (
        "「{}」は、集団をひとまとめにした決めつけです。事実でもその集団すべてに当てはまりません。消してください。"
    ),
    "typical": "「{}」は、属性による決めつけに読めます。その人自身のことを書いてください。",
    "role": "「{}」は、性別で役割を決める書き方です。性別を書かずに役割を募ってください。",
    "looks": "「{}」は、見た目や年齢、性別で人を選ぶ書き方です。仕事に要る条件だけを書いてください。",
    "normal": "「{}」は、そうでない人を「普通でない」とする書き方です。具体的に書くか、消してください。",
    "pity": "「{}」は、あわれむ書き方です。本人のしたことや必要な手だてを書いてください。",
}


def check(document: Document, _context: Context) -> Iterator[Finding]:
    yield from report_phrases(CHECK, document, "stereotypes", MESSAGES, condemns)
