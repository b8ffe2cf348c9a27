"""今は使われない公的な用語 — 廃止された名前や制度で案内している

何を見つけるか: 「避難勧告」「避難準備・高齢者等避難開始」など廃止された防災用語、「痴呆」「看護婦」など
改められた呼び名、発行の終わった「住民基本台帳カード」「被保険者証」の新しい案内。
なぜ: §6(2)イ「正確に記述する」。避難の言葉を取りちがえると命にかかわります。
なおし方: 今の言葉に置きかえてください。災害の情報は、気象庁や市の発表の言葉どおりに書きます。
見逃すもの: 用語が変わったことの説明（「『避難勧告』は廃止されました」）、昔のことを述べた文。
"""

import re
from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.mentions import LexiconHit

CHECK = Check(clause="6(2)イ", title="今は使われない公的な用語")

EXAMPLES = (
    ng("下神代地区に避難勧告を発令しました。", at="避難勧告", suggestion="避難指示", severity=Severity.BLOCK),
    ng("避難指示（緊急）が正田地区に出ました。", at="避難指示（緊急）", suggestion="避難指示"),
    ng("「避難準備・高齢者等避難開始」が出たら、避難を始めます。", at="避難準備・高齢者等避難開始"),
    ng("市内に洪水警報が出ています。", at="洪水警報", planned_at="2026-07-01T09:00", severity=Severity.CONFIRM),
    ng("痴呆の家族を支えるみなさん", at="痴呆", severity=Severity.CONFIRM),
    ng("募集職種：土木、看護婦、保健師", at="看護婦", suggestion="看護師"),
    ng("住民基本台帳カードをつくって、証明書を取ろう", at="住民基本台帳カード"),
    ng("労働省の通知により、届け出が要ります。", at="労働省", suggestion="厚生労働省"),
    ok("厚生労働省の通知により、届け出が要ります。"),
    ok("昭和30年に建設省が架けた橋です。"),
    ok("市内に洪水警報が出ています。", planned_at="2026-04-01T09:00"),
    ok("「避難勧告」は2021年5月に廃止され、「避難指示」に一本化されました。"),
    ok("「避難勧告はいつ出るの?」というお問い合わせをいただきます。"),
    ng("「避難勧告が出たら、すぐに逃げましょう」", at="避難勧告"),
    ok("かつて「痴呆」と呼ばれていた認知症。"),
    ok("平成30年の豪雨では市内に避難勧告が出されました。"),
    ok("住民基本台帳カード（お持ちの方）"),
    ok("従来の健康保険証は発行が終わりました。"),
)

_ISSUED = re.compile(r"^[^。\n]{0,12}(?:つくっ|作っ|作り|交付(?:し|を)|発行し|お送り|郵送し|送ります|申請)")
_OF_OLD = re.compile(
    r"当時|旧|元[一-龥]|昭和|明治|大正|平成|19[0-9]{2}年|かつて|のちの|後の|現在?の|いまの|今の|前身|歴史|史料"
)
_NEW = re.compile(r"新しい\s?$")


def check(document: Document, context: Context) -> Iterator[Finding]:
    for hit in document.lexicon("obsolete-disaster-term", "obsolete-name"):
        if _in_force(hit, context):
            yield _finding(hit, hit.entry.data["use"] if _is_one_word(hit) else None)
    for hit in document.lexicon("obsolete-ministry"):
        if _in_force(hit, context) and not _is_another_name(document, hit) and not _tells_of_old(document, hit):
            yield _finding(hit, hit.entry.data["use"])
    for hit in document.lexicon("obsolete-issue"):
        after = document.text[hit.end : hit.end + 24]
        new = _NEW.search(document.text, max(0, hit.start - 4), hit.start)
        if _in_force(hit, context) and (new or _ISSUED.match(after)):
            yield _finding(hit, None)


def _in_force(hit: LexiconHit, context: Context) -> bool:
    """Whether the change is in force on the planned day. Nobody plans a post before this was written."""
    since = date.fromisoformat(hit.entry.data["since"])
    return since <= (context.today or _WRITTEN)


_WRITTEN = date(2026, 4, 1)


def _is_another_name(document: Document, hit: LexiconHit) -> bool:
    """厚生労働省 holds 労働省, 防衛庁舎 holds 防衛庁."""
    return document.text.startswith("厚生労働省", max(0, hit.start - 2)) or document.text.startswith("舎", hit.end)


def _tells_of_old(document: Document, hit: LexiconHit) -> bool:
    return bool(_OF_OLD.search(document.sentence_at(hit.start).text))


def _is_one_word(hit: LexiconHit) -> bool:
    return hit.entry.data["use"].isalpha() and "または" not in hit.entry.data["use"]


def _finding(hit: LexiconHit, suggestion: str | None) -> Finding:
    data = hit.entry.data
    return CHECK.finding(
        hit.span,
        severity=Severity(data["severity"]),
        message=f"「{hit.entry.term}」は今は使われません。{data['use']}と書いてください。（{hit.entry.source}）。",
        suggestion=suggestion,
    )
