"""One analysis of a draft: sentences, links, quotations, words, the lexicon and its guards."""

import pytest

from rules.document import Document
from rules.guards import GUARDS, is_guarded
from rules.lexicon import entries
from rules.mentions import Match
from rules.platforms import platform


def place(document: Document, word: str) -> Match:
    start = document.text.index(word)
    return Match(start, start + len(word), document.span(start, start + len(word)), word, {})


def test_sentences_end_where_the_measure_ends_them() -> None:
    document = Document("晴れました。\n雨？ はい！\n\n終わり")
    assert [sentence.text for sentence in document.sentences] == ["晴れました。", "雨?", "はい!", "終わり"]


def test_links_are_found_glued_to_japanese_and_without_scheme() -> None:
    document = Document(
        "詳しくはhttps://www.city.niimi.okayama.jp/a?b=1をご覧ください。bit.ly/3abcも。連絡はa@b.lg.jpへ。"
    )
    assert [(link.host, link.has_scheme) for link in document.links] == [
        ("www.city.niimi.okayama.jp", True),
        ("bit.ly", False),
    ]
    assert document.links[0].domain == "city.niimi.okayama.jp"
    assert [tag.text for tag in document.emails] == ["a@b.lg.jp"]


def test_hashtags_and_mentions_are_no_links() -> None:
    document = Document("#新見市 #千屋牛🐂 @niimi_city #9110 https://x.com/#top")
    assert [tag.text for tag in document.hashtags] == ["#新見市", "#千屋牛"]
    assert [tag.text for tag in document.mentions] == ["@niimi_city"]


def test_a_quotation_is_what_stands_between_its_marks() -> None:
    document = Document("彼は「今日は『大雨』だ」と言った。")
    assert [document.text[start:end] for start, end in document.quotations] == ["今日は『大雨』だ"]


def test_words_know_where_they_stand_in_the_text_as_written() -> None:
    document = Document("ﾊﾟｽﾜｰﾄﾞを変えました。")
    (word, *_) = document.morphemes
    assert word.surface == "パスワード"
    assert document.span(word.start, word.end) == (0, 7)


@pytest.mark.parametrize(
    ("text", "word", "guard"),
    [
        ("児童虐待の防止に取り組みます。", "虐待", "awareness"),
        ("詐欺にご注意ください。", "詐欺", "awareness"),
        ("STOP!いじめ", "いじめ", "awareness"),
        ("「避難勧告」は廃止されました。", "避難勧告", "discussed"),
        ("「避難勧告」が出ました。", "避難勧告", "quoted"),
        ("安全ではありません。", "安全", "negated"),
        ("虐待対応センターを開きました。", "虐待", "official"),
        ("誤：11月31日", "11月31日", "correction"),
        ("当時は看護婦と呼ばれていました。", "看護婦", "historical"),
    ],
)
def test_a_guard_excuses_a_word_in_its_context(text: str, word: str, guard: str) -> None:
    document = Document(text)
    assert is_guarded(document, place(document, word), [guard])


@pytest.mark.parametrize("guard", ["awareness", "quoted", "discussed", "negated", "correction", "historical"])
def test_a_plain_statement_excuses_nothing(guard: str) -> None:
    document = Document("虐待があります。")
    assert not is_guarded(document, place(document, "虐待"), [guard])


def test_every_entry_of_the_lexicon_says_where_it_comes_from_and_names_known_guards() -> None:
    for entry in entries():
        assert entry.source
        assert set(entry.guards) <= set(GUARDS)


def test_the_lexicon_is_searched_in_any_width_and_case() -> None:
    assert [hit.entry.term for hit in Document("避難勧告を発令").lexicon("obsolete-disaster-term")] == ["避難勧告"]
    assert list(Document("「避難勧告」は廃止").lexicon("obsolete-disaster-term")) == []


@pytest.mark.parametrize(
    ("key", "text", "length"),
    [
        ("x", "あ" * 140, 280),
        ("x", "https://www.city.niimi.okayama.jp/" + "a" * 100, 23),
        ("facebook", "👨‍👩‍👧", 5),
        ("line", "🐂", 2),
    ],
)
def test_each_platform_counts_in_its_own_way(key: str, text: str, length: int) -> None:
    known = platform(key)
    assert known is not None
    assert known.length(text) == length


def test_what_fits_is_what_the_platform_takes() -> None:
    known = platform("x")
    assert known is not None
    assert known.fits("あ" * 150) == 140
    assert known.left("あ" * 150) == -20
