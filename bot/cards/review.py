"""The modal between writing and handing in: the findings, with the questions that need an answer."""

import hashlib
from collections import Counter

from bot.cards import names
from bot.cards.blocks import Block, actions, button, clip, context, divider, rich, section, told
from bot.cards.cleaned import REPLACE
from bot.cards.findings import finding_parts, tally
from bot.cards.forms import REASON_LENGTH, View, modal
from bot.cards.inputs import INPUT_TEXT, field, text_input
from bot.cards.variant_forms import counted, shorten_buttons
from bot.drafts.models import AnswerKind
from bot.drafts.views import DraftView, FindingView, Point, points
from rules.finding import Severity
from rules.images import POSITION, of_the_image

#: Questions on one page; each takes three blocks at most, a view has a hundred.
QUESTIONS = 20
ADVICE = 10
#: Slack marks the field （任意）, since mending the text will do as well; that alone would mislead.
OWED = "（回答か修正が必要です）"


def review(draft: DraftView, *, note: str = "") -> View:
    """The findings of the newest revision. Submitting with a changed text checks again, otherwise hands in.

    Args:
        draft: an unsubmitted or returned draft.
        note: a line at the top, where something must be said first.
    """
    blocks: list[Block] = []
    if note:
        blocks.append(told(note))
    blocks.append(section(f"第{draft.id}号　{tally(draft.revision.findings)}"))
    blocks += counted(draft)
    if draft.revision.images:
        blocks.append(_about_images(draft))
    questions = points(draft.open_questions)
    keys = question_keys(draft)
    for point in questions[:QUESTIONS]:
        blocks += _question(draft, point, keys[point[0]])
    if len(questions) > QUESTIONS:
        blocks.append(context(f"このあとに{len(questions) - QUESTIONS}件の指摘が続きます。"))
    for point in _answered(draft)[: max(0, QUESTIONS - len(questions))]:
        blocks += _given(point, keys[point[0]])
    if draft.contested:
        blocks.append(context("「誤り」とした要修正の指摘があるため、提出すると、まず秘書広報課の合議になります。"))
    blocks += _advice(draft)
    blocks.append(divider())
    blocks.append(_text(draft))
    accounts = "、".join(account.label for account in draft.revision.accounts[:5])
    blocks.append(context(clip(f"投稿先：{accounts or '未定'}", INPUT_TEXT)))
    if draft.revision.variants:
        blocks.append(context("上の本文を直しても、アカウントごとの文章は変わりません。"))
    submit = "確認して提出する" if questions else "提出する"
    ref = names.ref(draft.id, draft.revision.number)
    return modal("チェック結果", blocks, callback_id=names.REVIEW, submit=submit, metadata=ref)


def text_block_id(draft: int, revision: int) -> str:
    """The id of the text field; it changes with the revision, so that Slack shows the new text."""
    return f"text-{draft}-{revision}"


def question_keys(draft: DraftView) -> dict[FindingView, str]:
    """The id of the field of each finding that wants an answer or has one: the same for the same rule on the same
    words in the next revision, so that what was typed stays when another finding is mended. Findings of one point
    share a field."""
    keys: dict[FindingView, str] = {}
    seen: Counter[str] = Counter()
    for point in points(one for one in draft.revision.findings if one.severity is not Severity.INFO):
        finding = point[0]
        about = finding.image if finding.image and of_the_image(finding.rule) else finding.quote
        words_found = hashlib.sha256(about.encode()).hexdigest()[:10]
        base = f"finding-{finding.rule}-{words_found}"
        seen[base] += 1
        keys |= dict.fromkeys(point, f"{base}-{seen[base]}")
    return keys


def _question(draft: DraftView, point: Point, key: str) -> list[Block]:
    finding = point[0]
    blocks: list[Block] = [rich(*finding_parts(point))]
    if finding.suggestion is not None:
        ref = names.ref(draft.id, draft.revision.number, finding.id)
        blocks.append(actions(f"mend-{key}", [button("このとおり直す", names.MEND, ref, style="primary")]))
    if finding.rule == POSITION and finding.image is not None:
        use = names.Ref(draft.id, draft.revision.number, image=finding.image).value()
        blocks.append(actions(f"clean-{key}", [button(REPLACE, names.REPLACE_IMAGE, use, style="primary")]))
    if shorten := shorten_buttons(draft, finding):
        blocks.append(actions(f"shorten-{key}", shorten))
    blocks.append(
        field(
            key,
            f"{_label(finding, contested=finding.severity is Severity.BLOCK)}{OWED}",
            text_input(max_length=REASON_LENGTH),
            optional=True,
            hint=_hint(finding),
        )
    )
    return blocks


def _about_images(draft: DraftView) -> Block:
    ref = names.ref(draft.id, draft.revision.number)
    return actions("images", [button("画像の情報を直す", names.DESCRIBE_IMAGES, ref)])


def _label(finding: FindingView, *, contested: bool) -> str:
    if contested:
        return "この指摘が誤りと考える理由"
    return f"確認したこと・この{'画像' if finding.image else '書き方'}でよい理由"


def _hint(finding: FindingView) -> str:
    """How to go on, with what is to be mended: the text, the image, or what is said of the image."""
    if finding.severity is Severity.BLOCK:
        what = "画像を差し替えるか" if finding.rule == POSITION else f"{_what_to_mend(finding)}を直すか"
        return f"{what}、理由を書きます。理由を書くと秘書広報課の合議が必要になります。"
    return f"承認する人に表示されます。{_what_to_mend(finding)}を直せば、回答はいりません。"


def _what_to_mend(finding: FindingView) -> str:
    if finding.account is not None:
        return "このアカウントの文章"
    return "画像の情報" if finding.image else "下の文章"


def _answered(draft: DraftView) -> list[Point]:
    return points(one for one in draft.revision.findings if one.severity is not Severity.INFO and not one.is_open)


def _given(point: Point, key: str) -> list[Block]:
    """A point that was answered, with the answer to change or to take back."""
    finding = point[0]
    contested = finding.answer is not None and finding.answer.kind is AnswerKind.CONTEST
    label = _label(finding, contested=contested)
    given = text_input(initial=finding.answer.reason if finding.answer else "", max_length=REASON_LENGTH)
    return [
        rich(finding_parts(point)[0]),
        field(key, f"{label}（回答済み）", given, optional=True, hint="直せます。消すと、回答を取り消します。"),
    ]


def _advice(draft: DraftView) -> list[Block]:
    advice = points(one for one in draft.revision.findings if one.severity is Severity.INFO and one.answer is None)
    blocks: list[Block] = [rich(*finding_parts(one)) for one in advice[:ADVICE]]
    if len(advice) > ADVICE:
        blocks.append(context(f"参考の指摘がほかに{len(advice) - ADVICE}件あります。"))
    return blocks


def _text(draft: DraftView) -> Block:
    text = draft.revision.text
    if len(text) > INPUT_TEXT:
        return context(
            f"本文は{len(text):,}文字です。直すときは、一覧からこの投稿案を開き、ファイルを付け直してください。"
        )
    return field(
        text_block_id(draft.id, draft.revision.number),
        "本文（ここで直せます。直すと、もう一度チェックします）",
        text_input(initial=text, multiline=True),
    )
