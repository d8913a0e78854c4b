"""What the person says of the plan, and looking back at it together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor
from followthrough.delivery.rules import goal_may_be_shown
from followthrough.desks.practitioner.case.page import CasePage, open_case, steps_shown_together
from followthrough.desks.practitioner.plan.forms import REVIEW_FIELDS, AgreementForm, ReviewForm
from followthrough.desks.practitioner.plan.not_ready import why_not_ready
from followthrough.desks.shared.saving import save_form
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.plans.actions.agreements import record_agreement, record_review
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.queries import agreements_of_plan, open_review, reviews_of_plan
from followthrough.plans.rules import (
    AgreementState,
    GoalState,
    PlanFacts,
    possible_agreements,
)
from followthrough.plans.rules.due_on_plans import review_by
from followthrough.plans.words import AGREEMENTS, REVIEW_DECISIONS

if TYPE_CHECKING:
    from followthrough.plans.models import PlanReview


@desk_page(STAFF)
def agree(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    plan = page.facts.plan
    if plan is None:
        return redirect("plan", crn=page.crn)
    form = AgreementForm(
        request.POST if request.method == "POST" else None,
        allowed=possible_agreements(plan.agreement.state, plan.goals),
        today=page.today,
        initial={"on": page.today, "seen_version": plan.version},
    )
    if save_form(
        request,
        page,
        form,
        lambda: record_agreement(
            actor,
            page.case,
            AgreementState(form.cleaned_data["state"]),
            form.cleaned_data["present"],
            ChangeNote(
                form.cleaned_data["on"],
                words=form.cleaned_data["words"],
                seen_version=form.cleaned_data["seen_version"],
                today=page.today,
            ),
        ),
        f"What {page.facts.case.called} says of the plan is recorded.",
    ):
        return redirect("plan", crn=page.crn)
    return render(
        request,
        "practitioner/agreement.html",
        page.shown(
            form=form,
            not_ready=why_not_ready(page, plan.goals),
            agreements=AGREEMENTS,
            answers=agreements_of_plan(plan.plan_id),
            **_steps_read_together(page, plan),
        ),
    )


def _steps_read_together(page: CasePage, plan: PlanFacts) -> dict[str, Any]:
    """The goals and steps that the person reads on the screen, and whether any were left out."""
    goals = [g for g in plan.goals if g.state == GoalState.ACTIVE]
    shown = [(g, steps_shown_together(page, g.steps)) for g in goals]
    case, pack = page.facts.case, page.context.pack
    return {
        "goals": [(g, steps) for g, steps in shown if goal_may_be_shown(g, case, pack)],
        "left_out": any(len(steps) < len(goal.steps) for goal, steps in shown),
    }


@desk_page(STAFF)
def review(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    """Records a review, or goes on with the one that waits for its decision."""
    page = open_case(actor, crn, "plan")
    plan = page.facts.plan
    if plan is None:
        return redirect("plan", crn=page.crn)
    waiting = open_review(plan.plan_id)
    form = ReviewForm(
        request.POST if request.method == "POST" else None,
        initial={**_review_so_far(waiting), "seen_version": plan.version},
    )
    if save_form(
        request,
        page,
        form,
        lambda: record_review(
            actor,
            page.case,
            form.content,
            ChangeNote(page.today, seen_version=form.cleaned_data["seen_version"]),
        ),
        "The review is saved.",
    ):
        return redirect("plan", crn=page.crn)
    return render(
        request,
        "practitioner/review.html",
        page.shown(
            form=form,
            waiting=waiting is not None,
            past=reviews_of_plan(plan.plan_id),
            decisions=REVIEW_DECISIONS,
            next_by=review_by(page.facts, page.context),
        ),
    )


def _review_so_far(waiting: PlanReview | None) -> dict[str, str]:
    return {name: getattr(waiting, name) for name in REVIEW_FIELDS} if waiting else {}
