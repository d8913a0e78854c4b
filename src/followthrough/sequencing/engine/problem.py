"""The order of delivery of one case, as plain frozen values.

Time is counted in whole weeks from `origin`, a Monday (week 0). A task that starts in week s and
takes w weeks runs in the weeks s .. s+w-1, so it fits a sentence when s + w <= end. Costs are in
"weighted weeks": a task of weight 3 that starts two weeks later costs 6.

Worked example, two pieces of work of which the second needs some stability first:

>>> from datetime import date
>>> home = Task("home", "Help with housing", weeks=4, weight=8, stabilising=True, lag=3,
...             openings=(Opening("Shelter", "rolling", first_free=2),))
>>> group = Task("tsp", "Thinking skills", weeks=6, weight=3, needs_stability=True,
...              openings=(Opening("", "own"),))
>>> case = CaseProblem(date(2027, 1, 4), first=0, end=40, at_once=2, tasks=(home, group))
>>> case.task("home").protected
False

Rules: design.md section 4 (what is hard, what only costs) and reference/sequencing.md 1.1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum
from functools import cached_property
from typing import Literal

from followthrough.sequencing.engine.opening import Opening

ClosedKind = Literal["in_custody", "no_sentence"]
IN_CUSTODY: ClosedKind = "in_custody"
AbsentReason = Literal["nothing_listed", "not_for_person", "confirmed_not_available"]
PrerequisiteKind = Literal["started", "finished"]


class NeedClass(IntEnum):
    """How soon the need that a task serves has to be met. A class is put in order before the next
    (design.md section 4): under the number of things at once, nothing of a later class holds a week
    that a task of an earlier one could have used to start sooner."""

    IMMEDIATE = 0
    SOON = 1
    LATER = 2


@dataclass(frozen=True, slots=True)
class ClosedWeeks:
    """Weeks, `first` and `last` included, in which no part of a task may run.

    in_custody: it needs the person in the community. no_sentence: none that could carry it is in
    force.
    """

    first: int
    last: int
    why: ClosedKind

    def bars(self, week: int, weeks: int) -> bool:
        """Whether work of so many weeks that starts in this week would run into them."""
        return week <= self.last and week + weeks > self.first


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """`task` must have started (or finished) at least `lag` weeks before."""

    task: str
    kind: PrerequisiteKind = "finished"
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """One step of the plan that needs a place in the order.

    weeks: how long it runs. weight: weighted weeks for each week of delay, from immediacy and
    severity. lag: weeks from its start until the person is expected to be stable enough (a
    planning assumption). days: activity days it will use; of a running task, those still to
    come. days_of: the order that they are days of, as a sentence names it.
    not_before, fixed_start: the practitioner's decision. not_after: the week before which it must
    have ended, because it delivers part of a sentence that ends then; not_before is then the week
    in which that sentence starts. closed: weeks in which it may not run; what has started runs on.
    published_start: as last published.
    running_since: already started (may be negative); kept as it is, also once it has finished.
    counted: whether it is one of the things at once. staff_only: the person does nothing for it.
    motivates: it makes the person ready for other work.
    turn: whose turn it is within a class, 0 first (`rules/turns.py`).
    least: the fewest weeks of it that are worth having where no more fit; 0: only all of them.
    whole: all its weeks, where `weeks` are as many of them as fit (`part_of_it.py`); else 0.
    listed_for_others: clauses that say who offers it, and to whom, where that is not this person.
    soon_published: its published start is so near
    that it keeps its turn before every class.
    """

    key: str
    label: str
    weeks: int
    weight: int = 1
    openings: tuple[Opening, ...] = ()
    after: tuple[Prerequisite, ...] = ()
    stabilising: bool = False
    needs_stability: bool = False
    lag: int = 0
    protects: bool = False
    required: bool = False
    days: int = 0
    days_of: str = ""
    not_before: int | None = None
    not_after: int | None = None
    fixed_start: int | None = None
    closed: tuple[ClosedWeeks, ...] = ()
    published_start: int | None = None
    running_since: int | None = None
    absent_reason: AbsentReason | None = None
    listed_for_others: tuple[str, ...] = ()
    need_class: NeedClass = NeedClass.LATER
    turn: int = 0
    counted: bool = True
    staff_only: bool = False
    motivates: bool = False
    soon_published: bool = False
    specific: bool = False
    area: str = ""
    least: int = 0
    whole: int = 0

    @property
    def protected(self) -> bool:
        """Keeps others safe or delivers the sentence: never skipped, counted in K or held back."""
        return self.protects or self.required

    @property
    def immediate(self) -> bool:
        return self.need_class is NeedClass.IMMEDIATE

    @property
    def takes_slot(self) -> bool:
        """It is one of the things that are done at once."""
        return self.counted and not self.protected

    @property
    def rank(self) -> tuple[NeedClass, int]:
        """Its class, and its turn within it. Only what takes one of the things at once from others
        waits for its turn."""
        return self.need_class, self.turn if self.takes_slot else 0

    @property
    def running(self) -> bool:
        return self.running_since is not None

    def barred(self, week: int) -> ClosedWeeks | None:
        """The weeks into which it would run, were it to start in this week, and may not."""
        return next((closed for closed in self.closed if closed.bars(week, self.weeks)), None)

    @property
    def undated(self) -> bool:
        """Every way to deliver it has unknown capacity, so no date can be given."""
        return (
            not self.running
            and bool(self.openings)
            and all(opening.kind == "unknown" for opening in self.openings)
        )


@dataclass(frozen=True, slots=True)
class Weights:
    """What the strong costs are worth, in weighted weeks. A matter of policy, not of law.

    not_delivered: on top of the rest of the sentence, for work that gets no date.
    stability: for a task that starts before the person is expected to be stable enough.
    load: for each thing more than K at the busiest moment. change: for moving a published date.
    """

    not_delivered: int = 150
    stability: int = 60
    load: int = 30
    change: int = 20


@dataclass(frozen=True)
class CaseProblem:
    """What is to be put in order for one case.

    first: first week in which any work may start (the case has started; in custody, where it has
    work that can be done there).
    end: week in which the sentence ends; work must have ended by it. looks_ahead: `end` is only as
    far as the order looks, and the sentence goes on. at_once: K, how many things at once are still
    reasonable. day_limits: activity days left, for each order that has a limit.
    preferred: task keys in the order that the person would like; may name only some.
    """

    origin: date
    first: int
    end: int
    at_once: int
    tasks: tuple[Task, ...]
    day_limits: Mapping[str, int] = field(default_factory=dict)
    weights: Weights = Weights()
    low_readiness: bool = False
    preferred: tuple[str, ...] = ()
    looks_ahead: bool = False

    def __post_init__(self) -> None:
        from followthrough.sequencing.engine.validate import validate

        validate(self)

    @cached_property
    def priority(self) -> frozenset[str]:
        """Protected tasks and all that must come before them: first claim on activity days."""
        from followthrough.sequencing.engine.stages import with_prerequisites

        protected = (task.key for task in self.tasks if task.protected and not task.running)
        return with_prerequisites(self, protected)

    @cached_property
    def stages(self) -> tuple[frozenset[str], ...]:
        """The keys of all tasks, in the stages in which they are put in order (`stages.py`)."""
        from followthrough.sequencing.engine.stages import stages

        return stages(self)

    def stage_of(self, key: str) -> int:
        """The place of its stage among `stages`."""
        return next(at for at, keys in enumerate(self.stages) if key in keys)

    @cached_property
    def days_left(self) -> Mapping[str, int]:
        """Activity days left of each order once the running tasks have had theirs."""
        return {
            of: max(0, limit - sum(t.days for t in self.tasks if t.running and t.days_of == of))
            for of, limit in self.day_limits.items()
        }

    @cached_property
    def days_set_aside(self) -> Mapping[str, int]:
        """Of each order, days of protected tasks with no date yet; tasks outside `priority` must
        leave them."""
        aside = [task for task in self.tasks if task.protected and task.undated]
        return {of: sum(t.days for t in aside if t.days_of == of) for of in self.day_limits}

    def is_limited(self, task: Task) -> bool:
        """Whether it uses activity days of which there are only so many."""
        return bool(task.days) and task.days_of in self.day_limits

    @cached_property
    def by_key(self) -> Mapping[str, Task]:
        return {task.key: task for task in self.tasks}

    def task(self, key: str) -> Task:
        return self.by_key[key]

    def first_for(self, task: Task) -> int:
        """The first week in which this task may start, as far as sentences and custody go."""
        own = task.not_before or 0 if task.not_after is not None else 0
        week = max(self.first, own)
        while (closed := task.barred(week)) is not None:
            week = closed.last + 1
        return week

    def ends_by(self, task: Task) -> int:
        """The week by which it must have ended."""
        return self.end if task.not_after is None else min(self.end, task.not_after)

    def monday(self, week: int) -> date:
        """The first day of a week."""
        return self.origin + timedelta(weeks=week)
