"""The texts of §7: what is posted, announced, sent to the platform, told to the press and noted inside."""

from dataclasses import dataclass
from enum import StrEnum

from rules.incidents.kinds import Apology, Channel, IncidentKind
from rules.lazy_patterns import lazy_compile

BLANK = lazy_compile(r"\{([^{}\n]+)\}")
"""A named blank in a text."""

APOLOGY_BLANK = "お詫び"
"""The blank that the state of the incident fills: how far the city may apologise now."""


class BlankKind(StrEnum):
    """What goes into a blank, and so how it is asked: a moment or day is picked, and its weekday is computed.

    A handle is the name of an account, written with an @ before it.
    """

    TEXT = "text"
    MOMENT = "moment"
    DAY = "day"
    URL = "url"
    HANDLE = "handle"


@dataclass(frozen=True, slots=True)
class Blank:
    """A named blank of a statement, `{件名}` in its text.

    `ask` tells what to write. `source` names what fills it where it is known: a field of the facts, or one of the
    computed values of `rules.incidents.sources`; None where only a person can. `example` is one right answer.
    `unknown` stands for it in a text that goes out before everything is known. `as_it_was`: it quotes what was wrong.
    """

    name: str
    kind: BlankKind
    ask: str
    example: str
    source: str | None
    unknown: str = "確認中"
    as_it_was: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A text with blanks.

    `short` is the same for platforms that take little, None where there is none. `apology` is how far it apologises
    (`{お詫び}`); a text that `needs_apology` cannot be used before that much is settled. A text that `says_unknown`
    goes out with what is not known yet written as such (the first report); all others wait for every blank.
    """

    key: str
    title: str
    clause: str | None
    kinds: tuple[IncidentKind, ...]
    channel: Channel
    text: str
    short: str | None
    blanks: tuple[Blank, ...]
    apology: Apology | None
    needs_apology: bool
    says_unknown: bool
