"""The directory of services: by need, area, sex, age and way of working."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from followthrough import policy
from followthrough.common.actors import Actor
from followthrough.common.dates import today_in_london
from followthrough.desks.practitioner.services.forms import ServiceSearchForm
from followthrough.desks.shared.viewer import DIRECTORY, desk_page
from followthrough.organisations.queries import unit_choices, unit_named
from followthrough.people.rules.birth import Ages
from followthrough.services.queries import search_services, sessions_of
from followthrough.services.words import (
    DOSAGE,
    MODES,
    for_others,
    for_whom,
    say_listing,
    say_places,
    say_value,
)

# Folded away on a narrow screen, unless one of them is in use.
MORE = ("sex", "age", "mode", "ended")


@desk_page(DIRECTORY)
def search(request: HttpRequest, actor: Actor) -> HttpResponse:
    today = today_in_london()
    pack = policy.on(today)
    units = unit_choices(actor.unit_ids)
    data = request.GET.copy()
    if "unit" not in data and actor.unit_ids:
        data["unit"] = units[0][0]  # the viewer's own unit stands first
    form = ServiceSearchForm(data, pack=pack, units=units)
    form.is_valid()
    wanted = form.cleaned_data  # one wrong answer does not lift the others
    unit = unit_named(wanted.get("unit") or "")
    age = wanted.get("age")
    asked = wanted | {"ages": None if age is None else Ages(age, age)}
    result = search_services(unit, asked, pack, today) if unit else None
    return render(
        request,
        "practitioner/services.html",
        {
            "form": form,
            "more": bool(form.errors) or any(wanted.get(name) for name in MORE),
            "found": result,
            "unit": unit,
            "today": today,
            "pack": pack,
            "say_listing": say_listing,
            "modes": MODES,
            "for_whom": for_whom,
            "for_others": partial(
                for_others, sex=wanted.get("sex") or None, ages=asked["ages"], today=today
            ),
            "say_places": say_places,
            "dosage": DOSAGE,
            "say_value": say_value,
            "sessions_of": sessions_of,
        },
    )
