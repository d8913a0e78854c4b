"""Facts hold the facets that were asked for and no other, and say so instead of being empty."""

from __future__ import annotations

from typing import Protocol

import pytest
from django.template import engines

from followthrough.common.actors import OPERATOR
from followthrough.common.facets import PartNotRead
from followthrough.delivery.facts import FactsOfCase, work_facts
from followthrough.delivery.rules import WorkFacts, status_sentence
from followthrough.delivery.rules.coverage import covered_items
from followthrough.delivery.tests.facts import case, context
from followthrough.people.facts import CASE
from followthrough.people.models import Case
from followthrough.people.rules import KnowsCase
from followthrough.plans.facts import PLAN
from followthrough.plans.rules import KnowsPlan
from followthrough.sequencing.actions import publish_order
from followthrough.sequencing.facts import PUBLISHED
from followthrough.sequencing.rules.published import KnowsOrder
from tests import factories

KNOWN = {
    KnowsCase: [CASE],
    KnowsPlan: [CASE, PLAN],
    KnowsOrder: [CASE, PLAN, PUBLISHED],
}


class KnowsPlanAlone(Protocol):
    @property
    def plan(self) -> object: ...


class KnowsNothing(Protocol):
    def plan(self) -> object: ...


class KnowsTheMoon(KnowsCase, Protocol):
    @property
    def moon(self) -> object: ...


@pytest.fixture
def ordered(db) -> Case:
    made = factories.case()
    publish_order(OPERATOR, made, today=factories.TODAY)
    return made


@pytest.mark.parametrize("known", KNOWN)
def test_no_statement_is_sent_for_what_is_not_asked_for(ordered, known, django_assert_num_queries):
    with django_assert_num_queries(sum(facet.statements for facet in KNOWN[known])):
        facts = work_facts([ordered.pk], known)[ordered.pk]
    assert set(vars(facts)) == {facet.name for facet in KNOWN[known]}
    assert all(vars(facts).values())


def test_only_the_part_asked_for_is_read(ordered):
    facts = work_facts([ordered.pk], KnowsPlanAlone)[ordered.pk]
    assert set(vars(facts)) == {"plan"}
    assert facts.plan.steps


def test_they_are_in_the_order_given_without_cases_that_do_not_exist(ordered):
    other = factories.case(crn="X000002")
    assert list(work_facts([other.pk, 999_999, ordered.pk], KnowsCase)) == [other.pk, ordered.pk]


def test_a_case_without_a_plan_has_none(db):
    bare = factories.case(plan=None)
    facts = work_facts([bare.pk], KnowsOrder)[bare.pk]
    assert (facts.plan, facts.published, facts.steps) == (None, None, ())


def test_a_facet_of_one_case_is_read_once(ordered, django_assert_num_queries):
    of_case = FactsOfCase(ordered.pk, plan=None)
    with django_assert_num_queries(CASE.statements + PUBLISHED.statements):
        assert of_case.knowing(KnowsPlan).plan is None  # as it was known already
        assert set(vars(of_case.knowing(KnowsCase))) == {"case"}
        assert of_case.knowing(KnowsOrder).published
        assert of_case.knowing(KnowsOrder) == of_case.knowing(KnowsOrder)


def only(*parts: str) -> WorkFacts:
    whole = case()
    return WorkFacts.of({part: getattr(whole, part) for part in parts})


def test_a_rule_that_needs_more_names_the_part_and_the_remedy():
    with pytest.raises(PartNotRead) as raised:
        status_sentence(only("case"), context())
    assert str(raised.value) == (
        "'plan' was not read of this case, only case. Ask for facts of a type that has 'plan' "
        "where they are read (delivery/facts.py: `work_facts(ids, KnowsPlan)`); of a rule, the "
        "first parameter has that type."
    )


def test_what_is_worked_out_of_a_part_names_that_part():
    with pytest.raises(PartNotRead, match="'plan' was not read"):
        _ = only("case", "published").steps


def test_a_rule_never_takes_what_was_not_read_for_empty():
    plan = case(steps=[]).plan
    assert covered_items(WorkFacts(case().case, plan, None), context()) == []
    with pytest.raises(PartNotRead, match="'plan' was not read"):
        covered_items(only("case", "published"), context())


def test_a_template_does_not_either():
    template = engines["jinja2"].from_string("{{ facts.published }}")
    assert template.render({"facts": only("case", "published")}) == "None"
    with pytest.raises(PartNotRead, match="'published' was not read"):
        template.render({"facts": only("case")})


def test_facts_say_what_they_hold():
    assert repr(WorkFacts.of({"plan": None})) == "WorkFacts(plan=None)"
    assert only("case") != only("case", "plan")


@pytest.mark.parametrize(
    ("known", "message"),
    [
        (
            KnowsTheMoon,
            "No room declares 'moon' as a facet in its facts.py; there are case, early_ends, plan",
        ),
        (KnowsNothing, "Ask by a type that has a facet as a property"),
    ],
)
def test_asking_for_no_facet_is_an_error(known, message):
    with pytest.raises(RuntimeError, match=message):
        work_facts([1], known)
