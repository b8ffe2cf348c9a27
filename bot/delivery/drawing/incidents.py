"""The messages about incidents."""

from collections.abc import Callable

from bot.cards.incidents.checklist import checklist
from bot.cards.incidents.headline import headline
from bot.cards.incidents.nags import nag
from bot.cards.incidents.review_cards import measure_card, report_not_attached
from bot.cards.incidents.text_cards import text_card
from bot.cards.incidents.told import direct_notice, first_report, said, texts_to_use
from bot.cards.message import Message
from bot.clock import Clock
from bot.delivery.rendering import Drawer, Wanted
from bot.incidents import clock as incident_clock
from bot.incidents import moves, reporting, review, texts
from bot.incidents.office import Incidents
from bot.incidents.views import IncidentView


def incident_drawers(incidents: Incidents, clock: Clock) -> dict[str, Drawer]:
    """The drawers of all messages about incidents."""
    book, reading = incidents.handbook, incidents.reading

    def of(card: Callable[[IncidentView, Wanted], Message]) -> Drawer:
        return lambda wanted: card(reading.show(wanted.subject_id), wanted)

    def measure(wanted: Wanted) -> Message:
        found = incidents.histories.measure(wanted.subject_id)
        drill = reading.show(found.incident).drill
        return measure_card(found, drill=drill, late="late" in wanted.params)

    return {
        moves.CARD: of(lambda incident, _: headline(incident, book, clock.now())),
        moves.CHECKLIST: of(lambda incident, _: checklist(incident, clock.now())),
        moves.SAID: of(lambda incident, wanted: said(incident, reading.entry(int(wanted.params["entry"])))),
        moves.TOLD: of(lambda incident, _: direct_notice(incident, reading.place(incident.id))),
        reporting.FIRST_REPORT: of(lambda incident, _: first_report(incident)),
        reporting.TEXTS: of(lambda incident, _: texts_to_use(incident, book)),
        texts.TEXT_CARD: of(lambda incident, wanted: text_card(incident, reading.text(int(wanted.params["text"])))),
        review.REPORT_FILE: of(lambda incident, _: report_not_attached(incident)),
        review.MEASURE: measure,
        incident_clock.NAG: of(lambda incident, wanted: nag(incident, wanted.params, clock.now())),
    }
