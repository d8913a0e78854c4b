"""What follows a finished step: well done, holding on to what was learnt, and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, SavedElsewhere
from followthrough.desks.practitioner.case.page import CasePage, goal_on, open_case, step_on
from followthrough.desks.practitioner.steps.forms.consolidation import (
    ConsolidationForm,
    LookBackForm,
)
from followthrough.desks.shared.saving import save_form
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.plans.actions.consolidation import record_consolidation, record_look_back
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.recognition import recognise as recognise_step
from followthrough.plans.queries import consolidation_of_step
from followthrough.plans.rules import StepFacts
from followthrough.plans.rules.consolidation import suggested_look_back, why_not_consolidated
from followthrough.plans.rules.validation import why_not_achieved
from followthrough.sequencing.queries import proposal_for
from followthrough.sequencing.rules import Lane
from followthrough.sequencing.rules.published import KnowsOrder

if TYPE_CHECKING:
    from followthrough.plans.models import Consolidation


@desk_page(STAFF)
def finished_step(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    step = step_on(page, step_id)
    if why_not_consolidated(step):
        return redirect("work-step", crn=page.crn, step_id=step.id)
    form = _consolidate(
        request, page, consolidation_of_step(step.id), sent=request.method == "POST"
    )
    if save_form(
        request,
        page,
        form,
        lambda: record_consolidation(actor, page.case, step.id, form.content, _note(page, form)),
        "It is recorded.",
    ):
        return redirect("step-finished", crn=page.crn, step_id=step.id)
    return _render(request, page, step, form, _look_back(request, page, sent=False))


@desk_page(STAFF)
def look_back(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    step = step_on(page, step_id)
    learnt = consolidation_of_step(step.id)
    if learnt is None or request.method != "POST":
        return redirect("step-finished", crn=page.crn, step_id=step.id)
    form = _look_back(request, page, sent=True)
    if save_form(
        request,
        page,
        form,
        lambda: record_look_back(
            actor,
            page.case,
            step.id,
            form.cleaned_data["still"],
            form.cleaned_data["again_on"],
            _note(page, form),
        ),
        "It is recorded that you looked back.",
    ):
        return redirect("step-finished", crn=page.crn, step_id=step.id)
    return _render(request, page, step, _consolidate(request, page, learnt, sent=False), form)


@desk_page(STAFF)
@require_POST
def recognise(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    step = step_on(page, step_id)
    try:
        recognise_step(actor, page.case, step.id, ChangeNote(page.today))
    except (NotPossible, SavedElsewhere) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Good. It is recorded that the person was told.")
    return redirect("step-finished", crn=page.crn, step_id=step.id)


def _note(page: CasePage, form: ConsolidationForm | LookBackForm) -> ChangeNote:
    return ChangeNote(page.today, seen_version=form.cleaned_data["seen_version"])


def _consolidate(
    request: HttpRequest, page: CasePage, before: Consolidation | None, *, sent: bool
) -> ConsolidationForm:
    assert page.facts.plan is not None
    suggested = suggested_look_back(page.today, page.facts.case.ends_on)
    return ConsolidationForm(
        request.POST if sent else None,
        today=page.today,
        ends_on=page.facts.case.ends_on,
        initial={
            "learnt": before.learnt if before else "",
            "used": before.used if before else "",
            "whose": before.whose_words if before else "",  # theirs only where somebody says so
            "look_back_on": before.look_back_on if before else suggested,
            "seen_version": page.facts.plan.version,
        },
    )


def _look_back(request: HttpRequest, page: CasePage, *, sent: bool) -> LookBackForm:
    assert page.facts.plan is not None
    return LookBackForm(
        request.POST if sent else None,
        today=page.today,
        ends_on=page.facts.case.ends_on,
        initial={"seen_version": page.facts.plan.version},
        auto_id="id_back_%s",
    )


def _render(
    request: HttpRequest,
    page: CasePage,
    step: StepFacts,
    form: ConsolidationForm,
    back: LookBackForm,
) -> HttpResponse:
    goal = goal_on(page, step.goal_id)
    more: dict[str, Any] = {
        "goal_done": why_not_achieved(goal) is None,
        "following": _following_step(page),
        "again": f"{reverse('add-step', args=[page.crn, goal.id])}?after={step.id}",
    }
    return render(
        request,
        "practitioner/finished-step.html",
        page.shown(
            step=step,
            goal=goal,
            form=form,
            back=back,
            learnt=consolidation_of_step(step.id),
            **more,
        ),
    )


def _following_step(page: CasePage) -> StepFacts | None:
    """The first step that the order has now or next."""
    assert page.facts.plan is not None
    published = page.facts_with(KnowsOrder).published
    order = proposal_for(page.facts.case, page.facts.plan, published, page.today)
    ahead = [placed for placed in order.steps if placed.lane in {Lane.NOW, Lane.NEXT}]
    return ahead[0].step if ahead else None
