"""What lies on what around the city (`local_facts.toml`), and how a text gets it wrong.

A wrong place is one of those a fact lists as never right: what a fact does not know, it does not judge.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rules.document import Document
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.normal import normalise
from rules.rule_files import RuleFile, RuleItem


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: the pattern of what gets it wrong, the sentence to show."""

    slip: re.Pattern[str]
    known: str


def find_slips(document: Document) -> Iterator[tuple[Match, str]]:
    """Yield what a text puts where it is not, with a sentence that says where it is."""
    for fact in known():
        for match in document.find(fact.slip):
            yield match, fact.known


@cache
def known() -> tuple[Fact, ...]:
    """Return the facts of the data file.

    Raises:
        BrokenRuleFileError: it is no TOML, or lacks something.
    """
    return read_facts(RuleFile.of("rules", "local_facts.toml"))


def read_facts(file: RuleFile) -> tuple[Fact, ...]:
    """Return the facts of a file.

    Raises:
        BrokenRuleFileError: it is no TOML, or lacks something.
    """
    return (*map(_placed, file.items("placed")), *map(_line, file.items("line")))


_HAS = r"(?:にある|沿いの|上の|線内の|を走る|を流れる|に架かる|にできた|の|\s|「|『|」の)"
_WORDS_BETWEEN = r"[^。\n、(（「と]{0,16}?(?:・|の|、|村)?[「『]?"
_BEHIND = (
    r"(?:の(?:インター|IC|SA|駅|ダム|名所|観光|特急|都市|村)|に(?:ある|あり|位置)|沿線|沿い|を走|を流れ|です|上に)"
)


def _placed(item: RuleItem) -> Fact:
    item.only(("names", "where", "never", "known", "far"))
    never = _words(item, "never")
    _refuse_both(item, never, "where")
    what, wrong = _any_of(_words(item, "names")), _any_of(never)
    link = rf"(?:の|・|\s){_WORDS_BETWEEN}" if item.flag("far") else _HAS
    slip = (
        # 「山陽自動車道の新見IC」「新見IC（山陽自動車道）」「新見ICは山陽自動車道にあります」
        rf"(?<![一-龥ァ-ヶ]){wrong}{link}{what}"
        rf"|{what}\s?[(](?:JR)?{wrong}[)]"
        rf"|{what}(?:は|が)、?[^。\n、]{{0,6}}?(?<![一-龥ァ-ヶ])(?:JR)?{wrong}{_BEHIND}"
    )
    return Fact(lazy_compile(slip), item.string("known"))


_PREFECTURES = r"(?:岡山|広島|鳥取|山口)"
_NOT_PREFECTURES = rf"(?!{_PREFECTURES}(?:と|から|~|-|・){_PREFECTURES})"
"""「岡山と広島を結ぶ芸備線」 is right of the prefectures of these names."""


def _line(item: RuleItem) -> Fact:
    item.only(("names", "along", "never", "known"))
    never = _words(item, "never")
    along = _refuse_both(item, never, "along")
    what, wrong = _any_of(_words(item, "names")), rf"(?<![一-龥ァ-ヶ]){_any_of(never)}"
    end = rf"(?<![一-龥ァ-ヶ])(?:{_any_of(never)}|{_any_of(along)})"
    kind = r"(?:市|町|駅|方面)?"
    joins = r"を?(?:結ぶ|結び|結んで|つなぐ|つなぎ|つないで|走る|走り)"
    # One end must be wrong, on whichever side.
    to = rf"{kind}(?:と|から|~|-|・)"
    ends = rf"{_NOT_PREFECTURES}(?:{wrong}{to}{end}{kind}|{end}{to}{wrong}{kind})"
    slip = (
        rf"{ends}(?:と|まで|間|の間)?{joins}(?:JR)?(?:の)?{what}"
        rf"|{what}(?:は|が)、?{ends}(?:と|まで|間|の間)?{joins}"
        rf"|{what}\s?[(]{ends}(?:間)?[)]"
    )
    return Fact(lazy_compile(slip), item.string("known"))


def _refuse_both(item: RuleItem, never: tuple[str, ...], key: str) -> tuple[str, ...]:
    right = _words(item, key)
    for word in right:
        if word in never:
            raise item.broken(f"{word} が {key} と never の両方にあります", "never")
    return right


def _words(item: RuleItem, key: str) -> tuple[str, ...]:
    return tuple(normalise(word).text for word in item.strings(key))


def _any_of(words: tuple[str, ...]) -> str:
    return rf"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
