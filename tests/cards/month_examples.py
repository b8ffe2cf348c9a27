"""A month for the cards' tests: an ordinary one, and the worst that can come."""

from dataclasses import replace

from bot.drafts.models import AnswerKind, Kind
from bot.drafts.month import Line, Looked, Mark, Month, Numbers, Place, Said, Step
from bot.drafts.month_reading import BEGINNING
from bot.drafts.searching import PAGE_LENGTH as FOUND_LENGTH
from bot.drafts.searching import Found, Results, Sought
from bot.drafts.states import Actor, Event, State
from bot.drafts.supervision import PAGE_LENGTH, MonthPage, Summary
from rules.finding import Severity
from tests.cards.examples import HOSTILE, NOW

NOVEMBER = Month.of(NOW)


def line(number: int = 12, *, character: str = "朝") -> Line:
    """A draft on 20 accounts with names of 80 characters, decided on as often as can be."""
    name = character * 80
    steps = tuple(Step(event, Actor.ACTING, "U01ERIN", NOW, 1, HOSTILE, name) for event in Event)
    return Line(
        id=number,
        revision=3,
        state=State.RETRO_PENDING,
        kind=Kind.POST,
        section=name,
        drafter="U01ALICE",
        text=(HOSTILE + character * BEGINNING)[:BEGINNING],
        created_at=NOW,
        planned_at=NOW,
        emergency_reason=HOSTILE,
        retro_due_at=NOW,
        places=tuple(Place(f"Facebook「{name}」", "https://example.com/", NOW, HOSTILE, True) for _ in range(20)),
        findings=dict.fromkeys(Severity, 1000),
        said=(Said("6(2)イ", Severity.BLOCK, HOSTILE, AnswerKind.CONTEST, HOSTILE, "U01ALICE"),) * 60,
        steps=steps * 20,
        reviews=(Looked(None, "", NOW),) * 20,
    )


def summary(*, sections: int = 1, own: tuple[str, ...] | None = ("産業部商工観光課",)) -> Summary:
    """The numbers of so many sections; `own` as in `Summary.sections`."""
    counted = Numbers(9_999_999, 9_999_999, 9_999_999, dict.fromkeys(Mark, 9_999_999))
    by_section = tuple((f"{number}" + "課" * 78, counted) for number in range(sections))
    return Summary(NOVEMBER, counted, by_section, own)


def worst_month(*, character: str = "朝") -> MonthPage:
    lines = tuple(line(10_000_000 + n, character=character) for n in range(PAGE_LENGTH))
    return MonthPage(summary(sections=90, own=None), lines, 4, 99_999, NOW)


def worst_results(*, character: str = "朝") -> Results:
    typed = (character * 200)[:200]
    sought = Sought(typed, typed, NOW.date(), NOW.date(), State.CONDITIONAL)
    accounts = (f"Facebook「{character * 80}」",) * 20
    found = Found(12, 3, State.CONDITIONAL, character * 80, accounts, HOSTILE[:80], NOW)
    return Results(sought, tuple(replace(found, id=n) for n in range(FOUND_LENGTH)), 9_999_999, 3)
