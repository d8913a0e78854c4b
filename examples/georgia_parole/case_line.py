"""From one row of the source to one line of a caseload file, by the rules of rules.yaml.

The columns that say whether somebody was arrested again are never read, and neither are
`Missing_Exact` and `Training_Sample`, which follow from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from plan_part import plan_of

NEVER_READ = ("Recidivism_", "Missing_Exact", "Training_Sample")
AREA_CODE = "GA-P{:02d}"
TESTS = ("THC", "Cocaine", "Meth", "Other")


class Row:
    """A row of the source, with numbers where the source has words such as "3 or more"."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = {k: v for k, v in values.items() if not k.startswith(NEVER_READ)}
        self.id = int(values["ID"])

    def text(self, name: str) -> str:
        return self._values[name].strip()

    def count(self, name: str) -> int:
        """ "3 or more" is 3."""
        return int(self.text(name).split()[0] or 0)

    def share(self, name: str) -> float | None:
        return float(self.text(name)) if self.text(name) else None

    def yes(self, name: str) -> bool:
        return self.text(name) in ("1", "True")

    def between(self, low: int, high: int, salt: int) -> int:
        """An invented number that depends on the id alone."""
        return low + (self.id * 7919 + salt * 104729) % (high - low + 1)

    @property
    def positive_tests(self) -> float:
        return max(self.share(f"DrugTests_{name}_Positive") or 0.0 for name in TESTS)

    @property
    def tested(self) -> bool:
        return self.share("Avg_Days_per_DrugTest") is not None


def case_line(row: Row, rules: dict[str, Any], as_of: date, place_in_area: int) -> dict[str, Any]:
    """`place_in_area`: the how-manieth of the area this is, from 0; officers follow from it."""
    opened = as_of - timedelta(days=row.between(*rules["invented"]["opened_days_before"], salt=1))
    assessment = _assessment(row, rules, opened)
    requirements = _requirements(row)
    return {
        "source": rules["source"],
        "crn": f"GA{row.id:06d}",
        "person": _person(row, opened),
        "case": {
            "unit": AREA_CODE.format(row.count("Residence_PUMA")),
            "opened_on": opened.isoformat(),
            "practitioners": [_officer(row, rules, opened, place_in_area)],
        },
        "access": {},
        "sentences": [
            {
                "ref": "1",
                "kind": "licence",
                "offence": row.text("Prison_Offense") or "Not given",
                "starts_on": opened.isoformat(),
                "ends_on": _ends_on(row, rules, opened).isoformat(),
                "requirements": requirements,
            }
        ],
        "assessment": assessment,
        "plan": plan_of(row, rules, opened, assessment, requirements),
    }


def _person(row: Row, opened: date) -> dict[str, Any]:
    ages = row.text("Age_at_Release").replace(" or older", "-60").split("-")
    age = row.between(int(ages[0]), int(ages[1]), salt=2)
    born = date(opened.year - age - 1, 1, 1) + timedelta(days=opened.timetuple().tm_yday)
    employed = row.share("Percent_Days_Employed")
    return {
        "first_name": "Person",
        "last_name": in_words(row.id),
        "date_of_birth": (born + timedelta(days=row.between(0, 360, salt=3))).isoformat(),
        "sex": {"M": "male", "F": "female"}[row.text("Gender")],
        "ethnicity": row.text("Race"),
        "work_hours": "not_asked" if employed is None else f"Employed on {employed:.0%} of days",
    }


def _officer(row: Row, rules: dict[str, Any], opened: date, place: int) -> dict[str, str]:
    area = row.count("Residence_PUMA")
    number = place // rules["invented"]["people_an_officer"] + 1
    return {
        "username": f"ga-officer-{area:02d}-{number}",
        "name": f"Officer {number} of area {area}",
        "since": opened.isoformat(),
    }


def _ends_on(row: Row, rules: dict[str, Any], opened: date) -> date:
    months = rules["invented"]["months_of_supervision"][row.text("Prison_Years")]
    return opened + timedelta(days=months * 365 // 12)


def _requirements(row: Row) -> list[dict[str, str]]:
    kinds = ["licence_supervision"]
    if row.yes("Condition_MH_SA"):
        kinds.append("licence_programme")
    if row.yes("Condition_Cog_Ed"):
        kinds.append("licence_programme")
    if row.yes("Condition_Other"):
        kinds.append("licence_other")
    if row.yes("Violations_ElectronicMonitoring"):
        kinds.append("licence_gps_monitoring")
    if row.tested:
        kinds.append("licence_drug_testing")
    return [{"ref": f"R{number}", "kind": kind} for number, kind in enumerate(kinds, start=1)]


def _assessment(row: Row, rules: dict[str, Any], opened: date) -> dict[str, Any]:
    made_on = opened + timedelta(days=rules["invented"]["assessed_after_days"])
    harm = _serious_harm(row, rules["serious_harm"])
    harm_to = ["public"] if row.text("Prison_Offense").startswith("Violent") else []
    if row.yes("Prior_Arrest_Episodes_DVCharges"):
        harm_to.append("known_adult")
    gang = row.yes("Gang_Affiliated")
    return {
        "made_on": made_on.isoformat(),
        "likelihood": _likelihood(row, rules["likelihood"]),
        "serious_harm": harm,
        "harm_to": harm_to,
        "needs": _needs(row, rules["needs"]),
        "strengths": _strengths(row, rules["strengths"]),
        "circumstances": [{"code": code} for code in _circumstances(row, rules["strengths"])],
        "registers": [{"code": "strg", "since": made_on.isoformat()}] if gang else [],
    }


def _likelihood(row: Row, rules: dict[str, Any]) -> str:
    score = row.text("Supervision_Risk_Score_First")
    if not score:
        return str(rules["without_score"][row.text("Supervision_Level_First")])
    return next(level for level, scores in rules["scores"].items() if int(score) in scores)


def _serious_harm(row: Row, rules: dict[str, Any]) -> str:
    offence = row.text("Prison_Offense")
    level: str = rules["by_offence"][offence]
    if row.text("Supervision_Level_First") in rules["raised_at_level"].get(offence, ()):
        return "high"
    if level == "low" and any(row.yes(name) for name in rules["at_least_medium_with"]):
        return "medium"
    return level


def _needs(row: Row, rules: dict[str, Any]) -> list[dict[str, str]]:
    result: dict[str, tuple[str, str]] = {}
    homes, moved = row.count("Residence_Changes"), row.yes("Violations_MoveWithoutPermission")
    if homes >= rules["homes_immediate_from"]:
        result["accommodation"] = ("immediate", "high")
    elif homes >= rules["homes_from"] or moved:
        result["accommodation"] = ("soon", "medium")
    school = row.text("Education_Level") == "Less than HS diploma"
    employed = row.share("Percent_Days_Employed")
    out_of_work = employed is not None and employed < rules["employment_below"]
    if (out_of_work or school) and not row.yes("Employment_Exempt"):
        high = school and employed is not None and employed < rules["employment_high_below"]
        result["employment"] = ("soon" if out_of_work else "later", "high" if high else "medium")
    positive, treatment = row.positive_tests, row.yes("Condition_MH_SA")
    if positive > 0 or (treatment and row.count("Prior_Arrest_Episodes_Drug") > 0):
        urgent = positive >= rules["drug_test_immediate_from"]
        high = positive >= rules["drug_test_high_from"]
        result["drugs"] = ("immediate" if urgent else "soon", "high" if high else "medium")
    elif treatment:
        severity = "high" if row.text("Supervision_Level_First") == "Specialized" else "medium"
        result["health"] = ("soon", severity)
    if row.yes("Gang_Affiliated") or row.yes("Prior_Arrest_Episodes_DVCharges"):
        result["relationships"] = ("soon", "medium")
    broken = row.yes("Violations_Instruction") or row.yes("Violations_FailToReport")
    if row.yes("Condition_Cog_Ed") or broken:
        result["thinking"] = ("soon" if broken else "later", "high" if broken else "medium")
    return [
        {"area": area, "immediacy": immediacy, "severity": severity}
        for area, (immediacy, severity) in result.items()
    ]


def _strengths(row: Row, rules: dict[str, Any]) -> list[dict[str, str]]:
    said: list[tuple[str, str]] = []
    employed = row.share("Percent_Days_Employed") or 0.0
    if employed >= rules["employed_from"]:
        said.append(("employment", f"Was employed on {employed:.0%} of days"))
    if row.text("Education_Level") == "At least some college":
        said.append(("employment", "Has been to college"))
    if row.count("Residence_Changes") == 0:
        said.append(("accommodation", "Stayed at one address"))
    if row.tested and row.positive_tests == 0:
        said.append(("drugs", "No drug test was positive"))
    if row.count("Delinquency_Reports") == 0 and not row.yes("Violations_Instruction"):
        said.append(("thinking", "Nobody reported a problem with the conditions"))
    return [
        {"ref": f"S{number}", "area": area, "text": text}
        for number, (area, text) in enumerate(said, start=1)
    ]


def _circumstances(row: Row, rules: dict[str, Any]) -> list[str]:
    result = []
    if row.count("Dependents"):
        result.append("cares_for_children")
    if (row.share("Percent_Days_Employed") or 0.0) >= rules["fully_employed_from"]:
        result.append("full_time_work")
    if row.count("Residence_Changes") == 0:
        result.append("stable_home")
    return result


ONES = (
    *("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"),
    *("Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen"),
    *("Eighteen", "Nineteen"),
)
TENS = ("", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")


def in_words(number: int) -> str:
    """12004 is "Twelve Thousand Four"."""
    if number < 20:
        return ONES[number]
    for size, name in ((1000, " Thousand"), (100, " Hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            return in_words(head) + name + (f" {in_words(rest)}" if rest else "")
    head, rest = divmod(number, 10)
    return TENS[head] + (f" {ONES[rest]}" if rest else "")
