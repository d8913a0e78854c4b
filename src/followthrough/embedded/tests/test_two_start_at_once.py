from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from followthrough.embedded.database import EmbeddedDatabase
from followthrough.embedded.tests.conftest import command, environment, nothing_runs, outcome

pytestmark = pytest.mark.slow
START = (
    "import sys; from pathlib import Path;"
    "from followthrough.embedded.database import EmbeddedDatabase;"
    "print(EmbeddedDatabase(Path(sys.argv[1]), durable=False).start())"
)


def test_one_starts_it_and_the_others_find_it(new_database: EmbeddedDatabase) -> None:
    starts = [
        subprocess.Popen(
            [sys.executable, "-c", START, str(new_database.home)],
            env=environment(new_database.home),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    answers = sorted(outcome(start) for start in starts)
    assert answers == [(0, "False\n", "")] * 3 + [(0, "True\n", "")]


def test_the_last_to_leave_stops_it(database: EmbeddedDatabase) -> None:
    with database.attached():
        with EmbeddedDatabase(database.home, durable=False).attached():
            assert database.is_running()
        assert database.is_running()
    assert not database.is_running()


def test_two_commands_on_a_fresh_home_both_do_their_work(fresh_home: Path) -> None:
    both = [command(fresh_home, "migrate") for _ in range(2)]
    assert [outcome(one)[0] for one in both] == [0, 0]
    assert nothing_runs(fresh_home)
