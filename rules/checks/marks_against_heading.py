"""一覧の見出しと印の食いちがい — 「次の方は、献血ができます ✖発熱がある」

何を見つけるか: 「次の方は…できます」「持ち込めるもの」のような見出しのすぐ下に、「✖」「×」の付いた行や、
「発熱のある方」のように断るはずの方が続くもの。逆に「できません」の下に「⭕」の続くもの。
なぜ: §6(2)イ「誤解を招かないよう」。できる人とできない人が入れかわって伝わります。
なおし方: 見出しの「できます」「できません」か、印を直してください。
見逃すもの: 見出しが「〜できない方」「注意」を含むもの、できる・できないの両方を並べた一覧、印のない一覧。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="一覧の見出しと印の食いちがい")

EXAMPLES = (
    ng(
        "次の方は、当日の献血ができます。\n✖3日以内に歯科治療\n✖発熱、下痢がある\n✖4週間以内に海外から帰国",
        at="次の方は、当日の献血ができます",
        severity=Severity.CONFIRM,
    ),
    ng("【持ち込めるもの】\n× タイヤ\n× バッテリー\n× 農薬", at="持ち込めるもの"),
    ng(
        "次に当てはまる方は接種を受けられます\n・37.5度以上の熱がある方\n・妊娠している方\n・体調のすぐれない方",
        at="次に当てはまる方は接種を受けられます",
    ),
    ng("以下のごみは収集できません。\n⭕ 新聞紙\n⭕ 段ボール", at="以下のごみは収集できません"),
    ok("次の方は、当日の献血ができません。\n✖3日以内に歯科治療\n✖発熱、下痢がある"),
    ok("【持ち込めるもの】\n○ 新聞\n○ 段ボール\n【持ち込めないもの】\n× タイヤ\n× 農薬"),
    ok("次の方は接種を受けられます。\n・65歳以上の方\n・60歳から64歳で、心臓に障害のある方"),
    ok("次のものは出せます。\n⭕ 新聞\n× タイヤ\n× 農薬"),
    ok("無料で利用できます。\n×クリスマスコンサート×\n×マルシェ×"),
)

_LISTED = r"(?:方|人|かた|もの|物|品|場合|ごみ|ゴミ|車|お子さん)"
_POINTS = rf"(?:次|以下|下記|下|つぎ)の?[^。、!?\n]{{0,12}}?{_LISTED}[^。!?\n]{{0,22}}?"
_CAN = (
    r"(?:でき|出せ|受けられ|いただけ|持ち込め|入れ|使え|回収し|収集し|引き取り)ます"
    r"|(?:可能|対象)です|対象となります"
)
_CANNOT = (
    r"(?:でき|出せ|受けられ|いただけ|持ち込め|入れ|使え|回収し|収集し|対象になり)ません"
    r"|対象外です|ご遠慮ください|お断りします"
)
_CAN_HEAD = (
    r"(?:持ち込める|出せる|回収する|収集する|申し込める|参加できる|接種できる|受けられる|利用できる|対象となる|入れられる)"
    rf"{_LISTED}"
)
_TAIL = r"(?P<tail>[。:】\]>》」\s]{0,4}\n)"
_POSITIVE = quick_compile(rf"(?P<head>{_POINTS}(?:{_CAN})|{_CAN_HEAD}){_TAIL}")
_NEGATIVE = quick_compile(rf"(?P<head>{_POINTS}(?:{_CANNOT})){_TAIL}")
_CROSSED = lazy_compile(r"^\s{0,3}(?:・\s?)?[✖×❌✕✗🚫🙅☓](?!\S{0,20}[✖×❌✕☓]\s?$)")
_RINGED = lazy_compile(r"^\s{0,3}(?:・\s?)?[⭕🙆]")
_UNFIT = lazy_compile(
    r"発熱|(?<!微)熱(?:が|の)ある|下痢|体調(?:の|が)(?:悪|すぐれ|優れ)|妊娠(?:中|して)|授乳|(?:3|4|5|6|[0-9]{1,2})(?:日|週間|か月|ヶ月|時間)以内に"
    r"|飲酒|お酒を飲|泥酔|アレルギー|治療中|服薬|手術|けいれん|酔っ|暴力団|濡れた|汚れた|中身の(?:入|残)|割れた"
)
_NEEDED = 2
"""So many lines right below the heading must speak against it."""
_REACH = 160
"""So many characters below the heading are read."""


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for pattern, signs in ((_POSITIVE, (_CROSSED, _UNFIT)), (_NEGATIVE, (_RINGED,))):
        for match in document.find(pattern):
            if any(_speak_against(document, match.end, sign) for sign in signs) and not is_correction(document, match):
                head = match.groups["head"] or match.text
                yield CHECK.finding(
                    document.span(match.start, match.start + len(head)),
                    severity=Severity.CONFIRM,
                    message=f"「{head}」の下に、逆の印や条件の行が続いています。できる・できないを確かめてください。",
                )


def _speak_against(document: Document, start: int, sign: re.Pattern[str]) -> bool:
    """Whether the lines below the heading bear the sign, from the first on."""
    lines = [line for line in document.text[start : start + _REACH].split("\n") if line.strip()][:_NEEDED]
    return len(lines) >= _NEEDED and all(sign.search(line) for line in lines)
