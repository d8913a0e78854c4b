"""The filters of Cases that a user chose last: Cases without a query shows them again.

Only what was chosen in the form is kept: an address that somebody sent, or a number of another page
that leads here, replaces nothing. What names somebody is never kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.forms import ChoiceField
from django.forms.boundfield import BoundField
from django.http import HttpRequest, QueryDict

from followthrough.accounts.actions import keep_preference
from followthrough.accounts.preferences import Preference
from followthrough.accounts.queries import preference_of
from followthrough.common.actors import Actor, Capability
from followthrough.desks.practitioner.caseload.forms import CaseloadFilter

CLEAR = "clear"  # the name of the button that forgets them
NAMING = frozenset({"name", "practitioner"})  # fields whose value stands for somebody


def usual_cases(actor: Actor) -> str:
    """Whose cases are listed where nothing says so."""
    return "mine" if actor.can(Capability.HOLD_CASES) else "unit"


def remember(actor: Actor, form: CaseloadFilter) -> None:
    """What was chosen and is not so anyway; a wrong value is not kept. Nothing is written where it
    is the same as before, and where somebody was only looked for by name."""
    chosen = {name for name, value in form.cleaned_data.items() if value} - {"whose", "sort"}
    if chosen == {"name"}:
        return
    asked = QueryDict(mutable=True)
    for name, value in form.cleaned_data.items():
        if value and name not in NAMING and (name, value) != ("whose", usual_cases(actor)):
            asked[name] = "on" if value is True else value
    keep(actor, asked.urlencode())


def keep(actor: Actor, query: str) -> None:
    if query != preference_of(actor, Preference.CASES_FILTER):
        keep_preference(actor, Preference.CASES_FILTER, query)


def remembered(request: HttpRequest, actor: Actor) -> QueryDict | None:
    """None where the address asks for something itself, and where there is nothing to show."""
    if request.GET:
        return None
    query = preference_of(actor, Preference.CASES_FILTER)
    return QueryDict(query, mutable=True) if query else None


def in_words(form: CaseloadFilter, usual: str) -> list[str]:
    """Each filter in use, as the form calls it; what is no longer offered is not in use."""
    whose = [] if form.cleaned_data.get("whose") == usual else [form["whose"]]
    fields = [*whose, form["sort"], *form.more]
    return [text for field in fields if (text := _said(form, field))]


def _said(form: CaseloadFilter, field: BoundField) -> str:
    value = form.cleaned_data.get(field.name)
    if not value:
        return ""
    if value is True:
        return str(field.label)
    assert isinstance(field.field, ChoiceField)
    offered = cast(Iterable[tuple[str, str]], field.field.choices)
    return f"{field.label}: {dict(offered)[value]}"
