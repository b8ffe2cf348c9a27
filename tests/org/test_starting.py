"""Several processes of one city start at once on an empty database: a release step, web, worker and clock."""

import uuid
from multiprocessing import Pipe
from pathlib import Path

import psycopg
import pytest

from tests.org.starting import start
from tests.support.forks import forks

PROCESSES = 4


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/empty.db"
    admin = str(request.getfixturevalue("postgres"))
    name = f"empty_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(admin.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0".encode())
    return admin.replace("/postgres?", f"/{name}?")


def test_one_migrates_and_one_imports_and_the_others_wait_for_it(empty_database: str) -> None:
    context = forks()
    together = context.Barrier(PROCESSES)
    pipes = [Pipe(duplex=False) for _ in range(PROCESSES)]
    processes = [context.Process(target=start, args=(empty_database, together, tell)) for _, tell in pipes]
    for process in processes:
        process.start()

    outcomes = sorted(hear.recv() for hear, _ in pipes)
    for process in processes:
        process.join()
    for hear, tell in pipes:
        hear.close()
        tell.close()

    assert outcomes == ["found it"] * (PROCESSES - 1) + ["imported"]
