"""Working a step: recording what happened, in seconds, and putting right what was wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from followthrough.common.actors import Actor
from followthrough.common.errors import NotAllowed, NotPossible, SavedElsewhere
from followthrough.desks.practitioner.plan_forms import SeenForm
from followthrough.desks.practitioner.views.common import (
    CasePage,
    decisions_for,
    is_required,
    open_case,
)
from followthrough.desks.practitioner.views.saving import saved
from followthrough.desks.practitioner.work_forms import (
    NotDeliveredForm,
    RecordForm,
    WorkForm,
)
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.plans.actions import working
from followthrough.plans.actions.claiming import Said, step_of
from followthrough.plans.actions.recognising import recognise as recognise_step
from followthrough.plans.queries import records_of, work_record
from followthrough.plans.rules import (
    FINAL,
    StepFacts,
    last_fact,
    possible_records,
    reasons_not_delivered,
)
from followthrough.plans.words import ACTORS, FACTS, RECORDS, ROUTES, STATE_COLOURS, STEP_STATES
from followthrough.sequencing.queries import proposal_for
from followthrough.sequencing.rules import Lane


def _step(page: CasePage, step_id: int) -> StepFacts:
    step = next((s for s in page.facts.steps if s.id == step_id), None)
    return step or step_of(page.case, step_id)


def _said(page: CasePage, data: dict[str, Any], words: str, reason: str = "") -> Said:
    return Said(data["on"], reason, words, data["seen_version"], page.today)


@desk_page(STAFF)
def record(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    page = open_case(actor, crn, "goals")
    step = _step(page, step_id)
    assert page.facts.plan is not None
    may = possible_records(step)
    form = RecordForm(
        request.POST if request.method == "POST" else None,
        allowed=[(kind, words) for kind, words in RECORDS.items() if kind in may],
        today=page.today,
        initial={
            "on": page.today,
            "whose": "practitioner",
            "seen_version": page.facts.plan.version,
        },
    )
    if saved(request, page, form, lambda: _act(actor, page, step, form), "It is recorded."):
        if form.cleaned_data["what"] == "finished":
            return redirect("step-finished", crn=page.facts.case.crn, step_id=step.id)
        return redirect("work-step", crn=page.facts.case.crn, step_id=step.id)
    return render(
        request,
        "practitioner/work.html",
        page.shown(
            form=form,
            step=step,
            state=STEP_STATES[step.state],
            colour=STATE_COLOURS[step.state],
            area=page.context.pack.area_label(step.area),
            who=ACTORS.get(step.actor, step.actor),
            route=ROUTES.get(step.route, step.route),
            required=is_required(step, page),
            records=records_of(step.id),
            fact_words=FACTS,
            not_delivered="not_delivered" in may,
            taken_back="taken_back" in may,
            over=step.state in FINAL,
            decisions=decisions_for(step, page),
        ),
    )


def _act(actor: Actor, page: CasePage, step: StepFacts, form: RecordForm) -> object:
    what = form.cleaned_data["what"]
    said = _said(page, form.cleaned_data, form.words)
    if what == "worked":
        return working.record_work(actor, page.case, step.id, form.work, said)
    if what == "finished":
        return working.record_finish(actor, page.case, step.id, said, form.person)
    acts: dict[str, Callable[..., object]] = {
        "started": working.record_start,
        "referred": working.record_referral,
        "needs_help": working.ask_for_help,
        "help_given": working.record_help,
    }
    return acts[what](actor, page.case, step.id, said)


@desk_page(STAFF)
def not_delivered(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    page = open_case(actor, crn, "goals")
    step = _step(page, step_id)
    assert page.facts.plan is not None
    if "not_delivered" not in possible_records(step):
        return redirect("work-step", crn=page.facts.case.crn, step_id=step.id)
    form = NotDeliveredForm(
        request.POST if request.method == "POST" else None,
        reasons=reasons_not_delivered(step, page.context.pack),
        today=page.today,
        initial={"on": page.today, "seen_version": page.facts.plan.version},
    )
    if saved(
        request,
        page,
        form,
        lambda: working.record_not_delivered(
            actor,
            page.case,
            step.id,
            _said(page, form.cleaned_data, form.cleaned_data["words"], form.code),
            form.person,
        ),
        "It is recorded, with the reason.",
    ):
        return redirect("work-step", crn=page.facts.case.crn, step_id=step.id)
    return render(
        request,
        "practitioner/not-delivered.html",
        page.shown(form=form, step=step, required=is_required(step, page)),
    )


@desk_page(STAFF)
def take_back(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    page = open_case(actor, crn, "goals")
    step = _step(page, step_id)
    assert page.facts.plan is not None
    kind = last_fact(step)
    if kind is None or "taken_back" not in possible_records(step):
        return redirect("work-step", crn=page.facts.case.crn, step_id=step.id)
    form = SeenForm(
        request.POST if request.method == "POST" else None,
        initial={"seen_version": page.facts.plan.version},
    )
    if saved(
        request,
        page,
        form,
        lambda: working.take_back(
            actor, page.case, step.id, _said(page, {**form.cleaned_data, "on": page.today}, "")
        ),
        "It is taken back. What was recorded stays readable in the timeline.",
    ):
        return redirect("work-step", crn=page.facts.case.crn, step_id=step.id)
    return render(
        request,
        "practitioner/take-back.html",
        page.shown(form=form, step=step, what=FACTS[kind], on=step.on(kind)),
    )


@desk_page(STAFF)
def correct(
    request: HttpRequest, actor: Actor, crn: str, step_id: int, work_id: int
) -> HttpResponse:
    page = open_case(actor, crn, "goals")
    step = _step(page, step_id)
    assert page.facts.plan is not None
    before = work_record(step.id, work_id)
    if before is None:
        raise NotAllowed("This step has no such record.", "Go back to the step.")
    form = WorkForm(
        request.POST if request.method == "POST" else None,
        today=page.today,
        initial={
            "on": before.on,
            "done": before.what,
            "how": before.how,
            "whose": before.whose_words,
            "seen_version": page.facts.plan.version,
        },
    )
    if saved(
        request,
        page,
        form,
        lambda: working.record_work(
            actor,
            page.case,
            step.id,
            form.work,
            _said(page, form.cleaned_data, ""),
            corrects=before.pk,
        ),
        "The record is corrected. What it said before is kept.",
    ):
        return redirect("work-step", crn=page.facts.case.crn, step_id=step.id)
    return render(request, "practitioner/correct-work.html", page.shown(form=form, step=step))


@desk_page(STAFF)
def finished(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    """What follows a finished step: well done, holding on to it, and the next step."""
    page = open_case(actor, crn, "goals")
    step = _step(page, step_id)
    plan = page.facts.plan
    assert plan is not None
    goal = next(g for g in plan.goals if g.id == step.goal_id)
    proposal = proposal_for(page.facts.case, plan, page.facts.published, page.today)
    ahead = [p for p in proposal.steps if p.lane in {Lane.NOW, Lane.NEXT}]
    return render(
        request,
        "practitioner/finished.html",
        page.shown(
            step=step,
            goal=goal,
            goal_done=goal.state == "active" and all(s.state in FINAL for s in goal.steps),
            following=ahead[0].step if ahead else None,
            again=f"{reverse('add-step', args=[page.facts.case.crn, goal.id])}?after={step.id}",
        ),
    )


@require_POST
@desk_page(STAFF)
def recognise(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    page = open_case(actor, crn, "goals")
    step = _step(page, step_id)
    try:
        recognise_step(actor, page.case, step.id, Said(page.today))
    except (NotPossible, SavedElsewhere) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Good. That {page.facts.case.called} was told is recorded.")
    return redirect("step-finished", crn=page.facts.case.crn, step_id=step.id)
