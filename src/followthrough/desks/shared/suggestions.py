"""Words to start from, and kinds of work that are there, are chosen with a button of the form that
they fill, so that whatever was typed beside them stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, QueryDict

from followthrough.common.numbers import whole_number

USE, KIND = "use", "kind"


def is_choosing(request: HttpRequest) -> bool:
    """Whether the form was sent to be filled, and not to be saved."""
    return request.method == "POST" and (USE in request.POST or KIND in request.POST)


def chosen_suggestion(request: HttpRequest, suggested: Sequence[Any]) -> Any:
    """The suggestion whose number was sent; None where there is none of that number."""
    number = whole_number(request.POST.get(USE, ""))
    return suggested[number] if number is not None and number < len(suggested) else None


def posted_data(request: HttpRequest, instead: Mapping[str, str]) -> QueryDict | None:
    """What was sent, with `instead` in the place of what stood there; None where nothing was."""
    if request.method != "POST":
        return None
    data = request.POST.copy()
    for name, words in instead.items():
        data[name] = words
    return data
