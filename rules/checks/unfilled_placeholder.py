"""書きかけ・ひな形の残り — 空欄や覚え書きが残っている

何を見つけるか: 「○月○日」「XX課」「{氏名}様」「12月5日（　）」「（　　　）円」「0867-72-＿＿＿＿」「（写真1）」
のように、埋めていない空欄、ひな形の項目、仮の文。
なぜ: §6(2)イ「正確に記述する」。ひな形のまま配信された例が繰り返し起きています。
なおし方: 空欄を埋めるか、仮の言葉を消してください。
見逃すもの: 箇条書きの丸（○日時、○月曜日）、伏せ字や作品名（○○さんの作品）、クイズの空欄、詐欺の手口として書いたもの
（「○○課の職員を名乗る」）。固有の名前の代わりの「○○小学校」などは「要確認」にとどめます。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.patterns_blanks import BRACKETS_LEFT_EMPTY, DOUBTFUL_VALUES, MORE_FIELDS, NAMES_LEFT_OUT, UNITS_ALONE
from rules.patterns_placeholders import (
    BLANKS,
    DUMMIES,
    EMPTY,
    FIELDS,
    MORE_BLANKS,
    NAMES,
    PICTURES,
    QUIZ,
    WORDS_FOR_TESTS,
)

CHECK = Check(clause="6(2)イ", title="書きかけ・ひな形の残り")

EXAMPLES = (
    ng("対象の方には○月○日ごろ、案内をお送りします。", at="○月○日", severity=Severity.BLOCK),
    ng("本日○時○分ごろ、断水しました。", at="本日○時○分"),
    ng("時間は○時から○時までです。", at="○時から○時"),
    ng("詳しくはXX課(内線未定)まで", at="XX課", severity=Severity.BLOCK),
    ng("減免申請の締切は税務課に聞いてから入れる TODO", at="TODO"),
    ng("{氏名}様　ご意見をありがとうございます。", at="{氏名}"),
    ng("募集要項はこちら→（リンク貼る）", at="リンク貼る"),
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
    ng("12月5日（　）10時から開きます。", at="5日（　）"),
    ng("令和9年　月　日に開きます。", at="年　月　日"),
    ng("定員　名（先着順）", at="定員　名"),
    ng("問い合わせ　0867-72-＿＿＿＿", at="0867-72-＿＿＿＿"),
    ng("電話：0867-72-（平日のみ）", at="0867-72-"),
    ng("会場：？？？\n参加無料", at="：？？？"),
    ng("会場：［会場名］", at="［会場名］"),
    ng("%氏名%様、ご予約ありがとうございます。", at="%氏名%"),
    ng("[[開催日]]は公民館へどうぞ。", at="[[開催日]]"),
    ng("12月・・・日（土）に開きます。", at="12月・・・日"),
    ng("ここに紹介文が入ります。", at="ここに紹介文が入ります"),
    ng("見どころはこちら。\nテキストテキストテキスト", at="テキストテキストテキスト"),
    ng("紅葉が見ごろです。\n（写真1）", at="（写真1）", severity=Severity.CONFIRM),
    ng("（画像差し替え予定）", at="（画像差し替え予定）"),
    ng("テスト\n今週の朝市のお知らせです。", at="テスト", severity=Severity.CONFIRM),
    ng("●●●●(電話番号入れる)", at="(電話番号入れる)"),
    ng("お問い合わせは担当(　)まで。", at="担当(　)"),
    ng("日程：追って記載\n会場：公民館", at="追って記載"),
    ng("このたび〔寄附者名〕様より図書カードをいただきました。", at="〔寄附者名〕"),
    ng("予約専用 電話 XXXX-XX-XXXX まで。", at="XXXX-XX-XXXX"),
    ng("会場：（　　　　）", at="会場：（　　　　）"),
    ng("日時：10月4日\n会場：\n参加費：無料", at="会場："),
    ng("講師：〇〇 〇〇氏", at="〇〇 〇〇氏", severity=Severity.CONFIRM),
    ng("申込：info@example.com", at="info@example.com"),
    ng("#REF!名が参加しました。", at="#REF!"),
    ng("令和　年度の募集", at="令和　年度"),
    ng("担当は???", at="担当は???"),
    ng("回数券は11枚つづりで（　　　）円です。", at="（　　　）円", severity=Severity.BLOCK),
    ng("対象は（　　）歳以上の方です。", at="（　　）歳"),
    ng("窓口は本庁1階の（　　　　）課です。", at="（　　　　）課"),
    ng("講師に［　　　　］さんをお招きします。", at="［　　　　］さん"),
    ng("抽選で（　）名に当たります。", at="（　）名"),
    ng("最大　円を補助します。", at="最大　円"),
    ng("しぼった米ぬかは　トンでした。", at="は　トン"),
    ok("記入例\n氏名：新見 花子\nフリガナ：ニイミ ハナコ\n電話：＿＿＿（日中つながる番号を）"),
    ok("（　）内は昨年の数字です。定員は（20）名です。"),
    ok("クイズ：高梁川の長さは（　　）kmでしょう。"),
    ok("当てはまる数字は？　1円が（　　）枚で10円です。"),
    ok("標語「ごみひろい　きれいな（　　　）町に」の続きを作ろう。"),
    ok("わたしは　人の　やくに　たちたい。"),
    ok("会場：\n　まなび広場にいみ"),
    ok("正体不明の「？？？」、会場はどこ？"),
    ok("混雑：■■■□□"),
    ok("おすすめ度：◆◆◆"),
    ok("お知らせ：\\n◆◆◆◆◆◆\\n12月5日（土）開催"),
    ok("日時：追って調整"),
    ok("日程：追ってお知らせします。\n会場：公民館"),
    ok("申込書（番号を書く欄）に記入してください。"),
    ok("新見の歴史クイズ\n答え：□□□□（4文字）"),
    ok("生年月日と住所を書いてください。"),
    ok("休館日：月　日　祝"),
    ok("12月5日（土）、50%以上の方が来場"),
    ok("学力テストの結果を公表します。"),
    ok("【日時】\n【場所】\nは下の図のとおりです。"),
    ok("（写真は昨年の様子です）"),
    ok("履歴書（写真を貼る）を総務課へ。"),
    ok("参加費　1人500円、定員　20名"),
    ok("【日時】5月10日\n【場所】市民会館\n【料金】大人 500 円"),
    ok("Jアラートのテスト送信を行います。"),
    ok("○×クイズ大会を開きます。"),
    ok("○日時 5月10日\n○月曜日は休館\n○時間 10時から\n○分別方法"),
    ok("〇〇年代の新見を写した写真です。"),
    ok("二〇二六年に一〇〇名で"),
    ok("○○さんの作品が入賞しました。"),
    ok("「○○課の職員です」と名乗る電話は詐欺です。"),
    ok("「〇月〇日までに払わないと差し押さえます」というメールに注意してください。"),
    ok("持ち物　届いたはがき（問診欄を記入）、現金"),
    ok("未入力の項目があると受け付けられません。"),
    ok("ToDoリストを作って片づけましょう。"),
    ok("定員は30名、先着順です。"),
)

_TRICKS = lazy_compile(r"名乗|かたる|かたり|装う|装い|装っ|詐欺|不審|だます|などと|例[:)]|記入例|入力例|書き方")

_FILLED_IN = lazy_compile(
    r"空欄|空らん|あてはま|当てはま|括弧|カッコ|かっこ(?:の|に|を|内)|[(]\s{1,4}[)](?:内|の中|に(?:は|数字|言葉|文字|漢字|○|番号|ひらがな|記入|書|入))|丸を|○を|埋め|いくつでしょう|どれでしょう"
    r"|穴あき|選択肢|標語|五七五|アンケート|回答欄|解答|伏せ字|問題です|でしょう(?:か|\?)"
)
"""Where readers are to fill the bracket in: a riddle, a form, a sheet of questions."""


def check(document: Document, _context: Context) -> Iterator[Finding]:
    quiz = document.has(QUIZ)
    filled_in_by_readers = quiz or document.has(_FILLED_IN)
    for pattern in (BLANKS, MORE_BLANKS, FIELDS, *MORE_FIELDS, DUMMIES, EMPTY, BRACKETS_LEFT_EMPTY, UNITS_ALONE):
        if pattern is BRACKETS_LEFT_EMPTY and filled_in_by_readers:
            continue
        for match in document.find(pattern):
            if pattern is MORE_BLANKS and quiz:
                continue
            if (document.in_link(match.start) and "://" not in match.text and "@" not in match.text) or _is_a_trick(
                document, match
            ):
                continue
            yield _finding(match, Severity.BLOCK)
    for pattern in (NAMES, NAMES_LEFT_OUT, DOUBTFUL_VALUES, PICTURES, WORDS_FOR_TESTS):
        for match in document.find(pattern):
            if not _is_a_trick(document, match):
                yield _finding(match, Severity.CONFIRM)


_SPECIMEN = lazy_compile(r"(?:(?:記入|記載|書き方の?)例|見本|サンプル|様式の例)(?:\n|[:】\]）)])")
"""A form filled in for readers to follow: the lines below its heading."""
_SPECIMEN_REACH = 80


def _is_a_trick(document: Document, match: Match) -> bool:
    """Whether the blank stands for anyone: words quoted from many mouths, a swindler's, a specimen to fill
    in."""
    if document.quotation_at(match.start, match.end):
        return True
    sentence = document.sentence_at(match.start)
    if _SPECIMEN.search(document.text, max(0, match.start - _SPECIMEN_REACH), match.start):
        return True
    around = document.text[max(sentence.start, match.start - 60) : min(sentence.end, match.end + 60)]
    return bool(_TRICKS.search(around))


def _finding(match: Match, severity: Severity) -> Finding:
    message = (
        f"「{match.text.strip()}」が埋められないまま残っているようです。正しい内容に書きかえるか、消してください。"
    )
    return CHECK.finding(match.span, severity=severity, message=message)
