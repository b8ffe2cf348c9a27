"""`snsbot doctor`: what an operator would look at first, one line each, with what to do where something is wrong."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException

import sqlalchemy as sa
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy.orm import Session

from bot.app import CALL_TIMEOUT_SECONDS
from bot.audit.reading import verify
from bot.cli.opening import database
from bot.connection import require_slack
from bot.errors import UserError
from bot.people.city import CityProfile, city_profile
from bot.people.models import Membership, Person, Role, Section
from bot.reminders.models import Reminder
from bot.settings import Settings, load_settings
from bot.store.migrate import require_migrated
from bot.store.outbox import OutboxMessage, OutboxState
from bot.store.unit import Store
from rules.data_files import read_all
from rules.incidents.handbook import handbook_of
from rules.reader.model import load

#: So late a message or reminder is when nothing is at work any more.
LATE = timedelta(minutes=15)
PARKED_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Checked:
    """One thing that was looked at: what it is, how it stands, and what to do where that is not well."""

    what: str
    state: str
    to_do: str = ""

    @property
    def well(self) -> bool:
        return not self.to_do


def examine(_arguments: argparse.Namespace) -> int:
    """Print how everything stands; ends with 1 where something needs attention."""
    settings = load_settings()
    found = [*_rules(settings), *_office(settings), *_slack(settings)]
    for one in found:
        print(f"{'正常' if one.well else '要対応'}　{one.what}：{one.state}")
        if not one.well:
            print(f"　　　→ {one.to_do}")
    troubled = sum(not one.well for one in found)
    print(
        f"{len(found)}項目を点検しました。" + (f"{troubled}項目に対応が必要です。" if troubled else "すべて正常です。")
    )
    return 1 if troubled else 0


def _looked_at(what: str, look: Callable[[], str]) -> Checked:
    """How something stands by a look that raises where it is not well."""
    try:
        return Checked(what, look())
    except UserError as error:
        return Checked(what, error.what, error.what_to_do)


def _rules(settings: Settings) -> Iterator[Checked]:
    def read() -> str:
        read_all()
        return "すべて読めました"

    def read_handbook() -> str:
        handbook_of(settings.handbook)
        return "すべて読めました"

    def read_learned() -> str:
        return (
            "言葉の表と言語モデルで読みます" if load().reads_meaning else "言葉の表だけで読みます（NumPyがありません）"
        )

    yield _looked_at("ルールと用語のファイル", read)
    yield _looked_at("第二の読み手", read_learned)
    yield _looked_at("事案の手順と文例のファイル", read_handbook)


def _office(settings: Settings) -> Iterator[Checked]:
    with database(settings) as store:

        def migrated() -> str:
            require_migrated(store.engine)
            return f"つながり、最新の形です（{store.engine.dialect.name}）"

        reachable = _looked_at("データベース", migrated)
        yield reachable
        if reachable.well:
            yield from _in_the_database(store)


def _in_the_database(store: Store) -> Iterator[Checked]:
    now = store.clock.now()
    with store.read() as session:
        yield _record(session)
        yield _looked_at("市の情報", lambda: f"{city_profile(session).name}")
        yield _heads(session)
        yield _waiting(session, now)
        yield _parked(session, now)
        yield _reminders(session, now)


def _record(session: Session) -> Checked:
    good, broken = verify(session)
    if broken is None:
        return Checked("監査記録", f"正しくつながっています（{good:,}件）")
    to_do = "データベースを止めて控えを取り、いつ変わったかを調べてください。"
    return Checked("監査記録", f"{broken.seq}番で切れています（{broken.why}）", to_do)


def _heads(session: Session) -> Checked:
    led = (
        sa.select(Membership.section_id)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.role == Role.HEAD, Person.active)
    )
    names = list(session.scalars(sa.select(Section.name).where(Section.id.not_in(led)).order_by(Section.id)))
    if not names:
        return Checked("所属長", "すべての所属に登録があります")
    return Checked("所属長", f"登録のない所属：{'、'.join(names)}", "台帳に所属長を登録してください。")


def _waiting(session: Session, now: datetime) -> Checked:
    late = sa.select(sa.func.count()).where(
        OutboxMessage.state.in_((OutboxState.PENDING, OutboxState.SENDING)), OutboxMessage.due_at < now - LATE
    )
    many = session.scalar(late) or 0
    if not many:
        return Checked("送信待ちのお知らせ", "滞りはありません")
    to_do = "「snsbot run」か「snsbot clock」が動いているかを確かめてください。"
    return Checked("送信待ちのお知らせ", f"{many:,}件が15分以上待っています", to_do)


def _parked(session: Session, now: datetime) -> Checked:
    parked = sa.select(sa.func.count()).where(
        OutboxMessage.state == OutboxState.PARKED, OutboxMessage.created_at > now - PARKED_FOR
    )
    many = session.scalar(parked) or 0
    if not many:
        return Checked("届けられなかったお知らせ", "この7日間にはありません")
    to_do = "秘書広報課に届いた知らせで相手と理由を確かめ、直接伝えてください。"
    return Checked("届けられなかったお知らせ", f"この7日間に{many:,}件あります", to_do)


def _reminders(session: Session, now: datetime) -> Checked:
    many = session.scalar(sa.select(sa.func.count()).where(Reminder.due_at < now - LATE)) or 0
    if not many:
        return Checked("催促の時計", "遅れはありません")
    to_do = "「snsbot run」か「snsbot clock」が動いているかを確かめてください。"
    return Checked("催促の時計", f"{many:,}件が遅れています", to_do)


def _slack(settings: Settings) -> Iterator[Checked]:
    if not settings.slack_bot_token:
        yield Checked("Slack", "トークンの設定がないため、練習用としてだけ動きます")
        return
    client = WebClient(token=settings.slack_bot_token, base_url=settings.api_url, timeout=CALL_TIMEOUT_SECONDS)
    reached = _looked_at("Slack への接続", lambda: f"「{require_slack(client).name}」につながりました")
    yield reached
    if not (settings.slack_app_token or settings.slack_signing_secret):
        to_do = "SLACK_APP_TOKEN（Socket Mode）か SLACK_SIGNING_SECRET（HTTP）を設定してください。"
        yield Checked("Slack からの受信", "どちらのトークンも設定されていません", to_do)
    if reached.well:
        yield from _channels(settings, client)


def _channels(settings: Settings, client: WebClient) -> Iterator[Checked]:
    profile = _profile(settings)
    if profile is None:
        return
    for what, channel in (("事案のチャンネル", profile.incidents_channel), ("広報のチャンネル", profile.pr_channel)):
        if channel is None:
            yield Checked(what, "登録がありません", "市のファイルの [channels] に書いて取り込んでください。")
        else:
            yield _channel(client, what, channel)


def _profile(settings: Settings) -> CityProfile | None:
    with database(settings) as store:
        try:
            require_migrated(store.engine)
            with store.read() as session:
                return city_profile(session)
        except UserError:
            return None  # said under its own name above


def _channel(client: WebClient, what: str, channel: str) -> Checked:
    """Whether the bot can read back what it posts there, as it must before it sends an uncertain message again."""
    try:
        client.conversations_history(channel=channel, limit=1)
    except SlackApiError as error:
        why = str(error.response.get("error"))
        return Checked(what, f"{channel} を読めません（{why}）", "チャンネルを確かめ、ボットを招待してください。")
    except (OSError, HTTPException):
        return Checked(what, f"{channel} を調べられません", "ネットワークを確かめてください。")
    return Checked(what, f"{channel} に届きます")
