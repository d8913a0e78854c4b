from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from followthrough.embedded.home import home
from followthrough.embedded.tests.conftest import PATIENCE, by_default, nothing_runs, until

ROOT = Path(__file__).resolve().parents[4]

own_cluster = pytest.mark.skipif(
    "FOLLOWTHROUGH_TEST_DATABASE_URL" in os.environ, reason="a server of somebody else's is used"
)
SLEEPING = """
import os, time, pytest
from pathlib import Path

@pytest.mark.django_db
def test_sleeps():
    Path(os.environ["SEEN"]).write_text(os.environ["FOLLOWTHROUGH_HOME"])
    time.sleep(600)
"""


def _of_a_user() -> dict[str, str]:
    """The environment without what says that this process is a worker, which has no cluster."""
    return {name: value for name, value in os.environ.items() if "XDIST" not in name}


def test_it_is_not_the_users_home() -> None:
    assert home().name.startswith("followthrough-tests-")
    assert not home().is_relative_to(Path.home())


@own_cluster
@pytest.mark.django_db
def test_it_forgoes_safety_for_speed() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW fsync")
        assert cursor.fetchone() == ("off",)


@own_cluster
@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_it_goes_when_the_tests_are_stopped(room: Path, number: signal.Signals) -> None:
    (room / "test_sleeps.py").write_text(SLEEPING)
    (room / "seen").touch()
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--no-migrations"),
            *("-c", ROOT / "pyproject.toml", "--rootdir", ROOT, room / "test_sleeps.py"),
        ],
        env=_of_a_user() | {"SEEN": str(room / "seen")},
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=by_default,
    )
    cluster = Path(until((room / "seen").read_text, "the inner test runs"))
    process.send_signal(number)
    process.wait(timeout=PATIENCE)
    assert nothing_runs(cluster)
    until(lambda: not cluster.exists(), "the folder is gone")


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_none_is_made_to_answer_a_question(option: str) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "pytest", option],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "followthrough.embedded.guardian" not in done.stderr
