"""A second record of somebody, and looking at what becomes of both."""

from __future__ import annotations

from dataclasses import replace

from followthrough.people.actions.case_life import LifeNote
from followthrough.people.actions.same_person import Decision
from followthrough.people.models import Case
from followthrough.people.queries.facts import case_facts
from tests import factories

WHY = Decision(factories.TODAY, "The court wrote the name twice; I asked him.")
DIED_TOO = replace(WHY, died_too=True)
NOTE = LifeNote(factories.TODAY, factories.TODAY, "Some words")
TWICE = "X900002"


def second(crn: str = TWICE, **changes) -> Case:
    """Another record of the same person, with an order of its own."""
    line = factories.line(crn=crn, **changes)
    line["sentences"] = [
        {**s, "ref": f"{crn}-{s['ref']}", "offence": "Theft"} for s in line["sentences"]
    ]
    factories.imported(line)
    return Case.objects.select_related("person").get(person__crn=crn)


def facts_of(case: Case):
    return case_facts([case.pk])[case.pk]


def refs_of(case: Case) -> set[str]:
    return {sentence.ref for sentence in facts_of(case).sentences}


def fresh(case: Case) -> Case:
    return Case.objects.select_related("person", "digest").get(pk=case.pk)
