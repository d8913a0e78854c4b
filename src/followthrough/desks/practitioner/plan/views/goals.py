"""Goals of the plan: added, changed and ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from followthrough.common.actors import Actor
from followthrough.desks.practitioner.case.page import CasePage, goal_on, open_case
from followthrough.desks.practitioner.plan.areas import areas_to_choose
from followthrough.desks.practitioner.plan.forms import EndGoalForm, GoalForm, NewGoalForm
from followthrough.desks.practitioner.steps.forms.step import way_of
from followthrough.desks.shared.saving import save_form
from followthrough.desks.shared.suggestions import chosen_suggestion, posted_data
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.rules import Immediacy
from followthrough.plans.actions import goals as acting
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.plan import start_plan
from followthrough.plans.actions.steps import add_step
from followthrough.plans.rules import GoalDecisionKind, GoalState, GoalWhen
from followthrough.plans.rules.validation import possible_goal_decisions, why_not_removed
from followthrough.plans.words import ACTORS, OTHER_WAY, ROUTES, WAYS_ASKED, WHEN
from followthrough.policy.pack import SuggestedStep

if TYPE_CHECKING:
    from followthrough.plans.models import Goal

NO_PLAN_YET = 0  # the version from which the first goal of a case is made
ENDINGS: dict[str, str] = {
    GoalDecisionKind.ACHIEVED: "It is achieved",
    GoalDecisionKind.REMOVED: "Remove it from the plan",
    GoalDecisionKind.TAKEN_UP: "Take it up again",
}
ACTIONS: dict[str, Callable[..., object]] = {
    GoalDecisionKind.ACHIEVED: acting.achieve_goal,
    GoalDecisionKind.REMOVED: acting.remove_goal,
    GoalDecisionKind.TAKEN_UP: acting.take_up_goal,
}
SUCCESS_MESSAGES: dict[str, str] = {
    GoalDecisionKind.ACHIEVED: "The goal is achieved. Well done to everybody who worked on it.",
    GoalDecisionKind.REMOVED: "The goal is removed from the plan.",
    GoalDecisionKind.TAKEN_UP: "The goal is part of the plan again.",
}


@desk_page(STAFF)
def add_goal(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    """First the need area, then the goal with its first steps, with words to start from. The first
    goal starts the plan."""
    page = open_case(actor, crn, "plan")
    pack = page.context.pack
    area = request.POST.get("area") or request.GET.get("area", "")
    if area not in pack.need_areas:
        return render(
            request, "practitioner/goal-area.html", page.shown(areas=areas_to_choose(page))
        )
    suggestions = pack.suggestions.get(area)
    goals, steps = (suggestions.goals, suggestions.steps) if suggestions else ((), ())
    words, need = chosen_suggestion(request, goals), page.facts.case.need(area)
    form = NewGoalForm(
        posted_data(request, {"title": words} if words else {}),
        pack=pack,
        suggested=steps,
        today=page.today,
        initial={
            "area": area,
            "when": GoalWhen.LATER if need and need.immediacy == Immediacy.LATER else GoalWhen.NOW,
            "seen_version": page.plan.version if page.plan else NO_PLAN_YET,
        },
    )

    def act() -> None:
        note = _note(form, page)
        if page.plan is None:
            start_plan(actor, page.case, ChangeNote(page.today))
            note = ChangeNote(page.today)
        made.append(acting.add_goal(actor, page.case, form.content, note))
        for content in form.first_steps:
            add_step(actor, page.case, made[0].pk, content, ChangeNote(page.today))

    made: list[Goal] = []
    if save_form(request, page, form, act, ""):
        return _after_adding(request, page, made[0].pk, len(form.first_steps))
    return render(
        request,
        "practitioner/goal.html",
        page.shown(
            form=form,
            area=area,
            suggested=goals,
            need=need,
            goal=None,
            ways={str(n): _way_sentence(step, page) for n, step in enumerate(steps)},
        ),
    )


def _way_sentence(step: SuggestedStep, page: CasePage) -> str:
    """Who does a suggested step, and how."""
    way = way_of(step.actor, step.route)["way"]
    if way == OTHER_WAY:
        return f"{ACTORS[step.actor]}, {ROUTES[step.route].lower()}"
    return WAYS_ASKED[way].format(called=page.facts.case.called)


def _after_adding(request: HttpRequest, page: CasePage, goal_id: int, steps: int) -> HttpResponse:
    """To the plan; where no step was ticked, to where the first one is said."""
    if not steps:
        messages.success(request, "The goal is added. Now add its first step.")
        return redirect("add-step", crn=page.crn, goal_id=goal_id)
    added = "The goal and its first step are" if steps == 1 else f"The goal and {steps} steps are"
    messages.success(request, f"{added} added.")
    return redirect("plan", crn=page.crn)


def _note(form: GoalForm | EndGoalForm, page: CasePage, words: str = "") -> ChangeNote:
    return ChangeNote(page.today, words=words, seen_version=form.cleaned_data["seen_version"])


@desk_page(STAFF)
def change_goal(request: HttpRequest, actor: Actor, crn: str, goal_id: int) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    goal = goal_on(page, goal_id)
    assert page.facts.plan is not None
    form = GoalForm(
        request.POST if request.method == "POST" else None,
        pack=page.context.pack,
        initial={
            "area": goal.area,
            "when": goal.when,
            "title": goal.title,
            "words": goal.words,
            "seen_version": page.facts.plan.version,
        },
    )
    if save_form(
        request,
        page,
        form,
        lambda: acting.change_goal(actor, page.case, goal.id, form.content, _note(form, page)),
        "The goal is changed.",
        shows_what_stands=True,
    ):
        return redirect(f"{reverse('plan', args=[page.crn])}#goal-{goal.id}")
    return render(
        request,
        "practitioner/goal.html",
        page.shown(form=form, area=goal.area, suggested=(), need=None, goal=goal, ways={}),
    )


@desk_page(STAFF)
def end_goal(request: HttpRequest, actor: Actor, crn: str, goal_id: int) -> HttpResponse:
    """Achieved, removed because, or taken up again."""
    page = open_case(actor, crn, "plan")
    goal = goal_on(page, goal_id)
    assert page.facts.plan is not None
    allowed = possible_goal_decisions(goal)
    form = EndGoalForm(
        request.POST if request.method == "POST" else None,
        allowed=[(what, ENDINGS[what]) for what in allowed],
        initial={"seen_version": page.facts.plan.version},
    )
    what = request.POST.get("what", "")
    if save_form(
        request,
        page,
        form,
        lambda: ACTIONS[what](
            actor, page.case, goal.id, _note(form, page, form.words), **form.extra_arguments
        ),
        SUCCESS_MESSAGES.get(what, ""),
    ):
        return redirect("plan", crn=page.crn)
    return render(
        request,
        "practitioner/goal-end.html",
        page.shown(
            form=form,
            goal=goal,
            when=WHEN[goal.when],
            not_yet=why_not_removed(goal) if goal.state == GoalState.ACTIVE else None,
            allowed=allowed,
        ),
    )
