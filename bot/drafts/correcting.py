"""訂正を出す（§7(1)）: a new draft that puts right what was posted, linked to it, with the text of the handbook.

The text is filled in and checked before a draft is written: nothing with a blank left in it comes to be.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.accounts.service import AccountFacts
from bot.drafts import authority
from bot.drafts.content import Content
from bot.drafts.errors import AlreadyMoved, DraftNotFound
from bot.drafts.models import Draft
from bot.drafts.reading import draft_view
from bot.drafts.states import STATE_NAMES, State
from bot.drafts.views import DraftView
from bot.drafts.writing import Writing
from bot.errors import UserError
from bot.people import service as people
from bot.store.unit import Store
from rules.context import CityFacts
from rules.incidents.facts import IncidentFacts
from rules.incidents.filling import StatementNotReadyError, fill
from rules.incidents.handbook import Handbook
from rules.incidents.kinds import IncidentKind
from rules.incidents.sources import Value
from rules.incidents.statement import Statement
from rules.platforms import platform

CORRECTION = "correction"
FIELD = "blank"
#: States in which something of a draft has gone out.
CORRECTABLE = (State.RETRO_PENDING, State.RETRO_REFUSED, State.POSTED, State.COMPLETED)
SUBJECT = 30


@dataclass(frozen=True)
class Start:
    """A draft whose post can be put right, the text that says so, and what of it is known."""

    draft: DraftView
    statement: Statement
    facts: IncidentFacts
    now: datetime
    city: CityFacts


class Correcting:
    """Starts corrections. `by` is a Slack user id, `delivery` a delivery's key.

    Args:
        writing: writes the new draft.
        handbook: has the text.
        city: gives the city's facts at the moment.
    """

    def __init__(self, store: Store, writing: Writing, handbook: Handbook, city: Callable[[], CityFacts]) -> None:
        self._store = store
        self._writing = writing
        self._handbook = handbook
        self._city = city

    @property
    def statement(self) -> Statement:
        """The text of a correction, with its blanks."""
        return self._handbook.statement(CORRECTION)

    def begin(self, draft_id: int, *, by: str) -> Start:
        """What a correction of this draft starts from, for the members of its section.

        Raises:
            DraftNotFound, NotYours.
            AlreadyMoved: nothing of it was posted.
        """
        with self._store.read() as session:
            person = people.require(session, by)
            draft = session.get(Draft, draft_id)
            if draft is None:
                raise DraftNotFound
            authority.require_writer(session, draft, person)
            return self._start(session, draft)

    def write(self, draft_id: int, given: Mapping[str, Value], *, by: str, delivery: str | None = None) -> DraftView:
        """Write the correction as a new draft for the accounts on which the original was posted.

        An account whose platform takes less has the short form of the text for its own.

        Args:
            given: what was filled in, by the blank's name.

        Raises:
            UserError: a blank is left, or the text cannot be used (field `blank-N` of the blank it is about).
            As for `begin` and `Writing.save`.
        """
        content = _content(self.begin(draft_id, by=by), given)
        return self._writing.save(content, by=by, corrects=draft_id, delivery=delivery)

    def _start(self, session: Session, draft: Draft) -> Start:
        view = draft_view(session, draft.id)
        if view.state not in CORRECTABLE or not view.reports:
            raise AlreadyMoved(
                f"この投稿案は今「{STATE_NAMES[view.state]}」です。", "訂正を出せるのは、投稿したと報告されたものです。"
            )
        first = next((line.strip() for line in view.revision.text.split("\n") if line.strip()), "")
        facts = IncidentFacts(
            kind=IncidentKind.ERRONEOUS_POST,
            subject=first if len(first) <= SUBJECT else "",
            platform=_roomiest(_posted_on(view)),
            section=view.section or "",
            posted_at=min(one.posted_at for one in view.reports),
            facts_confirmed=True,
        )
        return Start(view, self.statement, facts, self._store.clock.now(), self._city())


def _posted_on(draft: DraftView) -> list[AccountFacts]:
    """The accounts on which it went out, as reported."""
    reported = {one.account_id for one in draft.reports}
    return [one for one in draft.revision.accounts if one.id in reported]


def _roomiest(accounts: Sequence[AccountFacts]) -> str:
    """The platform that takes most, of those of the accounts."""
    known = [limits for one in accounts if (limits := platform(one.platform)) is not None]
    return max(known, key=lambda one: one.limit).key if known else ""


def _content(start: Start, given: Mapping[str, Value]) -> Content:
    accounts = _posted_on(start.draft)
    content = Content(text=_filled(start, given), account_ids=tuple(one.id for one in accounts))
    for account in accounts:
        limits = platform(account.platform)
        if limits is not None and limits.left(content.text) < 0:
            content = content.varied(account.id, _filled(start, given, limits.key))
    return content


def _filled(start: Start, given: Mapping[str, Value], on: str = "") -> str:
    """The text, for the platform with the key `on` or for the roomiest."""
    try:
        return fill(start.statement, start.facts, start.now, city=start.city, platform=on, given=given)
    except StatementNotReadyError as error:
        problem = error.problems[0]
        names = [blank.name for blank in start.statement.blanks]
        at = f"{FIELD}{names.index(problem.blank)}" if problem.blank in names else None
        raise UserError(problem.what_to_do, "", field=at) from error
