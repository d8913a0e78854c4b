"""Where a thing to do is done. Pure."""

from __future__ import annotations

from typing import NamedTuple

from followthrough.people.rules.due_item import DUE_KINDS, NEED, REQUIREMENT, STEP, Due

PLAN = "plan"
# What of a case has a row on its plan.
IN_ROWS = frozenset({STEP, NEED, REQUIREMENT})


class PageAt(NamedTuple):
    """A page by its name, what its address holds, and the row on it: "step-12", or "" for none."""

    name: str
    args: tuple[str | int, ...]
    anchor: str = ""


def at(item: Due, crn: str) -> PageAt:
    """The page where it is done, with what its address holds; `crn` is that of its case."""
    kind = DUE_KINDS.named(item.kind)
    if not kind.page:
        step_id = item.step_id
        return _on_plan(item, crn) if step_id is None else PageAt("work-step", (crn, step_id))
    if kind.page == PLAN:
        return _on_plan(item, crn)
    if not kind.page_of:
        return PageAt(kind.page, (crn, kind.page_part) if kind.page_part else (crn,))
    about = item.subject_id(kind.page_of)
    # Stored by a release that meant another page: its case is where to look.
    return PageAt("case", (crn,)) if about is None else PageAt(kind.page, (crn, about))


def _on_plan(item: Due, crn: str) -> PageAt:
    """The row that it is about; a page without that row opens at its top."""
    about, _, code = item.subject.partition(":")
    return PageAt(PLAN, (crn,), f"{about}-{code}" if about in IN_ROWS and code else "")
