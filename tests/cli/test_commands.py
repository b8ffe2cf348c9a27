"""The command line as an operator types it: exit status, one line of what is wrong, no stack trace."""

import json
import re
import socket
from pathlib import Path

import pytest

from bot.accounts.models import Platform
from bot.cli.parser import KINDS, PLATFORMS
from bot.clock import SystemClock
from bot.drafts.models import Kind
from bot.people.city import city_profile, facts_for_rules
from bot.practice.demo import DEMO_CITY
from bot.store.engine import make_engine
from bot.store.unit import Store
from tests.cli.terminal import ROOT, Terminal, in_a_process

DRAFTS = ROOT / "tests" / "data" / "drafts.jsonl"
FRIDAY = "11月28日（金）に朝市を開きます。"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "--planned-at", "あした", "/dev/null"], "文章がありません"),
        (["check", "nowhere.txt"], "開けません"),
        (["explain", "nothing-like-it"], "という指摘や条項、事案の種別はありません"),
        (["run"], "SLACK_BOT_TOKEN がありません"),
        (["org", "import", "nowhere.toml"], "準備ができていません"),
        (["audit", "verify"], "準備ができていません"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(terminal: Terminal, arguments: list[str], words: str) -> None:
    assert words in terminal.types(*arguments).complaint


def test_a_port_that_is_taken_is_told(terminal: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert f"ポート {port} を使えません" in terminal.types("practice", "--port", port).complaint


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "「コマンド」の指定が必要です"),
        (["nanika"], "コマンド に「nanika」は使えません"),
        (["run", "--nanika"], "「--nanika」という指定はありません"),
        (["check", "--platform", "mixi"], "--platform に「mixi」は使えません。使えるのは facebook, x"),
        (["check", "--p", "x"], "「--p」は --platform, --planned-at のどれか分かりません"),
        (["practice", "--port", "八千"], "--port には数字を書いてください：八千"),
        (["practice", "--port"], "--port のあとに値を書いてください"),
        (["run", "--http=3"], "--http に値は付けられません：3"),
        (["org", "import"], "「FILE」の指定が必要です"),
    ],
)
def test_wrong_use_is_told_in_japanese(terminal: Terminal, arguments: list[str], words: str) -> None:
    told = terminal.types(*arguments).complaint
    assert told.startswith("使い方が正しくありません（")
    assert words in told
    assert not re.search(r"[a-z]+ [a-z]+ [a-z]+", told.partition("。「snsbot")[0])


def test_a_city_goes_in_and_comes_out_the_same(office: Terminal) -> None:
    first = office.types("org", "import", DEMO_CITY)
    out = office.types("org", "export").out
    (office.folder / "out.toml").write_bytes(out)
    office.types("org", "import", "out.toml")

    assert "取り込みました" in first.printed
    assert office.types("org", "export").out == out
    assert office.types("audit", "verify").status == 0
    entries = [json.loads(line) for line in office.types("audit", "export").out.splitlines()]
    assert [entry["event"] for entry in entries] == ["org.imported", "org.imported"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_the_telephone_directory_is_compared_with_from_then_on(office: Terminal, encoding: str) -> None:
    office.types("org", "import", DEMO_CITY)
    (office.folder / "phones.csv").write_bytes("電話番号,だれの番号\n0867-72-6112,総務部秘書広報課\n".encode(encoding))

    assert "1件" in office.types("org", "phones", "phones.csv").printed

    store = Store(make_engine(office.settings["DATABASE_URL"]), SystemClock())
    with store.read() as session:
        assert facts_for_rules(city_profile(session)).phone_directory == {"0867726112": "総務部秘書広報課"}
    store.engine.dispose()


def test_a_broken_telephone_directory_names_its_lines_and_changes_nothing(office: Terminal) -> None:
    office.types("org", "import", DEMO_CITY)
    (office.folder / "phones.csv").write_text("0867-72-6112,秘書広報課\nでんわ,総務課\n", encoding="utf-8")

    assert "2行目" in office.types("org", "phones", "phones.csv").complaint
    assert "phones.imported" not in office.types("audit", "export").printed


def test_a_broken_city_file_changes_nothing(office: Terminal) -> None:
    text = DEMO_CITY.read_text(encoding="utf-8").replace("U01BOB", "bob")
    (office.folder / "city.toml").write_text(text, encoding="utf-8")

    assert "sections.1.head" in office.types("org", "import", "city.toml").complaint
    assert "まだ登録されていません" in office.types("org", "export").complaint


def test_check_tells_people_and_machines(terminal: Terminal) -> None:
    at = ("--planned-at", "2026-11-26T10:00")

    people = terminal.types("check", *at, stdin=FRIDAY.encode())
    machines = terminal.types("check", "--json", *at, stdin=FRIDAY.encode())
    clean = terminal.types("check", *at, stdin="朝市を開きます。".encode())

    assert people.status == machines.status == 1
    assert "［要修正］§6(2)イ　1行目「11月28日（金）」" in people.printed
    assert json.loads(machines.out)["findings"][0]["suggestion"] == "11月28日（土）"
    assert clean.status == 0
    assert "指摘はありません。" in clean.printed


def test_a_batch_answers_every_draft_in_its_order(terminal: Terminal) -> None:
    drafts = [json.loads(line) for line in DRAFTS.read_text(encoding="utf-8").splitlines()]

    done = terminal.types("check", "--batch", stdin=DRAFTS.read_bytes())

    answers = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 0
    assert [one["id"] for one in answers] == [one["id"] for one in drafts]
    for draft, answer in zip(drafts, answers, strict=True):
        for finding in answer["findings"]:
            assert finding["severity"] in ("block", "confirm", "info")
            assert 0 <= finding["start"] < finding["end"] <= len(draft["text"])
            assert finding["quote"] in (draft["text"][finding["start"] : finding["end"]], "（伏せました）")


def test_a_batch_goes_on_after_a_line_it_cannot_read_and_says_why(terminal: Terminal) -> None:
    lines = [
        '{"id": 1, "text": "朝市を開きます。", "planned_at": null, "unknown": [1]}'.encode(),
        b"not json",
        b'{"id": 2}',
        '{"id": 3, "text": "\\ud800と\\u0000の入った文章", "platform": "x", "kind": "reply"}'.encode(),
        '{"id": 4, "text": "朝市です。", "platform": "mixi"}'.encode(),
        '{"id": 5, "text": "朝市です。", "planned_at": "あした"}'.encode(),
        '{"id": 6, "text": "朝市です。", "planned_at": 5}'.encode(),
        b'{"id": 7, "text": ["a"]}',
        b"[1]",
        '{"text": "朝市"}'.encode("cp932"),
        b"[" * 100_000,
    ]

    done = terminal.types("check", "--batch", stdin=b"\n".join(lines))

    assert done.status == 1
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == [1, 3]
    told = [line.split("行目を読めません（") for line in done.told.splitlines()]
    assert [number for number, _ in told] == ["2", "3", "5", "6", "7", "8", "9", "10", "11"]
    assert [why.partition("）。")[0].partition("。")[0] for _, why in told] == [
        "1文字目が JSON の書き方になっていません",
        "text がありません",
        "「mixi」は facebook・x・instagram・threads・line・youtube・tiktok・note のどれでもありません",
        "日時「あした」を読めません",
        "日時「5」を読めません",
        "text が文字列ではありません",
        "{ } で囲んだ JSON ではありません",
        "文字コードが UTF-8 ではありません",
        "JSON として大きすぎる値があります",
    ]


def test_explain_tells_of_a_clause_and_of_a_check(terminal: Terminal) -> None:
    assert "書き込み等を行う情報は正確に記述するとともに" in terminal.types("explain", "6(2)イ").printed
    assert "曜日" in terminal.types("explain", "weekday-mismatch").printed


def test_explain_tells_what_to_do_in_an_incident(terminal: Terminal) -> None:
    told = terminal.types("explain", "炎上").printed

    assert "まず、すること\n1. 返信・削除・いいねをしないで" in told
    assert "期限: 30分後\n根拠: §7(4)（必ず行います）" in told
    assert "炎上: 時間をいただく旨を書き込む" in terminal.types("explain", "7(4)").printed
    assert "管理を取り戻す手続" in terminal.types("explain", "乗っ取り").printed


def test_explain_tells_a_citys_own_steps_and_which_line_of_them_is_broken(terminal: Terminal) -> None:
    own = terminal.folder / "own" / "playbooks" / "backlash.toml"
    own.parent.mkdir(parents=True)
    settings = {"SNSBOT_HANDBOOK": "own"}
    own.write_text("[[step]]\nkey = 'holding-post'\ndue = 20\n", encoding="utf-8")
    assert "期限: 20分後\n根拠: §7(4)" in terminal.types("explain", "炎上", settings=settings).printed

    own.write_text("[[step]]\nkey = 'holding-post'\nremove = true\n", encoding="utf-8")
    refused = terminal.types("explain", "炎上", settings=settings)
    assert refused.status == 2
    assert "backlash.toml 3行目: 「時間をいただく旨を書き込む」は§7(4)が求める手順です。消せません" in refused.told


def test_a_command_works_as_a_process_of_its_own(tmp_path: Path) -> None:
    found = in_a_process("check", "--planned-at", "2026-11-26T10:00", cwd=tmp_path, stdin=FRIDAY.encode())
    assert found.returncode == 1
    assert "［要修正］" in found.stdout.decode()
    assert found.stderr == b""


def test_a_process_ends_with_one_line_of_what_is_wrong(tmp_path: Path) -> None:
    refused = in_a_process("audit", "verify", cwd=tmp_path)
    assert refused.returncode == 2
    assert refused.stderr.decode().splitlines() == [
        "データベースの準備ができていません。「snsbot db upgrade」を実行してください。"
    ]


def test_the_choices_are_the_platforms_and_kinds_there_are() -> None:
    assert set(PLATFORMS) == set(Platform)
    assert set(KINDS) == set(Kind)
