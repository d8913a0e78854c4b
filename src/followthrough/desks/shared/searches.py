"""The name that somebody searches for stays in their session. An address is kept in the history of
the browser, and by whatever lies between it and us."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect, QueryDict

NAME, FOUND = "name", "found"
LONGEST = 200  # more than the form takes, so that it says so
KEPT, MOST = "searches", 20  # of each session the last ones, so that going back finds them
NO_FILTER = frozenset({"csrfmiddlewaretoken", "page", NAME, FOUND})


def led_to_search(request: HttpRequest) -> HttpResponseRedirect | None:
    """For a search that was sent, or that somebody typed into the address: to the same page, with
    an address that names nobody."""
    sent = request.POST if request.method == "POST" else request.GET
    if request.method != "POST" and NAME not in sent:
        return None
    asked = QueryDict(mutable=True)
    for field, values in sent.lists():
        if field not in NO_FILTER:
            asked.setlist(field, [value[:LONGEST] for value in values if value])
    if name := sent.get(NAME, "").strip():
        asked[FOUND] = secrets.token_urlsafe(6)
        searches = {**request.session.get(KEPT, {}), asked[FOUND]: name[:LONGEST]}
        request.session[KEPT] = dict(list(searches.items())[-MOST:])
    query = asked.urlencode()
    return HttpResponseRedirect(f"{request.path}?{query}" if query else request.path)


def asked_for(request: HttpRequest) -> QueryDict:
    """What the address asks for, with the name that was typed."""
    asked = request.GET.copy()
    found = asked.get(FOUND)
    if found is not None:
        name = request.session.get(KEPT, {}).get(found)
        if name is None:
            messages.info(request, "That search has ended with your session. Type the name again.")
        asked[NAME] = name or ""
    return asked
