"""What somebody sends in a file, or calls one, is written out on the screen of an operator: a
terminal obeys some signs, and others turn what is read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from followthrough.cli import main
from followthrough.common.texts import hidden_sign, shown

RED, TURNED = "\x1b[31m", "\u202e"
WRITTEN = "\\x1b[31m"

pytestmark = pytest.mark.django_db


def said(capsys: Any) -> str:
    out = capsys.readouterr()
    assert "\x1b" not in out.out + out.err
    assert TURNED not in out.out + out.err
    return out.out + out.err


def test_a_key_of_a_places_file(tmp_path: Any, capsys: Any) -> None:
    file = tmp_path / "places.json"
    file.write_text(json.dumps({f"{RED}key{TURNED}": 1}))
    assert main(["import", "places", str(file)]) == 2
    assert f"{WRITTEN}key\\u202e" in said(capsys)


@pytest.mark.parametrize("kind", ["places", "caseload"])
@pytest.mark.parametrize("is_there", [True, False])
def test_the_name_of_a_file(tmp_path: Any, capsys: Any, kind: str, is_there: bool) -> None:
    file = tmp_path / f"{RED}{TURNED}.json"
    if is_there:
        file.write_text("{}\n")
    main(["import", kind, str(file)])
    assert WRITTEN in said(capsys)


@pytest.mark.parametrize(
    "command",
    [
        ["order", f"{RED}X1{TURNED}"],
        ["hand-over", f"{RED}X1{TURNED}", "--to", "other", "--because", "x", "--as", "ada"],
        ["same-person", "--as", f"{RED}ada{TURNED}"],
        ["account", "password", f"{RED}ada{TURNED}"],
    ],
)
def test_what_somebody_copied_into_a_command(capsys: Any, command: list[str]) -> None:
    assert main(command) == 2
    said(capsys)


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("Łukasz 👩🏽‍🚀 שלום", "Łukasz 👩🏽‍🚀 שלום"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("back\rspace\x08", "back\\rspace\\x08"),
        ("\udc80", "\\udc80"),
    ],
)
def test_what_can_be_read_stays(text: str, is_shown: str) -> None:
    assert shown(text) == is_shown
    assert hidden_sign(shown(text)) is None
