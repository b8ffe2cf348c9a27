"""合わない残り — 定員・申込み・残りの数が合わない

何を見つけるか: 「定員30名、申込20名、残り5名」のように、定員から申込みを引いても残りにならないもの、残りが定員より
多いもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 三つの数を確かめて直してください。
見逃すもの: 「約」のついた数、市民の枠など一部の定員、キャンセル待ち。
"""

from collections.abc import Iterator

from rules.amounts import ABOUT, Amount, amounts_between, find_amounts
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="合わない残り", reckons=True)

EXAMPLES = (
    ng("定員30名、残り5名、申込20名です。", at="残り5名", severity=Severity.CONFIRM),
    ng("定員40人のところ、現在32人のお申し込みがあり、残り12人です。", at="残り12人"),
    ng("募集20区画のうち申込み15区画、空きは8区画です。", at="空きは8区画"),
    ng("定員：24名\n申込済：18名\n残席：8名", at="残席：8名"),
    ng("定員は15人。あと20人参加できます。", at="あと20人"),
    ng("50席のうち35席が予約済み。残り20席です。", at="残り20席"),
    ok("定員30名、残り10名、申込20名です。"),
    ok("定員40人のところ、現在32人のお申し込みがあり、残り8人です。"),
    ok("定員30名。残り5名です。お早めに。"),
    ok("午前の部 定員20人 残り3人\n午後の部 定員20人 残り8人"),
    ok("定員約30名、申込20名、残り5名です。"),
    ok("定員：24名\n申込済：18名\n残席：6名"),
)

_BEFORE = {
    "quota": lazy_compile(r"(?:定員|募集(?:人数|数|区画)?|枠|席数|全|定数|先着)(?:は|が|:|\s|の){0,2}$"),
    "taken": lazy_compile(
        r"(?:申し?込み?(?:者|数|済み?)?|応募(?:者|数)?|予約(?:済み?|者|数)?|参加予定|受付済み?|現在)(?:は|が|:|\s|、){0,2}$"
    ),
    "left": lazy_compile(r"(?P<word>(?:残り|残席|残数|残枠|空き(?:席|枠|区画)?|あと|残)(?:は|が|:|\s|、){0,2})$"),
}
_AFTER = {
    "quota": lazy_compile(r"(?:のうち|の定員|の枠)"),
    "taken": lazy_compile(r"(?:の|が|から)?(?:お)?(?:申し?込|応募|予約|参加申|受付済)"),
    "left": lazy_compile(r"(?:が)?(?:空い|残っ|の空き|分の空き)"),
}
_LOOSE = lazy_compile(rf"{ABOUT}|ほか|キャンセル|補欠|午前の部|追加|当日枠|抽選")
_REACH = 90


def check(document: Document, _context: Context) -> Iterator[Finding]:
    amounts = [one for one in find_amounts(document) if one.kind not in ("円", "%", "歳", "分")]
    for left in amounts:
        if _role(document, left) != "left":
            continue
        around_it = amounts_between(amounts, left.start - _REACH, left.end + _REACH, left.kind)
        near = [(one, _role(document, one)) for one in around_it]
        quotas = [one for one, name in near if name == "quota"]
        taken = [one for one, name in near if name == "taken"]
        lefts = [one for one, name in near if name == "left"]
        if len(quotas) != 1 or len(taken) > 1 or len(lefts) != 1 or any(one.is_rough for one, _ in near):
            continue
        around = [quotas[0], left, *taken]
        begin, end = min(one.start for one in around), max(one.end for one in around)
        if _LOOSE.search(document.text, max(0, begin - 4), end):
            continue
        rest = quotas[0].value - taken[0].value if taken else None
        if left.value > quotas[0].value or (rest is not None and rest >= 0 and rest != left.value):
            word = _BEFORE["left"].search(document.text, max(0, left.start - 8), left.start)
            says = (
                f"定員から申込みを引くと{left.shown(rest)}です。"
                if rest is not None
                else "残りが定員より多くなっています。"
            )
            yield CHECK.finding(
                document.span(word.start("word") if word else left.start, left.end),
                severity=Severity.CONFIRM,
                message=f"{says}数を確かめてください。",
            )


def _role(document: Document, amount: Amount) -> str:
    """Whether an amount is the quota, what is taken, or what is left; "" for anything else."""
    text = document.text
    for name, pattern in _BEFORE.items():
        if pattern.search(text, max(0, amount.start - 10), amount.start) and name != "quota":
            return name
    for name, pattern in _AFTER.items():
        if pattern.match(text, amount.end):
            return name
    return "quota" if _BEFORE["quota"].search(text, max(0, amount.start - 10), amount.start) else ""
