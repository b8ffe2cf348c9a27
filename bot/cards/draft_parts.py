"""Pieces that several cards of a draft share: its text, where and when it goes out, findings, history."""

from bot.cards import names
from bot.cards.blocks import (
    Block,
    Element,
    actions,
    ask_before,
    button,
    clip,
    context,
    line,
    link,
    one_line,
    person,
    rich,
    section,
    words,
)
from bot.cards.diff import changed_parts
from bot.cards.findings import answer_parts, clauses_of, finding_parts
from bot.cards.fitting import FULL, Detail
from bot.cards.pictures import pictures, what_is_said
from bot.cards.variants import changed_variants, texts_as_posted
from bot.drafts.models import KIND_NAMES, ReviewOutcome
from bot.drafts.states import STATE_NAMES, Actor, Event
from bot.drafts.views import DecisionView, DraftView, ReportView, ReviewView, RevisionView, points
from rules.finding import Severity
from rules.japanese_time import japanese_time, short_date

DECISIONS_IN_CARD = 5
REVIEWS_IN_CARD = 2
REPORTS_IN_CARD = 5
#: So many absent heads, and so many incidents, are named.
CIRCUMSTANCES = 3
SOURCES_IN_CHANGES = 200
#: What was asked about the address of a post, and what was said to it.
REMARK = 200
#: So much of the text that is corrected.
BEGINNING = 60

_DID = {
    Event.APPROVE: "承認しました",
    Event.RETURN: "差し戻しました",
    Event.REJECT: "却下しました",
    Event.CONCUR: "合議に同意しました",
    Event.CLOSE_REST: "残りのアカウントには投稿しないことにしました",
    Event.CONSULT: "秘書広報課に合議を求めました",
    Event.APPROVE_PART: "所属分を承認しました",
    Event.APPROVE_CONDITIONALLY: "条件を付けて承認しました",
    Event.MEET_CONDITION: "条件を満たしたと報告しました",
    Event.REVOKE: "承認を取り消しました",
    Event.POST_FIRST: "緊急投稿にしました",
    Event.APPROVE_AFTERWARDS: "事後承認しました",
    Event.REFUSE_AFTERWARDS: "事後不承認としました",
    Event.SETTLE: "処置を報告しました",
}
_CAPACITY = {Actor.PR_DIVISION: "（秘書広報課）", Actor.ACTING: "（代決）"}
#: What the reason of a decision is called, where it is not 「理由」.
_REASON = {
    Event.APPROVE_CONDITIONALLY: "条件",
    Event.APPROVE_PART: "条件",
    Event.MEET_CONDITION: "満たし方",
    Event.CONSULT: "見てほしいところ",
    Event.SETTLE: "処置",
}
_REVIEWED = {ReviewOutcome.SEEN: "後閲しました", ReviewOutcome.OBJECTED: "後閲で意見を付けました"}


def facts(draft: DraftView, most: int = FULL.words) -> Block:
    """Where, when, of what kind and by whom."""
    revision = draft.revision
    planned = japanese_time(revision.planned_at) if revision.planned_at else "指定なし（承認後すみやかに）"
    elements: list[Element] = [
        words("起案："),
        person(draft.drafter),
        words(f"（{clip(draft.section or '所属未定', 80)}）　第{draft.id}号・第{revision.number}版\n"),
    ]
    if revision.editor != draft.drafter:
        elements += [words("最後に直した人："), person(revision.editor), words("\n")]
    elements += [words("投稿予定："), words(planned, bold=True), words(f"\n種類：{KIND_NAMES[revision.kind]}")]
    elements += _corrections(draft)
    if revision.emergency_reason:
        elements += [
            words("\n緊急（§6(1)ただし書）：", bold=True),
            words(clip(revision.emergency_reason, most)),
        ]
    if revision.sources:
        elements.append(words(f"\n出典・確認した根拠：{clip(revision.sources, most)}"))
    return rich(line(*elements))


def _corrections(draft: DraftView) -> list[Element]:
    """Whose post this corrects, and by what it is corrected（§7(1)）."""
    parts: list[Element] = []
    if draft.corrects is not None:
        parts += [
            words(f"\n第{draft.corrects.id}号の訂正（§7(1)）", bold=True),
            words(f"　元の投稿：「{clip(draft.corrects.beginning, BEGINNING)}」"),
        ]
        parts += [words("　"), link(draft.corrects.urls[0])] if draft.corrects.urls else []
    if draft.corrections:
        named = "、".join(f"第{one.id}号（{STATE_NAMES[one.state]}）" for one in draft.corrections[-CIRCUMSTANCES:])
        parts.append(words(f"\nこの投稿の訂正：{named}", bold=True))
    return parts


def appearance(revision: RevisionView, detail: Detail = FULL) -> list[Block]:
    """The text as it will appear on each account, its images and what is said of them; alike texts are shown once."""
    blocks = texts_as_posted(revision, detail.text)
    blocks += pictures(revision.images)
    said = what_is_said(revision.images, detail.words // 2)
    return [*blocks, rich(*said)] if said else blocks


def differences(draft: DraftView) -> list[Block]:
    """What changed since the revision that was handed in before."""
    if draft.before is None:
        return []
    parts = changed_parts(draft.before.text, draft.revision.text)
    own = changed_variants(draft.before, draft.revision)
    others = _other_changes(draft.before, draft.revision)
    if not parts and not others and not own:
        return []
    blocks: list[Block] = [section(f"第{draft.before.number}版から変わったところ")]
    if parts:
        blocks.append(rich(*parts))
    if own:
        blocks.append(rich(*own))
    if others:
        blocks.append(section("\n".join(others)))
    return blocks


def findings_with_answers(revision: RevisionView, detail: Detail = FULL) -> list[Block]:
    """The findings an approver must weigh, with what the drafter said."""
    weighty = points(one for one in revision.findings if one.severity is not Severity.INFO)
    if not weighty:
        return [section("指摘：要修正・要確認の指摘はありません。")]
    blocks: list[Block] = [section(f"指摘と回答（{len(weighty)}件）")]
    for point in weighty[: detail.findings]:
        blocks.append(rich(*finding_parts(point, detail.words), *answer_parts(point, detail.words)))
    if len(weighty) > detail.findings:
        blocks.append(context(f"ほかに{len(weighty) - detail.findings}件あります。「全文を見る」に続きがあります。"))
    return blocks


def decided(decision: DecisionView, most: int = 1000, *, with_revision: bool = False) -> Block:
    """Who decided what, when and why; on which revision, where that is not plain."""
    capacity = _CAPACITY.get(decision.actor, "")
    if decision.event is Event.APPROVE_PART and decision.section:
        capacity = f"（{clip(decision.section, 80)}{'・代決' if decision.actor is Actor.ACTING else ''}）"
    elements = [
        words(f"第{decision.revision}版：" if with_revision else ""),
        person(decision.by),
        words(f"さん{capacity}が{japanese_time(decision.at)}に{_DID[decision.event]}。"),
    ]
    if decision.reason:
        elements.append(words(f"\n{_REASON.get(decision.event, '理由')}：{clip(decision.reason, most)}"))
    return rich(line(*elements))


def reviewed(review: ReviewView, most: int = FULL.words) -> Block:
    """後閲: who looked at what was decided in the head's stead, or that it is still to be looked at."""
    elements = [person(review.decided_by), words(f"さんの代決（{japanese_time(review.decided_at)}）：")]
    if review.outcome is None or review.by is None or review.at is None:
        return rich(line(*elements, words("所属長の後閲待ちです。")))
    elements += [person(review.by), words(f"さんが{japanese_time(review.at)}に{_REVIEWED[review.outcome]}。")]
    if review.opinion:
        elements.append(words(f"\n意見：{clip(review.opinion, most)}"))
    return rich(line(*elements))


def circumstances(draft: DraftView) -> list[Block]:
    """What somebody who decides must know besides the text: who is away, which sections are missing, what holds it."""
    blocks: list[Block] = []
    if draft.away:
        lines = [
            line(words("所属長の"), person(one.who), words(f"さんは{short_date(one.last_day)}まで不在です。"))
            for one in draft.away[:CIRCUMSTANCES]
        ]
        blocks.append(rich(*lines))
    if draft.sections_missing:
        missing = clip("、".join(draft.sections_missing), SOURCES_IN_CHANGES)
        blocks.append(section(f"複数の所属のアカウントです（§5(1)）。まだ承認していない所属：{missing}"))
    if draft.held:
        lines = [
            line(words(f"事案の対応中です：{clip(one.why, SOURCES_IN_CHANGES)}")) for one in draft.held[:CIRCUMSTANCES]
        ]
        blocks.append(rich(*lines))
    return blocks


def mended(draft: DraftView, detail: Detail = FULL) -> list[Block]:
    """差戻しの項目: what the last return asked to have mended, and whether it is in the text still."""
    returns = [one for one in draft.decisions if one.event is Event.RETURN and one.to_mend]
    if not returns or returns[-1].revision == draft.revision.number:
        return []
    asked = points(returns[-1].to_mend)
    still = {(one.rule, one.quote) for one in draft.revision.findings}
    lines = [
        f"{'［残っています］' if (point[0].rule, point[0].quote) in still else '［直りました］'}"
        f"{clauses_of(point)}　「{clip(one_line(point[0].quote), 60)}」"
        for point in asked[: detail.findings]
    ]
    return [section("差戻しのときに直すよう求めた項目"), section("\n".join(lines))]


def posted_places(draft: DraftView, most: int = REMARK) -> list[Block]:
    """Where the text went out, as reported; what was asked about an address, and said, is cut at `most` characters."""
    labels = {account.id: account.label for account in draft.revision.accounts}
    lines = [
        line(
            words(f"{labels.get(one.account_id, 'アカウント')}：{japanese_time(one.posted_at)}に投稿　"),
            link(one.url),
            words("　報告："),
            person(one.by),
            *_asked_where(one, min(most, REMARK)),
        )
        for one in draft.reports[:REPORTS_IN_CARD]
    ]
    if len(draft.reports) > REPORTS_IN_CARD:
        lines.append(line(words(f"ほかに{len(draft.reports) - REPORTS_IN_CARD}件の報告があります。")))
    return [rich(*lines)] if lines else []


def _asked_where(report: ReportView, most: int) -> list[Element]:
    if not report.doubt:
        return []
    return [words(f"\n投稿先の確認：{clip(report.doubt, most)}報告した人の答え：{clip(report.confirmed, most)}")]


def history(draft: DraftView, most: int = FULL.words, *, but: DecisionView | None = None) -> list[Block]:
    """これまでの経過: all decisions so far, newest last, but the one that the card shows elsewhere.

    Those on this same revision too: a concurrence, or why it was returned before it was handed in unchanged.
    """
    earlier = [one for one in draft.decisions if one is not but][-DECISIONS_IN_CARD:]
    if not earlier:
        return []
    reviews = [reviewed(one, most) for one in draft.reviews[-REVIEWS_IN_CARD:]]
    return [section("これまでの経過"), *(decided(one, most, with_revision=True) for one in earlier), *reviews]


def full_text_button(draft: DraftView) -> Element:
    """Opens the whole text and all findings."""
    return button("全文を見る", names.FULL_TEXT, names.ref(draft.id, draft.revision.number))


def correct_button(draft: DraftView) -> Element:
    """Starts a correction of what was posted."""
    return button("訂正を出す", names.CORRECT, names.ref(draft.id, draft.revision.number))


def withdraw_button(draft: DraftView) -> Element:
    """取り下げる, asked about first: it cannot be taken back."""
    sure = ask_before(
        "取下げの確認",
        "この投稿案の手続はここで終わり、元に戻せません。もう一度出すときは、新しい投稿案になります。",
        "取り下げる",
    )
    return button("取り下げる", names.WITHDRAW, names.ref(draft.id, draft.revision.number), confirm=sure)


def pull_back_button(draft: DraftView) -> Element:
    """引き戻す: the text as it is comes back to the drafter's hands."""
    sure = ask_before(
        "引戻しの確認", "承認の手続から手元に引き戻します。もう一度提出するまで、承認されません。", "引き戻す"
    )
    return button("引き戻す", names.PULL_BACK, names.ref(draft.id, draft.revision.number), confirm=sure)


def card_actions(draft: DraftView, elements: list[Element]) -> Block:
    """The row of buttons under a card; its id is the draft's and revision's, so that a new card is a new row."""
    return actions(f"draft-{draft.id}-{draft.revision.number}", elements)


def _other_changes(before: RevisionView, after: RevisionView) -> list[str]:
    changes = []
    if before.kind is not after.kind:
        changes.append(f"種類：{KIND_NAMES[before.kind]} → {KIND_NAMES[after.kind]}")
    if before.planned_at != after.planned_at:
        was = japanese_time(before.planned_at) if before.planned_at else "指定なし"
        now = japanese_time(after.planned_at) if after.planned_at else "指定なし"
        changes.append(f"投稿予定：{was} → {now}")
    if {one.id for one in before.accounts} != {one.id for one in after.accounts}:
        was, now = ("、".join(one.label for one in r.accounts) or "なし" for r in (before, after))
        changes.append(clip(f"アカウント：{was} → {now}", 1000))
    if [one.sha256 for one in before.images] != [one.sha256 for one in after.images]:
        changes.append(f"画像：{len(before.images)}枚 → {len(after.images)}枚（差し替えがあります）")
    elif [one.answers for one in before.images] != [one.answers for one in after.images]:
        changes.append("画像の情報（権利・出所・同意・代替テキスト）が変わりました。")
    if before.emergency_reason != after.emergency_reason:
        changes.append("緊急の理由が変わりました。")
    if before.sources != after.sources:
        was, now = (clip(one.sources, SOURCES_IN_CHANGES) for one in (before, after))
        changes.append(f"出典・確認した根拠：{was} → {now}")
    return changes
