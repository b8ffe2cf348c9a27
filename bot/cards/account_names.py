"""The `action_id`, `callback_id` and value of the buttons and forms of the register, shared with the handlers."""

import json
from dataclasses import dataclass
from enum import StrEnum

from bot.accounts.views import AccountView

LIST = "account.list"
SEARCH = "account.search"
NEW = "account.new"
OPEN = "account.open"
STEP = "account.step"
REWRITE = "account.rewrite"
NEXT = "account.next"
ABANDON = "account.abandon"
RESUME = "account.resume"
ASK_HEAD = "account.ask_head"
REPORT = "account.report"
RECEIVE = "account.receive"
RETURN = "account.return"
ADMIT = "account.admit"
REFUSE = "account.refuse"
PAPER = "account.paper"
SUGGEST = "account.suggest"
START_CLOSING = "account.start_closing"
STEP_DONE = "account.step_done"
STEP_UNDO = "account.step_undo"
NOTICE_TEXT = "account.notice_text"
CANCEL_CLOSING = "account.cancel_closing"
CLOSE = "account.close"
WATCHED = "account.watched"
LISTING = "listing.open"
LISTING_TAKE = "listing.take"
LISTING_CONFIRM = "listing.confirm"

BEGIN_FORM = "account.begin_form"
STEP_FORM = "account.step_form"
PAPER_FORM = "account.paper_form"
REASON_FORM = "account.reason_form"
LISTING_FORM = "listing.form"


class Step(StrEnum):
    """The steps of opening an account, in their order."""

    NAMING = "naming"
    RUNNING = "running"
    RESPONSIBLE = "responsible"
    PURPOSE = "purpose"
    ADMISSION = "admission"
    POLICY = "policy"
    TERMS = "terms"
    REPORT = "report"
    BIO = "bio"


STEP_NAMES = {
    Step.NAMING: "名前とURL",
    Step.RUNNING: "所属と運用する人",
    Step.RESPONSIBLE: "責任者と管理者",
    Step.PURPOSE: "目的と運用時間",
    Step.ADMISSION: "§3の審査",
    Step.POLICY: "運用ポリシー",
    Step.TERMS: "利用規約",
    Step.REPORT: "秘書広報課への届出",
    Step.BIO: "プロフィール",
}


@dataclass(frozen=True)
class AccountRef:
    """What a button or form speaks of: an account, the version that was shown, perhaps a step, the number of a
    report or admission, and what is to be done.

    It travels through the client and is a claim only: services check it against the database.
    """

    account: int
    version: int = 0
    step: str = ""
    number: int = 0
    action: str = ""

    def value(self) -> str:
        """As a button's value or a view's private metadata."""
        return json.dumps({k: v for k, v in vars(self).items() if v}, separators=(",", ":"))

    @classmethod
    def parse(cls, value: str) -> "AccountRef":
        """Read what `value` wrote.

        Raises:
            ValueError: it is something else.
        """
        try:
            data = json.loads(value)
            return cls(
                int(data["account"]),
                int(data.get("version", 0)),
                str(data.get("step", "")),
                int(data.get("number", 0)),
                str(data.get("action", "")),
            )
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError("not a reference to an account") from error


def account_ref(view: AccountView, step: str = "", action: str = "", number: int = 0) -> str:
    """The value of a button about an account as it is shown."""
    return AccountRef(view.id, view.version, step, number, action).value()
