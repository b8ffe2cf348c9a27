"""Two ways to be refused: the bot's call (Slack's error code) and the person's act (words for the person)."""

from collections.abc import Mapping, Sequence


class SlackError(Exception):
    """The call is refused as Slack refuses it.

    Attributes:
        code: Slack's error code, such as ``channel_not_found``.
        problems: what is wrong and where, each ending in ``[json-pointer:…]`` where a path is known.
        status: the HTTP status of the answer.
        more: what else the answer says, such as the scope that is needed.
    """

    def __init__(
        self,
        code: str,
        problems: Sequence[str] = (),
        *,
        status: int = 200,
        more: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{code}: {'; '.join(problems)}" if problems else code)
        self.code = code
        self.problems = tuple(problems)
        self.status = status
        self.more = dict(more or {})


class Refusal(Exception):
    """The person cannot do this: what they see does not offer it, or the bot did not answer.

    Attributes:
        code: what happened, for programs.
        words: what happened, for the person (Japanese).
    """

    def __init__(self, code: str, words: str) -> None:
        super().__init__(f"{code}: {words}")
        self.code = code
        self.words = words


class FormIncomplete(Exception):
    """The client keeps the modal open because of what was (not) entered.

    Attributes:
        errors: block_id → words for the person.
    """

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(f"the form is incomplete: {sorted(errors)}")
        self.errors = dict(errors)
