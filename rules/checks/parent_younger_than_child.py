"""親と子の年代の入れかわり — 「50代の親が80代の子を支える」

何を見つけるか: 「50代の親が80代の子の生活を支える8050問題」のように、親の年代が子より若いものと、「8050問題」
「7040問題」「9060問題」の説明の年代が、名前と合わないもの。
なぜ: §6(2)イ「正確に記述する」。だれの困りごとなのかが逆に伝わります。
なおし方: 8050問題は80代の親と50代の子、7040問題は70代の親と40代の子のことです。年代を入れかえてください。
見逃すもの: 「50代の子が80代の親を」のような正しい書き方、親や子の集まりの名（「80代の子育て応援隊」）、離れた文のもの。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import NUMBER, small_number
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="親と子の年代の入れかわり", reckons=True)

EXAMPLES = (
    ng(
        "50代の親が80代の子の生活を支える8050問題を考えます。",
        at="50代の親が80代の子",
        severity=Severity.CONFIRM,
    ),
    ng("8050問題（50代の親と80代のひきこもる子）の学習会です。", at="50代の親と80代のひきこもる子"),
    ng("80代の子どもと50代の親が孤立する問題", at="80代の子どもと50代の親"),
    ng("四十代の親と七十代の子の世帯", at="四十代の親と七十代の子"),
    ng("80歳の子を50歳の親が支える世帯", at="80歳の子を50歳の親"),
    ng("8050問題とは、70代の親が40代の子を支える世帯の困りごとです。", at="70代の親が40代の子"),
    ok("80代の親が50代の子の生活を支える8050問題を考えます。"),
    ok("50代の子が80代の親を介護しています。"),
    ok("7040問題とは、70代の親が40代の子を支える世帯の困りごとです。"),
    ok("8050問題、そして70代の親が40代の子を支える7040問題も増えています。"),
    ok("50代の親の会と80代の子育て応援隊が集まりました。"),
    ok("50代の親、80代の祖父母、10代の子の三世代で"),
    ok("8050問題の相談会です。昨年は、60代の親と30代の子の相談もありました。"),
    ok("誤：50代の親が80代の子　正：80代の親が50代の子"),
)

_AGED = rf"{NUMBER})\s?(?:歳?代|歳)の"
_PARENT_AGE = rf"(?<![0-9一二三四五六七八九十~-])(?P<parent>{_AGED}"
_CHILD_AGE = rf"(?<![0-9一二三四五六七八九十~-])(?P<child>{_AGED}"
_SUCH_AS = r"(?:ひきこもる|ひきこもりの|働いていない|無職の|独身の|高齢の|未婚の|同居する|同居の)?"
_PARENT = rf"{_SUCH_AS}(?:親|父親?|母親?|父母|両親)(?![の子]?会|族|戚|睦|善)"
_CHILD = rf"{_SUCH_AS}(?:わが子|子(?:ども|供)?|息子|娘)(?![育守]|食堂|会|の会|世代|たち会|孫)"
_GAP = r"[^。\n0-9一二三四五六七八九十]{0,8}?"
_PARENT_FIRST = quick_compile(_PARENT_AGE + _PARENT + _GAP + _CHILD_AGE + _CHILD)
_CHILD_FIRST = quick_compile(_CHILD_AGE + _CHILD + _GAP + _PARENT_AGE + _PARENT)
_PROBLEM = lazy_compile(
    r"(?P<parent>[789]0)(?P<child>[456]0)問題(?:とは、?|は、?|\s?\(|[(]?\s?[:=]\s?|[とい言うは、]{1,5})\s?$"
)
_PARENT_AND_CHILD = ("parent", "child")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if "親" not in document.text and "父" not in document.text and "母" not in document.text:
        return
    for pattern in (_PARENT_FIRST, _CHILD_FIRST):
        for match in document.find(pattern):
            parent, child = (small_number(match.groups[name] or "") or 0 for name in _PARENT_AND_CHILD)
            named = _problem_before(document, match)
            if parent >= child and named in (None, (parent, child)):
                continue
            if is_correction(document, match):
                continue
            what = (
                "親の年代が子より若く書かれています。"
                if parent < child
                else "「問題」の名前と、親と子の年代が合いません。"
            )
            yield CHECK.finding(match.span, severity=Severity.CONFIRM, message=f"{what}年代を確かめて直してください。")


def _problem_before(document: Document, match: Match) -> tuple[int, int] | None:
    """The ages that a problem named right before (「8050問題とは、」) says for parent and child."""
    named = _PROBLEM.search(document.text, max(0, match.start - 16), match.start)
    return (int(named["parent"]), int(named["child"])) if named else None
