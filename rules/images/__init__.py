"""What the guideline asks of the images of a draft: one module a check, each with its documentation.

A check of an image judges what is known of it: what its file says of itself, and what the drafter says of it. It does
not look at what the image shows.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rules.finding import Check, Finding
from rules.images import alt_text, consent, metadata, position, rights
from rules.images.facts import ImageToCheck

PREFIX = "image-"
"""The names of these checks begin so."""
POSITION = f"{PREFIX}position"


@dataclass(frozen=True, slots=True)
class ImageRule:
    """A check of images: its name, what it serves, its documentation."""

    name: str
    check: Check
    run: Callable[[ImageToCheck], Iterator[Finding]]
    documentation: str


def of_the_image(rule: str) -> bool:
    """Whether a check of this name is one of the image itself, and not of the words that stand for it."""
    return rule.startswith(PREFIX)


@cache
def image_rules() -> tuple[ImageRule, ...]:
    """The checks of images, by name."""
    modules = (alt_text, consent, metadata, position, rights)
    return tuple(
        ImageRule(
            PREFIX + module.__name__.rpartition(".")[2].replace("_", "-"),
            module.CHECK,
            module.check,
            module.__doc__ or "",
        )
        for module in modules
    )


def check_images(images: Sequence[ImageToCheck]) -> list[Finding]:
    """What there is against the images of a draft (§6(2)), the most serious first, then in the images' order."""
    found = [
        replace(finding, rule=rule.name, image=image.subject)
        for image in images
        for rule in image_rules()
        for finding in rule.run(image)
    ]
    return sorted(found, key=lambda finding: finding.severity.rank)
