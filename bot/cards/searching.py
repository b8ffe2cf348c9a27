"""過去の投稿案を探す: the form, and a page of what was found."""

import json
from datetime import date

from bot.cards import names
from bot.cards.blocks import Block, actions, button, clip, context, line, rich, section, words
from bot.cards.forms import View, modal
from bot.cards.inputs import day, field, option, select, text_input
from bot.drafts.searching import MOST_TYPED, Found, Results, Sought
from bot.drafts.states import STATE_NAMES, State
from rules.japanese_time import japanese_date, japanese_time

ANY = "any"
SHOWN_ACCOUNTS = 3
EVERYTHING = Sought()


def search_form(sought: Sought = EVERYTHING) -> View:
    """Asks what to search for."""
    states = [option("どの状態でも", ANY), *(option(name, state.value) for state, name in STATE_NAMES.items())]
    blocks: list[Block] = [
        field(
            "text",
            "文章に含まれる言葉",
            text_input(initial=sought.text, max_length=MOST_TYPED),
            optional=True,
            hint="空白で区切ると、すべてを含むものを探します。全角と半角、大文字と小文字は区別しません。",
        ),
        field(
            "account",
            "アカウント",
            text_input(initial=sought.account, max_length=MOST_TYPED),
            optional=True,
            hint="名前かIDの一部を入力してください。",
        ),
        field("first_day", "起案した日（この日から）", day(sought.first_day), optional=True),
        field("last_day", "起案した日（この日まで）", day(sought.last_day), optional=True),
        field("state", "状態", select(states, initial=sought.state.value if sought.state else ANY)),
        context("あなたの所属の投稿案を探します。秘書広報課は、すべての所属の投稿案を探せます。"),
    ]
    return modal("過去の投稿案を探す", blocks, callback_id=names.SEARCH_FORM, submit="探す")


def search_results(found: Results) -> View:
    """A page of what was found, with the way to each, to the other pages, and back to the form."""
    blocks: list[Block] = [section(f"{found.total:,}件見つかりました。"), context(_told(found.sought))]
    for one in found.lines:
        blocks.append(_line(one))
        value = names.ref(one.id, one.revision)
        blocks.append(actions(f"found-{one.id}", [button("開く", names.OPEN, value)]))
    blocks.append(context(f"{found.page + 1:,}ページ目（全{found.pages:,}ページ）　新しい順"))
    buttons = [button("条件を変えて探す", names.SEARCH_AGAIN, "again")]
    if found.page > 0:
        buttons.insert(0, button("前のページ", names.SEARCH_BACK, str(found.page - 1)))
    if found.page + 1 < found.pages:
        buttons.insert(0, button("次のページ", names.SEARCH_NEXT, str(found.page + 1)))
    blocks.append(actions("search-pages", buttons))
    return modal("過去の投稿案", blocks, metadata=written(found.sought))


def written(sought: Sought) -> str:
    """What is sought, as a view's private metadata."""
    days = {"first": sought.first_day, "last": sought.last_day}
    said = {
        "text": sought.text,
        "account": sought.account,
        "state": sought.state.value if sought.state else "",
        **{name: one.isoformat() for name, one in days.items() if one is not None},
    }
    return json.dumps({name: one for name, one in said.items() if one}, ensure_ascii=False)


def read(metadata: str) -> Sought:
    """What `written` wrote.

    Raises:
        ValueError: it is something else.
    """
    try:
        said = json.loads(metadata)
        first, last = (date.fromisoformat(said[name]) if name in said else None for name in ("first", "last"))
        state = State(said["state"]) if "state" in said else None
        return Sought(str(said.get("text", "")), str(said.get("account", "")), first, last, state)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a search") from error


def _told(sought: Sought) -> str:
    told = [f"「{one}」" for one in sought.text.split()]
    if sought.account.strip():
        told.append(f"アカウント「{sought.account.strip()}」")
    if sought.first_day is not None:
        told.append(f"{japanese_date(sought.first_day)}から")
    if sought.last_day is not None:
        told.append(f"{japanese_date(sought.last_day)}まで")
    if sought.state is not None:
        told.append(f"状態「{STATE_NAMES[sought.state]}」")
    return f"探した条件：{'　'.join(told) or 'すべて'}"


def _line(one: Found) -> Block:
    accounts = "、".join(clip(name, 60) for name in one.accounts[:SHOWN_ACCOUNTS]) or "アカウント未定"
    more = f"ほか{len(one.accounts) - SHOWN_ACCOUNTS}件" if len(one.accounts) > SHOWN_ACCOUNTS else ""
    place = f"{clip(one.section, 80)}　" if one.section else ""
    return rich(
        line(
            words(f"第{one.id}号［{STATE_NAMES[one.state]}］", bold=True),
            words(f"　{japanese_time(one.created_at)}に起案\n{place}{accounts}{more}\n{clip(one.beginning, 80)}"),
        )
    )
