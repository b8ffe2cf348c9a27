"""A process that starts on a database at the very moment others do."""

from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier

from bot.clock import SystemClock
from bot.org.cityfile import CityFile, read_city_file
from bot.org.service import Org
from bot.practice.demo import DEMO_CITY
from bot.store.engine import make_engine
from bot.store.migrate import upgrade
from bot.store.unit import Store


def start(url: str, together: Barrier, tell: Connection) -> None:
    """Migrate, then import the first city, as `snsbot start` does; tells what came of it, "imported" for one."""
    tell.send(_outcome(url, together))
    tell.close()


def _outcome(url: str, together: Barrier) -> str:
    engine = make_engine(url)

    def read() -> CityFile:
        together.wait()  # until everyone has seen that there is no city yet
        return read_city_file(DEMO_CITY)

    try:
        together.wait()
        upgrade(engine)
        together.wait()
        return "imported" if Org(Store(engine, SystemClock())).import_first(read) else "found it"
    except Exception as error:  # noqa: BLE001 - whatever it is, the test is told of it
        together.abort()
        return f"{type(error).__name__}: {error}"
    finally:
        engine.dispose()
