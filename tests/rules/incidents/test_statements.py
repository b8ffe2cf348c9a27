"""The texts of §7 keep the guideline themselves, and none goes out unfinished, guessed or too sorry."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules.context import TOKYO, CityFacts
from rules.engine import check_text
from rules.finding import Severity
from rules.incidents.facts import IncidentFacts
from rules.incidents.filling import StatementNotReadyError, apology_for, fill, open_blanks
from rules.incidents.handbook import builtin_handbook
from rules.incidents.kinds import Answer, Apology, Cause, Channel, IncidentKind
from rules.incidents.sources import Value
from rules.incidents.statement import BlankKind, Statement
from tests.rules.incidents.filling import NOW, answers, asked, facts_of, words_for

TEXTS = builtin_handbook().statements
each_text = pytest.mark.parametrize("statement", TEXTS.values(), ids=TEXTS.keys())
PLATFORMS = ("facebook", "x", "instagram", "threads", "line", "youtube", "tiktok", "note")


def _problems(statement: Statement, **changed: Value) -> str:
    with pytest.raises(StatementNotReadyError) as refused:
        fill(statement, facts_of(statement), NOW, given=answers(statement, **changed))
    return str(refused.value)


@st.composite
def _filled(draw: st.DrawFn, statement: Statement) -> tuple[str, str, datetime]:
    """A text filled in as somebody might, where it is posted, and when."""
    days, minutes = draw(st.integers(0, 400)), draw(st.integers(0, 1439))
    now = datetime(2026, 4, 1, tzinfo=TOKYO) + timedelta(days=days, minutes=minutes)
    fault = draw(st.sampled_from([Answer.YES] if statement.needs_apology else list(Answer)))
    facts = replace(
        facts_of(statement, draw(st.sampled_from(statement.kinds))),
        facts_confirmed=statement.needs_apology or draw(st.booleans()),
        our_fault=fault,
        drill=draw(st.booleans()),
        personal_data=draw(st.sampled_from(Answer)),
        level=draw(st.sampled_from([0, 1, 2, 3])),
    )
    platform = draw(st.sampled_from(PLATFORMS)) if statement.channel is Channel.SNS else "facebook"
    written: dict[str, Value] = {}
    for blank in asked(statement):
        if blank.kind in (BlankKind.MOMENT, BlankKind.DAY):
            ahead = blank.name == "次回日時"
            away = draw(st.integers(30, 600)) if ahead else -draw(st.integers(1, 3000))
            written[blank.name] = now + timedelta(minutes=away)
        else:
            written[blank.name] = draw(st.sampled_from(words_for(blank)))
    return fill(statement, facts, now, platform=platform, given=written), platform, now


@each_text
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_a_filled_text_keeps_the_guideline(statement: Statement, data: st.DataObject) -> None:
    text, platform, now = data.draw(_filled(statement))

    found = [one for one in check_text(text, platform=platform, planned_at=now) if one.severity is not Severity.INFO]

    assert not [(one.rule, one.quote(text), one.message) for one in found], text


@each_text
def test_a_text_waits_for_every_blank_and_says_which(statement: Statement) -> None:
    for blank in asked(statement):
        rest = {name: value for name, value in answers(statement).items() if name != blank.name}
        facts = replace(facts_of(statement), facts_confirmed=True, our_fault=Answer.YES, platform="")
        if statement.says_unknown or blank.source in ("platform", "level", "ongoing", "our_account"):
            continue
        with pytest.raises(StatementNotReadyError) as refused:
            fill(statement, facts, NOW, given={"運営会社": "フェイスブック"} | rest)
        assert [problem.blank for problem in refused.value.problems] == [blank.name]
        assert blank.ask in refused.value.problems[0].what_to_do


@pytest.mark.parametrize(
    "left", ["○月○日のお知らせ", "●●のお知らせ", "XX課のお知らせ", "{題名}", "お知らせ TODO", "＿＿の件"]
)
def test_what_is_left_to_fill_in_is_refused(left: str) -> None:
    assert "残って" in _problems(TEXTS["update"], 件名=left)


def test_a_quiz_of_circles_and_crosses_is_no_blank() -> None:
    assert "○×クイズ大会" in fill(
        TEXTS["update"], facts_of(TEXTS["update"]), NOW, given=answers(TEXTS["update"], 件名="○×クイズ大会")
    )


def test_the_public_is_told_where_the_fake_is_not_where_the_imitated_account_is() -> None:
    notice = TEXTS["impersonation-homepage"]
    facts = IncidentFacts(IncidentKind.IMPERSONATION, platform="facebook", url="https://www.instagram.com/niimi_fake/")
    written = {name: value for name, value in answers(notice).items() if name != "偽アカウントのSNS"}

    text = fill(notice, facts, NOW, given=written)

    assert "使われているSNSは、インスタグラムです。" in text
    assert "フェイスブック" not in text


def test_the_weekday_is_computed() -> None:
    given = answers(TEXTS["holding"], 次回日時=datetime(2026, 11, 27, 15, 0, tzinfo=TOKYO))

    assert "11月27日（金）午後3時までに" in fill(TEXTS["holding"], facts_of(TEXTS["holding"]), NOW, given=given)


def test_a_weekday_that_somebody_wrote_wrong_is_refused() -> None:
    assert "金曜日です" in _problems(TEXTS["correction"], 正="12月4日（木）")


def test_what_was_wrong_may_be_quoted_with_its_wrong_weekday() -> None:
    given = answers(TEXTS["correction"], 誤="12月4日（木）")

    assert "（誤）12月4日（木）" in fill(TEXTS["correction"], facts_of(TEXTS["correction"]), NOW, given=given)


def test_another_year_is_said() -> None:
    given = answers(TEXTS["correction"], 投稿日時=datetime(2025, 12, 30, 9, 0, tzinfo=TOKYO))

    assert "令和7年12月30日（火）午前9時に投稿した" in fill(
        TEXTS["correction"], facts_of(TEXTS["correction"]), NOW, given=given
    )


def test_a_date_in_words_is_refused_where_a_moment_is_picked() -> None:
    assert "「次回日時」は日付と時刻を選んで" in _problems(TEXTS["holding"], 次回日時="あした")
    assert "「次回日時」は時刻まで選んで" in _problems(TEXTS["holding"], 次回日時=date(2026, 11, 27))


def test_an_address_is_one() -> None:
    assert "「対象URL」には https://" in _problems(TEXTS["appeal"], 対象URL="フェイスブックのページ")


@pytest.mark.parametrize(
    "asserted",
    [
        "不正アクセスを受けました。",
        "職員の操作により投稿されました。",
        "パスワードが盗まれました。",
        "乗っ取られました。",
    ],
)
def test_no_cause_is_asserted_before_it_is_confirmed(asserted: str) -> None:
    statement = TEXTS["update"]
    assert "原因はまだ確認中" in _problems(statement, 新しいこと=asserted)

    confirmed = replace(facts_of(statement), cause=Cause.CONFIRMED)
    assert asserted in fill(statement, confirmed, NOW, given=answers(statement, 新しいこと=asserted))


@pytest.mark.parametrize(
    "possible",
    ["不正アクセスを受けた可能性も含めて、確認しています。", "職員の操作によるものかを確認しています。"],
)
def test_a_possible_cause_may_be_named_as_one(possible: str) -> None:
    given = answers(TEXTS["update"], 新しいこと=possible)

    assert possible in fill(TEXTS["update"], facts_of(TEXTS["update"]), NOW, given=given)


def test_the_cause_reads_as_being_checked_until_it_is_confirmed() -> None:
    statement, told = TEXTS["takeover-recovered"], "委託先の端末の紛失"
    guessed = replace(facts_of(statement), cause_text=told)

    assert "原因は確認中です" in fill(statement, guessed, NOW, given=answers(statement))
    assert f"原因は{told}です" in fill(
        statement, replace(guessed, cause=Cause.CONFIRMED), NOW, given=answers(statement)
    )


@pytest.mark.parametrize(
    ("confirmed", "fault", "apology"),
    [
        (False, Answer.UNKNOWN, Apology.CONCERN),
        (False, Answer.YES, Apology.CONCERN),
        (True, Answer.NO, Apology.CONCERN),
        (True, Answer.UNKNOWN, Apology.REGRET),
        (True, Answer.YES, Apology.APOLOGY),
    ],
)
def test_an_apology_goes_as_far_as_is_settled(confirmed: bool, fault: Answer, apology: Apology) -> None:
    statement = TEXTS["deletion-apology"]
    facts = replace(facts_of(statement), facts_confirmed=confirmed, our_fault=fault)

    assert apology_for(statement, facts) is apology
    text = fill(statement, facts, NOW, given=answers(statement))
    assert [one for one in Apology if one.japanese in text] == [apology]


def test_the_deep_apology_waits_until_the_fault_is_the_citys() -> None:
    assert "時間をいただく旨のお知らせ" in _problems(TEXTS["apology"])
    assert "深くお詫び" in _problems(TEXTS["holding"], 件名="深くお詫びします")


@each_text
def test_a_drill_is_marked_first_and_last(statement: Statement) -> None:
    facts = replace(facts_of(statement), drill=True, facts_confirmed=True, our_fault=Answer.YES)

    text = fill(statement, facts, NOW, given=answers(statement))

    assert text.startswith("【訓練】これは訓練です。\n")
    assert text.endswith("\nこれは訓練です。【訓練】")


@each_text
def test_a_text_for_posting_has_a_short_form_that_fits_x(statement: Statement) -> None:
    assert (statement.short is not None) == (statement.channel is Channel.SNS)
    if statement.channel is Channel.SNS:
        facts = replace(facts_of(statement), facts_confirmed=True, our_fault=Answer.YES, drill=True)
        assert len(fill(statement, facts, NOW, platform="x", given=answers(statement))) <= 200


def test_too_long_words_are_told_before_x_refuses_them() -> None:
    statement = TEXTS["update"]
    with pytest.raises(StatementNotReadyError, match=r"Xの上限を[0-9]+超えて"):
        fill(
            statement, facts_of(statement), NOW, platform="x", given=answers(statement, 新しいこと="確認中です。" * 30)
        )


def test_a_first_report_goes_out_with_one_line_known() -> None:
    statement = TEXTS["first-report"]
    text = fill(statement, replace(facts_of(statement), seen="覚えのない投稿が出ています。", platform=""), NOW)

    assert "見えていること: 覚えのない投稿が出ています。" in text
    assert "対象: 確認中（確認中）" in text
    assert "個人情報: まだ分かりません" in text
    assert "もう行ったこと: まだありません" in text


def test_what_is_known_is_not_asked_again() -> None:
    statement = TEXTS["impersonation-sns"]
    facts = replace(facts_of(statement), account_name="新見市観光", handle="niimi.kanko", section="商工観光課")

    assert open_blanks(statement, facts, NOW) == ()
    assert "「@niimi.kanko」" in fill(statement, facts, NOW)


def test_words_of_a_person_fill_one_blank_and_nothing_else() -> None:
    assert "「{」が残っています" in _problems(TEXTS["update"], 件名="{ホームページ}")
    text = fill(TEXTS["update"], facts_of(TEXTS["update"]), NOW, given=answers(TEXTS["update"], 件名="一行目\n二行目"))
    assert text.startswith("一行目 二行目について")


def test_another_city_speaks_with_its_own_name_and_page() -> None:
    city = CityFacts(name="高梁市", homepage="https://www.city.takahashi.lg.jp/")
    text = fill(TEXTS["holding"], facts_of(TEXTS["holding"]), NOW, city=city, given=answers(TEXTS["holding"]))

    assert "高梁市として事実を確認して" in text
    assert "新見市" not in text.replace("（高梁市総務部秘書広報課）", "")


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        fill(TEXTS["holding"], facts_of(TEXTS["holding"]), NOW.replace(tzinfo=None))


@each_text
def test_a_text_is_written_politely_and_without_marks(statement: Statement) -> None:
    for text in (statement.text, statement.short or ""):
        assert not re.search(r"[\U0001F300-\U0001FAFF☀-➿！]|NG|エラー", text)
    assert set(statement.kinds) <= set(IncidentKind)
