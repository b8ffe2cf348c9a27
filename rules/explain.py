"""The documentation of a check, a clause or a playbook, for people."""

from rules.engine import Rule, rules
from rules.guideline import Clause, UnknownClauseError, clause, clauses
from rules.images import ImageRule, image_rules
from rules.incidents.handbook import Handbook, builtin_handbook
from rules.incidents.kinds import IncidentKind
from rules.incidents.playbook import Playbook, Step, after_opening


class UnknownNameError(LookupError):
    """No check, clause or kind of incident has this name."""


def explain(name: str, handbook: Handbook | None = None) -> str:
    """Return what a check does (with its clause word for word), a clause with the checks and steps that serve it, or
    the playbook of a kind of incident（「炎上」or "backlash"）, out of the city's own handbook where one is given.

    Raises:
        UnknownNameError: nothing is called so.
    """
    book = handbook or builtin_handbook()
    for kind in IncidentKind:
        if name in (kind.value, kind.japanese, kind.japanese.removeprefix("アカウント")):
            return _about_playbook(book.playbook(kind))
    for rule in _all():
        if name == rule.name:
            return _about_rule(rule)
    try:
        return _about_clause(clause(name), book)
    except UnknownClauseError:
        raise UnknownNameError(name) from None


def known_names() -> tuple[str, ...]:
    """Return every name `explain` knows: the checks, then the clauses' keys."""
    return (*(rule.name for rule in _all()), *(item.key for item in clauses()))


def _all() -> tuple[Rule | ImageRule, ...]:
    return (*rules(), *image_rules())


def _about_rule(rule: Rule | ImageRule) -> str:
    served = clause(rule.check.clause)
    return f"{rule.name}（{rule.check.title}）\n\n{rule.documentation.strip()}\n\n{_quoted(served)}"


def _about_clause(item: Clause, handbook: Handbook) -> str:
    checks = [f"・{rule.name}（{rule.check.title}）" for rule in _all() if rule.check.clause == item.key]
    steps = [
        f"・{book.name}: {step.title}"
        for book in handbook.playbooks.values()
        for step in book.steps
        if step.clause == item.key
    ]
    return _quoted(item) + _listed("この条項を見るチェック", checks) + _listed("この条項のための手順", steps)


def _listed(heading: str, lines: list[str]) -> str:
    return "\n".join(["", "", heading, *lines]) if lines else ""


def _about_playbook(book: Playbook) -> str:
    first = [f"{number}. {line}" for number, line in enumerate(book.first_three, start=1)]
    steps = [_about_step(number, step) for number, step in enumerate(book.steps, start=1)]
    return "\n\n".join([f"{book.name}の手順", book.warning, "\n".join(["まず、すること", *first]), *steps])


def _about_step(number: int, step: Step) -> str:
    due = "、".join(after_opening(minutes) for minutes in step.rounds)
    when = "・".join(condition.japanese for condition in step.when)
    served = step.clause_text()
    lines = [f"{number}. {step.title}", f"担当: {step.duty.japanese}　期限: {due}"]
    lines += [f"行う場合: {when}"] if when else []
    lines += [f"根拠: {served.label}{'（必ず行います）' if step.demanded else ''}"] if served else []
    return "\n".join([*lines, step.what_to_do])


def _quoted(item: Clause) -> str:
    return f"{item.label}　{item.heading}\n{item.text}"
