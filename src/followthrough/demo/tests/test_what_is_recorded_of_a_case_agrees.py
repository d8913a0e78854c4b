"""No generated case says one thing of a person and the contrary elsewhere."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from followthrough.demo.assumptions import data
from followthrough.demo.tests.generated import (
    AS_OF,
    Case,
    circumstances_of,
    delivered,
    generated,
    requirements_of,
    steps_of,
)
from followthrough.policy import on
from followthrough.policy.kinds_of_work import Nature

AT_WORK = {"full_time_work", "works_shifts", "new_job"}
UNSAID = {"not_asked", "prefers_not_to_say"}
NEEDED_FOR = {
    "drug_rehabilitation": "drugs",
    "licence_drug_testing": "drugs",
    "alcohol_treatment": "alcohol",
    "alcohol_abstinence_monitoring": "alcohol",
    "licence_alcohol_monitoring": "alcohol",
    "mental_health_treatment": "health",
}


def kinds_of(case: Case) -> set[str]:
    return {requirement["kind"] for requirement in requirements_of(case)}


def needs_of(case: Case) -> set[str]:
    return {need["area"] for need in case["assessment"]["needs"]}


def offence_of(case: Case) -> str:
    return str(case["sentences"][0].get("offence", ""))


def works(case: Case) -> bool:
    return bool(circumstances_of(case) & AT_WORK)


def held(case: Case) -> bool:
    return bool(case["case"]["in_custody"])


def said(case: Case, field: str, pattern: str) -> bool:
    return re.search(pattern, str(case["person"][field])) is not None


def answered(case: Case, field: str, *nothing: str) -> bool:
    return case["person"][field] not in UNSAID | {*nothing}


def age_of(case: Case) -> int | None:
    birth = case["person"]["date_of_birth"]
    if birth is None or len(birth) < len("2000-01-01"):
        return None
    return (AS_OF - date.fromisoformat(birth)).days // 365


def younger_than(case: Case, years: int) -> bool:
    age = age_of(case)
    return age is not None and age < years


def ended_on(case: Case) -> str:
    end = case["person"].get("died_on") or case["case"].get("ended", {}).get("on")
    return str(end or "9999")


def recorded_days(case: Case) -> list[str]:
    plan = case.get("plan", {})
    days = [case["assessment"]["made_on"], plan.get("made_on", "")]
    days += [plan.get(what, {}).get("on", "") for what in ("agreement", "preference")]
    return days + [day for _, d in delivered(case) for key, day in d.items() if key.endswith("_on")]


def out_of_order(delivery: dict[str, str]) -> bool:
    days = [delivery[k] for k in ("referred_on", "started_on", "finished_on") if k in delivery]
    return days != sorted(days) or ("finished_on" in delivery and "started_on" not in delivery)


def goes_on(step: Case) -> bool:
    """By what is said of the step, or else by its kind of work."""
    kind = on(AS_OF).interventions[step["intervention"]] if "intervention" in step else None
    return (step.get("nature") or (kind.nature if kind else "")) == Nature.ONGOING


def hours_disagree(case: Case) -> bool:
    """Hours that were worked without a start, or a step that is finished before its hours are."""
    orders = {r["ref"]: r for r in requirements_of(case)}
    for step in steps_of(case):
        if step.get("intervention") == "unpaid_work":
            order, delivery = orders[step["requirement"]], step.get("delivery", {})
            if ("finished_on" in delivery) != (order["done"] == order["amount"]):
                return True
            if order["done"] and "started_on" not in delivery:
                return True
    return False


def not_delivered(case: Case, reason: str) -> list[tuple[Case, str]]:
    """Steps that were not delivered for that reason, each with the day."""
    return [
        (step, delivery["not_delivered_on"])
        for step, delivery in delivered(case)
        if delivery.get("not_delivered_reason") == reason
    ]


CONTRADICTIONS: dict[str, Callable[[Case], bool]] = {
    "works, and needs work at once": lambda c: (
        works(c)
        and any(
            n["area"] == "employment" and (n["immediacy"] == "immediate" or n["severity"] == "high")
            for n in c["assessment"]["needs"]
        )
    ),
    "works, and has no account or nothing that says who they are": lambda c: (
        works(c) and bool(circumstances_of(c) & {"no_bank_account", "no_identity_documents"})
    ),
    "is at work while they care for children": lambda c: (
        said(c, "caring_hours", "School run|afternoon")
        and answered(c, "work_hours", "None at present", "Nights, Sunday to Thursday")
    ),
    "is hardly grown up, and has children at school": lambda c: (
        younger_than(c, 22) and said(c, "caring_hours", "School run")
    ),
    "works in prison's community hours": lambda c: (
        held(c) and (works(c) or answered(c, "work_hours", "None at present"))
    ),
    "cares for somebody from prison": lambda c: (
        held(c)
        and (
            answered(c, "caring_hours", "None")
            or bool(circumstances_of(c) & {"cares_for_children", "cares_for_adult"})
        )
    ),
    "travels from prison": lambda c: (
        held(c) and bool(circumstances_of(c) & {"no_money_for_travel", "long_journey"})
    ),
    "is reached at home while in prison": lambda c: (
        held(c) and said(c, "safe_contact", "mobile|Phone|E-mail|envelope")
    ),
    "is rung without a phone": lambda c: (
        "no_phone_or_internet" in circumstances_of(c) and said(c, "safe_contact", "mobile|Phone")
    ),
    "is written to without an address": lambda c: (
        "no_fixed_address" in circumstances_of(c) and said(c, "safe_contact", "Letter")
    ),
    "finds reading hard, and is written to": lambda c: (
        "reading_is_hard" in circumstances_of(c)
        and (said(c, "safe_contact", "Text|Letter|E-mail") or said(c, "adjustments", "letters"))
    ),
    "is reached through a worker whom nobody knows of": lambda c: (
        said(c, "safe_contact", "support worker") and "supportive_worker" not in circumstances_of(c)
    ),
    "has no address, and has to be at it": lambda c: (
        "no_fixed_address" in circumstances_of(c)
        and bool(
            {*kinds_of(c), *circumstances_of(c)}
            & {"curfew", "residence", "licence_residence", "licence_curfew", "stable_home"}
        )
    ),
    "has a learning disability or mental ill health, and needs no adjustment": lambda c: (
        c["person"]["disability"] in ("Learning disability", "Mental health condition")
        and c["person"]["adjustments"] in ("None needed", "not_asked")
    ),
    "says a condition that no circumstance knows": lambda c: (
        (
            c["person"]["disability"] == "Mental health condition"
            and "mental_ill_health" not in circumstances_of(c)
        )
        or (
            c["person"]["disability"] == "Learning disability"
            and "learning_disability" not in circumstances_of(c)
        )
    ),
    "signs, and hears": lambda c: (
        c["person"]["language"] == "British Sign Language"
        and "hearing_or_sight" not in circumstances_of(c)
    ),
    "is treated for what is no need": lambda c: any(
        kind in kinds_of(c) and area not in needs_of(c) for kind, area in NEEDED_FOR.items()
    ),
    "is in recovery, and needs help to get there": lambda c: (
        "in_recovery" in circumstances_of(c) and bool({"drugs", "alcohol"} & needs_of(c))
    ),
    "is on licence for what carries a few months": lambda c: (
        c["sentences"][0]["kind"] == "licence"
        and offence_of(c)
        in ("Driving with excess alcohol", "Driving while disqualified", "Public order offence")
    ),
    "has a victim of an offence that has none": lambda c: (
        c["assessment"]["victim_contact"] == "yes"
        and offence_of(c) in data("offences")["without_a_victim"]
    ),
    "went on after the end": lambda c: max(recorded_days(c)) > ended_on(c),
    "agreed before there was a plan": lambda c: (
        c.get("plan", {}).get("agreement", {}).get("on", "9999")
        < c.get("plan", {}).get("made_on", "")
    ),
    "is to do something before it was planned": lambda c: any(
        step.get("by_on", "9999") < c["plan"]["made_on"] for step in steps_of(c)
    ),
    "started before the referral, or finished what never began": lambda c: any(
        out_of_order(delivery) for _, delivery in delivered(c)
    ),
    "is to be done by a day with what goes on without an end": lambda c: any(
        "by_on" in step and goes_on(step) for step in steps_of(c)
    ),
    "finished what goes on without an end": lambda c: any(
        step.get("nature") == "ongoing" and "finished_on" in delivery
        for step, delivery in delivered(c)
    ),
    "did hours that no step tells of": hours_disagree,
    "has no hours, and hours that were in the way": lambda c: (
        not answered(c, "work_hours", "None at present")
        and not answered(c, "caring_hours", "None")
        and bool(not_delivered(c, "work_or_caring_hours"))
    ),
    "was held by one practitioner, who changed before a referral": lambda c: any(
        all(one.get("until", "9999") > day for one in c["case"]["practitioners"])
        for _, day in not_delivered(c, "practitioner_changed")
    ),
    "waits for a group of what runs in none": lambda c: any(
        on(AS_OF).interventions[step["intervention"]].format != "group"
        if "intervention" in step
        else True
        for step, _ in not_delivered(c, "waiting_for_group")
    ),
    "goes where it is unsafe": lambda c: (
        "Controlling" in offence_of(c)
        and any(re.search("mediation|together with the family", s["text"]) for s in steps_of(c))
    ),
    "gets what is only for women": lambda c: (
        c["person"]["sex"] != "female"
        and any(s.get("intervention") == "womens_services" for s in steps_of(c))
    ),
}


@pytest.mark.parametrize("what", CONTRADICTIONS)
def test_nobody_of_the_demonstration(what: str) -> None:
    assert [case["crn"] for case in generated() if CONTRADICTIONS[what](case)] == []


def test_the_same_work_is_not_planned_twice() -> None:
    for case in generated():
        kinds = [step["intervention"] for step in steps_of(case) if "intervention" in step]
        assert len(kinds) == len({*kinds}), case["crn"]
