"""Why an image is not taken, in words for the person who attached it: which file, what is wrong, what to do."""

from bot.errors import UserError

FIELD = "images"
_NAME = 60


def shown_name(name: str) -> str:
    """A file's name as it may stand in our own words: short, on one line, naming nobody."""
    visible = "".join(ch for ch in name if ch.isprintable()).replace("<", "＜").strip() or "名前のない画像"
    return f"「{visible if len(visible) <= _NAME else visible[: _NAME - 1] + '…'}」"


class ImageRefused(UserError):
    """An image that is not taken.

    Args:
        name: the file's name.
        what: what is wrong with it, continuing 「…」は.
        what_to_do: what the person can do.
    """

    def __init__(self, name: str, what: str, what_to_do: str) -> None:
        super().__init__(f"{shown_name(name)}は、{what}。", what_to_do, field=FIELD)


def several(refusals: list[ImageRefused]) -> ImageRefused:
    """Several refusals as one, so that a person who attached ten images hears everything at once."""
    if len(refusals) == 1:
        return refusals[0]
    told = ImageRefused("", "", "")
    told.what = f"受け取れない画像が{len(refusals)}枚あります。\n" + "\n".join(f"・{one}" for one in refusals)
    told.what_to_do = "\nほかの画像も、まとめて付け直してください。"
    return told
