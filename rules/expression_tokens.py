"""A regular expression in its tokens, for what is read off expressions (rules.quick_patterns, rules.required_words)."""

import re

from rules.lazy_patterns import lazy_compile

_TOKEN = lazy_compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P=\w+\)|\(\?(?:P<\w+>|<?[=!]|:)|\(\?|[(|)]|\{(?:[0-9]+(?:,[0-9]*)?|,[0-9]*)\}[?+]?|[?*+][?+]?|.",
    re.DOTALL,
)


def tokens_of(source: str) -> list[str]:
    """Return escapes, character classes, what opens and closes groups, quantifiers with their `?`, and single letters.

    Together they are the expression again.
    """
    return _TOKEN.findall(source)
