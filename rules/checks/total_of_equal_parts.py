"""合わない延べ数 — 「1日100食を3日間、計250食」

何を見つけるか: 「1日100食を3日間、計250食」「週2回、4週間で計10回」「午前と午後に各30名、計50名」「各支局に3台、
4支局で計10台」のように、同じ数を日数や回数、二つの組の分だけ重ねた合計が合わないもの。
なぜ: §6(2)イ「正確に記述する」。用意する数や定員は、そのまま信じられます。
なおし方: 掛け算をし直して、一つ分の数か合計を直してください。
見逃すもの: 「約」「予備」「ほか」のある文、休みの日のあるもの、ほかの数が間に入るもの。
"""

from collections.abc import Iterator

from rules.amounts import ABOUT, ARABIC, UNIT, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない延べ数", reckons=True)

EXAMPLES = (
    ng("豚汁は1日100食を3日間、合計250食の限定です。", at="1日100食を3日間、合計250食", severity=Severity.CONFIRM),
    ng("3日間、1日に40人、計100人をご案内します。", at="3日間、1日に40人、計100人"),
    ng("防災無線で、1日2回、5日間で計12回お知らせします。", at="1日2回、5日間で計12回"),
    ng("週2回、4週間で全10回の教室です。", at="週2回、4週間で全10回"),
    ng("月に3回、半年で計15回ひらきます。", at="月に3回、半年で計15回"),
    ng("午前と午後に各30名、計50名を募集します。", at="午前と午後に各30名、計50名"),
    ng("バスは土日とも4便ずつ、合わせて10便です。", at="土日とも4便ずつ、合わせて10便"),
    ng("扇風機は各支局に3台ずつ、4支局で計10台です。", at="各支局に3台ずつ、4支局で計10台"),
    ng("1日8人×5日間、計45人の体験枠です。", at="1日8人×5日間、計45人"),
    ok("豚汁は1日100食を3日間、合計300食の限定です。"),
    ok("1日2回、5日間で計10回お知らせします。"),
    ok("週2回、4週間で全8回の教室です。"),
    ok("月に3回、半年で計18回ひらきます。"),
    ok("午前と午後に各30名、計60名を募集します。"),
    ok("1日100食を3日間、予備を入れて合計320食です。"),
    ok("各支局に3台ずつ、4支局で計12台です。"),
    ok("各支局に3台、本庁に10台、4支局と合わせて計22台です。"),
    ok("1日2回（土曜は1回）、6日間で計11回です。"),
    ok("3校から男女各2人、計12人が参加します。"),
    ok("2会場で1日100食を3日間、計600食です。"),
    ok("1日約100食を3日間、計250食でした。"),
)

_N = rf"(?<![0-9,.~第約]){ARABIC}"
_TOTAL = (
    r"(?:で|に|の|を|、|分|開催|実施|行い|ずつ|配り|用意し|\s){0,4}(?:合計|総計|のべ|延べ|(?<![累統小集設会時家推])計|全部で|合わせて|あわせて|全)"
    rf"(?:で|は|して|、)?\s?(?P<total>{_N})\s?(?P=unit)(?!目)"
)
_PART = rf"(?P<part>{_N})\s?(?P<unit>(?!円|歳|%){UNIT})(?:限定)?(?:ずつ)?"
_DAYS = rf"(?P<times>{_N})日(?:間|連続|とも)"
_WEEKS = r"(?P<times>[0-9]{1,2})週間?"
_MONTHS = r"(?:(?P<times>[0-9]{1,2})(?:か月|カ月|ヶ月|ケ月|ヵ月)間?|(?P<half>半年)間?|(?P<year>1年)間?)"
_BOTH = (
    r"(?:午前(?:の部)?(?:と|・|、)午後(?:の部)?|昼(?:と|・|、)夜|男女"
    r"|土日|両日|上り(?:と|・|、)?下り|往復|1部(?:と|・|、)2部|東西|南北)"
)
_SHAPES = (
    quick_compile(
        rf"(?:1日(?:あたり|当たり)?|毎日)(?:に|の|は|、)?\s?{_PART}(?:を|で|の|、|×|\s|が){{0,2}}{_DAYS}{_TOTAL}"
    ),
    quick_compile(
        rf"{_DAYS}(?:で|に|の|、|は|\s|×){{0,2}}(?:1日(?:あたり|当たり)?|毎日)(?:に|の|は|、)?\s?{_PART}{_TOTAL}"
    ),
    quick_compile(
        rf"(?<![第0-9])(?:1週間|毎週|週)(?:に|あたり)?\s?{_PART}(?:を|で|の|、|×|\s|が){{0,2}}{_WEEKS}{_TOTAL}"
    ),
    quick_compile(
        rf"(?<![0-9一-龥])(?:1か月|ひと月|毎月|月)(?:に|あたり)?\s?{_PART}(?:を|で|の|、|×|\s|が){{0,2}}{_MONTHS}{_TOTAL}"
    ),
    quick_compile(
        rf"各(?P<place>[一-龥ァ-ヶー]{{1,6}}?)(?:に|へ|で|から|が|は|、|の){{0,2}}{_PART}、?(?P<times>{_N})(?P=place){_TOTAL}"
    ),
)
_TWO = quick_compile(rf"{_BOTH}(?:とも|ともに|に|で|の|は|、|それぞれ){{0,2}}(?P<each>各)?{_PART}{_TOTAL}")
_SEVERAL = lazy_compile(r"(?:[0-9一二三四五六七八九十]|各)(?:[一-龥ァ-ヶー]{1,6})(?:から|に|で|の|へ|は|とも|、){0,2}$")
_LOOSE = lazy_compile(rf"{ABOUT}|およそ|予備|ほか|など|以上|ほど|程度|除|追加|うち|から|休")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for shape in _SHAPES:
        for match in document.find(shape):
            yield from _judged(document, match, _times(match))
    for match in document.find(_TWO):
        shared = match.groups["each"] or "ずつ" in match.text or "とも" in match.text
        if shared and not _SEVERAL.search(document.text, max(0, match.start - 12), match.start):
            yield from _judged(document, match, 2)


def _times(match: Match) -> int:
    if match.groups.get("half"):
        return 6
    if match.groups.get("year"):
        return 12
    return int(number_value(match.groups["times"] or "0")[0])


def _judged(document: Document, match: Match, times: int) -> Iterator[Finding]:
    part, total = (number_value(match.groups[name] or "0")[0] for name in ("part", "total"))
    made = part * times
    # Less than one part is something else; a multiple of what they make counts the same at several places.
    if not made or total % made == 0 or total < part or _LOOSE.search(match.text) or is_correction(document, match):
        return
    yield CHECK.finding(
        match.span,
        severity=Severity.CONFIRM,
        message=f"計算すると{made.normalize():,f}{match.groups['unit']}になり、合計と合いません。数を確かめてください。",
    )
