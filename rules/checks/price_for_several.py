"""合わない人数分の料金 — 1人分の料金を人数倍した額と違う

何を見つけるか: 「1人1,500円。4人グループなら合計5,000円で、割引はありません」「1枚300円、3枚で計1,000円」のように、
一つ分の値段と、いくつ分かの合計が合わないもの。
なぜ: §6(2)イ「正確に記述する」。料金のまちがいは、窓口でのもめごとになります。
なおし方: 計算をし直して、値段か合計を直してください。
見逃すもの: グループの割引かもしれないもの（「割引はありません」のない文）、保険料や子ども料金が混じるもの。
"""

from collections.abc import Iterator

from rules.amounts import ARABIC, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない人数分の料金", reckons=True)

EXAMPLES = (
    ng(
        "参加費は1人1,500円。4人グループなら合計5,000円で、割引はありません。",
        at="1人1,500円。4人グループなら合計5,000円",
        severity=Severity.CONFIRM,
    ),
    ng("チケットは1枚300円です。3枚で計1,000円になります。", at="1枚300円です。3枚で計1,000円"),
    ng("入館料は1人につき500円。5人分の合計は2,000円です。", at="1人につき500円。5人分の合計は2,000円"),
    ng("1回800円、全6回の合計5,800円を初回に集めます。", at="1回800円、全6回の合計5,800円"),
    ng("1袋450円。10袋でも割引はなく、4,000円です。", at="1袋450円。10袋でも割引はなく、4,000円"),
    ng("参加費は500円（1人）。親子2人で計1,500円です。", at="500円（1人）。親子2人で計1,500円"),
    ng("りんごは1個150円、3個で500円です。", at="1個150円、3個で500円"),
    ok("りんごは1個150円、3個で400円です。"),
    ok("参加費は1人1,500円。4人グループなら合計6,000円で、割引はありません。"),
    ok("参加費は1人1,500円。4人グループなら5,000円とお得です。"),
    ok("1人1,500円。4人グループなら合計5,000円の団体割引があります。"),
    ng("大人1人800円です。2人で申し込むと合計1,800円です。", at="1人800円です。2人で申し込むと合計1,800円"),
    ng("会議室は1時間400円。3時間の利用で合計1,500円です。", at="1時間400円。3時間の利用で合計1,500円"),
    ok("会議室は1時間400円。3時間の利用で合計1,200円です。"),
    ok("1日500円、3日間の通し券は1,200円です。"),
    ng("1人800円（材料費込み）。3人分の合計は2,500円です。", at="1人800円（材料費込み）。3人分の合計は2,500円"),
    ok("チケットは1枚300円、3枚つづりで800円です。"),
    ok("1人500円、保険料100円。3人で計1,800円です。"),
    ok("大人1人500円、子ども1人300円。4人家族で計1,600円です。"),
    ok("1回800円、全6回の合計4,800円を初回に集めます。"),
    ok("1人500円。20人で合計約1万円になります。"),
    ok("会費は1人1,000円。30人から合計28,000円の寄附をいただきました。"),
    ok("1袋450円。10袋で合計4,200円のまとめ買いがお得です。"),
    ok("1人1,500円（小学生は半額）。4人で計4,500円です。"),
)

_COUNTED = "時間|か月|日|人|名|個|枚|本|袋|箱|冊|回|組|台|セット|泊|杯|缶|束|鉢|パック|区画|口|株"
_SEVERAL = (
    r"(?:です|となり|になり|で)?(?:ます)?[、。\s]{1,3}(?:全|親子|大人|友だち|たとえば|例えば|グループで){0,2}"
    r"(?P<number>(?<![0-9,.~第])(?:[2-9]|[1-9][0-9]))(?P=unit)間?(?:のご?)?"
    r"(?:グループ|家族|分|連れ|の場合|の方|以上)?(?:なら|ならば|では|でも|だと|で|の|、|参加|申し?込みは?"
    r"|申し?込むと|まとめて|ご?利用){0,3}、?"
)
_SUM = r"(?:合計|総額|計|全部で)(?:額|金額|料金)?(?:は|が|で)?\s?"
_NO_CUT = (
    r"(?:割引?き?|値引き?)(?:は|も|の適用は|サービスは)?"
    r"(?:ありません|なし|ございません|いたしません|しません|できません|なく|無し|せず)"
)
_ONE = (
    rf"(?<![0-9第])1(?P<unit>{_COUNTED})様?(?:につき|あたり|当たり|は|が|:|\s)?"
    rf"(?P<price>{ARABIC})円(?:\([^()\n]{{1,14}}\))?"
)
_ONE_IN_BRACKETS = rf"(?<![0-9,.])(?P<price>{ARABIC})円\(1(?P<unit>{_COUNTED})\)"
_TOTAL = rf"(?P<total>{ARABIC})円"
_SHAPES = (
    quick_compile(rf"{_ONE}{_SEVERAL}{_SUM}{_TOTAL}"),
    quick_compile(rf"{_ONE}{_SEVERAL}{_NO_CUT}、?{_TOTAL}"),
    quick_compile(rf"{_ONE_IN_BRACKETS}{_SEVERAL}{_SUM}{_TOTAL}"),
)
_DEARER = quick_compile(rf"{_ONE}{_SEVERAL}(?:セット|つづり|入り)?[では]{{0,2}}\s?{_TOTAL}(?=です|に|$|[。、\n)!])")
"""Without a word for the sum only one that is too high is sure to be wrong."""
_CUT = lazy_compile(
    r"割|お?得|セット|引き|団体|ペア|まとめ|優待|無料|通し|初回(?:は|の|だけ)|最初の|子ども|子供|小学|中学|高校"
    r"|学生|幼児|未就学|シニア|高齢|市外|会員|半額|保険(?![^、。]{0,4}込)|材料(?![^、。]{0,4}込)|別途|"
    r"送料|手数料|追加|寄[付附]|集ま|売上|補助|助成|クーポン|つづり|綴り|サービス|おまけ|消費税|税別|税抜"
)
_MORE_TO_PAY = lazy_compile(
    r"保険|材料|別途|送料|手数料|追加|税別|税抜|大人|子ども|小学|中学|高校|学生|幼児|市外|会員|講師|延長|土日|休日"
    r"|平日|以上|寄[付附]"
)
_GROUP = lazy_compile(r"グループ|家族|親子|カップル|以上|回")
_DENIED = lazy_compile(_NO_CUT)
_REACH = 30


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if "円" not in document.text:
        return
    for shape in (*_SHAPES, _DEARER):
        for match in document.find(shape):
            price, total = (number_value(match.groups[name] or "0")[0] for name in ("price", "total"))
            right = price * int(match.groups["number"] or 0)
            around = document.text[max(0, match.start - _REACH) : match.end + _REACH]
            denied = _DENIED.search(around)
            if denied is not None:
                around = match.text.replace(denied[0], "")
            # Several together often pay less; nobody pays more for being several.
            in_a_group = shape is _DEARER or _GROUP.search(match.text)
            may_be_cheaper = total < right and denied is None and in_a_group
            cut = _MORE_TO_PAY if shape is _DEARER else _CUT
            if total == right or may_be_cheaper or cut.search(around) or is_correction(document, match):
                continue
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"計算すると{right:,f}円になり、書かれた合計と合いません。値段か合計を直してください。",
            )
