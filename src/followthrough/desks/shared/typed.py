"""What somebody typed into a form, to be shown where it cannot be saved: as the form showed it, by
the labels of its fields and choices.

The form that read what was sent is asked where the view came as far as making one. Where it did
not, as of a case that was closed meanwhile, the forms of the view's module are, as declared.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, cast

from django import forms
from django.http import HttpRequest

from followthrough.common.dates import say_date, today_in_london
from followthrough.desks.shared.fields import DateParts, PlainForm, forms_made
from followthrough.desks.shared.form_numbers import TOKENS
from followthrough.desks.shared.suggestions import KIND, USE
from followthrough.policy import on as pack_on

PARTS_OF_A_DAY = tuple(f"_{part}" for part in DateParts.PARTS)
# Names of fields of which no form is known, that say nothing to whoever filled them in.
CALLED = {
    "on": "The day",
    "words": "In your words",
    "found": "What you have found out",
    "died_too": "That you know of the death",
}
NOT_TYPED = TOKENS | {"seen_version", "seen", "seen_unit", USE, KIND}
Fields = Mapping[str, forms.Field]


@contextmanager
def noting_forms(request: HttpRequest) -> Iterator[None]:
    """Within it, forms that read what was sent are noted with the request."""
    made: list[PlainForm] = []
    request.forms_made = made  # type: ignore[attr-defined]
    token = forms_made.set(made)
    try:
        yield
    finally:
        forms_made.reset(token)


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """The labels of the answers, each with what was entered, and a day in one; none of what is
    hidden, of passwords, or of a request that sends nothing."""
    typed: dict[str, list[str]] = {}
    for name, values in request.POST.lists():
        if name in NOT_TYPED or "password" in name.lower():
            continue
        part = next((part for part in PARTS_OF_A_DAY if name.endswith(part)), "")
        entered = [value for value in values if value.strip()]
        if entered:
            typed.setdefault(name.removesuffix(part), []).extend(entered)
    fields = _fields(request, {*typed})
    shown = [name for name, field in fields.items() if name in typed and not field.widget.is_hidden]
    shown += [name for name in typed if name not in fields]
    return [
        (_label(name, fields.get(name)), _entered(typed[name], fields.get(name))) for name in shown
    ]


def _fields(request: HttpRequest, names: set[str]) -> Fields:
    made = getattr(request, "forms_made", [])
    if made:
        return {
            form.add_prefix(name): field for form in made for name, field in form.fields.items()
        }
    if request.resolver_match is None:  # no page has this address
        return {}
    module = sys.modules[request.resolver_match.func.__module__]
    declared: list[Fields] = [
        found.base_fields
        for found in vars(module).values()
        if isinstance(found, type) and issubclass(found, PlainForm)
    ]
    # Of two that have all these fields, the one that asks for nothing else.
    return max(declared, key=lambda f: (len(names & f.keys()), -len(f)), default={})


def _label(name: str, field: forms.Field | None) -> str:
    label = str(field.label or "") if field is not None else ""
    return label or CALLED.get(name) or name.replace("_", " ").capitalize()


def _entered(entered: list[str], field: forms.Field | None) -> str:
    if field is not None and isinstance(field.widget, DateParts):
        return _day(entered)
    if isinstance(field, forms.BooleanField):
        return "Yes"
    if isinstance(field, forms.ChoiceField):
        labels = _labels(field)
        return ", ".join(labels.get(value) or _in_pack(value) for value in entered)
    return " ".join(entered)


def _day(parts: list[str]) -> str:
    """As it was typed, where it is none."""
    try:
        day, month, year = map(int, parts)
        return say_date(date(year, month, day))
    except ValueError:
        return " ".join(parts)


def _labels(field: forms.ChoiceField) -> dict[str, str]:
    labels: dict[str, str] = {}
    for value, label in cast("Iterable[tuple[Any, Any]]", field.choices):
        group: Any = label if isinstance(label, list | tuple) else [(value, label)]
        labels |= {str(code): str(text) for code, text in group}
    return labels


def _in_pack(code: str) -> str:
    """Of a choice that only the form as it was shown had: the label, where the pack has one."""
    known = vars(pack_on(today_in_london()).known).values()
    labels = {codes[code].label for codes in known if code in codes}
    return labels.pop() if len(labels) == 1 else code
