"""Reading a table as the office keeps it: Excel (.xlsx) or CSV (UTF-8 with or without its mark, Shift_JIS).

Formulas are not evaluated and nothing is guessed: what cannot be read for certain is a fault, told by row and column.
"""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.errors import UserError
from bot.org.faults import Fault, FaultyTable

MAX_ROWS, MAX_COLUMNS = 20_000, 60
MAX_BYTES = 5_000_000
MAX_UNPACKED_BYTES = 60_000_000
_ENCODINGS = ("utf-8-sig", "cp932")
_XLSX = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
#: With these a spreadsheet begins a formula; a text that begins so is written with an apostrophe before it.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")

Value = str | int | float | bool | date | None


@dataclass(frozen=True)
class Cell:
    """A value where it stands: text without space around it, a number, a date; None where there is nothing."""

    row: int
    column: int
    value: Value

    @property
    def letter(self) -> str:
        """The column's letter: 「C列」."""
        return f"{get_column_letter(self.column)}列"


Grid = Sequence[Sequence[Cell]]


def read_table(content: bytes) -> Grid:
    """The filled rows of a table, each with its number in the file.

    Raises:
        FaultyTable: merged cells, formulas or cells that show a fault of the spreadsheet.
        UserError: it is no table, or far too large.
    """
    if len(content) > MAX_BYTES:
        raise UserError(
            f"ファイルが大きすぎます（{MAX_BYTES // 1_000_000}MBまで）。",
            "異動の一覧だけのファイルにしてください。",
            field="file",
        )
    if content.startswith(_OLD_EXCEL):
        raise UserError(
            "古い形式のExcel（.xls）か、パスワードの付いたファイルです。",
            "パスワードのない「Excelブック（.xlsx）」か「CSV」で保存し直してください。",
            field="file",
        )
    rows = _excel(content) if content.startswith(_XLSX) else _csv(content)
    filled = [row for row in rows if any(cell.value is not None for cell in row)]
    if not filled:
        raise UserError("表に何も書かれていません。", "一覧の書かれたファイルを選んでください。", field="file")
    return filled


def neutral(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _excel(content: bytes) -> Grid:
    sheet = _sheet(content)
    if sheet.max_row > MAX_ROWS or sheet.max_column > MAX_COLUMNS:
        raise UserError(
            f"表が大きすぎます（{MAX_ROWS:,}行・{MAX_COLUMNS}列まで）。",
            "使っていない行や列を削除して、保存し直してください。",
            field="file",
        )
    faults = [
        Fault(
            area.min_row,
            f"{get_column_letter(area.min_col)}列",
            f"セルが結合されています（{area.coord}）。結合を解いてください。",
        )
        for area in sheet.merged_cells.ranges
    ]
    grid = [[_excel_cell(cell, faults) for cell in row if isinstance(cell, ExcelCell)] for row in sheet.iter_rows()]
    if faults:
        raise FaultyTable(faults)
    return grid


def _sheet(content: bytes) -> Worksheet:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MAX_UNPACKED_BYTES:
                raise UserError("表が大きすぎます。", "異動の一覧だけのファイルにしてください。", field="file")
        book = load_workbook(io.BytesIO(content), data_only=False, keep_links=False)
        shown = [one for one in book.worksheets if one.sheet_state == "visible"]
    except UserError:
        raise
    except Exception as error:  # whatever is in a broken file, and openpyxl says of it
        raise UserError(
            "Excelのファイルとして読めませんでした。", "Excelで開けるか確かめ、保存し直してください。", field="file"
        ) from error
    if len(shown) != 1:
        names = "、".join(f"「{one.title}」" for one in shown[:5])
        raise UserError(
            f"シートが{len(shown)}枚あり、どれを読むのか分かりません（{names}）。",
            "一覧のシートだけを残して保存し直してください。",
            field="file",
        )
    return shown[0]


def _excel_cell(cell: ExcelCell, faults: list[Fault]) -> Cell:
    where = f"{get_column_letter(cell.column)}列"
    if cell.data_type == "f":
        faults.append(Fault(cell.row, where, "数式が入っています。「値の貼り付け」で値にしてください。"))
        return Cell(cell.row, cell.column, None)
    if cell.data_type == "e":
        faults.append(Fault(cell.row, where, f"セルが「{cell.value}」になっています。"))
        return Cell(cell.row, cell.column, None)
    value = cell.value
    if isinstance(value, datetime):
        return Cell(cell.row, cell.column, value.date())
    if isinstance(value, (int, float, bool, date)) or value is None:
        return Cell(cell.row, cell.column, value)
    return Cell(cell.row, cell.column, _text(str(value)))


def _csv(content: bytes) -> Grid:
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    delimiter = "\t" if first.count("\t") > first.count(",") else ","
    faults: list[Fault] = []
    grid = []
    try:
        for number, row in enumerate(_numbered(text, delimiter), start=1):
            if number > MAX_ROWS or len(row[1]) > MAX_COLUMNS:
                raise UserError(
                    f"表が大きすぎます（{MAX_ROWS:,}行・{MAX_COLUMNS}列まで）。",
                    "一覧だけのファイルにしてください。",
                    field="file",
                )
            grid.append([_csv_cell(row[0], at, value, faults) for at, value in enumerate(row[1], start=1)])
    except csv.Error as error:
        raise UserError(
            "CSVとして読めませんでした。", '引用符（"）が閉じているか確かめ、保存し直してください。', field="file"
        ) from error
    if faults:
        raise FaultyTable(faults)
    return grid


def _numbered(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers: a field may hold line breaks, and still be of one row of the spreadsheet."""
    yield from enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), start=1)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = _ENCODINGS
    if b"\x00" not in content or encodings == ("utf-16",):
        for encoding in encodings:
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise UserError(
        "ファイルの文字コードが分かりません。",
        "Excelで開き、「Excelブック（.xlsx）」か「CSV UTF-8」で保存し直してください。",
        field="file",
    )


def _csv_cell(row: int, column: int, raw: str, faults: list[Fault]) -> Cell:
    text = _text(raw)
    if text is not None and text.startswith("="):
        faults.append(Fault(row, f"{get_column_letter(column)}列", "数式が入っています。値にしてください。"))
    return Cell(row, column, text)


def _text(raw: str) -> str | None:
    """Text without space around it, and without the apostrophe that keeps it from being taken for a formula."""
    text = raw.strip(" \u3000\t\r\n\ufeff\u00a0")
    if text.startswith("'") and text[1:].startswith(FORMULA_SIGNS):
        text = text[1:]
    return text or None
