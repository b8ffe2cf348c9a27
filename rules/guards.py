"""Contexts in which a tempting word is harmless: shared tests for a place in a document.

Every guard is a function (document, mention) -> bool and looks only at the mention's own sentence, at most
`WINDOW` characters to either side, so that a thousand mentions cost a thousand looks.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from rules.lazy_patterns import lazy_compile

if TYPE_CHECKING:
    from rules.document import Document

WINDOW = 40

_AWARENESS_AFTER = lazy_compile(
    r"^[^。!?\n]{0,12}?(?:防止|予防|撲滅|根絶|追放|排除|禁止|解消|対策|なく[そす]|無く[そす]|ゼロ|許さない|許しません|"
    r"(?:に|へ)?ご?(?:注意|用心|警戒)|気を付け|気をつけ|見逃さない|相談|通報|被害|週間|月間|講座|講演|教室|研修|啓発|"
    r"ホットライン|ダイヤル|キャンペーン|運動|条例|法(?![ァ-ヶ])|違反|犯罪|してはいけ|しては?なら|やめ|絶対にしない|ダメ|駄目)"
)
_AWARENESS_BEFORE = lazy_compile(
    r"(?:防止|撲滅|根絶|追放|ストップ|STOP!?|NO!?|ノー|なくそう|ご注意|注意|許すな|許さない|啓発)[^。!?\n]{0,6}$",
    re.IGNORECASE,
)
_SHOUT = lazy_compile(r"(?:STOP|NO|ストップ|ノー)! ?$", re.IGNORECASE)
_NEGATION_AFTER = lazy_compile(
    r"^[^。!?、\n]{0,10}?(?:ません|ない(?:で|こと|よう|です|$|。|、|と|か)|なく|ず(?:に|、)|ではな|じゃな|でない|とは限ら|"
    r"禁止|厳禁|お断り|控え|やめ|避け|しないで)"
)
_OFFICIAL_AFTER = lazy_compile(
    r"^[^。!?\s]{0,10}?(?:課|室|係|センター|協議会|委員会|審議会|条例|法律|法(?=[\s、。」』)(に第のが])|計画|月間|週間|の日|"
    r"プラン|窓口|会館|支援金|基金|基本法|ネットワーク)"
)
_DISCUSSED_AFTER = lazy_compile(
    r"^[」』\"”)]*(?:と(?:いう|いった|の|は|呼|言|書|表記|表現|定義)|は(?:、|今|現在|すでに|もう|差別|不適切|廃止|なくな|使)|"
    r"(?:の|を|が)?(?:廃止|変更|改め|改称|見直|言い換え|使わ)|(?:の)?(?:表現|表記|言葉|用語|語|名称|文言)|[^。\n]{0,10}の違い)"
)


class Place(Protocol):
    """Whatever stands at document.text[start:end]."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Guard = Callable[["Document", Place], bool]


def raises_awareness(document: "Document", place: Place) -> bool:
    """啓発・注意喚起・相談窓口: the word names what the post works against (「虐待防止」「詐欺にご注意」)."""
    before, after = _around(document, place)
    shout = document.text[max(0, place.start - 6) : place.start]
    return bool(_AWARENESS_AFTER.search(after) or _AWARENESS_BEFORE.search(before) or _SHOUT.search(shout))


def is_quoted(document: "Document", place: Place) -> bool:
    """引用: the word stands inside 「」『』 or other quotation marks."""
    return document.quotation_at(place.start, place.end) is not None


def is_discussed(document: "Document", place: Place) -> bool:
    """言葉そのものの話: the word is talked about (「『避難勧告』は廃止されました」「〜という表現」)."""
    return bool(_DISCUSSED_AFTER.search(_around(document, place)[1]))


def is_negated(document: "Document", place: Place) -> bool:
    """否定: what the word says is denied or forbidden shortly after it."""
    return bool(_NEGATION_AFTER.search(_around(document, place)[1]))


def is_official_name(document: "Document", place: Place) -> bool:
    """正式な名称: the word is part of the name of an office, a law, a plan, a week."""
    return bool(_OFFICIAL_AFTER.search(_around(document, place)[1]))


_CORRECTION = lazy_compile(
    r"訂正|正しくは|誤植|の誤り|誤りで|誤りが(?:あり|ござい|見つ)|[」』]が、?正し(?:い|く)|(?:まちがい|間違い)(?!でも|なし|なく|ない)"
    r"|(?<![一-龥])誤(?=[:\s「『(・→)）】]|$)|【誤】|\(誤\)|誤記"
)
_THEN_RIGHT = lazy_compile(r"\s?正し(?:くは|い[一-龥]{1,4}は)")
"""「…と書いていましたが、1日は火曜日です。正しくは…」: the next sentence begins with what is right."""


def is_correction(document: "Document", place: Place) -> bool:
    """訂正: the sentence, or the line above it, says that something was wrong, and may quote it; or the next one begins
    with what is right."""
    sentence = document.sentence_at(place.start)
    start = max(sentence.start - WINDOW, place.start - 3 * WINDOW, 0)
    told = _CORRECTION.search(document.text, start, min(sentence.end, place.end + WINDOW))
    return bool(told or _THEN_RIGHT.match(document.text, sentence.end))


_ASKED = lazy_compile(
    r"[」』”〟]\s?と(?:いう|いった|の)[^。」\n]{0,12}(?:問い?合わ?せ|質問|声|意見|疑問|相談|電話|感想|お尋ね|おたずね|方(?:へ|は|も|に|が))"
)


def is_what_others_said(document: "Document", place: Place) -> bool:
    """人から聞いた言葉: the word stands in words the post passes on (「…」というお問い合わせ)."""
    quotation = document.quotation_at(place.start, place.end)
    return bool(quotation and _ASKED.match(document.text, quotation[1]))


_HISTORICAL = lazy_compile(
    r"当時|かつて|以前は|昔|むかし|時代|従来|旧(?=[一-龥「])|これまで|廃止|終了|終わり|改称|改め|変わり|なくなり|一本化|"
    r"(?:明治|大正|昭和|平成)(?:元|[0-9]{1,2})年|(?:19[0-9]{2}|200[0-9]|201[0-9])年|に(?:替|代)わ|と呼ばれ|[0-9]年前"
)


def is_historical(document: "Document", place: Place) -> bool:
    """昔の話: the sentence tells of former times or of the change of a name."""
    before, after = _around(document, place)
    return bool(_HISTORICAL.search(before) or _HISTORICAL.search(after))


GUARDS: Mapping[str, Guard] = MappingProxyType(
    {
        "awareness": raises_awareness,
        "quoted": is_quoted,
        "discussed": is_discussed,
        "negated": is_negated,
        "official": is_official_name,
        "correction": is_correction,
        "historical": is_historical,
        "asked": is_what_others_said,
    }
)
"""The names that lexicon entries use."""


def is_guarded(document: "Document", place: Place, names: Iterable[str]) -> bool:
    """Whether any of the named guards excuses the place.

    Raises:
        KeyError: a name is not one of GUARDS.
    """
    return any(GUARDS[name](document, place) for name in names)


def _around(document: "Document", place: Place) -> tuple[str, str]:
    """The text before and after the place, within its sentence and WINDOW characters."""
    sentence = document.sentence_at(place.start)
    start = max(sentence.start, place.start - WINDOW)
    end = min(max(sentence.end, place.end), place.end + WINDOW)
    return document.text[start : place.start], document.text[place.end : end]
