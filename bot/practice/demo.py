"""The demo workspace of 新見市: sections, people and channels. All names of people are invented."""

from pathlib import Path

from bot.practice.jsons import JsonObject
from bot.practice.seed import ChannelSeed, Person, Seed, Shortcut, SlashCommand

DEMO_CITY = Path(__file__).parent / "demo_city.toml"
"""The same people in the format of the bot's city file."""

_PR = "総務部秘書広報課"
_SAFETY = "総務部危機管理課"
_TOURISM = "産業部商工観光課"
_FARMING = "産業部農林課"
_WELFARE = "福祉部こども課"
_LEARNING = "教育部生涯学習課"

PEOPLE = (
    Person("U01CAROL", "大森 由紀", "課長", _PR),
    Person("U01DAVE", "藤井 拓也", "主任", _PR),
    Person("U01MIKA", "三宅 美香", "主事", _PR),
    Person("U01BOB", "山本 浩二", "課長", _TOURISM),
    Person("U01ERIN", "小川 恵理", "課長補佐", _TOURISM),
    Person("U01ALICE", "新見 花子", "主事", _TOURISM),
    Person("U01KENJI", "西田 健二", "主任", _TOURISM),
    Person("U01FRANK", "田中 正明", "課長", _SAFETY),
    Person("U01GRACE", "赤木 里奈", "主任", _SAFETY),
    Person("U01HEIDI", "井上 久美子", "課長", _WELFARE),
    Person("U01IVAN", "難波 亮", "課長補佐", _WELFARE),
    Person("U01JUDY", "長尾 さくら", "主事", _WELFARE),
    Person("U01LEO", "谷口 誠", "課長", _FARMING),
    Person("U01NINA", "池田 直美", "主事", _FARMING),
    Person("U01OSCAR", "近藤 修", "課長", _LEARNING),
    Person("U01PEGGY", "杉山 千尋", "主任", _LEARNING),
    Person("U01QUINN", "森本 康介", "部長", "産業部"),
    Person("U01ROSE", "石川 和子", "副市長", ""),
)

CHANNELS = (
    ChannelSeed("C01GEN", "全庁連絡", tuple(person.id for person in PEOPLE), "庁内の連絡"),
    ChannelSeed("C01PR", "秘書広報課", tuple(person.id for person in PEOPLE if person.section == _PR)),
    ChannelSeed("C01INC", "sns事案", tuple(person.id for person in PEOPLE), "SNSの事案への対応"),
    ChannelSeed("C01KANKO", "商工観光課", tuple(person.id for person in PEOPLE if person.section == _TOURISM)),
)

COMMANDS = (
    SlashCommand("/snscheck", "投稿の案をガイドラインで確かめます", "[本文]"),
    SlashCommand("/snsincident", "炎上・なりすましなどの事案を報告します", "[状況]"),
    SlashCommand("/snsaccount", "公式アカウントの台帳を開きます", "[アカウント名]"),
)


SHORTCUTS = (
    Shortcut("global", "投稿の案を確かめる", "sns_check"),
    Shortcut("global", "事案を報告する", "sns_incident"),
    Shortcut("message", "ガイドラインでチェック", "sns_check_message"),
)


def demo_seed(manifest: JsonObject | None = None) -> Seed:
    """The demo workspace; what the app may do is what its manifest says where one is given."""
    if manifest is None:
        return Seed(people=PEOPLE, channels=CHANNELS, commands=COMMANDS, shortcuts=SHORTCUTS)
    commands, shortcuts = features_of(manifest)
    scopes, events = rights_of(manifest)
    return Seed(
        people=PEOPLE,
        channels=CHANNELS,
        commands=commands,
        shortcuts=shortcuts,
        scopes=scopes,
        events=events,
        direct_messages=not manifest.get("features", {})
        .get("app_home", {})
        .get("messages_tab_read_only_enabled", False),
    )


def features_of(manifest: JsonObject) -> tuple[tuple[SlashCommand, ...], tuple[Shortcut, ...]]:
    """The commands and shortcuts that an app manifest (as Slack takes it, parsed) declares."""
    features = manifest.get("features", {})
    commands = tuple(
        SlashCommand(one["command"], one["description"], one.get("usage_hint", ""))
        for one in features.get("slash_commands", [])
    )
    shortcuts = tuple(Shortcut(one["type"], one["name"], one["callback_id"]) for one in features.get("shortcuts", []))
    return commands, shortcuts


def rights_of(manifest: JsonObject) -> tuple[frozenset[str], frozenset[str]]:
    """The scopes of the bot's token and the events that it subscribes to, as the manifest declares them."""
    scopes = manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])
    events = manifest.get("settings", {}).get("event_subscriptions", {}).get("bot_events", [])
    return frozenset(scopes), frozenset(events)
