"""The spreadsheet of a month: whole texts as far as a cell goes, no formulas, moments as moments of Japan."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.drafts.month import Month
from bot.drafts.supervision import NotSupervising, Supervision
from bot.org.exporting import Sheet, Value, excel
from bot.org.monthly import MONTH_SENT, MonthSheets
from bot.store.unit import Store
from tests.drafts.desk import ALICE, BOB, CAROL, told, written
from tests.support.offices import Services, services

#: What a cell of Excel holds at most, in units of UTF-16.
EXCEL_CELL = 32_767


@pytest.fixture
def office(store: Store) -> Services:
    return services(store)


def sheets(office: Services) -> MonthSheets:
    return MonthSheets(office.store, Supervision(office.store))


def month(office: Services) -> Month:
    return Month.of(office.store.clock.now())


def page_of(rows: Sequence[Sequence[Value]]) -> Worksheet:
    return load_workbook(BytesIO(excel([Sheet("表", ("値",), rows)]))).worksheets[0]


def test_a_text_of_pictures_alone_fits_into_a_cell() -> None:
    value = page_of([["🏞" * 63_206]])["A2"].value

    assert value == "🏞" * (len(value))
    assert EXCEL_CELL - 1000 < len(value.encode("utf-16-le")) // 2 <= EXCEL_CELL


@pytest.mark.parametrize("text", ["=1+1", "+81", "-1", "@SUM(A1)", "\t=1"])
def test_what_looks_like_a_formula_is_a_text(text: str) -> None:
    cell = page_of([[text]])["A2"]

    assert (cell.value, cell.data_type) == (f"'{text}", "s")


def test_a_moment_is_one_of_japan() -> None:
    cell = page_of([[datetime(2026, 11, 26, 15, 30, tzinfo=UTC)]])["A2"]

    assert (cell.value, cell.number_format) == (datetime(2026, 11, 27, 0, 30), "yyyy/m/d h:mm")  # noqa: DTZ001


def test_the_longest_draft_stands_in_the_list(office: Services) -> None:
    written(office, "長い文章です。" * 9_000)

    book = load_workbook(BytesIO(sheets(office).make(month(office), by=BOB)))

    text = book["月の一覧"].cell(2, book["月の一覧"].max_column).value
    assert str(text).startswith("長い文章です。")
    assert 31_000 < len(str(text)) <= EXCEL_CELL
    assert [one.title for one in book.worksheets] == ["月の一覧", "件数", "判断", "投稿", "指摘への回答"]


def test_a_delivery_that_comes_twice_orders_one_spreadsheet(office: Services) -> None:
    for _ in range(2):
        sheets(office).order(month(office), by=BOB, delivery="press:1")
    sheets(office).order(month(office), by=CAROL, delivery="press:2")

    assert told(office.store, MONTH_SENT) == [BOB, CAROL]


def test_who_answers_for_no_section_can_order_none(office: Services) -> None:
    with pytest.raises(NotSupervising):
        sheets(office).order(month(office), by=ALICE)
    with pytest.raises(NotSupervising):
        sheets(office).make(month(office), by=ALICE)
    assert told(office.store, MONTH_SENT) == []
