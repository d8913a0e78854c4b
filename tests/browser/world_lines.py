"""The lines of the caseload files, and the places, of which a world for a browser is made."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests import factories

FIRST_NAMES = ("Sam", "Chidi", "Christine", "Adebayo", "Jo", "Mohammed", "Leanne")
LAST_NAMES = (
    "Hunt",
    "Ó Briain",
    "Okonkwo-Price",
    "Hale",
    "Bennett",
    "Kowalska",
    "Lawrence",
    "Ali",
    "Cole",
)
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwe"


def lines(today: date) -> list[dict[str, Any]]:
    closed = line_of(86, today)
    closed["case"]["ended"] = {"on": str(today), "reason": "revoked", "words": "Revoked."}
    return [*(line_of(number, today) for number in range(1, 86)), closed]


def forty_lines(today: date) -> list[dict[str, Any]]:
    result = [*lines(today)[:40], lines(today)[-1]]
    for number, line in enumerate(result):
        line["person"]["first_name"] = FIRST_NAMES[number % len(FIRST_NAMES)]
        line["person"]["last_name"] = LAST_NAMES[number % len(LAST_NAMES)]
    return result


def line_of(number: int, today: date) -> dict[str, Any]:
    def day(weeks: float) -> str:
        return str(today + timedelta(days=int(weeks * 7)))

    line = factories.line(
        crn=f"X{number:06}",
        person__last_name=["Rivers", "Stone", LONG, "Ó Briain"][number % 4],
        person__preferred_name="Sammy" if number == 1 else "",
        case__opened_on=day(-12),
        sentences__0__starts_on=day(-12),
        sentences__0__ends_on=day(2 + number % 50),
        assessment__made_on=day(-11),
        plan__made_on=day(-10),
        plan__agreement__on=day(-10),
    )
    line["case"]["practitioners"] = [
        {"username": "amara", "name": "Amara Osei", "since": day(-12)},
    ]
    if number % 3 == 0:
        line["plan"]["goals"][1]["steps"][0]["delivery"] = {"started_on": day(-(number % 9) - 1)}
    if number == 1:
        _fill(line, day)
    if number == 2:
        line["plan"] = None
    return line


def _fill(line: dict[str, Any], day: Any) -> None:
    line["sentences"][0] |= {
        "ends_on": day(40),
        "offence": "Burglary",
        "activity_days_used": 6,
    }
    line["assessment"] |= {
        "likelihood": "very_high",
        "serious_harm": "high",
        "harm_to": ["children", "known_adult"],
        "risk_to_staff": True,
        "victim_contact": "yes",
        "circumstances": [
            {"code": "long_journey", "note": "Two buses"},
            {"code": "supportive_family", "note": ""},
        ],
        "registers": [
            {"code": "rcpr", "since": day(-12), "review_on": day(-1)},
            {"code": "mapp", "since": day(-12), "review_on": day(8)},
        ],
    }
    plan = line["plan"]
    plan["preference"] = {"steps": ["T3", "T2"], "on": day(-9), "words": "The group first."}
    plan["goals"][1]["words"] = "I want to think before I act."
    plan["goals"][1]["steps"] += [
        factories.step("T4", text="Keep away from the school", protects_others=True, by_on=day(-1)),
        factories.step("T5", delivery={"started_on": day(-8), "finished_on": day(-2)}),
        factories.step(
            "T6",
            delivery={"not_delivered_on": day(-3), "not_delivered_reason": "unwilling"},
        ),
        factories.step("T7", text=f"Visit the {LONG}", delivery={"referred_on": day(-2)}),
        factories.step("T8"),
        factories.step("T9"),
    ]


def places(today: date) -> None:
    factories.places(
        providers=[factories.PROVIDER],
        services=[
            factories.service("accommodation_support", "building_choices_moderate"),
            factories.service(
                "accommodation_support", code="SV2", title="Old", ends_on=str(today - timedelta(9))
            ),
        ],
        pools=[
            factories.pool("PL1", "accommodation_support", wait_weeks=3),
            factories.pool("PL2", "building_choices_moderate", capacity=None),
        ],
    )
