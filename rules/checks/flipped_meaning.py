"""言葉の抜けで意味が逆 — 防ぐはずのことを進めている

何を見つけるか: 「児童虐待推進月間」「飲酒運転強化月間」のように、「防止」「根絶」などが抜けて、良くないことを
進める意味になった言葉。
なぜ: §6(2)イ「誤解を招かないよう」。他の市で実際に投稿され、訂正とお詫びになりました。
なおし方: 抜けた言葉（防止、予防、根絶、対策など）を補ってください。
見逃すもの: 間に別の言葉のあるもの（自殺対策強化月間、犯罪被害者支援）、まちがいとして引いたもの。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction

CHECK = Check(clause="6(2)イ", title="言葉の抜けで意味が逆")

EXAMPLES = (
    ng("11月は「児童虐待推進月間」です", at="虐待推進", severity=Severity.BLOCK),
    ng("年末年始の交通事故推進県民運動が始まります", at="交通事故推進"),
    ng("12月は飲酒運転強化月間！", at="飲酒運転強化"),
    ng("「自殺をすすめる地域づくり」研修", at="自殺をすすめる"),
    ok("11月は児童虐待防止推進月間です"),
    ok("特殊詐欺対策を推進します"),
    ok("3月は自殺対策強化月間です"),
    ok("犯罪被害者支援の窓口"),
    ok("詐欺に強い、対策を強化したまち"),
    ok("林野火災応援隊を送りました"),
    ok("いじめ・虐待を許さないまちづくりを推進"),
    ok("【訂正】「児童虐待推進月間」は「児童虐待防止推進月間」の誤りでした。"),
)

_EVIL = (
    r"虐待|差別|いじめ|詐欺|暴力|自殺|自死|犯罪|飲酒運転|ハラスメント|感染|交通事故|事故|不法投棄|"
    r"非行|薬物乱用|万引き?|火災(?!応援|支援|[のに]?(?:応援|支援))|熱中症|孤独死|食品ロス|DV"
)
_FLIP = re.compile(
    rf"(?:{_EVIL})(?:(?:を|の|に)?(?:推進|促進|歓迎|募集|応援|奨励|支援|すすめる|勧める|広げ(?:よう|ましょう|る))|の?強化)"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_FLIP):
        if is_correction(document, match):
            continue
        yield CHECK.finding(
            match.span,
            severity=Severity.BLOCK,
            message=(
                f"「{match.text}」は、良くないことを進める意味になります。"
                "「防止」「根絶」などの言葉が抜けていないか確かめて、補ってください。"
            ),
        )
