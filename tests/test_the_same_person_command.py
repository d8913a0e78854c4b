"""`followthrough same-person`, in this process and on the tests' own database."""

from __future__ import annotations

from datetime import date

import pytest

from followthrough import cli
from followthrough.common.actors import Role
from followthrough.people.models import Case, Person
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commands_here", "monday")]

BOTH = ("X000001", "X900002")
WHY = ("--because", "I asked him", "--as", "helen")


@pytest.fixture(autouse=True)
def recorded_twice() -> None:
    factories.user("helen", Role.MANAGER, units=(factories.unit(),))
    factories.case()
    factories.imported(factories.line(crn="X900002"))


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    capsys.readouterr()
    status = cli.main(["same-person", *words])
    said = capsys.readouterr()
    return status, said.out + said.err


def test_pairs_are_listed_with_why_they_look_alike(capsys):
    status, said = asked(capsys, "--as", "helen")
    assert (status, said) == (0, "X000001 X900002 The same name and date of birth\n")


def test_a_merge_is_made_and_undone(capsys):
    assert asked(capsys, *BOTH, "--merge", *WHY) == (0, "X900002 is merged into X000001.\n")
    assert Case.objects.filter(goes_on_in__person__crn="X000001").count() == 1
    assert asked(capsys, "--as", "helen")[1].startswith("No two records look as if")
    status, said = asked(capsys, *BOTH, "--undo", *WHY)
    assert (status, said) == (0, "X000001 and X900002 are two records again.\n")
    assert not Case.objects.exclude(goes_on_in=None).exists()


def test_two_people_are_listed_no_more(capsys):
    assert asked(capsys, *BOTH, "--two-people", *WHY)[0] == 0
    assert asked(capsys, "--as", "helen")[1].startswith("No two records look as if")


def test_somebody_dead_and_somebody_alive_are_joined_only_by_who_says_so(capsys):
    factories.imported(factories.line(crn="X900002", person__died_on="2026-12-30"))
    for crns in (BOTH, BOTH[::-1]):
        status, said = asked(capsys, *crns, "--merge", *WHY)
        assert status == cli.WRONG
        assert "X900002 died on 30 December 2026, and no death is recorded of X000001." in said
        assert "add --died-too" in said
    assert not Person.objects.exclude(merged_into=None).exists()
    assert asked(capsys, *BOTH, "--merge", "--died-too", *WHY)[0] == 0
    assert set(Person.objects.values_list("died_on", flat=True)) == {date(2026, 12, 30)}


def test_who_was_found_to_be_two_people_is_joined_only_by_who_says_so(capsys):
    asked(capsys, *BOTH, "--two-people", *WHY)
    status, said = asked(capsys, *BOTH, "--merge", *WHY)
    assert status == cli.WRONG
    assert "found on 4 January 2027 that they are two people: “I asked him”" in said
    assert asked(capsys, *BOTH, "--merge", "--all-the-same", *WHY)[0] == 0


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ((*BOTH, *WHY), "Give two CRNs and what was found out, or neither."),
        (("X000001", "--merge", *WHY), "Give two CRNs and what was found out, or neither."),
        ((*BOTH, "--merge", "--as", "helen"), "Say how you know"),
        ((*BOTH, "--undo", *WHY), "X900002 is not merged into X000001."),
        (("X000001", "X999999", "--merge", *WHY), "There is no case with that CRN"),
    ],
)
def test_what_cannot_be_is_refused_with_its_cause(capsys, words, cause):
    status, said = asked(capsys, *words)
    assert status == cli.WRONG
    assert cause in said
