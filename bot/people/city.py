"""The city as a value, for services that need its hours, its channels or its homepage."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.errors import UserError
from bot.people.models import City
from rules.context import CityFacts
from rules.posting_hours import OfficeHours, parse_hours


@dataclass(frozen=True)
class CityProfile:
    """What stands in the register about the city. Times are "HH:MM", closed days "MM-DD" or "YYYY-MM-DD".

    `phone_directory` maps a telephone number (digits, with area code) to whose it is; empty where none is kept.
    `escalation` are the Slack ids of those told of grave incidents, by duty ("director", "vice_mayor", "crisis").
    """

    name: str
    homepage: str
    area_code: str
    work_start: str
    work_end: str
    closed: tuple[str, ...]
    incidents_channel: str | None
    pr_channel: str | None
    phone_directory: Mapping[str, str]
    escalation: Mapping[str, tuple[str, ...]]


def city_profile(session: Session) -> CityProfile:
    """The city of this database.

    Raises:
        UserError: no city was imported yet.
    """
    city = session.scalar(sa.select(City))
    if city is None:
        raise UserError("市の情報がまだ登録されていません。", "「snsbot org import city.toml」で取り込んでください。")
    return CityProfile(
        name=city.name,
        homepage=city.homepage,
        area_code=city.area_code,
        work_start=city.work_start,
        work_end=city.work_end,
        closed=tuple(city.closed),
        incidents_channel=city.incidents_channel,
        pr_channel=city.pr_channel,
        phone_directory=MappingProxyType(dict(city.phone_directory or {})),
        escalation=MappingProxyType({duty: tuple(ids) for duty, ids in (city.escalation or {}).items()}),
    )


def facts_for_rules(profile: CityProfile) -> CityFacts:
    """The city as the checks need it: its name, area code, homepage and the host that is its own."""
    hours = parse_hours(f"{profile.work_start}-{profile.work_end}")
    host = (urlsplit(profile.homepage).hostname or "").removeprefix("www.")
    return CityFacts(
        name=profile.name,
        homepage=profile.homepage,
        area_code=profile.area_code,
        own_domains=frozenset({host}) if host else frozenset(),
        office_hours=(hours.start, hours.end),
        phone_directory=profile.phone_directory,
    )


def office_hours(profile: CityProfile) -> OfficeHours:
    """The working hours (§6(1)) and the days the office is closed besides weekends and holidays."""
    yearly = {tuple(map(int, day.split("-"))) for day in profile.closed if len(day) == len("MM-DD")}
    once = {date.fromisoformat(day) for day in profile.closed if len(day) == len("YYYY-MM-DD")}
    return OfficeHours(
        hours=parse_hours(f"{profile.work_start}-{profile.work_end}"),
        closed_every_year=frozenset((month, day) for month, day in yearly),
        closed_on=frozenset(once),
    )
