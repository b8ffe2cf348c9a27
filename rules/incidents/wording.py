"""What a finished text may not say: blanks left, a cause not confirmed, more apology than is settled, too much."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.checks import unfilled_placeholder, weekday_mismatch
from rules.context import Context
from rules.document import Document
from rules.finding import Severity
from rules.incidents.facts import apology_ceiling
from rules.incidents.kinds import Apology, Cause, Channel
from rules.incidents.sources import Filling
from rules.incidents.statement import Statement
from rules.lazy_patterns import lazy_compile
from rules.platforms import platform as platform_of


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text cannot be used yet. `blank` is the name of the blank to fill, None where it is not about one."""

    blank: str | None
    what_to_do: str


_LEFT = lazy_compile(r"[{}]|[○◯●](?!×)|〇〇|＿|(?<![A-Za-zＡ-Ｚａ-ｚ])(?:XX+|xx+|ＸＸ+)(?![A-Za-zＡ-Ｚａ-ｚ])")
_ASSERTED = lazy_compile(
    r"不正アクセス(?:を受け|によ|が(?:あ|原因))|不正に(?:アクセス|ログイン)され|ハッキング(?:され|を受|によ)|乗っ取られ"
    r"|パスワードが(?:盗|漏|流出)|(?:職員|担当者|委託(?:先|業者))の(?:操作|不注意|ミス|誤り|過失|勘違い|私的)"
    r"|(?:操作|設定|入力)(?:ミス|の誤り|を誤)|誤操作|(?:ことが|のが|が)原因(?:です|でした|で、)|システム(?:の)?(?:不具合|障害)により"
)
_HEDGED = lazy_compile(r"可能性|おそれ|疑い|かどうか|か(?:を|は|、)?(?:確認|調査|調べ|確かめ)|(?:確認|調査)中")
"""Behind an assertion, makes it a question."""
_DEEP = lazy_compile(r"深く(?:お詫び|おわび|反省)|心より(?:お詫び|おわび)")


def problems_of(statement: Statement, text: str, filling: Filling) -> Iterator[Problem]:
    """What is wrong with a filled text."""
    for left in dict.fromkeys(match[0] for match in _LEFT.finditer(text)):
        yield Problem(None, f"「{left}」が残っています。正しい内容に書きかえてください。")
    yield from _findings(statement, text, filling)
    yield from _over_the_limit(statement, text, filling)
    if statement.channel is Channel.INTERNAL:
        return
    if filling.facts.cause is not Cause.CONFIRMED:
        yield from _asserted_causes(text)
    if apology_ceiling(filling.facts) is not Apology.APOLOGY and (deep := _DEEP.search(text)):
        what = "は、市に責任があると決まるまで使えません。「ご心配をおかけしております」にしてください。"
        yield Problem(None, f"「{deep[0]}」{what}")


def _findings(statement: Statement, text: str, filling: Filling) -> Iterator[Problem]:
    """What two checks find in the text, and in each of its words: beside 「誤」 a text excuses what no word may say."""
    values = (filling.value_of(blank) for blank in statement.blanks if not blank.as_it_was)
    messages = (message for one in (text, *values) if isinstance(one, str) for message in _messages(one, filling))
    for message in dict.fromkeys(messages):
        yield Problem(None, message)


def _messages(text: str, filling: Filling) -> Iterator[str]:
    document, context = Document(text), Context(filling.platform, "post", filling.now, filling.city)
    for check in (unfilled_placeholder.check, weekday_mismatch.check):
        for finding in check(document, context):
            if finding.severity is not Severity.INFO:
                yield finding.message


def _over_the_limit(statement: Statement, text: str, filling: Filling) -> Iterator[Problem]:
    known = platform_of(filling.platform) if statement.channel is Channel.SNS else None
    if known is not None and known.left(text) < 0:
        yield Problem(
            None, f"{known.name}の上限を{-known.left(text):,}超えています。書き入れた言葉を短くしてください。"
        )


def _asserted_causes(text: str) -> Iterator[Problem]:
    for sentence in re.split(r"(?<=。)|\n", text):
        for asserted in _ASSERTED.finditer(sentence):
            if not _HEDGED.search(sentence, asserted.end()):
                what = "原因はまだ確認中なので、言い切らないでください。「原因は確認中です」と書きます。"
                yield Problem(None, f"「{asserted[0]}」とあります。{what}")
