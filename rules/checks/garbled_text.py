"""こわれた文字・切れた文 — 文字化けや、途中で終わった文が残っている

何を見つけるか: 「縺薙ｓ縺ｫ」「�」のような文字化け、「お問い合わせは市民課の」のように
助詞で終わった最後の文、閉じていないかっこ（参考）。
なぜ: §6(2)イ「正確に記述する」。写しそこねた文は、大切な日時や連絡先が落ちていることがあります。
なおし方: 元の原稿から写し直してください。かっこは閉じてください。
見逃すもの: 顔文字、箇条書きの「1)」、見出しやハッシュタグで終わる投稿、わざと言いさした文（「…」「〜」で終わるもの）。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="こわれた文字・切れた文")

EXAMPLES = (
    ng("縺薙ｓ縺ｫ縺薙ｓ、新見市です。", at="縺ｫ縺薙", severity=Severity.CONFIRM),
    ng("場所は新見�民会館です。", at="�"),
    ng("秋のまつりを開きます。\nお問い合わせは、市民課の", at="市民課の"),
    ng("11月3日は駐車場が少ないため、できるだけ公共交通機関の\n#新見市", at="公共交通機関の"),
    ok("雪への備えと、時間にゆとりのある計画を。\n#新見市"),
    ok("迷ったら一人で悩まず、相談は警察の#9110"),
    ng("æ–°è¦‹å¸‚ 生活環境課", at="æ–°è¦‹"),
    ng("集合 大佐山登山口、6時30分?7時", at="?7"),
    ng("予約は10月9日まで。詳しくは健康医療課まで電話でお問", at="でお問"),
    ng("申込不要です。お問い合わせは、観光課まで電", at="まで電"),
    ng("【お知らせ 図書館は休館します。", at="【", severity=Severity.INFO),
    ng("説明会（申込不要は11月3日です。", at="（", severity=Severity.INFO),
    ng("秋のまつりを開きまｓ。", at="ｓ", severity=Severity.CONFIRM),
    ng("秋のまつりwo開きます。", at="wo"),
    ok("プランBで進みます。ビタミンC、昔のLPレコード"),
    ok("秋のまつりを開きます。\nお問い合わせは、市民課へ"),
    ok("あなたの町の、あの人に会いに。\n写真は準備のようす"),
    ok("1) 受付 2) 開会 3) 体験"),
    ok("ありがとう(^^) またね(*^_^*)"),
    ok("秋の新見で、ゆっくりと…"),
    ok("「今日も元気に」を合言葉に、歩く会を続けています。"),
    ok("R&Bコンサート、A&Bホール"),
    ok("新見の秋を、あなたに"),
)

_BROKEN = quick_compile(
    r"[縺繧繝譁蜿](?:[ァ-ヺ。-ヿ一-龥｡-ﾟ]{0,2}[縺繧繝譁蜿]){1,40}[ァ-ヺ一-龥]?|\ufffd{1,20}|(?:[À-ÿ][^\sA-Za-z0-9ぁ-んァ-ヶ一-龥]{1,2}){2,40}|(?<=[時分日円月])\?[0-9]"
)
_HALF_TYPED = quick_compile(
    r"(?<=[ぁ-ん])[bcdfghjkmnprstvyz](?=[。、!\n]|$)|(?<=[ぁ-んー一-龥])(?:wo|ga|desu|masu|kara)(?=[ぁ-んァ-ヶ一-龥。])"
)
"""Keys that the kana conversion did not take: «開きまs。»"""
_ODD = lazy_compile(r"[縺繧繝譁蜿\ufffdÀ-ÿ?]")
_CUT = lazy_compile(
    r"(?P<last>[一-龥ァ-ヶー]{2,16}(?:が|の|と|は|、)|[ぁ-ん一-龥]お(?:問|申|電|願|知|待|越|出|気|伝|送|届|集)|(?:まで|へ|に|を)(?:電|連|ご))\Z"
)
_TAIL = lazy_compile(r"\s(?:\s*(?:[#@](?![0-9])[^\s#@]{1,60}|https?://\S{1,300}))+\s*\Z")
_SLOGAN = lazy_compile(r"(?:あなた|わたし|私|みんな|未来|いのち|命|心|君|ふるさと)")
_PAIRS = {
    "【": ("】", lazy_compile("【")),
    "「": ("」", lazy_compile("「")),
    "『": ("』", lazy_compile("『")),
    "(": (")", lazy_compile(r"\((?=[ぁ-んァ-ヶ一-龥0-9A-Za-z]{2})")),
}
_LONGEST_LINE = 300
_LONG_LINE = 12


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_BROKEN) if document.has(_ODD) else ():
        if not document.in_link(match.start):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"「{match.text[:10]}」は文字化けのようです。元の原稿から写し直してください。",
            )
    for match in document.find(_HALF_TYPED):
        if not document.in_link(match.start):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=f"「{match.text}」は、かなに変わらなかった打ちかけの文字のようです。確かめて直してください。",
            )
    yield from _cut_off(document)
    yield from _unclosed(document)


def _cut_off(document: Document) -> Iterator[Finding]:
    """The last sentence, before hashtags and links, that ends in a particle."""
    text = document.text.rstrip()
    tail = _TAIL.search(text, max(0, len(text) - 1000))
    body = text[: tail.start()].rstrip() if tail else text
    line = body[body.rfind("\n") + 1 :]
    match = _CUT.search(body, max(0, len(body) - 40))
    if match and len(line) >= _LONG_LINE and not _SLOGAN.search(line) and ("。" in body or "、" in line):
        yield CHECK.finding(
            document.span(match.start(), match.end()),
            severity=Severity.CONFIRM,
            message="文が途中で終わっているようです。続きが落ちていないか、元の原稿と比べてください。",
        )


def _unclosed(document: Document) -> Iterator[Finding]:
    """A bracket with no partner on its line: the first of them, as advice."""
    for opening, (closing, pattern) in _PAIRS.items():
        if document.text.count(opening) <= document.text.count(closing):
            continue
        for match in document.find(pattern):
            end = document.text.find("\n", match.end, match.end + _LONGEST_LINE)
            rest = document.text[match.end : end if end >= 0 else match.end + _LONGEST_LINE]
            if len(rest) > 1 and closing not in rest and opening not in rest:
                yield CHECK.finding(
                    match.span,
                    severity=Severity.INFO,
                    message=f"かっこ「{opening}」が閉じていません。「{closing}」を補うか、取ってください。",
                )
                return
