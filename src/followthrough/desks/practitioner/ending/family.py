"""What is on record of the people whom somebody who died leaves, for whoever speaks with them."""

from __future__ import annotations

from followthrough.desks.practitioner.case.page import CasePage
from followthrough.people.rules import Unsaid
from followthrough.people.words import label_of_answer

CARING = "caring"  # the kind of circumstances that are about those close to the person
# Answers about the person that may hold for a letter or a call to those close to them.
ANSWERS = {"caring_hours": "Caring hours", "language": "Language", "adjustments": "Adjustments"}
NOTHING = frozenset({*Unsaid, "None", "None needed", "English"})


def left_behind(page: CasePage) -> list[str]:
    """As it was said of the person; nothing is concluded from it."""
    assessment, known = page.facts.case.assessment, page.context.pack.known.circumstances
    lines = []
    for found in assessment.circumstances if assessment else ():
        kind = known.get(found.code)
        if kind is not None and kind.kind == CARING:
            lines.append(f"{kind.label}: {found.note}" if found.note else kind.label)
    person = page.case.person
    said = {label: getattr(person, name) for name, label in ANSWERS.items()}
    lines += [f"{label}: {label_of_answer(v)}" for label, v in said.items() if v not in NOTHING]
    return lines
