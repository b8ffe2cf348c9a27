"""The bot's services on a database, without Slack: for tests that press no buttons."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from bot.accounts.models import Account
from bot.app import Bot, build_app
from bot.clock import Clock
from bot.drafts.content import Content
from bot.drafts.views import DraftView
from bot.office import Office
from bot.org.cityfile import read_city_file
from bot.org.service import Org
from bot.practice.demo import DEMO_CITY
from bot.settings import Settings
from bot.store.unit import Store

HANAKO, KENJI = "U01ALICE", "U01KENJI"
KACHO, DAIKETSU = "U01BOB", "U01ERIN"
PR_HEAD, PR_CHANNEL = "U01CAROL", "C01PR"
#: Nothing is found in it on the day the tests' clocks stand at.
MARKET = "11月28日（土）に、まちなか広場で朝市を開きます。雨天中止です。"


@contextmanager
def open_office(
    database_url: str, clock: Clock, api_url: str = "http://127.0.0.1:9/api/", *, city: Path = DEMO_CITY
) -> Iterator[Bot]:
    """The bot on a migrated database with a city in it; neither its relay nor its clock runs."""
    settings = Settings(slack_bot_token="xoxb-practice-bot", slack_api_url=api_url, database_url=database_url)
    bot = build_app(settings, clock)
    try:
        org = Org(bot.store)
        if org.is_empty():
            org.import_city(read_city_file(city))
        yield bot
    finally:
        bot.store.engine.dispose()


def account(store: Store, handle: str = "niimi.kanko") -> int:
    """The number of an account in the register."""
    with store.read() as session:
        return session.scalars(sa.select(Account.id).where(Account.handle == handle)).one()


def written(bot: Bot, text: str = MARKET, *, by: str = HANAKO) -> DraftView:
    """A draft of the 商工観光課 that is ready to be handed in."""
    return bot.office.writing.save(Content(text=text, account_ids=(account(bot.store),)), by=by)


def handed_in(office: Office, draft: DraftView, *, by: str = HANAKO) -> DraftView:
    """The draft, waiting for the head's decision."""
    return office.submitting.submit(draft.id, draft.revision.number, {}, by=by)
