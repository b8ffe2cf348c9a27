"""The city's telephone directory: what is read, and what is said of a line that cannot be."""

import pytest

from rules.context import CityFacts, Context
from rules.document import Document
from rules.engine import rules
from rules.finding import Finding
from rules.phone_directory import BrokenDirectoryError, parse_directory, same_office

DIRECTORY = parse_directory(
    "\ufeff電話番号,だれの番号\r\n"
    "0867-72-6111,市役所代表\r\n"
    "０８６７（７２）６１１２,総務部秘書広報課\r\n"
    "\r\n"
    "# 産業部\r\n"
    '72-6137,"産業部商工観光課"\r\n'
    "0120-000-111,水道センター\r\n"
)


def findings(name: str, text: str) -> list[Finding]:
    rule = next(rule for rule in rules() if rule.name == name)
    return list(rule.run(Document(text), Context(city=CityFacts(phone_directory=DIRECTORY))))


def test_a_directory_as_excel_saves_it_is_read_with_numbers_in_digits() -> None:
    assert dict(DIRECTORY) == {
        "0867726111": "市役所代表",
        "0867726112": "総務部秘書広報課",
        "0867726137": "産業部商工観光課",
        "0120000111": "水道センター",
    }


def test_an_empty_file_is_an_empty_directory() -> None:
    assert dict(parse_directory("")) == {}


def test_numbers_without_area_code_get_the_citys() -> None:
    assert list(parse_directory("222-1234,駅前の案内所", area_code="086")) == ["0862221234"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0867-72-6111,代表\n0867-72-61,総務課", "2行目: 「0867-72-61」は電話番号として読めません"),
        ("総務課,0867-72-6111", "1行目: 「総務課」は電話番号として読めません"),
        ("0867-72-6111", "1行目: だれの番号かが書かれていません"),
        ("0867-72-6111,総務課,内線12", "1行目: 「電話番号,だれの番号」の二つだけを"),
        ("0867-72-6111,総務課\n\n72-6111,税務課", "3行目: 72-6111は1行目にもあります（総務課）"),
        ('0867-72-6111,"総務課\n0867,税務課', "2行目: 「0867」は電話番号として読めません"),
    ],
)
def test_a_wrong_line_is_named_with_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(BrokenDirectoryError) as broken:
        parse_directory(text)
    assert said in str(broken.value)


def test_all_wrong_lines_are_named_at_once() -> None:
    with pytest.raises(BrokenDirectoryError, match=r"1行目.*2行目"):
        parse_directory("あ,い\nう,え")


def test_the_same_number_twice_with_the_same_name_is_no_mistake() -> None:
    assert len(parse_directory("72-6111,総務課\n0867-72-6111,総務課")) == 1


def test_a_section_is_known_by_its_short_name_and_the_main_number_is_everyones() -> None:
    assert same_office("商工観光課", "産業部商工観光課")
    assert same_office("税務課", "市役所代表")
    assert same_office("税務課", "市民課・税務課")
    assert not same_office("税務課", "産業部商工観光課")


def test_a_number_that_nobody_has_is_asked_about_however_it_is_written() -> None:
    for text in ("総務課 0867-72-6199 へ", "電話 0867726199 まで"):
        (found,) = findings("phone-number", text)
        assert "電話番号簿にない" in found.message
    assert findings("phone-number", "観光は商工観光課 0867-72-6137、代表は 0867-72-6111、携帯 090-1234-5678") == []


def test_a_number_of_another_section_is_asked_about() -> None:
    (found,) = findings("number-of-another-section", "問い合わせ: 税務課（0867-72-6137）")
    assert "産業部商工観光課" in found.message


def test_a_sections_own_number_and_the_main_number_are_left_alone() -> None:
    text = "商工観光課 0867-72-6137\n秘書広報課（℡0867-72-6112）\n税務課 0867-72-6111\n水道センター 0120-000-111"
    assert findings("number-of-another-section", text) == []


def test_the_right_number_of_the_section_named_is_offered() -> None:
    (found,) = findings("number-of-another-section", "申込みは秘書広報課　電話：0867-72-6137 まで")
    assert found.quote("申込みは秘書広報課　電話：0867-72-6137 まで") == "0867-72-6137"
    assert "0867-72-6112" in found.message
