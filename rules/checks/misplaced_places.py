"""土地の取りちがえ — 「山陽自動車道の新見IC」「広島と米子を結ぶ伯備線」

何を見つけるか: 新見とその近くのインターチェンジ、駅、名所、姉妹都市を、別の道路や路線、市、国のものとして書いたもの。
伯備線・芸備線・姫新線、国道180号・182号の結ぶ先の取りちがえも見ます。
なぜ: §6(2)イ「正確に記述する」。地元の人にはすぐ分かるまちがいで、初めて来る人は道に迷います。
なおし方: 示された事実を地図や公式の資料で確かめて、直してください。
見逃すもの: rules/local_facts.toml に登録のない土地、まちがいを話題にした文、離れた所に書かれたもの。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.local_facts import find_slips
from rules.mentions import Match

CHECK = Check(clause="6(2)イ", title="土地の取りちがえ", reckons=True)

EXAMPLES = (
    ng("山陽自動車道の新見ICから車で10分です。", at="山陽自動車道の新見IC", severity=Severity.CONFIRM),
    ng("お車の方は、新見インター（米子道）をご利用ください。", at="新見インター（米子道）"),
    ng("岡山自動車道「大佐SA」で物産展を開きます。", at="岡山自動車道「大佐SA"),
    ng("新見ICは山陽自動車道にあります。", at="新見ICは山陽自動車道にあり"),
    ng("広島と米子を結ぶJR伯備線", at="広島と米子を結ぶJR伯備線"),
    ng("岡山と尾道をつなぐ伯備線に乗って", at="岡山と尾道をつなぐ伯備線"),
    ng("芸備線は、新見と岡山を結ぶ路線です。", at="芸備線は、新見と岡山を結ぶ"),
    ng("姫新線（広島～新見）の代行バス", at="姫新線（広島～新見）"),
    ng("津山から新見までを結ぶ芸備線", at="津山から新見までを結ぶ芸備線"),
    ng("芸備線の井倉駅から歩いて15分", at="芸備線の井倉駅"),
    ng("姫新線を走る特急やくも", at="姫新線を走る特急やくも"),
    ng("カナダの姉妹都市ニューパルツから中学生が訪れます。", at="カナダの姉妹都市ニューパルツ"),
    ng("オーストラリア・ニューパルツ村との交流", at="オーストラリア・ニューパルツ"),
    ng("高梁市の満奇洞が紅葉の見ごろです。", at="高梁市の満奇洞"),
    ng("旭川の千屋ダムで放流します。", at="旭川の千屋ダム"),
    ng("新見と岡山を結ぶ国道182号で工事があります。", at="新見と岡山を結ぶ国道182号"),
    ok("中国自動車道の新見ICから車で10分です。"),
    ok("山陽自動車道から岡山自動車道、中国自動車道を通り、新見ICへ。"),
    ok("岡山道・中国道の新見インター"),
    ok("岡山と米子を結ぶJR伯備線、新見と広島を結ぶ芸備線、姫路と新見を結ぶ姫新線"),
    ok("広島と備中神代を結ぶ芸備線、倉敷と伯耆大山を結ぶ伯備線"),
    ok("アメリカの姉妹都市ニューパルツから中学生が訪れます。"),
    ok("カナダとアメリカの旅。ニューパルツにも寄りました。"),
    ok("カナダの絵本展のあと、ニューパルツの中学生と話します。"),
    ok("新見市の井倉洞、高梁市の備中松山城、真庭市の蒜山高原をめぐる旅"),
    ok("芸備線、伯備線の井倉駅"),
    ok("「山陽自動車道の新見IC」は「中国自動車道の新見IC」の誤りです。"),
    ok("岡山と広島を結ぶ芸備線、岡山県と鳥取県を結ぶ伯備線"),
    ok("新見市・備中松山城・吹屋ふるさと村をめぐるバス"),
    ok("広島と岡山を結ぶバスは、伯備線の列車に接続します。"),
)

_DENIED = lazy_compile(r"[」』]?(?:では(?:なく|ありません|ない)|でなく)")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for slip, known in find_slips(document):
        if not document.in_link(slip.start) and not _is_talked_about(document, slip):
            yield CHECK.finding(
                slip.span,
                severity=Severity.CONFIRM,
                message=f"{known}確かめて直してください。",
            )


def _is_talked_about(document: Document, slip: Match) -> bool:
    return bool(_DENIED.match(document.text, slip.end)) or is_correction(document, slip)
