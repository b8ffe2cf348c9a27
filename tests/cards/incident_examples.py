"""Incidents for the cards' tests: every kind with every condition met, everything about it as long as it can be."""

from dataclasses import replace
from datetime import timedelta

from bot.incidents.models import Entry
from bot.incidents.states import State, TaskState
from bot.incidents.text_models import TextState
from bot.incidents.views import EntryView, IncidentLine, IncidentView, TaskView, TextView
from rules.incidents.facts import IncidentFacts
from rules.incidents.handbook import builtin_handbook
from rules.incidents.kinds import Answer, Channel, IncidentKind
from rules.incidents.level import Level
from rules.incidents.playbook import tasks_of
from tests.cards.examples import HOSTILE, NOW, account

HANDBOOK = builtin_handbook()
LONG = HOSTILE * 30


def incident(
    kind: IncidentKind = IncidentKind.BACKLASH,
    *,
    state: State = State.RESPONDING,
    done: int = 0,
    words: str = "批判が続いています。",
    drill: bool = False,
) -> IncidentView:
    """An incident in which every step of the playbook applies; the first `done` are done."""
    opened = NOW - timedelta(hours=3)
    tasks = [task for step in HANDBOOK.playbook(kind).steps for task in tasks_of(step, opened)]
    return IncidentView(
        id=12,
        kind=kind,
        state=state,
        level=Level.CRITICAL,
        drill=drill,
        speed=60 if drill else 1,
        account=account(),
        section="産業部商工観光課",
        url="https://example.com/" + "a" * 470,
        seen=words,
        facts=IncidentFacts(kind, seen=words, our_account=Answer.YES, since=opened, platform="facebook", drill=drill),
        known={"subject": words[:500], "likes": "120", "since": opened.isoformat()},
        reporter="U01ALICE",
        lead="U01BOB",
        told=("U01BOB", "U01CAROL", "U01QUINN", "U01ROSE", "U01FRANK"),
        called=("U01BOB",),
        own_channel=None,
        opened_at=opened,
        acknowledged_at=opened,
        first_public_at=None,
        settled_at=None,
        closed_at=NOW if state is State.CLOSED else None,
        next_update_at=NOW - timedelta(minutes=5),
        tasks=tuple(
            TaskView(
                key=one.key,
                step=one.step.key,
                title=one.title,
                duty=one.step.duty,
                demanded=one.step.demanded,
                outlives=one.step.outlives,
                due_at=one.due_at,
                state=TaskState.DONE if number < done else TaskState.OPEN,
                taken_by="U01KENJI" if number % 2 else None,
                ended_by="U01KENJI" if number < done else None,
                ended_at=NOW if number < done else None,
                reason=words if number < done else "",
                evidence={"note": words[:1500]} if number < done else {},
            )
            for number, one in enumerate(tasks)
        ),
    )


def entry(words: str = "", number: int = 1) -> EntryView:
    return EntryView(number, NOW, NOW, Entry.MANUAL, "U01ALICE", "経過を書き加えました。", words)


def text(state: TextState = TextState.WAITING, words: str = "確かめています。") -> TextView:
    return TextView(
        id=3,
        incident=12,
        title="時間をいただく旨のお知らせ",
        channel=Channel.SNS,
        text=words,
        remarks=(words[:500],) * 20,
        state=state,
        writer="U01ALICE",
        head="U01BOB",
        pr=None,
        reason=words[:1500],
        url="https://example.com/1",
        published_at=NOW,
    )


def worst(kind: IncidentKind = IncidentKind.TAKEOVER) -> IncidentView:
    """As long as people can make it, in a drill."""
    shown = incident(kind, words=LONG[:2000], drill=True)
    return replace(shown, known={**shown.known, "fake_name": HOSTILE})


def line(number: int = 1) -> IncidentLine:
    """An incident in a list."""
    return IncidentLine(number, IncidentKind.TAKEOVER, State.SETTLING, Level.CRITICAL, True, "あ" * 100, NOW)
