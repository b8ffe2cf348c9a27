"""Having the images of a draft read by the rules: their files, what is said of them, and their alternative texts, which
are published like the text."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from bot.drafts.checking import Checker
from bot.drafts.content import Content, ImageFacts
from rules.finding import NOWHERE, Finding, Severity, Subject
from rules.images import check_images

#: Limits of the text are none of the alternative texts.
_OF_THE_TEXT_ONLY = frozenset({"text-length"})


def findings_of_images(
    checker: Checker, content: Content, *, platforms: Collection[str], planned_at: datetime
) -> list[Finding]:
    """What there is against the images of a draft（§6(2)）; advice (参考) on the wording of alternative texts is left
    out.

    Raises:
        SecretInText: an alternative text holds a password or the like.
    """
    found = check_images([image.to_check(number) for number, image in enumerate(content.images, start=1)])
    for number, image in enumerate(content.images, start=1):
        if image.answers.alt_text:
            said = checker.check(image.answers.alt_text, platforms=platforms, kind=content.kind, planned_at=planned_at)
            found += _about(number, image, said)
    return found


def _about(number: int, image: ImageFacts, found: list[Finding]) -> Iterator[Finding]:
    for one in found:
        if one.severity is Severity.INFO or one.rule in _OF_THE_TEXT_ONLY:
            continue
        subject = Subject(image.sha256, f"画像{number}の代替テキスト「{one.quote(image.answers.alt_text)}」")
        yield replace(one, start=NOWHERE.start, end=NOWHERE.end, suggestion=None, image=subject)
