"""緊急の電話番号の取りちがえ — 110番で救急車、119番で警察を呼ぶことになっている

何を見つけるか: 「110番で救急車を呼ぶ」「火事は110番」「119番で警察へ」のように、緊急の番号と相手が入れかわった
書き方と、「児童相談所 198」「火事は199番」のような打ちまちがい、「消費者ホットライン189」「児童相談所（188）」
「海上保安庁 171」のように、相談や通報の番号が別の窓口の番号と入れかわったもの。
なぜ: §6(2)イ「正確に記述する」。いざというとき、助けが遅れます。
なおし方: 警察（事件・交通事故）は110番、消防・救急（火事・けが・急病）は119番、海の事件・事故は118番です。
消費者ホットライン188、児童相談所189、救急相談#7119、小児救急#8000、警察相談#9110 なども確かめてください。
見逃すもの: 「110番または119番」のように両方を並べたもの。市外局番から書かれた窓口の番号。
「110番は警察です」のような正しい説明。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.helplines import FIRE, HELPLINES, NICKNAMES, POLICE, looks_like
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
    ng("虐待の通報は児童相談所「198」へ", at="児童相談所「198", severity=Severity.CONFIRM),
    ng("児童虐待の通報はいちはやく「198」へ", at="いちはやく「198"),
    ng("消費者ホットライン188（いちはやく）", at="188（いちはやく"),
    ng("小児救急電話相談 #8001 へ", at="小児救急電話相談 #8001"),
    ng("火事は199番へ。", at="火事は199番"),
    ng("事故を見たら、すぐ101番に通報を。", at="101番に通報"),
    ng("使い分けは、火事と救急は110番、それ以外は警察です。", at="火事と救急は110番"),
    ok("児童相談所への相談は198件、職員は181人です。"),
    ok("いちはやく119番へ。"),
    ok("海で事故を見たら、118番に通報を。"),
    ok("天気予報 170ページに載せました。"),
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
    r"|(?:救急車?|火事|火災|急病)(?:(?:と|や|・)(?:救急車?|火事|火災|消防|急病|けが))?(?:は|なら|のときは|の時は|の通報は|を呼ぶ(?:とき|時)は|を見たら)、?\s?110番"
    r"|119番(?:に(?:電話|通報)?(?:し|かけ)て、?|へ(?:電話|通報)?(?:し|かけ)?て?、?|で|して、?)[^。、\n0-9]{0,6}"
    r"(?:警察|パトカー|おまわりさん|お巡りさん)"
    r"|(?:警察|事件|不審者|泥棒|空き巣)(?:(?:と|や|・)(?:交通)?(?:事故|事件|盗難|不審者))?(?:は|なら|のときは|の時は|への通報は|を見たら)、?\s?119番"
)
_NUMBERS = tuple(HELPLINES.values())
_WHOM = "|".join(f"(?P<n{number}>{words})" for number, words in enumerate(HELPLINES))
_UNITS = r"人件円年回台個位号月日cmk度例名歳世校かカヵヶ箇万千倍組戸本枚点冊棟"
_CALLED = (
    rf"(?P<number>(?<![0-9#♯,.-])(?:{'|'.join(one for one in _NUMBERS if '-' in one)}"
    rf"|[#♯][0-9]{{3,5}}|1[0-9]{{2,3}}|[789][0-9]{{3}}|1\s[0-9]\s[0-9])(?![0-9,.%-]|\s?[{_UNITS}]))"
)
_BETWEEN = (
    r"(?:電話|ダイヤル|(?:電話)?番号|全国共通の?|局番なし\)?(?:の|で|、)?|(?:すぐに?|迷わず|早めに|まず)、?"
    r"|いちはやく|いややの?|[(「『:☎📞/ ])"
)
_BESIDE = (
    quick_compile(
        rf"(?:{_WHOM})(?:の(?:電話)?番号|への?(?:通報|相談|連絡|電話)|の(?:通報|ご?相談))?(?:は、?|へは|なら|、)?[^\S\n]?"
        rf"{_BETWEEN}{{0,4}}{_CALLED}"
    ),
    quick_compile(rf"{_CALLED}番?\s?(?:\(|番の)(?:{_WHOM})(?=\s?[)。、へに])"),
)
_BY_HEART = (
    quick_compile(rf"(?P<number>(?<![0-9#-])1[0-9]{{2}})(?:番|」|』)?\s?[(「『](?P<name>{'|'.join(NICKNAMES)})"),
    quick_compile(
        rf"(?P<name>{'|'.join(NICKNAMES)})[)」』]?(?:の|は|へ|ダイヤル|番号|[(「『: ☎]){{0,3}}"
        rf"(?P<number>1[0-9]{{2}})(?![0-9,.%-]|\s?[{_UNITS}])"
    ),
)
_FOR_FIRE = r"火事|火災|消火|消防(?:署|車)?|救急(?:車|隊)?|急病(?:人)?|けが人?"
_FOR_POLICE = r"警察(?:署)?|事件|(?:交通)?事故|不審(?:者|な人)|泥棒|空き巣|強盗|ひったくり|暴力"
_FIRE_AND_POLICE = (
    quick_compile(
        rf"(?:(?P<fire>{_FOR_FIRE})|(?P<police>{_FOR_POLICE}))(?:は|なら|のときは|の時は|へは|への通報は|の通報は|を見たら|を呼ぶ(?:とき|時)は)、?"
        r"(?:すぐに?|迷わず|まず)?、?[「\s]?(?P<number>1[0-9]{2,3})番?(?=番|[へにまで」。!]|$)"
    ),
    quick_compile(
        r"(?<![0-9#-])(?P<number>1[0-9]{2,3})番[」』]?[にへ]?(?:すぐに?)?(?:通報|(?:電話を)?かけ|ダイヤル)"
        rf"|(?<![0-9#-])(?P<for_them>1[0-9]{{2,3}})番で、?(?:(?P<fire>{_FOR_FIRE})|(?P<police>{_FOR_POLICE}))を"
    ),
)
_ELSEWHERE = lazy_compile(
    r"海|船|港|沖|外国|国外|韓国|欧|ヨーロッパ|アメリカ|米国|中国で|台湾|(?:整理|受付|会員|背)番号"
)
_SAID_TO_BE_CALLED = lazy_compile(r"\s?(?:番|[へにを」』)。(!、]|まで|\n|$)")
_SHORT = quick_compile(
    r"(?P<whom>相談ナビ|ナビダイヤル|相談ダイヤル|相談電話|専用ダイヤル|短縮番号|短縮ダイヤル|共通ダイヤル|相談ナビダイヤル)"
    r"(?:は|:|へは|の番号は|「|\(|\s|☎){0,3}(?P<short>[#♯](?:[0-9]{2,3}|[0-9]{5,6}))(?![0-9A-Za-z-])"
)
_ITS_OWN = lazy_compile(r"(?P<number>[#♯]?[0-9][0-9-]{2,12})番?(?:[ (:・=→]|は|が|へ){0,2}$")
_NOT_CALLED = lazy_compile(r"\s?番?[)」』]?(?:では(?:なく|あり|ない)|でなく|じゃな|につながりません)")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    yield from _helplines(document)
    yield from _by_heart(document)
    yield from _of_fire_and_police(document)
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
    """「消費者ホットライン189」: whom to call, right beside the number of someone else, or of nobody."""
    for pattern in _BESIDE:
        for match in document.find(pattern):
            right = next(number for n, number in enumerate(_NUMBERS) if match.groups[f"n{n}"] is not None)
            said = _plain(match.groups["number"])
            # 「救急相談119」 and 「警察相談110」 may well be meant.
            if said == right or (said in (POLICE, FIRE) and right != "118") or is_correction(document, match):
                continue
            is_anothers = said in _NUMBERS or said in (POLICE, FIRE)
            called = _SAID_TO_BE_CALLED.match(document.text, match.end) or pattern is not _BESIDE[0]
            if not is_anothers and not (called and looks_like(said, right)):
                continue
            own = _ITS_OWN.search(document.text, max(0, match.start - 16), match.start)
            if (own and _plain(own["number"]) == right) or _NOT_CALLED.match(document.text, match.end):
                continue
            whom = next(match.groups[f"n{n}"] for n in range(len(_NUMBERS)) if match.groups[f"n{n}"] is not None)
            reason = "別の窓口の番号です" if is_anothers else "番号の打ちまちがいのようです"
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"{whom}の番号は{right}です。{said}は{reason}。確かめて直してください。",
            )


def _by_heart(document: Document) -> Iterator[Finding]:
    """「188（いちはやく）」: the number does not go with the words by which it is learned."""
    for pattern in _BY_HEART:
        for match in document.find(pattern):
            name, said = match.groups["name"] or "", _plain(match.groups["number"])
            right = NICKNAMES[name]
            # 「いちはやく」 is an adverb too: 「いちはやく119番へ」.
            if said in (right, FIRE, POLICE) or not looks_like(said, right) or is_correction(document, match):
                continue
            if pattern is _BY_HEART[1] and said in NICKNAMES.values() and not match.text.startswith(f"{name}の"):
                continue
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"「{name}」は{right}です。番号を確かめて直してください。",
            )


def _of_fire_and_police(document: Document) -> Iterator[Finding]:
    """「火事は199番へ」: a number of nobody, nearly that of the fire brigade or the police."""
    for pattern in _FIRE_AND_POLICE:
        for match in document.find(pattern):
            said = match.groups["number"] or match.groups.get("for_them") or ""
            if match.groups["fire"]:
                rights: tuple[str, ...] = (FIRE,)
            elif match.groups["police"]:
                rights = (POLICE,)
            else:
                rights = (FIRE, POLICE)
            if said in (FIRE, POLICE, *NICKNAMES.values()) or not any(looks_like(said, right) for right in rights):
                continue
            before = document.text[max(0, match.start - 20) : match.start]
            if _ELSEWHERE.search(before) or is_correction(document, match) or (said == "118" and len(rights) > 1):
                continue
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message="警察は110番、消防と救急は119番、海の事件・事故は118番です。番号を確かめて直してください。",
            )


def _plain(number: str | None) -> str:
    return (number or "").replace("♯", "#").replace(" ", "")
