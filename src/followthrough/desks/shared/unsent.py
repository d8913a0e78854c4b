"""What somebody typed and sent after their session had ended: it waits while they sign in, and the
page of that form shows it again. Nothing of it is saved until they send it once more.

It waits in the session on the server, for a quarter of an hour, for whom the form was shown to and
nobody else. It is in no address, no cookie and no log.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseRedirectBase

from followthrough.accounts.sessions import SAID_FOR, keep_for_a_while
from followthrough.common.actions import one_form
from followthrough.common.errors import NotPossible
from followthrough.desks.shared.form_numbers import FIELD, number_sent
from followthrough.desks.shared.sent_once import only_say

KEY = "unsent"
MOST = 100_000  # signs, as a form is sent
NOT_KEPT = {"csrfmiddlewaretoken", FIELD}

NOTHING_WAS_SAVED = (
    "You were signed out before this was sent. Nothing was saved. "
    "Check what you typed and send it again."
)
GET_IT_BACK = (
    "What you sent last was not saved. Sign in with the same user name, and you get it back."
)
TOO_LONG = "What you sent last was not saved, and it was too long to be kept."


def keep(request: HttpRequest) -> None:
    """What was sent, where we know to whom the form was shown. Too much of it is not kept, and
    that is remembered."""
    form = number_sent(request)
    if form is None:
        return
    fields = request.POST.copy()
    for name in [n for n in fields if n in NOT_KEPT or "password" in n.lower()]:
        del fields[name]
    typed = fields.urlencode()
    fits = len(typed) <= MOST and not request.FILES
    request.session[KEY] = {
        "user": form.user_id,
        "until": int(time.time()) + SAID_FOR,
        "address": request.get_full_path(),
        "typed": typed if fits else "",
        "fits": fits,
    }
    if not request.user.is_authenticated:
        keep_for_a_while(request.session)


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        keep(request)
    return redirect_to_login(request.get_full_path())


def may_come_back(request: HttpRequest) -> bool:
    """Whether the form was shown to who is signed in now, or to somebody while nobody is."""
    form = number_sent(request)
    return form is not None and request.user.pk in {None, form.user_id}


def send_back(request: HttpRequest) -> HttpResponse:
    """To the page of the form as it was typed, by way of signing in where nobody is signed in."""
    if not request.user.is_authenticated:
        return ask_to_sign_in(request)
    keep(request)
    if address_of_unsent(request) is None:
        messages.warning(request, TOO_LONG)
    return HttpResponseRedirect(request.get_full_path())


def what_becomes_of_it(request: HttpRequest) -> str:
    """For the page that asks to sign in: a sentence about what was sent last, or nothing."""
    waiting = _waiting(request)
    if waiting is None:
        return ""
    if not waiting["fits"]:
        return TOO_LONG
    return GET_IT_BACK


def address_of_unsent(request: HttpRequest) -> str | None:
    """Where what waits for whoever is signed in now is shown."""
    waiting = _waiting(request)
    mine = waiting is not None and waiting["fits"] and waiting["user"] == request.user.pk
    return waiting["address"] if waiting is not None and mine else None


def answer_unsent(request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """The page of the form as it was typed: what was sent is answered as if it came now, but every
    action is refused."""
    waiting = _waiting(request)
    assert waiting is not None
    request.method = "POST"
    request.POST = QueryDict(waiting["typed"])
    request.is_unsent = True  # type: ignore[attr-defined]
    only_say(request, messages.WARNING, NOTHING_WAS_SAVED)
    refusal = NotPossible("This is not saved yet.", "Check it, then send it again.")
    with one_form(refusal) as form:
        response = answer()
    if form.was_refused and isinstance(response, HttpResponseRedirectBase):
        only_say(request, messages.WARNING, NOTHING_WAS_SAVED)
    return response


def is_unsent(request: HttpRequest) -> bool:
    """Whether the form is only shown as it was typed."""
    return getattr(request, "is_unsent", False)


def forget(request: HttpRequest) -> None:
    """It has been sent now."""
    waiting = request.session.get(KEY)
    if waiting is not None and waiting["address"] == request.get_full_path():
        del request.session[KEY]


def _waiting(request: HttpRequest) -> dict[str, Any] | None:
    waiting: dict[str, Any] | None = request.session.get(KEY)
    return waiting if waiting is not None and waiting["until"] > time.time() else None


def only_for_its_own(sender: object, request: HttpRequest, user: Any, **_: Any) -> None:
    """Whoever signs in gets nothing of somebody else's."""
    waiting = request.session.get(KEY)
    if waiting is not None and (waiting["user"] != user.pk or waiting["until"] <= time.time()):
        del request.session[KEY]


user_logged_in.connect(only_for_its_own, dispatch_uid="followthrough.desks.unsent")
