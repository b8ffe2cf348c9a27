"""The register in modals: the list of accounts, and the page of one."""

from bot.accounts.desk import AccountList
from bot.accounts.models import Basis
from bot.accounts.papers import DocumentKind
from bot.accounts.states import IN_USE, OPENING, STATE_NAMES, State
from bot.accounts.views import AccountLine, AccountView
from bot.cards import account_names as names
from bot.cards.account_closing import closing_steps
from bot.cards.account_names import STEP_NAMES, AccountRef, Step, account_ref
from bot.cards.account_steps import next_step, steps_of
from bot.cards.account_summary import summary
from bot.cards.blocks import (
    Block,
    Element,
    actions,
    ask_before,
    button,
    clip,
    context,
    divider,
    header,
    line,
    link,
    rich,
    section,
    words,
)
from bot.cards.forms import View, modal

SCOPE = (
    "適用範囲の確認：このガイドラインは新見市職員の身分を有する者に適用されます（§4）。"
    "委託先などが運用するときは、契約や仕様書で同じ扱いを定めているかを確かめてください。"
)
#: What the public sees of it can only be recorded when there is something to see.
_NOT_PUBLIC = (State.PREPARING, State.ADMISSION, State.REPORTED)
_LATER = "途中で閉じても、ホームの「アカウント台帳」からいつでも続けられます。"


def overview(found: AccountList, *, words_sought: str = "", pr: bool = False, note: str = "") -> View:
    """The accounts a person may see, what needs a move first, with the way to open a new one."""
    blocks: list[Block] = [section(note)] if note else []
    buttons = [button("新しいアカウントを開設する", names.NEW, "new", style="primary")]
    if pr:
        buttons.append(button("ホームページの一覧", names.LISTING, "open"))
    blocks.append(actions("account-new", buttons))
    if words_sought:
        blocks.append(context(f"「{clip(words_sought, 60)}」で探しました（{found.total:,}件）。"))
    blocks += [part for one in found.lines for part in _line(one)] or [section("アカウントはまだありません。")]
    if found.more:
        blocks.append(context(f"ほかに{found.more:,}件あります。「/snsaccount アカウント名」で探せます。"))
    return modal("アカウント台帳", blocks)


def page(view: AccountView, *, may_report: bool, pr: bool, note: str = "") -> View:
    """Everything about one account, and what can be done with it now.

    Args:
        may_report: whether the person is one who reports for the account's section (§5(2)).
        pr: whether the person belongs to the 秘書広報課.
    """
    blocks: list[Block] = [section(note)] if note else []
    blocks += [header(view.label), _standing(view), *_to_do(view, may_report=may_report, pr=pr)]
    if view.contractor:
        blocks.append(context(SCOPE))
    if view.state in (State.CLOSING, State.CLOSED):
        blocks += closing_steps(view)
    blocks.append(divider())
    blocks += [part for step, done in steps_of(view).items() for part in _step(view, step, done=done)]
    blocks += _leaving(view, may_report=may_report)
    return modal("アカウント", blocks)


def _line(one: AccountLine) -> list[Block]:
    standing = one.standing
    title = words(f"［{STATE_NAMES[standing.state]}］{clip(one.label, 110)}", bold=True)
    told = f"\n@{one.handle.removeprefix('@')}　{clip(one.sections, 120)}"
    if standing.missing and standing.state in IN_USE:
        inherited = "移行のため、これまでどおり使えます。" if standing.official else "そろうまで使えません。"
        told += f"\n書類が{len(standing.missing)}つ足りません。{inherited}"
    return [
        rich(line(title, words(told))),
        actions(f"account-{one.id}", [button("開く", names.OPEN, AccountRef(one.id).value())]),
    ]


def _standing(view: AccountView) -> Block:
    standing = view.standing
    told = [words(f"今は「{STATE_NAMES[view.state]}」です。", bold=True)]
    if view.state in IN_USE and not standing.official:
        told.append(words(f"\n{standing.why_not}。そろうまで、投稿案のアカウントとして選べません。"))
    elif view.state is State.CLOSING:
        told.append(words("\nお知らせを投稿するため、廃止するまでは投稿案を作れます。"))
    elif standing.basis is Basis.INHERITED and standing.missing and standing.official:
        told.append(
            words(
                "\n台帳ができる前からあるアカウントのため、移行として扱い、これまでどおり投稿できます。"
                f"\nこれからそろえるもの：{standing.lacking}"
            )
        )
    elif view.state in OPENING:
        told.append(words("\n手続きが終わるまで、投稿案のアカウントとして選べません（§6(1)）。"))
    return rich(line(*told, words("\n@" + view.handle.removeprefix("@") + "　"), link(view.url)))


def _to_do(view: AccountView, *, may_report: bool, pr: bool) -> list[Block]:
    step = next_step(view)
    waits = {
        State.ADMISSION: "秘書広報課の審査（§3）を待っています。ほかの項目は、待つあいだにも入力できます。",
        State.REPORTED: "秘書広報課の受理を待っています。",
        State.CHANGE_REPORTED: "変更届の受理を待っています。そのあいだも投稿できます。",
    }
    blocks: list[Block] = [section(waits[view.state])] if view.state in waits else []
    if view.state is State.RECEIVED:
        blocks.append(
            section(
                "届出は受理されました。プロフィールの記録と、市ホームページへの掲載（秘書広報課）がそろうと公式になります。"
            )
        )
    elements: list[Element] = []
    if pr and view.report is not None and view.report.waits:
        elements += decide_report(view)
    if pr and view.admission is not None and view.admission.decided_at is None:
        elements += decide_admission(view)
    if step is Step.REPORT:
        elements.append(report_button(view) if may_report else ask_head_button(view))
    elif step is not None:
        elements.append(button(f"次へ：{STEP_NAMES[step]}", names.STEP, account_ref(view, step), style="primary"))
    if view.state is State.ABANDONED:
        elements.append(button("準備を再開する", names.RESUME, account_ref(view), style="primary"))
    if elements:
        blocks.append(actions("account-next", elements))
    if view.state in (State.PREPARING, State.ADMISSION):
        blocks.append(context(_LATER))
    return blocks


def report_button(view: AccountView) -> Element:
    """届け出る, for who speaks for the section."""
    sure = ask_before("届出の確認", "所属の長として、表示されている内容を秘書広報課に報告します（§5(2)）。", "届け出る")
    return button("秘書広報課に届け出る", names.REPORT, account_ref(view), style="primary", confirm=sure)


def ask_head_button(view: AccountView) -> Element:
    """For everybody else: the head reports."""
    return button("所属長に届出を依頼する", names.ASK_HEAD, account_ref(view), style="primary")


def decide_report(view: AccountView) -> list[Element]:
    """受理する and 差し戻す."""
    number = view.report.number if view.report else 0
    value = AccountRef(view.id, view.version, number=number).value()
    sure = ask_before("受理の確認", "表示されている内容の届出を受理します（§5(2)）。", "受理する")
    return [
        button("受理する", names.RECEIVE, value, style="primary", confirm=sure),
        button("差し戻す", names.RETURN, value),
    ]


def decide_admission(view: AccountView) -> list[Element]:
    """認める and 認めない (§3)."""
    number = view.admission.id if view.admission else 0
    value = AccountRef(view.id, view.version, number=number).value()
    sure = ask_before("§3の審査", "トラブルのおそれがFacebookと同程度か、防止策で同程度にできると認めます。", "認める")
    return [
        button("利用を認める", names.ADMIT, value, style="primary", confirm=sure),
        button("認めない", names.REFUSE, value),
    ]


def _step(view: AccountView, step: Step, *, done: bool) -> list[Block]:
    mark = "［済］" if done else "［これから］"
    told = rich(line(words(f"{mark}{STEP_NAMES[step]}", bold=True), *summary(view, step)))
    buttons = _step_buttons(view, step, done=done)
    return [told, *([actions(f"step-{step}", buttons)] if buttons else [])]


def _step_buttons(view: AccountView, step: Step, *, done: bool) -> list[Element]:
    editable = view.state in (State.PREPARING, State.ADMISSION, State.REPORTED, State.RECEIVED, *IN_USE)
    if not editable or view.state is State.CLOSING or step is Step.REPORT:
        return []
    if step is Step.BIO and view.state in _NOT_PUBLIC:
        return []
    if step is Step.ADMISSION:
        return [button("審査を依頼する", names.STEP, account_ref(view, step))] if view.state is State.PREPARING else []
    elements: list[Element] = []
    if step in (Step.POLICY, Step.TERMS, Step.BIO):
        if DocumentKind(step.value) in view.documents:
            elements.append(button("読む・点検の結果", names.PAPER, account_ref(view, step)))
        elements.append(button("直す" if elements else "入力する", names.STEP, account_ref(view, step)))
        return elements
    return [button("直す" if done else "入力する", names.STEP, account_ref(view, step))]


def _leaving(view: AccountView, *, may_report: bool) -> list[Block]:
    elements: list[Element] = []
    value = account_ref(view)
    if view.state in OPENING:
        told = "このアカウントの開設を取りやめます。入力した内容は残り、あとで再開できます。"
        sure = ask_before("取りやめの確認", told, "取りやめる")
        elements.append(button("開設を取りやめる", names.ABANDON, value, confirm=sure))
    if view.state in IN_USE and view.state is not State.CLOSING and may_report:
        elements.append(button("廃止の手続きを始める", names.START_CLOSING, value))
    if view.state is State.CLOSING:
        told = "すべての手順が済んだことを確かめて、このアカウントを廃止します（秘書広報課）。"
        sure = ask_before("廃止の確認", told, "廃止する")
        elements.append(button("廃止する（秘書広報課）", names.CLOSE, value, style="danger", confirm=sure))
        if may_report:
            told = "廃止をやめて、このアカウントを続けます。済みにした手順は消えます。"
            again = ask_before("続けるかの確認", told, "続ける")
            elements.append(button("廃止をやめて続ける", names.CANCEL_CLOSING, value, confirm=again))
    return [divider(), actions("account-leaving", elements)] if elements else []
