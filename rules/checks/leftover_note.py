"""消し忘れた連絡や覚え書き — 仲間うちへの言葉が本文に残っている

何を見つけるか: 「※係長へ」「いったんこれで」「後で直します」「確認お願いします@田中」「←ここ要確認」「（総務に聞いて
から入れる）」「←係長、これでいいですか」「（R6の使い回し、数なおす）」のように、書いている人どうしの連絡や覚え書き。
なぜ: §6(2)イ「正確に記述する」。中の連絡がそのまま配信されると、内容も信用されなくなります。
なおし方: 連絡や覚え書きを消し、決まっていないことは「決まり次第お知らせします」と書いてください。
見逃すもの: 市民へのお願い（「内容を確認してください」）、災害時の「確認中です」。覚え書きらしい言葉のない独り言。
"""

from collections.abc import Iterator
from itertools import chain

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.patterns_asides import ASIDES, READERS_QUESTIONS, SIGNED
from rules.patterns_drafting import (
    ASK_COLLEAGUES,
    CONDITIONAL,
    DRAFTING,
    EMBARGOES,
    FOR_READERS,
    NOTE_BEGINS,
    NOTE_REACHES_BACK,
    PASTE_NOTES,
    TALK_WITH_COLLEAGUES,
    TO_COLLEAGUES,
)
from rules.patterns_leftovers import ADDRESSED, NOTE_WORDS, PLAIN_NOTES, SEGMENTS, SURE_NOTE_WORDS
from rules.patterns_office_mail import OFFICE_MAIL

CHECK = Check(clause="6(2)イ", title="消し忘れた連絡や覚え書き")

EXAMPLES = (
    ng("※会場名あとで差し替え", at="あとで差し替え", severity=Severity.CONFIRM),
    ng("定員：各日20名←要確認", at="←要確認"),
    ng("※課長へ　料金はまだ聞けていません。", at="※課長へ　料金はまだ聞けていません。"),
    ng("参加無料です。いったんこれでお願いします。", at="いったんこれでお願い"),
    ng("日時は後で直します。", at="後で直します"),
    ng("10時から開きます。確認お願いします@田中", at="確認お願いします@田中"),
    ng("定員20名（佐藤さん確認中）", at="佐藤さん確認中"),
    ng("雨天中止（ここ、あとで電話番号を足す）", at="（ここ、あとで電話番号を足す）"),
    ng("会場：公民館（総務課に確認してから書く）", at="課に確認してから"),
    ng("以下、投稿文の案です。\n朝市を開きます。", at="以下、投稿文"),
    ng("【LINE用】\n朝市を開きます。", at="LINE用"),
    ng("写真は前回の使い回しです。（写真、差し替え予定）", at="（写真、差し替え予定）"),
    ng("10月2日まで休室します。（←業者に期間を再確認）", at="（←業者に期間を再確認）"),
    ng("申込書はこちら　（URLは公開後に貼る）", at="（URLは公開後に貼る）"),
    ng("発表は10時から。\n※課長確認後、発表者名を差し込む", at="課長確認後、発表者名を差し込む"),
    ng("10時開始→ここ直す", at="10時開始→ここ直す"),
    ng("講師：（決まったら入れる）", at="決まったら入れる"),
    ng("会場：公民館（財政課協議済）", at="（財政課協議済）"),
    ng("課長、これで大丈夫でしょうか？", at="課長、これで大丈夫でしょうか？"),
    ng("金額は公表前です。10月5日まで公開しないこと", at="まで公開しないこと"),
    ng("リンクは公開後に差し替え", at="リンクは公開後に差し替え"),
    ng("【見出しは係長と相談】\n秋の交通安全運動が始まります。", at="【見出しは係長と相談】"),
    ng("時給〔総務に確認〕円、週3日", at="〔総務に確認〕"),
    ng("持ち物は次のとおりです。\n（続きはWordの2枚目から貼る）", at="（続きはWordの2枚目から貼る）"),
    ng("定員30名（財政課に確認）", at="（財政課に確認）"),
    ng("賞品は〈業者へ照会〉の予定です。", at="〈業者へ照会〉"),
    ng("講師の紹介（プロフィールは講師からもらう）", at="（プロフィールは講師からもらう）"),
    ng("写真展を開きます。※キャプションは田中さんと相談", at="※キャプションは田中さんと相談"),
    ng("参加費500円［この段落を削る］", at="［この段落を削る］"),
    ng("10時開会（表は昨年のエクセルから転記）", at="（表は昨年のエクセルから転記）"),
    ng("雨天中止です。（最後の一文を書き足す）", at="（最後の一文を書き足す）"),
    ng("募集は若干名【人数は総務課長に決めてもらう】", at="【人数は総務課長に決めてもらう】"),
    ng("参加費500円←課長、昨年の額のままでよろしいですか", at="←課長、昨年の額のままでよろしいですか"),
    ng("開始は13時30分から←去年の時間のまま！", at="←去年の時間のまま！"),
    ng("10月12日（月）←曜日あってる？", at="←曜日あってる？"),
    ng("会場は公民館です→田中さん、鍵の手配お願いします", at="→田中さん、鍵の手配お願いします"),
    ng("10時開会←これ9時半では？", at="←これ9時半では？"),
    ng("定員20名←財政とすり合わせ要", at="←財政とすり合わせ"),
    ng("バスは30分おきです（R6のコピペ、時刻なおす）", at="（R6のコピペ、時刻なおす）"),
    ng("乗り場は2か所です（台数あとで直す）", at="（台数あとで直す）"),
    ng("開演は14時です。〈主任〉時間これで合ってますか", at="〈主任〉時間これで合ってますか"),
    ng("※部長より、もう少しやわらかくとのこと", at="※部長より、もう少しやわらかくとのこと"),
    ng("持ち物はタオルです（佐藤：この一文いる？）", at="（佐藤：この一文いる？）"),
    ng("集合は8時半です（たしか）", at="（たしか）"),
    ng("申込先は産業振興課です（課名変わった？）", at="（課名変わった？）"),
    ng("以下は去年の文章なので書き換えてください。", at="以下は去年の文章な"),
    ng("写真は共有フォルダから", at="写真は共有フォルダから"),
    ng("係長コメント：もう少し明るく", at="係長コメント：もう少し明るく"),
    ng("お世話になっております。下記の掲載をお願いします。", at="お世話になっております。下記の掲載をお願い"),
    ng("投稿依頼です。\n朝市を開きます。", at="投稿依頼です"),
    ng("詳しくは添付ファイルをご覧ください。", at="添付ファイルをご覧ください"),
    ng("代替テキスト：紅葉の中を走る列車", at="代替テキスト：紅葉の中を走る列車"),
    ng("ーーーここからーーー\n朝市を開きます。", at="ーーーここからーーー"),
    ng("修正箇所は赤字です。\n朝市を開きます。", at="修正箇所は赤字です"),
    ng("会場：公民館\n問合せ先：同上", at="：同上"),
    ok("いつもお世話になっております。市民課からのお知らせです。"),
    ok("くわしくは、添付のチラシをご覧ください。"),
    ok("お疲れさまでした。走り切った皆さんに拍手を。"),
    ok("応募用紙の赤字部分は、必ず記入してください。地図の青字は一方通行です。"),
    ok("ここから本町まで歩いて5分です。\nここまで来たら、あと少し。"),
    ok("・レベル4 避難指示 ←ここまでに全員避難"),
    ok("入口はこちら ←矢印の看板が目印です"),
    ok("←これ、なんだかわかりますか？"),
    ok("参加費は去年と同じです（駐車料も昨年と同額です）。"),
    ok("新見駅 ← バス10分 → 満奇洞\n←昨年と同じ場所です"),
    ok("作文は、1段落200字以内にまとめて応募してください。"),
    ok("お問い合わせ→総務課へお電話ください"),
    ok("案内板の文字を、見やすい色に直しています（日付も新しくなりました）。"),
    ok("（講師：新見市の木工作家）"),
    ok("園長先生は「これで合ってますか」と聞かれて笑いました。"),
    ok("募集要項をご覧ください（詳しくは総務課に確認）。"),
    ok("返信用封筒（切手を貼る）を同封してください。"),
    ok("【かかりつけ医に相談】薬を飲んでいる方"),
    ok("【消費生活センターに相談】困ったら188へ"),
    ok("申込書（写真を貼る）、はがき（裏面に応募券を貼る）"),
    ok("ポスターを作る（文字を書き足す、色をぬる）体験です。"),
    ok("お薬手帳（お医者さんに相談するときに）"),
    ok("【業者に依頼する前に】見積りを取りましょう。"),
    ok("行き先は能登町です（先方と打合せ済み）。"),
    ok("当日の流れ（講師と相談しながら作ります）"),
    ok("※内容を確認後、受付番号をお送りします。"),
    ok("・車の番号が写っていないか見直す\n番号はここに書かず、お電話ください。"),
    ok("採血の順番を入れ替え、平均32分になりました。"),
    ok("※写真を添付してご応募ください。"),
    ok("山本さん、初優勝おめでとうございます。"),
    ok("水道の復旧をまだ確認できていません。"),
    ok("親子でどうぞ。（←昨年のようす）"),
    ok("切手は投函の前に貼る（料金は窓口で確認）方法もあります。"),
    ok("【古老に聞く】橋の言い伝え"),
    ok("【要確認】商品券には有効期限があります。"),
    ok("内容を確認してください。"),
    ok("被害の状況は確認中です。"),
    ok("※当日は動きやすい服でお越しください。"),
    ok("受験生の皆さんへ"),
    ok("お母さんへ感謝の手紙を書きましょう。"),
    ok("（雨のときは、いったん屋根の下へ移動してください）"),
    ok("※詳しくは税務課に確認してください。"),
    ok("決まり次第、お知らせします。"),
    ok("とりあえずの避難先を決めておきましょう。"),
    ok("※広報にいみを見て、ご応募ください"),
)

_CALLED = lazy_compile(r"(?P<name>[一-龥々ァ-ヶー]{1,6})(?:さん|くん)")
_TO_READERS = lazy_compile(
    r"(?:ください|下さい|しましょう|ましょう|お願いします|お願いいたします|できます|ありません|ございます"
    r"|いただきます|ことがあります|場合)"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(ADDRESSED):
        if not document.in_link(match.start) and _names_a_colleague(document, match):
            yield _finding(match.span)
    for match in chain.from_iterable(map(document.find, (PLAIN_NOTES, *DRAFTING, TO_COLLEAGUES, EMBARGOES))):
        if not document.in_link(match.start) and document.quotation_at(match.start, match.end) is None:
            yield _finding(match.span)
    yield from _asides(document)
    for match in chain.from_iterable(map(document.find, (TALK_WITH_COLLEAGUES, ASK_COLLEAGUES, PASTE_NOTES))):
        to_readers = FOR_READERS.search(match.text) or document.in_link(match.start)
        if not to_readers and _names_a_colleague(document, match):
            yield _finding(match.span)
    for match in document.find(CONDITIONAL):
        if not document.in_link(match.start) and document.quotation_at(match.start, match.end) is None:
            begins = NOTE_BEGINS.search(document.text, max(0, match.start - NOTE_REACHES_BACK), match.start)
            if begins or match.groups["sure"]:
                yield _finding(match.span)
    yield from _segments(document)


def _segments(document: Document) -> Iterator[Finding]:
    """A bracket, an arrow, a starred line of its own, with the words of a note."""
    for match in document.find(SEGMENTS):
        inside = next(words for words in match.groups.values() if words is not None)
        is_note = SURE_NOTE_WORDS.search(inside) or not _TO_READERS.search(inside)
        if match.text.startswith(("【", "[")) and (not SURE_NOTE_WORDS.search(inside) or _heads(document, match)):
            continue  # a heading: 「【古老に聞く】」「【要確認】商品券の期限が迫っています」
        if is_note and NOTE_WORDS.search(inside) and not document.in_link(match.start):
            yield _finding(match.span)


def _asides(document: Document) -> Iterator[Finding]:
    """What is said to a colleague in between, and what a mail or a sheet of the office brings along."""
    for match in chain.from_iterable(map(document.find, (*ASIDES, *OFFICE_MAIL))):
        asked = READERS_QUESTIONS.search(match.text)
        if not (asked or document.in_link(match.start) or document.quotation_at(match.start, match.end)):
            yield _finding(match.span)
    for match in document.find(SIGNED):
        if _bears_a_name(document, match):
            yield _finding(match.span)


def _heads(document: Document, match: Match) -> bool:
    """「【要確認】」 right before a sentence: a call to readers."""
    return match.text == "【要確認】" and document.text[match.end : match.end + 1].isalpha()


def _names_a_colleague(document: Document, match: Match) -> bool:
    """Whether it is outside quotations, and whoever is called 「〜さん」 has a name (「大家さんへ」 is to readers)."""
    if document.quotation_at(match.start, match.end):
        return False
    called = _CALLED.search(match.text)
    if called is None:
        return True
    place = match.start + called.start("name")
    words = document.morphemes_between(place, match.start + called.end("name"))
    return any(word.pos3 == "人名" for word in words)


def _bears_a_name(document: Document, match: Match) -> bool:
    """Whether what stands before a remark is a person's name, not a heading (「（会場：どこ？）」)."""
    name = match.groups["who"] or match.groups["whose"] or ""
    place = match.start + match.text.index(name)
    words = document.morphemes_between(place, place + len(name))
    return bool(words) and all(word.pos3 == "人名" for word in words)


def _finding(span: Span) -> Finding:
    message = "書いている人どうしの連絡や覚え書きが残っているようです。消してよいか確かめてください。"
    return CHECK.finding(span, severity=Severity.CONFIRM, message=message)
