"""Japanese eras: which year of the calendar a year of an era is."""

from dataclasses import dataclass
from datetime import date

from rules.numerals import small_number


@dataclass(frozen=True, slots=True)
class Era:
    """An era with its first and last day (None while it goes on)."""

    name: str
    letter: str
    first: date
    last: date | None

    def year(self, number: int) -> int:
        """Return the calendar year of the era's year `number` (1 = 元年)."""
        return self.first.year + number - 1

    def had(self, number: int) -> bool:
        """Whether the era had such a year; the present one is taken to go on."""
        return number >= 1 and (self.last is None or self.year(number) <= self.last.year)

    def reached(self, number: int, month: int, day: int | None) -> bool:
        """Whether the era had this month of its year `number`, and this day where one is said.

        Papers of 平成 were printed with years it never reached, so its last year is taken as a whole.
        """
        year = self.year(number)
        if self.first.year == year and (month, day or 31) < (self.first.month, self.first.day):
            return False
        is_over = self.last is not None and self.name != "平成" and self.last.year == year
        return not (is_over and self.last is not None and (month, day or 1) > (self.last.month, self.last.day))


ERAS = (
    Era("令和", "R", date(2019, 5, 1), None),
    Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    Era("大正", "T", date(1912, 7, 30), date(1926, 12, 25)),
    Era("明治", "M", date(1868, 1, 25), date(1912, 7, 30)),
)


def era(name: str) -> Era:
    """Return the era by its name or its letter.

    Raises:
        KeyError: no such era.
    """
    for candidate in ERAS:
        if name.upper() in (candidate.name, candidate.letter):
            return candidate
    raise KeyError(name)


def written_year(name: str | None, number: str | None, west: str | None) -> int | None:
    """Return the calendar year that a text writes: `west` (2027), or the year `number` (9, 九, 元) of the era `name`.

    None where it writes neither.

    Raises:
        KeyError: no such era.
    """
    if west:
        return int(west)
    value = small_number(number or "")
    return era(name).year(value) if name and value is not None else None


def era_year_of(day: date) -> str:
    """Return 「令和8年」 for a day; the first year is 「元年」."""
    for candidate in ERAS:
        if day >= candidate.first:
            number = day.year - candidate.first.year + 1
            return f"{candidate.name}{'元' if number == 1 else number}年"
    return f"{day.year}年"
