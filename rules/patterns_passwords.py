"""Secrets written into a draft (§5(7)): a value that opens something, with the word that announces it.

Only what is certain from its shape is found here: a label followed by a value, an account with its password,
a token of a known make, an address that carries a password.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.document import Document
from rules.lazy_patterns import lazy_compile
from rules.mentions import LexiconHit

LABEL, ACCESS = "secret-label", "secret-access"

_REACH = 44
"""How far from its label a value that looks like a password may stand."""

_MIXED = (
    r"(?=[!-~]{6,48})(?=[!-~]{0,40}[A-Za-z])(?=[!-~]{0,40}[0-9#$%&!_+])"
    r"[A-Za-z0-9!#$%&*+\-=?@^_~.|]{6,48}(?<![.,!?\-])!?"
)
_MIXED_ANYWHERE = lazy_compile(r"(?<![A-Za-z0-9@./])" + _MIXED)
_SEPARATOR = (
    r"(?:コード|番号|キー|用)?\s?(?:\([^()\n]{0,14}\)|(?:も)?(?:パス|pass|pw))?\s?"
    r"(?:に?変更しました|を変えました|(?:が|は)変わりました|は?新しく|は?以下|は?次|のとおり|のメモ)?[、。]?"
    r"(?:は|が|も|を|に|の|:|=|->|→|⇒|>|/|・|,|、|「|『|【|】|\]|\"|'|“|\(|\)|…|\.|-|#|◆|■|👉|➡|[ ]|\n){1,8}"
)
_COUNTED = r"\s?(?:年|月|日|時|分|円|人|名|文字|字|桁|けた|ケタ|回|件|個|枚|歳|%|号|~|以|ま)"
_DIGITS = rf"(?:\d{{4,10}}|\d{{2,4}}[ -]\d{{2,4}}(?:[ -]\d{{2,4}})?)(?![\d-]|{_COUNTED})"
_OPENING_VALUE = lazy_compile(
    rf"[\s:→「『]{{0,6}}(?:たぶん|確か|たしか|おそらく|次は|新しいのは)?[ 、:]?(?P<value>{_MIXED})|"
    rf"\s{{0,3}}(?P<lone>{_DIGITS})(?=\s*(?:\n|$))|"
    rf"\s?(?:新しい|今月の|本日の)?(?:番号|コード|もの)は\s?[「『]?(?P<number>{_DIGITS})"
)
"""A value that opens the next sentence or line."""
_LETTERS = (
    r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z_\-]{3,23}(?=[」』\"'”)]|です|だ(?:よ|。|$)|で(?:す|し|入|ロ|開|統)|"
    r"に(?:変|し|統)|の(?:まま|ひとつ)|と(?:入|打)|\s|。|、|!|$)"
)
_JAPANESE = (
    r"[^「」『』\n]{2,20})[」』](?=です|だ|で(?:す|し)|に(?:変|な|し|統)|と(?:入|打)|をローマ字|"
    r"を(?:入|打)|のまま|。|\n|$)"
)
_TIGHT_MIXED = lazy_compile(
    _SEPARATOR + r"(?:[^。\n「」A-Za-z]{0,16}[「『\"])?(?P<value>" + _MIXED + ")", re.IGNORECASE
)
_TIGHT_DIGITS = lazy_compile("(?:" + _SEPARATOR + r")?(?:[^。\n「」\d]{0,12}[「『\"])?(?P<value>" + _DIGITS + ")")
_TIGHT_LETTERS = lazy_compile(_SEPARATOR + "(?P<value>" + _LETTERS + ")")
_TIGHT_JAPANESE = lazy_compile(r"\s?(?:は|:|=|→|が)[^。\n「」]{0,14}[「『](?P<value>" + _JAPANESE)
_NO_PASSPHRASE = lazy_compile(
    r"ない|もの|こと|やす[いく]|にく[いく]|変更|忘れ|必要|何|文字|英数|大切|使い回|推測|定期|秘密|教え|入力|設定|"
    r"[?!、]|記号|以上|[0-9]桁|ください|ます"
)
_ORDINARY = lazy_compile(
    r"wi-?fi|line|google|facebook|instagram|twitter|youtube|tiktok|sms|url|app|apple|android|windows|e?mail|e-?l?tax|"
    r"zoom|teams|webex|chrome|safari|iphone|ipad|microsoft|web|online|free|log(?:in|out)|password|pass(?:code)?|code|"
    r"token|secret|user(?:name)?|admin-id|html|https?|bluetooth|excel|word|office",
    re.IGNORECASE,
)
"""Words that stand near a label without being a value."""
_PRODUCT = lazy_compile(
    r"(?:covid|iphone|ipad|windows|android)|(?:sha|ipv|wpa|aes|utf|iso|jis|ver)[-.]?\d", re.IGNORECASE
)
_EXAMPLE_AFTER = lazy_compile(
    r"[」』\"'”)]*(?:や|[、,・]\s?[「『]|とか|など|といった|のような|のように|"
    r"は(?:使わ|避け|危険|だめ|ダメ|NG|×)|を(?:使わ|避け)|では?(?:危|だめ)|はよくある)"
)
_EXAMPLE_BEFORE = lazy_compile(
    r"(?:例えば|たとえば|悪い例|見本|架空|サンプル|ダミー|\(例\)|例[:は]|よくある|ありがちな|"
    r"(?:危ない|危険な|弱い|だめな|ダメな|避けたい|やってはいけない|よく使われる|(?:破られ|見破られ|推測され)やすい)(?:パスワード|暗証番号)(?:の?例)?)[^。\n]{0,24}$"
)
_EXAMPLE_NEAR = lazy_compile(
    r"避け(?:ま|て|る)|危険|推測され|使わない|使用しない|設定しない|やめましょう|NGです|"
    r"破られ(?:る|ます|やす)|見本|架空|ダミー"
)
_GUEST_NETWORK = lazy_compile(
    r"(?:来館者|来場者|来庁者|お客さま|お客様|ゲスト|guest|フリー|free|無料|公衆)[^。\n]{0,12}(?:wi-?fi|無線LAN|SSID)",
    re.IGNORECASE,
)
"""Meant for the public, so whether it may be told is for people to say."""
_LETTER = lazy_compile(r"[A-Za-z]")
_TELEPHONE = lazy_compile(r"0\d{1,4}-\d{1,4}-\d{3,4}|0\d{9,10}")
_CALLED = lazy_compile(r"(?:電話|TEL|Tel|tel|☎|📞|FAX|ファクス|内線)[^\n]{0,4}$")
_KATAKANA = lazy_compile(r"[ァ-ヶー]")
_SIMPLE = lazy_compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+")

_TOKENS = lazy_compile(
    r"\b(?:xox[abprs]-[A-Za-z0-9-]{10,80}|gh[pousr]_[A-Za-z0-9]{20,80}|github_pat_[A-Za-z0-9_]{20,90}|"
    r"AKIA[0-9A-Z]{16}|AIza[A-Za-z0-9_-]{20,45}|sk-[A-Za-z0-9_-]{20,90}|ya29\.[A-Za-z0-9_-]{20,90}|"
    r"eyJ[A-Za-z0-9_-]{8,200}\.[A-Za-z0-9_-]{8,300}\.[A-Za-z0-9_-]{4,200})"
)
_PRIVATE_KEY = lazy_compile(r"-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----")
_IN_ADDRESS = lazy_compile(r"https?://[^\s/:@]{1,64}:(?P<value>[^\s/@]{1,64})@")
_IN_QUERY = lazy_compile(
    r"[?&#;](?:token|access_token|key|api_?key|pass|passwd|password|pwd|pw|auth|secret|sig|signature|session|sid)"
    r"=(?P<value>[A-Za-z0-9%._~+/-]{4,128})",
    re.IGNORECASE,
)
_PAIR = lazy_compile(
    r"(?<![A-Za-z0-9@./#])(?P<name>[A-Za-z][A-Za-z0-9@_.\-]{3,30})[」』]?\s?(?:[/、,・ \n→]|と|「|『){1,4}\s?[「『]?"
    r"(?:pw|pass|パス|code)?[:：]?\s?(?P<value>" + _MIXED + ")"
)
_ACCOUNT_WORDS = lazy_compile(
    r"ログイン|ログオン|サインイン|log ?[io]n|sign ?in|ユーザー?名|アカウント名|(?<![A-Za-z])ID(?![A-Za-z])|root|admin",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret at document.text[start:end]; `label` announces it in the same sentence, else it is None.

    `certain` tells a value right after its label from one that only stands near it.
    """

    start: int
    end: int
    label: tuple[int, int] | None
    certain: bool


def find_secrets(document: Document) -> Iterator[Secret]:
    """Yield the secrets of a draft in no particular order; a value may be found twice."""
    yield from _by_label(document)
    yield from _pairs(document)
    yield from _by_shape(document)


def is_label(document: Document, hit: LexiconHit) -> bool:
    """Whether a term of sense LABEL is a word of its own and not a piece of another one."""
    if hit.entry.data["strength"] != "short" and not _LETTER.match(hit.entry.term[0]):
        return True
    of_word = _LETTER if _LETTER.match(hit.entry.term) else _KATAKANA
    text = document.text
    if hit.end < len(text) and of_word.match(text[hit.end]):
        return False
    return hit.start == 0 or not of_word.match(text[hit.start - 1])


def _by_label(document: Document) -> Iterator[Secret]:
    for hit in document.lexicon(LABEL):
        if not is_label(document, hit):
            continue
        found = _right_after(document, hit) or _near(document, hit)
        if found is not None:
            yield found


def _right_after(document: Document, hit: LexiconHit) -> Secret | None:
    text, weak = document.text, hit.entry.data["strength"] == "weak"
    limit = min(len(text), hit.end + 2 * _REACH)
    patterns = (_TIGHT_MIXED,) if weak else (_TIGHT_MIXED, _TIGHT_DIGITS, _TIGHT_LETTERS, _TIGHT_JAPANESE)
    for pattern in patterns:
        match = pattern.match(text, hit.end, limit)
        if match and _is_value(document, match.start("value"), match.end("value"), pattern):
            certain = not _GUEST_NETWORK.search(document.text, max(0, hit.start - 40), min(len(text), hit.end + 20))
            return _secret(document, hit, match.start("value"), match.end("value"), certain=certain)
    return None


def _near(document: Document, hit: LexiconHit) -> Secret | None:
    """A value that can hardly be anything but a password, in the label's sentence or on the next line."""
    sentence = document.sentence_at(hit.start)
    start, end = max(sentence.start, hit.start - _REACH), min(sentence.end, hit.end + _REACH)
    places = list(_MIXED_ANYWHERE.finditer(document.text, start, end))
    following = _OPENING_VALUE.match(document.text, sentence.end, min(len(document.text), sentence.end + _REACH))
    if following and (hit.entry.data["strength"] != "weak" or following.lastgroup == "value"):
        places.insert(0, following)
    for match in places:
        begin, finish = match.span(match.lastgroup) if match.lastgroup else match.span()
        value = document.text[begin:finish]
        if (
            not _SIMPLE.fullmatch(value)
            and not _is_telephone(document, begin, finish)
            and _is_value(document, begin, finish, _MIXED_ANYWHERE)
        ):
            return _secret(document, hit, begin, finish, certain=False)
    return None


def _is_telephone(document: Document, start: int, end: int) -> bool:
    """A number of the form of a telephone's: 0867-72-6111, or 72-6111 with 電話 before it."""
    return bool(
        _TELEPHONE.fullmatch(document.text, start, end) or _CALLED.search(document.text, max(0, start - 8), start)
    )


def _secret(document: Document, hit: LexiconHit, start: int, end: int, *, certain: bool) -> Secret:
    sentence = document.sentence_at(hit.start)
    together = sentence.start <= start < max(sentence.end, hit.end)
    return Secret(start, end, (hit.start, hit.end) if together else None, certain)


def _is_value(document: Document, start: int, end: int, pattern: re.Pattern[str]) -> bool:
    text = document.text
    value = text[start:end].strip("」』")
    addressed = start == 0 and value.startswith("@")  # a reply begins with whom it answers
    if document.in_link(start) or addressed or _ORDINARY.fullmatch(value) or _PRODUCT.match(value):
        return False
    if pattern is _TIGHT_JAPANESE and _NO_PASSPHRASE.search(value):
        return False
    return not _is_example(document, start, end)


def _is_example(document: Document, start: int, end: int) -> bool:
    """悪い例・見本: advice on passwords shows values that open nothing."""
    text = document.text
    sentence = document.sentence_at(start)
    before = text[max(0, start - 30) : start]
    near = text[max(sentence.start, start - 60) : min(max(sentence.end, end), end + 40)]
    return bool(_EXAMPLE_AFTER.match(text, end) or _EXAMPLE_BEFORE.search(before) or _EXAMPLE_NEAR.search(near))


def _pairs(document: Document) -> Iterator[Secret]:
    """アカウント名とパスワードの並び: a name and a password side by side where the talk is of a way in."""
    looked_at = -1
    for hit in document.lexicon(ACCESS):
        sentence = document.sentence_at(hit.start)
        if sentence.start == looked_at:
            continue
        looked_at = sentence.start
        for match in _PAIR.finditer(document.text, sentence.start, min(sentence.end + 40, sentence.end + 1)):
            if _is_value(document, match.start("value"), match.end("value"), _MIXED_ANYWHERE):
                certain = bool(_ACCOUNT_WORDS.search(sentence.text[:2000]))
                yield Secret(match.start("value"), match.end("value"), (hit.start, hit.end), certain)


def _by_shape(document: Document) -> Iterator[Secret]:
    for pattern in (_TOKENS, _PRIVATE_KEY):
        for match in pattern.finditer(document.text):
            yield Secret(match.start(), match.end(), None, certain=True)
    if "://" in document.text:
        for match in _IN_ADDRESS.finditer(document.text):
            yield Secret(match.start(), match.end(), None, certain=True)
    for link in document.links:
        query = _IN_QUERY.search(document.text, link.start, link.end)
        if query:
            yield Secret(query.start("value"), query.end("value"), None, certain=True)
