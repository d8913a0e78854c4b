"""The limits on access that stand: for taking in a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Exists, OuterRef

from followthrough.accounts.queries import accounts_with
from followthrough.people.models import AccessLimit, Person
from followthrough.people.rules import LimitKind
from followthrough.people.rules.limits import Limits


def excluded_and_unknown(usernames: Collection[str]) -> set[str]:
    """Those of these folded user names that an exclusion names and that nobody has: such an
    exclusion keeps out everybody."""
    named = AccessLimit.objects.current().filter(
        ~Exists(accounts_with(OuterRef("username"))),
        kind=LimitKind.EXCLUSION,
        username__in=usernames,
    )
    return set(named.values_list("username", flat=True))


def standing_limits(crns: Collection[str]) -> dict[str, Limits]:
    """By CRN of the record, whoever may see it; of the record alone, not of one merged with it."""
    names: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    rows = AccessLimit.objects.current().filter(person__crn__in=crns)
    for person_id, kind, username in rows.values_list("person", "kind", "username"):
        names[person_id, kind].add(username)
    people = Person.objects.filter(crn__in=crns).values_list("pk", "crn", "access_known")
    return {
        crn: Limits(
            known,
            frozenset(names[pk, LimitKind.EXCLUSION]),
            frozenset(names[pk, LimitKind.RESTRICTION]),
        )
        for pk, crn, known in people
    }
