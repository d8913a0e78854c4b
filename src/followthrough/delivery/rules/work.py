"""How far the work of a case is. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

from followthrough.common.dates import say_date, say_list
from followthrough.common.facets import PartNotRead
from followthrough.early_ending.rules import EarlyEndFacts
from followthrough.people.rules import CaseFacts
from followthrough.people.rules.case_life import why_nothing_is_arranged
from followthrough.plans.rules import (
    AgreementState,
    KnowsPlan,
    PlanFacts,
    StepFacts,
    StepState,
    is_stalled,
    last_progress,
)
from followthrough.plans.rules.reviewed_elsewhere import reviewed_elsewhere_on
from followthrough.policy.context import Context
from followthrough.sequencing.rules.published import Published
from followthrough.sequencing.rules.under_way import UnderWay, under_way


@dataclass(frozen=True, repr=False, eq=False)
class WorkFacts:
    """What was read of a case: each part under the name of its facet, those named here and those
    that other rooms declare. A part that nobody asked for raises `PartNotRead`."""

    case: CaseFacts
    plan: PlanFacts | None
    published: Published | None
    # By a factory: a plain default would stand where nobody has asked for the part.
    early_ends: tuple[EarlyEndFacts, ...] = field(default_factory=tuple)

    @property
    def steps(self) -> tuple[StepFacts, ...]:
        return self.plan.steps if self.plan else ()

    @classmethod
    def of(cls, parts: dict[str, Any]) -> WorkFacts:
        """With these parts and no other."""
        facts = object.__new__(cls)
        object.__setattr__(facts, "__dict__", parts)
        return facts

    if not TYPE_CHECKING:  # for mypy there is nothing but the fields

        def __getattr__(self, part: str) -> NoReturn:
            if part.startswith("__"):  # Python asks whether there is such a thing
                raise AttributeError(part)
            raise PartNotRead(part, vars(self))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WorkFacts) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"WorkFacts({', '.join(f'{name}={part!r}' for name, part in vars(self).items())})"


@dataclass(frozen=True)
class Counts:
    """Steps of a plan by how far they are. `planned` are all but those that were dropped;
    `waiting` are those for which a referral waits for its place; of those that have started,
    `stopped` and `unsaid` are as in `UnderWay`; of what no sentence carries any more nobody said
    either that it goes on. Of those done, `elsewhere` are reviews that were done elsewhere."""

    planned: int
    under_way: int
    waiting: int
    done: int
    not_delivered: int
    held: int
    stopped: int = 0
    unsaid: int = 0
    elsewhere: int = 0


NOTHING_COUNTED = Counts(0, 0, 0, 0, 0, 0)


def counts(facts: KnowsPlan, context: Context) -> Counts:
    """Of the steps of the plan, as threads and the card of the plan tell them."""
    elsewhere = reviewed_elsewhere_on(facts.steps, facts.case, context)
    states = [step.state for step in facts.steps]
    left = [step.state for step in facts.steps if step.id not in elsewhere]
    of = facts.case, context.pack, context.today
    started = [under_way(step, *of) for step in facts.steps]
    return Counts(
        planned=sum(s is not StepState.DROPPED for s in states),
        under_way=started.count(UnderWay.GOES_ON),
        stopped=started.count(UnderWay.STOPPED),
        unsaid=started.count(UnderWay.UNSAID) + started.count(UnderWay.UNCARRIED),
        waiting=left.count(StepState.WAITING),
        done=states.count(StepState.FINISHED) + len(elsewhere),
        not_delivered=states.count(StepState.NOT_DELIVERED),
        held=states.count(StepState.HELD),
        elsewhere=len(elsewhere),
    )


def rest_in_words(how_many: Counts) -> list[str]:
    """Of the steps that are not done, those about which there is something to say: a nought says
    nothing."""
    rest = {
        "under way": how_many.under_way,
        "stopped by the recall": how_many.stopped,
        "not known to go on": how_many.unsaid,
        "waiting to start": how_many.waiting,
        "not delivered": how_many.not_delivered,
        "on hold": how_many.held,
    }
    return [f"{number} {state}" for state, number in rest.items() if number]


def _where(how_many: Counts) -> str:
    """In brackets, of what was done elsewhere."""
    if not how_many.elsewhere:
        return ""
    if how_many.elsewhere == how_many.done:
        return " (elsewhere)"
    return f" ({how_many.elsewhere} of them elsewhere)"


def status_sentence(facts: KnowsPlan, context: Context) -> str:
    """One sentence about where the delivery of the plan stands."""
    case, called = facts.case, facts.case.called
    if case.died_on is not None:
        return f"{called} died on {say_date(case.died_on)}."
    if case.goes_on_in is not None:
        return "This case goes on in another record."
    if case.closed_on is not None:
        return f"This case ended on {say_date(case.closed_on)}."
    if facts.plan is None:
        return f"{called} has no plan yet."
    how_many = counts(facts, context)
    if not how_many.planned:
        return f"{called}’s plan has no steps."
    if facts.plan.agreement.state == AgreementState.DRAFT:
        return f"{called}’s plan is not agreed yet."
    steps = "step" if how_many.planned == 1 else "steps"
    over = why_nothing_is_arranged(case, context.today)
    done = f"{how_many.done} of {how_many.planned} {steps} done{_where(how_many)}"
    text = f"{say_list([done, *rest_in_words(how_many)])}."
    if over:
        return f"{over} {text}"
    if is_stalled(facts, context):
        since = last_progress(facts.plan, case, context)
        return f"{text} Nothing was recorded since {say_date(since)}."
    return text
