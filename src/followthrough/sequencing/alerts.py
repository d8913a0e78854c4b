"""What a manager is told of requirements, by the published orders."""

from __future__ import annotations

from followthrough.people.alerts import RequirementAlert, requirement_alert
from followthrough.sequencing.rules.due import REQUIREMENT_WITHOUT_PLACE
from followthrough.sequencing.words import requirement_without_place

requirement_alert(RequirementAlert(20, REQUIREMENT_WITHOUT_PLACE, requirement_without_place))
