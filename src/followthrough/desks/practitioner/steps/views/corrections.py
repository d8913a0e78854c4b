"""Putting right what was recorded of a step by mistake."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor
from followthrough.common.errors import NotAllowed
from followthrough.desks.practitioner.case.page import open_case, step_on
from followthrough.desks.practitioner.steps.forms.progress import WorkForm
from followthrough.desks.practitioner.steps.views.step_progress import change_note
from followthrough.desks.shared.fields import SeenForm
from followthrough.desks.shared.saving import save_form
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.plans.actions import step_progress, work_records
from followthrough.plans.queries import work_record
from followthrough.plans.rules import RecordKind, last_fact, possible_records
from followthrough.plans.words import FACTS


@desk_page(STAFF)
def take_back(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    step = step_on(page, step_id)
    assert page.plan is not None
    kind = last_fact(step)
    if kind is None or RecordKind.TAKEN_BACK not in possible_records(step):
        return redirect("work-step", crn=page.crn, step_id=step.id)
    form = SeenForm(
        request.POST if request.method == "POST" else None,
        initial={"seen_version": page.plan.version},
    )
    if save_form(
        request,
        page,
        form,
        lambda: step_progress.take_back_last_fact(
            actor,
            page.case,
            step.id,
            change_note(page, {**form.cleaned_data, "on": page.today}),
        ),
        "It is taken back. What was recorded stays readable in the timeline.",
    ):
        return redirect("work-step", crn=page.crn, step_id=step.id)
    return render(
        request,
        "practitioner/take-back.html",
        page.shown(form=form, step=step, what=FACTS[kind], on=step.on(kind)),
    )


@desk_page(STAFF)
def correct(
    request: HttpRequest, actor: Actor, crn: str, step_id: int, work_id: int
) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    step = step_on(page, step_id)
    assert page.plan is not None
    before = work_record(step.id, work_id)
    if before is None:
        raise NotAllowed("This step has no such record.", "Go back to the step.")
    seen = SeenForm(request.POST) if "take_away" in request.POST else None
    if seen is not None and save_form(
        request,
        page,
        seen,
        lambda: work_records.withdraw_work(
            actor,
            page.case,
            step.id,
            before.pk,
            change_note(page, seen.cleaned_data | {"on": page.today}),
        ),
        "The record is taken away. What it said is kept.",
    ):
        return redirect("work-step", crn=page.crn, step_id=step.id)
    form = WorkForm(
        request.POST if request.method == "POST" and seen is None else None,
        today=page.today,
        initial={
            "on": before.on,
            "done": before.what,
            "how": before.how,
            "whose": before.whose_words,
            "seen_version": page.plan.version,
        },
    )
    if seen is None and save_form(
        request,
        page,
        form,
        lambda: work_records.record_work(
            actor,
            page.case,
            step.id,
            form.work,
            change_note(page, form.cleaned_data),
            corrects=before.pk,
        ),
        "The record is corrected. What it said before is kept.",
    ):
        return redirect("work-step", crn=page.crn, step_id=step.id)
    # Whoever sees why it was not taken away has seen the plan as it is now.
    return render(
        request,
        "practitioner/correct-work.html",
        page.shown(form=form, step=step, refused=seen or form),
    )
