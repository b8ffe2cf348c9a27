"""合わない得点 — 勝ったほうの点が少ない

何を見つけるか: 「3対5で勝利」「7対4で惜敗」「赤組312点、白組340点で赤組が優勝」のように、勝ち負けと得点が合わないもの。
なぜ: §6(2)イ「正確に記述する」。
なおし方: 得点か、勝ち負けを直してください。
見逃すもの: ゴルフのように少ないほうが勝つもの、途中の経過、引き分け。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="合わない得点", reckons=True)

EXAMPLES = (
    ng("新見中が3対5で勝利しました！", at="3対5で勝利", severity=Severity.CONFIRM),
    ng("決勝は2－4で勝ち、優勝しました。", at="2－4で勝ち"),
    ng("準決勝では1対3で相手を下し、決勝へ。", at="1対3で相手を下し"),
    ng("最終回に逆転し、4-6で競り勝ちました。", at="4-6で競り勝ち"),
    ng("赤組312点、白組340点で、赤組が優勝しました。", at="赤組312点、白組340点で、赤組が優勝"),
    ng("0対0で惜敗しました。", at="0対0で惜敗"),
    ok("新見中が5対3で勝利しました！"),
    ok("決勝は2－4で敗れ、準優勝でした。"),
    ok("赤組312点、白組340点で、白組が優勝しました。"),
    ok("1対1で引き分け、PK戦の末に4対3で勝ちました。"),
    ok("10-12時で勝負する朝市です。"),
    ok("3対5から逆転し、6対5で勝利。"),
    ok("電話72-6148で勝手に申し込まないでください。"),
)

_RESULT = lazy_compile(
    r"(?<![0-9-])(?P<first>[0-9]{1,3})\s?(?:対|-|ー|―|:|vs)\s?(?P<second>[0-9]{1,3})(?:点)?の?(?:で|と|の?(?:大?接戦|激戦|熱戦|シーソーゲーム)を|スコアで|接戦で|逆転で|の末)、?\s?"
    r"(?:見事に?|惜しくも|逆転|接戦を?|[一-龥ァ-ヶー]{1,8}(?:チーム|中|高|小)?(?:に|を))?\s?(?:(?P<won>勝利|勝ち(?!点|負)|勝った|競り勝[ちっ]|優勝|快勝|圧勝|辛勝|制し|下し|破り|破って|逆転勝|完勝)|(?P<lost>惜敗|敗れ|負け|完敗|大敗))"
)
_NAMED = lazy_compile(
    r"(?P<a>[一-龥ァ-ヶーA-Z]{1,8})(?:が|は|の)?\s?(?P<first>[0-9]{1,4})(?P<unit>点|票)[、,\s対]{1,2}"
    r"(?P<b>[一-龥ァ-ヶーA-Z]{1,8})(?:が|は|の)?\s?(?P<second>[0-9]{1,4})(?P=unit)(?:で|という結果で|と)?、?\s?"
    r"(?P<winner>[一-龥ァ-ヶーA-Z]{1,8})(?:が|の)(?:見事)?(?:優勝|勝ち|勝利|逆転優勝)"
)
_FEWER_WINS = lazy_compile(r"ゴルフ|打差|ストローク|タイム|秒差|反則|失点|カーリング")
_MESSAGE = "勝ち負けと得点が合いません。得点か勝ち負けを確かめてください。"


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_RESULT):
        first, second = int(match.groups["first"] or 0), int(match.groups["second"] or 0)
        wrong = first <= second if match.groups["won"] else first == second
        if wrong and not _excused(document, match.start, match.end):
            yield CHECK.finding(match.span, severity=Severity.CONFIRM, message=_MESSAGE)
    for match in document.find(_NAMED):
        first, second = int(match.groups["first"] or 0), int(match.groups["second"] or 0)
        better = match.groups["a"] if first > second else match.groups["b"]
        names = (match.groups["a"], match.groups["b"])
        wrong = match.groups["winner"] in names and match.groups["winner"] != better
        if wrong and not _excused(document, match.start, match.end):
            yield CHECK.finding(match.span, severity=Severity.CONFIRM, message=_MESSAGE)


def _excused(document: Document, start: int, end: int) -> bool:
    return bool(_FEWER_WINS.search(document.text, max(0, start - 40), end)) or document.in_link(start)
