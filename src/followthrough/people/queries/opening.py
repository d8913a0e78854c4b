"""Opening a case by its CRN: which one it leads to, and what its pages ask with it. Who may see it
is decided in `people.access`."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Exists, F, Func, OuterRef, Q, QuerySet, Value

from followthrough.common.actors import Actor
from followthrough.common.dates import start_of, today_in_london
from followthrough.common.errors import NotAllowed, refuse
from followthrough.common.queries import VALUE, Question, entries
from followthrough.common.texts import searchable
from followthrough.people.access import (
    NO_SUCH_CASE,
    NO_SUCH_CASE_REMEDY,
    OneOf,
    open_access_rows,
    visible_to,
)
from followthrough.people.models import Case, FormerCrn, OtherName, Person
from followthrough.people.rules.case_life import why_not_changed

READ = "case.read"  # the kind of entry that notes a reading (actions/case_readings.py)


class _Appended(Func):
    function = "array_append"
    output_field = ArrayField(CharField())


def case_for(actor: Actor, crn: str, case_id: int | None = None) -> Case:
    """The case of that person, also by a CRN that they had before or have besides: the open one, or
    else the one that ended last; with `case_id` that one. Raises NotAllowed, in the same words,
    where there is none and where the actor may not see it."""
    # CRNs are kept in capitals, so that this is a look-up in the index.
    folded = searchable(crn.strip().upper())
    today = today_in_london()
    if case_id is None:
        found = _opened(actor, today).rows(folded)
    else:
        found = list(_openable(actor, today).filter(_has_or_had(folded), pk=case_id))
    if not found:
        raise NotAllowed(NO_SUCH_CASE, NO_SUCH_CASE_REMEDY)
    return found[0]


def live_case_for(actor: Actor, crn: str) -> Case:
    """As `case_for`, for what is not done of a case that is over. Raises NotPossible of such."""
    case = case_for(actor, crn)
    refuse(why_not_changed(case.closed_on, case.person.died_on))
    return case


def _has_or_had(crn: str) -> OneOf:
    """Whose CRN it was is found before, so that this stays one look-up in the index, and one
    question whether there is such a case or not."""
    former = FormerCrn.objects.filter(crn=crn)
    now = former.values_list("person__crn").union(
        former.filter(person__merged_into__isnull=False).values_list("person__merged_into__crn")
    )
    kept = Person.objects.filter(crn=crn, merged_into__isnull=False).values_list("merged_into__crn")
    theirs = now.union(kept, all=True)
    return OneOf("person__crn", _Appended(ArraySubquery(theirs), Value(crn)))


def refuse_other_crn(case: Case, asked: str) -> None:
    """Raises CrnHasChanged, or RecordIsMerged, where the case is that of another CRN than was asked
    for."""
    crn = asked.strip().upper()
    if case.person.crn == crn:
        return
    if Person.objects.filter(crn=searchable(crn), merged_into__isnull=False).exists():
        raise RecordIsMerged(case.person.crn)
    raise CrnHasChanged(case.person.crn)


class CrnHasChanged(NotAllowed):
    """A case was asked for by a former CRN of somebody whom the actor may see; `crn` is the present
    one."""

    def __init__(self, crn: str) -> None:
        super().__init__("This person has another CRN now.", "Open the case by the present CRN.")
        self.crn = crn


class RecordIsMerged(CrnHasChanged):
    """The same, by the CRN of a record that was merged into another one: what a form says of that
    record is not said of the other."""


@lru_cache(maxsize=256)
def _opened(actor: Actor, on: date) -> Question[Case]:
    """By the CRN. Kept like `_visible`, and put into SQL once: every page of a case asks it."""
    return Question(_openable(actor, on).filter(_has_or_had(VALUE))[:1])


@lru_cache(maxsize=256)
def _openable(actor: Actor, on: date) -> QuerySet[Case]:
    """Kept like `_visible`."""
    return (
        visible_to(actor, on)
        .order_by(
            F("person__merged_into").asc(nulls_first=True),
            F("closed_on").desc(nulls_first=True),
            "-pk",
        )
        .select_related("person", "unit", "practitioner")
        .annotate(
            has_other_identities=_has_other_identities(),
            has_merged_records=Exists(Person.objects.filter(merged_into=OuterRef("person_id"))),
            viewer_is_on_it=Exists(open_access_rows(actor, on)),
            has_others=Exists(
                Case.objects.filter(person=OuterRef("person"), closed_on__isnull=False).exclude(
                    pk=OuterRef("pk")
                )
            ),
            reading_is_noted=Exists(
                entries(READ, case_id=OuterRef("pk"), by_id=actor.user_id, at__gte=start_of(on))
            ),
        )
    )


def _has_other_identities() -> Q:
    """Most people have none: then nothing more is read."""
    names = OtherName.objects.filter(person=OuterRef("person_id"), withdrawn_on=None)
    return Q(Exists(names)) | Q(Exists(FormerCrn.objects.filter(person=OuterRef("person_id"))))


def has_merged_records(opened: Case) -> bool:
    """Of a case that `case_for` opened."""
    has: bool = opened.has_merged_records  # type: ignore[attr-defined]  # from case_for
    return has


def reading_is_noted(by: Actor, opened: Case) -> bool:
    """Whether nothing has to be noted of who opened a case by `case_for`: they hold it, are on it,
    or it is noted already that day."""
    noted: bool = opened.reading_is_noted  # type: ignore[attr-defined]  # from case_for
    return noted or not is_asked_why(by, opened)


def is_asked_why(by: Actor, opened: Case) -> bool:
    """Whether they have to say why before a change, for the pages of a case that `case_for` has
    just opened, without a statement more. An action asks `work_on_case`."""
    holds = by.user_id is not None and opened.practitioner_id == by.user_id
    on_it: bool = opened.viewer_is_on_it  # type: ignore[attr-defined]  # from case_for
    return not (by.is_operator or holds or on_it)
