"""A day as it stands in a spreadsheet: a date, or a text that can mean one day only."""

import re
import unicodedata
from datetime import date, timedelta

from bot.org.faults import quoted
from rules.eras import era
from rules.japanese_time import japanese_date

_WESTERN = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_ERA = re.compile(r"(令和|平成|R|H)\s*(\d{1,2}|元)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", re.IGNORECASE)
_WEEKDAY = re.compile(r"\s*\([月火水木金土日]\)$")
#: Excel counts days from here; a number in this range is a date that lost its format (1990–2099).
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIAL = range(32_874, 73_051)


class NotADay(ValueError):
    """The value is no day; says why, in Japanese."""


def day_of(value: object) -> date:
    """Read a day.

    Raises:
        NotADay: it is none, or not for certain.
    """
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        raise NotADay(_of_number(float(value)))
    text = unicodedata.normalize("NFKC", str(value)).strip()
    if text.isdigit() and int(text) in _SERIAL:
        raise NotADay(_of_number(float(text)))
    return _of_text(_WEEKDAY.sub("", text))


def _of_text(text: str) -> date:
    western, in_era = _WESTERN.fullmatch(text), _ERA.fullmatch(text)
    try:
        if western:
            return date(*map(int, western.groups()))
        if in_era:
            number = 1 if in_era[2] == "元" else int(in_era[2])
            return date(era(in_era[1]).year(number), int(in_era[3]), int(in_era[4]))
    except ValueError:
        raise NotADay(f"「{text}」という日はありません。") from None
    named = quoted(text[:20]) if re.search(r"[A-Za-z]", text) else f"「{text[:20]}」"
    raise NotADay(f"{named}を日付として読めません。「2027/4/1」か「令和9年4月1日」の形で、年から書いてください。")


def _of_number(number: float) -> str:
    if number == int(number) and int(number) in _SERIAL:
        meant = japanese_date(_EXCEL_EPOCH + timedelta(days=int(number)))
        return f"「{int(number)}」は日付の形になっていません。{meant}のことなら、セルの書式を「日付」にしてください。"
    return f"「{number:g}」は日付ではありません。"
