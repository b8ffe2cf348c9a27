"""The levels of warnings: which evacuation notice and which weather warning stands at which of the five levels."""

from dataclasses import dataclass

from rules.document import Document
from rules.lazy_patterns import lazy_compile
from rules.mentions import Mention
from rules.numerals import small_number

EVACUATION = {"高齢者等避難": 3, "避難指示": 4, "緊急安全確保": 5}
"""What the mayor issues."""

_ACTIONS = {"全員避難": 4, "高齢者などは避難": 3, "高齢者等は避難": 3, "命の危険": 5, "直ちに安全確保": 5}
_OLD_NAMES = {
    "土砂災害警戒情報": 4,
    "氾濫危険情報": 4,
    "氾濫警戒情報": 3,
    "氾濫発生情報": 5,
    "氾濫注意情報": 2,
    "洪水警報": 3,
    "洪水注意報": 2,
    "早期注意情報": 1,
}
_KINDS = {"特別警報": 5, "危険警報": 4, "警報": 3, "注意報": 2}
_LEVELS_OF_NAMES = {
    **EVACUATION,
    **_ACTIONS,
    **_OLD_NAMES,
    **{hazard + kind: level for hazard in ("大雨", "土砂災害", "氾濫", "洪水") for kind, level in _KINDS.items()},
}

_NAME = "|".join(sorted(_LEVELS_OF_NAMES, key=len, reverse=True))
_LEVEL = r"(?<!噴火)(?:警戒)?(?:レベル|level|Level|LEVEL)\s?(?P<level>[0-9]{1,2}|[一二三四五])(?![0-9.])"
_OPEN, _CLOSE = r"[「『【(\[《]?", r"[」』】)\]》]?"
_FORWARD = lazy_compile(
    rf"{_LEVEL} ?(?:相当)?{_CLOSE} {{0,3}}(?:[:・=→/、-] ?|の|は|が|である|に(?:あたる|当たる"
    rf"|相当する))? ?{_OPEN}(?P<name>{_NAME})(?!以外|ではな)"
)
_OVER_LINES = lazy_compile(
    rf"{_LEVEL}{_CLOSE}\s{{0,3}}\n\s{{0,3}}{_OPEN}(?P<name>{_NAME}){_CLOSE}を?(?:発令|発表|出し)"
)
_BACKWARD = lazy_compile(
    rf"(?P<name>{_NAME})\s?{_CLOSE}\s?(?:[(\[=【〔]|は、?|が、?|を、?)\s?{_OPEN}(?:現在)?{_LEVEL}(?!の?(?:前|手前"
    rf"|直前|ひとつ|一つ)|より|になる前|に至る|に引き上げ|に切り替|へ)"
)
_ANOTHER_NAME = lazy_compile(rf"\s?{_CLOSE}\s?(?:[:・]|の)?\s?{_OPEN}(?:{_NAME})")


@dataclass(frozen=True, slots=True)
class LevelMention(Mention):
    """A level said together with a name. `right` is the level of the name; the mayor's notices are `is_order`."""

    name: str
    level: int
    right: int
    is_order: bool


def find_levels(document: Document) -> list[LevelMention]:
    """Return the levels that stand next to a name, in order, each name once."""
    taken: set[int] = set()
    found: list[LevelMention] = []
    if "レベル" not in document.text and "level" not in document.folded:
        return found
    for pattern in (_FORWARD, _OVER_LINES, _BACKWARD):
        for match in pattern.finditer(document.text):
            level = small_number(match["level"])
            if level is None or match.start("name") in taken or match.start("level") in taken:
                continue
            if pattern is _BACKWARD and _ANOTHER_NAME.match(document.text, match.end("level")):
                continue
            taken |= {match.start("name"), match.start("level")}
            name = match["name"]
            start, end = match.span()
            span = document.span(start, end)
            found.append(
                LevelMention(
                    start, end, span, name, level, _LEVELS_OF_NAMES[name], name in EVACUATION or name in _ACTIONS
                )
            )
    return sorted(found, key=lambda mention: mention.start)
