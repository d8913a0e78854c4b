"""What every form that saves does: look whether it is up to date, run the action, say so."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from followthrough.common.errors import NothingNew, NotPossible, SavedElsewhere
from followthrough.desks.shared.case import OpenedCase
from followthrough.desks.shared.stale_form import is_up_to_date
from followthrough.desks.shared.suggestions import is_choosing
from followthrough.desks.shared.unsent import is_unsent


def save_form(
    request: HttpRequest,
    opened: OpenedCase,
    form: forms.Form,
    act: Callable[[], object],
    message: str,
    *,
    shows_what_stands: bool = False,
) -> bool:
    """Whether the form was sent to be saved and `act` went through; `message` is said on the next
    page. What the action refuses is said in the form, where everything typed is still there.
    `shows_what_stands`: what is sent as it was shown changes nothing."""
    if is_choosing(request) or is_unsent(request):
        form.errors.clear()  # nothing is saved, so nothing is missing
        return False
    # Before there is a plan there is nothing that somebody could have changed.
    stale = opened.plan is not None and request.method == "POST"
    if stale and not is_up_to_date(form, opened):
        return False
    if shows_what_stands and is_as_shown(request, form):
        return True
    return save(request, form, act, message)


def is_as_shown(request: HttpRequest, form: forms.Form) -> bool:
    """Whether a form that shows what stands was sent as it was shown; says so on the next page.
    Saved again it would be a version that differs from none."""
    if request.method != "POST" or is_unsent(request):
        return False
    if not form.is_valid() or form.has_changed():
        return False
    messages.info(request, "Nothing was changed.")
    return True


def save(request: HttpRequest, form: forms.Form, act: Callable[[], object], message: str) -> bool:
    """The same for a form that is not about the plan. Without a message nothing is said: the next
    page does. What stands already is as good as saved."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except NothingNew as same:
        if message:
            messages.info(request, str(same))
        return True
    except (NotPossible, SavedElsewhere) as refusal:
        about = getattr(refusal, "about", "")
        form.add_error(about if about in form.fields else None, str(refusal))
        if isinstance(refusal, SavedElsewhere):
            go_on_from(form, refusal.current)
        return False
    if message:
        messages.success(request, message)
    return True


def go_on_from(form: forms.Form, current: object) -> None:
    """Sending what was typed again counts from what stands now: the person has read that."""
    name = next((name for name in ("seen", "seen_version") if name in form.fields), "")
    if name:
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data[form.add_prefix(name)] = "" if current is None else str(current)  # type: ignore[index]
