"""代替テキスト — 画像を見られない方のための説明がない

何を見つけるか: 代替テキストの書かれていない画像。
なぜ: §6(2)イ「内容について誤解を招かないよう十分注意すること」。画面を読み上げて使う方や、画像を表示しない方には、
画像の中身が伝わりません。
なおし方: 「画像の情報」で、何の画像か、画像の中の日時・場所・連絡先は何かを書きます。
見逃すもの: 書かれた説明が画像に合っているかどうか。
"""

from collections.abc import Iterator

from rules.finding import NOWHERE, Check, Finding, Severity
from rules.images.facts import ImageToCheck

CHECK = Check(clause="6(2)イ", title="代替テキスト")


def check(image: ImageToCheck) -> Iterator[Finding]:
    if not image.answers.alt_text:
        told = "代替テキストがありません。画像を見られない方のために、画像の中身を文章で書いてください。"
        yield CHECK.finding(NOWHERE, severity=Severity.INFO, message=told)
