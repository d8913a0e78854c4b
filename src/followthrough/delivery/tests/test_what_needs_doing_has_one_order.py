"""By declared class, then date, then CRN: tasks are put in order, never people."""

from __future__ import annotations

from random import Random

import pytest

from followthrough.delivery.actions.digests import make_anew
from followthrough.delivery.models import CaseDigest
from followthrough.delivery.queries.digests import Digests
from followthrough.delivery.queries.things import Asked, FoundThings
from followthrough.delivery.rules import due
from followthrough.delivery.tests.facts import (
    TODAY,
    case,
    context,
    need,
    on,
    sentence,
    step,
    to_do,
)
from followthrough.people.models import Case
from followthrough.people.rules.due_item import (
    AGREEMENT,
    DUE_KINDS,
    DUE_RULES,
    IMMEDIATE,
    IMPORTS,
    LEGAL,
    SAFETY,
    STALLED,
    DueKind,
    due_rule,
    urgencies,
)
from tests import factories


def everything(crn: str, by: int = -5):
    """A case on which every class but three has something to say."""
    return case(
        crn=crn,
        plan_made=-400,
        agreement="provisional",
        differs=-3,
        needs=[need()],
        assessed=-400,
        registers={"rcpr": 0},
        sentences=[sentence(ends=10, requirements=(7,))],
        steps=[step(by=by), step(requirement_id=7), step(protects_others=True)],
    )


def test_the_classes_stand_in_their_declared_order():
    assert [item.urgency for item in due(everything("X1"), context())] == [
        SAFETY,
        SAFETY,
        IMMEDIATE,
        LEGAL,
        LEGAL,
        STALLED,
        AGREEMENT,
        IMPORTS,
    ]
    assert [urgency.code for urgency in urgencies()] == [
        "safety",
        "first-night",
        "immediate",
        "legal",
        "stalled",
        "agreement",
        "imports",
    ]


@pytest.fixture
def listed(db, monday):
    """What stands on the list of these cases, in its order: the CRN and kind of each thing. A case
    has steps that were to be done on these days, from today."""

    def run(by: dict[str, list[int]]) -> list[tuple[str, str]]:
        factories.unit()
        lines = []
        for crn, days in by.items():
            line = factories.line(crn=crn)
            line["plan"]["goals"] = line["plan"]["goals"][:1]
            line["plan"]["goals"][0]["steps"] = [
                factories.step(f"T{number}", by_on=str(on(day))) for number, day in enumerate(days)
            ]
            lines.append(line)
        summary, rows = factories.imported(*lines, today=TODAY)
        assert summary.aside == 0, rows
        digests = Digests(Case.objects.all(), context())
        return [(found.case.crn, found.item.kind) for found in FoundThings(digests, Asked())]

    return run


def of_kind(kind: str, things: list[tuple[str, str]]) -> list[str]:
    return [crn for crn, one in things if one == kind]


def test_within_a_class_the_older_date_comes_first_whoever_it_is(listed):
    things = listed({"X000001": [-1, -5], "X000002": [-9, -3]})
    assert of_kind("step-by-date", things) == ["X000002", "X000001", "X000002", "X000001"]


def test_on_the_same_date_the_crn_decides(listed):
    things = listed({"X000002": [-4], "X000001": [-4]})
    kinds = {kind for _, kind in things}
    assert len(kinds) > 1
    assert all(of_kind(kind, things) == ["X000001", "X000002"] for kind in kinds)


def test_the_order_does_not_depend_on_how_the_cases_were_read(listed):
    by = {f"X00000{number}": [-number % 3 - 1] for number in range(8)}
    wanted = listed(by)
    CaseDigest.objects.all().delete()
    Random(1).shuffle(shuffled := list(Case.objects.all()))
    for case_ in shuffled:
        make_anew([case_.pk])
    assert not CaseDigest.objects.filter(stale=True).exists()
    again = FoundThings(Digests(Case.objects.all(), context()), Asked())
    assert [(found.case.crn, found.item.kind) for found in again] == wanted


def test_every_rule_says_what_to_do_about_it():
    result = to_do(everything("X1"))
    assert all(item.text.endswith((".", "?")) and item.action for item in result)
    # A new rule needs its boundary in the tests beside this one.
    assert len(DUE_RULES.all()) == 47


def test_what_is_found_is_of_a_declared_kind():
    declared = {kind.code for kind in DUE_KINDS.all()}
    assert {item.kind for item in due(everything("X1"), context())} <= declared


def test_no_kind_is_declared_twice():
    with pytest.raises(RuntimeError, match="'handed-over' is declared twice"):
        due_rule(DueKind("handed-over", SAFETY))(lambda facts, context: ())
