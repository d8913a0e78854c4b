"""What the pages about the end of a case and about a death share."""

from __future__ import annotations

from django import forms

from followthrough.desks.practitioner.case.page import CasePage
from followthrough.people.actions.case_life import LifeNote
from followthrough.people.rules.case_life import why_not_changed


def over(page: CasePage, *, died: bool = True) -> str:
    """That the case has ended or, where `died`, that the person died; else nothing."""
    died_on = page.facts.case.died_on if died else None
    return why_not_changed(page.case.closed_on, died_on) or ""


def is_alive(page: CasePage) -> bool:
    return page.facts.case.died_on is None


def life_note(page: CasePage, form: forms.Form) -> LifeNote:
    """What the form says; of today where it asks for no day."""
    data = form.cleaned_data
    return LifeNote(data.get("on") or page.today, page.today, data["words"])
