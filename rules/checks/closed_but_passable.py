"""通れるのか通れないのか — 全面通行止めの道が「片側交互通行」「車は通れます」

何を見つけるか: 「全面通行止め（車も歩行者も通れません）」と書いた工事のお知らせに「工事中は片側交互通行になります」と
あるもの、「落石のため全面通行可です。車も歩行者も入れません」のように「止め」や「不」の抜けたもの、「車は通れますので、市道東線へお回りください」のように、通れるのに回り道を頼んでいるもの。
なぜ: §6(2)イ「誤解を招かないよう」。前の工事の文を直したときに残りがちで、通れない道へ車が入ってしまいます。
なおし方: 規制の内容を確かめて、片方にそろえてください。期間や区間で違うなら、それぞれに書き添えます。
見逃すもの: 期間・時間帯・区間を分けて書いたもの、規制が変わる話、歩行者や自転車、地元の車だけが通れるもの、
長いお知らせのまとめ。
"""

from collections.abc import Iterator

from rules.bulletins import tells_of_many
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="通れるのか通れないのか", reckons=True)

EXAMPLES = (
    ng(
        "◆期間　10月5日～9日\n◆規制　全面通行止め（車も歩行者も通れません）\n"
        "工事中は片側交互通行になりますので、信号に従ってお進みください。",
        at="片側交互通行になります",
        severity=Severity.CONFIRM,
    ),
    ng(
        "8日から23日まで全面通行止めです。8:30～17:00の間、車は通れますので、信号のある市道東線へお回りください。",
        at="車は通れますので、信号のある市道東線へお回り",
    ),
    ng("橋の点検のため終日通行止め。通行できますので、う回をお願いします。", at="通行できますので、う回"),
    ng(
        "水道工事で全面通行止めになります。\n期間中は、交通誘導員の指示で交互に通行していただきます。",
        at="交互に通行していただきます",
    ),
    ng("【車両通行止め】市道高尾線\n通行は片側通行です。ご協力をお願いします。", at="片側通行です"),
    ng("市道は全面通行止めです。\n工事中も、車両は通行できます。", at="車両は通行できます"),
    ng("片側交互通行で行います。対向車にご注意ください。\n規制内容：全面通行止め", at="全面通行止め"),
    ng("規制：車両全面通行止\nいつもどおり車でお通りいただけます。", at="いつもどおり車でお通りいただけます"),
    ng("落石のため、金谷橋から先は全面通行可です。車も人も入れません。", at="全面通行可"),
    ng("市道東線は路肩の崩れで通行可となっています。\nう回路は県道です。", at="通行可"),
    ng("橋の点検で、終日通行可能。歩行者もお通りいただけません。", at="終日通行可能"),
    ok("落石を取り除き、6時から全面通行可です。待機中のバスも動きます。"),
    ok("落石のため通行止めでしたが、いまは全面通行可になりました。大型車は入れません。"),
    ok("倒木のため片側通行可です。大型車は通れません。"),
    ok("倒木のため大型車は通れません。普通車は通行可能です。"),
    ok("のり面の工事中ですが、終日通行可です。歩道は通れません。"),
    ok("◆規制　全面通行止め\n工事中は、市道東線へお回りください。"),
    ok("全面通行止めから片側交互通行に変わりました。工事中は片側交互通行になります。"),
    ok("昼は全面通行止めです。夜間は片側交互通行になります。"),
    ok("10月5日から9日まで全面通行止めです。10日からは片側交互通行になります。"),
    ok("A区間は全面通行止め。\nB区間は片側交互通行です。"),
    ok("国道180号は全面通行止めです。\n県道32号は片側交互通行です。"),
    ok("全面通行止めですが、歩行者は通行できます。"),
    ok("全面通行止めです。住民の車は通れます。"),
    ok("全面通行止めです。車は通行できませんので、市道東線へお回りください。"),
    ok("全面通行止めです。う回路の市道は車が通れます。"),
    ok("全面通行止めにはなりません。工事中は片側交互通行になります。"),
    ok("車両通行止めです。自転車は押して通れます。"),
    ok("全面通行止めは昨日で終わりました。車は通れます。"),
    ok("片側交互通行です。舗装の日だけ全面通行止めになります。"),
    ok("車は通れますので、そのままお越しください。"),
    ok("全面通行止めです。朝7時までは車が通れます。"),
)

_CLOSED = quick_compile(
    r"(?:(?:全面|終日|完全|全車|車両|24時間|昼夜)(?:車両|全面)?(?:を)?\s?通行(?:止め|止(?!め)|禁止)|通行止め(?=[(][^()\n]{0,8}歩行者も))"
    r"(?!から|を?解除|が解除|に(?:は)?なりません|では?(?:ありません|なく|なくなり)|を?行いません|は[^。\n]{0,10}(?:終|解除|ありません)"
    r"|だった|でした|していましたが|の(?:おそれ|可能性|標識|看板|区間|場合|とき))"
)
_SIDE = (
    r"(?:片側(?:交互)?通行(?:規制)?(?:に(?:て)?(?:なり|なる|なって|行|実施|ご)|と(?:なり|なる|なって|し)|で(?:す|の|行|実施|ご|お|通|工事|対応)|を(?:行|実施))"
    r"|交互に(?:通行(?:して)?|お通り)(?:し|いただ|くださ))(?:きます|ます|い|す)?"
)
_CARS = (
    r"(?:(?:車|車両|自動車|お車|一般車両|どなた|普段どおり|通常どおり|いつもどおり)(?:は|も|で|の?まま)?、?\s?(?:車で)?)"
    r"(?:通れます|通行できます|通行(?:が)?可能です|お通り(?:いただけます|になれます|できます))"
)
_PASSABLE = quick_compile(rf"{_SIDE}|{_CARS}")
_BUT_GO_ROUND = quick_compile(
    r"(?:車|車両|自動車|お車)?(?:は|も|が)?(?:通れます|(?<![部分])通行(?:が)?(?:できます|可能です)|渡れます)(?:ので|から|ため)、?"
    r"[^。\n、]{0,20}(?:お?回り|まわって|迂回|う回|うかい|回り道)"
)
_APART = lazy_compile(
    r"変わ|変更|切り替|移行|解除|緩和|終わ|終了|完了|その後|のち|以外|区間|区域|工区|夜|昼|朝|夕|日中|平日|休日|土日|祝|だけ|のみ"
    r"|場合|ことがあ|可能性|まで(?:は|に)|以降|前後|一時|短時間|数分|順次|予定|う回|迂回|回り道|歩行(?!者も)|自転車|二輪|バイク|緊急|救急|消防"
    r"|住民|地元|地域の|沿線|関係|許可|バス|定期|通勤|以下|未満|ほか|他の|別の|除き|除く|側は|側が|側を"
)
_ROAD = lazy_compile(
    r"(?:国道|県道|市道|農道|林道)\s?[0-9一-龥ァ-ヶー]{1,8}?(?:号線?|線)|[一-龥ァ-ヶー]{1,6}(?:橋|トンネル|交差点)"
)
_CALLED_OPEN = lazy_compile(
    r"(?<!不)(?:(?:全面|全線|全車両?|終日|当面の間?、?|当分の間?、?)通行可(?:能)?|(?<![一-龥、])通行可(?!能))"
    r"(?=(?:です|となっ|とな[りる]|にな[りる]|とし|で[、す]|[。、\n]|$))"
)
_CAUSE = lazy_compile(
    r"落石|土砂|倒木|冠水|陥没|雪崩|なだれ|崩れ|崩落|のり面|法面|増水|浸水|積雪|路面凍結|火災|事故|損傷|工事|点検|架け替え"
)
_NOBODY = lazy_compile(
    r"(?:車も(?:歩行者|人|自転車)も|歩行者も(?:車も)?|どなたも|誰も|一切|すべての車(?:両)?が?は?)、?[^。\n]{0,6}"
    r"(?:入れません|通れません|通行できません|進入できません|お通りいただけません|立ち入れません)"
    r"|(?:^|[。\n])\s{0,3}(?:通り抜け|進入|立ち入り)は?できません"
    r"|(?:う回|迂回|うかい)(?:路は|を|してくだ|をお願い)|(?:復旧|開通|再開|解除)の(?:見通し|見込み|時期|予定)"
)
_OPEN_AGAIN = lazy_compile(
    r"取り除|撤去|除去|終わ|完了|復旧し|開通し|再開し|解除(?:し|され|です|に|$)|片側|一車線|1車線|部分|ただし|ですが|歩道|中も"
    r"|なりました|戻り|いまは|現在は|普通車|小型車|以外|のみ|(?<!いた)だけ|限り"
)
_NUMBER_OF_DATE = lazy_compile(r"[0-9]{1,2}[日時:/]")
_REACH = 60


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if "通" not in document.text or tells_of_many(document):
        return
    yield from _called_open(document)
    closed = [one for one in document.find(_CLOSED) if not _told_apart(document, one, dated=False)]
    if not closed:
        return
    for one in document.find(_BUT_GO_ROUND):
        if not is_correction(document, one):
            yield _finding(one)
            return
    passable = [one for one in document.find(_PASSABLE) if not _told_apart(document, one, dated=True)]
    if passable and len({_road(document, one) for one in (*closed, *passable)} - {""}) < 2:
        last = max(closed[0], passable[0], key=lambda one: one.start)
        if not is_correction(document, last):
            yield _finding(last)


def _called_open(document: Document) -> Iterator[Finding]:
    """「落石のため全面通行可です。車も歩行者も入れません」: the 「止め」 or 「不」 of a closure is gone."""
    for one in document.find(_CALLED_OPEN):
        sentence = document.sentence_at(one.start)
        before = document.text[max(sentence.start, one.start - _REACH) : one.start]
        after = document.text[one.end : one.end + _REACH]
        if (
            _CAUSE.search(before)
            and _NOBODY.search(after)
            and not _OPEN_AGAIN.search(before + "\n" + after)
            and not is_correction(document, one)
        ):
            yield CHECK.finding(
                one.span,
                severity=Severity.CONFIRM,
                message=f"「{one.text}」は通れるという意味です。「通行止め」「通行不可」の書きまちがいでないか確かめてください。",
            )


def _told_apart(document: Document, one: Match, *, dated: bool) -> bool:
    """Whether its sentence says when, where or for whom it holds; a day or an hour says so only where `dated`."""
    sentence = document.sentence_at(one.start)
    start = max(sentence.start, one.start - _REACH)
    around = document.text[start : one.start] + "\n" + document.text[one.end : min(sentence.end, one.end + _REACH)]
    return bool(_APART.search(around) or (dated and _NUMBER_OF_DATE.search(document.text, start, one.start)))


def _road(document: Document, one: Match) -> str:
    """The road that the sentence, or the line above it, names before the rule; "" for none."""
    line = document.text.rfind("\n", 0, max(0, document.sentence_at(one.start).start - 1)) + 1
    roads = _ROAD.findall(document.text, max(line, one.start - _REACH), one.start)
    return str(roads[-1]) if roads else ""


def _finding(one: Match) -> Finding:
    return CHECK.finding(
        one.span,
        severity=Severity.CONFIRM,
        message="通れるのか通れないのか、食いちがっています。規制の内容を確かめて、そろえてください。",
    )
