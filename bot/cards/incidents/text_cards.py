"""The texts of an incident: choosing one, filling its blanks, and the card with which both approve it."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards import inputs, names
from bot.cards.blocks import (
    Block,
    Element,
    actions,
    ask_before,
    button,
    chunks,
    context,
    header,
    line,
    link,
    preformatted,
    rich,
    words,
)
from bot.cards.forms import View, modal
from bot.cards.incidents.parts import fact, people, shown_as_drill, told_as_drill
from bot.cards.inputs import INPUT_TEXT
from bot.cards.message import Message
from bot.incidents.text_maker import FIELD, WORDS_FIELD
from bot.incidents.text_models import TEXT_NAMES, TextState
from bot.incidents.views import IncidentView, TextView
from rules.context import CityFacts
from rules.incidents.handbook import Handbook
from rules.incidents.kinds import Channel
from rules.incidents.sources import Filling
from rules.incidents.statement import APOLOGY_BLANK, Blank, BlankKind, Statement
from rules.japanese_time import japanese_time

LONGEST = 1500
MOST_REMARKS = 10
TEXT_SHOWN = 8400


def choose_form(incident: IncidentView, handbook: Handbook) -> View:
    """Which text."""
    options = [
        inputs.option(f"{one.title}（{one.channel.japanese}）", one.key)
        for one in handbook.statements_for(incident.kind)
    ]
    blocks: list[Block] = [
        inputs.field("statement", "文例", inputs.select(options)),
        context("次の画面で空欄を埋めます。公表する文は、所属長と秘書広報課の二人が承認してから使います。"),
    ]
    view = modal("文例を使う", blocks, callback_id=names.TEXT_CHOOSE, submit="次へ", metadata=names.case(incident.id))
    return shown_as_drill(view, drill=incident.drill)


def blanks_form(incident: IncidentView, statement: Statement, now: datetime, city: CityFacts) -> View:
    """Its blanks: what is known stands there already, the rest is asked."""
    filling = Filling(incident.facts, now, city)
    blocks: list[Block] = [rich(line(words(statement.title, bold=True)), preformatted(statement.text.strip()[:2500]))]
    blocks += [
        blank_field(number, blank, filling, statement)
        for number, blank in enumerate(statement.blanks)
        if blank.name != APOLOGY_BLANK
    ]
    metadata = names.case(incident.id, statement.key)
    view = modal("文例を使う", blocks, callback_id=names.TEXT_FORM, submit="文を作る", metadata=metadata)
    return shown_as_drill(view, drill=incident.drill)


def blank_field(number: int, blank: Blank, filling: Filling, statement: Statement) -> Block:
    """Asks for the blank with this number in the statement, filled where it is known."""
    value = filling.value_of(blank)
    if blank.kind in (BlankKind.MOMENT, BlankKind.DAY):
        element = inputs.moment(value if isinstance(value, datetime) else None)
    else:
        element = inputs.text_input(
            initial=value if isinstance(value, str) else "",
            multiline=blank.kind is BlankKind.TEXT,
            max_length=LONGEST,
            placeholder=f"例 {blank.example}"[:140],
        )
    optional = value is not None or statement.says_unknown
    return inputs.field(f"{FIELD}{number}", blank.name, element, optional=optional, hint=blank.ask)


def text_card(incident: IncidentView, text: TextView) -> Message:
    """The text to copy, who approved it, and what can be done with it."""
    title = f"「{text.title}」［{TEXT_NAMES[text.state]}］"
    inside = text.channel is Channel.INTERNAL
    parts = [fact("書いた人", *people([text.writer])), fact("使うところ", words(text.channel.japanese))]
    if not inside:
        parts += [
            fact("所属長の承認", *people([text.head] if text.head else [])),
            fact("秘書広報課の承認", *people([text.pr] if text.pr else [])),
        ]
    if text.reason:
        parts.append(fact("差し戻した理由", words(text.reason)))
    if text.url and text.published_at is not None:
        parts.append(fact("公表", words(f"{japanese_time(text.published_at)}　"), link(text.url)))
    blocks: list[Block] = [header(title), rich(*parts)]
    blocks += [rich(preformatted(piece)) for piece in chunks(text.text[:TEXT_SHOWN])]
    if text.remarks and text.state is TextState.WAITING:
        listed = [line(words(f"・{one}")) for one in text.remarks[:MOST_REMARKS]]
        blocks.append(rich(line(words("承認する前に確かめること", bold=True)), *listed))
    row = _buttons(text)
    if row and not inside:
        blocks.append(actions(f"text-{text.id}", row))
    return told_as_drill(
        Message(f"事案 第{incident.id}号　文章の{TEXT_NAMES[text.state]}", tuple(blocks)), drill=incident.drill
    )


def _buttons(text: TextView) -> Sequence[Element]:
    value = names.case(text.incident, str(text.id))
    rewrite = [button("文を直す", names.TEXT_REWRITE, value)] if len(text.text) <= INPUT_TEXT else []
    if text.state is TextState.RETURNED:
        return rewrite
    if text.state is TextState.WAITING:
        sure = ask_before("承認の確認", "この文章を、市の文章として使うことを承認します。", "承認する")
        return [
            button("承認する", names.TEXT_APPROVE, value, style="primary", confirm=sure),
            *rewrite,
            button("差し戻す", names.TEXT_RETURN, value),
        ]
    if text.state is TextState.APPROVED:
        return [button("公表した", names.TEXT_PUBLISHED, value, style="primary")]
    return []


def rewrite_form(text: TextView, *, drill: bool) -> View:
    """The whole text, to be worded freely."""
    blocks: list[Block] = [
        inputs.field(
            WORDS_FIELD,
            text.title[:150],
            inputs.text_input(initial=text.text, multiline=True, max_length=INPUT_TEXT),
            hint="直した文章は、もう一度確かめてからスレッドに載せます。所属長と秘書広報課の承認は、初めからになります。",
        ),
    ]
    if text.reason:
        blocks.insert(0, rich(line(words("差し戻した理由：", bold=True), words(text.reason))))
    metadata = names.case(text.incident, str(text.id))
    view = modal("文を直す", blocks, callback_id=names.TEXT_REWRITE, submit="載せる", metadata=metadata)
    return shown_as_drill(view, drill=drill)


def published_form(text: TextView, now: datetime, *, drill: bool) -> View:
    """Where and when it went out."""
    blocks: list[Block] = [
        inputs.field("url", "公表したページや投稿のURL", inputs.text_input(max_length=500, placeholder="https://")),
        inputs.field("at", "公表した日時", inputs.moment(now)),
    ]
    metadata = names.case(text.incident, str(text.id))
    view = modal("公表した", blocks, callback_id=names.TEXT_PUBLISHED, submit="記録する", metadata=metadata)
    return shown_as_drill(view, drill=drill)
