"""合わない倍率 — 募集と応募の数から計算した倍率と違う

何を見つけるか: 「8人の募集に対し24人が応募。倍率は4倍」「定員20人に30人の申込み、競争率2.5倍」のように、
募集（定員・合格）と応募の数から計算した倍率が、書かれた倍率と違うもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 計算をし直して、人数か倍率を直してください。
見逃すもの: 四捨五入や切り捨てによるずれ、「約」「以上」の付く数、募集や応募がいくつもあって決められない文、前年の倍率。
"""

from collections.abc import Iterator
from decimal import Decimal

from rules.amounts import Amount, amounts_between, find_amounts
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない倍率", reckons=True)

EXAMPLES = (
    ng("職員採用試験は、8人の募集に対し24人が応募し、倍率は4倍でした。", at="倍率は4倍", severity=Severity.CONFIRM),
    ng("定員20人に30人の申込みがあり、競争率は2.5倍です。", at="競争率は2.5倍"),
    ng("募集12戸、応募54件。倍率4.8倍でした。", at="倍率4.8倍"),
    ng("倍率は3倍（募集20区画、応募40件）でした。", at="倍率は3倍"),
    ng("受験者36人、合格者8人で、倍率は5.5倍でした。", at="倍率は5.5倍"),
    ng("10組の募集に45組の応募があり、5.4倍の狭き門となりました。", at="5.4倍の狭き門"),
    ng("15人の定員に60人の申込みがありました。定員の3倍の申込みです。", at="定員の3倍"),
    ng("募集：5人\n応募：17人\n倍率：4.3倍", at="倍率：4.3倍"),
    ng("市営住宅は3戸に対し12件の申込みがあり、5倍の倍率でした。", at="5倍の倍率"),
    ng("応募者は24人。募集8人の4倍となりました。", at="募集8人の4倍"),
    ok("応募者は24人。募集8人の3倍となりました。"),
    ng("8人の募集に対し24人、倍率は4倍で、昨年の3倍を上回りました。", at="倍率は4倍"),
    ok("8人の募集に対し24人、倍率は3倍で、昨年の4倍を下回りました。"),
    ok("職員採用試験は、8人の募集に対し24人が応募し、倍率は3倍でした。"),
    ng("20区画に対し26組のお申込みをいただき、倍率2倍の狭き門でした。", at="倍率2倍"),
    ok("定員30人に100人の申込みがあり、倍率は3.3倍です。"),
    ok("定員30人に110人の申込みがあり、倍率は3.6倍です。"),
    ok("8人の募集に対し30人が応募し、倍率は約4倍でした。"),
    ok("8人の募集に対し24人が応募。昨年の倍率は4倍でした。"),
    ok("8人の募集に24人が応募し、6人が辞退。合格者は6人で、実質の倍率は3倍です。"),
    ok("事務8人に24人、技術4人に16人の応募があり、技術の倍率は4倍でした。"),
    ok("一般8人の募集に対し24人が応募、推薦2人の募集に8人が応募。推薦の倍率は4倍でした。"),
    ok("募集は8人。応募が定員の2倍を超えた場合は抽選です。"),
    ok("応募は24人で、昨年の2倍でした。募集は8人です。"),
    ok("顕微鏡の倍率は40倍。定員20人に30人の申込みがありました。"),
    ok("募集は8人、現在の応募は24人。倍率が4倍になったら締め切ります。"),
)

_RATIO = quick_compile(
    r"(?:(?:応募|競争|実質|採用|受験|平均)?(?:倍率|競争率)(?:は|が|も|で|:)?[、\s]?|定員の|募集(?:人数|数)?の|"
    r"(?:募集|定員)(?:の)?[0-9]{1,4}(?:人|名|戸|区画|組)の)"
    r"(?P<times>[0-9]{1,3}(?:\.[0-9]{1,2})?)倍(?!以上|を?超|近|弱|強|余|に(?:達し|なっ)?た(?:ら|場合)|になったら"
    r"|ほど|程度)"
    r"|(?P<times2>(?<![0-9.約])[0-9]{1,3}(?:\.[0-9]{1,2})?)倍(?:の|という)(?:高)?(?:倍率|競争率|狭き門)"
)
_PLACES_BEFORE = lazy_compile(
    r"(?:募集(?:人[数員]|区画|戸数|件数|数)?|定員|採用(?:予定)?(?:人数|者数?|者)?|合格(?:者数?)?|当選(?:者数?)?"
    r"|枠)(?:は|が|の|に|:|\s|、)?\s?$"
)
_PLACES_AFTER = lazy_compile(r"(?:の|を)?(?:募集|定員|採用|枠|合格|当選)(?!に応)|に対して?")
_ASKED_BEFORE = lazy_compile(
    r"(?:(?:応募|申し?込み?|受験|志願|エントリー|出願)(?:者|件|総|人)?(?:者?数)?(?:は|が|の|も|に|:|\s|、)?"
    r"|に対して?、?)"
    r"(?:合計|計|全部で)?\s?$"
)
_ASKED_AFTER = lazy_compile(
    r"(?:の(?:方|人|みなさん|皆さん)?|から|が|もの|もの方が|もの方から)?(?:の|に)?(?:ご?応募|お?申し?込|受験|志願"
    r"|エントリー|出願)"
)
_ANOTHER_TIME = lazy_compile(
    r"昨年|前年|去年|前回|過去|例年|これまで|顕微鏡|望遠鏡|双眼鏡|全国|県内|平均|目標|辞退|場合|たら|実質"
)
_REACH = 100


def check(document: Document, _context: Context) -> Iterator[Finding]:
    ratios = list(document.find(_RATIO))
    # With several ratios there are several competitions.
    if len(ratios) != 1 or is_correction(document, ratios[0]):
        return
    ratio = ratios[0]
    near = amounts_between(find_amounts(document), ratio.start - _REACH, ratio.end + _REACH)
    roles = [_role(document, one) for one in near]
    places = [one for one, role in zip(near, roles, strict=True) if role == "places"]
    asked = [one for one, role in zip(near, roles, strict=True) if role == "asked"]
    if len(places) != 1 or len(asked) != 1 or places[0].is_rough or asked[0].is_rough or not places[0].value:
        return
    begin = min(ratio.start, places[0].start, asked[0].start)
    end = max(ratio.end, places[0].end, asked[0].end)
    if _ANOTHER_TIME.search(document.text, max(0, begin - 12), end):
        return
    people = [one for one in near if one.kind == places[0].kind]
    if len(people) > 1 + (asked[0].kind == places[0].kind):
        return
    yield from _judged(ratio, places[0], asked[0])


def _role(document: Document, amount: Amount) -> str:
    """Whether an amount counts the places or those who asked for one; what follows it tells more than what precedes."""
    text = document.text
    for role, pattern in (("places", _PLACES_AFTER), ("asked", _ASKED_AFTER)):
        if pattern.match(text, amount.end):
            return role
    for role, pattern in (("places", _PLACES_BEFORE), ("asked", _ASKED_BEFORE)):
        if pattern.search(text, max(0, amount.start - 16), amount.start):
            return role
    return ""


def _judged(ratio: Match, places: Amount, asked: Amount) -> Iterator[Finding]:
    said = ratio.groups["times"] or ratio.groups["times2"] or "0"
    right = asked.value / asked.factor / (places.value / places.factor)
    step = Decimal(1).scaleb(-len(said.partition(".")[2]))
    # Rounded, or cut off; nobody rounds 1.3 up to 2.
    if not -step < Decimal(said) - right <= step / 2:
        yield CHECK.finding(
            ratio.span,
            severity=Severity.CONFIRM,
            message=(
                f"{asked.shown(asked.value)}を{places.shown(places.value)}で割ると"
                f"{right.quantize(Decimal('0.01')).normalize():f}倍です。人数か倍率を直してください。"
            ),
        )
