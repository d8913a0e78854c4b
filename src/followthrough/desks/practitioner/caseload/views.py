"""The caseload: 25 cases on a page, with filters that stand in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from followthrough.common.actors import Actor, Capability
from followthrough.common.dates import say_list, today_in_london
from followthrough.common.wording import within_sentence
from followthrough.delivery.queries.caseload import CaseLine
from followthrough.delivery.queries.caseload import caseload as found_cases
from followthrough.delivery.rules import Context
from followthrough.delivery.rules.digest import NO_END
from followthrough.delivery.rules.work import rest_in_words
from followthrough.desks.practitioner.caseload.forms import SORTS, CaseloadFilter
from followthrough.desks.practitioner.caseload.remembered import (
    CLEAR,
    in_words,
    keep,
    remember,
    remembered,
    usual_cases,
)
from followthrough.desks.shared.searches import FOUND, asked_for, led_to_search
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.insight.queries import colleagues_of
from followthrough.people.queries import (
    ClosedCases,
    OtherIdentity,
    other_identities_that_found,
)
from followthrough.people.words import LIKELIHOOD, OTHER_NAMES, SERIOUS_HARM
from followthrough.plans.rules import NO_PLAN
from followthrough.policy import context_on

ROWS = 25


@desk_page(STAFF)
def caseload(request: HttpRequest, actor: Actor) -> HttpResponse:
    context = context_on(today_in_london())
    if request.method == "POST":
        if CLEAR in request.POST:
            keep(actor, "")
            return redirect("cases")
        _keep_what_was_chosen(request, actor, context)
    if (search := led_to_search(request)) is not None:
        return search
    last = remembered(request, actor)
    asked = last.copy() if last is not None else asked_for(request)
    asked.setdefault("whose", usual_cases(actor))
    form = CaseloadFilter(asked, pack=context.pack, holders=_holders(actor, context))
    form.is_valid()
    wanted = form.cleaned_data  # one wrong filter does not lift the others
    found = found_cases(actor, context, wanted)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    lines = list(page)
    others = other_identities_that_found([line.case for line in lines], wanted.get("name", ""))
    return render(
        request,
        "practitioner/caseload.html",
        {
            "form": form,
            "page": page,
            "standing": found.digests.standing,
            "rows": [
                _row(line, context) | {"found_by": _found_by(others.get(line.case.case_id, ()))}
                for line in lines
            ],
            "query": _query(last if last is not None else request.GET),
            "last": last is not None,
            "in_use": in_words(form, usual_cases(actor)),
            "of_unit": wanted.get("whose") in {"unit", "team"},
            "closed": "" if lines else _closed_that_fit(actor, wanted, request.GET.get(FOUND, "")),
            "whose": form.whose_label,
            "order": SORTS.get(wanted.get("sort") or "", "by name"),
            "more": bool(form.errors) or form.more_in_use,
            "filtered": any(
                value for name, value in wanted.items() if name not in {"whose", "sort"}
            ),
        },
    )


def _keep_what_was_chosen(request: HttpRequest, actor: Actor, context: Context) -> None:
    form = CaseloadFilter(request.POST, pack=context.pack)
    form.is_valid()
    remember(actor, form)


def _holders(actor: Actor, context: Context) -> list[tuple[str, str]]:
    """Among whom a manager can choose."""
    if not actor.can(Capability.OVERSEE_UNITS):
        return []
    colleagues = colleagues_of(actor, context.today)
    return [(str(colleague.user_id), colleague.name) for colleague in colleagues]


def _closed_that_fit(actor: Actor, wanted: dict[str, Any], search: str) -> str:
    """Where the list of closed cases has somebody of the name that was typed."""
    name = wanted.get("name", "")
    if not name or not ClosedCases(actor, today_in_london(), own=False, name=name).count():
        return ""
    return f"{reverse('closed-cases')}?whose=unit&{FOUND}={search}"


def _row(line: CaseLine, context: Context) -> dict[str, Any]:
    marks = {mark.split(":", 1)[0] for mark in line.marks}
    return {
        "line": line,
        "likelihood": _level(line, "likelihood", LIKELIHOOD),
        "rosh": _level(line, "serious_harm", SERIOUS_HARM),
        "immediate": [context.pack.area_label(area) for area in line.immediate],
        "has_plan": line.plan_state != NO_PLAN,
        "rest": rest_in_words(line.counts) if line.counts else [],
        "died": "died" in marks,
        "where": _where(line, recalled="recalled" in marks),
        "stalled": "stalled" in marks,
        "no_end": NO_END in line.marks,
        "ending_soon": "ending_soon" in marks,
        "ended": bool(line.ends_on and line.ends_on < context.today),
    }


def _level(line: CaseLine, name: str, levels: Mapping[str, str]) -> str | None:
    """None where it is not known."""
    return next((text for code, text in levels.items() if f"{name}:{code}" in line.marks), None)


def _where(line: CaseLine, *, recalled: bool) -> str:
    """What is said of somebody who is in custody; the mark may be of yesterday."""
    if not line.in_custody:
        return ""
    return "recalled to prison" if recalled else "in custody"


def _found_by(names: Iterable[OtherIdentity]) -> str:
    """ "formerly Anna Kowalska"; empty where the present names are what was typed."""
    return say_list(f"{within_sentence(OTHER_NAMES[one.kind])} {one.name}" for one in names)


def _query(asked: QueryDict) -> str:
    query = asked.copy()
    query.pop("page", None)
    return f"{query.urlencode()}&" if query else ""
