"""Somebody who is too young for a service today, and not for long, or who will soon be too old for
it. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from followthrough.common.dates import age_on, birthday, say_date
from followthrough.people.rules.birth import read_birth
from followthrough.sequencing.rules import DateKind, ProposedStep
from followthrough.services.rules import Directory, GroupFacts

from .facts import CASE, PACK, TODAY, place, proposed, step

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


OLD = "2001-02-10"  # 26 on a Wednesday: the last day of being 25 is 9 February 2027


def young(**changes: Any) -> Directory:
    directory = place(WORK, None, **changes)
    [service], [pool] = directory.services, directory.pools[WORK]
    service = replace(service, min_age=18, max_age=25)
    return Directory((service,), {WORK: (replace(pool, service=service),)}, {})


UNTIL = "is listed, but from 18 to 25, until 9 February 2027"


@pytest.mark.parametrize(
    ("free_on", "start"),
    [
        (TODAY, TODAY),
        (date(2027, 2, 8), date(2027, 2, 8)),  # the week of the birthday begins before it
        (date(2027, 2, 15), None),
        (date(2027, 4, 5), None),
    ],
)
def test_a_place_that_comes_free_once_they_are_too_old_is_not_for_them(
    free_on: date, start: date | None
) -> None:
    found = placed(OLD, young(first_free_on=free_on))
    assert found.start == start
    if start is None:
        [reason, *_] = found.reasons
        assert reason.code == "not_for_person"
        free = say_date(free_on)
        assert reason.text == (
            f"Northtown Help has no free place before the week of {free}, and it {UNTIL}."
        )
        assert reason.help == "A place in Northtown Help by the week of 8 February 2027."


@pytest.mark.parametrize("places", ["no pool", "a pool of no known size"])
@pytest.mark.parametrize(
    ("born", "said"),
    [
        (OLD, f" Northtown Help {UNTIL}."),
        ("2002-02-10", ""),  # 26 after the sentence has ended
        ("2006-05-01", ""),
    ],
)
def test_where_places_are_not_known_it_says_until_when_it_is_for_them(
    born: str, said: str, places: str
) -> None:
    directory = young(capacity=None) if places == "a pool of no known size" else young()
    if places == "no pool":
        directory = replace(directory, pools={})
    found = placed(born, directory)
    assert found.date_kind is DateKind.NOT_KNOWN
    assert [reason.text for reason in found.reasons] == [
        f"The date is not known, because it is not known when Northtown Help has places. Ask.{said}"
    ]


def test_who_is_too_old_there_by_the_first_day_on_which_work_may_start_is_told_so() -> None:
    inside = replace(CASE, born=read_birth(OLD), in_custody=True, release_on=date(2027, 3, 1))
    directory = replace(young(), pools={})
    [found] = proposed(STEP, case=inside, directory=directory).steps
    assert f"Northtown Help {UNTIL}." in found.reasons[0].text


def test_a_group_that_starts_on_the_birthday_is_not_for_them() -> None:
    def groups(*days: int) -> Directory:
        made = tuple(GroupFacts(f"G{day}", date(2027, 2, day), 5) for day in days)
        return young(kind="groups", groups=made, first_free_on=None)

    assert placed(OLD, groups(9, 10)).start == date(2027, 2, 9)
    found = placed(OLD, groups(10, 22))
    assert (found.start, found.date_kind) == (None, DateKind.NO_PLACE)
    [reason, *_] = found.reasons
    assert reason.code == "not_for_person"
    assert reason.text == (
        "No group of Northtown Help starts from the week of 4 January 2027 to the week of "
        f"8 February 2027, and it {UNTIL}."
    )
    assert reason.help == ""
    assert placed("2001-02-23", groups(10, 22)).start == date(2027, 2, 10)
    assert placed("1990-05-17", young()).start is None


def test_why_a_later_place_is_chosen_says_until_when_the_first_was_for_them() -> None:
    both = young(first_free_on=date(2027, 3, 1))
    [service], [pool] = both.services, both.pools[WORK]
    other = replace(service, id=2, code="SV2", title="Help for all", max_age=None)
    open_to_all = replace(pool, code="PL2", service=other, first_free_on=date(2027, 3, 29))
    found = placed(OLD, Directory((service, other), {WORK: (pool, open_to_all)}, {}))
    assert found.start == date(2027, 3, 29)
    assert found.reasons[1].text == (
        "Northtown Help has no free place before the week of 1 March 2027, and it "
        f"{UNTIL}; Help for all has no free place before the week of 29 March 2027."
    )


def test_of_a_birth_that_is_not_known_to_the_day_the_first_it_can_have_been_counts() -> None:
    assert placed("2001-02", young(first_free_on=date(2027, 1, 18))).start == date(2027, 1, 18)
    assert placed("2001-02", young(first_free_on=date(2027, 2, 1))).start is None


def test_the_reason_that_a_service_is_for_others_is_for_the_practitioner() -> None:
    assert PACK.known.reasons["not_for_person"].who_can_act == "practitioner"
