"""政治的な支持や反対 — 政党・候補者・内閣・会派・市長などに味方し、または反対する

何を見つけるか: 政党、候補者、内閣、議員、選挙の語とともに、応援・称賛・非難・投票の呼びかけを述べる文。後援会、
街頭演説、決起集会、パーティー券など、片方に加わることになる案内。政党や政権の名にふれるだけの文も確かめます。
名を出さず「あの方」「次は別の人に」と指す文も、選挙や政党の話の中では見ます。
なぜ: §6(2)オ「地方公務員法（昭和25年法律第261号）その他職員の服務に関する法令等を遵守すること」。
同法36条は政党・内閣・候補者への支持や反対を、公職選挙法136条の2は地位を利用した選挙運動を禁じています。
なおし方: 評価や呼びかけを削ります。選挙のことは、投票日・投票所・手続など選挙管理委員会の事実だけにします。
見逃すもの: 色やたすき、合言葉でそれとなく指す書き方。選挙管理委員会のお知らせ、法律の説明、模擬投票や人気投票、
大臣表彰、議決の結果には何も言いません。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Yields, ng, ok
from rules.patterns_opinion import JUDGEMENT
from rules.patterns_politics import COUNCIL_MEMBER, ELECTION_FACT, PARTIAL, POINTING
from rules.patterns_sentences import CuedSentence, report, sentences_with

CHECK = Check(clause="6(2)オ", title="政治的な支持や反対", yields=Yields.HARDLY)

EXAMPLES = (
    ng("市議選では、子育てに詳しい古川候補を応援しています。", at="候補を応援"),
    ng("今の内閣の農業政策はひどい。", at="ひどい", severity=Severity.CONFIRM),
    ng("駅前で立憲民主党の街頭演説があります。", at="街頭演説"),
    ng("市長選が近づきました。次は別の人に任せましょう。", at="次は別"),
    ng("道路が直ったのは与党の議員さんのおかげです。", at="おかげ"),
    ng("きのうの総裁選、見ましたか。", at="総裁選"),
    ok("総理大臣杯の大会で3位に入りました。"),
    ok("市議会議員選挙の投票日は4月18日です。期日前投票もご利用ください。"),
    ok("職員は、公職選挙法により特定の候補者を応援する発信はできません。"),
    ok("給食の人気投票、みなさんの一票をお待ちしています。"),
    ok("消防団が総務大臣表彰を受けました。おめでとうございます。"),
    ok("高校で模擬選挙を行い、架空の候補者3人から選びました。"),
    ok("野球部後援会の皆さん、応援ありがとうございました。"),
    ok("農林水産大臣が牛舎を視察されました。"),
    ok("一般会計予算は賛成多数で可決されました。"),
    ok("任期満了に伴う市議会議員選挙では、18人を選びます。"),
    ok("入場券をお送りしました。投票の際は忘れずにお持ちください。"),
    ok("予定していた講師が選挙に立候補されるため、別の弁護士にお願いしました。"),
    ok("歩行者を見かけたら、速度を落としましょう。"),
)

ACT, PARTY = "political-act", "political-party"
SIDE, ELECTION = "political-side", "election-word"
_MESSAGE = (
    "政党・候補者・内閣などへの支持や反対、または選挙の応援と受け取られるおそれがあります。"
    "評価や呼びかけを削り、事実だけにしてください。"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    cued = {found.sentence.start: found for found in sentences_with(document, ACT, PARTY, SIDE, ELECTION)}
    if not cued:
        return
    for sentence in document.sentences:
        here = cued.get(sentence.start)
        place = _side_taken(here) if here else None
        if place is None:
            pointing = POINTING.search(sentence.text)
            place = pointing.span() if pointing else None
        if place is not None and not ELECTION_FACT.search(sentence.text):
            yield report(CHECK, document, sentence, place, _MESSAGE)


def _side_taken(cued: CuedSentence) -> tuple[int, int] | None:
    for act in cued.of_sense(ACT):
        return cued.place(act)
    partial = PARTIAL.search(cued.text)
    if partial:
        return partial.span()
    judgement = JUDGEMENT.search(cued.text) if _may_be_judged(cued) else None
    if judgement:
        return judgement.span()
    return next((cued.place(party) for party in cued.of_sense(PARTY)), None)


def _may_be_judged(cued: CuedSentence) -> bool:
    """A party or a government; council members are spoken of in many harmless ways."""
    return any(not COUNCIL_MEMBER.search(hit.entry.term) for hit in cued.of_sense(SIDE))
