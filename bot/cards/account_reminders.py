"""The reminders about accounts: what waits, and the way to it."""

from bot.accounts import reminding
from bot.accounts.views import AccountView, Look
from bot.cards import account_names as names
from bot.cards.account_cards import open_button
from bot.cards.account_names import AccountRef
from bot.cards.blocks import actions, button, context, header, line, person, rich, section, words
from bot.cards.message import Message
from bot.cards.names import NEW_INCIDENT
from bot.cards.snoozing import snooze_buttons
from rules.japanese_time import japanese_time

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


def reminder_card(view: AccountView, matter: str, *, stage: int = 0, looked: Look | None = None) -> Message:
    """What waits of an account, for who can do something about it.

    Args:
        stage: of the looks at a closed account.
        looked: who did so at this stage already.
    """
    title, told = _TOLD[matter]
    lacking = view.standing.lacking
    more = (context(f"足りないもの：{lacking}"),) if lacking and matter == reminding.INHERITED else ()
    buttons = [open_button(view)]
    if looked is not None:
        found = rich(line(person(looked.by), words(f"さんが{japanese_time(looked.at)}に確かめました。異常なし。")))
        return Message(title, (header(f"{title}　{view.label}"), found, actions(_row(view), buttons)))
    if matter == reminding.WATCH:
        nothing = button(
            "異常なし", names.WATCHED, AccountRef(view.id, view.version, number=stage).value(), style="primary"
        )
        buttons = [nothing, button("事案を報告する", NEW_INCIDENT, "new"), *buttons]
    row = actions(_row(view), [*buttons, *snooze_buttons(matter, f"account:{view.id}")])
    return Message(title, (header(f"{title}　{view.label}"), section(told), *more, row))


def _row(view: AccountView) -> str:
    return f"account-{view.id}-{view.version}"
