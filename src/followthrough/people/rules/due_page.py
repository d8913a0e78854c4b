"""Where a thing to do is done. Pure."""

from __future__ import annotations

from typing import NamedTuple

from followthrough.people.rules.due_item import DUE_KINDS, Due


class PageAt(NamedTuple):
    """A page by its name, and what its address holds."""

    name: str
    args: tuple[str | int, ...]


def at(item: Due, crn: str) -> PageAt:
    """The page where it is done, with what its address holds; `crn` is that of its case."""
    kind = DUE_KINDS.named(item.kind)
    if not kind.page:
        step_id = item.step_id
        return PageAt("plan", (crn,)) if step_id is None else PageAt("work-step", (crn, step_id))
    if not kind.page_of:
        return PageAt(kind.page, (crn,))
    about = item.subject_id(kind.page_of)
    # Stored by a release that meant another page: its case is where to look.
    return PageAt("case", (crn,)) if about is None else PageAt(kind.page, (crn, about))
