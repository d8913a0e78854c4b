from __future__ import annotations

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import psutil
import psycopg
import pytest

from followthrough.embedded.database import EmbeddedDatabase

SOURCE = Path(__file__).resolve().parents[3]
PATIENCE = 120.0  # a limit for a test that hangs, never a measure


def running(home: Path) -> list[psutil.Process]:
    """Every process that has to do with a data folder: by its environment, its words or its
    working folder."""
    result = []
    for process in psutil.process_iter():
        try:
            named = process.environ().get("FOLLOWTHROUGH_HOME") == str(home)
            about = " ".join([*process.cmdline(), process.cwd()])
            if process.status() != psutil.STATUS_ZOMBIE and (named or str(home) in about):
                result.append(process)
        except psutil.Error:
            continue
    return [process for process in result if process.pid != os.getpid()]


def until(holds: Callable[[], Any], what: str) -> Any:
    limit = time.monotonic() + PATIENCE
    while not (result := holds()):
        assert time.monotonic() < limit, f"never: {what}"
        time.sleep(0.05)
    return result


def nothing_runs(home: Path) -> bool:
    until(lambda: not running(home), f"nothing is left running, but {running(home)}")
    return True


def environment(home: Path) -> dict[str, str]:
    """Of a command of the user's own, which knows nothing of the tests' cluster."""
    left_out = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "FOLLOWTHROUGH_DEMO"}
    mine = {name: value for name, value in os.environ.items() if name not in left_out}
    path = os.pathsep.join(filter(None, [str(SOURCE), os.environ.get("PYTHONPATH")]))
    return mine | {"FOLLOWTHROUGH_HOME": str(home), "PYTHONPATH": path}


def by_default() -> None:
    """In a new process: whoever runs the tests may have had these ignored, as a shell does for what
    it runs in the background, and nohup for what it starts."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def command(
    home: Path, *words: str, errors: int | IO[str] = subprocess.PIPE
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "followthrough.cli", *words],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        start_new_session=True,
        preexec_fn=by_default,
    )


def outcome(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    said, wrong = process.communicate(timeout=PATIENCE)
    return process.returncode, said, wrong


@contextmanager
def connected(home: Path) -> Iterator[psycopg.Connection[Any]]:
    settings = EmbeddedDatabase(home).django_settings()
    with psycopg.connect(
        host=settings["HOST"],
        port=settings["PORT"],
        user=settings["USER"],
        password=settings["PASSWORD"],
        dbname=settings["NAME"],
        autocommit=True,
        **settings["OPTIONS"],
    ) as connection:
        yield connection


@contextmanager
def serving(home: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A `serve` that answers, and its address. Stopped at the end if it still runs."""
    # Its messages go to a file: a pipe that nobody reads would hold it up when it is full.
    with tempfile.TemporaryFile("w+") as errors:
        process = command(home, "serve", "--port", "0", *words, errors=errors)
        try:
            assert process.stdout is not None
            for line in process.stdout:
                if answers := re.search(r"answers at (\S+)", line):
                    yield process, answers[1]
                    return
            errors.seek(0)
            raise AssertionError(f"serve ended: {outcome(process)} {errors.read()}")
        finally:
            if process.poll() is None:
                process.terminate()
            process.communicate(timeout=PATIENCE)


@pytest.fixture
def room() -> Iterator[Path]:
    """A folder with a short path that the database's user can pass through, unlike `tmp_path`."""
    folder = Path(tempfile.mkdtemp(prefix="ft-")).resolve()
    folder.chmod(0o755)
    yield folder
    for process in running(folder):
        process.kill()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def fresh_home(room: Path) -> Path:
    """Nothing is there yet: for what happens on the first start, which takes seconds."""
    return room / "home"


@pytest.fixture(scope="session")
def example_home() -> Path:
    """A home that is migrated and has the directory, made once by the first worker that asks. It
    lies in the home of the tests' own cluster, and goes with it."""
    from followthrough.embedded.home import home

    example = home() / "example"
    with (home() / "example.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not example.exists():
            status, _, wrong = outcome(command(example, "migrate"))
            assert status == 0, wrong
    return example


def copied_home(example: Path, to: Path) -> Path:
    """With its owners and rights, which are part of what is tested."""
    to.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", example, to], check=True)
    return to


@pytest.fixture
def ready_home(room: Path, example_home: Path) -> Path:
    """Migrated, with the directory; nothing runs."""
    return copied_home(example_home, room / "home")


@pytest.fixture
def database(ready_home: Path) -> Iterator[EmbeddedDatabase]:
    """Made, and not started."""
    database = EmbeddedDatabase(ready_home, durable=False)
    yield database
    database.stop()


@pytest.fixture
def new_database(fresh_home: Path) -> Iterator[EmbeddedDatabase]:
    """Neither made nor started."""
    database = EmbeddedDatabase(fresh_home, durable=False)
    yield database
    database.stop()
