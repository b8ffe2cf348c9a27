"""画像の権利 — 使ってよい画像かどうかが書かれていない

何を見つけるか: 権利（自作・提供・フリー素材・その他）の選ばれていない画像。自作のほかで、出所の書かれていない画像。
なぜ: §6(2)ウ「著作権、商標権、プライバシー権、肖像権、個人情報保護等に関する法令を遵守すること」。インターネットで
見つけた画像は、たいてい他人の著作物です。
なおし方: 「画像の情報」で権利を選び、提供してくれた人や素材のページを出所に書きます。
見逃すもの: 選ばれた内容が正しいかどうか。
"""

from collections.abc import Iterator

from rules.finding import NOWHERE, Check, Finding, Severity
from rules.images.facts import ImageToCheck

CHECK = Check(clause="6(2)ウ", title="画像の権利")

_NOT_SAID = "画像を使う権利が選ばれていません。「画像の情報」で選ぶか、使ってよい理由を書いてください。"
_NO_SOURCE = "{licence}の画像ですが、出所が書かれていません。提供者や素材のページの名前を書いてください。"


def check(image: ImageToCheck) -> Iterator[Finding]:
    licence = image.answers.licence
    if licence is None:
        yield CHECK.finding(NOWHERE, severity=Severity.CONFIRM, message=_NOT_SAID)
    elif licence.needs_source and not image.answers.source:
        told = _NO_SOURCE.format(licence=licence.japanese)
        yield CHECK.finding(NOWHERE, severity=Severity.CONFIRM, message=told)
