"""Counts and lists over the open cases of a manager's units, from their digests.

Every one starts from `unit_cases`, so that nothing counts a case which the viewer may not see.
Practitioners are named in the order of the alphabet; nothing here puts them in any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from followthrough.accounts.queries import staff_who_can
from followthrough.common.actors import Actor, Capability
from followthrough.delivery.filters import LACKS
from followthrough.delivery.queries.caseload import OPENED_FIRST, CaseLines, unit_cases
from followthrough.delivery.queries.digests import Digests
from followthrough.delivery.queries.things import Asked, ThingsToDo
from followthrough.delivery.rules import Context, Stage
from followthrough.delivery.rules.coverage_counts import Coverage
from followthrough.delivery.rules.digest import NOT_COUNTED
from followthrough.insight.words import PLAN_STATES
from followthrough.people.access import denied_to_their_holder
from followthrough.people.alerts import requirement_alerts
from followthrough.people.queries import Case
from followthrough.plans.rules import AgreementState
from followthrough.policy import Pack

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
    """`colleagues` by name."""

    colleagues: tuple[Colleague, ...]
    unallocated: int
    without_agreed_plan: int


def unit_digests(actor: Actor, context: Context) -> Digests:
    return Digests(unit_cases(actor, context.today), context)


def colleagues_of(actor: Actor, on: date) -> list[Colleague]:
    """By name, whatever stands in digests. In two statements."""
    by_holder = unit_cases(actor, on).values_list("practitioner_id").annotate(number=Count("pk"))
    return _colleagues(actor, dict(by_holder.order_by()))


def team_of(actor: Actor, digests: Digests) -> Team:
    """In two statements."""
    rows = digests.rows(
        f"""
        SELECT practitioner_id, count(*), count(*) FILTER (WHERE {NOT_AGREED})
        FROM chosen LEFT JOIN digest d USING (case_id) GROUP BY practitioner_id
        """,
        [NEITHER],
        columns=("case_id", "practitioner_id"),
    )
    held = {holder: number for holder, number, _ in rows}
    return Team(
        tuple(_colleagues(actor, held)),
        unallocated=held.get(None, 0),
        without_agreed_plan=sum(without for _, _, without in rows),
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
    rows = digests.rows(
        """
        SELECT mark, count(*) FROM chosen JOIN digest d USING (case_id), unnest(d.marks) AS mark
        WHERE mark LIKE %s GROUP BY mark
        """,
        [LACKS.mark("%")],
    )
    return Counter({mark.partition(":")[2]: number for mark, number in rows})


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
    return ThingsToDo(digests, Asked(kinds=kinds), actor.user_id)
