"""The modals of a draft: writing, reasons, report, full text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from bot.accounts.service import AccountFacts, Unofficial
from bot.cards import names
from bot.cards.blocks import (
    TITLE_TEXT,
    VIEW_BLOCKS,
    Block,
    chunks,
    context,
    one_line,
    plain,
    preformatted,
    rich,
    section,
    told,
)
from bot.cards.findings import answer_parts, clauses_of, finding_parts
from bot.cards.fitting import VIEW_BYTES, fitting, json_bytes, within
from bot.cards.inputs import (
    INPUT_TEXT,
    checkboxes,
    field,
    files,
    moment,
    multi_select,
    option,
    select,
    text_input,
)
from bot.cards.pictures import names_instead, what_is_said
from bot.cards.variants import whole_texts
from bot.drafts.models import KIND_NAMES, Kind
from bot.drafts.views import DraftView, Point, points
from rules.finding import Severity

View = dict[str, object]

#: HEIC is not read, but a person who attaches one is told what to do, better than by a file that cannot be chosen.
IMAGE_TYPES = ("jpg", "jpeg", "png", "gif", "webp", "heic")
MAX_IMAGES = 10
MOST_UNOFFICIAL = 5
REASON_LENGTH = 1000
TYPED_FIELDS = 30
#: As many boxes as Slack shows in one group.
MOST_BOXES = 10
#: Of a view's bytes, what the full text may take: the longest text of Japanese letters has 190,000.
TEXT_BYTES = 200_000
#: So much of the common text is shown in any case beside the texts of single accounts.
COMMON_BYTES = 20_000
#: The value of the box that takes the kept images away.
DROP = "drop"


def modal(title: str, blocks: Sequence[Block], *, callback_id: str = "", submit: str = "", metadata: str = "") -> View:
    """A modal; without `submit` it only shows something."""
    view: View = {
        "type": "modal",
        "title": plain(title, TITLE_TEXT),
        "close": plain("閉じる", TITLE_TEXT),
        "blocks": list(blocks),
        "private_metadata": metadata,
        "callback_id": callback_id or "shown",
    }
    if submit:
        view["submit"] = plain(submit, TITLE_TEXT)
    return view


def loading() -> View:
    """Shown at once, filled a moment later: the trigger of a modal lives three seconds."""
    return modal("読み込み中", [section("少しお待ちください。")])


def notice(title: str, *lines: str, typed: Sequence[str] = ()) -> View:
    """Something to read and close. `lines` are words of ours, in which `<@U01BOB>` appears as the person's name.

    Args:
        typed: what the person had typed into the form that this takes the place of; ready to be copied.
    """
    blocks = [told(one) for one in lines if one]
    if typed:
        blocks.append(section("入力した内容は、次のとおりです。必要なときは、コピーしてお使いください。"))
        blocks += [rich(preformatted(piece)) for text in typed[:TYPED_FIELDS] for piece in chunks(text)]
    return modal(title, blocks)


def without_pictures(view: View) -> View | None:
    """The view with names in place of images; None where it has no images."""
    blocks = names_instead(cast(Sequence[Block], view["blocks"]))
    return None if blocks is None else {**view, "blocks": blocks}


@dataclass(frozen=True)
class FormEntry:
    """What stands in the form: of a draft being revised, or as the person sent it when something did not do.

    `held_text` is the length of a text that is kept because it came as a file; `held_images` how many are kept,
    `drop_images` whether the person wants these gone.
    """

    text: str = ""
    kind: Kind = Kind.POST
    account_ids: tuple[int, ...] = ()
    planned_at: datetime | None = None
    emergency_reason: str = ""
    sources: str = ""
    ref: names.Ref | None = None
    held_text: int = 0
    held_images: int = 0
    drop_images: bool = False


def entry_of(draft: DraftView) -> FormEntry:
    """The form filled with the newest revision of a draft."""
    revision = draft.revision
    long = len(revision.text) > INPUT_TEXT
    return FormEntry(
        text="" if long else revision.text,
        kind=revision.kind,
        account_ids=tuple(one.id for one in revision.accounts),
        planned_at=revision.planned_at,
        emergency_reason=revision.emergency_reason,
        sources=revision.sources,
        ref=names.Ref(draft.id, revision.number),
        held_text=len(revision.text) if long else 0,
        held_images=len(revision.images),
    )


def draft_form(
    accounts: Sequence[AccountFacts], entry: FormEntry, *, note: str = "", unofficial: Sequence[Unofficial] = ()
) -> View:
    """The form for a new draft or a revision; `note` stands at its top, where something must be said first.

    Args:
        unofficial: accounts of the person's sections that cannot be chosen, each with why.
    """
    if not accounts:
        return notice(
            "投稿案の作成",
            "あなたの所属で使えるアカウントがありません。",
            "§6(1)により、書き込みは公式アカウントで行います。「/snsaccount」で開設の手続きを始めるか、"
            "秘書広報課に相談してください。",
            *_not_yet(unofficial),
        )
    # A block keeps what was typed as long as its id stays: another draft or revision must be another block.
    suffix = f"-{entry.ref.draft}-{entry.ref.revision}" if entry.ref else ""
    blocks: list[Block] = [told(note)] if note else []
    blocks += _where_and_what(accounts, entry, suffix)
    blocks += [context(one) for one in _not_yet(unofficial)]
    blocks += _when_and_with(entry, suffix)
    metadata = entry.ref.value() if entry.ref else ""
    return modal("投稿案の作成", blocks, callback_id=names.FORM, submit="チェックする", metadata=metadata)


def _not_yet(unofficial: Sequence[Unofficial]) -> list[str]:
    """Why accounts of the person's sections cannot be chosen, the first of many."""
    lines = [f"選べないアカウント：{one.account.label}　{one.why}。" for one in unofficial[:MOST_UNOFFICIAL]]
    more = len(unofficial) - MOST_UNOFFICIAL
    return [*lines, f"ほかに{more}件あります。「/snsaccount」で確かめられます。"] if more > 0 else lines


def _where_and_what(accounts: Sequence[AccountFacts], entry: FormEntry, suffix: str) -> list[Block]:
    chosen = [str(number) for number in entry.account_ids]
    chosen = chosen or ([str(accounts[0].id)] if len(accounts) == 1 else [])
    choices = [option(one.label, str(one.id)) for one in accounts]
    kinds = [option(label, kind) for kind, label in KIND_NAMES.items()]
    held = f"今の本文は{entry.held_text:,}文字で、ファイルで受け取っています。空欄のままなら変わりません。"
    label = "本文" if entry.held_text else "本文（ここか、下の「本文のファイル」のどちらかに必要です）"
    return [
        field(f"accounts{suffix}", "アカウント", multi_select(choices, initial=chosen)),
        field(f"kind{suffix}", "種類", select(kinds, initial=entry.kind)),
        field(
            f"text{suffix}",
            label,
            text_input(initial=entry.text, multiline=True, placeholder="投稿する文章をここに書きます"),
            optional=True,
            hint=held if entry.held_text else "パスワードや個人情報は書かないでください。",
        ),
        field(
            f"text_file{suffix}",
            "本文のファイル",
            files(("txt", "text"), 1),
            optional=True,
            hint=f"{INPUT_TEXT:,}文字を超える本文は、テキストファイル（.txt）で付けてください。",
        ),
    ]


def _when_and_with(entry: FormEntry, suffix: str) -> list[Block]:
    kept = f"今は{entry.held_images}枚付いています。付け直すと、すべて入れ替わります。空欄のままなら変わりません。"
    ask = f"{MAX_IMAGES}枚まで。写っている人の同意と、使ってよい画像かを確かめてください（§6(2)ウ）。"
    boxes = [option("今の画像を外す", DROP)]
    dropping = field(
        f"drop_images{suffix}",
        "今の画像",
        checkboxes(boxes, initial=[DROP] if entry.drop_images else []),
        optional=True,
        hint="画像なしで投稿するときに選びます。",
    )
    return [
        field(
            f"planned_at{suffix}",
            "投稿予定の日時",
            moment(entry.planned_at),
            optional=True,
            hint="勤務時間内で、アカウントの運用時間内の日時を選びます（§6(1)）。空欄は「承認後すみやかに」です。",
        ),
        field(
            f"emergency{suffix}",
            "緊急の理由",
            text_input(initial=entry.emergency_reason, max_length=REASON_LENGTH),
            optional=True,
            hint="緊急時などやむを得ず時間外に投稿する場合だけ書きます（§6(1)ただし書）。",
        ),
        field(
            f"images{suffix}",
            "画像",
            files(IMAGE_TYPES, MAX_IMAGES),
            optional=True,
            hint=kept if entry.held_images else ask,
        ),
        *([dropping] if entry.held_images else []),
        field(
            f"sources{suffix}",
            "出典・確認した根拠",
            text_input(initial=entry.sources, multiline=True, max_length=REASON_LENGTH),
            optional=True,
            hint="引用やリンクがあるときは、何で確かめたかを書きます（§6(2)エ）。",
        ),
    ]


def reason_form(title: str, what: str, ref: names.Ref, submit: str, *, label: str = "理由") -> View:
    """Asks for the reason of a decision or of a contest; `ref.action` says of which."""
    reason = field(
        "reason",
        label,
        text_input(multiline=True, max_length=REASON_LENGTH),
        hint="相手に伝わるように書いてください。",
    )
    return modal(title, [section(what), reason], callback_id=names.REASON, submit=submit, metadata=ref.value())


def return_form(draft: DraftView) -> View:
    """Asks why a draft is returned, and which of the findings are to be mended before it comes back."""
    weighty = points(one for one in draft.revision.findings if one.severity is not Severity.INFO)
    boxes = [option(f"{clauses_of(point)}　{one_line(point[0].quote)}", _ids(point)) for point in weighty[:MOST_BOXES]]
    chosen = [_ids(point) for point in weighty[:MOST_BOXES] if point[0].is_open]
    reason = text_input(multiline=True, max_length=REASON_LENGTH)
    blocks: list[Block] = [
        section("直してほしいところと理由を書いてください。起案者に表示されます。"),
        field("reason", "理由", reason, hint="相手に伝わるように書いてください。"),
    ]
    if boxes:
        items = checkboxes(boxes, initial=chosen)
        hint = "再提出のときに、直ったかどうかが表示されます。"
        blocks.append(field("to_mend", "直すよう求める指摘", items, optional=True, hint=hint))
    ref = names.ref(draft.id, draft.revision.number)
    return modal("差戻し", blocks, callback_id=names.RETURN_FORM, submit="差し戻す", metadata=ref)


def _ids(point: Point) -> str:
    return ",".join(str(one.id) for one in point)


def full_text(draft: DraftView) -> View:
    """The whole text, ready to copy, and as many findings with their answers as there is room for."""
    own = whole_texts(draft.revision)
    text = within(draft.revision.text, max(COMMON_BYTES, TEXT_BYTES - json_bytes(own)))
    blocks: list[Block] = [section(f"第{draft.id}号・第{draft.revision.number}版　{len(draft.revision.text):,}文字")]
    blocks += [rich(preformatted(piece)) for piece in chunks(text)]
    if len(text) < len(draft.revision.text):
        left = len(draft.revision.text) - len(text)
        blocks.append(context(f"あと{left:,}文字は表示しきれません。起案のときのファイルで確かめてください。"))
    blocks += own
    images = [rich(one) for one in what_is_said(draft.revision.images, INPUT_TEXT)]
    rest = images + [rich(*finding_parts(one), *answer_parts(one)) for one in points(draft.revision.findings)]
    room = fitting(rest, most=VIEW_BLOCKS - len(blocks) - 1, room=VIEW_BYTES - json_bytes(blocks))
    blocks += rest[:room]
    if len(rest) > room:
        blocks.append(context(f"ほかに{len(rest) - max(room, len(images))}件の指摘があります。"))
    return modal("全文", blocks)
