"""How far a case of `doings.World` has come, read by hand: from the file that brought it, the
newest version of its plan and the ledger. It shares no code with the rules, and is as plain as
somebody with paper and pencil; for a case without a published order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from followthrough.plans.models import Step
from followthrough.plans.tests.factories import GOALS, World
from followthrough.plans.tests.versions import newest
from tests import factories

# One need of each urgency, one of them without a goal; a requirement that is done without a step.
NEEDS = {"accommodation": "immediate", "thinking": "later", "finance": "later", "alcohol": "soon"}
CASE = {
    "assessment__needs": [
        {"area": area, "immediacy": soon, "severity": "low"} for area, soon in NEEDS.items()
    ],
    "sentences__0__requirements": [
        *factories.LINE["sentences"][0]["requirements"],
        {"ref": "R3", "kind": "unpaid_work", "amount": 60, "done": 60},
        {"ref": "R4", "kind": "alcohol_treatment"},
    ],
}
# R1 only sets a most. What the source says is done needs no step.
REQUIRED = {"R2": "accredited_programme", "R3": "unpaid_work", "R4": "alcohol_treatment"}
DONE_BY_THE_SOURCE = {"R3"}
COUNTED_AS = {"declined_by_person": "unwilling", "health": "unable"}

# Which step speaks for why a need is not met, the first before the others.
TELLING_STAGES = [
    "started",
    "held",
    "referred",
    "planned",
    "not_yet_due",
    "not_delivered",
    "dropped",
]
WHY = {
    "started": "under_way",
    "referred": "waiting",
    "planned": "not_said",
    "not_yet_due": "not_yet_due",
}


@dataclass
class StepLife:
    """What is on record of a step: what happened, and what was decided about its place last.
    `reasons` are those of the stages that have one."""

    happened: set[str] = field(default_factory=set)
    decided: str = ""
    moved_to: str = ""
    reasons: dict[str, str] = field(default_factory=dict)

    def stage(self, today: date, when: str) -> str:
        for end in ("finished", "not_delivered"):
            if end in self.happened:
                return end
        if self.decided in {"dropped", "held"}:
            return self.decided
        for there in ("started", "referred"):
            if there in self.happened:
                return there
        waits = self.moved_to > today.isoformat() if self.moved_to else when == "later"
        return "not_yet_due" if waits else "planned"


# The kinds of work of these steps, by how they run; a step of no kind is done once.
COURSES = {"accommodation_support", "problem_solving_sessions", "building_choices_moderate"}


def has_begun(steps: list[dict[str, Any]]) -> bool:
    """By a course; by what is done once only where no course is planned, and while it goes on or
    once nothing else is to come."""
    began = [s for s in steps if s["life"].happened & {"started", "finished"}]
    waiting = [s for s in steps if s not in began and s["stage"] != "dropped"]
    if any(s["intervention"] in COURSES for s in began):
        return True
    if any(s["intervention"] in COURSES for s in waiting):
        return False
    to_come = [s for s in waiting if s["stage"] != "not_delivered"]
    return any(s["stage"] == "started" or not to_come for s in began)


class Row(NamedTuple):
    about: str
    code: str
    prioritised: bool
    by_referral: bool
    referred: bool
    reached: str
    why: str


def lives(world: World) -> dict[str, StepLife]:
    """By the ref of each step: the file first, then every entry of the ledger in its turn."""
    result = {}
    for goal in GOALS:
        for step in goal["steps"]:
            told = step.get("delivery", {})
            kinds = ("referred", "started", "finished", "not_delivered")
            happened = {kind for kind in kinds if f"{kind}_on" in told}
            reasons = {"not_delivered": told.get("not_delivered_reason", "")}
            result[step["ref"]] = StepLife(happened, reasons=reasons)
    refs = dict(Step.objects.filter(goal__plan__case=world.case).values_list("pk", "ref"))
    for entry in world.entries():
        if entry.subject_kind == "step":
            life = result.setdefault(refs[entry.subject_id], StepLife())
            follow(life, entry.action.removeprefix("step."), entry.before, entry.after)
    return result


def follow(life: StepLife, what: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    if what in {"referred", "started"}:
        life.happened.add(what)
    elif what == "worked" and "started" in after:
        life.happened.add("started")
    elif what == "finished":
        life.happened |= {"started", "finished"}
    elif what == "not-delivered":
        life.happened.add("not_delivered")
        life.reasons["not_delivered"] = after["reason"]
    elif what == "taken-back":
        life.happened.remove(before["kind"])
    elif what in {"held", "dropped", "moved", "resumed"}:
        life.decided, life.moved_to = what, after.get("start_on", "")
        life.reasons[what] = after["reason"]


def standing(world: World, today: date) -> list[dict[str, Any]]:
    """Every step of the goals that are not removed, as the newest version has it, with its stage
    and what happened."""
    on_record = lives(world)
    return [
        step
        | {"area": goal["area"], "when": goal["when"]}
        | {"life": on_record.get(step["ref"], StepLife())}
        | {"stage": on_record.get(step["ref"], StepLife()).stage(today, goal["when"])}
        for goal in newest(world)["goals"]
        if goal["state"] != "removed"
        for step in goal["steps"]
    ]


def rows(world: World, today: date) -> list[Row]:
    steps = standing(world, today)
    goals = [goal for goal in newest(world)["goals"] if goal["state"] != "removed"]
    areas_for_now = {goal["area"] for goal in goals if goal["when"] == "now"}
    result = []
    for area, soon in NEEDS.items():
        first = soon != "later" or area in areas_for_now
        result.append(row("need", area, first, [s for s in steps if s["area"] == area]))
    for ref, kind in REQUIRED.items():
        served = [s for s in steps if s["requirement"] == ref]
        result.append(row("requirement", kind, True, served, ref in DONE_BY_THE_SOURCE))
    built = [s for s in steps if s["strength"] == "ST1"]
    first = any(s["when"] == "now" for s in built)
    return [*result, row("strength", "relationships", first, built)]


def row(
    about: str, kind: str, prioritised: bool, steps: list[dict[str, Any]], done: bool = False
) -> Row:
    referral = [s for s in steps if s["route"] == "referral"]
    went = [s for s in referral if s["life"].happened & {"referred", "started", "finished"}]
    began = has_begun(steps)
    stages = [s["stage"] for s in steps]
    over = "finished" in stages and set(stages) <= {"finished", "dropped"}
    if done or over:
        reached, why = "completed", ""
    elif not steps:
        reached, why = "identified", "no_step"
    else:
        reached = "started" if began else "referred" if went else "planned"
        happened = {"started", "finished"}
        telling = [s for s in steps if began or not s["life"].happened & happened]
        first = next(f for f in TELLING_STAGES if f in {s["stage"] for s in telling})
        speaking = next(s for s in telling if s["stage"] == first)
        code = speaking["life"].reasons.get(first, "")
        why = WHY.get(first) or COUNTED_AS.get(code, code)
    return Row(about, kind, prioritised, bool(referral), bool(went), reached, why)


def count(found: Iterable[Row], about: str) -> dict[str, Any]:
    """What the coverage command prints of one kind, counted from the rows."""
    of = [one for one in found if one.about == about]
    start = {"started", "completed"}
    return {
        "identified": len(of),
        "prioritised": sum(one.prioritised for one in of),
        "planned": sum(one.reached != "identified" for one in of),
        "referred": sum(one.referred for one in of),
        "started": sum(one.reached in start for one in of),
        "completed": sum(one.reached == "completed" for one in of),
        "not_started": Counter(one.why for one in of if one.reached not in start),
        "started_not_completed": Counter(one.why for one in of if one.reached == "started"),
    }
