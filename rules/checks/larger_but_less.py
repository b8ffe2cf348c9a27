"""大きいほうが小さい — 「20kg以下は800円、それを超えると500円」

何を見つけるか: 「5kg以下は800円、5kgを超えると500円」「130㎡以下は7人槽、超えると5人槽」「1時間以内は300円、それ以上は
200円」のように、広さ・重さ・長さで分けた二つで、大きいほうの浄化槽や料金が小さくなっているもの。
なぜ: §6(2)イ「正確に記述する」。二つの数を入れかえて書いたときに起きます。
なおし方: 要綱や料金表で、どちらがどちらか確かめて直してください。
見逃すもの: 1kgあたりの単価、割引や加算、年齢で分けたもの、二つが離れて書かれたもの。
"""

from collections.abc import Iterator

from rules.amounts import ARABIC, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="大きいほうが小さい", reckons=True)

EXAMPLES = (
    ng(
        "延床面積が130㎡以下なら7人槽、130㎡を超えると5人槽です。",
        at="130㎡以下なら7人槽、130㎡を超えると5人槽",
        severity=Severity.CONFIRM,
    ),
    ng("130平方メートルまでは7人槽、それより広い家は5人槽", at="130平方メートルまでは7人槽、それより広い家は5人槽"),
    ng("粗大ごみは、20kg以下は800円、20kgを超えるものは500円です。", at="20kg以下は800円、20kgを超えるものは500円"),
    ng("持込み：100kg未満 1,000円、100kg以上 500円", at="100kg未満 1,000円、100kg以上 500円"),
    ng("駐車場は2時間以内なら300円、それ以上は200円です。", at="2時間以内なら300円、それ以上は200円"),
    ok("延床面積が130㎡以下なら5人槽、130㎡を超えると7人槽です。"),
    ok("20kg以下は500円、20kgを超えるものは800円です。"),
    ok("100kgまでは10kgにつき100円、100kgを超えると10kgにつき80円です。"),
    ok("10人以下は1人500円、10人を超えると1人400円の団体割引です。"),
    ok("2時間以内なら300円、それ以上は1時間ごとに100円です。"),
    ok("65歳以下は500円、65歳を超えると300円です。"),
    ok("2時間以内は300円、以後は30分100円です。"),
)

_MEASURE = r"(?P<limit>{a})\s?(?P<measure>m2|平方メートル|平米|kg|キロ|cm|センチ|km|L|リットル|時間|m|トン|t)".replace(
    "{a}", ARABIC
)
_SMALL = (
    r"(?:以下|以内|未満|まで)(?:の?(?:もの|家|住宅|場合|方|とき|建物|荷物))?"
    r"(?:は|なら|では|で|が|の場合は|:|…|・|\s){1,3}、?"
)
_LARGE = (
    r"(?:それ|これ|(?P=limit)\s?(?P=measure)(?!以下|未満))(?:を超える|を超えた|を超え|を超す|より(?:大き[いな]|広い|重い|長い)|以上)"
    r"(?:の?(?:もの|家|住宅|場合|方|とき|建物|荷物))?(?:は|と|なら|では|で|が|の場合は|:|…|・|\s){1,3}、?"
)
_SHAPE = quick_compile(
    rf"(?<![0-9.,]){_MEASURE}{_SMALL}(?P<small>{ARABIC})\s?(?P<unit>人槽|円)(?:です|で)?[、。/・\n\s]{{1,3}}{_LARGE}"
    rf"(?P<large>{ARABIC})\s?(?P=unit)"
)
_EACH = lazy_compile(r"\s?(?:引|割引|加算|増|追加|ごと|につき|/|プラス)")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_SHAPE):
        small, large = (number_value(match.groups[name] or "0")[0] for name in ("small", "large"))
        if large < small and not _EACH.match(document.text, match.end) and not is_correction(document, match):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"大きいほうの{match.groups['unit']}が小さくなっています。二つが入れかわっていないか確かめてください。",
            )
