"""100%にならない二つの答え — 知っている62%、知らない48%

何を見つけるか: 「知っている62%」「知らない48%」のように、
一方でなければもう一方という答えの割合を足して100%を超えるもの。
行を分けて並べたもの、「備えている55%、備えていない55%」のように打ち消しの言葉で対になるもの、
「可燃78%・不燃12%・資源20%」の
ように全体を分けたものも見ます。
なぜ: §6(2)イ「正確に記述する」。調査の結果は、そのまま引用されます。
なおし方: 数を確かめて直してください。いくつも選べる質問なら「複数回答」と書いてください。
見逃すもの: 四捨五入のずれ、「複数回答」、別の人や別の年の割合、無回答があって100%に足りないもの。
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from rules.amounts import Amount, find_amounts
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="100%にならない二つの答え", reckons=True)

EXAMPLES = (
    ng(
        "相談電話を\n・知っている 62％\n・知らない 48％",
        at="知っている 62％\n・知らない 48％",
        severity=Severity.CONFIRM,
    ),
    ng("◇はい 64％\n◇いいえ 46％", at="はい 64％\n◇いいえ 46％"),
    ng("備えている家庭は55％、備えていない家庭は55％でした。", at="備えている家庭は55％、備えていない家庭は55％"),
    ng("利用したい 71％\n利用したくない 39％", at="利用したい 71％\n利用したくない 39％"),
    ng("読んだ本がある 82%\nない 28%", at="読んだ本がある 82%\nない 28%"),
    ng("ごみの内訳：可燃78％・不燃12％・資源20％", at="可燃78％・不燃12％・資源20％"),
    ok("・知っている 62％\n・知らない 38％"),
    ok("・知っている 62％\n・利用したことがある 48％"),
    ok("男性は、知っている 62％、知らない 38％、女性は、知っている 78％、知らない 22％"),
    ok("「知っている」は小学生62％、中学生78％でした。"),
    ok("知らない 48％（昨年 62％）"),
    ok("朝食を食べる子 82％\n本を読まない子 48％"),
)

_MARKS = " 　\n・●○■□◆◇▼▶▷☆★◎※✓✔→└├-、,。/|:「」『』【】()▪️✅⭕❌"
_GROUP = lazy_compile(
    r"^(?:うち|男性?[はが、]|女性?[はが、]|小学生|中学生|高校生|[0-9]{1,2}代|[^\n]{0,8}年度?[はのが:])"
)
_NEW_GROUP = lazy_compile(r"[一-龥ァ-ヶー0-9]{1,8}(?:は|では)、|[一-龥]{1,6}は「")
_FILLER = lazy_compile(
    r"(?:と答えた|と回答した)?(?:の?(?:方|人|家庭|世帯|児童|生徒|子|割合|層|市民|回答))?(?:は|が|も|の|で|:|約|\s"
    r"|」){0,4}$"
)
_OPPOSITES = (
    ("知っている", "知らない"), ("知っていた", "知らなかった"), ("はい", "いいえ"), ("ある", "ない"), ("あり", "なし"),
    ("賛成", "反対"), ("満足", "不満"), ("必要", "不要"), ("できる", "できない"), ("YES", "NO"), ("使う", "使わない"),
    ("利用する", "利用しない"), ("食べる", "食べない"), ("住み続けたい", "移りたい"), ("持っている", "持っていない"),
)  # fmt: skip
_NEGATED = (
    ("ている", "ていない"), ("でいる", "でいない"), ("ている", "てない"),
    ("ていた", "ていなかった"), ("たい", "たくない"),
    ("した", "していない"), ("した", "しなかった"), ("する", "しない"), ("がある", "がない"), ("ある", "ない"),
    ("できた", "できなかった"), ("できる", "できない"), ("いる", "いない"), ("きた", "けなかった"), ("べる", "べない"),
)  # fmt: skip
_SHARED = lazy_compile(r"内訳|構成|の割合(?:は|で)|利用割合|円グラフ|一つだけ|1つだけ|単一回答|全体を100")
_OTHER = lazy_compile(r"複数|重複|いくつでも|すべて選|前年|昨年|去年|前回|達成|上位|率(?!の高)|理由")
_LONGEST_LABEL = 24
_SLACK = Decimal("1.2")
_FEWEST, _MOST = 3, 8


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if document.text.count("%") < 2:
        return
    percents = [one for one in find_amounts(document) if one.kind == "%"]
    if document.has(_OTHER):
        return
    labels = [
        _label(document, one, before.end if before else 0)
        for before, one in zip([None, *percents], percents, strict=False)
    ]
    for (first, first_label), (second, second_label) in pairwise(zip(percents, labels, strict=True)):
        if first.is_rough or second.is_rough or not first_label[0] or not second_label[0]:
            continue
        if _NEW_GROUP.search(document.text, first.end, second.start):
            continue
        over = first.value + second.value
        if over > 100 + _SLACK and _are_opposite(first_label[0], second_label[0]):
            yield _finding(document, first_label[1], second.end, over)
    yield from _of_one_whole(document, percents, labels)


def _of_one_whole(document: Document, percents: list[Amount], labels: list[tuple[str, int]]) -> Iterator[Finding]:
    """「内訳:可燃78%・不燃12%・資源20%」: a row of shares that is called a breakdown, or one answer of each."""
    said = _SHARED.search(document.text) if _FEWEST <= len(percents) <= _MOST else None
    if said is None or any(one.is_rough for one in percents):
        return
    summed = sum((one.value for one in percents), Decimal(0))
    names = [label for label, _ in labels]
    close = all(after.start - before.end <= _LONGEST_LABEL for before, after in pairwise(percents))
    whole = close and all(names) and len(set(names)) == len(names)
    if whole and 100 + _SLACK + Decimal(len(names)) / 2 < summed < 140 and not is_correction(document, percents[0]):
        yield _finding(document, labels[0][1], percents[-1].end, summed)


def _label(document: Document, percent: Amount, begin: int) -> tuple[str, int]:
    """What the share is of, and where those words begin; empty where other numbers or a group stand there."""
    begin = max(begin, percent.start - _LONGEST_LABEL)
    words = document.text[begin : percent.start]
    cut = max(words.rfind(mark) for mark in "\n。、:()・/■●◇◆") if words.strip(_MARKS) else -1
    tail = words[cut + 1 :]
    if not tail.strip(_MARKS):
        return "", percent.start
    start = percent.start - len(tail) + (len(tail) - len(tail.lstrip(_MARKS)))
    name = _FILLER.sub("", tail.strip(_MARKS)).strip(_MARKS)
    return ("" if _GROUP.match(name) or any(char.isdigit() for char in name) else name), start


def _are_opposite(first: str, second: str) -> bool:
    for one, other in ((first, second), (second, first)):
        if (one, other) in _OPPOSITES:
            return True
        for plain, negated in (*_NEGATED, *_OPPOSITES):
            if not (one.endswith(plain) and other.endswith(negated)):
                continue
            stem, rest = one.removesuffix(plain), other.removesuffix(negated)
            # 「本がある 82%、ない 28%」: the second need not repeat what it is about.
            if stem.endswith(rest) if len(rest) < len(stem) else rest.endswith(stem) and stem:
                return True
    return False


def _finding(document: Document, start: int, end: int, summed: Decimal) -> Finding:
    return CHECK.finding(
        document.span(start, end),
        severity=Severity.CONFIRM,
        message=(
            f"足すと{summed.normalize():f}%になり、全体を超えます。数を確かめるか、"
            "いくつも選べる質問なら「複数回答」と書いてください。"
        ),
    )
