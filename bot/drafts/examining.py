"""Having everything of a draft read by the rules: the common text, the texts of single accounts, the images."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.drafts.checking import Checker
from bot.drafts.content import Content
from bot.drafts.corrected import without_quoted_errors
from bot.drafts.image_checking import findings_of_images
from rules.finding import Finding


@dataclass(frozen=True)
class Placed:
    """A finding, and whose text it is in: an account's own, or None for the common text and the images."""

    finding: Finding
    account_id: int | None
    quote: str

    @property
    def alike(self) -> tuple[str, str, str]:
        """What makes two findings the same question, whichever text they are in."""
        return self.finding.rule, self.quote, self.finding.message


def examine(
    checker: Checker, content: Content, platforms: Mapping[int, str], *, now: datetime, original: str = ""
) -> list[Placed]:
    """The findings of a draft, most serious first. The same words in several of its texts are asked about once.

    Args:
        platforms: of each account that the draft goes to, the platform.
        now: stands for the planned time where there is none.
        original: the text that the draft corrects; empty where it corrects none.

    Raises:
        SecretInText: a password or the like was found; the text must go no further.
    """
    own = dict(content.variants)
    moment = content.planned_at or now
    common = {platform for number, platform in platforms.items() if number not in own}
    texts: list[tuple[int | None, str, set[str]]] = [(None, content.text, common)]
    texts += [(number, text, {platforms[number]}) for number, text in own.items() if number in platforms]
    found: list[Placed] = []
    for number, text, where in texts:
        of_text = checker.check(text, platforms=where, kind=content.kind, planned_at=moment)
        if number is None and platforms and not common:
            continue  # every account has its own: the common text goes nowhere, and only secrets are looked for
        known = {one.alike for one in found}
        placed = [Placed(one, number, one.quote(text)) for one in without_quoted_errors(of_text, text, original)]
        found += [one for one in placed if one.alike not in known]
    images = findings_of_images(checker, content, platforms=set(platforms.values()), planned_at=moment)
    found += [Placed(one, None, one.quote(content.text)) for one in images]
    return sorted(found, key=lambda one: one.finding.severity.rank)
