"""噂・未確認の情報 — 正しいかどうか確かめられない話を伝える

何を見つけるか: 「〜らしい」「〜という話も」「聞いた話では」「SNSの投稿によると」「近所の方の話では」「真偽は不明
ですが」のように、出どころの分からない話や確かめていない話を伝える文。占い・前兆・民間療法も見ます。
なぜ: §6(2)ク④「噂を始めとする正否が確認できない情報」。市が書けば、事実として広まります。
なおし方: 担当の機関に確かめ、「〇〇（機関名）の発表によると」と出どころを書きます。確かめられないときは書きません。
見逃すもの: 伝聞の形をとらない断定、写真だけの情報。デマへの注意、公的機関の発表、取材した人の話、昔話や伝説には
何も言いません。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Yields, ng, ok
from rules.mentions import LexiconHit
from rules.patterns_hearsay import (
    BAD_NEWS,
    ENDORSED,
    GRAVE,
    HARMLESS,
    LOOSE_USE,
    OFFICIAL,
    OMEN,
    PASSED_ON,
    PLAIN,
    REFUTED,
    REPORTED,
    RISK,
    SAID_TO_BE,
    TALK,
    WARNED,
    WITNESS,
)
from rules.patterns_sentences import CuedSentence, following, report, sentences_with

CHECK = Check(clause="6(2)ク④", title="噂・未確認の情報", yields=Yields.EASILY)

EXAMPLES = (
    ng("駅前の書店、来月で閉店するらしいですよ。", at="らしい"),
    ng("明日の朝市は中止らしいです。", at="らしい"),
    ok("鉄道会社によると、芸備線は今日も運休だそうです。"),
    ng("未確認ですが、県道で土砂崩れがあったようです。", at="未確認ですが", severity=Severity.CONFIRM),
    ng("聞いた話では、となりの市で断水が始まっているとのことです。", at="聞いた話では"),
    ng("原因は近所の人の話では、たき火の不始末とのことです。", at="近所の人"),
    ng("SNSで「給食に虫が入っていた」という投稿が出回っています。心配ですね。", at="SNSで"),
    ng("この雲は大地震の前触れでしょう。", at="大地震"),
    ok("「断水する」といううわさが流れていますが、そのような事実はありません。"),
    ok("気象台によると、今夜は大雪になるおそれがあるとのことです。"),
    ok("うわさに惑わされず、県や市の発表をご確認ください。"),
    ok("農家さんに聞くと、今年のぶどうは例年より甘いそうです。"),
    ng("「橋が流された」という投稿が広がっています。皆さんもご用心ください。", at="という投稿"),
    ng("豪雨の前ぶれでしょう、ツバメが低く飛んでいます。大雨が来ると思います。", at="前ぶれ"),
    ok("「橋が流された」という投稿が広がっています。県に確かめたところ、通行に支障はありません。"),
    ok("「水道料金が倍になる」という書き込みがありますが、料金は変わりません。"),
    ok("けさの投稿で「防火週間」と書きましたが、正しくは「防災週間」です。"),
    ok("豆まきの日は、鬼も10時ごろに来るらしいです。"),
    ok("地区ごとの説明会を開きます。こねる手順は、粉の計り方から教わります。"),
    ok("うわさで人を決めつけず、気づいたことは警察へお伝えください。"),
    ok("「たぶん大丈夫」と思わず、毒きのこかどうかは保健所へお尋ねください。"),
    ok("春らしい陽気になりました。新見らしい風景をお楽しみください。"),
    ok("【クマの目撃情報】本日6時ごろ、哲多町で1頭が目撃されました（警察署より）。"),
    ok("この淵には竜がすむという言い伝えが残っています。"),
    ok("本日朝、市境の林でクマが目撃されたとの情報が寄せられました。"),
    ok("ごみ袋の値段について、うわさが出回っているようですが、市として決めた事実はありません。"),
    ok("園長先生に尋ねると、いもほりを楽しみにしていたそうです。"),
)

WORD, UNVERIFIED, SOURCE = "rumour-word", "unverified", "loose-source"
ORACLE, ENDING = "folk-oracle", "hearsay-ending"
_ORDER = (ENDING, ORACLE, SOURCE, WORD, UNVERIFIED)
_ENOUGH = 2.5
_MESSAGE = (
    "噂や、確かめていない話を伝えているように読めます。担当の機関に確かめて出どころを書くか、"
    "確かめられないときは削ってください。"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for cued in sentences_with(document, *_ORDER):
        if HARMLESS.search(cued.text) or _weight(cued) < _ENOUGH:
            continue
        if not _is_refuted(document, cued):
            yield report(CHECK, document, cued.sentence, cued.place(max(cued.hits, key=_rank)), _MESSAGE)


def _is_refuted(document: Document, cued: CuedSentence) -> bool:
    """Whether talk that others pass on is held against what those say who know, here or in the next sentence."""
    if UNVERIFIED in cued.senses() or not REPORTED.search(cued.text):
        return False
    after = following(document, cued.sentence)
    return bool(REFUTED.search(cued.text) or (after and REFUTED.search(after.text)))


def _weight(cued: CuedSentence) -> float:
    """How much speaks for talk that nobody has checked: its source, its ending, its matter."""
    return _source(cued) + _ending(cued) + _circumstances(cued.text)


def _source(cued: CuedSentence) -> float:
    senses = cued.senses()
    weight = 1.5 * (SOURCE in senses) + 1.0 * (ORACLE in senses) + 2.5 * (UNVERIFIED in senses)
    if WORD in senses:
        weight += 1.0 if LOOSE_USE.search(cued.text) else 2.5
    return weight


def _ending(cued: CuedSentence) -> float:
    text, senses = cued.text, cued.senses()
    plain = PLAIN.search(text) or WITNESS.search(text)
    talk = TALK.search(text)
    passed_on = talk or PASSED_ON.search(text) or (senses & {SOURCE, ORACLE} and SAID_TO_BE.search(text))
    weight = 2.0 if plain else 1.5 if talk else 1.0 if passed_on else 0.0
    if passed_on and GRAVE.search(text):
        return weight + 1.5
    return weight + _matter(text, plain=bool(plain), talk=bool(talk), passed_on=bool(passed_on))


def _matter(text: str, *, plain: bool, talk: bool, passed_on: bool) -> float:
    risky, bad = bool(RISK.search(text)), bool(BAD_NEWS.search(text))
    weight = (1.0 if talk else 0.5) if risky else 0.0
    if plain:
        return weight + 0.5 * (risky or bad)
    return weight + 0.5 * (passed_on and bad)


def _circumstances(text: str) -> float:
    weight = 2.5 if OMEN.search(text) else 0.0
    weight += 0.5 if ENDORSED.search(text) else 0.0
    weight -= 1.5 if OFFICIAL.search(text) else 0.0
    return weight - (0.5 if WARNED.search(text) else 0.0)


def _rank(hit: LexiconHit) -> int:
    """The most telling term is the place to show."""
    return _ORDER.index(hit.entry.sense)
