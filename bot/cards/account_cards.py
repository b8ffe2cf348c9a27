"""The messages about accounts: what is asked of the PR division and of heads, and what became of it."""

from bot.accounts.closing import STEP_NAMES as CLOSING_STEPS
from bot.accounts.papers import DOCUMENT_NAMES, DocumentKind
from bot.accounts.states import STATE_NAMES, State
from bot.accounts.views import AccountView
from bot.cards import account_names as names
from bot.cards.account_names import account_ref
from bot.cards.account_summary import people
from bot.cards.accounts import SCOPE, decide_admission, decide_report, report_button
from bot.cards.blocks import (
    Block,
    Element,
    actions,
    button,
    clip,
    context,
    header,
    line,
    link,
    person,
    rich,
    section,
    words,
)
from bot.cards.message import Message
from rules.japanese_time import japanese_time

SHOWN = 1000
CHANGES = 20


def open_button(view: AccountView) -> Element:
    """Opens the account's page."""
    return button("アカウントの画面を開く", names.OPEN, account_ref(view))


def admission_card(view: AccountView, number: int) -> Message:
    """To the PR division: may this platform be used (§3)? `number` is the admission the card was sent for."""
    title = f"§3の審査のお願い　{view.label}"
    asked = view.admission
    if asked is None or asked.id != number:
        return _over(view, title)
    told = rich(
        line(words("依頼："), person(asked.asked_by), words(f"（{clip(view.section_names, 200)}）\n")),
        line(words("Facebookと比べたトラブルのおそれ\n", bold=True), words(clip(asked.risks, SHOWN))),
        line(words("防止策\n", bold=True), words(clip(asked.safeguards, SHOWN))),
    )
    blocks: list[Block] = [header(title), told]
    buttons = [open_button(view)]
    if asked.decided_at is None:
        blocks.append(
            context("トラブルのおそれがFacebookと同程度か、防止策で同程度にできると見込まれるときに認めます（§3）。")
        )
        buttons = [*decide_admission(view), *buttons]
    else:
        blocks.append(_admission_outcome(view))
    return Message("§3の審査のお願い", (*blocks, _row(view, buttons)))


def admission_decided_card(view: AccountView, number: int) -> Message:
    """To who asked: what was decided on §3."""
    title = f"§3の審査の結果　{view.label}"
    if view.admission is None or view.admission.id != number:
        return _over(view, title)
    then = "続きの準備を進めてください。" if view.admission.admitted else "防止策などを見直して、もう一度依頼できます。"
    return Message(
        "§3の審査の結果", (header(title), _admission_outcome(view), section(then), _row(view, [open_button(view)]))
    )


def report_asked_card(view: AccountView, version: int) -> Message:
    """To the head: what is ready is to be reported (§5(2))."""
    title = f"届出の確認のお願い　{view.label}"
    waits = view.version == version and view.state in (State.PREPARING, State.CHANGING, State.OFFICIAL)
    blocks: list[Block] = [header(title), facts(view)]
    if not waits:
        return Message("届出の確認のお願い", (*blocks, _now(view), _row(view, [open_button(view)])))
    told = section("内容を確かめて、所属の長として秘書広報課に届け出てください（§5(2)）。")
    return Message("届出の確認のお願い", (*blocks, told, _row(view, [report_button(view), open_button(view)])))


def report_card(view: AccountView, number: int) -> Message:
    """To the PR division: a report to receive; `number` is the report the card was sent for."""
    title = f"アカウントの届出　{view.label}"
    report = view.report
    if report is None or report.number != number:
        return _over(view, title)
    blocks: list[Block] = [header(title if report.first else f"アカウントの変更届　{view.label}")]
    blocks.append(
        rich(
            line(
                words("届出："), person(report.reporter), words(f"　{japanese_time(report.at)}（第{report.number}回）")
            )
        )
    )
    if report.changes:
        listed = "\n".join(f"・{clip(one, 200)}" for one in report.changes[:CHANGES])
        blocks += [section("前の届出から変わったところ"), section(listed)]
    elif not report.first:
        blocks.append(section("前の届出から変わったところはありません。"))
    blocks.append(facts(view))
    if view.contractor:
        blocks.append(context(SCOPE))
    if report.waits:
        buttons = [*decide_report(view), open_button(view)]
    else:
        blocks.append(_report_outcome(view))
        buttons = [open_button(view)]
    return Message("アカウントの届出", (*blocks, _row(view, buttons)))


def report_decided_card(view: AccountView, number: int) -> Message:
    """To who reported: received or returned, and what comes next."""
    report = view.report
    if report is None or report.number != number or report.received is None:
        return _over(view, f"届出の結果　{view.label}")
    verdict = "受理されました" if report.received else "差し戻されました"
    blocks: list[Block] = [header(f"届出が{verdict}　{view.label}"), _report_outcome(view)]
    if not report.received:
        blocks.append(section("内容を直して、もう一度届け出てください。"))
    elif view.state is State.RECEIVED:
        blocks.append(
            section(
                "公式になるまで、あと少しです。アカウントを公開したら、表示されているプロフィールを記録してください（§5(6)）。"
                "市ホームページへの掲載は、秘書広報課が行います（§5(5)）。"
            )
        )
    return Message(f"届出が{verdict}", (*blocks, _row(view, [open_button(view)])))


def official_card(view: AccountView) -> Message:
    """To the section: the account is official now (§6(1))."""
    title = f"公式アカウントになりました　{view.label}"
    told = section("手続きがすべてそろいました。これから、/snscheck の投稿案のアカウントとして選べます（§6(1)）。")
    return Message("公式アカウントになりました", (header(title), told, _row(view, [open_button(view)])))


def closing_card(view: AccountView) -> Message:
    """To the PR division and the section: an account is being closed."""
    title = f"廃止の手続きが始まりました　{view.label}"
    steps = "\n".join(
        f"{'［済］' if step in view.steps else '［これから］'}{name}" for step, name in CLOSING_STEPS.items()
    )
    blocks: list[Block] = [header(title), facts(view)]
    if view.state is State.CLOSING:
        blocks += [section(f"理由：{clip(view.closing_reason, SHOWN)}"), section(steps)]
    else:
        blocks.append(_now(view))
    return Message("廃止の手続きが始まりました", (*blocks, _row(view, [open_button(view)])))


def closed_card(view: AccountView) -> Message:
    """To the section: it is closed; what stays."""
    title = f"廃止しました　{view.label}"
    told = section(
        "台帳の記録と、ホームページの一覧の行（「廃止」）は残ります。アカウントIDは手放さず、"
        "これから12か月、なりすましに使われていないかを秘書広報課が確かめます。"
    )
    return Message("アカウントを廃止しました", (header(title), told, _row(view, [open_button(view)])))


def facts(view: AccountView) -> Block:
    """What the register says of an account, in short."""
    texts = "、".join(
        f"{DOCUMENT_NAMES[kind]}第{found.number}版"
        for kind in (DocumentKind.POLICY, DocumentKind.TERMS)
        if (found := view.documents.get(kind)) is not None
    )
    head: list[Element] = [words("\n責任者："), person(view.head)] if view.head else []
    return rich(
        line(
            words(f"@{view.handle.removeprefix('@')}　"),
            link(view.url),
            words(f"\n所属：{clip(view.section_names, 200)}"),
            *([words(f"（共通するテーマ：{view.theme}）")] if view.theme else []),
            *([words(f"　代表して承認：{clip(view.lead_name, 80)}")] if view.lead_name else []),
            *head,
            words("\n運用する人："),
            *people(view.operators),
            *([words(f"委託先など：{view.contractor}")] if view.contractor else []),
            words("\n管理者："),
            *people(view.administrators),
            words(f"\n運用時間：{view.opens}〜{view.closes}\n目的：{clip(view.purpose, 300)}"),
            words(f"\n発信する内容：{clip(view.contents, 300)}"),
            words(f"\n意見や質問への対応：{clip(view.answering, 300)}\n{texts}"),
        )
    )


def _admission_outcome(view: AccountView) -> Block:
    asked = view.admission
    if asked is None or asked.decided_at is None:
        return _now(view)
    if asked.decided_by is None or asked.admitted is None:
        return section("この依頼は取り下げられました。")
    verdict = "利用を認めました" if asked.admitted else "利用を認めませんでした"
    told = [person(asked.decided_by), words(f"さん（秘書広報課）が{japanese_time(asked.decided_at)}に{verdict}。")]
    return rich(line(*told, *([words(f"\n理由：{clip(asked.reason, SHOWN)}")] if asked.reason else [])))


def _report_outcome(view: AccountView) -> Block:
    report = view.report
    if report is None or report.decided_at is None:
        return _now(view)
    if report.decided_by is None or report.received is None:
        return section("そのあとで内容が変わったため、この届出は引き戻されました。新しい届出をお待ちください。")
    verdict = "受理しました" if report.received else "差し戻しました"
    told = [person(report.decided_by), words(f"さん（秘書広報課）が{japanese_time(report.decided_at)}に{verdict}。")]
    return rich(line(*told, *([words(f"\n理由：{clip(report.reason, SHOWN)}")] if report.reason else [])))


def _over(view: AccountView, title: str) -> Message:
    return Message("アカウントのお知らせ", (header(title), _now(view), _row(view, [open_button(view)])))


def _now(view: AccountView) -> Block:
    return section(f"このお知らせのあとで動きがありました。今は「{STATE_NAMES[view.state]}」です。")


def _row(view: AccountView, buttons: list[Element]) -> Block:
    return actions(f"account-{view.id}-{view.version}", buttons)
