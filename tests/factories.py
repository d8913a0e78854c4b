"""What tests start from: a small directory, users, and cases that came in through the importer.

unit = given.unit()
amara = given.practitioner(unit)
case = given.case(crn="X000001", practitioner=amara)
"""

from __future__ import annotations

import copy
import csv
import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from followthrough.accounts import queries as accounts
from followthrough.accounts.actions import make_account
from followthrough.accounts.models import User
from followthrough.common.actors import OPERATOR, Role
from followthrough.interchange.caseload.importer import Summary, import_caseload
from followthrough.organisations.models import DeliveryUnit, Region
from followthrough.people.actions import case_life
from followthrough.people.actions.case_life import LifeNote
from followthrough.people.models import Case
from followthrough.people.rules import AfterDeath, EndReason
from followthrough.services.actions import load_places
from followthrough.services.import_schema import PlacesIn
from tests import clock, copies

TODAY = clock.TODAY


def unit(code: str = "U1", name: str = "Northtown", region: str = "R1") -> DeliveryUnit:
    home, _ = Region.objects.get_or_create(code=region, defaults={"name": f"Region {region}"})
    found, _ = DeliveryUnit.objects.get_or_create(
        code=code, defaults={"name": name, "region": home}
    )
    return found


def user(
    username: str,
    role: Role = Role.PRACTITIONER,
    units: tuple[DeliveryUnit, ...] = (),
    name: str = "",
) -> User:
    return make_account(
        OPERATOR, username=username, name=name or username.title(), role=role, units=units
    )


def known(*usernames: str) -> None:
    """Accounts with these user names, where there are none: an exclusion of somebody whom nobody
    knows would keep out everybody."""
    there = accounts.usernames()
    for username in usernames:
        if username.casefold() not in there:
            user(username)


def practitioner(of: DeliveryUnit, username: str = "amara") -> User:
    return user(username, units=(of,))


LINE: dict[str, Any] = {
    "source": "test",
    "crn": "X000001",
    "person": {
        "first_name": "Sam",
        "last_name": "Rivers",
        "date_of_birth": "1990-05-17",
        "sex": "male",
    },
    "case": {"unit": "U1", "opened_on": "2026-10-05"},
    "access": {},
    "sentences": [
        {
            "ref": "S1",
            "kind": "community_order",
            "starts_on": "2026-10-05",
            "ends_on": "2027-10-04",
            "activity_days_limit": 30,
            "requirements": [
                {"ref": "R1", "kind": "rehabilitation_activity", "amount": 30},
                {"ref": "R2", "kind": "accredited_programme"},
            ],
        }
    ],
    "assessment": {
        "made_on": "2026-10-12",
        "likelihood": "medium",
        "serious_harm": "low",
        "needs": [
            {"area": "accommodation", "immediacy": "immediate", "severity": "high"},
            {"area": "thinking", "immediacy": "soon", "severity": "medium"},
        ],
        "strengths": [{"ref": "ST1", "area": "relationships", "text": "A supportive sister"}],
    },
    "plan": {
        "made_on": "2026-10-20",
        "agreement": {"state": "agreed", "on": "2026-10-20", "words": "I want my own place."},
        "goals": [
            {
                "ref": "G1",
                "area": "accommodation",
                "title": "I have a settled place to live",
                "when": "now",
                "steps": [
                    {
                        "ref": "T1",
                        "text": "Meet the housing adviser",
                        "actor": "provider",
                        "route": "referral",
                        "intervention": "accommodation_support",
                        "strength": "ST1",
                    }
                ],
            },
            {
                "ref": "G2",
                "area": "thinking",
                "title": "I stop and think before I act",
                "when": "now",
                "steps": [
                    {
                        "ref": "T2",
                        "text": "Practise problem solving with Amara",
                        "actor": "practitioner",
                        "route": "probation_staff",
                        "intervention": "problem_solving_sessions",
                    },
                    {
                        "ref": "T3",
                        "text": "Take part in Building Choices",
                        "actor": "provider",
                        "route": "referral",
                        "intervention": "building_choices_moderate",
                        "requirement": "R2",
                    },
                ],
            },
        ],
    },
}


def line(**changes: Any) -> dict[str, Any]:
    """A valid line. A key "a__b__0" sets what lies at that path; the value None of a key that
    begins with "no_" takes the rest of the path out."""
    made = copy.deepcopy(LINE)
    for path, value in changes.items():
        at: Any = made
        *way, last = path.removeprefix("no_").split("__")
        for part in way:
            at = at[int(part) if part.isdigit() else part]
        key: Any = int(last) if last.isdigit() else last
        if path.startswith("no_"):
            del at[key]
        else:
            at[key] = value
    return made


def step(ref: str, **changes: Any) -> dict[str, Any]:
    return {
        "ref": ref,
        "text": f"Step {ref}",
        "actor": "practitioner",
        "route": "probation_staff",
        **changes,
    }


def imported(
    *lines: dict[str, Any] | bytes, today: date = TODAY, dry_run: bool = False
) -> tuple[Summary, list[list[str]]]:
    """What the importer said of a file of these lines: the summary and the rows of the report."""
    return imported_bytes(
        b"\n".join(one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines),
        today=today,
        dry_run=dry_run,
    )


def imported_bytes(
    data: bytes, *, today: date = TODAY, dry_run: bool = False
) -> tuple[Summary, list[list[str]]]:
    """The same for a file of just these bytes."""
    with TemporaryDirectory() as folder:
        path, report = Path(folder) / "caseload.ndjson", Path(folder) / "report.csv"
        path.write_bytes(data)
        summary = import_caseload(OPERATOR, path, today=today, report=report, dry_run=dry_run)
        with report.open(newline="", encoding="utf-8-sig") as rows:
            return summary, list(csv.reader(rows))[1:]


def case(practitioner: User | None = None, **changes: Any) -> Case:
    """A case that came in from a file; where the same was asked for before, a copy of that one."""
    made = line(**changes)
    unit(made["case"]["unit"])
    if practitioner is not None:
        made["case"]["practitioners"] = [
            {"username": practitioner.username, "name": practitioner.name, "since": "2026-10-05"}
        ]

    def brought_in() -> None:
        summary, rows = imported(made)
        assert summary.aside == 0, rows

    if Case.objects.filter(person__crn=made["crn"]).exists():
        brought_in()  # a newer line of the same person
    else:
        copies.copied(f"a case {json.dumps(made)}", brought_in)
    return Case.objects.select_related("person").get(person__crn=made["crn"])


def died_and_closed(case: Case, note: LifeNote) -> None:
    """The person died, what follows was seen to, and the case ended."""
    case_life.record_death(OPERATOR, case, note)
    for task in AfterDeath:
        case_life.see_to_after_death(OPERATOR, case, task, note)
    case_life.close_case(OPERATOR, case, EndReason.DIED, note)


def places(**parts: Any) -> None:
    """Declared places; `parts` are the keys of a places file."""
    load_places(
        OPERATOR,
        PlacesIn.model_validate_json(
            json.dumps({"source": "test", "invented": True, **parts}), context={}
        ),
    )


def pool(code: str, intervention: str, **changes: Any) -> dict[str, Any]:
    return {
        "code": code,
        "service": "SV1",
        "intervention": intervention,
        "kind": "rolling",
        "capacity": 10,
        "said_on": "2026-12-01",
        **changes,
    }


def service(*interventions: str, **changes: Any) -> dict[str, Any]:
    return {
        "code": "SV1",
        "title": "Northtown Housing Help",
        "provider": "P1",
        "region": "R1",
        "interventions": list(interventions),
        "starts_on": "2025-01-01",
        **changes,
    }


PROVIDER = {"code": "P1", "name": "Northtown Help"}
