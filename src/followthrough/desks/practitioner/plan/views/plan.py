"""Goals and steps: making the plan with the person, and changing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, SavedElsewhere
from followthrough.delivery.rules.time_left import time_left_sentences
from followthrough.desks.practitioner.case.page import CasePage, goal_on, open_case
from followthrough.desks.practitioner.case.threads import ThreadText, thread_texts
from followthrough.desks.practitioner.plan.forms import EndGoalForm, GoalForm
from followthrough.desks.practitioner.plan.not_ready import why_not_ready
from followthrough.desks.shared.saving import save_form
from followthrough.desks.shared.suggestions import chosen_suggestion, posted_data
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.words import IMMEDIACY, SENTENCES
from followthrough.plans.actions import goals as acting
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.plan import start_plan
from followthrough.plans.rules import (
    GoalDecisionKind,
    GoalFacts,
    GoalState,
    GoalWhen,
)
from followthrough.plans.rules.requirements import requirement_coverage
from followthrough.plans.rules.validation import (
    possible_goal_decisions,
    too_many_at_once,
    why_not_new_step,
    why_not_removed,
)
from followthrough.plans.words import (
    ACTORS,
    GOAL_STATES,
    ROUTES,
    STATE_COLOURS,
    STEP_STATES,
    WHEN,
    say_agreement,
    say_runs,
)
from followthrough.plans.words_of_requirements import how_much, say_cover
from followthrough.sequencing.rules.published import KnowsOrder

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
def plan(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    plan = page.facts.plan
    if plan is None:
        return render(request, "practitioner/no-plan.html", page.shown())
    most = page.context.pack.sequencing["many_for_now"]
    published = page.facts_with(KnowsOrder).published
    threads = thread_texts(page)
    groups = [
        {
            "title": title,
            "code": code,
            "rows": [_row(g, page, threads) for g in plan.goals if test(g)],
        }
        for code, title, test in GROUPS
    ]
    return render(
        request,
        "practitioner/plan.html",
        page.shown(
            groups=[g for g in groups if g["rows"] or g["code"] == GoalWhen.NOW],
            not_ready=why_not_ready(page, plan.goals),
            many=too_many_at_once(plan, most),
            covered=[
                (
                    coverage,
                    time_left_sentences(
                        page.facts.case, coverage, published, page.today, page.context.pack
                    ),
                )
                for coverage in requirement_coverage(page.facts.case, plan, page.context.pack)
            ],
            threads=threads,
            first=next((g for g in plan.goals if g.state == GoalState.ACTIVE), None),
            say_agreement=say_agreement,
            called=page.facts.case.called,
            sentence_words=SENTENCES,
            how_much=how_much,
            say_cover=say_cover,
        ),
    )


def _state_test(state: str, when: str | None = None) -> Any:
    return lambda goal: goal.state == state and (when is None or goal.when == when)


GROUPS = (
    (GoalWhen.NOW, "Goals to work on now", _state_test(GoalState.ACTIVE, GoalWhen.NOW)),
    (GoalWhen.LATER, "Goals for later", _state_test(GoalState.ACTIVE, GoalWhen.LATER)),
    (GoalState.ACHIEVED, "Goals achieved", _state_test(GoalState.ACHIEVED)),
    (GoalState.REMOVED, "Goals removed", _state_test(GoalState.REMOVED)),
)


def _row(goal: GoalFacts, page: CasePage, threads: dict[int, ThreadText]) -> dict[str, Any]:
    return {
        "goal": goal,
        "area": page.context.pack.area_label(goal.area),
        "need": page.facts.case.need(goal.area),
        "state": GOAL_STATES[goal.state],
        "takes_steps": why_not_new_step(goal) is None,
        "steps": [
            {
                "step": step,
                "thread": threads.get(step.id),
                "state": STEP_STATES[step.state],
                "colour": STATE_COLOURS[step.state],
                "who": ACTORS.get(step.actor, step.actor),
                "runs": say_runs(step, page.context.pack),
                "route": ROUTES.get(step.route, step.route),
            }
            for step in goal.steps
        ],
    }


@desk_page(STAFF)
@require_POST
def start_plan_view(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    try:
        start_plan(actor, page.case, ChangeNote(page.today))
    except (NotPossible, SavedElsewhere) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "The plan is started. Add the first goal.")
    return redirect("plan", crn=page.crn)


@desk_page(STAFF)
def add_goal(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    """First the need area, then the goal, with words to start from."""
    page = open_case(actor, crn, "plan")
    if page.facts.plan is None:
        return redirect("plan", crn=page.crn)
    pack = page.context.pack
    area = request.POST.get("area") or request.GET.get("area", "")
    if area not in pack.need_areas:
        return render(request, "practitioner/goal-area.html", page.shown(areas=_areas(page)))
    suggested = pack.suggestions[area].goals if area in pack.suggestions else ()
    words = chosen_suggestion(request, suggested)
    form = GoalForm(
        posted_data(request, {"title": words} if words else {}),
        pack=pack,
        initial={"area": area, "when": GoalWhen.NOW, "seen_version": page.facts.plan.version},
    )
    if save_form(
        request,
        page,
        form,
        lambda: acting.add_goal(actor, page.case, form.content, _note(form, page)),
        "The goal is added. Now add its first step.",
    ):
        return redirect("plan", crn=page.crn)
    return render(
        request,
        "practitioner/goal.html",
        page.shown(
            form=form, area=area, suggested=suggested, need=page.facts.case.need(area), goal=None
        ),
    )


def _areas(page: CasePage) -> list[dict[str, Any]]:
    """Need areas, the assessed needs first and of these the most immediate."""
    order = list(IMMEDIACY)
    rows = []
    for area in page.context.pack.need_areas.values():
        need = page.facts.case.need(area.code)
        goals = page.facts.plan.goals if page.facts.plan else ()
        rows.append(
            {
                "code": area.code,
                "label": area.label,
                "need": IMMEDIACY[need.immediacy] if need else "",
                "goals": sum(g.area == area.code and g.state == GoalState.ACTIVE for g in goals),
                "rank": (order.index(need.immediacy) if need else len(order), area.order),
            }
        )
    return sorted(rows, key=lambda row: row["rank"])


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
        page.shown(form=form, area=goal.area, suggested=(), need=None, goal=goal),
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
