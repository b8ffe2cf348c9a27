"""やさしい日本語にしては難しい文 — 日本語を学んでいる人には読みにくい

何を見つけるか: 「やさしい日本語」として書かれた文や、外国人住民にあてた文のうち、読みやすさの点が初級後半の目安に
届かないもの。点は、語の種類と一文の長さから求める李・長谷部の式によります（6.5がやさしく、0.5が難しい）。
なぜ: §6(2)イ「内容について誤解を招かないよう十分注意すること」。伝えたい相手が読めません。
なおし方: 一つの文に一つのことだけを書き、漢語を和語に言いかえます（「避難する」→「にげる」）。
見逃すもの: 「やさしい日本語」の講座や通訳の案内のように、やさしい日本語の話をしているだけの文。短すぎる文。
"""

from collections.abc import Iterator, Sequence

from rules.analyser import Origin, origins
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="やさしい日本語にしては難しい文")

_HARD = (
    "台風の接近に伴い、土砂災害の発生が懸念されます。避難指示が発令された場合は、速やかに指定避難所へ移動してください。"
)

EXAMPLES = (
    ng(f"【やさしい日本語】\n{_HARD}", at="やさしい日本語", severity=Severity.INFO),
    ng(f"外国人住民の皆さんへ\n{_HARD}", at="外国人住民の皆さんへ"),
    ng(f"{_HARD}\n#やさしい日本語", at="#やさしい日本語"),
    ok(
        "【やさしい日本語】\n台風が 来ます。強い 風が ふきます。あぶない ときは、学校へ にげてください。"
        "外に 出ないで ください。わからない ときは、市役所に 電話して ください。"
    ),
    ok(_HARD),
    ok("やさしい日本語の講座を開催します。災害時の情報伝達における言い換えの手法を、留学生と一緒に検討します。"),
    ok(
        "外国人相談窓口を開設しています。英語・中国語・やさしい日本語で対応可能です。在留資格や就労など幅広く相談できます。"
    ),
    ok("【やさしい日本語】\n無料です。"),
)

_MEANT_TO_BE_EASY = lazy_compile(
    r"[【(\[#]やさしい\s?(?:日本語|にほんご)(?=[】)\]\s])|#やさしい(?:日本語|にほんご)\Z|"
    r"やさしい\s?(?:日本語|にほんご)で(?:お知らせ|お伝え|書)|"
    r"(?:外国人(?:住民|市民|の)?|外国籍の|がいこくじんの?|がいこくの)\s?(?:住民の)?\s?(?:皆さ[まん]|みなさ[まん]|方|かた)(?:へ|に)"
    r"(?=[\s!】)、。]|\Z)"
)
_EASY_ENOUGH = 4.5
"""From here up: 初級後半 (lower elementary 5.5–6.5, upper elementary 4.5–5.5)."""
_FEWEST = 20
"""Words that the formula needs to say anything."""
_LONGEST = 3000
_STOPS = frozenset("。?!")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    meant = next(document.find(_MEANT_TO_BE_EASY), None)
    if meant is None:
        return
    words = list(origins(document.text[:_LONGEST]))
    if len(words) < _FEWEST or _readability(words) >= _EASY_ENOUGH:
        return
    start, end = meant.start, meant.end
    if document.text[start] in "【([":
        start += 1
    yield CHECK.finding(
        document.span(start, end),
        severity=Severity.INFO,
        message="日本語を学んでいる方には難しい文です。文を短く切り、漢語をやさしい言葉に言いかえてください。",
    )


def _readability(words: Sequence[Origin]) -> float:
    """The score of Lee and Hasebe's model: about 0.5 (hardest) to 6.5 (easiest)."""
    share = 100 / len(words)
    sentences = sum(word.surface in _STOPS for word in words) + (words[-1].surface not in _STOPS)
    return (
        11.724
        - 0.056 * len(words) / sentences
        - 0.126 * share * sum(word.goshu == "漢" for word in words)
        - 0.042 * share * sum(word.goshu == "和" for word in words)
        - 0.145 * share * sum(word.pos1 == "動詞" and word.pos2 != "非自立可能" for word in words)
        - 0.044 * share * sum(word.pos1 == "助詞" for word in words)
    )
