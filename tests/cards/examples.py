"""Drafts for the cards' tests: an ordinary one, and the worst that can come."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.accounts.holds import Held
from bot.accounts.models import Measure, Platform
from bot.accounts.service import AccountFacts
from bot.drafts.content import MAX_TEXT, ImageFacts
from bot.drafts.models import AnswerKind, Kind, ReviewOutcome
from bot.drafts.states import Actor, Event, State
from bot.drafts.views import (
    AnswerView,
    AwayView,
    DecisionView,
    DraftView,
    FindingView,
    RelatedView,
    ReportView,
    ReviewView,
    RevisionView,
)
from rules.finding import Severity
from rules.images.facts import Consent, ImageAnswers, Licence, Position, Trace

NOW = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)
HOSTILE = "<!channel> <@U01BOB> *太字* _斜体_ ~線~ `code` > 引用 &amp; <https://example.com|偽のリンク> :tada:"


def account(number: int = 1, name: str = "新見市観光") -> AccountFacts:
    return AccountFacts(
        id=number,
        platform=Platform.FACEBOOK,
        name=name,
        handle="niimi.kanko",
        url="https://www.facebook.com/niimi.kanko",
        opens="08:30",
        closes="17:15",
        section_ids=frozenset({1}),
    )


def finding(
    number: int = 1,
    severity: Severity = Severity.CONFIRM,
    quote: str = "らしいです",
    message: str = "伝え聞いたことのようです。確かめた根拠を書いてください。",
    suggestion: str | None = None,
    answer: AnswerView | None = None,
) -> FindingView:
    return FindingView(
        id=number,
        rule="hearsay",
        clause="6(2)ク④",
        severity=severity,
        start=0,
        end=5,
        quote=quote,
        message=message,
        suggestion=suggestion,
        answer=answer,
    )


def revision(
    text: str = "11月28日（土）に朝市を開きます。",
    *,
    number: int = 1,
    findings: tuple[FindingView, ...] = (),
    accounts: tuple[AccountFacts, ...] = (account(),),
    images: tuple[ImageFacts, ...] = (),
    note: str = "",
) -> RevisionView:
    return RevisionView(
        number=number,
        text=text,
        kind=Kind.POST,
        editor="U01ALICE",
        planned_at=NOW,
        emergency_reason=note,
        sources=note,
        accounts=accounts,
        images=images,
        findings=findings,
    )


def draft(state: State = State.PENDING, *, newest: RevisionView | None = None, **more: object) -> DraftView:
    values: dict[str, object] = {
        "id": 12,
        "state": state,
        "section": "産業部商工観光課",
        "drafter": "U01ALICE",
        "revision": newest or revision(),
        "before": None,
        "decisions": (),
        "reports": (),
        "approval_expires_at": NOW,
        "asked": ("U01BOB",),
        **more,
    }
    return DraftView(**values)  # type: ignore[arg-type]


def decision(event: Event, *, number: int = 1, reason: str = "") -> DecisionView:
    return DecisionView(revision=number, event=event, by="U01BOB", actor=Actor.APPROVER, reason=reason, at=NOW)


def worst_image(number: int, character: str) -> ImageFacts:
    """A name of 200 characters, the longest that can be said of an image."""
    said = ImageAnswers(Licence.PROVIDED, character * 300, Consent.UNKNOWN, character * 1000)
    digest = f"{number:064x}"
    return ImageFacts(f"F{number}", character * 200, "image/png", digest, Position.FOUND, tuple(Trace), answers=said)


def worst(state: State, *, character: str = "あ") -> DraftView:
    """A text of 63,206 characters, 60 findings, 10 images, 20 accounts with names of 80 characters, a long history."""
    long = character * 1000
    findings = tuple(
        finding(
            number,
            [Severity.BLOCK, Severity.CONFIRM, Severity.INFO][number % 3],
            quote=character * 3000,
            message=long,
            suggestion=character * 2000,
            answer=AnswerView(AnswerKind.CONTEST, long, "U01ALICE") if number % 2 else None,
        )
        for number in range(60)
    )
    newest = revision(
        character * MAX_TEXT,
        number=9,
        findings=findings,
        accounts=tuple(account(number, character * 80) for number in range(1, 21)),
        images=tuple(worst_image(n, character) for n in range(10)),
        note=long,
    )
    newest = replace(newest, variants=tuple((n, character * (3000 + n)) for n in range(2, 21)))
    before = revision(("い\n" * (MAX_TEXT // 2))[:MAX_TEXT], number=8, note="")
    decisions = [decision(Event.RETURN, number=n, reason=long) for n in range(1, 9)]
    decisions.append(decision(Event.APPROVE if state is not State.RETURNED else Event.RETURN, number=9, reason=long))
    reports = tuple(
        ReportView(
            n, "https://example.com/" + "a" * 470, NOW + timedelta(minutes=n), "U01ALICE", doubt=long, confirmed=long
        )
        for n in range(1, 20)
    )
    to_mend = tuple(finding(n, quote=character * 3000, message=long) for n in range(20))
    decisions[7] = replace(decisions[7], to_mend=to_mend)
    reviews = tuple(
        ReviewView("U01ERIN", Event.APPROVE, NOW, ReviewOutcome.OBJECTED if n else None, long, "U01BOB", NOW)
        for n in range(8)
    )
    return replace(
        draft(state, newest=newest, before=before, decisions=tuple(decisions), reports=reports),
        held=(Held(Measure.PAUSED, "incident:1", long, NOW + timedelta(days=9)),) * 8,
        reviews=reviews,
        sections_missing=(character * 80,) * 20,
        away=(AwayView("U01BOB", NOW.date()),) * 20,
        retro_due_at=NOW,
        corrects=RelatedView(3, State.COMPLETED, character * 200, ("https://example.com/" + "a" * 470,) * 20),
        corrections=tuple(RelatedView(n, State.PENDING, character * 200) for n in range(20, 40)),
    )
