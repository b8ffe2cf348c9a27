"""The questions about accounts without posts, the tasks of the year, and the month's digest."""

import json
from collections.abc import Mapping
from datetime import date, timedelta

from bot.cards import account_names, names
from bot.cards.account_names import AccountRef
from bot.cards.blocks import Block, actions, button, clip, context, header, line, plain, rich, section, words
from bot.cards.forms import View, modal, notice
from bot.cards.inputs import checkboxes, day, field, option, text_input
from bot.cards.message import Message
from bot.cards.snoozing import snooze_buttons
from bot.upkeep import dormancy, yearly
from bot.upkeep.chart import LETTERS, alt_text
from bot.upkeep.digest import DigestView, worth_a_look
from bot.upkeep.dormancy import LONGEST_REASON, Sleeping
from bot.upkeep.yearly import YearView
from rules.japanese_time import japanese_date
from rules.upkeep import DORMANCY_DAYS, TASK_NAMES

_HALF_A_YEAR = timedelta(days=182)
#: Slack takes no longer alternative text.
_ALT_TEXT = 2000


def dormancy_card(account: Sleeping) -> Message:
    """To the head: nothing was posted for long; close the account, or say why it stays open."""
    title = "投稿の報告が続いていないアカウントがあります"
    what = rich(
        line(
            words(account.label, bold=True),
            words(f"　最後の報告：{japanese_date(account.last_post)}（{account.days}日前）"),
        )
    )
    if account.justified_until is not None:
        told = section(f"{japanese_date(account.justified_until)}まで続けると回答済みです。")
        return Message(title, (header(title), what, told))
    if account.days < DORMANCY_DAYS[0]:
        return Message(title, (header(title), what, section("その後、投稿の報告がありました。")))
    ask = section(
        "使われていないアカウントは、乗っ取りやなりすましに気付きにくくなります。"
        "廃止の手続きをするか、続ける理由と期限を回答してください。廃止は、アカウントの画面から進められます。"
    )
    value = json.dumps({"account": account.account_id})
    buttons = [
        button("続ける理由を回答する", names.DORMANCY_JUSTIFY, value, style="primary"),
        button("廃止の手続きへ", account_names.OPEN, AccountRef(account.account_id).value()),
        *snooze_buttons(dormancy.MATTER, f"account:{account.account_id}"),
    ]
    return Message(title, (header(title), what, ask, actions(f"dormancy-{account.account_id}", buttons)))


def justify_form(account: Sleeping, today: date) -> View:
    """Asks why an account stays open, and until when."""
    blocks = [
        section(account.label),
        field("reason", "続ける理由", text_input(multiline=True, max_length=LONGEST_REASON)),
        field(
            "until", "いつまで続けますか", day(today + _HALF_A_YEAR), hint="この日を過ぎると、もう一度お尋ねします。"
        ),
    ]
    metadata = json.dumps({"account": account.account_id})
    return modal("続ける理由", blocks, callback_id=names.DORMANCY_FORM, submit="回答する", metadata=metadata)


def yearly_card(year: YearView, today: date) -> Message:
    """To the head: what is to be looked at once a year."""
    title = "年に一度の確認をお願いします"
    what = rich(line(words(year.label, bold=True), words(f"　期限：{japanese_date(year.due_on)}")))
    if year.due_on > today:
        done = section(f"今年の確認は終わっています。次は{japanese_date(year.due_on)}です。")
        return Message(title, (header(title), what, done))
    tasks = section("\n".join(f"・{TASK_NAMES[one]}" for one in year.open))
    value = json.dumps({"account": year.account_id})
    buttons = [
        button("確かめました", names.YEARLY_DONE, value, style="primary"),
        *snooze_buttons(yearly.MATTER, f"account:{year.account_id}"),
    ]
    return Message(title, (header(title), what, tasks, actions(f"yearly-{year.account_id}", buttons)))


def yearly_form(year: YearView, today: date) -> View:
    """Asks which of the tasks were done; what is left is asked for again."""
    if year.due_on > today:
        return notice("年に一度の確認", "今年の確認は終わっています。", f"次は{japanese_date(year.due_on)}です。")
    boxes = [option(TASK_NAMES[one], one) for one in year.open]
    blocks = [
        section(year.label),
        field("tasks", "確かめたこと", checkboxes(boxes), hint="残りは、あとで記録できます。"),
    ]
    metadata = json.dumps({"account": year.account_id})
    return modal("年に一度の確認", blocks, callback_id=names.YEARLY_FORM, submit="記録する", metadata=metadata)


def yearly_recorded(year: YearView, today: date) -> View:
    """What is left after the form was sent."""
    if year.due_on > today:
        return notice(
            "記録しました", f"{year.label}の今年の確認が終わりました。", f"次は{japanese_date(year.due_on)}です。"
        )
    return notice("記録しました", "残りの項目：", *(TASK_NAMES[one] for one in year.open))


def digest_card(digest: DigestView) -> Message:
    """To the 秘書広報課: how the accounts stand at the end of a month."""
    year, month = digest.month.split("-")
    title = f"{int(year)}年{int(month)}月のアカウントのまとめ"
    figures, before = digest.figures, digest.before
    platforms = "、".join(f"{name} {number}" for name, number in figures.platforms.items())
    blocks: list[Block] = [
        header(title),
        rich(
            line(
                words(f"公式アカウント {figures.accounts:,}件", bold=True),
                words(_change(figures.accounts, before.accounts if before else None)),
                words(f"\n{platforms}" if platforms else ""),
                words(f"\n開設の手続き中 {figures.opening:,}件、廃止の手続き中 {figures.closing:,}件"),
            )
        ),
        rich(line(words(_lines(worth_a_look(figures), worth_a_look(before) if before else {})))),
    ]
    if digest.chart_file is not None:
        blocks.append(_picture(digest))
    blocks.append(
        context(
            "休眠は、続ける理由の回答がないものだけを数えています。個々のアカウントは「/snsaccount」で確かめられます。"
        )
    )
    return Message(title, tuple(blocks))


def _lines(now: Mapping[str, int], before: Mapping[str, int]) -> str:
    told = [
        f"{letter}　{name}：{number:,}件{_change(number, before.get(name))}"
        for letter, (name, number) in zip(LETTERS, now.items(), strict=True)
    ]
    return "\n".join(told)


def _change(now: int, before: int | None) -> str:
    if before is None or now == before:
        return ""
    return f"（前月から{now - before:+,}）"


def _picture(digest: DigestView) -> Block:
    return {
        "type": "image",
        "slack_file": {"id": digest.chart_file},
        "alt_text": clip(alt_text(digest), _ALT_TEXT),
        "title": plain("前月との比較", 200),
    }
