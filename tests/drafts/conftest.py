"""An office with a known reader."""

import pytest

from bot.store.unit import Store
from tests.support.offices import Services, services


@pytest.fixture
def office(store: Store) -> Services:
    return services(store)
