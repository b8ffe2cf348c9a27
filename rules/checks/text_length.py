"""長すぎる本文 — 投稿先が受け付けない

何を見つけるか: 投稿先の文字数の上限を超えた本文（Xは半角280・全角140、インスタグラムは2,200など）と、
インスタグラムの6個以上のハッシュタグ、LINEの1吹き出し（500字）を超える長さ。
なぜ: §6(2)イ「誤解を招かないよう」。途中で切れた文は、違う意味に読まれることがあります。
なおし方: 上限に収まるように短くするか、続きを市のホームページに載せてください。
見逃すもの: 画像の中の文字。有料プランの長い投稿は考えに入れていません。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.platforms import Platform, platform

CHECK = Check(clause="6(2)イ", title="長すぎる本文")

_LONG = "市立図書館では秋の夜長に合わせて本の展示を行います。" * 6
EXAMPLES = (
    ng(_LONG, at=_LONG[140:], platform="x", severity=Severity.BLOCK),
    ng("秋です #新見 #千屋牛 #紅葉 #神楽 #井倉洞 #満奇洞", at="#満奇洞", platform="instagram"),
    ng("お知らせ" * 126, at=("お知らせ" * 126)[500:], platform="line", severity=Severity.INFO),
    ok(_LONG[:140], platform="x"),
    ok(_LONG, platform="facebook"),
    ok("https://www.city.niimi.okayama.jp/" + "a" * 200 + " " + "あ" * 110, platform="x"),
    ok("秋です #新見 #千屋牛 #紅葉 #神楽 #井倉洞", platform="instagram"),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    known = platform(context.platform)
    if known is None:
        return
    text = document.original
    if not known.certainly_takes(text) and known.left(text) < 0:
        yield CHECK.finding(
            Span(known.fits(text), len(text)),
            severity=Severity.BLOCK,
            message=f"{known.name}の上限（{known.limit:,}）を{-known.left(text):,}超えています。{_how(known)}",
        )
    elif known.bubble is not None and len(text) > known.bubble:
        yield CHECK.finding(
            Span(known.bubble, len(text)),
            severity=Severity.INFO,
            message=f"{known.name}の1吹き出しは{known.bubble}字です。吹き出しを分けるか、短くしてください。",
        )
    yield from _hashtags(document, known)


def _how(known: Platform) -> str:
    counted = "全角は2、URLは23と数えます。" if known.unit == "weighted" else ""
    return f"{counted}短くしてください。"


def _hashtags(document: Document, known: Platform) -> Iterator[Finding]:
    if known.hashtags is None or len(document.hashtags) <= known.hashtags:
        return
    extra = document.hashtags[known.hashtags :]
    yield CHECK.finding(
        Span(extra[0].span.start, extra[-1].span.end),
        severity=Severity.INFO,
        message=f"{known.name}のハッシュタグは{known.hashtags}個までです。大切なものにしぼってください。",
    )
