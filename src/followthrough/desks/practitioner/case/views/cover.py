"""Saying why one works on a colleague's case, before the first change of the day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible
from followthrough.desks.practitioner.case.forms import CoverForm
from followthrough.desks.practitioner.case.page import CasePage, open_case
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.actions.cover import Cover, CoveredAlready, cover_case

ALREADY = "You can change this case today already."


@desk_page(STAFF)
def cover(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    here = reverse("case", args=[page.crn])
    back = _safe_address((request.POST or request.GET).get("next", "")) or here
    if not page.say_why:
        if request.method == "POST":
            messages.info(request, ALREADY)
        return redirect(back)
    form = CoverForm(
        request.POST if request.method == "POST" else None,
        reasons=page.context.pack.cover,
    )
    if form.is_valid():
        try:
            cover_case(actor, page.case, _cover(page, form))
        except CoveredAlready:
            messages.info(request, ALREADY)
            return redirect(back)
        except NotPossible as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "You can change this case today. Your reason is on record.")
            return redirect(back)
    return render(request, "practitioner/cover.html", page.shown(form=form, back=back))


def _cover(page: CasePage, form: CoverForm) -> Cover:
    return Cover(page.today, form.cleaned_data["reason"], form.cleaned_data["words"])


def _safe_address(address: str) -> str:
    """`address` if it is a path of this site, else nothing."""
    inside = address.startswith("/") and url_has_allowed_host_and_scheme(address, None)
    return address if inside else ""
