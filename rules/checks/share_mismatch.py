"""合わない割合 — 全体を分けた割合が100%にならない

何を見つけるか: 「賛成55%、反対40%、わからない15%」「市内72%、市外38%」のように、全体を分けた割合を足すと100%を
超えるもの。「合わせて100%」と書かれて100%にならないもの、アンケート結果の一覧が100%を大きく超えるもの、「分かりやすい
52%、ふつう33%、分かりにくい25%」のように、一つしか選べない段階の答えを足すと100%を超えるもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 数を確かめて直してください。いくつも選べる質問なら「複数回答」と書いてください。
見逃すもの: 四捨五入による少しのずれ、「複数回答」、別々のものの率（受診率、達成率など）。
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from rules.amounts import ABOUT, Amount, amounts_between, find_amounts, total
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.item_lists import item_amount, lines_below
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない割合", reckons=True)

EXAMPLES = (
    ng("満足36％、普通41％、不満30％で、合わせて100％でした。", at="合わせて100％", severity=Severity.CONFIRM),
    ng("賛成55％、反対40％、わからない15％という結果でした。", at="賛成55％、反対40％、わからない15％"),
    ng("来場者は市内72％、市外38％でした。", at="市内72％、市外38％"),
    ng("男性が4割、女性が7割を占めました。", at="男性が4割、女性が7割"),
    ng("アンケートの結果\n満足 52％\nふつう 38％\n不満 25％\n", at="満足 52％\nふつう 38％\n不満 25％"),
    ng("「知っている」64.2％、「知らない」45.8％でした。", at="「知っている」64.2％、「知らない」45.8％"),
    ng("回答者の120％が満足と答えました。", at="回答者の120％"),
    ok("満足36％、普通34％、不満30％で、合わせて100％でした。"),
    ok("賛成45.1％、反対40.3％、わからない14.7％という結果でした。"),
    ok("週1回以上　41.7％\nときどき　30.6％\nほとんど利用しない　27.8％\nアンケートの結果です。"),
    ok("アンケート（複数回答）\n安い 62％\n近い 58％\n新鮮 41％"),
    ok("受診率は男性52％、女性58％でした。"),
    ok("満足は昨年52％、今年58％でした。"),
    ng("電気の使用割合は、照明40％、空調45％、その他25％です。", at="40％、空調45％、その他25％"),
    ok("電気の使用割合は、照明40％、空調45％、その他15％です。"),
    ok("結果は、多かった順に、安さ62％、近さ58％、鮮度41％でした。"),
    ok("市内72％、市外28％でした。"),
    ok("「必要」と答えた方は、男性62％、女性71％でした。"),
    ok("前年比120％の来場者でした。"),
    ng(
        "ご意見は、分かりやすい52％、ふつう33％、分かりにくい25％でした。",
        at="52％、ふつう33％、分かりにくい25％",
        severity=Severity.CONFIRM,
    ),
    ng(
        "「良い」が48％、「どちらともいえない」が32％、「悪い」が30％。",
        at="48％、「どちらともいえない」が32％、「悪い」が30％",
    ),
    ng(
        "とても役立った45％、やや役立った38％、あまり役立たなかった27％",
        at="45％、やや役立った38％、あまり役立たなかった27％",
    ),
    ng("広い18％・ちょうどよい62％・狭い30％という声でした。", at="18％・ちょうどよい62％・狭い30％"),
    ok("ご意見は、分かりやすい52％、ふつう33％、分かりにくい15％でした。"),
    ok("分かりやすい52.3％、ふつう33.4％、分かりにくい14.5％でした。"),
    ok("分かりやすい52％、ふつう33％、見やすい60％。あてはまるものをすべて選んでいただきました。"),
    ok("「ふつう」は、10代が52％、20代が33％、30代が25％でした。"),
    ok("男性は、良い52％、ふつう28％。女性は、良い42％でした。"),
    ok("ふつうと答えた方は、東地区52％、西地区33％、南地区25％でした。"),
    ok("やや不満が10％、不満が5％、とても満足が45％でした。"),
    ok("満足52％（ふつう33％、不満15％）、再訪したい方は60％でした。"),
)

_WHOLE = quick_compile(r"(?:合計|総計|合わせて|あわせて|足して|足すと)[^。\n0-9]{0,6}100%")
_LOOSE = lazy_compile(rf"{ABOUT}|ほか|(?<!こ)など|うち|以上|以下|前年|昨年|去年|増|減|平均|最大|複数|それぞれ")
_SHARE = lazy_compile(r"(?<![0-9.])(?P<percent>[0-9]{1,2}(?:\.[0-9])?)%")
_SIDES = tuple(
    lazy_compile(rf"(?P<first>{first})(?P<between>[^。\n]{{1,24}}?)(?P<second>{second})")
    for one, other in (
        ("男性|男子", "女性|女子"), ("市内", "市外"), ("県内", "県外"), ("国内", "海外"), ("賛成", "反対"),
        ("知っている", "知らない"), ("満足", "不満"), ("はい", "いいえ"), ("ある", "ない"), ("個人", "団体"),
        ("利用した", "利用していない"), ("参加した", "参加していない"), ("大人", "子ども"), ("平日", "休日"),
        ("良かった|よかった", "悪かった"),
    )
    for first, second in ((one, other), (other, one))
)  # fmt: skip
_NUMBER = lazy_compile(r"[^0-9。\n]{0,8}?(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s?(?P<unit>%|割)")
_UNEQUAL = lazy_compile(r"^(?:男|女|大人|子ども|平日|休日)")
_TOGETHER = lazy_compile(r"占め|内訳|男女比|構成")
_MORE = lazy_compile(
    r"[、,・/\s]{1,3}(?:「?(?:わからない|分からない|どちらで|無回答|その他|普通|ふつう)[^0-9。\n]{0,14}?)(?P<c>[0-9]{1,2}(?:\.[0-9]{1,2})?)\s?%"
)
_ROW = lazy_compile(r"内訳|割合[はを:]|構成比|満足度は|回答は|結果[は、:]|と答えた")
_RATES = lazy_compile(
    r"率|多かった|多い順|上位|理由|目的|きっかけ|複数|重複|それぞれの|前年|昨年|去年|前回|(?<!男女)比|増|減|引き|オフ|OFF|湿度|確率|達成|のうち[^。\n]{0,20}のうち|中で|ごとの|別の?満足"
)
_SURVEY = lazy_compile(r"アンケート|調査|回答|割合|内訳|構成|投票結果")
_OVER = lazy_compile(
    r"(?:参加者|来場者|回答者|市民|世帯|児童|生徒|会員|住民|職員|家庭|全体)の約?(?P<percent>1[0-9]{2}(?:\.[0-9])?|[2-9][0-9]{2})%(?=が(?!増)|は|の方|の人)"
)
_SLACK = Decimal("1.5")
# Steps of one scale: whoever chooses one of these answers has chosen no other.
_MIDDLE = lazy_compile(
    r"ふつう|普通|どちらとも|どちらでもない|変わらない|かわらない|わからない|分からない|まあまあ|ちょうど(?:よい|良い|いい)|無回答"
)
_DEGREE = lazy_compile(
    r"とても|大変|たいへん|非常に|大いに|やや|まあ(?!ま)|少し|あまり|どちらかとい|まったく|全く|全然"
)
_OF_GROUPS = lazy_compile(
    r"男|女|[0-9]0?[代歳]|[一-龥]地区|年生|午前|午後|大人|子ども|保護者|[0-9]月|[0-9]年|1回目|2回目|[AB]|(?:そ|こ)のうち|"
    r"再|また|ほか|以上|以下|複数|すべて|全て|いくつ|つまで"
)
# 「ふつうと答えた方は、東地区52%、西地区33%」: the rate of one answer in each group.
_OF_EACH_GROUP = lazy_compile(r"と答えた(?:方|人|割合)(?:の割合)?は")
_SEVERAL_ANSWERS = lazy_compile(r"複数(?:回答|選択|可)|いくつでも|(?:すべて|全て)選|[0-9二三]つまで|重複回答")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    yield from _said_to_be_whole(document)
    yield from _two_sides(document)
    yield from _lists(document)
    yield from _rows(document)
    yield from _scales(document)
    for match in document.find(_OVER):
        yield CHECK.finding(
            match.span, severity=Severity.CONFIRM, message="全体の一部が100%を超えています。数を確かめてください。"
        )


def _said_to_be_whole(document: Document) -> Iterator[Finding]:
    """「満足36%、普通41%、不満30%で、合わせて100%」: shares that are said to make a whole."""
    for match in document.find(_WHOLE):
        sentence = document.sentence_at(match.start)
        before = document.text[max(sentence.start, match.start - 120) : match.start]
        shares = [Decimal(share) for share in _SHARE.findall(before)]
        if len(shares) >= 3 and not _LOOSE.search(before) and abs(sum(shares, Decimal(0)) - 100) > 1:
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"並んだ割合を足すと{sum(shares, Decimal(0)).normalize():f}%になります。数を確かめてください。",
            )


def _two_sides(document: Document) -> Iterator[Finding]:
    """「市内72%、市外38%」: two sides of one whole, perhaps with those who do not know."""
    if "%" not in document.text and "割" not in document.text:
        return
    for pattern in _SIDES:
        for match in document.find(pattern):
            first = _NUMBER.match(document.text, match.start + len(match.groups["first"] or ""))
            second = _NUMBER.match(document.text, match.end)
            if first is None or second is None or first.end() > match.end or first["unit"] != second["unit"]:
                continue
            sentence = document.sentence_at(match.start)
            if _RATES.search(
                document.text, max(0, sentence.start - 40, match.start - 120), min(sentence.end, second.end() + 30)
            ):
                continue
            # Of men and of women, each has a rate of its own: 「賛成は男性52%、女性58%」.
            if _UNEQUAL.match(match.text) and not _TOGETHER.search(
                document.text, max(0, match.start - 60), second.end() + 12
            ):
                continue
            more = _MORE.match(document.text, second.end())
            parts = Decimal(first["number"]) + Decimal(second["number"]) + Decimal(more["c"] if more else 0)
            scale = 10 if first["unit"] == "割" else 1
            if parts * scale <= 100 + _SLACK:
                continue
            start = match.start - (document.text[match.start - 1 : match.start] == "「")
            yield CHECK.finding(
                document.span(start, more.end() if more else second.end()),
                severity=Severity.CONFIRM,
                message=f"足すと{(parts * scale).normalize():f}%になり、全体を超えます。数を確かめてください。",
            )


def _rows(document: Document) -> Iterator[Finding]:
    """「使用割合は、照明40%、空調45%、その他25%」: three or more shares in a row that are called shares."""
    percents = [one for one in find_amounts(document) if one.kind == "%"]
    for sentence in document.sentences if len(percents) > 2 else ():
        row = amounts_between(percents, sentence.start, sentence.end)
        if len(row) < 3 or not _ROW.search(sentence.text) or _RATES.search(sentence.text):
            continue
        if _OF_EACH_GROUP.search(document.text, sentence.start, row[0].start):
            continue
        close = all(after.start - before.end <= 20 for before, after in pairwise(row))
        rough = any(one.is_rough for one in row)
        if close and not rough and "100%" not in sentence.text and 100 + _SLACK < total(row) < 150:
            yield CHECK.finding(
                document.span(row[0].start, row[-1].end),
                severity=Severity.CONFIRM,
                message=f"足すと{total(row).normalize():f}%になり、全体を超えます。数を確かめてください。",
            )


def _scales(document: Document) -> Iterator[Finding]:
    """「分かりやすい52%、ふつう33%、分かりにくい25%」: the steps of one scale, called shares or not."""
    percents = [one for one in find_amounts(document) if one.kind == "%"]
    if len(percents) < 3 or document.has(_SEVERAL_ANSWERS):
        return
    for sentence in document.sentences:
        row = amounts_between(percents, sentence.start, sentence.end)
        if len(row) < 3 or not 100 + _SLACK + Decimal(len(row)) / 2 < total(row) < 160:
            continue
        labels = [document.text[before.end : after.start] for before, after in pairwise(row)]
        labels.insert(0, document.text[max(sentence.start, row[0].start - 20) : row[0].start])
        named = {label.strip("、,・/ 「」『』はがもで") for label in labels}
        middle, degrees = (sum(bool(words.search(label)) for label in labels) for words in (_MIDDLE, _DEGREE))
        if (middle != 1 and degrees < 2) or len(named) < len(row) or any(len(label) > 20 for label in labels[1:]):
            continue
        if any(one.is_rough for one in row) or any("(" in label or ")" in label for label in labels[1:]):
            continue
        if not (_RATES.search(sentence.text) or _OF_GROUPS.search(sentence.text)):
            yield CHECK.finding(
                document.span(row[0].start, row[-1].end),
                severity=Severity.CONFIRM,
                message=(
                    f"足すと{total(row).normalize():f}%になり、全体を超えます。数を確かめるか、"
                    "いくつも選べる質問なら「複数回答」と書いてください。"
                ),
            )


def _lists(document: Document) -> Iterator[Finding]:
    """Lines of a survey, one share each."""
    text = document.text
    if text.count("%") < 3 or not _SURVEY.search(text) or _RATES.search(text):
        return
    percents = [one for one in find_amounts(document) if one.kind == "%"]
    done = 0
    for percent in percents:
        if percent.start < done:
            continue
        start = text.rfind("\n", max(0, percent.start - 120), percent.start) + 1
        line_end = text.find("\n", percent.start, percent.start + 120)
        parts: list[Amount] = amounts_between(percents, start, line_end if line_end >= 0 else len(text))
        if len(parts) != 1:
            continue
        for line in lines_below(document, start):
            item = item_amount(document, line, "%")
            if item is None:
                break
            parts.append(item)
        done = parts[-1].end
        if len(parts) >= 3 and 100 + _SLACK + Decimal(len(parts)) / 2 < total(parts) < 160:
            yield CHECK.finding(
                document.span(start, done),
                severity=Severity.CONFIRM,
                message=(
                    f"並んだ割合を足すと{total(parts).normalize():f}%になります。数を確かめるか、"
                    "いくつも選べる質問なら「複数回答」と書いてください。"
                ),
            )
