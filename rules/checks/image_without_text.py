"""画像まかせの案内 — 大事なことが画像にしか書かれていない

何を見つけるか: 「詳しくは画像をご覧ください」「日程は画像のとおりです」のように、内容を画像やチラシにまかせた書き方で、
本文にその中身も、ホームページへのリンクもないもの。
なぜ: §6(2)イ「内容について誤解を招かないよう十分注意すること」。画面を読み上げて使う方や、画像を表示しない方には
何も伝わりません。
なおし方: 日時・場所・連絡先を本文に書くか、画像の中身を代替テキストに入れてください。
見逃すもの: リンクや「代替テキスト」「画像の説明」のある文。写真の感想のような文。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="画像まかせの案内")

EXAMPLES = (
    ng("秋の講座を開きます。詳しくは画像をご覧ください。", at="画像をご覧ください", severity=Severity.INFO),
    ng("1月の診療日程は画像のとおり\n#新見市", at="画像のとおり"),
    ng("大切なお知らせです。チラシ（画像）をご確認ください", at="チラシ（画像）をご確認ください"),
    ng("募集します！内容は2枚目の画像をチェック✨", at="画像をチェック"),
    ok("詳しくは画像をご覧ください。\nhttps://www.city.niimi.okayama.jp/koza/"),
    ok("詳しくは画像をご覧ください。\n【画像の説明】11月3日10時から、まなび広場にいみで秋の講座を開きます。"),
    ok("会場の混み具合は写真のとおりです📷"),
    ok("検診の画像をご確認になりたい方は、受診した病院へお尋ねください。"),
    ok("会場では満奇洞の写真をご覧いただけます。"),
)

_LEFT_TO_IMAGE = lazy_compile(
    r"(?:画像|チラシ|ポスター)(?:[(](?:画像|写真|添付)[)])?(?:の(?:とおり|通り)|(?:を|も|で|にて)?(?:、)?ご?"
    r"(?:覧ください|覧下さい|確認ください|確認下さい|参照ください|チェック)|を(?:見て|みて)(?:ください|ね)|に(?:記載|掲載))"
)
_SAID_IN_TEXT = lazy_compile(r"代替テキスト|画像の(?:説明|内容|文字)|\bALT\b", re.IGNORECASE)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    first = next(document.find(_LEFT_TO_IMAGE), None)
    if first is None or document.links or document.has(_SAID_IN_TEXT):
        return
    yield CHECK.finding(
        first.span,
        severity=Severity.INFO,
        message="画像を見られない方のために、日時や場所などの中身を、本文か代替テキストにも書いてください。",
    )
