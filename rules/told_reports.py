"""Of when the reports of a draft tell: each past tense with the day or hour that it is about (§6(2)イ)."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from rules.document import Document
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match, Sentence
from rules.patterns_before_events import (
    ANOTHER_TIME,
    BEFORE_AN_EVENT,
    CALLS,
    FUTURE,
    NEWS,
    NO_DAY_OF_AN_EVENT,
    OF_A_PART,
    OF_A_THING_BEFORE,
)
from rules.patterns_told import AT_ONCE, BARE_TAIL, CROWD, HELD, ON_THE_DAY, OVER, THERE, TOLD
from rules.told_moments import Moment, hours_within, moments_of, parts_within

_FAR = 200
"""Characters before a report where its day is looked for in its sentence."""
_FARTHER = 500
"""Characters from a heading with a day to the report under it."""
_SOON_AFTER = 80
_PREDICATE = 12

_JUST_NOW = lazy_compile(r"(?:先日|去る|先週末?|先月|昨日|きのう|おととい)の?、?\s?(?:[^。、\n]{1,20}[(])?$")
"""「去る11月7日」: a word of the past that only leads to the day."""
_AFTER_A_MARK = lazy_compile(r"\s?[^\sぁ-んァ-ヶー一-龥A-Za-z0-9、。,.・:~()「『【!?-]")
"""A mark or an emoji parts the day from what follows."""
_HEADLINE = lazy_compile(
    r"、[^。、はがをでにも\n]{2,24}。\s{0,3}"
    r"|(?:に|、)[^。、はが\n]{0,20}(?:行った|開いた|開催した|実施した|催した|行われた|開かれた|開催された)[^。、はがをにも\n]{2,20}。\s{0,3}"
)
"""「4月8日、入学式。」, 「4月8日に開かれた入学式。」 and what follows at once."""
_BARE_HEAD = lazy_compile(r"[^はがのをも。、]{0,8}")
_BRACKET = lazy_compile(r"[。!]?\s?[(]\s?")
_TODAY_WAS = lazy_compile(r"(?:今日|本日|きょう)は[^。、\n]{2,30}でした")
_NEXT_TIME = lazy_compile(r"次回|次は|次の|来年|来月|今後")
_GOES_ON = frozenset("が、")
_STILL = ("います", "おります")


class Report(NamedTuple):
    """The end of what is told as past, and the moment, still to come, that it is about."""

    told: Match
    moment: Moment


def reports_of_what_is_to_come(document: Document, now: datetime) -> Iterator[Report]:
    """Yield what a draft, posted at `now`, tells as past although its day or hour is still to come."""
    ends = list(document.find(TOLD))
    moments = moments_of(document, now) if ends else []
    if not any(one.day is not None and one.day >= now.date() for one in moments):
        return
    reader = _Reader(document, now, moments)
    for told in ends:
        if document.quotation_at(told.start, told.end):
            continue
        moment = reader.moment_of(told)
        if moment is not None:
            yield Report(told, moment)


class _Reader:
    """Finds of when the reports of one draft tell."""

    def __init__(self, document: Document, now: datetime, moments: Sequence[Moment]) -> None:
        self._document = document
        self._now = now
        self._moments = moments
        self._starts = [one.start for one in moments]
        other = (number for number, one in enumerate(moments) if one.day != now.date())
        self._of_today = next(other, len(moments))
        same = [one.is_to_come(now) and one.day == moments[0].day for one in moments]
        self._of_the_first_day = same.index(False) if False in same else len(same)
        later = _NEXT_TIME.search(document.text)
        self._invites = bool(CALLS.search(document.text, 0, later.start() if later else len(document.text)))

    def moment_of(self, told: Match) -> Moment | None:
        """Return the moment to come that a report is about; None where it tells of what may be past."""
        sentence = self._document.sentence_at(told.start)
        first = bisect_left(self._starts, max(sentence.start, told.start - _FAR))
        within = self._moments[first : bisect_left(self._starts, told.start)]
        if within:
            return self._in_its_sentence(told, sentence, within) or self._later_today(told, sentence, named=True)
        return (
            self._in_brackets(told, sentence)
            or self._on_the_next_line(told, sentence)
            or self._later_today(told, sentence, named=False)
            or self._above(told, sentence)
        )

    def _in_its_sentence(self, told: Match, sentence: Sentence, within: Sequence[Moment]) -> Moment | None:
        """「6月7日(日)の清掃には、1,280名の皆様がお出ましくださいました」."""
        text, first = self._document.text, within[0]
        if not all(one.is_to_come(self._now, when_over=self._is_over(told)) for one in within):
            return None
        goes_on = text[told.end : told.end + 1] in _GOES_ON
        if goes_on and FUTURE.search(text, told.end, min(sentence.end, told.end + _SOON_AFTER)):
            return None
        clause = text[within[-1].end : told.end]
        if first.begins is not None:
            clause = clause.removeprefix("から")
        if AT_ONCE.fullmatch(clause):
            return first
        before = _JUST_NOW.sub("", text[max(sentence.start, first.start - _FAR) : first.start])
        if ANOTHER_TIME.search(before) or BEFORE_AN_EVENT.search(before):
            return None
        if OF_A_THING_BEFORE.match(clause) or NO_DAY_OF_AN_EVENT.match(clause):
            return None
        is_loose = first.is_vague or first.is_range or _AFTER_A_MARK.match(clause) or OF_A_PART.match(clause)
        return first if _is_of_the_event(clause, needs_witness=bool(is_loose)) else None

    def _later_today(self, told: Match, sentence: Sentence, *, named: bool) -> Moment | None:
        """「本日は秋の大祭です。午後の行列には3千人がお越しになり」: all is of today, the hours lie ahead."""
        # Where the draft goes on to tomorrow, what stands before that is still of today.
        count = bisect_left(self._starts, told.start)
        if not count <= self._of_today or (not count and self._of_today < len(self._moments)):
            return None
        start = max(sentence.start, told.start - _FAR)
        hours = hours_within(self._document, start, told.start) + parts_within(self._document, start, told.start)
        if not hours and named:
            other = self._starts[self._of_today] if self._of_today < len(self._starts) else len(self._document.text)
            hours = hours_within(self._document, 0, min(other, told.start + _FARTHER))
        if not hours or min(hours) <= self._now.hour * 60 + self._now.minute:
            return None
        clause = self._clause(told, sentence)
        return self._moments[0] if _is_of_the_event(clause, needs_witness=not _TODAY_WAS.match(clause)) else None

    def _in_brackets(self, told: Match, sentence: Sentence) -> Moment | None:
        """「訓練を実施しました(12月6日)。」"""
        after = self._next_moment(told)
        if after is None or not _BRACKET.fullmatch(self._document.text, told.end, after.start):
            return None
        return after if _is_held(self._clause(told, sentence)) else None

    def _on_the_next_line(self, told: Match, sentence: Sentence) -> Moment | None:
        """「養成講座を行いました」 and below it 「2月13日(土)13:30~15:00、総合センターに37人。」"""
        after = self._next_moment(told)
        if after is None or after is not self._moments[0]:
            return None
        titles = self._document.sentences[:3]
        line = self._document.sentence_at(after.start)
        if (sentence, line) not in pairwise(titles):
            return None
        if not _BARE_HEAD.fullmatch(self._document.text, line.start, after.start):
            return None
        rest = self._document.text[after.end : min(line.end, after.end + _FAR)]
        is_bare = BARE_TAIL.match(rest) and not FUTURE.search(rest)
        return after if is_bare and _is_held(self._clause(told, sentence)) else None

    def _above(self, told: Match, sentence: Sentence) -> Moment | None:
        """The day of a heading, or of the report's sentence before."""
        count = bisect_left(self._starts, sentence.start)
        if not 0 < count <= self._of_the_first_day or told.text.endswith(_STILL):
            return None
        text, clause, first = self._document.text, self._clause(told, sentence), self._moments[0]
        heading = self._document.sentence_at(first.start)
        between = text[max(heading.start, first.start - _FAR) : sentence.start]
        if len(between) > _FARTHER or ANOTHER_TIME.search(between):
            return None
        if ON_THE_DAY.search(clause) and _is_held(clause):
            return first
        is_notice = self._invites or FUTURE.search(between) or BEFORE_AN_EVENT.search(between)
        last = self._moments[count - 1]
        # 「20時からの花火」: an hour with 「から」 is that of the event, a day with it need not be.
        after = last.end + len("から") if last.begins is not None and text.startswith("からの", last.end) else last.end
        if is_notice or NO_DAY_OF_AN_EVENT.match(text, after):
            return None
        is_headline = count == 1 and _HEADLINE.fullmatch(text, first.end, sentence.start)
        return first if _is_of_the_event(clause, needs_witness=not is_headline) else None

    def _next_moment(self, told: Match) -> Moment | None:
        """The next moment after a report, where it is still to come."""
        index = bisect_left(self._starts, told.end)
        after = self._moments[index] if index < len(self._moments) else None
        return after if after is not None and after.is_to_come(self._now, when_over=self._is_over(told)) else None

    def _is_over(self, told: Match) -> bool:
        """Whether what is told is the end of an event, which comes hours after its beginning."""
        return bool(OVER.search(self._document.text, max(0, told.end - _PREDICATE), told.end))

    def _clause(self, told: Match, sentence: Sentence) -> str:
        return self._document.text[max(sentence.start, told.start - _FAR) : told.end]


def _is_held(clause: str) -> bool:
    return bool(HELD.search(clause) or THERE.search(clause)) and _is_of_the_event(clause)


def _is_of_the_event(clause: str, *, needs_witness: bool = False) -> bool:
    """Whether what is told took place at the event, and not before it or at another time."""
    if ANOTHER_TIME.search(clause) or BEFORE_AN_EVENT.search(clause):
        return False
    if THERE.search(clause):
        return True
    return not NEWS.search(clause) and (not needs_witness or bool(CROWD.search(clause)))
