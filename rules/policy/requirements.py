"""The items that §5(3), §5(4) and §5(6) ask for: who reads them, and what to write where one is missing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rules.policy import accounts, bios, conditions, operation, privacy, purposes, services
from rules.policy.reading import Place, Reading
from rules.policy.topics import Topic

Reader = Callable[[Reading], Iterator[Place]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing an item asks for: `read` finds the words that say it, `topic` is what a heading for it announces."""

    key: str
    label: str
    read: Reader
    topic: Topic
    advice: str


@dataclass(frozen=True, slots=True)
class Required:
    """An item of the guideline, by the key of its clause."""

    key: str
    clause: str
    label: str
    asked: tuple[Asked, ...]


POLICY = (
    Required(
        "ア",
        "5(3)ア",
        "ソーシャルメディアの種類",
        (
            Asked(
                "ア",
                "種類",
                services.service,
                Topic.KIND,
                "「フェイスブック」「X」など、使うサービスの名前を書いてください。",
            ),
        ),
    ),
    Required(
        "イ",
        "5(3)イ",
        "アカウント名・URL・運用者名",
        (
            Asked(
                "イ.name",
                "アカウント名",
                accounts.name,
                Topic.NAME,
                "画面に表示されるアカウントの名前を書いてください。",
            ),
            Asked(
                "イ.url",
                "アカウントのURL",
                services.address,
                Topic.URL,
                "このアカウントのページのURLを書いてください。"
                "市ホームページのURL、検索用のID、二次元コードの案内では足りません。",
            ),
            Asked(
                "イ.operator",
                "アカウント運用者名",
                accounts.operator,
                Topic.OPERATOR,
                "「運用者　○○部○○課」のように、運用する所属を書いてください。問い合わせ先や委託先だけでは足りません。",
            ),
        ),
    ),
    Required(
        "ウ",
        "5(3)ウ",
        "情報発信の目的及び内容",
        (
            Asked(
                "ウ.purpose",
                "目的",
                purposes.purpose,
                Topic.PURPOSE,
                "何のために発信するのかを書いてください。",
            ),
            Asked(
                "ウ.content",
                "内容",
                purposes.content,
                Topic.CONTENT,
                "どのような情報を発信するのかを書いてください。",
            ),
        ),
    ),
    Required(
        "エ",
        "5(3)エ",
        "運用方法",
        (
            Asked(
                "エ.hours",
                "運用時間",
                operation.hours,
                Topic.HOURS,
                "投稿する時間を「平日の午前8時30分から午後5時15分まで」のように書いてください。"
                "電話の受付時間や更新の回数では足りません。",
            ),
            Asked(
                "エ.response",
                "意見や質問への対応方法",
                operation.response,
                Topic.RESPONSE,
                "コメントやメッセージに返信するかどうか、意見や質問をどこで受けるかを書いてください。",
            ),
        ),
    ),
    Required(
        "オ",
        "5(3)オ",
        "個人情報に関する取り扱い",
        (
            Asked(
                "オ",
                "個人情報",
                privacy.privacy,
                Topic.PRIVACY,
                "市が個人情報を集めるか、何に使うか、他に渡さないことなどを書いてください。"
                "見る人への注意だけでは足りません。",
            ),
        ),
    ),
)

TERMS = (
    Required(
        "ア",
        "5(4)ア",
        "利用上の遵守事項",
        (
            Asked(
                "ア",
                "遵守事項",
                conditions.observance,
                Topic.RULES,
                "利用者に守ってもらうこと（してはいけない書き込みなど）を書いてください。",
            ),
        ),
    ),
    Required(
        "イ",
        "5(4)イ",
        "知的財産権の帰属",
        (
            Asked(
                "イ",
                "知的財産権の帰属",
                conditions.ownership,
                Topic.RIGHTS,
                "文章や写真の著作権などがだれに帰属するかを書いてください。「無断転載を禁じます」だけでは足りません。",
            ),
        ),
    ),
    Required(
        "ウ",
        "5(4)ウ",
        "免責事項",
        (
            Asked(
                "ウ",
                "免責事項",
                conditions.disclaimer,
                Topic.LIABILITY,
                "市が責任を負わない範囲を書いてください。",
            ),
        ),
    ),
)


def bio(city: str, homepage: str) -> tuple[Required, ...]:
    """What §5(6) asks of the free-text field, in the words of this city."""
    organisation = Asked(
        "organization",
        "運営組織",
        bios.organisation,
        Topic.OPERATOR,
        f"「{city}○○課の公式アカウントです」のように、運営する組織を書いてください。",
    )
    address = Asked(
        "homepage_url",
        "市ホームページのURL",
        bios.homepage,
        Topic.URL,
        f"{homepage} を書くか、プロフィールのURL欄に入れてください。短縮URLでは足りません。",
    )
    return tuple(Required(one.key, "5(6)", one.label, (one,)) for one in (organisation, address))
