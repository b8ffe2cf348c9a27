"""ファイル名の残り — 画像や原稿のファイル名が本文に写っている

何を見つけるか: 「【画像】秋まつり_表紙final.jpg」「IMG_2034.HEIC」「10月号原稿.docx」「Z:\\広報\\朝市.png」のように、
手元のファイルの名前や置き場所。
なぜ: §6(2)イ「正確に記述する」。前の年の名前や「old」が見えると、どの画像が正しいのか分かりません。
なおし方: ファイルの名前を消し、画像が正しいものか確かめてください。
見逃すもの: 市のページのアドレス、応募や提出のときのファイル名の決まり、不審な添付ファイルの話、大きさを書いた一覧。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="ファイル名の残り")

EXAMPLES = (
    ng("朝市を開きます。\n【画像】R7朝市_チラシ最終.png", at="R7朝市_チラシ最終.png", severity=Severity.CONFIRM),
    ng("紅葉が見ごろです。（IMG_2034.HEIC）", at="IMG_2034.HEIC"),
    ng("DSC00123.JPG\n紅葉が見ごろです。", at="DSC00123.JPG"),
    ng("11月号原稿（2）.docx\n紅葉が見ごろです。", at="11月号原稿（2）.docx"),
    ng("写真→あきまつり　表紙.jpeg", at="表紙.jpeg"),
    ng("朝市を開きます。\nポスター_入稿用.ai", at="ポスター_入稿用.ai"),
    ng("Z:\\広報\\朝市\\表紙\n朝市を開きます。", at="Z:\\広報\\朝市\\表紙"),
    ng("スクリーンショット 2026-10-01 9.30.12\n朝市を開きます。", at="スクリーンショット 2026-10-01 9.30.12"),
    ok("写真はJPG形式（.jpg）で送ってください。"),
    ok("ファイル名は「作品名.jpg」としてください。"),
    ok("「請求書.zip」という添付ファイルは開かないでください。"),
    ok("要項：https://www.city.niimi.okayama.jp/files/yoko.pdf"),
    ok("募集要項.pdf（120KB）"),
    ok("電子申請では、次のようにお名付けください。\n1_申請書_屋号.docx\n2_見積書_屋号.pdf"),
    ok("記入後、申込書.xlsxのまま提出してください。"),
    ok("宛先は kouhou@city.niimi.lg.jp です。"),
)

_ENDING = (
    r"(?:[jJ][pP][eE]?[gG]|JPE?G|[pP][nN][gG]|[gG][iI][fF]|[hH][eE][iI][cC]|[wW]eb[pP]|webp|[tT][iI][fF][fF]?|[bB][mM][pP]|[pP][sS][dD]|[mM][oO][vV]"
    r"|[mM][pP][34]|[pP][dD][fF]|[dD][oO][cC][xX]?|[xX][lL][sS][xXmM]?|[pP][pP][tT][xX]?|[cC][sS][vV]|[tT][xX][tT]|jtd|JTD|jtdc|indd|eps|EPS|ai|AI|zip|ZIP)"
)
_NAME = quick_compile(
    rf"(?<![A-Za-z0-9./@#_-])[^\s「」『』【】()<>、。:;/|!?・#@→←※.]{{1,40}}(?:[(][0-9一-龥]{{1,6}}[)])?\.{_ENDING}(?![A-Za-z0-9./_-])"
)
_PLACE = quick_compile(
    r"(?<![A-Za-z])[A-Z]:[\\¥/](?!/)[^\s、。「」]{1,60}|(?<![\\¥])\\\\[A-Za-z0-9][^\s、。「」]{1,60}|file:/{2,3}[^\s]{1,80}"
    r"|スクリーンショット[ _]?20[0-9]{2}[-_]?[0-9]{2}[-_]?[0-9]{2}(?:[ _][0-9.:_]{3,10})?"
)
_LEAD = 80
_DEALT_WITH = lazy_compile(
    r"ファイル名|名付け|名前を付け|という名|拡張子|形式|添付|ウイルス|マルウェア|不審|偽|詐欺|開かない|開かず|提出|応募|送信|送付|保存|ダウンロード|DL|様式|アップロード|変換"
)
_SIZE = lazy_compile(r"\s?[(\[][^()\[\]\n]{0,10}[0-9]\s?(?:[KkMm]i?[Bb]|バイト)")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_NAME):
        if document.in_link(match.start) and any(
            link.has_scheme and link.start <= match.start < link.end for link in document.links
        ):
            continue
        if not _is_dealt_with(document, match.start) and not _SIZE.match(document.text, match.end):
            yield _finding(document, match.start, match.end)
    for match in document.find(_PLACE):
        if not _is_dealt_with(document, match.start):
            yield _finding(document, match.start, match.end)


def _is_dealt_with(document: Document, position: int) -> bool:
    """Whether its sentence, or what leads up to a list of names, tells readers what to do with files."""
    sentence = document.sentence_at(position)
    return bool(_DEALT_WITH.search(document.text, max(0, sentence.start - _LEAD), sentence.end))


def _finding(document: Document, start: int, end: int) -> Finding:
    return CHECK.finding(
        document.span(start, end),
        severity=Severity.CONFIRM,
        message=f"ファイルの名前「{document.text[start:end]}」が残っているようです。消して、画像や資料が正しいものか確かめてください。",
    )
