"""条件付き承認: what the drafter and the approver see of it."""

from bot.cards import names
from bot.cards.blocks import Block, ask_before, button, context, header, section
from bot.cards.draft_parts import appearance, card_actions, decided, facts, full_text_button, withdraw_button
from bot.cards.fitting import Detail, fitted
from bot.cards.message import Message
from bot.cards.notices import last_of, moved_on
from bot.drafts.states import Event, State
from bot.drafts.views import DraftView
from rules.japanese_time import japanese_time


def conditional_notice(draft: DraftView, shown: int) -> Message:
    """To the drafter: on what condition the text may be posted; not before."""
    title = f"条件付きで承認されました　第{draft.id}号"
    if draft.revision.number != shown or draft.state is not State.CONDITIONAL:
        return moved_on(draft, title, shown)
    return Message(title, tuple(fitted(lambda detail: _conditional(draft, title, detail))))


def _conditional(draft: DraftView, title: str, detail: Detail) -> list[Block]:
    stated = [one for one in draft.decisions if one.revision == draft.revision.number and one.event in _STATING]
    blocks: list[Block] = [header(title), *(decided(one) for one in stated[-5:]), facts(draft, detail.words)]
    blocks.append(
        section(
            "条件を満たすまで投稿できません。満たしたら「条件を満たした」から、どのように満たしたかを報告してください。"
            "文章を直す必要があるときは、直してもう一度提出します。"
        )
    )
    blocks += appearance(draft.revision, detail)
    if draft.approval_expires_at is not None:
        blocks.append(context(f"承認の有効期限：{japanese_time(draft.approval_expires_at)}"))
    value = names.ref(draft.id, draft.revision.number)
    sure = ask_before("承認の取消しの確認", "文章を直すと、今の承認は取り消されます。", "文章を直す")
    buttons = [
        button("条件を満たした", names.MEET_CONDITION, value, style="primary"),
        button("文章を直す", names.EDIT, value, confirm=sure),
        withdraw_button(draft),
        full_text_button(draft),
    ]
    return [*blocks, card_actions(draft, buttons)]


def condition_met_notice(draft: DraftView, shown: int) -> Message:
    """To the approver: how the condition was met; the approval can be revoked as long as nothing went out."""
    title = f"条件を満たしたとの報告　第{draft.id}号"
    blocks: list[Block] = [header(title), *last_of(draft, Event.MEET_CONDITION), facts(draft)]
    buttons = [full_text_button(draft)]
    if draft.state is State.APPROVED and draft.revision.number == shown:
        blocks.append(context("条件を満たしていないと考えるときは、投稿される前なら承認を取り消せます。"))
        buttons.append(button("承認を取り消す", names.REVOKE, names.ref(draft.id, shown)))
    return Message(title, (*blocks, card_actions(draft, buttons)))


_STATING = (Event.APPROVE_PART, Event.APPROVE_CONDITIONALLY)
