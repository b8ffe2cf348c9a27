"""The city's words on a database, guarded by the rules as they ship."""

import pytest

from bot.drafts.checking import Checker
from bot.store.unit import Store
from bot.terms.service import Terms
from rules.context import CityFacts
from rules.engine import check_text


@pytest.fixture
def terms(store: Store) -> Terms:
    return Terms(store, Checker(check_text, CityFacts))
