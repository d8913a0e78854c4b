"""A file tells that whoever delivers a step was asked whether it stands, as a page records it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from pydantic import ValidationError

from followthrough.common.actors import OPERATOR
from followthrough.people.models import Case
from followthrough.plans.actions.asking import record_asked
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.import_schema import StepIn
from followthrough.plans.models import Step, StepFact
from followthrough.plans.rules import FactKind
from followthrough.plans.rules.step_progress import why_not_asked_on
from followthrough.plans.tests.values import DAY
from tests import factories

STARTED = "2026-12-01"
ON = factories.TODAY.isoformat()
STANDS = "She keeps his place."


@pytest.mark.parametrize(
    ("days", "on", "cause"),
    [
        ({"referred": 0}, 0, None),
        ({"referred": 0}, -1, "before it was referred or started"),
        ({"started": 0}, 0, None),
        ({"started": 0}, -1, "before it was referred or started"),
        # It waited when they were asked, and started since.
        ({"referred": 0, "started": 9}, 5, None),
        ({"referred": 0, "started": 9}, -1, "before it was referred or started"),
        ({"started": 0, "finished": 9}, 9, None),
        ({"started": 0, "finished": 9}, 10, "after it ended"),
        ({"referred": 0, "not_delivered": 9}, 9, None),
        ({"referred": 0, "not_delivered": 9}, 10, "after it ended"),
        ({}, 0, "before it was referred or started"),
    ],
)
def test_they_are_asked_about_what_has_begun_and_not_ended(days, on, cause):
    recorded = {FactKind(kind): DAY + timedelta(days=day) for kind, day in days.items()}
    assert why_not_asked_on(DAY + timedelta(days=on), recorded) == cause


def asked_step(**delivery: Any) -> dict[str, Any]:
    told = {"started_on": STARTED, "asked_on": ON, "asked_words": STANDS}
    return factories.step("T1", actor="provider", delivery={**told, **delivery})


@pytest.mark.parametrize(
    ("step", "rule"),
    [
        (asked_step(), None),
        (asked_step(asked_on=STARTED), None),
        (asked_step(asked_on="2026-11-30"), "asked-about-nothing"),
        (asked_step(started_on=None), "asked-about-nothing"),
        (asked_step(finished_on="2027-01-03"), "asked-about-nothing"),
        (asked_step(asked_words=" "), "missing-answer"),
        (asked_step(asked_on=None), "missing-answer"),
        (asked_step(asked_on=None, asked_words=""), None),
        (asked_step() | {"actor": "practitioner"}, "asked-about-nothing"),
        (asked_step() | {"actor": "person"}, "asked-about-nothing"),
    ],
)
def test_what_cannot_be_is_refused(step: dict[str, Any], rule: str | None) -> None:
    def parsed(step: dict[str, Any]) -> list[str]:
        try:
            StepIn.model_validate(step)
        except ValidationError as wrong:
            return [error["type"] for error in wrong.errors()]
        return []

    assert parsed(step) == ([rule] if rule else [])


def line(*steps: dict[str, Any], unit: str = "U1") -> dict[str, Any]:
    goal = {**factories.LINE["plan"]["goals"][0], "steps": list(steps)}
    return factories.line(case__unit=unit, plan__goals=[goal])


UNASKED = asked_step(asked_on=None, asked_words="")


@pytest.fixture
def case(monday) -> Case:
    factories.unit("U1")
    factories.unit("U2", "Southtown", "R2")
    take(line(UNASKED))
    return Case.objects.get()


def take(told: dict[str, Any]) -> None:
    summary, rows = factories.imported(told)
    assert summary.aside == 0, rows


def kinds(case: Case) -> set[str]:
    case = Case.objects.select_related("digest").get(pk=case.pk)
    return {item["kind"] for item in case.digest.due}


def asked() -> list[tuple[date, str, str]]:
    rows = StepFact.objects.current().filter(kind=FactKind.ASKED)
    return list(rows.values_list("on", "words", "source"))


@pytest.mark.django_db
def test_what_they_said_after_a_move_settles_what_was_asked(case: Case) -> None:
    take(line(UNASKED, unit="U2"))
    assert "work-before-move" in kinds(case)
    take(line(asked_step(), unit="U2"))
    assert asked() == [(factories.TODAY, STANDS, "test")]
    assert "work-before-move" not in kinds(case)


@pytest.mark.django_db
def test_it_reads_on_the_page_of_the_step_as_what_was_recorded_there(
    case: Case, client: Client
) -> None:
    take(line(asked_step()))
    client.force_login(factories.user("amara", units=(factories.unit(),)))
    step = Step.objects.get()
    text = client.get(f"/cases/X000001/steps/{step.pk}/").text
    assert "Asked: it stands as it was" in text
    assert STANDS in text


@pytest.mark.django_db
def test_other_words_are_a_new_record_and_a_file_takes_back_what_it_said(case: Case) -> None:
    take(line(asked_step()))
    take(line(asked_step(asked_words="He goes on Mondays.")))
    assert [words for _, words, _ in asked()] == ["He goes on Mondays."]
    assert StepFact.objects.filter(kind=FactKind.ASKED).count() == 2
    take(line(UNASKED))
    assert asked() == []


@pytest.mark.django_db
def test_what_was_recorded_here_waits_to_be_settled_where_a_file_says_otherwise(
    case: Case,
) -> None:
    step = Step.objects.get()
    record_asked(
        OPERATOR, case, step.pk, ChangeNote(factories.TODAY, today=factories.TODAY, words="Here.")
    )
    _, rows = factories.imported(line(asked_step()))
    assert [row[2] for row in rows] == ["changed-here"]
    assert [words for _, words, _ in asked()] == ["Here."]
