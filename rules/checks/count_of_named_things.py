"""数と合わない名前の並び — 「4地区（大佐・神郷・哲多）」

何を見つけるか: 「5部門（絵画、書道、写真、彫刻）」「会場は4か所：新見公民館、菅生公民館、草間公民館」「絵画、書道、
写真の
5部門」「千屋、大佐、神郷の4地区」のように、言った数と、かっこや「：」の中、または「の」
の前に並べた名前の数が合わないもの。
なぜ: §6(2)イ「正確に記述する」。一つ落ちているのか、数がちがうのか、読む人には分かりません。
なおし方: 数か並びを確かめて、そろえてください。
見逃すもの: 「など」「ほか」の付く並び、数え方が決めにくい並び（「と」や「・」で一つの名前かもしれないもの）、
大きく違う数。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import small_number
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="数と合わない名前の並び", reckons=True)

EXAMPLES = (
    ng("対象は3地区（大佐・神郷・哲多・哲西）です。", at="3地区（大佐・神郷・哲多・哲西", severity=Severity.CONFIRM),
    ng("会場は4か所：新見公民館、菅生公民館、草間公民館", at="4か所：新見公民館、菅生公民館、草間公民館"),
    ng("募集部門は絵画、書道、写真、彫刻の5部門です。", at="絵画、書道、写真、彫刻の5部門"),
    ng("千屋、大佐、神郷の4地区で順に行います。", at="千屋、大佐、神郷の4地区"),
    ng("「食べる・動く・休む・つながる」の3本柱です。", at="「食べる・動く・休む・つながる」の3本柱"),
    ng("7つの持ち物：水筒、タオル、帽子、着替え、お弁当", at="7つの持ち物：水筒、タオル、帽子、着替え、お弁当"),
    ng("3カ国語（英語、中国語、ベトナム語、タガログ語）に対応", at="3カ国語（英語、中国語、ベトナム語、タガログ語"),
    ng("4種類の味（塩、しょうゆ、みそ）", at="4種類の味（塩、しょうゆ、みそ"),
    ok("来年度は、南小、緑が丘小、大谷小の3校です。"),
    ng("ルールは3つ\n✅静かに\n✅走らない\n✅さわらない\n✅写真をとらない", at="3つ"),
    ng("「見る」「聞く」「さわる」の4種類", at="「見る」「聞く」「さわる」の4種類"),
    ng("部門は4つ！（絵画／書／写真）", at="4つ！（絵画／書／写真"),
    ok("□冷蔵庫に同じ豆腐が4つ\n□郵便受けが満杯\n□同じ話を3回"),
    ok("ルールは3つ\n✅静かに\n✅走らない\n✅さわらない\n📷写真は自由"),
    ok("対象は4地区（大佐・神郷・哲多・哲西）です。"),
    ok("会場は4か所（新見公民館、菅生公民館など）"),
    ok("2部門（絵画・書道、写真）"),
    ok("3団体（新見太鼓、哲西合唱団、大佐・神郷踊りの会）"),
    ok("7つの持ち物のうち、水筒、タオル、帽子は忘れずに。"),
    ok("市内では、千屋、大佐、神郷の3地区です。"),
    ok("5か所（10時、11時、13時）"),
    ok("2会場（午前は大佐、午後は神郷、雨の日は体育館）"),
)

_THING = (
    r"部門|種目|競技|地区|会場|か所|カ所|ヶ所|箇所|種類|色|[かカヶヵ]国語|言語|言葉|教科|科目|コース|校|団体"
    r"|チーム|施設|品目|品|本柱|柱|"
    r"駅|市町村|市町|町村|公民館|支局|課|項目|ジャンル|テーマ|講座|曲|作品|店|社|館|大会|味|銘柄|[かカヶヵ]国|路線"
    r"|系統|地域|中学校|小学校|保育所|こども園"
)
_THINGS = (
    r"つの[一-龥ァ-ヶー]{1,6}(?=[(:「])|つ(?:です)?[!。]?(?=\()|つの(?:持ち物|味|コース|約束|ポイント|会場|部門|地区"
    r"|プログラム|コーナー|工程|教室|テーマ|柱|団体|学校|キーワード|チカラ|力|ブース|体験)"
)
_COUNT = (
    rf"(?<![0-9一二三四五六七八九十第.,/])(?P<count>[2-9]|1[0-2]|[二三四五六七八九])\s?(?P<thing>{_THING}"
    rf"|{_THINGS})(?![0-9一-龥]?目)"
)
_ITEM = r"[^、・/,，()「」\n。!?:0-9]{1,14}"
_ITEMS = rf"{_ITEM}(?:[、・/,]{_ITEM}){{1,12}}"
_BEHIND = quick_compile(
    rf"{_COUNT}(?:の[一-龥ぁ-んァ-ヶー]{{1,6}})?(?P<open>\(|:\s?|\s?…\s?|「)(?P<items>{_ITEMS})(?=\)|\n|$|。|」)"
)
_BEFORE = quick_compile(rf"(?:(?P<mark>「)(?P<quoted>{_ITEMS})」の(?:計|全|合わせて)?{_COUNT})")
_BARE = quick_compile(rf"(?:の(?:計|全|合わせて)?){_COUNT}")
_BARE_ITEMS = lazy_compile(
    r"(?:^|[\n。:は!?」)]|、?(?:今年|今回)は、?|\s)(?P<items>[一-龥ァ-ヶーA-Za-z々]{1,10}"
    r"(?:[、・/][一-龥ァ-ヶーA-Za-z々]{1,10}){1,9})$"
)
_QUOTED = quick_compile(rf"(?P<items>(?:「[^「」\n]{{1,12}}」[・、]?){{2,9}})の(?:計|全)?{_COUNT}")
_HEADING = quick_compile(
    rf"(?<![0-9一二三四五六七八九十第.,/])(?P<count>[2-9]|[二三四五六七八九])\s?(?:つ|{_THING})(?:です|だけ"
    rf"|あります)?[!。:】)\]]{{0,2}}\n"
)
_MARKED = lazy_compile(r"[ ]{0,2}(?P<mark>[^\w\s「『(【<#※@])")
_LOOSE = lazy_compile(
    r"など|ほか|等(?:$|[)、])|他$|うち|以上|各|いずれ|または|主な|例|から選|どれか|\.\.\.|…$|から|まで|~|場合|ため"
    r"|ので|また|別に"
)
_CLAUSE = lazy_compile(r"[はがをにで](?:[、]|$)|ます|です|ました|ください|午前|午後|雨|無料|徒歩|定員|予約|対象")
_AND = lazy_compile(r"(?<=[一-龥ァ-ヶーぁ-ん])(?:と|及び|および|や|、?さらに)(?=[一-龥ァ-ヶー])")
_OPEN = lazy_compile(r"ほか|など|等$|他$|\.\.\.|…$")
_ONLY = lazy_compile(r"(?:あと|残り|うち|ほか|最初の|各|主な|第|もう)\s?$")
_MOST_APART, _FEWEST = 2, 2
_LONGEST_LIST = 600
_REACH = 90


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_BEHIND):
        yield from _judged(document, match, match.groups["items"] or "", match.start, match.end, is_open=False)
    for match in document.find(_BEFORE):
        yield from _judged(document, match, match.groups["quoted"] or "", match.start, match.end, is_open=False)
    for match in document.find(_QUOTED):
        names = "、".join(re.findall("「([^」]*)」", match.groups["items"] or ""))
        yield from _judged(document, match, re.sub("[と・/,]", "", names), match.start, match.end, is_open=False)
    yield from _marked_lines(document)
    for match in document.find(_BARE):
        items = _BARE_ITEMS.search(document.text, max(0, match.start - _REACH), match.start)
        if items is not None:
            yield from _judged(document, match, items["items"], items.start("items"), match.end, is_open=True)


def _marked_lines(document: Document) -> Iterator[Finding]:
    """「ルールは3つ」 at the end of a line, and right below it lines that begin with one and the same mark."""
    for said in document.find(_HEADING):
        first = _MARKED.match(document.text, said.end)
        line = document.text.rfind("\n", 0, said.start) + 1
        if (
            first
            and _MARKED.match(document.text, line)
            and document.text[line : said.start].strip()[:1] == first["mark"]
        ):
            continue  # it is one of the lines itself
        number = 0
        lines = document.text[said.end : said.end + _LONGEST_LIST].split("\n")
        while first and number < len(lines):
            mark = _MARKED.match(lines[number])
            if mark is None or mark["mark"] != first["mark"]:
                break
            number += 1
        count = small_number(said.groups["count"] or "") or 0
        after = lines[number] if number < len(lines) else ""
        if number < _FEWEST or not 0 < abs(number - count) <= _MOST_APART or is_correction(document, said):
            continue
        if any(_OPEN.search(line) for line in (*lines[:number], after)) or _ONLY.search(
            document.text, max(0, said.start - 8), said.start
        ):
            continue
        yield CHECK.finding(
            document.span(said.start, said.start + len(said.text.rstrip("!。:】)]\n"))),
            severity=Severity.CONFIRM,
            message=f"下に並んだ行は{number}で、書かれた数と合いません。数か一覧を確かめて直してください。",
        )


def _judged(document: Document, said: Match, items: str, start: int, end: int, *, is_open: bool) -> Iterator[Finding]:
    """`is_open` where the first of the items may hold words that are none, or be of a longer list."""
    count = small_number(said.groups["count"] or "") or 0
    if _LOOSE.search(items) or any(_CLAUSE.search(one) for one in re.split(r"[、・/,]", items)):
        return
    after = document.text[end : end + 3]
    if after.startswith(("のうち", "から", "ほか", "など", "以上", "ごと")) or document.text[start - 2 : start] in (
        "うち",
        "ほか",
    ):
        return
    possible = _possible_counts(items)
    if count in possible or min(abs(count - one) for one in possible) > _MOST_APART:
        return
    # 「市内では大佐、神郷の3地区」: only what is too few is certain where the beginning is not.
    if is_open and min(possible) > count:
        return
    if is_correction(document, said):
        return
    yield CHECK.finding(
        document.span(start, end),
        severity=Severity.CONFIRM,
        message=f"並んでいる名前は{min(possible)}で、書かれた数と合いません。数か並びを確かめて直してください。",
    )


def _possible_counts(items: str) -> set[int]:
    """How many things the words may name: some marks and 「と」 may stand inside one name."""
    marks = [mark for mark in "、・/," if mark in items]
    counts = {len([one for one in re.split(f"[{re.escape(''.join(marks))}]", items) if one.strip()])}
    if len(marks) > 1:
        counts |= {items.count(mark) + 1 for mark in marks}
    joined = len(_AND.findall(items))
    return {one + more for one in counts for more in range(joined + 1)}
