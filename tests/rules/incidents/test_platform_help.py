"""What is said of the platforms' own pages, and how old it may be."""

from datetime import date, timedelta

from rules.incidents.handbook import builtin_handbook
from rules.incidents.kinds import HelpTopic
from rules.incidents.platform_help import is_stale

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
