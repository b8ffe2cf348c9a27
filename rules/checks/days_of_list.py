"""日数と合わない日付 — 「3日間」なのに日付が二つ

何を見つけるか: 「3日間の大ぼうけん！」と二つの日付、「4日間コース：11/7、11/14、11/21」「2日間のキャンプ」と「3日目」の
ように、言った日数と並べた日付の数が合わないもの。
なぜ: §6(2)イ「正確に記述する」。一日落ちているのか、日数がちがうのか、読む人には分かりません。
なおし方: 日数か日付を確かめて、そろえてください。
見逃すもの: 「のうち」「いずれか」のあるもの、申込みや締切の日付が並ぶもの、日数がいくつも書かれたもの、
期間で書かれたもの。
"""

from collections.abc import Iterator

from rules.bulletins import is_long
from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import NUMBER, small_number
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="日数と合わない日付", reckons=True)

EXAMPLES = (
    ng(
        "3日間の大ぼうけん！\n▷9/19(土) 13:00 集合、テント設営\n▷9/20(日) 川下り5km、14:00 解散",
        at="3日間",
        severity=Severity.CONFIRM,
    ),
    ng("4日間コース：11/7、11/14、11/21", at="4日間"),
    ng("2日間のキャンプ\n1日目 10/10（土）テント設営\n2日目 10/11（日）登山\n3日目 10/12（月）解散", at="2日間"),
    ng("土日の2日間（10/10、10/11、10/12）", at="2日間"),
    ok("3日間の大ぼうけん！\n▷9/19(土)\n▷9/20(日)\n▷9/21(月)"),
    ok("3日間限定！10/9(金)〜10/11(日)"),
    ok("3日間の講座です。申込は10/20(火)と10/23(金)です。"),
    ok("申請から3日間かかります。10/10(土)・11(日)は受け付けません。"),
    ok("2日間とも無料です。\n受付 10/10(土)\n発表 10/11(日)\n表彰 10/12(月)"),
)

_SAID = quick_compile(
    rf"(?<![0-9一二三四五六七八九十泊約])(?P<count>{NUMBER})\s?日間(?!以内|以上|かか|前|後|ごと|ほど|程度|で届"
    rf"|のうち|有効|待|お待|分|連続で|を目安|は保|隔離)"
)
_NTH_DAY = quick_compile(rf"(?P<count>{NUMBER})\s?日目")
_LEAD = lazy_compile(
    r"[^0-9\n一-龥ぁ-んァ-ヶA-Za-z]{0,5}(?:[0-9]{1,2}日目|第?[0-9]{1,2}回|Day\s?[0-9]|DAY\s?[0-9]"
    r"|[①-⑨])?[^0-9\n一-龥ぁ-んァ-ヶA-Za-z]{0,3}$"
)
_JOIN = lazy_compile(r"\s?(?:[、,・/と&]|および|及び)\s?")
_HEAD = lazy_compile(r"(?:コース|講座|教室|キャンプ|の|[一-龥ァ-ヶー]{0,10})?\s?[(:]?\s?(?:日程[:\s])?\s?")
_LOOSE = lazy_compile(
    r"うち|いずれか|どちらか|希望|選べ|選ん|募集|締切|申込|申し込|受付|配信|予備|順延|除く|休|申請|届|有効|延長"
    r"|抽選|保管|返|お待ち|貸出|最大|最長"
)
_NEAR = 120
_MOST = 9


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if "日間" not in document.text or is_long(document):
        return
    said = list(document.find(_SAID))
    if len(said) != 1 or document.date_ranges or is_correction(document, said[0]):
        return
    [days] = said
    count = small_number(days.groups["count"] or "") or 0
    if not 1 < count <= _MOST:
        return
    listed = _listed(document, days)
    if listed is not None and listed != count:
        yield CHECK.finding(
            days.span,
            severity=Severity.CONFIRM,
            message=f"「{days.text}」とありますが、書かれた日付は{listed}日です。日数か日付を確かめて直してください。",
        )


def _listed(document: Document, days: Match) -> int | None:
    """How many days are listed: beside the words, or one to a line below; None where nothing is certain."""
    groups = [group for group in _groups(document) if len(group) > 1]
    if len(groups) != 1:
        return None
    [group] = groups
    text = document.text
    if not days.end <= group[0].start <= days.end + _NEAR:
        return None
    if "\n" not in text[days.end : group[0].start]:
        joined = _HEAD.fullmatch(text, days.end, group[0].start)
        return len(group) if joined and not _LOOSE.search(text, days.start, group[-1].end) else None
    heads = [text[text.rfind("\n", 0, one.start) + 1 : one.start] for one in group]
    lines = sum(_LEAD.fullmatch(head) is not None for head in heads) == len(group)
    end = text.find("\n", group[-1].end)
    loose = _LOOSE.search(text, days.start, end if end >= 0 else len(text))
    return len(group) if lines and not loose else None


def _groups(document: Document) -> Iterator[list[DateMention]]:
    """Dates that are joined in a row, or that begin lines one after the other."""
    text = document.text
    group: list[DateMention] = []
    for one in document.dates:
        if group:
            between = text[group[-1].end : one.start]
            below = between.count("\n") == 1 and _LEAD.fullmatch(between[between.index("\n") + 1 :])
            if not below and not _JOIN.fullmatch(between):
                yield group
                group = []
        group.append(one)
    if group:
        yield group
