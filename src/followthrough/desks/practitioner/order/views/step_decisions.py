"""Changing the place of a step: what it would change is said before it is saved."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor
from followthrough.common.errors import NotAllowed, NotPossible, SavedElsewhere
from followthrough.desks.practitioner.case.page import (
    CasePage,
    decisions_for,
    is_required,
    open_case,
)
from followthrough.desks.practitioner.order.forms import StepDecisionForm
from followthrough.desks.shared.stale_form import is_up_to_date
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.plans.actions import step_decisions
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.rules import (
    DecisionKind,
    StepFacts,
    plan_with_step,
    step_after_decision,
    why_not_droppable,
)
from followthrough.plans.rules.natures import reasons_for_step
from followthrough.plans.rules.step_decisions import REASONED_KINDS
from followthrough.plans.words import STEP_STATES
from followthrough.sequencing.queries import places_for, proposal_for
from followthrough.sequencing.rules import changes_between
from followthrough.sequencing.rules.plan_advice import WISH_RULE
from followthrough.sequencing.rules.published import KnowsOrder
from followthrough.sequencing.words import say_start

CHOICES: dict[str, str] = {
    DecisionKind.MOVE: "Move it: start in another week",
    DecisionKind.HOLD: "Put it on hold",
    DecisionKind.DROP: "Drop it from the plan",
    DecisionKind.RESUME: "Put it back: let the order place it again",
    DecisionKind.STABLE_ENOUGH: "Record “stable enough”: agreed with the person",
    DecisionKind.NOT_STABLE: "Take back “stable enough”",
}


ACTIONS = {
    DecisionKind.HOLD: step_decisions.hold_step,
    DecisionKind.DROP: step_decisions.drop_step,
    DecisionKind.RESUME: step_decisions.resume_step,
    DecisionKind.STABLE_ENOUGH: step_decisions.record_stable_enough,
    DecisionKind.NOT_STABLE: step_decisions.take_back_stable_enough,
}


def allowed_decisions(step: StepFacts, page: CasePage) -> list[tuple[str, str]]:
    return [(code, CHOICES[code]) for code in decisions_for(step, page)]


@desk_page(STAFF)
def decide_step(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    step = next((s for s in page.plan.steps if s.id == step_id), None) if page.plan else None
    if step is None or page.plan is None:
        raise NotAllowed("This case has no such step.", "Go back to the plan and choose again.")
    form = StepDecisionForm(
        request.POST if request.method == "POST" else None,
        reasons={kind: reasons_for_step(step, kind, page.context.pack) for kind in REASONED_KINDS},
        allowed=allowed_decisions(step, page),
        today=page.today,
        initial={"seen_version": page.plan.version},
    )
    preview = None
    if "back" in request.POST:
        form.errors.clear()  # what was entered is still there, and nobody is told off
    elif request.method == "POST" and is_up_to_date(form, page) and form.is_valid():
        if form.cleaned_data["confirmed"]:
            if _save(request, actor, page, step, form):
                return redirect("plan", crn=page.crn)
        else:
            preview = _preview_proposal(page, step, form)
    published = page.facts_with(KnowsOrder).published
    proposal = proposal_for(page.facts.case, page.plan, published, page.today)
    placed = proposal.step(step.id)
    return render(
        request,
        "practitioner/confirm-step-decision.html"
        if preview is not None
        else "practitioner/step-decision.html",
        page.shown(
            form=form,
            step=step,
            placed=placed,
            start=say_start(placed, page.today) if placed else "",
            state=STEP_STATES[step.state],
            not_droppable=why_not_droppable(step, is_required(step, page)),
            preview=preview,
        ),
    )


def _preview_proposal(page: CasePage, step: StepFacts, form: StepDecisionForm) -> dict[str, Any]:
    """What the order would be with the change, beside what it is."""
    assert page.facts.plan is not None
    data = form.cleaned_data
    changed = step_after_decision(step, data["what"], page.today, data.get("start_on"), form.reason)
    case, plan = page.facts.case, page.facts.plan
    published = page.facts_with(KnowsOrder).published
    new_plan = plan_with_step(plan, changed)
    places = places_for(case, [plan, new_plan], page.today)
    after = proposal_for(case, new_plan, published, page.today, places)
    before = proposal_for(case, plan, published, page.today, places)
    changes, own = changes_between(before, after), after.step(step.id)
    new = [a for a in after.advice if a not in before.advice]
    sentences = " ".join(change.text for change in changes)
    return {
        "what": CHOICES[data["what"]],
        "words": data["words"],
        "changes": changes,
        # A change that has no date gives its reason itself.
        "reasons": [r for r in own.reasons if r.text not in sentences] if own else [],
        "warnings": [a for a in new if a.rule != WISH_RULE],
        "notes": [a for a in new if a.rule == WISH_RULE],
    }


def _save(
    request: HttpRequest, actor: Actor, page: CasePage, step: StepFacts, form: StepDecisionForm
) -> bool:
    data = form.cleaned_data
    note = ChangeNote(page.today, form.reason, data["words"], data["seen_version"])
    try:
        if data["what"] == DecisionKind.MOVE:
            step_decisions.move_step(actor, page.case, step.id, data["start_on"], note)
        else:
            ACTIONS[data["what"]](actor, page.case, step.id, note)
    except (NotPossible, SavedElsewhere) as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, "Your change is saved. Publish the order when you are ready.")
    return True
