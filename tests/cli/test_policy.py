"""`snsbot policy`: what a policy has and lacks, for people and for machines."""

import io
import json

import docx
import pytest

from tests.cli.terminal import ROOT, Terminal
from tests.policy.examples import policy

DEV = ROOT / "tests" / "data" / "policies-dev.jsonl"
BIO = "新見市消防本部の公式アカウントです。"


def test_a_batch_is_answered_in_order_with_the_keys_of_the_labels(terminal: Terminal) -> None:
    asked = [json.loads(line) for line in DEV.read_text(encoding="utf-8").splitlines()]
    done = terminal.types("policy", "--batch", stdin=DEV.read_bytes())

    answers = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 0
    assert [set(answer) for answer in answers] == [{"id", "has"}] * len(asked)
    assert [answer["id"] for answer in answers] == [row["id"] for row in asked]
    assert [answer["has"].keys() for answer in answers] == [row["has"].keys() for row in asked]


def test_a_line_that_cannot_be_read_is_named_and_the_rest_answered(terminal: Terminal) -> None:
    lines = [
        "{",
        "",
        json.dumps({"id": 1, "doc": "poem", "text": "あ"}),
        json.dumps({"id": 2, "doc": "bio"}),
        json.dumps({"id": 3, "doc": "bio", "platform": None, "text": BIO, "title": 5}),
        json.dumps({"id": 4, "doc": "policy", "platform": "mixi", "text": "\ud800"}),
    ]
    done = terminal.types("policy", "--batch", stdin="\n".join(lines).encode())

    assert done.status == 1
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == [3, 4]
    assert [word in done.told for word in ("1行目", "3行目", "「poem」", "4行目", "text がありません")] == [True] * 5


def test_people_read_what_is_missing_with_the_clause_and_what_to_write(terminal: Terminal) -> None:
    done = terminal.types("policy", "--platform", "facebook", stdin=policy(運用時間="準備中").encode())

    assert done.status == 1
    assert "5項目のうち4項目があります" in done.printed
    assert "［不足］§5(3)エ　運用方法" in done.printed
    assert "× 運用時間：7行目「準備中」のところに中身がありません。" in done.printed
    assert "書くこと：投稿する時間" in done.printed
    assert "根拠：§5(3)エ「ソーシャルメディアの運用方法（運用時間、意見や質問への対応方法など）」" in done.printed


def test_a_complete_policy_ends_well(terminal: Terminal) -> None:
    done = terminal.types("policy", "--json", stdin=policy().encode())

    answer = json.loads(done.out)
    assert done.status == 0
    assert all(answer["has"].values())
    assert all(part["evidence"][0]["quote"] for part in answer["parts"])


def test_a_word_file_is_read(terminal: Terminal) -> None:
    document = docx.Document()
    for line in policy().split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    (terminal.folder / "policy.docx").write_bytes(out.getvalue())

    assert terminal.types("policy", "policy.docx").status == 0


def test_the_url_field_of_a_bio_counts(terminal: Terminal) -> None:
    without = terminal.types("policy", "--doc", "bio", stdin=BIO.encode())
    with_field = terminal.types(
        "policy", "--doc", "bio", "--url", "https://www.city.niimi.okayama.jp/", stdin=BIO.encode()
    )

    assert without.status == 1
    assert "短縮URLでは足りません" in without.printed
    assert with_field.status == 0
    assert "URL欄にあります" in with_field.printed
    assert "運用方針に基づき運用" in with_field.printed


@pytest.mark.parametrize(
    ("given", "words"), [(b"", "文章がありません"), (b"%PDF-1.7", "PDFは読めません"), (b"PK\x03\x04", "壊れています")]
)
def test_what_is_no_text_is_told_in_one_line(terminal: Terminal, given: bytes, words: str) -> None:
    assert words in terminal.types("policy", stdin=given).complaint
