"""Every card and form stays within Slack's limits, for an ordinary draft and for the worst content."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.accounts.desk import AccountsDesk
from bot.cards import names
from bot.cards.approval import approval_card, concurrence_card, retro_card
from bot.cards.blocks import VIEW_BLOCKS
from bot.cards.cleaned import cleaned_notice
from bot.cards.conditions import condition_met_notice, conditional_notice
from bot.cards.correction import correction_form
from bot.cards.emergency import (
    approved_afterwards_notice,
    emergency_notice,
    post_first_form,
    ready_notice,
    refused_notice,
    settled_notice,
)
from bot.cards.explanations import explanation
from bot.cards.findings import result_card
from bot.cards.fitting import json_bytes
from bot.cards.forms import draft_form, entry_of, full_text, notice, reason_form, return_form
from bot.cards.home import home, stranger_home
from bot.cards.image_form import image_form
from bot.cards.message import Message
from bot.cards.month import month_view
from bot.cards.names import Ref
from bot.cards.notices import (
    approved_notice,
    expired_notice,
    posted_notice,
    rejected_notice,
    returned_notice,
    withdrawn_notice,
)
from bot.cards.operation import parked_notice
from bot.cards.reminders import reminder
from bot.cards.report_form import MOST_ACCOUNTS, question_form, report_form
from bot.cards.review import review
from bot.cards.searching import search_form, search_results
from bot.cards.standing_in import absence_form, absence_notice, objected_notice, review_card
from bot.cards.status import status
from bot.cards.terms import overview, term_form
from bot.cards.variant_forms import overview as texts_overview
from bot.cards.variant_forms import variant_form
from bot.drafts.cleaning import Copy, Offered
from bot.drafts.correcting import CORRECTION, Start
from bot.drafts.feedback import MOST_DONE, MOST_WAITING, Contest, Contests
from bot.drafts.listing import LIST_LENGTH, Desk, Listing
from bot.drafts.overview import Overview
from bot.drafts.posted_where import Question
from bot.drafts.posting import Posted
from bot.drafts.reviews import ToReview
from bot.drafts.searching import Results, Sought
from bot.drafts.states import State
from bot.drafts.views import DraftLine, DraftView, May
from bot.people.absence import Away
from bot.practice.blockkit.surfaces import blocks_problems, view_problems
from bot.terms.models import Verdict
from bot.terms.service import TermView
from rules.city_terms import WATCHED, CityTerm, Treatment
from rules.context import CityFacts
from rules.engine import rules
from rules.finding import Severity
from rules.incidents.facts import IncidentFacts
from rules.incidents.handbook import builtin_handbook
from rules.incidents.kinds import IncidentKind
from rules.reader.findings import RULE as SECOND_READER
from tests.cards.examples import HOSTILE, NOW, draft, worst
from tests.cards.incident_examples import line
from tests.cards.month_examples import NOVEMBER, summary, worst_month, worst_results
from tests.support.page import texts

#: Somewhat more than what a card is fitted into: its fixed words come on top of the longest remarks.
MESSAGE_CHARACTERS = 13_000
MESSAGE_BYTES = 70_000
#: Slack refuses longer views（view_too_large）; it adds ids to blocks that have none.
VIEW_BYTES = 245_000

#: Blocks of the Home that stay free for what is to come.
ROOM_IN_THE_HOME = 8

WAITING = (
    State.CONSULTING,
    State.PENDING,
    State.CONDITIONAL,
    State.APPROVED,
    State.EMERGENCY,
    State.RETRO_PENDING,
    State.RETRO_REFUSED,
    State.POSTED,
)


def reminding(*, mine: bool) -> Callable[[DraftView], Message]:
    many = [f"U{number:010}" for number in range(30)]
    return lambda d: reminder(
        d, state=d.state, shown=d.revision.number, mine=mine, matter="draft_waits", waits_for=many
    )


MESSAGES: dict[str, tuple[Callable[[DraftView], Message], State]] = {
    "approval": (lambda d: approval_card(d, d.revision.number), State.PENDING),
    "approval, old": (lambda d: approval_card(d, d.revision.number + 1), State.PENDING),
    "approval, decided": (lambda d: approval_card(d, d.revision.number), State.APPROVED),
    "concurrence": (lambda d: concurrence_card(d, d.revision.number), State.CONSULTING),
    "approved": (lambda d: approved_notice(d, d.revision.number), State.APPROVED),
    "posted in part": (lambda d: approved_notice(d, d.revision.number), State.POSTED),
    "completed": (lambda d: approved_notice(d, d.revision.number), State.COMPLETED),
    "returned": (lambda d: returned_notice(d, d.revision.number), State.RETURNED),
    "expired": (expired_notice, State.PENDING),
    "rejected": (rejected_notice, State.REJECTED),
    "withdrawn": (withdrawn_notice, State.WITHDRAWN),
    "posted": (posted_notice, State.COMPLETED),
    "approved on a condition": (lambda d: conditional_notice(d, d.revision.number), State.CONDITIONAL),
    "condition met": (lambda d: condition_met_notice(d, d.revision.number), State.APPROVED),
    "emergency": (lambda d: emergency_notice(d, d.revision.number), State.EMERGENCY),
    "emergency, approved": (lambda d: emergency_notice(d, d.revision.number), State.COMPLETED),
    "ready to be posted first": (lambda d: ready_notice(d, d.revision.number), State.EMERGENCY),
    "approval afterwards": (lambda d: retro_card(d, d.revision.number), State.RETRO_PENDING),
    "approved afterwards": (approved_afterwards_notice, State.POSTED),
    "refused afterwards": (lambda d: refused_notice(d, d.revision.number), State.RETRO_REFUSED),
    "settled": (settled_notice, State.COMPLETED),
    "to review": (lambda d: review_card(d, d.revision.number), State.APPROVED),
    "objected": (objected_notice, State.COMPLETED),
    **{f"reminder, {state}": (reminding(mine=True), state) for state in WAITING},
    **{f"reminder to others, {state}": (reminding(mine=False), state) for state in WAITING},
    "reminder, settled": (lambda d: reminder(d, state="pending", shown=1, mine=True, matter="m"), State.WITHDRAWN),
}


def asking_where(d: DraftView) -> dict[str, object]:
    """The question about every address that one report can hold."""
    url = "https://example.com/" + "a" * 470
    shown = d.revision.accounts[:MOST_ACCOUNTS]
    posted = {one.id: Posted(url, NOW, "い" * 1000) for one in shown}
    return question_form(d, posted, {one.id: Question(one, url, HOSTILE * 3) for one in shown})


def correcting(d: DraftView) -> dict[str, object]:
    """The form of a correction with everything that can be known of it."""
    statement = builtin_handbook().statement(CORRECTION)
    facts = IncidentFacts(IncidentKind.ERRONEOUS_POST, subject=HOSTILE, section="あ" * 80, posted_at=NOW)
    return correction_form(Start(d, statement, facts, NOW, CityFacts()))


VIEWS: dict[str, tuple[Callable[[DraftView], dict[str, object]], State]] = {
    "form": (lambda d: draft_form(d.revision.accounts, entry_of(d), note="直してください。"), State.UNSUBMITTED),
    "review": (lambda d: review(d, note="もう一度チェックしました。"), State.UNSUBMITTED),
    "accounts' texts": (lambda d: texts_overview(d, note="保存しました。"), State.UNSUBMITTED),
    "an account's text": (lambda d: variant_form(d, d.revision.accounts[-1].id), State.UNSUBMITTED),
    "images": (lambda d: image_form(d, note="もう一度確かめてください。"), State.UNSUBMITTED),
    "report": (lambda d: report_form(replace(d, reports=()), NOW), State.APPROVED),
    "question about addresses": (asking_where, State.APPROVED),
    "correction": (correcting, State.COMPLETED),
    "status, completed": (lambda d: status(d, may=May(write=True, decide=False)), State.COMPLETED),
    "full text": (full_text, State.PENDING),
    "status of a writer": (lambda d: status(d, may=May(write=True, decide=False)), State.PENDING),
    "status of a decider": (lambda d: status(d, may=May(write=False, decide=True)), State.PENDING),
    "status of a stranger": (lambda d: status(d, may=May(write=False, decide=False)), State.APPROVED),
    "status, returned": (lambda d: status(d, may=May(write=True, decide=False)), State.RETURNED),
    "status, to review": (lambda d: status(d, may=May(write=False, decide=False, review=True)), State.APPROVED),
    "status, to approve afterwards": (lambda d: status(d, may=May(write=False, decide=True)), State.RETRO_PENDING),
    "status, emergency": (lambda d: status(d, may=May(write=True, decide=False)), State.EMERGENCY),
    "return": (return_form, State.PENDING),
    "post first": (post_first_form, State.UNSUBMITTED),
    "status, approved": (lambda d: status(d, may=May(write=True, decide=False)), State.APPROVED),
}
CONTENTS: dict[str, Callable[[State], DraftView]] = {
    "ordinary": draft,
    "worst": worst,
    "worst of emoji": lambda state: worst(state, character="🏞"),
    "worst of entities": lambda state: worst(state, character="&"),
}


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("card", MESSAGES)
def test_a_message_fits(card: str, content: str) -> None:
    make, state = MESSAGES[card]
    message = make(CONTENTS[content](state))

    assert not blocks_problems(list(message.blocks), "message")
    assert sum(map(len, texts(list(message.blocks)))) < MESSAGE_CHARACTERS
    assert json_bytes(list(message.blocks)) <= MESSAGE_BYTES
    assert len(message.text) < 150


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("form", VIEWS)
def test_a_view_fits(form: str, content: str) -> None:
    make, state = VIEWS[form]

    view = make(CONTENTS[content](state))

    assert not view_problems(view, "modal")
    assert json_bytes(view) <= VIEW_BYTES


@pytest.mark.parametrize("content", CONTENTS)
def test_the_answer_to_a_check_fits(content: str) -> None:
    findings = CONTENTS[content](State.UNSUBMITTED).revision.findings

    assert not blocks_problems(result_card(findings, draft=(12, 1)), "message")
    assert not blocks_problems(result_card(findings, draft=None), "message")


@pytest.mark.parametrize("rule", [*(rule.name for rule in rules()), SECOND_READER, WATCHED])
def test_the_explanation_of_every_check_fits(rule: str) -> None:
    assert not view_problems(explanation(rule), "modal")


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("state", [State.UNSUBMITTED, State.CONSULTING])
def test_the_offer_of_a_copy_fits(content: str, state: State) -> None:
    shown = CONTENTS[content](state)
    copy = Copy("F1", "あ" * 200, "image/jpeg", "b" * 64)
    for number, used in ((1, False), (None, True), (None, False)):
        message = cleaned_notice(Offered(shown, "a" * 64, copy, number, used), shown.revision.number)
        assert not blocks_problems(list(message.blocks), "message")


def test_the_other_views_fit() -> None:
    lines = tuple(DraftLine(n, State.PENDING, 3, HOSTILE[:60], NOW, NOW) for n in range(100))
    contest = Contest(
        1,
        12,
        "hearsay",
        "6(2)ク④",
        Severity.CONFIRM,
        "あ" * 3000,
        "い" * 1000,
        "U01ALICE",
        NOW,
        Verdict.DISMISSED,
        "U01BOB",
    )
    waiting = tuple(replace(contest, finding_id=n, verdict=None, decided_by=None) for n in range(MOST_WAITING))
    certain = tuple(replace(one, severity=Severity.BLOCK) for one in waiting)
    term = CityTerm("あ" * 80, Treatment.ALLOW, "6(2)ク④", "hearsay", "い" * 300)
    terms = [TermView(n, term, "U01CAROL", NOW, None) for n in range(200)]
    everything = Desk(
        "新見市",
        Listing(lines[:LIST_LENGTH], 80, 900),
        Listing(lines[:LIST_LENGTH], 980),
        contests=7,
        in_pr_division=True,
        reviews=tuple(ToReview(n, 1, NOW) for n in range(40)),
        may_be_absent=True,
        absence=Away(1, 1, NOW.date(), NOW.date()),
        overview=Overview(9_999_999, 9_999_999, 9_999_999, 9_999_999, 9_999_999),
    )
    everything = replace(everything, own=replace(everything.own, by_state=tuple((state, 9_999) for state in State)))
    accounts = AccountsDesk(9_999, 9_999, 9_999, 9_999, page_behind=True, in_pr_division=True)
    whole = home(
        everything,
        accounts,
        month=summary(sections=90, own=None),
        incidents=[line(n) for n in range(40)],
    )
    assert len(whole["blocks"]) <= VIEW_BLOCKS - ROOM_IN_THE_HOME  # type: ignore[arg-type]
    for view in (
        home(
            Desk(
                "新見市",
                Listing(lines[:LIST_LENGTH], 80, 900),
                Listing(lines[:LIST_LENGTH], 980),
                contests=7,
                in_pr_division=True,
            )
        ),
        overview(Contests(waiting, 900, (contest,) * MOST_DONE), terms, note=HOSTILE),
        overview(Contests(certain, 900, (contest,) * MOST_DONE), terms, note=HOSTILE),
        overview(Contests(), []),
        term_form(),
        term_form(contest),
        home(Desk("新見市")),
        home(everything),
        home(everything, AccountsDesk(), incidents=[line(n) for n in range(20)]),
        whole,
        *(month_view(worst_month(character=one), NOVEMBER.back(-40), note=HOSTILE) for one in "あ🏞&"),
        month_view(replace(worst_month(), lines=(), page=0, pages=1, summary=summary()), NOVEMBER),
        *(search_results(worst_results(character=one)) for one in ("あ", "🏞", "&", '"')),
        search_results(Results(Sought())),
        search_form(worst_results().sought),
        search_form(),
        absence_form([Away(n, 1, NOW.date(), NOW.date()) for n in range(40)], NOW.date()),
        stranger_home(),
        notice("お知らせ", HOSTILE),
        reason_form("差戻し", HOSTILE, Ref(12, 3, 4, names.RETURN), "差し戻す"),
    ):
        assert not view_problems(view, str(view["type"]))
        assert json_bytes(view) <= VIEW_BYTES
    told = absence_notice(NOW.date(), NOW.date(), "U01CAROL")
    assert not blocks_problems(list(told.blocks), "message")
    parked = parked_notice({"about": "draft:12", "to": "U01BOB", "why": "channel_not_found"})
    assert not blocks_problems(list(parked.blocks), "message")
