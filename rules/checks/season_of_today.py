"""季節に合わない今の話 — 11月に「梅雨の晴れ間」、2月に「紅葉が見頃です」

何を見つけるか: 「桜が満開です」「今日は梅雨の晴れ間」「今朝、初日の出を拝みました」のように今のこととして書かれた
季節の言葉で、投稿予定の月の新見にはあり得ないもの。
なぜ: §6(2)イ「正確に記述する」。前の季節の原稿の使い回しは、写真や日付も古いままのことがあります。
なおし方: 投稿の時期に合う言葉に直すか、いつのことかを書いてください。
見逃すもの: 季節の変わり目の月、これからの催しや思い出・展示・写真の話、ほかの土地の話、その季節の月や「春」「夏」などが
書かれたもの、投稿予定日が決まっていないとき。
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from types import MappingProxyType

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction, is_quoted
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.numerals import NUMBER, small_number
from rules.quick_patterns import quick_compile
from rules.years import likely_date

CHECK = Check(clause="6(2)イ", title="季節に合わない今の話", reckons=True)

EXAMPLES = (
    ng(
        "今日は梅雨の晴れ間となりました。",
        at="梅雨の晴れ間",
        planned_at="2026-11-10T10:00",
        severity=Severity.CONFIRM,
    ),
    ng("満奇洞の紅葉が見頃です。", at="紅葉が見頃です", planned_at="2027-02-10T10:00"),
    ng("公園の桜が満開です🌸", at="桜が満開です", planned_at="2026-09-10T10:00"),
    ng("きょう、児童が田植えをしました。", at="田植え", planned_at="2026-11-10T10:00"),
    ng("今朝、初日の出を拝みました。", at="初日の出", planned_at="2026-06-10T10:00"),
    ng("アジサイが見ごろを迎えています。", at="アジサイが見ごろを迎え", planned_at="2027-01-20T10:00"),
    ng("本日はプール開きでした。", at="プール開き", planned_at="2026-12-02T10:00"),
    ng("猛暑日が続いています。水分をとってください。", at="猛暑日が続いています", planned_at="2026-12-02T10:00"),
    ng("今日は絶好の紅葉狩り日和です。", at="紅葉狩り", planned_at="2026-04-22T10:00"),
    ng("🌸新見の桜は見ごろです。", at="桜は見ごろです", planned_at="2026-07-10T10:00"),
    ng("梅雨の晴れ間に、園児が散歩に出かけました。", at="梅雨の晴れ間に", planned_at="2026-12-02T10:00"),
    ng("新緑の季節となりました。", at="新緑の季節となりました", planned_at="2026-12-02T10:00"),
    ng("11月20日（金）、千屋の小学校で田植えをしました。", at="田植え", planned_at="2026-11-24T10:00"),
    ok("今年は残暑が厳しく、紅葉の色づきが遅れています。", planned_at="2026-11-28T10:00"),
    ok("猛暑日が続いた影響で、お米の粒が小さめです。", planned_at="2026-11-28T10:00"),
    ok("雪が降っていなくても、路面は凍結します。", planned_at="2026-11-28T10:00"),
    ok("桜の季節になりましたら、またお知らせします。", planned_at="2026-12-02T10:00"),
    ok("今日は梅雨の晴れ間となりました。", planned_at="2026-06-10T10:00"),
    ok("満奇洞の紅葉が見頃です。", planned_at="2026-11-10T10:00"),
    ok("公園の桜が満開です🌸", planned_at="2026-04-10T10:00"),
    ok("コスモス（秋桜）が満開です。", planned_at="2026-09-10T10:00"),
    ok("冬桜が満開です。", planned_at="2026-11-10T10:00"),
    ok("春に桜が満開だった並木の写真展を開きます。", planned_at="2026-09-10T10:00"),
    ok("5月に児童が田植えをした田で、今日は稲刈りをしました。", planned_at="2026-09-20T10:00"),
    ok("田植えの思い出を今日の広報に載せました。", planned_at="2026-11-10T10:00"),
    ok("初日の出を見る会の参加者を今日から募集します。", planned_at="2026-12-02T10:00"),
    ok("梅雨の晴れ間を詠んだ句が、今日の発表会で入賞しました。", planned_at="2026-11-10T10:00"),
    ok("「桜が満開です」と書かれた手紙が展示されています。", planned_at="2026-09-10T10:00"),
    ok("例年、紅葉が見頃となる道です。", planned_at="2026-08-10T10:00"),
    ok("姉妹都市のシドニーでは、ジャカランダと桜が満開です。", planned_at="2026-09-10T10:00"),
    ok("公園の桜が満開です🌸"),
)

_BLOOM = (
    r"(?:満開(?:です|になり|を迎え|となり)|見(?:頃|ごろ)(?:です|を迎え|になり|となり)|咲き誇っています|真っ盛りです)"
)
_SEASON_NOW = (
    r"の?(?:季節|シーズン)(?:です|真っ盛り|到来|本番|に(?:な|入)りました(?!ら)|となりました(?!ら)|を迎えました(?!ら)"
    r"|を迎えています)"
)
_PRESENT = MappingProxyType(
    {
        rf"(?:(?<![一-龥ァ-ヶーぁ-ん])|(?<=の))桜(?:の花)?[がは]{_BLOOM}": (6, 7, 8, 9, 11, 12, 1),
        rf"(?:紅葉|もみじ|モミジ)[がは]{_BLOOM}": (1, 2, 3, 6, 7, 8),
        rf"(?:アジサイ|あじさい|紫陽花)[がは]{_BLOOM}": (12, 1, 2, 3, 4),
        rf"(?:ヒマワリ|ひまわり)[がは]{_BLOOM}": (12, 1, 2, 3, 4),
        rf"(?:ヒガンバナ|彼岸花)[がは]{_BLOOM}": (12, 1, 2, 3, 4, 5, 6),
        rf"(?<![一-龥ァ-ヶ])藤(?:の花)?[がは]{_BLOOM}": (9, 10, 11, 12, 1, 2, 3),
        rf"(?<![一-龥ァ-ヶ])梅(?:の花)?[がは]{_BLOOM}": (6, 7, 8, 9, 10, 11),
        r"(?:ホタル|ほたる|蛍)が(?:飛び交ってい|舞ってい|見(?:頃|ごろ)です)": (10, 11, 12, 1, 2, 3, 4),
        r"(?:セミ|せみ|蝉)(?:の声が(?:響いてい|聞こえてい)|が鳴いてい)": (12, 1, 2, 3),
        r"(?:猛暑日|熱帯夜|真夏日)が続いて(?:います|おります)": (11, 12, 1, 2, 3),
        r"残暑が(?:続いています|厳しい毎日)": (11, 12, 1, 2, 3, 4, 5, 6),
        r"梅雨の晴れ間の(?:今日|きょう|本日)": (9, 10, 11, 12, 1, 2, 3, 4),
        r"満開の桜の(?:下|もと|中)で?、?(?:今日|きょう|本日|今朝)": (6, 7, 8, 9, 11, 12, 1),
        r"梅雨の晴れ間(?:に|となり|が広がり|に恵まれ)(?=[^。\n]{2,40}まし(?:た[。!]|た$))": (9, 10, 11, 12, 1, 2, 3, 4),
        rf"梅雨{_SEASON_NOW}": (9, 10, 11, 12, 1, 2, 3, 4),
        rf"紅葉(?:狩り)?{_SEASON_NOW}|紅葉狩りに(?:ぴったり|最適|絶好|お?出かけ)": (1, 2, 3, 4, 5, 6, 7, 8),
        rf"(?<![一-龥ァ-ヶ])(?:桜|お?花見){_SEASON_NOW}": (6, 7, 8, 9, 11, 12, 1),
        rf"田植え{_SEASON_NOW}": (8, 9, 10, 11, 12, 1, 2, 3),
        rf"稲刈り{_SEASON_NOW}": (12, 1, 2, 3, 4, 5, 6, 7),
        rf"新緑{_SEASON_NOW}": (9, 10, 11, 12, 1, 2),
        rf"海水浴{_SEASON_NOW}": (10, 11, 12, 1, 2, 3, 4),
        r"雪が(?:積もって|降り積もって|降って)います": (5, 6, 7, 8, 9),
        r"(?:稲刈り|田植え)が(?:最盛期|真っ盛り|真っ最中)": (12, 1, 2, 3),
        r"新緑が(?:まぶし|美し)い(?:季節|頃|ころ)(?:です|にな|とな)": (9, 10, 11, 12, 1, 2),
    }
)
"""What is said as of now, with the months in which it cannot be; the months at the turn of a season are left out."""
_OF_A_DAY = MappingProxyType(
    {
        "梅雨(?:の晴れ間|入り|明け)": (9, 10, 11, 12, 1, 2, 3, 4),
        "紅葉狩り": (1, 2, 3, 4, 5, 6, 7, 8),
        "(?:お花見|花見)日和": (6, 7, 8, 9, 11, 12, 1),
        "初日の出": (2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
        "田植え": (9, 10, 11, 12, 1, 2, 3),
        "稲刈り": (12, 1, 2, 3, 4, 5, 6, 7),
        "(?:プール|海)開き": (10, 11, 12, 1, 2, 3),
        "初雪": (4, 5, 6, 7, 8, 9),
        "潮干狩り": (11, 12, 1, 2),
    }
)
"""What is of today only where the sentence says so."""
_ALL = {**_PRESENT, **_OF_A_DAY}
_MONTHS = tuple(_ALL.values())
_SAID = quick_compile("|".join(f"(?P<n{number}>{words})" for number, words in enumerate(_ALL)))
_TODAY = lazy_compile(
    r"(?<![一-龥])(?:今日|本日|きょう|今朝|けさ|昨日|きのう|先日|先週)(?:は|も|の朝|、|[ァ-ヶ一-龥ぁ-ん]{0,8}[でが])"
)
_DONE = lazy_compile(
    r"^(?:に恵まれ|(?:を)?しました|(?:日和)?(?:です|でした|となりました|になりました|を(?:拝|しまし|行い|楽し|観測|見)|が(?:行われ|あり|降り|見られ|[^。、\n]{0,8}見え)))"
)
_NOT_NOW = lazy_compile(
    r"昨年|去年|昔|当時|写真|撮影|思い出|アーカイブ|展|動画|映像|振り返|作品|絵|ポスター|カレンダー|切手|歌|句|曲|詩|文|物語|"
    r"来年|今度|予定|募集|前回|過去|例年|毎年|いつも|ころ|頃の|北海道|沖縄|海外|南半球|友好都市|姉妹都市|オーストラリア|台湾|"
    r"ハワイ|シドニー|ニューヨーク|パネル|記憶|紹介|クイズ|辞|言葉|季語|由来|表紙|バーチャル|VR|プロジェクション|イルミネーション|"
    r"造花|折り紙|壁|飾|塗|切り絵|室内|温室|返り咲|狂い咲|二度咲|河津|四季|十月|寒桜|人工|CG|前の月|先月|か月前"
)
_SEASON = MappingProxyType({"春": (3, 4, 5), "夏": (6, 7, 8), "秋": (9, 10, 11), "冬": (12, 1, 2), "正月": (1,)})
_SEASON_WORD = lazy_compile(r"正月|[春夏秋冬](?![一-龥])")
_MONTH = quick_compile(rf"(?<![0-9一二三四五六七八九十か])(?P<month>{NUMBER})(?:月|/[0-9]{{1,2}})")
_AROUND = 60
_JUST_NOW = timedelta(days=14)


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None:
        return
    for match in document.find(_SAID):
        number = next(n for n in range(len(_MONTHS)) if match.groups[f"n{n}"] is not None)
        impossible = _MONTHS[number]
        said_now = number < len(_PRESENT)
        if today.month not in impossible or not (said_now or _is_of_today(document, match, today)):
            continue
        if _is_told_of_another_time(document, match, impossible):
            continue
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message=f"投稿予定の{today.month}月の新見のこととしては、季節が合いません。いつのことか確かめて直してください。",
        )


def _is_of_today(document: Document, match: Match, today: date) -> bool:
    """Whether the sentence tells of it as of today or of a day just gone by."""
    sentence = document.sentence_at(match.start)
    if not _DONE.match(document.text[match.end : sentence.end]):
        return False
    if _TODAY.search(document.text, sentence.start, match.start):
        return True
    number = bisect_left(document.dates, match.start, key=lambda one: one.start) - 1
    if number < 0 or document.dates[number].start < sentence.start:
        return False
    day = likely_date(document.dates[number], today)
    return day is not None and today - _JUST_NOW <= day <= today


def _months_named(document: Document) -> frozenset[int | None]:
    return frozenset(small_number(one.groups["month"] or "") for one in document.find(_MONTH))


def _is_told_of_another_time(document: Document, match: Match, impossible: tuple[int, ...]) -> bool:
    """Whether the draft speaks of a time or a place where the words may be right."""
    around = document.text[max(0, match.start - _AROUND) : match.end + _AROUND]
    if _NOT_NOW.search(around) or is_quoted(document, match) or is_correction(document, match):
        return True
    named = set(document.once(_months_named))
    for season in _SEASON_WORD.finditer(around):
        named.update(_SEASON[season[0]])
    return any(month is not None and month not in impossible for month in named)
