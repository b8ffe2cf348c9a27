"""パスワードの手がかり — 値そのものではなく、その決め方や入り方が書かれている

何を見つけるか: 「パスは旧姓＋入庁年」「暗証は創立記念日の4けた」のような決め方、「工場出荷のまま」「変えていません」
のような状態、「聞かれたら『…』と入れて」「○○と△△の順に入力」のような入り方、使い回しのすすめ、2段階認証を
切ったという知らせ。
なぜ: §5(7)「推測されやすいものは避け、第三者に知られることのないように」。決め方が分かれば値も分かります。
なおし方: その文を消します。関係者には投稿の外で伝え、決め方を書いてしまったものは新しい値に変えてください。
見逃すもの: 心がけや注意（「生年月日は避ける」「使い回しは危険」）、本人が設定する値の桁数の案内。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.phrasebook import phrasebook

CHECK = Check(clause="5(7)", title="パスワードの手がかり")

EXAMPLES = (
    ng("いまのパスは旧姓＋入庁年です。", at="パスは旧姓"),
    ng("倉庫の暗証は創立記念日の4けたです。", at="暗証は創立"),
    ng("カメラは工場出荷のままなので admin で入れます。", at="工場出荷のまま"),
    ng("開くときに聞かれたら「usagi-31」と入れてください。", at="聞かれたら「usagi-31」"),
    ng("端末は「tosho」「kashidashi」の順に入力します。", at="「tosho」「kashidashi」の順に入力"),
    ng("面倒なので2段階認証を切りました。", at="2段階認証を切りました"),
    ng("警備盤は「＊1877＃」で解除できます。", at="「＊1877＃」で解除"),
    ok("パスワードに生年月日や電話番号を使うのは避けましょう。"),
    ok("初期設定のパスワードのまま使わず、必ず変更してください。"),
    ok("2段階認証をオンにしましょう。"),
    ok("マイナンバーカードの暗証番号（数字4桁）を忘れた方は窓口へ。"),
    ok("申請書に印刷した受付番号は10けたの数字です。"),
    ok("合言葉は、各施設の入口に1文字ずつ隠れています。"),
    ok("郵便番号は7けたで記入してください。"),
    ok("初期パスワードは窓口でお渡しする紙に書いてあります。"),
    ok("体育館の鍵は事務室で借りられます。"),
)

_MESSAGES = {
    "described": "入り方や値の決め方が読み取れます。この文を消し、関係者には投稿の外で伝えてください。",
    "shown": "入るための値が読み取れます。この文を消し、すでに見た人がいれば新しい値に変えてください。",
}


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for found in phrasebook("secret_hint").find(document):
        yield CHECK.finding(found.span, severity=Severity.CONFIRM, message=_MESSAGES[found.family], secret=True)
