"""`snsbot org transfer` and `snsbot org export` as an operator types them."""

import pytest

from bot.practice.demo import DEMO_CITY
from tests.cli.terminal import Terminal
from tests.support.sheets import HEADINGS, Value, csv_file, excel, sheets_of, transfer

TOURISM, FARMING = "産業部商工観光課", "産業部農林課"


@pytest.fixture
def town(office: Terminal) -> Terminal:
    assert office.types("org", "import", DEMO_CITY).status == 0
    (office.folder / "4月.xlsx").write_bytes(excel([list(HEADINGS), transfer("U01ALICE", TOURISM, FARMING, "所属長")]))
    wrong: list[list[Value]] = [
        list(HEADINGS),
        transfer("U09NOBODY", TOURISM, FARMING),
        transfer("U01ALICE", TOURISM, "農業課"),
    ]
    (office.folder / "まちがい.csv").write_bytes(csv_file(wrong, "cp932"))
    return office


def heads(town: Terminal) -> str:
    return town.types("org", "export").printed


def test_a_list_is_looked_at_applied_and_taken_back(town: Terminal) -> None:
    before = heads(town)
    looked = town.types("org", "transfer", "4月.xlsx")
    assert looked.status == 0
    assert f"新しい所属長（1件）\n  {FARMING}：U01ALICEさん" in looked.printed
    assert "まだ何も変更していません" in looked.printed
    assert town.types("org", "transfer", "4月.xlsx", "--dry-run").printed.count("変更していません") == 1
    assert heads(town) == before

    done = town.types("org", "transfer", "4月.xlsx", "--apply")
    assert done.status == 0
    assert heads(town) != before
    number = done.printed.split("第", 1)[1].split("号", 1)[0]

    assert "まとめて取り消しました" in town.types("org", "transfer", "--undo", number).printed
    assert sorted(heads(town).splitlines()) == sorted(before.splitlines())


def test_what_is_wrong_is_a_table_by_row_and_column_and_nothing_is_changed(town: Terminal) -> None:
    before = heads(town)
    done = town.types("org", "transfer", "まちがい.csv", "--apply")
    assert done.status == 1
    assert "2\tA列（SlackのID）\tU09NOBODY の方は台帳にいません" in done.printed
    assert "3\tE列（新しい所属）\t「農業課」は台帳にない所属です" in done.printed
    assert heads(town) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["org", "transfer"], "一覧のファイルの指定がありません"),
        (["org", "transfer", "nowhere.xlsx"], "開けません"),
        (["org", "transfer", "--undo", "7"], "第7号の異動の一覧はありません"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(town: Terminal, arguments: list[str], words: str) -> None:
    assert words in town.types(*arguments).complaint


def test_the_register_is_written_as_excel_as_csv_and_a_template_is_there(town: Terminal) -> None:
    assert town.types("org", "export", "--xlsx", "台帳.xlsx").status == 0
    assert "アカウント" in sheets_of((town.folder / "台帳.xlsx").read_bytes())
    assert town.types("org", "export", "--csv", "台帳").status == 0
    assert (town.folder / "台帳" / "アカウント.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert town.types("org", "transfer", "--template", "ひな形.xlsx").status == 0
    assert sheets_of((town.folder / "ひな形.xlsx").read_bytes())["人事異動"][0] == list(HEADINGS)
