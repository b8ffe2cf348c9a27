"""合わない班分け — 「6人ずつ4つの班」では全員にならない

何を見つけるか: 「定員30人。6人ずつ4つの班に分かれて全員が…」「参加者32人を5人ずつ6班に」のように、全体の人数と、
班の人数×班の数が合わないもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 計算をし直して、人数か班の数を直してください。
見逃すもの: 余りの人が一つの班になる場合（4人ずつ8班に31人）、「約」「程度」の付く数、職員なども加わる場合。
"""

from collections.abc import Iterator

from rules.amounts import Amount, amounts_between, find_amounts, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない班分け", reckons=True)

EXAMPLES = (
    ng("定員30人。6人ずつ4つの班に分かれて、全員が体験します。", at="6人ずつ4つの班", severity=Severity.CONFIRM),
    ng("参加者32人が、5人ずつ6班に分かれて調べました。", at="5人ずつ6班"),
    ng("児童24人を8人ずつ4グループに分けて行います。", at="8人ずつ4グループ"),
    ng("定員40名。4つのグループ（各8名）に分かれます。", at="4つのグループ（各8名"),
    ng("40人が5チームに分かれ、1チーム6人で競いました。", at="5チームに分かれ、1チーム6人"),
    ng("定員は20人で、5人ずつ3回に分けてご案内します。", at="5人ずつ3回"),
    ng("定員三十人。六人ずつ四つの班に分かれます。", at="六人ずつ四つの班"),
    ng("1班5人で6班、定員は40人です。", at="1班5人で6班"),
    ng("5人ずつの班を6つつくります。定員は40人です。", at="5人ずつの班を6つ"),
    ok("1班5人で6班、定員は30人です。"),
    ok("1班5人で6班、見学の方は10人までです。"),
    ng("定員は30人（先着）。9月10日までにお申し込みください。6人ずつ4つの班に分かれます。", at="6人ずつ4つの班"),
    ok("定員24人。6人ずつ4つの班に分かれて、全員が体験します。"),
    ok("参加者31人が、4人ずつ8班に分かれて調べました。"),
    ok("定員30人程度。6人ずつ4つの班に分かれます。"),
    ok("児童30人と教員2人が、8人ずつ4班に分かれました。"),
    ok("定員は各回30人、6人ずつ4つの班に分かれ、残りは見学します。"),
    ok("定員30人。うち24人は6人ずつ4つの班に分かれます。"),
    ok("定員40名。4つのグループ（各10名）に分かれます。"),
    ok("定員30人。抽選で6人ずつ4つの班が舞台に上がります。"),
    ok("定員30人。6人ずつ交代で体験します。"),
    ok("30人の町内会で、6人ずつ4班に分かれ、班長6人を置いています。"),
    ok("定員40名。1班5〜6人の4班に分かれます。"),
)

_N = r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_START = r"(?<![0-9一二三四五六七八九十,.~第])"
_GROUP = r"(?:つの|つ|個の)?\s?(?:班|グループ|組|チーム|回|クラス)"
_EACH_FIRST = (
    rf"{_START}(?P<size>{_N})(?:人|名)(?:ずつ|1組)(?:の|に分かれ、|で|、)?"
    rf"(?P<groups>{_N}){_GROUP}(?=に(?:分|わ)|で|を|となって|になって)"
)
_GROUPS_FIRST = (
    rf"{_START}(?P<groups>{_N}){_GROUP}(?:に(?:分かれて?|分けて?|わかれて?))?(?:\(|、|で)?\s?"
    rf"(?:各(?:班|グループ|組|チーム)?|1(?:班|グループ|組|チーム))(?:は|の|が|:)?(?P<size>{_N})(?:人|名)(?![~以程前ほく])"
)
_ONE_GROUP = (
    r"(?<![0-9第])1(?:班|グループ|組|チーム)(?:は|に|:)?"
    rf"(?P<size>{_N})(?:人|名)(?:で|、|の|×){{1,2}}(?P<groups>{_N}){_GROUP}"
)
_MADE = rf"{_START}(?P<size>{_N})(?:人|名)ずつの(?:班|グループ|組|チーム)を(?P<groups>{_N})(?:つ|{_GROUP})"
_SHAPES = tuple(quick_compile(shape) for shape in (_EACH_FIRST, _GROUPS_FIRST, _ONE_GROUP, _MADE))
_IS_THE_WHOLE = lazy_compile(r"(?:定員|募集(?:人数)?|参加者|全員で|全部で|合計|計)(?:は|が|で|:|の|\s){0,2}$")
_DIVIDED = lazy_compile(r"に(?:分|わ)(?:か|け)|全員|みんな|各|定員|募集|つく[りる]|作[りる]")
_MORE = lazy_compile(
    r"と(?:職員|教員|先生|講師|スタッフ|保護者|引率|リーダー)|見学|残り|余り|うち|抽選|ほか|など|代表|選ば|選び|加わ|交代|入れ替|"
    r"約|程度|以上|以内|前後|午前|午後|各[回日]|[0-9]回目|1日|毎"
)
_REACH = 60


def check(document: Document, _context: Context) -> Iterator[Finding]:
    people = [one for one in find_amounts(document) if one.kind == "人"]
    for shape in _SHAPES if people else ():
        for match in document.find(shape):
            yield from _judged(document, match, people)


def _judged(document: Document, match: Match, people: list[Amount]) -> Iterator[Finding]:
    """Compare with the one number of people that is named near the groups, in the sentence or the one before."""
    sentence = document.sentence_at(match.start)
    near = max(document.sentence_at(sentence.start - 1).start if sentence.start else 0, match.start - _REACH)
    begin = max(0, match.start - 2 * _REACH)
    end = min(sentence.end, match.end + _REACH)
    before = amounts_between(people, begin, match.start)
    if not before:
        end = min(document.sentence_at(sentence.end + 1).end, match.end + _REACH)
    after = amounts_between(people, match.end, end)
    others = [*before, *after]
    if len(others) != 1 or others[0].is_rough:
        return
    whole_is_far = bool(after) or others[0].start < near
    if whole_is_far and not _IS_THE_WHOLE.search(document.text, max(0, others[0].start - 8), others[0].start):
        return
    around = document.text[min(near, others[0].start) : end]
    if _MORE.search(around) or not _DIVIDED.search(document.text, match.start, end) or is_correction(document, match):
        return
    size, groups = (int(number_value(match.groups[name] or "0")[0]) for name in ("size", "groups"))
    whole = int(others[0].value)
    # The last group may be smaller: 31 people in eight groups of four.
    if not size or not groups or size * (groups - 1) < whole <= size * groups or whole < size:
        return
    yield CHECK.finding(
        match.span,
        severity=Severity.CONFIRM,
        message=f"計算すると{size * groups}人になり、全体の{whole}人と合いません。人数か班の数を直してください。",
    )
