"""What the second reader says of a draft, with the weights that ship."""

from dataclasses import replace

import pytest

from rules.context import Context
from rules.document import Document
from rules.engine import check_text
from rules.finding import Finding, Severity
from rules.guideline import clause
from rules.reader import judge
from rules.reader.beside import LONGEST_PASSAGE
from rules.reader.findings import _ADVICE
from rules.reader.model import load
from rules.reader.phrases import phrases_of
from rules.reader.sentences import sentences_of

FACEBOOK_POST = Context("facebook", "post")

NASTY = {
    "brackets": "「" * 100_000,
    "joiners": "\u200d" * 100_000,
    "right to left": "\u202e新見市\u202c" * 10_000,
    "half-width kana": "ﾆｲﾐｼ｡" * 20_000,
    "decomposed": "か\u3099" * 50_000,
    "sentence ends": "あ！" * 20_000,
    "lone surrogate": "\ud800新見市のお知らせ\udfff",
    "null": "新見市\x00のお知らせ",
    "blank": " \n\u3000\n",
    "empty": "",
}


def test_an_insult_in_passing_is_called_out_with_its_words_and_its_clause() -> None:
    text = (
        "道路の穴の通報をありがとうございます。\n見れば分かることを何度も聞いてくる頭の悪い方には、もうお答えしません。"
    )
    findings = judge(Document(text), FACEBOOK_POST)
    assert "6(2)ク①" in {finding.clause for finding in findings}
    insult = next(finding for finding in findings if finding.clause == "6(2)ク①")
    assert insult.start >= text.index("\n")
    assert insult.end - insult.start <= 40
    assert "§6(2)ク①" in insult.message


def test_an_ordinary_notice_stays_uncommented() -> None:
    text = "【図書館からのお知らせ】\n11月の休館日は、毎週月曜日と30日です。\n返却ポストは休館日もご利用いただけます。"
    assert judge(Document(text), FACEBOOK_POST) == []


@pytest.mark.parametrize(
    "text",
    [
        "たくさんのご来場をお待ちしています。",
        "にいみんの皆さん、こんにちは。",
        "今日はよい天気ですね。",
        "パスワードは定期的に変更しましょう。",
    ],
)
def test_an_ordinary_sentence_that_stands_alone_stays_uncommented(text: str) -> None:
    assert judge(Document(text), FACEBOOK_POST) == []


def test_the_reasons_are_whole_words_that_mean_something() -> None:
    text = "見れば分かることを何度も聞いてくる頭の悪い方には、もうお答えしません。"
    insult = next(finding for finding in judge(Document(text), FACEBOOK_POST) if finding.clause == "6(2)ク①")
    named = insult.message.partition("などの言い方から")[0].removeprefix("この文は「").removesuffix("」").split("」「")
    morphemes = Document(text).morphemes
    starts, ends = {one.start for one in morphemes}, {one.end for one in morphemes}
    assert all(text.index(word) in starts and text.index(word) + len(word) in ends for word in named)
    assert all(len(word) >= 2 for word in named)


def test_a_sentence_whose_weight_lies_on_no_word_gets_no_reason_in_brackets() -> None:
    assert phrases_of(sentences_of(Document("んのさんことするので、それはこの3つ。"))[0]) == ()


def test_a_word_is_named_with_what_hangs_on_it() -> None:
    sentence = sentences_of(Document("正式発表はまだ先ですが先に言っちゃいます。"))[0]
    assert [sentence.text[start:end] for start, end in phrases_of(sentence)] == ["正式発表", "まだ", "言っちゃいます"]


def test_it_only_ever_asks_for_confirmation() -> None:
    text = "見れば分かることを何度も聞いてくる頭の悪い方には、もうお答えしません。聞いた話では来年廃止だそうです。"
    findings = judge(Document(text), FACEBOOK_POST)
    assert findings
    assert {finding.severity for finding in findings} == {Severity.CONFIRM}


def test_a_password_is_never_repeated_in_a_message() -> None:
    text = "公式アカウントのパスワードはNiimi-Kanko310です。"
    findings = judge(Document(text), FACEBOOK_POST)
    assert findings
    assert all("Kanko" not in finding.message and "310" not in finding.message for finding in findings)
    assert all(finding.secret for finding in findings)


def test_positions_count_the_text_as_written() -> None:
    text = "㌔㍍　ｺﾝﾆﾁﾊ｡\r\n見れば分かることを何度も聞いてくる頭の悪い方には、もうお答えしません。"
    findings = judge(Document(text), FACEBOOK_POST)
    assert findings
    assert all(text.index("見れば") <= finding.start < finding.end <= len(text) for finding in findings)


def test_every_clause_it_judges_by_has_its_advice_and_stands_in_the_guideline() -> None:
    assert set(load().clauses) == set(_ADVICE)
    assert all(clause(key).label for key in load().clauses)


@pytest.mark.parametrize("name", NASTY)
def test_no_string_is_too_nasty(name: str) -> None:
    text = NASTY[name]
    for finding in judge(Document(text), FACEBOOK_POST):
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.end - finding.start <= 2 * LONGEST_PASSAGE


def test_the_same_draft_gets_the_same_answer_twice() -> None:
    text = "聞いた話では、あの店はもうすぐ閉まるらしいですよ。"
    assert judge(Document(text), FACEBOOK_POST) == judge(Document(text), FACEBOOK_POST)


def test_a_sentence_longer_than_the_reader_looks_at_is_read_to_its_end() -> None:
    text = "お知らせ、" * 200 + "見れば分かることを何度も聞いてくる頭の悪い方には、もうお答えしません。"
    findings = judge(Document(text), FACEBOOK_POST)
    assert any(finding.start > 900 for finding in findings)


def test_a_link_to_a_public_body_is_not_called_out() -> None:
    text = "まとめサイトに載っていました。くわしくはこちらの掲示板をどうぞ。\n{}"
    strange = judge(Document(text.format("https://uwasa-matome-ch.net/niimi")), FACEBOOK_POST)
    public = judge(Document(text.format("https://www.mlit.go.jp/")), FACEBOOK_POST)
    link_at = text.index("{")
    assert any(finding.end > link_at for finding in strange)
    assert not any(finding.end > link_at and finding.clause == "6(2)エ" for finding in public)


@pytest.mark.parametrize("name", ["@niimi_bousai", "@NiimiFire119", "@niimi.kanko.2026"])
def test_the_name_of_an_account_is_no_password(name: str) -> None:
    assert not judge(Document(f"市の正規アカウントは「{name}」です。"), FACEBOOK_POST)


def test_what_is_called_a_password_is_one_with_an_at_sign_too() -> None:
    text = "アカウントのIDは niimi、パスは @NiimiFire119 です。"

    assert "5(7)" in {finding.clause for finding in judge(Document(text), FACEBOOK_POST)}


def test_the_address_of_a_page_on_a_platform_is_not_called_out() -> None:
    assert not judge(Document("https://www.facebook.com/profile.php?id=100091234567890"), FACEBOOK_POST)


SIGHS = "会議が長い。\n部長の昔話、また始まった。\n早く帰りたいのに。"


def _whole(finding: Finding) -> str:
    return SIGHS[finding.start : finding.end]


def test_sentences_that_are_one_problem_together_are_one_finding() -> None:
    (finding,) = judge(Document(SIGHS), FACEBOOK_POST)

    assert finding.clause == "6(2)ア"
    assert _whole(finding) == SIGHS.removesuffix("。")
    assert finding.quote(SIGHS) == "早く帰りたいのに"
    assert finding.message.startswith("この文とそのすぐ前後の文は")


def test_a_passage_does_not_reach_into_a_sentence_that_is_called_out_for_the_same_clause() -> None:
    at = SIGHS.index("部長の昔話")
    told = Finding("unofficial-tone", "6(2)ア", Severity.CONFIRM, at, at + 5, "")

    (finding,) = judge(Document(SIGHS), FACEBOOK_POST, [told])
    (other,) = judge(Document(SIGHS), FACEBOOK_POST, [replace(told, clause="6(2)イ")])

    assert _whole(finding) == "早く帰りたいのに"
    assert finding.heart is None
    assert _whole(other) == SIGHS.removesuffix("。")


def test_where_a_sentence_is_told_of_counts_the_text_as_written() -> None:
    text = f"㍿㍿㍿㍿㍿\n{SIGHS}"
    at = text.index("部長の昔話")
    told = Finding("unofficial-tone", "6(2)ア", Severity.CONFIRM, at, at + 2, "")

    found = judge(Document(text), FACEBOOK_POST, [told])

    assert not any(finding.start < at + 5 and at < finding.end for finding in found)


@pytest.mark.parametrize(
    "secret",
    [
        "新しいパスワードは「さくらもち」です。",
        "いまのパスは旧姓＋入庁年です。",
        "niimi-2024-kanko",
        "旧マイナンバーは１０７５６９００７２０７でした。",
    ],
)
@pytest.mark.parametrize("beside", ["みんな頭の悪い連中ばかりだ。", "外国人はうそつきばかりだ。"])
def test_a_passage_never_shows_a_secret_that_stands_beside(secret: str, beside: str) -> None:
    for text in (f"{secret}\n{beside}", f"{beside}\n{secret}"):
        at = text.index(secret)
        known = check_text(text, second_reader=False)
        shown = [one for one in judge(Document(text), FACEBOOK_POST, known) if not one.secret]
        assert not [one for one in shown if one.start < at + len(secret) and at < one.end]


def test_a_password_told_in_words_is_called_out_where_accounts_are_spoken_of() -> None:
    text = "このアカウントに入る数字は、いままでどおり市の花の開花日のままにしてあるよ。\nみんなも忘れないでね。"

    assert "5(7)" in {finding.clause for finding in judge(Document(text), FACEBOOK_POST)}
