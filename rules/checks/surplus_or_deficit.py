"""黒字と赤字の取りちがえ — 「歳出が歳入を上回って黒字」

何を見つけるか: 「歳出が歳入を2億円上回り、黒字」「収入が支出を下回りましたが黒字」のように、入るお金と出るお金の
多い少ないと、黒字・赤字の言葉が逆のもの。「歳入90億円、歳出95億円で、5億円の黒字」のように、二つの額と合わないもの、
差の額が違うものも見ます。「前年比▲5％の増」「前年度比108％に減少」のように、符号や比率と増減の言葉が逆のものも見ます。
なぜ: §6(2)イ「正確に記述する」。市の財政や事業の見え方が反対になります。
なおし方: 決算書で二つの額を確かめて、言葉か数を直してください。
見逃すもの: 「約」の付く差の少しのずれ、繰越や基金を含む実質の収支、昨年との比べ、二つの額が離れているもの。
"""

from collections.abc import Iterator

from rules.amounts import ARABIC, number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="黒字と赤字の取りちがえ", reckons=True)

EXAMPLES = (
    ng(
        "一般会計は、支出が収入を3億円上回って黒字となりました。",
        at="支出が収入を3億円上回って黒字",
        severity=Severity.CONFIRM,
    ),
    ng("病院の会計は、収益が費用を上回り、4千万円の赤字でした。", at="収益が費用を上回り、4千万円の赤字"),
    ng("歳入総額が歳出総額を下回ったため、黒字決算です。", at="歳入総額が歳出総額を下回ったため、黒字"),
    ng("黒字は、歳出が歳入を上回った額のことです。", at="黒字は、歳出が歳入を上回"),
    ng("収入より支出が2,000万円多く、黒字となりました。", at="収入より支出が2,000万円多く、黒字"),
    ng("収入9億4,000万円に対して支出9億8,000万円。差し引き4,000万円の黒字です。", at="差し引き4,000万円の黒字"),
    ng("・歳入 241億円\n・歳出 233億円\n・差引 8億円の赤字", at="差引 8億円の赤字"),
    ng("歳入241億円、歳出233億円で、差し引き9億円の黒字です。", at="差し引き9億円の黒字"),
    ng("ごみの量は前年比▲5％の増となりました。", at="▲5％の増"),
    ng("観光客は、前年度比108％に減少しました。", at="前年度比108％に減少"),
    ng("来館者は対前年比＋12％の減です。", at="＋12％の減"),
    ok("一般会計は、歳入が歳出を3億円上回って黒字となりました。"),
    ok("支出が収入を上回り、3億円の赤字でした。"),
    ok("支出が収入を上回りましたが、基金を取りくずして黒字としました。"),
    ok("支出が収入を上回る年が続きましたが、昨年度は黒字に転じました。"),
    ok("支出が収入を上回らないよう努め、黒字を保ちました。"),
    ok("収入9億4,000万円に対して支出9億8,000万円。差し引き4,000万円の赤字です。"),
    ok("歳入241億円、歳出233億円で、差し引き8億円の黒字です。"),
    ok("歳入241億3千万円、歳出233億4千万円で、差し引き7億9千万円。翌年度へ繰り越す額を除くと、5億円の黒字です。"),
    ok("歳入241億円、歳出233億円。水道事業は3億円の赤字でした。"),
    ok("前年比▲5％の減、前年度比108％に増加、前年度比92％に減少しました。"),
    ok("前年度比108％と伸び、減少は止まりました。"),
)

_IN = r"(?:歳入|収入|収益|売り?上げ?)(?:総額|額|決算額|合計)?"
_OUT = r"(?:歳出|支出|費用|経費)(?:総額|額|決算額|合計)?"
_HOW_MUCH = r"(?:約|およそ|わずかに|大きく|大幅に)?(?:[0-9][0-9,.億万千]{0,14}円(?:ほど|余り)?)?(?:も|ほど)?"
_JOIN = (
    r"(?:っ?て|り|った|る|ったため|るため|りました[。、]|ったので|ったことで|り、)?"
    r"(?:ため|ので|結果|ことで|形で|額が|分が)?、?\s?(?:[^。、\n]{0,12}、)?"
)
_NET = (
    r"(?:今年度?も|昨年度も|引き続き|[0-9一二三四五六七八九十]年(?:度)?(?:連続|続けて|ぶり)[でのに])?、?"
    r"(?:差し?引き|実質収支|決算は|収支は|最終的に)?(?:は|で|、)?(?:約)?(?:[0-9][0-9,.億万千]{0,14}円の)?"
)
_SIGN = r"(?P<sign>黒字|赤字)"
_NOT = r"(?!を?(?:回避|解消|脱|防|避|出さ|減ら)|から|では|に転|幅|を保|ではあり)"
_UP, _DOWN = r"上回", r"下回"
_SAID = tuple(
    (
        quick_compile(rf"{first}(?:が|は){second}を{_HOW_MUCH}(?:{way}){_JOIN}{_NET}{_SIGN}{_NOT}"),
        is_surplus,
    )
    for first, second, way, is_surplus in (
        (_OUT, _IN, _UP, False),
        (_IN, _OUT, _UP, True),
        (_OUT, _IN, _DOWN, True),
        (_IN, _OUT, _DOWN, False),
    )
)
_MORE = tuple(
    (
        quick_compile(
            rf"{less}より(?:も)?、?{more}(?:が|の方が|のほうが){_HOW_MUCH}(?:多く|多い(?:ため|ので)|大きく)"
            rf"(?:なり)?、?\s?{_NET}{_SIGN}{_NOT}"
        ),
        is_surplus,
    )
    for less, more, is_surplus in ((_IN, _OUT, False), (_OUT, _IN, True))
)
_MEANS = tuple(
    (quick_compile(rf"{_SIGN}(?:とは|は)、?{first}が{second}を{way}"), is_surplus)
    for first, second, way, is_surplus in (
        (_OUT, _IN, _UP, False),
        (_IN, _OUT, _UP, True),
        (_OUT, _IN, _DOWN, True),
        (_IN, _OUT, _DOWN, False),
    )
)
_TURNED = lazy_compile(r"が、|ものの|基金|繰入|繰り入れ|補助|一般会計から|年が続|昨年|前年|目標|計画|予想|見込")
_GAP = r"(?:は|が|:|に対して?|に対し、|\s|、|の|約){0,3}"
_BOOKS = quick_compile(
    rf"{_IN}{_GAP}(?P<taken>{ARABIC})円[^0-9。]{{0,12}}?{_OUT}{_GAP}(?P<spent>{ARABIC})円"
    rf"[^0-9]{{0,12}}?(?P<net>(?:差し?引き?(?:額)?|収支(?:は)?)[はで:、\s]{{0,3}}(?:約(?P<rough>))?(?P<left>{ARABIC})円の{_SIGN})"
)
_SIGNED = quick_compile(
    r"(?<![A-Za-z0-9])(?:(?P<minus>[▲△]|マイナス|(?<![0-9~])-)|(?P<plus>\+|プラス))\s?[0-9][0-9,.]{0,8}\s?"
    r"(?:%|パーセント|ポイント|人|件|円|トン|台|戸)の?(?:(?P<up>増(?!減)|増加)|(?P<down>減(?!税|少幅)|減少))"
)
_RATIO = quick_compile(
    r"(?:前年度?|昨年度?|前回|前月|前年同[月期])比で?(?:は)?\s?1[0-9]{2}(?:\.[0-9]{1,2})?%(?:に|へ)?、?(?:と(?=大))?(?:大きく|大幅に)?"
    r"(?:減少|減(?!税)|落ち込|下回)"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for shape, is_surplus in (*_SAID, *_MORE, *_MEANS):
        for match in document.find(shape):
            if (match.groups["sign"] == "黒字") is not is_surplus and not _TURNED.search(match.text):
                yield from _finding(document, match, "多い少ないと、黒字・赤字の言葉が逆になっています。")
    for match in document.find(_BOOKS):
        yield from _about_books(document, match)
    for match in document.find(_SIGNED):
        if (match.groups["minus"] is not None) == (match.groups["up"] is not None):
            yield from _finding(document, match, "符号と、増減の言葉が逆になっています。")
    for match in document.find(_RATIO):
        yield from _finding(document, match, "100%を超える比は、増えたことを表します。")


def _about_books(document: Document, match: Match) -> Iterator[Finding]:
    taken, spent, left = (number_value(match.groups[name] or "0") for name in ("taken", "spent", "left"))
    net = taken[0] - spent[0]
    slack = (taken[1] + spent[1] + left[1]) / 2 if max(taken[1], spent[1], left[1]) > 1 else 0
    if match.groups["rough"] is not None:
        slack += left[0] / 10
    wrong_word = net != 0 and (net > 0) is not (match.groups["sign"] == "黒字")
    # Several sums of the same grain add up exactly; only where one is coarser may it be rounded.
    same_grain = taken[1] == spent[1] == left[1] and match.groups["rough"] is None
    if not wrong_word and abs(abs(net) - left[0]) <= (left[1] / 2 if same_grain else slack):
        return
    if is_correction(document, match):
        return
    start = match.end - len(match.groups["net"] or "")
    yield CHECK.finding(
        document.span(start, match.end),
        severity=Severity.CONFIRM,
        message="二つの額の差と、黒字・赤字の言葉か額が合いません。決算の数を確かめて直してください。",
    )


def _finding(document: Document, match: Match, what: str) -> Iterator[Finding]:
    if not is_correction(document, match):
        yield CHECK.finding(match.span, severity=Severity.CONFIRM, message=f"{what}数と言葉を確かめて直してください。")
