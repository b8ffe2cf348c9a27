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
from rules.lazy_patterns import lazy_compile
from rules.patterns_wordings import report, surroundings
from rules.phrases import report_phrases

CHECK = Check(clause="6(2)ク①", title="人を突き放した言い方", yields=Yields.HARDLY)

EXAMPLES = (
    ng("何回言えば分かっていただけるのでしょう。", at="何回言えば"),
    ng("初心者が描いたにしては見られる絵です。", at="にしては"),
    ng("常識を疑います。", at="常識を疑"),
    ng("要項に目を通すお気持ちのある方は、とうに申し込んでおられます。", at="要項に目を通すお気持ちのある方"),
    ng("あれだけのお元気がおありなら、草刈りにもご参加を。", at="あれだけのお元気がおありなら"),
    ng("文句を言うのがご趣味の方もおられます。", at="文句を言うのがご趣味の"),
    ng("この程度の書類は書けて当然でしょう。", at="この程度の書類は書けて当然でしょう"),
    ng("これくらいの雪で騒がれても困ります。", at="これくらいの雪で騒が"),
    ng("よその市の花火とは格が違います。", at="よその市の花火とは格が違"),
    ng("納めるものも納めず、要望だけは立派です。", at="納めるものも納めず"),
    ng("親を置いて町でのうのうと暮らしている方へ。", at="のうのうと暮らして"),
    ng("段取りの悪い業者のせいで遅れました。", at="段取りの悪い業者"),
    ok("お元気そうで何よりです。またお便りをお待ちしています。"),
    ok("小学生向けの資料は、2階の窓口でお配りしています。"),
    ok("ホームページを見る手段のない方のために、要点を1枚にまとめました。窓口でお渡しします。"),
    ok("しつけの悪い犬はいません。飼い方教室へどうぞ。"),
    ok("都会で働いた経験を生かして、市内で起業した方のお話です。"),
    ok("ひざの痛い方も、いすに座ったままご参加いただけます。"),
    ok("同じことを何度も尋ねるおばあさんに、やさしく答える場面を演じました。"),
    ok("この時期にしては暖かい一日でした。"),
    ok("不登校は怠け者だからではありません。"),
    ok("「自業自得」と言わずに、まずご相談ください。"),
    ok("粗大ごみは有料でお引き取りします。"),
    ok("家畜の伝染病を防ぎましょう。"),
    ok("暮らしで困りませんか。ご相談ください。"),
)

_AGAINST = lazy_compile(
    r"いじめ|差別|偏見|中傷|ハラスメント|防止|(?:わけ)?ではありません|ではなく|と言われ|と思って(?:いた|い(?:ませ|る))|自分(?:が|は|も)|"
    r"昔話|民話|落語|狂言|物語|芝居|小説|詐欺|容疑|逮捕|悩み|ご相談|支援"
)

MESSAGES = {
    "faint-praise": "「{}」は、もともと低く見ていたように読めます。ほめるときは、よいところだけを書いてください。",
    "dismissal": "「{}」は人を突き放す言い方です。事情とお願いだけを書いてください。",
    "person": "「{}」は読む人を名指しで責める言い方です。「皆さま」へのお願いに書き直してください。",
    "sarcasm": "「{}」は嫌みに読めます。消すか、用件だけを書いてください。",
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from report(CHECK, document, context, ("contempt",), MESSAGES)
    yield from report_phrases(CHECK, document, "contempt", MESSAGES, _is_spoken_against)


def _is_spoken_against(document: Document, start: int, end: int) -> bool:
    """Whether the sentence denies it, works against it, or hands on what somebody says of himself."""
    before, after = surroundings(document, start, end)
    return bool(_AGAINST.search(before + document.text[start:end] + after))
