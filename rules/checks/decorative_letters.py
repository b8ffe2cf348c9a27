"""読み上げられない文字 — 飾り文字・機種に依存する文字

何を見つけるか: 「𝗡𝗶𝗶𝗺𝗶」「🅽🅸」のような飾り文字、「㌔」「㍉」「㈱」「㍿」「㍻」「№」「㊤」のような組み文字・囲み文字、
半角カタカナ、作った機種にしかない外字。
なぜ: §6(2)イ「誤解を招かないよう」。読み上げソフトが読めず、機種によっては表示されません。
なおし方: ふつうの文字に置きかえてください。
見逃すもの: ①などの丸数字、「㈪」などの曜日、絵文字、㎡・℃・Ⅱ、「髙」「﨑」のような人の名前の字。
"""

import unicodedata
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="読み上げられない文字")

EXAMPLES = (
    ng("𝗡𝗶𝗶𝗺𝗶 の秋", at="𝗡𝗶𝗶𝗺𝗶", suggestion="Niimi", severity=Severity.INFO),
    ng("約3㌔の道のり", at="㌔", suggestion="キロ"),
    ng("ﾊﾟｽﾜｰﾄﾞの変更", at="ﾊﾟｽﾜｰﾄﾞ", suggestion="パスワード"),
    ng("㍿にいみ", at="㍿", suggestion="株式会社"),
    ng("№3の窓口へ", at="№", suggestion="No"),
    ng("㊤は11月、㊦は12月にお届けします。", at="㊤", suggestion="上"),
    ng("🅽🅸🅸🅼🅸の朝市", at="🅽🅸🅸🅼🅸", suggestion="NIIMI"),
    ng("担当\ue000課", at="\ue000", severity=Severity.INFO),
    ok("髙橋さんと宮﨑さん"),
    ok("血液型🅰🅱のご協力を。🅿あり。㊗成人。11月2日㈪"),
    ok("①受付 ②説明"),
    ok("パスワードの変更"),
    ok("🍁紅葉🍁"),
    ok("㎡と℃とⅡ"),
)

_ODD = lazy_compile(
    "[\U0001d400-\U0001d7ff](?:[ ]?[\U0001d400-\U0001d7ff]){0,60}|[\U0001f130-\U0001f189]{3,60}"
    "|[\u3300-\u3370\u337b-\u337f\u33e0-\u33fe\u3231-\u3247\u3291-\u3296\u3298\u329a-\u32b0\u2116\u2121\u213b]"
    "|[\uff66-\uff9f]{2,60}|[\ue000-\uf8ff]{1,60}"
)
_SQUARED = {letter: chr(ord("A") + (letter - 0x1F130) % 32) for letter in range(0x1F130, 0x1F18A)}


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in _ODD.finditer(document.original):
        plain = _plain(match[0])
        told = f"「{plain}」と" if plain else "ふつうの文字で"
        yield CHECK.finding(
            Span(match.start(), match.end()),
            severity=Severity.INFO,
            message=f"読み上げソフトや機種によっては読めない文字です。{told}書いてください。",
            suggestion=plain,
        )


def _plain(odd: str) -> str | None:
    """The letters that everyone can read, None where only the writer's machine knows them."""
    if "\ue000" <= odd[0] <= "\uf8ff":
        return None
    return unicodedata.normalize("NFKC", odd.translate(_SQUARED))
