"""What a manager is told of requirements, by how far a step has come."""

from __future__ import annotations

from followthrough.delivery.rules.due import REQUIREMENT_NOT_STARTED
from followthrough.delivery.words import requirement_not_started
from followthrough.people.alerts import RequirementAlert, requirement_alert

requirement_alert(RequirementAlert(40, REQUIREMENT_NOT_STARTED, requirement_not_started))
