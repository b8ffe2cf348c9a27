"""The documentation of a check or a clause, for people."""

from rules.engine import Rule, rules
from rules.guideline import Clause, UnknownClauseError, clause, clauses
from rules.images import ImageRule, image_rules


class UnknownNameError(LookupError):
    """Neither a check nor a clause has this name."""


def explain(name: str) -> str:
    """Return what a check does (with its clause word for word), or a clause with the checks that serve it.

    Raises:
        UnknownNameError: no check and no clause is called so.
    """
    for rule in _all():
        if name == rule.name:
            return _about_rule(rule)
    try:
        return _about_clause(clause(name))
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


def _about_clause(item: Clause) -> str:
    serving = [f"・{rule.name}（{rule.check.title}）" for rule in _all() if rule.check.clause == item.key]
    listed = "\n".join(["", "", "この条項を見るチェック", *serving]) if serving else ""
    return _quoted(item) + listed


def _quoted(item: Clause) -> str:
    return f"{item.label}　{item.heading}\n{item.text}"
