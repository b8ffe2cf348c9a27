"""Passwords in a draft: where the value stands, and which words announce it (§5(7))."""

import pytest

from rules.document import Document
from rules.engine import check_text
from rules.finding import HIDDEN
from rules.patterns_passwords import find_secrets


def values(text: str) -> set[str]:
    document = Document(text)
    return {document.text[secret.start : secret.end] for secret in find_secrets(document)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("PW: Niimi2026!", "Niimi2026!"),
        ("パスワードは Niimi#2026x です", "Niimi#2026x"),
        ("ﾊﾟｽﾜｰﾄﾞ：abc12345", "abc12345"),
        ("パスワード「k7Rt-92qz」", "k7Rt-92qz"),
        ("認証コード 482913", "482913"),
        ("暗証番号は1234", "1234"),
        ("ID/PW→niimi_pr/Kouhou!77", "niimi_pr"),
        ("バックアップコードを控えます。\n5541-9027\n", "5541-9027"),
        ("仮のパスに変えておきました。\nbousai-0721 で試してください。", "bousai-0721"),
        ("token=xoxb-1234567890-abcdef", "xoxb-1234567890-abcdef"),
    ],
)
def test_a_value_is_found_with_its_place(text: str, value: str) -> None:
    assert any(found.startswith(value) or value in found for found in values(text))


@pytest.mark.parametrize(
    "text",
    [
        "パスワードは定期的に変更してください",
        "パスワードが流出した場合は",
        "マイナンバーカードの暗証番号は4桁です",
        "暗証番号を聞き出す詐欺",
        "パスワード(8文字以上)",
        "POWER: 1500W",
        "パスワードは12文字以上",
        "パスワードのお問い合わせは0867-72-6111へ",
        "パスワードは2026年4月1日に変わります",
        "コンパスの使い方 2026",
    ],
)
def test_advice_holds_no_value(text: str) -> None:
    assert values(text) == set()


@pytest.mark.parametrize(
    "text", ["PW: Niimi2026!", "パスワード：\nkoyou-88x", "https://koho:Haru2026@files.example.jp/"]
)
def test_a_secret_is_neither_quoted_nor_told(text: str) -> None:
    found = [finding for finding in check_text(text, second_reader=False) if finding.clause == "5(7)"]
    assert found
    for finding in found:
        assert finding.secret
        assert finding.quote(text) == HIDDEN
        assert not any(value in finding.message for value in values(text))
