"""Reads the texts of §7 (`rules/statements/*.toml`) and refuses a broken one with file and line.

`blanks.toml` holds what the texts leave blank:

    [[blank]]
    name = "件名"
    kind = "text"                    # text, moment, day, url or handle
    ask = "投稿の題名を短く書いてください。"
    example = "ごみ収集日のお知らせ"
    source = "subject"               # what fills it where it is known; leave out where only a person can
    unknown = "確認中"                # what stands for it in a text that says what is unknown; 確認中 where left out
    as_it_was = true                 # quotes what was wrong

The other files hold texts:

    [[statement]]
    key = "holding"
    title = "…"
    clause = "7(4)"                  # leave out where no clause asks for it
    kinds = ["backlash"]             # leave out where it fits every kind
    channel = "sns"
    text = '''{日時}の投稿「{件名}」について…'''
    short = '''…'''                  # the same for platforms that take little
    apology = "concern"              # how far {お詫び} may go
    needs_apology = true             # no use before that much is settled
    says_unknown = true              # goes out before everything is known
"""

import re
from collections.abc import Iterator, Mapping

from rules.guideline import UnknownClauseError, clause
from rules.incidents.kinds import Apology, Cause, Channel, IncidentKind
from rules.incidents.sources import SOURCES
from rules.incidents.statement import APOLOGY_BLANK, BLANK, Blank, BlankKind, Statement
from rules.rule_files import RuleFile, RuleItem

_KEYS = ("key", "title", "clause", "kinds", "channel", "text", "short", "apology", "needs_apology", "says_unknown")


def read_blanks(file: RuleFile) -> Mapping[str, Blank]:
    """Return the blanks of a file by name.

    Raises:
        BrokenRuleFileError: one lacks something, stands twice or is filled from what there is not.
    """
    found: dict[str, Blank] = {}
    for item in file.items("blank"):
        item.only(("name", "kind", "ask", "example", "source", "unknown", "as_it_was"))
        name, source = item.string("name"), item.optional("source")
        if name in found:
            raise item.broken(f"name の {name} が二つあります", "name")
        if source is not None and source not in SOURCES:
            raise item.broken(f"source の {source} は知らない語です", "source")
        kind, unknown = item.word("kind", BlankKind), item.optional("unknown") or Cause.CHECKING.japanese
        found[name] = Blank(
            name, kind, item.string("ask"), item.string("example"), source, unknown, item.flag("as_it_was")
        )
    return found


def read_statements(file: RuleFile, blanks: Mapping[str, Blank]) -> Iterator[Statement]:
    """Yield the texts of a file.

    Raises:
        BrokenRuleFileError: one lacks something or has a blank that `blanks` does not know.
    """
    for item in file.items("statement"):
        item.only(_KEYS)
        yield _statement(item, blanks)


def _statement(item: RuleItem, blanks: Mapping[str, Blank]) -> Statement:
    text, short = item.string("text").strip(), item.optional("short")
    apology = item.word("apology", Apology) if "apology" in item.values else None
    used = tuple(_blanks(item, "text", text, blanks))
    more = tuple(_blanks(item, "short", short, blanks)) if short else ()
    if (f"{{{APOLOGY_BLANK}}}" in text) != (apology is not None):
        raise item.broken(f"apology と {{{APOLOGY_BLANK}}} は、どちらも書くか、どちらも書かないでください", "text")
    if item.flag("needs_apology") and apology is None:
        raise item.broken("needs_apology には apology が要ります", "needs_apology")
    return Statement(
        key=item.string("key"),
        title=item.string("title"),
        clause=_clause(item),
        kinds=item.words("kinds", IncidentKind) or tuple(IncidentKind),
        channel=item.word("channel", Channel),
        text=text,
        short=short.strip() if short else None,
        blanks=tuple(dict.fromkeys(used + more)),
        apology=apology,
        needs_apology=item.flag("needs_apology"),
        says_unknown=item.flag("says_unknown"),
    )


def _blanks(item: RuleItem, key: str, text: str, blanks: Mapping[str, Blank]) -> Iterator[Blank]:
    for name in BLANK.findall(text):
        if name != APOLOGY_BLANK:
            if name not in blanks:
                raise item.broken(f"{key} の {{{name}}} という空欄は blanks.toml にありません", key)
            yield blanks[name]
    if re.search(r"[{}]", BLANK.sub("", text)):
        raise item.broken(f"{key} の {{ }} が閉じていません", key)


def _clause(item: RuleItem) -> str | None:
    name = item.optional("clause")
    try:
        return clause(name).key if name else None
    except UnknownClauseError:
        raise item.broken(f"clause の {name} という条項はありません", "clause") from None
