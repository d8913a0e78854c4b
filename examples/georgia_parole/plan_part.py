"""The plan of a case: steps by declared rules, and what the attendances say of their delivery."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from case_line import Row

GOALS = {
    "accommodation": "A settled place to live",
    "employment": "Work or learning",
    "drugs": "A life without drugs",
    "health": "Health and ways to cope",
    "relationships": "Good people around, and safe relationships",
    "thinking": "Think before acting",
}
SUPERVISION = "Keep to the conditions"
ROUTES = {
    "housing_advice": ("signposting", "agency"),
    "problem_solving_sessions": ("probation_staff", "practitioner"),
    "safety_planning": ("probation_staff", "practitioner"),
}
YOUNGEST = "18-22"


def plan_of(
    row: Row,
    rules: dict[str, Any],
    opened: date,
    assessment: dict[str, Any],
    requirements: list[dict[str, str]],
) -> dict[str, Any]:
    """A draft: the source has no plans, so nobody was asked whether they agree."""
    texts = rules["step_texts"]
    programmes = [r["ref"] for r in requirements if r["kind"] == "licence_programme"]
    goals = [_supervision(requirements, texts, opened)]
    for need in assessment["needs"]:
        codes = _interventions(row, need, assessment)
        goals.append(
            {
                "ref": f"G{len(goals) + 1}",
                "area": need["area"],
                "title": GOALS[need["area"]],
                "when": "later" if need["immediacy"] == "later" else "now",
                "steps": [_step(code, texts) for code in codes],
            }
        )
    steps = [step for goal in goals for step in goal["steps"]]
    _order_programmes(row, steps, programmes)
    _deliver(row, rules, opened, steps)
    for number, step in enumerate(steps, start=1):
        step["ref"] = f"P{number}"
    made_on = opened + timedelta(days=rules["invented"]["planned_after_days"])
    return {"made_on": made_on.isoformat(), "goals": goals}


def _supervision(
    requirements: list[dict[str, str]], texts: dict[str, str], opened: date
) -> dict[str, Any]:
    named = {"licence_supervision": "supervision", "licence_drug_testing": "drug_testing"}
    steps = [
        {
            "text": texts[named[r["kind"]]],
            "actor": "practitioner",
            "route": "probation_staff",
            "requirement": r["ref"],
            "delivery": {"started_on": opened.isoformat()},
        }
        for r in requirements
        if r["kind"] in named
    ]
    return {"ref": "G1", "area": "thinking", "title": SUPERVISION, "when": "now", "steps": steps}


def _interventions(row: Row, need: dict[str, str], assessment: dict[str, Any]) -> list[str]:
    area, severe = need["area"], need["severity"] == "high"
    if area == "accommodation":
        return ["accommodation_support" if severe else "housing_advice"]
    if area == "employment":
        school = row.text("Education_Level") == "Less than HS diploma"
        out_of_work = need["immediacy"] == "soon"
        return ["education_training"] * school + ["employment_support"] * (
            out_of_work or not school
        )
    if area == "drugs":
        return ["drug_treatment" if severe else "drug_recovery_support"]
    if area == "health":
        return ["mental_health_treatment" if severe else "emotional_wellbeing"]
    if area == "relationships":
        return _relationships(row)
    if row.yes("Condition_Cog_Ed"):
        high = assessment["likelihood"] in ("high", "very_high")
        return ["building_choices_high" if high else "building_choices_moderate"]
    return ["problem_solving_sessions"]


def _relationships(row: Row) -> list[str]:
    result = []
    if row.yes("Prior_Arrest_Episodes_DVCharges"):
        result.append("safety_planning")
        if row.text("Gender") == "M":
            result.append("domestic_abuse_programme")
    if row.yes("Gang_Affiliated"):
        young = row.text("Age_at_Release") == YOUNGEST
        result.append("mentoring" if young else "lifestyle_associates")
    return result


def _step(code: str, texts: dict[str, str]) -> dict[str, Any]:
    route, actor = ROUTES.get(code, ("referral", "provider"))
    step = {"text": texts[code], "actor": actor, "route": route, "intervention": code}
    return step | ({"protects_others": True} if code == "safety_planning" else {})


def _order_programmes(row: Row, steps: list[dict[str, Any]], refs: list[str]) -> None:
    """Condition_MH_SA is met by the step on drugs or health, Condition_Cog_Ed by the group."""
    left = list(refs)
    wanted = []
    if row.yes("Condition_MH_SA"):
        wanted.append(("drug_", "mental_health_", "emotional_"))
    if row.yes("Condition_Cog_Ed"):
        wanted.append(("building_choices_",))
    for starts in wanted:
        for step in steps:
            if step.get("intervention", "").startswith(starts):
                step["requirement"] = left.pop(0)
                break


def _deliver(row: Row, rules: dict[str, Any], opened: date, steps: list[dict[str, Any]]) -> None:
    """Attendances go to the programme steps in their order, else to the first step by referral.
    Ten or more finish the first; the next has then started."""
    able = [s for s in steps if s.get("requirement") and s.get("intervention")]
    able += [s for s in steps if s["route"] == "referral" and s not in able]
    attended = row.count("Program_Attendances")
    missed = row.count("Program_UnexcusedAbsences")
    if not able or not (attended or missed):
        return
    known, dates = rules["delivery"], rules["invented"]
    plan = opened + timedelta(days=dates["planned_after_days"])
    referred = plan + timedelta(days=row.between(*dates["referred_after_days"], salt=4))
    started = referred + timedelta(days=row.between(*dates["started_after_days"], salt=5))
    later = started + timedelta(weeks=known["weeks_to_finish"])
    told: dict[str, Any] = {"referred_on": referred}
    if attended:
        told["started_on"] = started
    if attended >= known["finished_from"]:
        told["finished_on"] = later
    elif missed >= 3 and attended < known["broken_off_below"]:
        bound = bool(able[0].get("requirement"))
        told |= {} if bound else {"not_delivered_on": later, "not_delivered_reason": "not_engaged"}
    able[0]["delivery"] = _written(told)
    if attended >= known["finished_from"] and len(able) > 1:
        able[1]["delivery"] = _written({"referred_on": referred, "started_on": later})


def _written(told: dict[str, Any]) -> dict[str, str]:
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in told.items()}
