"""特定の人の締め出し — 国籍、障害、住まいなどを理由に断ったり警戒させたりする文

何を見つけるか: 「外国籍の方はご遠慮ください」「よそから来た人が口を出すことではない」「外国人が増えたので戸締まりを」
のように、属性を理由に人を断る文、警戒させる文。
なぜ: §6(2)ク②「人種、思想、信条、居住、職業などで差別する発言、差別を助長する発言」。
なおし方: 断る理由になる条件（定員、申込みの要件、必要な手だて）だけを書くか、「どなたでも」とします。
見逃すもの: 「」の中の引用、差別をなくす呼びかけ、体の安全のための利用制限（心臓の悪い方など）。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Yields, ng, ok
from rules.patterns_excuses import condemns
from rules.phrases import report_phrases

CHECK = Check(clause="6(2)ク②", title="特定の人の締め出し", yields=Yields.HARDLY)

EXAMPLES = (
    ng("外国籍の方はご遠慮ください。", at="外国籍の方はご遠慮"),
    ng("外国人が増えて不安な町です。", at="外国人が増えて不安"),
    ng("不満なら国に帰ればよいのです。", at="不満なら国に帰"),
    ok("外国籍の方もお申し込みいただけます。"),
    ok("盲導犬の入店を断ることは法律で禁止されています。"),
    ok("車いすの方は東口のスロープをお使いください。"),
    ok("「外国人お断り」の貼り紙は差別です。"),
    ok("都会から来る人を迎える催しです。"),
    ok("食物アレルギーや宗教上の食事の配慮も、申込書にご記入ください。"),
)

MESSAGES = {
    "refuse": "「{}」は、属性を理由に人を断る書き方です。必要な条件だけを書くか、「どなたでも」としてください。",
    "fear": ("「{}」は、特定の人たちを危ないものとする書き方です。だれのことかを書かずに注意を呼びかけてください。"),
    "ask": "「{}」は、本人の力と関わりのないことをたずねる書き方です。たずねないでください。",
    "belong": "「{}」は、仲間として認めない言い方です。消してください。",
}


def check(document: Document, _context: Context) -> Iterator[Finding]:
    yield from report_phrases(CHECK, document, "exclusion", MESSAGES, condemns)
