from __future__ import annotations

import socket
import urllib.request
from pathlib import Path

import pytest

from followthrough.embedded.tests.conftest import command, outcome, serving


def test_a_port_in_use_is_named_before_anything_starts(fresh_home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        status, said, wrong = outcome(command(fresh_home, "serve", "--port", port))
    assert status == 2
    assert f"Port {port} of 127.0.0.1 cannot be used" in wrong
    assert "--port" in wrong
    assert wrong.count("\n") == 1
    assert said == ""
    assert not (fresh_home / "database").exists()


def test_a_limit_that_is_none_is_named_before_anything_starts(
    fresh_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOLLOWTHROUGH_STATEMENT_SECONDS", "-5")
    status, said, wrong = outcome(command(fresh_home, "serve", "--port", "0"))
    assert status == 2
    assert "FOLLOWTHROUGH_STATEMENT_SECONDS is '-5'." in wrong
    assert (wrong.count("\n"), said) == (1, "")
    assert not (fresh_home / "database").exists()


@pytest.mark.slow
def test_a_second_serve_on_the_same_home_says_where_the_first_is(ready_home: Path) -> None:
    with serving(ready_home) as (_, address):
        status, _, wrong = outcome(command(ready_home, "serve", "--port", "0"))
        assert status == 2
        assert f"running already on the data folder {ready_home} at {address}." in wrong
        assert wrong.count("\n") == 1
        with urllib.request.urlopen(f"{address}/sign-in", timeout=60) as page:
            assert page.status == 200
