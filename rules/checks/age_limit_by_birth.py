"""年齢の条件と合わない生年月日 — 「令和9年4月1日現在で30歳以下（昭和61年4月2日以降に生まれた人）」

何を見つけるか: 「30歳以下」「18歳以上」という条件と、そのすぐ後に書かれた生年月日の条件が合わないもの。
なぜ: §6(2)イ「正確に記述する」。受けられるはずの人が受けられなくなります。
なおし方: 募集要項で年齢と生年月日を確かめ、直してください。
見逃すもの: いつの時点の年齢か書かれていないものの1年のちがい。
"""

from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.document import Document
from rules.eras import written_year
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="年齢の条件と合わない生年月日", reckons=True)

EXAMPLES = (
    ng(
        "令和9年4月1日現在で30歳以下（昭和61年4月2日以降に生まれた人）",
        at="30歳以下（昭和61年4月2日以降",
        planned_at="2026-06-15T08:30",
        severity=Severity.CONFIRM,
    ),
    ng(
        "対象は18歳以上（平成30年4月1日以前に生まれた方）です。",
        at="18歳以上（平成30年4月1日以前",
        planned_at="2026-06-15T08:30",
    ),
    ok("令和9年4月1日現在で30歳以下（平成8年4月2日以降に生まれた人）", planned_at="2026-06-15T08:30"),
    ok("採用の日に35歳未満（平成4年4月2日以後に生まれた方）", planned_at="2026-06-15T08:30"),
    ok("対象は18歳以上（平成20年4月1日以前に生まれた方）です。", planned_at="2026-06-15T08:30"),
    ok("65歳以上の方（昭和36年4月1日以前に生まれた方）", planned_at="2026-06-15T08:30"),
    ok("75歳以上（昭和14年度の調査に基づく）", planned_at="2026-06-15T08:30"),
    ok("30歳以下（昭和61年4月2日以降に生まれた人）"),
)

_LIMIT = quick_compile(
    r"(?P<age>[0-9]{1,3})歳(?P<bound>以下|まで|未満|以上)(?:の(?:方|人|かた|もの|者))?\s?(?:[(:、]|で、?)\s?"
    r"(?:(?P<era>昭和|平成|令和)\s?(?P<number>元|[0-9]{1,2})年?|(?P<west>19[0-9]{2}|20[0-9]{2})年)"
    r"\s?(?P<month>[0-9]{1,2})月\s?(?P<day>[0-9]{1,2})日?\s?(?P<side>以降|以後|以前|まで)"
)
_BORN = lazy_compile(r"(?:に|の|、)?\s?(?:お?生まれ|出生|生(?=[)の]))")
_AS_OF = lazy_compile(
    r"(?:(?P<era>令和)\s?(?P<number>元|[0-9]{1,2})年|(?P<west>20[0-9]{2})年)\s?(?P<month>[0-9]{1,2})月[0-9]{1,2}日"
    r"(?:現在|時点|の?採用|に採用)"
)
_AGES = {"以下": 1, "まで": 1, "未満": 0, "以上": 0}
"""By how many years the limit reaches beyond the age: who is 30 was born 30 years ago, or nearly 31."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is None:
        return
    for match in document.find(_LIMIT):
        groups = match.groups
        born = written_year(groups["era"], groups["number"], groups["west"])
        fits = (groups["bound"] == "以上") == (groups["side"] in ("以前", "まで"))
        if born is None or not fits or not _BORN.match(document.text, match.end) or is_correction(document, match):
            continue
        year, is_said = _year_of_age(document, match.start, context.today)
        right = year - int(groups["age"] or 0) - _AGES[groups["bound"] or "以下"]
        # The day before the reference day's turn of the year counts for the next year.
        if abs(born - right) > 1 or (is_said and _is_spring(groups) and born != right):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=(
                    f"{year}年に{groups['age']}歳{groups['bound']}であれば、生まれた年の境は{right}年です。"
                    "年齢か生年月日を確かめて直してください。"
                ),
            )


def _year_of_age(document: Document, position: int, today: date) -> tuple[int, bool]:
    """The year in which the age counts, and whether the text says so."""
    said = None
    for said in _AS_OF.finditer(document.text, max(0, position - 80), position):  # noqa: B007  the last one counts
        pass
    year = written_year(said["era"], said["number"], said["west"]) if said else None
    return (year, True) if year else (today.year, False)


def _is_spring(groups: dict[str, str | None]) -> bool:
    """Whether the birthday is the border of school years, as for ages on 1 April."""
    return groups["month"] == "4" and groups["day"] in ("1", "2")
