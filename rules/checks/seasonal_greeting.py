"""時候と合わないあいさつ — 9月末に「暑中お見舞い申し上げます」

何を見つけるか: 寒中・余寒・暑中・残暑のお見舞い、「明けましておめでとうございます」「よいお年をお迎えください」
「メリークリスマス」のように、読む人へのあいさつとして書かれていて、投稿予定日がその時期から外れているもの。
なぜ: §6(2)イ「誤解を招かないよう」。前の季節の原稿の使い回しか、予約投稿の日の付けまちがいが疑われます。
なおし方: 投稿する日に合うあいさつに直すか、投稿予定日を確かめてください。寒中は1月8日ごろから立春、余寒は2月末、
暑中は7月7日ごろから立秋、残暑は9月半ばまで。時期から10日までのずれは「参考」にとどめます。
見逃すもの: 2、3日のずれ、はがきや作品、催しの名の話、引用、「少し早いですが」「遅ればせながら」と断ったもの、旧暦や
外国の正月、投稿予定日が決まっていないとき。
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction, is_quoted
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="時候と合わないあいさつ", reckons=True)

EXAMPLES = (
    ng(
        "暑中お見舞い申し上げます。市長の新見太郎です。",
        at="暑中お見舞い申し上げます",
        planned_at="2026-09-28T10:00",
        severity=Severity.CONFIRM,
    ),
    ng(
        "市民の皆さま、寒中お見舞い申し上げます。",
        at="寒中お見舞い申し上げます",
        planned_at="2027-02-10T10:00",
        severity=Severity.INFO,
    ),
    ng("余寒お見舞い申しあげます。", at="余寒お見舞い申しあげます", planned_at="2027-04-02T10:00"),
    ng("【残暑お見舞い申し上げます】\n商工観光課です。", at="残暑お見舞い申し上げます", planned_at="2026-07-15T10:00"),
    ng("🎍明けましておめでとうございます！", at="明けましておめでとうございます", planned_at="2027-02-20T10:00"),
    ng("謹賀新年\n今年もよろしくお願いします。", at="謹賀新年", planned_at="2026-11-20T10:00"),
    ng("メリークリスマス🎄", at="メリークリスマス", planned_at="2027-02-05T10:00", severity=Severity.CONFIRM),
    ng("Merry Christmas!", at="Merry Christmas", planned_at="2027-02-05T10:00"),
    ng("それでは皆さま、よいお年をお迎えください。", at="よいお年をお迎えください", planned_at="2027-01-25T10:00"),
    ok("暑中お見舞い申し上げます。", planned_at="2026-07-20T10:00"),
    ok("暑中お見舞い申し上げます。", planned_at="2026-08-09T10:00"),
    ok("残暑お見舞い申し上げます。", planned_at="2026-08-20T10:00"),
    ok("寒中お見舞い申し上げます。", planned_at="2027-01-20T10:00"),
    ok("少し早いですが、メリークリスマス！", planned_at="2026-11-10T10:00"),
    ok("暑中お見舞いのはがきを募集します。", planned_at="2026-06-01T10:00"),
    ok("「明けましておめでとうございます」と書いた年賀状の展示です。", planned_at="2027-02-20T10:00"),
    ok("明けましておめでとうございます、と元気な声が響いた一月でした。", planned_at="2027-02-20T10:00"),
    ng(
        "明けましておめでとうございます。昨年は大変お世話になりました。",
        at="明けましておめでとうございます",
        planned_at="2027-03-01T10:00",
    ),
    ok("旧正月です。明けましておめでとうございます。", planned_at="2027-02-06T10:00"),
    ok("劇「メリークリスマス」を上演します。", planned_at="2026-10-05T10:00"),
    ok("よいお年をお迎えください。", planned_at="2026-12-25T10:00"),
    ok("明けましておめでとうございます。"),
)

_SEASONS: Mapping[str, tuple[tuple[int, int], tuple[int, int]]] = MappingProxyType(
    {
        "寒中お見舞い": ((1, 5), (2, 4)),
        "余寒お見舞い": ((2, 4), (2, 28)),
        "暑中お見舞い": ((7, 5), (8, 7)),
        "残暑お見舞い": ((8, 7), (9, 15)),
        "新年のあいさつ": ((1, 1), (1, 15)),
        "年末のあいさつ": ((12, 1), (12, 31)),
        "クリスマスのあいさつ": ((12, 1), (12, 27)),
    }
)
"""Each greeting with its first and last day."""
_OF_YEAR_AND_CHRISTMAS = MappingProxyType({"new": "新年のあいさつ", "old": "年末のあいさつ"})
_GREETING = quick_compile(
    r"(?P<season>寒中|余寒|暑中|残暑)[おご御]見舞い?(?:を)?申し?[上あ]げます"
    r"|(?P<new>(?:新年、?)?(?:明け|あけ)ましておめでとうございます|新年おめでとうございます|謹賀新年|(?:謹んで)?新年のお慶びを申し上げます)"
    r"|(?P<old>[良よ]いお年を(?:お迎え(?:ください|になってください))?)"
    r"|(?:メリー・?クリスマス|[Mm]erry [Cc]hristmas|MERRY CHRISTMAS)"
)
_BEGINS = lazy_compile(
    r"(?:^|[。！!?？\n])[^。！!?？\n一-龥ァ-ヶーぁ-んA-Za-z0-9]{0,8}"
    r"(?:(?:市民の)?(?:皆様|皆さま|皆さん|みなさま|みなさん)(?:に|へ)?(?:は)?、?|(?:それでは|では)(?:皆さま|皆さん)?、?"
    r"|[^。！!?？\n、]{0,8}[、 ])?\s?$"
)
"""What may stand between the beginning of the sentence and its greeting: marks, or the reader's name."""
_ENDS = lazy_compile(r"(?:[。！!\n、,.~♪☆★】\])♡]|\s|$|[^一-龥ァ-ヶーぁ-んA-Za-z0-9「」『』])")
_NO_GREETING = lazy_compile(
    r"早い(?:です|よう|けれど|かも)|早め(?:です|の|に)|一足|ひと足|遅れ(?:まし|て|ば)|遅くな(?:り|って)|遅ればせ|旧正月|旧暦|春節|台湾|"
    r"中国(?:の|では|語|人)|ベトナム|韓国|海外|南半球|はがき|ハガキ|葉書|年賀|展示|作品|文例|例文|あいさつ(?:文|状|の言葉)|曲|歌詞|上演|"
    r"公演|映画|絵本|書き初め|、と|季節外れ|季節はずれ|真夏の|(?:昨年|去年)の(?:投稿|放送|動画|写真|今)|当時|振り返"
)
_SLACK = 3
_NEAR = 10
_AROUND = 40


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None:
        return
    for match in document.find(_GREETING):
        name = _name_of(match.groups)
        off = _days_off(today, *_SEASONS[name])
        if off <= _SLACK or is_quoted(document, match) or is_correction(document, match):
            continue
        to_the_reader = _BEGINS.search(document.text, max(0, match.start - _AROUND), match.start) and _ENDS.match(
            document.text, match.end
        )
        around = document.text[max(0, match.start - _AROUND) : match.end + _AROUND]
        if not to_the_reader or _NO_GREETING.search(around):
            continue
        (month, day), (last_month, last_day) = _SEASONS[name]
        yield CHECK.finding(
            match.span,
            severity=Severity.INFO if off <= _NEAR else Severity.CONFIRM,
            message=(
                f"{name}は{month}月{day}日ごろから{last_month}月{last_day}日ごろまでのものです。"
                f"投稿予定日（{today.month}月{today.day}日）に合うか、確かめてください。"
            ),
        )


def _name_of(groups: Mapping[str, str | None]) -> str:
    if groups["season"]:
        return f"{groups['season']}お見舞い"
    return next((name for group, name in _OF_YEAR_AND_CHRISTMAS.items() if groups[group]), "クリスマスのあいさつ")


def _days_off(today: date, first: tuple[int, int], last: tuple[int, int]) -> int:
    """How many days the day lies outside the season, of this year or of one beside it."""
    off = []
    for year in (today.year - 1, today.year, today.year + 1):
        start, end = date(year, *first), date(year, *last)
        off.append(max(start - today, today - end, timedelta(0)).days)
    return min(off)
