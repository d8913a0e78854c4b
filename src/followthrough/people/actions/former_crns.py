"""The CRNs that people had before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db import IntegrityError

from followthrough.people.models import FormerCrn, Person


def people_named(crns: Mapping[str, Collection[str]]) -> dict[str, Person]:
    """Who is here already, by the CRN that a source now says, from it and from those that it says
    are former ones; of merged records the one that is kept. Raises IntegrityError, with which a
    bulk action takes the other lines one by one, where these are two people: they may have become
    so since the file was looked at."""
    asked = {*crns, *(crn for former in crns.values() for crn in former)}
    by_crn = {person.crn: person for person in Person.objects.filter(crn__in=asked)}
    result: dict[str, Person] = {}
    for crn, former in crns.items():
        named = {by_crn[one].pk: by_crn[one] for one in (crn, *former) if one in by_crn}
        found = {pk: person for pk, person in named.items() if person.merged_into_id not in named}
        if len(found) > 1:
            raise IntegrityError("These CRNs have become two people. Take in the file again.")
        if found:
            [result[crn]] = found.values()
    return result


def write_former_crns(
    former: Mapping[Person, Collection[str]], changed: Collection[str], today: date
) -> None:
    """These people had these CRNs; `changed` are those that they have had until today."""
    wanted = {crn: person for person, crns in former.items() for crn in crns}
    if not wanted:
        return
    former_now = FormerCrn.objects.filter(crn__in=wanted).values_list("crn")
    # The CRN of a merged record stays that of this record.
    theirs = Person.objects.filter(crn__in=wanted).values_list("crn")
    known = {crn for (crn,) in former_now.union(theirs)}
    FormerCrn.objects.bulk_create(
        FormerCrn(person=person, crn=crn, until=today if crn in changed else None)
        for crn, person in wanted.items()
        if crn not in known
    )
