"""Whoever comes too late is told who was quicker, and writes over nobody's words."""

from collections.abc import Iterator

import pytest

from bot.app import Bot
from bot.drafts.content import Content
from bot.drafts.errors import AlreadyMoved, TextChanged
from bot.drafts.states import State
from tests.support.clocks import StandingClock
from tests.support.databases import Databases
from tests.support.office import HANAKO, KACHO, KENJI, MARKET, account, handed_in, open_office, written


@pytest.fixture
def bot(databases: Databases) -> Iterator[Bot]:
    with open_office(databases.sqlite(), StandingClock()) as opened:
        yield opened


def told_when_approving(bot: Bot, draft: int, revision: int = 1) -> str:
    with pytest.raises(AlreadyMoved) as refusal:
        bot.office.deciding.approve(draft, revision, by=KACHO)
    return str(refusal.value)


def test_a_head_who_approves_what_was_withdrawn_is_told_by_whom(bot: Bot) -> None:
    draft = handed_in(bot.office, written(bot))
    bot.office.submitting.withdraw(draft.id, 1, by=KENJI)
    assert f"<@{KENJI}>さんが令和8年11月26日（木）午前10時に取り下げました。" in told_when_approving(bot, draft.id)


def test_the_last_step_is_told_and_not_an_earlier_decision(bot: Bot) -> None:
    draft = handed_in(bot.office, written(bot))
    bot.office.deciding.approve(draft.id, 1, by=KACHO)
    assert f"<@{KACHO}>さん" in told_when_approving(bot, draft.id)

    bot.office.submitting.withdraw(draft.id, 1, by=HANAKO)
    assert f"<@{HANAKO}>さん" in told_when_approving(bot, draft.id)


def test_a_text_handed_in_twice_says_who_handed_it_in(bot: Bot) -> None:
    draft = handed_in(bot.office, written(bot))
    with pytest.raises(AlreadyMoved, match=f"<@{HANAKO}>さんが.*に提出しました"):
        bot.office.submitting.submit(draft.id, 1, {}, by=KENJI)


def test_an_unsubmitted_draft_is_told_by_its_state(bot: Bot) -> None:
    assert "今「下書き」です" in told_when_approving(bot, written(bot).id)


def test_a_form_opened_before_a_colleague_revised_writes_over_nothing(bot: Bot) -> None:
    draft = written(bot)
    by_kenji = Content(text=f"{MARKET}小雨決行。", account_ids=(account(bot.store),))
    by_hanako = Content(text=f"{MARKET}駐車場があります。", account_ids=(account(bot.store),))
    bot.office.writing.save(by_kenji, by=KENJI, draft_id=draft.id, revision=1)

    with pytest.raises(TextChanged):
        bot.office.writing.save(by_hanako, by=HANAKO, draft_id=draft.id, revision=1)

    left = bot.office.reading.render(draft.id)
    assert (left.revision.number, left.revision.text, left.state) == (2, by_kenji.text, State.UNSUBMITTED)
