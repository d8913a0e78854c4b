"""Counts and lists over the open cases of a manager's units, from their digests.

Every one starts from `unit_cases`, so that nothing counts a case which the viewer may not see.
Practitioners are named in the order of the alphabet; nothing here puts them in any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet, Value

from followthrough.accounts.queries import staff_who_can
from followthrough.common.actors import Actor, Capability
from followthrough.delivery.coverage_words import LACK_WORDS
from followthrough.delivery.filters import LACKS
from followthrough.delivery.queries.caseload import OPENED_FIRST, CaseLines, unit_cases
from followthrough.delivery.queries.digests import Digests
from followthrough.delivery.queries.things import ITEMS, Asked, ThingsToDo
from followthrough.delivery.rules import Context, Stage
from followthrough.delivery.rules.coverage_counts import Coverage
from followthrough.delivery.rules.digest import NOT_COUNTED
from followthrough.insight.words import PLAN_STATES
from followthrough.people.access import denied_to_their_holder
from followthrough.people.alerts import requirement_alerts
from followthrough.people.queries import (
    Case,
    DeathTakenBack,
    closed_before_their_end,
    closed_for_no_death,
    deaths_taken_back,
)
from followthrough.people.queries.closed import ended_before_their_end, ended_for_no_death
from followthrough.people.queries.mistaken_deaths import taken_back
from followthrough.plans.rules import AgreementState
from followthrough.policy import Pack

if TYPE_CHECKING:
    from followthrough.people.models import CaseEnd

NOT_AGREED = "d.plan_state <> ALL(%s)"
NEITHER = [AgreementState.AGREED.value, NOT_COUNTED]  # its parameter


@dataclass(frozen=True)
class Colleague:
    """A practitioner, with the number of open cases of theirs that the viewer may see."""

    user_id: int
    username: str
    name: str
    cases: int


@dataclass(frozen=True)
class Team:
    """`colleagues` by name; `cases`: how many open ones the viewer may see. `due`: how many things
    are due with each holder, by the place of their class."""

    cases: int
    colleagues: tuple[Colleague, ...]
    unallocated: int
    without_agreed_plan: int
    due: Mapping[int | None, Counter[int]]


@dataclass(frozen=True)
class Seldom:
    """What a manager is told of where it occurs, on few days: cases that their practitioner may not
    open, those closed for no death, deaths that were taken back, cases closed before their end."""

    denied: list[Case]
    no_death: list[Case]
    taken_back: list[DeathTakenBack]
    closed_early: list[CaseEnd]


def unit_digests(actor: Actor, context: Context) -> Digests:
    return Digests(unit_cases(actor, context.today), context)


def colleagues_of(actor: Actor, on: date) -> list[Colleague]:
    """By name, whatever stands in digests. In two statements."""
    by_holder = unit_cases(actor, on).values_list("practitioner_id").annotate(number=Count("pk"))
    return _colleagues(actor, dict(by_holder.order_by()))


def team_of(actor: Actor, digests: Digests) -> Team:
    """In two statements."""
    asked, params = Asked().sql()
    rows = digests.rows(
        f"""
        SELECT practitioner_id, NULL::int, count(*), count(*) FILTER (WHERE {NOT_AGREED})
        FROM chosen LEFT JOIN digest d USING (case_id) GROUP BY practitioner_id
        UNION ALL
        SELECT practitioner_id, (item->>'place')::int, count(*), 0
        {ITEMS} WHERE {asked} GROUP BY 1, 2
        """,
        [NEITHER, *params],
        columns=("case_id", "practitioner_id"),
    )
    held = {holder: number for holder, place, number, _ in rows if place is None}
    due: dict[int | None, Counter[int]] = {}
    for holder, place, number, _ in rows:
        if place is not None:
            due.setdefault(holder, Counter())[place] = number
    return Team(
        sum(held.values()),
        tuple(_colleagues(actor, held)),
        unallocated=held.get(None, 0),
        without_agreed_plan=sum(without for *_, without in rows),
        due=due,
    )


def _colleagues(actor: Actor, held: Mapping[int | None, int]) -> list[Colleague]:
    holders = [holder for holder in held if holder is not None]
    staff = staff_who_can(Capability.HOLD_CASES, actor.unit_ids, also=holders)
    return [
        Colleague(user.pk, user.username, user.name, held.get(user.pk, 0))
        for user in sorted(staff, key=lambda user: (user.name.casefold(), user.username))
    ]


def denied_to_holder(actor: Actor, on: date) -> list[Case]:
    """Open cases of the units, by CRN, whose practitioner may not open them any more."""
    cases = denied_to_their_holder(unit_cases(actor, on))
    found = cases.select_related("person", "practitioner")
    return sorted(found, key=lambda case: case.person.crn)


def seldom(actor: Actor, on: date) -> Seldom:
    """In one statement on most days, and one or more for each that occurs."""
    asked: dict[str, QuerySet[Any]] = {
        "denied": denied_to_their_holder(unit_cases(actor, on)),
        "no_death": ended_for_no_death(actor, on),
        "taken_back": taken_back(actor, on),
        "closed_early": ended_before_their_end(actor, on),
    }
    first, *others = [
        rows.order_by().annotate(occurs=Value(name)).values_list("occurs")[:1]
        for name, rows in asked.items()
    ]
    occurs = {name for (name,) in first.union(*others, all=True)}
    return Seldom(
        denied_to_holder(actor, on) if "denied" in occurs else [],
        closed_for_no_death(actor, on) if "no_death" in occurs else [],
        deaths_taken_back(actor, on) if "taken_back" in occurs else [],
        closed_before_their_end(actor, on) if "closed_early" in occurs else [],
    )


def unallocated(actor: Actor, context: Context) -> CaseLines:
    cases = unit_cases(actor, context.today).filter(practitioner=None)
    return CaseLines(Digests(cases, context))


def without_agreed_plan(digests: Digests, state: str = "") -> CaseLines:
    """The oldest first; only those of a code of `PLAN_STATES`, where one is given."""
    if state:
        return CaseLines(digests, "d.plan_state = %s", [state], OPENED_FIRST)
    return CaseLines(digests, NOT_AGREED, [NEITHER], OPENED_FIRST)


def plan_states_of(digests: Digests) -> Counter[str]:
    """How many cases stand at each code of `PLAN_STATES`."""
    rows = digests.rows(
        """
        SELECT d.plan_state, count(*) FROM chosen JOIN digest d USING (case_id)
        WHERE d.plan_state = ANY(%s) GROUP BY d.plan_state
        """,
        [list(PLAN_STATES)],
    )
    return Counter(dict(rows))


def lacking(digests: Digests) -> Counter[str]:
    """How many cases are found by each value of the filter of what they lack."""
    codes = list(LACK_WORDS)
    found = ", ".join(["count(*) FILTER (WHERE d.marks @> ARRAY[%s])"] * len(codes))
    [numbers] = digests.rows(
        f"SELECT {found} FROM chosen JOIN digest d USING (case_id)",
        [LACKS.mark(code) for code in codes],
    )
    return Counter(dict(zip(codes, numbers, strict=True)))


def not_delivered_by_reason(coverage: Coverage, pack: Pack) -> list[tuple[str, int]]:
    """Steps by the label of the first-level reason, in the pack's order."""
    counted: Counter[str] = Counter()
    for line, number in coverage.steps.items():
        if line.stage is Stage.NOT_DELIVERED:
            counted[line.reason] += number
    known = pack.known.reasons
    return [(known[code].label, counted[code]) for code in known if counted[code]]


def due_for_requirements(actor: Actor, digests: Digests) -> ThingsToDo:
    """What is due for requirements, by class and date."""
    kinds = {alert.kind.code for alert in requirement_alerts()}
    return ThingsToDo(digests, Asked(kinds=kinds), actor.user_id, manages=True)
