"""案内だけでリンクがない — 「下記のリンクから」とあるのにアドレスがない

何を見つけるか: 「下記のリンクから」「以下のURLをご覧ください」「次のアドレスから申し込み」と案内しながら、本文の
どこにもリンクもメールアドレスもないもの。
なぜ: §6(2)イ「正確に記述する」。読む人は行き先を探しても見つけられません。
なおし方: アドレスを書き入れてください。画像やボタンに付けるなら「画像のQRコードから」のように、場所を書いてください。
見逃すもの: QRコード、ボタン、プロフィール、コメント欄、固定の投稿、画像などに付けたと読めるもの、「下のリンク」
（リンクのカードを指すことがあります）、詐欺のメールの言葉。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction, is_quoted
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="案内だけでリンクがない", reckons=True)

EXAMPLES = (
    ng(
        "自己負担額と実施医療機関の一覧は、下記のリンクからご覧ください。\n\n健康医療課 0867-72-6129",
        at="下記のリンク",
        severity=Severity.CONFIRM,
    ),
    ng("詳しくは以下のURLをご覧ください。\n総務課", at="以下のURL"),
    ng("次のアドレスからお申し込みください。\n生涯学習課", at="次のアドレス"),
    ng("下記リンク先より申請書をダウンロードできます。", at="下記リンク先"),
    ng("以下の申込フォームからお申し込みください。\n締切は11月20日です。", at="以下の申込フォーム"),
    ng("アンケートは以下のフォームから。", at="以下のフォーム"),
    ok("下記の様式をご覧ください。"),
    ng("文末のＵＲＬにアクセスして、アンケートにお答えください。", at="文末のＵＲＬ"),
    ok("下記のリンクからご覧ください。\nhttps://www.city.niimi.okayama.jp/"),
    ok("以下のURLをご覧ください。\nwww.city.niimi.okayama.jp"),
    ok("次のアドレスへお送りください。\nkoho@city.niimi.okayama.jp"),
    ok("下記のリンク、または画像のQRコードからご覧ください。"),
    ok("リンクはプロフィールから。以下のURLは使えません。"),
    ok("以下のURLをクリックするよう求めるメールが届いています。開かないでください。"),
    ok("「下記のリンクから確認を」という不審なメッセージにご注意ください。"),
    ng("固定資産税の手続きは下記のURLをご覧ください。\n税務課", at="下記のURL"),
    ok("下記のリンクをコメント欄に載せています。"),
    ok("点検の動画は下のリンクから。"),
    ok("下記のリンクから（https//www.city.niimi.okayama.jp/）"),
    ok("スケート教室の会場は次のリンクです。岡山国際スケートリンク"),
    ok("以下のリンクから：［リンク］"),
)

_PROMISE = quick_compile(
    r"(?:(?:下記|以下|次|文末|末尾|本文末|投稿の最後|最後|記事の下)の|下記|以下)\s?"
    r"(?:(?:専用|特設|申し?込み?用?|応募|予約|回答|アンケート|市)の?)?\s?"
    r"(?:(?:ホームページ|サイト|ページ|フォーム)の?)?"
    r"(?:(?:リンク|URL|アドレス)(?:先)?|(?:申し?込み?|応募|予約|回答|入力|専用|アンケート|Google|グーグル)の?フォーム|(?<=[下記]の)フォーム)"
    r"(?=\s?(?:から|より|を|へ|に(?!つ)|で|にて|の[^。\n]{1,12}(?:から|より|を)|まで|、|。|$|\n|:|\())"
)
_HELD_ELSEWHERE = lazy_compile(
    r"検索|QR|二次元|2次元|コード|ボタン|プロフ|コメント|固定(?!資産|電話|具|し)|画像|(?:写真|図)(?:の|に|を|内|下|参照)|チラシ|ちらし|"
    r"ポスター|添付|カード(?:を|から|の)|サムネ|バナー|ハイライト|ストーリー(?:ズ|の)|リプ|返信|スレッド|ツリー|(?<!手)続き(?!まして)|つづき|"
    r"次の投稿|前の投稿|概要欄|説明欄|メニュー(?:の|から|を)|スタンプ|ステッカー|タップ|"
    r"https?|ttps?:|www|\.(?:jp|com|net|org|lg|ee|me|be)(?![a-z])|@|\[at\]|アットマーク|スケート|元の投稿|シェア"
)
"""What may hold the link, or is an address that `links` does not know: mistyped, with a mark for the @."""
_BLANK_TO_FILL = lazy_compile(
    r"[\[【<{〔(]\s?(?:URL|リンク|アドレス|フォーム)[^\]】>}〕)\n]{0,12}[\]】>}〕)]|[○〇●◯×X*]{3}"
)
"""An open place: unfilled-placeholder tells of it."""
_OF_A_LURE = lazy_compile(
    r"詐欺|偽|にせ|ニセ|不審|迷惑|フィッシング|SMS|ショートメッセージ|メール(?:が|に|を装|の(?:本文|文面))|届い|届く|装[いうっ]|なりすま|"
    r"だまし|騙|手口|ないで|しない|開かず|押さず|クリックする(?:と|よう)|アクセスする(?:と|よう)|誘導|廃止|使えません|変わりました"
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    # A post passed on carries its own link; an answer stands below a post that may.
    if context.kind != "post" or document.links or document.emails:
        return
    for match in document.find(_PROMISE):
        if document.has(_HELD_ELSEWHERE) or document.has(_BLANK_TO_FILL):
            return
        if is_quoted(document, match) or is_correction(document, match):
            continue
        if _OF_A_LURE.search(document.sentence_at(match.start).text):
            continue
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message=f"「{match.text}」とありますが、アドレスが見当たりません。アドレスを書き入れるか、どこにあるかを書いてください。",
        )
        return
