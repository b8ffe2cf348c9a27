"""合わない平均 — 並んだ数から計算した平均と違う

何を見つけるか: 「初日42人、二日目51人、三日目36人。一日平均45人」「3日間で120人、1日平均50人」のように、書かれた
数から計算した平均と違うもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 計算をし直して、数か平均を直してください。
見逃すもの: 「約」のついた数、年齢や点数の平均、県や全国の平均、丸めによる少しのずれ。
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from rules.amounts import ABOUT, Amount, amounts_between, find_amounts, total
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="合わない平均", reckons=True)

EXAMPLES = (
    ng(
        "初日四十二人、二日目五十一人、三日目三十六人の方が挑戦。一日平均四十五人でした。",
        at="一日平均四十五人",
        severity=Severity.CONFIRM,
    ),
    ng("1回目20人、2回目30人、平均28人が参加しました。", at="平均28人"),
    ng("5日間で1,250人の方にお越しいただきました。1日平均にすると300人。", at="1日平均にすると300人"),
    ng("3日間で120人、1日平均50人が来場しました。", at="1日平均50人"),
    ng("来館者は午前80人、午後60人。平均すると75人です。", at="平均すると75人"),
    ng("4会場で延べ200人、1会場当たり60人が集まりました。", at="1会場当たり60人"),
    ng("A班12kg、B班18kg、C班15kgで、平均20kgを集めました。", at="平均20kg"),
    ok("初日四十二人、二日目五十一人、三日目三十六人。一日平均四十三人でした。"),
    ok("3日間で120人、1日平均40人が来場しました。"),
    ok("1回目20人、2回目31人、平均約25人が参加しました。"),
    ok("到着は、最短で4分、最長で16分、平均は8分でした。"),
    ok("睡眠は5時間から9時間、平均8時間です。"),
    ok("全国平均30人に対し、市では男性12人、女性15人です。"),
    ok("開館日数292日、1日平均405人が利用しました。"),
    ok("平均年齢は72歳、会員は12人と15人です。"),
    ok("10人に100枚、1人当たり10枚を配りました。"),
)

_MEAN = lazy_compile(
    r"(?P<word>(?:(?:1|一)(?P<per>日|人|回|会場|か所|チーム|世帯|校|班|組|クラス|台)(?:平均(?:に(?:すると|したら|して))?|(?:あ|当)たり(?:の平均)?)[でのは\s]{0,2}"
    r"|(?<![国県市町村区内年界本総])平均(?:で|は|すると|して|値は)?)、?\s?)$"
)
_LOOSE = lazy_compile(
    rf"{ABOUT}|およそ|定員|昨年|前年|去年|全国|県内|年齢|(?<!こ)(?<!ん)など|ほか|目標|まで|以上|一番|最も|最高|最多|最少|最年|最短|最長|最小|最大|価格|単価"
)
_DAYS = lazy_compile(r"(?P<number>[2-9]|[1-3][0-9]|[二三四五六七八九十])日(?:間|にわたっ|の日程|をかけ)")
_RANGE = lazy_compile(r"\s?(?:~|から|-|以上)\s?")
_REACH = 140
_GAP = 26


def check(document: Document, _context: Context) -> Iterator[Finding]:
    amounts = find_amounts(document)
    for mean in amounts:
        word = _MEAN.search(document.text, max(0, mean.start - 18), mean.start)
        if word is None or mean.kind in ("%", "歳"):
            continue
        # An amount called 平均 counts as rough: what follows it decides here.
        if re.match(r"(?:前後|ほど|程度|以上|以下|余り|弱|強|を超)", document.text[mean.end : mean.end + 3]):
            continue
        sentence = document.sentence_at(word.start())
        begin = document.sentence_at(sentence.start - 1).start if sentence.start > 0 else sentence.start
        begin = max(begin, word.start() - _REACH)
        if _LOOSE.search(document.text, begin, mean.start):
            continue
        expected = _expected(document, amounts, begin, word, mean)
        slack = max(mean.grain, Decimal(mean.factor) if mean.factor == mean.grain else mean.grain)
        if expected and all(abs(one - mean.value) >= slack for one in expected):
            yield CHECK.finding(
                document.span(word.start("word"), mean.end),
                severity=Severity.CONFIRM,
                message=f"計算すると平均は{mean.shown(expected[0])}になります。数を確かめてください。",
            )


def _expected(
    document: Document, amounts: tuple[Amount, ...], begin: int, word: re.Match[str], mean: Amount
) -> list[Decimal]:
    """The means that the numbers before can have; none where they do not say what was shared out."""
    before = amounts_between(amounts, begin, word.start())
    parts = _row([one for one in before if one.kind == mean.kind], word.start())
    if any(_RANGE.fullmatch(document.text, first.end, last.start) for first, last in pairwise(parts)):
        return []  # the ends of a range are no parts: 「5時間から9時間、平均8時間」
    if not parts or any(part.is_rough or part.factor != mean.factor for part in parts):
        return []
    if len(parts) >= 2:
        counts = [Decimal(len(parts)), *_counts(document, before, begin, word)]
        means = [total(parts) / count for count in counts]
        # The last of them may be what the others make: 「20人、30人の計50人、平均25人」.
        return [*means, *(parts[-1].value / count for count in [Decimal(len(parts) - 1), *counts])]
    return [parts[0].value / count for count in _counts(document, before, begin, word)]


def _row(parts: list[Amount], edge: int) -> list[Amount]:
    """Those that stand one after the other, up to the mean."""
    row: list[Amount] = []
    for part in reversed(parts):
        if row and edge - part.end > _GAP:
            break
        row.insert(0, part)
        edge = part.start
    return row


def _counts(document: Document, before: list[Amount], begin: int, word: re.Match[str]) -> list[Decimal]:
    """How many days, people, places the whole was shared out among."""
    per = word["per"]
    if per is None:
        return []
    if per == "日":
        days = [match["number"] for match in _DAYS.finditer(document.text, begin, word.start())]
        return [
            Decimal(number) if number.isascii() else Decimal("一二三四五六七八九十".index(number) + 1)
            for number in days
        ]
    line = max(begin, document.text.rfind("\n", begin, word.start()))
    found = [one.value for one in before if one.kind == per and one.start >= line]
    return found if len(found) == 1 and found[0] > 1 and found[0] == found[0].to_integral_value() else []
