"""合わない内訳の行 — 定員60人の下に並ぶ20人、20人、15人

何を見つけるか: 「定員60人」の下の行に「月曜コース20人」「水曜コース20人」「金曜コース15人」
のように一行に一つずつ並んだ数や、
「総額12万円（会場費5万円、講師料4万円、印刷代2万円）」のようにかっこや「：」の後に並んだ数を足しても、
全体にならないもの。
なぜ: §6(2)イ「正確に記述する」。申込みや集計の元になる数です。
なおし方: 数を確かめて直してください。全体の一部だけを書くなら「うち」「など」と書いてください。
見逃すもの: 全体と大きく離れた数（別のものかもしれません）、「約」「など」「うち」の付くもの、料金や年齢、割合。
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from rules.amounts import Amount, amounts_between, find_amounts, rounding, total
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.item_lists import item_amount, lines_below, matches_some_run
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="合わない内訳の行", reckons=True)

EXAMPLES = (
    ng(
        "定員60人\n・月曜コース 20人\n・水曜コース 20人\n・金曜コース 15人\n\n受講料は無料です。",
        at="60人\n・月曜コース 20人\n・水曜コース 20人\n・金曜コース 15人",
        severity=Severity.CONFIRM,
    ),
    ng(
        "総数 320冊\n　絵本 120冊\n　児童書 110冊\n　一般書 80冊",
        at="320冊\n　絵本 120冊\n　児童書 110冊\n　一般書 80冊",
    ),
    ng("来場者数 1,020人\n└ 土曜 480人\n└ 日曜 640人", at="1,020人\n└ 土曜 480人\n└ 日曜 640人"),
    ng("総額12万円（会場費5万円、講師料4万円、印刷代2万円）", at="12万円（会場費5万円、講師料4万円、印刷代2万円"),
    ng("募集：8人（一般事務5人、保育士2人、土木2人）", at="8人（一般事務5人、保育士2人、土木2人"),
    ng("参加者45名／大人28名／子ども15名", at="45名／大人28名／子ども15名"),
    ng("古着は計640kg。千屋180kg、哲多220kg、哲西210kgでした。", at="640kg。千屋180kg、哲多220kg、哲西210kg"),
    ng("[定員] 100名\n会場 60名／オンライン 50名", at="100名\n会場 60名／オンライン 50名"),
    ok("参加者45人。大人は30人、初めての方は20人でした。"),
    ok("定員60人\n・月曜コース 20人\n・水曜コース 20人\n・金曜コース 20人"),
    ok("定員20人\n・月曜コース 20人\n・水曜コース 20人"),
    ng(
        "駐車場を合わせて100台分ご用意しました。\n\nP1 市役所北側 40台\nP2 旧保健所跡 35台\n",
        at="100台分ご用意しました。\n\nP1 市役所北側 40台\nP2 旧保健所跡 35台",
    ),
    ok("駐車場を合わせて75台分ご用意しました。\n\nP1 市役所北側 40台\nP2 旧保健所跡 35台\n"),
    ng(
        "ご回答くださった200人の皆さん、ありがとうございました。\n\n毎号読む……120人\nときどき読む…65人\n読まない………25人\n",
        at="200人の皆さん、ありがとうございました。\n\n毎号読む……120人\nときどき読む…65人\n読まない………25人",
    ),
    ok("参加者45名（うち市外12名、初参加8名）"),
    ok("応募総数214点（入賞30点、佳作12点）"),
    ok("出席議員15人\n賛成 9人\n反対 5人\n議長 1人"),
    ok("会員28人（保健師12人、栄養士3人）が訪ねます。"),
    ok("入場料 1,000円\n高校生 500円\n小中学生 300円"),
    ok("定員30人\n託児 5人\n手話 25人"),
)

_WHOLE_NOUN = (
    r"定員|募集(?:人[数員]|区画|件数|数|枠)?|総[数額量勢]|合計|総計|全体|全部で|全校児童|全校生徒|来場者数?|参加者?数?|"
    r"応募(?:総数|数|点数|者数)?|採用(?:予定)?(?:人数|者数?)?|出動(?:件数)?|件数|回収(?:量|した[一-龥ぁ-ん]{1,4})?|"
    r"配布(?:本数|枚数|数)|予算(?:額)?|寄[附付]金?(?:額|の総額)?|走行距離|総走行距離|全長|売上"
    r"|献血[^0-9\n]{0,12}方|対象者?(?:数)?|計|"
    r"合わせて|あわせて|併せて|回答(?:者|(?:を)?(?:お)?(?:寄せ(?:て)?)?(?:くださった|いただいた))|(?<![年時])全|内容|[一-龥]{1,4}(?:児|者|生|会員)数?|枚数|台数|本数|点数|冊数|人数|児童数|生徒数|利用者数?"
    r"|会員(?:数)?|駐車場"
)
_WHOLE = lazy_compile(
    rf"(?:{_WHOLE_NOUN})[\])】]?(?:は|が|も|を|で|:|の|、|\s|…|全部で|計|合計|総勢|延べ|のべ|全){{0,4}}$"
)
_OPENING = lazy_compile(r"(?:の内訳|の内容)?(?: ?(?:[(]|:|/|です。|でした。|で、|。) ?|\n[ ・※→└├>]{0,4})")
_ENDS_LINE = lazy_compile(
    r"[)】\]]?(?:です|でした)?[)】\]。 :]{0,3}|(?:分|(?:の|もの)[^0-9。\n]{0,8})?[^0-9。\n]{0,16}(?:ました|ます"
    r"|ました!|ます!)[。! ]{0,2}"
    r"|の[^0-9。\n]{0,8}、(?:ご回答)?ありがとうございました[。! ]{0,2}"
)
_NUMBERED = r"(?:第?[0-9]{1,3}(?:日目|年生|回目|部|号|時限|mL|歳(?:未満|以上)|代)[^0-9\n、。・/()]{0,8})"
_LABEL = lazy_compile(
    rf"[ 、・/|,()と]{{0,3}}(?:{_NUMBERED}|(?:(?!うち|ほか|など|各|昨年|前年"
    rf"|約)[^0-9、。・/\n()]){{1,14}}{_NUMBERED}?)[ :は]{{0,3}}"
)
_LINE_LABEL = lazy_compile(rf"(?:[A-Z]{{1,2}}[0-9]?[ .:]{{1,2}})?[^0-9\n]{{0,16}}{_NUMBERED}?[ :]{{0,3}}")
_LOOSE = lazy_compile(
    r"うち(?!わ)|ほか|(?<!こ)(?<!ん)など|等[)、。\s]|各|昨年|前年|去年|前回|以上|以下|重複|延べ[^0-9]{0,6}[0-9]|約"
    r"|ずつ|まで|先着|最大|最少|"
    r"最低|残り|目標|初|増|減|比|入賞|佳作|当選|賞|キャンセル|申込[^書]|講師(?!料|謝)|託児|スタッフ"
    r"|保護者[^0-9]{0,3}同伴|回答|車いす|料金|参加費"
)
_PERSON_KINDS = frozenset({"%", "歳", "秒", "回", "ポイント", "か月", "日間", "泊", "例", "時間"})
_GOES_ON = ("ほか", "など", "他", "うち")
_NEXT_LINES, _FEWEST = 8, 3
_MANY = 100
"""So many of the last place written: up to there sums of money are told as they are."""
_MOST_APART = 4
"""The sum may miss the whole by a quarter: what misses it by more may be of something else."""


def check(document: Document, _context: Context) -> Iterator[Finding]:
    amounts = find_amounts(document)
    if len(amounts) < _FEWEST:
        return
    done = 0
    for whole in amounts:
        if whole.start < done or whole.is_rough or whole.kind in _PERSON_KINDS:
            continue
        if not _WHOLE.search(document.text, max(0, whole.start - 24), whole.start):
            continue
        parts = _beside(document, whole) or _below(document, whole)
        if len(parts) < 2 or any(part.is_rough for part in parts) or is_correction(document, whole):
            continue
        if _is_wrong(document, whole, parts):
            done = parts[-1].end
            yield CHECK.finding(
                document.span(whole.start, done),
                severity=Severity.CONFIRM,
                message=(
                    f"並んだ数を足すと{whole.shown(total(parts))}になり、全体の数と合いません。数を確かめてください。"
                ),
            )


def _beside(document: Document, whole: Amount) -> list[Amount]:
    """The amounts that stand in brackets or after a colon right behind the whole."""
    opening = _OPENING.match(document.text, whole.end)
    if opening is None:
        return []
    end = document.text.find(")" if "(" in opening[0] else "\n", opening.end(), opening.end() + 120)
    end = end if end >= 0 else min(len(document.text), opening.end() + 120)
    parts: list[Amount] = []
    edge = opening.end()
    for one in amounts_between(find_amounts(document), edge, end):
        if one.kind != whole.kind or not _LABEL.fullmatch(document.text, edge, one.start):
            break
        parts.append(one)
        edge = one.end
    rest = document.text[edge:end].strip()
    if ("(" in opening[0] or "\n" in opening[0]) and rest.strip("。、です"):
        return []
    # 「大人は30人、初めての方は20人」 may tell of the same people twice.
    if "。" in opening[0] and "は" in document.text[opening.end() : edge]:
        return []
    loose = _LOOSE.search(document.text, whole.end, min(len(document.text), edge + 4))
    return [] if loose or len(parts) == 1 else parts


def _below(document: Document, whole: Amount) -> list[Amount]:
    """The amounts of the lines below, one to a line, while the lines look alike."""
    line_end = document.text.find("\n", whole.end)
    if line_end < 0 or not _ENDS_LINE.fullmatch(document.text, whole.end, line_end):
        return []
    parts: list[Amount] = []
    last = line_end
    for line in lines_below(document, whole.start):
        if document.text[last : line.start].count("\n") > 1 and parts:
            break
        item = item_amount(document, line, whole.kind)
        alone = item is not None and len(amounts_between(find_amounts(document), line.start, line.end)) == 1
        if item is None:
            return [] if line.text.lstrip("※・() ").startswith(_GOES_ON) else parts
        if not alone or len(parts) >= _NEXT_LINES or _LOOSE.search(line.text):
            return []
        if (
            not _LINE_LABEL.fullmatch(line.text[: item.start - line.start])
            or len(line.text) - (item.end - line.start) > 4
        ):
            return []
        parts.append(item)
        last = line.end
    return parts


def _is_wrong(document: Document, whole: Amount, parts: list[Amount]) -> bool:
    summed = total(parts)
    exact = whole.kind in ("円", "分") and whole.value < _MANY * whole.grain
    slack = Decimal(0) if exact else rounding([whole, *parts])
    if abs(summed - whole.value) <= slack or matches_some_run(parts, whole.value, slack):
        return False
    if any(part.value >= whole.value for part in parts) or _MOST_APART * abs(summed - whole.value) > whole.value:
        return False
    # Lessons have breaks between them.
    if whole.kind == "分" and summed < whole.value:
        return False
    others = (one for one in find_amounts(document) if one.kind == whole.kind and one not in parts)
    if any(one.value == summed for one in others):
        return False
    gaps = [after.start - before.end for before, after in pairwise(parts)]
    return max(gaps) <= 40
