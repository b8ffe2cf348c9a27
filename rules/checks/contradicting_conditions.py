"""離れた所で食いちがう条件 — 一つの投稿の中で申込みや料金、対象が合わない

何を見つけるか: 「申し込みはいりません」と「要予約」、「参加無料」と「参加費500円」、「体験料 無料」と「体験料500円」、
「雨天決行」と「雨天中止」、「定員30名」と「先着20名」、「小学3年生以上」と「対象 小学5年生から」、「抽選で20名様に」と
「必ず全員に」のように、離れた所の条件が食いちがうもの。
なぜ: §6(2)イ「内容について誤解を招かないよう十分注意すること」。どちらを信じてよいか分かりません。
なおし方: 正しいほうを確かめて、一つにそろえてください。区別があるなら「見学は」「市外の方は」のように書き添えます。
見逃すもの: 「観覧は申込不要、体験は要予約」のように区別して書いたもの、部や回、コースがいくつもある催し、
「70歳以上の人は無料」のような料金の区別。
"""

from collections.abc import Iterator

from rules.bulletins import tells_of_many
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.patterns_clashes import CLASHES, Clash
from rules.patterns_house_rules import HOUSE_RULES

CHECK = Check(clause="6(2)イ", title="離れた所で食いちがう条件", reckons=True)

EXAMPLES = (
    ng("申し込みはいりません、ふらっとどうぞ。\n要予約（6月24日まで）", at="要予約", severity=Severity.CONFIRM),
    ng(
        "手数料は無料で、1件につき300円です。本人確認書類をお持ちください。",
        at="手数料は無料で、1件につき300円です",
        severity=Severity.CONFIRM,
    ),
    ok("参加費は無料で、材料代500円をいただきます。入場料は無料で、大人のみ500円です。"),
    ng(
        "申し込み不要でご参加いただけます。\nお申し込みは健康づくり課へ、9月4日まで。",
        at="お申し込みは健康づくり課へ、9月4日まで",
    ),
    ng("参加無料です。\n■参加費 500円", at="参加費 500円"),
    ng("参加費500円（材料代をふくみます）\n#ピザ作り #参加無料", at="参加無料"),
    ng("入場料は300円です。\nみなさん、入場無料ですのでお気軽に。", at="入場無料"),
    ng("参加費【無料】\n当日、参加費として集めるのは、\n参加費は、500円です。", at="参加費は、500円"),
    ng("◎体験料　無料\nお支払いください。体験料は500円です。", at="体験料は500円"),
    ng("入場料：無料\n■入場料　お一人様500円", at="入場料　お一人様500円"),
    ok("体育館の使用料　無料\n冷暖房の使用料は500円です。"),
    ok("使用料：市民 無料\n市外の方の使用料は500円です。"),
    ok("利用料：無料\n延長した時間の利用料は500円です。"),
    ok("参加費　無料\n材料費　500円"),
    ok("料金　無料\n定員20人\n駐車場料金　500円"),
    ok("証明書の交付手数料は300円です。マイナンバーカードの方の手数料は無料です。"),
    ok("入場料　無料（中学生以下）\n入場料　500円"),
    ng("雨天決行です。\n※雨天中止", at="雨天中止"),
    ng("■定員 30名\n先着20名で締め切ります。", at="先着20名"),
    ng("小学3年生以上ならだれでも。\n対象 小学5年生〜中学生", at="対象 小学5年生"),
    ng("18歳以上の方ならどなたでも。\n対象:20歳以上", at="対象:20歳以上"),
    ng("会場は駐車場がありません。\n駐車場 80台（無料）", at="駐車場 80台"),
    ng(
        "参加できるのは、市内にお住まいの方だけです。\n市外からのお申し込みもお待ちしています！",
        at="市外からのお申し込みもお待ち",
    ),
    ng("申請の受付は郵送のみです。\n申請書は福祉課の窓口までお持ちください。", at="窓口までお持ち"),
    ng("締切：1月29日（金）必着（当日消印有効）", at="消印有効"),
    ng("先着20名！\n定員30人になり次第しめきります。", at="定員30人"),
    ng("小学3～6年生のみんな。\n小学1年生から申し込めます。", at="小学1年生から"),
    ng(
        "応募した方には抽選で20名様に、必ず全員に図書カード500円分を差し上げます。",
        at="必ず全員に",
        severity=Severity.CONFIRM,
    ),
    ng("抽選で30名に、応募者の方全員に米を贈ります。", at="応募者の方全員に"),
    ng("抽選で10組に応募者全員に米5kgを贈ります。", at="応募者全員に"),
    ng(
        "抽選で20名様に商品券をプレゼント！\n応募された方全員に商品券を差し上げます。",
        at="全員に商品券を差し上げ",
    ),
    ng("抽選で5名様に千屋牛が当たります。応募すればもれなく千屋牛をプレゼント。", at="もれなく千屋牛をプレゼント"),
    ok("抽選で20名様に図書カードを差し上げます。"),
    ok("参加者全員に記念品、さらに抽選で20名様に図書カードを差し上げます。"),
    ok("抽選で20名様に千屋牛、応募者全員に記念品をお贈りします。"),
    ok("ご応募くださった全員の中から抽選で10名の方に図書カードをお送りします。"),
    ok("抽選で20名様に商品券5,000円分、はずれた方全員に商品券500円分を差し上げます。"),
    ok("抽選で20名様に必ず届くように発送します。参加者全員にお礼を申し上げます。"),
    ng(
        "予約はいりません。\n席が少ないため、前日までに電話で予約された方だけの教室です。",
        at="前日までに電話で予約された方だけ",
    ),
    ng("予約不要です。\n※予約のない方は、ご参加いただけません。", at="予約のない方は、ご参加いただけません"),
    ng("お金はかかりません。家族でどうぞ。\n■参加費　1人500円", at="参加費　1人500円"),
    ng("どなたでも無料です。\n当日、300円をお持ちください。", at="当日、300円をお持ち"),
    ng("持ち物：なし\nはさみと軍手をお持ちください。", at="はさみと軍手をお持ちください"),
    ng("手ぶらでお越しください。\n当日は筆記用具を持参してください。", at="当日は筆記用具を持参してください"),
    ng("駐車場はありません。\nお車の方は会場の駐車場へお停めください。", at="お車の方は会場の駐車場へ"),
    ng("雨天は中止です。\n少しの雨でも行います。", at="雨でも行"),
    ok("予約はいりません。ただし、前日までに予約された方だけ弁当を用意します。"),
    ok("お金はかかりません。\n材料費として500円をいただきます。"),
    ok("相談の費用はかかりません。申請の手数料 300円"),
    ok("持ち物：なし\n必要な方は、飲み物をお持ちください。"),
    ok("手ぶらでお越しください。お気持ちだけお持ちください。"),
    ok("会場には駐車場はありません。\nお車の方は、隣の公園の駐車場へ。"),
    ok("雨天は中止です。体育館での展示は雨でも行います。"),
    ng("当日券はありません。\n当日券は9時から販売します。", at="当日券は9時から販売します"),
    ng("郵送では受け付けません。\n申込書は、福祉課あてに郵送で提出してください。", at="郵送で提出してください"),
    ng("館内の撮影は自由です。\n展示を楽しむため、撮影はご遠慮ください。", at="撮影はご遠慮"),
    ng("女性限定の講座です。\n男性のご参加もお待ちしています。", at="男性のご参加もお待ち"),
    ng("申し込みは要りません。\n9月1日までに電話でお申し込みください。", at="1日までに電話でお申し込みください"),
    ok("撮影は自由です。フラッシュを使う撮影はご遠慮ください。"),
    ok("全席指定です。立ち見はありません。"),
    ok("電話での申し込みはできません。問い合わせは電話で受け付けます。"),
    ok("女性限定の相談日です。男性の方は、別の日にお越しください。"),
    ok("費用 500円（70歳以上と市民税非課税世帯の人は無料）\n対象 40歳以上の市民"),
    ok("対象：40歳以上の市民\n75歳以上の方は自己負担がありません。"),
    ok("入館料 300円、65歳以上は150円です。\n対象 18歳以上"),
    ok("参加費 1,000円（80歳以上：半額）\n対象：60歳以上の市民"),
    ng("18歳以上の方なら、だれでも無料です。\n対象：20歳以上", at="対象：20歳以上"),
    ng("70歳以上の方が受けられます。費用は500円です。\n対象 40歳以上の市民", at="対象 40歳以上"),
    ok("小学3～6年生のみんな。\n小学3年生から申し込めます。"),
    ng("【先着順で受付】稲刈り体験\n申込みが多いときは抽選とします。", at="多いときは抽選"),
    ng("0円で楽しむ竹あかりづくり\n体験料 1個700円", at="体験料 1個700円"),
    ng("応募が多いときは抽選。早く申し込んだ方から順に決まります。", at="早く申し込んだ方から順"),
    ok("定員20名。申込みが多いときは抽選です。先着順ではありません。"),
    ok("応募が多いときは抽選です。申込み順ではありません。"),
    ok("応募が多いときは抽選です。申込順に受付番号をお知らせします。"),
    ok("応募が多いときは抽選です。申込順に関わらず決めます。"),
    ok("観覧は申込不要です。\n体験は要予約（6月24日まで）"),
    ok("申込不要。当日、直接会場へお越しください。"),
    ok("参加無料です。\n材料費 500円"),
    ok("入場無料。\n体験の参加費は300円です。"),
    ok("入場料 大人500円、中学生以下は入場無料です。"),
    ok("小雨決行、雨天中止です。"),
    ok("■定員 30名（先着順）\n先着30名に記念品があります。"),
    ok("■定員 30名\n先着20名様にお土産を差し上げます。"),
    ok("小学3年生以上。\n対象 小学3年生〜中学生"),
    ok("午前の部は小学3年生以上。\n午後の部の対象 小学5年生〜中学生"),
    ok("対象：20歳以上（乳がんは40歳以上）の市民"),
    ok("就職の相談は予約なしで。\n融資は、お申し込みが必要です。"),
    ok("申し込みは不要ですが、託児は要予約です。"),
    ok("会場は駐車場がありません。\n臨時駐車場 80台（城山公園）"),
)


_UNIT = r"(?:人|名|組|チーム|世帯|区画|台|席)"
_PLACES = lazy_compile(rf"(?:募集)?定員(?:は|:)?\s?(?:先着\s?)?(?P<count>[0-9,]{{1,5}})\s?(?P<unit>{_UNIT})")
_FIRST_COME = lazy_compile(rf"先着(?:順)?(?:で|に|、|:)?\s?(?P<count>[0-9,]{{1,5}})\s?(?P<unit>{_UNIT})")
_MANY_PLACES = lazy_compile(
    r"各|回|部|ずつ|うち|キャンセル|市外|プレゼント|記念|粗品|景品|進呈|差し上げ|お土産|配|様に|クラス|コース|枠"
)
_ALIKE = ({"人", "名"},)
_GRADES = {"小学": 0, "小": 0, "中学": 6, "中": 6, "高校": 9, "高": 9}
_LOWEST = lazy_compile(
    r"(?P<target>(?:対象(?:年齢|学年)?|参加資格|応募資格)(?:は|:|者は)?\s?)?"
    r"(?:(?P<school>小学|中学|高校|小|中|高)校?(?P<grade>[1-6])(?:(?P<last>[~-][2-6])年生?|年生?(?:以上|から|より|~|-))|(?P<age>[0-9]{1,2})歳以上)"
)
_PAYS = lazy_compile(
    r"[^。\n:]{0,24}?(?:は|:|\s)、?\s?[^。\n]{0,8}?"
    r"(?:無料|免除|半額|割引|減額|[0-9,]{2,6}円|(?:料金?|費|負担[金額]?)(?:は|が|の)?(?:なし|ありません|あり|かか|いりません|不要))"
)
_FREE_AND_PAID = lazy_compile(
    r"(?:手数料|参加費|入場料|観覧料|利用料|使用料|受講料|費用|料金|会費|年会費)(?:は|が|も)、?(?:すべて|全て|全額)?無料(?:で(?:す[。、])?|となり)、?"
    r"(?:(?!大人|一般|市外|のみ|だけ|以外|ただし|別|通常|本来|次の|昨年|までは)[^。、\n0-9料代費円]){0,12}(?:[0-9]{1,2}(?:件|人|回|通|部|枚|冊|名)[^。、\n0-9料代費円]{0,6})?[0-9,]{2,7}円(?:です|かかります|必要です|をいただきます|をお支払い)"
)
"""「手数料は無料で、1件につき300円です」: in one breath, of one fee."""
_GIFT = r"(?P<gift>[一-龥ァ-ヶー]{2,10})"
_GIVES = r"(?:プレゼント|進呈|差し上げ|贈|お渡し|お送り|当た)"
_DRAWN = lazy_compile(rf"抽選で、?\s?[0-9,]{{1,6}}\s?(?:名|人|組)(?:様|さま|の方)?[にへ]、?{_GIFT}(?:を|が){_GIVES}")
_GIVEN = lazy_compile(rf"(?:(?:必ず|もれなく|漏れなく)?全員[にへ]、?|もれなく|漏れなく){_GIFT}(?:を|が){_GIVES}")
_SECOND_CHANCE = lazy_compile(r"はずれ|外れ|もれた|落選|残念|参加賞|さらに|また|ほか|加え|[WＷ]チャンス|コース|[0-9]円")
_GROUPS = lazy_compile(
    r"保護者|同伴|付き添い|未満|部門|コース|クラス|組|の部|午前|午後|以外|推奨|一人で|ひとりで|中学校|単独|引率|夜"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    yield from _free_and_paid(document)
    if tells_of_many(document):
        return
    for clash in (*CLASHES, *HOUSE_RULES):
        if all(word in document.text for word in clash.words):
            yield from _clash(document, clash)
    if "定員" in document.text and "先着" in document.text:
        yield from _places(document)
    if "抽選" in document.text:
        yield from _one_gift(document)
    yield from _lowest_ages(document)


def _free_and_paid(document: Document) -> Iterator[Finding]:
    for match in document.find(_FREE_AND_PAID):
        if not is_correction(document, match):
            yield _finding(match.span, "同じ料金が、無料とも有料とも書かれています。")


def _clash(document: Document, clash: Clash) -> Iterator[Finding]:
    one = next(document.find(clash.one), None)
    other = next(document.find(clash.other), None) if one else None
    if one is None or other is None or is_correction(document, one) or is_correction(document, other):
        return
    if clash.apart.search(_around(document, one)) or clash.apart.search(_around(document, other)):
        return
    yield _finding(max(one, other, key=lambda match: match.start).span, clash.what)


def _around(document: Document, match: Match) -> str:
    """The words that may tell apart for whom or for what a condition holds: its sentence, and the line above."""
    sentence = document.sentence_at(match.start)
    start = document.text.rfind("\n", max(0, sentence.start - 40), max(0, sentence.start - 1))
    return document.text[max(start, sentence.start - 20, 0) : min(sentence.end, match.end + 60)].replace(match.text, "")


def _places(document: Document) -> Iterator[Finding]:
    places, first_come = list(document.find(_PLACES)), list(document.find(_FIRST_COME))
    if len(places) != 1 or len(first_come) != 1:
        return
    [whole], [part] = places, first_come
    one_unit = {whole.groups["unit"], part.groups["unit"]} in _ALIKE or whole.groups["unit"] == part.groups["unit"]
    if whole.start <= part.start < whole.end or not one_unit:
        return
    differs = whole.groups["count"] != part.groups["count"]
    if (
        differs
        and not _MANY_PLACES.search(_around(document, part))
        and not _MANY_PLACES.search(_around(document, whole))
    ):
        yield _finding(max(whole, part, key=lambda match: match.start).span, "定員と先着の数が食いちがっています。")


def _one_gift(document: Document) -> Iterator[Finding]:
    """The same gift drawn by lot and given to all, where the text tells of no second chance."""
    drawn, given = list(document.find(_DRAWN)), list(document.find(_GIVEN))
    if len(drawn) != 1 or len(given) != 1 or document.has(_SECOND_CHANCE):
        return
    if drawn[0].groups["gift"] == given[0].groups["gift"] and not is_correction(document, given[0]):
        yield _finding(given[0].span, "抽選で当たるのか全員がもらえるのか、食いちがっています。")


def _lowest_ages(document: Document) -> Iterator[Finding]:
    """Two lowest ages or school years in one draft, one of them headed 「対象」."""
    bounds = [bound for bound in document.find(_LOWEST) if not _is_about_a_fee(document, bound)]
    headed = [bound for bound in bounds if bound.groups["target"] or bound.groups["last"]]
    if len(bounds) != 2 or len(headed) != 1:
        return
    first, last = bounds
    if document.text[: last.start].endswith("は") and not last.groups["target"]:
        return
    if (first.groups["age"] is None) != (last.groups["age"] is None) or _lowest(first) == _lowest(last):
        return
    if not _GROUPS.search(_around(document, first) + _around(document, last)):
        yield _finding(_without_join(document, last), "対象の年齢や学年が食いちがっています。")


def _is_about_a_fee(document: Document, bound: Match) -> bool:
    """「費用 500円（70歳以上の人は無料）」: the age says what some pay, not who may come."""
    if bound.groups["target"]:
        return False
    return bool(_PAYS.match(document.text, bound.end))


def _lowest(bound: Match) -> int:
    if bound.groups["age"]:
        return int(bound.groups["age"])
    return _GRADES[bound.groups["school"] or "小"] + int(bound.groups["grade"] or 1)


def _without_join(document: Document, bound: Match) -> Span:
    return document.span(bound.start, bound.end - 1) if bound.text[-1] in "~-" else bound.span


def _finding(span: Span, what: str) -> Finding:
    message = f"{what}正しいほうを確かめて、そろえてください。"
    return CHECK.finding(span, severity=Severity.CONFIRM, message=message)
