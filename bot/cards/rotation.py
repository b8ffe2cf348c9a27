"""§5(7): the reminder to change a password, the form of the record, and the lists behind the Home's button."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from bot.accounts.rotation.logins import MATTER, Setting, subject
from bot.accounts.rotation.models import MODEL_NAMES, CredentialModel
from bot.accounts.rotation.service import LONGEST_NOTE
from bot.accounts.rotation.views import LoginView, RecordView
from bot.cards import names
from bot.cards.blocks import (
    Block,
    Element,
    actions,
    ask_before,
    button,
    context,
    divider,
    header,
    line,
    person,
    rich,
    section,
    words,
)
from bot.cards.forms import View, modal, notice
from bot.cards.inputs import checkboxes, day, field, option, select, text_input
from bot.cards.message import Message
from bot.cards.snoozing import snooze_buttons
from rules.japanese_time import japanese_date, japanese_time
from rules.rotation import (
    ATTESTATION_NAMES,
    CAUSE_NAMES,
    LONGEST_INTERVAL,
    SHORTEST_INTERVAL,
    Attestation,
    Cause,
    required,
)

ADVICE = (
    "ガイドライン§5(7)により、定期的な変更を記録します。国の現行の考え方では、長く固有のパスワードと多要素認証が"
    "より重要です。管理ソフトで作った長いものを、そのアカウントだけに使ってください。"
)
NEVER_HERE = "パスワードそのものは、どこにも入力しないでください。記録するのは、変更したという事実だけです。"
SHOWN_LOGINS = 25


def due_card(login: LoginView, params: Mapping[str, str]) -> Message:
    """To the head: a password is to be changed; with「変更しました」 as long as that is so.

    Args:
        params: `version` of the login when the reminder was sent.
    """
    if not login.active or params.get("version") != str(login.version):
        title = "パスワードの変更"
        return Message(title, (header(title), _login(login), section(_settled(login))))
    title = _title(login)
    blocks: list[Block] = [header(title), _login(login), section(_what(login)), context(ADVICE), context(NEVER_HERE)]
    buttons = [button("変更しました", names.ROTATION_RECORD, _value(login), style="primary")]
    if login.cause is Cause.PASTED:
        sure = ask_before(
            "すぐの変更を取り消しますか",
            "書き込まれたのが、このアカウントのパスワードではないことを確かめましたか。",
            "取り消す",
        )
        buttons.append(button("別のものでした", names.ROTATION_WAIVE, _value(login), confirm=sure))
    buttons += snooze_buttons(MATTER, subject(login.id))
    return Message(title, (*blocks, actions(f"rotation-{login.id}", buttons)))


def exposed_notice(login: LoginView, params: Mapping[str, str]) -> Message:
    """To the PR division: strangers may have a password. `params`: `cause`, `by` (Slack id)."""
    title = "パスワードをすぐに変更するアカウントがあります"
    cause = CAUSE_NAMES[Cause(params["cause"])]
    told = rich(line(words(f"理由：{cause}　届け出："), person(params["by"])))
    return Message(title, (header(title), _login(login), told, section("所属長に、すぐに変更するようお願いしました。")))


def record_form(login: LoginView, today: date) -> View:
    """Asks for the record of a change."""
    causes = [option(label, one) for one, label in CAUSE_NAMES.items()]
    needed = required(login.cause)
    boxes = [option(f"{ATTESTATION_NAMES[one]}{'（必須）' if one in needed else ''}", one) for one in Attestation]
    blocks: list[Block] = [
        _login(login),
        context(NEVER_HERE),
        field("changed_on", "変更した日", day(today)),
        field("cause", "理由", select(causes, initial=login.cause)),
        field(
            "attested", "確かめたこと", checkboxes(boxes), hint="「必須」の項目をすべて確かめてから記録してください。"
        ),
        field(
            "note",
            "メモ",
            text_input(max_length=LONGEST_NOTE),
            optional=True,
            hint="パスワードや認証コードは書かないでください。書かれていると保存しません。",
        ),
    ]
    return modal("変更の記録", blocks, callback_id=names.ROTATION_FORM, submit="記録する", metadata=_value(login))


def recorded(login: LoginView) -> View:
    """What the form says when the record is kept."""
    return notice(
        "記録しました",
        f"{login.label}のパスワードの変更を記録しました。",
        f"次の変更は{japanese_date(login.due_on)}です。",
    )


def overview(logins: Sequence[LoginView], *, note: str = "") -> View:
    """The logins of a person's accounts, with what can be done about each."""
    blocks: list[Block] = [section(note)] if note else []
    blocks += [
        context(ADVICE),
        actions("rotation-demand", [button("すぐに変更が必要", names.ROTATION_DEMAND, "new", style="danger")]),
        divider(),
    ]
    for one in logins[:SHOWN_LOGINS]:
        last = f"前回：{japanese_date(one.changed_on)}" if one.changed_on else "前回：記録なし"
        late = f"（超過{one.overdue_days}日）" if one.overdue_days else ""
        blocks.append(_login(one, f"\n期限：{japanese_date(one.due_on)}{late}　{last}"))
        row = [
            button("変更しました", names.ROTATION_RECORD, _value(one)),
            button("記録を見る", names.ROTATION_HISTORY, _value(one)),
            button("設定", names.ROTATION_SETTING, _value(one)),
        ]
        blocks.append(actions(f"login-{one.id}", row))
    if not logins:
        blocks.append(section("パスワードの変更を記録するアカウントはありません。"))
    if len(logins) > SHOWN_LOGINS:
        blocks.append(context(f"ほかに{len(logins) - SHOWN_LOGINS}件あります。期限の近いものから表示しています。"))
    return modal("パスワードの変更", blocks)


def history(records: Sequence[RecordView]) -> View:
    """The newest records of an account."""
    blocks: list[Block] = []
    for one in records:
        ticked = "、".join(ATTESTATION_NAMES[Attestation(key)] for key in one.attested)
        whose: list[Element] = [words("　対象："), person(one.holder)] if one.holder else []
        blocks.append(
            rich(
                line(
                    words(japanese_date(one.changed_on), bold=True),
                    words(f"　{CAUSE_NAMES[one.cause]}"),
                    *whose,
                    words("\n記録："),
                    person(one.by),
                    words(f"（{japanese_time(one.at)}）\n{ticked}"),
                    words(f"\nメモ：{one.note}" if one.note else ""),
                )
            )
        )
    return modal("変更の記録", blocks or [section("まだ記録はありません。")])


def demand_form(accounts: Sequence[tuple[int, str]], cause: Cause | None = None) -> View:
    """Asks of which account the passwords must be changed at once, and why."""
    if not accounts:
        return notice("すぐに変更が必要", "パスワードの変更を記録するアカウントがありません。")
    choices = [option(label, str(number)) for number, label in accounts]
    causes = [option(label, one) for one, label in CAUSE_NAMES.items() if one is not Cause.PERIODIC]
    blocks = [
        section(
            "所属長に、すぐに変更するようお願いします。ほかの人に知られたおそれのあるときは、秘書広報課にも知らせます。"
        ),
        field("account", "アカウント", select(choices, initial=str(accounts[0][0]) if len(accounts) == 1 else None)),
        field("cause", "理由", select(causes, initial=cause)),
    ]
    return modal("すぐに変更が必要", blocks, callback_id=names.ROTATION_DEMAND_FORM, submit="お願いする")


def setting_form(login: LoginView) -> View:
    """Asks how the account is logged in to, and how often its passwords are to be changed."""
    models = [option(label, one) for one, label in MODEL_NAMES.items()]
    hint = f"{SHORTEST_INTERVAL}日から{LONGEST_INTERVAL}日まで"
    blocks = [
        section(login.label),
        field("model", "ログインの方法", select(models, initial=login.setting.model)),
        field(
            "interval",
            "変更の間隔（日）",
            text_input(initial=str(login.setting.interval_days), max_length=3),
            hint=hint,
        ),
    ]
    return modal(
        "パスワードの設定", blocks, callback_id=names.ROTATION_SETTING_FORM, submit="保存する", metadata=_value(login)
    )


def setting_of(model: str, interval: str) -> Setting | None:
    """What the setting form said; None where it is none."""
    if model not in set(CredentialModel) or not interval.strip().isascii() or not interval.strip().isdigit():
        return None
    return Setting(CredentialModel(model), int(interval))


def _login(login: LoginView, more: str = "") -> Block:
    whose: list[Element] = [words("　対象："), person(login.holder), words("さんのログイン")] if login.holder else []
    return rich(line(words(login.label, bold=True), *whose, words(more)))


def _title(login: LoginView) -> str:
    if login.cause is not Cause.PERIODIC:
        return "パスワードをすぐに変更してください"
    if login.overdue_days:
        return f"パスワードの変更の期限を過ぎています（超過{login.overdue_days}日）"
    return "パスワードを変更する時期です"


def _what(login: LoginView) -> str:
    last = f"前回の変更：{japanese_date(login.changed_on)}" if login.changed_on else "前回の変更の記録はありません。"
    when = f"期限：{japanese_date(login.due_on)}\n{last}"
    if login.cause is Cause.PERIODIC:
        return f"{when}\n変更したら「変更しました」で記録してください。"
    return f"理由：{CAUSE_NAMES[login.cause]}\n{when}\n変更し、ログイン中の端末と権限を確かめてから記録してください。"


def _settled(login: LoginView) -> str:
    if not login.active:
        return "このログインの変更は、必要なくなりました。"
    if login.changed_on is None:
        return f"予定が変わりました。今の期限は{japanese_date(login.due_on)}です。"
    return f"{japanese_date(login.changed_on)}の変更を記録しています。次の期限は{japanese_date(login.due_on)}です。"


def _value(login: LoginView) -> str:
    return json.dumps({"login": login.id, "version": login.version}, separators=(",", ":"))
