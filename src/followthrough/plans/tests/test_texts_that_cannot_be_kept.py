"""Too long, a NUL, half of a character: refused with words, and nothing is written."""

from __future__ import annotations

import pytest

from followthrough.common.errors import NotPossible
from followthrough.plans.actions import agreements, step_progress, work_records
from followthrough.plans.actions.agreements import ReviewContent
from followthrough.plans.actions.step_progress import PersonResponse
from followthrough.plans.actions.work_records import WorkContent
from followthrough.plans.models import Agreement, Goal, PlanReview, StepFact, WorkRecord
from followthrough.plans.rules import AgreementState
from followthrough.plans.tests.factories import World, each_action, note
from tests import factories

pytestmark = pytest.mark.django_db

WRONG = ["x" * 4001, "A\0", "\ud800"]
# Those that keep `said.words`; the rest keep none, or leave them to the forms (`deciding`).
WORDED = {
    "goal.achieved",
    "goal.removed",
    "goal.taken-up-again",
    "step.referred",
    "step.started",
    "step.finished",
    "step.needs-help",
    "step.not-delivered",
    "step.worked",
    "plan.agreement-recorded",
}


@pytest.mark.parametrize("text", WRONG, ids=["long", "nul", "half"])
def test_no_action_takes_them_in_any_text(text: str) -> None:
    world = World.start()
    before = len(world.entries()), world.version
    for do in each_action():
        if do.code in WORDED:
            with pytest.raises(NotPossible, match=r"cannot be kept|longer than"):
                do(world, note(words=text))
        if do.code in TEXTED:
            with pytest.raises(NotPossible, match=r"cannot be kept|longer than"):
                do(world.seen_by(world.by, text), note(words="Why."))
        assert (len(world.entries()), world.version) == before


TEXTED = {
    "goal.added",
    "goal.changed",
    "step.added",
    "step.changed",
    "step.finished",
    "step.not-delivered",
    "step.worked",
    "step.worked (corrected)",
    "plan.agreement-recorded",
    "plan.reviewed",
    "plan.reviewed (open)",
}


def test_what_stands_in_one_line_has_at_most_300_characters() -> None:
    world = World.start()
    line, longer = "🏠" * 300, "🏠" * 301
    for what in (longer, line):
        person = PersonResponse("No.", "agrees", what, factories.TODAY)
        tries = (
            lambda w=what: agreements.record_agreement(
                world.by, world.case, AgreementState.AGREED, w, note()
            ),
            lambda w=what: agreements.record_review(
                world.by, world.case, ReviewContent("So", present=w), note()
            ),
            lambda w=what: work_records.record_work(
                world.by, world.case, world.ids["T2"], WorkContent(w), note()
            ),
            lambda p=person: step_progress.record_not_delivered(
                world.by, world.case, world.ids["T1"], note(reason="unwilling"), p
            ),
        )
        for attempt in tries:
            if what is longer:
                with pytest.raises(NotPossible, match="longer than 300"):
                    attempt()
            else:
                attempt()
    assert Agreement.objects.get(replaced_on=None).present == line
    assert PlanReview.objects.get().present == line
    assert WorkRecord.objects.get(step=world.ids["T2"]).what == line
    assert StepFact.objects.get(step=world.ids["T1"], kind="not_delivered").offered == line


def test_4000_characters_and_every_sign_of_people_are_kept() -> None:
    world = World.start()
    text = ("🏠👩\u200d👧 ﷺ\r\n" * 500)[:4000]
    for do in each_action():
        if do.code == "plan.agreement-recorded":
            agreements.record_agreement(
                world.by, world.case, AgreementState.DID_NOT_AGREE, "Sam", note(words=text)
            )
            assert Agreement.objects.get(replaced_on=None).words == text
        if do.code == "goal.changed":
            do(world.seen_by(world.by, "🏠" * 300), note())
            assert Goal.objects.get(pk=world.ids["G1"]).title == "🏠" * 300
