"""Who may see which case. Nothing else decides.

`visible_to(actor)` is: the unit scope of the role, or an open access row; and not denied.
Denied is: on the exclusion list, or a restriction list is open without the actor on it, or it
is not known whether there is such a list (fail closed). A list names users; an actor without a
user name is denied wherever a list is open. The operator of the installation, who owns the data
folder, sees every case; commands take `--as USER` to obey that user's access instead.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, CharField, Exists, F, Func, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Lower

from followthrough.common.actors import Actor, Capability
from followthrough.common.dates import start_of, today_in_london
from followthrough.common.errors import NotAllowed, NotPossible, refuse
from followthrough.common.queries import entries
from followthrough.common.texts import searchable
from followthrough.people.models import AccessLimit, Case, CaseAccess, FormerCrn, OtherName, Person
from followthrough.people.rules import LimitKind
from followthrough.people.rules.case_life import why_not_changed

READ = "case.read"  # the kind of entry that notes a reading (actions/case_readings.py)

# The same words whether a case does not exist or may not be seen: existence is not told.
NO_SUCH_CASE = "There is no case with that CRN that you can open."
NO_SUCH_CASE_REMEDY = "Check the CRN. If it is right, ask your manager about access."


def visible_to(actor: Actor, on: date | None = None) -> QuerySet[Case]:
    """The cases, open and closed, that `actor` may see on that day (today by default)."""
    return _visible(actor, on or today_in_london()).all()


@lru_cache(maxsize=256)
def _visible(actor: Actor, on: date) -> QuerySet[Case]:
    """Kept, as it is asked several times a page and takes longer to put together than to answer:
    it holds nothing but who asks and the day. Nobody evaluates it itself."""
    if actor.is_operator:
        return Case.objects.all()
    return Case.objects.filter(_within_reach(actor, on), _not_denied_to(actor))


def _within_reach(actor: Actor, on: date) -> Q:
    reach = Q(pk__in=[])
    if actor.can(Capability.SEE_UNIT_CASES):
        reach |= Q(unit_id__in=actor.unit_ids)
    return reach | Q(Exists(_rows_for(actor, on).filter(case=OuterRef("pk"))))


def _rows_for(actor: Actor, on: date) -> QuerySet[CaseAccess]:
    """The access rows of that user, or of their provider, which are open on that day."""
    for_actor = Q(user_id=actor.user_id) if actor.user_id is not None else Q(pk__in=[])
    if actor.provider_id is not None:
        for_actor |= Q(provider_id=actor.provider_id)
    return CaseAccess.objects.filter(
        Q(until_on=None) | Q(until_on__gte=on), for_actor, from_on__lte=on
    )


class _OneOf(Func):
    """The first is in the array that is the second, which is found before. Of a subquery the
    database expects for each of its rows what it costs once to find who is limited, and rather goes
    through all cases."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


class _Appended(Func):
    function = "array_append"
    output_field = ArrayField(CharField())


def whole_reach(actor: Actor, on: date) -> tuple[QuerySet[Case], ...]:
    """As `visible_to`, where a list asks for all of them: in parts that together are the same
    cases, each found by an index. As one query the database goes through the cases of the
    nation."""
    cases = visible_to(actor, on)
    if actor.is_operator:
        return (cases,)
    by_rows = cases.filter(_OneOf("pk", ArraySubquery(_rows_for(actor, on).values("case"))))
    if not actor.can(Capability.SEE_UNIT_CASES):
        return (by_rows,)
    return cases.filter(unit_id__in=actor.unit_ids), by_rows


def _not_denied_to(actor: Actor) -> Q:
    """Nearly nobody is limited: those few are found by an index of their own, and the others are
    looked at no further."""
    limited = Person.objects.filter(limited=True)
    # Lists hold folded names. An actor whose name was not folded must not slip past one.
    kept_out = _kept_out(OuterRef("pk"), actor.username.casefold() if actor.username else None)
    not_denied = limited.filter(~kept_out, access_known=True)
    return ~Q(person__in=limited) | Q(person__in=not_denied)


def denied_to_their_holder(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Those of the cases that the practitioner who holds them may not open: a list keeps them out,
    or it is not known whether one does."""
    kept_out = _kept_out(OuterRef("person"), Lower(OuterRef("practitioner__username")))
    return cases.filter(
        Q(person__access_known=False) | kept_out,
        person__limited=True,
        practitioner__isnull=False,
    )


def _kept_out(person: OuterRef, username: str | Lower | None) -> Q:
    """Where the lists about that person keep out who has that user name, folded. Who has none
    cannot be told apart from those whom a list names."""
    limits = AccessLimit.objects.current().filter(person=person)
    mine = limits.none() if username is None else limits.filter(username=username)
    excluded = (limits if username is None else mine).filter(kind=LimitKind.EXCLUSION)
    restricted = limits.filter(kind=LimitKind.RESTRICTION)
    let_in = mine.filter(kind=LimitKind.RESTRICTION)
    return Q(Exists(excluded)) | (Q(Exists(restricted)) & ~Q(Exists(let_in)))


def case_for(actor: Actor, crn: str, case_id: int | None = None) -> Case:
    """The case of that person, also by a CRN that they had before: the open one, or else the one
    that ended last; with `case_id` that one. Raises NotAllowed, in the same words, where there is
    none and where the actor may not see it."""
    # CRNs are kept in capitals, so that this is a look-up in the index.
    folded = searchable(crn.strip().upper())
    cases = _openable(actor, today_in_london()).filter(_has_or_had(folded))
    case = (cases if case_id is None else cases.filter(pk=case_id)).first()
    if case is None:
        raise NotAllowed(NO_SUCH_CASE, NO_SUCH_CASE_REMEDY)
    return case


def live_case_for(actor: Actor, crn: str) -> Case:
    """As `case_for`, for what is not done of a case that is over. Raises NotPossible of such."""
    case = case_for(actor, crn)
    refuse(why_not_changed(case.closed_on, case.person.died_on))
    return case


def _has_or_had(crn: str) -> _OneOf:
    """Whose CRN it was is found before, so that this stays one look-up in the index, and one
    question whether there is such a case or not."""
    now = FormerCrn.objects.filter(crn=crn).values("person__crn")
    return _OneOf("person__crn", _Appended(ArraySubquery(now), Value(crn)))


class CrnHasChanged(NotAllowed):
    """A case was asked for by a former CRN of somebody whom the actor may see; `crn` is the present
    one."""

    def __init__(self, crn: str) -> None:
        super().__init__("This person has another CRN now.", "Open the case by the present CRN.")
        self.crn = crn


@lru_cache(maxsize=256)
def _openable(actor: Actor, on: date) -> QuerySet[Case]:
    """Kept like `_visible`."""
    return (
        visible_to(actor, on)
        .order_by(F("closed_on").desc(nulls_first=True), "-pk")
        .select_related("person", "unit", "practitioner")
        .annotate(
            has_other_identities=_has_other_identities(),
            viewer_is_on_it=Exists(_open_access_rows(actor, on)),
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


class SayWhy(NotPossible):
    """It is a colleague's case, and nobody has said yet why they work on it."""


SAY_WHY_REMEDY = "Say why you are working on it, then send this again. What you entered is kept."


def work_on_case(by: Actor, case: Case, *_: object, **__: object) -> None:
    """The check of actions that change a case: as `act_on_case`, and it is not over. Raises
    NotPossible where it is."""
    row = _row_for_work(by, case)
    refuse(why_not_changed(row.closed_on, row.died_on))


def act_on_case(by: Actor, case: Case, *_: object, **__: object) -> None:
    """The check of actions on a case that may be over: staff of the service who may see it, and
    who hold it, are on it, or have said today why they work on it. Raises SayWhy where they have
    not."""
    _row_for_work(by, case)


class _Workable(NamedTuple):
    on_it: bool
    closed_on: date | None
    died_on: date | None


def _row_for_work(by: Actor, case: Case) -> _Workable:
    _refuse_role(by)
    today = today_in_london()
    # One statement says whether they may see it (there is a row) and whether they are on it.
    row = _workable(by, today).filter(pk=case.pk).first()
    if row is None:
        raise NotAllowed(NO_SUCH_CASE, NO_SUCH_CASE_REMEDY)
    work = _Workable._make(row)
    if not (by.is_operator or work.on_it):
        raise SayWhy(holder_sentence(case), SAY_WHY_REMEDY)
    return work


@lru_cache(maxsize=256)
def _workable(by: Actor, on: date) -> QuerySet[Case, tuple[bool, date | None, date | None]]:
    """Kept like `_visible`."""
    cases = visible_to(by, on).annotate(on_it=_is_on_it(by, on))
    return cases.values_list("on_it", "closed_on", "person__died_on")


def may_change(by: Actor, case: Case, *_: object, **__: object) -> None:
    """The role changes cases, and the actor may see this one; whether they hold it is not asked."""
    _refuse_role(by)
    if not visible_to(by).filter(pk=case.pk).exists():
        raise NotAllowed(NO_SUCH_CASE, NO_SUCH_CASE_REMEDY)


def _refuse_role(by: Actor) -> None:
    if not by.can(Capability.CHANGE_CASES):
        raise NotAllowed("Your role does not change cases.", "Ask the practitioner.")


def _is_on_it(by: Actor, on: date) -> Q:
    """They hold the case, or have an access row of their own. Asked of the database: the case may
    have changed hands since it was read."""
    held = Q(practitioner_id=by.user_id) if by.user_id is not None else Q(pk__in=[])
    return held | Q(Exists(_open_access_rows(by, on)))


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


def _open_access_rows(by: Actor, on: date) -> QuerySet[CaseAccess]:
    """The access rows of that user which are open on that day, for a case of an outer query."""
    if by.user_id is None:
        return CaseAccess.objects.none()
    return CaseAccess.objects.filter(
        Q(until_on=None) | Q(until_on__gte=on),
        case=OuterRef("pk"),
        user_id=by.user_id,
        from_on__lte=on,
    )


def holder_sentence(case: Case) -> str:
    if case.practitioner is None:
        return "Nobody holds this case yet."
    return f"This is {case.practitioner.name}’s case."
