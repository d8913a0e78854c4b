from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from followthrough.people.rules.birth import Born, read_birth
from followthrough.sequencing.rules import DateKind
from followthrough.services.rules import Directory

from .facts import CASE, PACK, TODAY, place, proposed, step

WORK = "accommodation_support"
STEP = step(1, WORK, route="referral", actor="provider")


def limited(**limits: Any) -> Directory:
    directory = place(WORK, None)
    [service], [pool] = directory.services, directory.pools[WORK]
    service = replace(service, **limits)
    return Directory((service,), {WORK: (replace(pool, service=service),)}, {})


@pytest.mark.parametrize(
    ("limits", "changes", "said"),
    [
        ({"min_age": 18}, {"born": Born()}, "from 18: ask their age"),
        ({"min_age": 37}, {"born": read_birth("1990")}, "from 37: ask their age"),
        ({"takes_men": False}, {"sex": "not_asked"}, "for women: ask"),
        ({"takes_men": False}, {"sex": "prefers_not_to_say"}, "for women: ask"),
    ],
)
def test_and_says_what_to_ask(limits: dict[str, Any], changes: dict[str, Any], said: str) -> None:
    case, directory = replace(CASE, **changes), limited(**limits)
    [placed] = proposed(STEP, case=case, directory=directory).steps
    assert placed.date_kind is DateKind.NOT_KNOWN
    [reason] = placed.reasons
    assert reason.code == "fit_not_known"
    assert PACK.known.reasons[reason.code].who_can_act == "practitioner"
    assert reason.text == f"The date is not known. Northtown Help is listed, but {said}."


def test_a_place_that_is_certain_has_its_date_all_the_same() -> None:
    case, directory = replace(CASE, born=Born()), limited(min_age=18)
    other = replace(directory.services[0], id=2, title="Help for all", min_age=None)
    [pool] = directory.pools[WORK]
    both = Directory(
        (*directory.services, other), {WORK: (pool, replace(pool, code="PL2", service=other))}, {}
    )
    [placed] = proposed(STEP, case=case, directory=both).steps
    assert (placed.start, placed.date_kind) == (TODAY, DateKind.ESTIMATE)


def test_what_is_beside_it_and_not_known_is_said_too() -> None:
    directory = limited(min_age=18)
    other = replace(directory.services[0], id=2, title="Help for all", min_age=None)
    both = Directory((*directory.services, other), directory.pools, {})
    [placed] = proposed(STEP, case=replace(CASE, born=Born()), directory=both).steps
    assert placed.reasons[0].code == "date_not_known"
    assert placed.reasons[0].text == (
        "The date is not known, because it is not known when Help for all has places. Ask. "
        "Northtown Help is listed, but from 18: ask their age."
    )
