"""Taking lines of a caseload file, and keeping those that differ from what was changed here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone

from followthrough.common.actions import Audience, Record, append, bulk_action
from followthrough.common.actors import Actor, Role
from followthrough.common.errors import NotAllowed
from followthrough.interchange.caseload.format import CaseLine
from followthrough.interchange.models import SourceLine
from followthrough.people.actions.incoming import IncomingCase, write_cases
from followthrough.people.actions.limits import add_limits
from followthrough.plans.actions.incoming import IncomingPlanOf, write_plans
from followthrough.plans.models import IncomingPlan, Plan


@dataclass(frozen=True)
class Taken:
    """A checked line on its way in. `with_plan` is false where the line has no plan, or where
    its plan is the one already taken and the practitioner changed it here since. `on` is the
    day of the import."""

    number: int
    line: CaseLine
    payload: dict[str, object]
    fingerprint: str
    with_plan: bool
    on: date


def _may_import(by: Actor, *_: object) -> None:
    if not (by.is_operator or by.role is Role.ADMINISTRATOR):
        raise NotAllowed("Only the operator or an administrator takes in caseload files.")


@bulk_action("caseload.line-taken", words="Taken from a caseload file", may=_may_import)
def take_lines(by: Actor, items: Sequence[Taken]) -> Sequence[Record[str]]:
    """Writes people, cases, assessments and plans of the lines, and keeps the lines."""
    _refuse_plans_changed_meanwhile(items)
    cases = write_cases([incoming_case(item.line) for item in items], items[0].on)
    write_plans(
        [
            IncomingPlanOf(cases[item.line.crn], item.line.source, item.line.plan)
            for item in items
            if item.with_plan and item.line.plan is not None
        ]
    )
    # What these lines say is newer than any difference that waits: it has nothing left to settle.
    IncomingPlan.objects.filter(plan__case__in=cases.values(), settled_on=None).update(
        settled_on=timezone.now()
    )
    crns = [item.line.crn for item in items]
    standing = {
        line.crn: line for line in SourceLine.objects.filter(crn__in=crns, replaced_on=None)
    }
    before = {crn: line.fingerprint for crn, line in standing.items()}
    kept = append(
        SourceLine,
        {
            item.line.crn: {
                "source": item.line.source,
                "crn": item.line.crn,
                "case": cases[item.line.crn],
                "fingerprint": item.fingerprint,
                "payload": item.payload,
                "line": item.number,
            }
            for item in items
        },
        standing,
    )
    return [
        Record(
            item.line.crn,
            case_id=cases[item.line.crn].pk,
            subject=("source line", kept[item.line.crn].pk),
            before={"fingerprint": before[item.line.crn]} if item.line.crn in before else {},
            after={
                "source": item.line.source,
                "line": item.number,
                "fingerprint": item.fingerprint,
            },
        )
        for item in items
    ]


def _refuse_plans_changed_meanwhile(items: Sequence[Taken]) -> None:
    """A practitioner may change a plan between the look at what stands and this transaction. The
    lock makes them wait for us; what they changed before is refused, and the bulk action then
    takes the other lines one by one."""
    locked = Plan.objects.select_for_update(of=("self",)).filter(
        case__person__crn__in=[item.line.crn for item in items if item.with_plan],
        case__closed_on=None,
    )
    # Looked at only after the lock is held: before it, an open transaction would not be seen.
    if any(plan.changed_here_on is not None for plan in locked):
        raise IntegrityError(
            "The plan was changed here while the file was being read. Take in the file again."
        )


def incoming_case(line: CaseLine) -> IncomingCase:
    return IncomingCase(
        source=line.source,
        crn=line.crn,
        person=line.person,
        case=line.case,
        sentences=tuple(line.sentences),
        assessment=line.assessment,
        access=line.access,
    )


@bulk_action(
    "caseload.plan-differs",
    words="A caseload file holds a different plan",
    may=_may_import,
    audience=Audience.STAFF,
)
def keep_differences(by: Actor, items: Sequence[Taken]) -> Sequence[Record[str]]:
    """Keeps the whole line for the practitioner to settle; an older open difference gives way.

    Only new limits on access hold from now on: to wait with these could show somebody what they
    must not see."""
    plans = {
        plan.case.person.crn: plan
        for plan in Plan.objects.filter(
            case__person__crn__in=[item.line.crn for item in items], case__closed_on=None
        ).select_related("case__person")
    }
    add_limits({plans[item.line.crn].case.person_id: item.line.access for item in items})
    IncomingPlan.objects.filter(plan__in=plans.values(), settled_on=None).update(
        settled_on=timezone.now()
    )
    # A page made before this difference came does not show it: its form is out of date.
    Plan.objects.filter(pk__in=[plan.pk for plan in plans.values()]).update(
        version=F("version") + 1
    )
    rows = IncomingPlan.objects.bulk_create(
        IncomingPlan(
            plan=plans[item.line.crn],
            source=item.line.source,
            content=item.payload,
            fingerprint=item.fingerprint,
        )
        for item in items
    )
    return [
        Record(
            item.line.crn,
            case_id=plans[item.line.crn].case_id,
            subject=("incoming plan", row.pk),
            after={"source": item.line.source, "line": item.number},
        )
        for item, row in zip(items, rows, strict=True)
    ]
