"""Every card and form about accounts stays within Slack's limits and shows what people wrote as letters only."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.accounts import reminding
from bot.accounts.closing import notice_text
from bot.accounts.desk import AccountList, AccountsDesk
from bot.accounts.documents import LONGEST, Inspected, read
from bot.accounts.listing import ListingState
from bot.accounts.models import Basis, Platform
from bot.accounts.official import Part, Standing
from bot.accounts.papers import DocumentKind
from bot.accounts.papers import Step as ClosingStep
from bot.accounts.service import Unofficial
from bot.accounts.states import State
from bot.accounts.suggesting import suggested
from bot.accounts.views import AccountLine, AccountView, AdmissionView, DocumentView, ReportView, StepView
from bot.cards import account_cards as cards
from bot.cards.account_closing import notice_text_view, start_form, step_form
from bot.cards.account_forms import Known, begin_form
from bot.cards.account_forms import step_form as opening_form
from bot.cards.account_names import Step
from bot.cards.account_papers import paper_form, result
from bot.cards.account_reminders import reminder_card
from bot.cards.accounts import overview, page
from bot.cards.fitting import json_bytes
from bot.cards.forms import FormEntry, View, draft_form
from bot.cards.home import home
from bot.cards.listing import confirm_form, listing_card, listing_page
from bot.cards.message import Message
from bot.drafts.listing import Desk
from bot.practice.blockkit.surfaces import blocks_problems, view_problems
from rules.context import CityFacts
from tests.cards.examples import HOSTILE, NOW, account
from tests.support.page import buttons, texts

CITY = CityFacts()
SECTIONS = tuple((number, f"所属{number}" + "あ" * 70) for number in range(1, 121))


def document(kind: DocumentKind, text: str, missing: tuple[str, ...] = ()) -> DocumentView:
    return DocumentView(kind, 3, text, "https://www.city.niimi.okayama.jp/", missing, "U01ALICE", NOW)


def view(state: State = State.OFFICIAL, **more: Any) -> AccountView:
    values: dict[str, Any] = {
        "id": 7,
        "platform": Platform.X,
        "name": "新見の朝市",
        "handle": "niimi_asaichi",
        "url": "https://x.com/niimi_asaichi",
        "opens": "09:00",
        "closes": "17:00",
        "version": 5,
        "standing": Standing(state, Basis.PROCEDURE),
        "sections": ((2, "産業部商工観光課"),),
        "theme": "",
        "purpose": "朝市に来ていただくため。",
        "contents": "開く日のお知らせ",
        "answering": "返信しません。",
        "contractor": "",
        "head": "U01BOB",
        "operators": ("U01ALICE",),
        "administrators": ("U01BOB", "U01ALICE"),
        "documents": {kind: document(kind, "本文") for kind in DocumentKind},
        "admission": AdmissionView(4, "おそれ", "防止策", "U01ALICE", NOW, "U01DAVE", NOW, True, ""),
        "report": ReportView(3, 5, "U01BOB", NOW, "U01DAVE", NOW, True, "", ("アカウント名：朝市 → 夜市",), False),
        "closing_reason": "",
        "steps": {},
        "closed_at": None,
        **more,
    }
    return AccountView(**values)


def worst(state: State) -> AccountView:
    """Everything as long as the register takes it, nothing in order."""
    long = HOSTILE + "あ" * 2000
    waits = state in (State.REPORTED, State.CHANGE_REPORTED)
    asks = state is State.ADMISSION
    people = tuple(f"U{number:08}" for number in range(50))
    return view(
        state,
        name=(HOSTILE + "あ" * 80)[:80],
        handle="a" * 80,
        url="https://x.com/" + "a" * 280,
        standing=Standing(state, Basis.INHERITED, tuple(Part)),
        sections=SECTIONS[:20],
        theme="い" * 200,
        purpose=long[:1000],
        contents=long[:1000],
        answering=long[:1000],
        contractor="う" * 200,
        operators=people,
        administrators=people,
        documents={kind: document(kind, "え" * LONGEST, ("ア", "イ.url", "エ.hours")) for kind in DocumentKind},
        admission=AdmissionView(
            4,
            long[:2000],
            long[:2000],
            "U01ALICE",
            NOW,
            None if asks else "U01DAVE",
            None if asks else NOW,
            None if asks else False,
            long,
        ),
        report=ReportView(
            3,
            5,
            "U01BOB",
            NOW,
            None if waits else "U01DAVE",
            None if waits else NOW,
            None if waits else False,
            long[:1000],
            tuple(f"{HOSTILE}{number}" * 2 for number in range(40)),
            False,
        ),
        closing_reason=long[:1000],
        steps={step: StepView("U01ALICE", NOW, long[:500]) for step in list(ClosingStep)[:3]},
    )


MESSAGES: dict[str, Callable[[AccountView], Message]] = {
    "admission": lambda one: cards.admission_card(one, 4),
    "admission, old": lambda one: cards.admission_card(one, 3),
    "admission decided": lambda one: cards.admission_decided_card(one, 4),
    "report asked": lambda one: cards.report_asked_card(one, 5),
    "report": lambda one: cards.report_card(one, 3),
    "report, old": lambda one: cards.report_card(one, 2),
    "report decided": lambda one: cards.report_decided_card(one, 3),
    "official": cards.official_card,
    "closing": cards.closing_card,
    "closed": cards.closed_card,
    **{
        f"reminder {matter}": lambda one, matter=matter: reminder_card(one, matter)  # type: ignore[misc]
        for matter in (
            reminding.PREPARING,
            reminding.ADMISSION,
            reminding.UNREPORTED,
            reminding.RECEIPT,
            reminding.BIO,
            reminding.INHERITED,
            reminding.CLOSING,
            reminding.WATCH,
        )
    },
}
KNOWN = Known("U01ALICE", ("U01BOB",), SECTIONS)


def inspected(one: AccountView, kind: DocumentKind) -> Inspected:
    text = one.documents[kind].text
    return Inspected(one, kind, text, read(kind, text, platform=one.platform, url_field="", city=CITY))


VIEWS: dict[str, Callable[[AccountView], View]] = {
    "page of the section": lambda one: page(one, may_report=False, pr=False, note=HOSTILE),
    "page of the head": lambda one: page(one, may_report=True, pr=False),
    "page of the PR division": lambda one: page(one, may_report=True, pr=True),
    "start closing": start_form,
    "closing step": lambda one: step_form(one, ClosingStep.ACCESS),
    "notice": lambda one: notice_text_view(one, notice_text(one, "新見市", CITY.homepage, date(2026, 12, 25))),
    **{
        f"form {step}": lambda one, step=step: opening_form(one, step, KNOWN, note=HOSTILE)  # type: ignore[misc]
        for step in (Step.NAMING, Step.RUNNING, Step.RESPONSIBLE, Step.PURPOSE, Step.ADMISSION)
    },
    **{
        f"paper {kind}": lambda one, kind=kind: paper_form(one, kind, note=HOSTILE)  # type: ignore[misc]
        for kind in DocumentKind
    },
    **{
        f"draft of {kind}": lambda one, kind=kind: paper_form(  # type: ignore[misc]
            one, kind, suggested=suggested(one, kind, CITY)[:3000]
        )
        for kind in DocumentKind
    },
    **{f"result {kind}": lambda one, kind=kind: result(inspected(one, kind)) for kind in DocumentKind},  # type: ignore[misc]
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("card", MESSAGES)
def test_a_message_fits(card: str, state: State) -> None:
    for one in (view(state), worst(state)):
        message = MESSAGES[card](one)
        assert not blocks_problems(list(message.blocks), "message")
        assert sum(map(len, texts(list(message.blocks)))) < 13_000
        assert len(message.text) < 150
        assert "<" not in message.text


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("form", VIEWS)
def test_a_view_fits(form: str, state: State) -> None:
    for one in (view(state), worst(state)):
        shown = VIEWS[form](one)
        assert not view_problems(shown, "modal")
        assert json_bytes(shown) <= 245_000


def test_the_lists_and_the_home_fit() -> None:
    standing = Standing(State.OFFICIAL, Basis.INHERITED, tuple(Part))
    line = AccountLine(1, HOSTILE * 2, "a" * 80, "あ" * 2000, standing)
    lines = tuple(replace(line, id=number) for number in range(30))
    state = ListingState("0" * 64, 900, False, "https://www.city.niimi.okayama.jp/" + "a" * 260, "U01DAVE", NOW)
    unofficial = [Unofficial(account(number, "あ" * 80), standing.lacking) for number in range(40)]
    desk = AccountsDesk(own=900, opening=3, lacking=800, waiting=40, page_behind=True, in_pr_division=True)
    for shown in (
        overview(AccountList(lines, 9000), words_sought=HOSTILE, pr=True, note=HOSTILE),
        overview(AccountList()),
        begin_form(SECTIONS),
        begin_form(SECTIONS[:1]),
        listing_page(state),
        listing_page(replace(state, up_to_date=True), note=HOSTILE),
        confirm_form(state),
        draft_form([account()], FormEntry(), unofficial=unofficial),
        draft_form([], FormEntry(), unofficial=unofficial),
        home(Desk("新見市"), desk),
        home(Desk("新見市"), AccountsDesk()),
    ):
        assert not view_problems(shown, str(shown["type"]))
    for card in (
        listing_card(state, state.digest),
        listing_card(state, "", reminder=True),
        listing_card(state, "1" * 64),
        listing_card(replace(state, up_to_date=True), state.digest),
    ):
        assert not blocks_problems(list(card.blocks), "message")


def test_what_was_decided_leaves_no_buttons_to_decide() -> None:
    for card in (cards.report_card(view(), 3), cards.admission_card(view(), 4)):
        labels = [one["text"]["text"] for one in buttons({"blocks": list(card.blocks)})]
        assert labels == ["アカウントの画面を開く"]
