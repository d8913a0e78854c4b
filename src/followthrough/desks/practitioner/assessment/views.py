"""Adding, changing and taking away needs, strengths and circumstances."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor
from followthrough.common.errors import NotAllowed, NotPossible, SavedElsewhere
from followthrough.common.numbers import whole_number
from followthrough.desks.practitioner.assessment.forms import (
    CircumstanceForm,
    NeedForm,
    PartForm,
    StrengthForm,
)
from followthrough.desks.practitioner.case.page import CasePage, open_case
from followthrough.desks.shared.saving import go_on_from, is_as_shown
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.actions import assessments
from followthrough.people.queries import current_assessment_id
from followthrough.people.rules import CircumstanceFacts
from followthrough.people.words_of_release import before_recall_text


@dataclass(frozen=True)
class Kind:
    """One kind of part: its words, its form, how it is found in the facts, and its actions."""

    name: str
    title: str
    found: str
    form: type[PartForm]
    record: Callable[..., object]
    take_away: Callable[..., object]


KINDS = {
    "needs": Kind(
        "need",
        "Need",
        "needs",
        NeedForm,
        assessments.record_need,
        assessments.take_need_away,
    ),
    "strengths": Kind(
        "strength",
        "Strength",
        "strengths",
        StrengthForm,
        assessments.record_strength,
        assessments.take_strength_away,
    ),
    "circumstances": Kind(
        "circumstance",
        "Circumstance",
        "circumstances",
        CircumstanceForm,
        assessments.record_circumstance,
        assessments.take_circumstance_away,
    ),
}


@desk_page(STAFF)
def part(request: HttpRequest, actor: Actor, crn: str, kind: str, key: str = "") -> HttpResponse:
    """Without a key: a new one. With one: change it, or take it away."""
    page = open_case(actor, crn, "case")
    if kind not in KINDS or page.facts.case.assessment is None:
        raise NotAllowed("This case has no such page.", "Go back to the case.")
    part_kind = KINDS[kind]
    shown_row = _row_with_key(page, part_kind, key)
    form = part_kind.form(
        request.POST if request.method == "POST" else None,
        pack=page.context.pack,
        exists=shown_row is not None,
        taken={
            getattr(row, part_kind.form.key)
            for row in _rows(page, part_kind)
            if not _earlier_release(row, page)
        },
        initial={
            **(shown_row._asdict() if shown_row else {}),
            "seen": current_assessment_id(page.case),
        },
    )
    away = "take_away" in request.POST and bool(key)
    earlier = _earlier_release(shown_row, page)
    # What is of an earlier release is said anew by saving it as it is.
    if key and not away and not earlier and is_as_shown(request, form):
        return redirect("case", crn=page.crn)
    if request.method == "POST" and (away or form.is_valid()):
        seen = assessments.SeenAssessment(page.today, _number(request.POST.get("seen", "")))
        try:
            if away:
                part_kind.take_away(actor, page.case, key, seen)
            else:
                part_kind.record(actor, page.case, form.content, seen)  # type: ignore[attr-defined]
        except SavedElsewhere as stale:
            go_on_from(form, stale.current)
            form.add_error(None, str(stale))
        except NotPossible as refusal:
            form.add_error(None, str(refusal))
        else:
            what = f"The {part_kind.name} is {'taken away' if away else 'recorded'}."
            messages.success(request, f"{what} What was there before stays readable.")
            return redirect("case", crn=page.crn)
    return render(
        request,
        "practitioner/assessment-part.html",
        page.shown(
            form=form,
            kind=part_kind,
            standing=shown_row,
            earlier=earlier,
            address=kind,
            key=key,
        ),
    )


def _earlier_release(row: Any, page: CasePage) -> str:
    """ "" of all but a place that was found for an earlier release, which can be recorded anew."""
    if not isinstance(row, CircumstanceFacts):
        return ""
    return before_recall_text(row, page.facts.case)


def _row_with_key(page: CasePage, part_kind: Kind, key: str) -> Any:
    if not key:
        return None
    for row in _rows(page, part_kind):
        if getattr(row, part_kind.form.key) == key:
            return row
    raise NotAllowed(f"This case has no such {part_kind.name}.", "Go back to the case.")


def _rows(page: CasePage, part_kind: Kind) -> Sequence[Any]:
    assert page.facts.case.assessment is not None
    rows: Sequence[Any] = getattr(page.facts.case.assessment, part_kind.found)
    return rows


def _number(text: str) -> int:
    number = whole_number(text)
    return -1 if number is None else number
