"""運用ポリシー, 利用規約 and プロフィール: the form to hand one in, and what was found in it, item by item."""

from collections.abc import Mapping

from bot.accounts.documents import LONGEST, URL_LENGTH, Inspected
from bot.accounts.papers import DOCUMENT_NAMES, DocumentKind
from bot.accounts.states import IN_USE, State
from bot.accounts.views import AccountView
from bot.cards import account_names as names
from bot.cards.account_names import STEP_NAMES, Step, account_ref
from bot.cards.account_steps import next_step, number_of
from bot.cards.blocks import (
    Block,
    Element,
    actions,
    button,
    chunks,
    clip,
    context,
    header,
    line,
    preformatted,
    quoted,
    rich,
    section,
    told,
    words,
)
from bot.cards.fitting import VIEW_BYTES, json_bytes, within
from bot.cards.forms import TEXT_BYTES, View, modal
from bot.cards.inputs import INPUT_TEXT, field, files, text_input
from rules.policy_items import Item, Part

EVIDENCE = 3
SHOWN_EVIDENCE = 160
_FILES = ("txt", "text", "docx")

_HINTS: Mapping[DocumentKind, str] = {
    DocumentKind.POLICY: "アカウントごとに定めます。次のことが必要です（§5(3)）：種類、アカウント名・URL・運用者名、"
    "目的及び内容、運用方法（運用時間、意見や質問への対応方法など）、個人情報に関する取り扱い。",
    DocumentKind.TERMS: "利用者に同意していただくことを定めます。次のことが必要です（§5(4)）：利用上の遵守事項、"
    "知的財産権の帰属、免責事項。",
    DocumentKind.BIO: "なりすまし対策として、アカウントの自由記述欄に、運営する組織と市ホームページのURLを"
    "書きます（§5(6)）。実際の画面に表示されている文章を、そのまま貼り付けてください。",
}


def paper_form(view: AccountView, kind: DocumentKind, *, suggested: str = "", note: str = "") -> View:
    """The form for a text; filled with its newest version, or with the draft that was made.

    Args:
        suggested: a draft made from the register.
    """
    held = view.documents.get(kind)
    # A block keeps what was typed as long as its id stays: a draft must come into another block.
    suffix = f"{view.id}-{view.version}-{held.number if held else 0}{'-draft' if suggested else ''}"
    initial = suggested or (held.text if held else "")
    step = Step(kind.value)
    place, of = number_of(step, view)
    opening = view.state in (State.PREPARING, State.ADMISSION)
    blocks: list[Block] = [told(note)] if note else []
    blocks.append(context(f"{view.label}　{f'{place}／{of}　' if opening else ''}{STEP_NAMES[step]}"))
    blocks.append(section(_HINTS[kind]))
    if not suggested:
        blocks.append(
            actions(f"suggest-{kind}", [button("台帳から下書きを作る", names.SUGGEST, account_ref(view, step))])
        )
    else:
        blocks.append(section("台帳から作った下書きです。【 】のところを埋め、実際に合わせて直してください。"))
    blocks += _text_fields(kind, initial, suffix, held_url=held.url_field if held else "")
    if view.state in IN_USE and kind is not DocumentKind.BIO:
        blocks.append(context("保存すると「変更の届出前」になります。そろったら、変更を届け出てください（§5(2)）。"))
    metadata = account_ref(view, step)
    return modal(STEP_NAMES[step], blocks, callback_id=names.PAPER_FORM, submit="保存して点検する", metadata=metadata)


def result(found: Inspected, *, note: str = "") -> View:
    """What was found in a text, item by item, with the clause; and the way on."""
    view, kind = found.account, found.kind
    blocks: list[Block] = [section(note)] if note else []
    missing = len(found.report.missing)
    verdict = f"足りない項目が{missing}つあります" if missing else "必要な項目はそろっています"
    blocks.append(header(f"{DOCUMENT_NAMES[kind]}　{verdict}"))
    blocks += [rich(*_item(item, found.text)) for item in found.report.items]
    blocks += [context(f"参考：{clip(one, 500)}") for one in found.report.advice[:5]]
    blocks.append(actions("paper-next", _ways_on(view, Step(kind.value), complete=not missing)))
    blocks += _whole(found, room=VIEW_BYTES - json_bytes(blocks))
    return modal("点検の結果", blocks)


def _text_fields(kind: DocumentKind, initial: str, suffix: str, *, held_url: str) -> list[Block]:
    long = len(initial) > INPUT_TEXT
    label = DOCUMENT_NAMES[kind]
    hint = "" if kind is DocumentKind.BIO else "ここに貼り付けるか、下でファイルを付けます。"
    if long:
        hint = f"今の文章は{len(initial):,}文字あり、この欄に収まりません。直すときは、ファイルを付け直してください。"
    blocks = [
        field(
            f"text-{suffix}",
            f"{label}の文章",
            text_input(initial="" if long else initial, multiline=True),
            optional=kind is not DocumentKind.BIO,
            hint=hint,
        )
    ]
    if kind is DocumentKind.BIO:
        blocks.append(
            field(
                f"url_field-{suffix}",
                "プロフィールのURL欄",
                text_input(initial=held_url, max_length=URL_LENGTH),
                optional=True,
                hint="文章とは別に、ウェブサイトなどの欄があるときは、そこに表示されているURLを書きます。",
            )
        )
        return blocks
    blocks.append(
        field(
            f"text_file-{suffix}",
            f"{label}のファイル",
            files(_FILES, 1),
            optional=True,
            hint=f"{INPUT_TEXT:,}文字を超えるときは、テキスト（.txt）かWord（.docx）のファイルを付けます（{LONGEST:,}文字まで）。",
        )
    )
    return blocks


def _item(item: Item, text: str) -> list[Element]:
    mark = "［あり］" if item.present else "［足りません］"
    parts = [
        line(words(f"{mark}{item.clause.label} {item.label}", bold=True)),
        quoted(words(item.clause.text)),
    ]
    for part in item.parts:
        parts.append(_part(part, text, alone=len(item.parts) == 1))
    return parts


def _part(part: Part, text: str, *, alone: bool) -> Element:
    name = "" if alone else f"{part.label}："
    if part.present:
        shown = [f"「{clip(text[one.start : one.end], SHOWN_EVIDENCE)}」" for one in part.evidence[:EVIDENCE]]
        return line(words(f"{name}{'、'.join(shown) or 'URL欄にあります。'}"))
    why = ""
    if part.obstacle is not None:
        why = f"「{clip(text[part.obstacle.start : part.obstacle.end], SHOWN_EVIDENCE)}」だけでは足りません。"
    return line(words(f"{name}ありません。{why}{part.advice}"))


def _ways_on(view: AccountView, step: Step, *, complete: bool) -> list[Element]:
    following = next_step(view)
    elements: list[Element] = []
    if not complete:
        elements.append(button("文章を直す", names.REWRITE, account_ref(view, step), style="primary"))
    elif following is not None and following not in (step, Step.REPORT):
        elements.append(
            button(f"次へ：{STEP_NAMES[following]}", names.STEP, account_ref(view, following), style="primary")
        )
    if complete:
        elements.append(button("文章を直す", names.REWRITE, account_ref(view, step)))
    return [*elements, button("アカウントの画面へ", names.NEXT, account_ref(view))]


def _whole(found: Inspected, *, room: int) -> list[Block]:
    text = within(found.text, min(room, TEXT_BYTES) // 2)
    blocks: list[Block] = [section(f"点検した文章（{len(found.text):,}文字）")]
    blocks += [rich(preformatted(piece)) for piece in chunks(text)]
    if len(text) < len(found.text):
        blocks.append(context("長いため、途中までです。"))
    return blocks
