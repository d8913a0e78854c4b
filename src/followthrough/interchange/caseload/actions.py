"""Taking lines of a caseload file, and keeping those that differ from what was changed here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from followthrough.common.actions import Record, bulk_action
from followthrough.common.actors import Actor, Capability
from followthrough.common.errors import NotAllowed
from followthrough.interchange.caseload.format import CaseLine
from followthrough.interchange.ledger import FileLineStored
from followthrough.interchange.models import SourceLine
from followthrough.people.actions.access_limits import add_limits
from followthrough.people.actions.import_ends import end_what_was_held_open
from followthrough.people.actions.import_rows import write_cases
from followthrough.people.actions.incoming import IncomingCase
from followthrough.people.actions.same_person import note_change_of_parts
from followthrough.people.import_schema import NOT_ASKED, AccessIn, CaseEndIn
from followthrough.people.queries import (
    cases_that_change_with,
    change_with,
    goes_on_in,
    last_case_ids,
)
from followthrough.people.rules import SentenceChange
from followthrough.plans.actions.import_rows import IncomingCasePlan, write_plans
from followthrough.plans.actions.plan_differences import (
    DifferingPlan,
    close_differences,
    keep_differing_plans,
    refuse_plans_changed_here,
)


@dataclass(frozen=True)
class AcceptedLine:
    """A checked line on its way in. `with_plan` is false where the line has no plan, and where the
    practitioner changed the plan here since; `plan_differs` says that then the line's plan is not
    the one already taken, and waits. `on` is the day of the import."""

    number: int
    line: CaseLine
    payload: dict[str, object]
    fingerprint: str
    with_plan: bool
    plan_differs: bool
    on: date


def _may_import(by: Actor, *_: object) -> None:
    if not by.can(Capability.TAKE_IN_CASELOADS):
        raise NotAllowed("Only the operator or an administrator takes in caseload files.")


def _cases_of_lines(items: Sequence[AcceptedLine]) -> Collection[int]:
    """Those that are here already, and those of other records that change with them."""
    return cases_that_change_with(_all_crns(items))


def _all_crns(items: Iterable[AcceptedLine]) -> list[str]:
    """Also those under which people may still be here."""
    return [crn for item in items for crn in item.line.crns]


@bulk_action(
    "caseload.line-taken",
    words="Taken from a caseload file",
    may=_may_import,
    cases=_cases_of_lines,
    is_change=False,
    payload=FileLineStored,
)
def take_lines(by: Actor, items: Sequence[AcceptedLine]) -> Sequence[Record[str]]:
    """Writes people, cases, assessments and plans of the lines, and keeps the lines. A plan that
    differs from one changed here is left to `keep_differences`."""
    refuse_plans_changed_here(_all_crns(item for item in items if item.with_plan))
    cases = write_cases([incoming_case(item.line) for item in items], items[0].on)
    write_plans(
        [
            IncomingCasePlan(cases[item.line.crn], item.line.source, item.line.plan)
            for item in items
            if item.with_plan and item.line.plan is not None
        ]
    )
    # What these lines say is newer than any difference that waits: it has nothing left to settle.
    close_differences(case.pk for case in cases.values())
    current = SourceLine.objects.current().filter(crn__in=_all_crns(items))
    by_crn = {line.crn: line for line in current}
    # Of a record that is merged there may be one too: that of the line's own CRN comes last.
    existing = {
        item.line.crn: by_crn[crn]
        for item in items
        for crn in reversed(item.line.crns)
        if crn in by_crn
    }
    before = {crn: said_before(line) for crn, line in existing.items()}
    was = {crn: line.crn for crn, line in existing.items()}
    lines = SourceLine.objects.append_all(
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
        existing,
    )
    taken = [case.pk for case in cases.values()]
    if kept := change_with(taken):
        end_what_was_held_open(_ends_said_of(goes_on_in(taken)), items[0].on)
        note_change_of_parts(by, kept)
    return [
        Record(
            item.line.crn,
            case_id=cases[item.line.crn].pk,
            subject=("source line", lines[item.line.crn].pk),
            before=before.get(item.line.crn),
            after=FileLineStored(
                item.line.source,
                item.number,
                item.fingerprint,
                item.line.died_on,
                item.line.case.ended.on if item.line.case.ended else None,
                item.line.case.unit,
                last_recall(item.payload),
                crn_changed=(was.get(item.line.crn, item.line.crn) != item.line.crn) or None,
                in_custody=item.line.case.in_custody,
            ),
        )
        for item in items
    ]


def said_before(line: SourceLine) -> FileLineStored:
    """What an entry holds of the line that stood before, as far as a later one may say otherwise.
    It was taken under the rules of its own release."""
    person, case = line.payload.get("person") or {}, line.payload.get("case") or {}
    ended = case.get("ended") or {}
    told = {"died_on": person.get("died_on"), "ended_on": ended.get("on"), "unit": case.get("unit")}
    before = FileLineStored.read({"fingerprint": line.fingerprint, **told})
    custody = bool(case.get("in_custody"))
    return replace(before, recalled_on=last_recall(line.payload), in_custody=custody)


def last_recall(payload: Mapping[str, Any]) -> date | None:
    """By what a line says of its sentences."""
    changes = (
        change
        for sentence in payload.get("sentences") or ()
        for change in sentence.get("changes") or ()
    )
    recalls = [c["on"] for c in changes if c["kind"] == SentenceChange.RECALLED]
    return date.fromisoformat(max(recalls)) if recalls else None


def _ends_said_of(case_ids: Collection[int]) -> dict[int, tuple[CaseEndIn, str]]:
    """By id of the case, of those that have ended by their last line: the end, and whether victims
    are in contact. As its own release took it in."""
    lines = SourceLine.objects.current().filter(
        case__in=case_ids, payload__case__ended__reason__isnull=False
    )
    said = {}
    for line in lines:
        end = line.payload["case"]["ended"]
        assessment = line.payload.get("assessment") or {}
        said[line.case_id] = (
            CaseEndIn.model_construct(**{**end, "on": date.fromisoformat(end["on"])}),
            assessment.get("victim_contact") or NOT_ASKED,
        )
    return said


def incoming_case(line: CaseLine) -> IncomingCase:
    return IncomingCase(
        source=line.source,
        crn=line.crn,
        former_crns=tuple(line.former_crns),
        person=line.person,
        died_on=line.died_on,
        case=line.case,
        sentences=tuple(line.sentences),
        assessment=line.assessment,
        access=line.access,
    )


@dataclass(frozen=True)
class LimitingLine:
    """A line that was set aside and whose limits on access are taken; `crn` is that of the record
    which they are about."""

    number: int
    source: str
    access: AccessIn
    crn: str


def _cases_limited(items: Sequence[LimitingLine]) -> Collection[int]:
    return cases_that_change_with([item.crn for item in items])


@bulk_action(
    "caseload.limits-taken",
    words="Limits on access taken from a line that was set aside",
    may=_may_import,
    cases=_cases_limited,
    is_change=False,
    payload=FileLineStored,
)
def take_limits(by: Actor, items: Sequence[LimitingLine]) -> Sequence[Record[str]]:
    """What is said holds beside what stands: the stricter wins."""
    add_limits([(item.crn, item.access) for item in items])
    cases = last_case_ids(item.crn for item in items)
    return [
        Record(
            item.crn,
            case_id=cases[item.crn],
            after=FileLineStored(item.source, item.number),
        )
        for item in items
    ]


@bulk_action(
    "caseload.plan-differs",
    words="A caseload file holds a different plan",
    may=_may_import,
    cases=_cases_of_lines,
    is_change=False,
    payload=FileLineStored,
)
def keep_differences(by: Actor, items: Sequence[AcceptedLine]) -> Sequence[Record[str]]:
    """Keeps the plans of lines that were taken but for these, for the practitioner to settle; an
    older open difference gives way."""
    rows = keep_differing_plans(
        [
            DifferingPlan(item.line.crn, item.line.source, item.payload, item.fingerprint)
            for item in items
        ]
    )
    return [
        Record(
            item.line.crn,
            case_id=row.plan.case_id,
            subject=("incoming plan", row.pk),
            after=FileLineStored(item.line.source, item.number),
        )
        for item, row in zip(items, rows, strict=True)
    ]
