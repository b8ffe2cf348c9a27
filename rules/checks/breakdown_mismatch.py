"""合わない内訳 — 先に書かれた全体と、内訳の数が合わない

何を見つけるか: 「参加者28人（男性12人、女性18人）」「内訳は…」のように、全体の後に並んだ内訳を足しても全体に
ならないもの、「28人のうち市外30人」のように一部が全体より多いもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 数を確かめて直してください。全体の一部だけを書くなら「うち」「など」と書いてください。
見逃すもの: 「など」「ほか」のある内訳、重なることのある分け方、定員と申込みの数、割合。
"""

from collections.abc import Iterator

from rules.amounts import ABOUT, Amount, amounts_between, find_amounts, rounding, total
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.item_lists import item_amount, lines_below, matches_some_run
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="合わない内訳", reckons=True)

EXAMPLES = (
    ng("参加者は28人（男性12人、女性18人）でした。", at="28人（男性12人、女性18人", severity=Severity.CONFIRM),
    ng("応募40点、内訳は小学生22点、中学生20点です。", at="40点、内訳は小学生22点、中学生20点"),
    ng("来場者85人のうち、市外の方が92人でした。", at="85人のうち、市外の方が92人"),
    ng("新入生36名（男子17名・女子18名）を迎えました。", at="36名（男子17名・女子18名"),
    ng("出動は15件（内訳：建物4件、林野3件、車両6件）", at="15件（内訳：建物4件、林野3件、車両6件"),
    ng("集まったのは60人。\n【内訳】\n・大人 32人\n・子ども 38人\n", at="60人。\n【内訳】\n・大人 32人\n・子ども 38人"),
    ng("会員50人のうち男性28人、女性32人です。", at="50人のうち男性28人、女性32人"),
    ng(
        "来場者は延べ1,250人（1日目420人、2日目380人、3日目350人）でした。",
        at="1,250人（1日目420人、2日目380人、3日目350人",
    ),
    ng(
        "募金総額は85,400円（街頭52,300円、企業23,100円、学校12,000円）でした。",
        at="85,400円（街頭52,300円、企業23,100円、学校12,000円",
    ),
    ng("100人の参加者のうち、市内が65人、市外が45人でした。", at="100人の参加者のうち、市内が65人、市外が45人"),
    ng("親子セット3,000円（大人2,000円＋子ども800円）", at="3,000円（大人2,000円＋子ども800円"),
    ng("定員30人（午前15人、午後20人）", at="30人（午前15人、午後20人"),
    ok("定員30人（午前15人、午後15人）"),
    ng("受講者30名の内訳\n市内　22名\n市外　 6名", at="30名の内訳\n市内　22名\n市外　 6名"),
    ok("応募総数214点（入賞30点、佳作12点）"),
    ok("参加者は28人（男性12人、女性16人）でした。"),
    ok("応募40点、内訳は小学生22点、中学生15点などです。"),
    ok("来場者85人のうち、市外の方が52人でした。"),
    ok("のべ50人（うち中学生18人、教員12人）が参加。残る20人は地元の方です。"),
    ng("のべ50人（うち中学生58人）が参加しました。", at="50人（うち中学生58人"),
    ok("職員28人（保健師12人、栄養士3人）が訪ねます。"),
    ok("会員50人のうち、65歳以上が38人、女性が30人です。"),
    ok("定員20人のうち、申込みが25人あったため抽選とします。"),
    ok("参加者28人（昨年30人、一昨年25人）でした。"),
    ok("収入は50万円、支出は40万円で、10万円の黒字です。\n【支出の内訳】\n会場 25万円\n講師 15万円"),
    ok("集まったのは60人。\n【内訳】\n・大人 32人\n・子ども 28人\n"),
)

_OPPOSITES = tuple(
    lazy_compile(pair)
    for pair in (
        r"男[^\n]{0,30}女|女[^\n]{0,30}男",
        r"(?:大人|おとな|成人)[^\n]{0,30}(?:子ども|こども|子供|小人|児童|小学生)",
        r"市内[^\n]{0,30}市外|市外[^\n]{0,30}市内|県内[^\n]{0,30}県外|県外[^\n]{0,30}県内",
        r"午前[^\n]{0,30}午後|昼[^\n]{0,30}夜|初日[^\n]{0,30}2日目|1日目[^\n]{0,30}2日目",
        r"(?:児童|生徒|子ども)[^\n]{0,30}(?:保護者|大人)|雄[^\n]{0,30}雌|雌[^\n]{0,30}(?:雄|去勢)|オス[^\n]{0,30}メス",
        r"賛成[^\n]{0,30}反対|個人[^\n]{0,30}団体|新規[^\n]{0,30}継続|正規[^\n]{0,30}(?:非正規|会計年度)",
    )
)
"""Parts that together are the whole, whatever the whole is."""
_WHOLE_WORD = lazy_compile(r"(?:総額|総数|合計|総計|総勢|延べ|のべ|全部で|全|計)[はがで:\s]{0,2}$")
_INNER = lazy_compile(r"内訳")
_LOOSE = lazy_compile(
    rf"{ABOUT}|ほか|(?<!こ)(?<!ん)など|等[)、。]|以上|以下|前年|昨年|去年|前回|増|減|平均|最大|毎|ずつ|累計|につき"
    rf"|まで|主な|複数|重複|延べ|のべ|"
    r"入賞|入選|特選|佳作|当選|定員|申込|申し込|応募があ|予定|目標|募集|上限|計画|含む|除く|比"
)
_PLANNED = lazy_compile(rf"{ABOUT}|定員|予定|目標|募集|上限|計画|昨年|前年|去年|前回|(?:同じ|以)上[^0-9]{{0,4}}$")
_JOIN = lazy_compile(
    r"^\s?(?:(?:の[^0-9。、\n]{1,10})?(?:の内(?!訳)|のうち)|、?うち|[(、]?内訳)[はが:、\s]{0,3}|^\s?\("
)
_SESSIONS = lazy_compile(r"午前[^()\n]{1,20}午後|昼[^()\n]{1,20}夜|1回目[^()\n]{1,20}2回目|1部[^()\n]{1,20}2部")
"""Sessions share out the places there are."""
_COUNTED_ONLY = frozenset({"%", "円", "歳", "分", "秒", "回", "ポイント", "m", "g"})
_LONGEST = 120


def check(document: Document, _context: Context) -> Iterator[Finding]:
    amounts = find_amounts(document)
    for whole in amounts:
        if whole.is_rough or whole.kind in ("%", "歳"):
            continue
        sentence = document.sentence_at(whole.start)
        text = document.text
        end = min(max(sentence.end, whole.end), whole.end + _LONGEST)
        joined = _JOIN.match(text[whole.end : end])
        if joined is None:
            yield from _about_inner_words(document, whole)
            continue
        begin = whole.end + joined.end()
        if "(" in joined[0]:
            close = text.find(")", begin, end)
            end = close if close >= 0 else end
        parts = _parts(document, whole, begin, end)
        planned = not _SESSIONS.search(text, begin, end) and _PLANNED.search(
            text, max(sentence.start, whole.start - 12), whole.start
        )
        word = "内訳" if _WHOLE_WORD.search(text, max(0, whole.start - 8), whole.start) else ""
        if parts and not planned and not _LOOSE.search(text, whole.start, end):
            yield from _judged(document, whole, parts, joined[0] + word, text[begin:end])


def _parts(document: Document, whole: Amount, begin: int, end: int) -> list[Amount]:
    """The amounts right after the whole, if all are of its kind."""
    inside = amounts_between(find_amounts(document), begin, end)
    parts: list[Amount] = []
    for one in inside:
        if one.kind != whole.kind or one.start - (parts[-1].end if parts else begin) > 24:
            break
        parts.append(one)
    rest = inside[len(parts) :]
    return [] if rest and rest[0].start - (parts[-1].end if parts else begin) < 3 else parts


def _about_inner_words(document: Document, whole: Amount) -> Iterator[Finding]:
    """「内訳」 that stands a little after the whole, or on the next line above a list."""
    text = document.text
    word = _INNER.search(text, whole.end, min(len(text), whole.end + 30))
    if word is None or amounts_between(find_amounts(document), whole.end, word.start()):
        return
    line_end = text.find("\n", word.end())
    line_end = len(text) if line_end < 0 else line_end
    parts = _parts(document, whole, word.end(), min(line_end, word.end() + _LONGEST))
    if not parts:
        for line in lines_below(document, word.end()):
            item = item_amount(document, line, whole.kind)
            if item is None or _LOOSE.search(line.text):
                break
            parts.append(item)
    last = parts[-1].end if parts else word.end()
    if parts and not _LOOSE.search(text[whole.start : min(len(text), last + 6)]):
        yield from _judged(document, whole, parts, "内訳", text[word.end() : last])


def _judged(document: Document, whole: Amount, parts: list[Amount], join: str, words: str) -> Iterator[Finding]:
    if any(part.is_rough for part in parts):
        return
    slack = rounding([whole, *parts])
    summed = total(parts)
    others = (one for one in find_amounts(document) if one not in parts and one.kind == whole.kind)
    if len(parts) > 1 and any(abs(one.value - summed) <= slack for one in others):
        return  # the whole they make up stands elsewhere: 「歳出総額は…、…の黒字です。歳出の内訳」
    too_much = summed - whole.value > slack
    added = "(" in join and words.count("+") == len(parts) - 1
    complete = len(parts) >= 2 and ("内訳" in join or added or any(pair.search(words) for pair in _OPPOSITES))
    of_the_whole = "うち" in join or "の内" in join or words.startswith("うち")
    if whole.kind in _COUNTED_ONLY and "内訳" not in join and not added and not of_the_whole:
        return
    wrong = complete and abs(summed - whole.value) > slack
    if wrong and matches_some_run(parts, whole.value, slack):
        return
    part_too_big = of_the_whole and parts[0].value - whole.value > slack
    if of_the_whole and not too_much:
        # 「28人のうち男性12人、女性3人」 need not be all.
        wrong = False
    if wrong or part_too_big:
        yield CHECK.finding(
            document.span(whole.start, parts[-1].end if wrong else parts[0].end),
            severity=Severity.CONFIRM,
            message=(
                f"内訳を足すと{whole.shown(summed)}になり、全体の数と合いません。数を確かめてください。"
                if wrong
                else "一部の数が全体より多くなっています。数を確かめてください。"
            ),
        )
