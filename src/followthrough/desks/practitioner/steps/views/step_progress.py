"""Working a step: recording what happened, in seconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from followthrough.common.actors import Actor
from followthrough.desks.practitioner.case.page import (
    CasePage,
    day_asked,
    decisions_for,
    goal_on,
    is_required,
    open_case,
    stability_for,
    step_on,
)
from followthrough.desks.practitioner.case.threads import proposed_steps, thread_texts
from followthrough.desks.practitioner.plan.wanted_by import due_sentence
from followthrough.desks.practitioner.steps.forms.progress import (
    AnswerForm,
    NotDeliveredForm,
    RecordForm,
)
from followthrough.desks.shared.saving import save_form
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.plans.actions import asking, step_decisions, step_progress, work_records
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.reason_answers import record_answer
from followthrough.plans.queries import answer_of_step, records_of_step
from followthrough.plans.rules import (
    DecisionKind,
    FactKind,
    RecordKind,
    StepFacts,
    StepState,
    WhoseWords,
    possible_records,
    reasons_not_delivered,
)
from followthrough.plans.rules.natures import is_staff_only
from followthrough.plans.rules.step_progress import why_not_answered
from followthrough.plans.rules.validation import why_not_changed, why_not_new_step
from followthrough.plans.words import (
    ACTORS,
    DECISIONS,
    FACTS,
    RECORDS,
    RECORDS_AFTER_MOVE,
    ROUTES,
    STATE_COLOURS,
    STEP_STATES,
    STOPPED,
)
from followthrough.sequencing.rules.due_on_moves import is_of_before_move


def change_note(
    page: CasePage, data: dict[str, Any], words: str = "", reason: str = ""
) -> ChangeNote:
    return ChangeNote(data["on"], reason, words, data["seen_version"], page.today)


@desk_page(STAFF)
def record_progress(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    step = step_on(page, step_id)
    assert page.plan is not None
    may, stability = possible_records(step), set(stability_for(step, page))
    # Elsewhere "stable enough" is said on the page of its place: nothing of this step gave it.
    choices = {*may, *(stability if FactKind.STARTED in step.facts else ())}
    form = RecordForm(
        request.POST if request.method == "POST" else None,
        allowed=[(what, _record_label(what, step)) for what in RECORDS if what in choices],
        today=page.today,
        initial={
            "on": page.today,
            "whose": WhoseWords.PRACTITIONER,
            "seen_version": page.plan.version,
        },
    )
    if form.leads_on and RecordKind.NOT_DELIVERED in may:
        address = reverse("step-not-delivered", args=[page.crn, step.id])
        return redirect(f"{address}?on={form.day}" if form.day else address)
    if save_form(
        request, page, form, lambda: _run_action(actor, page, step, form), "It is recorded."
    ):
        if form.cleaned_data["what"] == RecordKind.FINISHED:
            return redirect("step-finished", crn=page.crn, step_id=step.id)
        return redirect("work-step", crn=page.crn, step_id=step.id)
    form.word_anew(_after_move(step, page))
    return render(
        request,
        "practitioner/step-progress.html",
        page.shown(
            form=form,
            step=step,
            thread=thread_texts(page, proposed_steps(page)).get(step.id),
            state=STEP_STATES[step.state],
            colour=STATE_COLOURS[step.state],
            area=page.context.pack.area_label(step.area),
            who=ACTORS.get(step.actor, step.actor),
            route=ROUTES.get(step.route, step.route),
            required=is_required(step, page),
            by=due_sentence(step, page),
            records=records_of_step(step.id),
            answer=None if why_not_answered(step) else answer_of_step(step.id),
            fact_words=FACTS,
            decision_words=DECISIONS,
            goal_active=why_not_new_step(goal_on(page, step.goal_id)) is None,
            taken_back=RecordKind.TAKEN_BACK in may,
            over=why_not_changed(step) is not None,
            place=[decision for decision in decisions_for(step, page) if decision not in stability],
            stability=stability - choices,
        ),
    )


def _after_move(step: StepFacts, page: CasePage) -> Mapping[str, str]:
    """Of what was arranged before a move it is asked what becomes of it there and here. The case is
    read for it, so it is asked where the page is shown, and not where it is sent."""
    waits = step.state is StepState.WAITING
    begun = FactKind.REFERRED if waits else FactKind.STARTED
    return RECORDS_AFTER_MOVE[waits] if is_of_before_move(step, page.facts.case, begun) else {}


def _record_label(what: str, step: StepFacts) -> str:
    """What stopped had started; what never started was not delivered."""
    stopped = what == RecordKind.NOT_DELIVERED and step.state is StepState.STARTED
    return RECORDS[STOPPED if stopped else what]


def _run_action(actor: Actor, page: CasePage, step: StepFacts, form: RecordForm) -> object:
    what = form.cleaned_data["what"]
    note = change_note(page, form.cleaned_data, form.words)
    if what == RecordKind.WORKED:
        return work_records.record_work(actor, page.case, step.id, form.work, note)
    if what == RecordKind.FINISHED:
        return step_progress.record_finish(actor, page.case, step.id, note, form.person)
    return ACTIONS[what](actor, page.case, step.id, note)


ACTIONS: dict[str, Callable[..., object]] = {
    RecordKind.STARTED: step_progress.record_start,
    RecordKind.REFERRED: step_progress.record_referral,
    RecordKind.NEEDS_HELP: step_progress.ask_for_help,
    RecordKind.HELP_GIVEN: step_progress.record_help,
    RecordKind.ASKED: asking.record_asked,
    RecordKind.PASSED_ON: asking.record_passed_on,
    DecisionKind.STABLE_ENOUGH: step_decisions.record_stable_enough,
    DecisionKind.NOT_STABLE: step_decisions.take_back_stable_enough,
}


@desk_page(STAFF)
def not_delivered(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    page = open_case(actor, crn, "plan")
    step = step_on(page, step_id)
    assert page.plan is not None
    if RecordKind.NOT_DELIVERED not in possible_records(step):
        return redirect("work-step", crn=page.crn, step_id=step.id)
    form = NotDeliveredForm(
        request.POST if request.method == "POST" else None,
        reasons=reasons_not_delivered(step, page.context.pack),
        staff_only=is_staff_only(step, page.context.pack),
        today=page.today,
        initial={
            "on": day_asked(request) or page.today,
            "seen_version": page.plan.version,
        },
    )
    if save_form(
        request,
        page,
        form,
        lambda: step_progress.record_not_delivered(
            actor,
            page.case,
            step.id,
            change_note(page, form.cleaned_data, form.cleaned_data["words"], form.code),
            form.person,
        ),
        "It is recorded, with the reason.",
    ):
        return redirect("work-step", crn=page.crn, step_id=step.id)
    return render(
        request,
        "practitioner/not-delivered.html",
        page.shown(
            form=form,
            step=step,
            required=is_required(step, page),
            staff_only=is_staff_only(step, page.context.pack),
        ),
    )


@desk_page(STAFF)
def answer(request: HttpRequest, actor: Actor, crn: str, step_id: int) -> HttpResponse:
    """What the person says of the reason for which a step was not delivered."""
    page = open_case(actor, crn, "plan")
    step = step_on(page, step_id)
    assert page.plan is not None
    if why_not_answered(step):
        return redirect("work-step", crn=page.crn, step_id=step.id)
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        initial={"seen_version": page.plan.version},
    )
    if save_form(
        request,
        page,
        form,
        lambda: record_answer(
            actor,
            page.case,
            step.id,
            form.cleaned_data["agrees"],
            change_note(page, {**form.cleaned_data, "on": page.today}, form.cleaned_data["words"]),
        ),
        "It is recorded.",
    ):
        return redirect("work-step", crn=page.crn, step_id=step.id)
    said = step.facts[FactKind.NOT_DELIVERED]
    reason = page.context.pack_on(said.on).known.reasons.get(said.reason)
    return render(
        request,
        "practitioner/answer.html",
        page.shown(form=form, step=step, reason=reason.label if reason else ""),
    )
