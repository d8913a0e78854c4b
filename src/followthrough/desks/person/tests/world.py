"""A case with something of everything, made through the importer and the actions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR, Actor
from followthrough.people.models import Case
from followthrough.plans.actions.agreeing import ReviewSaid, record_agreement, record_review
from followthrough.plans.actions.answering import record_answer
from followthrough.plans.actions.claiming import Said
from followthrough.plans.actions.consolidating import Learnt, record_consolidation
from followthrough.plans.actions.deciding import hold_step, record_preference, record_stable_enough
from followthrough.plans.actions.goals import achieve_goal
from followthrough.plans.actions.pieces import WorkSaid, record_work
from followthrough.plans.actions.working import (
    PersonSaid,
    record_finish,
    record_not_delivered,
)
from followthrough.plans.models import Goal, Step
from followthrough.plans.rules import AgreementState
from followthrough.sequencing.actions import publish_order
from tests import given
from tests.copies import copied

TODAY = given.TODAY
WEEK = timedelta(weeks=1)


def said(**more: Any) -> Said:
    return Said(TODAY, today=TODAY, **more)


def line() -> dict[str, Any]:
    made = given.line(
        person__preferred_name="Sammy",
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
        given.step("T4"),
        given.step("T5", delivery={"started_on": "2026-12-01"}),
        given.step("T7", text="Keep away from the school", protects_others=True),
        given.step("T8", intervention="victim_awareness_one_to_one"),
        given.step("T9", requirement="R3"),
        given.step("T10", delivery={"started_on": "2026-12-01"}),
    ]
    plan["goals"] += [
        {
            "ref": "G3",
            "area": "finance",
            "title": "I pay my way",
            "when": "now",
            "steps": [
                given.step("T6", delivery={"started_on": "2026-12-01", "finished_on": "2026-12-15"})
            ],
        },
        {"ref": "G4", "area": "drugs", "title": "Out", "when": "later", "state": "removed"},
        {
            "ref": "G5",
            "area": "relationships",
            "title": "They are safe",
            "when": "now",
            "steps": [given.step("T11", intervention="safety_planning")],
        },
    ]
    return made


def build(client: Client) -> Case:
    """Signed in as the practitioner, on the day of `tests.given`."""
    given.unit()
    case_id = copied("something of everything", _made)
    client.force_login(User.objects.get(username="amara"))
    return Case.objects.get(pk=case_id)


def _made() -> int:
    amara = given.practitioner(given.unit())
    given.user("mallory", units=(given.unit(),))
    made = line()
    made["case"]["practitioners"] = [
        {"username": "amara", "name": "Amara", "since": "2026-10-05"},
    ]
    given.places(
        providers=[given.PROVIDER],
        services=[given.service("accommodation_support", "building_choices_moderate")],
        pools=[
            given.pool("PL1", "accommodation_support", wait_weeks=3),
            given.pool(
                "PL2",
                "building_choices_moderate",
                kind="groups",
                groups=[{"code": "GR1", "starts_on": "2027-03-01", "seats": 8}],
            ),
        ],
    )
    summary, rows = given.imported(made)
    assert summary.aside == 0, rows
    case = Case.objects.get(person__crn="X000001")
    _work(actor_for(amara), case)
    publish_order(actor_for(amara), case, today=TODAY)
    made["plan"]["goals"][0]["title"] = "I have a room"
    assert given.imported(made)[0].aside == 1  # a difference that waits
    return case.pk


def _work(by: Actor, case: Case) -> None:
    steps = dict(Step.objects.filter(goal__plan__case=case).values_list("ref", "pk"))
    goal = Goal.objects.get(plan__case=case, ref="G3")
    hold_step(by, case, steps["T4"], said(reason="unwilling", words="Not now"))
    record_stable_enough(by, case, steps["T1"], said(words="It is calm"))
    for voice in ("person", "practitioner"):
        record_work(by, case, steps["T10"], WorkSaid("We met", "It went well", voice), said())
    record_finish(
        by, case, steps["T5"], said(words="Keep going"), PersonSaid("I did it, and it felt good.")
    )
    record_not_delivered(
        by,
        case,
        steps["T10"],
        said(reason="unwilling", words="He said no"),
        PersonSaid("I said no", "disagrees", "A first meeting", TODAY),
    )
    record_answer(by, case, steps["T10"], "disagrees", said(words="No bus"))
    mine = Learnt("I learnt to wait.", "I use it at home.", "person", given.TODAY + WEEK)
    record_consolidation(by, case, steps["T6"], mine, said())
    ours = Learnt("He asks first", "At work", "practitioner", given.TODAY + WEEK)
    record_consolidation(by, case, steps["T5"], ours, said())
    achieve_goal(OPERATOR, case, goal.pk, said(words="He does well"), "I sleep well.")
    record_preference(by, case, [steps["T3"], steps["T2"]], said(words="I think of my flat first."))
    record_agreement(by, case, AgreementState.AGREED, "Sam and a sister", said(words="It is mine."))
    review = ReviewSaid("a", "b", "c", "d", "e", "f", "keep", "g")
    record_review(by, case, review, said())
