"""Too long, a NUL, half of a character: refused with words, and nothing is written."""

from __future__ import annotations

import pytest

from followthrough.common.errors import NotPossible
from followthrough.plans.actions import agreeing, pieces, working
from followthrough.plans.actions.agreeing import ReviewSaid
from followthrough.plans.actions.pieces import WorkSaid
from followthrough.plans.actions.working import PersonSaid
from followthrough.plans.models import Agreement, Goal, PlanReview, StepFact, WorkRecord
from followthrough.plans.rules import AgreementState
from followthrough.plans.tests.doings import World, each_alone, said
from tests import given

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
    for do in each_alone():
        if do.code in WORDED:
            with pytest.raises(NotPossible, match=r"cannot be kept|longer than"):
                do(world, said(words=text))
        if do.code in TEXTED:
            with pytest.raises(NotPossible, match=r"cannot be kept|longer than"):
                do(world.seen_by(world.by, text), said(words="Why."))
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
        person = PersonSaid("No.", "agrees", what, given.TODAY)
        tries = (
            lambda w=what: agreeing.record_agreement(
                world.by, world.case, AgreementState.AGREED, w, said()
            ),
            lambda w=what: agreeing.record_review(
                world.by, world.case, ReviewSaid("So", present=w), said()
            ),
            lambda w=what: pieces.record_work(
                world.by, world.case, world.ids["T2"], WorkSaid(w), said()
            ),
            lambda p=person: working.record_not_delivered(
                world.by, world.case, world.ids["T1"], said(reason="unwilling"), p
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
    for do in each_alone():
        if do.code == "plan.agreement-recorded":
            agreeing.record_agreement(
                world.by, world.case, AgreementState.DID_NOT_AGREE, "Sam", said(words=text)
            )
            assert Agreement.objects.get(replaced_on=None).words == text
        if do.code == "goal.changed":
            do(world.seen_by(world.by, "🏠" * 300), said())
            assert Goal.objects.get(pk=world.ids["G1"]).title == "🏠" * 300
