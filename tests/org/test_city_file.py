"""A city file that says what cannot be is refused at the import, with its place and the reason in Japanese."""

import re
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.org.cityfile import read_city_file
from bot.practice.demo import DEMO_CITY

DEMO = DEMO_CITY.read_text(encoding="utf-8")


def changed(old: str, new: str) -> str:
    """The demo city's file with something else in it, once."""
    assert old in DEMO
    return DEMO.replace(old, new, 1)


def refusal(folder: Path, text: str) -> str:
    """What the person who imports this reads."""
    path = folder / "city.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as refused:
        read_city_file(path)
    assert refused.value.what_to_do
    return str(refused.value).replace(str(path), "")


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        ('[city]\nname = "新見市"\n', "city.homepage", "必要な項目がありません"),
        (changed("[channels]", "[channel]"), "channel", "この名前の項目はありません"),
        (changed('name = "新見市"', f'name = "{"新" * 81}"'), "city.name", "80文字までです"),
        (changed('name = "新見市"', 'name = ""'), "city.name", "1文字以上必要です"),
        (changed('name = "新見市"', "name = 1"), "city.name", "文字列を書いてください"),
        (changed('area_code = "0', 'area_code = "1'), "city.area_code", "決まった形になっていません"),
        (changed("https://www.city", "www.city"), "city.homepage", "https:// で始まる"),
        (changed("https://www.city", f"https://www.city/{'a' * 300}"), "city.homepage", "300文字までです"),
        (changed("U01BOB", "bob"), "sections.1.head", "決まった形になっていません"),
        (changed("pr_division = true", 'pr_division = "たぶん"'), "sections.0.pr_division", "true か false"),
        (
            changed('platform = "facebook"', 'platform = "mixi"'),
            "accounts.0.platform",
            "決まった言葉のどれでもありません",
        ),
        (changed("[hours]", "[[hours]]"), "hours", "[名前] の形"),
        (changed("closed = [", 'closed = "12-29" # ['), "hours.closed", "[ ] で囲んだ一覧"),
        (f"sections = []\n{DEMO.split('[[sections]]')[0]}", "sections", "1つ以上必要です"),
    ],
)
def test_a_value_that_may_not_be_there_is_told_with_its_place(tmp_path: Path, text: str, place: str, why: str) -> None:
    told = refusal(tmp_path, text)
    assert f" {place} の値が正しくありません（" in told
    assert why in told
    assert not re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", told), told


@pytest.mark.parametrize(
    ("text", "line"),
    [("[city\nname = 1", "1行目"), (changed('area_code = "0867"', "area_code = "), "6行目"), ("[city", "最後の行")],
)
def test_a_line_that_is_no_toml_is_named(tmp_path: Path, text: str, line: str) -> None:
    assert f" の{line}が TOML の書き方になっていません" in refusal(tmp_path, text)


@pytest.mark.parametrize("day", ["2026-02-30", "2027-02-29", "02-30", "11-31", "2026-06-31"])
def test_a_closed_day_that_no_calendar_has_is_refused(tmp_path: Path, day: str) -> None:
    assert f"（{day} という日はありません）" in refusal(tmp_path, changed("closed = [", f'closed = ["{day}", '))


def test_leap_days_are_days(tmp_path: Path) -> None:
    path = tmp_path / "city.toml"
    path.write_text(changed("closed = [", 'closed = ["02-29", "2028-02-29", '), encoding="utf-8")
    assert read_city_file(path).hours.closed[:2] == ("02-29", "2028-02-29")


@pytest.mark.parametrize("start", ["17:15", "17:16", "23:00"])
def test_working_hours_end_after_they_begin(tmp_path: Path, start: str) -> None:
    told = refusal(tmp_path, changed('start = "08:30"', f'start = "{start}"'))
    assert f"勤務の終わり 17:15 が、始まり {start} より後になっていません" in told


def test_the_hours_of_an_account_are_two_times(tmp_path: Path) -> None:
    told = refusal(tmp_path, changed('hours = "08:30-17:15"', 'hours = "いつでも"'))
    assert "accounts.0.hours" in told
    assert "「8:30-17:15」の形" in told


def test_sections_and_accounts_belong_together(tmp_path: Path) -> None:
    assert "秘書広報課がありません" in refusal(tmp_path, changed("pr_division = true", ""))
    assert "所属「産業部なにか課」がありません" in refusal(
        tmp_path, changed('sections = ["産業部商工観光課"]', 'sections = ["産業部なにか課"]')
    )
    assert "所属「総務部秘書広報課」が二つあります" in refusal(
        tmp_path, changed('name = "産業部商工観光課"', 'name = "総務部秘書広報課"')
    )


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_bytes(DEMO.encode("cp932", "replace"))
    with pytest.raises(UserError, match="UTF-8 ではありません"):
        read_city_file(tmp_path / "city.toml")


def test_a_leading_section_must_be_one_of_the_accounts(tmp_path: Path) -> None:
    joint = 'sections = ["総務部秘書広報課", "教育部生涯学習課"]'
    told = refusal(tmp_path, changed(joint, f'{joint}\nlead = "福祉部こども課"'))
    assert "lead「福祉部こども課」が sections にありません" in told
