"""What is known of a person of the demonstration, as names that their words, strengths, goals and
steps ask for: nobody speaks of children whom the record does not know of.

An entry of `data/` that does not fit everybody says so: `where` names facts that all have to hold,
`either` facts of which one has to, `unless` facts of which none may. The names are the codes of
circumstances, of the sex, and those below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from followthrough.demo.sentences import Term

AGES = (22, 30, 45, 55, 66)  # `under_30`, `from_45`
HALF_A_YEAR = timedelta(days=183)
AT_WORK = {"full_time_work", "works_shifts", "new_job"}
GROUPS = {"building_choices_moderate", "building_choices_high", "domestic_abuse_programme"}
MANY_STEPS = 5


def facts_of_person(
    term: Term, person: Mapping[str, Any], age: int, circumstances: Iterable[str], as_of: date
) -> frozenset[str]:
    codes = {*circumstances}
    found = codes | {person["sex"]}
    found |= {f"from_{bound}" if age >= bound else f"under_{bound}" for bound in AGES}
    found.add("in_custody" if term.in_custody else "in_community")
    found.add("on_order" if term.on_order else "on_licence")
    found.add("at_work" if codes & AT_WORK else "without_work")
    if as_of - term.starts_on >= HALF_A_YEAR:
        found.add("half_a_year_in")
    if person["religion"] not in ("No religion", "not_asked", "prefers_not_to_say"):
        found.add("has_a_religion")
    return frozenset(found)


def facts_of_assessment(assessment: Mapping[str, Any]) -> frozenset[str]:
    """Of needs `need_alcohol`, of strengths `strength_health`, of people who may come to harm
    `harm_to_children`."""
    return frozenset(
        [
            *(f"need_{need['area']}" for need in assessment["needs"]),
            *(f"strength_{strength['area']}" for strength in assessment["strengths"]),
            *(f"harm_to_{who}" for who in assessment["harm_to"]),
        ]
    )


def facts_of_plan(plan: Mapping[str, Any]) -> frozenset[str]:
    """What is planned first (`first_accommodation`), what later (`after_accommodation`), what the
    person would like to do first (`prefers_employment`), and which work there is."""
    areas = [goal["area"] for goal in plan["goals"]]
    steps = [(goal["area"], step) for goal in plan["goals"] for step in goal["steps"]]
    found = {f"first_{area}" for area in areas[:1]}
    found |= {f"after_{area}" for area in areas[1:] if area != areas[0]}
    found |= {f"plans_{step['intervention']}" for _, step in steps if "intervention" in step}
    if {step.get("intervention") for _, step in steps} & GROUPS:
        found.add("plans_a_group")
    if len(steps) >= MANY_STEPS:
        found.add("plans_many_steps")
    for ref in plan.get("preference", {}).get("steps", [])[:1]:
        found |= {f"prefers_{area}" for area, step in steps if step["ref"] == ref}
    return frozenset(found)


def fits(entry: Any, facts: frozenset[str]) -> bool:
    """An entry without conditions fits everybody."""
    if isinstance(entry, str):
        return True
    return (
        facts.issuperset(entry.get("where", ()))
        and ("either" not in entry or not facts.isdisjoint(entry["either"]))
        and facts.isdisjoint(entry.get("unless", ()))
    )


def fitting(entries: Sequence[Any], facts: frozenset[str]) -> list[Any]:
    return [entry for entry in entries if fits(entry, facts)]


def texts_that_fit(entries: Sequence[Any], facts: frozenset[str]) -> list[str]:
    return [e if isinstance(e, str) else str(e["text"]) for e in fitting(entries, facts)]
