"""§5(5): the list for the city's homepage — what the PR division is told, and how it says that the page is up."""

from bot.accounts import reminding
from bot.accounts.listing import SUBJECT, URL_LENGTH, ListingState
from bot.cards import account_names as names
from bot.cards.blocks import Block, Element, actions, button, context, header, line, link, person, rich, section, words
from bot.cards.forms import View, modal
from bot.cards.inputs import field, text_input
from bot.cards.message import Message
from bot.cards.snoozing import snooze_buttons
from rules.japanese_time import japanese_time

TITLE = "ホームページの一覧の更新"
_HOW = (
    "1.「一覧のファイルを受け取る」を押すと、ホームページ用のファイル（HTML）と表計算用のファイル（CSV）が届きます。\n"
    "2. HTMLを市ホームページに載せます（ガイドライン、運用ポリシー、利用規約も入っています）。\n"
    "3. 載せたら「掲載しました」を押します。"
)


def listing_card(state: ListingState, digest: str, *, reminder: bool = False) -> Message:
    """To the PR division: the page is behind the register; `digest` is of the list the card was sent for."""
    if state.up_to_date:
        return Message(TITLE, (header(TITLE), _confirmed(state), section("今の一覧は、ホームページに載っています。")))
    if digest and digest != state.digest:
        return Message(
            TITLE, (header(TITLE), section("このあとで一覧が変わりました。新しいお知らせから載せてください。"))
        )
    buttons = [*_buttons(), *(snooze_buttons(reminding.LISTING, SUBJECT) if reminder else [])]
    told = f"アカウントの一覧（{state.accounts:,}件）が変わりました。市ホームページに載せてください（§5(5)）。"
    return Message(TITLE, (header(TITLE), section(told), section(_HOW), actions("listing", buttons)))


def listing_page(state: ListingState, *, note: str = "") -> View:
    """Whether the page is up to date, and the ways to bring it there."""
    blocks: list[Block] = [section(note)] if note else []
    if state.up_to_date:
        blocks.append(section(f"ホームページの一覧（{state.accounts:,}件）は最新です。"))
    else:
        blocks += [section(f"ホームページの一覧（{state.accounts:,}件）は、まだ最新になっていません。"), section(_HOW)]
    if state.confirmed_at is not None:
        blocks.append(_confirmed(state))
    blocks.append(actions("listing", _buttons()))
    return modal("ホームページの一覧", blocks)


def confirm_form(state: ListingState) -> View:
    """Asks where the page is."""
    address = field(
        "url",
        "一覧を載せたページのURL",
        text_input(initial=state.url, max_length=URL_LENGTH, placeholder="https://"),
        hint="市ホームページの中の、一覧のページのURLです。",
    )
    blocks: list[Block] = [
        section("受け取った一覧が、市ホームページで見られることを確かめてから押してください。"),
        address,
        context("このあと一覧が変わると、もう一度お知らせします。"),
    ]
    return modal("掲載の確認", blocks, callback_id=names.LISTING_FORM, submit="掲載しました", metadata=state.digest)


def _buttons() -> list[Element]:
    return [
        button("一覧のファイルを受け取る", names.LISTING_TAKE, "take", style="primary"),
        button("掲載しました", names.LISTING_CONFIRM, "confirm"),
    ]


def _confirmed(state: ListingState) -> Block:
    told: list[Element] = [words("前の確認：")]
    if state.confirmed_by and state.confirmed_at:
        told += [person(state.confirmed_by), words(f"　{japanese_time(state.confirmed_at)}　"), link(state.url)]
    return rich(line(*told))
