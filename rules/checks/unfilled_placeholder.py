"""書きかけ・ひな形の残り — 空欄や覚え書きが残っている

何を見つけるか: 「○月○日」「XX課」「{氏名}様」「未入力」「（リンク貼る）」「あとで差し替え」のように、埋めて
いない空欄や、書いている人の覚え書き。
なぜ: §6(2)イ「正確に記述する」。ひな形のまま配信された例が繰り返し起きています。
なおし方: 空欄を埋めるか、覚え書きを消してください。
見逃すもの: 箇条書きの丸（○日時、○月曜日）、伏せ字や作品名（○○さんの作品）、詐欺の手口として書いたもの
（「○○課の職員を名乗る」）。固有の名前の代わりの「○○小学校」などは「要確認」にとどめます。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="書きかけ・ひな形の残り")

EXAMPLES = (
    ng("対象の方には○月○日ごろ、案内をお送りします。", at="○月○日", severity=Severity.BLOCK),
    ng("本日○時○分ごろ、断水しました。", at="本日○時○分"),
    ng("時間は○時から○時までです。", at="○時から○時"),
    ng("詳しくはXX課(内線未定)まで", at="XX課", severity=Severity.BLOCK),
    ng("減免申請の締切は税務課に聞いてから入れる TODO", at="TODO"),
    ng("{氏名}様　ご意見をありがとうございます。", at="{氏名}"),
    ng("募集要項はこちら→（リンク貼る）", at="リンク貼る"),
    ng("※会場名あとで差し替え", at="あとで差し替え"),
    ng("申請は捕獲から　　日以内に、農林課へ", at="　　日以内"),
    ng("定員：各日？？名←要確認", at="？？名"),
    ng("本番　令和9年3月○日（日）", at="3月○日"),
    ng("1:20 米を蒸す／未入力／5:45 しぼりたて", at="未入力"),
    ng("問合せ：TEL 0867-72-＊＊＊＊", at="0867-72-＊＊＊＊"),
    ng("うち3人は、○○小学校では別室での授与となります。", at="○○小学校", severity=Severity.CONFIRM),
    ng("入場料：大人TBD円、高校生以下無料", at="TBD"),
    ng("問い合わせ先：（担当課名を入れる）", at="（担当課名を入れる）"),
    ng("料金：大人　円、小人　円", at="大人　円"),
    ng("【日付】に開催します。", at="【日付】"),
    ng("詳細は●●まで", at="●●まで", severity=Severity.CONFIRM),
    ok("【日時】5月10日\n【場所】市民会館\n【料金】大人 500 円"),
    ok("Jアラートのテスト送信を行います。"),
    ok("○×クイズ大会を開きます。"),
    ok("○日時 5月10日\n○月曜日は休館\n○時間 10時から\n○分別方法"),
    ok("〇〇年代の新見を写した写真です。"),
    ok("二〇二六年に一〇〇名で"),
    ok("○○さんの作品が入賞しました。"),
    ok("「○○課の職員です」と名乗る電話は詐欺です。"),
    ok("「〇月〇日までに払わないと差し押さえます」というメールに注意してください。"),
    ok("未入力の項目があると受け付けられません。"),
    ok("ToDoリストを作って片づけましょう。"),
    ok("定員は30名、先着順です。"),
)

_C = r"[○〇◯●△□■_*]"
_UNIT = r"(?:月|日|時|分|年|名|人|円|回|号|課|番|丁目|歳|組|戸)"
_NOT_A_NUMERAL = r"(?<![一二三四五六七八九十百千〇0-9])"
_BLANKS = quick_compile(
    rf"{_NOT_A_NUMERAL}{_C}{{1,4}}月\s?{_C}{{1,4}}日"
    rf"|(?:(?:本日|今日|明日|午前|午後)\s?)?{_C}{{1,4}}時\s?{_C}{{1,4}}分"
    rf"|(?<![0-9一-龥]){_C}{{1,4}}時(?:から|より|~|-)\s?{_C}{{1,4}}時"
    rf"|(?:本日|今日|明日|午前|午後|令和|平成|約|先着|定員|第|合計)\s?{_C}{{1,4}}\s?{_UNIT}"
    rf"|{_NOT_A_NUMERAL}{_C}{{2,8}}\s?{_UNIT}(?![時間曜別代])"
    rf"|[0-9]{{1,2}}\s?月\s?{_C}{{1,4}}日|[0-9]{{1,2}}\s?時\s?{_C}{{1,4}}分"
    r"|(?<![A-Za-z0-9])[Xx×✕]{2,6}(?=課|係|室|日|月|時|円|名|人|年|番)[課係室日月時円名人年番]"
    rf"|\?{{2,4}}{_UNIT}|(?<=[ぁ-ん:]) {{2,6}}(?:日以内|日間|名|円)(?![A-Za-z一-龥])"
    r"|0[0-9]{1,4}-(?:[0-9]{1,4}-)?[*○〇●□×xX_]{2,4}(?:-[*○〇●□×xX_]{2,4})?"
)
_MARKS = quick_compile(
    r"\$?\{(?! {1,3}\})[^{}\n]{0,30}\}|%%[A-Za-z_]{1,20}%%"
    r"|[\[【<(](?:要確認|下書き|会場名|担当者名|[^\[\]()【】<>\n]{0,12}(?:を入れる|を記入|を貼る|を挿入|に差し?替え))[\]】>)]"
    r"|[\[【<](?:日付|時刻|場所|氏名|課名|URL|件名|会場|金額)[\]】>](?=に|で|まで|様|から|を|は|ごろ|頃|の|が)"
    r"|<氏名>|\[URL\]"
    r"|(?<![A-Za-z])(?:TODO(?!リスト)|TBD|FIXME|XXX|undefined|lorem ipsum)(?![A-Za-z])"
    r"|\bN/A\b|(?<![A-Za-z])null(?![A-Za-z])"
    r"|未(?:入力|記入)(?!の|が|で|だ|項目|欄|です|や)"
    r"|ここに(?:写真|画像|リンク|URL|地図)|ここに[^。\n]{0,20}?(?:入力|記入|入れる|挿入|貼る)"
    r"|(?:ダミー|サンプル)(?:テキスト|文|画像)|テスト(?:投稿|送信)(?!を(?:行|実施|し))|(?:内線|課名|担当者?|電話)未定"
    r"|(?:リンク|URL|画像|写真|地図)(?:を|は)?(?:貼る|挿入|入れる|差し込む|あとで|後で)"
    r"|(?:あとで|後で|後ほど)(?:差し?替え|入れる|追記|確認して|記入|埋める)|※[^。※\n]{0,12}(?:後日|後で|あとで)確認"
    r"|←\s?(?:要確認|要修正|確認|ここ)|要確認\s?→|(?:聞いて|決まって|決まった)から?ら?(?:入れる|書く)"
    r"|(?:キャプション|本文|タイトル)案\s?[0-9①-⑨A-C]"
)
_EMPTY = re.compile(
    r"(?:定員|大人|小人|一般|参加費|料金|費用|会費)\s?:?\s{1,4}(?:円|名|人)(?=[、,。)\s]|$)|(?:午前|午後) {1,3}時"
)
_NAMES = quick_compile(
    r"[○〇◯●△□■]{2,6}(?:小学校|中学校|高校|公民館|会館|センター|病院|医院|助産院|歯科|ページ|号室|町|地区|課|係|"
    r"株式会社|店|園|まで(?=[。、!\n]|$))(?!の(?:者|職員)|を名乗|をかた|を装|です)"
    r"|(?<![ぁ-んァ-ヶー])あ{4,20}(?![ぁ-んァ-ヶ])|これはテスト(?:です|投稿)"
)
_TRICKS = re.compile(r"名乗|かたる|かたり|装う|装い|装っ|詐欺|不審|だます|などと|例[:)]|記入例|入力例|書き方")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for pattern in (_BLANKS, _MARKS, _EMPTY):
        for match in document.find(pattern):
            if not document.in_link(match.start) and not _is_a_trick(document, match):
                yield _finding(match, Severity.BLOCK)
    for match in document.find(_NAMES):
        if not _is_a_trick(document, match):
            yield _finding(match, Severity.CONFIRM)


def _is_a_trick(document: Document, match: Match) -> bool:
    """Whether the blank stands for anyone: words quoted from many mouths, a swindler's, a specimen to fill
    in."""
    if document.quotation_at(match.start, match.end):
        return True
    sentence = document.sentence_at(match.start)
    around = document.text[max(sentence.start, match.start - 60) : min(sentence.end, match.end + 60)]
    return bool(_TRICKS.search(around))


def _finding(match: Match, severity: Severity) -> Finding:
    message = (
        f"「{match.text.strip()}」が埋められないまま残っているようです。正しい内容に書きかえるか、消してください。"
    )
    return CHECK.finding(match.span, severity=severity, message=message)
