"""What a list of transfers changes, in words: the same for the terminal and for Slack."""

from collections.abc import Iterator, Sequence

from bot.accounts.models import PersonRole
from bot.org.transfers.planning import Preview
from bot.org.transfers.rows import MOVE_NAMES
from rules.rotation import CAUSE_NAMES

PLACE_NAMES = {PersonRole.HEAD: "責任者", PersonRole.OPERATOR: "運用担当者", PersonRole.ADMINISTRATOR: "管理者"}
#: So many lines of one kind are told; the rest is counted.
LINES = 30

Part = tuple[str, Sequence[str]]


def told(preview: Preview, *, most: int = LINES) -> list[Part]:
    """The parts of a preview that say something: a title and its lines, in which people stand as `<@U01BOB>`."""
    return [(f"{title}（{len(lines)}件）", _cut(lines, most)) for title, lines in _parts(preview) if lines]


def moves(preview: Preview) -> str:
    """How many of which kind: 「異動 12人、採用 3人」."""
    return "、".join(f"{MOVE_NAMES[kind]} {count:,}人" for kind, count in preview.moves.items() if count)


def _parts(preview: Preview) -> Iterator[Part]:
    yield "新しい所属長", [f"{section}：<@{who}>さん" for section, who in preview.heads]
    yield "新しい代決者", [f"{section}：<@{who}>さん" for section, who in preview.acting]
    yield "所属長がいなくなる所属", preview.headless
    yield "所属長が2人以上になる所属", preview.several_heads
    yield (
        "アカウントから外れる人",
        [f"{account}：<@{who}>さん（{PLACE_NAMES[role]}）" for account, who, role in preview.places_ended],
    )
    yield (
        "すぐにパスワードを変更するアカウント",
        [f"{account}（{CAUSE_NAMES[cause]}）" for account, cause in preview.rotations],
    )
    yield "運用担当者がいなくなるアカウント", preview.no_operator
    yield "管理者が2人に満たなくなるアカウント", preview.few_administrators
    yield (
        "前任者の名前がある運用ポリシー・利用規約",
        [f"{account}の{text}：「{name}」" for account, text, name in preview.policies],
    )


def _cut(lines: Sequence[str], most: int) -> list[str]:
    shown = list(lines[:most])
    if len(lines) > most:
        shown.append(f"ほか{len(lines) - most:,}件")
    return shown
