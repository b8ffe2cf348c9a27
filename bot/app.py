"""Puts the parts together. Nothing here decides anything."""

import logging
from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta

from slack_bolt import App
from slack_sdk import WebClient

from bot.accounts import waiting as account_waiting
from bot.accounts.admission import Admitting
from bot.accounts.closing import Closing
from bot.accounts.desk import Desks
from bot.accounts.documents import Documents
from bot.accounts.listing import LISTING_FILES, Listings
from bot.accounts.opening import Opening
from bot.accounts.reading import Register
from bot.accounts.reports import Reporting
from bot.accounts.rotation.logins import BEGIN, MATTER
from bot.accounts.rotation.plan import RotationBegin, RotationPlan
from bot.accounts.rotation.service import Rotations
from bot.accounts.service import Accounts
from bot.clock import Clock, SystemClock
from bot.delivery.charts import ChartErrand
from bot.delivery.clock import ClockWork
from bot.delivery.copies import Copies
from bot.delivery.drawing.accounts import account_drawers
from bot.delivery.drawing.drafts import draft_drawers
from bot.delivery.drawing.images import image_drawers
from bot.delivery.drawing.incidents import incident_drawers
from bot.delivery.drawing.rotation import rotation_drawers
from bot.delivery.drawing.upkeep import upkeep_drawers
from bot.delivery.files import Files
from bot.delivery.handing_over import HandingOver
from bot.delivery.incident_errands import ReportErrand, RoomErrand
from bot.delivery.listing_files import ListingErrand
from bot.delivery.optional_calls import OptionalCalls
from bot.delivery.relay import Relay
from bot.delivery.rendering import Drawer, Rendering
from bot.delivery.sheets import MonthErrand, SheetErrand
from bot.delivery.slack import SlackSender, patient
from bot.delivery.uploads import Uploads
from bot.drafts.absences import ABSENCE, AbsenceBegins, Absences
from bot.drafts.checking import Checker
from bot.drafts.cleaning import Cleaning
from bot.drafts.concurring import Concurring
from bot.drafts.correcting import Correcting
from bot.drafts.deadlines import Deadlines
from bot.drafts.deciding import Deciding
from bot.drafts.emergency import Emergency
from bot.drafts.expiring import Expiring
from bot.drafts.feedback import Feedback
from bot.drafts.moves import WAITS
from bot.drafts.offering import OFFER
from bot.drafts.posting import Posting
from bot.drafts.reading import Reading
from bot.drafts.reminding import DraftWaits, ReviewWaits
from bot.drafts.reviewing import Reviewing
from bot.drafts.reviews import REVIEW
from bot.drafts.searching import Searching
from bot.drafts.submitting import Submitting
from bot.drafts.supervision import Supervision
from bot.drafts.writing import Writing
from bot.images.limits import ImageLimits
from bot.images.pictures import Pictures
from bot.incidents import clock as incident_clock
from bot.incidents.office import incident_services
from bot.incidents.reporting import PIN
from bot.incidents.review import MEASURE_MATTER, REPORT_FILE, MeasurePlan
from bot.incidents.rooms import WANTED
from bot.office import Office
from bot.org.monthly import MONTH_SENT, MonthSheets
from bot.org.ordering import SHEET_SENT, Sheets
from bot.org.transfers.service import Transfers
from bot.people.city import city_profile, facts_for_rules
from bot.people.service import People
from bot.reminders.service import Plan, Reminding
from bot.settings import Settings
from bot.store.engine import make_engine
from bot.store.migrate import require_migrated
from bot.store.unit import Store
from bot.terms.service import Terms, city_terms
from bot.upkeep.digest import DIGEST
from bot.upkeep.office import plans as upkeep_plans
from bot.upkeep.office import upkeep_services
from handlers import register_all
from rules.context import CityFacts
from rules.engine import check_text
from rules.incidents.handbook import handbook_of
from rules.validation import compile_all

#: Requests handled at once; Bolt's own pool of five is too few when a whole office starts its day.
LISTENER_THREADS = 24
#: What a person sees where Slack does not accept our token at the first request.
NOT_CONNECTED = "SNS運用チェックが Slack に接続できていません。秘書広報課に連絡してください。"
#: No call may take longer than the lease of a message that is being sent.
CALL_TIMEOUT_SECONDS = 10


@dataclass(frozen=True)
class Bot:
    """The bot, ready to be connected to Slack by socket or by HTTP."""

    settings: Settings
    store: Store
    office: Office
    client: WebClient
    app: App
    listeners: Executor
    relay: Relay
    clockwork: ClockWork

    def start(self) -> None:
        """Begin to deliver and to beat, with dictionaries and weights loaded: the first person waits no longer."""
        compile_all()
        for text in ("準備", "準備ができました。"):  # what the first text asks for is read for the second
            check_text(text)
        self.relay.start()
        self.clockwork.start()

    def stop(self) -> None:
        """Finish what is under way and end; to be called when Slack delivers no more."""
        self.listeners.shutdown()
        self.clockwork.stop()
        self.relay.stop()
        self.store.engine.dispose()


def build_store(settings: Settings, clock: Clock | None = None) -> Store:
    """The database of these settings, whatever state it is in."""
    return Store(make_engine(settings.database_url), clock or SystemClock())


def build_app(settings: Settings, clock: Clock | None = None) -> Bot:
    """Build the whole bot on a migrated database; connects to nothing yet but the database.

    Raises:
        UserError: the database is not there or not migrated.
    """
    store = build_store(settings, clock)
    require_migrated(store.engine)
    client = WebClient(token=settings.slack_bot_token, base_url=settings.api_url, timeout=CALL_TIMEOUT_SECONDS)
    pictures = Pictures(ImageLimits(settings.image_megabytes, settings.image_megapixels))
    office = _office(store, client, settings, pictures)
    sender = SlackSender(client)
    uploads = Uploads(client)
    handing_over = HandingOver(uploads, sender)
    copies = Copies(office.cleaning, office.files, pictures, uploads, sender)
    relay = Relay(
        store,
        Rendering(store, _drawers(store, office)),
        sender,
        lease=timedelta(seconds=settings.lease_seconds),
        errands={
            OFFER: copies.hand_over,
            PIN: OptionalCalls(store, patient(client)).pin,
            REPORT_FILE: ReportErrand(office.incidents, uploads, office.clock).hand_over,
            WANTED: RoomErrand(office.incidents, patient(client)).make,
            DIGEST: ChartErrand(office.upkeep.digests, uploads).upload,
            SHEET_SENT: SheetErrand(office.sheets, handing_over).hand_over,
            MONTH_SENT: MonthErrand(office.month_sheets, handing_over).hand_over,
            LISTING_FILES: ListingErrand(office.listings, office.clock, handing_over).hand_over,
        },
    )
    store.when_letters_wait(relay.ring)
    listeners = ThreadPoolExecutor(max_workers=LISTENER_THREADS, thread_name_prefix="listener")
    app = App(
        logger=_bolt_logger(),
        client=client,
        signing_secret=settings.slack_signing_secret,
        user_facing_authorize_error_message=NOT_CONNECTED,
        token_verification_enabled=False,
        listener_executor=listeners,
    )
    register_all(app, office)
    clockwork = ClockWork(store, relay, Expiring(store), office.reminding, office.upkeep.sweep)
    return Bot(settings, store, office, client, app, listeners, relay, clockwork)


def _drawers(store: Store, office: Office) -> dict[str, Drawer]:
    """Who draws which message; each part of the office brings its own."""
    return {
        **draft_drawers(store, office.reading),
        **image_drawers(office.cleaning),
        **rotation_drawers(office.rotations),
        **incident_drawers(office.incidents, office.clock),
        **account_drawers(office.register, office.listings),
        **upkeep_drawers(office.upkeep, office.clock),
    }


def _plans(settings: Settings) -> dict[str, Plan]:
    """What is done when a matter has waited; each part of the office brings its own."""
    return {
        WAITS: DraftWaits(_deadlines(settings)),
        REVIEW: ReviewWaits(),
        ABSENCE: AbsenceBegins(),
        MATTER: RotationPlan(),
        BEGIN: RotationBegin(),
        **incident_clock.plans(),
        MEASURE_MATTER: MeasurePlan(),
        **account_waiting.plans(),
        **upkeep_plans(),
    }


def _deadlines(settings: Settings) -> Deadlines:
    return Deadlines(
        decision=timedelta(hours=settings.remind_hours),
        urgent=timedelta(minutes=settings.remind_urgent_minutes),
        posting=timedelta(minutes=settings.remind_posting_minutes),
        expiry=timedelta(hours=settings.remind_expiry_hours),
    )


def _bolt_logger() -> logging.Logger:
    """Bolt's warnings may hold what was typed: logs carry ids, not texts, so only its errors pass."""
    logger = logging.getLogger("snsbot.bolt")
    logger.setLevel(logging.ERROR)
    return logger


def _office(store: Store, client: WebClient, settings: Settings, pictures: Pictures) -> Office:
    def city() -> CityFacts:
        with store.read() as session:
            return replace(facts_for_rules(city_profile(session)), terms=city_terms(session))

    checker = Checker(check_text, city)

    def guard(notes: Sequence[tuple[str, str]]) -> None:
        checker.refuse_secrets(notes, now=store.clock.now())

    terms = Terms(store, checker)
    writing = Writing(store, checker)
    handbook = handbook_of(settings.handbook)
    supervision = Supervision(store)
    return Office(
        clock=store.clock,
        people=People(store),
        accounts=Accounts(store),
        reading=Reading(store),
        writing=writing,
        submitting=Submitting(store, checker, writing),
        deciding=Deciding(store, checker, approval_lasts=timedelta(days=settings.approval_days)),
        posting=Posting(store, checker),
        correcting=Correcting(store, writing, handbook, city),
        cleaning=Cleaning(store, writing),
        concurring=Concurring(store, checker),
        emergency=Emergency(store, checker, writing),
        reviewing=Reviewing(store, checker),
        absences=Absences(store),
        files=Files(client, pictures),
        terms=terms,
        feedback=Feedback(store, terms),
        reminding=Reminding(store, _plans(settings)),
        rotations=Rotations(store, checker),
        incidents=incident_services(store, checker, handbook, city),
        transfers=Transfers(store),
        sheets=Sheets(store),
        supervision=supervision,
        month_sheets=MonthSheets(store, supervision),
        searching=Searching(store),
        register=Register(store),
        desks=Desks(store),
        opening=Opening(store, guard),
        documents=Documents(store, guard),
        admitting=Admitting(store, guard),
        reporting=Reporting(store, guard),
        listings=Listings(store),
        closing=Closing(store, guard),
        upkeep=upkeep_services(store, checker),
    )
