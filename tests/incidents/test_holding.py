"""While it burns the drafts of the account wait and say why; they are free when it is over."""

import pytest
import sqlalchemy as sa

from bot.accounts.holds import on
from bot.accounts.models import Account, Measure
from bot.app import Bot
from bot.drafts.errors import AccountHeld
from bot.incidents.reporting import Report
from bot.incidents.states import Event
from rules.incidents.kinds import IncidentKind
from rules.incidents.level import Level
from tests.incidents.conftest import ALICE, BOB, Desk
from tests.support.office import account, handed_in, written


def held(desk: Desk, handle: str = "niimi.kanko") -> list[Measure]:
    with desk.store.read() as session:
        number = session.scalars(sa.select(Account.id).where(Account.handle == handle)).first()
        return [one.measure for one in on(session, [number or 0])]


def test_a_backlash_pauses_its_account_from_the_report_to_the_end_and_no_other(desk: Desk) -> None:
    incident = desk.opened()
    assert (held(desk), held(desk, "niimi.city")) == ([Measure.PAUSED], [])
    desk.incidents.closing.move(incident.id, Event.DISMISS, "別の市の話でした", by=BOB)
    assert held(desk) == []


def test_from_level_two_the_account_needs_concurrence_and_at_three_all_are_paused(desk: Desk) -> None:
    incident = desk.opened(IncidentKind.VIOLATING_COMMENT)
    assert held(desk) == []
    desk.incidents.levels.change(incident.id, Level.GRAVE, "取材", by=BOB)
    assert (held(desk), held(desk, "niimi.city")) == ([Measure.CONCURRENCE], [])
    desk.incidents.levels.change(incident.id, Level.CRITICAL, "脅し", by=BOB)
    assert (held(desk), held(desk, "niimi.city")) == ([Measure.PAUSED], [Measure.PAUSED])
    desk.incidents.levels.change(incident.id, Level.WATCH, "収まった", by=BOB)
    assert held(desk) == []


def test_a_drill_holds_nothing(desk: Desk) -> None:
    desk.opened(drill=True)
    assert held(desk) == []


def test_what_turns_out_to_be_another_kind_holds_as_that_kind_does(desk: Desk) -> None:
    incident = desk.opened(IncidentKind.FALSE_INFORMATION)
    assert held(desk) == []
    desk.incidents.knowing.learn(incident.id, {}, kind=IncidentKind.TAKEOVER, by=ALICE)
    assert held(desk) == [Measure.PAUSED]


def test_the_head_cannot_approve_a_post_of_a_burning_account_and_is_told_why(bot: Bot) -> None:
    draft = handed_in(bot.office, written(bot))
    report = Report(IncidentKind.BACKLASH, "批判が続いています。", account_id=account(bot.store))
    incident = bot.office.incidents.reporting.report(report, by=ALICE).incident
    with pytest.raises(AccountHeld) as told:
        bot.office.deciding.approve(draft.id, draft.revision.number, by=BOB)
    assert "事案 第1号" in told.value.what
    bot.office.incidents.closing.move(incident.id, Event.DISMISS, "別の市の話でした", by=BOB)
    bot.office.deciding.approve(draft.id, draft.revision.number, by=BOB)
