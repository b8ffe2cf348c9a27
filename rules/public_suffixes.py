"""What someone can register under: the public suffix list (「co.jp」「lg.jp」「com」), ICANN's part of it.

The list is the snapshot that tldextract carries. It is read as a file, because importing tldextract brings
an HTTP client along, which takes longer than a whole check.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from rules.lazy_patterns import lazy_compile

_PRIVATE_PART = "// ===BEGIN PRIVATE DOMAINS==="
_IP_ADDRESS = lazy_compile(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}")


class MissingSuffixListError(RuntimeError):
    """The installation has no public suffix list; the message says what to do."""


def registrable_domain(host: str) -> str:
    """Return what someone registered to own `host` (「example.co.jp」); "" where nobody can have.

    `host` is a name in any case, in Unicode or as "xn--…". IP addresses, public suffixes themselves and names
    under no known suffix give "".
    """
    labels = host.lower().split(".")
    if "" in labels or _IP_ADDRESS.fullmatch(host):
        return ""
    count = _suffix_length([_unicode(label) for label in labels])
    return ".".join(labels[-count - 1 :]) if 0 < count < len(labels) else ""


def _suffix_length(labels: list[str]) -> int:
    """How many labels at the end are the public suffix; 0 where no rule of the list fits."""
    rules = _rules()
    for first in range(len(labels)):
        name = ".".join(labels[first:])
        if f"!{name}" in rules:
            return len(labels) - first - 1
        parent = ".".join(labels[first + 1 :])
        if name in rules or (parent and f"*.{parent}" in rules):
            return len(labels) - first
    return 0


def _unicode(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label


@cache
def _rules() -> frozenset[str]:
    spec = find_spec("tldextract")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise MissingSuffixListError("tldextractがありません。make setup をやり直してください。")
    text = Path(folders[0], ".tld_set_snapshot").read_text(encoding="utf-8")
    lines = text.partition(_PRIVATE_PART)[0].splitlines()
    return frozenset(line.split()[0] for line in lines if line.strip() and not line.startswith("//"))
