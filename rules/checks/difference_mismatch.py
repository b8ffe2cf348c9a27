"""合わない差 — 二つの数と、書かれた差が合わない

何を見つけるか: 「貸出は1万2,400冊で、昨年の1万1,900冊を600冊上回りました」「4,700円が200円上がり、4,500円になります」の
ように、もとの数・新しい数・その差が並んでいて、計算が合わないものや、増減の向きが逆のもの。
なぜ: §6(2)イ「正確に記述する」。料金や統計の数は、そのまま広まります。
なおし方: 引き算をし直して、三つの数のどれかを直してください。
見逃すもの: 「約」「以上」の付く数、同じ単位の数がほかにもあってどれの差か決められない文、丸めた数のずれ、訂正。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rules.amounts import Amount, find_amounts
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="合わない差", reckons=True)

EXAMPLES = (
    ng(
        "8月の貸出は1万2,400冊でした。昨年8月の1万1,900冊を600冊上回りました。",
        at="1万2,400冊でした。昨年8月の1万1,900冊を600冊上回",
        severity=Severity.CONFIRM,
    ),
    ng("月額4,700円が200円上がり、4月分からは4,500円になります。", at="4,700円が200円上がり、4月分からは4,500円"),
    ng("入館料は500円から600円に200円引き上げます。", at="500円から600円に200円引き上げ"),
    ng("投票率は52.3％で、前回の50.1％を1.2ポイント上回りました。", at="52.3％で、前回の50.1％を1.2ポイント上回"),
    ng("定員の30人を10人上回る50人の応募がありました。", at="30人を10人上回る50人"),
    ng("ごみの量は450トン。前年の500トンより50トン多くなりました。", at="450トン。前年の500トンより50トン多く"),
    ng("定員を20人から5人増やし、30人にします。", at="20人から5人増やし、30人"),
    ng("昨年より20人多い120人（昨年110人）が参加しました。", at="20人多い120人（昨年110人"),
    ng("利用料を800円→700円（50円の値下げ）に改めます。", at="800円→700円（50円の値下げ"),
    ng("1,200円が100円安くなり、1,000円でお求めいただけます。", at="1,200円が100円安くなり、1,000円"),
    ng("目標の3,000人を500人下回る2,600人でした。", at="3,000人を500人下回る2,600人"),
    ng("所要時間は40分から30分に、15分短縮されます。", at="40分から30分に、15分短縮"),
    ng("火災は38件で、前の年の46件に比べ12件の減少です。", at="38件で、前の年の46件に比べ12件の減"),
    ok("火災は38件で、前の年の46件に比べ8件の減少です。"),
    ok("前半20点、後半18点、1点差で惜しくも敗れました。"),
    ok("8月の貸出は1万2,400冊でした。昨年8月の1万1,900冊を500冊上回りました。"),
    ok("月額4,700円が200円上がり、4月分からは4,900円になります。"),
    ok("入館料は500円から600円に100円引き上げます。"),
    ok("投票率は52.34％で、前回の50.11％を2.2ポイント上回りました。"),
    ok("定員の30人を20人上回る50人の応募がありました。"),
    ok("午前は50人、午後は70人。昨年の100人を20人上回りました。"),
    ok("貸出は1万2,400冊。来館者数は昨年の9,000人を300人上回りました。"),
    ok("新規の登録は100人でした。来館者は昨年の500人を20人上回りました。"),
    ok("昨年の約1万1,900冊を600冊上回り、1万2,400冊になりました。"),
    ok("大人4,700円が200円上がり、子どもは2,400円になります。"),
    ok("昨年の100人を20人上回り、市外からも30人が参加しました。"),
    ok("（誤）4,700円が200円上がり、4,500円になります。"),
    ok("500円から600円に、70歳以上の方は200円引き下げます。"),
    ok("来場者は1.2万人で、昨年の1.1万人を800人上回りました。"),
    ng("手数料を50円引き上げ、300円から400円とします。", at="50円引き上げ、300円から400円"),
    ng("8月は3,200人で、7月の3,000人より300人増えました。", at="3,200人で、7月の3,000人より300人増"),
    ng("出生数は98人で、前年（110人）を10人下回りました。", at="98人で、前年（110人）を10人下回"),
    ng("定員を5人増やして、20人から30人にします。", at="5人増やして、20人から30人"),
    ok("手数料を50円引き上げ、300円から350円とします。"),
    ok("8月は3,200人で、7月の3,000人より200人増えました。"),
    ng("赤組340点、白組312点の18点差でした。", at="340点、白組312点の18点差"),
    ng("使用料：500円→700円（＋100円）", at="500円→700円（＋100円）"),
    ng("男子は52人、女子は48人で、差は6人です。", at="52人、女子は48人で、差は6人"),
    ok("男子は52人、女子は48人で、差は4人です。"),
    ok("使用料：500円→600円（＋100円）"),
    ok("赤組340点、白組312点の28点差でした。"),
    ok("赤組340点、青組320点、白組312点。赤組と白組は28点差でした。"),
    ok("水位は2.5mで、前日の1.3mを120cm上回りました。"),
)

_UP = (
    r"上回|増(?![刷補税水])|多[くいか]|上[がげ]|値上[がげ]|引き?上げ|アップ|プラス|伸び|高[くい]|"
    r"延長|延び|長[くい]|拡大"
)
_DOWN = (
    r"下回|減(?![税量塩])|少な|下[がげ]|値下[がげ]|引き?下げ|ダウン|マイナス|落ち込|安[くい]|短縮|短[くい]|縮[めま小]"
)
_CHANGE = rf"(?:も|ほど|の|分|だけ)?(?:さらに)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
_ABOVE = (
    r"(?:も|の)?(?:(?P<up>上回る|上回った|多い|高い|増の|増となる|増えた)|(?P<down>下回る|下回った|少ない|低い|安い|減の|減となる|減った))"
    r"(?:過去最[高多]の|計|合計)?"
)
_OTHER_TIME = (
    r"一昨年|昨年|前年|去年|前回|先月|前月|前日|前週|先週|昨季|前季|目標|定員|定数|計画|予想|想定|平年|例年|過去最[高多]|"
    r"(?:[0-9]{1,2}|[一二三四五六七八九十])(?:年|か月)前"
)
_FORMER_TAIL = (
    r"度?(?:同期|同月|同時期|の同じ時期)?(?:の?[0-9]{1,2}月)?(?:実績|調査|選挙)?(?:だった|であった|とした)?"
    r"(?:は|の|が|より|:)?[^0-9。、\n(]{0,8}\(?"
)
_FORMER = rf"(?:{_OTHER_TIME}|令和[0-9]{{1,2}}年|20[0-9]{{2}}年|[0-9]{{1,2}}月(?:末|中)?の){_FORMER_TAIL}"
_IS_FORMER = lazy_compile(rf"(?:{_OTHER_TIME}){_FORMER_TAIL}$")
_THAN = r"\)?(?:を|より|に比べて?|と比べて?|から|に対し|に対して)(?:は|も)?、?"
_WHEN = (
    r"(?:(?:令和)?[0-9]{1,4}年度?|[0-9]{1,2}月(?:分|[0-9]{1,2}日)?|今年度?|来年度?|新年度|今月|来月|次回|から|より|は|には|の|、|改定後|新料金|"
    r"過去最[高多]|税込|合計|計|全部で|月額|年額|料金|定員){0,8}\s?"
)
_SAME_SUBJECT = (
    r"(?:、(?![^。、\n]{0,20}[一-龥ァ-ヶー](?:は|も|では))|。(?![^。\n]{0,20}(?<!これ)(?<!この数)[はがも])"
    r"|[^。、\n0-9]){0,40}"
)
"""Words after the new number, none of which may name another thing that the old number could be of."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """A turn of phrase with three amounts: what stands before, between and after them, and which is which."""

    old: int
    new: int
    difference: int
    first_gap: re.Pattern[str]
    second_gap: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str] | None = None
    is_loose: bool = False
    """Whether it takes the words for it that both numbers are of one thing: then no other of the kind may be near."""


_SHAPES = (
    # 「12,400冊でした。昨年の11,900冊を500冊上回り」
    _Shape(
        1, 0, 2,
        lazy_compile(rf"{_SAME_SUBJECT}(?:この数は|これは)?、?{_FORMER}"), lazy_compile(_THAN), lazy_compile(_CHANGE),
        is_loose=True,
    ),
    # 「120人(昨年100人、20人増)」
    _Shape(
        1, 0, 2,
        lazy_compile(rf"\({_FORMER}"), lazy_compile(r"(?:より|から|に比べて?)?[、,]?"), lazy_compile(_CHANGE),
        is_loose=True,
    ),
    # 「38件で、前の年の46件に比べ12件の減少」
    _Shape(
        1, 0, 2,
        lazy_compile(rf"(?:でした|だった|で|と|です)?[、。]\s?(?:これは|この数は)?、?(?:{_FORMER}|前の(?:年|月|週|回)の)"),
        lazy_compile(r"(?:と|に)?(?:比べ(?:て|ると)?|比較(?:して|すると)|より|から)(?:は|も)?、?"),
        lazy_compile(_CHANGE),
    ),
    # 「500円から600円に、100円引き上げ」
    _Shape(
        0, 1, 2,
        lazy_compile(r"(?:から|→|⇒|➡|より)\s?(?:今年度?|来年度?)?の?\s?"),
        lazy_compile(
            r"(?:へと?|に|と)?(?:なり(?:ました|ます)?|なって|し|して|します|しました|変更し|改定し|改め)?[、(。]?\s?"
        ),
        lazy_compile(_CHANGE),
    ),
    # 「定員の30人を20人上回る50人」
    _Shape(
        0, 2, 1,
        lazy_compile(_THAN), lazy_compile(_ABOVE), lazy_compile(r""),
        before=_IS_FORMER,
    ),
    # 「昨年より20人多い120人(昨年100人)」
    _Shape(
        2, 1, 0,
        lazy_compile(_ABOVE), lazy_compile(rf"\({_FORMER}"), lazy_compile(r""),
        before=lazy_compile(r"(?:より|から|比|比べて?)、?$"), is_loose=True,
    ),
    # 「4,700円が200円上がり、4月分からは4,900円になる」
    _Shape(
        0, 2, 1,
        lazy_compile(rf"(?:が|を|から|より)、?\s?{_WHEN}"),
        lazy_compile(rf"{_CHANGE}[^0-9。\n、]{{0,6}}?(?:て|で)?、?\s?{_WHEN}"),
        lazy_compile(
            r"(?:に|と|へと?)(?:な[りるっ]|改|変|し(?:ます|ました|て)|いたし|達し|のぼ|上り)|で(?:す|した|お求め|ご利用)|を記録"
        ),
    ),
    # 「50円引き上げ、300円から350円に」
    _Shape(
        1, 2, 0,
        lazy_compile(rf"{_CHANGE}[^0-9。\n、]{{0,6}}、(?:これまでの|現行の|現在の)?"),
        lazy_compile(r"(?:から|→)\s?"),
        lazy_compile(r"(?:へと?|に|と)(?!つ|も|い)"),
    ),
    # 「500円→600円(+100円)」
    _Shape(
        0, 1, 2,
        lazy_compile(r"(?:から|→|⇒|➡)\s?"),
        lazy_compile(r"\s?\((?:(?P<up>\+|プラス)|(?P<down>▲|△|マイナス))\s?"),
        lazy_compile(r"\)"),
    ),
    # 「340点、312点の28点差」
    _Shape(
        0, 1, 2,
        lazy_compile(r"(?:、|対|と|・|\s)[^0-9。\n]{0,10}"),
        lazy_compile(r"(?:で|の|と|という){1,2}"),
        lazy_compile(r"の?差"),
        is_loose=True,
    ),
    # 「340点、312点で、差は28点」
    _Shape(
        0, 1, 2,
        lazy_compile(r"(?:、|対|と|・|\s)[^0-9。\n]{0,10}"),
        lazy_compile(r"(?:で|です。|でした。)?、?(?:その|両者の)?差は"),
        lazy_compile(r""),
        is_loose=True,
    ),
)  # fmt: skip
_PRICE_WORDS = lazy_compile(r"(?:も|の|分)?(?:上が|上げ|下が|下げ|値上|値下|引|安|高)")
_REACH = 60
_LIKELY = 4
"""Numbers of one thing seldom differ by more than this factor: what does may be of different things."""


def check(document: Document, _context: Context) -> Iterator[Finding]:
    amounts = [one for one in find_amounts(document) if one.kind != "歳"]
    for position in range(len(amounts) - 2):
        three = amounts[position : position + 3]
        if (
            not _are_comparable(three)
            or any(one.is_rough or not one.value for one in three)
            or three[2].start - three[0].end > 2 * _REACH
        ):
            continue
        neighbours = [*amounts[max(0, position - 1) : position], *amounts[position + 3 : position + 4]]
        for shape in _SHAPES:
            read = _read(document, three, shape)
            if read is None:
                continue
            if not (shape.is_loose and _is_unclear(document, three, shape, neighbours)):
                yield from _judged(document, three, shape, read)
            break


def _are_comparable(three: list[Amount]) -> bool:
    """Whether one can be the difference of the others: all of one kind, or two shares (%) and ポイント."""
    kinds = {one.kind for one in three}
    return len(kinds) == 1 or kinds == {"%", "ポイント"}


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a shape says: that the number rises, falls, or (None) only differs; and where the words end."""

    rises: bool | None
    end: int
    is_price: bool


def _read(document: Document, three: list[Amount], shape: _Shape) -> _Reading | None:
    text = document.text
    first, second, third = three
    if len({three[shape.old].kind, three[shape.new].kind}) > 1 or not _same_kind(three, shape):
        return None
    if second.start - first.end > _REACH or third.start - second.end > _REACH:
        return None
    before = shape.before is None or shape.before.search(text, max(0, first.start - 30), first.start)
    matches = (
        shape.first_gap.fullmatch(text, first.end, second.start),
        shape.second_gap.fullmatch(text, second.end, third.start),
        shape.after.match(text, third.end),
    )
    if not before or any(match is None for match in matches):
        return None
    if shape.new == 0 and _IS_FORMER.search(text, max(0, first.start - 30), first.start):
        return None
    groups = {name: word for match in matches if match for name, word in match.groupdict().items()}
    rises = None if "up" not in groups else groups["up"] is not None
    price = _PRICE_WORDS.match(text, three[shape.difference].end) is not None
    last = matches[2]
    end = last.end() if last is not None and shape.difference == 2 else third.end
    return _Reading(rises, end, price)


def _same_kind(three: list[Amount], shape: _Shape) -> bool:
    """Whether the difference can be of the two numbers: of shares (%) it is said in ポイント, 「5%増」 is a ratio."""
    kind = three[shape.old].kind
    return three[shape.difference].kind == ("ポイント" if kind == "%" else kind)


def _is_unclear(document: Document, three: list[Amount], shape: _Shape, neighbours: list[Amount]) -> bool:
    """Whether the numbers may be of different things."""
    old, new = three[shape.old], three[shape.new]
    if max(old.value, new.value) > _LIKELY * min(old.value, new.value):
        return True
    begin, end = document.sentence_at(three[0].start).start, document.sentence_at(three[2].start).end
    return any(
        one.kind == old.kind and begin - _REACH <= one.start <= end and one.start - three[2].end < _REACH
        for one in neighbours
    )


def _judged(document: Document, three: list[Amount], shape: _Shape, read: _Reading) -> Iterator[Finding]:
    old, new, difference = three[shape.old], three[shape.new], three[shape.difference]
    change = new.value - old.value
    if read.rises is None:
        wrong = abs(abs(change) - difference.value)
    else:
        wrong = abs(change - (difference.value if read.rises else -difference.value))
    if wrong <= _slack(three, read) or is_correction(document, three[0]):
        return
    way = "" if read.rises is None or not change else "の増" if change > 0 else "の減"
    shown = f"{(abs(change) / difference.factor).quantize(Decimal('0.01')).normalize():,f}{difference.unit}"
    yield CHECK.finding(
        document.span(three[0].start, read.end),
        severity=Severity.CONFIRM,
        message=(
            f"計算すると、{old.shown(old.value)}と{new.shown(new.value)}の差は{shown}{way}です。"
            "三つの数と増減の向きを確かめて、まちがっているものを直してください。"
        ),
    )


def _slack(three: list[Amount], read: _Reading) -> Decimal:
    """How far the difference may be off because the numbers were rounded; prices and minutes are not."""
    if three[0].kind == "分" or (three[0].kind == "円" and read.is_price):
        return Decimal(0)
    return sum((one.grain / 2 for one in three if one.is_measured or one.grain > 1), Decimal(0))
