"""緊急の電話番号の取りちがえ — 110番で救急車、119番で警察を呼ぶことになっている

何を見つけるか: 「110番で救急車を呼ぶ」「火事は110番」「119番で警察へ」のように、緊急の番号と相手が入れかわった
書き方と、「消費者ホットライン189」「児童相談所（188）」「海上保安庁 171」のように、相談や通報の番号が別の窓口の
番号と入れかわったもの。
なぜ: §6(2)イ「正確に記述する」。いざというとき、助けが遅れます。
なおし方: 警察（事件・交通事故）は110番、消防・救急（火事・けが・急病）は119番、海の事件・事故は118番です。
消費者ホットライン188、児童相談所189、救急相談#7119、小児救急#8000、警察相談#9110 なども確かめてください。
見逃すもの: 「110番または119番」のように両方を並べたもの。市外局番から書かれた窓口の番号。
「110番は警察です」のような正しい説明。
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="緊急の電話番号の取りちがえ")

EXAMPLES = (
    ng("倒れている人を見たら、110番で救急車を呼んでください。", at="110番で救急車", severity=Severity.CONFIRM),
    ng("火事は110番へ。", at="火事は110番"),
    ng("不審者を見たら119番に知らせましょう。", at="不審者を見たら119番"),
    ng(
        "おかしいなと思ったら、消費者ホットライン189（いやや）へ。",
        at="消費者ホットライン189",
        severity=Severity.CONFIRM,
    ),
    ng("虐待かもと思ったら、児童相談所（188）へ。", at="児童相談所（188"),
    ng("海上保安庁は119番です。", at="海上保安庁は119"),
    ng("こどもの急病は、小児救急電話相談＃7119へ。", at="小児救急電話相談＃7119"),
    ng("警察相談専用電話「#8000」", at="警察相談専用電話「#8000"),
    ng("災害用伝言ダイヤル（177）を体験しましょう。", at="災害用伝言ダイヤル（177"),
    ng("189（消費者ホットライン）", at="189（消費者ホットライン"),
    ng("よりそいホットライン 0120-99-7777", at="よりそいホットライン 0120-99-7777"),
    ng("消費者トラブルは局番なしの189へ。", at="消費者トラブルは局番なしの189"),
    ng("消費者ホットライン（局番なし）189", at="消費者ホットライン（局番なし）189"),
    ng("虐待かもと思ったら、すぐに188へ。", at="虐待かもと思ったら、すぐに188"),
    ng("海の事件・事故は119番へ。", at="海の事件・事故は119"),
    ok("海の事件・事故は118番、陸の事故は110番へ。"),
    ok("虐待かもと思ったら、すぐに189へ。消費者トラブルは188へ。"),
    ok("消費生活相談は189件ありました。"),
    ok("児童相談所 全国に 189か所、児童相談所 188か所"),
    ok("消費者ホットライン188、児童相談所189、海上保安庁118"),
    ok("188 消費者ホットライン 189 児童相談所虐待対応ダイヤル"),
    ok("児童相談所 0867-72-0189、児童相談所相談専用ダイヤル 0120-189-783"),
    ok("189（児童相談所虐待対応ダイヤル）、#8008（DV相談ナビ）"),
    ok("子どもの救急相談#8000、大人の救急相談#7119"),
    ok("児童相談所には1日188件の相談がありました。"),
    ok("海上保安庁 118番、警察 110番"),
    ok("消費者ホットラインは189ではなく188です。"),
    ok("24時間子供SOSダイヤル 0120-0-78310、チャイルドライン 0120-99-7777"),
    ok("事件や事故は110番、火事や救急は119番へ。"),
    ok("救急車を呼ぶときは119番へ。"),
    ng("全国共通の相談ナビは#800、いちばん近い窓口につながります。", at="#800"),
    ok("全国共通の相談ナビは#8008、いちばん近い窓口につながります。"),
    ok("相談ダイヤルのポスターができました。 #110番の日"),
    ok("110番は警察、119番は消防署につながります。"),
    ok("110番通報を受け、警察が駆けつけました。"),
    ok("【訂正】火事は110番ではなく119番です。"),
)

_SWAPPED = quick_compile(
    r"110番(?:に(?:電話|通報)?(?:し|かけ)て、?|へ(?:電話|通報)?(?:し|かけ)?て?、?|で|して、?)[^。、\n0-9]{0,6}"
    r"(?:救急車|消防車|救急隊|消防署)"
    r"|(?:救急車|火事|火災|急病)(?:は|なら|のときは|の時は|の通報は|を呼ぶ(?:とき|時)は|を見たら)、?\s?110番"
    r"|119番(?:に(?:電話|通報)?(?:し|かけ)て、?|へ(?:電話|通報)?(?:し|かけ)?て?、?|で|して、?)[^。、\n0-9]{0,6}"
    r"(?:警察|パトカー|おまわりさん|お巡りさん)"
    r"|(?:警察|事件|不審者|泥棒|空き巣)(?:は|なら|のときは|の時は|への通報は|を見たら)、?\s?119番"
)
_RIGHT: Mapping[str, str] = MappingProxyType(
    {
        r"消費者ホットライン|消費生活相談(?:窓口)?|消費者トラブル": "188",
        r"児童虐待(?:の?通報|の?相談)?(?:ダイヤル)?|虐待か(?:な|も)?(?:しれない)?、?と?(?:思|感じ)(?:っ)?たら、?(?:すぐに?|迷わず)?"
        r"|児童相談所(?:虐待対応(?:ダイヤル)?|全国共通ダイヤル)?": "189",
        r"海上保安庁|海の(?:事件|事故|もしも)(?:[や・と]事[件故])?": "118",
        r"救急安心センター(?:事業|おかやま)?"
        r"|(?<!児)(?<!ども)(?<!どもの)(?<!供の)救急(?:電話)?相談(?:センター|窓口)?": "#7119",
        r"小児救急(?:医療)?(?:電話)?(?:相談)?|(?:こども|子ども|子供)医療(?:電話|でんわ)相談": "#8000",
        r"警察(?:安全)?相談(?:専用)?(?:電話|ダイヤル)?": "#9110",
        r"DV相談ナビ(?:ダイヤル)?": "#8008",
        r"性犯罪(?:被害)?(?:相談)?(?:専用)?(?:電話|ダイヤル)?": "#8103",
        r"性暴力(?:被害)?(?:者の?ための)?(?:ワンストップ)?(?:支援)?(?:センター|相談)?": "#8891",
        r"道路緊急ダイヤル": "#9910",
        r"災害用伝言ダイヤル": "171",
        r"天気予報(?:サービス|電話)?": "177",
        r"時報(?:サービス)?": "117",
        r"よりそいホットライン": "0120-279-338",
        r"24時間子供SOSダイヤル": "0120-0-78310",
        r"チャイルドライン": "0120-99-7777",
    }
)
"""Whom to call, and the number that is theirs."""
_NUMBERS = tuple(_RIGHT.values())
_WHOM = "|".join(f"(?P<n{number}>{words})" for number, words in enumerate(_RIGHT))
_CALLED = (
    rf"(?P<number>(?<![0-9#♯,.-])(?:{'|'.join(one.replace('#', '[#♯]') for one in _NUMBERS)}|11[09])"
    r"(?![0-9,.%-]|\s?[人件円年回台個位号月日cmk度例名歳世校かカヵヶ箇万千倍]))"
)
_BESIDE = (
    quick_compile(
        rf"(?:{_WHOM})(?:の(?:電話)?番号)?(?:は、?|へは|なら)?[^\S\n]?"
        rf"(?:電話|ダイヤル|番号|全国共通|局番なし\)?(?:の|で)?|[(「『:☎📞/ ]){{0,4}}{_CALLED}"
    ),
    quick_compile(rf"{_CALLED}番?\s?(?:\(|番の)(?:{_WHOM})(?=\s?[)。、へに])"),
)
_SHORT = quick_compile(
    r"(?P<whom>相談ナビ|ナビダイヤル|相談ダイヤル|相談電話|専用ダイヤル|短縮番号|短縮ダイヤル|共通ダイヤル|相談ナビダイヤル)"
    r"(?:は|:|へは|の番号は|「|\(|\s|☎){0,3}(?P<short>[#♯](?:[0-9]{2,3}|[0-9]{5,6}))(?![0-9A-Za-z-])"
)
_ITS_OWN = lazy_compile(r"(?P<number>[#♯]?[0-9][0-9-]{2,12})番?(?:[ (:・=→]|は|が|へ){0,2}$")
_NOT_CALLED = lazy_compile(r"\s?番?[)」』]?(?:では(?:なく|あり|ない)|でなく|じゃな|につながりません)")
_POLICE_AND_FIRE = ("110", "119")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    yield from _helplines(document)
    for match in document.find(_SHORT):
        if not is_correction(document, match):
            start = match.start + match.text.index(match.groups["short"] or "")
            yield CHECK.finding(
                document.span(start, match.end),
                severity=Severity.CONFIRM,
                message="#で始まる相談の番号は四けたです。けたの数を確かめて直してください。",
            )
    for match in document.find(_SWAPPED):
        if not is_correction(document, match):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message="警察は110番、消防と救急は119番です。番号と呼ぶ相手を確かめて直してください。",
            )


def _helplines(document: Document) -> Iterator[Finding]:
    """「消費者ホットライン189」: whom to call, right beside the number of someone else."""
    for pattern in _BESIDE:
        for match in document.find(pattern):
            right = next(number for n, number in enumerate(_NUMBERS) if match.groups[f"n{n}"] is not None)
            said = (match.groups["number"] or "").replace("♯", "#")
            # 「救急相談119」 and 「警察相談110」 may well be meant.
            if said == right or (said in _POLICE_AND_FIRE and right != "118") or is_correction(document, match):
                continue
            own = _ITS_OWN.search(document.text, max(0, match.start - 16), match.start)
            if (own and own["number"].replace("♯", "#") == right) or _NOT_CALLED.match(document.text, match.end):
                continue
            whom = next(match.groups[f"n{n}"] for n in range(len(_NUMBERS)) if match.groups[f"n{n}"] is not None)
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"{whom}の番号は{right}です。{said}は別の窓口の番号です。確かめて直してください。",
            )
