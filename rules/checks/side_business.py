"""職員の副業や商売の宣伝 — 職員や家族・知人の商売を公式の投稿で宣伝する

何を見つけるか: 「担当の私が」「妻の店」「実家の」「夜は」など職員の側を指す語と、注文・価格・予約・割引・リンク
など売り買いの語がある文。副業、会員の勧誘、フリマアプリへの出品。
なぜ: §6(2)オ「地方公務員法（昭和25年法律第261号）その他職員の服務に関する法令等を遵守すること」。
同法38条は許可のない営利の仕事を制限し、33条・35条は職の信用と職務への専念を求めています。
なおし方: 商売に関する部分を削ります。市の事業としての販売であれば、主催と売上の行き先を書きます。
見逃すもの: 職員の店であることが文から分からない宣伝。税の申告や兼業許可の説明、市の催しでの販売、農家さんや
事業者の紹介には何も言いません。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Yields, ng, ok
from rules.guards import is_quoted
from rules.patterns_sentences import CuedSentence, following, report, sentences_with
from rules.patterns_trade import NOT_FOR_SALE, OFFER, ORDER, PRIVATE_SALE, STAFF_SELF, WARNED_OF_TRADE

CHECK = Check(clause="6(2)オ", title="職員の副業や商売の宣伝", yields=Yields.HARDLY)

EXAMPLES = (
    ng("担当の私が焼いたクッキー、1袋300円でご注文を受け付けます。", at="300円"),
    ng("妻の美容室が駅前にオープンしました。ごひいきに。", at="オープン"),
    ng("夜は学習塾もしていますので、月謝などはDMで。", at="月謝", severity=Severity.CONFIRM),
    ng("編み手は窓口の私です。ご注文はDMでどうぞ。", at="ご注文"),
    ng("うちの器、メルカリで好評です。", at="好評"),
    ng("係のわたしも家で干し柿を作っています。1袋600円、DMをいただければお届けします。", at="600円、DM"),
    ng("撮った人:広報のカメラ係。結婚式の撮影も3万円で引き受けます。", at="3万円で引き受け"),
    ng("駅前の整体院は、職員の紹介なら半額になります。", at="職員の紹介なら半額"),
    ok("体験は1人500円、予約はコメントでどうぞ。担当者がお待ちしています。"),
    ok("個人の方から45,700円のご寄付をいただきました。"),
    ok("担当の私が田植えを手伝った田んぼで、稲刈りがありました。"),
    ok("副業の収入があった方は、市県民税の申告が必要です。"),
    ok("庁舎前ふれあい市で、就労支援事業所のパンを販売します。"),
    ok("農家の夫婦が営む直売所では、ぶどうを1房500円で販売しています。"),
    ok("実家の片付けにお困りの方は、空き家相談会へどうぞ。"),
    ok("職員の兼業許可の状況を公表しました。"),
)

OWNER, TRADE = "own-business", "side-business"
_AROUND = 60
"""How far before an offer the writer may have named himself, in characters."""
_MESSAGE = (
    "職員やその家族・知人の商売の宣伝と受け取られるおそれがあります。"
    "市の仕事と関わりのない売り買いの話は削ってください。"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    told = {finding.span: finding for finding in (*_offers(document), *_private_sales(document))}
    yield from told.values()


def _private_sales(document: Document) -> Iterator[Finding]:
    """A price and how to get it from the writer, whom this sentence or the one before names."""
    for match in document.find(PRIVATE_SALE):
        sentence = document.sentence_at(match.start)
        before = document.text[max(0, sentence.start - _AROUND) : match.end]
        excused = NOT_FOR_SALE.search(sentence.text) or WARNED_OF_TRADE.search(sentence.text)
        if STAFF_SELF.search(before) and not excused and not is_quoted(document, match):
            place = (match.start - sentence.start, match.end - sentence.start)
            yield report(CHECK, document, sentence, place, _MESSAGE)


def _offers(document: Document) -> Iterator[Finding]:
    for cued in sentences_with(document, OWNER, TRADE):
        if WARNED_OF_TRADE.search(cued.text):
            continue
        place = _offer(cued)
        if place is not None:
            yield report(CHECK, document, cued.sentence, place, _MESSAGE)
            continue
        after = following(document, cued.sentence)
        order = ORDER.search(after.text) if after else None
        if after and order:
            yield report(CHECK, document, after, order.span(), _MESSAGE)


def _offer(cued: CuedSentence) -> tuple[int, int] | None:
    for trade in cued.of_sense(TRADE):
        return cued.place(trade)
    offer = None if NOT_FOR_SALE.search(cued.text) else OFFER.search(cued.text)
    return offer.span() if offer else None
