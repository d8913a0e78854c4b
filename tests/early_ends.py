"""Prints how early ends read: `python -m tests.early_ends`.

A process of its own, on whatever database DATABASE_URL names. Of each sentence what was said last,
by its id; and of each case the days that the person was told.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import django

SAID = ("ends_on", "was_to_end_on", "judgements", "shown", "pack", "words")
SAID += ("decided_on", "confirmed_on", "confirmed_words", "told_on", "told_how")
SAID += ("withdrawn_on", "withdrawn_words")
BY = ("decided_by", "confirmed_by", "told_by", "withdrawn_by")


def early_ends() -> dict[str, Any]:
    from followthrough.early_ending.queries import early_end_of
    from followthrough.early_ending.queries import early_ends as early_ends_by_case
    from followthrough.early_ending.rules import days_told
    from followthrough.people.models import Case, Sentence

    cases = list(Case.objects.values_list("pk", flat=True))
    read = early_ends_by_case(cases)
    ends = {id_: early_end_of(id_) for id_ in Sentence.objects.values_list("pk", flat=True)}
    return {
        "of sentences": {
            id_: {name: getattr(end, name) for name in SAID}
            | {name: by.name if (by := getattr(end, name)) else None for name in BY}
            | {"stands": end.stands, "is_confirmed": end.is_confirmed}
            for id_, end in ends.items()
            if end is not None
        },
        "of cases": {id_: days_told(read.get(id_, ())) for id_ in cases},
    }


if __name__ == "__main__":
    django.setup()
    json.dump(early_ends(), sys.stdout, default=str)
