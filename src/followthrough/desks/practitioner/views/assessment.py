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
from followthrough.desks.practitioner.assessment_forms import (
    CircumstanceForm,
    NeedForm,
    PartForm,
    StrengthForm,
)
from followthrough.desks.practitioner.views.common import CasePage, open_case
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.actions import assessing
from followthrough.people.queries import current_assessment_id


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
        assessing.record_need,
        assessing.take_need_away,
    ),
    "strengths": Kind(
        "strength",
        "Strength",
        "strengths",
        StrengthForm,
        assessing.record_strength,
        assessing.take_strength_away,
    ),
    "circumstances": Kind(
        "circumstance",
        "Circumstance",
        "circumstances",
        CircumstanceForm,
        assessing.record_circumstance,
        assessing.take_circumstance_away,
    ),
}


@desk_page(STAFF)
def part(request: HttpRequest, actor: Actor, crn: str, kind: str, key: str = "") -> HttpResponse:
    """Without a key: a new one. With one: change it, or take it away."""
    page = open_case(actor, crn, "case")
    if kind not in KINDS or page.facts.case.assessment is None:
        raise NotAllowed("This case has no such page.", "Go back to the case.")
    of = KINDS[kind]
    standing = _standing(page, of, key)
    form = of.form(
        request.POST if request.method == "POST" else None,
        pack=page.context.pack,
        standing=standing is not None,
        taken={getattr(row, of.form.key) for row in _rows(page, of)},
        initial={
            **(standing._asdict() if standing else {}),
            "seen": current_assessment_id(page.case),
        },
    )
    away = "take_away" in request.POST and bool(key)
    if request.method == "POST" and (away or form.is_valid()):
        seen = assessing.Seen(page.today, _number(request.POST.get("seen", "")))
        try:
            if away:
                of.take_away(actor, page.case, key, seen)
            else:
                of.record(actor, page.case, form.said, seen)  # type: ignore[attr-defined]
        except SavedElsewhere as stale:
            # What was typed stays; sending it again counts from the version that stands now.
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data["seen"] = str(stale.current)  # type: ignore[index]
            form.add_error(None, str(stale))
        except NotPossible as refusal:
            form.add_error(None, str(refusal))
        else:
            what = f"The {of.name} is {'taken away' if away else 'recorded'}."
            messages.success(request, f"{what} What was there before stays readable.")
            return redirect("case", crn=page.facts.case.crn)
    return render(
        request,
        "practitioner/part.html",
        page.shown(form=form, kind=of, standing=standing, address=kind, key=key),
    )


def _standing(page: CasePage, of: Kind, key: str) -> Any:
    if not key:
        return None
    for row in _rows(page, of):
        if getattr(row, of.form.key) == key:
            return row
    raise NotAllowed(f"This case has no such {of.name}.", "Go back to the case.")


def _rows(page: CasePage, of: Kind) -> Sequence[Any]:
    assert page.facts.case.assessment is not None
    rows: Sequence[Any] = getattr(page.facts.case.assessment, of.found)
    return rows


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else -1
