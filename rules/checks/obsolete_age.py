"""古い年齢の決まり — 成年は18歳からです

何を見つけるか: 「成年年齢は20歳」「20歳で成人」「選挙権は20歳以上」「女性は16歳から結婚できる」のように、
法律が変わる前の年齢で書いたもの。
なぜ: §6(2)イ「正確に記述する」。契約や投票、届け出の案内では、読む人の権利にかかわります。
なおし方: 成年と結婚は18歳、選挙権も18歳からです。お酒・たばこ・公営ギャンブルは今も20歳からです。
見逃すもの: 「二十歳のつどい」、お酒やたばこの年齢、昔の決まりの説明。
"""

from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction, is_historical
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="古い年齢の決まり")

EXAMPLES = (
    ng("成年年齢は20歳です。", at="成年年齢は20歳", severity=Severity.CONFIRM),
    ng("20歳になると成人となり、一人で契約できます。", at="20歳になると成人"),
    ng("投票できるのは満20歳以上の方です。", at="投票できるのは満20歳以上"),
    ng("選挙権は二十歳からです。", at="選挙権は二十歳から"),
    ng("未成年（20歳未満）の方は親権者の同意が必要です。", at="未成年（20歳未満"),
    ng("女性は16歳から婚姻届を出せます。", at="女性は16歳から婚姻"),
    ok("成人年齢は18歳ですが、二十歳のつどいの対象は20歳の方です。"),
    ok("お酒は20歳になってから。20歳未満の飲酒は禁止です。"),
    ok("2022年4月に、成年年齢は20歳から18歳に引き下げられました。"),
    ok("かつて成年年齢は20歳でした。"),
    ok("20歳になると国民年金に加入します。"),
    ok("投票できるのは満18歳以上の方です。"),
)

_TWENTY = r"(?:満)?\s?(?:20|二十|二〇)歳"
_ADULT_SINCE = date(2022, 4, 1)
_OLD = quick_compile(
    rf"(?:成年|成人)年齢(?:は|が|を|の|である|:|\()?\s?{_TWENTY}(?!(?:から|より)(?:満)?\s?18|(?:から|を)(?:18|引き下))"
    rf"|{_TWENTY}(?:で|から|になると|になれば|以上が|以上は|以上を)、?(?:成人(?!式|の(?:日|つどい)|を祝)|成年"
    rf"|大人の?契約|一人で契約|親の同意なし)"
    rf"|未成年者?(?:\(|とは、?|は、?)\s?{_TWENTY}(?:未満|に満たない|になるまで)|{_TWENTY}未満の(?:未成年"
    rf"|方は、?(?:親権者|保護者)の同意書?が)"
    rf"|(?:選挙権|投票権)(?:は|が|を持つのは)?、?\s?{_TWENTY}(?:以上|から)|投票(?:が)?でき(?:るのは|る人は|る方は"
    rf"|ます。?)?、?\s?{_TWENTY}以上"
    rf"|{_TWENTY}以上の(?:有権者|選挙権)|{_TWENTY}(?:から|になると|以上で)、?(?:選挙権|投票)"
    r"|(?:女性|女子|女)は、?(?:満)?\s?(?:16|十六)歳(?:から|以上で|で|になると)、?(?:結婚|婚姻)|(?<![0-9])(?:16"
    r"|十六)歳(?:から|以上で|で|になると)、?(?:結婚|婚姻)"
)
_LOWERED = lazy_compile(r"引き?下げ|18歳に|十八歳に|改正|変わり|変わっ|でした|だった")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is not None and context.today < _ADULT_SINCE:
        return
    for match in document.find(_OLD):
        told = _LOWERED.search(document.sentence_at(match.start).text)
        if not (told or is_historical(document, match) or is_correction(document, match)):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message="成年・結婚・選挙権の年齢は18歳です。年齢を確かめて直してください。",
            )
