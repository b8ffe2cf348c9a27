"""合わない得点の合計 — 前半と後半を足しても最後の得点にならない

何を見つけるか: 「前半2対1、後半1対0、あわせて3対2」「4－2（前半2－1、後半1－1）」のように、前半・後半・延長や
各クオーターの得点を足しても、書かれた結果にならないもの。「25-20、22-25、25-23で2-0」のようなセットの数も見ます。
なぜ: §6(2)イ「正確に記述する」。試合の記録は長く残り、選手や家族が読みます。
なおし方: 得点を確かめて直してください。
見逃すもの: 途中の得点だけのもの、前半だけが書かれたもの、PK戦の得点。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない得点の合計", reckons=True)

EXAMPLES = (
    ng("決勝は前半2対1、後半1対0、あわせて3対2で優勝しました。", at="3対2", severity=Severity.CONFIRM),
    ng("新見FC 4－2 高梁（前半2－1、後半1－1）", at="4－2"),
    ng("前半1-0、後半2-1、計3-2で勝利！", at="3-2"),
    ng("第1Q 12-8、第2Q 10-14、第3Q 15-9、第4Q 11-10、最終スコア48-40", at="48-40"),
    ng("第1セット25-20、第2セット22-25、第3セット25-23で2-0の勝利", at="2-0"),
    ok("決勝は前半2対1、後半1対1、あわせて3対2で優勝しました。"),
    ok("2対2（前半1対1、後半1対1）からPK戦4対3で勝ちました。"),
    ok("前半1-0、後半0-1で延長に入り、2-1で勝ちました。"),
    ok("第1セット25-20、第2セット22-25、第3セット25-23で2-1の勝利"),
    ok("前半は10時から12時、後半は13時から15時です。"),
)

_SCORE = r"(?P<first>[0-9]{1,3})\s?(?:対|-|ー|―|:)\s?(?P<second>[0-9]{1,3})(?![0-9]|-[0-9])"
_PERIODS = (
    r"(?P<half>前半|後半|延長前半|延長後半|延長)|(?P<quarter>第?\s?[1-4]\s?(?:Q|クオーター|クォーター|ピリオド))"
    r"|(?P<set>第?\s?[1-5]\s?セット目?)"
)
_PERIOD = quick_compile(rf"(?:{_PERIODS})(?:は|が|を|で|:|\s|\(){{0,2}}{_SCORE}")
_ANY = quick_compile(rf"(?<![0-9.-]){_SCORE}")
_WHOLE_AFTER = lazy_compile(
    r"[^0-9\n]{0,16}?(?:(?:あ|合|併)わせて|合計|計|トータル|結果|最終|スコア|総合|で|の末|終わってみれば)[^0-9\n]{0,8}$"
)
_MOST_BETWEEN = 30


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if not any(word in document.text for word in ("前半", "クォーター", "クオーター", "セット", "ピリオド", "Q")):
        return
    periods = list(document.find(_PERIOD))
    for run in _runs(periods):
        for whole in _wholes(document, run):
            if not _fits(run, whole) and not is_correction(document, whole):
                yield CHECK.finding(
                    whole.span,
                    severity=Severity.CONFIRM,
                    message="途中の得点から数えた結果と合いません。得点を確かめて直してください。",
                )


def _runs(periods: list[Match]) -> Iterator[list[Match]]:
    """The periods of one game: each begins with the first half, quarter or set."""
    run: list[Match] = []
    for one in periods:
        begins = one.text.startswith(("前半", "第1", "第 1", "1"))
        if begins or (run and one.start - run[-1].end > _MOST_BETWEEN):
            if len(run) > 1:
                yield run
            run = [one] if begins else []
        elif run:
            run.append(one)
    if len(run) > 1:
        yield run


def _wholes(document: Document, run: list[Match]) -> Iterator[Match]:
    """The result that is said right after the periods, or before the bracket they stand in."""
    text = document.text
    between = text[run[0].start : run[-1].end]
    if "延長" in text and "延長" not in between:
        return
    for one in document.find(_ANY):
        if one.start > run[-1].end:
            gap = text[run[-1].end : one.start]
            if len(gap) <= _MOST_BETWEEN and "PK" not in gap and "後半" not in gap and _WHOLE_AFTER.match(gap):
                yield one
                return
        elif one.end < run[0].start:
            gap = text[one.end : run[0].start]
            if len(gap) <= _MOST_BETWEEN and gap.endswith("(") and not any(char.isdigit() for char in gap):
                yield one
                return


def _fits(run: list[Match], whole: Match) -> bool:
    scores = [_score(one) for one in run]
    if run[0].groups["set"]:
        made = (sum(a > b for a, b in scores), sum(a < b for a, b in scores))
    else:
        made = (sum(a for a, _ in scores), sum(b for _, b in scores))
    said = _score(whole)
    return said in (made, made[::-1])


def _score(match: Match) -> tuple[int, int]:
    return int(match.groups["first"] or 0), int(match.groups["second"] or 0)
