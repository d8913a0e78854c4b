"""The day by which the plan wants a step, in words: what goes on without an end is never done by a
day, and only its start can be wanted by one."""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import say_date
from followthrough.plans.rules import StepFacts
from followthrough.plans.rules.natures import nature_of
from followthrough.policy.kinds_of_work import Nature
from followthrough.policy.pack import Pack

# By whether it goes on without an end, and whether the day is past.
WANTED = {
    (False, False): "To be done by",
    (False, True): "Was to be done by",
    (True, False): "To begin by",
    (True, True): "Was to have begun by",
}


def say_wanted_by(step: StepFacts, pack: Pack, today: date) -> str:
    """Empty of a step that is wanted by no day. Whether the step has begun is for whoever asks."""
    if step.by_on is None:
        return ""
    goes_on = nature_of(step, pack) is Nature.ONGOING
    return f"{WANTED[goes_on, step.by_on < today]} {say_date(step.by_on)}"
