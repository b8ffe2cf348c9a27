"""合わない倍率 — 募集と応募の数から計算した倍率と違う

何を見つけるか: 「8人の募集に対し24人が応募。倍率は4倍」「定員20人に30人の申込み、競争率2.5倍」のように、
募集（定員・合格）と応募の数から計算した倍率が、書かれた倍率と違うもの。応募と受験の数がどちらもあれば、そのどちらから
計算しても合わないもの（「受験者で見た倍率」のように断ってあれば、そのほう）。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 計算をし直して、人数か倍率を直してください。
見逃すもの: 四捨五入や切り捨てによるずれ、「約」「以上」の付く数、募集や応募がいくつもあって決められない文、前年の倍率。
"""

import re
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
    ng(
        "申込14人、受験12人。採用予定は4人なので、受験者で見た倍率は2倍でした。",
        at="倍率は2倍",
        severity=Severity.CONFIRM,
    ),
    ng("申込者は14人、受験者は12人。採用予定者4人で、倍率は2倍でした。", at="倍率は2倍"),
    ng("応募16人、受験12人、合格4人。受験倍率は4倍です。", at="受験倍率は4倍"),
    ng("応募16人、受験したのは12人。採用予定は4人、応募倍率は3倍です。", at="応募倍率は3倍"),
    ng("採用予定4人に対し、申込みは14人、受験は12人。競争率は2.5倍でした。", at="競争率は2.5倍"),
    ng("申込14人のうち12人が受験。採用予定は4人で、受験者で計算した倍率は3.5倍です。", at="倍率は3.5倍"),
    ok("申込14人、受験12人。採用予定は4人なので、受験者で見た倍率は3倍でした。"),
    ok("申込14人、受験12人。採用予定は4人なので、倍率は3.5倍でした。"),
    ok("申込14人、受験12人。採用予定は4人なので、倍率は3倍でした。"),
    ok("申込14人、受験12人、欠席2人。採用予定は4人なので、倍率は3倍でした。"),
    ok("男性14人が応募、女性12人が応募。採用予定は4人で、倍率は6.5倍です。"),
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
    r"(?:(?P<word>応募|申し?込み?|受験|志願|エントリー|出願)(?:者|件|総|人)?(?:者?数)?(?:した(?:の|方|人))?(?:は|が|の|も|に|:|\s|、)?"
    r"|に対して?、?)"
    r"(?:合計|計|全部で)?\s?$"
)
_ASKED_AFTER = lazy_compile(
    r"(?:の(?:方|人|みなさん|皆さん)?|から|が|もの|もの方が|もの方から)?(?:の|に)?(?P<word>ご?応募|お?申し?込|受験|志願"
    r"|エントリー|出願)"
)
_ANOTHER_TIME = lazy_compile(
    r"昨年|前年|去年|前回|過去|例年|これまで|顕微鏡|望遠鏡|双眼鏡|全国|県内|平均|目標|辞退|場合|たら|実質"
)
_BY_WHOM = lazy_compile(
    r"(?P<word>応募|申し?込み?|受験|志願|出願)(?:者|人)?数?(?:(?:で|から|を基に|をもとに|を元に)(?:見|み|計算し|数え|出し|比べ|算出し)"
    r"[たてる]?と?、?|(?:ベース|基準)の?|の)?$"
)
"""Right before 「倍率」: which of the numbers it is reckoned by."""
_MOST_ASKED = 2
_REACH = 100


def check(document: Document, _context: Context) -> Iterator[Finding]:
    ratios = list(document.find(_RATIO))
    # With several ratios there are several competitions.
    if len(ratios) != 1 or is_correction(document, ratios[0]):
        return
    ratio = ratios[0]
    text = document.text
    near = amounts_between(find_amounts(document), ratio.start - _REACH, ratio.end + _REACH)
    roles = [_role(document, one) for one in near]
    places = [one for one, (role, _) in zip(near, roles, strict=True) if role == "places"]
    asked = {word: one for one, (role, word) in zip(near, roles, strict=True) if role == "asked"}
    many = sum(role == "asked" for role, _ in roles)
    # Two numbers told with one word are two groups, which may well be added up.
    if len(places) != 1 or len(asked) != many or not 0 < many <= _MOST_ASKED or not places[0].value:
        return
    if any(one.is_rough for one in (places[0], *asked.values())):
        return
    begin = min(ratio.start, places[0].start, *(one.start for one in asked.values()))
    end = max(ratio.end, places[0].end, *(one.end for one in asked.values()))
    if _ANOTHER_TIME.search(text, max(0, begin - 12), end):
        return
    people = [one for one in near if one.kind == places[0].kind]
    if len(people) > 1 + sum(one.kind == places[0].kind for one in asked.values()):
        return
    yield from _judged(ratio, places[0], _reckoned_by(document, ratio, asked))


def _role(document: Document, amount: Amount) -> tuple[str, str]:
    """Whether an amount counts the places or those who asked for one, and the word that tells how they asked.

    What follows an amount tells more than what precedes it.
    """
    text = document.text
    for role, pattern in (("places", _PLACES_AFTER), ("asked", _ASKED_AFTER)):
        told = pattern.match(text, amount.end)
        if told:
            return role, _asked_how(told)
    for role, pattern in (("places", _PLACES_BEFORE), ("asked", _ASKED_BEFORE)):
        told = pattern.search(text, max(0, amount.start - 16), amount.start)
        if told:
            return role, _asked_how(told)
    return "", ""


def _asked_how(told: re.Match[str]) -> str:
    """「受験」「応募」: one word for all ways of asking; those who sat the examination are fewer."""
    word = told.groupdict().get("word") or ""
    return "受験" if word == "受験" else "応募"


def _reckoned_by(document: Document, ratio: Match, asked: dict[str, Amount]) -> list[Amount]:
    """The numbers that the ratio may be reckoned by: the one it names, else all."""
    place = ratio.start
    named = ratio.text.startswith(("応募", "受験"))
    told = _BY_WHOM.search(document.text, max(0, place - 20), place + (2 if named else 0))
    one = asked.get(_asked_how(told)) if told else None
    return [one] if one is not None else list(asked.values())


def _judged(ratio: Match, places: Amount, by: list[Amount]) -> Iterator[Finding]:
    said = ratio.groups["times"] or ratio.groups["times2"] or "0"
    step = Decimal(1).scaleb(-len(said.partition(".")[2]))
    rights = [one.value / one.factor / (places.value / places.factor) for one in by]
    # Rounded, or cut off; nobody rounds 1.3 up to 2.
    if all(not -step < Decimal(said) - right <= step / 2 for right in rights):
        asked, right = by[-1], rights[-1]
        yield CHECK.finding(
            ratio.span,
            severity=Severity.CONFIRM,
            message=(
                f"{asked.shown(asked.value)}を{places.shown(places.value)}で割ると"
                f"{right.quantize(Decimal('0.01')).normalize():f}倍です。人数か倍率を直してください。"
            ),
        )
