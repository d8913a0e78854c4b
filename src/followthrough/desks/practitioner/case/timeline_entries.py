"""The ledger as a timeline: what was done, by whom, on what and why, with the words typed then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from followthrough.common.actions import KINDS, Line, TypedText, typed_words
from followthrough.common.actors import Actor
from followthrough.desks.practitioner.case.page import CasePage
from followthrough.organisations.queries import unit_names
from followthrough.people.queries.merge_words import (
    OF_MERGED_RECORDS,
    kept_from_timeline,
    knows_of_merged_records,
)

if TYPE_CHECKING:
    from followthrough.common.models import LedgerEntry


def timeline_entries(
    entries: list[LedgerEntry], page: CasePage, viewer: Actor
) -> list[dict[str, Any]]:
    """What the timeline shows, in the order given, without what would tell of a record that the
    viewer may not open. How an entry reads is said by its kind; what was
    typed is read from the domain's own tables, in one statement for each room, and of merged
    records for whoever may open both; the names of units are read where a case may have moved."""
    goals = page.facts.plan.goals if page.facts.plan else ()
    names = {("goal", goal.id): goal.title for goal in goals}
    names |= {("step", step.id): step.text for goal in goals for step in goal.steps}
    units = _unit_names(entries, page)
    lines = [KINDS[entry.action].line_of(entry, units) for entry in entries]
    hidden = kept_from_timeline((row for line in lines for row in line.typed), viewer)
    told = [
        (entry, line)
        for entry, line in zip(entries, lines, strict=True)
        if hidden.isdisjoint(line.typed)
    ]
    if any(entry.action in OF_MERGED_RECORDS for entry, _ in told) and not knows_of_merged_records(
        viewer, page.case.person_id
    ):
        told = [one for one in told if one[0].action not in OF_MERGED_RECORDS]
    typed = typed_words((row for _, line in told for row in line.typed), viewer)
    return [
        {
            "title": line.title,
            "when": entry.at,
            "by": entry.by_name,
            "text": _text(
                line, names.get((entry.subject_kind, entry.subject_id or 0)), typed, page
            ),
            "tag": "Good news" if KINDS[entry.action].good_news else None,
            "colour": "green",
        }
        for entry, line in told
    ]


def _unit_names(entries: list[LedgerEntry], page: CasePage) -> dict[str, str]:
    """By code. Of the unit in which the case is it is known."""
    codes = {code for entry in entries for code in KINDS[entry.action].unit_codes_of(entry)}
    names = {page.case.unit.code: page.case.unit.name}
    if codes - names.keys():
        names |= unit_names(codes)
    return names


def _text(
    line: Line, name: str | None, typed: Mapping[tuple[str, int], TypedText], page: CasePage
) -> str:
    about = [name, *line.about]
    for row in line.typed:
        text = typed.get(row, TypedText())
        about.append(text.about)
        if text.staff_words:
            about.append(f"“{text.staff_words}”")
        if text.person_words:
            about.append(f"{page.facts.case.called}: “{text.person_words}”")
    return ". ".join(part for part in about if part)
