"""What a file is by its first bytes; what its name and the client say of it are claims."""

from bot.images.errors import ImageRefused

JPEG, PNG, GIF, WEBP = "image/jpeg", "image/png", "image/gif", "image/webp"
#: What Pillow calls the kinds that are read; it is asked for no others.
FORMATS = {JPEG: "JPEG", PNG: "PNG", GIF: "GIF", WEBP: "WEBP"}
ENDINGS = {JPEG: "jpg", PNG: "png", GIF: "gif", WEBP: "webp"}

_SAVE_AS = "JPEG か PNG で保存し直して、付け直してください。"
_HEIC = "iPhone では「設定」→「カメラ」→「フォーマット」を「互換性優先」にして撮り直すか、JPEG で保存し直してください。"
_VIDEO = "ここに付けられるのは、動かない画像です。動画は投稿するときに付け、投稿案の本文に動画の内容を書いてください。"
_BRANDS = {
    b"avif": ("AVIF 形式の画像です", _SAVE_AS),
    b"avis": ("AVIF 形式の画像です", _SAVE_AS),
    b"heic": ("HEIC 形式の画像です", _HEIC),
    b"heix": ("HEIC 形式の画像です", _HEIC),
    b"hevc": ("HEIC 形式の画像です", _HEIC),
    b"heim": ("HEIC 形式の画像です", _HEIC),
    b"mif1": ("HEIC 形式の画像です", _HEIC),
    b"msf1": ("HEIC 形式の画像です", _HEIC),
}
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"II*\x00", "TIFF 形式の画像です", _SAVE_AS),
    (b"MM\x00*", "TIFF 形式の画像です", _SAVE_AS),
    (b"BM", "BMP 形式の画像です", _SAVE_AS),
    (b"8BPS", "Photoshop のファイルです", _SAVE_AS),
    (b"%PDF", "PDF のファイルです", "画像にする部分を JPEG か PNG で保存して、付け直してください。"),
    (b"PK\x03\x04", "Office などの文書か、圧縮したファイルです", "中の画像を取り出し、画像だけを付けてください。"),
    (b"\xd0\xcf\x11\xe0", "Office の文書です", "中の画像を取り出し、画像だけを付けてください。"),
    (b"\x1aE\xdf\xa3", "動画のファイルです", _VIDEO),
    (b"\x00\x00\x01\x00", "アイコンのファイルです", _SAVE_AS),
)


def kind_of(content: bytes, name: str) -> str:
    """The type of an image that can be read: JPEG, PNG, GIF or WebP.

    Raises:
        ImageRefused: it is something else.
    """
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith((b"GIF87a", b"GIF89a")):
        return GIF
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    raise ImageRefused(name, *_something_else(content))


def _something_else(content: bytes) -> tuple[str, str]:
    if not content:
        return "中身が空のファイルです", "元の画像を開けるか確かめて、付け直してください。"
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:12], ("動画のファイルです", _VIDEO))
    for beginning, what, what_to_do in _OTHERS:
        if content.startswith(beginning):
            return what, what_to_do
    start = content[:500].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<svg") or (start.startswith(b"<?xml") and b"<svg" in start):
        return "SVG 形式の図です", "PNG で書き出して、付け直してください。"
    return "画像ではないファイルです", "JPEG・PNG・GIF・WebP の画像を付けてください。"
