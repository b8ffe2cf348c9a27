"""A city may say it in its own words, sooner, and with more steps; what §7 demands stays."""

from pathlib import Path

import pytest

from rules.incidents.city_files import with_city
from rules.incidents.handbook import builtin_handbook, city_handbook
from rules.incidents.kinds import Duty, Evidence, HelpTopic, IncidentKind
from rules.incidents.level import Thresholds
from rules.incidents.playbook import Playbook
from rules.rule_files import BrokenRuleFileError, RuleFile

BACKLASH = builtin_handbook().playbook(IncidentKind.BACKLASH)
TAKEOVER = builtin_handbook().playbook(IncidentKind.TAKEOVER)
STATEMENTS = builtin_handbook().statements
NEW = (
    "[[step]]\nkey = 'call-mayor'\ntitle = '市長に電話する'\nwhat_to_do = '電話します。'\n"
    "duty = 'section_head'\ndue = 45\n"
)


def _own(text: str, book: Playbook = BACKLASH) -> Playbook:
    return with_city(book, RuleFile(f"{book.kind}.toml", text), STATEMENTS)


def test_words_and_times_are_the_citys_and_the_rest_stays() -> None:
    own = _own("[[step]]\nkey = 'holding-post'\nwhat_to_do = '広報係に電話します。'\ndue = 20\n").step("holding-post")
    ours = BACKLASH.step("holding-post")

    assert (own.what_to_do, own.rounds) == ("広報係に電話します。", (20,))
    assert (own.title, own.clause, own.demanded, own.statements) == (ours.title, "7(4)", True, ours.statements)


def test_a_step_of_the_citys_own_stands_where_it_says() -> None:
    keys = [step.key for step in _own(NEW + "after = 'report'\n").steps]

    assert keys[keys.index("report") + 1] == "call-mayor"
    assert _own(NEW).steps[-1].duty is Duty.SECTION_HEAD


def test_a_step_that_nothing_demands_can_be_taken_out() -> None:
    assert "phone-answers" not in {step.key for step in _own("[[step]]\nkey = 'phone-answers'\nremove = true\n").steps}


def test_a_warning_of_the_city_stands_below_ours() -> None:
    assert _own("warning = '市民課にも電話します。'").warning == f"{BACKLASH.warning}\n市民課にも電話します。"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[step]]\nkey = 'holding-post'\nremove = true\n", "3行目: 「時間をいただく旨を書き込む」は§7(4)が求める"),
        ("[[step]]\nkey = 'holding-post'\ndemanded = false\n", "3行目: 「時間をいただく旨を書き込む」は§7(4)が求める"),
        ("[[step]]\nkey = 'holding-post'\nwhen = ['money']\n", "3行目: 「時間をいただく旨を書き込む」は§7(4)が求める"),
        ("[[step]]\nkey = 'holding-post'\ndue = 1441\n", "期限は1440分（24時間）より後にできません"),
        ("[[step]]\nkey = 'holding-post'\nclause = '6(1)'\n", "clause を変えられません"),
        ("[[step]]\nkey = 'holding-post'\nevidence = []\n", "記録する項目を減らせません"),
        ("[[step]]\nkey = 'holding-post'\npublic_act = false\n", "public_act を false にできません"),
        ("\n[[step]]\nkey = 'x'\ntitle = 'a'\n", "2行目: 手順 x に what_to_do がありません"),
        (NEW + NEW, "8行目: key の call-mayor が二つあります"),
        (NEW + "after = 'nothing'\n", "7行目: after の nothing という手順はありません"),
        (NEW + "dew = 3\n", "7行目: dew は知らない項目です"),
        (NEW + "statements = ['nothing']\n", "7行目: statements の nothing という文例はありません"),
        (NEW + "not_by_doer_of = 'nothing'\n", "7行目: not_by_doer_of の nothing という手順はありません"),
        (NEW.replace("45", "[60, 30]"), "6行目: due に開始からの分"),
        (NEW.replace("45", "-1"), "6行目: due に0以上の整数"),
        (NEW.replace("45", "true"), "6行目: due に"),
        (NEW.replace("section_head", "king"), "5行目: duty の king は知らない語です（使える語: reporter、"),
        ("kind = 'takeover'\n", "1行目: kind は backlash です"),
        ("first_three = ['a', 'b']\n", "1行目: first_three は三つ"),
        ("name = 'a'\n", "1行目: name は知らない項目です"),
    ],
)
def test_what_is_broken_or_softer_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(BrokenRuleFileError) as broken:
        _own(text)

    assert str(broken.value).startswith("backlash.toml ")
    assert said in str(broken.value)
    assert str(broken.value).endswith("直してから起動してください。")


def test_the_step_that_a_second_person_looks_at_stays() -> None:
    with pytest.raises(BrokenRuleFileError, match="二人目が確かめる手順なので、消せません"):
        _own("[[step]]\nkey = 'delete-fake-posts'\nremove = true\n", TAKEOVER)


def test_a_citys_folder_is_laid_over_what_ships(tmp_path: Path) -> None:
    for folder in ("playbooks", "statements"):
        (tmp_path / folder).mkdir()
    (tmp_path / "playbooks" / "backlash.toml").write_text(NEW + "statements = ['mayor']\nevidence = ['note']\n")
    (tmp_path / "statements" / "blanks.toml").write_text(
        "[[blank]]\nname = '市長'\nkind = 'text'\nask = '市長の名前を書いてください。'\nexample = '新見太郎'\n"
    )
    (tmp_path / "statements" / "own.toml").write_text(
        "[[statement]]\nkey = 'mayor'\ntitle = '市長への報告'\nchannel = 'internal'\ntext = '{市長}様、{件名}です。'\n"
    )
    (tmp_path / "platform_help.toml").write_text(
        "[[help]]\nplatform = 'x'\ntopic = 'recovery'\nhow = '県の窓口に電話します。'\nsource = '県'\n"
        "last_checked = 2026-11-01\n"
    )
    own = city_handbook(tmp_path)

    assert own.playbook(IncidentKind.BACKLASH).step("call-mayor").evidence == (Evidence.NOTE,)
    assert {blank.name for blank in own.statement("mayor").blanks} == {"市長", "件名"}
    assert own.statement("holding") == builtin_handbook().statement("holding")
    recovery, sessions = own.help_for("x", HelpTopic.RECOVERY), own.help_for("x", HelpTopic.SESSIONS)
    assert recovery is not None
    assert recovery.how == "県の窓口に電話します。"
    assert sessions == builtin_handbook().help_for("x", HelpTopic.SESSIONS)
    assert own.demands == builtin_handbook().demands


def test_a_citys_file_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "playbooks").mkdir()
    (tmp_path / "playbooks" / "fire.toml").write_text(NEW)

    with pytest.raises(BrokenRuleFileError, match=r"fire\.toml 1行目: ファイルの名前は backlash\.toml、"):
        city_handbook(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenRuleFileError, match="フォルダーがありません"):
        city_handbook(tmp_path / "nowhere")


def test_a_citys_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "playbooks").mkdir()
    (tmp_path / "playbooks" / "backlash.toml").write_bytes("warning = '市長'".encode("cp932"))

    with pytest.raises(BrokenRuleFileError, match=r"backlash\.toml: ファイルを読めません"):
        city_handbook(tmp_path)


def test_a_city_tunes_from_how_many_replies_a_level_is_proposed(tmp_path: Path) -> None:
    (tmp_path / "levels.toml").write_text("grave_per_hour = 40\n")

    assert city_handbook(tmp_path).thresholds == Thresholds(grave_per_hour=40)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("grave_per_hour = 10\n", "1行目: 数は notice_per_hour、watch_per_hour、grave_per_hour の順に"),
        ("\nwatch_per_hour = 'many'\n", "2行目: watch_per_hour に0以上の整数"),
        ("per_day = 3\n", "1行目: per_day は知らない項目です"),
    ],
)
def test_numbers_that_make_no_sense_are_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "levels.toml").write_text(text)

    with pytest.raises(BrokenRuleFileError) as broken:
        city_handbook(tmp_path)
    assert said in str(broken.value)
