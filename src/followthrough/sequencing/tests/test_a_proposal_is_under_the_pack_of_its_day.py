"""An order is proposed under the pack of the day of proposing, which it names, also once it
is published."""

from __future__ import annotations

from datetime import timedelta

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.common.dates import monday_of
from followthrough.people.queries import case_facts
from followthrough.plans.queries import plan_facts
from followthrough.policy.tests.changing_packs import Change, changed, put_in_force
from followthrough.sequencing.actions import publish_order
from followthrough.sequencing.queries import proposal_for
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = factories.TODAY
DAY = timedelta(days=1)


def proposal(case, on):
    facts, plan = case_facts([case.pk])[case.pk], plan_facts([case.pk])[case.pk]
    return proposal_for(facts, plan, None, on)


@pytest.mark.parametrize(("offset", "weeks"), [(-1, 2), (0, 5), (1, 5)])
def test_its_numbers_and_its_version_are_those_of_its_day(monkeypatch, offset, weeks):
    packs = changed(Change("sequencing.own_step_weeks", TODAY, 5))
    put_in_force(monkeypatch, packs)
    case = factories.case(
        no_plan__goals__1__steps__0__intervention=None, plan__goals__1__steps__0__nature="course"
    )
    day = TODAY + offset * DAY
    made = proposal(case, day)
    [step] = [s for s in made.steps if s.step.ref == "T2"]
    assert (step.end - monday_of(step.start)).days == 7 * weeks - 3  # its last Friday
    assert made.pack_version == packs.on(day).version


def test_what_is_published_keeps_the_version_that_it_was_proposed_under(monkeypatch):
    packs = changed(Change("sequencing.own_step_weeks", TODAY + DAY, 5))
    put_in_force(monkeypatch, packs)
    case = factories.case()
    order = publish_order(OPERATOR, case, today=TODAY)
    assert order.pack == packs.on(TODAY).version
    assert proposal(case, TODAY + DAY).pack_version != order.pack
