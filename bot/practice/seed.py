"""What a practice workspace starts with."""

from dataclasses import dataclass, field

DEFAULT_EVENTS = frozenset({"app_home_opened", "message.im", "app_mention"})


@dataclass(frozen=True)
class Person:
    """Someone who works with the bot: Slack id, name, title (職) and section (課)."""

    id: str
    name: str
    title: str = ""
    section: str = ""

    @property
    def username(self) -> str:
        """The handle, in small letters: ``U01ALICE`` is ``alice``."""
        return self.id.removeprefix("U01").lower()


@dataclass(frozen=True)
class ChannelSeed:
    """A channel and who is in it; the bot is in it unless told otherwise."""

    id: str
    name: str
    members: tuple[str, ...]
    topic: str = ""
    bot_is_member: bool = True


@dataclass(frozen=True)
class SlashCommand:
    """A command as the app's manifest declares it."""

    command: str
    description: str
    usage_hint: str = ""


@dataclass(frozen=True)
class Shortcut:
    """A shortcut as the app's manifest declares it; kind is ``global`` or ``message``."""

    kind: str
    name: str
    callback_id: str


@dataclass(frozen=True)
class Team:
    """The workspace itself."""

    id: str = "T01NIIMI"
    name: str = "新見市"
    domain: str = "niimi-practice"


@dataclass(frozen=True)
class BotIdentity:
    """The app and its bot user."""

    app_id: str = "A01SNSBOT"
    bot_id: str = "B01SNSBOT"
    user_id: str = "U01SNSBOT"
    name: str = "SNS運用チェック"
    username: str = "snsbot"


@dataclass(frozen=True)
class HttpDelivery:
    """Deliver by signed HTTP requests to this URL instead of over sockets."""

    url: str
    signing_secret: str


@dataclass(frozen=True)
class Seed:
    """A whole workspace: tokens, people, channels and what the app's manifest declares.

    The tokens are no secrets: they open nothing but a practice workspace on this computer.
    """

    people: tuple[Person, ...]
    channels: tuple[ChannelSeed, ...]
    commands: tuple[SlashCommand, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    bot_token: str = "xoxb-practice-bot"  # noqa: S105
    app_token: str = "xapp-practice-app"  # noqa: S105
    signing_secret: str = "practice-signing-secret"  # noqa: S105
    verification_token: str = "practice-verification"  # noqa: S105
    team: Team = field(default_factory=Team)
    bot: BotIdentity = field(default_factory=BotIdentity)
    events: frozenset[str] = DEFAULT_EVENTS
    direct_messages: bool = True
    """Whether people can write to the bot (the app's Messages tab is not read-only)."""
    scopes: frozenset[str] | None = None
    """What the bot's token may do; None: everything but what needs membership."""
