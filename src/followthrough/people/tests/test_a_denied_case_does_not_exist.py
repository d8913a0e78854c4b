"""An outsider learns the same from a case that is denied as from one that never was."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR, Actor
from followthrough.common.errors import NotAllowed
from followthrough.people.access import work_on_case
from followthrough.people.queries.opening import case_for
from followthrough.people.tests.worlds import Limits, World, case_in
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara() -> Actor:
    return actor_for(factories.user("amara", units=(factories.unit(),)))


def refused(actor: Actor, crn: str) -> tuple[str, str, tuple[object, ...]]:
    with pytest.raises(NotAllowed) as caught:
        case_for(actor, crn)
    error = caught.value
    return error.cause, error.remedy, error.args


HIDDEN = {
    "in another unit": ("U2", Limits(), False),
    "excluded": ("U1", Limits(excluded=("amara",)), False),
    "restricted to others": ("U1", Limits(restricted_to=("somebody",)), False),
    "not known": ("U1", Limits(known=False), False),
    "closed, in another unit": ("U2", Limits(), True),
    "closed, and excluded": ("U1", Limits(excluded=("amara",)), True),
}


@pytest.mark.parametrize(("unit", "limits", "closed"), HIDDEN.values(), ids=HIDDEN)
def test_the_words_are_those_for_a_case_that_never_was(
    amara: Actor, unit: str, limits: Limits, closed: bool
) -> None:
    case_in(World(factories.unit(unit), limits=limits, closed=closed), crn="X000001")
    assert refused(amara, "X000001") == refused(amara, "X999999")
    assert "X000001" not in str(refused(amara, "X000001"))


def test_so_are_the_questions_that_the_database_is_asked(
    amara: Actor, django_assert_num_queries
) -> None:
    case_in(World(factories.unit(), limits=Limits(excluded=("amara",))), crn="X000001")
    for crn in ("X000001", "X999999"):
        with django_assert_num_queries(1):
            refused(amara, crn)


@pytest.mark.parametrize("typed", ["X000001", "x000001", "  x000001 \n"])
def test_a_crn_is_found_as_people_type_it(amara: Actor, typed: str) -> None:
    case = case_in(World(factories.unit()), crn="X000001")
    assert case_for(amara, typed) == case


def test_looking_up_a_crn_uses_the_index(amara: Actor) -> None:
    """A comparison that folds the column would read every person of a nation."""
    with CaptureQueriesContext(connection) as asked:
        refused(amara, "x000001")
    assert "UPPER" not in asked.captured_queries[0]["sql"]


@pytest.mark.parametrize("typed", ["", " ", "%", "X00000_", "X", "X000001\x00", "é" * 500])
def test_nothing_else_finds_it(amara: Actor, typed: str) -> None:
    case_in(World(factories.unit()), crn="X000001")
    assert refused(amara, typed) == refused(amara, "X999999")


def test_working_on_it_is_refused_in_the_same_words(amara: Actor) -> None:
    denied = case_in(World(factories.unit(), limits=Limits(excluded=("amara",))))
    with pytest.raises(NotAllowed) as caught:
        work_on_case(amara, denied)
    assert (caught.value.cause, caught.value.remedy) == refused(amara, "X999999")[:2]


def test_the_operator_opens_it() -> None:
    case = case_in(World(factories.unit(), limits=Limits(known=False)), crn="X000001")
    assert case_for(OPERATOR, "X000001") == case
