"""The records that are merged into that of a case, and carrying over what stood on them."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor, Capability
from followthrough.common.dates import say_list
from followthrough.desks.practitioner.case.answers import differing_answers
from followthrough.desks.practitioner.case.forms import STRENGTH, CarryOverForm
from followthrough.desks.practitioner.case.merged_steps import is_open, merged_steps
from followthrough.desks.practitioner.case.page import CasePage, open_case
from followthrough.desks.shared.saving import save
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.actions import carrying_over, same_person
from followthrough.people.queries import MergedRecord, merge_of, merged_records
from followthrough.people.queries.facts import facts_of_records
from followthrough.people.queries.merges import carried_over_by
from followthrough.people.rules import AssessmentFacts, CircumstanceFacts, NeedFacts
from followthrough.people.rules.carrying_over import RISK, Differences, differences
from followthrough.people.words import HARM_TO, IMMEDIACY, LIKELIHOOD, SERIOUS_HARM, SEVERITY
from followthrough.plans.rules import StepState
from followthrough.policy import Pack


@desk_page(STAFF)
def merged(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    return render(
        request,
        "practitioner/merged-records.html",
        page.shown(
            records=merged_records(actor, page.case.person),
            steps_there=[s for s in merged_steps(actor, page) if s.may_be_read and is_open(s)],
            may_undo=actor.can(Capability.MERGE_RECORDS),
            left_out=lambda keys: _say_left_out(keys, page.context.pack),
        ),
    )


def _say_left_out(keys: list[str], pack: Pack) -> str:
    """By the keys of what was not carried over."""
    labels = []
    for key in keys:
        kind, _, code = key.partition(":")
        if key == RISK:
            labels.append("the graver risk")
        else:
            labels.append(pack.area_label(code) if kind == "need" else _label(code, pack))
    return say_list(labels)


@desk_page(STAFF)
def carry_over(request: HttpRequest, actor: Actor, crn: str, other: str) -> HttpResponse:
    """Of a record that is merged into this one, and whose case goes on here."""
    page = open_case(actor, crn, "case")
    record = merge_of(actor, page.case, other)
    if record is None or record.merge.kept_case_id != page.case.pk:
        return redirect("merged-records", crn=page.crn)
    there = _under_the_other_record(page, record)
    steps = [
        s for s in merged_steps(actor, page) if s.may_be_read and s.crn == record.merge.merged.crn
    ]
    form = CarryOverForm(
        request.POST if request.method == "POST" else None,
        ticks=_ticks(there, page.context.pack),
        initial={"seen": carried_over_by(record.merge.pk)},
    )

    def act() -> None:
        data = form.cleaned_data
        decision = same_person.Decision(page.today, data["words"], data["seen"])
        carrying_over.carry_over(actor, page.case, record.merge, decision, form.choice)

    if save(request, form, act, ""):
        return redirect("merged-records", crn=page.crn)
    return render(
        request,
        "practitioner/carry-over.html",
        page.shown(
            form=form,
            merge=record.merge,
            rows=_side_by_side(there, page.context.pack) + _answers_apart(page, record),
            steps=[one for one in steps if is_open(one)],
            done=[s for s in steps if s.step.state is StepState.FINISHED and not s.same],
        ),
    )


class UnderTheOther(NamedTuple):
    """What stands under the other record and not, or not so, on this one; strengths for whoever may
    open it."""

    found: Differences
    here: AssessmentFacts | None
    there: AssessmentFacts | None


def _under_the_other_record(page: CasePage, record: MergedRecord) -> UnderTheOther:
    other_id = record.merge.merged_case_id
    assert other_id is not None  # its case goes on here
    records, _ = facts_of_records([page.case.pk, other_id])
    here, there = records[page.case.pk], records[other_id]
    [merged] = [m for m in page.facts.case.merged if m.merge_id == record.merge.pk]
    found = differences(here, there, merged)
    if record.last_case is None:
        found = found._replace(strengths=())
    return UnderTheOther(found, here.assessment, there.assessment)


def _ticks(there: UnderTheOther, pack: Pack) -> dict[str, str]:
    """What each box says that keeps something, by its key."""
    found = there.found
    ticks = {
        one.key: f"{pack.area_label(one.there.area)}: {_need(one.stands)}"
        for one in found.needs
        if one.at_stake
    }
    ticks |= {
        one.key: _circumstance(one.there, pack) for one in found.circumstances if one.here is None
    }
    if found.with_risk is not None:
        ticks[RISK] = f"{_risk(found.with_risk)}, until the source assesses anew"
    return ticks | {f"{STRENGTH}{one.ref}": one.text for one in found.strengths}


def _side_by_side(there: UnderTheOther, pack: Pack) -> list[tuple[str, str, str]]:
    """What each record says where both say something and it is not the same."""
    rows = [
        (pack.area_label(one.there.area), _need(one.here), _need(one.there))
        for one in there.found.needs
        if one.here is not None
    ]
    rows += [
        (_label(one.there.code, pack), one.here.note or "No note", one.there.note or "No note")
        for one in there.found.circumstances
        if one.here is not None
    ]
    if there.here and there.there and _risk(there.here) != _risk(there.there):
        rows.append(("Risk", _risk(there.here), _risk(there.there)))
    return rows


def _answers_apart(page: CasePage, record: MergedRecord) -> list[tuple[str, str, str]]:
    """Nothing for whoever may not open the other record."""
    if record.last_case is None:
        return []
    return differing_answers(page.case.person, record.merge.merged)


def _need(need: NeedFacts) -> str:
    harm = ", linked to serious harm" if need.linked_to_harm else ""
    said = f"{IMMEDIACY[need.immediacy]}, {SEVERITY[need.severity].lower()} severity{harm}"
    return f"{said}. “{need.words}”" if need.words else said


def _label(code: str, pack: Pack) -> str:
    known = pack.known.circumstances
    return known[code].label if code in known else code


def _circumstance(one: CircumstanceFacts, pack: Pack) -> str:
    label = _label(one.code, pack)
    return f"{label}: {one.note}" if one.note else label


def _risk(one: AssessmentFacts) -> str:
    to = f" to {say_list([HARM_TO.get(group, group) for group in one.harm_to])}"
    harm = (
        f"{SERIOUS_HARM[one.serious_harm].lower()} risk of serious harm{to if one.harm_to else ''}"
    )
    return f"{LIKELIHOOD[one.likelihood]} likelihood of reoffending, {harm}"
