"""Who may see which case. Nothing else decides.

`visible_to(actor)` is: the unit scope of the role, or an open access row; and not denied.
Denied is: on the exclusion list, or a restriction list is open without the actor on it, or it
is not known whether there is such a list (fail closed); of records that are merged, by any of them.
A list names users; an actor without a user name is denied wherever a list is open. The operator of
the installation, who owns the data folder, sees every case; commands take `--as USER` to obey that
user's access instead.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, Func, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from followthrough.accounts.queries import accounts_with
from followthrough.common.actors import Actor, Capability
from followthrough.common.dates import today_in_london
from followthrough.common.errors import NotAllowed, NotPossible, refuse
from followthrough.common.queries import IsAmong, Kept, Statement, is_asked_for, kept
from followthrough.people.models import (
    AccessLimit,
    Case,
    CaseAccess,
    CaseMove,
    Merge,
    Person,
)
from followthrough.people.rules import AccessWhy, LimitKind
from followthrough.people.rules.case_life import why_not_changed

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


class OneOf(Func):
    """The first is in the array that is the second, which is found before. Of a subquery the
    database expects for each of its rows what it costs once to find who is limited, and rather goes
    through all cases."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


def whole_reach(actor: Actor, on: date) -> tuple[QuerySet[Case], ...]:
    """As `visible_to`, where a list asks for all of them: in parts that together are the same
    cases, each found by an index. As one query the database goes through the cases of the
    nation."""
    cases = visible_to(actor, on)
    if actor.is_operator:
        return (cases,)
    by_rows = cases.filter(OneOf("pk", ArraySubquery(_rows_for(actor, on).values("case"))))
    if not actor.can(Capability.SEE_UNIT_CASES):
        return (by_rows,)
    return cases.filter(unit_id__in=actor.unit_ids), by_rows


def _not_denied_to(actor: Actor) -> Q:
    """Nearly nobody is limited: those few are found by an index of their own, and the others are
    looked at no further."""
    # Lists hold folded names. An actor whose name was not folded must not slip past one.
    limited, not_denied = _limited(actor.username.casefold() if actor.username else None)
    return ~Q(IsAmong("person", limited)) | Q(IsAmong("person", not_denied))


@lru_cache(maxsize=256)
def _limited(username: str | None) -> tuple[Kept, Kept]:
    """Who is limited, and who of these is not denied to that user name. Put into SQL once: every
    page asks for it, and it has more parts than all else that a page asks."""
    limited = Person.objects.filter(limited=True)
    by_merge = _merges_that_keep_out(username).values("kept")
    not_denied = limited.filter(
        ~_kept_out(OuterRef("pk"), username),
        ~Q(pk__in=by_merge),
        Q(merged_into=None) | ~Q(merged_into__in=by_merge),
        access_known=True,
    )
    return kept(limited.values("pk")), kept(not_denied.values("pk"))


def kept_from_nobody(actor: Actor) -> QuerySet[Case]:
    """Cases of people from whom no limit keeps the actor, within their reach or not: to say of one
    that it has left, and no more."""
    return Case.objects.filter(_not_denied_to(actor))


def limited_for_nobody() -> QuerySet[Case]:
    """Cases of people from whom nobody is kept: of the others no number tells, however
    it is rounded."""
    return Case.objects.filter(person__limited=False)


def denied_to_their_holder(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Those of the cases that the practitioner who holds them may not open: a list keeps them out,
    or it is not known whether one does."""
    kept_out = _kept_out(OuterRef("person"), Lower(OuterRef("practitioner__username")))
    by_merge = _merges_that_keep_out(Lower(OuterRef(OuterRef("practitioner__username"))))
    of_theirs = by_merge.filter(
        Q(kept=OuterRef("person")) | Q(kept=OuterRef("person__merged_into"))
    )
    return cases.filter(
        Q(person__access_known=False) | kept_out | Q(Exists(of_theirs)),
        person__limited=True,
        practitioner__isnull=False,
    )


def _merges_that_keep_out(username: str | Lower | None) -> QuerySet[Merge]:
    """The merges of which either record keeps out who has that user name. Few records are merged:
    the database finds these once."""
    return Merge.objects.current().filter(
        Q(kept__access_known=False)
        | Q(merged__access_known=False)
        | _kept_out(OuterRef("kept"), username)
        | _kept_out(OuterRef("merged"), username)
    )


def _kept_out(person: OuterRef, username: str | Lower | None) -> Q:
    """Where the lists about that person keep out who has that user name, folded. Who has none
    cannot be told apart from those whom a list names. An exclusion of somebody whom nobody knows
    keeps out everybody until it is settled: it may be meant for anybody."""
    limits = AccessLimit.objects.current().filter(person=person)
    mine = limits.none() if username is None else limits.filter(username=username)
    excluded = (limits if username is None else mine).filter(kind=LimitKind.EXCLUSION)
    restricted = limits.filter(kind=LimitKind.RESTRICTION)
    let_in = mine.filter(kind=LimitKind.RESTRICTION)
    of_nobody = limits.filter(
        ~Exists(accounts_with(OuterRef("username"))), kind=LimitKind.EXCLUSION
    )
    return Q(Exists(excluded)) | Q(Exists(of_nobody)) | (Q(Exists(restricted)) & ~Q(Exists(let_in)))


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
    rows = _workable(by, today).rows([case.pk])
    if not rows:
        raise NotAllowed(NO_SUCH_CASE, NO_SUCH_CASE_REMEDY)
    work = _Workable._make(rows[0])
    if not (by.is_operator or work.on_it):
        raise SayWhy(holder_sentence(case), SAY_WHY_REMEDY)
    return work


@lru_cache(maxsize=256)
def _workable(by: Actor, on: date) -> Statement:
    """What `_Workable` has, of those of the cases that may be seen. Kept like `_visible`."""
    cases = visible_to(by, on).filter(is_asked_for("pk")).annotate(on_it=_is_on_it(by, on))
    return Statement(lambda: cases.values_list("on_it", "closed_on", "person__died_on"))


def is_on(by: Actor, case: Case, on: date) -> bool:
    """They hold the case, or have an access row of their own, and may see it on that day."""
    return any(on_it for on_it, *_ in _workable(by, on).rows([case.pk]))


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
    return held | Q(Exists(open_access_rows(by, on)))


def open_access_rows(by: Actor, on: date) -> QuerySet[CaseAccess]:
    """The access rows of that user by which they work on a case of an outer query on that day. Who
    held it may still read it on the day on which it moves to another unit, and is one who says
    why."""
    if by.user_id is None:
        return CaseAccess.objects.none()
    moved = CaseMove.objects.current().filter(case=OuterRef("case"), moved_on=OuterRef("until_on"))
    still_theirs = ~Q(why=AccessWhy.ALLOCATED) | ~Exists(moved)
    return CaseAccess.objects.filter(
        Q(until_on=None) | Q(until_on__gte=on) & still_theirs,
        case=OuterRef("pk"),
        user_id=by.user_id,
        from_on__lte=on,
    )


def holder_sentence(case: Case) -> str:
    if case.practitioner is None:
        return "Nobody holds this case yet."
    return f"This is {case.practitioner.name}’s case."
