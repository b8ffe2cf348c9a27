"""同じ行事に二つの日付 — 見出しと本文で日が違う

何を見つけるか: 同じ名前の行事が、一つの投稿の中で違う日付で書かれているもの。「【11月7日(土)開催】」という見出しと
「日時　11月8日(日)」のような、見出しと本文の違いも見ます。
なぜ: §6(2)イ「誤解を招かないよう」。どちらの日に行けばよいか分かりません。
なおし方: 正しい日を確かめて、そろえてください。
見逃すもの: 何日かにわたる行事、申込みの締切、予備日・順延・変更の知らせ、「第1回」「第2回」のような続きもの。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="同じ行事に二つの日付", reckons=True)

EXAMPLES = (
    ng(
        "農業まつりは11月8日に開きます。\n農業まつりは11月15日、雨天決行です。",
        at="11月15日",
        severity=Severity.CONFIRM,
    ),
    ng("【11月7日(土)開催】ふるさと鉄道まつり\n■日時　11月8日(日)10時", at="11月8日(日)"),
    ng("朝市は12/6（日）開催！\nと　き：12月13日（日）", at="12月13日（日）"),
    ok("【11月7日(土)開催】ふるさと鉄道まつり\n■日時　11月7日(土)10時"),
    ok("【11月7日(土)開催】ふるさと鉄道まつり\n■日時　11月7日(土)・8日(日)"),
    ok("【11月8日(日)開催】\n■日時　11月7日(土)〜9日(月)"),
    ok("【11月7日(土)・14日(土)開催】\n■日時　第1回 11月7日(土)、第2回 11月14日(土)"),
    ok("【申込みは11月1日まで】\n■日時　11月8日(日)"),
    ok("農業まつりは11月8日に開きます。\n農業まつりの申込みは10月15日までです。"),
    ok("農業まつりは11月8日と9日に開きます。"),
    ok("説明会は11月8日です。雨の日の説明会は11月15日に延期します。"),
    ok("農業まつりは11月8日、健康まつりは11月15日です。"),
    ok("教室は11月8日です。2回目の教室は11月15日です。"),
)

_EVENT = lazy_compile(
    r"(?P<name>[一-龥ァ-ヶー]{2,12}?(?:会|まつり|祭り?|フェア|フェスタ|大会|講座|教室|式|マラソン|コンサート|展))"
    r"(?:は|を|が|:|の日は)\s?(?:、)?$"
)
_HEADLINE = lazy_compile(r"\s?(?:[(][^()\n]{0,8}[)])?\s?(?:に|、)?(?:開催|オープン|開幕)(?!中|決定|され|地|日)")
_DATED = lazy_compile(r"(?:日\s?時|と\s?き|開催日時?|期\s?日|日\s?程)(?:\s?[\]】:/・]|\s){1,3}(?:第[0-9一二三]回\s?)?$")
_SERIES = lazy_compile(
    r"第[0-9一二三]|[0-9]回目|延期|順延|変更|予備|雨天の?場合|中止|昨年|来年|前回|次回|毎|締切|申し?込|から|まで|各"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    yield from _against_the_headline(document)
    first_of: dict[str, DateMention] = {}
    for mention in document.dates:
        name = _event_before(document, mention)
        if name is None:
            continue
        first = first_of.setdefault(name, mention)
        if (first.month, first.day) != (mention.month, mention.day):
            yield CHECK.finding(
                mention.span,
                severity=Severity.CONFIRM,
                message=f"「{name}」の日が、前に書かれた{first.text}と違います。正しい日を確かめてそろえてください。",
            )


def _event_before(document: Document, mention: DateMention) -> str | None:
    """The event's name right before the date, where the sentence tells plainly when it is."""
    if mention.is_guess or mention.continues:
        return None
    sentence = document.sentence_at(mention.start)
    around = document.text[max(sentence.start, mention.start - 40) : min(sentence.end, mention.end + 40)]
    match = _EVENT.search(document.text, max(sentence.start, mention.start - 20), mention.start)
    return match["name"] if match and not _SERIES.search(around) else None


def _against_the_headline(document: Document) -> Iterator[Finding]:
    """「【11月7日開催】」 against 「日時 11月8日」: no day of the headline is one of those given below it."""
    headed = [
        one for one in document.dates if _HEADLINE.match(document.text, one.end) and not _is_series(document, one)
    ]
    dated = [one for one in document.dates if _DATED.search(document.text, max(0, one.start - 16), one.start)]
    if len(headed) != 1 or len(dated) != 1 or headed[0].start > dated[0].start:
        return
    [head], [given] = headed, dated
    if head.is_guess or _is_series(document, given) or _covers(document, given, head):
        return
    yield CHECK.finding(
        given.span,
        severity=Severity.CONFIRM,
        message=f"見出しの日（{head.text}）と違います。正しい日を確かめてそろえてください。",
    )


def _covers(document: Document, given: DateMention, head: DateMention) -> bool:
    """Whether the day of the headline is the one given, one listed after it, or within the range it begins."""
    listed = [one for one in document.dates if one is given or (one.continues and one.start > given.start)]
    days = [(one.month or 0, one.day) for one in listed]
    day = (head.month or 0, head.day)
    ranged = any(dates.first is given for dates in document.date_ranges)
    return day in days or (ranged and min(days) <= day <= max(days))


def _is_series(document: Document, mention: DateMention) -> bool:
    sentence = document.sentence_at(mention.start)
    return bool(_SERIES.search(sentence.text))
