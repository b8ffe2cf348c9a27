"""よそにはないという言い切り — 「どこのまちの水よりもおいしい」「よそにはありません」

何を見つけるか: 「どこの…よりも」「これより…は世界中どこを探してもございません」「右に出るものはありません」「県内随一」
「No.1」のように、よそと比べて一番だと言い切った、根拠の書かれていない文。
なぜ: §6(2)イ「誤解を招かないよう」。比べた人はいないので、他の市や店への失礼にもなります。
なおし方: 「おいしいと評判です」のように言いかえるか、根拠（調査の名前や年、認定）を書き添えてください。
見逃すもの: 調査・記録・コンクールの書かれたもの、めざすこと、人の言葉として引いたもの、問いかけ。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_quoted
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.phrases import phrases

CHECK = Check(clause="6(2)イ", title="よそにはないという言い切り")

EXAMPLES = (
    ng(
        "新見の水道水は、どこのまちの水よりもおいしい！",
        at="どこのまちの水よりもおいし",
        severity=Severity.CONFIRM,
    ),
    ng("これより旨い牛肉は世界中どこを探してもございません。", at="これより旨い牛肉は世界中どこを探してもございません"),
    ng("これだけそろう市は、よそにはありません。", at="これだけそろう市は、よそにはありません"),
    ng("紙すきの技では右に出るものがありません。", at="右に出るものがありません"),
    ng("県内随一の紅葉をどうぞ。", at="県内随一"),
    ng("住みやすさNo.1のまちです。", at="住みやすさNo.1"),
    ng("うちのおもてなしは、どの温泉にも負けません。", at="どの温泉にも負けません"),
    ng("県内でここまでお得な商品券はありません!", at="県内でここまでお得な商品券はありません"),
    ng("甘さで新見に勝てる産地はひとつもありません。", at="新見に勝てる産地はひとつもありません"),
    ng("名高い産地のぶどうが束になってもかないません。", at="名高い産地のぶどうが束になってもかないません"),
    ng("星空の数では、よそは足元にも及びません。", at="足元にも及びません"),
    ng("本場イタリアも顔負けの味です。", at="本場イタリアも顔負け"),
    ng("窓口の速さは他市の追随を許しません。", at="他市の追随を許しません"),
    ng("比類のない香りです。", at="比類のない"),
    ng("どこの町にも負けない支援です。", at="どこの町にも負けない"),
    ng("これをしのぐ大会は国内に存在しません。", at="これをしのぐ大会は国内に存在しません"),
    ng("史上最大の花火が上がります。", at="史上最大の"),
    ng("県下最安のプールです。", at="県下最安"),
    ng("一度味わえば、ほかの米は食べられなくなります。", at="ほかの米は食べられなくなります"),
    ok("観測史上最高の気温です。史上最高齢の完走者は88歳でした。"),
    ok("どこにも負けない町にしたい、と若手が語りました。あいさつの元気はどこにも負けません。"),
    ok("プロ顔負けの演奏でした。"),
    ok("同じ模様は二つとありません。"),
    ok("これに勝る喜びはありません。"),
    ok("県内で最も面積の大きい市は真庭市です。"),
    ok("県の調査では、どこのまちよりも空気がきれいです。"),
    ok("どこよりも住みやすいまちを目指します。"),
    ok("「どこの水よりもおいしい」という声をいただきました。"),
    ok("これより先にトイレはありません。"),
    ok("同じ会場での予約は、ほかにはありません。"),
    ok("よその市にお住まいの方も参加できます。"),
    ok("県内随一の大きさの鍾乳洞で、県の調査による記録があります。"),
)

_FOUNDED = lazy_compile(
    r"調査|統計|調べ|記録|認定|ギネス|ランキング|出典|選ばれ|選定|コンテスト|コンクール|品評会|共進会|選手権|優勝|大会(?:で|に出|の(?:部|結果))|全国大会|発表|登録|等級|受賞|"
    r"面積|人口|標高|高齢化|"
    r"目指|めざ|なりたい|したい|夢|かも|と(?:言|い|伝え|呼ば)われ|といわれ|とされ|だと思|と思|ように|時代|当時|かつて|評判|自称|私の中|個人的|"
    r"気持ち|思い(?:は|なら|で)|熱意|情熱|意気込み|元気(?:は|なら|で)|同じ(?:もの|物|模様|柄|形|作品|器|色)"
)
_DENIED = lazy_compile(
    r"^[^。、\n]{0,10}(?:とは(?:言|い|限)|ではあり|ではな|わけ|か[?。、とは]|かどうか|でない|でなく|という|って)"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for phrase in phrases("unrivalled"):
        for match in document.find(phrase.pattern):
            if not _is_harmless(document, match):
                yield CHECK.finding(
                    match.span,
                    severity=Severity.CONFIRM,
                    message=(
                        f"「{match.text}」は、よそと比べて一番だと言い切っています。"
                        "根拠（調査の名前や年）を書き添えるか、言い方を改めてください。"
                    ),
                )


def _is_harmless(document: Document, match: Match) -> bool:
    sentence = document.sentence_at(match.start)
    around = document.text[max(sentence.start, match.start - 40) : min(sentence.end, match.end + 40)]
    after = document.text[match.end : min(sentence.end, match.end + 20)]
    return is_quoted(document, match) or bool(_FOUNDED.search(around) or _DENIED.match(after))
