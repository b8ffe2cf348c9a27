"""合わない回数 — 「月2回、年間20回」のように回数が合わない

何を見つけるか: 「月2回、年間20回」「隔月、年5回」「3か月に1回、年3回」「週1回、年間40回」のように、決まった間隔の回数と
1年の回数が合わないもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: どちらかを直してください。休みの月があるなら、その月を書いてください。
見逃すもの: 期間や休みの月が近くに書かれたもの（「5月から2月まで」「8月は休み」）、「程度」「約」「以上」の付く回数、
学期やシーズンだけの活動、前の年の回数。
"""

from collections.abc import Iterator

from rules.amounts import number_value
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="合わない回数", reckons=True)

EXAMPLES = (
    ng("教室は月2回、年間20回開きます。", at="月2回、年間20回", severity=Severity.CONFIRM),
    ng("広報紙は毎月1回、年10回発行しています。", at="毎月1回、年10回"),
    ng("隔月（年5回）の発行です。", at="隔月（年5回"),
    ng("3か月に1回、年3回です。", at="3か月に1回、年3回"),
    ng("体操教室は週1回、年間20回です。", at="週1回、年間20回"),
    ng("会議は年6回、月1回のペースで開いています。", at="年6回、月1回"),
    ng("検診は半年に一度、年3回です。", at="半年に一度、年3回"),
    ng("教室は月2回、年間20回です。申込みは9月10日までに、お電話でお願いします。", at="月2回、年間20回"),
    ok("総会は年1回、月1回の役員会を開いています。"),
    ok("会報は年4回、月2回の練習で楽しく活動しています。"),
    ok("週1回、年間35回の授業です。"),
    ok("教室は月2回、年間20回です。8月と1月は休みます。"),
    ok("10月から始まる教室です。月2回、今年度は年間10回です。"),
    ok("教室は月2回、年間24回開きます。"),
    ok("広報紙は毎月1回、年12回発行しています。"),
    ok("教室は月2回、5月から2月までの年間20回開きます。"),
    ok("月2回、年間20回程度開きます。"),
    ok("月1回、年間11回（8月は休み）です。"),
    ok("隔月（年6回）の発行です。"),
    ok("週1回、年間50回の体操教室です。"),
    ok("燃えるごみは週2回、粗大ごみは年4回の収集です。"),
    ok("月1回の定例会と、年2回の研修会があります。"),
    ok("月1〜2回、年間15回の活動です。"),
    ok("月に1回、年間を通じて12回以上ご参加の方に記念品を贈ります。"),
    ok("講座は月2回、学校のある期間に年間20回です。"),
    ok("不燃ごみは月1回、年4回は臨時の収集もあります。"),
    ok("クラブは夏休みを除く月2回、年間20回です。"),
)

_N = r"(?:[1-9][0-9]?|[一二三四五六七八九十])"
_TIMES = r"(?:回|度)(?![程以前ほ目分])"
_PER = (
    rf"(?:(?P<period>毎月|月に?|毎週|週に?)(?P<times>{_N}){_TIMES}|(?P<alternate>隔月)(?:に?(?:1回|一度))?"
    rf"|(?P<every>{_N})(?:か|カ|ヶ|ヵ|箇)月に(?P<times2>{_N}){_TIMES}|(?P<half>半年)に(?P<times3>{_N}){_TIMES})"
)
_YEAR = (
    r"(?:年間?|1年(?:間)?)(?:に|で|に計|で計|計|合計|全|延べ)?"
    rf"(?P<total>(?:[1-9][0-9]{{0,2}}|[一二三四五六七八九十]{{1,3}})){_TIMES}(?!は)"
)
_JOINED = r"(?:のペースで|、|・|\(|で、|で|ずつ、?|\s|、つまり){1,2}"
_BEFORE = r"(?<![0-9一二三四五六七八九十~今来先毎隔生年])"
_SHAPES = (
    quick_compile(rf"{_BEFORE}{_PER}{_JOINED}{_YEAR}"),
    quick_compile(rf"(?<![0-9一二三四五六七八九十~毎今来去昨同前半周]){_YEAR}{_JOINED}{_PER}"),
)
_OTHERWISE = lazy_compile(
    r"[0-9一二三四五六七八九十]月|季|から|まで|程度|約|およそ|以上|不定|臨時|昨年|前年|夏|冬|春|秋|第[1-5一二三四五]|平均|"
    r"ほか|別に|うち|中止|変更"
)
# 「8月は休み」「10月から翌年2月まで」: not all of the year. From April to March is a year.
_PART_OF_THE_YEAR = lazy_compile(
    r"(?<![0-9])(?!4月から|3月まで|3月末)[0-9]{1,2}月(?:は|を|から|まで|末|~|-)|[一二三四五六七八九十]月(?:は|を|から|まで)|"
    r"休(?!日|館日)|除|期間|学期|シーズン"
)
_REACH = 50
_MOST_WEEKS = 53
_FEWEST_WEEKS = 33
"""Weekly events of a year without those of the New Year and of long holidays."""


_OF_ANOTHER_THING = lazy_compile(r"の(?!ペース|頻度|割合)(?=[一-龥ァ-ヶ])")
"""「総会は年1回、月1回の役員会」: the second count has a thing of its own."""


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for shape in _SHAPES:
        for match in document.find(shape):
            begin, end = max(0, match.start - _REACH), match.end + _REACH
            sentence = document.sentence_at(match.start)
            words = document.text[max(begin, sentence.start) : min(end, max(sentence.end, match.end))]
            if _OTHERWISE.search(words) or _PART_OF_THE_YEAR.search(document.text, begin, end):
                continue
            if is_correction(document, match) or _OF_ANOTHER_THING.match(document.text, match.end):
                continue
            fewest, most = _in_a_year(match.groups)
            written = int(number_value(match.groups["total"] or "0")[0])
            if fewest <= written <= most:
                continue
            shown = f"{most}回" if fewest == most else f"{fewest}回から{most}回"
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=(
                    f"計算すると年に{shown}になります。回数を確かめて直してください。"
                    "休みの月があるなら、その月を書いてください。"
                ),
            )


def _in_a_year(groups: dict[str, str | None]) -> tuple[int, int]:
    """The fewest and the most times in a year."""
    times = int(number_value(groups["times"] or groups["times2"] or groups["times3"] or "1")[0])
    if "週" in (groups["period"] or ""):
        return times * _FEWEST_WEEKS, times * _MOST_WEEKS
    months = 1
    if groups["alternate"]:
        months = 2
    elif groups["half"]:
        months = 6
    elif groups["every"]:
        months = int(number_value(groups["every"])[0])
    return times * 12 // months, -(-times * 12 // months)
