"""Whether a sentence can end early: what is on record, what people decide, who confirms it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor, Role
from followthrough.common.errors import NotAllowed
from followthrough.desks.practitioner.early_end_forms import (
    EarlyEndForm,
    SecondForm,
    ToldForm,
    WithdrawForm,
)
from followthrough.desks.practitioner.views.common import CasePage, open_case
from followthrough.desks.practitioner.views.saving import saved
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.rules import SentenceFacts
from followthrough.people.words import SENTENCES
from followthrough.plans.actions import early_end as acting
from followthrough.plans.actions.claiming import Said
from followthrough.plans.models import EarlyEnd
from followthrough.plans.queries.early_end import early_end_of
from followthrough.plans.rules.early_end import (
    Panel,
    changed_since,
    early_end_panel,
    why_not_second,
    why_not_withdrawn,
)


@dataclass(frozen=True)
class EndPage:
    """One sentence of a case, and what was said last about ending it early."""

    page: CasePage
    sentence: SentenceFacts
    panel: Panel
    last: EarlyEnd | None

    @property
    def standing(self) -> EarlyEnd | None:
        return self.last if self.last is not None and self.last.stands else None

    def shown(self, **more: Any) -> dict[str, Any]:
        pack = self.page.context.pack
        label = SENTENCES.get(self.sentence.kind, self.sentence.kind)
        return self.page.shown(
            sentence=self.sentence,
            sentence_label=label,
            title=f"Ending early: {label.lower()}",
            kind=pack.early_end_sentences.get(self.sentence.kind),
            panel=self.panel,
            labels={code: one.label for code, one in pack.early_end_conditions.items()},
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
        return changed_since(self.panel, self.standing.shown) if self.standing else ()

    def _why_not_withdrawn(self) -> str | None:
        end = self.standing
        if end is None:
            return None
        return why_not_withdrawn(end.ends_on, self.page.today, confirmed=end.is_confirmed)


def open_end(actor: Actor, crn: str, sentence_id: int) -> EndPage:
    """Raises NotAllowed where the case may not be seen and where it has no such sentence."""
    page = open_case(actor, crn, "goals")
    case = page.facts.case
    sentence = next((s for s in case.sentences if s.id == sentence_id), None)
    if sentence is None:
        raise NotAllowed("This case has no such sentence.", "Go back to the case and choose again.")
    panel = early_end_panel(sentence, case, page.facts.plan, page.context.pack, page.today)
    return EndPage(page, sentence, panel, early_end_of(sentence_id))


@desk_page(STAFF)
def panel(request: HttpRequest, actor: Actor, crn: str, sentence_id: int) -> HttpResponse:
    """The conditions, and the judgements where all that the records decide is so."""
    at = open_end(actor, crn, sentence_id)
    form = _form(request, at)
    if form is not None and saved(
        request,
        at.page,
        form,
        lambda: acting.decide_early_end(
            actor,
            at.page.case,
            sentence_id,
            form.said,
            _said(at, form),
        ),
        "It is recorded. A manager has to confirm it before it counts.",
    ):
        return _back(at)
    cause = _why_not_second(actor, at)
    return render(request, "practitioner/early-end.html", at.shown(form=form, not_second=cause))


def _form(request: HttpRequest, at: EndPage) -> EarlyEndForm | None:
    """None where nothing can be decided now: the page says why."""
    plan = at.page.facts.plan
    if at.standing or at.panel.why_not or at.panel.failed or plan is None:
        return None
    return EarlyEndForm(
        request.POST if request.method == "POST" else None,
        panel=at.panel,
        today=at.page.today,
        initial={"seen_version": plan.version},
    )


@desk_page(STAFF)
def confirm(request: HttpRequest, actor: Actor, crn: str, sentence_id: int) -> HttpResponse:
    at = open_end(actor, crn, sentence_id)
    plan = at.page.facts.plan
    if plan is None or at.standing is None or at.standing.is_confirmed:
        return _back(at)
    form = SecondForm(
        request.POST if request.method == "POST" else None, initial={"seen_version": plan.version}
    )
    if saved(
        request,
        at.page,
        form,
        lambda: acting.confirm_early_end(actor, at.page.case, sentence_id, _said(at, form)),
        "It is confirmed. Print the notice and give it to the person.",
    ):
        return _back(at)
    cause = _why_not_second(actor, at)
    return render(
        request, "practitioner/early-end-confirm.html", at.shown(form=form, not_second=cause)
    )


@desk_page(STAFF)
def told(request: HttpRequest, actor: Actor, crn: str, sentence_id: int) -> HttpResponse:
    """The day counts once it was specified to the person (Sentencing Act 2026 s.38)."""
    at = open_end(actor, crn, sentence_id)
    plan, end = at.page.facts.plan, at.standing
    if plan is None or end is None or not end.is_confirmed or end.told_on is not None:
        return _back(at)
    form = ToldForm(
        request.POST if request.method == "POST" else None,
        initial={"seen_version": plan.version, "on": at.page.today},
    )
    if saved(
        request,
        at.page,
        form,
        lambda: acting.record_told(
            actor,
            at.page.case,
            sentence_id,
            Said(
                form.cleaned_data["on"],
                words=form.cleaned_data["words"],
                seen_version=form.cleaned_data["seen_version"],
                today=at.page.today,
            ),
        ),
        "It is recorded. Well done to everybody.",
    ):
        return _back(at)
    return render(request, "practitioner/early-end-told.html", at.shown(form=form))


@desk_page(STAFF)
def withdraw(request: HttpRequest, actor: Actor, crn: str, sentence_id: int) -> HttpResponse:
    at = open_end(actor, crn, sentence_id)
    plan = at.page.facts.plan
    if plan is None or at.standing is None:
        return _back(at)
    form = WithdrawForm(
        request.POST if request.method == "POST" else None, initial={"seen_version": plan.version}
    )
    if saved(
        request,
        at.page,
        form,
        lambda: acting.withdraw_early_end(actor, at.page.case, sentence_id, _said(at, form)),
        "It is withdrawn.",
    ):
        return _back(at)
    return render(request, "practitioner/early-end-withdraw.html", at.shown(form=form))


def _said(at: EndPage, form: EarlyEndForm | SecondForm | WithdrawForm) -> Said:
    data = form.cleaned_data
    return Said(at.page.today, words=data["words"], seen_version=data["seen_version"])


def _back(at: EndPage) -> HttpResponse:
    return redirect("early-end", crn=at.page.facts.case.crn, sentence_id=at.sentence.id)


def _why_not_second(actor: Actor, at: EndPage) -> str | None:
    return why_not_second(
        manager=actor.role is Role.MANAGER,
        decided_it=at.standing is not None and at.standing.decided_by_id == actor.user_id,
    )
