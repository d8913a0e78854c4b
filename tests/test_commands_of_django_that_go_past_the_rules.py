"""`followthrough manage` has Django's own commands, but for those that write what only actions
write."""

from __future__ import annotations

import pytest

from followthrough.accounts.models import User
from followthrough.cli import main

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commands_here")]


@pytest.mark.parametrize(
    ("command", "instead"),
    [
        (["createsuperuser", "--noinput", "--username", "x"], "followthrough account add"),
        (["changepassword", "amara"], "followthrough account password"),
        (["loaddata", "people.json"], "followthrough import caseload"),
        (["axes_reset"], "followthrough account unlock"),
        (["axes_reset_ip", "127.0.0.1"], "followthrough account unlock"),
        (["axes_reset_ip_username", "127.0.0.1", "amara"], "followthrough account unlock"),
        (["axes_reset_username", "amara"], "followthrough account unlock"),
        (["flush", "--noinput"], "another data folder"),
    ],
)
def test_they_are_refused_and_what_does_it_is_named(
    command: list[str], instead: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["manage", *command]) == 2
    wrong = capsys.readouterr().err
    assert f"{command[0]} goes past every rule" in wrong
    assert instead in wrong
    assert not User.objects.exists()


@pytest.mark.parametrize("output", [["-o", "p.json"], ["-op.json"], ["--output=p.json"]])
def test_none_writes_people_into_a_file_that_others_may_read(
    output: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["manage", "dumpdata", "people.person", *output]) == 2
    assert "Leave --output out" in capsys.readouterr().err
    assert main(["manage", "dumpdata", "people.person"]) == 0
    assert capsys.readouterr().out.strip() == "[]"


def test_others_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manage", "check"]) == 0
    assert "no issues" in capsys.readouterr().out
