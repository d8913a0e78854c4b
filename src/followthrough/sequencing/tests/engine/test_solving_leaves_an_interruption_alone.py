"""The solver would catch Ctrl-C itself and afterwards leave nobody to catch it, so that a command
which had solved anything would be cut off where it should stop in order."""

import subprocess
import sys

WHOEVER_CATCHES_IT = """
import signal
from followthrough.sequencing.engine.solve_case import solve
from followthrough.sequencing.tests.engine.cases import case, task

signal.signal(signal.SIGINT, lambda number, frame: print("caught"))
assert len(solve(case(task("a", 4), task("b", 4))).starts) == 2
signal.raise_signal(signal.SIGINT)
print("and went on")
"""


def test_whoever_caught_it_before_still_does() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WHOEVER_CATCHES_IT], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split("\n")[:2]) == (0, ["caught", "and went on"])
