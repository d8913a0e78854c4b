"""Whatever the file's plan would bring is shown beside the plan here before anybody settles it."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.utils import timezone

from followthrough.common.actors import OPERATOR
from followthrough.interchange.actions import settle_difference
from followthrough.interchange.caseload.format import CaseLine
from followthrough.interchange.plan_comparison import Group, compare_plans
from followthrough.interchange.plan_words import SAID_LABELS, Names, text_of_plan, text_of_plan_data
from followthrough.interchange.queries import open_difference
from followthrough.interchange.tests.changed_plans import (
    BASE,
    CHANGES,
    PACK,
    PROGRAMME,
    STEP,
    Change,
    Told,
    last,
    line_with,
    said,
)
from followthrough.people.models import Case
from followthrough.people.queries import case_facts
from followthrough.plans.models import Plan, Preference
from followthrough.plans.queries import plan_facts
from followthrough.plans.queries.differences import said_of_steps
from tests import factories

pytestmark = pytest.mark.django_db


def told(groups: tuple[Group, ...]) -> list[Told]:
    return [(g.title, row.label, row.here, row.there) for g in groups for row in g.rows]


def differs(line: dict[str, Any], base: dict[str, Any] = BASE) -> int:
    """Brings the case in, changes it here, and brings in the line. The id of the case."""
    factories.practitioner(factories.unit())
    assert factories.imported(base)[0].aside == 0
    Plan.objects.update(changed_here_on=timezone.now())
    assert factories.imported(line)[0].rules == {"changed-here": 1}
    return Plan.objects.get().case_id


def shown(case_id: int) -> list[Told]:
    result = open_difference(case_facts([case_id])[case_id], plan_facts([case_id])[case_id], PACK)
    assert result is not None
    return told(result.groups)


@pytest.mark.parametrize(("change", "row"), CHANGES.values(), ids=CHANGES)
def test_what_the_file_says_otherwise_stands_in_a_row(change: Change, row: Told) -> None:
    assert row in shown(differs(line_with(change)))


@pytest.mark.parametrize("change", [change for change, _ in CHANGES.values()], ids=CHANGES)
def test_once_the_files_plan_is_taken_nothing_differs(change: Change) -> None:
    line = line_with(change)
    case_id = differs(line)
    case = Case.objects.get(pk=case_id)
    settle_difference(OPERATOR, case, keep="theirs", today=factories.TODAY)
    facts = case_facts([case_id])[case_id]
    wish = Preference.objects.filter(replaced_on=None).values_list("on", flat=True).first()
    plan = plan_facts([case_id])[case_id]
    here = text_of_plan(plan, facts, PACK, wish, said_of_steps(plan.plan_id, SAID_LABELS))
    read = CaseLine.model_validate(line).plan
    assert read is not None
    there = text_of_plan_data(read.model_dump(mode="json"), Names.of_case(facts, PACK), PACK)
    assert told(compare_plans(here, there)) == []


def test_only_what_differs_is_shown() -> None:
    change, row = CHANGES["title"]
    assert shown(differs(line_with(change))) == [row]


def test_two_requirements_of_one_kind_are_told_apart() -> None:
    line = copy.deepcopy(BASE)
    for number in "34":
        line["sentences"][0]["requirements"].append(
            {"ref": f"R{number}", "kind": "accredited_programme"}
        )
    last(line["plan"])["requirement"] = "R3"
    label = PACK.requirements["accredited_programme"].label
    assert (PROGRAMME, "Delivers", f"{label} (R2)", f"{label} (R3)") in shown(differs(line))


def test_a_requirement_that_the_sentence_lost_is_said_in_words() -> None:
    line = copy.deepcopy(BASE)
    del line["sentences"][0]["requirements"][1]
    del last(line["plan"])["requirement"]
    gone = "A requirement that the sentence no longer has"
    assert (PROGRAMME, "Delivers", gone, "Not said") in shown(differs(line))


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("asked", "Who was asked, and what they said"),
        ("passed_on", "To whom it was passed on, and who said so"),
    ],
)
def test_other_words_of_the_same_day_are_shown(kind: str, label: str) -> None:
    """Nothing else differs: without them the page would ask to choose between two of the same."""
    before = line_with(lambda p: said(p, kind, "To Ana, says Bea"))
    after = line_with(lambda p: said(p, kind, "To Carl, says Dan"))
    assert shown(differs(after, before)) == [
        (STEP, label, "“To Ana, says Bea”", "“To Carl, says Dan”")
    ]
