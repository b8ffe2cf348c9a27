"""ない学年 — 中学4年生、小学7年生

何を見つけるか: 「中学4年生」「小学7年生」「高校4年生」「小3〜小7」「中学1〜4年生」のような、その学校にない学年。
なぜ: §6(2)イ「正確に記述する」。対象がどの学年なのか分からず、申し込めるかどうかも決まりません。
なおし方: 学年か学校の名前を確かめて直してください。小学校は6年、中学校と高校は3年までです。
見逃すもの: 義務教育学校、中等教育学校、定時制の高校、昔の学校の話、「小7」だけで対象とも読めないもの（中4組）。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="ない学年", reckons=True)

EXAMPLES = (
    ng("中学4年生の皆さんへ。職場体験の受入れ先が決まりました。", at="中学4年生", severity=Severity.CONFIRM),
    ng("対象は小学7年生までです。", at="小学7年生"),
    ng("新見高校4年生が発表します。", at="高校4年生"),
    ng("対象：小3〜小7", at="小3〜小7"),
    ng("中学1〜4年生の親子", at="中学1〜4年生"),
    ng("小学4年生から7年生まで。", at="小学4年生から7年生"),
    ng("哲西中学校五年生の職場体験", at="中学校五年生"),
    ng("小7の児童を募集します。", at="小7"),
    ng("中学4年の生徒が発表します。", at="中学4年"),
    ok("小学6年生と中学3年生の皆さんへ。"),
    ok("小学4年生から中学3年生まで。"),
    ok("小・中学校4年生以上の児童生徒"),
    ok("小中学校4年生以上"),
    ok("義務教育学校の7年生、中学4年生にあたる学年はありません。"),
    ok("定時制の高校4年生が卒業しました。"),
    ok("中4組は体育館へ。"),
    ok("先発は中4日です。"),
    ok("新見中学4年ぶりの優勝、哲西中学校5年連続の出場"),
    ok("昭和18年、旧制中学5年生のときの日記です。"),
    ok("小学1・2年生、小学3〜6年生"),
    ok("高校1〜3年生"),
    ok("誤：中学4年生　正：中学2年生"),
)

_N = r"[4-9四五六七八九]"
_SCHOOL = (
    rf"(?:(?<!小)(?<!小[・、/])(?<!小学校[・、と])(?<!小学[・、と])中学(?:校)?(?:の|\s)?(?P<middle>{_N})|"
    rf"(?:高校|高等学校)(?:の|\s)?(?P<high>{_N})|"
    r"小学(?:校)?(?:の|\s)?(?P<primary>[7-9七八九]))"
    r"\s?年(?:生|(?=の(?:生徒(?!会)|児童(?!会)|男子|女子|みんな|皆)))"
)
_TO = r"\s?(?:年生?)?\s?(?:~|-|から)\s?"
_RANGE = (
    rf"(?:(?:中学(?:校)?|高校)\s?[1-3一二三]{_TO}{_N}|小学(?:校)?\s?[1-6一二三四五六]{_TO}[7-9七八九])"
    r"年生?(?![一-龥間])"
)
_BEGINS = r"(?<![一-龥ぁ-んァ-ヶーA-Za-z0-9])"
_SHORT = (
    rf"{_BEGINS}(?:小[1-6]\s?[~-]\s?小?[7-9]|中[1-3]\s?[~-]\s?中?[4-9])(?![0-9日年月か人名組.,:/])"
    rf"|{_BEGINS}(?:小[7-9]|中[4-9])(?=生(?!ま)|の(?:児童|生徒|子(?!会)|みんな|皆さん|保護者)|以上の|以下の|までの(?:児童|生徒|子))"
    r"|(?<=さん\()(?:小[7-9]|中[4-9])(?=\))"
)
_GRADE = quick_compile(f"{_SCHOOL}|{_RANGE}|{_SHORT}")
_OTHER_SCHOOLS = lazy_compile(
    r"義務教育学校|中等教育|一貫|定時制|通信制|夜間(?:中学|学級)|専攻科|高等専門|高専|海外|外国|アメリカ|カナダ|オーストラリア|"
    r"台湾|ドイツ|留学|姉妹都市|旧制|尋常|国民学校|学徒|戦[前中時争]|大正|明治|昭和(?:元|[0-9]{1,2})年|当時|昔|小説|漫画|映画|ドラマ"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    grades = list(document.find(_GRADE))
    if not grades or document.has(_OTHER_SCHOOLS):
        return
    for match in grades:
        if is_correction(document, match):
            continue
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message=f"「{match.text}」という学年はありません。小学校は6年、中学校と高校は3年までです。確かめて直してください。",
        )
