"""個人の番号や連絡先 — 個人番号、カード番号、口座、携帯電話、車のナンバーなど

何を見つけるか: 検査用の数字まで合う12けたの個人番号、正しい形のカード番号、個人の口座番号、携帯電話の番号、
個人のメールアドレス、車のナンバー。
なぜ: §6(2)ウ「個人情報保護等に関する法令を遵守すること」。個人番号は、本人の同意があっても公表できません。
なおし方: 番号を消します。例が要るときは、数字のかわりに「○」で示してください。
見逃すもの: 検査用の数字が合わない番号、法人番号、抽選や受付の番号、市や団体の連絡先。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import Tag
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)ウ", title="個人の番号や連絡先")

EXAMPLES = (
    ng("個人番号 5119 7181 4785 が写っています。", at="5119 7181 4785", severity=Severity.BLOCK),
    ng("旧マイナンバーは１０７５６９００７２０７でした。", at="１０７５６９００７２０７", severity=Severity.BLOCK),
    ng("カード番号 4111 1111 1111 1111 で払えます。", at="4111 1111 1111 1111", severity=Severity.BLOCK),
    ng("口座番号「普通 0048213 イワサキ ヒロコ」様", at="普通 0048213 イワサキ"),
    ng("会長 遠藤 090-0000-5521", at="090-0000-5521"),
    ng("ナンバー「岡山 532 の 41-87」の方へ", at="岡山 532 の 41-87"),
    ng("小山田様、taro.oyamada@gmail.com あてに送りました。", at="taro.oyamada@gmail.com"),
    ng("実行委員会事務局 会長 遠藤 090-0000-5521", at="090-0000-5521"),
    ng("事務局の山田さんの携帯 090-0000-5521", at="090-0000-5521"),
    ok("大会当日の連絡先（午前6時～午後3時）\n実行委員会事務局の携帯電話　080-0072-6190"),
    ok("当日の緊急連絡先：090-0072-6190（スポーツ振興課）"),
    ok("農林課公用携帯 080-0072-6190"),
    ok("市の法人番号は7000020332102です。"),
    ok("当選番号は 2026-0417-0083 です。右下の12けたと見くらべてください。"),
    ok("マイナンバーは12けたの番号です。"),
    ok("問い合わせは0867-72-6111、kouhou@city.niimi.okayama.jpへ。"),
    ok("備北信用金庫 普通 0412207 ニイミシサイガイギエンキン"),
    ok("ISBN 978-4-00-000123-4"),
    ok("岡山 3日 の 10-12時に開きます。"),
)

_TWELVE = quick_compile(r"(?<![\d-])(?:\d{4}[ -]?\d{4}[ -]?\d{4}|\d{6}-\d{6})(?![\d-])")
_CARD = quick_compile(r"(?<![\d-])[3-6]\d{3}[ -]?\d{4}[ -]?\d{4}[ -]?\d{2,4}(?![\d-])")
_NUMBER_WORDS = lazy_compile(r"番号|マイナ|通知カード|ナンバー|個人", re.IGNORECASE)
_CERTAIN_WORDS = lazy_compile(r"マイナンバー|個人番号|通知カード")
_OTHER_NUMBER = lazy_compile(r"法人番号|当選|抽選|水栓|受付番号|追跡|伝票|管理番号|ISBN|見本|架空")
_ACCOUNT = lazy_compile(r"(?:普通|当座)(?:預金|口座)? ?[::]? ?\d{6,7} {0,2}[一-龥ァ-ヶー]{2,12}")
_GROUP = lazy_compile(r"[シカ会団]|ギエンキン|ボキン|キョウ|市|委員|基金|組合|義援|募金|口座は(?:市|新見)")
_MOBILE = lazy_compile(r"(?<![\d-])0[789]0[- (]?\d{4}[-) ]?\d{4}(?![\d-])")
_OFFICE_MOBILE = lazy_compile(
    r"(?:事務局|実行委員会|本部|担当課|[一-龥ァ-ヶー]課|[一-龥ァ-ヶー]係|センター|管理人室|管理棟|相談窓口|受付)"
    r"(?:の|用|専用|公用|貸与|直通|当日用?|緊急用?|連絡先|電話番号|携帯電話|携帯|番号|電話|窓口|[\s:(「、☎📞📱]){0,6}(?:は|まで|へ)?\s?$"
    r"|(?:当日|緊急|夜間|休日|大会中|開催中)(?:の|用)?(?:連絡先|問い?合わ?せ先?|専用|受付|電話|携帯)[^。様氏]{0,24}$"
    r"|予約制[\s。、(☎📞📱]{0,4}$|(?:専用|公用|業務用|貸与)の?(?:携帯|電話|ダイヤル|スマートフォン|スマホ)[^。様氏]{0,8}$"
)
"""What tells that a mobile telephone is an office's: it is given to be called."""
_OWNER = lazy_compile(
    r"(?:さん|様|氏|会長|副会長|代表者?|委員長|区長|部長|課長|係長|班長|担当者?|自宅|個人|私)[\s:の(]{0,3}[一-龥ぁ-んァ-ヶ\s]{0,8}[\s:(☎📞📱]{0,4}(?:携帯|電話)?[\s:(☎📞📱の]{0,4}$"
    r"|[一-龥]{1,4}[\s]?[一-龥]{1,4}(?:さん|様|氏)"
)
_PLATE = lazy_compile(
    r"(?:岡山|倉敷|福山|広島|姫路|神戸|なにわ|大阪|京都|鳥取|島根|品川|横浜|名古屋|高知|香川|愛媛) ?\d{2,3} ?"
    r"[ぁ-ん] ?[・.]{0,3}\d{1,2}-?\d{2}(?!\d)"
)
_FREE_MAIL = lazy_compile(
    r"@(?:gmail|yahoo|ymail|icloud|me|outlook|hotmail|live|docomo|ezweb|au|softbank|i\.softbank|ybb|nifty|biglobe)\."
)
_PRIVATE_WORDS = lazy_compile(r"(?:様|さま|さん|送信元|個人|自宅|ご本人)[^\n。]{0,24}$")


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from _person_numbers(document)
    yield from _cards(document)
    yield from _found(document, _PLATE, "車のナンバーが読めます。持ち主が分かるため、消してください。")
    yield from _mobiles(document)
    for match in document.find(_ACCOUNT):
        if not _GROUP.search(match.text[3:]):
            message = "個人の口座番号のように見えます。公開の場には書かず、本人に個別に伝えてください。"
            yield CHECK.finding(match.span, severity=Severity.CONFIRM, message=message)
    for address in document.emails:
        if _is_private(document, address, context):
            message = "個人のメールアドレスのように見えます。担当課の連絡先に替えてください。"
            yield CHECK.finding(address.span, severity=Severity.CONFIRM, message=message)


def _person_numbers(document: Document) -> Iterator[Finding]:
    for match in document.find(_TWELVE):
        digits = re.sub(r"\D", "", match.text)
        near = document.text[max(0, match.start - 40) : match.end + 24]
        if document.in_link(match.start) or _OTHER_NUMBER.search(near) or not _NUMBER_WORDS.search(near):
            continue
        valid = _check_digit(digits) == int(digits[-1])
        if not valid and not _CERTAIN_WORDS.search(near):
            continue
        yield CHECK.finding(
            match.span,
            severity=Severity.BLOCK if valid else Severity.CONFIRM,
            message="個人番号（マイナンバー）に当たる12けたの数字です。法令で公表が禁じられているため、消してください。",
            secret=True,
        )


def _check_digit(digits: str) -> int:
    """The last digit of a My Number by its first eleven (総務省令第85号 第5条)."""
    weights = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(digits[:11], weights, strict=True)) % 11
    return 0 if rest <= 1 else 11 - rest


def _cards(document: Document) -> Iterator[Finding]:
    for match in document.find(_CARD):
        digits = re.sub(r"\D", "", match.text)
        if len(digits) < 14 or document.in_link(match.start) or not _passes_luhn(digits):
            continue
        yield CHECK.finding(
            match.span,
            severity=Severity.BLOCK,
            message="クレジットカードの番号の形をした数字です。消してください。",
            secret=True,
        )


def _passes_luhn(digits: str) -> bool:
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _found(document: Document, pattern: re.Pattern[str], message: str) -> Iterator[Finding]:
    for match in document.find(pattern):
        if not document.in_link(match.start):
            yield CHECK.finding(match.span, severity=Severity.CONFIRM, message=message)


def _mobiles(document: Document) -> Iterator[Finding]:
    for match in document.find(_MOBILE):
        before = document.text[max(0, match.start - 60) : match.start]
        if document.in_link(match.start) or (_OFFICE_MOBILE.search(before) and not _OWNER.search(before)):
            continue
        message = "個人の携帯電話の番号のように見えます。担当課の電話番号に替えてください。"
        yield CHECK.finding(match.span, severity=Severity.CONFIRM, message=message)


def _is_private(document: Document, address: Tag, context: Context) -> bool:
    host = address.text.rsplit("@", 1)[1]
    if context.city.trusts(host):
        return False
    before = document.text[max(0, address.start - 40) : address.start]
    return bool(_FREE_MAIL.search(address.text) or _PRIVATE_WORDS.search(before))
