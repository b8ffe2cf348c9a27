"""§5(3)ア: which service is used; §5(3)イ: the account's own address on it."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from rules.lazy_patterns import lazy_compile
from rules.mentions import Link
from rules.policy.outline import Statement
from rules.policy.reading import Place, Reading, found_in
from rules.policy.topics import Topic

NAMES = {
    "facebook": r"フェイスブック|フェースブック|Facebook|(?<![A-Za-z])FB(?![A-Za-z])",
    "x": r"(?<![A-Za-z0-9@_/.-])X(?![A-Za-z0-9@_/.月日課円年-])|ツイッター|Twitter|エックス",
    "instagram": r"インスタグラム|インスタ|Instagram",
    "threads": r"スレッズ|Threads",
    "line": r"(?<![A-Za-z])LINE(?![A-Za-z])|(?<![ァ-ヺー])ライン(?=公式)",
    "youtube": r"ユーチューブ|YouTube|You Tube",
    "tiktok": r"ティックトック|TikTok|Tik Tok",
    "note": r"(?<![A-Za-z])note(?![A-Za-z])|(?<![ァ-ヺー])ノート(?=\(note)",
}
_HOSTS = {
    "facebook": ("facebook.com", "fb.com", "fb.me"),
    "x": ("x.com", "twitter.com"),
    "instagram": ("instagram.com", "instagr.am"),
    "threads": ("threads.net", "threads.com"),
    "line": ("line.me", "lin.ee"),
    "youtube": ("youtube.com",),
    "tiktok": ("tiktok.com",),
    "note": ("note.com", "note.mu"),
}
_MENTION_ONLY = lazy_compile(
    r"\s?(?:社|Inc|Corp|の?(?:利用)?規約|の?(?:サービス)?利用条件|の?ヘルプ|の?(?:データ|プライバシー"
    r"|Cookie)?ポリシー(?!を?定)"
    r"|の?(?:運営(?:会社|者|元)|提供(?:会社|元|事業者)|管理者|サーバ|システム|障害|仕様|機能(?!を(?:利用|活用"
    r"|使))|広告|設定|規則|ルール|アプリの)"
    r"|(?:[、やと・][^、。やと・]{1,12}){0,4}(?:など|等|ほか|をはじめ)の?(?:様々な|さまざまな|各種"
    r"|多様な)?の?(?:SNS|ソーシャル"
    r"|サービス|媒体|メディア))",
    re.IGNORECASE,
)
_AFTER_OTHERS = lazy_compile(
    r"(?:では|は|を|も|による|での[^、。]{0,12}は|上で[^、。]{0,12}は)?[^。]{0,25}"
    r"(?:(?:行[わい]|使[わい]|用い|利用し|使用し|開設し|運用し|発信し|活用し|対象とし|含ま|始め)(?:ない|ません"
    r"|て(?:い|お)(?:ない|りません|ません)|ず)"
    r"|もご覧|もフォロー|もあわせ|も併せ|をやめ|廃止|閉鎖|終了しま|とは(?:別|異な|関係))"
)
_BEFORE_OTHERS = lazy_compile(
    r"(?:関連|姉妹|ほかの|他の|別の|(?:(?:ほか|他)の(?:課|部署)|県|国|町|村|協会)の(?:公式)?|同じく|旧|以前の"
    r"|従来の)\s?$"
)
_NOT_OWN = lazy_compile(
    r"関連|姉妹|(?:ほか|他|別)の(?:アカウント|ページ|チャンネル|課|部署|SNS)|旧アカウント|以前の|なりすまし"
    r"|偽(?:の|アカウント)|廃止|記入例"
    r"|例[:えと]|参考|もご覧|も(?:あわせて|併せて)|もフォロー|とは(?:別|関係|異な)|のヘルプ|利用規約|ポリシー:"
    r"|規約は|(?:岡山)?県の公式|国の"
)
#: First parts of a path that lead to the platform's own pages or to single posts, not to an account.
_RESERVED = frozenset(
    """
    about ads business creators docs download embed en explore feed hashtag help helps home i intent ja ja_jp jp
    legal login p playlist policies policy premium privacy reel reels results safety search settings share sharer
    shorts signup site stories support terms tos watch
    """.split()  # noqa: SIM905  sixty words in quotes are no easier to read
)
_CHANNEL_KIND = lazy_compile(r"(?:user|channel|c)/(?=.)")
_FILLER_PATH = lazy_compile(
    r"@?(?:[xX]{2,}|[*_.\-]+|your[\w-]*|account(?:[_-]?(?:name|id))?|user(?:[_-]?(?:name|id))?|sample|example|id"
    r"|url)",
    re.IGNORECASE,
)


def service(reading: Reading) -> Iterator[Place]:
    """ア: the service is named as the one that is used."""
    pattern = re.compile(NAMES.get(reading.platform) or "|".join(NAMES.values()), re.IGNORECASE)
    for one in reading.statements:
        yield from (found_in(one, match) for match in _names_in(reading, one, pattern))
    for heading in reading.outline.headings:
        words = reading.statement_of(heading)
        if heading.first < heading.last and words.text.endswith(("?", "。")):
            yield from (found_in(words, match) for match in _names_in(reading, words, pattern))
    if not reading.left_open(Topic.KIND):
        for one in reading.titles:
            yield from (found_in(one, match) for match in _names_in(reading, one, pattern))


def _names_in(reading: Reading, one: Statement, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    if Topic.RELATED in one.topics:
        return
    for match in pattern.finditer(one.text):
        if (
            not reading.document.in_link(one.start + match.start())
            and not _MENTION_ONLY.match(one.text, match.end())
            and not _AFTER_OTHERS.match(one.text, match.end())
            and not _BEFORE_OTHERS.search(one.text, max(0, match.start() - 12), match.start())
        ):
            yield match


def address(reading: Reading) -> Iterator[Place]:
    """イ: the account's own address on its platform."""
    return ((link.start, link.end) for _, link in addresses(reading))


def addresses(reading: Reading) -> Iterator[tuple[Statement, Link]]:
    """The links that are the account's own address, with the statements they stand in."""
    statements = iter(reading.statements)
    current = next(statements, None)
    for link in reading.document.links:
        while current is not None and current.end <= link.start:
            current = next(statements, None)
        if current is None:
            return
        if link.start >= current.start and _is_account(link, reading.platform) and not _left_blank(reading, link):
            around = reading.text[max(current.start, link.start - 60) : min(current.end, link.end + 30)]
            if Topic.RELATED not in current.topics and not _NOT_OWN.search(around):
                yield current, link


def _is_account(link: Link, platform: str) -> bool:
    hosts = _HOSTS.get(platform) or tuple(host for known in _HOSTS.values() for host in known)
    if not any(link.host == host or link.host.endswith(f".{host}") for host in hosts):
        return False
    if link.host.split(".")[0] in ("help", "support", "about", "business", "developers", "docs", "blog", "policies"):
        return False
    path = unquote(link.url.split("://")[-1].partition("/")[2]).strip("/")
    if link.host.endswith("youtube.com"):
        path = _CHANNEL_KIND.sub("", path)
    head = path.partition("/")[0].partition("?")[0]
    return bool(head) and head.lower() not in _RESERVED and _FILLER_PATH.fullmatch(head) is None


def _left_blank(reading: Reading, link: Link) -> bool:
    return reading.text[link.end : link.end + 1] in tuple("○〇◯●△×□*＊")
