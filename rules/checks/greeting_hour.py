"""時刻と合わないあいさつ — 夕方の投稿に「おはようございます」

何を見つけるか: 投稿予定が15時から夜までなのに「おはようございます」で、5時から15時までなのに「こんばんは」で
始まる投稿。
なぜ: §6(2)イ「誤解を招かないよう」。予約投稿の時刻をずらしたときに残り、いつの話なのかが分からなくなります。
なおし方: あいさつを投稿する時刻に合わせるか、「こんにちは」にするか、消してください。
予定の時刻は目安のことも多いので、「参考」にとどめます。
見逃すもの: 引用の中や、あいさつそのものの話（あいさつ運動など）、初めの二文より後のもの、投稿予定日が決まっていない
とき。
"""

from collections.abc import Iterator

from rules.context import TOKYO, Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile

CHECK = Check(clause="6(2)イ", title="時刻と合わないあいさつ", reckons=True)

EXAMPLES = (
    ng(
        "おはようございます。今日の新見は快晴です。",
        at="おはようございます",
        planned_at="2026-11-06T17:00",
        severity=Severity.INFO,
    ),
    ng("みなさん、こんばんは！明日は朝市です。", at="こんばんは", planned_at="2026-11-06T09:00"),
    ng("おはようございます☀️ 広報担当です。", at="おはようございます", planned_at="2026-11-06T15:30"),
    ng("皆さんこんばんは！図書館です。", at="こんばんは", planned_at="2026-11-06T10:00"),
    ng("【朝市】\nこんばんは、商工観光課です。", at="こんばんは", planned_at="2026-11-06T10:00"),
    ng("市民の皆さま おはようございます\n水道課です。", at="おはようございます", planned_at="2026-11-06T16:00"),
    ok("おはようございます。今日の新見は快晴です。", planned_at="2026-11-06T08:45"),
    ok("おはようございます。今日の新見は快晴です。", planned_at="2026-11-06T12:00"),
    ok("みなさん、こんばんは！明日は朝市です。", planned_at="2026-11-06T17:00"),
    ok("「おはようございます！」と元気な声が響きました。", planned_at="2026-11-06T17:00"),
    ok("おはようございます運動を行いました。", planned_at="2026-11-06T17:00"),
    ok("おはようございます、と声をかけ合う一週間です。", planned_at="2026-11-06T17:00"),
    ok("おはようございます！校門に元気なあいさつが響きました。", planned_at="2026-11-06T17:00"),
    ok("こんばんはコンサートの出演者を募集します。", planned_at="2026-11-06T09:00"),
    ok("おはようございます。今日の新見は快晴です。"),
)

_GREETING = lazy_compile(
    r"(?:^|(?<=[。!?\n】\]]))(?:[^\S\n]|[☀-➿🌀-🫿\ufe0f]){0,4}"
    r"(?:[^\s。、!?「」『』はがをと]{0,12}(?:みなさま|みなさん|皆さま|皆様|皆さん)"
    r"|[^\s。、!?「」『』はがをと]{1,12}[、 !])?[、 !]?\s?"
    r"(?P<word>おはようございます|(?i:good morning)|こんばん[はわ])"
    r"(?=\s?(?:[。!、~ー\n☀-➿🌀-🫿\ufe0f(]|$)|\s)(?!、?\s?と)"
)
_BEGINNING = 60
"""Characters of a draft in which a greeting greets the reader."""
_OF_GREETINGS = lazy_compile(r"あいさつ|挨拶|声|響|合言葉|笑顔で|言葉|返って")
_AFTERNOON, _NIGHT_OVER = 15, 5


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.planned_at is None:
        return
    match = _GREETING.search(document.text[: _BEGINNING + 20])
    if match is None or match.start("word") > _BEGINNING:
        return
    start, end = match.span("word")
    planned = context.planned_at.astimezone(TOKYO)
    of_the_night = match["word"].startswith("こんばん")
    wrong = _NIGHT_OVER <= planned.hour < _AFTERNOON if of_the_night else planned.hour >= _AFTERNOON
    talked_of = document.quotation_at(start, end) or _OF_GREETINGS.search(document.text, end, end + 30)
    if wrong and not talked_of:
        yield CHECK.finding(
            document.span(start, end),
            severity=Severity.INFO,
            message=(
                f"投稿予定は{planned.hour}時{planned.minute:02d}分です。「{match['word']}」が読む人の時刻に"
                "合うか確かめてください。"
            ),
        )
