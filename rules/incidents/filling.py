"""Fills a text of §7 from what is known, and refuses to while anything in it is open, guessed or too much.

Weekdays are computed. A text is not given out while a blank, a ○ or a note to oneself is left in it, while it names a
cause that is still 確認中, or while it apologises further than is settled.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from rules.context import TOKYO, CityFacts
from rules.incidents.facts import IncidentFacts, apology_ceiling
from rules.incidents.kinds import Apology, Channel
from rules.incidents.sources import Filling, Value
from rules.incidents.statement import APOLOGY_BLANK, BLANK, Blank, BlankKind, Statement
from rules.incidents.wording import Problem, problems_of
from rules.japanese_time import japanese_date, japanese_time, short_time
from rules.platforms import platform as platform_of

DRILL_HEAD, DRILL_FOOT = "【訓練】これは訓練です。", "これは訓練です。【訓練】"
"""The first and last line of every text in a drill."""


class StatementNotReadyError(ValueError):
    """A text cannot be used yet; `problems` say what to do about it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(problem.what_to_do for problem in problems))
        self.problems = problems


def fill(
    statement: Statement,
    facts: IncidentFacts,
    now: datetime,
    *,
    city: CityFacts | None = None,
    platform: str = "",
    given: Mapping[str, Value] | None = None,
) -> str:
    """Return the text ready to use (after approval).

    Args:
        statement: the text.
        facts: what is known of the incident.
        now: the moment, aware.
        city: the city that speaks; 新見市 where not given.
        platform: where it is posted; the incident's own where not given. Chooses the short form where it is needed.
        given: what people filled in, by the blank's name; it goes before what is known.

    Raises:
        StatementNotReadyError: it cannot be used yet; the problems say what to do.
        ValueError: `now` has no time zone.
    """
    filling = Filling(facts, now, city or CityFacts(), platform or facts.platform or "facebook", given or {})
    problems = (*_open_blanks(statement, filling), *_too_early(statement, facts))
    if problems:
        raise StatementNotReadyError(problems)
    text = _fitting(statement, filling)
    problems = tuple(problems_of(statement, text, filling))
    if problems:
        raise StatementNotReadyError(problems)
    return text


def reword(
    statement: Statement, words: str, facts: IncidentFacts, now: datetime, *, city: CityFacts | None = None
) -> str:
    """Return a text as people worded it, ready to use (after approval); in a drill marked as one, whatever they wrote.

    Args:
        statement: the text that it was made from.
        words: the whole text; the marks of a drill may stand in it.
        facts: what is known of the incident.
        now: the moment, aware.
        city: the city that speaks; 新見市 where not given.

    Raises:
        StatementNotReadyError: it cannot be used: a blank, a ○, a cause that is not confirmed, too much of an apology.
        ValueError: `now` has no time zone.
    """
    filling = Filling(facts, now, city or CityFacts(), facts.platform or "facebook")
    bare = words.strip().removeprefix(DRILL_HEAD).removesuffix(DRILL_FOOT).strip()
    text = f"{DRILL_HEAD}\n{bare}\n{DRILL_FOOT}" if facts.drill else words.strip()
    problems = tuple(problems_of(statement, text, filling))
    if problems:
        raise StatementNotReadyError(problems)
    return text


def open_blanks(
    statement: Statement, facts: IncidentFacts, now: datetime, *, city: CityFacts | None = None
) -> tuple[Blank, ...]:
    """Return the blanks that nothing known fills, in the order of the text: what a form asks people for.

    They must be filled, except in a text that says what is unknown.
    """
    filling = Filling(facts, now, city or CityFacts())
    return tuple(blank for blank in statement.blanks if filling.value_of(blank) is None)


def apology_for(statement: Statement, facts: IncidentFacts) -> Apology | None:
    """Return how far the text will apologise: as far as it would, and no further than is settled."""
    if statement.apology is None:
        return None
    return min(statement.apology, apology_ceiling(facts), key=lambda one: one.rank)


def _open_blanks(statement: Statement, filling: Filling) -> Iterator[Problem]:
    for blank in statement.blanks:
        value = filling.value_of(blank)
        if value is None and statement.says_unknown:
            continue
        if value is None:
            yield Problem(blank.name, f"「{blank.name}」が空です。{blank.ask}（例: {blank.example}）")
        elif blank.kind in (BlankKind.MOMENT, BlankKind.DAY) and not isinstance(value, date):
            yield Problem(blank.name, f"「{blank.name}」は日付と時刻を選んでください。曜日は自動で付きます。")
        elif blank.kind is BlankKind.MOMENT and not (isinstance(value, datetime) and value.tzinfo):
            yield Problem(blank.name, f"「{blank.name}」は時刻まで選んでください。")
        elif blank.kind is BlankKind.URL and not re.fullmatch(r"https?://[^\s{}]+", str(value)):
            yield Problem(blank.name, f"「{blank.name}」には https:// で始まるURLを入れてください。")
        elif blank.kind is BlankKind.HANDLE and not str(value).strip("@＠ "):
            yield Problem(blank.name, f"「{blank.name}」が空です。{blank.ask}（例: {blank.example}）")


def _too_early(statement: Statement, facts: IncidentFacts) -> Iterator[Problem]:
    apology = apology_for(statement, facts)
    if statement.needs_apology and apology is not statement.apology:
        what = (
            "事実が確かめられ、市に責任があると決まってから使います。"
            "今は「時間をいただく旨のお知らせ」を使ってください。"
        )
        yield Problem(None, f"「{statement.title}」は、{what}")


def _fitting(statement: Statement, filling: Filling) -> str:
    """The text, or its short form where the platform does not take the text."""
    text = _filled(statement, statement.text, filling)
    known = platform_of(filling.platform) if statement.channel is Channel.SNS else None
    if statement.short is None or known is None or known.left(text) >= 0:
        return text
    return _filled(statement, statement.short, filling)


def _filled(statement: Statement, template: str, filling: Filling) -> str:
    by_name = {blank.name: blank for blank in statement.blanks}
    apology = apology_for(statement, filling.facts)

    def said(match: "re.Match[str]") -> str:
        if match[1] == APOLOGY_BLANK:
            return apology.japanese if apology else ""
        blank = by_name[match[1]]
        value = filling.value_of(blank)
        return blank.unknown if value is None else _written(value, blank.kind, filling.now)

    text = BLANK.sub(said, template)
    return f"{DRILL_HEAD}\n{text}\n{DRILL_FOOT}" if filling.facts.drill else text


def _written(value: Value, kind: BlankKind, now: datetime) -> str:
    """A value as it stands in a text. A moment's year is said where it is not this one."""
    if isinstance(value, datetime):
        local = value.astimezone(TOKYO)
        if kind is BlankKind.DAY:
            return japanese_date(local.date())
        return short_time(local) if local.year == now.astimezone(TOKYO).year else japanese_time(local)
    if isinstance(value, date):
        return japanese_date(value)
    words = " ".join(value.split())
    return f"@{words.lstrip('@＠')}" if kind is BlankKind.HANDLE else words
