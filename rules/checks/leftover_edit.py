"""編集の跡の残り — 直した印や下書きの名札が残っている

何を見つけるか: 「[削除：18:30]」「（旧：9時 新：10時）」「【下書き】」「（案）」「Re:」「<br>」「**太字**」
「### 見出し」のように、文を作る途中で付いた印や名札。
なぜ: §6(2)イ「誤解を招かないよう」。どちらが正しいのか読む人には分かりません。
なおし方: 印と古い文を消し、決まった文だけにしてください。
見逃すもの: 【追記】【訂正】のように読む人に知らせる印、意見を募集する計画の「（案）」、「（仮称）」。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.patterns_drafting import PAPERWORK, VERSION_MARKS
from rules.patterns_leftovers import CHANGES, EDITS, HEADS, LABELS, OLD_AND_NEW, PUBLIC_DRAFTS, VERSIONS
from rules.patterns_writing_tools import MARKUP

CHECK = Check(clause="6(2)イ", title="編集の跡の残り")

EXAMPLES = (
    ng("開演[削除：18:30]18:45", at="[削除：18:30]", severity=Severity.CONFIRM),
    ng("開演は[追記]18時45分です。", at="[追記]"),
    ng("【下書き】朝市を開きます。", at="【下書き】"),
    ng("（案）\n朝市を開きます。", at="（案）"),
    ng("Re: 朝市のお知らせ\n朝市を開きます。", at="Re:"),
    ng("朝市を開きます。<br>雨天中止です。", at="<br>"),
    ng("**雨天中止**です。", at="**雨天中止**"),
    ng("朝市のお知らせ（案）\n日曜に開きます。", at="朝市のお知らせ（案）", severity=Severity.CONFIRM),
    ng("案1\n朝市を開きます。\n案2\n朝市へどうぞ。", at="案1"),
    ng("時間（旧：9時から　新：10時から）", at="（旧：9時から　新：10時から）"),
    ng("未定稿\n朝市を開きます。", at="未定稿"),
    ng("旧：9時開始　新：10時開始", at="旧：9時開始　新："),
    ng("## 朝市のお知らせ\n日曜に開きます。", at="## 朝市のお知らせ"),
    ng("[申込み](https://www.city.niimi.okayama.jp/)", at="[申込み](https://www.city.niimi.okayama.jp/)"),
    ng("- [ ] 水筒\n- [x] 帽子", at="- [ ] "),
    ng("```\n朝市を開きます。\n```", at="```"),
    ok("##新見 #朝市"),
    ok("～～レベル4までに必ず避難～～"),
    ok("(*^_^*) ((+_+)) `ω´ いい天気です。"),
    ok("- 水筒\n- 帽子\n-----\n問合せ：農林課"),
    ok("営業時間の変更\n旧：9時開始　新：10時開始"),
    ok("【追記】7月8日 会場を変更しました。"),
    ok("【訂正】開演は18時45分です。"),
    ok("総合計画（案）へのご意見を募集します。"),
    ok("総合計画（案）\nご意見を募集します。"),
    ok("新庁舎（仮称）の工事"),
    ok("＜日時＞5月10日"),
    ok("★★お知らせ★★"),
    ng("【第2稿・係長修正反映】\nそば打ち体験を開きます。", at="【第2稿・係長修正反映】", severity=Severity.CONFIRM),
    ng("【修正2】朝市を開きます。", at="【修正2】"),
    ng("〈前年度原稿ベース〉朝市を開きます。", at="〈前年度原稿ベース〉"),
    ng("《LINE配信用》\n朝市を開きます。", at="《LINE配信用》"),
    ng("起案：農林課 山本\n朝市を開きます。", at="起案：農林課 山本"),
    ok("「トルツメ」「イキ」など、校正の記号を学びます。"),
    ok("【第2部】そば打ち体験　【第2弾】朝市"),
    ok("メールの件名：講座の申込み"),
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in (*document.find(EDITS), *document.find(MARKUP)):
        if not (document.in_link(match.start) or document.quotation_at(match.start, match.end)):
            yield _finding(match.span)
    for match in (*document.find(HEADS), *document.find(VERSION_MARKS), *document.find(PAPERWORK)):
        yield _finding(match.span)
    if not document.has(CHANGES):
        for match in document.find(OLD_AND_NEW):
            yield _finding(match.span)
    if document.has(PUBLIC_DRAFTS):
        return
    for pattern in (LABELS, VERSIONS):
        for match in document.find(pattern):
            if not document.in_link(match.start):
                start = match.start + len(match.text) - len(match.text.lstrip())
                yield _finding(document.span(start, match.end))


def _finding(span: Span) -> Finding:
    message = "文を作る途中の印や名札が残っているようです。消して、決まった文だけにしてください。"
    return CHECK.finding(span, severity=Severity.CONFIRM, message=message)
