"""読み上げられない文字 — 飾り文字・機種に依存する文字

何を見つけるか: 「𝗡𝗶𝗶𝗺𝗶」のような数学用の飾り文字、「㌔」「㍉」「㈱」「㍻」のような組み文字、半角カタカナ。
なぜ: §6(2)イ「誤解を招かないよう」。読み上げソフトが読めず、機種によっては表示されません。
なおし方: ふつうの文字に置きかえてください。
見逃すもの: ①などの丸数字、絵文字。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.normal import normalise

CHECK = Check(clause="6(2)イ", title="読み上げられない文字")

EXAMPLES = (
    ng("𝗡𝗶𝗶𝗺𝗶 の秋", at="𝗡𝗶𝗶𝗺𝗶", suggestion="Niimi", severity=Severity.INFO),
    ng("約3㌔の道のり", at="㌔", suggestion="キロ"),
    ng("ﾊﾟｽﾜｰﾄﾞの変更", at="ﾊﾟｽﾜｰﾄﾞ", suggestion="パスワード"),
    ok("①受付 ②説明"),
    ok("パスワードの変更"),
    ok("🍁紅葉🍁"),
    ok("㎡と℃とⅡ"),
)

_ODD = re.compile(
    "[\U0001d400-\U0001d7ff](?:[ ]?[\U0001d400-\U0001d7ff]){0,60}|[\u3300-\u3357\u337b-\u337f\u3231\u3232\u3239]"
    "|[\uff66-\uff9f]{2,60}"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in _ODD.finditer(document.original):
        plain = normalise(match[0]).text
        yield CHECK.finding(
            Span(match.start(), match.end()),
            severity=Severity.INFO,
            message=f"読み上げソフトや機種によっては読めない文字です。「{plain}」と書いてください。",
            suggestion=plain,
        )
