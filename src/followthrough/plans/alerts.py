"""What a manager is told of requirements, by the plans."""

from __future__ import annotations

from followthrough.people.alerts import RequirementAlert, requirement_alert
from followthrough.plans.rules.due_on_months import REQUIREMENT_ENDED_SHORT
from followthrough.plans.rules.due_on_requirements import (
    COUNTS_DIFFER,
    REQUIREMENT_ENDED_UNDONE,
    REQUIREMENT_NOT_DELIVERED,
    REQUIREMENT_ON_HOLD,
    REQUIREMENT_WITHOUT_STEP,
    SENTENCE_ENDED,
)
from followthrough.plans.words_of_requirements import (
    requirement_counts_differ,
    requirement_ended_short,
    requirement_ended_undone,
    requirement_is_on_hold,
    requirement_lacks_step,
    requirement_not_delivered,
    requirement_of_ended_sentence,
)

requirement_alert(RequirementAlert(10, REQUIREMENT_WITHOUT_STEP, requirement_lacks_step))
requirement_alert(RequirementAlert(20, REQUIREMENT_NOT_DELIVERED, requirement_not_delivered))
requirement_alert(RequirementAlert(25, REQUIREMENT_ENDED_SHORT, requirement_ended_short))
requirement_alert(RequirementAlert(30, REQUIREMENT_ON_HOLD, requirement_is_on_hold))
requirement_alert(RequirementAlert(50, SENTENCE_ENDED, requirement_of_ended_sentence))
requirement_alert(RequirementAlert(60, REQUIREMENT_ENDED_UNDONE, requirement_ended_undone))
requirement_alert(RequirementAlert(70, COUNTS_DIFFER, requirement_counts_differ))
