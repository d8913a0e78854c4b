"""`stalled` and `ending soon` are said twice, in Python for one case and in SQL for a list. On
random plans, brought in by the importer, the two say the same."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import Phase
from hypothesis import given as for_all
from hypothesis import strategies as st

from followthrough.common.actors import OPERATOR
from followthrough.delivery.facts import work_facts
from followthrough.delivery.queries import caseload
from followthrough.delivery.rules import ends_soon, is_stalled
from followthrough.delivery.worklist import context_on
from followthrough.people.models import Case
from followthrough.plans.actions.progress import store_progress
from followthrough.plans.models import Step, StepDecision
from followthrough.plans.rules import KnowsPlan
from tests import factories, sizes

pytestmark = pytest.mark.django_db

# Ends of months are where three months forward and three months back part.
DAYS = [
    date(2027, 1, 4),
    date(2027, 2, 28),
    date(2028, 2, 29),
    date(2027, 11, 30),
    date(2027, 1, 31),
]
EDGE = st.sampled_from([-60, -30, -29, -28, -27, -1, 0])


@st.composite
def deliveries(draw):
    """What was recorded on a step, as days from today that run forward."""
    kinds = draw(
        st.sampled_from(
            [(), ("referred",), ("started",), ("started", "finished"), ("not_delivered",)]
        )
    )
    return dict(zip(kinds, sorted(draw(EDGE) for _ in kinds), strict=True))


@st.composite
def cases(draw):
    steps = draw(
        st.lists(
            st.tuples(
                deliveries(), st.sampled_from(["", "", "hold", "drop", "resume", "gone"]), EDGE
            ),
            max_size=3,
        )
    )
    return {
        "steps": steps,
        "made": draw(EDGE),
        "removed": draw(st.booleans()) and draw(st.booleans()),
        "regimes": draw(st.lists(st.sampled_from(["active", "suspended"]), min_size=1, max_size=2)),
        "ends": draw(st.integers(-3, 5)),
        "plan": draw(st.integers(0, 9)) > 0,
        # Days until the release of somebody in custody; "unknown", or "" for most: not inside.
        "release": draw(st.sampled_from(["", "", "", "unknown", -1, 0, 1])),
    }


def _always(*steps: tuple[dict[str, int], str, int]) -> dict:
    return {
        "steps": list(steps),
        "made": -60,
        "removed": False,
        "regimes": ["active"],
        "ends": 0,
        "plan": True,
        "release": "",
    }


# Turns that chance seldom takes: in every example.
ALWAYS = [
    _always(({"started": -30}, "hold", -40)),  # started again after the hold
    _always(({"started": -40}, "hold", -40)),  # started on the day of the hold
    _always(({"started": -50}, "hold", -40)),
    _always(({"started": -60}, "", 0), ({"started": -1}, "gone", 0)),  # moved, then taken back
    _always(({"started": -60}, "", 0), ({"not_delivered": -1}, "", 0)),
    _always(({}, "drop", -40), ({"referred": -30}, "resume", -30)),
    *(
        _always(({"started": -60}, "", 0)) | {"release": release}
        for release in ("unknown", -1, 0, 1)
    ),
]


def line(number: int, drawn: dict, today: date) -> dict:
    def day(offset: int) -> str:
        return str(today + timedelta(days=offset))

    made = factories.line(
        crn=f"H{number:05}",
        case__opened_on=day(-200),
        assessment__made_on=day(-100),
        sentences=[
            {
                "ref": f"S{n}",
                "kind": "community_order",
                "starts_on": day(-300),
                # Around the day that lies three months ahead.
                "ends_on": day((89 + drawn["ends"]) if n == 0 else 30),
                "regime": regime,
            }
            for n, regime in enumerate(drawn["regimes"])
        ],
    )
    if drawn["release"] != "":
        made["case"]["in_custody"] = True
        if drawn["release"] != "unknown":
            made["case"]["expected_release_on"] = day(drawn["release"])
    if not drawn["plan"]:
        return made | {"plan": None}
    steps = []
    for n, (delivery, _, _) in enumerate(drawn["steps"]):
        told = {f"{kind}_on": day(on) for kind, on in delivery.items()}
        if "not_delivered" in delivery:
            told["not_delivered_reason"] = "unwilling"
        steps.append(factories.step(f"T{n}", delivery=told))
    goal = {"ref": "G1", "area": "thinking", "title": "A goal", "when": "now", "steps": steps}
    if drawn["removed"]:
        goal["state"] = "removed"
    made["plan"] = {"made_on": day(drawn["made"]), "goals": [goal]}
    return made


def decide(number: int, drawn: dict, today: date) -> None:
    """What a practitioner decided since, and what the source took back."""
    if not drawn["plan"]:
        return
    mine = Step.objects.filter(goal__plan__case__person__crn=f"H{number:05}").order_by("ref")
    for step, (_, decided, on) in zip(mine, drawn["steps"], strict=True):
        if decided == "gone":
            Step.objects.filter(pk=step.pk).update(withdrawn_on=timezone.now())
        elif decided:
            StepDecision.objects.create(
                step=step, about="placement", kind=decided, on=today + timedelta(days=on)
            )


# Each example is a file of many cases: making a failing one smaller would take minutes.
@sizes.examples(6, phases=[Phase.generate])
@for_all(st.sampled_from(DAYS), st.lists(cases(), min_size=25, max_size=40))
def test_the_list_holds_the_very_cases_of_which_the_rule_says_so(today, drawn):
    with transaction.atomic():
        factories.unit()
        numbered = list(enumerate(drawn + ALWAYS))
        summary, rows = factories.imported(
            *(line(n, one, today) for n, one in numbered), today=today
        )
        assert summary.aside == 0, rows
        for n, one in numbered:
            decide(n, one, today)
        store_progress(Case.objects.values_list("pk", flat=True))
        context = context_on(today)
        facts = work_facts(Case.objects.values_list("pk", flat=True), KnowsPlan)

        for asked, rule in (
            ("stalled", lambda one: is_stalled(one, context)),
            ("ending_soon", lambda one: ends_soon(one.case.ends_on, context)),
        ):
            listed = set(caseload(OPERATOR, context, {"whose": "unit", asked: True}))
            assert listed == {case_id for case_id, one in facts.items() if rule(one)}, asked
        transaction.set_rollback(True)


@pytest.mark.parametrize("today", [date(2027, 2, 28), date(2028, 2, 29), date(2026, 11, 30)])
def test_at_the_end_of_a_short_month_the_longer_month_counts_whole(today):
    """31 May less three months is 28 February, though 28 February and three months is 28 May."""
    months = {2: 5, 11: 2}
    year = today.year + (today.month == 11)
    last = (date(year, months[today.month], 28) + timedelta(days=4)).replace(day=1) - timedelta(1)
    factories.case(sentences__0__ends_on=str(last))
    context = context_on(today)

    assert ends_soon(last, context)
    assert caseload(OPERATOR, context, {"whose": "unit", "ending_soon": True}).count() == 1
