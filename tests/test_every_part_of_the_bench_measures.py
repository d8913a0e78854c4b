"""Each part on a few cases, so that a change elsewhere does not leave the bench behind. What it
measures here says nothing, and is not looked at."""

import pytest

from benchmarks import crossed, pages, slow, worlds, writes
from benchmarks.measure import milliseconds
from benchmarks.parts import PARTS
from benchmarks.running import run
from benchmarks.worlds import Sizes, Worlds
from followthrough.common.dates import today_in_london
from followthrough.services.actions import load_directory


@pytest.mark.slow
@pytest.mark.django_db
def test_no_part_fails(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("FOLLOWTHROUGH_GEORGIA", str(tmp_path / "nowhere"))
    monkeypatch.setattr(worlds, "settle", lambda: None)  # no transaction can hold a VACUUM
    for module in (pages, crossed):
        monkeypatch.setattr(module, "timed", lambda work, **_: [milliseconds(work)])
    for number in ("COUNTED", "TIMED"):
        monkeypatch.setattr(writes, number, 1)
    # The server does not see what the test has not committed.
    for name, value in {
        "CLIENTS": 3,
        "ASKED": 1,
        "SETTLES": 0,
        "PAGE": "/static/followthrough.css",
    }.items():
        monkeypatch.setattr(slow, name, value)
    load_directory()
    report = run(PARTS, Worlds(tmp_path, Sizes(150, 5, 300), today_in_london()))

    assert report.failures == {}
    assert "georgia: left out" in capsys.readouterr().out
