"""鍵・警備・検査の内情 — 守りの弱いところや抜き打ちの予定を知らせる

何を見つけるか: 鍵や暗証番号の在りか・決め方、巡回のない時間、動いていない防犯カメラ、開いたままの扉、抜き打ち検査や
検問の日時と場所、一時保護やシェルターの場所、機器の弱点を、それと分かる形で述べる文。
なぜ: §6(2)ク⑥「職務上知り得た秘密」。知られること自体が、盗難や暴力、検査のがれにつながります。
なおし方: その文を削ります。注意を促すだけなら、場所や時刻、決め方を書かずに「戸締まりを確かめています」とします。
見逃すもの: 写真に写っただけの情報。防犯カメラの補助、公開された取締り、訓練のお知らせには何も言いません。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Yields, ng, ok
from rules.patterns_secrets import GUARD_DETAIL, NOTICE, PUBLIC
from rules.patterns_sentences import report, sentences_with

CHECK = Check(clause="6(2)ク⑥", title="鍵・警備・検査の内情", yields=Yields.HARDLY)

EXAMPLES = (
    ng("体育倉庫の鍵は、いつも玄関マットの下にあります。", at="鍵は、いつも玄関マットの下"),
    ng(
        "駐輪場の防犯カメラのうち1台は、実はダミーです。", at="カメラのうち1台は、実はダミー", severity=Severity.CONFIRM
    ),
    ng("夜間の巡回は月曜だけです。", at="巡回は月曜だけ"),
    ng("備蓄倉庫の暗証番号は、開庁の日と同じです。", at="暗証番号は、開庁の日と同じ"),
    ok("鍵は管理人が9時に開けます。中の見学は10時からです。"),
    ok("マイナンバーカードの暗証番号は4桁です。"),
    ok("移動図書館の巡回は隔週の水曜日です。"),
    ok("防犯カメラの設置に補助金を交付します。"),
    ok("捕獲わなの設置場所は、安全のため公表しておりません。"),
    ok("予告なしの避難訓練を行いました。ご協力ありがとうございました。"),
)

_GUARD = "guard-detail"
_MESSAGE = "鍵・警備・検査など、知られると守れなくなる内情が書かれています。この文を削ってください。"


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for cued in sentences_with(document, _GUARD):
        detail = GUARD_DETAIL.search(cued.text)
        if detail and not PUBLIC.search(cued.text) and not NOTICE.search(cued.text):
            yield report(CHECK, document, cued.sentence, detail.span(), _MESSAGE)
