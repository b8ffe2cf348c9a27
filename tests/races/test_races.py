"""Sixteen people in two processes press different buttons on one draft at the same moment."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.app import Bot
from bot.audit.reading import export, verify
from bot.drafts.content import Content
from bot.drafts.models import Decision
from bot.drafts.states import Event, State, transition
from bot.store.outbox import OutboxMessage
from tests.races.pressing import HANDS, Outcome, Press, Round, work
from tests.support.clocks import RunningClock
from tests.support.forks import forks
from tests.support.office import MARKET, account, open_office

PROCESSES = 2
ROUNDS = 50
KACHO, HANAKO = "U01BOB", "U01ALICE"
#: The head drafts, so that both may decide who stand in for the head.
DECIDERS = ("U01ERIN", "U01KENJI")
CITY = """
[city]
name = "新見市"
homepage = "https://www.city.niimi.okayama.jp/"
area_code = "0867"
[hours]
start = "08:30"
end = "17:15"
closed = []
[channels]
incidents = "C01INC"
pr = "C01PR"
[[sections]]
name = "総務部秘書広報課"
pr_division = true
head = "U01CAROL"
acting = []
staff = []
[[sections]]
name = "産業部商工観光課"
head = "U01BOB"
acting = ["U01ERIN", "U01KENJI"]
staff = ["U01ALICE"]
[[accounts]]
platform = "facebook"
name = "新見市観光"
handle = "niimi.kanko"
url = "https://www.facebook.com/niimi.kanko"
sections = ["産業部商工観光課"]
hours = "08:30-17:15"
"""
PR_HEAD = "U01CAROL"
DECIDING = (Event.APPROVE, Event.RETURN, Event.REJECT, Event.APPROVE_CONDITIONALLY)
DECISIONS = [Press(event, by) for event in DECIDING for by in DECIDERS]
OTHERS = [Press(event, by) for event in (Event.CONSULT, Event.REVOKE) for by in DECIDERS]
MOVING = (Event.WITHDRAW, Event.REVISE, Event.PULL_BACK, Event.POST_FIRST)
WRITERS_MOVES = [Press(event, by) for event in MOVING for by in (KACHO, HANAKO)]
NOTICES = {
    Event.APPROVE: "approved",
    Event.APPROVE_CONDITIONALLY: "approved_conditionally",
    Event.RETURN: "returned",
    Event.REVOKE: "returned",
    Event.REJECT: "rejected",
}


@pytest.fixture
def bot(database_url: str, tmp_path: Path) -> Iterator[Bot]:
    """An office in which two may decide."""
    city = tmp_path / "city.toml"
    city.write_text(CITY, encoding="utf-8")
    with open_office(database_url, RunningClock(), city=city) as opened:
        yield opened


def race(bot: Bot, presses: list[Press], *, seed: int) -> dict[int, list[Outcome]]:
    """Let sixteen people press these buttons, dealt out anew each round; the outcomes by draft."""
    chance = random.Random(seed)
    content = Content(text=MARKET, account_ids=(account(bot.store),))
    rounds: list[list[Round]] = [[] for _ in range(PROCESSES)]
    for _ in range(ROUNDS):
        draft = bot.office.writing.save(content, by=KACHO)
        bot.office.submitting.submit(draft.id, 1, {}, by=KACHO)
        hands = [presses[at % len(presses)] for at in range(PROCESSES * HANDS)]
        chance.shuffle(hands)
        for number in range(PROCESSES):
            rounds[number].append((draft.id, hands[number * HANDS : (number + 1) * HANDS]))
    with _running(bot, rounds) as results:
        told = [[reader.recv() for _ in range(ROUNDS)] for reader in results]
    return {draft: [outcome for process in told for outcome in process[at]] for at, (draft, _) in enumerate(rounds[0])}


@contextmanager
def _running(bot: Bot, rounds: list[list[Round]]) -> Iterator[list[Connection]]:
    context = forks()
    start = context.Barrier(PROCESSES)
    url = bot.store.engine.url.render_as_string(hide_password=False)
    pipes = [context.Pipe(duplex=False) for _ in rounds]
    processes = [
        context.Process(target=work, args=(url, mine, start, writer))
        for mine, (_, writer) in zip(rounds, pipes, strict=True)
    ]
    try:
        for process in processes:
            process.start()
        for _, writer in pipes:
            writer.close()
        yield [reader for reader, _ in pipes]
        for process in processes:
            process.join(30)
            assert process.exitcode == 0
    finally:
        for process, (reader, _) in zip(processes, pipes, strict=True):
            process.kill()
            process.join()
            process.close()
            reader.close()


def recorded(bot: Bot) -> dict[str, list[tuple[Event, str]]]:
    """The moves of each draft after its submission, as the record has them; the record is whole."""
    moves: dict[str, list[tuple[Event, str]]] = {}
    with bot.store.read() as session:
        assert verify(session)[1] is None
        for entry in export(session):
            name = str(entry["event"]).removeprefix("draft.")
            if name in set(Event) and name != Event.SUBMIT:
                moves.setdefault(str(entry["subject"]), []).append((Event(name), str(entry["actor"])))
    return moves


def notices(bot: Bot, draft: int) -> list[tuple[str, str]]:
    """Who was told what about a draft, besides being asked to decide."""
    with bot.store.read() as session:
        rows = session.execute(
            sa.select(OutboxMessage.intent, OutboxMessage.recipient).where(
                OutboxMessage.subject == f"draft:{draft}",
                OutboxMessage.intent.not_in(("approval_requested", "card_redrawn")),
            )
        )
        return sorted((row.intent, row.recipient) for row in rows)


def told_of(event: Event, by: str, steps: list[Event]) -> list[tuple[str, str]]:
    """What a step makes people hear that is taken after these."""
    if event in NOTICES:
        return [(NOTICES[event], KACHO)]
    if event is Event.CONSULT:
        return [("concurrence_requested", PR_HEAD)]
    if event is Event.POST_FIRST:
        return [("post_first", by), *(("emergency", one) for one in (KACHO, *DECIDERS, PR_HEAD))]
    if event is Event.WITHDRAW and not {Event.PULL_BACK, Event.RETURN, Event.REVOKE, Event.REVISE} & set(steps[-1:]):
        asked = set(DECIDERS)
        asked |= {PR_HEAD} if Event.CONSULT in steps else set()
        asked |= {KACHO, PR_HEAD} if Event.POST_FIRST in steps else set()
        return [("withdrawn", one) for one in asked]
    return []


def assert_losers_know(outcomes: list[Outcome], winners: list[Press]) -> None:
    """Each is told who was quicker, or that the text changed; nobody sees a fault."""
    for outcome in outcomes:
        if outcome.won:
            continue
        assert outcome.fault is None
        said = str(outcome.refusal)
        # Who takes back what nobody has granted yet hears that it was only handed in.
        too_early = outcome.press.event is Event.REVOKE and "提出しました" in said
        known = any(f"<@{winner.by}>さん" in said for winner in winners)
        assert known or too_early or "本文が変わりました" in said, said


def test_of_sixteen_decisions_one_counts(bot: Bot) -> None:
    outcomes = race(bot, DECISIONS, seed=1)

    record = recorded(bot)
    for draft, pressed in outcomes.items():
        winners = [outcome.press for outcome in pressed if outcome.won]
        assert len(winners) == 1
        assert record[f"draft:{draft}"] == [(winners[0].event, winners[0].by)]
        assert notices(bot, draft) == [(NOTICES[winners[0].event], KACHO)]
        assert_losers_know(pressed, winners)
    with bot.store.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Decision)) == ROUNDS


def test_between_deciding_revising_and_withdrawing_each_step_follows_from_the_one_before(bot: Bot) -> None:
    """An approved or returned draft may still be revised or withdrawn; one step of each kind counts."""
    outcomes = race(bot, DECISIONS + OTHERS + WRITERS_MOVES, seed=2)

    record = recorded(bot)
    for draft, pressed in outcomes.items():
        winners = [outcome.press for outcome in pressed if outcome.won]
        steps = record[f"draft:{draft}"]
        assert sorted(steps) == sorted((press.event, press.by) for press in winners)
        state, told = State.PENDING, []
        for at, (event, by) in enumerate(steps):
            row = transition(state, event)
            assert row is not None, steps
            told += told_of(event, by, [one for one, _ in steps[:at]])
            state = row.target
        assert bot.office.reading.render(draft).state is state
        assert notices(bot, draft) == sorted(told)
        assert_losers_know(pressed, winners)
