"""Organisations of a city, told from contractors, companies and vague words for staff."""

import re
from collections.abc import Iterator

from rules.lazy_patterns import lazy_compile

_SECTION = lazy_compile(
    r"(?<=[一-鿿ァ-ヺー々A-Za-z0-9ぁ-んヶ])"
    r"(?:課|室|係|部|局|館|所|署|団|隊|班|病院|センター|委員会|役場|本部|(?<=広報|政策|管理|統括)監|大学|高校|高等学校|協力隊"
    r"|(?:保育|幼稚|こども|子ども|認定|学|動物|植物|公)園|学校|小学校"
    r"|中学校|議会|支所|支局|事務局|グループ"
    r"|チーム)"
    r"(?:長|職員|員)?(?:(?=公式|担当|運用|運営|管理|所管|発信)|(?![一-鿿ァ-ヺ]))"
)
_NO_SECTION = lazy_compile(
    r"(?:(?:場|箇|か|ヶ|個|住|名|近|各|一|全|内|外|この|[0-9])(?:所|部|館|園|課|局|室)|本(?:館|園|課|局|室|所))$"
    r"|(?:集|劇|財)団$|社団$"
)
_LONGEST_NAME = 24
_NAME_PART = lazy_compile(rf"[一-鿿ァ-ヺー々A-Za-z0-9・ヶ ]{{1,{_LONGEST_NAME}}}$")
_CONTRACTOR = lazy_compile(
    r"(?:株式会社|有限会社|合同会社|\(株\)|\(有\)|(?:特定非営利活動|NPO|(?:一般|公益)(?:社団"
    r"|財団))法人)[^\s、。()]{0,30}"
    r"|[^\s、。()「」:]{0,20}(?:株式会社|有限会社|合同会社|\(株\)|観光協会|商工会議所|商工会|社会福祉協議会)"
    r"|(?:Meta|X|LINEヤフー|Google|ByteDance)\s?(?:Platforms|Corp|社|Inc|LLC|合同会社|株式会社)[^\s、。]{0,10}"
    r"|(?:委託|受託|指定管理)(?:先|業者|事業者|者)?",
    re.IGNORECASE,
)


_MUNICIPALITY = lazy_compile(r"[一-鿿ァ-ヺヶ々ぁ-ん]{1,10}[市町村区](?:長|役所|役場)?")
_WITHIN = lazy_compile(r"[一-鿿ァ-ヺ]{2,12}(?:課|係|局|室|署)(?=[一-鿿])")
"""A section before the name of its part or of its head, which is none of the kinds: 「総務課音楽隊」."""
_PROVIDED_BY = lazy_compile(
    r"(?:米国?)?(?:Meta|X|LINEヤフー|Google|ByteDance|TikTok|Twitter|note)\s?(?:Platforms,?|Corp\.?|Inc\.?|LLC|社|合同会社"
    r"|株式会社|\s|\([^)\n]{1,12}\)){0,4}(?:が|の)(?:提供|運営|管理)(?:する|している|をする|を行う)",
    re.IGNORECASE,
)


def without_contractors(text: str) -> str:
    """Return the text with contractors and companies blanked out, place for place.

    A company's name ends what is said before it; the words for whose service is used (「X社の提供する」) do not.
    """
    text = _PROVIDED_BY.sub(lambda match: "_" * len(match[0]), text)
    return _CONTRACTOR.sub(lambda match: "。" * len(match[0]), text)


def sections_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where sections, schools, libraries and the like are named: a name of some characters and its kind."""
    for match in _SECTION.finditer(text):
        before = _NAME_PART.search(text, max(0, match.start() - _LONGEST_NAME), match.start())
        start = before.start() if before is not None else match.start() - 1
        if _NO_SECTION.search(text[max(start, match.start() - 2) : match.end()]) is None:
            yield start, match.end()


def named_organisation(text: str, city: str) -> bool:
    """Whether a section of the city is named, or the city itself stands alone as the answer."""
    alone = text.strip(" 。()")
    if any(True for _ in sections_in(text)) or _WITHIN.search(text):
        return True
    return alone in (city, f"{city}長") or bool(_MUNICIPALITY.fullmatch(alone))
