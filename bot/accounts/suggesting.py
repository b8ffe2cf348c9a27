"""Drafts of the texts an account needs, from what the register says of it; what it does not know is marked."""

from bot.accounts.models import PLATFORM_NAMES, Platform
from bot.accounts.papers import DocumentKind
from bot.accounts.views import AccountView
from rules.context import CityFacts
from rules.policy.drafting import AccountDescription, draft_bio, draft_policy, draft_terms, with_usual_words

_SERVICES = {Platform.FACEBOOK: "フェイスブック（Facebook）"}


def suggested(view: AccountView, kind: DocumentKind, city: CityFacts) -> str:
    """A draft of a text, to be read and corrected by the section."""
    known = with_usual_words(_description(view, city), city)
    if kind is DocumentKind.POLICY:
        return draft_policy(known)
    return draft_terms(known) if kind is DocumentKind.TERMS else draft_bio(known, city)


def _description(view: AccountView, city: CityFacts) -> AccountDescription:
    contractor = f"（委託先　{view.contractor}）" if view.contractor else ""
    return AccountDescription(
        service=_SERVICES.get(view.platform, PLATFORM_NAMES[view.platform]),
        name=view.name,
        url=view.url,
        operator=f"{city.name}{view.section_names}{contractor}",
        purpose=view.purpose,
        contents=view.contents,
        hours=f"開庁日の{view.opens}から{view.closes}まで。ただし、緊急時などは、この時間の外でも発信することがあります。",
        response=view.answering,
    )
