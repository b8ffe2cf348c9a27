"""Every card and form of an incident stays within Slack's limits, for every kind and for the worst content."""

from dataclasses import replace
from datetime import date

import pytest

from bot.cards.fitting import json_bytes
from bot.cards.incidents.checklist import checklist
from bot.cards.incidents.headline import headline
from bot.cards.incidents.nags import nag
from bot.cards.incidents.report_form import ReportEntry, first_things, report_form, reported
from bot.cards.incidents.run_forms import (
    entry_form,
    evidence_form,
    facts_form,
    lead_form,
    level_form,
    timeline_shown,
    update_form,
)
from bot.cards.incidents.step_forms import done_form, reason_form, step_shown
from bot.cards.incidents.text_cards import blanks_form, choose_form, published_form, rewrite_form, text_card
from bot.cards.incidents.told import direct_notice, first_report, said, texts_to_use
from bot.cards.names import CaseRef
from bot.incidents import clock
from bot.incidents.reporting import Reported
from bot.incidents.states import State
from bot.incidents.text_models import TextState
from bot.practice.blockkit.surfaces import blocks_problems, view_problems
from rules.context import CityFacts
from rules.incidents.kinds import IncidentKind
from rules.incidents.level import propose_level
from tests.cards.examples import HOSTILE, NOW, account
from tests.cards.incident_examples import HANDBOOK, LONG, entry, incident, text, worst
from tests.cards.reading import said as words_of
from tests.support.page import buttons

MESSAGE_CHARACTERS = 13_000
VIEW_BYTES = 245_000


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("kind", IncidentKind)
def test_the_card_and_the_checklist_fit_for_every_kind_in_every_state(kind: IncidentKind, state: State) -> None:
    for shown in (incident(kind, state=state), incident(kind, state=state, done=9), replace(worst(kind), state=state)):
        for message in (headline(shown, HANDBOOK, NOW), checklist(shown, NOW)):
            assert not blocks_problems(list(message.blocks), "message")
            assert len(words_of(message.blocks)) < MESSAGE_CHARACTERS


@pytest.mark.parametrize("kind", IncidentKind)
def test_every_step_that_is_to_be_done_can_be_pressed(kind: IncidentKind) -> None:
    shown = incident(kind)
    blocks = checklist(shown, NOW).blocks
    pressed = [one["value"] for one in buttons({"blocks": list(blocks)})]
    pressed += [one["accessory"]["value"] for one in blocks if "accessory" in one]  # type: ignore[index]
    for task in shown.current():
        assert any(f'"{task.key}"' in value for value in pressed), task.key


@pytest.mark.parametrize("kind", IncidentKind)
def test_what_is_said_in_the_thread_fits(kind: IncidentKind) -> None:
    shown = worst(kind)
    messages = [
        first_report(shown),
        direct_notice(shown, "C01INC"),
        said(shown, entry(LONG * 5)),
        texts_to_use(shown, HANDBOOK),
        *[text_card(shown, text(state, LONG)) for state in TextState],
        *[nag(shown, {"matter": one, "tasks": ",".join(t.key for t in shown.tasks)}, NOW) for one in clock.MATTERS],
    ]
    for message in messages:
        assert not blocks_problems(list(message.blocks), "message")
        assert len(words_of(message.blocks)) < MESSAGE_CHARACTERS


@pytest.mark.parametrize("kind", IncidentKind)
def test_every_form_fits(kind: IncidentKind) -> None:
    shown = worst(kind)
    outcome = Reported(shown, False, HANDBOOK.playbook(kind).first_three)
    views = [
        report_form(ReportEntry(kind, LONG, "https://example.com", "C01GEN", [account(n) for n in range(150)])),
        reported(outcome),
        level_form(shown, propose_level(shown.facts)),
        update_form(shown, NOW),
        facts_form(shown),
        facts_form(shown, [account(n) for n in range(150)]),
        evidence_form(shown),
        entry_form(shown),
        lead_form(shown),
        timeline_shown(shown, [entry(LONG, n) for n in range(2000)]),
        timeline_shown(shown, []),
        choose_form(shown, HANDBOOK),
        published_form(text(), NOW, drill=True),
        rewrite_form(text(words=LONG[:3000]), drill=True),
        reason_form("差し戻す", HOSTILE, CaseRef(12, "a" * 60, "b"), "差し戻す", drill=True),
        *[blanks_form(shown, one, NOW, CityFacts()) for one in HANDBOOK.statements_for(kind)],
        *[step_shown(shown, one, HANDBOOK, date(2027, 6, 1)) for one in shown.tasks],
        *[done_form(shown, one, HANDBOOK) for one in shown.tasks],
    ]
    for view in views:
        assert not view_problems(view, "modal")
        assert json_bytes(view) <= VIEW_BYTES
    assert not blocks_problems(first_things(outcome), "message")


@pytest.mark.parametrize("kind", IncidentKind)
def test_a_drill_says_so_first_and_last_in_everything(kind: IncidentKind) -> None:
    shown = worst(kind)
    messages = [headline(shown, HANDBOOK, NOW), checklist(shown, NOW), first_report(shown), said(shown, entry("あ"))]
    for message in messages:
        assert "【訓練】" in words_of(message.blocks[:1])
        assert words_of(message.blocks[-1:]).endswith("【訓練】")
        assert message.text.startswith("【訓練】")


def test_words_of_people_are_never_formatted_and_mention_nobody() -> None:
    for message in (headline(worst(), HANDBOOK, NOW), said(incident(), entry(HOSTILE)), text_card(incident(), text())):
        assert "mrkdwn" not in str(message.blocks)
        assert HOSTILE not in message.text
