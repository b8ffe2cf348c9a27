"""What an account was when it was reported (§5(2)): kept with the report, compared with the next, put on the page."""

from collections.abc import Mapping
from typing import Any

from bot.accounts.models import PLATFORM_NAMES, Platform
from bot.accounts.papers import DOCUMENT_NAMES, DocumentKind
from bot.accounts.views import AccountView

Snapshot = Mapping[str, Any]

#: What a change report speaks of, in this order.
_FIELDS = {
    "name": "アカウント名",
    "url": "URL",
    "sections": "運用する所属",
    "theme": "共通するテーマ",
    "lead": "代表して承認する所属",
    "hours": "運用時間",
    "purpose": "目的",
    "contents": "発信する内容",
    "answering": "意見や質問への対応方法",
    "contractor": "委託先など",
}
_LONGEST = 60
_OWN_CHANGES = (("head", "責任者"), ("operators", "運用する人"), ("administrators", "管理者"))


def snapshot_of(view: AccountView) -> dict[str, Any]:
    """Everything of an account that a report tells, as plain values. People are Slack ids."""
    return {
        "platform": view.platform.value,
        "name": view.name,
        "handle": view.handle,
        "url": view.url,
        "sections": [name for _, name in view.sections],
        "theme": view.theme,
        "lead": view.lead_name,
        "hours": f"{view.opens}〜{view.closes}",
        "purpose": view.purpose,
        "contents": view.contents,
        "answering": view.answering,
        "contractor": view.contractor,
        "head": view.head or "",
        "operators": list(view.operators),
        "administrators": list(view.administrators),
        **{kind.value: view.documents[kind].number for kind in _TEXTS if kind in view.documents},
    }


_TEXTS = (DocumentKind.POLICY, DocumentKind.TERMS)


def changes_between(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """What is other in the second report than in the first, one line each. People are not named here: a line of
    plain text would show their ids."""
    lines = []
    for key, name in _FIELDS.items():
        was, now = _said(before.get(key)), _said(after.get(key))
        if was != now:
            lines.append(f"{name}：{was or '（なし）'} → {now or '（なし）'}")
    for key, name in _OWN_CHANGES:
        if before.get(key) != after.get(key):
            lines.append(f"{name}が変わりました")
    for kind in _TEXTS:
        versions = [f"第{one}版" if one else "なし" for one in (before.get(kind.value), after.get(kind.value))]
        if versions[0] != versions[1]:
            lines.append(f"{DOCUMENT_NAMES[kind]}：{versions[0]} → {versions[1]}")
    return tuple(lines)


def platform_name(snapshot: Snapshot) -> str:
    """The platform's name as people write it."""
    return PLATFORM_NAMES[Platform(snapshot["platform"])]


def _said(value: object) -> str:
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
