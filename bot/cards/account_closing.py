"""廃止: the steps of closing an account, and the forms of it."""

from bot.accounts.closing import NOTE_LENGTH, REASON_LENGTH, STEP_HINTS, STEP_NAMES
from bot.accounts.papers import Step
from bot.accounts.states import State
from bot.accounts.views import AccountView
from bot.cards import account_names as names
from bot.cards.account_names import AccountRef, account_ref
from bot.cards.account_summary import SHOWN_TEXT
from bot.cards.blocks import (
    Block,
    actions,
    button,
    clip,
    context,
    divider,
    header,
    line,
    person,
    preformatted,
    rich,
    section,
    words,
)
from bot.cards.forms import View, modal
from bot.cards.inputs import field, text_input
from rules.japanese_time import japanese_time


def closing_steps(view: AccountView) -> list[Block]:
    """The steps of closing, what is done of them, and the buttons while it is under way."""
    blocks: list[Block] = [divider(), header("廃止の手続き"), section(f"理由：{clip(view.closing_reason, SHOWN_TEXT)}")]
    editable = view.state is State.CLOSING
    if editable:
        blocks.append(actions("closing-text", [button("お知らせの文例を見る", names.NOTICE_TEXT, account_ref(view))]))
    for step, name in STEP_NAMES.items():
        done = view.steps.get(step)
        if done is None:
            blocks.append(rich(line(words(f"［これから］{name}", bold=True))))
        else:
            note = f"\n{clip(done.note, SHOWN_TEXT)}" if done.note else ""
            told = [words(f"［済］{name}\n", bold=True), person(done.by), words(f"　{japanese_time(done.at)}{note}")]
            blocks.append(rich(line(*told)))
        if editable:
            text, action = ("済みを取り消す", names.STEP_UNDO) if done else ("済みにする", names.STEP_DONE)
            blocks.append(actions(f"closing-{step}", [button(text, action, account_ref(view, step))]))
    return blocks


def step_form(view: AccountView, step: Step) -> View:
    """Asks what to remember of a step that was done."""
    note = field(
        "note",
        "メモ",
        text_input(multiline=True, max_length=NOTE_LENGTH),
        optional=True,
        hint="パスワードは書かないでください。",
    )
    blocks: list[Block] = [section(f"{STEP_NAMES[step]}。"), context(STEP_HINTS[step]), note]
    metadata = AccountRef(view.id, view.version, step, action=names.STEP_DONE).value()
    return modal("廃止の手順", blocks, callback_id=names.REASON_FORM, submit="済みにする", metadata=metadata)


def start_form(view: AccountView) -> View:
    """Asks why the account is closed, and says what follows."""
    reason = field("reason", "廃止の理由", text_input(multiline=True, max_length=REASON_LENGTH))
    steps = "\n".join(f"{place}. {name}" for place, name in enumerate(STEP_NAMES.values(), 1))
    blocks: list[Block] = [
        section(f"{view.label}の廃止の手続きを始めます。秘書広報課にもお知らせします。"),
        section(f"このあとの手順：\n{steps}"),
        context("お知らせを投稿するため、手続きのあいだも投稿案を作れます。台帳の記録と一覧の行は消えません。"),
        reason,
    ]
    metadata = account_ref(view, action=names.START_CLOSING)
    return modal("廃止の手続き", blocks, callback_id=names.REASON_FORM, submit="手続きを始める", metadata=metadata)


def notice_text_view(view: AccountView, text: str) -> View:
    """The notice of the end, ready to copy."""
    blocks: list[Block] = [
        section("次の文例をコピーし、日付などを直して、/snscheck で投稿案にしてください。"),
        rich(preformatted(text)),
        actions("notice-back", [button("アカウントの画面へ", names.NEXT, account_ref(view))]),
    ]
    return modal("お知らせの文例", blocks)
