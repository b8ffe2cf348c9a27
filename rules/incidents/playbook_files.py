"""Reads the playbooks (`rules/playbooks/<kind>.toml`) and refuses a broken one with file and line.

A file holds

    kind = "backlash"
    name = "炎上"
    warning = "…"                       # stands on top of everything
    first_three = ["…", "…", "…"]       # what who noticed does at once

    [[step]]
    key = "holding-post"                # stays for ever: incidents remember their steps by it
    title = "…"
    what_to_do = '''…'''
    clause = "7(4)"                     # leave out where no clause asks for it
    demanded = true                     # §7 asks for it: no closing before it is done or justified
    duty = "poster"                     # words: rules.incidents.kinds
    due = 30                            # minutes from the opening; [0, 60, 180] for a step that is done again
    when = ["personal_data"]            # all must hold
    evidence = ["published_url"]
    statements = ["holding"]
    helps = ["recovery"]
    public_act = true
    not_by_doer_of = "…"                # a second person does this one
    outlives = true                     # goes on after the closing

`key`, `title`, `what_to_do`, `duty` and `due` must be there.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from rules.guideline import UnknownClauseError, clause
from rules.incidents.kinds import Condition, Duty, Evidence, HelpTopic, IncidentKind
from rules.incidents.playbook import Playbook, Step
from rules.rule_files import RuleFile, RuleItem

_HEAD = ("kind", "name", "warning", "first_three", "step")
_REQUIRED = ("title", "what_to_do", "duty", "due")


def read_playbook(file: RuleFile, statements: Collection[str]) -> Playbook:
    """Return the playbook of a file; `statements` are the keys of the texts there are.

    Raises:
        BrokenRuleFileError: something in it is broken; the message names file and line.
    """
    head = file.whole()
    head.only(_HEAD)
    kind = head.word("kind", IncidentKind)
    items = tuple(file.items("step"))
    steps = tuple(read_step(item, statements) for item in items)
    refuse_twice(items)
    if not steps:
        raise file.broken("[[step]] がありません", 1)
    book = Playbook(kind, head.string("name"), head.string("warning").strip(), read_three(head), steps)
    for item in items:
        check_second_person(item, book)
    return book


def read_step(item: RuleItem, statements: Collection[str], base: Step | None = None) -> Step:
    """Return the step of an item; what it does not say is taken from `base` where given.

    Raises:
        BrokenRuleFileError: something in it is broken.
    """
    item.only(("key", "remove", "after", *_READERS) if base else ("key", "after", *_READERS))
    key = item.string("key")
    said = {_FIELDS.get(name, name): _READERS[name](item, name) for name in _READERS if name in item.values}
    for name in _REQUIRED:
        if base is None and name not in item.values:
            raise item.broken(f"手順 {key} に {name} がありません")
    for name in said.get("statements", ()):
        if name not in statements:
            raise item.broken(f"statements の {name} という文例はありません", "statements")
    return replace(base, **said) if base else Step(key=key, **({"clause": None, "demanded": False} | said))


def read_three(head: RuleItem) -> tuple[str, str, str]:
    """Return the three things to do at once.

    Raises:
        BrokenRuleFileError: there are not three.
    """
    lines = head.strings("first_three")
    if len(lines) != 3:
        raise head.broken("first_three は三つ書いてください", "first_three")
    return lines[0], lines[1], lines[2]


def refuse_twice(items: Collection[RuleItem]) -> None:
    """Refuse a key that stands twice in a file.

    Raises:
        BrokenRuleFileError: one does.
    """
    seen: set[str] = set()
    for item in items:
        key = item.string("key")
        if key in seen:
            raise item.broken(f"key の {key} が二つあります", "key")
        seen.add(key)


def check_second_person(item: RuleItem, book: Playbook) -> None:
    """Refuse a step whose second person looks at a step there is not.

    Raises:
        BrokenRuleFileError: it does.
    """
    other = item.optional("not_by_doer_of")
    if other is not None and other not in {step.key for step in book.steps} - {item.string("key")}:
        raise item.broken(f"not_by_doer_of の {other} という手順はありません", "not_by_doer_of")


def _rounds(item: RuleItem, key: str) -> tuple[int, ...]:
    value = item.values[key]
    if isinstance(value, int):
        return (item.number(key),)
    numbers = isinstance(value, list) and all(isinstance(one, int) and not isinstance(one, bool) for one in value)
    if not numbers or not value or value[0] < 0 or any(a >= b for a, b in pairwise(value)):
        raise item.broken(f"{key} に開始からの分を、0以上の整数か、だんだん大きくなる並びで書いてください", key)
    return tuple(value)


def _clause(item: RuleItem, key: str) -> str:
    try:
        return clause(item.string(key)).key
    except UnknownClauseError:
        raise item.broken(f"{key} の {item.string(key)} という条項はありません", key) from None


_FIELDS = {"due": "rounds"}
_READERS: Mapping[str, Callable[[RuleItem, str], Any]] = {
    "title": lambda item, key: item.string(key).strip(),
    "what_to_do": lambda item, key: item.string(key).strip(),
    "clause": _clause,
    "demanded": RuleItem.flag,
    "duty": lambda item, key: item.word(key, Duty),
    "due": _rounds,
    "when": lambda item, key: item.words(key, Condition),
    "evidence": lambda item, key: item.words(key, Evidence),
    "statements": lambda item, key: item.strings(key, required=False),
    "helps": lambda item, key: item.words(key, HelpTopic),
    "public_act": RuleItem.flag,
    "not_by_doer_of": RuleItem.string,
    "outlives": RuleItem.flag,
}
"""How each key of a step is read."""
