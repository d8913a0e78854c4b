"""The timeline says what was corrected or taken away, and whose words are whose."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from followthrough.plans.models import Step, WorkRecord

CRN = "X000001"


@pytest.fixture
def step(case) -> str:
    """The page of a step that probation staff do."""
    return reverse("work-step", args=[CRN, Step.objects.get(ref="T2").pk])


def worked(client, step: str, **more: str) -> None:
    saved = opened(client, step).send(what="worked", done="Talked", **more)
    assert not saved.errors


def told(client) -> str:
    return opened(client, reverse("case-timeline", args=[CRN])).text


@pytest.mark.parametrize(
    ("whose", "said"),
    [
        ("practitioner", "“Talked. It went well”"),
        ("person", "“Talked”. Sam: “It went well”"),
    ],
)
def test_how_it_went_is_told_in_the_words_of_who_said_it(client, step, whose, said):
    worked(client, step, how="It went well", whose=whose)
    assert said in told(client)


def test_a_correction_is_called_one(client, step):
    worked(client, step, how="Well", whose="practitioner")
    work = WorkRecord.objects.get()
    opened(client, reverse("correct-work", args=[CRN, work.step_id, work.pk])).send(done="Rang")
    text = told(client)
    assert text.count("Worked on a step by") == 1
    assert text.count("Corrected a piece of work by") == 1


def test_what_was_taken_away_is_named(client, case):
    page = opened(client, reverse("change-part", args=[CRN, "needs", "thinking"]))
    page.send(take_away="yes")
    assert "Took a need out of the assessment by Amara" in told(client)
    assert "Thinking, behaviours and attitudes" in told(client)


def test_what_was_taken_back_is_named(client, step):
    opened(client, step).send(what="started")
    opened(client, f"{step}take-back/").send()
    assert "It said: started" in told(client)
