"""What §7 demands, phrase by phrase, and the steps that do it (`rules/playbooks/demands.toml`).

[[demand]]
kind = "backlash"
clause = "7(4)"
words = "職員の判断による反論や抗弁は行わず"      # word for word out of the clause
steps = ["no-rebuttal"]                       # demanded steps of that kind's playbook
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rules.guideline import UnknownClauseError, clause
from rules.incidents.kinds import IncidentKind
from rules.incidents.playbook import Playbook, Step
from rules.rule_files import RuleFile, RuleItem


@dataclass(frozen=True, slots=True)
class Demand:
    """Words of a clause and the keys of the steps that do what they say."""

    kind: IncidentKind
    clause: str
    words: str
    steps: tuple[str, ...]


def read_demands(file: RuleFile, playbooks: Mapping[IncidentKind, Playbook]) -> tuple[Demand, ...]:
    """Return what §7 demands, after a look whether the playbooks do it.

    Raises:
        BrokenRuleFileError: words are not the clause's, a step is missing, not demanded, of another clause or bound
            to a condition without another that is not; or a playbook calls a step demanded that nothing here asks for.
    """
    found = tuple(_demand(item, playbooks) for item in file.items("demand"))
    asked = {(demand.kind, key) for demand in found for key in demand.steps}
    for kind, book in playbooks.items():
        for step in book.steps:
            if step.demanded and (kind, step.key) not in asked:
                raise file.broken(f"{kind} の手順 {step.key} を求める文言が書かれていません", 1)
    return found


def _demand(item: RuleItem, playbooks: Mapping[IncidentKind, Playbook]) -> Demand:
    item.only(("kind", "clause", "words", "steps"))
    demand = Demand(item.word("kind", IncidentKind), item.string("clause"), item.string("words"), item.strings("steps"))
    try:
        text = clause(demand.clause).text
    except UnknownClauseError:
        raise item.broken(f"clause の {demand.clause} という条項はありません", "clause") from None
    if demand.words not in text:
        raise item.broken(f"words が §{demand.clause} の文言と違います", "words")
    steps = tuple(_steps(item, demand, playbooks[demand.kind]))
    if all(step.when for step in steps):
        raise item.broken("条件の付かない手順が一つもありません。§7が求めることが抜けるおそれがあります", "steps")
    return demand


def _steps(item: RuleItem, demand: Demand, book: Playbook) -> Iterator[Step]:
    by_key = {step.key: step for step in book.steps}
    for key in demand.steps:
        step = by_key.get(key)
        if step is None:
            raise item.broken(f"§{demand.clause} が求める手順 {key} が {demand.kind}.toml にありません", "steps")
        if not step.demanded or step.clause != demand.clause:
            what = f'demanded = true と clause = "{demand.clause}"'
            raise item.broken(f"手順 {key} には {what} が必要です", "steps")
        yield step
