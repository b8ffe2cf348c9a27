"""A second report of what is open already: it joins that incident, and what it knows more counts at once."""

from collections.abc import Mapping
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.audit import record
from bot.incidents import clock, holding, levels, moves, tasks
from bot.incidents.facts import ANSWERS, LABELS, OURS, facts_of, with_known
from bot.incidents.models import Entry, Incident
from bot.incidents.states import OPEN, STATE_NAMES
from bot.store.unit import Transaction
from rules.incidents.handbook import Handbook
from rules.incidents.kinds import Answer, IncidentKind
from rules.incidents.level import propose_level

MOST_NAMED = 5
IF_SAME = (
    "同じ件のときは、そちらのスレッドで続けます。"
    "こちらは「事案ではなかった」を押して、理由に同じ件であることを書いてください。"
)


def others_on(session: Session, incident: Incident) -> list[Incident]:
    """The other open incidents on the same account, the oldest first; a drill meets drills only."""
    if incident.account_id is None:
        return []
    statement = sa.select(Incident).where(
        Incident.account_id == incident.account_id,
        Incident.id != incident.id,
        Incident.state.in_(OPEN),
        Incident.drill == incident.drill,
    )
    return list(session.scalars(statement.order_by(Incident.id)))


def perhaps_same(session: Session, incident: Incident) -> list[Incident]:
    """Other open incidents of the kind that may be the same, since of one of the two nobody has said the account."""
    statement = sa.select(Incident).where(
        Incident.kind == incident.kind,
        Incident.id != incident.id,
        Incident.state.in_(OPEN),
        Incident.drill == incident.drill,
    )
    found = session.scalars(statement.order_by(Incident.id.desc()).limit(MOST_NAMED))
    return [one for one in found if _nameless(one) or _nameless(incident)]


def named(incident: Incident) -> str:
    """「事案 第1号（炎上、対応中）」."""
    return f"事案 第{incident.id}号（{incident.kind.japanese}、{STATE_NAMES[incident.state]}）"


def take_in(  # noqa: PLR0917 - one report in all its parts
    tx: Transaction,
    incident: Incident,
    kind: IncidentKind,
    news: Mapping[str, str],
    words: str,
    by: str,
    handbook: Handbook,
) -> None:
    """Write down a report on an open incident, and let what it knows more count as it would in a first report.

    A yes to what nobody knew so far is taken over, and since when it goes on. A no, or an answer against what is known,
    is only told: one more person who sees nothing takes no step away. The level
    rises where this report calls for more than was known before; it never falls.

    Args:
        kind: what the reporter takes it for.
        news: what the report knows, by the names of `IncidentFacts`.
        words: what was seen, in the reporter's words.
        by: Slack id of the reporter, who may be nobody of the register.
    """
    before = propose_level(facts_of(tx.session, incident), handbook.thresholds).level
    new = {name: text for name, text in news.items() if text and _unknown(incident, name) and not _is_no(text)}
    incident.known = with_known(incident.known, new)
    tx.session.flush()
    record.append(
        tx,
        actor=by,
        event="incident.report_joined",
        subject=moves.subject(incident.id),
        details={"kind": kind, "learned": sorted(new)},
    )
    other = "" if kind is incident.kind else "種別が違うときは「分かったことを書く」で直してください。"
    told = f"同じ件の報告がありました（種別：{kind.japanese}）。{other}"
    moves.note(tx, incident, Entry.REPORT, by, told, words="\n".join([words, *_answered(news)]))
    facts = facts_of(tx.session, incident)
    tasks.follow(tx, incident, facts, handbook)
    proposal = propose_level(replace(facts, kind=kind), handbook.thresholds)
    if proposal.level > max(before, incident.level):
        levels.change(tx, incident, proposal.level, by, f"加わった報告のため。{proposal.reasons[0]}", handbook)
    else:
        holding.follow(tx, incident)
        clock.watch_steps(tx, incident)


def _nameless(incident: Incident) -> bool:
    return incident.account_id is None and _unknown(incident, OURS)


def _unknown(incident: Incident, name: str) -> bool:
    return incident.known.get(name, Answer.UNKNOWN) == Answer.UNKNOWN


def _is_no(text: str) -> bool:
    return text in (Answer.NO, Answer.UNKNOWN)


def _answered(news: Mapping[str, str]) -> list[str]:
    """What the reporter answered, in a line each."""
    answers = [(name, Answer(news[name])) for name in ANSWERS if name in news]
    return [f"{LABELS[name]}：{answer.japanese}" for name, answer in answers if answer is not Answer.UNKNOWN]
