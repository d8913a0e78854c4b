"""A case with something of everything, made through the importer and the actions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR, Actor
from followthrough.people.models import Case
from followthrough.plans.actions.agreements import ReviewContent, record_agreement, record_review
from followthrough.plans.actions.consolidation import ConsolidationContent, record_consolidation
from followthrough.plans.actions.goals import achieve_goal
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.reason_answers import record_answer
from followthrough.plans.actions.step_decisions import (
    hold_step,
    record_preference,
    record_stable_enough,
)
from followthrough.plans.actions.step_progress import (
    PersonResponse,
    record_finish,
    record_not_delivered,
)
from followthrough.plans.actions.work_records import WorkContent, record_work
from followthrough.plans.models import Goal, Step
from followthrough.plans.rules import AgreementState
from followthrough.sequencing.actions import publish_order, withdraw_order
from tests import factories
from tests.copies import copied

TODAY = factories.TODAY
WEEK = timedelta(weeks=1)


def said(**more: Any) -> ChangeNote:
    return ChangeNote(TODAY, today=TODAY, **more)


def line() -> dict[str, Any]:
    made = factories.line(
        person__preferred_name="Sammy",
        former_crns=["Y000001"],
        person__other_names=[
            {"kind": "former", "first_name": "Sim", "until": "2020-03-01"},
            {"kind": "alias", "last_name": "Stream"},
        ],
        access={"excluded": ["mallory"]},
        assessment__likelihood="very_high",
        assessment__serious_harm="high",
        assessment__harm_to=["children", "known_adult"],
        assessment__risk_to_staff=True,
        assessment__victim_contact="yes",
        assessment__circumstances=[{"code": "long_journey", "note": "Two buses"}],
        assessment__registers=[{"code": "rcpr", "since": "2026-10-05", "review_on": "2027-02-01"}],
        sentences__0__offence="Burglary",
        sentences__0__regime_why="None",
    )
    made["sentences"][0]["requirements"].append({"ref": "R3", "kind": "exclusion"})
    made["assessment"]["needs"][0] |= {"linked_to_harm": True, "words": "It is hard."}
    made["assessment"]["strengths"][0]["words"] = "She is there for me."
    plan = made["plan"]
    plan["preference"] = {"steps": ["T2", "T3"], "on": "2026-10-20", "words": "The old wish."}
    plan["goals"][0]["words"] = "I want my own door."
    plan["goals"][1]["steps"] += [
        factories.step("T4"),
        factories.step("T5", delivery={"started_on": "2026-12-01"}),
        factories.step("T7", text="Keep away from the school", protects_others=True),
        factories.step("T8", intervention="victim_awareness_one_to_one"),
        factories.step("T9", requirement="R3"),
        factories.step("T10", delivery={"started_on": "2026-12-01"}),
    ]
    plan["goals"] += [
        {
            "ref": "G3",
            "area": "finance",
            "title": "I pay my way",
            "when": "now",
            "steps": [
                factories.step(
                    "T6", delivery={"started_on": "2026-12-01", "finished_on": "2026-12-15"}
                )
            ],
        },
        {"ref": "G4", "area": "drugs", "title": "Out", "when": "later", "state": "removed"},
        {
            "ref": "G5",
            "area": "relationships",
            "title": "They are safe",
            "when": "now",
            "steps": [factories.step("T11", intervention="safety_planning")],
        },
    ]
    return made


def build(client: Client) -> Case:
    """Signed in as the practitioner, on the day of `tests.factories`."""
    factories.unit()
    reach = {"phone": "01632 960417", "hours": "Each morning", "address": "1 Mill Lane"}
    factories.places(contacts=[{"unit": "U1", **reach}])
    case_id = copied("something of everything", _made)
    client.force_login(User.objects.get(username="amara"))
    return Case.objects.get(pk=case_id)


def _made() -> int:
    amara = factories.practitioner(factories.unit())
    factories.user("mallory", units=(factories.unit(),))
    made = line()
    made["case"]["practitioners"] = [
        {"username": "amara", "name": "Amara", "since": "2026-10-05"},
    ]
    factories.places(
        providers=[factories.PROVIDER],
        services=[factories.service("accommodation_support", "building_choices_moderate")],
        pools=[
            factories.pool("PL1", "accommodation_support", wait_weeks=3),
            factories.pool(
                "PL2",
                "building_choices_moderate",
                kind="groups",
                groups=[{"code": "GR1", "starts_on": "2027-03-01", "seats": 8}],
            ),
        ],
    )
    summary, rows = factories.imported(made)
    assert summary.aside == 0, rows
    case = Case.objects.get(person__crn="X000001")
    _work(actor_for(amara), case)
    publish_order(actor_for(amara), case, today=TODAY)
    withdraw_order(actor_for(amara), case, "It was too soon", seen=1)
    publish_order(actor_for(amara), case, today=TODAY)
    made["plan"]["goals"][0]["title"] = "I have a room"
    assert factories.imported(made)[0].aside == 1  # a difference that waits
    return case.pk


def _work(by: Actor, case: Case) -> None:
    steps = dict(Step.objects.filter(goal__plan__case=case).values_list("ref", "pk"))
    goal = Goal.objects.get(plan__case=case, ref="G3")
    hold_step(by, case, steps["T4"], said(reason="unwilling", words="Not now"))
    record_stable_enough(by, case, steps["T1"], said(words="It is calm"))
    for voice in ("person", "practitioner"):
        record_work(by, case, steps["T10"], WorkContent("We met", "It went well", voice), said())
    record_finish(
        by,
        case,
        steps["T5"],
        said(words="Keep going"),
        PersonResponse("I did it, and it felt good."),
    )
    record_not_delivered(
        by,
        case,
        steps["T10"],
        said(reason="unwilling", words="He said no"),
        PersonResponse("I said no", "disagrees", "A first meeting", TODAY),
    )
    record_answer(by, case, steps["T10"], "disagrees", said(words="No bus"))
    mine = ConsolidationContent(
        "I learnt to wait.", "I use it at home.", "person", factories.TODAY + WEEK
    )
    record_consolidation(by, case, steps["T6"], mine, said())
    ours = ConsolidationContent("He asks first", "At work", "practitioner", factories.TODAY + WEEK)
    record_consolidation(by, case, steps["T5"], ours, said())
    achieve_goal(OPERATOR, case, goal.pk, said(words="He does well"), "I sleep well.")
    record_preference(by, case, [steps["T3"], steps["T2"]], said(words="I think of my flat first."))
    record_agreement(by, case, AgreementState.AGREED, "Sam and a sister", said(words="It is mine."))
    review = ReviewContent("a", "b", "c", "d", "e", "f", "keep", "g")
    record_review(by, case, review, said())
