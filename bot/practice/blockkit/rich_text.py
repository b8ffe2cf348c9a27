"""Rich text: sections, lists, quotes, preformatted text and everything that stands in them."""

from bot.practice.blockkit.rules import Rule, flag, integer, items, one_of, record, string, typed

_STYLE = record({}, {"bold": flag, "italic": flag, "strike": flag, "code": flag, "underline": flag})
_ENTITY_STYLE = record(
    {},
    {
        "bold": flag,
        "italic": flag,
        "strike": flag,
        "underline": flag,
        "highlight": flag,
        "client_highlight": flag,
        "unlink": flag,
    },
)
_USER_ID = string(pattern=r"[UW][A-Z0-9]+")
_CHANNEL_ID = string(pattern=r"[CDG][A-Z0-9]+")


def _inline(name: str, required: dict[str, Rule], optional: dict[str, Rule] | None = None) -> Rule:
    return record({"type": one_of(name), **required}, {**(optional or {}), "style": _ENTITY_STYLE})


_TEXT = record({"type": one_of("text"), "text": string()}, {"style": _STYLE})
_LINK = record({"type": one_of("link"), "url": string(most=3000)}, {"text": string(), "unsafe": flag, "style": _STYLE})

INLINE = typed(
    {
        "text": _TEXT,
        "link": _LINK,
        "user": _inline("user", {"user_id": _USER_ID}),
        "channel": _inline("channel", {"channel_id": _CHANNEL_ID}),
        "usergroup": _inline("usergroup", {"usergroup_id": string(pattern=r"S[A-Z0-9]+")}),
        "team": _inline("team", {"team_id": string(pattern=r"T[A-Z0-9]+")}),
        "emoji": _inline("emoji", {"name": string()}, {"unicode": string(), "skin_tone": integer(least=1, most=6)}),
        "broadcast": _inline("broadcast", {"range": one_of("here", "channel", "everyone")}),
        "color": _inline("color", {"value": string(pattern=r"#[0-9A-Fa-f]{6}")}),
        "date": _inline(
            "date",
            {"timestamp": integer(least=0), "format": string()},
            {"url": string(most=3000), "fallback": string()},
        ),
    }
)

_SECTION = record({"type": one_of("rich_text_section"), "elements": items(INLINE, least=0)})
_BORDER = integer(least=0, most=1)

_PARTS = typed(
    {
        "rich_text_section": _SECTION,
        "rich_text_list": record(
            {
                "type": one_of("rich_text_list"),
                "style": one_of("bullet", "ordered"),
                "elements": items(typed({"rich_text_section": _SECTION})),
            },
            {"indent": integer(least=0, most=8), "offset": integer(least=0), "border": _BORDER},
        ),
        "rich_text_quote": record(
            {"type": one_of("rich_text_quote"), "elements": items(INLINE, least=0)}, {"border": _BORDER}
        ),
        "rich_text_preformatted": record(
            {
                "type": one_of("rich_text_preformatted"),
                "elements": items(typed({"text": _TEXT, "link": _LINK}), least=0),
            },
            {"border": _BORDER, "language": string()},
        ),
    }
)

RICH_TEXT_KEYS: dict[str, Rule] = {"type": one_of("rich_text"), "elements": items(_PARTS)}
RICH_TEXT = record(RICH_TEXT_KEYS, {"block_id": string(most=255)})
"""A whole ``rich_text`` block, which also is the value of a ``rich_text_input`` and a cell of a table."""
