"""順番から外れた時刻 — 時刻順の日程表で、1つだけ前後している

何を見つけるか: 「9:30 受付」「10:05 監督会議」「9:15 開会式」「10:40 スタート」のように、時刻順に並べた当日の流れの
中で、1行だけ時刻が順番に合わないもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: その行の時刻か、並べる順を確かめて直してください。
見逃すもの: 3行以下のもの、曜日や会場ごとの時刻の一覧、2行以上が順番に合わないもの。
"""

from collections.abc import Iterator, Sequence

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.times import TimeMention

CHECK = Check(clause="6(2)イ", title="順番から外れた時刻", reckons=True)

EXAMPLES = (
    ng(
        "当日の流れ\n選手受付　9時30分\n監督会議　10時5分\n開会式　9時15分\n号砲　10時40分",
        at="9時15分",
        severity=Severity.CONFIRM,
    ),
    ng("9:00 受付\n9:30 開会\n10:00 講演\n9:45 休憩\n11:00 実技\n12:00 解散", at="9:45"),
    ok("当日の流れ\n選手受付　9時30分\n監督会議　9時50分\n開会式　10時15分\n号砲　10時40分"),
    ok("9:00 受付\n10:00 講演\n12:00 昼食\n1:00 実技\n3:00 解散"),
    ok("開会式のある日の開館時刻\n図書館 9:00\n体育館 8:30\n美術館 9:30\nプール 10:00"),
    ok("受付の時刻\n月曜 10:00\n火曜 9:00\n水曜 11:00\n木曜 13:00"),
)

_STEP = lazy_compile(
    r"受付|集合|開場|開会|開始|開演|スタート|号砲|出発|到着|昼食|休憩|講演|実技|演奏|表彰|閉会|終了|解散|片付け|準備|試合|決勝|会議|移動|体験"
)
_NOT_OF_ONE_DAY = lazy_compile(r"[月火水木金土日]曜|[(][月火水木金土日][)]|[0-9]{1,2}日|[0-9]{1,2}/[0-9]|翌")
_FEWEST, _FEWEST_STEPS = 4, 3


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if len(document.times) < _FEWEST:
        return
    for rows in _lists(document):
        hours = _minutes(rows)
        odd = _odd_one(hours)
        if odd is not None and not is_correction(document, rows[odd]):
            yield CHECK.finding(
                rows[odd].span,
                severity=Severity.CONFIRM,
                message=f"時刻の順に並んだ中で、{rows[odd].text}だけ順番に合いません。時刻を確かめて直してください。",
            )


def _lists(document: Document) -> Iterator[Sequence[TimeMention]]:
    """Runs of lines with one hour each, of which most name a step of the day."""
    run: list[TimeMention] = []
    steps = 0
    position = 0
    times = list(document.times)
    for line in [*document.text.split("\n"), ""]:
        end = position + len(line)
        here = [one for one in times if position <= one.start < end]
        if len(here) == 1 and here[0].exists and not _NOT_OF_ONE_DAY.search(line):
            run.append(here[0])
            steps += _STEP.search(line) is not None
        else:
            if len(run) >= _FEWEST and steps >= _FEWEST_STEPS:
                yield run
            run, steps = [], 0
        position = end + 1


def _minutes(rows: Sequence[TimeMention]) -> list[int]:
    """Minutes of the day; 「1:00」 after 「12:00」 is one in the afternoon."""
    found: list[int] = []
    for one in rows:
        minutes = one.minutes
        if found and one.half is None and minutes < found[-1] and one.hour < 7 <= found[-1] // 60:
            minutes += 12 * 60
        found.append(minutes)
    return found


def _odd_one(hours: Sequence[int]) -> int | None:
    """The place of the one hour without which the rest are in order; the later of two that would do."""
    if list(hours) == sorted(hours):
        return None
    odd = [place for place in range(len(hours)) if _in_order([*hours[:place], *hours[place + 1 :]])]
    return max(odd) if odd else None


def _in_order(hours: Sequence[int]) -> bool:
    return list(hours) == sorted(hours)
