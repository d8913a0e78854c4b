"""Writes what a source says of up to 500 cases with a constant number of statements.

Not an action by itself: `interchange.caseload.actions` calls it inside the bulk action that
checks, and that records one ledger entry a case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError
from django.db.models import F

from followthrough.accounts.actions import NamedPractitioner, accounts_for
from followthrough.common.actions import upsert
from followthrough.common.identifiers import fingerprint
from followthrough.organisations.queries import units_by_code
from followthrough.people.actions.access_limits import is_limited, write_limits
from followthrough.people.actions.allocations import AllocationPeriod, write_allocations
from followthrough.people.actions.assessment_parts import (
    KEYS,
    PartRows,
    parts_standing,
    what_is_said,
    write_parts,
)
from followthrough.people.actions.former_crns import people_named, write_former_crns
from followthrough.people.actions.import_ends import (
    ends_to_write,
    write_deaths,
    write_ends,
    write_moves,
)
from followthrough.people.actions.import_sentence_rows import write_sentences
from followthrough.people.actions.incoming import IncomingCase
from followthrough.people.actions.names import write_names
from followthrough.people.actions.one_person import bring_merged_in_line, note_told_as_one
from followthrough.people.import_schema import AssessmentIn, CaseEndIn
from followthrough.people.models import (
    Assessment,
    Case,
    Circumstance,
    Need,
    PartOfAssessment,
    Person,
    Register,
    Strength,
)
from followthrough.people.rules.case_life import is_same_case

if TYPE_CHECKING:
    from followthrough.accounts.models import User
    from followthrough.organisations.models import DeliveryUnit


def write_cases(incoming: Sequence[IncomingCase], today: date) -> dict[str, Case]:
    """The cases by CRN, after writing. Units must exist; unknown practitioners get an account that
    cannot sign in yet. Raises IntegrityError for a person whom another source has brought since the
    lines were looked at: a bulk action then takes the other lines."""
    people = _write_people(incoming, today)
    units = units_by_code({i.case.unit for i in incoming})
    accounts = accounts_for(
        NamedPractitioner(p.username, p.name, units[i.case.unit])
        for i in incoming
        for p in i.case.practitioners
    )
    write_deaths({people[i.crn].pk: i.died_on for i in incoming}, today)
    bring_merged_in_line({person.pk for person in people.values()})
    ends = ends_to_write(
        {people[i.crn].pk: (i.case.ended, i.assessment.victim_contact) for i in incoming}
    )
    cases, held_on = _write_cases(incoming, people, units, accounts, ends, today)
    write_ends({cases[i.crn].pk: ends[people[i.crn].pk] for i in incoming}, today)
    told = [i for i in incoming if i.crn not in held_on]
    write_allocations(
        _allocation_periods(told, cases, accounts), [cases[i.crn].pk for i in told], today
    )
    write_sentences(incoming, cases, today)
    note_told_as_one({people[i.crn].pk: i.former_crns for i in incoming}, today)
    _write_assessments(incoming, cases)
    return cases


def _write_people(incoming: Sequence[IncomingCase], today: date) -> dict[str, Person]:
    existing = people_named({i.crn: i.former_crns for i in incoming})
    if any(i.crn in existing and existing[i.crn].source != i.source for i in incoming):
        raise IntegrityError("Another source brought the CRN while the file was being read.")
    before = {crn: person.crn for crn, person in existing.items()}
    people = upsert(
        Person,
        {
            i.crn: {
                "crn": i.crn,
                "source": i.source,
                **i.person.model_dump(exclude={"other_names", "date_of_birth", "died_on"}),
                "date_of_birth": i.person.born.first,
                "birth_known_to": i.person.born.known_to,
                "access_known": i.access.known,
                "limited": is_limited(i.access),
            }
            for i in incoming
        },
        existing,
    )
    former = {people[i.crn]: {*i.former_crns, before.get(i.crn, i.crn)} - {i.crn} for i in incoming}
    write_former_crns(former, {crn for crn in before.values() if crn not in people}, today)
    write_names({people[i.crn]: i.person.other_names for i in incoming}, today)
    write_limits({people[i.crn].pk: i.access for i in incoming})
    return people


def _write_cases(
    incoming: Sequence[IncomingCase],
    people: Mapping[str, Person],
    units: Mapping[str, DeliveryUnit],
    accounts: Mapping[str, User],
    ends: Mapping[int, CaseEndIn | None],
    today: date,
) -> tuple[dict[str, Case], set[str]]:
    """The second: of which lines the case stays with whoever holds it."""
    crn_of = {person.pk: crn for crn, person in people.items()}
    opened = {i.crn: i.case.opened_on for i in incoming}
    existing: dict[str, Case] = {}
    known = Case.objects.filter(person__in=crn_of).select_related("practitioner")
    for case in known.order_by(F("closed_on").desc(nulls_first=True), "-pk"):
        crn = crn_of[case.person_id]
        if is_same_case(case.opened_on, case.closed_on, opened[crn]):
            existing.setdefault(crn, case)
    moved_from = {crn: case.unit_id for crn, case in existing.items()}
    # Silence takes a case from nobody, but where it goes to a unit in which nobody was named.
    held_on = {
        i.crn
        for i in incoming
        if not i.case.says_who_holds_it and moved_from.get(i.crn) == units[i.case.unit].pk
    }
    cases = upsert(
        Case,
        {
            i.crn: {
                "person": people[i.crn],
                "unit": units[i.case.unit],
                "practitioner": (
                    existing[i.crn].practitioner
                    if i.crn in held_on
                    else _present_practitioner(i, accounts)
                ),
                "opened_on": i.case.opened_on,
                "closed_on": end.on if (end := ends[people[i.crn].pk]) else None,
                "in_custody": i.case.in_custody,
                "expected_release_on": i.case.expected_release_on,
            }
            for i in incoming
        },
        existing,
    )
    write_moves({cases[crn]: unit_id for crn, unit_id in moved_from.items()}, today)
    return cases, held_on


def _present_practitioner(incoming: IncomingCase, accounts: Mapping[str, User]) -> User | None:
    held = [p for p in incoming.case.practitioners if p.until is None]
    return accounts[held[-1].username.casefold()] if held else None


def _allocation_periods(
    incoming: Sequence[IncomingCase], cases: Mapping[str, Case], accounts: Mapping[str, User]
) -> list[AllocationPeriod]:
    return [
        AllocationPeriod(cases[i.crn], accounts[p.username.casefold()], p.since, p.until)
        for i in incoming
        for p in i.case.practitioners
    ]


def _write_assessments(incoming: Sequence[IncomingCase], cases: Mapping[str, Case]) -> None:
    existing = {
        a.case_id: a
        for a in Assessment.objects.current().filter(case__in=[c.pk for c in cases.values()])
    }
    fresh = {}
    for i in incoming:
        print_, as_listed = _prints(i.assessment)
        case_id = cases[i.crn].pk
        if case_id not in existing or existing[case_id].fingerprint not in {print_, as_listed}:
            fresh[case_id] = (i.assessment, print_)
    rows = Assessment.objects.append_all(
        {
            case_id: {
                "case_id": case_id,
                "fingerprint": print_,
                **source.model_dump(exclude={"needs", "strengths", "circumstances", "registers"}),
            }
            for case_id, (source, print_) in fresh.items()
        },
        {case_id: row for case_id, row in existing.items() if case_id in fresh},
    )
    standing = parts_standing(fresh)
    write_parts(
        {case_id: rows[case_id] for case_id in fresh},
        {case_id: _parts(source, standing[case_id]) for case_id, (source, _) in fresh.items()},
    )


def _prints(source: AssessmentIn) -> tuple[str, str]:
    """Of what is said, in whatever order its lists are; and as releases before made it."""
    said = source.model_dump(mode="json")
    in_order = {
        name: sorted(value, key=repr) if isinstance(value, list) else value
        for name, value in said.items()
    }
    return fingerprint(in_order), fingerprint(said)


def _parts(source: AssessmentIn, standing: PartRows) -> PartRows:
    """What the source names, and what practitioners said beside the source and it does not name."""
    named: tuple[tuple[type[PartOfAssessment], list[Any]], ...] = (
        (Need, source.needs),
        (Strength, source.strengths),
        (Circumstance, source.circumstances),
        (Register, source.registers),
    )
    parts: PartRows = {}
    for model, items in named:
        parts[model] = [what_is_said(model(**item.model_dump())) for item in items]
        if key := KEYS.get(model):
            known = {row[key] for row in parts[model]}
            here = (row for row in standing[model] if row["said_here"])
            parts[model] += [row for row in here if row[key] not in known]
    return parts
