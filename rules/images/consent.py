"""写っている人の同意 — 写っている人の同意が確かめられていない

何を見つけるか: 写っている人の同意が「未確認」の画像と、選ばれていない画像。
なぜ: §6(2)ウ「プライバシー権、肖像権、個人情報保護等に関する法令を遵守すること」。子どもは保護者の同意が要ります。
なおし方: 同意を確かめて「画像の情報」で選び直すか、人の写っていない画像に替えます。
見逃すもの: 実際に人が写っているかどうか。画像に何が写っているかは見ていません。
"""

from collections.abc import Iterator

from rules.finding import NOWHERE, Check, Finding, Severity
from rules.images.facts import Consent, ImageToCheck

CHECK = Check(clause="6(2)ウ", title="写っている人の同意")

_NOT_SAID = (
    "人が写っているか、同意があるかが選ばれていません。「画像の情報」で選ぶか、差し支えない理由を書いてください。"
)
_UNKNOWN = (
    "写っている人の同意が未確認です。本人（子どもは保護者）の同意を確かめるか、だれか分からない画像に替えてください。"
)


def check(image: ImageToCheck) -> Iterator[Finding]:
    if image.answers.consent is None:
        yield CHECK.finding(NOWHERE, severity=Severity.CONFIRM, message=_NOT_SAID)
    elif image.answers.consent is Consent.UNKNOWN:
        yield CHECK.finding(NOWHERE, severity=Severity.CONFIRM, message=_UNKNOWN)
