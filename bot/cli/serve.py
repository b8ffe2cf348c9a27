"""`snsbot run`, `snsbot practice`, `snsbot start`, `snsbot clock`: the processes that stay."""

import argparse
import json
import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bot.app import Bot, build_app
from bot.cli.opening import database
from bot.cli.parser import PRACTICE_PORT
from bot.connection import hang_up, http_server, require_slack, socket_mode
from bot.errors import UserError
from bot.org.cityfile import read_city_file
from bot.org.service import Org
from bot.org.workspace import Team, bind, require_free_for
from bot.practice.demo import DEMO_CITY, demo_seed
from bot.practice.running import PracticeServer
from bot.settings import Settings, load_settings
from bot.store.migrate import upgrade

PRACTICE_DATABASE = "sqlite:///data/practice.db"
MANIFEST = Path(__file__).resolve().parents[2] / "manifest.json"


def run_start(arguments: argparse.Namespace) -> int:
    """Migrate, then run for real where there are tokens, otherwise practise."""
    settings = load_settings()
    if not settings.slack_bot_token:
        return run_practice(arguments)
    with database(settings) as store:
        upgrade(store.engine)
    arguments.http = not settings.slack_app_token
    return run_bot(arguments)


def run_bot(arguments: argparse.Namespace) -> int:
    """Run in the real workspace until told to stop."""
    settings = _with_token(load_settings())
    bot = build_app(settings)
    bind(bot.store, require_slack(bot.client))
    _first_import(bot, settings.city_file)
    if arguments.http:
        with _delivering(bot):
            http_server(bot).run()
        return 0
    connection = socket_mode(bot)
    with _delivering(bot), _stop_signal() as stopped:
        connection.connect()
        print("SNS運用チェックが動いています。止めるときは Ctrl+C を押してください。", flush=True)
        stopped.wait()
        hang_up(connection)
    return 0


def run_clock(_arguments: argparse.Namespace) -> int:
    """Deliver and beat, without taking requests, until told to stop."""
    bot = build_app(_with_token(load_settings()))
    bind(bot.store, require_slack(bot.client))
    with _delivering(bot), _stop_signal() as stopped:
        stopped.wait()
    return 0


def run_practice(arguments: argparse.Namespace) -> int:
    """Run practice workspace and bot together, with the demo city, until told to stop."""
    server = PracticeServer(demo_seed(json.loads(MANIFEST.read_text(encoding="utf-8"))), port=arguments.port)
    with ExitStack() as running:
        try:
            running.enter_context(server)
        except (OSError, OverflowError) as error:
            raise UserError(
                f"ポート {arguments.port} を使えません。",
                f"「--port {PRACTICE_PORT + 1}」のように、別の番号を指定してください。",
            ) from error
        _practise(server)
    return 0


def _practise(server: PracticeServer) -> None:
    settings = _practice_settings(server)
    team = Team(server.seed.team.id, server.seed.team.name)
    with database(settings) as store:
        if settings.database_url != PRACTICE_DATABASE:
            require_free_for(team, store.engine)
        upgrade(store.engine)
    bot = build_app(settings)
    bind(bot.store, team)
    _first_import(bot, DEMO_CITY)
    connection = socket_mode(bot)
    with _delivering(bot), _stop_signal() as stopped:
        connection.connect()
        print(f"練習用のワークスペースを開いてください： {server.url}/", flush=True)
        print("止めるときは Ctrl+C を押してください。", flush=True)
        stopped.wait()
        hang_up(connection)


def _practice_settings(server: PracticeServer) -> Settings:
    own = load_settings()
    given = "database_url" in own.model_fields_set
    return own.model_copy(
        update={
            "slack_bot_token": server.seed.bot_token,
            "slack_app_token": server.seed.app_token,
            "slack_signing_secret": server.seed.signing_secret,
            "slack_api_url": server.api_url,
            "database_url": own.database_url if given else PRACTICE_DATABASE,
        }
    )


def _with_token(settings: Settings) -> Settings:
    if not settings.slack_bot_token:
        raise UserError(
            "SLACK_BOT_TOKEN がありません。",
            ".env に xoxb- で始まるトークンを書くか、「snsbot practice」で練習用に動かしてください。",
        )
    return settings


def _first_import(bot: Bot, city_file: Path) -> None:
    Org(bot.store).import_first(lambda: read_city_file(city_file))


@contextmanager
def _delivering(bot: Bot) -> Iterator[None]:
    bot.start()
    try:
        yield
    finally:
        bot.stop()


_ENDING = (signal.SIGINT, signal.SIGTERM)


class _Stop:
    """Waits until the process is asked to end: who waits reads what is written at `fd`.

    Python itself writes there when a signal comes (`signal.set_wakeup_fd`). Its handler would come too late: it runs
    between two steps of the program, and a signal between the last step and the reading leaves the reading asleep.
    """

    def __init__(self) -> None:
        self._read, self.fd = os.pipe()
        os.set_blocking(self.fd, False)

    def wait(self) -> None:
        """Return when the end was asked for; other signals do not end the wait."""
        while os.read(self._read, 1)[0] not in _ENDING:
            pass

    def close(self) -> None:
        """Give the pipe back."""
        os.close(self._read)
        os.close(self.fd)


@contextmanager
def _stop_signal() -> Iterator[_Stop]:
    """Something to wait on until the process is asked to end."""
    stop = _Stop()
    told_before = signal.set_wakeup_fd(stop.fd, warn_on_full_buffer=False)
    before = {number: signal.signal(number, _noted) for number in _ENDING}
    try:
        yield stop
    finally:
        # In this order no signal in between finds a closed pipe or a default handler beside it.
        signal.set_wakeup_fd(told_before)
        stop.close()
        for number, handler in before.items():
            signal.signal(number, handler)


def _noted(*_: object) -> None:
    """Handle a signal by ending nothing here: it is written where `_Stop` reads."""
