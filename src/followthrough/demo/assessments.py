"""What the assessment of a person of the demonstration says: likelihood, harm, needs, strengths,
circumstances and registers, in agreement with one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from followthrough.common.dates import add_calendar_months
from followthrough.demo.assumptions import assumptions, data
from followthrough.demo.dice import Dice, picked_by
from followthrough.demo.facts_of_a_case import fitting, texts_that_fit
from followthrough.demo.sentences import Term
from followthrough.people.rules.codes import HIGH_HARM
from followthrough.policy import Pack

AREAS = (
    "accommodation",
    "employment",
    "finance",
    "drugs",
    "alcohol",
    "health",
    "relationships",
    "thinking",
)
# Whoever is paid has an account and has shown who they are.
NOT_AT_WORK = {"no_bank_account", "no_identity_documents"}
NOT_IN_CUSTODY = {"cares_for_adult", "no_money_for_travel", "long_journey"}


@dataclass(frozen=True)
class DrawnAssessment:
    """An assessment on its way, with what the plan wants to know of it."""

    likelihood: str
    harm: str
    harm_to: tuple[str, ...]
    readiness: str
    needs: tuple[dict[str, Any], ...]
    strengths: tuple[dict[str, Any], ...]
    tags: frozenset[str]
    circumstances: tuple[str, ...]
    made_on: date


def draw_assessment(dice: Dice, term: Term, sex: str, age: int, as_of: date) -> DrawnAssessment:
    known = assumptions()
    likelihood = dice.among(known["likelihood"])
    harm = dice.among(known["serious_harm"][term.kind])
    domestic = sex == "male" and dice.chance(known["domestic_abuse"])
    if domestic and harm == "low":
        harm = "medium"
    needs = _needs(dice, likelihood, harm)
    areas = {need["area"] for need in needs}
    parent = age < 55 and dice.chance(known["cares_for_children"].get(sex, 0.2))
    parent = parent and not term.in_custody
    tags = {"domestic_abuse"} if domestic else set()
    tags |= {"parent"} if parent else set()
    in_work = known["working"]["with_need" if "employment" in areas else "without_need"]
    working = not term.in_custody and age < 66 and dice.chance(in_work)
    after = term.opened_on + timedelta(days=dice.between(5, 24))
    return DrawnAssessment(
        likelihood=likelihood,
        harm=harm,
        harm_to=_harm_to(dice, harm, domestic),
        readiness=dice.among(known["readiness"]),
        needs=_while_at_work(needs) if working else needs,
        strengths=_strengths(dice, areas),
        tags=frozenset(tags),
        circumstances=_circumstances(dice, term, areas, parent, working, sex, age),
        made_on=min(after, as_of),
    )


def _needs(dice: Dice, likelihood: str, harm: str) -> tuple[dict[str, Any], ...]:
    known = assumptions()
    prevalence = known["need_prevalence"]
    areas = [area for area in AREAS if dice.chance(prevalence[area][likelihood])]
    needs = []
    for area in areas or [dice.pick(AREAS)]:
        need = {
            "area": area,
            "immediacy": dice.among(known["immediacy"][area]),
            "severity": dice.among(known["severity"][likelihood]),
        }
        if harm != "low" and area not in ("employment", "finance"):
            need["linked_to_harm"] = dice.chance(known["linked_to_harm"])
        if dice.chance(known["need_words"]):
            need["words"] = dice.lot()  # until `in_their_words`
        needs.append(need)
    return tuple(needs)


def _while_at_work(needs: tuple[dict[str, Any], ...]) -> tuple[dict[str, Any], ...]:
    """Who has work may need other work, but not today, and not a lot of help."""
    milder = {"immediate": "soon", "high": "medium"}
    return tuple(
        need | {key: milder.get(need[key], need[key]) for key in ("immediacy", "severity")}
        if need["area"] == "employment"
        else need
        for need in needs
    )


def _harm_to(dice: Dice, harm: str, domestic: bool) -> tuple[str, ...]:
    shares = assumptions()["harm_to"]
    groups = [who for who, share in shares.items() if harm != "low" and dice.chance(share)]
    if domestic and "known_adult" not in groups:
        groups.append("known_adult")
    return tuple(groups or (["public"] if harm in HIGH_HARM else []))


def _strengths(dice: Dice, areas: set[str]) -> tuple[dict[str, Any], ...]:
    """Mostly where there is no need; a strength beside a need in the same area is possible. What
    it is, is chosen by `in_their_words`."""
    clear = [area for area in AREAS if area not in areas]
    beside = [area for area in ("relationships", "thinking", "health") if area in areas]
    chosen = dice.some([*clear, *clear, *beside], dice.among(assumptions()["strengths"]))
    return tuple({"area": area, "text": dice.lot()} for area in dict.fromkeys(chosen))


def in_their_words(assessment: DrawnAssessment, facts: frozenset[str]) -> DrawnAssessment:
    """With the strengths and the words that fit what else is known of the person."""
    strengths = [
        {"ref": f"S{number}", "area": one["area"], **_recorded(one, facts)}
        for number, one in enumerate(assessment.strengths, start=1)
    ]
    needs = tuple(_said(need, facts) for need in assessment.needs)
    return replace(assessment, strengths=tuple(strengths), needs=needs)


def _recorded(strength: Mapping[str, Any], facts: frozenset[str]) -> dict[str, str]:
    chosen = picked_by(strength["text"], fitting(data("strengths")[strength["area"]], facts))
    return {"text": chosen["text"], "words": chosen["words"]}


def _said(need: Mapping[str, Any], facts: frozenset[str]) -> dict[str, Any]:
    if "words" not in need:
        return dict(need)
    texts = texts_that_fit(data("words")["needs"][need["area"]], facts)
    return {**need, "words": picked_by(need["words"], texts)}


def _circumstances(
    dice: Dice, term: Term, areas: set[str], parent: bool, working: bool, sex: str, age: int
) -> tuple[str, ...]:
    codes = [c for c, share in assumptions()["circumstances"].items() if dice.chance(share)]
    not_so = NOT_IN_CUSTODY if term.in_custody else NOT_AT_WORK if working else set()
    codes = [code for code in codes if code not in not_so]
    if "accommodation" not in areas:
        codes.append("stable_home")
    elif not term.in_custody:
        home = {"no_fixed_address": 3, "temporary_home": 4, "threatened_with_homelessness": 3}
        codes.append(dice.among(home))
    if working:
        codes.append(dice.among({"full_time_work": 5, "works_shifts": 4, "new_job": 1}))
    if parent:
        codes.append("cares_for_children")
    if sex == "female" and 18 <= age <= 42 and dice.chance(0.06):
        codes.append("pregnancy")
    if "health" in areas and dice.chance(0.5):
        codes.append("mental_ill_health")
    if not {"drugs", "alcohol"} & areas and dice.chance(0.12):
        codes.append("in_recovery")
    return tuple(codes)


def circumstances_from_answers(person: dict[str, Any]) -> list[str]:
    """Circumstances that the equality answers imply."""
    codes = {
        ("literacy", "Finds reading or writing hard"): "reading_is_hard",
        ("interpreter", "yes"): "needs_interpreter",
        ("disability", "Hearing or sight"): "hearing_or_sight",
        ("disability", "Mobility"): "physical_disability",
        ("disability", "Learning disability"): "learning_disability",
        ("disability", "Mental health condition"): "mental_ill_health",
        ("neurodiversity", "ADHD"): "adhd",
        ("neurodiversity", "Autism"): "autism",
        ("neurodiversity", "Acquired brain injury"): "acquired_brain_injury",
    }
    return [code for (field, answer), code in codes.items() if person[field] == answer]


def draw_registers(
    dice: Dice, assessment: DrawnAssessment, since: date, as_of: date, pack: Pack
) -> list[Any]:
    """With review dates: some have passed."""
    codes = []
    if assessment.harm == "very_high" or (assessment.harm == "high" and dice.chance(0.45)):
        codes.append("mapp")
    if "domestic_abuse" in assessment.tags:
        codes.append("advp")
    if "children" in assessment.harm_to and dice.chance(0.5):
        codes.append("rcco")
    if "self" in assessment.harm_to:
        codes.append("alsh")
    if assessment.harm != "low" and dice.chance(0.05):
        codes.append("weap")
    if "parent" in assessment.tags and dice.chance(0.04):
        codes.append("rcpr")
    if dice.chance(0.03):
        codes.append("rvln")
    return [_register(dice, code, since, as_of, pack) for code in codes]


def _register(dice: Dice, code: str, since: date, as_of: date, pack: Pack) -> dict[str, str]:
    """Last reviewed in time, or overdue by some weeks."""
    months = pack.registers[code].review_months or 6
    if dice.chance(assumptions()["registers_overdue"]):
        review = as_of - timedelta(days=dice.between(1, 60))
    else:
        review = as_of + timedelta(days=dice.between(0, 30 * months))
    review = max(review, min(add_calendar_months(since, months), as_of))
    return {"code": code, "since": since.isoformat(), "review_on": review.isoformat()}
