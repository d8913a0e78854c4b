"""Writes what a source says of sentences and of what they require, with a constant number of
statements; called by `import_rows`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from followthrough.common.actions import upsert
from followthrough.people.actions.incoming import IncomingCase
from followthrough.people.models import Case, Requirement, Sentence


def write_sentences(
    incoming: Sequence[IncomingCase], cases: Mapping[str, Case], today: date
) -> None:
    case_ids = [c.pk for c in cases.values()]
    existing = {(s.case_id, s.ref): s for s in Sentence.objects.filter(case__in=case_ids)}
    sentences = upsert(
        Sentence,
        {
            (cases[i.crn].pk, s.ref): {
                "case": cases[i.crn],
                "withdrawn_on": None,
                **s.model_dump(exclude={"requirements", "changes"}),
                "ends_on": s.last_day,
                "no_end": s.has_no_end,
                "changes": [change.model_dump(mode="json") for change in s.changes],
            }
            for i in incoming
            for s in i.sentences
        },
        existing,
    )
    _withdraw_missing([s for key, s in existing.items() if key not in sentences], today)
    existing_requirements = {
        (r.sentence_id, r.ref): r for r in Requirement.objects.filter(sentence__case__in=case_ids)
    }
    requirements = upsert(
        Requirement,
        {
            (sentences[cases[i.crn].pk, s.ref].pk, r.ref): {
                "sentence": sentences[cases[i.crn].pk, s.ref],
                "withdrawn_on": None,
                **r.model_dump(),
            }
            for i in incoming
            for s in i.sentences
            for r in s.requirements
        },
        existing_requirements,
    )
    _withdraw_missing(
        [r for key, r in existing_requirements.items() if key not in requirements], today
    )


def _withdraw_missing(gone: Sequence[Sentence] | Sequence[Requirement], today: date) -> None:
    """What the source took back stays on record, with the day on which it went."""
    fresh = [row for row in gone if row.withdrawn_on is None]
    if fresh:
        type(fresh[0])._default_manager.filter(pk__in=[row.pk for row in fresh]).update(
            withdrawn_on=today
        )
