"""Whether a sentence can end early: what is on record, what people decide, who confirms it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor, Capability
from followthrough.common.errors import NotAllowed
from followthrough.desks.practitioner.case.page import CasePage, open_case
from followthrough.desks.practitioner.early_end.forms import (
    ConfirmForm,
    EarlyEndForm,
    PersonToldForm,
    WithdrawForm,
)
from followthrough.desks.shared.saving import save_form
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.early_ending import actions as acting
from followthrough.early_ending.queries import early_end_of
from followthrough.early_ending.rules import (
    EarlyEnd,
    EarlyEndPanel,
    changed_conditions,
    early_end_panel,
    why_not_second,
    why_not_withdrawn,
)
from followthrough.people.rules import SentenceFacts
from followthrough.people.words import SENTENCES
from followthrough.plans.actions.locking import ChangeNote
from followthrough.policy import Pack


@dataclass(frozen=True)
class EndPage:
    """One sentence of a case, and what was said last about ending it early."""

    page: CasePage
    sentence: SentenceFacts
    panel: EarlyEndPanel
    last: EarlyEnd | None
    pack: Pack  # of the day of the decision that stands, else of today

    @property
    def standing(self) -> EarlyEnd | None:
        return self.last if self.last is not None and self.last.stands else None

    def shown(self, **more: Any) -> dict[str, Any]:
        pack = self.pack
        label = SENTENCES.get(self.sentence.kind, self.sentence.kind)
        return self.page.shown(
            sentence=self.sentence,
            sentence_label=label,
            title=f"Ending early: {label.lower()}",
            kind=pack.early_end_sentences.get(self.sentence.kind),
            panel=self.panel,
            labels={code: entry.label for code, entry in pack.early_end_conditions.items()},
            sources=[
                (c.label, pack.source_of(f"early_end_condition.{c.code}"))
                for c in self.panel.conditions
            ],
            last=self.last,
            standing=self.standing,
            changed=self._changed(),
            not_withdrawn=self._why_not_withdrawn(),
            **more,
        )

    def _changed(self) -> tuple[str, ...]:
        return changed_conditions(self.panel, self.standing.shown) if self.standing else ()

    def _why_not_withdrawn(self) -> str | None:
        end = self.standing
        if end is None:
            return None
        return why_not_withdrawn(end.ends_on, self.page.today, confirmed=end.is_confirmed)


def open_end(actor: Actor, crn: str, sentence_id: int) -> EndPage:
    """Raises NotAllowed where the case may not be seen and where it has no such sentence."""
    page = open_case(actor, crn, "plan")
    case = page.facts.case
    sentence = next((s for s in case.sentences if s.id == sentence_id), None)
    if sentence is None:
        raise NotAllowed("This case has no such sentence.", "Go back to the case and choose again.")
    last = early_end_of(sentence_id)
    pack = page.context.pack_on(last.decided_on if last and last.stands else page.today)
    panel = early_end_panel(sentence, case, page.facts.plan, pack, page.today)
    return EndPage(page, sentence, panel, last, pack)


@desk_page(STAFF)
def panel(request: HttpRequest, actor: Actor, crn: str, sentence_id: int) -> HttpResponse:
    """The conditions, and the judgements where all that the records decide is so."""
    end_page = open_end(actor, crn, sentence_id)
    form = _decision_form(request, end_page)
    if form is not None and save_form(
        request,
        end_page.page,
        form,
        lambda: acting.decide_early_end(
            actor,
            end_page.page.case,
            sentence_id,
            form.content,
            _note(end_page, form),
        ),
        "It is recorded. A manager has to confirm it before it counts.",
    ):
        return _back_to_panel(end_page)
    cause = _why_not_second(actor, end_page)
    return render(
        request, "practitioner/early-end.html", end_page.shown(form=form, not_second=cause)
    )


def _decision_form(request: HttpRequest, end_page: EndPage) -> EarlyEndForm | None:
    """None where nothing can be decided now: the page says why."""
    plan = end_page.page.facts.plan
    if end_page.standing or end_page.panel.why_not or end_page.panel.failed or plan is None:
        return None
    return EarlyEndForm(
        request.POST if request.method == "POST" else None,
        panel=end_page.panel,
        today=end_page.page.today,
        initial={"seen_version": plan.version},
    )


@desk_page(STAFF)
def confirm(request: HttpRequest, actor: Actor, crn: str, sentence_id: int) -> HttpResponse:
    end_page = open_end(actor, crn, sentence_id)
    plan = end_page.page.facts.plan
    if plan is None or end_page.last is None or not end_page.last.waits_for_second:
        return _back_to_panel(end_page)
    form = ConfirmForm(
        request.POST if request.method == "POST" else None, initial={"seen_version": plan.version}
    )
    if save_form(
        request,
        end_page.page,
        form,
        lambda: acting.confirm_early_end(
            actor, end_page.page.case, sentence_id, _note(end_page, form)
        ),
        "It is confirmed. Print the notice and give it to the person.",
    ):
        return _back_to_panel(end_page)
    cause = _why_not_second(actor, end_page)
    return render(
        request, "practitioner/early-end-confirm.html", end_page.shown(form=form, not_second=cause)
    )


@desk_page(STAFF)
def person_told(request: HttpRequest, actor: Actor, crn: str, sentence_id: int) -> HttpResponse:
    """The day counts once it was specified to the person (Sentencing Act 2026 s.38)."""
    end_page = open_end(actor, crn, sentence_id)
    plan, end = end_page.page.facts.plan, end_page.last
    if plan is None or end is None or not end.waits_to_be_told:
        return _back_to_panel(end_page)
    form = PersonToldForm(
        request.POST if request.method == "POST" else None,
        initial={"seen_version": plan.version, "on": end_page.page.today},
    )
    if save_form(
        request,
        end_page.page,
        form,
        lambda: acting.record_person_told(
            actor,
            end_page.page.case,
            sentence_id,
            ChangeNote(
                form.cleaned_data["on"],
                words=form.cleaned_data["words"],
                seen_version=form.cleaned_data["seen_version"],
                today=end_page.page.today,
            ),
        ),
        "It is recorded. Well done to everybody.",
    ):
        return _back_to_panel(end_page)
    return render(request, "practitioner/early-end-told.html", end_page.shown(form=form))


@desk_page(STAFF)
def withdraw(request: HttpRequest, actor: Actor, crn: str, sentence_id: int) -> HttpResponse:
    end_page = open_end(actor, crn, sentence_id)
    plan = end_page.page.facts.plan
    if plan is None or end_page.standing is None:
        return _back_to_panel(end_page)
    form = WithdrawForm(
        request.POST if request.method == "POST" else None, initial={"seen_version": plan.version}
    )
    if save_form(
        request,
        end_page.page,
        form,
        lambda: acting.withdraw_early_end(
            actor, end_page.page.case, sentence_id, _note(end_page, form)
        ),
        "It is withdrawn.",
    ):
        return _back_to_panel(end_page)
    return render(request, "practitioner/early-end-withdraw.html", end_page.shown(form=form))


def _note(end_page: EndPage, form: EarlyEndForm | ConfirmForm | WithdrawForm) -> ChangeNote:
    data = form.cleaned_data
    return ChangeNote(end_page.page.today, words=data["words"], seen_version=data["seen_version"])


def _back_to_panel(end_page: EndPage) -> HttpResponse:
    return redirect("early-end", crn=end_page.page.facts.case.crn, sentence_id=end_page.sentence.id)


def _why_not_second(actor: Actor, end_page: EndPage) -> str | None:
    return why_not_second(
        confirms=actor.can(Capability.CONFIRM_EARLY_END),
        decided_it=end_page.standing is not None
        and end_page.standing.decided_by.id == actor.user_id,
    )
