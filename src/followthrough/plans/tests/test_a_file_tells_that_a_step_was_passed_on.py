"""A file tells that somebody else took a step over, as a page records it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pydantic import ValidationError

from followthrough.people.models import Case
from followthrough.plans.actions.snapshots import snapshot_content
from followthrough.plans.import_schema import DeliveryIn, StepIn
from followthrough.plans.models import Step, StepFact
from followthrough.plans.queries import plan_facts
from followthrough.plans.rules import FactKind
from tests import factories

STARTED = "2026-12-01"
ON = factories.TODAY.isoformat()
TAKEN_OVER = "The team in Southtown goes on with it; their manager said so."
BY_ME = {"actor": "practitioner"}
NOTHING: dict[str, Any] = {"passed_on_on": None, "passed_on_words": ""}


def passed_on(**delivery: Any) -> dict[str, Any]:
    told = {"started_on": STARTED, "passed_on_on": ON, "passed_on_words": TAKEN_OVER}
    return factories.step("T1", actor="provider", delivery={**told, **delivery})


@pytest.mark.parametrize(
    ("step", "rule"),
    [
        (passed_on(), None),
        (passed_on(passed_on_on=STARTED), None),
        (passed_on(passed_on_on="2026-11-30"), "asked-about-nothing"),
        (passed_on(started_on=None), "asked-about-nothing"),
        (passed_on(finished_on="2027-01-03"), "asked-about-nothing"),
        (passed_on(passed_on_words=" "), "missing-answer"),
        (passed_on(passed_on_on=None), "missing-answer"),
        (passed_on(**NOTHING), None),
        (passed_on() | BY_ME, "asked-about-nothing"),
        (passed_on() | BY_ME | {"protects_others": True}, None),
        (passed_on(asked_on=ON, asked_words="It stands.") | BY_ME, "asked-about-nothing"),
        # It protects others, and can be passed on; who does it is asked about nothing.
        (
            passed_on(asked_on=ON, asked_words="It stands.") | BY_ME | {"protects_others": True},
            "asked-about-nothing",
        ),
    ],
)
def test_what_cannot_be_is_refused(step: dict[str, Any], rule: str | None) -> None:
    def rules_broken() -> list[str]:
        try:
            StepIn.model_validate(step)
        except ValidationError as wrong:
            return [error["type"] for error in wrong.errors()]
        return []

    assert rules_broken() == ([rule] if rule else [])


def take(step: dict[str, Any], unit: str = "U2") -> None:
    goal = {**factories.LINE["plan"]["goals"][0], "steps": [step]}
    summary, rows = factories.imported(factories.line(case__unit=unit, plan__goals=[goal]))
    assert summary.aside == 0, rows


def told() -> list[tuple[date, str, str]]:
    rows = StepFact.objects.current().filter(kind=FactKind.PASSED_ON)
    return list(rows.values_list("on", "words", "source"))


@pytest.fixture
def moved(monday: None) -> Case:
    """To another unit, with work that others deliver."""
    factories.unit("U1")
    factories.unit("U2", "Southtown", "R2")
    take(passed_on(**NOTHING), unit="U1")
    take(passed_on(**NOTHING))
    return Case.objects.get()


def kinds(case: Case) -> set[str]:
    read = Case.objects.select_related("digest").get(pk=case.pk)
    return {item["kind"] for item in read.digest.due}


@pytest.mark.django_db
def test_after_a_move_it_settles_what_was_asked(moved: Case) -> None:
    assert "work-before-move" in kinds(moved)
    take(passed_on())
    assert told() == [(factories.TODAY, TAKEN_OVER, "test")]
    assert "work-before-move" not in kinds(moved)


@pytest.mark.django_db
def test_it_reads_on_the_page_of_the_step_and_a_file_takes_it_back(
    moved: Case, client: Client
) -> None:
    take(passed_on())
    client.force_login(factories.user("amara", units=(moved.unit,)))
    text = client.get(f"/cases/X000001/steps/{Step.objects.get().pk}/").text
    assert "Passed on to somebody else" in text
    assert TAKEN_OVER in text
    take(passed_on(**NOTHING))
    assert told() == []


@pytest.mark.django_db
def test_a_version_of_the_plan_keeps_every_day_that_a_file_can_tell() -> None:
    """What was said with a day stands in the timeline."""
    factories.practitioner(factories.unit("U2"))
    take(passed_on())
    plan = plan_facts([Case.objects.get().pk]).popitem()[1]
    [kept] = [step["delivery"] for g in snapshot_content(plan, {})["goals"] for step in g["steps"]]
    assert {*kept} == {name for name in DeliveryIn.model_fields if not name.endswith("_words")}
    assert kept["passed_on_on"] == ON
