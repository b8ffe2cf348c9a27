"""Reading what the buttons and forms of the register deliver, and moving between its pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.accounts.papers import DocumentKind
from bot.accounts.papers import Step as ClosingStep
from bot.cards.account_forms import Known, step_form
from bot.cards.account_names import AccountRef, Step
from bot.cards.account_papers import paper_form
from bot.cards.accounts import page
from bot.cards.forms import View
from bot.office import Office
from handlers.home import refresh_home
from handlers.modals import open_modal, show
from handlers.payload import OldCard, Payload, button_value, delivery_key, user_id
from handlers.replies import answer

PAPERS = (Step.POLICY, Step.TERMS, Step.BIO)


def pressed_account(body: Payload) -> AccountRef:
    """What the pressed button speaks of.

    Raises:
        OldCard: the value is not of our making.
    """
    return _ref(button_value(body))


def submitted_account(body: Payload) -> AccountRef:
    """What the submitted form speaks of.

    Raises:
        OldCard: the metadata is not of our making.
    """
    return _ref(str(body["view"].get("private_metadata", "")))


def go(client: WebClient, body: Payload, make: Callable[[], View]) -> None:
    """Show a page: in the modal where the button was, or in a new one. Slack stacks no more than three modals, so
    the register walks on in one."""
    if body.get("view", {}).get("type") == "modal":
        show(client, str(body["view"]["id"]), make())
    else:
        open_modal(client, body, make)


def account_page(office: Office, account_id: int, who: str, note: str = "") -> View:
    """The page of an account as this person may see it."""
    view = office.register.show(account_id, by=who)
    pr = office.people.get(who).in_pr_division
    return page(view, may_report=office.register.may_report(account_id, by=who), pr=pr, note=note)


def form_of(office: Office, account_id: int, step: Step, who: str, *, suggested: str = "", note: str = "") -> View:
    """The form of a step of an account, as it is now."""
    view = office.register.show(account_id, by=who)
    if step in PAPERS:
        return paper_form(view, DocumentKind(step.value), suggested=suggested, note=note)
    known = Known(who, office.register.heads_of(account_id), tuple(office.opening.all_sections()))
    return step_form(view, step, known, note=note)


def step_in(value: str) -> Step:
    """The step that a button or form names.

    Raises:
        OldCard: there is none of this name.
    """
    if value not in set(Step):
        raise OldCard
    return Step(value)


def closing_step_in(value: str) -> ClosingStep:
    """The step of closing that a button or form names.

    Raises:
        OldCard: there is none of this name.
    """
    if value not in set(ClosingStep):
        raise OldCard
    return ClosingStep(value)


@dataclass(frozen=True)
class Press:
    """A button that somebody pressed on a card or page about an account."""

    office: Office
    body: Payload
    respond: Respond
    client: WebClient

    @property
    def ref(self) -> AccountRef:
        """What the button speaks of."""
        return pressed_account(self.body)

    @property
    def who(self) -> str:
        """Who pressed."""
        return user_id(self.body)

    @property
    def key(self) -> str:
        """The delivery's key."""
        return delivery_key(self.body)

    def done(self, told: str) -> None:
        """Tell that the press had its effect: on the account's page where the button was in a modal, as an answer
        otherwise; and redraw the person's Home."""
        if self.body.get("view", {}).get("type") == "modal":
            page_now = account_page(self.office, self.ref.account, self.who, told)
            show(self.client, str(self.body["view"]["id"]), page_now)
        else:
            answer(self.body, self.respond, self.client, text=told)
        refresh_home(self.office, self.client, self.who)


@dataclass(frozen=True)
class Errand:
    """What a button does that asks for nothing more, and what the person is told then."""

    run: Callable[[Press], object]
    told: str


def run_on_press(app: App, office: Office, errands: Mapping[str, Errand]) -> None:
    """Register the buttons (by action id) that do their errand at once."""
    for action, errand in errands.items():
        app.action(action)(_runner(office, errand))


def _runner(office: Office, errand: Errand) -> Callable[..., None]:
    def run(ack: Ack, body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        ack()
        press = Press(office, body, respond, client)
        errand.run(press)
        press.done(errand.told)

    return run


def _ref(text: str) -> AccountRef:
    try:
        return AccountRef.parse(text)
    except ValueError:
        raise OldCard from None
