"""A number that a service sets by mistake stops the start, with a sentence that says what to do."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from followthrough.common.errors import FollowthroughError
from followthrough.site.environment import whole_number

NAME = "FOLLOWTHROUGH_IDLE_MINUTES"


def minutes() -> int:
    return whole_number(NAME, 30, least=2, most=720, unit="minute")


@pytest.mark.parametrize(("text", "number"), [("", 30), (" ", 30), ("2", 2), (" 720 ", 720)])
def test_what_is_set_counts(monkeypatch, text, number):
    monkeypatch.setenv(NAME, text)
    assert minutes() == number


def test_what_is_not_set_is_as_usual(monkeypatch):
    monkeypatch.delenv(NAME, raising=False)
    assert minutes() == 30


@pytest.mark.parametrize("text", ["0", "1", "721", "-5", "1.5", "half an hour", "٣٠", "9" * 5000])
def test_nonsense_is_refused_in_words(monkeypatch, text):
    monkeypatch.setenv(NAME, text)
    with pytest.raises(FollowthroughError, match=f"{NAME} is .*whole number of minutes") as caught:
        minutes()
    assert "leave it out: then it is 30." in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("name", "text"),
    [(NAME, "soon"), (NAME, "900"), ("FOLLOWTHROUGH_SIGNED_IN_HOURS", "0")],
)
def test_the_command_says_so_and_does_not_start(name, text):
    ran = subprocess.run(
        [sys.executable, "-m", "followthrough.cli", "account", "list"],
        env=os.environ | {name: text},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2, ran.stderr
    assert ran.stderr.startswith(f"followthrough: {name} is '{text}', and has to be a whole number")
