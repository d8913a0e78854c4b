from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from followthrough.common.errors import FollowthroughError
from followthrough.embedded.children import RESTARTS, Child
from followthrough.embedded.guardian import Guardian
from followthrough.embedded.tests.conftest import nothing_runs, running, serving, until


@pytest.fixture
def guardian(fresh_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Guardian]:
    fresh_home.mkdir()
    monkeypatch.setenv("FOLLOWTHROUGH_HOME", str(fresh_home))
    guardian = Guardian(fresh_home, database=False)
    yield guardian
    guardian.dismiss()


def test_a_child_that_cannot_stay_up_is_named(guardian: Guardian) -> None:
    child = Child("web", ("followthrough.no_such_module",))
    child.start(guardian)
    with pytest.raises(FollowthroughError, match="The web process stopped 4 times in a minute"):
        until(lambda: child.look_after(guardian) and False, "it gives up")
    assert len(child.starts) == RESTARTS + 1


def _named(home: Path, word: str) -> list[psutil.Process]:
    result = []
    for process in running(home):
        with suppress(psutil.Error):  # it may end while we look
            if word in process.cmdline():
                result.append(process)
    return result


@pytest.mark.slow
def test_what_dies_is_started_again(ready_home: Path) -> None:
    with serving(ready_home) as (_, address):
        web, guardian = "followthrough.site.web_server", "followthrough.embedded.guardian"
        for word in (web, "procrastinate", guardian):
            before = _named(ready_home, word)
            assert before, word
            for process in before:
                process.kill()
            gone = {process.pid for process in before}
            until(
                lambda: [p for p in _named(ready_home, word) if p.pid not in gone],  # noqa: B023
                f"{word} is started again",
            )
        until(lambda: _answers(address), "the pages are back")
    assert nothing_runs(ready_home)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/sign-in", timeout=60) as page:
            return page.status == 200
    except (urllib.error.URLError, ConnectionError):
        return False
