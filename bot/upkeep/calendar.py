"""Days of the city as moments: questions come as the office begins to work."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.people.city import city_profile, office_hours
from rules.context import TOKYO
from rules.posting_hours import OfficeHours, is_open, next_business_day


def office(session: Session) -> OfficeHours:
    """The working hours of the city."""
    return office_hours(city_profile(session))


def morning(day: date, hours: OfficeHours) -> datetime:
    """As the office begins to work on a day or, where it is closed, on the next open one."""
    opened = day if is_open(day, hours) else next_business_day(day, hours)
    return datetime.combine(opened, hours.hours.start, tzinfo=TOKYO)


def today(now: datetime) -> date:
    """The day in Japan."""
    return now.astimezone(TOKYO).date()
