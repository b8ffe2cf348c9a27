"""アカウントごとの文章, as cards show them: what appears where, what changed, what to copy."""

from bot.cards.blocks import (
    Block,
    Element,
    chunks,
    clip,
    context,
    line,
    long_text,
    preformatted,
    quoted,
    rich,
    section,
    words,
)
from bot.cards.fitting import within
from bot.cards.room import account_line
from bot.drafts.views import RevisionView

ACCOUNTS_IN_CARD = 20
#: Changed texts of single accounts that are shown, and so much of each.
CHANGED, CHANGED_WORDS = 3, 60
#: A text of one account is never cut shorter than this.
LEAST = 40
#: Bytes of each account's own text where everything is shown: 3,000 Japanese letters.
OWN_BYTES = 9_200


def texts_as_posted(revision: RevisionView, most: int) -> list[Block]:
    """The common text with the accounts it goes to, then each account's own text; about `most` characters of each
    kind."""
    own = revision.with_own_text
    if not own:
        return [section("投稿する文章"), *_common(revision, most)]
    blocks: list[Block] = []
    if revision.with_common_text:
        blocks += [section("投稿する文章（共通）"), *_common(revision, most)]
    each = max(LEAST, most // len(own))
    parts: list[Element] = []
    for account, text in own[:ACCOUNTS_IN_CARD]:
        parts += [line(words(account_line(account, text), bold=True)), quoted(words(clip(text, each)))]
    blocks += [section("アカウントごとの文章"), rich(*parts)]
    if any(len(text) > each for _, text in own):
        blocks.append(context("長い文章は途中までです。続きは「全文を見る」で確かめてください。"))
    return blocks


def texts_to_copy(revision: RevisionView, most: int) -> list[Block]:
    """The common text and each account's own, ready to copy; about `most` characters of each kind."""
    own = revision.with_own_text
    blocks: list[Block] = []
    if own and revision.with_common_text:
        names = "、".join(one.label for one in revision.with_common_text)
        blocks.append(rich(line(words(clip(names, 500), bold=True), words("に投稿する文章"))))
    if revision.with_common_text or not own:
        blocks += [rich(preformatted(piece)) for piece in chunks(revision.text[:most])]
    each = max(LEAST, most // len(own)) if own else most
    parts: list[Element] = []
    for account, text in own[:ACCOUNTS_IN_CARD]:
        parts += [line(words(clip(account.label, 100), bold=True), words("に投稿する文章"))]
        parts.append(preformatted(text[:each]))
    blocks += [rich(*parts)] if parts else []
    cut = bool(revision.with_common_text or not own) and len(revision.text) > most
    if cut or any(len(text) > each for _, text in own):
        blocks.append(context("長い文章のため途中までです。「全文を見る」から全体をコピーしてください。"))
    return blocks


def whole_texts(revision: RevisionView) -> list[Block]:
    """Each account's own text in full, ready to copy."""
    blocks: list[Block] = []
    for account, text in revision.with_own_text[:ACCOUNTS_IN_CARD]:
        shown = within(text, OWN_BYTES)
        pieces = [preformatted(piece) for piece in chunks(shown)]
        more = [line(words("（途中までです）"))] if len(shown) < len(text) else []
        blocks.append(rich(line(words(account_line(account, text), bold=True)), *pieces, *more))
    return blocks


def changed_variants(before: RevisionView, after: RevisionView) -> list[Element]:
    """What of the texts of single accounts is another than before; the common text stands for an account without."""
    had, has = dict(before.variants), dict(after.variants)
    changed = [one for one in after.accounts if had.get(one.id) != has.get(one.id)]
    parts: list[Element] = []
    for account in changed[:CHANGED]:
        was, now = (_short(texts.get(account.id)) for texts in (had, has))
        parts.append(
            line(
                words(f"{clip(account.label, CHANGED_WORDS)}の文章：", bold=True),
                words(was, strike=True),
                words("　→　"),
                words(now, bold=True),
            )
        )
    if len(changed) > CHANGED:
        parts.append(line(words(f"ほかに{len(changed) - CHANGED}件のアカウントの文章が変わりました。")))
    return parts


def _common(revision: RevisionView, most: int) -> list[Block]:
    text, cut = long_text(revision.text, limit=most)
    more = f"全部で{len(revision.text):,}文字あります。続きは「全文を見る」で確かめてください。"
    lines = [account_line(account, revision.text) for account in revision.with_common_text[:ACCOUNTS_IN_CARD]]
    where = rich(line(words("\n".join(lines) or "アカウント未定")))
    return [*text, *([context(more)] if cut else []), where]


def _short(text: str | None) -> str:
    return "共通の文章" if text is None else clip(text.replace("\n", " "), CHANGED_WORDS)
