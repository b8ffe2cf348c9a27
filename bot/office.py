"""The office: the services that handlers call, put together."""

from dataclasses import dataclass

from bot.accounts.admission import Admitting
from bot.accounts.closing import Closing
from bot.accounts.desk import Desks
from bot.accounts.documents import Documents
from bot.accounts.listing import Listings
from bot.accounts.opening import Opening
from bot.accounts.reading import Register
from bot.accounts.reports import Reporting
from bot.accounts.rotation.service import Rotations
from bot.accounts.service import Accounts
from bot.clock import Clock
from bot.delivery.files import Files
from bot.drafts.absences import Absences
from bot.drafts.cleaning import Cleaning
from bot.drafts.concurring import Concurring
from bot.drafts.correcting import Correcting
from bot.drafts.deciding import Deciding
from bot.drafts.emergency import Emergency
from bot.drafts.feedback import Feedback
from bot.drafts.posting import Posting
from bot.drafts.reading import Reading
from bot.drafts.reviewing import Reviewing
from bot.drafts.searching import Searching
from bot.drafts.submitting import Submitting
from bot.drafts.supervision import Supervision
from bot.drafts.writing import Writing
from bot.incidents.office import Incidents
from bot.org.monthly import MonthSheets
from bot.org.ordering import Sheets
from bot.org.transfers.service import Transfers
from bot.people.service import People
from bot.reminders.service import Reminding
from bot.terms.service import Terms
from bot.upkeep.office import Upkeep


@dataclass(frozen=True)
class Office:
    """One of each service, and the clock."""

    clock: Clock
    people: People
    accounts: Accounts
    reading: Reading
    writing: Writing
    submitting: Submitting
    deciding: Deciding
    posting: Posting
    correcting: Correcting
    cleaning: Cleaning
    concurring: Concurring
    emergency: Emergency
    reviewing: Reviewing
    absences: Absences
    files: Files
    terms: Terms
    feedback: Feedback
    reminding: Reminding
    rotations: Rotations
    incidents: Incidents
    transfers: Transfers
    sheets: Sheets
    supervision: Supervision
    month_sheets: MonthSheets
    searching: Searching
    register: Register
    desks: Desks
    opening: Opening
    documents: Documents
    admitting: Admitting
    reporting: Reporting
    listings: Listings
    closing: Closing
    upkeep: Upkeep
