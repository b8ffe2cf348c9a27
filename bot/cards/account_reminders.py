"""The reminders about accounts: what waits, and the way to it."""

from bot.accounts import reminding
from bot.accounts.views import AccountView
from bot.cards.account_cards import open_button
from bot.cards.blocks import actions, context, header, section
from bot.cards.message import Message
from bot.cards.reminders import snooze_buttons

_TOLD = {
    reminding.PREPARING: ("開設の準備が途中です", "入力したところまで残っています。続けるか、取りやめてください。"),
    reminding.ADMISSION: ("§3の審査が待っています", "Facebook以外を使ってよいかどうかを決めてください（§3）。"),
    reminding.UNREPORTED: ("変更の届出がまだです", "内容を変えたときは、秘書広報課に届け出てください（§5(2)）。"),
    reminding.RECEIPT: ("届出が受理を待っています", "内容を確かめて、受理するか、差し戻してください（§5(2)）。"),
    reminding.BIO: (
        "プロフィールの記録がまだです",
        "表示されているプロフィールを記録してください。そろうと公式になります（§5(6)）。",
    ),
    reminding.INHERITED: (
        "台帳の書類がそろっていません",
        "移行として使えるアカウントですが、次のものをそろえて届け出てください（§5）。",
    ),
    reminding.CLOSING: ("廃止の手続きが途中です", "残っている手順を確かめてください。"),
    reminding.WATCH: (
        "廃止したアカウントの見守り",
        "同じ名前やIDが、なりすましに使われていないかを確かめてください。見つけたら、事案として報告します（§7(3)）。",
    ),
}


def reminder_card(view: AccountView, matter: str) -> Message:
    """What waits of an account, for who can do something about it."""
    title, told = _TOLD[matter]
    lacking = view.standing.lacking
    more = (context(f"足りないもの：{lacking}"),) if lacking and matter == reminding.INHERITED else ()
    row = actions(
        f"account-{view.id}-{view.version}", [open_button(view), *snooze_buttons(matter, f"account:{view.id}")]
    )
    return Message(title, (header(f"{title}　{view.label}"), section(told), *more, row))
