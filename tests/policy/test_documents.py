"""Policies handed over as files: text and Word are read, anything else is refused in words that help."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from rules.policy.documents import LARGEST_FILE, LONGEST_TEXT, UnreadableDocumentError, read_document
from rules.policy_items import check_policy
from tests.policy.examples import COMPLETE, policy

MAIN = "word/document.xml"
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_file(*lines: str, build: Callable[[docx.document.Document], None] = lambda _: None) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def main_part(body: str) -> bytes:
    return zipped(**{MAIN: f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>".encode()})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_a_text_file_is_read_in_the_encodings_of_an_office(encoding: str) -> None:
    assert check_policy(read_document(policy().encode(encoding)), platform="facebook").complete


def test_paragraphs_of_a_word_file_become_lines() -> None:
    assert read_document(word_file(*policy().split("\n"))) == policy()


def test_a_table_of_a_word_file_keeps_its_rows() -> None:
    def table(document: docx.document.Document) -> None:
        grid = document.add_table(len(COMPLETE), 2)
        for row, (label, words) in zip(grid.rows, COMPLETE.items(), strict=True):
            row.cells[0].text, row.cells[1].text = label, words

    assert check_policy(read_document(word_file(build=table)), platform="facebook").complete


def test_forms_and_accepted_changes_are_read_and_deleted_words_and_readings_are_not() -> None:
    text = read_document(
        main_part(
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>様式</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            "<w:p><w:ins><w:r><w:t>加えた</w:t></w:r></w:ins><w:del><w:r><w:delText>消した</w:delText></w:r></w:del></w:p>"
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>にいみ</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>新見</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
        )
    )
    assert text == "様式\n加えた\n新見"


def test_a_merge_over_a_million_columns_costs_nothing() -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p><w:r><w:t>X</w:t></w:r></w:p></w:tc>'
    assert read_document(main_part(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")) == "X"


def lying_zip() -> bytes:
    """A zip whose entry says that it is small and unpacks to 20 MB."""
    data = bytearray(zipped(**{MAIN: b"<" + b" " * 20_000_000}))
    size = (20_000_001).to_bytes(4, "little")
    return bytes(data.replace(size, (100).to_bytes(4, "little")))


def cut_short() -> bytes:
    data = word_file("運用ポリシー" * 50)
    return data[: len(data) // 2]


def locked() -> bytes:
    data = bytearray(main_part("<w:p/>"))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文章がありません"),
        (b" \n ", "文章がありません"),
        (b"\x00\x01\x02\x03", "文章のファイルとして読めません"),
        (b"\xff\xfe\x00", "文章のファイルとして読めません"),
        (b"%PDF-1.7", "PDFは読めません"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "古い形式"),
        (b"a" * (LARGEST_FILE + 1), "大きすぎます"),
        (b"a" * (LONGEST_TEXT + 1), "長すぎます"),
        (b"PK\x03\x04", "壊れています"),
        (zipped(a=b"1"), "Wordの文書ではありません"),
        (zipped(**{MAIN: b"no xml"}), "壊れています"),
        (zipped(**{MAIN: b"<a/>"}), "Wordの文書ではありません"),
        (zipped(**{MAIN: f"<w:document {NAMESPACE}/>".encode()}), "Wordの文書ではありません"),
        (zipped(**{MAIN: b"<" + b" " * 20_000_000}), "大きすぎます"),
        (zipped(**{MAIN: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "仕掛け"),
        (zipped(**{MAIN: b"<a>" * 10_000}), "壊れています"),
        (zipped(**{f"n{number}": b"" for number in range(2500)}), "多すぎます"),
        (lying_zip(), "壊れています"),
        (cut_short(), "壊れています"),
        (locked(), "パスワードの付いた"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDocumentError) as refused:
        read_document(data)
    assert words in refused.value.what
    assert refused.value.what_to_do.endswith("。")
