"""Who looks: the actor behind a request, and what a page asks that they may do."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Actor, Capability
from followthrough.desks.shared import unsent
from followthrough.desks.shared.case import NothingToDoHere
from followthrough.desks.shared.form_numbers import FIELD, number_sent
from followthrough.desks.shared.sent_once import answer_once
from followthrough.desks.shared.typed import noting_forms, typed_in
from followthrough.people.queries.opening import RecordIsMerged

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]

# What the pages of cases ask. Whether a change is allowed, the action asks besides.
STAFF = Capability.OPEN_CASES
# The directory tells nothing about any case, so everybody who works with the service may read it.
DIRECTORY = Capability.READ_DIRECTORY


def desk_page(asked: Capability) -> Callable[[View[P]], Callable[..., HttpResponse]]:
    """A page for whoever may do that: asks to sign in first, and hands the view its actor. What its
    form sends is one act, and is not lost where the session had ended."""

    def decorate(view: View[P]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def run(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return unsent.ask_to_sign_in(request)
            if unsent.is_of_another(request):
                return unsent.refuse_for_its_owner(request)
            actor = actor_for(request.user)
            if not actor.can(asked):
                raise PermissionDenied
            request.actor = actor  # type: ignore[attr-defined]  # for what stands on every page

            def answer() -> HttpResponse:
                try:
                    return view(request, actor, *args, **kwargs)
                except NothingToDoHere as nothing:
                    return _nothing_to_do(request, nothing)
                except RecordIsMerged as merged:
                    if request.method != "POST":
                        raise
                    cause = "This record has been merged into another one of the same person."
                    return _nothing_to_do(request, NothingToDoHere(merged.crn, cause))

            with noting_forms(request):
                return _answer(request, answer)

        run.keeps_unsent = True  # type: ignore[attr-defined]
        return run

    return decorate


def keeps_unsent(view: Callable[..., HttpResponse]) -> bool:
    """Whether it is the page of a desk, where what was typed is kept."""
    return getattr(view, "keeps_unsent", False)


def _answer(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    if request.method == "GET" and unsent.is_waiting(request):
        return unsent.answer_unsent(request, view)
    if request.method != "POST" or FIELD not in request.POST:
        return view()
    form = number_sent(request)
    if form is None:  # one that we never gave to anybody
        return render(request, "403_csrf.html", status=403)
    answer, acted = answer_once(request, form, view)
    if acted:
        unsent.forget(request)
    return answer


def _nothing_to_do(request: HttpRequest, nothing: NothingToDoHere) -> HttpResponse:
    """What somebody had typed while a colleague was first is shown, so that it can be kept
    elsewhere."""
    if request.method != "POST":
        messages.info(request, nothing.cause)
        return redirect(nothing.address)
    names = {"nothing": nothing, "typed": typed_in(request)}
    return render(request, "shared/nothing-to-do.html", names, status=409)
