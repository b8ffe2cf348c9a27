"""What an account needs besides its posts: not to fall asleep unnoticed, and a look at its access once a year.

Neither is in the guideline word for word; §5 asks for accounts that are run, managed and protected against strangers.
Pure functions of days in Japan.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rules.posting_hours import DEFAULT_OFFICE, OfficeHours, is_open

#: After so many days without a reported post the head is asked; from the second on an account counts as 休眠.
DORMANCY_DAYS = (90, 180, 365)
DORMANT = DORMANCY_DAYS[1]
#: A reason why an account stays open without posts holds no longer than this.
LONGEST_JUSTIFICATION = timedelta(days=366)
YEAR = timedelta(days=365)
#: How long after the due day of a year's tasks the head is asked again, and then the PR division.
SECOND_CALL, LAST_CALL = timedelta(days=14), timedelta(days=30)


class YearlyTask(StrEnum):
    """What is looked at once a year for each account."""

    TERMS_REREAD = "terms_reread"
    MFA_AND_ADMINISTRATORS = "mfa_and_administrators"
    BADGE = "badge"
    THIRD_PARTY_APPS = "third_party_apps"
    CONTACT_SHEET = "contact_sheet"


TASK_NAMES = {
    YearlyTask.TERMS_REREAD: "媒体の利用規約を読み直し、変わったところを確かめた",
    YearlyTask.MFA_AND_ADMINISTRATORS: "多要素認証が有効で、管理者が今の担当者だけであることを確かめた",
    YearlyTask.BADGE: "認証バッジの有無と期限を確かめた",
    YearlyTask.THIRD_PARTY_APPS: "連携しているアプリを見直し、使わないものを外した",
    YearlyTask.CONTACT_SHEET: "緊急時の連絡先の一覧を最新にした",
}


@dataclass(frozen=True, slots=True)
class Sleep:
    """How long an account is without a reported post, and which of `DORMANCY_DAYS` that has reached (None: none)."""

    days: int
    level: int | None


def sleep(last_post: date, today: date) -> Sleep:
    """How an account sleeps on a day."""
    days = max(0, (today - last_post).days)
    reached = [level for level, limit in enumerate(DORMANCY_DAYS) if days >= limit]
    return Sleep(days, reached[-1] if reached else None)


def next_question(last_post: date, today: date, justified_until: date | None = None) -> date:
    """The day on which an account is to be looked at next: when it reaches the next level or, where somebody gave a
    reason, the day after that reason ends. After the last level once a year."""
    coming = [last_post + timedelta(days=limit) for limit in DORMANCY_DAYS]
    ahead = [one for one in coming if one > today]
    following = ahead[0] if ahead else today + YEAR
    if justified_until is not None and justified_until >= today:
        return max(following, justified_until + timedelta(days=1)) if ahead else justified_until + timedelta(days=1)
    return following


def first_open_day(year: int, month: int, office: OfficeHours = DEFAULT_OFFICE) -> date:
    """The first day of a month on which the office works."""
    day = date(year, month, 1)
    while not is_open(day, office):
        day += timedelta(days=1)
    return day


def month_after(day: date) -> tuple[int, int]:
    """Year and month that follow a day's."""
    return (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)


def month_before(day: date) -> tuple[int, int]:
    """Year and month before a day's."""
    return (day.year - 1, 12) if day.month == 1 else (day.year, day.month - 1)
