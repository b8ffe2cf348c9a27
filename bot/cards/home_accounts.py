"""ホーム: アカウント台帳, in a few lines."""

from bot.accounts.desk import AccountsDesk
from bot.cards import account_names as names
from bot.cards.blocks import Block, Element, actions, button, divider, header, section


def accounts_part(desk: AccountsDesk) -> list[Block]:
    """How the accounts of the person's sections stand, what waits, and the way into the register."""
    blocks: list[Block] = [divider(), header("アカウント台帳"), section(_told(desk))]
    buttons: list[Element] = [button("アカウント台帳を開く", names.LIST, "all")]
    if desk.opening == 0 or desk.in_pr_division:
        buttons.append(button("新しいアカウントを開設する", names.NEW, "new"))
    if desk.waiting:
        blocks.append(section(f"秘書広報課の確認を待っているもの（{desk.waiting:,}件）があります。"))
        buttons.insert(0, button("待っているものを見る", names.SEARCH, "waiting", style="primary"))
    if desk.page_behind:
        blocks.append(section("ホームページの一覧が、まだ最新になっていません（§5(5)）。"))
        buttons.append(button("ホームページの一覧", names.LISTING, "open"))
    return [*blocks, actions("accounts", buttons)]


def _told(desk: AccountsDesk) -> str:
    if not desk.own:
        return "あなたの所属のアカウントは、まだ台帳にありません。"
    told = f"あなたの所属のアカウント：{desk.own:,}件。"
    if desk.opening:
        told += f"開設の手続き中：{desk.opening:,}件（途中から続けられます）。"
    if desk.lacking:
        told += f"書類がそろっていないもの：{desk.lacking:,}件。"
    return told
