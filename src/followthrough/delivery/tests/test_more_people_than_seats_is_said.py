"""Where more people could use a group than it has seats, the plan says so, and not who they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from followthrough.delivery.queries.places_wanted import places_wanted
from followthrough.delivery.rules.competition import PlacesWanted, Wanting, competition
from followthrough.delivery.words import say_competition
from followthrough.people.models import Case, Person
from followthrough.people.queries import case_facts
from followthrough.policy import context_on
from followthrough.sequencing.tests.facts import place
from tests import factories

KIND = "building_choices_moderate"
TODAY = factories.TODAY


@pytest.mark.parametrize(
    ("seats", "people", "said"),
    [
        (6, 6, ""),
        (6, 0, ""),
        (1, 2, "It has 1 seat free, and more people here are planned for this work than that."),
        (3, 4, "It has 3 seats free, and more people here are planned for this work than that."),
        (5, 6, "It has 5 seats free, and more people here are planned for this work than that."),
        (3, 5, "It has 3 seats free, and about 5 people here are planned for this work."),
        (6, 42, "It has 6 seats free, and about 40 people here are planned for this work."),
        (6, 43, "It has 6 seats free, and about 45 people here are planned for this work."),
    ],
)
def test_the_number_is_rounded_and_of_fewer_than_five_people_none_is_told(
    seats: int, people: int, said: str
) -> None:
    found = competition(seats, people)
    assert (say_competition(found, planned=False) if found else "") == said


def test_those_are_counted_for_whom_the_places_are() -> None:
    [pool] = place(KIND, None).pools[KIND]
    wanted = PlacesWanted(
        (
            Wanting(KIND, 1, 10, "male", 1),
            Wanting(KIND, 1, 10, "female", 2),
            Wanting(KIND, 1, 10, "not_known", 4),
            Wanting(KIND, 2, 20, "male", 8),
            Wanting("other", 1, 10, "male", 16),
            Wanting(KIND, 3, None, "male", 32),
        )
    )
    assert wanted.people(pool) == 1 + 2 + 4 + 8 + 32
    assert wanted.people(replace(pool, unit_id=1)) == 1 + 2 + 4
    women = replace(pool, service=replace(pool.service, takes_men=False))
    assert wanted.people(women) == 2 + 4
    area = replace(pool, service=replace(pool.service, police_area_id=10))
    assert wanted.people(area) == 1 + 2 + 4 + 32


@pytest.mark.django_db
def test_nobody_who_is_restricted_closed_or_under_way_is_counted(
    django_assert_num_queries: Any,
) -> None:
    cases = [factories.case(crn=f"X00000{at}") for at in range(1, 5)]
    facts = case_facts([cases[0].pk])[cases[0].pk]
    [pool] = place(KIND, None).pools[KIND]

    def counted() -> int:
        with django_assert_num_queries(1):
            return places_wanted({KIND}, facts, context_on(TODAY)).people(pool)

    assert counted() == 4
    Person.objects.filter(pk=cases[1].person_id).update(limited=True)
    assert counted() == 3
    Case.objects.filter(pk=cases[2].pk).update(closed_on=TODAY)
    assert counted() == 2


@pytest.mark.django_db
def test_nothing_is_read_where_nothing_is_placed_in_a_group(django_assert_num_queries: Any) -> None:
    case = factories.case()
    facts = case_facts([case.pk])[case.pk]
    with django_assert_num_queries(0):
        assert places_wanted((), facts, context_on(TODAY)) == PlacesWanted(())
