"""A case whose community order may end early as far as the records go, and who decides that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Actor, Role
from followthrough.common.dates import today_in_london
from followthrough.common.models import LedgerEntry
from followthrough.early_ending.actions import (
    EarlyEndContent,
    confirm_early_end,
    decide_early_end,
    record_person_told,
    withdraw_early_end,
)
from followthrough.early_ending.rules import EarlyEnd, Judgement
from followthrough.people.actions.cover import Cover, cover_case
from followthrough.people.models import Case, Sentence
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.models import Plan
from tests import factories
from tests.copies import copied

TODAY = factories.TODAY
SOON = TODAY + timedelta(days=14)
MARK = "Mallory’s own words"
DONE = [{"ref": "R1", "kind": "unpaid_work", "amount": 60, "done": 60}]
SHORT = [{**DONE[0], "done": 59}]
JUDGED = ("no_court_review", "no_further_instructions", "objectives_met", "no_more_objectives")


def case_that_may_end_early(
    of: User | None = None, requirements: Any = DONE, **changes: Any
) -> Case:
    """Without a step that delivers a requirement of the example line."""
    if "no_plan" in changes:
        return factories.case(of, sentences__0__requirements=requirements, **changes)
    goals = factories.line()["plan"]["goals"]
    del goals[1]["steps"][1]["requirement"]
    made = {"sentences__0__requirements": requirements, "plan__goals": goals, **changes}
    return factories.case(of, **made)


def note(words: str = "I looked.", on: date = TODAY, **more: Any) -> ChangeNote:
    return ChangeNote(on, words=words, **more)


def early_end_content(
    on: date = SOON, because: str = "We went through it.", **answers: Any
) -> EarlyEndContent:
    return EarlyEndContent(
        on, {code: answers.get(code, Judgement("met", because)) for code in JUDGED}
    )


@dataclass(frozen=True)
class World:
    """`amara` holds the case; `helen` is a manager who has said why she works on it."""

    case: Case
    sentence: Sentence
    amara: Actor
    helen: Actor

    @classmethod
    def start(cls, **changes: Any) -> World:
        factories.unit()
        case_id = copied(f"early ends {changes}", lambda: cls._made(changes))
        case = Case.objects.select_related("person").get(pk=case_id)
        amara, helen = (actor_for(User.objects.get(username=name)) for name in ("amara", "helen"))
        return cls(case, case.sentences.get(), amara, helen)

    @staticmethod
    def _made(changes: dict[str, Any]) -> int:
        case = case_that_may_end_early(factories.practitioner(factories.unit()), **changes)
        say_why(manager("helen"), case)
        return case.pk

    def decide(
        self, by: Actor | None = None, end: EarlyEndContent | None = None, **more: Any
    ) -> Any:
        said_ = more.pop("said", note())
        return decide_early_end(
            by or self.amara, self.case, self.sentence.pk, end or early_end_content(**more), said_
        )

    def confirm(self, by: Actor | None = None, what: ChangeNote | None = None) -> EarlyEnd:
        return confirm_early_end(by or self.helen, self.case, self.sentence.pk, what or note())

    def tell(self, by: Actor | None = None, what: ChangeNote | None = None) -> EarlyEnd:
        said = what or note("At the office.")
        return record_person_told(by or self.amara, self.case, self.sentence.pk, said)

    def withdraw(self, by: Actor | None = None, what: ChangeNote | None = None) -> EarlyEnd:
        return withdraw_early_end(by or self.amara, self.case, self.sentence.pk, what or note())

    def at(self, sentence: Sentence) -> World:
        return replace(self, sentence=sentence)

    @property
    def version(self) -> int:
        return Plan.objects.get(case=self.case).version

    def entries(self) -> list[LedgerEntry]:
        rows = LedgerEntry.objects.filter(case_id=self.case.pk, action__startswith="early-end.")
        return list(rows.order_by("pk"))


def manager(username: str, of: Any = None) -> Actor:
    user = factories.user(username, role=Role.MANAGER, units=(of or factories.unit(),))
    return actor_for(user)


def say_why(by: Actor, case: Case) -> None:
    # Covering counts on the clock's day, whatever the day of what is recorded.
    cover_case(by, case, Cover(today_in_london(), "duty"))
