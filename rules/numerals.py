"""Numbers as Japanese texts write them."""

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}

NUMBER = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
"""A small number (day, month, year of an era) in Arabic or Chinese numerals."""


def small_number(text: str) -> int | None:
    """Return the value of 0–99 written "11", "十一", "二十" or "元" (the first year of an era); None if
    none."""
    if text == "元":
        return 1
    if text.isascii():
        return int(text) if text.isdigit() else None
    if "十" not in text:
        return _DIGITS.get(text) if len(text) == 1 else None
    tens, _, ones = text.partition("十")
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return None
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def year_number(text: str) -> int | None:
    """Return a calendar year written "2026" or "二〇二六"; None for anything else."""
    if text.isascii():
        return int(text) if text.isdigit() else None
    digits = [_DIGITS.get(char) for char in text]
    return int("".join(map(str, digits))) if None not in digits else None
