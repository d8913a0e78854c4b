"""Somebody who is too young for a service today, and not for long. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from followthrough.common.dates import age_on, birthday
from followthrough.people.rules.birth import read_birth
from followthrough.sequencing.rules import DateKind, ProposedStep
from followthrough.services.rules import Directory, GroupFacts

from .facts import CASE, TODAY, place, proposed, step

WORK = "accommodation_support"
STEP = step(1, WORK, route="referral", actor="provider")
BORN = "2009-02-10"  # 18 on a Wednesday


def placed(born: str, directory: Directory) -> ProposedStep:
    case = replace(CASE, born=read_birth(born))
    [found] = proposed(STEP, case=case, directory=directory).steps
    return found


def adults(**changes: Any) -> Directory:
    directory = place(WORK, None, **changes)
    [service], [pool] = directory.services, directory.pools[WORK]
    service = replace(service, min_age=18)
    return Directory((service,), {WORK: (replace(pool, service=service),)}, {})


def test_a_place_is_free_for_them_from_their_birthday() -> None:
    found = placed(BORN, adults())
    assert (found.start, found.date_kind) == (date(2027, 2, 15), DateKind.ESTIMATE)
    assert found.reasons[1].text == ("Northtown Help is listed, but from 18, on 10 February 2027.")
    assert placed("2009-01-04", adults()).start == TODAY
    assert placed("2009-02-08", adults()).start == date(2027, 2, 8)


def test_a_group_before_it_is_not_for_them() -> None:
    groups = tuple(GroupFacts(f"G{day}", date(2027, 2, day), 5) for day in (9, 10))
    found = placed(BORN, adults(kind="groups", groups=groups, first_free_on=None))
    assert (found.start, found.date_kind) == (date(2027, 2, 10), DateKind.GROUP)


def test_where_places_are_not_known_it_says_from_when_to_ask() -> None:
    directory = replace(adults(), pools={})
    found = placed(BORN, directory)
    assert found.date_kind is DateKind.NOT_KNOWN
    assert found.reasons[0].text == (
        "The date is not known. Northtown Help is listed, but from 18, on 10 February 2027."
    )


@pytest.mark.parametrize("born", ["2009-02", "2009"])
def test_a_birth_that_is_not_known_to_the_day_gives_no_such_day(born: str) -> None:
    assert placed(born, adults()).start is None


@pytest.mark.parametrize(
    ("born", "age", "day"),
    [
        (date(2008, 12, 20), 18, date(2026, 12, 20)),
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 29), 20, date(2028, 2, 29)),
    ],
)
def test_a_birthday_is_the_first_day_of_that_age(born: date, age: int, day: date) -> None:
    assert birthday(born, age) == day
    assert age_on(born, day) == age
    assert age_on(born, date.fromordinal(day.toordinal() - 1)) == age - 1
