"""アカウントごとに文章を変える: which account's text is too long, and the form for the text of one account."""

from bot.accounts.service import AccountFacts
from bot.cards import names
from bot.cards.blocks import Block, Element, actions, button, clip, context, line, quoted, rich, section, told, words
from bot.cards.forms import View, modal
from bot.cards.inputs import INPUT_TEXT, field, text_input
from bot.cards.room import over, room, to_shorten
from bot.drafts.errors import TextChanged
from bot.drafts.views import DraftView, FindingView
from rules.platforms import platform

#: Two blocks each; a view has a hundred.
MOST_ACCOUNTS = 45
#: So many accounts are counted above the findings, and get a button of their own at one of them.
COUNTED, BUTTONS = 20, 5
#: So much of what does not fit is shown.
TOO_MUCH = 200
SHORTEN = "このアカウント用に短くする"
SAVED = "このアカウントの文章を保存しました。"


def counted(draft: DraftView) -> list[Block]:
    """How much room the text takes on each of several accounts, those where it is too long first, and the way to give
    an account a text of its own."""
    revision = draft.revision
    if len(revision.accounts) < len(("one", "another")):
        return []
    ordered = sorted(revision.accounts, key=lambda one: over(one, revision.text_for(one.id)) == 0)
    lines = [line(*_count(one, draft)) for one in ordered[:COUNTED]]
    if len(ordered) > COUNTED:
        lines.append(line(words(f"ほかに{len(ordered) - COUNTED}件のアカウント")))
    ref = names.ref(draft.id, revision.number)
    return [rich(*lines), actions("variants", [button("アカウントごとに文章を変える", names.VARIANTS, ref)])]


def shorten_buttons(draft: DraftView, finding: FindingView) -> list[Element]:
    """What answers a finding that the text is too long for an account."""
    accounts = to_shorten(draft, finding)[:BUTTONS]
    several = len(accounts) > 1
    return [
        button(
            f"{SHORTEN}：{clip(one.label, 50)}" if several else SHORTEN,
            _numbered(names.VARIANT, one),
            names.Ref(draft.id, draft.revision.number, account=one.id).value(),
            style="primary",
        )
        for one in accounts
    ]


def overview(draft: DraftView, *, note: str = "") -> View:
    """Each account with its count, and whether it has the common text or one of its own."""
    blocks: list[Block] = [told(note)] if note else []
    blocks.append(section(f"第{draft.id}号　アカウントごとの文章"))
    blocks.append(context("変えないアカウントには、共通の文章を投稿します。数え方はSNSごとに違います。"))
    own = dict(draft.revision.variants)
    for account in draft.revision.accounts[:MOST_ACCOUNTS]:
        blocks.append(rich(line(*_count(account, draft))))
        ref = names.Ref(draft.id, draft.revision.number, account=account.id).value()
        too_long = over(account, draft.revision.text_for(account.id)) > 0
        label = SHORTEN if too_long else "文章を直す" if account.id in own else "このアカウント用に書く"
        row = [button(label, _numbered(names.VARIANT, account), ref, style="primary" if too_long else None)]
        if account.id in own:
            row.append(button("共通の文章に戻す", names.VARIANT_DROP, ref))
        blocks.append(actions(f"variant-{account.id}", row))
    ref = names.ref(draft.id, draft.revision.number)
    return modal("アカウントごとの文章", blocks, callback_id=names.VARIANTS, metadata=ref)


def variant_form(draft: DraftView, account_id: int | None) -> View:
    """Asks for the text of one account, prefilled with what it has now.

    Raises:
        TextChanged: the account is not among the draft's any more.
    """
    revision = draft.revision
    account = next((one for one in revision.accounts if one.id == account_id), None)
    if account is None:
        raise TextChanged
    text = revision.text_for(account.id)
    blocks: list[Block] = [rich(line(*_count(account, draft))), *_what_does_not_fit(account, text)]
    hint = "パスワードや個人情報は書かないでください。空欄にすると、共通の文章に戻ります。"
    if len(text) > INPUT_TEXT:
        hint = f"今の文章は{len(text):,}文字で、ここには表示できません。このアカウント用の文章を書いてください。"
    element = text_input(initial=text, multiline=True)
    blocks.append(
        field(
            f"text-{draft.id}-{revision.number}-{account.id}",
            "このアカウントの文章",
            element,
            optional=True,
            hint=hint,
        )
    )
    ref = names.Ref(draft.id, revision.number, account=account.id).value()
    return modal(
        "このアカウントの文章", blocks, callback_id=names.VARIANT_FORM, submit="確かめて保存する", metadata=ref
    )


def _count(account: AccountFacts, draft: DraftView) -> list[Element]:
    text = draft.revision.text_for(account.id)
    too_long = over(account, text)
    whose = "このアカウントの文章" if account.id in dict(draft.revision.variants) else "共通の文章"
    front = [words("【長すぎます】", bold=True)] if too_long else []
    return [
        *front,
        words(f"{clip(account.label, 100)}　", bold=bool(too_long)),
        words(f"{room(account, text)}　{whose}", bold=bool(too_long)),
    ]


def _what_does_not_fit(account: AccountFacts, text: str) -> list[Block]:
    limits = platform(account.platform)
    if limits is None:
        return []
    counted_so = "全角は2、半角は1、URLは23と数えます。" if limits.unit == "weighted" else ""
    blocks: list[Block] = [context(f"{limits.name}は{limits.limit:,}までです。{counted_so}")]
    if over(account, text):
        rest = text[limits.fits(text) :]
        blocks.append(rich(line(words("収まらないところ", bold=True)), quoted(words(clip(rest, TOO_MUCH)))))
    return blocks


def _numbered(action: str, account: AccountFacts) -> str:
    """The action of one of several buttons in a row, each with an id of its own."""
    return f"{action}.{account.id}"
