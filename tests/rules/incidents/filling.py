"""What people write into the blanks of a text: likely words, as a city would."""

from datetime import datetime, timedelta

from rules.context import TOKYO
from rules.incidents.facts import IncidentFacts
from rules.incidents.kinds import IncidentKind
from rules.incidents.sources import Value
from rules.incidents.statement import Blank, BlankKind, Statement

NOW = datetime(2026, 11, 26, 21, 30, tzinfo=TOKYO)
KNOWN_ANYWAY = frozenset({"now", "city", "homepage", "kind", "platform", "cause"})

WORDS = {
    "アカウント名": ("新見市観光", "新見市", "新見市防災", "新見市立図書館", "にいみ子育てナビ", "新見市消防本部"),
    "ユーザー名": ("niimi.kanko", "niimi_city", "niimi_bousai", "niimilib", "niimi.kosodate", "NiimiFire119"),
    "偽の名前": ("新見市観光（キャンペーン）", "新見市公式", "新見市 プレゼント事務局", "新見市観光課", "niimi city"),
    "偽のユーザー名": ("niimi.kanko_gift", "niimi_city_official1", "@niimi_cityy", "niimi.kanko.2026", "nimi_kanko"),
    # The example names a day; a text filled in on any day of the year must not.
    "確かめたこと": ("投稿してから30分後に削除しました。", "職員が一人で投稿しました。"),
    "対象URL": (
        "https://www.facebook.com/niimi.kanko",
        "https://x.com/niimi_city/status/1234567890123456789",
        "https://www.instagram.com/p/Cabc123/",
        "https://www.youtube.com/@niimicity",
    ),
    "偽のURL": (
        "https://www.facebook.com/profile.php?id=100091234567890",
        "https://x.com/niimi_cityy",
        "https://www.instagram.com/niimi.kanko_gift/",
    ),
    "件名": (
        "ごみ収集日のお知らせ",
        "秋まつりのお知らせ",
        "千屋牛フェアの写真",
        "子育て支援講座の案内",
        "避難所の開設",
    ),
    "課": ("総務部秘書広報課", "産業部商工観光課", "上下水道課", "生涯学習課", "消防本部"),
    "うわさの内容": (
        "市が水道料金を2倍にするという内容",
        "市内の小学校がすべて休校になるという内容",
        "市役所が移転するという内容",
    ),
    "正しい内容": ("水道料金を変える予定は発表していません。", "市内の小学校は、予定どおり授業を行います。"),
    "見えている事象": ("覚えのない投稿が3件出ています。", "プロフィールの写真が変わっています。"),
    "説明": ("1. 対象は市内にお住まいの方です。2. 申込みは不要です。", "料金は前の年度と同じです。"),
    "規約の条項": ("個人情報を書き込むこと", "他の利用者を中傷すること", "営利を目的とした宣伝"),
    "誤": ("午前10時", "100円", "東側の駐車場"),
    "正": ("午後2時", "200円", "西側の駐車場"),
    "措置": ("非表示に", "削除"),
}


def words_for(blank: Blank) -> tuple[str, ...]:
    """What may be written into a blank of words."""
    return WORDS.get(blank.name, (blank.example,))


def answer(blank: Blank, now: datetime = NOW) -> Value:
    """One right answer."""
    if blank.kind in (BlankKind.MOMENT, BlankKind.DAY):
        return now + timedelta(hours=2 if blank.name == "次回日時" else -2)
    return words_for(blank)[0]


def asked(statement: Statement) -> tuple[Blank, ...]:
    """The blanks that an incident of which nothing is known leaves to people."""
    return tuple(blank for blank in statement.blanks if blank.source not in KNOWN_ANYWAY)


def answers(statement: Statement, **changed: Value) -> dict[str, Value]:
    """Right answers for every blank, some of them changed."""
    return {blank.name: answer(blank) for blank in asked(statement)} | changed


def facts_of(statement: Statement, kind: IncidentKind | None = None) -> IncidentFacts:
    """An incident that the text fits, of which nothing is known."""
    return IncidentFacts(kind or statement.kinds[0], platform="facebook")
