"""§5(6): a bio names the organisation that runs the account and gives the city's homepage."""

import re
from collections.abc import Iterator
from unicodedata import category

from rules.lazy_patterns import lazy_compile
from rules.links import find_links
from rules.normal import normalise
from rules.policy.organisations import sections_in, without_contractors
from rules.policy.reading import Place, Reading

_OFFICIAL = (
    r"(?:【公式】|\(公式\)|\[公式\]|公式(?!サイト|ホームページ|HP|ウェブ|Web|ページはこちら|アカウント一覧|キャラ"
    r"|マスコット|見解|戦|行事))"
)
_SERVICES = r"(?:X|Instagram|インスタグラム|インスタ|Facebook|フェイスブック|LINE|YouTube|TikTok|note|Threads)"
_ACCOUNT = rf"の(?:{_SERVICES}|お知らせ用|情報|広報|発信|採用)?\s?(?:アカウント|ページ|チャンネル|トーク|{_SERVICES})"
_TELLS = (
    r"(?:運[用営]|管理|発信|配信|投稿|更新|お届け|届け|お知らせ|お伝え|つぶや|紹介|担当|公開|掲載|案内"
    r"|書い|書く|つづ|綴|語[りる]|出す|出し|やって|つくっ|つくり|作っ|作り|制作|撮っ|お送り|動か)"
)


def _runs(people: str, particles: str) -> re.Pattern[str]:
    """What follows the name of an organisation that runs the account.

    `people` are who of it may act, `particles` what may stand between them and what they do.
    """
    return lazy_compile(
        rf"[)」】]?\s?(?:(?:の|{_SERVICES})?\s?{_OFFICIAL}|からの[^、。\s]{{1,12}}|です|である|だ。|でーす|{_ACCOUNT}"
        rf"|(?:\([^)\n]{{1,20}}\))?(?:の{people})?(?:\([^)\n]{{1,20}}\))?"
        rf"(?:{particles})[^。\n]{{0,40}}{_TELLS})"
    )


_SECTION_RUNS = _runs(r"[^、。\sはがをに]{1,8}", r"が|は|から|より|による|で|と[^。、\s]{1,10}(?:が|で)")
_SECTION_TELLS = lazy_compile(
    _SECTION_RUNS.pattern + r"|の[^、。\s]{0,10}(?:情報|お知らせ|ニュース|だより|通信|日記|ページ)(?:。|\s|$)"
)
_CITY_RUNS = _runs(r"(?:職員|担当者?|中の人|スタッフ|広報担当)", "が|から|より|による")
_BEFORE = lazy_compile(
    r"(?:運[用営]|管理|発信|担当|発行|編集|制作|中の人|お届け)(?:者|元|主体|部署|課|団体|組織)?(?:して(?:いる"
    r"|います)のは|しているのは|するのは|は|:|/|\||・運[用営]:?|\s|by|=|→|>|[^\w\s。、「」()・])\s{0,3}[^。\n]{0,16}$|\bby\s?$"
)
_LONGEST_NAME = 40
_STROKES = ("|", "。", "\n", "【", "】", "[", "]", "<", ">", "■", "●", "☆", "★", "▶", "→", "/")
_NAME = lazy_compile(r"[^。、はをがでにへ]{2,40}")
_OTHER_PART = lazy_compile(r"問い?合わ?せ|連絡|電話|申し?込|提供|協力|写真|撮影|取材")
_NEGATED = lazy_compile(
    r"非公式|公式では(?:な|あり)|(?:とは|と)(?:一切)?関係(?:は|が)?(?:な|あり)|ファン(?:が|による|の)|応援する"
    r"|在住|出身"
)


def organisation(reading: Reading) -> Iterator[Place]:
    """The bio says which organisation of the city runs the account; the city as a subject is none."""
    text = without_contractors(reading.text)
    if _NEGATED.search(text) and not re.search(r"公式(?!では)(?<!非公式)", text):
        return
    names = [(*place, _SECTION_TELLS) for place in sections_in(text)]
    city = _whose(reading)
    names += [(*place, _CITY_RUNS) for place in _city_itself(text, city)]
    for start, end, runs in names:
        after = runs.match(text, end)
        if after is not None:
            yield start, after.end()
        elif _stands_alone(text, start, end) or _BEFORE.search(text, max(0, start - 40), start):
            yield start, end


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the name is all there is at the head, or between two strokes or line breaks."""
    begin = max(0, start - _LONGEST_NAME)
    cut = max(text.rfind(mark, begin, start) for mark in _STROKES)
    if cut < 0 and begin > 0:
        return False
    words = text[cut + 1 if cut >= 0 else 0 : end].strip()
    after = text[end : end + 1]
    closed = (
        after in ("", "。", "/", *_STROKES)
        or category(after)[0] in "SC"
        or (cut < 0 and after in "( " and not words.endswith(("市", "市役所")))
    )
    return closed and _NAME.fullmatch(words) is not None and _OTHER_PART.search(words) is None


def _whose(reading: Reading) -> str:
    """The municipality that the bio is of: the city whose facts are given, or another one that it names first."""
    if _of_city(reading):
        return reading.city.name
    named = _AT_HEAD.search(reading.text)
    return named["name"] if named is not None else reading.city.name


def _city_itself(text: str, city: str) -> Iterator[Place]:
    for match in re.finditer(rf"(?<!#){re.escape(city)}(?:役所)?", text):
        yield match.span()


def homepage(reading: Reading) -> Iterator[Place]:
    """The city's homepage stands in the text; `homepage_given` asks the platform's own field."""
    for link in reading.document.links:
        if _is_homepage(link.host, reading):
            yield link.start, link.end


def homepage_given(reading: Reading, url_field: str) -> bool:
    """Whether the platform's field for an address holds the city's homepage."""
    return any(_is_homepage(link.host, reading) for link in find_links(normalise(url_field).text))


def _is_homepage(host: str, reading: Reading) -> bool:
    bare = host.removeprefix("www.")
    if bare in reading.city.own_domains:
        return True
    public = _PUBLIC_HOST.fullmatch(bare)
    if public is None or _of_city(reading):
        return False
    return public["kind"] != "pref" or _MUNICIPALITY.search(reading.text) is None


def _of_city(reading: Reading) -> bool:
    """Whether the bio names the city whose facts are given: then no other homepage than its own will do."""
    return reading.city.name.rstrip("市町村区県") in reading.text


_PUBLIC_HOST = lazy_compile(
    r"(?:(?P<kind>city|town|vill|village|pref|metro|ward)\.(?:[a-z0-9-]+\.)?(?!(?:ac|ad|co|ed|go|gr|ne|or)\.)[a-z-]+\.jp"
    r"|(?!e-)[a-z0-9-]+\.lg\.jp)"
)
"""The homepage of some municipality of Japan: 「city.….jp」 and its like are kept for them, as all of 「lg.jp」 is."""
_MUNICIPALITY = lazy_compile(r"[一-鿿ァ-ヺヶ々ぁ-ん]{1,8}[市町村区]")
_AT_HEAD = lazy_compile(
    r"(?:(?<![一-鿿ァ-ヺヶ々ぁ-ん])(?:[一-鿿]{2,3}[都道府県])?|の)(?P<name>[一-鿿ァ-ヺヶ々ぁ-ん]{1,7}[市町村区])"
)
_BY_POLICY = lazy_compile(r"(?:運用)?(?:方針|ポリシー|規約|ガイドライン)(?:に|の)(?:基づ|のっと|沿|則|従|定め|もと|下)")


def names_policy(reading: Reading) -> bool:
    """Whether the bio says that the account is run under its policy (advice, no duty)."""
    return _BY_POLICY.search(reading.text) is not None
