"""緊急投稿 and 事後承認（§6(1)ただし書）: what the drafter, the heads and the PR division see of it."""

from bot.cards import names
from bot.cards.blocks import Block, Element, button, context, header, section
from bot.cards.draft_parts import (
    appearance,
    card_actions,
    correct_button,
    facts,
    full_text_button,
    posted_places,
    pull_back_button,
)
from bot.cards.fitting import Detail, fitted
from bot.cards.forms import REASON_LENGTH, View, modal
from bot.cards.hand_out import hand_out
from bot.cards.inputs import checkboxes, field, option, text_input
from bot.cards.message import Message
from bot.cards.notices import last_of, moved_on
from bot.drafts.states import STATE_NAMES, Event, State
from bot.drafts.views import DraftView
from rules.japanese_time import japanese_time

#: The value of the box that says lives are at stake.
LIFE = "life"


def post_first_form(draft: DraftView) -> View:
    """Asks why it cannot wait for the approval."""
    reason = text_input(initial=draft.revision.emergency_reason, multiline=True, max_length=REASON_LENGTH)
    box = checkboxes([option("人の命や安全に関わる情報です", LIFE)])
    blocks = [
        section(
            "緊急時などやむを得ないときは、承認の前に投稿できます（§6(1)ただし書）。"
            "所属長と秘書広報課にすぐお知らせし、翌業務日の正午までに事後承認を受けます。"
        ),
        field("reason", "承認を待てない理由", reason, hint="所属長と秘書広報課に表示されます。"),
        field(
            "life",
            "内容",
            box,
            optional=True,
            hint="事案の対応中のアカウントには、これに当たるものだけを投稿できます。",
        ),
        *appearance(draft.revision, Detail(text=1000, findings=0, words=100)),
    ]
    ref = names.ref(draft.id, draft.revision.number)
    return modal("緊急投稿", blocks, callback_id=names.POST_FIRST_FORM, submit="緊急投稿にする", metadata=ref)


def post_first_button(draft: DraftView) -> Element:
    """Opens the form above."""
    return button("緊急のため先に投稿する", names.POST_FIRST, names.ref(draft.id, draft.revision.number))


def ready_notice(draft: DraftView, shown: int) -> Message:
    """To the drafter: the text may be posted now; and what is to follow."""
    title = f"緊急投稿ができます　第{draft.id}号"
    if draft.revision.number != shown or draft.state not in (State.EMERGENCY, State.RETRO_PENDING):
        return moved_on(draft, title, shown)
    return Message(title, tuple(fitted(lambda detail: _ready(draft, title, detail))))


def _ready(draft: DraftView, title: str, detail: Detail) -> list[Block]:
    blocks: list[Block] = [header(title), facts(draft, detail.words)]
    blocks += hand_out(draft, detail, why="次の文章をコピーして投稿し、すぐに「投稿済みにする」から報告してください。")
    blocks += [*posted_places(draft), *_due(draft)]
    value = names.ref(draft.id, draft.revision.number)
    buttons = [full_text_button(draft)]
    if draft.unreported:
        buttons = [button("投稿済みにする", names.REPORT_POSTED, value, style="primary"), *buttons]
    if draft.state is State.EMERGENCY:
        buttons.append(pull_back_button(draft))
    if draft.reports:
        buttons.append(correct_button(draft))
    return [*blocks, card_actions(draft, buttons)]


def emergency_notice(draft: DraftView, shown: int) -> Message:
    """To the heads and the PR division: a text goes out before it is approved."""
    title = f"緊急投稿のお知らせ　第{draft.id}号"
    if draft.revision.number != shown:
        return moved_on(draft, title, shown)
    return Message(title, tuple(fitted(lambda detail: _declared(draft, title, detail))))


def _declared(draft: DraftView, title: str, detail: Detail) -> list[Block]:
    blocks: list[Block] = [header(title), *last_of(draft, Event.POST_FIRST), facts(draft, detail.words)]
    if draft.state in (State.EMERGENCY, State.RETRO_PENDING):
        blocks.append(section("承認の前に投稿されます（§6(1)ただし書）。投稿の報告があると、事後承認をお願いします。"))
        blocks += _due(draft)
    elif not draft.reports:
        blocks.append(section(f"この緊急投稿は取りやめになりました。今は「{STATE_NAMES[draft.state]}」です。"))
    else:
        blocks += last_of(draft, Event.APPROVE_AFTERWARDS, Event.REFUSE_AFTERWARDS)
    return [
        *blocks,
        *appearance(draft.revision, detail),
        *posted_places(draft),
        card_actions(draft, [full_text_button(draft)]),
    ]


def refused_notice(draft: DraftView, shown: int) -> Message:
    """To the drafter: what was posted has to be put right."""
    title = f"事後承認されませんでした　第{draft.id}号"
    if draft.revision.number != shown or draft.state not in (State.RETRO_REFUSED, State.COMPLETED):
        return moved_on(draft, title, shown)
    blocks = [header(title), *last_of(draft, Event.REFUSE_AFTERWARDS), facts(draft), *posted_places(draft)]
    if draft.state is State.COMPLETED:
        return Message(title, (*blocks, *last_of(draft, Event.SETTLE)))
    todo = section("投稿を訂正するか削除し、したことを「処置を報告する」から報告してください（§7(1)）。")
    value = names.ref(draft.id, draft.revision.number)
    report = button("処置を報告する", names.SETTLE, value, style="primary")
    return Message(
        title, (*blocks, todo, card_actions(draft, [report, correct_button(draft), full_text_button(draft)]))
    )


def approved_afterwards_notice(draft: DraftView) -> Message:
    """To the drafter: the text that was posted first is approved."""
    title = f"事後承認されました　第{draft.id}号"
    rest = [context("ほかのアカウントの報告がまだです。ホームから報告してください。")] if draft.unreported else []
    return Message(title, (header(title), *last_of(draft, Event.APPROVE_AFTERWARDS), facts(draft), *rest))


def settled_notice(draft: DraftView) -> Message:
    """To who was asked to approve afterwards: what was done about it."""
    title = f"処置の報告　第{draft.id}号"
    return Message(title, (header(title), *last_of(draft, Event.SETTLE), facts(draft), *posted_places(draft)))


def _due(draft: DraftView) -> list[Block]:
    return [context(f"事後承認の期限：{japanese_time(draft.retro_due_at)}")] if draft.retro_due_at else []
