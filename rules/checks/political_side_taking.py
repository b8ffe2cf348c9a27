"""政治的な支持や反対 — 政党・候補者・内閣・会派・市長などに味方し、または反対する

何を見つけるか: 政党、候補者、内閣、議員、選挙の語とともに、応援・称賛・非難・投票の呼びかけを述べる文。後援会、
街頭演説、決起集会、パーティー券など、片方に加わることになる案内。政党や政権の名にふれるだけの文も確かめます。
名を出さず「あの方」「次は別の人に」と指す文も、選挙や政党の話の中では見ます。立候補する人や署名にふれた文の
次の文で、ほめたり協力を求めたりする書き方、自分の投票先をもらす書き方も見ます。
なぜ: §6(2)オ「地方公務員法（昭和25年法律第261号）その他職員の服務に関する法令等を遵守すること」。
同法36条は政党・内閣・候補者への支持や反対を、公職選挙法136条の2は地位を利用した選挙運動を禁じています。
なおし方: 評価や呼びかけを削ります。選挙のことは、投票日・投票所・手続など選挙管理委員会の事実だけにします。
見逃すもの: 合言葉や写真でそれとなく指す書き方。選挙管理委員会のお知らせ、法律の説明、模擬投票や人気投票、
大臣表彰、議決の結果には何も言いません。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Yields, ng, ok
from rules.guards import is_quoted
from rules.mentions import Sentence
from rules.patterns_opinion import JUDGEMENT
from rules.patterns_politics import (
    CANVASSING,
    COUNCIL_MEMBER,
    ELECTION_FACT,
    MOCK_VOTE,
    PARTIAL,
    POINTING,
    PRAISED_NEXT,
    REAL_VOTE,
)
from rules.patterns_sentences import CuedSentence, following, report, sentences_with

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
    ng("餅まきには、秋の市議選に出られる山根さんもお越しでした。いつも心強い味方です。", at="心強い"),
    ng("県議選に消防団の内田さんが手を挙げられました。仲間みんなで押し上げましょう。", at="押し上げ"),
    ng("支局では原発の再稼働に反対する署名をお預かりします。一筆どうぞ。", at="一筆"),
    ng("駅前は青一色、あの候補のイメージカラーです。青いものを身につけて出かけましょう。", at="身につけ"),
    ng("来春もう一度市政を担う覚悟です。変わらぬご支持をお願いします。", at="ご支持"),
    ng("読めば、だれに投票すべきか迷いは消えます。", at="だれに投票すべきか迷いは消え"),
    ng("私も昼休みに山根さんに入れてきました。", at="さんに入れてきました"),
    ng("3期目に賛成の方は、いいねを押してください。", at="3期目に賛成の方は、いいね"),
    ng("反対した議員さんには、次の選挙で審判が下ります。", at="議員さんには、次の選挙で審判"),
    ng("掲示板のポスターを見ました。2番の人がいちばんいい顔です。", at="2番の人がいちばんいい"),
    ng("次も今の市長でお願いしましょう。", at="次も今の市長でお願い"),
    ng("橋のご恩は、次の選挙でお返ししましょう。", at="次の選挙でお返し"),
    ng("窓口では知事の辞職を求める署名も集めます。", at="集めます"),
    ok("選挙カーが通ると、園児が手を振ってくれました。"),
    ok("市議選に立候補を予定される方の説明会を開きます。受付は総務課です。"),
    ok("市長選に立候補した3人の公約は、選挙公報でご覧ください。"),
    ok("だれに入れるか迷ったら、選挙公報を読み比べてみてください。"),
    ok("条例の制定を求める署名の手続は、選挙管理委員会におたずねください。"),
    ok("選ばれた方のお名前は、記念の板に入れます。"),
    ok("選挙カーの音についてお問い合わせをいただいています。連呼は20時までです。"),
    ok("スイーツ総選挙を開きます。あなたの清き一票を、店先の箱へ。"),
    ok("どの候補に入れるかは、お一人お一人がお決めになることです。"),
    ok("歩行者を見かけたら、速度を落としましょう。"),
)

ACT, PARTY = "political-act", "political-party"
SIDE, ELECTION = "political-side", "election-word"
_PRAISE_WITHIN = 3
"""Sentences: the one that says who stands, and two more."""
_MESSAGE = (
    "政党・候補者・内閣などへの支持や反対、または選挙の応援と受け取られるおそれがあります。"
    "評価や呼びかけを削り、事実だけにしてください。"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    cued = {found.sentence.start: found for found in sentences_with(document, ACT, PARTY, SIDE, ELECTION)}
    hinted = dict(_hints(document))
    if not (cued or hinted) or (document.has(MOCK_VOTE) and not document.has(REAL_VOTE)):
        return
    for sentence in document.sentences:
        place = hinted.get(sentence) or _open_side(cued.get(sentence.start), sentence)
        if place is not None:
            yield report(CHECK, document, sentence, place, _MESSAGE)


def _open_side(cued: CuedSentence | None, sentence: Sentence) -> tuple[int, int] | None:
    """Where a sentence takes a side with words of its own, unless it tells a fact of elections."""
    place = _side_taken(cued) if cued else None
    pointing = None if place else POINTING.search(sentence.text)
    if pointing:
        place = pointing.span()
    return None if place is None or ELECTION_FACT.search(sentence.text) else place


def _hints(document: Document) -> Iterator[tuple[Sentence, tuple[int, int]]]:
    """Where a side is taken by a hint: in one sentence, or in the one after a sentence that says what is meant."""
    for match in document.find(CANVASSING):
        if not is_quoted(document, match):
            sentence = document.sentence_at(match.start)
            yield sentence, (match.start - sentence.start, match.end - sentence.start)
    for subject, praise in PRAISED_NEXT:
        for match in document.find(subject):
            sentence = document.sentence_at(match.start)
            if not ELECTION_FACT.search(sentence.text):
                yield from _praise(document, sentence, praise)


def _praise(
    document: Document, subject: Sentence, praise: re.Pattern[str]
) -> Iterator[tuple[Sentence, tuple[int, int]]]:
    """Where the sentence about somebody who stands, or one of the two after it, takes their side."""
    place: Sentence | None = subject
    for _ in range(_PRAISE_WITHIN):
        found = praise.search(place.text) if place else None
        if place and found and not ELECTION_FACT.search(place.text):
            yield place, found.span()
        place = following(document, place) if place else None


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
