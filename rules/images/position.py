"""画像の位置情報 — 撮った場所が画像のファイルに残っている

何を見つけるか: 画像のファイルの中の、緯度・経度などの位置情報（EXIF・XMP）。
なぜ: §6(2)ウ「個人情報保護等に関する法令を遵守すること」。ファイルを受け取った人には撮った場所が分かり、住まいや
子どもの通う場所が知られることがあります。公開したあとでは取り戻せません。
なおし方: 「位置情報のない画像に差し替える」を押します。自分で消すときは、消してから付け直してください。
見逃すもの: 画面に写っている看板や表札。画像に何が写っているかは見ていません。
"""

from collections.abc import Iterator

from rules.finding import NOWHERE, Check, Finding, Severity
from rules.images.facts import ImageToCheck, Position

CHECK = Check(clause="6(2)ウ", title="画像の位置情報")

_FOUND = "撮影した場所の位置情報が、画像のファイルに入っています。位置情報のない画像に差し替えてください。"
_UNREADABLE = (
    "画像のファイルの付加情報を読めないため、位置情報がないことを確かめられません。"
    "付加情報のない画像に差し替えるか、差し支えない理由を書いてください。"
)


def check(image: ImageToCheck) -> Iterator[Finding]:
    if image.position is Position.FOUND:
        yield CHECK.finding(NOWHERE, severity=Severity.BLOCK, message=_FOUND)
    elif image.position is Position.UNREADABLE:
        yield CHECK.finding(NOWHERE, severity=Severity.CONFIRM, message=_UNREADABLE)
