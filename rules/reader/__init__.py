"""The second reader: judges each sentence by what it resembles, learned from labelled drafts.

It knows nothing for certain, so it raises `confirm` only and every clause of §6(2) may be its reason. The first
reader (rules.checks) knows words and patterns; this one reaches what no list of words holds: an irony, a stereotype
in a friendly notice, a secret told in passing. Where it is sure that a sentence is harmless, a 要確認 of those
checks that only add up tempting words is left out (rules.reader.agreement). CARD.md says what it learned from and how
well it reads.
"""

from rules.reader.agreement import agreed
from rules.reader.findings import RULE, judge

__all__ = ["RULE", "agreed", "judge"]
