"""職務上知った秘密 — 相談・記録・審査・人事など、仕事で知った公表前のことや私事を話す

何を見つけるか: 「ここだけの話」「公表前ですが」「名前は言えませんが」のように秘密と知りつつ話す文、相談・申請・健診・
記録で知った人の事情（借金、病気、家族の争いなど）を、誰のことか察しがつく形で話す文、発表前の人事や栄典、採点・
審査・投票の内情。
なぜ: §6(2)ク⑥「職務上知り得た秘密」。地方公務員法34条は、退職の後も守ることを求めています。
なおし方: その部分を削ります。制度や窓口の紹介は、実際の相談や人の例を使わずに書きます。
見逃すもの: 秘密と分かる語のない、さりげない一言。「秘密は守ります」「お答えできません」、統計、公表済みの人事や
入札の結果、本人の了解を得た紹介には何も言いません。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Yields, ng, ok
from rules.mentions import LexiconHit
from rules.patterns_secrets import (
    COMPLAINT,
    CONCENTRATED,
    CONTACT,
    EPISODE,
    HARDSHIP,
    HINTED,
    NOTICE,
    PERSON,
    POST_CHANGE,
    PUBLIC,
    RANKING,
    RECORD_LOOKED_UP,
    SOURCE,
    TOLD,
    UNMASKED,
    VISITOR,
)
from rules.patterns_sentences import CuedSentence, report, sentences_with

CHECK = Check(clause="6(2)ク⑥", title="職務上知った秘密", yields=Yields.EASILY)

EXAMPLES = (
    ng("ここだけの話、誘致の相手は県内の食品会社です。", at="ここだけの話"),
    ng("先日相談に来られた60代の男性は、奥さんの介護で借金を抱えておられました。", at="相談に来られた"),
    ng(
        "お名前は申し上げられませんが、満点は高尾の農家さんでした。",
        at="申し上げられませんが",
        severity=Severity.CONFIRM,
    ),
    ng("うちの課長は4月から本庁へ異動になります。", at="本庁へ"),
    ng("審査会ではB社が大きくリードしています。", at="審査会では"),
    ng("無記名でしたが、筆跡でどなたかすぐ分かりました。", at="筆跡"),
    ok("相談は無料です。秘密は固く守ります。"),
    ok("借金や離婚のお悩みは、無料法律相談へどうぞ。"),
    ok("本日、4月1日付けの人事異動を発表しました。"),
    ok("ここだけの話……ではなく、みんなに広めてほしい話です。"),
    ok("個別の相談の内容については、お答えできません。"),
    ok("生活保護を受けている世帯は、3月末で412世帯です。"),
    ok("匿名の方から図書の寄附をいただきました。お礼を申し上げます。"),
    ok("一人暮らしの高齢の方を、民生委員が訪問しています。"),
    ok("認知症や障がいのある方、妊娠中の方などには、窓口の職員がお手伝いします。"),
    ok("保育園の年長さんも、認知症サポーター講座で紙芝居を見ました。"),
    ok("写真コンテストの審査の結果は、3月に発表します。"),
)

ADMITTED, PLAYFUL, PRIVATE = "secrecy-admitted", "secrecy-playful", "private-matter"
POST, SELECTION, INSIDE = "personnel-matter", "selection-matter", "inside-source"
_ORDER = (PLAYFUL, INSIDE, PRIVATE, SELECTION, POST, ADMITTED)
_ENOUGH = 2.5
_MESSAGE = (
    "仕事で知った公表前のことや、人の私事を話しているように読めます。この部分を削ってください。"
    "公表済み、または本人の了解があるときは、そのことを書いてください。"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for cued in sentences_with(document, *_ORDER):
        secret = _matter(cued) + _insight(cued)
        if secret and secret + _circumstances(cued.text) >= _ENOUGH:
            yield report(CHECK, document, cued.sentence, cued.place(max(cued.hits, key=_rank)), _MESSAGE)


def _matter(cued: CuedSentence) -> float:
    """What is told: something admitted to be secret, a private matter, a post, a selection."""
    text, senses = cued.text, cued.senses()
    weight = 2.5 * (ADMITTED in senses) + 0.5 * (PLAYFUL in senses) + 1.0 * (INSIDE in senses)
    if PRIVATE in senses and PERSON.search(text):
        several = len({hit.entry.term[:2] for hit in cued.of_sense(PRIVATE)}) > 1
        weight += 1.5 if several else 1.0
    if POST in senses and POST_CHANGE.search(text):
        weight += 2.5
    if SELECTION in senses:
        weight += 3.0 if RANKING.search(text) else 1.5
    return weight


def _insight(cued: CuedSentence) -> float:
    """How it was learned: from a record, a visitor, an official act, a recognised hand."""
    text, senses = cued.text, cued.senses()
    somebody = bool(PERSON.search(text) or HARDSHIP.search(text))
    weight = 2.5 if UNMASKED.search(text) or HINTED.search(text) else 0.0
    weight += 2.0 if COMPLAINT.search(text) else 0.0
    weight += 2.5 if INSIDE in senses and somebody and RECORD_LOOKED_UP.search(text) else 0.0
    weight += 1.5 if somebody and CONTACT.search(text) else 0.0
    if senses & {INSIDE, PRIVATE} and VISITOR.search(text) and HARDSHIP.search(text):
        weight += 1.5
    return weight + (2.0 if PRIVATE in senses and CONCENTRATED.search(text) else 0.0)


def _circumstances(text: str) -> float:
    weight = 1.0 if PERSON.search(text) else 0.0
    weight += sum(0.5 for pattern in (EPISODE, SOURCE, TOLD) if pattern.search(text))
    weight -= 1.0 if NOTICE.search(text) else 0.0
    return weight - (2.0 if PUBLIC.search(text) else 0.0)


def _rank(hit: LexiconHit) -> int:
    """The most telling term is the place to show."""
    return _ORDER.index(hit.entry.sense)
