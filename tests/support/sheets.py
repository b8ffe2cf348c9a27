"""Tables as people hand them in: Excel files and CSV files, made in the test."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | date | None
HEADINGS = ("SlackのID", "氏名", "異動の種類", "今の所属", "新しい所属", "新しい役割", "異動日")
APRIL = date(2027, 4, 1)


def excel(rows: Sequence[Sequence[Value]], spoil: Callable[[Worksheet], None] | None = None) -> bytes:
    """An Excel file with these rows; `spoil` does to the sheet what people do to sheets."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    if spoil is not None:
        spoil(sheet)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def csv_file(rows: Sequence[Sequence[Value]], encoding: str = "utf-8") -> bytes:
    """A CSV file with these rows."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(["" if one is None else str(one) for one in row] for row in rows)
    return text.getvalue().encode(encoding)


def sheets_of(content: bytes) -> dict[str, list[list[object]]]:
    """What stands in an Excel file, by sheet."""
    book = load_workbook(io.BytesIO(content))
    return {one.title: [[cell.value for cell in row] for row in one.iter_rows()] for one in book.worksheets}


def transfer(slack_id: str, old: str, new: str, role: str = "担当", **more: Value) -> list[Value]:
    """A line: somebody moves."""
    return [slack_id, more.get("name"), "異動", old, new, role, more.get("on", APRIL)]


def leave(slack_id: str, old: str, name: str | None = None) -> list[Value]:
    """A line: somebody leaves the city."""
    return [slack_id, name, "退職", old, None, None, APRIL]


def join(slack_id: str, new: str, role: str = "担当") -> list[Value]:
    """A line: somebody new."""
    return [slack_id, None, "採用", None, new, role, APRIL]
