"""Errors for people: what is wrong and what to do, in the reader's language."""


class UserError(Exception):
    """Something the person can understand and act on; shown as it is, never with a stack trace.

    Args:
        what: what is wrong, one sentence (です・ます).
        what_to_do: what the person can do now, one sentence.
        field: the `block_id` of the form field it belongs to, if it belongs to one.
    """

    def __init__(self, what: str, what_to_do: str = "", *, field: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.what_to_do = what_to_do
        self.field = field

    def __str__(self) -> str:
        return f"{self.what}{self.what_to_do}"


class OutOfPlace(UserError):
    """What was pressed or sent has no purpose any more: the matter has moved on, or is not this person's."""
