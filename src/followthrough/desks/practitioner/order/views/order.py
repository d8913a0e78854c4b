"""The plan and its order of delivery: what is proposed beside what is published."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from followthrough.common.actors import Actor
from followthrough.common.dates import say_date
from followthrough.common.errors import NotPossible, SavedElsewhere
from followthrough.desks.practitioner.case.links import where_work_is_planned
from followthrough.desks.practitioner.case.page import (
    CasePage,
    decisions_for,
    open_case,
    steps_shown_together,
)
from followthrough.desks.practitioner.case.threads import somebody_else
from followthrough.desks.practitioner.order.forms import PreferredOrderForm
from followthrough.desks.shared.stale_form import is_up_to_date
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.rules.case_life import why_nothing_is_arranged
from followthrough.people.rules.release import release_to_confirm
from followthrough.people.words import release_to_confirm_text
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_decisions import record_preference
from followthrough.plans.rules import ENDED, StepFacts, StepState
from followthrough.plans.rules.needs_without_step import NeedWithoutStep
from followthrough.plans.words import (
    ACTORS,
    ROUTES,
    STATE_COLOURS,
    STEP_STATES,
    say_agreement,
    say_runs,
)
from followthrough.plans.words_of_needs import say_without_step
from followthrough.sequencing.actions import (
    LeavesOut,
    PublishedAlready,
    fingerprint_of,
    publish_order,
)
from followthrough.sequencing.queries import is_published_already, proposal_for
from followthrough.sequencing.rules import DateKind, Lane, Proposal, ProposedStep, Published
from followthrough.sequencing.rules.problem import protects
from followthrough.sequencing.rules.published import KnowsOrder
from followthrough.sequencing.words import (
    DATE_KINDS,
    LANES,
    RULES,
    STOOD,
    say_end,
    say_late,
    say_start,
)


@desk_page(STAFF)
def order(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "order")
    if page.facts.plan is None:
        return render(request, "practitioner/no-plan.html", page.shown())
    published = page.facts_with(KnowsOrder).published
    proposal = proposal_for(page.facts.case, page.facts.plan, published, page.today)
    rows = [_row(step, published, page) for step in proposal.steps]
    changes = [row for row in rows if row["differs"]]
    ended = why_nothing_is_arranged(page.facts.case, page.today)
    return render(
        request,
        "practitioner/order.html",
        page.shown(
            proposal=proposal,
            lanes=_lanes(rows, ended),
            rows=rows,
            fingerprint=fingerprint_of(proposal, published),
            changes=changes,
            stands=not changes and is_published_already(proposal, published, page.facts.case),
            ended=ended,
            published=published,
            without_step=[_without_step(need, page) for need in proposal.without_step],
            preferred=_preferred(page, proposal),
            say_agreement=say_agreement,
            advice=_advice(proposal),
            rules=RULES,
            to_confirm=_release_to_confirm(page),
            invented=any(step.where for step in proposal.steps),
        ),
    )


OVER = (Lane.DONE, Lane.NOT_DELIVERED)


def _lanes(rows: list[dict[str, Any]], ended: str | None) -> list[dict[str, Any]]:
    """Where no sentence is in force nothing is now or next: what stood is one lane."""
    lanes: list[tuple[str, str, tuple[Lane, ...]]] = []
    if ended:
        lanes.append((STOOD, "stood", tuple(lane for lane in Lane if lane not in OVER)))
    lanes += [(LANES[lane], lane.value, (lane,)) for lane in (OVER if ended else Lane)]
    return [
        {"title": title, "code": code, "rows": [r for r in rows if r["placed"].lane in of]}
        for title, code, of in lanes
    ]


def _release_to_confirm(page: CasePage) -> str:
    calendar = page.context.calendar
    day = release_to_confirm(page.facts.case, calendar, page.today)
    return release_to_confirm_text(day, calendar) if day else ""


def _row(placed: ProposedStep, published: Published | None, page: CasePage) -> dict[str, Any]:
    """A step as the page shows it, with the published date beside the proposed one."""
    before = published.steps.get(placed.step.id) if published else None
    late = _late_sentence(placed, page)
    dated = placed.step.state not in ENDED and placed.date_kind is not DateKind.RECORDED
    return {
        "placed": placed,
        "step": placed.step,
        "protects": protects(placed.step, page.context.pack),
        "start": say_start(placed, page.today),
        "end": say_end(placed),
        "date_kind": DATE_KINDS[placed.date_kind],
        "state": STEP_STATES[placed.state],
        "colour": STATE_COLOURS[placed.state],
        "area": page.context.pack.area_label(placed.step.area),
        "who": ACTORS.get(placed.step.actor, placed.step.actor),
        "runs": say_runs(placed.step, page.context.pack),
        "route": ROUTES.get(placed.step.route, placed.step.route),
        "published": before,
        "differs": bool(published and dated and (before is None or before.start != placed.start)),
        "changeable": bool(decisions_for(placed.step, page)),
        "strength": _strength(placed.step, page),
        "next": _next_action(placed, page),
        "late": late,
        "by": "" if late else _due_sentence(placed.step, page),
    }


def _without_step(need: NeedWithoutStep, page: CasePage) -> dict[str, Any]:
    area = page.context.pack.area_label(need.area)
    said = say_without_step(area, need.how, page.facts.case.called)
    return {
        "area": area,
        "text": said.text,
        "action": said.action,
        "assessed_on": need.assessed_on,
        "add": where_work_is_planned(page, need.area),
    }


def _late_sentence(placed: ProposedStep, page: CasePage) -> str:
    """Of a day that is past, the page says that."""
    by = placed.step.by_on
    return say_late(placed) if by and by >= page.today else ""


def _due_sentence(step: StepFacts, page: CasePage) -> str:
    """The day by which the plan wants a step done, while the step can still be done."""
    if step.by_on is None or step.state in ENDED:
        return ""
    past = "Was to be done by" if step.by_on < page.today else "To be done by"
    return f"{past} {say_date(step.by_on)}"


def _advice(proposal: Proposal) -> list[Any]:
    """Without the advice about no step that repeats what the page says of an unproven order."""
    return [a for a in proposal.advice if proposal.proven or a.tasks or a.rule != "S8"]


def _strength(step: StepFacts, page: CasePage) -> str:
    """The strength that the step builds on, in words."""
    assessment = page.facts.case.assessment
    strengths = assessment.strengths if assessment else ()
    return next((s.text for s in strengths if s.ref == step.strength), "")


def _next_action(placed: ProposedStep, page: CasePage) -> dict[str, str] | None:
    """Who can act, and what comes next, for work that has no place or was put aside: the pack
    says it for each reason code."""
    aside = placed.lane is Lane.NOT_DELIVERED or placed.state is StepState.HELD
    undated = placed.date_kind in {DateKind.NO_PLACE, DateKind.NOT_KNOWN}
    for reason in placed.reasons if aside or undated else ():
        known = page.context.pack.known.reasons.get(reason.code)
        if known is not None:
            return {"who": somebody_else(known.who_can_act), "text": known.next_action}
    return None


def _preferred(page: CasePage, proposal: Proposal) -> list[dict[str, Any]]:
    """The person's order beside the proposal's, as places in a row: 1 is first."""
    assert page.facts.plan is not None
    aside = {*ENDED, StepState.HELD}
    live = [s.step.id for s in proposal.steps if s.step.state not in aside]
    place = {id_: f"number {n} in the order proposed" for n, id_ in enumerate(live, 1)}
    place |= {s.id: "on hold" for s in page.facts.steps if s.state is StepState.HELD}
    texts = {s.id: s.text for s in page.facts.steps}
    over = {s.id: STEP_STATES[s.state].lower() for s in page.facts.steps}
    return [
        {"text": texts[step_id], "place": place.get(step_id) or over[step_id]}
        for step_id in page.facts.plan.preferred
        if step_id in texts
    ]


@desk_page(STAFF)
@require_POST
def publish(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "order")
    seen, sure = request.POST.get("seen", ""), "sure" in request.POST
    try:
        order = publish_order(
            actor, page.case, today=page.today, seen=seen, all_the_same=sure, again=False
        )
    except LeavesOut as asked:
        published = page.facts_with(KnowsOrder).published
        owed = [_row(step, published, page) for step in asked.steps]
        shown = page.shown(owed=owed, seen=seen)
        return render(request, "practitioner/publish-all-the-same.html", shown)
    except PublishedAlready as same:
        messages.info(request, str(same))
    except (NotPossible, SavedElsewhere) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Order {order.number} is published.")
    return redirect("order", crn=page.crn)


@desk_page(STAFF)
def preferred(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "order")
    if page.facts.plan is None:
        return render(request, "practitioner/no-plan.html", page.shown())
    live = [s for s in page.facts.steps if s.state not in ENDED]
    shown = steps_shown_together(page, live)
    steps = [(s.id, s.text) for s in shown]
    wishes = {f"step_{id_}": n for n, id_ in enumerate(page.facts.plan.preferred, 1)}
    form = PreferredOrderForm(
        request.POST if request.method == "POST" else None,
        steps=steps,
        initial={
            **wishes,
            "words": page.facts.plan.preferred_words,
            "seen_version": page.facts.plan.version,
        },
    )
    stale = request.method == "POST" and not is_up_to_date(form, page)
    if request.method == "POST" and not stale and form.is_valid():
        try:
            record_preference(
                actor,
                page.case,
                form.order,
                ChangeNote(
                    page.today,
                    words=form.cleaned_data["words"],
                    seen_version=form.cleaned_data["seen_version"],
                ),
            )
        except (NotPossible, SavedElsewhere) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The order that the person would like is recorded.")
            return redirect("order", crn=page.crn)
    texts = dict(steps)
    recorded = [texts[id_] for id_ in page.facts.plan.preferred if id_ in texts] if stale else []
    return render(
        request,
        "practitioner/preferred-order.html",
        page.shown(form=form, step_ids=steps, recorded=recorded, left_out=len(shown) < len(live)),
    )
