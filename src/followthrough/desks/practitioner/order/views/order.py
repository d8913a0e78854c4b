"""The order of delivery: published and withdrawn, and the order that the person would like."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from followthrough.common.actors import Actor
from followthrough.common.errors import NothingNew, NotPossible, SavedElsewhere
from followthrough.desks.practitioner.case.page import open_case, steps_shown_together
from followthrough.desks.practitioner.order.forms import PreferredOrderForm, WithdrawOrderForm
from followthrough.desks.practitioner.plan.rows import rows_of
from followthrough.desks.shared.saving import save
from followthrough.desks.shared.stale_form import is_up_to_date
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_decisions import record_preference
from followthrough.plans.rules import ENDED
from followthrough.sequencing.actions import (
    AsksOnceMore,
    PublishedAlready,
    publish_order,
    withdraw_order,
)
from followthrough.sequencing.queries import published_orders
from followthrough.sequencing.rules.provisional import Lacks
from followthrough.sequencing.words import LACKING

SEPARATOR = ","


@desk_page(STAFF)
@require_POST
def publish(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    seen, read = request.POST.get("seen", ""), request.POST.get("read", "").split(SEPARATOR)
    try:
        order = publish_order(actor, page.case, today=page.today, seen=seen, read=read, again=False)
    except AsksOnceMore as asked:
        lacks = [LACKING[what].format(called=page.facts.case.called) for what in asked.lacks]
        shown = page.shown(
            why=str(asked).rstrip("."),
            owed=rows_of(page, asked.steps),
            lacks=lacks,
            dated=Lacks.DATES not in asked.lacks,
            seen=seen,
            read=SEPARATOR.join(sorted(asked.codes)),
        )
        return render(request, "practitioner/publish-all-the-same.html", shown)
    except PublishedAlready as same:
        messages.info(request, str(same))
    except (NotPossible, SavedElsewhere) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Order {order.number} is published.")
    return redirect("plan", crn=page.crn)


@desk_page(STAFF)
def withdraw(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    form = WithdrawOrderForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        withdraw_order(actor, page.case, form.cleaned_data["words"], seen=form.number)

    if save(request, form, act, ""):
        messages.success(request, f"Order {form.number} is withdrawn. No order is published now.")
        return redirect("plan", crn=page.crn)
    # As it stands after the attempt: another may have been published, or this one withdrawn.
    published = published_orders([page.case.pk]).get(page.case.pk)
    if published is None and not form.is_bound:
        messages.info(request, "No order is published: there is none to withdraw.")
        return redirect("plan", crn=page.crn)
    form.initial["seen"] = published.number if published else ""
    shown = page.shown(form=form, published=published)
    return render(request, "practitioner/withdraw-order.html", shown)


@desk_page(STAFF)
def preferred(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    if page.facts.plan is None:
        return redirect("plan", crn=page.crn)
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
        except NothingNew as same:
            messages.info(request, str(same))
            return redirect("plan", crn=page.crn)
        except (NotPossible, SavedElsewhere) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The order that the person would like is recorded.")
            return redirect("plan", crn=page.crn)
    texts = dict(steps)
    recorded = [texts[id_] for id_ in page.facts.plan.preferred if id_ in texts] if stale else []
    return render(
        request,
        "practitioner/preferred-order.html",
        page.shown(form=form, step_ids=steps, recorded=recorded, left_out=len(shown) < len(live)),
    )
