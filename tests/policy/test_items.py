"""§5(3), §5(4), §5(6): an item counts by what the text says, not by its heading."""

import pytest

from rules.context import CityFacts
from rules.policy_items import Doc, check_bio, check_policy, check_terms
from tests.policy.examples import missing, missing_in, policy

ALL = ("ア", "イ.name", "イ.url", "イ.operator", "ウ.purpose", "ウ.content", "エ.hours", "エ.response", "オ")


def test_a_policy_that_says_everything_is_complete() -> None:
    report = check_policy(policy(), platform="facebook")
    assert report.complete
    assert report.has() == dict.fromkeys(("ア", "イ", "イ.name", "イ.url", "イ.operator", "ウ", "エ", "オ"), True)


@pytest.mark.parametrize(
    "words", ["", "別途定める。", "準備中", "○○○", "現在、関係課と調整しています。", "別紙のとおり"]
)
@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("種類", "ア"),
        ("アカウント名", "イ.name"),
        ("URL", "イ.url"),
        ("運用者", "イ.operator"),
        ("目的", "ウ.purpose"),
        ("内容", "ウ.content"),
        ("運用時間", "エ.hours"),
        ("ご意見への対応", "エ.response"),
        ("個人情報", "オ"),
    ],
)
def test_a_label_with_nothing_behind_it_is_missing(label: str, key: str, words: str) -> None:
    assert missing_in(policy(**{label: words})) == [key]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"種類": "SNS"}, "ア"),
        ({"種類": "FacebookやXなどのSNSが広く使われています。"}, "ア"),
        ({"種類": "フェイスブックでの発信は行いません。"}, "ア"),
        ({"URL": "https://www.facebook.com/"}, "イ.url"),
        ({"URL": "https://www.city.niimi.okayama.jp/"}, "イ.url"),
        ({"URL": "https://www.facebook.com/○○○"}, "イ.url"),
        ({"URL": "https://www.instagram.com/niimi.kanko"}, "イ.url"),
        ({"URL": "（例）https://www.facebook.com/niimi"}, "イ.url"),
        ({"URL": "アプリで「niimi.kanko」を検索してください。"}, "イ.url"),
        ({"運用者": "株式会社にいみ企画"}, "イ.operator"),
        ({"運用者": "Meta Platforms, Inc."}, "イ.operator"),
        ({"運用者": "一般社団法人新見市観光協会"}, "イ.operator"),
        ({"運用者": "広報の担当者"}, "イ.operator"),
        ({"運用者": "-", "お問い合わせ先": "新見市産業部商工観光課　0867-72-6136"}, "イ.operator"),
        ({"目的": "-"}, "ウ.purpose"),
        ({"目的": "この方針は、本ページの運用に関し必要な事項を定めることを目的とする。"}, "ウ.purpose"),
        ({"内容": "-"}, "ウ.content"),
        ({"運用時間": "-", "お問い合わせ": "電話（平日8時30分〜17時15分）でお願いします。"}, "エ.hours"),
        ({"運用時間": "-", "更新": "月に2回"}, "エ.hours"),
        ({"ご意見への対応": "誹謗中傷のコメントは削除します。"}, "エ.response"),
        ({"ご意見への対応": "商工観光課　電話0867-72-6136"}, "エ.response"),
        ({"個人情報": "公開範囲はご自身で設定画面からご確認ください。"}, "オ"),
        ({"個人情報": "住所や電話番号を書き込まないでください。"}, "オ"),
        ({"個人情報": "-", "禁止事項": "個人情報を掲載するもの、プライバシーを侵害するもの"}, "オ"),
        ({"個人情報": "写真の無断転載を禁じます。"}, "オ"),
    ],
)
def test_what_does_not_say_it_does_not_count(changes: dict[str, str], key: str) -> None:
    assert missing_in(policy(**changes)) == [key]


@pytest.mark.parametrize(
    "changes",
    [
        {"種類": "-", "使っているもの": "Facebookページ"},
        {"アカウント名": "-", "呼び名": "「新見市観光だより」という名前です。"},
        {"運用者": "-", "中の人": "商工観光課の職員が投稿しています。"},
        {"運用者": "新見市産業部商工観光課（更新の業務は株式会社にいみ企画に委託）"},
        {"目的": "-", "なぜ発信するの": "新見を訪れる人を増やしたいからです。"},
        {"内容": "-", "ページで読めるもの": "祭りの日程や花の見頃をお知らせします。"},
        {"内容": "新着の情報や花の見頃を順次お知らせします。"},
        {"運用時間": "常時"},
        {"運用時間": "-", "いつ動いているの": "開庁時間中に投稿します。"},
        {"ご意見への対応": "-", "お声をいただいたら": "お返事はできませんが、担当者がすべて読みます。"},
        {"個人情報": "-", "その他": "お寄せいただいたお名前や連絡先をほかの目的に使うことはありません。"},
        {"個人情報": "市ホームページのプライバシーポリシーに従って取り扱います。"},
    ],
)
def test_an_unusual_heading_hides_nothing(changes: dict[str, str]) -> None:
    assert missing_in(policy(**changes)) == []


def test_the_service_named_in_the_title_counts_unless_its_own_heading_is_left_empty() -> None:
    title = "新見市観光フェイスブックページ運用ポリシー\n"
    assert missing_in(title + policy(種類="-")) == []
    assert missing_in(title + policy(種類="準備中")) == ["ア"]


def test_evidence_points_at_the_words_as_written() -> None:
    text = policy(URL="ｈｔｔｐｓ：／／ｗｗｗ．ｆａｃｅｂｏｏｋ．ｃｏｍ／ｎｉｉｍｉ")
    parts = {part.key: part for item in check_policy(text).items for part in item.parts}
    shown = {key: text[part.evidence[0].start : part.evidence[0].end] for key, part in parts.items()}
    assert shown["イ.url"] == "ｈｔｔｐｓ：／／ｗｗｗ．ｆａｃｅｂｏｏｋ．ｃｏｍ／ｎｉｉｍｉ"
    assert shown["イ.operator"] == "新見市産業部商工観光課"
    assert shown["ウ.content"] == "季節の風景、催しの案内"


def test_evidence_in_lines_broken_at_a_width_points_across_the_break() -> None:
    lines = [
        "第１　市は、LINE公式アカウント「新見市」（https://page.line.me/ci",
        "ty-niimi）を総務部秘書広報課において運用し、防災、子育てその他の市",
        "政の情報を配信し、市民の利便を図る。配信は執務時間内に行い、利用者か",
        "らの質問には回答しない。登録により得た個人情報は、目的外に利用しない。",
    ]
    text = "\n".join(lines)
    report = check_policy(text, platform="line")
    (url,) = next(part.evidence for item in report.items for part in item.parts if part.key == "イ.url")
    assert text[url.start : url.end] == "https://page.line.me/ci\nty-niimi"
    assert report.complete


def test_lines_of_a_list_that_happen_to_be_long_are_not_joined() -> None:
    text = "\n".join(
        [
            "名称　新見市観光だより、フェイスブックに設けた観光のページ",
            "運用　新見市産業部商工観光課とし、課長が投稿前に必ず確認する",
            "目的　市の見どころを知っていただき、訪れる方を増やすこととする",
            "返信　コメントには返信せず、ご質問は電話でお受けすることとする",
        ]
    )
    found = [part.key for item in check_policy(text).items for part in item.parts if part.present]
    assert found == ["ア", "イ.name", "イ.operator", "ウ.purpose", "エ.response"]


def test_what_stands_in_the_way_is_pointed_at() -> None:
    text = policy(運用時間="検討中です。")
    hours = next(part for item in check_policy(text).items for part in item.missing)
    assert hours.obstacle is not None
    assert text[hours.obstacle.start : hours.obstacle.end] == "検討中"
    assert "投稿する時間" in hours.advice


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("宣伝を書き込まないでください。写真の著作権は市に帰属します。損害について市は責任を負いません。", []),
        ("職員は法令を遵守します。写真の著作権は市に帰属します。損害について市は責任を負いません。", ["ア"]),
        ("宣伝はご遠慮ください。無断転載を禁じます。損害について市は責任を負いません。", ["イ"]),
        ("宣伝はご遠慮ください。市は投稿を削除する権利を有します。市は損害を補償しません。", ["イ"]),
        ("宣伝はご遠慮ください。著作権は市にあります。投稿の責任は投稿者が負います。", ["ウ"]),
        ("宣伝はご遠慮ください。著作権は市にあります。ご指摘には市が責任をもって対応します。", ["ウ"]),
        ("1 遵守事項\n2 知的財産権の帰属\n別に定める。\n3 免責事項\n準備中", ["ア", "イ", "ウ"]),
        ("次の事項を遵守すること。\n(1)\n(2)\n", ["ア", "イ", "ウ"]),
    ],
)
def test_terms_need_duties_of_readers_owners_of_rights_and_a_disclaimer(text: str, keys: list[str]) -> None:
    assert missing(check_terms(text)) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("新見市消防本部の公式アカウントです。https://www.city.niimi.okayama.jp/", []),
        ("運営：産業部商工観光課 city.niimi.okayama.jp", []),
        ("くわしくは新見市ホームページ https://www.city.niimi.okayama.jp/", ["organization"]),
        ("新見市の公式ホームページは city.niimi.okayama.jp", ["organization"]),
        ("新見市の非公式ファンページ https://www.city.niimi.okayama.jp/", ["organization"]),
        ("株式会社にいみ企画が運営。https://www.city.niimi.okayama.jp/", ["organization"]),
        ("新見市商工観光課です。https://bit.ly/niimi", ["homepage_url"]),
        ("新見市商工観光課です。koho@city.niimi.okayama.jp", ["homepage_url"]),
        ("新見市商工観光課です。https://www.city.niimi.okayama.jp.example.com/", ["homepage_url"]),
    ],
)
def test_a_bio_needs_the_organisation_and_the_city_homepage(text: str, keys: list[str]) -> None:
    assert missing(check_bio(text)) == keys


def test_the_homepage_may_stand_in_the_field_of_the_platform() -> None:
    report = check_bio("新見市商工観光課です。", url_field="https://www.city.niimi.okayama.jp/kanko/")
    assert report.complete
    assert not check_bio("新見市商工観光課です。", url_field="https://lit.link/niimi").complete


def test_a_bio_that_names_its_policy_needs_no_advice() -> None:
    assert check_bio("新見市商工観光課です。運用方針に基づき運用しています。").advice == ()
    assert "運用方針に基づき運用" in check_bio("新見市商工観光課です。").advice[0]


def test_another_city_has_another_name_and_homepage() -> None:
    city = CityFacts(name="高梁市", homepage="https://www.example.jp/", own_domains=frozenset({"example.jp"}))
    assert check_bio("高梁市の公式アカウント https://www.example.jp/", city=city).complete
    assert missing(check_bio("高梁市の公式アカウント https://www.city.niimi.okayama.jp/", city=city)) == [
        "homepage_url"
    ]


def test_every_clause_is_quoted_as_the_guideline_has_it() -> None:
    assert [item.clause.label for item in check_policy("").items] == [f"§5(3){key}" for key in "アイウエオ"]
    assert [item.clause.label for item in check_terms("").items] == [f"§5(4){key}" for key in "アイウ"]
    assert {item.clause.label for item in check_bio("").items} == {"§5(6)"}
    assert Doc("policy").japanese == "運用ポリシー"
