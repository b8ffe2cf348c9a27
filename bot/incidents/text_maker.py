"""Making a text of §7: filled from the incident or worded by people, and read as every post is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.drafts.checking import Checker
from bot.drafts.content import clean
from bot.errors import UserError
from bot.incidents.errors import WordsMissing
from rules.context import CityFacts
from rules.finding import Finding, Severity
from rules.incidents.facts import IncidentFacts
from rules.incidents.filling import StatementNotReadyError, fill, reword
from rules.incidents.handbook import Handbook
from rules.incidents.kinds import Channel
from rules.incidents.sources import Value
from rules.incidents.statement import Statement

FIELD = "blank"
WORDS_FIELD = "text"
MOST_REMARKS = 20


@dataclass(frozen=True)
class Made:
    """A text, and what its check asks both approvers to confirm."""

    text: str
    remarks: tuple[str, ...]


class TextMaker:
    """Makes texts by the handbook; nothing is kept here."""

    def __init__(self, checker: Checker, handbook: Handbook, city: Callable[[], CityFacts]) -> None:
        self._checker = checker
        self._handbook = handbook
        self._city = city

    def statement(self, key: str) -> Statement:
        """The text of the handbook.

        Raises:
            UserError: there is none with this key any more.
        """
        try:
            return self._handbook.statement(key)
        except KeyError:
            raise UserError("この文例は、今はありません。", "文例を選び直してください。") from None

    def fill(self, statement: Statement, facts: IncidentFacts, given: Mapping[str, Value], now: datetime) -> Made:
        """Fill it. What a correction quotes of the wrong post is not held against it.

        Raises:
            UserError: it is not ready or does not pass; the field is `blank-N` of the blank it is about. SecretInText.
        """
        try:
            text = fill(statement, facts, now, city=self._city(), given=given)
        except StatementNotReadyError as error:
            problem = error.problems[0]
            names = [blank.name for blank in statement.blanks]
            at = f"{FIELD}{names.index(problem.blank)}" if problem.blank in names else None
            raise UserError(problem.what_to_do, "", field=at) from error
        quotes = [str(given[one.name]) for one in statement.blanks if one.as_it_was and given.get(one.name)]
        spans = [(text.find(one), text.find(one) + len(one)) for one in quotes if one in text]
        found = [
            one
            for one in self._found(statement, facts, text, now)
            if not any(start <= one.core.start and one.core.end <= end for start, end in spans)
        ]
        return _passed(text, found, lambda quote: _blank_of(statement, given, quote))

    def reword(self, statement: Statement, facts: IncidentFacts, before: str, words: str, now: datetime) -> Made:
        """Take over what a person made of a text. What stopped nobody in `before` (a quote) stops nobody here.

        Raises:
            UserError: it is not ready or does not pass (field `text`). SecretInText.
        """
        written = clean(words).strip()
        if not written:
            raise WordsMissing(WORDS_FIELD, "文章")
        try:
            text = reword(statement, written, facts, now, city=self._city())
        except StatementNotReadyError as error:
            raise UserError(error.problems[0].what_to_do, "", field=WORDS_FIELD) from error
        quoted = {
            (one.message, one.quote(before))
            for one in self._found(statement, facts, before, now)
            if one.severity is Severity.BLOCK
        }
        found = self._found(statement, facts, text, now)
        kept = [one for one in found if (one.message, one.quote(text)) not in quoted]
        return _passed(text, kept, lambda _quote: WORDS_FIELD)

    def _found(self, statement: Statement, facts: IncidentFacts, text: str, now: datetime) -> Sequence[Finding]:
        if statement.channel is Channel.INTERNAL:
            self._checker.refuse_secrets([("text", text)], now=now)
            return []
        platforms = [facts.platform] if facts.platform else []
        return self._checker.check(text, platforms=platforms, kind="post", planned_at=now)


def _passed(text: str, found: Sequence[Finding], place: Callable[[str], str | None]) -> Made:
    """What stops a post stops it; what asks a question is shown to both."""
    blocks = [one for one in found if one.severity is Severity.BLOCK]
    if blocks:
        said = "".join(f"「{one.quote(text)}」：{one.message}" for one in blocks[:3])
        raise UserError(f"このままでは使えません。{said}", "言葉を直してください。", field=place(blocks[0].quote(text)))
    asks = [f"「{one.quote(text)}」：{one.message}" for one in found if one.severity is Severity.CONFIRM]
    return Made(text, tuple(asks[:MOST_REMARKS]))


def _blank_of(statement: Statement, given: Mapping[str, Value], quote: str) -> str | None:
    for number, blank in enumerate(statement.blanks):
        value = given.get(blank.name)
        if isinstance(value, str) and (quote in value or (value and value in quote)):
            return f"{FIELD}{number}"
    return None
