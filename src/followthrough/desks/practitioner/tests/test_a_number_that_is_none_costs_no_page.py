"""What a browser sends where a number is expected may be anything. Each such page answers; what is
no number stands for nothing that was shown."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.urls import reverse

import followthrough
from followthrough.accounts.queries import actor_for
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions.case_life import LifeNote, record_death
from followthrough.people.actions.told import tell_who_waits
from tests import factories

CRN = "X000001"
NO_NUMBERS = ["1" * 5000, "9" * 19, "-1", "²", "٣", "1e9", " ", "\u200b"]
SOURCE = Path(followthrough.__file__).parent

ASKED = [
    "/today/?done={}",
    "/today/?done={0}&then={0}",
    "/today/?page={}",
    f"/cases/{CRN}/timeline/?page={{}}",
    "/cases/?page={}",
    "/cases/closed/?page={}",
    f"/cases/{CRN}/goals/{{goal}}/steps/new/?requirement={{0}}&after={{0}}&like={{0}}",
]


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_in_an_address(client, case, number):
    goal = case.plan.goals.first().pk
    for address in ASKED:
        assert client.get(address.format(number, goal=goal)).status_code in {200, 302, 404}, address


@pytest.mark.parametrize("number", NO_NUMBERS)
@pytest.mark.parametrize(
    "name", ["close-case", "record-death", "preferred-order", "agreement", "review"]
)
def test_in_what_a_form_carries(client, case, name, number):
    page = opened(client, reverse(name, args=[CRN]))
    carried = {key: number for key in page.form().values if key.startswith("seen")}
    assert carried
    assert page.send(**carried, words="Some words").status in {200, 409}


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_where_somebody_else_has_recorded_it_meanwhile(client, amara, number):
    """It is not taken for what stands."""
    waits = factories.step("T9", actor="agency", delivery={"started_on": "2026-12-01"})
    case = factories.case(amara, plan__goals__0__steps=[waits])
    note = LifeNote(factories.TODAY, factories.TODAY, "By telephone")
    record_death(actor_for(amara), case, note)
    step = case.plan.goals.get(ref="G1").steps.get()
    tell_who_waits(actor_for(amara), case, f"step:{step.pk}", note)
    page = opened(client, reverse("told-of-step", args=[CRN, step.pk]))
    after = page.send(seen=f"death:{number}", words="By letter")
    assert ("has recorded this while you were on this page" in after.text) is bool(
        number.strip(" \u200b")
    )


# Each reads digits that it has counted before.
DIGITS_ARE_COUNTED = {"common/numbers.py", "desks/shared/fields.py", "people/rules/birth.py"}


def test_one_function_reads_whole_numbers_of_what_was_sent():
    found = {
        str(path.relative_to(SOURCE))
        for part in ("desks", "site", "cli_commands", "common", "people", "plans")
        for path in (SOURCE / part).rglob("*.py")
        if "tests" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"isdecimal", "isdigit", "isnumeric"}
    }
    assert found == DIGITS_ARE_COUNTED
