"""Opening a case, as every desk of staff does: may it be seen, is the reading noted, its facts, and
does the viewer have to say why before a change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from django.urls import reverse

from followthrough.common.actors import Actor, Capability
from followthrough.common.dates import today_in_london
from followthrough.common.errors import FollowthroughError, NotAllowed
from followthrough.delivery.facts import FactsOfCase
from followthrough.delivery.queries.derived import derived_digest
from followthrough.delivery.queries.things import users_named
from followthrough.delivery.rules import Context
from followthrough.delivery.rules.digest import Digest, parts_read
from followthrough.delivery.rules.due import found
from followthrough.delivery.telling import Names, ThingToDo, things_told
from followthrough.people.access import holder_sentence
from followthrough.people.actions.case_readings import note_case_reading
from followthrough.people.queries import Case, practitioners_of_case
from followthrough.people.queries.moves import moved_away
from followthrough.people.queries.opening import case_for, is_asked_why, refuse_other_crn
from followthrough.people.rules.case_life import is_over, why_not_changed
from followthrough.people.rules.due_item import Due
from followthrough.people.rules.settling import Sorted, sorted_out
from followthrough.plans.queries import plan_facts
from followthrough.plans.rules import KnowsPlan, PlanFacts
from followthrough.policy import context_on
from followthrough.sequencing.rules.published import KnowsOrder

if TYPE_CHECKING:
    from followthrough.people.models import Allocation

K = TypeVar("K")


@dataclass(frozen=True)
class OpenedCase:
    """Whoever records something needs the case and its plan; what else there is to tell of it is
    read where it is shown."""

    case: Case
    plan: PlanFacts | None
    context: Context
    say_why: bool  # the viewer has to, before a change
    reader: Actor

    @property
    def today(self) -> date:
        return self.context.today

    @property
    def crn(self) -> str:
        return self.case.person.crn

    @property
    def whose(self) -> str:
        return holder_sentence(self.case)

    @cached_property
    def _facts_of_case(self) -> FactsOfCase:
        return FactsOfCase(self.case.pk, plan=self.plan)

    @cached_property
    def facts(self) -> KnowsPlan:
        """The case and its plan, which every page shows something of."""
        return self._facts_of_case.knowing(KnowsPlan)

    def facts_with(self, known: type[K]) -> K:
        """What this type of facts has; each facet is read once for a page."""
        return self._facts_of_case.knowing(known)

    @property
    def manages(self) -> bool:
        """Whether who reads oversees the unit, and does not hold the case: nobody tells them to ask
        their manager."""
        holds_it = self.reader.user_id == self.facts.case.practitioner_id
        return self.reader.can(Capability.OVERSEE_UNITS) and not holds_it

    def told(self, items: Iterable[Due]) -> list[ThingToDo]:
        """Things to do on the case, as who reads the page reads them."""
        items = list(items)
        names = Names.of([self.facts], users_named(items))
        reader = self.reader
        return things_told(items, names, self.context, reader.user_id, manages=self.manages)

    @property
    def is_over(self) -> bool:
        return is_over(self.facts.case)

    @cached_property
    def practitioners(self) -> list[Allocation]:
        """Who held the case, the present one first."""
        return practitioners_of_case(self.case.pk)

    @cached_property
    def things(self) -> Sorted:
        """All that the rules find to do, sorted by what was recorded of it."""
        facts = self._facts_of_case.having(parts_read(), KnowsOrder)
        return sorted_out(found(facts, self.context), facts.case, self.context)

    @cached_property
    def digest(self) -> Digest | None:
        """What lists say of the case, from its facts as they are now; None where a rule raised."""
        facts = self._facts_of_case.having(parts_read(), KnowsOrder)
        return derived_digest(facts, self.context)


class NothingToDoHere(FollowthroughError):
    """What the page is for is done already, or cannot be done on this case: somebody may have been
    first. What was typed meanwhile is shown. `leads_to` is the name of a page of the case."""

    ON = "Go to the case"

    def __init__(self, crn: str, cause: str, leads_to: str = "case") -> None:
        super().__init__(cause)
        self.crn, self.leads_to = crn, leads_to

    @property
    def address(self) -> str:
        return reverse(self.leads_to, args=[self.crn])


class MovedAway(NothingToDoHere):
    """Whoever opens the case has moved it to another unit today, and may not see it any more; as
    from the page before, or where they load one anew."""

    ON = "Go to the cases that moved"

    @property
    def address(self) -> str:
        return reverse("team-moved")


class CaseIsOver(NothingToDoHere):
    """The page is of what goes on in a case, and this one is over: it is read on its own page."""


def refuse_moved_away(actor: Actor, crn: str) -> None:
    """Raises MovedAway where the actor moved that case to another unit today."""
    move = moved_away(actor, crn, today_in_london())
    if move is not None:
        crn, unit = move.case.person.crn, move.to_unit.name
        raise MovedAway(crn, f"You moved {crn} to {unit} today. Ask a manager there about it.")


def opened_case(
    actor: Actor, crn: str, case_id: int | None = None, *, also_over: bool = False
) -> OpenedCase:
    """Raises NotAllowed, in the same words, where there is no such case and where it may not be
    seen, but MovedAway to whoever moved it away that day, and CrnHasChanged for a former CRN or
    that of a merged record. Notes the reading of somebody who is not on the case. Raises CaseIsOver
    of a case that has ended or whose person died, but for a page of such cases too (`also_over`).
    `case_id`: as `case_for`."""
    try:
        case = case_for(actor, crn, case_id)
    except NotAllowed:
        refuse_moved_away(actor, crn)
        raise
    refuse_other_crn(case, crn)
    context = context_on(today_in_london())
    note_case_reading(actor, case)
    if not also_over and (cause := why_not_changed(case.closed_on, case.person.died_on)):
        raise CaseIsOver(case.person.crn, cause)
    plan = plan_facts([case.pk]).get(case.pk)
    return OpenedCase(case, plan, context, is_asked_why(actor, case), actor)
