"""A rule for things to do finds the same where only the facets are read that it declares."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from followthrough.common.facets import FACETS
from followthrough.delivery.facts import facts_for_rules
from followthrough.delivery.rules import WorkFacts, due
from followthrough.delivery.tests import strategies
from followthrough.delivery.tests.facts import context
from followthrough.delivery.worklist import context_on, things_to_do
from followthrough.demo.actions import load_demonstration
from followthrough.people.models import Case
from followthrough.people.rules.due_item import (
    DUE_KINDS,
    DUE_RULES,
    SAFETY,
    DueKind,
    due_rule,
    due_rules,
)
from followthrough.services.actions import load_directory
from tests import sizes

AS_OF = date(2026, 11, 23)
NAMES = {facet.name for facet in FACETS.all()}


@pytest.mark.parametrize("rule", due_rules(), ids=lambda rule: rule.find.__name__)
@sizes.examples(20)
@given(facts=strategies.cases())
def test_a_rule_asks_for_no_part_that_it_does_not_declare(rule, facts):
    declared = WorkFacts.of({name: vars(facts)[name] for name in rule.reads & NAMES})
    assert list(rule.find(declared, context())) == list(rule.find(facts, context()))


@pytest.fixture
def demonstration(db) -> list[int]:
    load_directory()
    load_demonstration(people=120, as_of=AS_OF)
    return list(Case.objects.order_by("pk").values_list("pk", flat=True))


def test_a_kind_asked_for_alone_is_found_as_among_all(demonstration):
    context = context_on(AS_OF)
    every = things_to_do(demonstration, context)
    assert len({item.kind for item in every}) > 8
    for kind in (kind.code for kind in DUE_KINDS.all()):
        alone = things_to_do(demonstration, context, {kind})
        assert alone == [item for item in every if item.kind == kind], kind


def test_no_more_is_read_than_the_rules_asked_declare(demonstration, django_assert_num_queries):
    with django_assert_num_queries(2):
        things_to_do(demonstration, context_on(AS_OF), {"register-review", "handed-over"})
    with django_assert_num_queries(4):
        things_to_do(demonstration, context_on(AS_OF), {"register-review", "stalled"})
    with django_assert_num_queries(5):
        things_to_do(demonstration, context_on(AS_OF), {"group-starts"})


def test_the_rules_of_a_kind_find_what_all_rules_find_of_it(demonstration):
    rules = due_rules({"no-plan"})
    assert [rule.find.__name__ for rule in rules] == ["plan_agreement"]
    for facts in facts_for_rules(demonstration, rules).values():
        assert all(item.kind in rules[0].kinds for item in due(facts, context(), rules))


def test_a_rule_that_does_not_say_what_it_reads_is_refused(monkeypatch):
    for registry in (DUE_KINDS, DUE_RULES):
        monkeypatch.setattr(registry, "declared", dict(registry.declared))
    with pytest.raises(TypeError, match="silent has to say which facts it reads by the type of"):

        @due_rule(DueKind("silent", SAFETY))
        def silent(facts, context): ...
