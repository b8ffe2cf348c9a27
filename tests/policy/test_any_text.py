"""Any text can be handed in as a policy, and the time it takes grows with its length only."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules.policy.wrapping import join
from rules.policy_items import Doc, check_document

PIECES = [
    "第1条", "（目的）", "1 ", "(1)", "・", "【", "】", "：", "｜", "\t", "\n", "\n\n", "。", "、", "○○", "別途",
    "準備中", "運用者", "商工観光課が", "運用します", "https://x.com/niimi", "https://", "「", "」", "Ｘ",
    "コメントには返信しません", "平日8:30〜17:15", "個人情報を", "提供しません", "のため", "を発信",
    "責任を負いません", "\u3000", "\r\n", "\0", "\ud800", "か\u3099", "①", "Q1 ", "A1 ", "## ", "**", ",",
    "お問い合わせ先",
]  # fmt: skip
any_text = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=st.characters(categories=["Cs", "Cf", "Mn", "Lo", "Nd", "Zs", "Po"]), max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)


@given(any_text, st.sampled_from(["", "x", "facebook", "mixi"]))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_and_evidence_lies_within_it(text: str, platform: str) -> None:
    for doc in Doc:
        for item in check_document(doc, text, platform=platform).items:
            for part in item.parts:
                spans = [*part.evidence, *([part.obstacle] if part.obstacle else [])]
                assert all(0 <= span.start < span.end <= len(text) for span in spans), spans


@given(any_text)
@settings(max_examples=200, deadline=None)
def test_every_character_of_joined_lines_knows_where_it_stood(text: str) -> None:
    joined = join(text)
    assert [text[joined.original(place)] for place in range(len(joined.text))] == list(joined.text)


TRIES = 4
NASTY = [
    "1 目的 ", "「", "【", "運用", "課が", "を発信", "名称「", "https://x.com/a ", "個人情報を", "９時に投稿", "名\n",
    "第1条 \n", "・\n", "(", "ため", "○", "コメント返信", "別途", "責任", "か\u3099", "係の職員が", "新見市", "A,", "#",
    "なければ", "職員は", "|", " ", "\n", "ああああああああああああああああああああああああああああああああ\n",
]  # fmt: skip


@pytest.mark.parametrize("unit", NASTY, ids=repr)
def test_the_time_of_reading_grows_with_the_length_only(unit: str) -> None:
    """Processor time, and the least of a few tries: whatever disturbs a measurement makes it longer."""
    tries = ((_seconds(unit, 5_000), _seconds(unit, 25_000)) for _ in range(TRIES))
    assert any(large < 9 * small + 0.5 for small, large in tries)


def _seconds(unit: str, length: int) -> float:
    text = (unit * (length // len(unit) + 1))[:length]
    began = time.process_time()
    for doc in Doc:
        check_document(doc, text, platform="x")
    return time.process_time() - began
