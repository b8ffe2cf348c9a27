"""The services on a database, with a reader whose findings are known."""

from dataclasses import dataclass
from datetime import datetime

from bot.accounts.service import Accounts, of_sections
from bot.drafts.absences import Absences
from bot.drafts.checking import Checker
from bot.drafts.concurring import Concurring
from bot.drafts.content import Content
from bot.drafts.deciding import Deciding
from bot.drafts.emergency import Emergency
from bot.drafts.posting import Posting
from bot.drafts.reading import Reading
from bot.drafts.reviewing import Reviewing
from bot.drafts.submitting import Submitting
from bot.drafts.writing import Writing
from bot.people.service import People, require
from bot.store.unit import Store
from rules.context import CityFacts
from rules.finding import Finding, Severity

#: Words that the known reader finds, with what it makes of them.
BLOCKED, QUESTIONED, SECRET = "まちがい", "らしい", "合言葉"


def known_reader(text: str, *, platform: str, kind: str, planned_at: datetime | None, city: CityFacts) -> list[Finding]:
    """Finds the three words above, each once."""
    known = (
        (BLOCKED, Severity.BLOCK, "6(2)イ"),
        (QUESTIONED, Severity.CONFIRM, "6(2)ク④"),
        (SECRET, Severity.BLOCK, "5(7)"),
    )
    return [
        Finding(
            rule=f"known-{severity}",
            clause=clause,
            severity=severity,
            start=text.index(word),
            end=text.index(word) + len(word),
            message=f"「{word}」があります。",
            suggestion="正しい" if word == BLOCKED else None,
            secret=word == SECRET,
        )
        for word, severity, clause in known
        if word in text
    ]


@dataclass(frozen=True)
class Services:
    """The drafts' services on one store."""

    store: Store
    people: People
    accounts: Accounts
    writing: Writing
    submitting: Submitting
    deciding: Deciding
    concurring: Concurring
    emergency: Emergency
    reviewing: Reviewing
    absences: Absences
    posting: Posting
    reading: Reading


def services(store: Store) -> Services:
    """Everything a test of the drafts needs."""
    checker = Checker(known_reader, CityFacts)
    writing = Writing(store, checker)
    return Services(
        store=store,
        people=People(store),
        accounts=Accounts(store),
        writing=writing,
        submitting=Submitting(store, checker, writing),
        deciding=Deciding(store, checker),
        concurring=Concurring(store, checker),
        emergency=Emergency(store, checker, writing),
        reviewing=Reviewing(store, checker),
        absences=Absences(store),
        posting=Posting(store, checker),
        reading=Reading(store),
    )


def content_for(store: Store, slack_id: str, text: str) -> Content:
    """A content for the first account of this person's sections."""
    with store.read() as session:
        person = require(session, slack_id)
        return Content(text=text, account_ids=(of_sections(session, person.section_ids)[0].id,))
