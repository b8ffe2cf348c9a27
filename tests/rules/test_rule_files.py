"""A broken data file of the rules stops the start and is named with its line."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rules import lexicon, phrases
from rules.guideline import read_clauses
from rules.lazy_patterns import compile_now
from rules.patterns_domains import read_domains
from rules.phrasebook import Phrasebook
from rules.platforms import read_platforms
from rules.rule_files import BrokenRuleFileError, RuleFile
from rules.validation import compile_all

ENTRY = '[[entry]]\nsense = "a"\nterms = ["語"]\nsource = "b"\n'
PHRASE = "[[phrase]]\nfamily = 'a'\ncues = ['語']\nregex = '語'\n"
TURN = "[[phrase]]\nfamily = 'a'\npatterns = ['語']\n"
CLAUSE = '[[clause]]\nkey = "9(9)"\nlabel = "a"\nheading = "b"\ntext = "c"\n'
PLATFORM = '[x]\nname = "X"\nlimit = 280\nunit = "weighted"\n'
LISTS = (
    "shorteners = ['a.jp']\nown_short_forms = []\nanybody = []\nplatforms = []\nbodies = []\nbad_words = ['casino']\n"
)


def _lexicon(text: str) -> object:
    file = RuleFile("file.toml", text)
    found = list(lexicon.read_entries(file))
    for condition in lexicon.read_conditions(file):
        compile_now(condition.pattern)
    return found


def _phrasebook(text: str) -> object:
    book = Phrasebook(RuleFile("file.toml", text))
    for phrase in book.phrases:
        for expression in phrase.expressions():
            compile_now(expression.pattern)
    return book


def _phrases(text: str) -> object:
    file = RuleFile("file.toml", text)
    phrases.check_parts(file)
    found = list(phrases.read_phrases(file, phrases.read_parts(file)))
    for phrase in found:
        compile_now(phrase.pattern)
    return found


def _guideline(text: str) -> object:
    return read_clauses(RuleFile("file.toml", text))


def _platforms(text: str) -> object:
    return read_platforms(RuleFile("file.toml", text))


def _domains(text: str) -> object:
    return read_domains(RuleFile("file.toml", text))


READERS: dict[str, tuple[Callable[[str], object], str]] = {
    "lexicon": (_lexicon, ENTRY),
    "phrasebook": (_phrasebook, PHRASE),
    "phrases": (_phrases, TURN),
    "guideline": (_guideline, CLAUSE),
    "platforms": (_platforms, PLATFORM),
    "link domains": (_domains, LISTS),
}
each_kind = pytest.mark.parametrize(("read", "good"), READERS.values(), ids=READERS.keys())


@each_kind
def test_a_whole_file_is_read(read: Callable[[str], object], good: str) -> None:
    assert read(good)


@each_kind
def test_a_file_that_is_no_toml_is_named_with_its_line(read: Callable[[str], object], good: str) -> None:
    lines = good.count("\n")
    with pytest.raises(BrokenRuleFileError, match=rf"^file\.toml {lines + 2}行目: TOMLとして読めません"):
        read(f"{good}\nこれは = 何でしょう\n")


@each_kind
def test_a_file_that_ends_too_early_is_named_with_its_last_line(read: Callable[[str], object], good: str) -> None:
    with pytest.raises(BrokenRuleFileError, match=r"^file\.toml [0-9]+行目: TOMLとして読めません"):
        read(f'{good}\nx = "')


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (_lexicon, f"{ENTRY}\n[[entry]]\nsense = 'a'\nterms = []\nsource = 'b'\n", "8行目: terms に文字の並び"),
        (_lexicon, f"{ENTRY}[[entry]]\nterms = ['語']\nsource = 'b'\n", "5行目: sense に文字"),
        (_lexicon, f"{ENTRY}guards = ['nobody']\n", "5行目: guards の nobody は知らない名前です"),
        (_lexicon, f"{ENTRY}near = '(語'\n", "5行目: near の式を読めません"),
        (_lexicon, f"{ENTRY}note = 3\n", "5行目: note に文字"),
        (_lexicon, f"{ENTRY}since = 'いつか'\n", "1行目: severity か since を読めません"),
        (_lexicon, "[[entry]]\nsense = 'a'\nterms = ['\u200b']\nsource = 'b'\n", "3行目: terms に見えない文字"),
        (_lexicon, "[entry]\nsense = 'a'\n", "1行目: entryは [[entry]] の並び"),
        (_phrasebook, f"{PHRASE}unless = '['\n", "5行目: unless の式を読めません"),
        (_phrasebook, f"{PHRASE}around = '%NOWHERE%'\n", "5行目: around の %NOWHERE% は pieces にありません"),
        (_phrasebook, "[[phrase]]\nfamily = 'a'\ncues = ['語']\n", "1行目: regex に文字"),
        (_phrasebook, "[[phrase]]\nfamily = 'a'\ncues = '語'\nregex = '語'\n", "3行目: cues に文字の並び"),
        (_phrasebook, f"[pieces]\nA = 1\n{PHRASE}", "2行目: A に式を文字で"),
        (_phrases, f"{TURN}\n[[phrase]]\nfamily = 'a'\npatterns = ['(語']\n", "7行目: patterns の式を読めません"),
        (
            _phrases,
            f"{TURN}\n[[phrase]]\nfamily = 'a'\npatterns = ['<<A>>']\n",
            "7行目: patterns の <<A>> を知りません",
        ),
        (_phrases, f"[parts]\nA = ['語', '(']\n{TURN}", "2行目: A の式を読めません"),
        (_phrases, f"[parts]\nA = ['<<B>>']\nB = ['語']\n{TURN}", "2行目: A の <<B>> は前にありません"),
        (_phrases, f"[parts]\nA = '語'\n{TURN}", "2行目: A に式の並び"),
        (_phrases, f"[parts]\nA = ['語', '言語']\nB = ['(?<=<<A>>)です']\n{TURN}", "3行目: B の式を読めません"),
        (_phrases, f"{TURN}unles = ['語']\n", "4行目: unles は知らない項目です"),
        (_phrasebook, f"{PHRASE}unles = '語'\n", "5行目: unles は知らない項目です"),
        (_phrasebook, f"{PHRASE}around = '%a%'\n", "5行目: around の %a% を埋められません"),
        (_guideline, f"{CLAUSE}{CLAUSE}", "7行目: key の 9(9) が二つあります"),
        (_guideline, CLAUSE.replace("text", "words"), "1行目: text に文字"),
        (_platforms, PLATFORM.replace("weighted", "feet"), "1行目: x の unit か数"),
        (_platforms, PLATFORM.replace("limit", "most"), "1行目: x の 'limit' がありません"),
        (_platforms, "checked = 1\n", "1行目: checked の"),
        (_domains, LISTS.replace("casino", "(casino"), "6行目: bad_words の式を読めません"),
        (_domains, LISTS.replace("bodies = []", "bodies = [1]"), "5行目: bodies に文字の並び"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_line(read: Callable[[str], object], text: str, said: str) -> None:
    with pytest.raises(BrokenRuleFileError) as broken:
        read(text)
    assert f"file.toml {said}" in str(broken.value)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(BrokenRuleFileError, match=r"rules/lexicon/absent\.toml: ファイルを読めません"):
        RuleFile.of("rules.lexicon", "absent.toml")


def test_every_expression_of_the_files_that_ship_can_be_compiled() -> None:
    assert compile_all() > 300


@pytest.mark.parametrize(
    "path", ["lexicon/insults.toml", "phrasebook/consent.toml", "phrases/exclusion.toml", "platforms.toml"]
)
def test_the_first_check_does_not_begin_with_a_broken_file(path: str, tmp_path: Path) -> None:
    script = (
        "import sys, rules.rule_files as r\n"
        "read = r.RuleFile.of.__func__\n"
        "def of(cls, package, name):\n"
        "    file = read(cls, package, name)\n"
        f"    return cls(file.name, file.text + '\\n[[[') if file.name == 'rules/{path}' else file\n"
        "r.RuleFile.of = classmethod(of)\n"
        "from rules.engine import rules\n"
        "rules()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode != 0
    assert f"BrokenRuleFileError: rules/{path} " in done.stderr
    assert "行目" in done.stderr
