"""画像の情報: a form of its own for what the drafter says of each image, and how that is read back."""

from dataclasses import replace

from bot.cards import names
from bot.cards.blocks import Block, Element, context, divider, section, told
from bot.cards.forms import View, modal
from bot.cards.inputs import checkboxes, field, option, select, text_input
from bot.cards.pictures import PICTURES_IN_CARD, picture
from bot.drafts.views import DraftView
from rules.images.facts import Consent, ImageAnswers, Licence

SOURCE_LENGTH = 300
#: The most that Instagram and X take.
ALT_TEXT_LENGTH = 1000
SAME = "same"
_LICENCES = [option(one.japanese, one) for one in Licence]
_CONSENTS = [option(one.japanese, one) for one in Consent]


def needs_answers(draft: DraftView) -> bool:
    """Whether nothing at all has been said of one of the images."""
    return any(one.answers == ImageAnswers() for one in draft.revision.images)


def image_form(draft: DraftView, *, note: str = "") -> View:
    """Asks by what right each image is shown, where it comes from, who is on it and what it shows.

    All of it may be left open: what is missing comes back as a question among the findings.
    """
    images = draft.revision.images[:PICTURES_IN_CARD]
    blocks: list[Block] = [told(note)] if note else []
    blocks.append(section(f"第{draft.id}号　画像の情報（{len(images)}枚）"))
    blocks.append(context("承認する人に表示されます。今は分からないところは、空欄のまま進めて、あとで直せます。"))
    for number, image in enumerate(images, start=1):
        suffix = f"{number}-{draft.id}-{draft.revision.number}"
        blocks += [divider(), picture(number, image), *_questions(number, suffix, image.answers)]
    ref = names.ref(draft.id, draft.revision.number)
    return modal("画像の情報", blocks, callback_id=names.IMAGE_FORM, submit="次へ", metadata=ref)


def completed(number: int, typed: ImageAnswers, first: ImageAnswers, *, same: bool) -> ImageAnswers:
    """The answers for an image, with those of the first where the person said that they are the same."""
    if number == 1 or not same:
        return typed
    return replace(typed, licence=typed.licence or first.licence, source=typed.source or first.source)


def _questions(number: int, suffix: str, said: ImageAnswers) -> list[Block]:
    return [
        *([_same_as_first(number, suffix)] if number > 1 else []),
        _optional(f"licence-{suffix}", f"画像{number}の権利", select(_LICENCES, initial=said.licence)),
        _optional(
            f"source-{suffix}",
            f"画像{number}の出所",
            text_input(initial=said.source, max_length=SOURCE_LENGTH),
            hint="自作でないときに、提供者や素材のページの名前を書きます。",
        ),
        _optional(
            f"consent-{suffix}",
            f"画像{number}に写っている人の同意",
            select(_CONSENTS, initial=said.consent),
            hint="子どもは保護者の同意です（§6(2)ウ）。",
        ),
        _optional(
            f"alt_text-{suffix}",
            f"画像{number}の代替テキスト",
            text_input(initial=said.alt_text, multiline=True, max_length=ALT_TEXT_LENGTH),
            hint="画像を見られない方に読み上げられる説明です。何の画像か、中に書かれた日時や場所も書きます。",
        ),
    ]


def _same_as_first(number: int, suffix: str) -> Block:
    boxes = [option("権利と出所は、画像1と同じ", SAME)]
    return field(f"same-{suffix}", f"画像{number}の権利と出所", checkboxes(boxes), optional=True)


def _optional(block_id: str, label: str, element: Element, *, hint: str = "") -> Block:
    return field(block_id, label, element, optional=True, hint=hint)
