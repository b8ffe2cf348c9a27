"""What is said of the platforms' own pages, and how old it may be."""

from datetime import date, timedelta

import pytest

from rules.incidents.facts import IncidentFacts
from rules.incidents.handbook import builtin_handbook
from rules.incidents.kinds import HelpTopic, IncidentKind
from rules.incidents.platform_help import is_stale, platform_to_ask

LOOKED = date(2026, 7, 1)


def test_a_page_looked_at_180_days_ago_still_counts_and_a_day_later_no_more() -> None:
    assert not is_stale(LOOKED, LOOKED + timedelta(days=180))
    assert is_stale(LOOKED, LOOKED + timedelta(days=181))


def test_where_to_report_an_impersonation_on_x_is_known() -> None:
    found = builtin_handbook().help_for("x", HelpTopic.IMPERSONATION)

    assert found is not None
    assert found.url == "https://help.x.com/ja/safety-and-security/report-x-impersonation"


def test_what_nobody_verified_is_not_claimed() -> None:
    assert builtin_handbook().help_for("facebook", HelpTopic.ADS) is None
    assert builtin_handbook().help_for("mixi", HelpTopic.RECOVERY) is None


def test_an_address_was_always_read_on_an_official_page() -> None:
    assert all(one.certain for one in builtin_handbook().helps if one.url)


def test_help_is_whole_sentences() -> None:
    assert all(one.how.endswith("。") for one in builtin_handbook().helps)


@pytest.mark.parametrize(
    ("kind", "account", "url", "asked"),
    [
        (IncidentKind.IMPERSONATION, "facebook", "https://x.com/niimi_fake", "x"),
        (IncidentKind.IMPERSONATION, "", "https://www.instagram.com/niimi_fake/", "instagram"),
        (IncidentKind.IMPERSONATION, "facebook", "https://example.com/niimi", "facebook"),
        (IncidentKind.IMPERSONATION, "", "偽のアカウント", ""),
        (IncidentKind.TAKEOVER, "facebook", "https://x.com/niimi_fake", "facebook"),
        (IncidentKind.FALSE_INFORMATION, "", "https://www.youtube.com/watch?v=abc", "youtube"),
    ],
)
def test_the_company_that_is_asked_is_the_one_where_it_is_seen(
    kind: IncidentKind, account: str, url: str, asked: str
) -> None:
    assert platform_to_ask(IncidentFacts(kind, platform=account, url=url)) == asked
