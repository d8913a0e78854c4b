"""Two imports as two processes, the first of which is killed in the middle of its file."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from followthrough.embedded.tests.conftest import command, connected, outcome, until
from tests import factories

pytestmark = pytest.mark.slow

TAKE = ("import", "caseload", "--as-of", factories.TODAY.isoformat())
UNIT = "N03CTM"  # of the directory


def lines_taken(home: Path) -> int:
    with connected(home) as connection:
        row = connection.execute("SELECT count(*) FROM interchange_sourceline").fetchone()
        return row[0] if row else 0


def test_it_is_refused_while_the_other_runs_and_taken_once_that_is_gone(
    ready_home: Path, room: Path
) -> None:
    line = json.dumps(factories.line(case__unit=UNIT))
    (room / "file").write_text(line)
    os.mkfifo(room / "pipe")
    first = command(ready_home, *TAKE, str(room / "pipe"))
    with (room / "pipe").open("w") as pipe:
        pipe.write(line + "\n" * 500)  # a chunk has 500 lines, also of white space
        pipe.flush()
        until(lambda: lines_taken(ready_home), "the first chunk is taken")
        status, _, wrong = outcome(command(ready_home, *TAKE, str(room / "file")))
        assert status == 2
        assert "An import of the source test is running since " in wrong
        first.send_signal(signal.SIGKILL)
        first.wait()
        status, said, wrong = outcome(command(ready_home, *TAKE, str(room / "file")))
        assert status == 0, wrong
        assert "the same           1" in said
    first.communicate()
