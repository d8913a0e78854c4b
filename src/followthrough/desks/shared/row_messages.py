"""What is said of an act stands in the row that it was about, and does not push the page away:

say_in_row(request, step.id, "It has started.")
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest

ROW = "row-"  # how the tag of such a message begins


def say_in_row(request: HttpRequest, row: int, text: str) -> None:
    messages.success(request, text, extra_tags=f"{ROW}{row}")


def messages_of_rows(request: HttpRequest) -> dict[int, str]:
    """By row. They are read and gone, as every message; the page shows them where they belong."""
    tagged = [(str(m.extra_tags or ""), str(m)) for m in messages.get_messages(request)]
    return {int(tag[len(ROW) :]): text for tag, text in tagged if tag.startswith(ROW)}
