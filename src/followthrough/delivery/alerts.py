"""What a manager is told of requirements, by how far a step has come."""

from __future__ import annotations

from django.db.models import Q

from followthrough.delivery.rules.due import REQUIREMENT_NOT_STARTED
from followthrough.delivery.words import requirement_not_started
from followthrough.people.alerts import RequirementAlert, requirement_alert
from followthrough.plans.queries.cases import has_required_step_ending
from followthrough.policy import Context


def _may_end_soon(context: Context) -> Q:
    return has_required_step_ending(context.today, context.last_near("sentence_ending_soon"))


requirement_alert(
    RequirementAlert(40, REQUIREMENT_NOT_STARTED, requirement_not_started, _may_end_soon)
)
