"""Everything an incident is run by: playbooks, texts, the platforms' pages; with a city's own versions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from rules.incidents.city_files import with_city
from rules.incidents.demands import Demand, read_demands
from rules.incidents.kinds import HelpTopic, IncidentKind
from rules.incidents.level import Thresholds, read_thresholds
from rules.incidents.platform_help import PlatformHelp, read_platform_help
from rules.incidents.playbook import Playbook
from rules.incidents.playbook_files import read_playbook
from rules.incidents.statement import Blank, Statement
from rules.incidents.statement_files import read_blanks, read_statements
from rules.rule_files import BrokenRuleFileError, RuleFile


@dataclass(frozen=True, slots=True)
class Handbook:
    """What the office works by in an incident. `demands` say which steps do what §7 asks for, `thresholds` from how
    many critical replies a level is proposed.
    """

    playbooks: Mapping[IncidentKind, Playbook]
    statements: Mapping[str, Statement]
    helps: tuple[PlatformHelp, ...]
    demands: tuple[Demand, ...]
    thresholds: Thresholds = field(default_factory=Thresholds)

    def playbook(self, kind: IncidentKind) -> Playbook:
        """Return the playbook of a kind."""
        return self.playbooks[kind]

    def statement(self, key: str) -> Statement:
        """Return a text.

        Raises:
            KeyError: there is no such text.
        """
        return self.statements[key]

    def statements_for(self, kind: IncidentKind) -> tuple[Statement, ...]:
        """Return the texts that fit a kind."""
        return tuple(statement for statement in self.statements.values() if kind in statement.kinds)

    def help_for(self, platform: str, topic: HelpTopic) -> PlatformHelp | None:
        """Return what is known of a platform's pages on a topic; None where nothing reliable is."""
        for one in self.helps:
            if one.platform == platform and one.topic is topic:
                return one
        return None


@cache
def builtin_handbook() -> Handbook:
    """Return the handbook as it ships.

    Raises:
        BrokenRuleFileError: a file is broken; the message names it, the line and what is wrong.
    """
    blanks = read_blanks(RuleFile.of("rules.statements", "blanks.toml"))
    texts = [RuleFile.of("rules.statements", name) for name in _toml_names("rules.statements", {"blanks.toml"})]
    statements = _by_key(texts, blanks, {})
    books = {}
    for kind in IncidentKind:
        file = RuleFile.of("rules.playbooks", f"{kind}.toml")
        books[kind] = read_playbook(file, statements)
        if books[kind].kind is not kind:
            raise file.broken(f"kind は {kind} です", file.line_of("kind"))
    demands = read_demands(RuleFile.of("rules.playbooks", "demands.toml"), books)
    helps = read_platform_help(RuleFile.of("rules.incidents", "platform_help.toml"))
    return Handbook(MappingProxyType(books), statements, helps, demands)


def handbook_of(directory: Path | None) -> Handbook:
    """Return the handbook with the versions of a city that keeps its own in `directory`, else the one that ships.

    Raises:
        BrokenRuleFileError: see `city_handbook`.
    """
    return builtin_handbook() if directory is None else city_handbook(directory)


def city_handbook(directory: Path) -> Handbook:
    """Return the handbook with a city's own versions.

    The directory may hold `playbooks/<kind>.toml` (rules.incidents.city_files), `statements/*.toml` (a text with a
    known key replaces ours; `blanks.toml` adds blanks), `platform_help.toml` (replaces what is said of the same
    platform and topic) and `levels.toml` (rules.incidents.level.read_thresholds).

    Raises:
        BrokenRuleFileError: there is no such directory, a file is broken, or a playbook takes away or softens what §7
            demands; the message names the file, the line and what is wrong.
    """
    if not directory.is_dir():
        raise BrokenRuleFileError(f"{directory}: フォルダーがありません。")
    ours = builtin_handbook()
    known = {blank.name: blank for statement in ours.statements.values() for blank in statement.blanks}
    own_blanks = directory / "statements" / "blanks.toml"
    if own_blanks.exists():
        known |= read_blanks(RuleFile.at(own_blanks))
    texts = [RuleFile.at(path) for path in sorted((directory / "statements").glob("*.toml")) if path != own_blanks]
    statements = _by_key(texts, known, ours.statements)
    books = dict(ours.playbooks)
    for path in sorted((directory / "playbooks").glob("*.toml")):
        file = RuleFile.at(path)
        kind = _kind(file, path.stem)
        books[kind] = with_city(books[kind], file, statements)
    own_help = directory / "platform_help.toml"
    helps = read_platform_help(RuleFile.at(own_help)) if own_help.exists() else ()
    replaced = {(one.platform, one.topic) for one in helps}
    kept = tuple(one for one in ours.helps if (one.platform, one.topic) not in replaced)
    numbers = directory / "levels.toml"
    thresholds = read_thresholds(RuleFile.at(numbers)) if numbers.exists() else ours.thresholds
    return Handbook(MappingProxyType(books), statements, kept + helps, ours.demands, thresholds)


def _by_key(
    texts: Iterable[RuleFile], blanks: Mapping[str, Blank], ours: Mapping[str, Statement]
) -> Mapping[str, Statement]:
    """The texts of files by key, over those there are."""
    found: dict[str, Statement] = {}
    for file in texts:
        for statement in read_statements(file, blanks):
            if statement.key in found:
                raise file.broken(f"文例 {statement.key} が二つあります", file.line_of_value("key", statement.key))
            found[statement.key] = statement
    return MappingProxyType(dict(ours) | found)


def _kind(file: RuleFile, name: str) -> IncidentKind:
    try:
        return IncidentKind(name)
    except ValueError:
        known = "、".join(f"{kind}.toml" for kind in IncidentKind)
        raise file.broken(f"ファイルの名前は {known} のどれかにしてください", 1) from None


def _toml_names(package: str, without: set[str]) -> list[str]:
    names = (item.name for item in files(package).iterdir())
    return sorted(name for name in names if name.endswith(".toml") and name not in without)
