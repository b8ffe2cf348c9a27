"""§5(3)イ: what the account is called, and who runs it."""

import re
from collections.abc import Iterator

from rules.lazy_patterns import lazy_compile
from rules.mentions import Link
from rules.policy.organisations import named_organisation, sections_in, without_contractors
from rules.policy.outline import Statement
from rules.policy.reading import Place, Reading, found_in, place_of
from rules.policy.services import NAMES, addresses
from rules.policy.topics import Topic, topics_of

_QUOTED = r"[「『【\"“](?P<name>(?:[^「『【\"“」』】”\n]|【[^【】\n]{1,12}】|『[^『』\n]{1,24}』){1,60})[」』】\"”]"
_ACCOUNT_WORD = (
    r"(?:アカウント|ページ|チャンネル|フェイスブック|Facebook|Instagram|インスタグラム|LINE|YouTube|Threads"
    r"|TikTok|note|ツイッター|"
    r"(?<![A-Za-z])X|Twitter)"
)
_NAMED = (
    lazy_compile(
        r"(?:アカウント|ページ|チャンネル|ユーザー?|表示|トーク)?(?:の|ネーム)?(?:名称|名前|名(?![一-鿿])|愛称|表示|呼び名"
        r"|タイトル)(?:を|は|が|として|:|,|、|\s){0,6}"
        rf"{_QUOTED}",
        re.IGNORECASE,
    ),
    lazy_compile(
        r"(?:アカウント名|ページ名|チャンネル名|ユーザー名|表示名|名称|(?<!お)名まえ|(?<!お)名前|呼び名|愛称)(?:は、?|が|を|:|\s)\s{0,4}"
        r"(?P<name>(?!本|この|https?:)[^\s、。「」:/]{2,40}?)(?=と(?:し|す|いう)|で(?:す|あ|、)|、|。|/|\s|$)"
    ),
    lazy_compile(
        rf"{_ACCOUNT_WORD}(?:アカウント|ページ|チャンネル)?(?:\([^)\n]{{1,20}}\))?(?:名)?(?:は|として|に|の|で|,"
        rf"|、|\s){{0,3}}{_QUOTED}",
        re.IGNORECASE,
    ),
    lazy_compile(r"(?:開設|設置|運用|運営)する(?P<name>[^\s、。「」:()@]{3,30})\(以下「(?![本当市])"),
    lazy_compile(r"(?P<name>[^\s、。「」:()@]{2,30})\s?\(\s?@[A-Za-z0-9_.]{3,30}\s?\)"),
    lazy_compile(
        r"\((?:アカウント名|ページ名|チャンネル名|表示名|名称|名前)\s?(?::|は|\s)\s?(?P<name>[^)\n「]{2,40})\)"
    ),
    lazy_compile(
        rf"{_QUOTED}\s?(?:と(?:いう|名乗|題し|称す)|の名(?:称|前|で)?|という名|\s?(?:の)?(?:公式)?(?:アカウント"
        rf"|ページ|チャンネル)|[、\s]?\(?(?:@|https?:)|\(以下|で(?:検索|登録|開設|始め))"
    ),
)
_ALONE = lazy_compile(r"[\s()/]{1,4}[一-鿿ァ-ヺー々・ ]{2,30}[\s)]{0,2}")
_QUOTED_ALONE = lazy_compile(_QUOTED)
_ABOUT_ACCOUNT = frozenset({Topic.NAME, Topic.ACCOUNT, Topic.URL})
_LONGEST_NAME = 40
_SCREEN_WORDS = lazy_compile(
    r"いいね|友だち|フォロー|シェア|ポスト|設定|通知|メッセージ|プロフィール|ブロック|非表示|コメント|検索"
    r"|ログイン|トーク"
    r"|登録|報告|通報|質問|問い?合わ?せ|手紙|提案箱|意見箱|Q&A|個人情報|アンケート|フォーム|著作権"
)
_COPULA = lazy_compile(r"(?:です|である|とする|と(?:い|言)います)。?$")
_SHORT_NAME = lazy_compile(r"(?:(?!です|ます)[^はをが\n]){2,24}")
_BEFORE_ADDRESS = lazy_compile(
    r"(?!.*(?:入口|登録|友だち|こちら|住所|場所|フォロー|検索|サイト))[^\n。、:はをがで]{2,30}"
)
_ONLY_SERVICE = lazy_compile(
    "(?:公式|アカウント|ページ|チャンネル|LINE|" + "|".join(NAMES.values()) + r"|\s){1,4}", re.IGNORECASE
)
_SELF = lazy_compile(
    r"(?:本|この|当)(?:アカウント|ページ|チャンネル|ポリシー|方針|規約)|^(?:以下|次|下記|上記|左記|同上|URL)"
    r"|のとおり$|参照|以下[「『]?|運用(?:ポリシー|方針)|利用規約|ガイドライン"
)
_RUNS = (
    r"(?:運用|運営|管理|開設|発信|担当|投稿|更新|配信|編集|担[いう]|当た[りる]|あた[りる]|動か|つぶや|お届け|書い"
    r"|お伝え|伝え|書き込|書込|お送り|お知らせし|紹介し|始め|はじめ|所管|設置|受け持|やって|作っ|作り|つづ|届け|所掌|つかさど|司|筆を|執筆)"
)
_ANOTHER_MATTER = r"(?:定め|報告|協議|承認|問い合わせ|質問|回答|返信|お答え|連絡|改正|改廃|削除)"
_RUNS_AFTER = lazy_compile(
    rf"\)?(?:\([^)\n]{{1,30}}\))?(?:の[^、。\sはがをに]{{1,8}})?"
    rf"(?:(?:が|は|では|において|によ(?:り|って)|で(?={_RUNS})|と[^。、\s]{{1,16}}?(?:が|で|により)|に(?:所属する|属する|勤める)[^。、]{{1,20}}?が)(?:(?!{_ANOTHER_MATTER})[^。\n]){{0,120}}?{_RUNS}|\s?(?:運用"
    rf"|運営|管理)(?:$|。|\s|し)"
    rf"|の(?:所管|管理|運営|運用|担当)(?:と|です|である|に属)"
    rf"|(?:の)?[A-Za-zァ-ヺー]{{0,12}}公式[A-Za-zァ-ヺー]{{0,12}}(?:アカウント|ページ|チャンネル)(?:です|である|で、))"
)
_RUNS_BEFORE = lazy_compile(
    r"(?:運用|運営|管理|発信|所管|投稿|更新|担当|編集|配信|書い|書き手|作り手|撮っ|作っ|つくっ|動かし)(?:者|元"
    r"|主体|部署|課"
    r"|組織|責任者|担当者?|管理|主管|事務|の(?:責任者|担当|主体))?(?:名)?"
    r"(?:は|:|が|を|、|・|\s|し?て(?:いる|います)|する|している|し?ているの|するの|行うの|に(?:当た|あた|携わ)(?:る"
    r"|って)(?:いる)?の?|職員){1,6}[^。\n]{0,24}$"
    r"|中の人は、?[^。\n]{0,24}$|(?:撮[っる]|載せ|書き?込|書い|作っ|つくっ|届け|流[しす]|投稿|更新|発信|運[営用]|管理|編集|動か|扱[うっ])[^。、]{0,10}(?:の|人|者|方)は、?[^。\n]{0,24}$"
)


def name(reading: Reading) -> Iterator[Place]:
    """イ: what the account is called."""
    for one in reading.statements:
        yield from _name_in(one)
        text = _COPULA.sub("", one.text)
        short = one.listed or _SHORT_NAME.fullmatch(text) is not None
        behind_label = Topic.NAME in one.topics and short and _is_name(text)
        if behind_label or (one.topics & _ABOUT_ACCOUNT and _QUOTED_ALONE.fullmatch(one.text)):
            yield place_of(one)
    for one, link in addresses(reading):
        before = reading.text[one.start : min(link.start, one.start + _LONGEST_NAME)].strip(" (<:/")
        if (
            link.start - one.start < _LONGEST_NAME
            and _BEFORE_ADDRESS.fullmatch(before)
            and not topics_of(before)
            and not _ONLY_SERVICE.fullmatch(before)
        ):
            yield one.start, one.start + len(before)
    if not reading.left_open(Topic.NAME):
        for one in reading.titles:
            yield from (
                found_in(one, match) for match in re.finditer(_QUOTED, one.text) if not _SELF.search(match["name"])
            )


def _section_behind(reading: Reading, one: Statement, link: Link) -> Place | None:
    """A section that stands alone behind the account's address: 「名前 URL 所属」."""
    behind = reading.text[link.end : min(one.end, link.end + _LONGEST_NAME)]
    if link.end + _LONGEST_NAME < one.end or _ALONE.fullmatch(behind) is None:
        return None
    return next(((link.end + start, link.end + end) for start, end in sections_in(behind)), None)


def _name_in(one: Statement) -> Iterator[Place]:
    if one.topics & {Topic.PRIVACY, Topic.RESPONSE, Topic.RELATED, Topic.RULES, Topic.RIGHTS}:
        return
    for pattern in _NAMED:
        for match in pattern.finditer(one.text):
            if (
                not _SELF.search(match["name"])
                and _SCREEN_WORDS.match(match["name"]) is None
                and one.text[max(0, match.start() - 3) : match.start("name")].find("以下") < 0
            ):
                yield found_in(one, match)


def _is_name(text: str) -> bool:
    bare = text.partition("http")[0].strip(" /、()")
    return 1 < len(bare) <= 60 and _SELF.match(bare) is None and "電話" not in bare


def operator(reading: Reading) -> Iterator[Place]:
    """イ: a section of the city is named as the one that runs the account."""
    for one, link in addresses(reading):
        place = _section_behind(reading, one, link)
        if place is not None:
            yield place
    for one in reading.statements:
        text = without_contractors(one.text)
        if (
            Topic.OPERATOR in one.topics
            and Topic.RELATED not in one.topics
            and named_organisation(text, reading.city.name)
        ):
            yield place_of(one)
        for start, end in sections_in(text):
            after = _RUNS_AFTER.match(text, end)
            if after is not None:
                yield one.start + start, one.start + after.end()
                break
            if _RUNS_BEFORE.search(text, max(0, start - 50), start):
                yield one.start + max(0, start - 50), one.start + end
                break
