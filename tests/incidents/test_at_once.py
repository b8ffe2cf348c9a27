"""Two people at the same moment: one effect, and the second is told who was quicker. On both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from bot.errors import UserError
from bot.incidents.reporting import Report
from rules.incidents.kinds import IncidentKind
from tests.incidents.conftest import ALICE, BOB, CAROL, DAVE, ERIN, FRANK, KENJI, Desk
from tests.support.office import account

EVERYBODY = (ALICE, BOB, CAROL, DAVE, ERIN, FRANK, KENJI)


def together(*works: Callable[[], object]) -> list[object]:
    """What became of each: its result, or the words of the refusal."""

    def one(work: Callable[[], object]) -> object:
        try:
            return work()
        except UserError as refused:
            return refused

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(one, works))


def refused(outcomes: list[object]) -> list[UserError]:
    return [one for one in outcomes if isinstance(one, UserError)]


def test_seven_reports_of_the_same_account_open_one_incident(desk: Desk) -> None:
    report = Report(IncidentKind.BACKLASH, "批判が続いています。", account_id=account(desk.store))
    outcomes = together(*[lambda by=by: desk.incidents.reporting.report(report, by=by) for by in EVERYBODY])
    assert not refused(outcomes)
    assert len(desk.letters("incident_card")) == 1
    assert desk.said(1).count("同じ件の報告がありました（種別：炎上）。") == 6


def test_one_of_seven_finishes_the_step_and_six_are_told_who(desk: Desk) -> None:
    incident = desk.opened()
    works = [lambda by=by: desk.incidents.steps.done(incident.id, "evidence", {}, by=by) for by in EVERYBODY]
    late = refused(together(*works))
    task = desk.incidents.reading.show(incident.id).task("evidence")
    assert task is not None
    assert len(late) == 6
    assert all(f"<@{task.ended_by}>" in one.what for one in late)
    assert len([one for one in desk.said(incident.id) if "終えました" in one]) == 1


def test_one_of_seven_takes_it_up(desk: Desk) -> None:
    incident = desk.opened()
    works = [lambda by=by: desk.incidents.leading.acknowledge(incident.id, by=by) for by in EVERYBODY]
    assert len(refused(together(*works))) == 6
    assert desk.said(incident.id).count("受理しました。") == 1


def test_both_approvals_at_once_make_the_text_ready(desk: Desk) -> None:
    incident = desk.opened()
    desk.incidents.texts.write(
        incident.id,
        "holding",
        {"投稿日時": desk.clock.now(), "件名": "朝市", "次回日時": desk.clock.now()},
        by=ALICE,
    )
    assert not refused(together(*[lambda by=by: desk.incidents.texts.approve(1, by=by) for by in (BOB, CAROL)]))
    text = desk.incidents.reading.text(1)
    assert (text.head, text.pr) == (BOB, CAROL)


def test_the_clock_of_four_processes_nags_once(desk: Desk) -> None:
    incident = desk.opened(IncidentKind.TAKEOVER)
    desk.clock.forward(incident.tasks[-1].due_at - incident.opened_at)
    together(*[desk.reminding.tick for _ in range(4)])
    nags = desk.nags()
    assert len(nags) == len(set(nags)) == 5
