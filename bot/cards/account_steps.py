"""Which steps an account still has before it, and which are done."""

from collections.abc import Mapping

from bot.accounts.official import Part
from bot.accounts.states import IN_USE, OPENING, State
from bot.accounts.views import AccountView
from bot.cards.account_names import Step

_MISSING = {
    "運用する人": Step.RUNNING,
    "共通するテーマ（§5(1)）": Step.RUNNING,
    "責任者（所属長）": Step.RESPONSIBLE,
    "目的": Step.PURPOSE,
    "発信する内容": Step.PURPOSE,
    "意見や質問への対応方法": Step.PURPOSE,
}


def steps_of(view: AccountView) -> Mapping[Step, bool]:
    """The steps that this account has, in their order, and whether each is done."""
    open_steps = {_MISSING.get(one, Step.RESPONSIBLE) for one in view.particulars_missing}
    lacks = view.standing.missing
    steps = {
        Step.NAMING: True,
        Step.RUNNING: Step.RUNNING not in open_steps,
        Step.RESPONSIBLE: Step.RESPONSIBLE not in open_steps,
        Step.PURPOSE: Step.PURPOSE not in open_steps,
    }
    if view.needs_admission and view.state in (*OPENING, State.ABANDONED):
        steps[Step.ADMISSION] = view.admitted
    steps[Step.POLICY] = Part.POLICY not in lacks
    steps[Step.TERMS] = Part.TERMS not in lacks
    steps[Step.REPORT] = _reported(view)
    steps[Step.BIO] = Part.BIO not in lacks
    return steps


def next_step(view: AccountView) -> Step | None:
    """The first step that this account can take now and that is not done; None where nothing is to be done."""
    if view.state not in (State.PREPARING, State.ADMISSION, State.RECEIVED, *IN_USE) or view.state is State.CLOSING:
        return None
    for step, done in steps_of(view).items():
        if not done and _possible(step, view):
            return step
    return None


def number_of(step: Step, view: AccountView) -> tuple[int, int]:
    """The how manyth of how many steps it is."""
    steps = list(steps_of(view))
    return (steps.index(step) + 1 if step in steps else len(steps), len(steps))


def _possible(step: Step, view: AccountView) -> bool:
    if step is Step.ADMISSION:
        return view.state is State.PREPARING
    if step is Step.BIO:
        # The page must exist first; until the report is received there is nothing to show the public.
        return view.state in (State.RECEIVED, *IN_USE)
    if step is Step.REPORT:
        return view.state in (State.PREPARING, State.CHANGING, State.OFFICIAL)
    return view.state is not State.RECEIVED


def _reported(view: AccountView) -> bool:
    if view.state in (State.REPORTED, State.RECEIVED, State.CHANGE_REPORTED):
        return True
    return view.state in (State.OFFICIAL, State.CLOSING, State.CLOSED) and Part.REPORT not in view.standing.missing
