"""A step runs, and is done with the person or by staff alone, as somebody said of it, or else as
its kind of work says."""

from __future__ import annotations

import pytest

from followthrough import policy
from followthrough.plans.rules.natures import (
    is_one_of_the_things_at_once,
    is_staff_only,
    nature_of,
    reasons_for_step,
)
from followthrough.plans.rules.step_progress import reasons_not_delivered
from followthrough.plans.tests.values import DAY, a_step

PACK = policy.on(DAY)


@pytest.mark.parametrize(
    ("said", "nature", "staff_only", "at_once"),
    [
        ({}, "one_off", False, False),
        ({"nature": "course"}, "course", False, True),
        ({"nature": "course", "for_whom": "staff_only"}, "course", True, False),
        ({"intervention": "employment_support"}, "course", False, True),
        # A roof, income: they are not put off so as not to ask too much at once.
        ({"intervention": "accommodation_support"}, "course", False, False),
        ({"intervention": "finance_benefit_debt"}, "course", False, False),
        ({"intervention": "continued_prescription", "nature": "course"}, "course", False, False),
        ({"intervention": "accommodation_support", "nature": "one_off"}, "one_off", False, False),
        ({"intervention": "supervision_meetings"}, "ongoing", False, False),
        ({"intervention": "consolidation_review"}, "look_back", False, False),
        ({"intervention": "agency_checks"}, "ongoing", True, False),
        ({"intervention": "agency_checks", "for_whom": "with_person"}, "ongoing", False, False),
        ({"intervention": "register_review"}, "one_off", True, False),
        ({"intervention": "a_kind_of_before"}, "one_off", False, False),
    ],
)
def test_what_was_said_of_the_step_comes_before_its_kind(said, nature, staff_only, at_once):
    step = a_step(**said)
    assert nature_of(step, PACK) == nature
    assert is_staff_only(step, PACK) is staff_only
    assert is_one_of_the_things_at_once(step, PACK) is at_once


def codes(for_whom: str, kind: str) -> set[str]:
    return {r.code for r in reasons_for_step(a_step(for_whom=for_whom), kind, PACK)}


@pytest.mark.parametrize("kind", ["hold", "drop", "not_delivered", "move"])
def test_no_reason_for_what_only_staff_do_speaks_of_the_person(kind):
    left_out = codes("with_person", kind) - codes("staff_only", kind)
    assert codes("staff_only", kind) < codes("with_person", kind)
    labels = {PACK.reasons[code].label for code in codes("staff_only", kind)}
    assert {code for code in left_out if "person" in PACK.reasons[code].label.lower()}
    assert not [
        text
        for text in labels
        if text.startswith("The person")
        and "moved" not in text
        and "custody" not in text
        and "acquitted" not in text
    ]


def test_the_page_offers_those_reasons_alone():
    offered = {
        reason.code
        for first, seconds in reasons_not_delivered(a_step(for_whom="staff_only"), PACK)
        for reason in (first, *seconds)
    }
    assert "communication" in offered
    assert not {"unwilling", "unable", "declined_by_person", "health"} & offered
