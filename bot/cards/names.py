"""The `action_id`, `callback_id` and value of every button and form: one place, shared with the handlers."""

import json
from dataclasses import dataclass

NEW_DRAFT = "draft.new"
CHECK_MESSAGE = "draft.check_message"

FORM = "draft.form"
REVIEW = "draft.review"
REASON = "draft.reason"
REPORT = "draft.report"
IMAGE_FORM = "images.form"

EDIT = "draft.edit"
CONTEST = "finding.contest"
EXPLAIN = "finding.explain"
MEND = "finding.mend"
VARIANTS = "variants.open"
VARIANT = "variants.write"
VARIANT_DROP = "variants.drop"
VARIANT_FORM = "variants.form"
DESCRIBE_IMAGES = "images.describe"
REPLACE_IMAGE = "images.replace"
APPROVE = "draft.approve"
RETURN = "draft.return"
REJECT = "draft.reject"
CONCUR = "draft.concur"
WITHDRAW = "draft.withdraw"
CLOSE_REST = "draft.close_rest"
REPORT_POSTED = "draft.report_posted"
POSTED_ELSEWHERE = "draft.posted_elsewhere"
CORRECT = "draft.correct"
CORRECTION_FORM = "draft.correction_form"
FULL_TEXT = "draft.full_text"
OPEN = "draft.open"
PULL_BACK = "draft.pull_back"
CONSULT = "draft.consult"
APPROVE_CONDITIONALLY = "draft.approve_conditional"
MEET_CONDITION = "draft.meet_condition"
REVOKE = "draft.revoke"
RETURN_FORM = "draft.return_form"
POST_FIRST = "draft.post_first"
POST_FIRST_FORM = "draft.post_first_form"
APPROVE_AFTERWARDS = "draft.approve_afterwards"
REFUSE_AFTERWARDS = "draft.refuse_afterwards"
SETTLE = "draft.settle"
REVIEWED = "review.seen"
REVIEW_OBJECT = "review.object"
ABSENT = "absence.open"
ABSENCE_FORM = "absence.form"
ABSENCE_END = "absence.end"
TERMS = "terms.open"
TERM_NEW = "terms.new"
TERM_FROM_CONTEST = "terms.from_contest"
TERM_DISMISS = "terms.dismiss"
TERM_REMOVE = "terms.remove"
TERM_FORM = "terms.form"
NEW_INCIDENT = "incident.new"
INCIDENT_FROM_MESSAGE = "incident.from_message"
INCIDENT_FORM = "incident.form"
INCIDENT_OPEN = "incident.open"
INCIDENT_ACKNOWLEDGE = "incident.acknowledge"
INCIDENT_LEAD = "incident.lead"
STEP_TAKE = "incident.step_take"
STEP_DONE = "incident.step_done"
STEP_RULE_OUT = "incident.step_rule_out"
STEP_UNDO = "incident.step_undo"
STEP_OPEN = "incident.step_open"
STEP_FORM = "incident.step_form"
INCIDENT_REASON = "incident.reason"
INCIDENT_HAND_OVER = "incident.hand_over"
INCIDENT_LEAVE = "incident.leave"
INCIDENT_LEVEL = "incident.level"
INCIDENT_UPDATE = "incident.update"
INCIDENT_FACTS = "incident.facts"
INCIDENT_EVIDENCE = "incident.evidence"
INCIDENT_ENTRY = "incident.entry"
INCIDENT_TIMELINE = "incident.timeline"
INCIDENT_SETTLE = "incident.settle"
INCIDENT_RESUME = "incident.resume"
INCIDENT_CLOSE = "incident.close"
INCIDENT_DISMISS = "incident.dismiss"
TEXT_CHOOSE = "incident.text_choose"
TEXT_FORM = "incident.text_form"
TEXT_APPROVE = "incident.text_approve"
TEXT_RETURN = "incident.text_return"
TEXT_REWRITE = "incident.text_rewrite"
TEXT_PUBLISHED = "incident.text_published"
INCIDENT_REVIEW = "incident.review"
INCIDENT_MEASURE = "incident.measure"
MEASURE_DONE = "incident.measure_done"
INCIDENT_SNOOZE = "incident.snooze"
INCIDENT_ROOM = "incident.room"
INCIDENT_STATISTICS = "incident.statistics"
INCIDENT_ENDING = "incident.ending"
INCIDENT_REOPEN = "incident.reopen"
SNOOZE_HOUR = "reminder.snooze_hour"
SNOOZE_MORNING = "reminder.snooze_morning"

ROTATION = "rotation.open"
ROTATION_RECORD = "rotation.record"
ROTATION_FORM = "rotation.form"
ROTATION_WAIVE = "rotation.waive"
ROTATION_HISTORY = "rotation.history"
ROTATION_DEMAND = "rotation.demand"
ROTATION_DEMAND_FORM = "rotation.demand_form"
ROTATION_SETTING = "rotation.setting"
ROTATION_SETTING_FORM = "rotation.setting_form"
TRANSFERS = "transfers.open"
TRANSFER_NEW = "transfers.new"
TRANSFER_FILE = "transfers.file"
TRANSFER_APPLY = "transfers.apply"
TRANSFER_UNDO = "transfers.undo"
DORMANCY_JUSTIFY = "dormancy.justify"
DORMANCY_FORM = "dormancy.form"
YEARLY_DONE = "yearly.done"
YEARLY_FORM = "yearly.form"
SHEET_ORDER = "sheets.order"
SHEET_ORDER_ALL = "sheets.order_all"
MONTH = "month.open"
MONTH_CHOICE = "month.choice"
MONTH_NEXT = "month.next"
MONTH_BACK = "month.back"
MONTH_SHEET = "month.sheet"
SEARCH = "drafts.search"
SEARCH_FORM = "drafts.search_form"
SEARCH_NEXT = "drafts.search_next"
SEARCH_BACK = "drafts.search_back"
SEARCH_AGAIN = "drafts.search_again"


@dataclass(frozen=True)
class Ref:
    """What a button or form speaks of: a draft, the revision that was shown, perhaps one of its findings and the
    check that found it, perhaps one of its images by the SHA-256, perhaps one of its accounts.

    It travels through the client and is a claim only: services check it against the database.
    """

    draft: int
    revision: int
    finding: int | None = None
    action: str = ""
    rule: str = ""
    image: str = ""
    account: int | None = None

    def value(self) -> str:
        """As a button's value or a view's private metadata."""
        return json.dumps({k: v for k, v in vars(self).items() if v not in (None, "")}, separators=(",", ":"))

    @classmethod
    def parse(cls, value: str) -> "Ref":
        """Read what `value` wrote.

        Raises:
            ValueError: it is something else.
        """
        try:
            data = json.loads(value)
            finding, account = data.get("finding"), data.get("account")
            return cls(
                int(data["draft"]),
                int(data["revision"]),
                None if finding is None else int(finding),
                str(data.get("action", "")),
                str(data.get("rule", "")),
                str(data.get("image", "")),
                None if account is None else int(account),
            )
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError("not a reference to a draft") from error


def ref(draft: int, revision: int, finding: int | None = None) -> str:
    """Shorthand for `Ref(...).value()`."""
    return Ref(draft, revision, finding).value()


@dataclass(frozen=True)
class CaseRef:
    """What a button or form of an incident speaks of: its number, and a step, text or other part of it.

    As `Ref` it is a claim only. `action` is the button that a form answers.
    """

    incident: int
    item: str = ""
    action: str = ""

    def value(self) -> str:
        """As a button's value or a view's private metadata."""
        return json.dumps({k: v for k, v in vars(self).items() if v != ""}, separators=(",", ":"))

    @classmethod
    def parse(cls, value: str) -> "CaseRef":
        """Read what `value` wrote.

        Raises:
            ValueError: it is something else.
        """
        try:
            data = json.loads(value)
            return cls(int(data["incident"]), str(data.get("item", "")), str(data.get("action", "")))
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError("not a reference to an incident") from error


def case(incident: int, item: str = "", action: str = "") -> str:
    """Shorthand for `CaseRef(...).value()`."""
    return CaseRef(incident, item, action).value()
