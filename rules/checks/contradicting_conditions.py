"""離れた所で食いちがう条件 — 一つの投稿の中で申込みや料金、対象が合わない

何を見つけるか: 「申し込みはいりません」と「要予約」、「参加無料」と「参加費500円」、「雨天決行」と「雨天中止」、
「定員30名」と「先着20名」、「小学3年生以上」と「対象 小学5年生から」のように、離れた所の条件が食いちがうもの。
なぜ: §6(2)イ「内容について誤解を招かないよう十分注意すること」。どちらを信じてよいか分かりません。
なおし方: 正しいほうを確かめて、一つにそろえてください。区別があるなら「見学は」「市外の方は」のように書き添えます。
見逃すもの: 「観覧は申込不要、体験は要予約」のように区別して書いたもの、部や回、コースがいくつもある催し。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction, tells_of_many
from rules.mentions import Match

CHECK = Check(clause="6(2)イ", title="離れた所で食いちがう条件", reckons=True)

EXAMPLES = (
    ng("申し込みはいりません、ふらっとどうぞ。\n要予約（6月24日まで）", at="要予約", severity=Severity.CONFIRM),
    ng(
        "申し込み不要でご参加いただけます。\nお申し込みは健康づくり課へ、9月4日まで。",
        at="お申し込みは健康づくり課へ、9月4日まで",
    ),
    ng("参加無料です。\n■参加費 500円", at="参加費 500円"),
    ng("参加費500円（材料代をふくみます）\n#ピザ作り #参加無料", at="参加無料"),
    ng("入場料は300円です。\nみなさん、入場無料ですのでお気軽に。", at="入場無料"),
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
    ok("小学3～6年生のみんな。\n小学3年生から申し込めます。"),
    ng("【先着順で受付】稲刈り体験\n申込みが多いときは抽選とします。", at="多いときは抽選"),
    ng("0円で楽しむ竹あかりづくり\n体験料 1個700円", at="体験料 1個700円"),
    ok("定員20名。申込みが多いときは抽選です。先着順ではありません。"),
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


@dataclass(frozen=True, slots=True)
class _Clash:
    """Two conditions that cannot both hold, and the words that tell them apart where both do.

    `words` stand in every draft that has both: a quick look that spares most drafts the patterns.
    """

    words: tuple[str, ...]
    one: re.Pattern[str]
    other: re.Pattern[str]
    apart: re.Pattern[str]
    what: str


_NOBODY_NEEDS = (
    r"(?:は|の必要は|など?も?|等は)?\s?(?:不要|いりません|要りません|いらず|必要は?ありません|なしで|なくても)"
)
_FOR_SOME = re.compile(
    r"観覧|見学|見るだけ|体験|講座|昼食|弁当|託児|保育|手話|バス|送迎|団体|以外|のみ|(?<!た)だけ|当日|以上の|ワークショップ|出店|"
    r"希望|取り置き|試食|駐車|オンライン|午前|午後|部は|の部|個別|次回|来年|別に|は別|ただし|なお|出演|ボランティア"
)
_CLASHES = (
    _Clash(
        ("予約",),
        re.compile(rf"(?:お?申し?込み?|予約|事前申込み?|事前予約){_NOBODY_NEEDS}"),
        re.compile(r"要予約|完全予約制|予約制|予約が必要(?!な)|必ずご予約"),
        _FOR_SOME,
        "申込みが要るのか要らないのか、食いちがっています。",
    ),
    _Clash(
        ("申",),
        re.compile(rf"お?申し?込み?{_NOBODY_NEEDS}"),
        re.compile(
            r"要申し?込み?|申し?込み?が必要(?!な)|必ずお申し?込み|お?申し?込み?(?:は|先)[^。\n]{0,20}?(?:まで|へ)(?:に|お)?[^。\n]{0,12}"
        ),
        _FOR_SOME,
        "申込みが要るのか要らないのか、食いちがっています。",
    ),
    _Clash(
        ("無料", "円"),
        re.compile(r"(?:参加|受講|聴講)(?:費|料)?(?:は|も)?\s?:?\s?無料|無料で(?:ご?参加|受講)"),
        re.compile(
            r"(?:参加費|参加料|受講料|聴講料)(?:は|が)?\s?[:：]?\s?(?:(?:大人|一般|1人|お一人|おひとり)\s?)?[0-9,]{2,6}円"
        ),
        re.compile(
            r"以下|未満|小学生|中学生|高校生|学生|会員|市外|市民|児|歳|保護者|付き添い|同伴|見学|体験|材料(?!代?(?:を|も)?(?:含|ふく|込))|教材|テキスト|保険|"
            r"オプション|昼食|弁当|コース|部門|の部|別途|希望|免除|減免|通常|相当|次回|割引|引き"
        ),
        "無料なのか有料なのか、食いちがっています。",
    ),
    _Clash(
        ("無料", "円"),
        re.compile(r"(?:入場|入館|観覧|入園)(?:料)?(?:は|も)?\s?:?\s?無料|無料で(?:ご?入場|ご?入館|ご?観覧)"),
        re.compile(
            r"(?:入場料|入館料|観覧料|入園料)(?:は|が)?\s?[:：]?\s?(?:(?:大人|一般|1人|お一人|おひとり)\s?)?[0-9,]{2,6}円"
        ),
        re.compile(
            r"以下|未満|小学生|中学生|高校生|学生|会員|市外|市民|児|歳|保護者|付き添い|同伴|日は|の日|企画展|特別展|常設|障|"
            r"別途|免除|減免|通常|相当|割引|引き|期間|以上|パス|お持ち"
        ),
        "無料なのか有料なのか、食いちがっています。",
    ),
    _Clash(
        ("雨", "中止"),
        re.compile(r"(?<!小)雨天(?:でも)?決行|雨でも(?:行|開催|やり|実施)|雨天時も(?:開催|実施|行)"),
        re.compile(
            r"雨天(?:時|の場合)?(?:は|、)?\s?中止|雨(?:の場合|のとき|なら|が降れば|が降ったら)(?:は|、)?\s?(?:中止|お休み|取りやめ)"
        ),
        re.compile(r"荒天|大雨|強雨|警報|注意報|強風|ただし|屋外|ステージ|の部|花火|コーナー"),
        "雨の日に行うのか中止なのか、食いちがっています。",
    ),
    _Clash(
        ("市内", "市外"),
        re.compile(r"市内(?:に)?(?:在住|お?住まい|在勤)[^。\n]{0,12}(?:だけ|のみ|に限)"),
        re.compile(r"市外(?:から|の方|在住)[^。\n]{0,10}(?:も|歓迎|お待ち|大歓迎)"),
        re.compile(r"見学|観覧|空き|余裕|応援|来場|昨年|前回|優先"),
        "市外の人が対象かどうか、食いちがっています。",
    ),
    _Clash(
        ("のみ",),
        re.compile(
            r"(?:郵送|オンライン|電子申請|インターネット|メール|WEB|Web)(?:で)?の?(?:申請|申し?込み?|受付)?のみ"
        ),
        re.compile(r"(?:窓口|課|支局|受付)(?:まで|へ|に)[^。\n]{0,6}(?:お持ち|持参|ご提出|お出し|持って)"),
        re.compile(r"相談|受け取|配布|様式|用紙|困|難しい|できない|以外|問い?合わ?せ|見本"),
        "出し方が食いちがっています。",
    ),
    _Clash(
        ("必着", "消印"),
        re.compile(r"必着"),
        re.compile(r"消印有効"),
        re.compile(r"郵送は|持参|窓口|オンライン|メール|一次|二次|部門"),
        "必着なのか消印有効なのか、食いちがっています。",
    ),
    _Clash(
        ("先着", "抽選"),
        re.compile(r"先着順(?!では)|先着[0-9]{1,4}(?:人|名|組)"),
        re.compile(r"(?:多い|多数の?|超えた|上回った)(?:とき|場合|時)?(?:は|、)?\s?抽選"),
        re.compile(
            r"市外|市内|一次|二次|優先|プレゼント|景品|記念|配|部門|コース|の部|落選|キャンセル|ただし|次回|昨年"
        ),
        "先着順なのか抽選なのか、食いちがっています。",
    ),
    _Clash(
        ("0円",),
        re.compile(r"(?<![0-9,])0円(?:で|！|!|\s|の)|無料で(?:楽しむ|楽しめ|体験でき|作れ|学べ)"),
        re.compile(
            r"(?:体験料|参加費|参加料|受講料|料金|費用)(?:は|が)?\s?:?\s?(?:(?:1人|1個|1組|お一人|大人)\s?)?[1-9][0-9,]{1,6}円"
        ),
        re.compile(r"以下|未満|小学生|中学生|高校生|児|歳|保護者|見学|市民|会員|通常|本来|別途|オプション"),
        "無料なのか有料なのか、食いちがっています。",
    ),
    _Clash(
        ("駐車場", "台"),
        re.compile(r"駐車場(?:は|が)?\s?(?:ありません|ございません|なし|無し)"),
        re.compile(r"(?<!臨時)(?<!近くの)駐車場\s?(?:は|:|が)?\s?[0-9,]{1,4}台"),
        re.compile(r"臨時|近く|隣|近隣|有料|パーク|障|専用|シャトル|代わり|コイン|第[0-9]|公園|ほか|以外|当日"),
        "駐車場があるのかないのか、食いちがっています。",
    ),
)
_UNIT = r"(?:人|名|組|チーム|世帯|区画|台|席)"
_PLACES = re.compile(rf"(?:募集)?定員(?:は|:)?\s?(?:先着\s?)?(?P<count>[0-9,]{{1,5}})\s?(?P<unit>{_UNIT})")
_FIRST_COME = re.compile(rf"先着(?:順)?(?:で|に|、|:)?\s?(?P<count>[0-9,]{{1,5}})\s?(?P<unit>{_UNIT})")
_MANY_PLACES = re.compile(
    r"各|回|部|ずつ|うち|キャンセル|市外|プレゼント|記念|粗品|景品|進呈|差し上げ|お土産|配|様に|クラス|コース|枠"
)
_ALIKE = ({"人", "名"},)
_GRADES = {"小学": 0, "小": 0, "中学": 6, "中": 6, "高校": 9, "高": 9}
_LOWEST = re.compile(
    r"(?P<target>(?:対象(?:年齢|学年)?|参加資格|応募資格)(?:は|:|者は)?\s?)?"
    r"(?:(?P<school>小学|中学|高校|小|中|高)校?(?P<grade>[1-6])(?:(?P<last>[~-][2-6])年生?|年生?(?:以上|から|より|~|-))|(?P<age>[0-9]{1,2})歳以上)"
)
_GROUPS = re.compile(
    r"保護者|同伴|付き添い|未満|部門|コース|クラス|組|の部|午前|午後|以外|推奨|一人で|ひとりで|中学校|単独|引率|夜"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if tells_of_many(document):
        return
    for clash in _CLASHES:
        if all(word in document.text for word in clash.words):
            yield from _clash(document, clash)
    if "定員" in document.text and "先着" in document.text:
        yield from _places(document)
    yield from _lowest_ages(document)


def _clash(document: Document, clash: _Clash) -> Iterator[Finding]:
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


def _lowest_ages(document: Document) -> Iterator[Finding]:
    """Two lowest ages or school years in one draft, one of them headed 「対象」."""
    bounds = list(document.find(_LOWEST))
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


def _lowest(bound: Match) -> int:
    if bound.groups["age"]:
        return int(bound.groups["age"])
    return _GRADES[bound.groups["school"] or "小"] + int(bound.groups["grade"] or 1)


def _without_join(document: Document, bound: Match) -> Span:
    return document.span(bound.start, bound.end - 1) if bound.text[-1] in "~-" else bound.span


def _finding(span: Span, what: str) -> Finding:
    message = f"{what}正しいほうを確かめて、そろえてください。"
    return CHECK.finding(span, severity=Severity.CONFIRM, message=message)
