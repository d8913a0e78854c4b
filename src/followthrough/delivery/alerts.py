"""What a manager is told of requirements, by how far a step has come."""

from __future__ import annotations

from django.db.models import Q

from followthrough.delivery.rules.due import REQUIREMENT_NOT_STARTED
from followthrough.people.alerts import RequirementAlert, requirement_alert
from followthrough.plans.queries.cases import has_required_step_ending
from followthrough.policy import Context, Pack
from followthrough.policy.periods import say_length


def _not_started(pack: Pack) -> str:
    soon = say_length(pack.timescales["sentence_ending_soon"])
    return f"A step for it is neither started nor done, and the sentence ends within {soon}"


def _may_end_soon(context: Context) -> Q:
    return has_required_step_ending(context.today, context.last_near("sentence_ending_soon"))


requirement_alert(RequirementAlert(40, REQUIREMENT_NOT_STARTED, _not_started, _may_end_soon))
