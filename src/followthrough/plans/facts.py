"""What is read of many cases at once: the plan, with its goals, steps and what was recorded."""

from followthrough.common.facets import facet
from followthrough.plans.queries import plan_facts

PLAN = facet("plan", plan_facts, statements=2)
