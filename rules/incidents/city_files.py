"""A city's own version of a playbook: other words, other times, more steps, and never less than §7 demands.

A file `<kind>.toml` has the form of `rules.incidents.playbook_files`. A step whose key is known changes what it names
and leaves the rest; `remove = true` takes it out. A new key adds a step behind the one named by `after`, or at the end.
`first_three` replaces, `warning` is put below the warning there is.
"""

from collections.abc import Collection
from dataclasses import replace

from rules.incidents.kinds import IncidentKind
from rules.incidents.playbook import Playbook, Step
from rules.incidents.playbook_files import check_second_person, read_step, read_three, refuse_twice
from rules.rule_files import RuleFile, RuleItem

LATEST = 24 * 60
"""Minutes from the opening beyond which no city may put what §7 demands: it says「速やかに」."""


def with_city(book: Playbook, file: RuleFile, statements: Collection[str]) -> Playbook:
    """Return a playbook as a city's file changes it.

    Raises:
        BrokenRuleFileError: the file is broken, or takes away or softens what §7 demands.
    """
    head = file.whole()
    head.only(("kind", "warning", "first_three", "step"))
    if "kind" in head.values and head.word("kind", IncidentKind) is not book.kind:
        raise head.broken(f"kind は {book.kind} です", "kind")
    if "warning" in head.values:
        book = replace(book, warning=f"{book.warning}\n{head.string('warning').strip()}")
    if "first_three" in head.values:
        book = replace(book, first_three=read_three(head))
    items = tuple(file.items("step"))
    refuse_twice(items)
    for item in items:
        book = replace(book, steps=_changed(book.steps, item, statements))
    for item in items:
        check_second_person(item, book)
    _refuse_lost_second_person(items, book)
    return book


def _changed(steps: tuple[Step, ...], item: RuleItem, statements: Collection[str]) -> tuple[Step, ...]:
    old = next((step for step in steps if step.key == item.string("key")), None)
    new = read_step(item, statements, old)
    if old is not None and old.demanded:
        _refuse_softening(item, old, new)
    rest = [step for step in steps if step is not old]
    if item.flag("remove"):
        return tuple(rest)
    rest.insert(_place(steps, rest, item, old), new)
    return tuple(rest)


def _place(steps: tuple[Step, ...], rest: list[Step], item: RuleItem, old: Step | None) -> int:
    """Where the step goes among the rest."""
    after = item.optional("after")
    if after is None:
        return steps.index(old) if old else len(rest)
    for index, step in enumerate(rest):
        if step.key == after:
            return index + 1
    raise item.broken(f"after の {after} という手順はありません", "after")


def _refuse_softening(item: RuleItem, old: Step, new: Step) -> None:
    """Refuse to take out what §7 demands, to make it depend on more, to ask less for it or to put it off."""
    asked = f"「{old.title}」は§{old.clause}が求める手順です。"
    if item.flag("remove"):
        raise item.broken(f"{asked}消せません", "remove")
    if not new.demanded:
        raise item.broken(f"{asked}demanded を false にできません", "demanded")
    if new.clause != old.clause:
        raise item.broken(f"{asked}clause を変えられません", "clause")
    if set(new.when) - set(old.when):
        raise item.broken(f"{asked}条件を加えられません", "when")
    if max(new.due_minutes, LATEST) > max(old.due_minutes, LATEST):
        raise item.broken(f"{asked}期限は{LATEST}分（24時間）より後にできません", "due")
    if len(new.rounds) < len(old.rounds):
        raise item.broken(f"{asked}回数を減らせません", "due")
    if set(old.evidence) - set(new.evidence):
        raise item.broken(f"{asked}記録する項目を減らせません", "evidence")
    if old.not_by_doer_of != new.not_by_doer_of:
        raise item.broken(f"{asked}二人目の確認を変えられません", "not_by_doer_of")
    if old.public_act and not new.public_act:
        raise item.broken(f"{asked}public_act を false にできません", "public_act")


def _refuse_lost_second_person(items: Collection[RuleItem], book: Playbook) -> None:
    """Refuse to take out a step that a second person's step looks at."""
    wanted = {step.not_by_doer_of: step.title for step in book.steps if step.not_by_doer_of}
    for item in items:
        if item.flag("remove") and item.string("key") in wanted:
            title = wanted[item.string("key")]
            raise item.broken(f"「{title}」で二人目が確かめる手順なので、消せません", "remove")
