"""わいせつなことば — 性的な語や、色めいたほのめかしがある

何を見つけるか: 「巨乳」「夜の営み」のような性的な語と、「ご夫婦で今夜は…😏」のような色めいたほのめかし。
なぜ: §6(2)ク⑤「わいせつな内容」。市の公式の発言として読む人を不快にし、セクシュアルハラスメントにもなります。
なおし方: その文を消します。人の体や夫婦の暮らしにふれずに、用件だけを書きます。
見逃すもの: 健診・性教育・性犯罪被害の相談など、体のことばが用件として要る文。「」の中の引用。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Yields, ng, ok
from rules.patterns_wordings import report

CHECK = Check(clause="6(2)ク⑤", title="わいせつなことば", yields=Yields.HARDLY)

EXAMPLES = (
    ng("巨乳の店員さんがお出迎えします。", at="巨乳"),
    ng("新婚のお二人、今夜はがんばってください。", at="今夜はがんばって"),
    ok("次回の家族介護教室は1月19日、嚥下の話です。"),
    ok("乳がん検診では上半身の下着を脱いでいただきます。"),
    ok("AEDは下着をずらして使います。"),
    ok("盗撮は犯罪です。被害の相談は警察へ。"),
    ok("ご夫婦で金婚式を迎えられました。"),
    ok("谷間に咲くカタクリが見ごろです。"),
    ok("体位変換を学ぶ介護の講座です。"),
)

MESSAGES = {
    "word": "「{}」は性的なことばです。消すか、用件だけを書いてください。",
    "image": "「{}」と人や体のことばが並び、色めいたほのめかしに読めます。消してください。",
    "body": "人の体（{}）を品定めするように読めます。消してください。",
    "hint": "「{}」のあたりが色めいたほのめかしに読めます。消すか、用件だけを書いてください。",
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from report(CHECK, document, context, ("obscene",), MESSAGES)
