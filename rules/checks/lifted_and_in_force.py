"""解除と継続のくいちがい — 同じ地区の情報が、解除とも継続中とも書かれている

何を見つけるか: 「下熊谷地区の避難指示は解除しました」と「下熊谷地区の避難指示は継続中です」、開いている避難所の一覧に
ある「豊永公民館」と「豊永公民館は満員のため使えません」のように、一つの投稿で反対のことを言っているもの。
なぜ: §6(2)イ「誤解を招かないよう」。帰ってよいのか、行ってよいのか分からず、命にかかわります。
なおし方: 今の状態を確かめて、古いほうの文を消してください。
見逃すもの: 地区の違うもの、情報の名前の違うもの、「発令中の避難指示を解除」のような書き方、これから閉じる避難所。
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="解除と継続のくいちがい", reckons=True)

EXAMPLES = (
    ng(
        "■避難指示　下熊谷地区　4時50分に解除しました\n下熊谷地区の避難指示は継続中です。",
        at="避難指示は継続中です",
        severity=Severity.CONFIRM,
    ),
    ng("大雨警報は解除されました。現在、大雨警報が発表中です。", at="大雨警報は解除されました"),
    ng("正田地区の断水は復旧しました。正田地区の断水は続いています。", at="断水は続いています"),
    ng("国道180号の通行止めは解除しました。国道180号は通行止めが継続しています。", at="通行止めが継続しています"),
    ng("開いている避難所：豊永公民館、草間公民館\n豊永公民館は満員のため使えません。", at="豊永公民館は満員"),
    ng("避難所として足立小学校を開設しました。足立小学校は閉鎖しています。", at="足立小学校は閉鎖し"),
    ok("正田地区の避難指示は解除しました。上市地区の避難指示は継続中です。"),
    ok("避難指示は解除しましたが、大雨警報は継続中です。"),
    ok("発令中の避難指示を解除しました。"),
    ok("避難指示はまだ解除されていません。継続中です。"),
    ok("いつもの菅生集会所は工事のため閉鎖中です。開いている避難所：菅生小学校"),
    ok("開いている避難所：豊永公民館。豊永公民館の駐車場は満車です。"),
    ok("避難所の豊永公民館は6時に閉じます。開いている避難所：豊永公民館"),
)

_WHAT = (
    r"避難指示|高齢者等避難|緊急安全確保|避難情報|(?:大雨|洪水|暴風|大雪|雷|濃霧|乾燥|低温|土砂災害|氾濫)(?:特別"
    r"|危険)?(?:警報|注意報)|"
    r"土砂災害警戒情報|通行止め|通行規制|断水|停電|給水制限|運休|休館|休校|臨時休業"
)
_OVER = (
    r"(?:解除(?:し(?:ました|た)|され(?:ました|た)|です|済み?)|(?:解消|復旧|終了)し(?:ました|た)"
    r"|解除(?=[。\n]|$))"
)
_ON = (
    r"(?:(?:継続|発令|発表)(?:中|され?て?(?:い|お)|して(?:い|お)り?)(?!の|だった|でし|に|、)(?:です|ます|り?ます)?"
    r"|継続(?:します|です)|出て(?:い|お)り?ます|中(?=です|。|\n|$)|続いて(?:い|お)り?ます)"
)
_STATE = lazy_compile(
    rf"(?P<what>{_WHAT})(?:[はがをも]|\s|[(][^()\n]{{0,16}}[)])?(?P<between>[^。\n]{{0,24}}?)(?:(?P<over>{_OVER})"
    rf"|(?P<on>{_ON}))"
)
_PLACE = lazy_compile(
    r"[一-龥々ァ-ヶーヵヶ]{1,10}(?:地区|地域|地内|町(?!長)|学区|市内全域|全域)|市内全域|全域|(?:国道|県道"
    r"|市道)[0-9一-龥]{1,8}(?:号|線)"
)
_NOT_YET = lazy_compile(r"まだ|未だ|解除(?:する|される)?まで|一部")
_SITE = (
    r"[一-龥々ァ-ヶー]{1,10}(?:公民館|小学校|中学校|高校|体育館|集会所|会館|センター|ホール|支局|"
    r"コミュニティハウス|市民プラザ)"
)
_OPENED = lazy_compile(
    rf"(?:開い|開け|開設し)て(?:い|お)り?る?(?:避難所|施設|場所)[^。\n]{{0,4}}?[:は…\s]\s?(?P<list>[^。\n]{{2,120}})"
    rf"|開設(?:中|した)の?(?:避難所|施設)\s?[:は]?(?P<list2>[^。\n]{{2,120}})"
    rf"|避難所(?:として|は|:|\s)\s?(?P<list3>[^。\n]{{2,80}}?)(?:を|が)(?:開設し|開け|開いて)"
    rf"|(?P<list4>{_SITE})\s?[(](?:開設中|開設|受け?入れ?中|受け?入れ?可|利用可)[)]"
)
_SITES = lazy_compile(_SITE)
_CLOSED = lazy_compile(
    rf"(?P<site>{_SITE})(?:は|が|も)(?:、)?[^。\n]{{0,20}}?(?:満員|満室|満杯|使えません|使用できません|利用できません"
    rf"|閉鎖(?:中|し)|閉めました|閉じました|閉所|開設していません|開いていません|開けていません)"
)


@dataclass(frozen=True, slots=True)
class _Said:
    span: Span
    what: str
    places: frozenset[str]
    over: bool


def check(document: Document, _context: Context) -> Iterator[Finding]:
    said = list(_states(document))
    over = [one for one in said if one.over]
    on = [one for one in said if not one.over]
    clashing = {
        one.span for first in over[:50] for second in on[:50] if _clash(first, second) for one in (first, second)
    }
    for span in sorted(clashing):
        yield CHECK.finding(
            span,
            severity=Severity.CONFIRM,
            message="同じ情報が、終わったとも続いているとも書かれています。今の状態を確かめて、片方を消してください。",
        )
    yield from _sites(document)


def _states(document: Document) -> Iterator[_Said]:
    for match in document.find(_STATE):
        groups = match.groups
        sentence = document.sentence_at(match.start)
        before = document.text[max(sentence.start, match.start - 30) : match.start]
        if _NOT_YET.search(before + match.text):
            continue
        # The nearest places: those in the words between, else those of the sentence before the name.
        places = _PLACE.findall(groups["between"] or "") or _PLACE.findall(before)
        yield _Said(match.span, groups["what"] or "", frozenset(places), over=groups["over"] is not None)


def _clash(first: _Said, second: _Said) -> bool:
    if first.what != second.what:
        return False
    return bool(first.places & second.places) or not (first.places or second.places)


def _sites(document: Document) -> Iterator[Finding]:
    opened = {
        site
        for match in document.find(_OPENED)
        for words in match.groups.values()
        if words
        for site in _SITES.findall(words)
    }
    if not opened:
        return
    for match in document.find(_CLOSED):
        if match.groups["site"] in opened:
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message="開いている所として挙げた場所が、使えないとも書かれています。今の状態を確かめて直してください。",
            )
