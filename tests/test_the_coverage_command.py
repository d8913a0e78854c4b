"""`followthrough coverage`, in this process and on the tests' own database."""

from __future__ import annotations

import json
from typing import Any

import pytest

from followthrough.cli import main
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commands_here")]

FINISHED = {"started_on": "2026-11-01", "finished_on": "2026-12-01"}


@pytest.fixture
def ask(capsys: Any) -> Any:
    """Status and what was printed."""

    def run(*args: str) -> tuple[int, str]:
        capsys.readouterr()
        status = main(["coverage", *args, "--as-of", factories.TODAY.isoformat()])
        said = capsys.readouterr()
        return status, said.out if status == 0 else said.err

    return run


def test_a_plain_table_on_the_screen(ask):
    factories.case(plan__goals__0__steps__0__delivery=FINISHED)
    factories.case(crn="X000002", no_plan=None)

    status, said = ask()

    assert status == 0
    assert "over 2 cases that you may see" in said
    assert "With a plan: 1 of 2." in said
    rows = [line.split() for line in said.splitlines()]
    # Identified, prioritised, planned, referred, started, completed.
    assert ["Accommodation", "2", "2", "1", "1", "of", "1", "1", "1"] in rows
    assert "On a waiting list" in said


def test_the_json_has_the_same_figures(ask):
    factories.case(plan__goals__0__steps__0__delivery=FINISHED)
    factories.case(crn="X000002", no_plan=None)

    result = json.loads(ask("--json")[1])

    assert (result["cases"], result["cases_with_plan"]) == (2, 1)
    housing = result["needs"]["by_kind"]["accommodation"]
    assert housing["label"] == "Accommodation"
    assert housing["completed"] == {"number": 1, "of": 2, "percent": None}
    assert housing["referred"] == {"number": 1, "of": 1, "percent": None}
    assert housing["not_started"]["none"] == {
        "no_step": {"label": "No step is planned", "number": 1, "of": 1, "percent": None}
    }
    assert list(housing["not_started"]["five"]) == [
        "no_referral",
        "unwilling",
        "not_available",
        "waiting_list",
        "communication",
    ]
    assert result["steps"]["finished"] == 1
    assert result["needs"]["by_likelihood"]["medium"]["identified"] == 4
    assert result["strengths"]["all"]["planned"]["number"] == 1
    assert result["breaks"]
    assert result["completed"]
    assert result["strengths_built_on"]


def test_one_unit_alone(ask):
    factories.case()
    factories.unit("U2", "Southtown")
    factories.case(crn="X000002", case__unit="U2")

    assert json.loads(ask("--json", "--unit", "U2")[1])["cases"] == 1
    assert "cases that you may see of the unit U2." in ask("--unit", "U2")[1]


@pytest.mark.parametrize("code", ["U9", "U\udcff"])
def test_a_unit_that_does_not_exist_says_so(ask, code):
    status, said = ask("--unit", code)
    assert status == 2
    assert f"There is no delivery unit {code!r}." in said


def test_nothing_to_count_is_no_fault(ask):
    status, said = ask()
    assert status == 0
    assert "over 0 cases that you may see" in said


def test_with_a_users_access_cases_of_another_unit_are_not_counted(ask):
    factories.case()
    factories.user("outsider", units=(factories.unit("U2", "Southtown"),))

    assert json.loads(ask("--json", "--as", "outsider")[1])["cases"] == 0
    assert json.loads(ask("--json", "--as", "outsider", "--unit", "U1")[1])["cases"] == 0


def test_batches_and_processes_count_as_one(ask, monkeypatch):
    monkeypatch.setattr("followthrough.cli_commands.coverage.BATCH", 1)
    monkeypatch.setattr("followthrough.delivery.queries.coverage.CHUNK", 1)
    for number in range(3):
        factories.case(crn=f"X00000{number}")

    result = json.loads(ask("--json", "--workers", "1")[1])
    assert (result["cases"], result["needs"]["all"]["identified"]) == (3, 6)
