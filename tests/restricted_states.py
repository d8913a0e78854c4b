"""What has to be so of a restricted case before some of its forms are there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from followthrough.accounts.models import User
from followthrough.common.actors import OPERATOR, Actor, Capability, Role
from followthrough.people.actions.case_life import (
    LifeNote,
    close_case,
    record_death,
    see_to_after_death,
    take_back_death,
)
from followthrough.people.actions.moving import Move, move_case
from followthrough.people.actions.same_person import Decision, merge_records
from followthrough.people.actions.settling import PutOffNote, put_off
from followthrough.people.models import Case
from followthrough.people.queries import case_facts
from followthrough.people.rules.due_item import DUE_KINDS
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_progress import record_referral
from followthrough.plans.models import Step
from followthrough.policy import context_on
from tests import factories

NOW = LifeNote(factories.TODAY, factories.TODAY, "Some words")
TWIN = "X800001"  # a second record of somebody, which anybody may see
BECAUSE = Decision(factories.TODAY, "Some words")


def _recorded_twice(case: Case) -> Case:
    factories.imported(factories.line(crn=TWIN))
    return Case.objects.select_related("person").get(person__crn=TWIN)


@dataclass(frozen=True)
class _WhoSeesAll(Actor):
    """While its limit stands, nobody who may decide it sees the case."""

    def can(self, capability: Capability) -> bool:
        return True


def _merged(case: Case) -> None:
    helen = User.objects.get(username="helen")
    by = _WhoSeesAll(Role.OPERATOR, helen.name, user_id=helen.pk)
    merge_records(by, case, _recorded_twice(case), BECAUSE)


def _mo(case: Case) -> Actor:
    mo = User.objects.get(username="mo")
    units = frozenset({case.unit_id})
    return _WhoSeesAll(Role.OPERATOR, mo.name, user_id=mo.pk, unit_ids=units)


def _moved(case: Case) -> None:
    move_case(_mo(case), case, Move(factories.TODAY, "U2", "Some words"))


def _died_while_they_wait(case: Case) -> None:
    referred = Step.objects.get(goal__plan=case.plan, ref="T3").pk
    record_referral(OPERATOR, case, referred, ChangeNote(factories.TODAY))
    record_death(OPERATOR, case, NOW)


def _said_by_mistake_to_have_died(case: Case) -> None:
    record_death(OPERATOR, case, NOW)
    see_to_after_death(_mo(case), case, "family", NOW)
    take_back_death(OPERATOR, case, NOW)


def _put_off(case: Case) -> None:
    review = DUE_KINDS.named("register-review").item(
        case_facts([case.pk])[case.pk], date(2026, 12, 1), subject="register:rcpr"
    )
    note = PutOffNote(date(2027, 1, 5), "arranged", "Some words")
    put_off(OPERATOR, case, review, note, context_on(factories.TODAY))


def _leaves_prison(case: Case) -> None:
    """On a Friday: the plan asks whether the day is confirmed."""
    release = date(2027, 1, 8)
    Case.objects.filter(pk=case.pk).update(in_custody=True, expected_release_on=release)


STATES: dict[str, Callable[[Case], object]] = {
    "": lambda case: None,
    "twice": _recorded_twice,
    "merged": _merged,
    "moved": _moved,
    "put off": _put_off,
    "leaves prison": _leaves_prison,
    "died": lambda case: record_death(OPERATOR, case, NOW),
    "died while they wait": _died_while_they_wait,
    "said by mistake to have died": _said_by_mistake_to_have_died,
    "said to have died": lambda case: record_death(_mo(case), case, NOW),
    "closed": lambda case: close_case(OPERATOR, case, "revoked", NOW),
}
