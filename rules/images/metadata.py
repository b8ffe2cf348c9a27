"""画像の付加情報 — 撮った人や機械が分かる情報が画像のファイルに残っている

何を見つけるか: 画像のファイルの中の、作成者の名前、カメラの製造番号、撮影地の地名。
なぜ: §6(2)ウ「個人情報保護等に関する法令を遵守すること」。名前は個人情報で、製造番号は、同じカメラで撮ったほかの
画像と結び付ける手がかりになります。
なおし方: 公開してよい情報かどうかを確かめ、よくなければ消してから付け直します。
見逃すもの: 撮影した日時や機種のような、だれのものか分からない情報。
"""

from collections.abc import Iterator

from rules.finding import NOWHERE, Check, Finding, Severity
from rules.images.facts import ImageToCheck

CHECK = Check(clause="6(2)ウ", title="画像の付加情報")


def check(image: ImageToCheck) -> Iterator[Finding]:
    if image.traces:
        what = "・".join(one.japanese for one in image.traces)
        told = f"画像のファイルに、{what}が入っています。公開してよい情報か確かめてください。"
        yield CHECK.finding(NOWHERE, severity=Severity.INFO, message=told)
