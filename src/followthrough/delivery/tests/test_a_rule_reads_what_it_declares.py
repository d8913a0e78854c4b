"""A rule for things to do finds the same where only the facets are read that it declares."""

from __future__ import annotations

import pytest
from hypothesis import given

from followthrough.common.facets import FACETS
from followthrough.delivery.rules import WorkFacts
from followthrough.delivery.tests import strategies
from followthrough.delivery.tests.facts import context
from followthrough.people.rules.due_item import (
    DUE_KINDS,
    DUE_RULES,
    SAFETY,
    DueKind,
    due_rule,
    due_rules,
)
from tests import sizes

NAMES = {facet.name for facet in FACETS.all()}


@pytest.mark.parametrize("rule", due_rules(), ids=lambda rule: rule.find.__name__)
@sizes.examples(20)
@given(facts=strategies.cases())
def test_a_rule_asks_for_no_part_that_it_does_not_declare(rule, facts):
    declared = WorkFacts.of({name: vars(facts)[name] for name in rule.reads & NAMES})
    found = list(rule.find(declared, context()))
    assert found == list(rule.find(facts, context()))
    assert {item.kind for item in found} <= rule.kinds


def test_a_rule_that_does_not_say_what_it_reads_is_refused(monkeypatch):
    for registry in (DUE_KINDS, DUE_RULES):
        monkeypatch.setattr(registry, "declared", dict(registry.declared))
    with pytest.raises(TypeError, match="silent has to say which facts it reads by the type of"):

        @due_rule(DueKind("silent", SAFETY))
        def silent(facts, context): ...
