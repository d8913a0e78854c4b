"""The plan: one row for each step, by when or by need and goal, recorded where it stands; above it
the picture of time, what the person says, and the order of delivery that is published."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST

from followthrough.accounts.actions import keep_preference
from followthrough.accounts.preferences import Preference
from followthrough.accounts.queries import preference_of
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible
from followthrough.common.wording import within_sentence
from followthrough.delivery.due_words import HELP_MEANWHILE
from followthrough.delivery.telling import ThingToDo
from followthrough.desks.practitioner.case.links import where_work_is_planned
from followthrough.desks.practitioner.case.page import CasePage, open_case
from followthrough.desks.practitioner.plan.areas import areas_to_choose
from followthrough.desks.practitioner.plan.by_need import plan_by_need
from followthrough.desks.practitioner.plan.folded import competition
from followthrough.desks.practitioner.plan.lacking import (
    needs_with_nothing,
    nothing_that_protects,
    where_help_is_added,
)
from followthrough.desks.practitioner.plan.lanes import first_of_each_need, in_lanes
from followthrough.desks.practitioner.plan.not_ready import why_not_ready
from followthrough.desks.practitioner.plan.picture import picture_of
from followthrough.desks.practitioner.plan.rows import rows_of
from followthrough.desks.shared.row_messages import messages_of_rows
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.rules.case_life import why_nothing_is_arranged
from followthrough.people.rules.release import release_to_confirm
from followthrough.people.words import SENTENCES
from followthrough.people.words_of_release import release_to_confirm_text
from followthrough.plans.rules import ENDED, PlanFacts, StepState
from followthrough.plans.rules.agreements import recalled_since_agreed
from followthrough.plans.rules.needs_without_step import NeedWithoutStep
from followthrough.plans.rules.validation import too_many_at_once
from followthrough.plans.words import STEP_STATES, say_agreement
from followthrough.plans.words_of_agreements import say_agreed_before_recall
from followthrough.plans.words_of_needs import say_without_step
from followthrough.plans.words_of_requirements import how_much, say_cover
from followthrough.sequencing.actions import fingerprint_of
from followthrough.sequencing.queries import (
    is_published_already,
    places_for,
    proposal_for,
    withdrawn_order,
)
from followthrough.sequencing.rules import DateKind, Proposal
from followthrough.sequencing.rules.due_on_custody import first_nights
from followthrough.sequencing.rules.other_order import other_order
from followthrough.sequencing.rules.plan_advice import not_said_beside
from followthrough.sequencing.rules.published import KnowsOrder
from followthrough.sequencing.rules.strengths_now import why_no_strength_now
from followthrough.sequencing.words import RULES, say_other_order, say_start

WORDS = {"how_much": how_much, "say_cover": say_cover}  # what templates call


@desk_page(STAFF)
def plan(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    plan = page.facts.plan
    if plan is None:
        areas, needs = areas_to_choose(page), plan_by_need(page, [])
        shown = page.shown(areas=areas, needs=needs, **WORDS)
        return render(request, "practitioner/no-plan.html", shown)
    published = page.facts_with(KnowsOrder).published
    withdrawn = withdrawn_order(page.case.pk) if published is None else None
    places = places_for(page.facts.case, [plan], page.today)
    proposal = proposal_for(page.facts.case, plan, published, page.today, places)
    others = competition(page, proposal.steps, places.directory)
    rows = rows_of(page, proposal.steps, others)
    changes = [row for row in rows if row.differs]
    ended = why_nothing_is_arranged(page.facts.case, page.today)
    most = page.context.pack.sequencing["many_for_now"]
    would_like = _other_order(page, proposal)
    immediate = {need.area for need in proposal.without_step}
    unserved = [] if ended else needs_with_nothing(page, immediate)
    return render(
        request,
        "practitioner/plan.html",
        page.shown(
            by=preference_of(actor, Preference.PLAN_GROUPED_BY),
            rows=rows,
            live=any(row.is_live for row in rows),
            lanes=in_lanes(rows, ended),
            first_of_need={
                step_id: area
                for step_id, area in first_of_each_need(rows).items()
                if area not in {*immediate, *(need.area for need in unserved)}
            },
            needs=plan_by_need(page, rows),
            picture=picture_of(page, rows),
            proposal=proposal,
            fingerprint=fingerprint_of(
                proposal, published, withdrawn.order.number if withdrawn else 0
            ),
            changes=changes,
            stands=not changes and is_published_already(proposal, published, page.facts.case),
            ended=ended,
            published=published,
            withdrawn=withdrawn,
            without_step=[_without_step(need, page) for need in proposal.without_step],
            harm_unserved=[need for need in unserved if need.asked],
            unserved=[need for need in unserved if not need.asked],
            helps={} if ended else where_help_is_added(page),
            help_meanwhile=HELP_MEANWHILE,
            preferred=_preferred(page, proposal),
            other_order=would_like,
            advice=not_said_beside(
                proposal.advice, proven=proposal.proven, says_other_order=bool(would_like)
            ),
            rules=RULES,
            to_confirm=_release_to_confirm(page),
            first_night=None if ended else _first_night(page),
            nothing_protects=None if ended else nothing_that_protects(page, actor),
            invented=any(step.where for step in proposal.steps),
            not_ready=why_not_ready(page, plan.goals),
            many=too_many_at_once(plan, most),
            no_strength_now="" if ended else why_no_strength_now(page.facts.case, proposal.steps),
            say_agreement=say_agreement,
            agreed_before=_agreed_before(page, plan),
            called=page.facts.case.called,
            said=messages_of_rows(request),
            sentence_words=SENTENCES,
            **WORDS,
        ),
    )


@desk_page(STAFF)
def moved(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    """Goals and delivery had pages of their own. A browser would keep a permanent redirection, also
    for whoever signs in next."""
    return redirect("plan", crn=open_case(actor, crn, "plan").crn)


@desk_page(STAFF)
@require_POST
def group_plan(request: HttpRequest, actor: Actor) -> HttpResponse:
    """How plans are grouped, for this user, until they choose again. Leads back to the plan whose
    `crn` was sent, which says whether there is such a case for them."""
    try:
        keep_preference(actor, Preference.PLAN_GROUPED_BY, request.POST.get("by", ""))
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    try:
        return redirect(reverse("plan", args=[request.POST.get("crn", "")]))
    except NoReverseMatch:
        return redirect("cases")


def _agreed_before(page: CasePage, plan: PlanFacts) -> str:
    """That they agreed before they were recalled; empty of whom that is not so."""
    case = page.facts.case
    recalled = recalled_since_agreed(plan, case, page.today)
    if recalled is None:
        return ""
    return say_agreed_before_recall(case.called, recalled, out=not case.in_custody)


def _release_to_confirm(page: CasePage) -> str:
    day = release_to_confirm(page.facts.case, page.context)
    return release_to_confirm_text(day, page.context.calendar) if day else ""


def _first_night(page: CasePage) -> ThingToDo | None:
    """What Today says of it, with where it is recorded."""
    found = first_nights(page.facts_with(KnowsOrder), page.context)
    return next(iter(page.told(found)), None)


def _without_step(need: NeedWithoutStep, page: CasePage) -> dict[str, Any]:
    area = page.context.pack.area_label(need.area)
    said = say_without_step(area, need.how, page.facts.case.called)
    return {
        "area": area,
        "code": need.area,
        "text": said.text,
        "action": said.action,
        "assessed_on": need.assessed_on,
        "add": where_work_is_planned(page, need.area),
    }


def _other_order(page: CasePage, proposal: Proposal) -> str:
    """Where the proposal is not what the person would like, and why; empty where it is."""
    case, plan = page.facts.case, page.facts.plan
    assert plan is not None
    found = other_order(proposal, plan, case, page.context.pack)
    return say_other_order(found, case.called) if found else ""


def _preferred(page: CasePage, proposal: Proposal) -> list[dict[str, Any]]:
    """The person's order, and when each begins in the order proposed."""
    assert page.facts.plan is not None
    aside = {*ENDED, StepState.HELD}
    place = {
        s.step.id: within_sentence(say_start(s, page.today))
        if s.start or s.date_kind is DateKind.RECORDED
        else "no date yet"
        for s in proposal.steps
        if s.step.state not in aside
    }
    place |= {s.id: "on hold" for s in page.facts.steps if s.state is StepState.HELD}
    texts = {s.id: s.text for s in page.facts.steps}
    over = {s.id: STEP_STATES[s.state].lower() for s in page.facts.steps}
    return [
        {"text": texts[step_id], "place": place.get(step_id) or over[step_id]}
        for step_id in page.facts.plan.preferred
        if step_id in texts
    ]
