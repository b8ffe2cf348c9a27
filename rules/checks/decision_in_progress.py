"""決まっていない市の方針 — 意思形成の途中にある計画や予算を知らせる

何を見つけるか: 庁内の案・予算の要求や査定・審議会や議会の結論が出る前の方針を、「〜する方向で」「案が有力」
「まだ内部の話ですが」「議会にはこれから」「来年度は〜になりそう」のように伝える文。「まだ決裁前です」のような文の
前後に中身があるときは、中身のほうを示します。
なぜ: §6(2)ク⑦「意思形成過程における情報」。決まる前の話は、決まったことと受け取られ、審議をゆがめます。
なおし方: 公表・議決・決定の後に、決まったことだけを書きます。意見募集の中であれば、素案の公表先を書きます。
見逃すもの: 案や時期に触れないほのめかし。公表・可決・告示・意見募集・傍聴のご案内、「決まっていません」という
お答えには何も言いません。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Yields, ng, ok
from rules.patterns_decisions import (
    AHEAD,
    BODY,
    CHANGE,
    CONTENT,
    INSIDE,
    INVITING,
    LEANING,
    NOT_YET,
    OPEN,
    OPEN_TO_ALL,
    PUBLISHED,
    SETTLED,
    STAGE,
)
from rules.patterns_sentences import CuedSentence, neighbours, report, sentences_with

CHECK = Check(clause="6(2)ク⑦", title="決まっていない市の方針", yields=Yields.EASILY)

EXAMPLES = (
    ng("まだ内部の話ですが、市民プールは来年度で閉める方向で調整しています。", at="まだ内部"),
    ng("敬老祝金は来年度から廃止する案が庁内で有力です。", at="庁内"),
    ng("図書館の夜間開館は、いま予算要求をしています。査定が楽しみです。", at="予算要求", severity=Severity.CONFIRM),
    ng("保育料の引き下げは、3月議会で可決される見通しです。4月から安くなります。", at="可決される見通し"),
    ng("ごみ袋の値上げは、審議会の答申前ですが2割の線で固まりました。", at="答申前"),
    ng("使用料は1,200円か1,250円か。教育委員会にはまだ言っていません。", at="使用料"),
    ok("令和9年度の当初予算案を公表しました。給食費の補助を計上しています。"),
    ok("9月議会で条例の改正が可決され、来年度から手数料が変わります。"),
    ok("公共施設の再編計画（素案）へのパブリックコメントを実施しています。"),
    ok("体育館の今後について、現時点で決まっていることはありません。"),
    ok("道路のルート案を公開しています。どの案にするかはまだ決まっていません。"),
    ok("ご要望は担当課と共有し、今後の参考にします。"),
    ok("来年度の入所申込みを11月2日から受け付けます。"),
    ok("秋の祭りは、来年も楽しい催しになりそうです。"),
    ok("吹雪で見通しが利かないため、市道の一部を通行止めにする予定です。"),
    ok("使う見込みのない市有地を、一般競争入札で売却します。"),
)

IDIOM, WORD = "undecided-idiom", "undecided-stage"
_ENOUGH = 2.5
_WEIGHTS = ((LEANING, 1.5), (STAGE, 1.0), (AHEAD, 1.0), (CHANGE, 1.0), (OPEN, 1.0))
_SHOWN = (INSIDE, LEANING, STAGE, OPEN)
"""What is shown, the most telling first; one of them, or an idiom, must be there at all."""
_MESSAGE = (
    "まだ決まっていない市の方針・計画・予算を知らせているように読めます。公表や議決の後に書くか、"
    "公表済みであれば、いつどこで公表したかを書いてください。"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for cued in sentences_with(document, IDIOM, WORD):
        place = _undecided(cued)
        if place is not None:
            yield report(CHECK, document, cued.sentence, place, _MESSAGE)
        elif NOT_YET.search(cued.text) and not PUBLISHED.search(cued.text):
            yield from _given_away_beside(document, cued)


def _undecided(cued: CuedSentence) -> tuple[int, int] | None:
    """Where the sentence shows a plan that is not settled."""
    text = cued.text
    idioms = cued.of_sense(IDIOM)
    shown = [match for pattern in _SHOWN if (match := pattern.search(text))]
    if SETTLED.search(text) or not (idioms or shown) or _weight(text, idiom=bool(idioms)) < _ENOUGH:
        return None
    return cued.place(idioms[0]) if idioms else shown[0].span()


def _weight(text: str, *, idiom: bool) -> float:
    weight = 1.5 * idiom + sum(value for pattern, value in _WEIGHTS if pattern.search(text))
    weight += 2.0 if INSIDE.search(text) else 1.0 if BODY.search(text) else 0.0
    first = OPEN.search(text)
    if first and OPEN.search(text, first.end()):
        weight += 1.0
    return weight - (1.0 if OPEN_TO_ALL.search(text) else 0.0)


def _given_away_beside(document: Document, cued: CuedSentence) -> Iterator[Finding]:
    """The sentence before or after holds what this one says is not decided yet."""
    for other in neighbours(document, cued.sentence):
        content = CONTENT.search(other.text)
        if content and not SETTLED.search(other.text) and not INVITING.search(other.text):
            yield report(CHECK, document, other, content.span(), _MESSAGE)
            return
