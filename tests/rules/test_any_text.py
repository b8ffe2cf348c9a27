"""The checks survive any text, and the time they take grows with its length only."""

import time
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules.context import TOKYO, CityFacts
from rules.document import Document
from rules.engine import check_text
from rules.normal import normalise
from rules.phone_directory import parse_directory

PLANNED = datetime(2026, 11, 2, 10, 0, tzinfo=TOKYO)

PIECES = [
    "令和8年", "11月", "31日", "（水）", "2/30(日)", "午後3時", "25:70", "〜", "0867-72-", "パスワードは", "避難勧告",
    "https://", "bit.ly/", "@", "#", "「", "」", "ﾊﾟ", "か\u3099", "\u200d", "\ufe0f", "\u202e", "\0", "\ud800", "①",
    "㈬", "㋿", "○月○日", "{", "}", "\r\n", "。", "元年", "0", "９", "市長", "先着", "人", "円", "合計",
]  # fmt: skip
any_text = st.one_of(
    st.text(max_size=120),
    st.text(alphabet=st.characters(categories=["Cs", "Cf", "Mn", "Lo", "Nd"]), max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
)


@given(any_text)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_and_findings_lie_within_it(text: str) -> None:
    for finding in check_text(text, planned_at=PLANNED):
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.message


@given(any_text)
@settings(max_examples=300, deadline=None)
def test_every_normal_character_knows_where_it_came_from(text: str) -> None:
    normal = normalise(text)
    assert len(normal.starts) == len(normal.ends) == len(normal.text)
    for start, end in zip(normal.starts, normal.ends, strict=True):
        assert 0 <= start < end <= len(text)
    assert list(normal.starts) == sorted(normal.starts)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("２０２６年１１月", "2026年11月"),
        ("ﾊﾟｽﾜｰﾄﾞ", "パスワード"),
        ("か\u3099", "が"),
        ("①10月㈪", "①10月(月)"),
        ("０８６７－７２‐６１１１", "0867-72-6111"),
        ("10時〜12時", "10時~12時"),
        ("パス\u200bワード", "パスワード"),
        ("a\r\nb\rc", "a\nb c"),
        ("㍻31年", "平成31年"),
    ],
)
def test_writings_of_the_same_thing_become_one(written: str, normal: str) -> None:
    assert normalise(written).text == normal


def test_a_finding_in_full_width_text_points_at_the_text_as_written() -> None:
    text = "👨‍👩‍👧ﾊﾞｻﾞｰは令和８年８月１５日（日）です"
    found = check_text(text, second_reader=False)
    assert "令和８年８月１５日（日）" in [finding.quote(text) for finding in found]


TRIES = 4
NASTY = {
    "brackets": "（",
    "quotation marks": "「",
    "pairs of quotation marks": "「」",
    "zero-width joiners": "\u200d",
    "families": "👨‍👩‍👧",
    "right-to-left marks": "\u202eあ",
    "half-width kana": "ﾊﾟ",
    "decomposed kana": "か\u3099",
    "marks on marks": "\u0301\u0323",
    "digits": "1",
    "dates": "11月26日（水）",
    "days": "3日(土)・",
    "slashes": "1/",
    "dots": "a.",
    "at signs": "a@",
    "hashes": "#",
    "addresses": "https://",
    "telephone numbers": "72-6111 ",
    "circles": "○",
    "braces": "{",
    "spaces": " ",
    "line breaks": "\n",
    "words": "避難勧告",
    "times": "10:30~9:00",
    "hyphens": "-",
    "kanji numerals": "十",
    "emoji": "😀",
    "unclosed quotations": "「『",
    "private letters": "\ue000",
    "decorated letters": "𝗡🅽",
    "days that were held": "11月26日、開催しました。",
    "reports under their day": "4月8日、入学式。新1年生が登校しました。",
    "office hours": "窓口は9時から17時",
    "sections with numbers": "総務課0867-72-6111へ",
    "groups": "女性なのに高齢者は",
    "totals": "合計5人",
    "deadlines": "締切は2月12日。",
    "venues and prices": "会場は体育館1人500円 ",
    "levels": "レベル4避難指示解除",
    "conditions": "申込不要。要予約。",
    "days for rain": "7月19日(日)に開きます。雨天の場合は20日(火)に延期。",
    "names": "講師 山根 正樹さん。山本さんです。",
    "closed roads": "全面通行止めです。車は通れます。",
    "nights": "2泊3日のキャンプは8月5日~8日。",
    "lines": "広島と米子を結ぶ伯備線",
}


@pytest.mark.parametrize("unit", NASTY.values(), ids=NASTY.keys())
def test_the_time_of_reading_grows_with_the_length_only(unit: str) -> None:
    """A text five times as long may take about five times as long, not twenty-five.

    Processor time, and the least of a few tries: whatever disturbs a measurement makes it longer.
    """
    tries = ((_seconds(unit, 20_000), _seconds(unit, 100_000)) for _ in range(TRIES))
    assert any(large < 9 * small + 0.5 for small, large in tries)


DIRECTORY = CityFacts(phone_directory=parse_directory("72-6111,産業部商工観光課"))


def _seconds(unit: str, length: int) -> float:
    text = (unit * (length // len(unit) + 1))[:length]
    began = time.process_time()
    document = Document(text)
    assert len(document.sentences) <= length
    check_text(text, planned_at=PLANNED, city=DIRECTORY, second_reader=False)
    return time.process_time() - began
