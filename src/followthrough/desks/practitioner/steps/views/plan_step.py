"""Adding a step to a goal, and changing what a step says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from followthrough.common.actors import Actor
from followthrough.common.numbers import whole_number
from followthrough.common.texts import LONGEST_TEXT
from followthrough.desks.practitioner.case.merged_steps import step_to_plan_like
from followthrough.desks.practitioner.case.page import CasePage, goal_on, open_case, step_on
from followthrough.desks.practitioner.steps.forms.step import StepForm, way_of
from followthrough.desks.shared.saving import save_form
from followthrough.desks.shared.suggestions import KIND, chosen_suggestion, posted_data
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.plans.actions import steps as acting
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.rules import StepState
from followthrough.plans.rules.validation import too_many_at_once
from followthrough.policy.kinds_of_work import Nature
from followthrough.policy.pack import SuggestedStep
from followthrough.services.queries import search_services
from followthrough.services.words import ask_first, for_others, say_listing, say_places

NO_CHANGES: Mapping[str, str] = MappingProxyType({})


@desk_page(STAFF)
def add_step(request: HttpRequest, actor: Actor, crn: str, goal_id: int) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    goal = goal_on(page, goal_id)
    pack = page.context.pack
    suggested = pack.suggestions[goal.area].steps if goal.area in pack.suggestions else ()
    form = _form(
        request,
        page,
        goal.area,
        _initial(actor, request, page),
        _chosen_suggestion(request, page, suggested),
    )
    if save_form(
        request,
        page,
        form,
        lambda: acting.add_step(actor, page.case, goal.id, form.content, _note(form, page)),
        "The step is added.",
    ):
        return redirect(f"{reverse('plan', args=[page.crn])}#goal-{goal.id}")
    return _render(request, page, form, goal.area, goal=goal, suggested=suggested, step=None)


@desk_page(STAFF)
def change_step(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    step = step_on(page, step_id)
    form = _form(request, page, step.area, StepForm.initial_of(step))
    if save_form(
        request,
        page,
        form,
        lambda: acting.change_step(actor, page.case, step.id, form.content, _note(form, page)),
        "The step is changed.",
        shows_what_stands=True,
    ):
        return redirect(f"{reverse('plan', args=[page.crn])}#goal-{step.goal_id}")
    return _render(request, page, form, step.area, goal=None, suggested=(), step=step)


def _form(
    request: HttpRequest,
    page: CasePage,
    area: str,
    initial: dict[str, Any],
    instead: Mapping[str, str] = NO_CHANGES,
) -> StepForm:
    assert page.facts.plan is not None
    return StepForm(
        posted_data(request, instead),
        pack=page.context.pack,
        case=page.facts.case,
        area=area,
        today=page.today,
        initial={**initial, "seen_version": page.facts.plan.version},
    )


def _chosen_suggestion(
    request: HttpRequest, page: CasePage, suggested: tuple[SuggestedStep, ...]
) -> dict[str, str]:
    """What a suggestion, or a kind of work that is there, puts into the form."""
    suggestion = chosen_suggestion(request, suggested)
    if suggestion:
        way = way_of(suggestion.actor, suggestion.route)
        return {
            "text": suggestion.text,
            **way,
            "intervention": suggestion.intervention,
            "nature": suggestion.nature,
        }
    work = page.context.pack.interventions.get(request.POST.get(KIND, ""))
    return {"text": work.label, "way": "service", "intervention": work.code} if work else {}


def _initial(actor: Actor, request: HttpRequest, page: CasePage) -> dict[str, Any]:
    """What the address asks for: a requirement that no step delivers yet, what follows a step
    that is finished, the work of one that was not delivered, or what a step under a merged record
    says."""
    like = step_to_plan_like(actor, page, request.GET.get("like", ""))
    if like is not None:
        by_on = like.by_on if like.by_on and like.by_on >= page.today else None
        return {**StepForm.initial_of(like), "strength": "", "by_on": by_on}
    wanted = request.GET.get("requirement", "")
    asked: dict[str, Any] = {"requirement": wanted} if whole_number(wanted) is not None else {}
    after = request.GET.get("after", "")
    before = next((s for s in page.facts.steps if str(s.id) == after), None)
    if before is not None and before.state is StepState.NOT_DELIVERED:
        by_on = before.by_on if before.by_on and before.by_on >= page.today else None
        asked |= {**StepForm.initial_of(before), "by_on": by_on}
    elif before is not None:
        asked |= {
            "text": f"Look back together at “{before.text}”"[:LONGEST_TEXT],
            "way": "staff",
            "strength": before.strength,
            "nature": Nature.LOOK_BACK,
        }
    return asked


def _note(form: StepForm, page: CasePage) -> ChangeNote:
    return ChangeNote(page.today, seen_version=form.cleaned_data["seen_version"])


def _render(
    request: HttpRequest, page: CasePage, form: StepForm, area: str, **more: Any
) -> HttpResponse:
    assert page.facts.plan is not None
    most = page.context.pack.sequencing["many_for_now"]
    return render(
        request,
        "practitioner/plan-step.html",
        page.shown(
            form=form,
            area=area,
            need=page.facts.case.need(area),
            many=too_many_at_once(page.facts.plan, most),
            found=_services(page, area),
            say_listing=say_listing,
            say_places=say_places,
            ask_first=ask_first,
            for_others=partial(
                for_others,
                sex=page.facts.case.sex,
                ages=page.facts.case.born.ages_on(page.today),
                today=page.today,
            ),
            **more,
        ),
    )


def _services(page: CasePage, area: str) -> list[Any]:
    """What the directory has for this person in this need area, where they live."""
    asked = {
        "need": area,
        "sex": page.facts.case.sex,
        "ages": page.facts.case.born.ages_on(page.today),
    }
    return search_services(page.case.unit, asked, page.context.pack, page.today)
