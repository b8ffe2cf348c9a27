"""重なった言葉や文 — 同じ言葉や同じ文が二度続いている

何を見つけるか: 「佐藤さんさん」「開催開催」「会場をを」「第第2回」「午後午後2時」「会場は会場は」のような重なりと、
まったく同じ文が二度あるもの。
なぜ: §6(2)イ「正確に記述する」。直している途中の文が残っていると読まれます。
なおし方: 片方を消してください。
見逃すもの: 「一人一人」「ワクワク」のような重ね言葉、訓練の放送、掛け声や歌、見出しの下の同じ項目。
"""

from collections import Counter
from collections.abc import Iterator

from rules.context import Context
from rules.date_patterns import WEEKDAYS
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match, Sentence
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="重なった言葉や文")

EXAMPLES = (
    ng("講師は佐藤さんさんです。", at="さんさん", suggestion="さん", severity=Severity.CONFIRM),
    ng("市民会館で開催開催します。", at="開催開催", suggestion="開催"),
    ng("会場をを変更します。", at="をを", suggestion="を", severity=Severity.BLOCK),
    ng("受付はは9時からです。", at="はは", suggestion="は"),
    ng("午後午後2時に集まります。", at="午後午後", suggestion="午後"),
    ng("5月10日日に開きます。", at="日日", suggestion="日"),
    ng("お待ちしていますます。", at="ますます", suggestion="ます"),
    ng("お早めにお申し込みくださいください。", at="くださいください"),
    ng("会場は会場は公民館です。", at="会場は会場は", suggestion="会場は"),
    ng("10時（土）（土）に集合", at="（土）（土）"),
    ng("今年も朝市を開きます。今年も朝市を開きます。お越しください。", at="今年も朝市を開きます。"),
    ng("雨天の場合は中止します。\n駐車場は北側です。\n雨天の場合は中止します。", at="雨天の場合は中止します。"),
    ng("啓発グッズを配ります配ります。", at="配ります配ります", suggestion="配ります"),
    ok("一人一人の、一歩一歩が大切です。"),
    ok("ますます元気な新見へ。太陽がさんさんと輝く。"),
    ok("ワクワクドキドキの体験"),
    ok("5月3日日曜日に開きます。"),
    ok("哲西中学校学校運営協議会"),
    ok("母は花が好きで、ははの日に贈ります。"),
    ok("これは訓練です。これは訓練です。"),
    ok("がんばれ新見！がんばれ新見！"),
    ok("市立図書館では展示を行います。" * 6),
    ok("毎日毎日、少しずつ。まだまだ続きます。"),
    ok("新見市新見310番地3"),
)

_LETTER = lazy_compile(r"[一-龥々ァ-ヶー]")
_WORD = r"[一-龥々ァ-ヶー]"


def _twice(words: str) -> str:
    """Each of the alternatives, twice."""
    return "|".join(word * 2 for word in words.split("|"))


_DOUBLED = quick_compile(
    rf"(?<={_WORD})(?P<honour>{_twice('さん|様|氏')})(?=[がはをのにへともで、。(])"
    r"|(?P<polite>"
    + _twice(
        "ください|ましょう|ません|ました|でした|です|こちら|お知らせ|みなさん|ありがとう|について|として|による|により"
    )
    + r"|ませませ(?!ん))(?![かが])"
    rf"|(?<=[一-龥々ァ-ヶー0-9])(?P<ending>{_twice('から|まで|ので|より|だけ')})(?!と)"
    r"|(?<=[いきしちにみりえけせてべめれ])(?P<masu>ますます)(?=[。!\n]|$)"
    rf"|(?P<label>{_twice('午前|午後|令和|平成|昭和|約|第|毎週|毎月|先着|定員')})(?=\s?[0-9一二三四五六七八九十])"
    rf"|(?<=[0-9])(?P<unit>{_twice('月|時|分|名|円|年|回')}|日日(?!曜|本)|人人(?!人))(?![一-龥っりるれろか])"
    rf"|(?P<day>{_twice('|'.join(f'[(]{day}[)]' for day in WEEKDAYS))})"
)
_AGAIN = lazy_compile(
    r"(?P<end>ます|ました|です)(?=[一-龥]{1,3}[ぁ-ん]{0,4}(?P=end))"
    r"|(?P<particle>から|まで|[をがはにへで])(?=[一-龥々ァ-ヶー]{2,10}(?P=particle))"
)
"""The end of a word or phrase, where the same end follows: then the two may be the same."""
_LONGEST_AGAIN = 12
_RUNS = lazy_compile(r"[一-龥]{4,}|[ァ-ヶー]{6,}")
_DOUBLED_RUN = lazy_compile(
    r"(?P<kanji>[一-龥]{2,6})(?P=kanji)(?![一-龥々])|(?P<kana>[ァ-ヶー]{3,12})(?P=kana)(?![ァ-ヶー])"
)
"""Looked for only within runs of letters of one kind: there are few of them."""
_PARTICLES = quick_compile(
    rf"(?P<wo>をを)(?![!ー])|(?<={_WORD})(?P<particle>{_twice('が|は|に|で|の|へ')})(?=[一-龥ァ-ヶ0-9「『])"
    rf"|(?<={_WORD})(?P<clash>をが|がを|はを|をに|をで|はが|がは|をは|にを|へに|でを)(?=[一-龥ァ-ヶ0-9])"
)
_MEANT = lazy_compile(
    r"^(?:[一何各毎何幾数万半日]|学校|五分|本当|絶対|大変|訓練|延々|新見|京都|国国|父子|母子|東西|南北|[一-龥]一[一-龥]"
    r"|万歳|何度|少々|時々|神楽|太鼓|祝祝)"
)
_SOUND = lazy_compile(r"^(?:[ァ-ヶ]{1,2}[ャュョッンリー]{1,2}|[ァ-ヶ][ャュョ][ァ-ヶッン]?)$")
_REPEATED = lazy_compile(r"^(?P<half>.{1,6})(?P=half)+$")
_SPEECH = lazy_compile(r"訓練|繰り返し|くりかえし|歌詞|唱え|合言葉|放送")
_LONG, _APART = 8, 14


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_DOUBLED):
        word = match.text[: len(match.text) // 2]
        if not document.in_link(match.start):
            yield _finding(match.span, word, Severity.CONFIRM)
    for match in document.find(_AGAIN):
        yield from _again(document, match)
    yield from _in_runs(document)
    for match in document.find(_PARTICLES):
        if match.groups["clash"]:
            yield _finding(match.span, None, Severity.CONFIRM)
        else:
            yield _finding(match.span, match.text[0], Severity.BLOCK if match.groups["wo"] else Severity.CONFIRM)
    yield from _same_sentences(document)


def _again(document: Document, match: Match) -> Iterator[Finding]:
    """「会場は会場は」「配ります配ります」: whether what ends here follows once more."""
    text = document.text
    begins = match.end
    ends = text.find(match.text, begins, begins + _LONGEST_AGAIN) + len(match.text)
    word = text[begins:ends]
    if len(word) < len(match.text) + 1 or not text.endswith(word, 0, begins) or document.in_link(begins):
        return
    before = text[begins - len(word) - 1 : begins - len(word)]
    if not (_MEANT.match(word) or (match.groups["particle"] and _LETTER.fullmatch(before))):
        yield _finding(document.span(begins - len(word), ends), word, Severity.CONFIRM)


def _in_runs(document: Document) -> Iterator[Finding]:
    """「開催開催」「イベントイベント」: a word twice in a run of letters of its kind."""
    if not document.has(_DOUBLED_RUN):
        return
    for run in document.find(_RUNS):
        match = _DOUBLED_RUN.search(document.text, run.start, run.end)
        if match is None or document.in_link(match.start()):
            continue
        word = match["kanji"] or match["kana"]
        meant = _MEANT.match(word) if match["kanji"] else _SOUND.match(word)
        if not (meant or _REPEATED.match(word)):
            yield _finding(document.span(*match.span()), word, Severity.CONFIRM)


def _same_sentences(document: Document) -> Iterator[Finding]:
    """The same sentence twice in succession, or a long one again further on: the second place is called out."""
    if document.has(_SPEECH):
        return
    counts = Counter(sentence.text.rstrip() for sentence in document.sentences)
    seen: set[str] = set()
    before = ""
    for sentence in document.sentences:
        text = sentence.text.rstrip()
        twice = text == before and len(text) >= _LONG
        again = text in seen and len(text) >= _APART - 2 and text.endswith("。")
        # What is said three times or more is a refrain and no slip.
        if counts[text] == len(("first", "second")) and _is_prose(sentence) and (twice or again):
            yield _finding(sentence.span, None, Severity.CONFIRM)
        seen.add(text)
        before = text


def _is_prose(sentence: Sentence) -> bool:
    """Cheers, hashtags and lines of signs are repeated on purpose."""
    return (
        not sentence.text.endswith(("!", "?", "♪")) and "#" not in sentence.text and sentence.text[-1] not in "-=*・─━"
    )


def _finding(span: Span, suggestion: str | None, severity: Severity) -> Finding:
    message = "同じ言葉や文が重なっているか、助詞が余っているようです。片方を消してください。"
    return CHECK.finding(span, severity=severity, message=message, suggestion=suggestion)
