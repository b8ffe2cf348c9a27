"""A list of transfers that is not in order: told by row and column, and nothing is changed."""

from collections.abc import Callable
from datetime import datetime, time

import pytest
import sqlalchemy as sa
from openpyxl.worksheet.worksheet import Worksheet

from bot.audit.record import SYSTEM
from bot.errors import UserError
from bot.org.faults import FaultyTable
from bot.org.transfers.models import TransferSet
from bot.org.transfers.service import Transfers
from bot.people.models import Membership, Person
from bot.store.unit import Store
from tests.support.sheets import APRIL, HEADINGS, Value, csv_file, excel, join, leave, transfer

TOURISM, FARMING, CHILDREN = "産業部商工観光課", "産業部農林課", "福祉部こども課"
GOOD = transfer("U01ALICE", TOURISM, FARMING)


def refused(store: Store, content: bytes) -> str:
    """What is said of a list; the register is as it was before."""
    before = state(store)
    with pytest.raises(UserError) as told:
        Transfers(store).propose(content, by=SYSTEM)
    assert state(store) == before
    return str(told.value)


def state(store: Store) -> list[object]:
    with store.read() as session:
        rows: list[object] = [
            tuple(row)
            for row in session.execute(sa.select(Membership.section_id, Membership.person_id, Membership.role))
        ]
        people = [tuple(row) for row in session.execute(sa.select(Person.slack_id, Person.active))]
        return [*rows, *people, *session.scalars(sa.select(TransferSet.id))]


def lines(*rows: list[Value]) -> list[list[Value]]:
    return [list(HEADINGS), *rows]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [transfer("U01ALICE", TOURISM, "産業部農林水産課")],
            ["2行目・E列（新しい所属）", "「産業部農林課」のことではありませんか"],
        ),
        ([transfer("U01ALICE", "", FARMING)], ["2行目・D列（今の所属）", "空欄は台帳にない所属です"]),
        ([transfer("U09NOBODY", TOURISM, FARMING)], ["2行目・A列（SlackのID）", "台帳にいません"]),
        ([transfer("新見花子", TOURISM, FARMING)], ["2行目・A列（SlackのID）", "Slack のIDではありません"]),
        ([transfer("U01ALICE", CHILDREN, FARMING)], ["2行目・D列（今の所属）", "台帳では「産業部商工観光課」"]),
        ([transfer("U01ALICE", TOURISM, FARMING, "部長")], ["2行目・F列（新しい役割）", "「部長」は使えません"]),
        ([[*GOOD[:2], "昇給", *GOOD[3:]]], ["2行目・C列（異動の種類）", "「昇給」は使えません"]),
        ([join("U01ALICE", FARMING)], ["すでに台帳にいます"]),
        ([[*leave("U01ALICE", TOURISM)[:4], FARMING, None, APRIL]], ["2行目・E列（新しい所属）", "空欄にしてください"]),
        ([GOOD, GOOD], ["3行目・A列（SlackのID）", "2行目にもあります"]),
        ([GOOD, leave("U01ALICE", TOURISM)], ["3行目", "2行目にもあります"]),
        ([transfer("U01ALICE", TOURISM, FARMING, on="4月1日")], ["2行目・G列（異動日）", "年から書いてください"]),
        ([transfer("U01ALICE", TOURISM, FARMING, on="2027/2/30")], ["2行目・G列（異動日）", "という日はありません"]),
        ([transfer("U01ALICE", TOURISM, FARMING, on=46478)], ["2行目・G列（異動日）", "令和9年4月1日（木）のことなら"]),
        ([transfer("U01ALICE", TOURISM, FARMING, on=None)], ["2行目・G列（異動日）", "日付がありません"]),
        ([], ["異動する人の行がありません"]),
    ],
)
def test_a_wrong_line_is_named_by_row_and_column(store: Store, rows: list[list[Value]], said: list[str]) -> None:
    for content in (excel(lines(*rows)), csv_file(lines(*rows), "utf-8-sig")):
        told = refused(store, content)
        assert all(part in told for part in said), told


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_table(store: Store) -> None:
    rows = lines(
        transfer("U01ALICE", TOURISM, "どこか"), GOOD, transfer("U09NOBODY", TOURISM, FARMING, "部長", on="春")
    )
    with pytest.raises(FaultyTable) as told:
        Transfers(store).propose(excel(rows), by=SYSTEM)
    assert [(one.row, one.column[:2]) for one in told.value.faults] == [(2, "E列"), (4, "A列"), (4, "F列"), (4, "G列")]


def test_a_missing_heading_is_named_with_the_headings_that_are_there(store: Store) -> None:
    rows: list[list[Value]] = [["SlackのID", "氏名", "異動の種類", "今の所属", "行き先", "新しい役割", "異動日"], GOOD]
    told = refused(store, excel(rows))
    assert "「新しい所属」の列がありません" in told
    assert "「行き先」" in told


def merged(sheet: Worksheet) -> None:
    sheet.merge_cells("D2:D3")


def with_formula(sheet: Worksheet) -> None:
    sheet["E2"] = "=VLOOKUP(A2,$H:$I,2,FALSE)"


def with_error(sheet: Worksheet) -> None:
    sheet["E2"] = "#N/A"
    sheet["E2"].data_type = "e"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (merged, "2行目・D列：セルが結合"),
        (with_formula, "2行目・E列：数式が入っています"),
        (with_error, "「#N/A」になっています"),
    ],
)
def test_what_a_spreadsheet_hides_is_told(store: Store, spoil: Callable[[Worksheet], None], said: str) -> None:
    rows = lines(GOOD, transfer("U01KENJI", TOURISM, FARMING))
    assert said in refused(store, excel(rows, spoil))


def test_a_formula_in_a_csv_file_is_told(store: Store) -> None:
    rows = lines(['=HYPERLINK("http://x")', *GOOD[1:]])
    assert "2行目・A列：数式" in refused(store, csv_file(rows))


def test_two_sheets_leave_nobody_guessing(store: Store) -> None:
    def second(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.create_sheet("去年")

    assert "シートが2枚" in refused(store, excel(lines(GOOD), second))


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02", b"PK\x03\x04 no archive", b"\xd0\xcf\x11\xe0 old", b"%PDF-1.7", b'"' + b"a,b\n" * 3],
    ids=["empty", "binary", "broken archive", "old Excel", "PDF", "open quotation"],
)
def test_what_is_no_table_is_refused_in_words(store: Store, content: bytes) -> None:
    assert refused(store, content)


def test_a_file_far_too_large_is_refused(store: Store) -> None:
    assert "大きすぎます" in refused(store, b"a,b\n" * 2_000_000)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_csv_is_read_in_the_encodings_of_the_office(store: Store, encoding: str) -> None:
    proposed = Transfers(store).propose(csv_file(lines(GOOD), encoding), by=SYSTEM)
    assert proposed.rows == 1


@pytest.mark.parametrize(
    "day",
    [
        APRIL,
        datetime.combine(APRIL, time(9)),
        "2027/4/1",
        "2027-04-01",
        "令和9年4月1日",
        "R9.4.1",
        "２０２７年４月１日（木）",
    ],
)
def test_a_day_that_can_mean_one_day_only_is_read(store: Store, day: Value) -> None:
    proposed = Transfers(store).propose(excel(lines(transfer("U01ALICE", TOURISM, FARMING, on=day))), by=SYSTEM)
    assert proposed.latest_day == APRIL


def test_headings_may_stand_below_a_title_be_named_otherwise_and_others_may_stand_beside(store: Store) -> None:
    rows: list[list[Value]] = [
        ["令和9年4月1日付け 人事異動"],
        [],
        ["職員番号", "Slack ID", "名 前", "種類", "旧所属", "新所属", "役割", "発令日"],
        [1234, *GOOD],
    ]
    assert Transfers(store).propose(excel(rows), by=SYSTEM).rows == 1


@pytest.mark.parametrize("column", range(7))
def test_what_may_be_a_password_is_not_repeated_wherever_it_stands(store: Store, column: int) -> None:
    secret = "Niimi#Kanko77"
    line = [secret if at == column else value for at, value in enumerate(GOOD)]
    if column == 1:  # the name is not kept, and nothing is wrong with it
        line[2] = "昇給"
    assert secret not in refused(store, csv_file(lines(line)))
    assert secret not in refused(store, csv_file([line]))
