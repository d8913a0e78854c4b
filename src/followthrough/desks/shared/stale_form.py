"""A form that was filled in while somebody else saved the same plan: neither version is lost.

What was typed stays in the form, the page shows the plan as it is now and says who did what in the
meantime, and sending the form again counts from there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import QueryDict

from followthrough.common.actions import KINDS
from followthrough.common.numbers import whole_number
from followthrough.common.queries import timeline
from followthrough.desks.shared.case import OpenedCase
from followthrough.desks.shared.fields import InRowForm

if TYPE_CHECKING:
    from followthrough.common.models import LedgerEntry

MOST_CHANGES_SHOWN = 3


def is_up_to_date(form: forms.Form, opened: OpenedCase) -> bool:
    """Whether the form was made from the plan as it is. If not, the form says so."""
    assert opened.plan is not None
    seen, now = str(form.data.get("seen_version", "")), opened.plan.version
    if seen == str(now):
        return True
    assert isinstance(form.data, QueryDict)
    form.data = form.data.copy()
    form.data["seen_version"] = str(now)
    form.errors.clear()  # what is wrong may follow from the change; that is looked at next time
    remedy = IN_A_ROW if isinstance(form, InRowForm) else REMEDY
    form.add_error(None, f"{_what_happened(opened, seen, now)} {remedy}")
    return False


IN_A_ROW = (
    "Nothing was saved: look at the step as it is now, and send it again if it is still right."
)
REMEDY = "What you entered is still here: check it and send it again. Nothing was lost."


def _what_happened(opened: OpenedCase, seen: str, now: int) -> str:
    before = whole_number(seen)
    number = 1 if before is None else now - before
    shown = max(0, min(number, MOST_CHANGES_SHOWN))
    entries = timeline(opened.case.pk, limit=shown, only_changes=True)
    sentences = "; ".join(_change_sentence(entry, opened) for entry in entries)
    return "This plan was changed while you worked on it" + (
        f". {sentences}." if sentences else "."
    )


def _change_sentence(entry: LedgerEntry, opened: OpenedCase) -> str:
    texts = {step.id: step.text for step in opened.plan.steps} if opened.plan else {}
    about = texts.get(entry.subject_id or 0) if entry.subject_kind == "step" else None
    return f"{entry.by_name}: {KINDS[entry.action].words}" + (f" (“{about}”)" if about else "")
