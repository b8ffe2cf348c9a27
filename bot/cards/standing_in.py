"""不在, 代決 and 後閲: the form for absences, and what the head is to look at afterwards."""

from collections.abc import Sequence
from datetime import date

from bot.cards import names
from bot.cards.blocks import Block, actions, button, context, header, line, person, rich, section, words
from bot.cards.draft_parts import appearance, card_actions, facts, findings_with_answers, full_text_button, reviewed
from bot.cards.fitting import Detail, fitted
from bot.cards.forms import View, modal
from bot.cards.inputs import day, field
from bot.cards.message import Message
from bot.cards.notices import last_of
from bot.cards.snoozing import snooze_buttons
from bot.drafts.reviews import REVIEW
from bot.drafts.states import STATE_NAMES, Event, State
from bot.drafts.views import DraftView
from bot.people.absence import Away
from rules.japanese_time import short_date

ABSENCES_IN_FORM = 10


def absence_form(coming: Sequence[Away], today: date) -> View:
    """The days on which a head is away, and the absences that are known already."""
    blocks: list[Block] = [
        section("不在の間は、代決者が代わって承認します（代決）。戻ったら、代決した投稿案を確かめてください（後閲）。")
    ]
    for one in coming[:ABSENCES_IN_FORM]:
        blocks.append(section(f"不在：{short_date(one.first_day)}から{short_date(one.last_day)}まで"))
        blocks.append(actions(f"absence-{one.id}", [button("この不在を取り消す", names.ABSENCE_END, str(one.id))]))
    blocks += [
        field("first_day", "不在の最初の日", day(today)),
        field("last_day", "不在の最後の日", day(today), hint="この日の終わりまで、代決者が承認できます。"),
    ]
    return modal("不在の設定", blocks, callback_id=names.ABSENCE_FORM, submit="不在にする")


def absence_notice(first_day: date, last_day: date, by: str) -> Message:
    """To somebody for whom the PR division set an absence."""
    title = "不在が設定されました"
    days = words(f"さんが、あなたの不在を{short_date(first_day)}から{short_date(last_day)}までと設定しました。")
    told = context("違うときは、ホームの「不在の設定」から取り消せます。")
    return Message(title, (header(title), rich(line(person(by), days)), told))


def review_card(draft: DraftView, shown: int) -> Message:
    """To the head: what was decided in the head's stead, to be looked at（後閲）."""
    title = f"後閲のお願い　第{draft.id}号"
    return Message(title, tuple(fitted(lambda detail: _review(draft, title, shown, detail))))


def _review(draft: DraftView, title: str, shown: int, detail: Detail) -> list[Block]:
    blocks: list[Block] = [header(title), facts(draft, detail.words)]
    blocks += [reviewed(one, detail.words) for one in draft.reviews[-5:]]
    if draft.revision.number != shown:
        blocks.append(context(f"代決のあとで文章が変わりました。今は第{draft.revision.number}版です。"))
    blocks.append(context(f"今は「{STATE_NAMES[draft.state]}」です。"))
    blocks += appearance(draft.revision, detail)
    blocks += findings_with_answers(draft.revision, detail)
    buttons = [full_text_button(draft)]
    if any(one.outcome is None for one in draft.reviews):
        value = names.ref(draft.id, draft.revision.number)
        revocable = draft.state in (State.APPROVED, State.CONDITIONAL)
        object_to = "承認を取り消す（意見を書く）" if revocable else "意見を付ける"
        buttons = [
            button("後閲しました", names.REVIEWED, value, style="primary"),
            button(object_to, names.REVIEW_OBJECT, value),
            *buttons,
        ]
        later = actions(f"snooze-review-{draft.id}", snooze_buttons(REVIEW, f"draft:{draft.id}"))
        return [*blocks, card_actions(draft, buttons), later]
    return [*blocks, card_actions(draft, buttons)]


def objected_notice(draft: DraftView) -> Message:
    """To the drafter: the head has something to say against what was decided in the head's stead."""
    title = f"後閲で意見がありました　第{draft.id}号"
    blocks = [header(title), facts(draft), *(reviewed(one) for one in draft.reviews[-5:] if one.opinion)]
    if draft.state in (State.POSTED, State.COMPLETED):
        blocks.append(section("すでに投稿されています。意見を確かめ、必要なら訂正してください（§7(1)）。"))
    return Message(title, (*blocks, *last_of(draft, Event.REJECT)))
