"""The text of a policy that somebody hands over as a file: plain text or Word, in bounded memory and time.

A Word file is a zip of XML from a stranger. What it claims to be is checked before anything is unpacked; then
only its main part is read, without entities.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from docx.oxml.document import CT_Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

LARGEST_FILE = 5 * 1024 * 1024
"""Bytes of a file that is read at all."""
LONGEST_TEXT = 100_000
"""Characters of a text; the longest policies of cities have a tenth of it."""
_LARGEST_PART = 8 * 1024 * 1024
_MOST_ENTRIES = 2000
_MAIN_PART = "word/document.xml"
_ZIP, _OLD_OFFICE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_MARKED = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_PARAGRAPH, _TABLE, _ROW, _CELL, _WORDS = (qn(name) for name in ("w:p", "w:tbl", "w:tr", "w:tc", "w:t"))
_WRAPPERS = frozenset(qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag"))
_LEFT_OUT = frozenset(qn(name) for name in ("w:del", "w:moveFrom", "w:rt", "w:drawing", "w:pict", "w:instrText"))
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_AS_TEXT = "Wordで開いて文章を確かめ、.docx か .txt で保存し直してください。"


class UnreadableDocumentError(ValueError):
    """The file cannot be taken. `what` is wrong, `what_to_do` helps, both in the reader's language."""

    def __init__(self, what: str, what_to_do: str) -> None:
        super().__init__(f"{what}{what_to_do}")
        self.what = what
        self.what_to_do = what_to_do


def read_document(data: bytes) -> str:
    """Return the text of a .txt or .docx file; what it is, is told by its bytes and not by its name.

    Paragraphs become lines, the cells of a table row one line with tabs between them.

    Raises:
        UnreadableDocumentError: too large, of another kind, broken, or made to do harm.
    """
    if len(data) > LARGEST_FILE:
        raise UnreadableDocumentError("ファイルが大きすぎます（5MBまで）。", "画像を除いて保存し直してください。")
    if data.startswith(_ZIP):
        text = _word(data)
    elif data.startswith(_OLD_OFFICE):
        raise UnreadableDocumentError("古い形式（.doc）のファイルは読めません。", ".docx で保存し直してください。")
    elif data.startswith(_PDF):
        raise UnreadableDocumentError("PDFは読めません。", "もとの .docx か .txt を渡してください。")
    else:
        text = _plain(data)
    if len(text) > LONGEST_TEXT:
        raise UnreadableDocumentError("文章が長すぎます（10万字まで）。", "運用ポリシーの部分だけにしてください。")
    if not text.strip():
        raise UnreadableDocumentError("文章がありません。", "本文のあるファイルを渡してください。")
    return text


def _plain(data: bytes) -> str:
    encodings = [name for mark, name in _MARKED if data.startswith(mark)] or ["utf-8", "cp932"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableDocumentError("文章のファイルとして読めません。", "UTF-8 の .txt か .docx で保存し直してください。")


def _word(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            part = _main_part(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        if isinstance(error, UnreadableDocumentError):
            raise
        raise UnreadableDocumentError("Wordのファイルが壊れています。", _AS_TEXT) from error
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise UnreadableDocumentError("Wordのファイルに、ふつうは無い仕掛けがあります。", _AS_TEXT)
    try:
        root = parse_xml(part)
    except (SyntaxError, ValueError) as error:  # lxml's XMLSyntaxError is a SyntaxError
        raise UnreadableDocumentError("Wordのファイルが壊れています。", _AS_TEXT) from error
    if not isinstance(root, CT_Document) or root.body is None:
        raise UnreadableDocumentError("Wordの文書ではありません。", _AS_TEXT)
    return "\n".join(_blocks(root.body))


def _main_part(archive: zipfile.ZipFile) -> bytes:
    if len(archive.namelist()) > _MOST_ENTRIES:
        raise UnreadableDocumentError("Wordのファイルの中身が多すぎます。", _AS_TEXT)
    try:
        entry = archive.getinfo(_MAIN_PART)
    except KeyError as error:
        raise UnreadableDocumentError(
            "Wordの文書ではありません。", "運用ポリシーの .docx か .txt を渡してください。"
        ) from error
    if entry.flag_bits & 0x1:
        raise UnreadableDocumentError(
            "パスワードの付いたファイルは読めません。", "パスワードを外して保存し直してください。"
        )
    if entry.file_size > _LARGEST_PART:
        raise UnreadableDocumentError("文章が大きすぎます。", _AS_TEXT)
    # What the entry says of its size is a claim: no more than the limit is unpacked, whatever it says.
    with archive.open(entry) as stream:
        part = stream.read(_LARGEST_PART + 1)
    if len(part) > _LARGEST_PART:
        raise UnreadableDocumentError("文章が大きすぎます。", _AS_TEXT)
    return part


def _blocks(parent: BaseOxmlElement) -> Iterator[str]:
    """The lines of paragraphs and tables in order; forms and accepted changes wrap them in elements of their own."""
    for child in parent:
        if child.tag == _PARAGRAPH:
            yield "".join(_words(child))
        elif child.tag == _TABLE:
            yield from _rows(child)
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _rows(table: BaseOxmlElement) -> Iterator[str]:
    for row in table:
        if row.tag == _ROW:
            yield "\t".join(_cells(row))
        elif row.tag in _WRAPPERS:
            yield from _rows(row)


def _cells(row: BaseOxmlElement) -> Iterator[str]:
    for cell in row:
        if cell.tag == _CELL:
            yield " ".join(line.strip() for line in _blocks(cell) if line.strip())
        elif cell.tag in _WRAPPERS:
            yield from _cells(cell)


def _words(parent: BaseOxmlElement) -> Iterator[str]:
    """The words of a paragraph, without deleted ones and without the readings above kanji."""
    for child in parent:
        if child.tag == _WORDS:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _LEFT_OUT:
            yield from _words(child)
