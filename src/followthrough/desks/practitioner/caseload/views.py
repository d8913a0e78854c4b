"""The caseload: 80 cases on a page, with filters."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from followthrough.common.actors import Actor, Capability
from followthrough.common.dates import today_in_london
from followthrough.delivery.facts import work_facts
from followthrough.delivery.queries import caseload as found_cases
from followthrough.delivery.rules import Context, counts, ends_soon, is_stalled
from followthrough.delivery.worklist import context_on
from followthrough.desks.practitioner.caseload.forms import CaseloadFilter
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.rules import Immediacy
from followthrough.people.words import LIKELIHOOD, SERIOUS_HARM
from followthrough.plans.rules import KnowsPlan

ROWS = 80


@desk_page(STAFF)
def caseload(request: HttpRequest, actor: Actor) -> HttpResponse:
    context = context_on(today_in_london())
    asked = request.GET.copy()
    if not actor.can(Capability.HOLD_CASES):
        asked.setdefault("whose", "unit")
    form = CaseloadFilter(asked, pack=context.pack)
    form.is_valid()
    wanted = form.cleaned_data  # one wrong filter does not lift the others
    ids = found_cases(actor, context, wanted)
    page = Paginator(ids, ROWS).get_page(request.GET.get("page"))
    facts = work_facts(page.object_list, KnowsPlan)
    return render(
        request,
        "practitioner/caseload.html",
        {
            "form": form,
            "page": page,
            "rows": [_row(case_work, context) for case_work in facts.values()],
            "query": _query(request),
            "more": bool(form.errors) or form.more_in_use,
            "filtered": any(value for name, value in wanted.items() if name != "whose"),
        },
    )


def _row(facts: KnowsPlan, context: Context) -> dict[str, Any]:
    case, found = facts.case, facts.case.assessment
    ends = case.ends_on
    return {
        "case": case,
        "likelihood": LIKELIHOOD[found.likelihood] if found else None,
        "rosh": SERIOUS_HARM[found.serious_harm] if found else None,
        "immediate": [
            context.pack.area_label(n.area)
            for n in case.needs
            if n.immediacy == Immediacy.IMMEDIATE
        ],
        "counts": counts(facts.steps),
        "has_plan": facts.plan is not None,
        "stalled": is_stalled(facts, context),
        "ends": ends,
        "ending_soon": ends_soon(ends, context),
        "ended": bool(ends and ends < context.today),
    }


def _query(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return f"{query.urlencode()}&" if query else ""
