"""`followthrough order`, in this process and on the tests' own database."""

from __future__ import annotations

import json
from typing import Any

import pytest

from followthrough.cli import main
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commands_here")]

ORDER_KEYS = {"crn", "as_of", "pack", "checked", "violations", "steps", "advice"}
STEP_KEYS = {"step", "intervention", "need", "start", "end", "state", "reasons"}


def ask(*args: str) -> int:
    return main(["order", *args, "--as-of", factories.TODAY.isoformat()])


def test_one_case_in_words(capsys: Any) -> None:
    factories.case()

    assert ask("x000001") == 0
    said = capsys.readouterr().out
    assert "The independent checker found no fault." in said
    assert "Practise problem solving with Amara: This week" in said


def test_one_case_as_json_has_a_reason_for_every_step(capsys: Any) -> None:
    factories.case(
        plan__goals__0__steps__0__delivery={
            "started_on": "2026-11-01",
            "finished_on": "2026-12-01",
        }
    )

    assert ask("X000001", "--json") == 0
    order = json.loads(capsys.readouterr().out)
    assert set(order) >= ORDER_KEYS
    assert order["checked"] is True
    assert {step["state"] for step in order["steps"]} == {"finished", "planned"}
    for step in order["steps"]:
        assert set(step) >= STEP_KEYS
        assert step["reasons"]
        assert all(reason["code"] and reason["text"] for reason in step["reasons"])


def test_all_cases_one_line_each_also_without_a_plan(capsys: Any) -> None:
    factories.case(crn="X000001")
    factories.case(crn="X000002", no_plan=None)

    assert ask("--all", "--workers", "1") == 0
    orders = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [order["crn"] for order in orders] == ["X000001", "X000002"]
    assert orders[1]["steps"] == []


def test_with_a_users_access_a_case_of_another_unit_does_not_exist(capsys: Any) -> None:
    factories.case()
    factories.user("outsider", units=(factories.unit("U2", "Southtown"),))

    assert ask("X000001", "--as", "outsider") == 2
    denied = capsys.readouterr().err
    assert ask("X999999", "--as", "outsider") == 2
    assert capsys.readouterr().err == denied
    assert ask("--all", "--workers", "1", "--as", "outsider") == 0
    assert capsys.readouterr().out == ""


def test_a_case_without_a_plan_says_what_to_do(capsys: Any) -> None:
    factories.case(no_plan=None)

    assert ask("X000001") == 2
    assert "no plan yet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "cause"),
    [
        (("X\udcff",), "There is no case with that CRN"),
        (("X\0",), "There is no case with that CRN"),
        (("X000001", "--as", "b\udcff"), "Nobody signs in as 'b\\udcff'."),
    ],
    ids=["crn", "nul", "user"],
)
def test_a_byte_that_is_no_text_is_the_name_of_nobody(
    capsys: Any, args: tuple[str, ...], cause: str
) -> None:
    factories.case()
    assert ask(*args) == 2
    assert cause in capsys.readouterr().err
