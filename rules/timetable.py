"""What the hours of a draft are for: to gather, to begin, to end; read once (`Document.once(scheduled_hours)`).

The word that names an hour stands before it (「受付は9時から」「開会式 8:30」) or after it (「8:30 開会式」,
「8時15分に玄関前へお集まりください」); a word that one hour has taken is not read again for the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from rules.document import Document
from rules.lazy_patterns import lazy_compile
from rules.schedule import Role, scheduled_days
from rules.times import TimeMention


class Step(Enum):
    """A step of a day, in their order."""

    RECEPTION = "受付や開場"
    GATHERING = "集合"
    START = "始まり"
    END = "終わり"


@dataclass(frozen=True, slots=True)
class ScheduledHour:
    """A time with its step; `name` is the word that names it, `told` the words around it, `until` that of a range."""

    mention: TimeMention
    step: Step
    name: str
    told: str
    until: TimeMention | None
    is_limit: bool


_GATHERS = r"集合|お集まり|集ま(?:り|って|る)|ご?参集|お越し(?=ください|下さい)|おいで(?=ください)|受付を(?:お)?済ま"
_RECEIVES = r"受付(?!終了|締|後|中|票|番号|順)|受け付け(?!ます|て)|開場|開門|入場開始|チェックイン"
_OPENS = r"開会(?:式|セレモニー)?|開演|開宴|開講(?:式)?|開式|オープニング|開幕|式典|挙行"
_SETS_OUT = r"出発|発車|出航|出港|発(?:ち|って|(?=です|の|[。、)]|\s?$))"
_BEGINS_TO_RUN = (
    r"開始|スタート|キックオフ|始球式|点火|点灯|プレイボール|始まり|始め(?:ます|る)|本番|講演|上映|"
    r"試合(?=\s?$|[^一-龥])|競技(?=\s?$|[^一-龥上])"
)
_FINISHES = r"終了|閉会(?:式)?|終演|解散|帰着|閉場|閉講|お開き|終わり|消灯|ゴール|到着(?:予定)?|帰り着|戻(?:り|って)"
_STEPS = {
    Step.GATHERING: _GATHERS,
    Step.RECEPTION: _RECEIVES,
    Step.START: f"{_OPENS}|{_SETS_OUT}|{_BEGINS_TO_RUN}",
    Step.END: _FINISHES,
}
_NAME = "|".join(f"(?P<{step.name}>{words})" for step, words in _STEPS.items())
_NAMED = lazy_compile(_NAME)
_LAST_NAMED = lazy_compile(
    rf"(?:{_NAME})(?:開始|予定|時刻|時間|式){{0,2}}[^。、\n0-9一-龥ァ-ヶ]{{0,4}}(?:[^。、\n0-9]{{1,10}}(?:を|に|で|へ))?[^。\n0-9一-龥]{{0,2}}$"
)
_FOR_THE_NEXT = lazy_compile(r"(?:開始|時間|時刻)?\s?(?:は、?|が|:)\s?")
"""What ends the words before an hour that names that hour: 「15:00〜16:30（受付は14:45から）」."""
_BEGINS = lazy_compile(r"(?:開始|時刻|予定|時間)")
_BREAK = re.compile(r"[。\n、,/()→;|]")
_UNTIL = lazy_compile(r"\s?(?:ごろ|頃)?(?:まで|迄)")
_LIMIT = 26


def scheduled_hours(document: Document) -> tuple[ScheduledHour, ...]:
    """Return the hours of a draft that a word names or that stand right after the day of an event, in order."""
    return tuple(_read(document))


def _read(document: Document) -> Iterator[ScheduledHour]:
    ends = {hours.first.start: hours.last for hours in document.time_ranges}
    lasts = {last.start for last in ends.values()}
    taken = 0
    days = _ends_of_event_days(document)
    for number, mention in enumerate(document.times):
        if not mention.exists or mention.start in lasts:
            continue
        until = ends.get(mention.start)
        end = until.end if until else mention.end
        following = number + (2 if until else 1)
        limit = document.times[following].start if following < len(document.times) else len(document.text)
        named = _before(document, mention, taken) or _after(document, end, limit)
        if named is None and any(mention.start - blanks in days for blanks in range(3)):
            yield ScheduledHour(mention, Step.START, "開始", document.sentence_at(mention.start).text, until, False)
            continue
        if named is None:
            continue
        step, name, taken = named
        sentence = document.sentence_at(mention.start)
        told = document.text[max(sentence.start, mention.start - _LIMIT) : min(limit, sentence.end, end + _LIMIT)]
        yield ScheduledHour(mention, step, name, told, until, until is None and bool(_UNTIL.match(document.text, end)))


def _ends_of_event_days(document: Document) -> set[int]:
    return {one.mention.end for one in document.once(scheduled_days) if one.role is Role.HELD}


def _before(document: Document, mention: TimeMention, taken: int) -> tuple[Step, str, int] | None:
    """The name before: in the same line, nearer than any other hour, or a label alone on the line above."""
    start = max(taken, mention.start - _LIMIT)
    text = document.text[start : mention.start]
    line = text.rpartition("\n")[2]
    if not line.strip(" ・■●○◆◇▼▽◎□★☆【】[]⏰🕘:") and "\n" in text:
        line = text.rstrip(" \n").rpartition("\n")[2] + " "
        line = line if len(line) <= _LIMIT // 2 else ""
    found = _LAST_NAMED.search(line)
    return _step(found, 0) if found else None


def _after(document: Document, end: int, limit: int) -> tuple[Step, str, int] | None:
    """The name after, in the same piece of a sentence."""
    text = document.text[end : min(limit, end + _LIMIT)]
    shift = 1 if text[:1] in ("(", "・") else 0
    piece = _BREAK.split(text[shift:], maxsplit=1)[0]
    found = _NAMED.search(piece)
    if found is None or (end + len(text) == limit and _FOR_THE_NEXT.fullmatch(text[shift + found.end() :])):
        return None
    step, name, place = _step(found, end + shift)
    begins = _BEGINS.match(document.text, place)
    return step, name, begins.end() if begins else place


def _step(found: re.Match[str], offset: int) -> tuple[Step, str, int]:
    step = next(step for step in Step if found[step.name])
    return step, found[step.name], offset + found.end() if offset else 0
