"""The documentation of a check, a clause or a playbook, for people."""

from rules.city_terms import WATCHED
from rules.engine import SECOND_READER, Rule, rules
from rules.guideline import Clause, UnknownClauseError, clause, clauses
from rules.images import ImageRule, image_rules
from rules.incidents.handbook import Handbook, builtin_handbook
from rules.incidents.kinds import IncidentKind
from rules.incidents.playbook import Playbook, Step, after_opening

OTHERS = {
    SECOND_READER: """似た文からの気づき — これまでに指摘のあった文と似ている

何を見つけるか: 決まった言葉がなくても、差し戻されやすい書き方と言い回しが似ている文。
なぜ: 下書きの指摘に書かれた条項にかかわることがあります。推測なので、要確認にとどめています。
なおし方: 指摘のとおりと思えば書き直し、差し支えなければ、そう考える理由を書いてください。
示す言葉が的を外すこともあります。そのときは、その文全体を読み直してください。
見逃すもの: 例の少ない書き方。指摘がないことは、問題がないことの保証ではありません。""",
    WATCHED: """市で登録した言葉 — 秘書広報課が「確認を求める」と決めた言葉がある

何を見つけるか: 「指摘の見直し」で登録された言葉。
なぜ: 登録したときの理由が、指摘に書かれています。
なおし方: 言いかえるか、この文では差し支えない理由を書いてください。""",
}
"""The documentation of what is found by no single check, by the rule that the finding names."""


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
    if name in OTHERS:
        return f"{name}\n\n{OTHERS[name]}"
    for rule in _all():
        if name == rule.name:
            return _about_rule(rule)
    try:
        return _about_clause(clause(name), book)
    except UnknownClauseError:
        raise UnknownNameError(name) from None


def known_names() -> tuple[str, ...]:
    """Return every name `explain` knows: the checks, what is found by no single one, then the clauses' keys."""
    return (*(rule.name for rule in _all()), *OTHERS, *(item.key for item in clauses()))


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
