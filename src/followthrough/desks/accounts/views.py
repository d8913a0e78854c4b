"""Signing in and out, and the demonstration's personas."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from followthrough.accounts import queries
from followthrough.accounts.sessions import why_ended
from followthrough.desks.accounts.forms import SignInForm
from followthrough.desks.shared.unsent import (
    address_of_unsent,
    others_keep_theirs,
    what_becomes_of_it,
)
from followthrough.people.queries import people_of_others
from followthrough.people.rules.sources import DEMONSTRATION


class SignIn(LoginView):
    template_name = "accounts/sign-in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "personas": queries.personas() if _is_demonstration() else [],
            "signed_out": why_ended(self.request.session),
            "unsent": what_becomes_of_it(self.request),
        }

    def get_success_url(self) -> str:
        return address_of_unsent(self.request) or super().get_success_url()


class SignOut(LogoutView):
    next_page = "sign-in"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with others_keep_theirs(request):
            return super().post(request, *args, **kwargs)


def _is_demonstration() -> bool:
    """Without a password nobody signs in where anybody is who is not invented."""
    return settings.DEMO and not people_of_others(DEMONSTRATION)


@require_POST
def sign_in_as_persona(request: HttpRequest) -> HttpResponse:
    """Signs in without a password, so only ever an invented person of the demonstration."""
    wanted = request.POST.get("username", "")
    user = queries.persona_user(wanted) if _is_demonstration() else None
    if user is None:
        raise PermissionDenied
    with others_keep_theirs(request):
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponseRedirect(address_of_unsent(request) or settings.LOGIN_REDIRECT_URL)
