"""The images of a revision as rows and as values."""

from bot.drafts.content import ImageFacts
from bot.drafts.models import Image
from rules.images.facts import ImageAnswers, Position, Trace


def row_of(position: int, image: ImageFacts) -> Image:
    """The row of a revision's image; `position` counts from 0."""
    said = image.answers
    return Image(
        position=position,
        file_id=image.file_id,
        name=image.name,
        mimetype=image.mimetype,
        sha256=image.sha256,
        place=image.position,
        traces=[str(one) for one in image.traces],
        licence=said.licence,
        source=said.source,
        consent=said.consent,
        alt_text=said.alt_text,
    )


def facts_of(row: Image) -> ImageFacts:
    """The image of a row."""
    return ImageFacts(
        row.file_id,
        row.name,
        row.mimetype,
        row.sha256,
        row.place or Position.NONE,
        tuple(Trace(one) for one in row.traces or ()),
        ImageAnswers(row.licence, row.source, row.consent, row.alt_text),
    )
