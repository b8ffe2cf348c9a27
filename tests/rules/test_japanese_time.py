"""Times are written as the office writes them, in Japan time."""

from datetime import UTC, date, datetime

import pytest

from rules.context import TOKYO
from rules.japanese_time import japanese_clock, japanese_date, japanese_time, short_time


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2026, 11, 26, 14, 0, tzinfo=TOKYO), "令和8年11月26日（木）午後2時"),
        (datetime(2026, 11, 26, 14, 30, tzinfo=TOKYO), "令和8年11月26日（木）午後2時30分"),
        (datetime(2026, 11, 26, 12, 0, tzinfo=TOKYO), "令和8年11月26日（木）正午"),
        (datetime(2026, 11, 26, 12, 5, tzinfo=TOKYO), "令和8年11月26日（木）午後0時5分"),
        (datetime(2026, 11, 26, 0, 0, tzinfo=TOKYO), "令和8年11月26日（木）午前0時"),
        (datetime(2026, 11, 25, 23, 30, tzinfo=UTC), "令和8年11月26日（木）午前8時30分"),
        (datetime(2019, 5, 1, 9, 0, tzinfo=TOKYO), "令和元年5月1日（水）午前9時"),
        (datetime(2019, 4, 30, 9, 0, tzinfo=TOKYO), "平成31年4月30日（火）午前9時"),
    ],
)
def test_a_moment_is_written_in_full(moment: datetime, written: str) -> None:
    assert japanese_time(moment) == written


def test_a_day_and_a_short_form_leave_out_what_is_plain() -> None:
    assert japanese_date(date(2027, 1, 4)) == "令和9年1月4日（月）"
    assert short_time(datetime(2027, 1, 4, 9, 0, tzinfo=TOKYO)) == "1月4日（月）午前9時"


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        japanese_clock(datetime(2026, 11, 26, 14, 0))  # noqa: DTZ001
