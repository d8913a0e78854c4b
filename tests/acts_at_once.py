"""Acts of every room on one case, each of them possible time after time, for tests in which two of
them happen at once.

`Shared` has a case with a plan of every kind of step, a sentence that may end early, a practitioner
`amara`, another one `ben` and the manager `helen`. `ACTS` holds what each does in round `n`: the
rounds go through what the act can be, so that what one round opens the next one closes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from threading import Barrier
from typing import Any

from django.db import connection

from followthrough.accounts.models import User
from followthrough.common.actors import OPERATOR, Actor
from followthrough.common.errors import FollowthroughError
from followthrough.early_ending.actions import (
    confirm_early_end,
    decide_early_end,
    withdraw_early_end,
)
from followthrough.early_ending.tests.factories import DONE, early_end_content, manager, say_why
from followthrough.interchange.actions import settle_difference
from followthrough.people.actions.assessments import (
    CircumstanceContent,
    NeedContent,
    SeenAssessment,
    record_circumstance,
    record_need,
    take_circumstance_away,
)
from followthrough.people.actions.reallocation import FIRST_ALLOCATION, Handover, reallocate_case
from followthrough.people.models import Case
from followthrough.plans.actions import agreements, step_decisions, step_progress, work_records
from followthrough.plans.actions.work_records import WorkContent
from followthrough.plans.models import Step
from followthrough.plans.rules import AgreementState, PlanSide
from followthrough.plans.tests.factories import GOALS, note
from followthrough.sequencing.actions import publish_order, withdraw_order
from followthrough.sequencing.queries import published_orders
from tests import factories

TODAY = factories.TODAY
CRN = "X000001"
SECONDS = 60  # after which a test fails rather than wait for ever

Act = Callable[["Shared", int], Any]
Outcome = Any


@dataclass(frozen=True)
class Shared:
    case: Case
    amara: User
    ben: User
    helen: Actor
    steps: dict[str, int]
    sentence: int

    @classmethod
    def start(cls) -> Shared:
        unit = factories.unit()
        amara, ben = (factories.practitioner(unit, name) for name in ("amara", "ben"))
        case = factories.case(amara, crn=CRN, **changes())
        helen = manager("helen")
        say_why(helen, case)
        steps = Step.objects.filter(goal__plan__case=case).values_list("ref", "pk")
        return cls(case, amara, ben, helen, dict(steps), case.sentences.get().pk)


def changes() -> dict[str, Any]:
    """Of the example line. No step delivers a requirement, so that the sentence may end early."""
    goals = deepcopy(GOALS)
    del goals[1]["steps"][1]["requirement"]
    return {"sentences__0__requirements": DONE, "plan__goals": goals}


def _hold(s: Shared, n: int) -> Any:
    if n % 2:
        return step_decisions.resume_step(OPERATOR, s.case, s.steps["T1"], note())
    return step_decisions.hold_step(
        OPERATOR, s.case, s.steps["T1"], note(reason=("waiting_list", "health")[n // 2 % 2])
    )


def _start(s: Shared, n: int) -> Any:
    if n % 2:
        return step_progress.take_back_last_fact(OPERATOR, s.case, s.steps["T2"], note())
    return step_progress.record_start(OPERATOR, s.case, s.steps["T2"], note())


def _work(s: Shared, n: int) -> Any:
    return work_records.record_work(
        OPERATOR, s.case, s.steps["T4"], WorkContent(f"Met {n}"), note()
    )


def _ask(s: Shared, n: int) -> Any:
    act = step_progress.record_help if n % 2 else step_progress.ask_for_help
    return act(OPERATOR, s.case, s.steps["T4"], note(words="A lift"))


def _agree(s: Shared, n: int) -> Any:
    states = (AgreementState.DID_NOT_AGREE, AgreementState.AGREED)
    return agreements.record_agreement(OPERATOR, s.case, states[n % 2], f"Words {n}", note())


def _need(s: Shared, n: int) -> Any:
    need = NeedContent(
        ("finance", "accommodation")[n % 2],
        ("immediate", "soon", "later")[n % 3],
        ("high", "low")[n % 2],
    )
    return record_need(OPERATOR, s.case, need, SeenAssessment(TODAY))


def _circumstance(s: Shared, n: int) -> Any:
    seen, code = SeenAssessment(TODAY), "cares_for_adult"
    if n % 2:
        return take_circumstance_away(OPERATOR, s.case, code, seen)
    return record_circumstance(OPERATOR, s.case, CircumstanceContent(code), seen)


def _publish(s: Shared, n: int) -> Any:
    return publish_order(OPERATOR, s.case, today=TODAY + timedelta(days=n % 5))


def _withdraw(s: Shared, n: int) -> Any:
    order = published_orders([s.case.pk]).get(s.case.pk)
    if order is None:
        return _publish(s, n)
    return withdraw_order(OPERATOR, s.case, f"Words {n}", seen=order.number)


def _end_early(s: Shared, n: int) -> Any:
    said = note(words="We went through it.")
    if n % 3 == 0:
        return decide_early_end(s.helen, s.case, s.sentence, early_end_content(), said)
    if n % 3 == 1:
        return confirm_early_end(s.helen, s.case, s.sentence, said)
    return withdraw_early_end(s.helen, s.case, s.sentence, said)


def _reallocate(s: Shared, n: int) -> Any:
    seen = Case.objects.get(pk=s.case.pk).practitioner_id
    to = s.ben if seen == s.amara.pk else s.amara
    why = "absence" if seen else FIRST_ALLOCATION  # a file may have taken it from whoever held it
    handover = Handover(TODAY, to.username, why, "As agreed.", seen)
    return reallocate_case(s.helen, s.case, handover)


def _import(s: Shared, n: int) -> Any:
    """The summary and the report: a line that waits or is refused says so there. Its plan is never
    the one that the practitioner has changed here."""
    line = factories.line(
        crn=CRN,
        assessment__likelihood=("high", "low", "medium")[n % 3],
        person__last_name=f"Rivers{n}",
        **changes(),
    )
    line["plan"]["goals"][0]["title"] = f"Goal of file {n}"
    return factories.imported(line)


def _settle(s: Shared, n: int) -> Any:
    keep = (PlanSide.OURS, PlanSide.THEIRS)[n % 2]
    return settle_difference(OPERATOR, s.case, keep=keep, today=TODAY)


ACTS: dict[str, Act] = {
    "hold a step": _hold,
    "start a step": _start,
    "record work": _work,
    "ask for help": _ask,
    "agree": _agree,
    "record a need": _need,
    "record a circumstance": _circumstance,
    "publish an order": _publish,
    "withdraw an order": _withdraw,
    "end early": _end_early,
    "reallocate": _reallocate,
    "import a line": _import,
    "settle a difference": _settle,
}


@dataclass(frozen=True)
class Together:
    """Threads that go on, so that each has one connection for all rounds."""

    pool: ThreadPoolExecutor
    gate: Barrier

    def outcomes(self, *works: Callable[[], Any]) -> list[Outcome]:
        """What each gave, or how it was refused, in words."""
        return [one.result(SECONDS) for one in [self.pool.submit(self._run, w) for w in works]]

    def _run(self, work: Callable[[], Any]) -> Outcome:
        self.gate.wait(SECONDS)
        try:
            return work()
        except FollowthroughError as refused:
            return refused


def wait_until(holds: Callable[[], Any]) -> None:
    for _ in range(SECONDS * 20):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("Nothing waited.")


@contextmanager
def threads(number: int) -> Iterator[Together]:
    with ThreadPoolExecutor(number) as pool:
        together = Together(pool, Barrier(number))
        try:
            yield together
        finally:
            together.outcomes(*[lambda: connection.close()] * number)  # each its own
