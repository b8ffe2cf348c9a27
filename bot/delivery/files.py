"""Fetching the files that people attach: texts and images, within limits."""

import hashlib
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

import httpx
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.drafts.content import ImageFacts
from bot.errors import UserError
from bot.images.errors import FIELD, ImageRefused, several
from bot.images.limits import MEGA
from bot.images.pictures import Pictures
from bot.org.tables import MAX_BYTES as MAX_TABLE_BYTES
from rules.policy.documents import LARGEST_FILE, UnreadableDocumentError, read_document

MAX_TEXT_BYTES = 1_000_000
MAX_EVIDENCE_BYTES = 30 * MEGA
NAME_LENGTH = 200
TIMEOUT_SECONDS = 20
_ENCODINGS = ("utf-8-sig", "cp932")


class Files:
    """Fetches files with the bot's token, which goes to Slack's own hosts and the Web API's host only."""

    def __init__(self, client: WebClient, pictures: Pictures) -> None:
        self._client = client
        self._pictures = pictures
        api = urlsplit(client.base_url)
        self._api_scheme, self._api_host = api.scheme, api.hostname or ""

    def document(self, file: Mapping[str, object]) -> str:
        """The text of an attached .txt or Word (.docx) file, told apart by its bytes.

        Raises:
            UserError: it cannot be fetched, is too large, or is neither.
        """
        too_large = UserError(
            f"添付ファイルが大きすぎます（{LARGEST_FILE // MEGA}MBまで）。",
            "画像を除いて保存し直してください。",
            field="text_file",
        )
        try:
            return read_document(self._fetch(file, LARGEST_FILE, "text_file", too_large))
        except UnreadableDocumentError as error:
            raise UserError(error.what, error.what_to_do, field="text_file") from error

    def text(self, file: Mapping[str, object]) -> str:
        """The text of an attached .txt file (UTF-8 or Shift_JIS).

        Raises:
            UserError: it cannot be fetched, is too large, or is no text.
        """
        too_large = UserError(
            f"添付ファイルが大きすぎます（{MAX_TEXT_BYTES // MEGA}MBまで）。",
            "文章を分けて付け直してください。",
            field="text_file",
        )
        content = self._fetch(file, MAX_TEXT_BYTES, "text_file", too_large)
        for encoding in _ENCODINGS:
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
        raise UserError(
            "添付されたファイルを文章として読めませんでした。",
            "文字コードを UTF-8 にして保存し、付け直してください。",
            field="text_file",
        )

    def table(self, file: Mapping[str, object]) -> bytes:
        """The content of an attached spreadsheet.

        Raises:
            UserError: it cannot be fetched or is too large.
        """
        too_large = UserError(
            f"ファイルが大きすぎます（{MAX_TABLE_BYTES // MEGA}MBまで）。",
            "一覧だけのファイルにしてください。",
            field="file",
        )
        return self._fetch(file, MAX_TABLE_BYTES, "file", too_large)

    def digest(self, file: Mapping[str, object]) -> tuple[str, str, str]:
        """Name, SHA-256 (hexadecimal) and address of an attached file, whatever it holds.

        Raises:
            UserError: it cannot be fetched or is too large.
        """
        too_large = UserError(
            f"ファイルが大きすぎます（{MAX_EVIDENCE_BYTES // MEGA}MBまで）。",
            "共有フォルダーに置き、その場所とSHA-256を書いてください。",
            field="file",
        )
        content = self._fetch(file, MAX_EVIDENCE_BYTES, "file", too_large)
        name, link = str(file.get("name") or "")[:NAME_LENGTH], str(file.get("permalink") or "")[:500]
        return name, hashlib.sha256(content).hexdigest(), link

    def images(self, files: Sequence[Mapping[str, object]]) -> tuple[ImageFacts, ...]:
        """Attached images with the SHA-256 of their bytes and what their files tell; the same image only once.

        Raises:
            UserError: one cannot be fetched, is too large, or is no image that can be read; all that are wrong are
                named together.
        """
        read: dict[str, ImageFacts] = {}
        refused: list[ImageRefused] = []
        for file in files:
            try:
                image = self._image(file)
            except ImageRefused as refusal:
                refused.append(refusal)
            else:
                read.setdefault(image.sha256, image)
        if refused:
            raise several(refused)
        return tuple(read.values())

    def _image(self, file: Mapping[str, object]) -> ImageFacts:
        name = str(file.get("name") or "画像")[:NAME_LENGTH]
        content = self.image_bytes(file, name)
        picture = self._pictures.read(content, name)
        digest = hashlib.sha256(content).hexdigest()
        return ImageFacts(str(file["id"]), name, picture.mimetype, digest, picture.position, picture.traces)

    def image_bytes(self, file: Mapping[str, object], name: str) -> bytes:
        """The content of an attached image.

        Raises:
            UserError: it cannot be fetched or is too large.
        """
        return self._fetch(file, self._pictures.limits.most_bytes, FIELD, self._pictures.too_many_bytes(name))

    def _fetch(self, file: Mapping[str, object], limit: int, field: str, too_large: UserError) -> bytes:
        url = self._address(file)
        chunks, size = [], 0
        try:
            with httpx.stream(
                "GET",
                url,
                headers={"Authorization": f"Bearer {self._client.token}"},
                timeout=TIMEOUT_SECONDS,
                follow_redirects=False,
            ) as answer:
                answer.raise_for_status()
                if answer.headers.get("Content-Type", "").lower().startswith("text/html"):
                    raise UserError(  # Slack's page for signing in, where the token may not read files
                        "添付ファイルの代わりに、ウェブページが返ってきました。",
                        "文章は本文の欄に貼り付けてください。続くときは秘書広報課に知らせてください。",
                        field=field,
                    )
                for chunk in answer.iter_bytes():
                    size += len(chunk)
                    if size > limit:
                        raise too_large
                    chunks.append(chunk)
        except httpx.HTTPError as error:
            raise UserError(
                "添付ファイルを受け取れませんでした。", "少し待って、付け直してください。", field=field
            ) from error
        return b"".join(chunks)

    def _address(self, file: Mapping[str, object]) -> str:
        known = file
        if "url_private_download" not in file:
            try:
                known = self._client.files_info(file=str(file["id"]))["file"]
            except SlackApiError as error:
                raise UserError("添付ファイルが見つかりませんでした。", "付け直してください。") from error
        url = str(known.get("url_private_download") or known.get("url_private") or "")
        if not self._may_see_the_token(url):
            raise UserError("添付ファイルの場所が Slack ではありません。", "ファイルを付け直してください。")
        return url

    def _may_see_the_token(self, url: str) -> bool:
        """Whether the token may go to this address: over a protected line to Slack, or to the Web API's own host."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if host == self._api_host:
            return parts.scheme in ("https", self._api_scheme)
        return parts.scheme == "https" and (host == "slack.com" or host.endswith(".slack.com"))
