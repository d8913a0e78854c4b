"""What is listed and not for this person, or not yet, is said so, never as if nothing were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from followthrough.people.rules.birth import Born, read_birth
from followthrough.sequencing.rules import DateKind, ProposedStep
from followthrough.services.rules import Directory

from .facts import CASE, TODAY, place, proposed, step

WORK = "accommodation_support"
STEP = step(1, WORK, route="referral", actor="provider")


def offered(*limits: dict[str, Any], pools: bool = True) -> Directory:
    """Services of which each differs so from one for everybody that runs."""
    directory = place(WORK, None)
    [service], [pool] = directory.services, directory.pools[WORK]
    made = [
        replace(service, id=n, code=f"SV{n}", **{"title": f"Help {n}", **limit})
        for n, limit in enumerate(limits, start=1)
    ]
    places = [replace(pool, code=f"PL{one.id}", service=one) for one in made if pools]
    return Directory(tuple(made), {WORK: tuple(places)}, {})


def placed(directory: Directory, **person: Any) -> ProposedStep:
    [found] = proposed(STEP, case=replace(CASE, **person), directory=directory).steps
    return found


WOMEN = {"takes_men": False}
ASK = " That does not mean there is nothing else: ask."


@pytest.mark.parametrize("pools", [True, False])
@pytest.mark.parametrize(
    ("limits", "person", "said"),
    [
        ([WOMEN], {}, "Help 1 is listed, but for women."),
        ([{"takes_women": False}], {"sex": "female"}, "Help 1 is listed, but for men."),
        ([{"max_age": 25}], {}, "Help 1 is listed, but up to 25."),
        ([{"min_age": 18}], {"born": read_birth("2009-02")}, "Help 1 is listed, but from 18."),
        (
            [WOMEN | {"min_age": 40}],
            {"sex": "not_asked"},
            "Help 1 is listed, but for women, from 40.",
        ),
        ([WOMEN, WOMEN], {}, "Help 1 and Help 2 are listed, but for women."),
        ([WOMEN] * 4, {}, "4 services are listed, but for women."),
        (
            [WOMEN, {"max_age": 30}],
            {},
            "Help 1 is listed, but for women; Help 2 is listed, but up to 30.",
        ),
        (
            [WOMEN | {"starts_on": date(2027, 4, 1)}],
            {},
            "Help 1 is listed, but for women, only from 1 April 2027.",
        ),
    ],
)
def test_it_says_for_whom(
    limits: list[dict[str, Any]], person: dict[str, Any], said: str, pools: bool
) -> None:
    found = placed(offered(*limits, pools=pools), **person)
    [reason] = found.reasons
    assert (found.date_kind, reason.code) == (DateKind.NO_PLACE, "not_for_person")
    assert reason.text == said + ASK


def test_nothing_is_said_of_it_where_something_is_for_them() -> None:
    found = placed(offered(WOMEN, {}))
    assert found.start == TODAY
    assert "women" not in " ".join(reason.text for reason in found.reasons)


@pytest.mark.parametrize(
    "limit", [{"ends_on": date(2026, 12, 31)}, {"interventions": frozenset({"other"})}]
)
def test_what_has_ended_or_is_other_work_is_not_listed(limit: dict[str, Any]) -> None:
    directory = replace(offered(WOMEN | limit), pools={})
    [reason] = placed(directory).reasons
    assert reason.code == "nothing_listed"


def test_a_contract_that_is_to_begin_has_its_places_from_that_day() -> None:
    found = placed(offered({"starts_on": date(2027, 4, 1)}))
    assert (found.start, found.date_kind) == (date(2027, 4, 5), DateKind.ESTIMATE)
    assert found.reasons[1].text == "Help 1 is listed, but only from 1 April 2027."
    found = placed(offered({"starts_on": date(2027, 4, 1)}, pools=False))
    assert found.date_kind is DateKind.NOT_KNOWN
    assert found.reasons[0].text == (
        "The date is not known. Help 1 is listed, but only from 1 April 2027."
    )


def test_one_that_begins_once_they_are_too_old_for_it_is_not_for_them() -> None:
    limits = {"starts_on": date(2027, 4, 1), "max_age": 25}
    found = placed(offered(limits), born=Born(date(2001, 4, 1)))
    assert found.reasons[0].text == (
        "Help 1 is listed, but up to 25, only from 1 April 2027." + ASK
    )
    assert placed(offered(limits), born=Born(date(2001, 4, 10))).start == date(2027, 4, 5)
