"""差別につながることば — 言いかえるべき語や、属性をおとしめる決まり文句がある

何を見つけるか: 「外人」「女だてらに」「内助の功」「社会のお荷物」のような、差別的とされる語と決まり文句。
なぜ: §6(2)ク②「人種、思想、信条、居住、職業などで差別する発言、差別を助長する発言」。
なおし方: 今のことば（外国の方、看護師、認知症 など）に言いかえるか、属性にふれない文にします。
見逃すもの: 「」の中の引用、ことば自体の説明、差別をなくす呼びかけ、昔の話や文学作品の紹介。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Yields, ng, ok
from rules.patterns_wordings import report

CHECK = Check(clause="6(2)ク②", title="差別につながることば", yields=Yields.HARDLY)

EXAMPLES = (
    ng("祭りには外人さんも来ました。", at="外人さん"),
    ng("女だてらに重機を操ります。", at="女だてら"),
    ng("働けない人は社会のお荷物です。", at="社会のお荷物"),
    ok("「外人」という呼び方は使わないようにしましょう。"),
    ok("道路の不具合は建設課へ。"),
    ok("ちびっこ相撲の参加者を募集します。"),
    ok("「女のくせに」という固定観念をなくそう。"),
    ok("三角形の底辺の長さを測る算数教室です。"),
    ok("江戸時代の女中の仕事を紹介します。"),
)

MESSAGES = {
    "slur": "「{}」は差別的とされることばです。今の言い方に改めてください。",
    "role": "「{}」は、性別や家での立場で人の役割を決める言い方です。言いかえるか、消してください。",
    "contempt": "「{}」は、人の属性や境遇をおとしめる言い方です。消すか、書き直してください。",
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from report(CHECK, document, context, ("discriminatory",), MESSAGES)
