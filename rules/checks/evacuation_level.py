"""警戒レベルと言葉のくいちがい — そのレベルの情報の名前ではない

何を見つけるか: 「警戒レベル3 避難指示」「レベル4 緊急安全確保」「レベル5大雨警報」のように、警戒レベルの数字と
情報の名前が合わない書き方と、「警戒レベル6」のようにないレベル。
なぜ: §6(2)イ「正確に記述する」。レベルと言葉が食いちがうと、いつ逃げればよいか分かりません。
なおし方: 3は高齢者等避難、4は避難指示、5は緊急安全確保です。気象の情報は、気象庁の発表のとおりに書いてください。
見逃すもの: 離れた所に書かれた数字と名前、噴火警戒レベル、まちがいとして引いたもの。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.warnings import EVACUATION, find_levels

CHECK = Check(clause="6(2)イ", title="警戒レベルと言葉のくいちがい")

EXAMPLES = (
    ng("草間地区に、警戒レベル3 避難指示を発令しました。", at="警戒レベル3 避難指示", severity=Severity.BLOCK),
    ng("レベル4　緊急安全確保。命を守る最後の行動", at="レベル4　緊急安全確保"),
    ng("レベル５　避難指示。危険な場所から全員避難", at="レベル５　避難指示"),
    ng("避難指示（警戒レベル５）を発令", at="避難指示（警戒レベル５"),
    ng("高齢者等避難は警戒レベル四です。", at="高齢者等避難は警戒レベル四"),
    ng("【警戒レベル3】\n避難指示を発令しました。", at="警戒レベル3】\n避難指示を発令"),
    ng("新見市にレベル5大雨警報", at="レベル5大雨警報", severity=Severity.CONFIRM),
    ng("土砂災害警戒情報（警戒レベル3相当）", at="土砂災害警戒情報（警戒レベル3"),
    ng("警戒レベル6が出たら", at="警戒レベル6"),
    ng("そのほかの方は、警戒レベル5が出たら避難を始めましょう。", at="警戒レベル5が出たら避難を始め"),
    ng(
        "避難の情報は5段階です。\n2　地図で確かめる\n3　危ない場所から全員が避難\n4　命の危険",
        at="3　危ない場所から全員が避難",
        severity=Severity.CONFIRM,
    ),
    ok("避難の情報は5段階です。\n3　お年寄りなど時間のかかる人が避難\n4　危ない場所から全員が避難\n5　命の危険"),
    ok("緊急安全確保が出てから避難を始めるのでは遅すぎます。"),
    ok("警戒レベル3 高齢者等避難、警戒レベル4 避難指示、警戒レベル5 緊急安全確保"),
    ok("高齢者等避難（警戒レベル3）を発令しました。"),
    ok("レベル4までに、危険な場所から全員避難しましょう。"),
    ok("高齢者等避難 警戒レベル4避難指示 警戒レベル5"),
    ok("新見市にレベル4大雨危険警報、レベル3大雨警報、レベル5大雨特別警報"),
    ok("噴火警戒レベル3の山です。"),
    ok("高齢者等避難は、レベル4避難指示の前に出ます。"),
    ok("高齢者等避難を警戒レベル4に引き上げ、避難指示を発令します。"),
    ok("【訂正】「警戒レベル3 避難指示」は「警戒レベル4 避難指示」の誤りです。"),
)

_TOO_LATE = lazy_compile(
    r"(?:緊急安全確保|(?:警戒)?レベル\s?5)(?:が|の)?(?:出て|出た|発令|発表)[^。\n]{0,10}避難(?:を|し)?(?:始め|開始|しましょう|してください|すれば)"
)
_IN_A_LIST = lazy_compile(r"(?:(?<=\n)|^)[^\n0-9]{0,4}(?P<level>[345])[ .:)】…→]{1,3}(?P<what>[^\n]{4,30})(?=\n|$)")
"""「3 危ない場所から全員が避難」, in a list of the five levels."""
_FIVE_LEVELS = lazy_compile(r"5段階|五段階|警戒レベル|避難の?情報")
_EVERYBODY = lazy_compile(r"全員[^\n]{0,8}避難|避難指示")
_THE_SLOW = lazy_compile(r"(?:高齢|お年寄り|時間の(?:かかる|要する))[^\n]{0,10}避難|高齢者等避難")
_NO_SUCH_LEVEL = lazy_compile(r"(?<!噴火)警戒レベル\s?(?:[06-9]|[1-9][0-9])(?![0-9.])")
_WARNED_OF = lazy_compile(r"ない|遅|手遅れ|危険|では|待")
_NAMES = {level: name for name, level in EVACUATION.items()}


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for mention in find_levels(document):
        if mention.level == mention.right or is_correction(document, mention):
            continue
        of_level = _NAMES.get(mention.level) if mention.is_order else None
        hint = f"警戒レベル{mention.level}は{of_level}です。" if of_level else ""
        yield CHECK.finding(
            mention.span,
            severity=Severity.BLOCK if mention.name in EVACUATION else Severity.CONFIRM,
            message=f"{mention.name}は警戒レベル{mention.right}です。{hint}数字か言葉を直してください。",
        )
    for match in document.find(_TOO_LATE):
        sentence = document.sentence_at(match.start)
        if not _WARNED_OF.search(document.text, match.end, sentence.end) and not is_correction(document, match):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message="レベル5は、もう安全に避難できないおそれのある段階です。避難はレベル4までにと書いてください。",
            )
    for match in document.find(_IN_A_LIST) if document.has(_FIVE_LEVELS) else ():
        what = match.groups["what"] or ""
        level = 4 if _EVERYBODY.search(what) else 3 if _THE_SLOW.search(what) else None
        if level is not None and match.groups["level"] != str(level) and "レベル" not in match.text:
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"「{what}」は警戒レベル{level}です。数字か順番を確かめて直してください。",
            )
    for match in document.find(_NO_SUCH_LEVEL):
        yield CHECK.finding(
            match.span, severity=Severity.BLOCK, message="警戒レベルは1から5までです。数字を確かめて直してください。"
        )
