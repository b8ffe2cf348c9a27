"""順位と記録のくいちがい — 1位より2位の記録がよい

何を見つけるか: 「1位15秒8、2位14秒9、3位16秒2」のように、順位の順に並べた記録（タイム・得点・票・割合など）が、一方向に
増えも減りもしないもの。走る・泳ぐ競技では、1位より2位のタイムが速いものも見ます。
なぜ: §6(2)イ「正確に記述する」。入賞した人に失礼になり、訂正も要ります。
なおし方: 記録の表を見て、順位か記録を直してください。
見逃すもの: 種目がいくつも混じるもの、値段・年齢・人数のように順位を決めた数とは限らないもの、かっこの中の長さや重さ。
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="順位と記録のくいちがい", reckons=True)

EXAMPLES = (
    ng("1位15秒8、2位14秒9、3位16秒2でした。", at="1位15秒8、2位14秒9、3位16秒2", severity=Severity.CONFIRM),
    ng("1位 赤組 320点\n2位 青組 350点\n3位 白組 290点", at="1位 赤組 320点\n2位 青組 350点\n3位 白組 290点"),
    ng(
        "１位は安さ（52％）、２位は近さ（61％）、３位は新鮮さ（40％）",
        at="１位は安さ（52％）、２位は近さ（61％）、３位は新鮮さ（40％",
    ),
    ng("第1位「森」128票、第2位「川」96票、第3位「空」104票", at="1位「森」128票、第2位「川」96票、第3位「空」104票"),
    ng(
        "優勝は山田さん12分30秒、2位は川田さん12分45秒、3位は森さん12分40秒。",
        at="優勝は山田さん12分30秒、2位は川田さん12分45秒、3位は森さん12分40秒",
    ),
    ng("100m走の結果は、1位15秒8、2位14秒9でした。", at="1位15秒8、2位14秒9"),
    ng("よく借りられた本　1位A 42回　2位B 51回　3位C 30回", at="1位A 42回　2位B 51回　3位C 30回"),
    ng("リレーは1位が1分02秒3、2位が1分01秒8でした。", at="1位が1分02秒3、2位が1分01秒8"),
    ng("優勝 赤組 280点、準優勝 白組 310点、3位 青組 250点", at="優勝 赤組 280点、準優勝 白組 310点、3位 青組 250点"),
    ok("優勝 赤組 310点、準優勝 白組 280点、3位 青組 250点"),
    ok("1位14秒9、2位15秒8、3位16秒2でした。"),
    ok("1位 赤組 350点\n2位 青組 320点\n3位 白組 320点"),
    ok("1位15秒8、2位14秒9でした。"),
    ok("人気の定食は、1位 から揚げ（750円）、2位 とんかつ（900円）、3位 そば（600円）です。"),
    ok("登りたい山は、1位 剣山（1,029m）、2位 雲月山（1,311m）、3位 天神山（777m）。"),
    ok("1位は5人、2位は8人、3位は3人のチームでした。"),
    ok("男子は1位15秒8、2位16秒1、女子は1位16秒9、2位17秒0でした。"),
    ok("走り幅跳びで1位4m20、100m走で2位13秒5、1,500m走で3位5分10秒。"),
    ok("100m走1位13秒5、200m走2位28秒1、80mハードル3位14秒2"),
    ok("1位は市内の山田さん（14秒9、予選は15秒2）、2位は川田さん（15秒1）、3位は森さん（15秒8）"),
    ok("リーグ戦は、1位A（2勝、5点）、2位B（1勝1敗、7点）、3位C（2敗、3点）でした。"),
    ok("県内では、面積が2位、人口が15位、高齢化率は3位です。"),
    ok("リレーは、優勝は市役所チーム（24分51秒）。2位とはわずか9秒差でした。"),
    ok("マラソンは1位（2時間5分10秒）に続き、2位が9秒差、3位が12秒遅れでした。"),
    ok("1位 2時間5分、2位 2時間8分、3位 2時間10分の映画が選ばれました。"),
)

_PLACE = r"(?:(?P<place>(?<![0-9])[1-9])(?:位|等|着)|(?P<second>準優勝)|(?<!準)優勝)"
_TIME = (
    r"(?:(?P<hours>[0-9]{1,2})時間)?(?:(?P<minutes>[0-9]{1,2})分)?(?P<seconds>[0-9]{1,2})(?:秒(?P<tenths>[0-9]{1,3})?"
    r"|\.(?P<decimals>[0-9]{1,2})秒)"
)
_NUMBER = (
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,7}(?:\.[0-9]{1,2})?)\s?"
    r"(?P<unit>点|票|ポイント|%|回|冊|件|ピン|kg|m(?![a-z])|cm)"
)
_ENTRY = quick_compile(
    rf"{_PLACE}(?!と(?:は|の|に))(?:は|が|に|の|:|\s|、)?\s?(?P<name>[^0-9。\n]{{0,24}}?)(?:{_TIME}|{_NUMBER})(?!の?差|遅れ|以内|ほど|及)"
)
_BETWEEN = lazy_compile(r"[)」』】。、,・/\s]{0,4}(?:で|の)?[、。\s]{0,2}(?:第|同)?")
_OTHER_EVENT = lazy_compile(
    r"の部|部門|男子|女子|[勝敗]|予選|年生|学年|ブロック|リーグ|種目|級|走|泳|跳|投|自由形|平泳ぎ|バタフライ|メドレー|満点"
)
_RACE = lazy_compile(r"走|泳|リレー|駅伝|マラソン|タイム|レース|スキー|自転車|競争")
_MEASURED = lazy_compile(r"重さ|記録|長さ|大きさ|大物|距離|投げ|跳び|貸出|借り|読まれ|釣")
_MEASURES = frozenset({"m", "cm", "kg", "回", "冊", "件"})


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if not any(word in document.text for word in ("2位", "2等", "2着", "準優勝")):
        return
    run: list[Match] = []
    for entry in document.find(_ENTRY):
        if run and not (
            _place(entry) > _place(run[-1]) and _unit(entry) == _unit(run[-1]) and _joined(document, run[-1], entry)
        ):
            yield from _judged(document, run)
            run = []
        run.append(entry)
    yield from _judged(document, run)


def _place(entry: Match) -> int:
    return int(entry.groups["place"] or (2 if entry.groups["second"] else 1))


def _unit(entry: Match) -> str:
    return entry.groups["unit"] or "秒"


def _joined(document: Document, before: Match, after: Match) -> bool:
    return _BETWEEN.fullmatch(document.text, before.end, after.start) is not None


def _judged(document: Document, run: list[Match]) -> Iterator[Finding]:
    if len(run) < 2 or _place(run[0]) != 1 or [_place(one) for one in run] != list(range(1, len(run) + 1)):
        return
    names = " ".join(one.groups["name"] or "" for one in run)
    if _OTHER_EVENT.search(names) or is_correction(document, run[0]):
        return
    # What stands in brackets is seldom what the places were given for, but for times, points, votes and shares.
    if _unit(run[0]) in _MEASURES and ("(" in names or not document.has(_MEASURED)):
        return
    values = [_value(one) for one in run]
    steps = [after - before for before, after in pairwise(values)]
    is_race = _unit(run[0]) == "秒" and _RACE.search(document.text, max(0, run[0].start - 40), run[0].start)
    mixed = min(steps) < 0 < max(steps)
    if (mixed and len(run) >= 3) or (is_race and min(steps) < 0):
        yield CHECK.finding(
            document.span(run[0].start, run[-1].end),
            severity=Severity.CONFIRM,
            message="順位の順に並べた記録が、順になっていません。記録の表で、順位と記録を確かめて直してください。",
        )


def _value(entry: Match) -> Decimal:
    groups = entry.groups
    if groups["number"] is not None:
        return Decimal(groups["number"].replace(",", ""))
    seconds = Decimal(f"{groups['seconds']}.{groups['tenths'] or groups['decimals'] or 0}")
    return 3600 * Decimal(groups["hours"] or 0) + 60 * Decimal(groups["minutes"] or 0) + seconds
