"""Fills a database with the demonstration: places, a caseload, and people to sign in as."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from followthrough.accounts.actions import make_account
from followthrough.accounts.queries import has_personas, usernames
from followthrough.common.actors import OPERATOR, Role
from followthrough.common.dates import today_in_london
from followthrough.common.errors import NotPossible
from followthrough.demo.acts import act_out
from followthrough.demo.generator import caseload_lines
from followthrough.demo.places import places
from followthrough.demo.staff import FIRST, HOME_UNIT, MANAGER, OTHER_REGION, SECOND, shares
from followthrough.interchange.caseload.importer import Summary, import_caseload
from followthrough.interchange.caseload.running import running_import
from followthrough.organisations.queries import units_by_code
from followthrough.people.queries import number_of_people, people_of_others, people_of_source
from followthrough.people.rules.sources import DEMONSTRATION
from followthrough.services.actions import load_places


@dataclass(frozen=True)
class Persona:
    """`can` says in one sentence what they can do here. What each sees follows from access rules
    alone: outside the unit nobody sees a case that has not been shared with them."""

    username: str
    name: str
    role: Role
    can: str
    unit: str


# In the order of the sign-in page: of roles that have pages of their own.
PERSONAS = (
    Persona(
        FIRST.username,
        FIRST.name,
        Role.PRACTITIONER,
        "Holds about 40 cases: sees what needs doing first, and plans and publishes orders.",
        unit=HOME_UNIT,
    ),
    Persona(
        SECOND.username,
        SECOND.name,
        Role.PRACTITIONER,
        f"Holds as many cases, and may not see one of the cases that {FIRST.name} holds.",
        unit=HOME_UNIT,
    ),
    Persona(
        MANAGER.username,
        MANAGER.name,
        Role.MANAGER,
        "Sees the cases of the whole delivery unit, whoever holds them.",
        unit=HOME_UNIT,
    ),
    Persona(
        "grace.okello",
        "Grace Okello",
        Role.MANAGER,
        "Manages a unit of another region: gives a case that moves there to somebody.",
        unit=OTHER_REGION,
    ),
    Persona(
        "tomasz.brindle",
        "Tomasz Brindle",
        Role.PRACTITIONER,
        "Works in that other region: holds no case before one moves there.",
        unit=OTHER_REGION,
    ),
)


PEOPLE = 2200
WITHOUT_DEMO = (
    "Leave --demo out and FOLLOWTHROUGH_DEMO unset, or name another data folder in "
    "FOLLOWTHROUGH_HOME."
)


def is_loaded(people: int = PEOPLE) -> bool:
    """Whether as many people of the demonstration are there. Raises NotPossible where there is
    anybody else, or an account in a database that is not the demonstration's: whoever opens the
    demonstration signs in without a password, and real people could not come in beside it."""
    if people_of_others(DEMONSTRATION):
        raise NotPossible(
            "This database holds people who are not of the demonstration, "
            "where anybody can sign in without a password.",
            WITHOUT_DEMO,
        )
    if not (has_personas() or people_of_source(DEMONSTRATION)) and usernames():
        raise NotPossible(
            "This database was set up for somebody else than the demonstration: it has accounts, "
            "and no people yet.",
            WITHOUT_DEMO,
        )
    return number_of_people() >= people


def load_demonstration(
    people: int = PEOPLE,
    seed: int = 1,
    as_of: date | None = None,
    progress: Callable[[int], object] = lambda size: None,
) -> Summary:
    """Raises NotPossible where it is loaded already, or where anybody else's data is. A load that
    was broken off goes on: what stands is kept. `progress` receives bytes imported.

    Everything but the places and the personas comes in through the importer, as a real caseload
    would. Practitioners get their accounts from the cases that they hold."""
    if is_loaded(people):
        raise NotPossible(
            "The demonstration is only loaded into a database without cases.",
            "Name another data folder in FOLLOWTHROUGH_HOME.",
        )
    today = as_of or today_in_london()
    # Personas as well only where nobody else is, nor is being taken in at this moment.
    with running_import() as running:
        running.hold({DEMONSTRATION})
        load_places(OPERATOR, places(today, [share.unit for share in shares(people)]))
        _make_personas()
        with tempfile.TemporaryDirectory(prefix="followthrough-demo-") as folder:
            path = Path(folder) / "caseload.ndjson"
            write_caseload(path, people, seed, today)
            summary = import_caseload(OPERATOR, path, today=today, progress=progress)
    act_out(people, today)
    return summary


def write_caseload(path: Path, people: int, seed: int, as_of: date) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in caseload_lines(people, seed, as_of):
            file.write(line + "\n")


def _make_personas() -> None:
    """Before the import, which then finds the accounts of those who hold cases. Nobody has a
    password: the sign-in page of a demonstration has a button for each. Those that stand stay."""
    units = units_by_code({persona.unit for persona in PERSONAS})
    existing = usernames()
    for persona in PERSONAS:
        if persona.username.casefold() in existing:
            continue
        make_account(
            OPERATOR,
            username=persona.username,
            name=persona.name,
            role=persona.role,
            units=[units[persona.unit]],
            persona=persona.can,
        )
