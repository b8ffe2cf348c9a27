"""訂正を出す（§7(1)）: the form with what was posted and the blanks of the text."""

from bot.cards import names
from bot.cards.blocks import (
    Block,
    chunks,
    clip,
    context,
    line,
    preformatted,
    quoted,
    rich,
    section,
    words,
)
from bot.cards.draft_parts import posted_places
from bot.cards.forms import View, modal
from bot.cards.incidents.text_cards import blank_field
from bot.drafts.correcting import Start
from rules.incidents.sources import Filling
from rules.incidents.statement import APOLOGY_BLANK

ORIGINAL = 600
DO_NOT_HIDE = (
    "まちがいに気付いたら、黙って消さずに、訂正を出してください（§7(1)）。黙って消すと、事情が伝わらず、隠したと"
    "受け取られます。元の投稿は残したまま訂正し、消すときも、消したことと理由を書きます。"
)
FIRST_REPORT = (
    "個人情報が出ているとき、別のアカウントに投稿したときは、訂正の前に「/snsincident」で事案を報告してください。"
)


def correction_form(start: Start) -> View:
    """What was posted and where, and the blanks of the correction; what is known stands there already."""
    draft, statement = start.draft, start.statement
    filling = Filling(start.facts, start.now, start.city)
    blocks: list[Block] = [
        section(f"投稿案 第{draft.id}号の訂正を出します。次の空欄を埋めると、新しい投稿案になります。"),
        context(DO_NOT_HIDE),
        context(FIRST_REPORT),
        rich(line(words("元の投稿", bold=True)), quoted(words(clip(draft.revision.text, ORIGINAL)))),
        *posted_places(draft),
        rich(line(words("訂正の文", bold=True)), *map(preformatted, chunks(statement.text.strip())[:1])),
    ]
    blocks += [
        blank_field(number, blank, filling, statement)
        for number, blank in enumerate(statement.blanks)
        if blank.name != APOLOGY_BLANK
    ]
    ref = names.ref(draft.id, draft.revision.number)
    return modal("訂正を出す", blocks, callback_id=names.CORRECTION_FORM, submit="訂正の文を作る", metadata=ref)
