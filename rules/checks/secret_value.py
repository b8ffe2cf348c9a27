"""パスワードなどの秘密 — アカウントや設備に入るための文字がそのまま書かれている

何を見つけるか: 「PW: …」「認証コード …」「配信キー …」のように、呼び名とその値が並んだもの。値が次の行にあるもの、
空白やハイフンで区切ったもの、英字だけのもの、かぎかっこの中の日本語も見ます。アカウント名とパスワードの並び、
APIの鍵、「利用者名:パスワード@」を含むアドレスも見つけます。
なぜ: §5(7)「第三者に知られることのないように厳重に管理し」。投稿に書かれたものは、消しても写しが残ります。
なおし方: その部分を消します。一度でも人の目にふれたものは、すぐに新しいものに変えてください。
見逃すもの: 心がけや注意喚起（「12文字以上に」「使い回さない」「1234などは避ける」）、値の書かれていない案内。
決め方だけを書いたもの（「旧姓＋入庁年」など）は別のチェックが「要確認」にします。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.patterns_passwords import Secret, find_secrets

CHECK = Check(clause="5(7)", title="パスワードなどの秘密")

EXAMPLES = (
    ng("PW: Niimi2026!", at="PW", severity=Severity.BLOCK),
    ng("ﾊﾟｽﾜｰﾄﾞ：abc12345", at="ﾊﾟｽﾜｰﾄﾞ", severity=Severity.BLOCK),
    ng("共有フォルダのパスワードは Takahashi#7 です。", at="パスワード", severity=Severity.BLOCK),
    ng("【認証コード】482 913 を入れてください。", at="認証コード", severity=Severity.BLOCK),
    ng("パスワード：\nkoyou-88x\nよろしくお願いします。", at="koyou-88x", severity=Severity.BLOCK),
    ng("管理者のパスワードは niimikouhou です。", at="パスワード", severity=Severity.BLOCK),
    ng("新しいパスワードは「さくらもち」です。", at="パスワード", severity=Severity.BLOCK),
    ng("倉庫の暗証番号は1234、閉め忘れに注意。", at="暗証番号", severity=Severity.BLOCK),
    ng("配信キー live_x81p_4402 を入れ替えます。", at="配信キー", severity=Severity.BLOCK),
    ng("職員用Wi-Fiの鍵は「tetta-0912」です。", at="鍵は", severity=Severity.BLOCK),
    ng("ID/PW→niimi_pr/Kouhou!77", at="PW", severity=Severity.BLOCK),
    ng("投稿用ログイン koho@niimi yukidaruma5", at="ログイン", severity=Severity.BLOCK),
    ng("https://koho:Haru2026@files.example.jp/", at="https://koho:Haru2026@", severity=Severity.BLOCK),
    ng("机の下にあったパスワードのメモ(Yuri_88)で助かった。", at="パスワード"),
    ok("パスワードは「覚えやすく当てられにくく」が合い言葉です。"),
    ok("パスワードは定期的に変更してください。"),
    ok("パスワード(8文字以上)を設定します。"),
    ok("マイナンバーカードの暗証番号は4桁です。"),
    ok("「届いた6桁の認証コードを教えて」は詐欺です。"),
    ok("「password」や「123456」のようなパスワードは避けましょう。"),
    ok("0:00 危ないパスワード例「12345678」「password」、自分の誕生日"),
    ok("@sora_7010 電子申請のパスワードは、ログイン画面の「お忘れの方」から再設定できます。"),
    ok("Wi-Fiのパスワードは館内に掲示しています。"),
    ok("合言葉は「あわてない、押す前に聞く」です。"),
    ok("レジで合言葉「にいみ大すき」と伝えると10%引き。"),
    ok("パスポートの申請は6か月以内の写真で。電話0867-72-6111"),
    ok("POWER: 1500Wのドライヤーは使えません。"),
    ok("コンパス2026年号、パスタ教室は10時から。"),
    ok("https://www.city.niimi.okayama.jp/kouhou/?page=2026"),
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for secret in find_secrets(document):
        start, end = secret.label or (secret.start, secret.end)
        yield CHECK.finding(
            document.span(start, end),
            severity=Severity.BLOCK if secret.certain else Severity.CONFIRM,
            message=_message(secret),
            secret=True,
        )


def _message(secret: Secret) -> str:
    if secret.certain:
        what = "人に知られると市のものに入られてしまう文字が書かれています"
    else:
        what = "人に知られると市のものに入られてしまう文字のように見えます"
    return f"{what}。この文字を消し、すでに見た人がいれば新しいものに変えてください。"
