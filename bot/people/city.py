"""The city as a value, for services that need its hours, its channels or its homepage."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.errors import UserError
from bot.people.models import City


@dataclass(frozen=True)
class CityFacts:
    """What stands in the register about the city. Times are "HH:MM", closed days "MM-DD" or "YYYY-MM-DD"."""

    name: str
    homepage: str
    area_code: str
    work_start: str
    work_end: str
    closed: tuple[str, ...]
    incidents_channel: str | None
    pr_channel: str | None


def city_facts(session: Session) -> CityFacts:
    """The city of this database.

    Raises:
        UserError: no city was imported yet.
    """
    city = session.scalar(sa.select(City))
    if city is None:
        raise UserError("市の情報がまだ登録されていません。", "「snsbot org import city.toml」で取り込んでください。")
    return CityFacts(
        name=city.name,
        homepage=city.homepage,
        area_code=city.area_code,
        work_start=city.work_start,
        work_end=city.work_end,
        closed=tuple(city.closed),
        incidents_channel=city.incidents_channel,
        pr_channel=city.pr_channel,
    )
