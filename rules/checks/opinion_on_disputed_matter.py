"""意見の分かれる事柄への意見 — 社会的な解釈が定まっていない事柄に、賛否や評価を述べる

何を見つけるか: 原発、ワクチン、領土、憲法、夫婦の姓、外国人政策、税や年金、動物の扱いなど、意見の分かれる
事柄について、「べき」「おかしい」「当然」「〜してほしい」「〜と思います」「やはり」など、賛成・反対や評価を
述べる言い方。事柄の名が前の文にあり、続く文で意見を述べる書き方も見ます。
なぜ: §6(2)ク⑧「社会的な解釈が定まっていない事柄について意見を述べること」。市の公式アカウントの言葉は市の見解
と受け取られます。
なおし方: 意見の部分を削り、制度や日程などの事実だけにします。見解を尋ねられたときは、国や県の所管の窓口や
公表資料をご案内します。
見逃すもの: 事柄の名を出さない遠回しな言い方、皮肉、写真や引用だけで示す立場。賛否の両方を紹介する文、学習や
手続の案内、「お答えを控えます」という文には何も言いません。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Yields, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import Sentence
from rules.patterns_opinion import JUDGEMENT, NEUTRAL, OFFICE_SPEAKS, OUTRIGHT, STANCE
from rules.patterns_sentences import CuedSentence, report, sentences_with

CHECK = Check(clause="6(2)ク⑧", title="意見の分かれる事柄への意見", yields=Yields.EASILY)

EXAMPLES = (
    ng("風力発電は景観を壊すだけなので、反対です。", at="壊す"),
    ng("私どもも、夫婦別姓は早く認められるべきだと考えています。", at="べきだ"),
    ng("皇位継承は男系に限るのが当然でしょう。", at="当然", severity=Severity.CONFIRM),
    ng("移民政策についてのニュースを見ました。受け入れるなんて、どうかしていますね。", at="どうかして"),
    ng("処理水の放出、やむを得ないと思います。", at="やむを得"),
    ok("風力発電の環境影響評価の縦覧は12月4日までです。"),
    ok("憲法記念日にちなみ、さまざまな立場の本を並べました。"),
    ok("原子力発電の是非について、このアカウントから意見を申し上げることは差し控えます。"),
    ok("コロナワクチンの接種は任意です。効果と副反応を知ったうえでお決めください。"),
    ok("夫婦別姓についての意見書は、賛成7、反対9で否決されました。"),
    ok("ディベート大会の論題は「最低賃金を全国一律にすべきである。是か非か」です。"),
    ok("マイナ保険証をお持ちの方も、資格確認書の手続きは必要ありません。"),
    ok("学校の統合について、皆さんのご意見をお聞かせください。"),
)

TOPIC, FIELD = "disputed-topic", "disputed-field"
_REACH = 4
"""Sentences, from the one that names the dispute, in which an opinion is taken to be about it."""
_MILD = lazy_compile(
    r"不要です|たく(?:ない|あり|なり)|おかしく|必要はあり|てしま|つぶ|ばらばら|正解|違和感|ばいいの|壊す|ため息"
)
"""Judgements that ordinary notices use too: they need the speaker's attitude beside them."""
_THINKS = lazy_compile(r"と(?:考え|感じ|思)")
_MESSAGE = (
    "社会で意見の分かれる事柄について、市としての賛否や評価を述べているように読めます。"
    "意見の部分を削り、事実のご案内だけにしてください。"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    cued = {found.sentence.start: found for found in sentences_with(document, TOPIC, FIELD)}
    if not cued:
        return
    left = 0
    for sentence in document.sentences:
        here = cued.get(sentence.start)
        if here is not None and here.of_sense(TOPIC):
            left = _REACH
        elif here is not None:
            left = max(left, 2)
        place = _opinion(sentence, here, left)
        if place is not None and not NEUTRAL.search(sentence.text):
            yield report(CHECK, document, sentence, place, _MESSAGE)
        left = max(0, left - 1)


def _opinion(sentence: Sentence, here: CuedSentence | None, left: int) -> tuple[int, int] | None:
    """Where the sentence gives an opinion; `left` sentences ago or less the dispute was named."""
    text = sentence.text
    near = here is not None or left > 0
    if not near and not (OFFICE_SPEAKS.search(text) and _THINKS.search(text)):
        return None
    judgement = JUDGEMENT.search(text)
    if here is not None and here.of_sense(TOPIC):
        mark = judgement or STANCE.search(text)
        return mark.span() if mark else None
    if judgement is None:
        return None
    open_word = here is not None and not _MILD.search(judgement[0])
    spoken = not near or open_word or OUTRIGHT.search(text) or STANCE.search(text)
    return judgement.span() if spoken else None
