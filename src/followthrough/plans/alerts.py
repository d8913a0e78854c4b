"""What a manager is told of requirements, by the plans."""

from __future__ import annotations

from django.db.models import Q

from followthrough.people.alerts import RequirementAlert, requirement_alert
from followthrough.plans.queries.cases import (
    has_required_step_ending,
    has_required_step_on_hold,
    has_requirement_without_step,
)
from followthrough.plans.rules.due_on_requirements import (
    REQUIREMENT_ON_HOLD,
    REQUIREMENT_WITHOUT_STEP,
    SENTENCE_ENDED,
)
from followthrough.policy import Context, Pack
from followthrough.policy.periods import say_length


def _without_step(pack: Pack) -> str:
    planned = say_length(pack.timescales["plan_agreed"])
    return (
        "No step of the plan names it, and it needs one: "
        f"{planned} or more after the sentence started"
    )


def _sentence_ended(pack: Pack) -> str:
    lately = say_length(pack.timescales["sentence_ended_open"])
    return f"A step for it is not done, and the sentence ended in the last {lately}"


def _may_have_ended(context: Context) -> Q:
    return has_required_step_ending(context.oldest_running("sentence_ended_open"), context.today)


requirement_alert(
    RequirementAlert(10, REQUIREMENT_WITHOUT_STEP, _without_step, has_requirement_without_step)
)
requirement_alert(
    RequirementAlert(
        30,
        REQUIREMENT_ON_HOLD,
        lambda pack: "A step for it is on hold",
        lambda context: has_required_step_on_hold(),
    )
)
requirement_alert(RequirementAlert(50, SENTENCE_ENDED, _sentence_ended, _may_have_ended))
