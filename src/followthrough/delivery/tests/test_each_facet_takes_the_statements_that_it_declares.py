"""A facet of any room is read with as many statements as it declares, for one case as for several,
and gives values that nobody can change."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR
from followthrough.common.facets import FACETS
from followthrough.early_ending.actions import decide_early_end
from followthrough.early_ending.tests.factories import (
    case_that_may_end_early,
    early_end_content,
    note,
)
from followthrough.people.models import Case
from followthrough.sequencing.actions import publish_order
from tests import factories

pytestmark = pytest.mark.django_db

each_facet = pytest.mark.parametrize("facet", FACETS.all(), ids=lambda facet: facet.name)


@pytest.fixture
def cases() -> list[Case]:
    amara = factories.practitioner(factories.unit())
    made = [case_that_may_end_early(amara, crn=f"X00000{number}") for number in range(4)]
    for case in made:
        publish_order(OPERATOR, case, today=factories.TODAY)
        decide_early_end(
            actor_for(amara), case, case.sentences.get().pk, early_end_content(), note()
        )
    return made


@pytest.mark.parametrize("number", [1, 4])
@each_facet
def test_the_statements_of_a_facet(cases, facet, number, django_assert_num_queries):
    with django_assert_num_queries(facet.statements):
        loaded = facet.load([case.pk for case in cases[:number]])
    assert set(loaded) == {case.pk for case in cases[:number]}


@each_facet
def test_what_a_facet_gives_is_frozen(cases, facet):
    [value] = facet.load([cases[0].pk]).values()
    with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
        value.anything = 1
