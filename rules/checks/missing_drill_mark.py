"""【訓練】の付いていない訓練の文 — 本物の災害と読まれる

何を見つけるか: 訓練のことと分かるのに、避難の指示や地震の発生などが本物のように書かれ、先頭に【訓練】がないもの。訓練と
書かずに「シェイクアウト」「シナリオ」「想定」などでほのめかすだけのものも見ます。
なぜ: §6(2)イ「誤解を招かないよう」。訓練の文が本物として広まり、避難が始まった例があります。
なおし方: 先頭と末尾に【訓練】を付け、「これは訓練です」と書いてください。
見逃すもの: 訓練の参加者募集や、訓練を行ったことの報告。訓練をうかがわせる言葉のまったくない文は見分けられません。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match

CHECK = Check(clause="6(2)イ", title="【訓練】の付いていない訓練の文")

EXAMPLES = (
    ng(
        "避難指示を発令しました。ただちに避難してください。※本文は訓練用です。",
        at="避難指示を発令しました",
        severity=Severity.CONFIRM,
    ),
    ng("訓練配信テスト\n震度6強の地震が発生しました。", at="震度6強の地震が発生しました"),
    ng("水防訓練のサイレンは本物の災害です。", at="本物の災害です"),
    ng(
        "市内で震度6強の地震が発生しました。避難所へ向かってください。\n（発信：シェイクアウト実施班）",
        at="震度6強の地震が発生しました",
    ),
    ng("大津波警報が発表されました。高台へ逃げてください。\n#防災訓練", at="大津波警報が発表されました"),
    ng("緊急安全確保を発令しました。\n（このメールは想定です）", at="緊急安全確保を発令しました"),
    ng("市役所庁舎で火災が発生しました。外へ避難してください。これは訓練です。", at="火災が発生しました"),
    ng("ミサイルが発射された模様です。建物の中へ。（シナリオ2）", at="ミサイルが発射された模様です"),
    ok("【訓練】避難指示を発令しました。【訓練終了】"),
    ok("これは訓練です。避難指示を発令しました。"),
    ok("訓練、訓練。震度6強の地震が発生しました。"),
    ok("9月6日に避難訓練を行います。避難指示が出たと想定します。"),
    ok("避難指示を発令しました。ただちに避難してください。"),
    ok("防災訓練の途中で震度3の地震が発生しましたが、全員無事でした。"),
    ok("避難指示を発令しました。浸水想定区域の方は逃げてください。"),
    ok("震度6弱の地震が発生しました。これは訓練ではありません。"),
    ok("避難指示を発令しました。本日の防災訓練は中止します。"),
    ok("訓練では「震度6強の地震が発生しました」と放送します。主催：防災訓練実行委員会"),
    ok("昨年の豪雨では避難指示を発令しました。#防災訓練"),
)

_FACT = lazy_compile(
    r"(?:避難指示|緊急安全確保|高齢者等避難|大津波警報|津波警報|特別警報|土砂災害警戒情報|緊急地震速報)(?:を|が)?"
    r"(?:(?:発令|発表)(?:しました|されました|中です)|出ました|出されました|出ています)"
    r"|震度[5-7][弱強]?(?:程度)?の(?:強い|非常に強い|大きな)?(?:地震|揺れ)(?:が発生しました|がありました|です"
    r"|を観測しました)"
    r"|(?:大地震|巨大地震|大規模な地震|火災|土砂崩れ|土石流|堤防の決壊)が(?:発生|起き|起こり)(?:し)?ました"
    r"|堤防が(?:決壊|切れ)(?:し)?ました"
    r"|ミサイルが(?:発射されました|発射された(?:模様|もよう)です|通過した(?:模様|もよう)です)|氾濫が(?:発生"
    r"|起き)(?:し)?ました"
)
_ORDER = lazy_compile(r"ただちに(?:避難|逃げ)(?:して)?ください")
_DRILL = lazy_compile(
    r"訓練(?:用|配信|放送|送信|メール|文|テスト)|配信訓練|伝達訓練|訓練として|これは[^。\n]{0,10}訓練(?:です|の)|(?:^"
    r"|\n)[ \t]{0,4}訓練[ \t]{0,4}(?:$|\n)"
)
_HINT = lazy_compile(
    r"反省会|炊き出し(?:体験|試食|訓練)|人数を(?:本部に)?報告|終了後[^。\n]{0,10}(?:解散|試食|反省)|シェイクアウト|シナリオ|(?:図上|防災|避難|情報伝達|総合|合同|地震|水防|消防|安否確認)(?:の)?(?:演習"
    r"|訓練)(?=[)\]】]|[^。\n]{0,8}(?:班|実施|本部|担当|係|事務局|参加|の一環|\s{0,4}$|\n))"
    r"|#[^\s#]{0,10}(?:訓練|シェイクアウト|演習)|(?<!浸水)(?<!被害)想定(?:です|訓練|で(?:す|配信|送|実施|の)|による"
    r"|の(?:文|配信|もの)|[)）]|\s{0,4}$)"
    r"|[(【\[][^()【】\[\]\n]{0,16}(?:訓練|演習)[^()【】\[\]\n]{0,6}[)】\]]|訓練(?:です|中です|を実施中|参加|実施班)"
    r"|演習(?:です|中です)"
)
_REAL = lazy_compile(
    r"訓練では(?:ない|ありません|なく)|訓練(?:どおり|通り|のように|を思い出|を生か|の成果)|訓練は、?(?:中止|延期)"
    r"|訓練を(?:中止|延期)|想定(?:を超|外|以上)"
)
_MARK = lazy_compile(
    r"^\s{0,8}(?:[^\n]{0,4}[【\[(〈<《「『■★◆]{1,2}\s?[^】\])〉>》」』\n]{0,12}訓練|訓練[:!】\s、。]|(?:これは|以下は"
    r"|この[^。\n]{0,8}は)[^。\n]{0,8}訓練"
    r"|[^。\n]{0,12}訓練(?:です|のお知らせ|の配信です|を(?:行|実施))|(?:防災|配信|情報伝達)?訓練です)"
)
_TOLD = lazy_compile(r"^[」』]|^[」』]?(?:と(?!き|も)|との|という|想定|、と|が、|場合|もの(?!です)|ことを)")
_FORMER = lazy_compile(
    r"昨年|一昨年|[0-9]年(?:前|に)|[0-9]年[0-9]{1,2}月|当時|豪雨では|地震では|過去|かつて|先日|途中|訓練では"
)
_TOLD_REAL = lazy_compile(r"訓練の[^。\n]{0,12}?(?P<real>本物の?(?:災害|警報|サイレン)?です)")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_TOLD_REAL):
        real = match.groups["real"] or ""
        yield CHECK.finding(
            document.span(match.end - len(real), match.end),
            severity=Severity.CONFIRM,
            message="訓練のことを「本物」と書いています。「ではありません」が抜けていないか確かめてください。",
        )
    if _MARK.match(document.text):
        return
    sure = document.has(_DRILL)
    if not (sure or document.has(_HINT)) or document.has(_REAL):
        return
    for pattern in (_FACT, _ORDER) if sure else (_FACT,):
        for match in document.find(pattern):
            if _is_told_as_real(document, match):
                yield CHECK.finding(
                    match.span,
                    severity=Severity.CONFIRM,
                    message="訓練の文であれば、先頭と末尾に【訓練】を付け、「これは訓練です」と書いてください。",
                )
                return


def _is_told_as_real(document: Document, match: Match) -> bool:
    """Whether it is said as happening now: not quoted, not of another year, not what a drill supposes."""
    if document.quotation_at(match.start, match.end):
        return False
    sentence = document.sentence_at(match.start)
    before = document.text[max(sentence.start, match.start - 40) : match.start]
    return not (_FORMER.search(before) or _TOLD.match(document.text[match.end : match.end + 8]))
