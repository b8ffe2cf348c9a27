"""指摘 as people read them: where, which clause (word for word), why, and how to mend it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.cards import names
from bot.cards.blocks import (
    Block,
    Element,
    actions,
    button,
    clip,
    context,
    divider,
    header,
    line,
    quoted,
    rich,
    section,
    words,
)
from bot.cards.fitting import FULL, Detail, fitted
from bot.drafts.models import AnswerKind
from bot.drafts.views import FindingView, Point, points
from rules.finding import Severity
from rules.guideline import clause

QUOTE_LENGTH = 120
ACCOUNT_LABEL = 40
SEVERITIES = (Severity.BLOCK, Severity.CONFIRM, Severity.INFO)


def tally(findings: Iterable[FindingView]) -> str:
    """「要修正 1件・要確認 2件」, or that there is nothing to mend; clauses of the same words count once."""
    count = Counter(finding.severity for finding, *_ in points(findings))
    parts = [f"{severity.japanese} {count[severity]}件" for severity in SEVERITIES if count[severity]]
    return "・".join(parts) or "指摘はありません"


def finding_parts(point: Point, most: int = FULL.words, *, badge: bool = True) -> list[Element]:
    """The rich text of one point: the words found, why with each clause, how to mend.

    Remarks are cut at `most` characters, the clauses never. `badge` puts the severity in front.
    """
    finding, *others = point
    front = [words(f"［{finding.severity.japanese}］", bold=True)] if badge else []
    if finding.account is not None:
        front.append(words(f"［{clip(finding.account.label, ACCOUNT_LABEL)}の文章］", bold=True))
    parts = [
        line(
            *front,
            words(clip(finding.quote, QUOTE_LENGTH), code=True),
            words(f"\n{clip(finding.message, most)}"),
        ),
        _article(finding),
    ]
    for other in others:
        parts += [line(words(clip(other.message, most))), _article(other)]
    if finding.suggestion is not None:
        parts.append(line(words("なおし方："), words(clip(finding.suggestion, most), code=True)))
    return parts


def clauses_of(point: Point) -> str:
    """The keys of its clauses:「6(2)ア・6(2)ク①」."""
    return "・".join(one.clause for one in point)


def _article(finding: FindingView) -> Element:
    article = clause(finding.clause)
    return quoted(words(article.label, bold=True), words(f"「{article.text}」", italic=True))


def answer_parts(point: Point, most: int = FULL.words) -> list[Element]:
    """What the drafter said to it, as the approver reads it."""
    finding = point[0]
    if finding.answer is None:
        return []
    label = "誤りと考える理由：" if finding.answer.kind is AnswerKind.CONTEST else "回答："
    return [line(words(label, bold=True), words(clip(finding.answer.reason, most)))]


def result_card(findings: Sequence[FindingView], *, draft: tuple[int, int] | None) -> list[Block]:
    """The answer to `/snscheck 文章`.

    Args:
        findings: most serious first.
        draft: number and revision of the kept 下書き; None for people who are not in the register.
    """
    return fitted(lambda detail: _result(findings, draft, detail))


def _result(findings: Sequence[FindingView], draft: tuple[int, int] | None, detail: Detail) -> list[Block]:
    blocks: list[Block] = [header(f"チェック結果：{tally(findings)}")]
    found = points(findings)
    shown = found[: detail.findings]
    for severity in SEVERITIES:
        group = [point for point in shown if point[0].severity is severity]
        if group:
            blocks.append(section(f"■ {severity.japanese}　{_MEANING[severity]}"))
        for point in group:
            blocks.append(rich(*finding_parts(point, detail.words, badge=False), *answer_parts(point, detail.words)))
            if draft is not None and point[0].id is not None:
                blocks.append(_finding_buttons(draft, point[0]))
    if len(found) > len(shown):
        blocks.append(
            context(f"ほかに{len(found) - len(shown)}件あります。上のものを直してから、もう一度チェックしてください。")
        )
    blocks.append(divider())
    if draft is None:
        blocks.append(
            context(
                "提出するには職員の台帳への登録が必要です。秘書広報課に依頼してください。この文章は保存していません。"
            )
        )
        return blocks
    text = "修正して提出する" if findings else "提出する"
    blocks.append(actions("next", [button(text, names.EDIT, names.ref(*draft), style="primary")]))
    blocks.append(context(f"下書き（第{draft[0]}号）として保存しました。あなただけが見られます。"))
    return blocks


_MEANING = {
    Severity.BLOCK: "直すか、誤りと考える理由を書くまで提出できません。",
    Severity.CONFIRM: "提出するときに、確認したことを書いてください。",
    Severity.INFO: "よりよくするための情報です。",
}


def _finding_buttons(draft: tuple[int, int], finding: FindingView) -> Block:
    # The answer stays when the text has moved on: what a check is about must be told even then.
    check = names.Ref(*draft, finding.id, rule=finding.rule).value()
    elements = [button("くわしく", names.EXPLAIN, check)]
    if finding.answer is None:
        elements.append(button("この指摘は誤り", names.CONTEST, names.ref(*draft, finding.id)))
    return actions(f"finding-{finding.id}", elements)
