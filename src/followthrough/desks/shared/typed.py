"""What somebody typed into a form, to be shown where it cannot be saved."""

from __future__ import annotations

from django.http import HttpRequest

from followthrough.desks.shared.form_numbers import TOKENS

PARTS_OF_A_DAY = ("_day", "_month", "_year")
# Names of fields that say nothing to whoever filled them in.
CALLED = {
    "on": "The day",
    "words": "In your words",
    "found": "What you have found out",
    "died_too": "That you know of the death",
}
NOT_TYPED = TOKENS | {"seen_version", "seen"}


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """The names of the answers, as words, each with what was entered, and a day in one; none of
    what is hidden, of passwords, or of a request that sends nothing."""
    typed: dict[str, list[str]] = {}
    for name, values in request.POST.lists():
        if name in NOT_TYPED or "password" in name.lower():
            continue
        part = next((part for part in PARTS_OF_A_DAY if name.endswith(part)), "")
        entered = [value for value in values if value.strip()]
        if entered:
            field = name.removesuffix(part)
            label = CALLED.get(field) or field.replace("_", " ").capitalize()
            typed.setdefault(label, []).extend(entered)
    return [(label, " ".join(entered)) for label, entered in typed.items()]
