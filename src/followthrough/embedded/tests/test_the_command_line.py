from __future__ import annotations

import argparse
from pathlib import Path

import pytest
from django.db import OperationalError

from followthrough import cli
from followthrough.cli_commands import serve
from followthrough.common.errors import FollowthroughError
from followthrough.embedded.tests.conftest import command, outcome


def _raising(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(_: argparse.Namespace) -> int:
        raise error

    monkeypatch.setattr(serve, "run", run)


def test_an_error_that_names_its_remedy_is_one_sentence_and_status_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _raising(FollowthroughError("The cause.", "The remedy."), monkeypatch)
    assert cli.main(["serve"]) == 2
    assert capsys.readouterr() == ("", "followthrough: The cause. The remedy.\n")


def test_a_lost_database_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _raising(OperationalError("server closed the connection\nand more"), monkeypatch)
    assert cli.main(["serve"]) == 2
    assert "server closed the connection. Try" in capsys.readouterr().err


def test_ctrl_c_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _raising(KeyboardInterrupt(), monkeypatch)
    assert cli.main(["serve"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_fault_of_our_own_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    _raising(ZeroDivisionError(), monkeypatch)
    with pytest.raises(ZeroDivisionError):
        cli.main(["serve"])


@pytest.mark.parametrize("name", ["coverage", "order", "demo-caseload", "import"])
def test_a_day_that_does_not_exist_is_said_in_words(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rest = ["caseload", "file.ndjson"] if name == "import" else []
    with pytest.raises(SystemExit):
        cli.main([name, *rest, "--as-of", "2026-13-01"])
    said = " ".join(capsys.readouterr().err.split())
    assert "--as-of: '2026-13-01' is not a day that exists, written as YYYY-MM-DD." in said


def test_a_reader_that_has_seen_enough_is_no_error(ready_home: Path) -> None:
    process = command(ready_home, "manage", "help", "--commands")
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(timeout=120) in {0, 130}
    assert process.stderr is not None
    assert process.stderr.read() == ""


def test_options_after_manage_are_djangos(ready_home: Path) -> None:
    status, said, _ = outcome(command(ready_home, "manage", "--version"))
    assert status == 0
    assert said.startswith("5.2")


def test_a_word_that_is_no_command_is_named() -> None:
    with pytest.raises(SystemExit):
        cli.main(["no-such-command"])
