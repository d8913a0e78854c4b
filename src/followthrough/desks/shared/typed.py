"""What somebody typed into a form, to be shown where it cannot be saved."""

from __future__ import annotations

from django.http import HttpRequest

from followthrough.desks.shared.form_numbers import TOKENS

NOT_TYPED = TOKENS | {"seen_version", "seen"}


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """The names of the answers, as words, each with what was entered; none of what is hidden, of
    passwords, or of a request that sends nothing."""
    return [
        (name.replace("_", " "), value)
        for name, values in request.POST.lists()
        if name not in NOT_TYPED and "password" not in name.lower()
        for value in values
        if value.strip()
    ]
