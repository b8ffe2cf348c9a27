"""合わない合計 — 足した数が合計と違う

何を見つけるか: 「大人3人、子ども2人の計6人」のように、並んだ数を足しても合計にならないもの。行を分けた一覧の
「合計」の行、「4.5km＋3.8km、全部で…」「12人と15人の28人」も見ます。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 数を確かめて直してください。内訳が一部だけなら「うち」「など」と書いてください。
見逃すもの: 「約」「ほか」「うち」などのある文、前の年との比べ、種類の違う数、はかった数の丸め。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from rules.amounts import ABOUT, Amount, amounts_between, find_amounts, rounding, total
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction
from rules.item_lists import item_amount, lines_above, matches_some_run
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="合わない合計", reckons=True)

EXAMPLES = (
    ng("男性12人、女性15人の合計28人が参加します。", at="合計28人", severity=Severity.CONFIRM),
    ng("本庁3台、支局4台、あわせて8台を置きます。", at="あわせて8台"),
    ng("1年生18人、3年生21人、5年生17人の計66人です。", at="計66人"),
    ng("行き4.5km＋帰り3.8km、全部で9.3kmのコースです。", at="全部で9.3km"),
    ng("初日四十二人、二日目五十一人、合わせて八十三人でした。", at="合わせて八十三人"),
    ng("児童24人と保護者18人の45人が集まりました。", at="45人"),
    ng("大人12人、子ども8人が参加。合計25人でした。", at="合計25人"),
    ng("・新聞　1,240kg\n・雑誌　860kg\n・段ボール　650kg\n合計　2,850kg", at="合計　2,850kg"),
    ng("千屋 120\n哲西 85\n合計 215", at="合計 215"),
    ng("選手30名、監督・コーチ5名、総勢38名で臨みます。", at="総勢38名"),
    ng("1日目120人、2日目95人、延べ225人が来場しました。", at="延べ225人"),
    ng("募金箱に2万5千円、バザーで1万3千円、総額4万8千円になりました。", at="総額4万8千円"),
    ng("Aコース12km、Bコース8km、2コース合計で22kmを整備しました。", at="2コース合計で22km"),
    ng("4月120冊、5月98冊、6月133冊。3か月で合計361冊が借りられました。", at="合計361冊"),
    ng("大人（12人）と子ども（8人）の合計25人が参加しました。", at="合計25人"),
    ng("小学生の部32チーム、中学生の部18チーム、全52チームの熱戦。", at="全52チーム"),
    ng("子ども18名、大人9名（合計29名）", at="合計29名"),
    ng("靴下の数\n男性用…120足\n女性用…95足\n\n合　計…285足", at="合　計…285足"),
    ng(
        "北小学校12,430円、南小学校18,250円、東小学校9,820円、3校合わせて41,500円です。",
        at="3校合わせて41,500円",
        severity=Severity.CONFIRM,
    ),
    ng(
        "（2か月分、税抜き）\n基本料金　1,800円\n水量料金　20㎥×150円＝3,000円\n合　　計　5,800円",
        at="合　　計　5,800円",
    ),
    ng("会場費　4,000円\nお茶代　120円×30本＝3,600円\n計　8,600円", at="計　8,600円"),
    ok("会場費　4,000円\nお茶代　120円×30本＝3,600円\n計　7,600円"),
    ok("基本料金　1,800円\n水量料金　20㎥×150円（3,000円）\n合計　4,800円"),
    ok("基本料金　1,800円\n水量料金　150円×20㎥\n合　計　4,800円"),
    ok("北小学校12,430円、南小学校18,250円、東小学校9,820円、3校合わせて40,500円です。"),
    ok("男子3チーム、女子2チーム合わせて5チームが出ました。"),
    ok("子ども18名、大人9名（合計27名）"),
    ok("男性12人、女性15人の合計27人が参加します。"),
    ok("小学校3校に各20台、中学校に30台、合わせて90台を配りました。"),
    ok("約12人と15人の合計30人が参加します。"),
    ok("1人3枚、計30枚を用意しました。"),
    ok("昨年は12人、今年は15人、合計30人になりました。"),
    ok("建物2件、車両1件、その他3件 本年累計31件"),
    ok("うち市外5人、市内3人、合計20人です。"),
    ok("大人500円、子ども300円。3人で合計1,100円です。"),
    ok("定員60人の会場に、市内12人、市外15人の計27人。"),
    ok("・新聞　1,240kg\n・雑誌　860kg\n合計　2,100kg"),
    ok("児童24人と保護者18人の42人が集まりました。"),
    ok("市長賞1点、議長賞1点ほか、計15点の入賞が決まりました。"),
    ok("午前20人、午後20人、2日間で計80人を募集します。"),
)

_TOTAL_BEFORE = lazy_compile(
    r"(?:合\s{0,4}計|総\s?計|総額|総数|総勢|総重量|総距離|全長|(?<![累統小集設会時家度推温余早月日])計|(?:あ|合|併)わせる?て?[とで]?|"
    r"[全総]部で|(?<![完安保健])全|全体で|ぜんぶで|[トﾄ]ータル|延べ|のべ|締めて|しめて)"
    r"(?:人数|者数|件数|金額|本数|枚数|点数|重量|距離|量|数)?[\s:…・.=、]{0,12}(?:で|は|が|すると|した|して|の|=)?[\s、:]{0,2}$"
)
_LONGEST_WORD = 28
_HOW_MANY_PARTS = lazy_compile(
    r"(?:[2-9]|[1-9][0-9]|[二三四五六七八九十])\s?(?P<unit>校|社|店|団体|会場|日間?|か所|地区|チーム|組|種目|部門|教室|園|館|課|回|クラス|コース|町|集落|世帯)"
    r"(?:の|を|で|分)?\s?$"
)
"""「3校合わせて」: how many parts the total is made of."""
_LOOSE = lazy_compile(
    rf"{ABOUT}|ほか|(?<!こ)(?<!ん)など|うち(?!わ)|以上|以下|前年|昨年|去年|先月|前回|増|減|平均|最大|毎|ずつ|各[0-9]|累計|年度|月分|につき|あたり|当たり|"
    r"(?<![0-9])1(?:人|組|名)(?![0-9])|まで|定員|他に|除|小計|重複|割引|残り|目標"
)
_NESTED = lazy_compile(r"\([^()\n]{0,60}\)")
_SHORT_LEAD = lazy_compile(r"[^はがも、]{0,8}")
_OPENS_LINE = lazy_compile(r"(?:^|\n)[ ・●■○◆◇▼【\[<※-]{0,6}$")
_LONGEST_SCOPE = 160
_GAP = 30
_JOINED = lazy_compile(r"^[^。\n0-9]{0,14}?(?:と|、|・|\+|や)[^。\n0-9]{0,10}$")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    amounts = find_amounts(document)
    for position, amount in enumerate(amounts):
        if amount.is_rough or is_correction(document, amount):
            continue
        word = _TOTAL_BEFORE.search(document.text, max(0, amount.start - _LONGEST_WORD), amount.start)
        if word is not None:
            yield from _about_total(document, amounts, amount, _total_begins(document, amount, word.start()))
        elif position >= 2:
            yield from _about_joined(document, amounts[position - 2 : position + 1])
    yield from _bare_totals(document)


def _total_begins(document: Document, amount: Amount, start: int) -> int:
    """Where the words for the total begin: before 「3校」 in 「3校合わせて」, which is no part of it."""
    parts = _HOW_MANY_PARTS.search(document.text, max(0, start - 8), start)
    return parts.start() if parts and parts["unit"] != amount.unit else start


def _about_total(document: Document, amounts: tuple[Amount, ...], amount: Amount, start: int) -> Iterator[Finding]:
    scope_start = _scope_start(document, start, amount.kind)
    scope = _NESTED.sub(lambda match: "#" * len(match[0]), document.text[scope_start:start])
    if scope.endswith("("):
        # 「子ども18名、大人9名(合計27名)」: the total of what stands before the bracket.
        scope = scope[:-1]
    if "(" in scope:
        scope_start += scope.rindex("(") + 1
        scope = scope[scope.rindex("(") + 1 :]
    everything = amounts_between(amounts, scope_start, start)
    inside = [one for one in everything if scope[one.start - scope_start] != "#"]
    if not any(one.kind == amount.kind for one in inside):
        # 「大人(12人)と子ども(8人)の合計20人」: the parts themselves stand in brackets.
        inside = everything
    parts = _neighbours(inside, amount, start)
    if len(parts) >= 2:
        others = [one for one in inside if one.kind != amount.kind and one.start > parts[0].start]
        loose = _LOOSE.search(scope) or any(
            _TOTAL_BEFORE.search(document.text, max(0, one.start - _LONGEST_WORD), one.start) for one in inside
        )
        # 「親子20組」 among 「一般10人」 stands for people, too; 「2コース合計」 only counts the parts.
        unclear = amount.kind == "円" or any(one.value != len(parts) * one.factor for one in others)
        if not (loose or (others and unclear and amount.value > total(parts))):
            yield from _judged(document, parts, amount, start)
    elif not inside and _OPENS_LINE.search(document.text, max(0, start - 8), start):
        yield from _about_list(document, amount, start, amount.kind)


def _scope_start(document: Document, start: int, kind: str) -> int:
    """Where the words before a total begin: its sentence, and the one before on the same line if it has no parts."""
    sentence = document.sentence_at(start)
    first = max(min(sentence.start, start), start - _LONGEST_SCOPE)
    alone = not any(one.kind == kind for one in amounts_between(find_amounts(document), first, start))
    if (
        alone
        and start - first <= 8
        and first > 0
        and document.text[first - 1] != "\n"
        and _SHORT_LEAD.fullmatch(document.text[first:start])
    ):
        first = document.sentence_at(first - 1).start
    return max(first, start - _LONGEST_SCOPE)


def _neighbours(inside: list[Amount], amount: Amount, start: int) -> list[Amount]:
    """The amounts of the total's kind that stand one after the other before it."""
    parts: list[Amount] = []
    edge = start
    for one in reversed(inside):
        if one.kind == amount.kind:
            if edge - one.end > _GAP:
                break
            parts.insert(0, one)
            edge = one.start
        elif parts:
            edge = min(edge, one.start)
    return parts


def _about_joined(document: Document, three: tuple[Amount, ...]) -> Iterator[Finding]:
    """「児童24人と保護者18人の42人」: two amounts and, after の, what they make."""
    first, second, whole = three
    if not first.kind == second.kind == whole.kind or document.text[second.end : whole.start] not in ("の", "、計"):
        return
    if (
        second.is_rough
        or whole.kind in ("円", "%", "分", "歳")
        or not _JOINED.match(document.text[first.end : second.start])
    ):
        return
    begin = max(document.sentence_at(first.start).start, first.start - _LONGEST_SCOPE)
    inside = amounts_between(find_amounts(document), begin, second.end, whole.kind)
    if not _LOOSE.search(document.text, begin, whole.start):
        yield from _judged(document, inside, whole, whole.start)


def _about_list(document: Document, amount: Amount, start: int, kind: str | None) -> Iterator[Finding]:
    """A list of lines with one amount each, above the line of the total."""
    parts: list[Amount] = []
    for line in lines_above(document, start):
        item = item_amount(document, line, kind)
        if item is None:
            break
        if _LOOSE.search(line.text) or _TOTAL_BEFORE.search(line.text[: item.start - line.start]):
            return
        parts.insert(0, item)
    if len(parts) >= 2:
        yield from _judged(document, parts, amount, start)


_BARE_TOTAL = lazy_compile(
    r"^[^\S\n]{0,4}[・●■○◆◇▼【-]?\s?(?P<word>合\s{0,4}計|総計|計)[】\s:…・]{1,12}(?P<number>[0-9][0-9,]{0,11})\s{0,4}$",
    re.MULTILINE,
)


def _bare_totals(document: Document) -> Iterator[Finding]:
    """Lists whose numbers have no unit."""
    for match in document.find(_BARE_TOTAL):
        number = match.groups["number"] or "0"
        start = match.start + match.text.index(match.groups["word"] or "")
        end = match.start + match.text.rindex(number) + len(number)
        value = Decimal(number.replace(",", ""))
        amount = Amount(end - len(number), end, value, Decimal(1), "", "", 1, is_rough=False)
        yield from _about_list(document, amount, start, None)


def _judged(document: Document, parts: list[Amount], amount: Amount, start: int) -> Iterator[Finding]:
    if any(part.is_rough for part in parts) or amount.value == 0:
        return
    slack = rounding([*parts, amount])
    summed = total(parts)
    times = amount.value / summed if summed else Decimal(0)
    # 「午前20人、午後20人、2日間で計80人」 counts the parts several times.
    repeated = times > 1 and times == times.to_integral_value()
    if repeated or matches_some_run(parts, amount.value, slack):
        return
    yield CHECK.finding(
        Span(*document.span(start, amount.end)),
        severity=Severity.CONFIRM,
        message=f"並んだ数を足すと{amount.shown(summed)}になり、合計と合いません。数を確かめてください。",
    )
