"""The command line as an operator types it: exit status, one line of what is wrong, no stack trace."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.accounts.models import Platform
from bot.cli.parser import KINDS, PLATFORMS
from bot.drafts.models import Kind
from bot.practice.demo import DEMO_CITY

ROOT = Path(__file__).resolve().parents[2]
DRAFTS = ROOT / "tests" / "data" / "drafts.jsonl"


def snsbot(
    *arguments: str, stdin: bytes = b"", cwd: Path, settings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m bot` in an empty folder, without the settings of whoever runs the tests."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    env = {**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **(settings or {})}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=env,
        timeout=120,
        check=False,
    )


def one_line(done: subprocess.CompletedProcess[bytes]) -> str:
    told = done.stderr.decode()
    assert "Traceback" not in told
    assert len(told.strip().splitlines()) == 1, told
    return told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nanika"], "使い方が正しくありません"),
        (["check", "--platform", "mixi"], "使い方が正しくありません"),
        (["check", "--planned-at", "あした", "/dev/null"], "文章がありません"),
        (["check", "nowhere.txt"], "開けません"),
        (["explain", "nothing-like-it"], "という指摘や条項はありません"),
        (["run"], "SLACK_BOT_TOKEN がありません"),
        (["org", "import", "nowhere.toml"], "準備ができていません"),
        (["audit", "verify"], "準備ができていません"),
        (["run", "--nanika"], "使い方が正しくありません"),
    ],
)
def test_wrong_use_is_told_in_one_line(tmp_path: Path, arguments: list[str], words: str) -> None:
    done = snsbot(*arguments, cwd=tmp_path)

    assert done.returncode == 2
    assert words in one_line(done)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("DATABASE_URL", "nonsense", "DATABASE_URL の書き方"),
        ("DATABASE_URL", "oracle://x/y", "使えません"),
        ("DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:1/none", "つながりません"),
        ("DATABASE_URL", "sqlite:////proc/none/x.db", "フォルダー"),
        ("PORT", "abc", "設定 PORT"),
    ],
)
def test_a_setting_that_does_not_work_is_named(tmp_path: Path, name: str, value: str, words: str) -> None:
    done = snsbot("db", "upgrade", cwd=tmp_path, settings={name: value})

    assert done.returncode == 2
    assert words in one_line(done)


def test_a_token_that_slack_refuses_or_a_slack_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert snsbot("db", "upgrade", cwd=tmp_path).returncode == 0
    assert snsbot("org", "import", str(DEMO_CITY), cwd=tmp_path).returncode == 0

    settings = {"SLACK_BOT_TOKEN": "xoxb-x", "SLACK_API_URL": "http://127.0.0.1:1/api/"}
    done = snsbot("run", cwd=tmp_path, settings=settings)

    assert done.returncode == 2
    assert "Slack（http://127.0.0.1:1/api/）につながりません" in one_line(done)


def test_a_city_goes_in_and_comes_out_the_same(tmp_path: Path) -> None:
    snsbot("db", "upgrade", cwd=tmp_path)
    first = snsbot("org", "import", str(DEMO_CITY), cwd=tmp_path)
    out = snsbot("org", "export", cwd=tmp_path).stdout
    (tmp_path / "out.toml").write_bytes(out)
    snsbot("org", "import", "out.toml", cwd=tmp_path)

    assert "取り込みました" in first.stdout.decode()
    assert snsbot("org", "export", cwd=tmp_path).stdout == out
    assert snsbot("audit", "verify", cwd=tmp_path).returncode == 0
    entries = [json.loads(line) for line in snsbot("audit", "export", cwd=tmp_path).stdout.splitlines()]
    assert [entry["event"] for entry in entries] == ["org.imported", "org.imported"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[city\nname = 1", "TOML になっていません"),
        ('[city]\nname = "新見市"\n', "の値が正しくありません"),
        (DEMO_CITY.read_text(encoding="utf-8").replace("U01BOB", "bob"), "sections.1.head"),
        (DEMO_CITY.read_text(encoding="utf-8").replace("pr_division = true", ""), "秘書広報課がありません"),
        (DEMO_CITY.read_text(encoding="utf-8").replace("[channels]", "[channel]"), "channel"),
    ],
)
def test_a_broken_city_file_changes_nothing_and_is_told(tmp_path: Path, text: str, words: str) -> None:
    snsbot("db", "upgrade", cwd=tmp_path)
    (tmp_path / "city.toml").write_text(text, encoding="utf-8")

    done = snsbot("org", "import", "city.toml", cwd=tmp_path)

    assert done.returncode == 2
    assert words in one_line(done)
    assert "まだ登録されていません" in one_line(snsbot("org", "export", cwd=tmp_path))


def test_check_tells_people_and_machines(tmp_path: Path) -> None:
    draft = "11月28日（金）に朝市を開きます。"

    people = snsbot("check", "--planned-at", "2026-11-26T10:00", stdin=draft.encode(), cwd=tmp_path)
    machines = snsbot("check", "--json", "--planned-at", "2026-11-26T10:00", stdin=draft.encode(), cwd=tmp_path)
    clean = snsbot("check", "--planned-at", "2026-11-26T10:00", stdin="朝市を開きます。".encode(), cwd=tmp_path)

    assert people.returncode == machines.returncode == 1
    assert "［要修正］§6(2)イ　1行目「11月28日（金）」" in people.stdout.decode()
    assert json.loads(machines.stdout)["findings"][0]["suggestion"] == "11月28日（土）"
    assert clean.returncode == 0
    assert "指摘はありません。" in clean.stdout.decode()


def test_a_batch_answers_every_draft_in_its_order(tmp_path: Path) -> None:
    drafts = [json.loads(line) for line in DRAFTS.read_text(encoding="utf-8").splitlines()]

    done = snsbot("check", "--batch", stdin=DRAFTS.read_bytes(), cwd=tmp_path)

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [one["id"] for one in answers] == [one["id"] for one in drafts]
    for draft, answer in zip(drafts, answers, strict=True):
        for finding in answer["findings"]:
            assert finding["severity"] in ("block", "confirm", "info")
            assert 0 <= finding["start"] < finding["end"] <= len(draft["text"])
            assert finding["quote"] in (draft["text"][finding["start"] : finding["end"]], "（伏せました）")


def test_a_batch_goes_on_after_a_line_it_cannot_read(tmp_path: Path) -> None:
    lines = [
        '{"id": 1, "text": "朝市を開きます。", "planned_at": null, "unknown": [1]}',
        "not json",
        '{"id": 2}',
        '{"id": 3, "text": "\\ud800と\\u0000の入った文章", "platform": "x", "kind": "reply"}',
        '{"id": 4, "text": "朝市です。", "platform": "mixi"}',
        '{"id": 5, "text": "朝市です。", "planned_at": "あした"}',
    ]

    done = snsbot("check", "--batch", stdin="\n".join(lines).encode(), cwd=tmp_path)

    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, 3]
    told = done.stderr.decode().splitlines()
    assert [line.split("行目")[0] for line in told] == ["2", "3", "5", "6"]


def test_explain_tells_of_a_clause_and_of_a_check(tmp_path: Path) -> None:
    clause = snsbot("explain", "6(2)イ", cwd=tmp_path).stdout.decode()
    check = snsbot("explain", "weekday-mismatch", cwd=tmp_path).stdout.decode()

    assert "書き込み等を行う情報は正確に記述するとともに" in clause
    assert "曜日" in check


def test_the_choices_are_the_platforms_and_kinds_there_are() -> None:
    assert set(PLATFORMS) == set(Platform)
    assert set(KINDS) == set(Kind)
