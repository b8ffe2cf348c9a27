"""What the drafter and the approver are told of a decision."""

from bot.cards import names
from bot.cards.blocks import (
    Block,
    ask_before,
    button,
    clip,
    context,
    header,
    rich,
    section,
)
from bot.cards.draft_parts import (
    CIRCUMSTANCES,
    SOURCES_IN_CHANGES,
    card_actions,
    correct_button,
    decided,
    facts,
    full_text_button,
    posted_places,
    withdraw_button,
)
from bot.cards.findings import answer_parts, finding_parts
from bot.cards.fitting import Detail, fitted
from bot.cards.hand_out import hand_out
from bot.cards.message import Message
from bot.drafts.hours_kept import before_approval
from bot.drafts.states import STATE_NAMES, Event, State
from bot.drafts.views import DecisionView, DraftView, FindingView, points
from rules.finding import Severity
from rules.japanese_time import japanese_time

TO_MEND = 10
MENDING_WORDS = 200
ASKED_BY_NAME = 5
REASONS_SHOWN = 5
GRANTING = (Event.APPROVE, Event.APPROVE_CONDITIONALLY, Event.APPROVE_AFTERWARDS)


def approved_notice(draft: DraftView, shown: int) -> Message:
    """To the drafter: the final text to copy and「投稿済みにする」; buttons only while that is to be done."""
    title = f"承認されました　第{draft.id}号"
    if draft.revision.number != shown or draft.state not in (State.APPROVED, State.POSTED, State.COMPLETED):
        return moved_on(draft, title, shown)
    return Message(title, tuple(fitted(lambda detail: _approved(draft, title, detail))))


def _approved(draft: DraftView, title: str, detail: Detail) -> list[Block]:
    blocks: list[Block] = [header(title), *last_of(draft, *GRANTING), facts(draft, detail.words)]
    if draft.state is State.COMPLETED:
        done = context("投稿済みの報告を受け取りました。これで完了です。まちがいに気付いたら「訂正を出す」を押します。")
        buttons = [correct_button(draft), full_text_button(draft)]
        return [*blocks, *posted_places(draft), done, card_actions(draft, buttons)]
    blocks += _held_since(draft)
    blocks += hand_out(draft, detail, why="次の文章をコピーして投稿してください。承認されたのはこの文章です。")
    if draft.approval_expires_at is not None:
        blocks.append(context(f"承認の有効期限：{japanese_time(draft.approval_expires_at)}"))
    blocks += posted_places(draft)
    value = names.ref(draft.id, draft.revision.number)
    buttons = [button("投稿済みにする", names.REPORT_POSTED, value, style="primary"), full_text_button(draft)]
    if draft.state is State.POSTED:
        buttons += [button("残りは投稿しない", names.CLOSE_REST, value), correct_button(draft)]
    if draft.state is State.APPROVED:
        sure = ask_before(
            "承認の取消しの確認",
            "文章を直すと、今の承認は取り消されます。提出し直して、もう一度承認を受けてください。",
            "文章を直す",
        )
        buttons += [button("文章を直す", names.EDIT, value, confirm=sure), withdraw_button(draft)]
    return [*blocks, card_actions(draft, buttons)]


def _held_since(draft: DraftView) -> list[Block]:
    """An incident that began after the approval: nothing stops the person who holds the text but these words."""
    began = draft.held_since_decided
    if not began or draft.state is not State.APPROVED:
        return []
    why = "".join(f"\n・{clip(one.why, SOURCES_IN_CHANGES)}" for one in began[:CIRCUMSTANCES])
    return [
        section(f"承認のあとで、事案の対応が始まりました。投稿する前に、秘書広報課に確かめてください。{why}"),
    ]


def returned_notice(draft: DraftView, shown: int) -> Message:
    """To the drafter: why, and what to mend."""
    title = f"差し戻されました　第{draft.id}号"
    if draft.revision.number != shown or draft.state is not State.RETURNED:
        return moved_on(draft, title, shown)
    return Message(title, tuple(fitted(lambda detail: _returned(draft, title, detail))))


def _returned(draft: DraftView, title: str, detail: Detail) -> list[Block]:
    blocks: list[Block] = [header(title), *last_of(draft, Event.RETURN, Event.REVOKE), facts(draft, detail.words)]
    asked = _asked_to_mend(draft)
    known = {one.id for one in asked}
    rest = [one for one in draft.revision.findings if one.severity is not Severity.INFO and one.id not in known]
    still_open = points(one for one in rest if one.is_open)
    answered = points(one for one in rest if not one.is_open)
    most = min(detail.findings, TO_MEND)
    words_of_each = min(detail.words, MENDING_WORDS)
    to_mend = [rich(*finding_parts(one, words_of_each)) for one in points(asked)]
    blocks += _listed("直すよう求められた項目", to_mend, most)
    blocks += _listed("残っている指摘", [rich(*finding_parts(one, words_of_each)) for one in still_open], most)
    blocks += _listed(
        "回答した指摘",
        [rich(*finding_parts(one, words_of_each)[:1], *answer_parts(one, words_of_each)) for one in answered],
        most,
    )
    buttons = [
        button("文章を直して提出し直す", names.EDIT, names.ref(draft.id, draft.revision.number), style="primary"),
        withdraw_button(draft),
        full_text_button(draft),
    ]
    return [*blocks, card_actions(draft, buttons)]


def _listed(title: str, blocks: list[Block], most: int) -> list[Block]:
    if not blocks:
        return []
    more = [context(f"ほかに{len(blocks) - most}件あります。「全文を見る」に続きがあります。")]
    return [section(f"{title}（{len(blocks)}件）"), *blocks[:most], *(more if len(blocks) > most else [])]


def rejected_notice(draft: DraftView) -> Message:
    """To the drafter: the matter ends here."""
    title = f"却下されました　第{draft.id}号"
    end = context("この投稿案の手続はここで終わりです。やり直すときは、新しい投稿案を作成してください。")
    return Message(title, (header(title), *last_of(draft, Event.REJECT), facts(draft), end))


def withdrawn_notice(draft: DraftView) -> Message:
    """To who was asked to decide: nothing is to be done any more."""
    title = f"取り下げられました　第{draft.id}号"
    return Message(title, (header(title), facts(draft), context("判断していただく必要はなくなりました。")))


def expired_notice(draft: DraftView) -> Message:
    """To the drafter: the approval ran out before the post was reported."""
    title = f"承認の有効期限が切れました　第{draft.id}号"
    what = section("投稿済みの報告がないまま期限が過ぎたため、承認待ちに戻し、承認者にもう一度お願いしました。")
    then = context("すでに投稿しているときは、承認されたあとで「投稿済みにする」から報告してください。")
    return Message(title, (header(title), what, facts(draft), then))


def posted_notice(draft: DraftView) -> Message:
    """To the approver: where the approved text went out."""
    title = f"投稿済みの報告　第{draft.id}号"
    closed = last_of(draft, Event.CLOSE_REST)
    told = (*posted_places(draft), *_posted_early(draft), *_posted_outside(draft), *closed)
    return Message(title, (header(title), facts(draft), *told))


def _posted_early(draft: DraftView) -> list[Block]:
    """What the head must know of a post that went out before it was approved (§6(3))."""
    if any(one.event is Event.POST_FIRST for one in draft.decisions):
        return []  # that was 緊急投稿, and is said as such
    approvals = [one.at for one in draft.decisions if one.event in GRANTING and one.revision == draft.revision.number]
    if any(before_approval(one.posted_at, approvals) for one in draft.reports):
        return [section("承認より前の日時に投稿されています。起案者に事情を確かめてください。")]
    return []


def _posted_outside(draft: DraftView) -> list[Block]:
    """What the head must know of posts outside the hours that were no emergency (§6(1))."""
    reasons = list(dict.fromkeys(one.outside_hours for one in draft.reports if one.outside_hours))
    if not reasons:
        return []
    told = "\n".join(f"・{reason}" for reason in reasons[:REASONS_SHOWN])
    return [section(f"緊急ではないのに、時間外に投稿されています。起案者に事情を確かめてください。\n{told}")]


def submitted_line(draft: DraftView) -> str:
    """One line for who handed a draft in; it names who was asked as `<@U01BOB>`, to be shown by `told`."""
    named = "、".join(f"<@{one}>さん" for one in draft.asked[:ASKED_BY_NAME])
    if len(draft.asked) > ASKED_BY_NAME:
        named += f"ほか{len(draft.asked) - ASKED_BY_NAME}人"
    if draft.state is State.CONSULTING:
        asked = f"秘書広報課に合議を依頼しました{f'（依頼先：{named}）' if named else ''}。"
    else:
        asked = f"{f'{named}に' if named else ''}承認を依頼しました。"
    return f"投稿案 第{draft.id}号を提出しました。{asked}"


def moved_on(draft: DraftView, title: str, shown: int) -> Message:
    """A notice that is no longer about where the draft stands."""
    text = f"このお知らせ（第{shown}版）のあとで動きがありました。今は「{STATE_NAMES[draft.state]}」です。"
    return Message(title, (header(title), section(text)))


def last_of(draft: DraftView, *events: Event) -> list[Block]:
    """The newest decision of one of these kinds, nothing where there is none."""
    found: list[DecisionView] = [one for one in draft.decisions if one.event in events]
    return [decided(found[-1])] if found else []


def _asked_to_mend(draft: DraftView) -> tuple[FindingView, ...]:
    """The items of the newest return（差戻しの項目）."""
    returns = [one for one in draft.decisions if one.event in (Event.RETURN, Event.REVOKE)]
    return returns[-1].to_mend if returns else ()
