"""Rules of good order as advice: rules S1 to S12 of reference/domain.md section 4.2.

It never objects to what the order chose freely: class goes before class already, and what forces a
late start (no place before, the release, the end of the sentence) is the reason of that step. So a
late start is advised on where somebody decided it, or where a place can be asked for.

Advice only: a person decides, and the rules speak about tasks, never about what a person is worth
or likely to do. Published studies do not show that one order works better than another in reducing
reoffending, so nothing here says so. The numbers that a rule needs come from policy (`Limits`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from followthrough.sequencing.engine.cost import busiest
from followthrough.sequencing.engine.order import Order
from followthrough.sequencing.engine.ordered_case import DEFAULT_LIMITS, Limits, OrderedCase
from followthrough.sequencing.engine.problem import IN_CUSTODY, CaseProblem, Task
from followthrough.sequencing.engine.stability import not_waited_for
from followthrough.sequencing.engine.words import counted, labels, listed, week_of


@dataclass(frozen=True, slots=True)
class Advice:
    """`rule` is S1 to S12; `tasks` the keys it speaks about; `alert`: also for the manager."""

    rule: str
    text: str
    tasks: tuple[str, ...]
    alert: bool = False


def advise(
    problem: CaseProblem, order: Order, limits: Limits = DEFAULT_LIMITS
) -> tuple[Advice, ...]:
    """All advice, in the order of the rules and then of the case's tasks."""
    return tuple(advice for rule in RULES for advice in rule(OrderedCase(problem, order, limits)))


def _immediacy(case: OrderedCase) -> Iterator[Advice]:
    """S1: a step for an immediate need should not start after one that is not immediate."""
    for task in case.problem.tasks:
        if not task.immediate or task.running:
            continue
        if case.start(task) is None:
            text = f"{task.label} is for an immediate need and has no date."
            yield Advice("S1", text, (task.key,))
        else:
            yield from _moved_behind(case, task, "S1", "is for an immediate need")


def _safety(case: OrderedCase) -> Iterator[Advice]:
    """S2: work that keeps other people safe does not queue behind other work."""
    for task in case.problem.tasks:
        if not task.protects or task.running:
            continue
        why = "keeps other people safe"
        if case.start(task) is None:
            yield _no_date(task, "S2", why)
        elif case.waits_for_place(task):
            text = f"{task.label} {why} and has no place before {case.when(task)}: ask for one."
            yield Advice("S2", text, (task.key,), alert=True)
        else:
            yield from _moved_behind(case, task, "S2", why, alert=True)


def _legal(case: OrderedCase) -> Iterator[Advice]:
    """S3: what the sentence requires comes first among equals (no more weight than its own)."""
    for task in case.problem.tasks:
        if not task.required or task.protects or task.running:
            continue
        why = "delivers part of the sentence"
        if case.start(task) is None:
            yield _no_date(task, "S3", why)
        else:
            yield from _moved_behind(case, task, "S3", why, up_to_weight=task.weight)


def _no_date(task: Task, rule: str, why: str) -> Advice:
    text = f"{task.label} {why} and has no date: tell the manager."
    return Advice(rule, text, (task.key,), alert=True)


def _moved_behind(
    case: OrderedCase,
    task: Task,
    rule: str,
    why: str,
    *,
    up_to_weight: int | None = None,
    alert: bool = False,
) -> Iterator[Advice]:
    """Advice where the practitioner's decision puts a task behind work that may wait."""
    start = case.start(task)
    if start is None or not case.waits_for(task, {"decision"}):
        return
    ahead = tuple(
        other.key
        for other, week in case.planned()
        if week < start
        and other.takes_slot
        and not (task.immediate and other.immediate)
        and (up_to_weight is None or other.weight <= up_to_weight)
    )
    if ahead:
        text = (
            f"{task.label} {why}, and the practitioner moved it to {case.when(task)}, after "
            f"{labels(case.problem, ahead)}."
        )
        yield Advice(rule, text, (task.key, *ahead), alert=alert)


def _stability(case: OrderedCase) -> Iterator[Advice]:
    """S4: work that does not wait for the stability that it needs. Only where somebody decided its
    start that is objected to; else its reasons say why, and what is left is to give support."""
    for key, steadying in not_waited_for(case.problem, case.order).items():
        task, before = case.problem.task(key), labels(case.problem, steadying.all)
        if task.fixed_start is not None:
            effect = "its effect" if len(steadying.all) == 1 else "their effect"
            what = f"needs some stability, and {before} will not have had {effect} by then"
        else:
            what = f"does not wait for {before} to steady things"
        text = f"{task.label} {what}: plan support meanwhile, or record 'stable enough'."
        yield Advice("S4", text, (key, *steadying.all))


def _readiness(case: OrderedCase) -> Iterator[Advice]:
    """S5: where readiness is low, begin with motivation and leave the choice of a date. It is about
    courses that ask somebody to change: not about a letter or a call, nor about practical help."""
    if any(task.motivates and case.start(task) is not None for task in case.problem.tasks):
        return
    courses = [i for i in case.planned() if i[0].counted and not i[0].stabilising]
    soon = tuple(task.key for task, _ in sorted(courses, key=lambda item: item[1])[:1])
    if case.problem.low_readiness and soon:
        text = (
            f"Readiness is recorded as low: consider a motivational step before "
            f"{labels(case.problem, soon)}, or offer a choice of start date."
        )
        yield Advice("S5", text, soon)


def _prerequisite(case: OrderedCase) -> Iterator[Advice]:
    """S6: a declared prerequisite without a date holds back what needs it."""
    for task in case.problem.tasks:
        missing = tuple(n.task for n in task.after if n.task not in case.order.starts)
        if missing and not task.running:
            missing = tuple(dict.fromkeys(missing))
            text = f"{task.label} waits for {labels(case.problem, missing)}, which has no date."
            yield Advice("S6", text, (task.key, *missing))


def _general_first(case: OrderedCase) -> Iterator[Advice]:
    """S7: in one need area, general work before specific work. Where a place for the general work
    comes late, whether the specific work should wait for it is for the practitioner to say."""
    for task, start in case.planned():
        if not task.specific or not task.area:
            continue
        later = tuple(
            other.key
            for other, week in case.planned()
            if other.area == task.area
            and other.counted
            and not other.specific
            and week > start
            and case.waits_for_place(other)
        )
        if later:
            text = (
                f"There is no place for {labels(case.problem, later)} before {task.label} starts, "
                "which is specific work: decide whether it should wait."
            )
            yield Advice("S7", text, (task.key, *later))


def _load(case: OrderedCase) -> Iterator[Advice]:
    """S8: more things at once than K, at the busiest moment."""
    most, week = busiest(case.problem, case.order)
    if most > case.problem.at_once:
        keys = tuple(
            task.key
            for task in case.problem.tasks
            if task.takes_slot
            and (start := case.start(task)) is not None
            and start <= week < start + task.weeks
        )
        text = (
            f"{most} things at once from {week_of(case.problem, week)}, more than "
            f"{case.problem.at_once}: {labels(case.problem, keys)}."
        )
        yield Advice("S8", text, keys)


def _fit(case: OrderedCase) -> Iterator[Advice]:
    """S9: work that runs longer than the sentence (standard 2.3.2 a). Why work has no place is the
    reason of that work."""
    for task in case.problem.tasks:
        start = case.start(task)
        by = task.not_after
        if by is None and not case.problem.looks_ahead:
            by = case.problem.end
        if task.running and start is not None and by is not None and start + task.weeks > by:
            text = f"{task.label} has started but would end after the sentence."
            yield Advice("S9", text, (task.key,), alert=True)


def _waiting(case: OrderedCase) -> Iterator[Advice]:
    """S10: a long wait for a place, or one of unknown length, is bridged by an interim step."""
    for task, start in case.planned():
        wait = start - case.problem.first_for(task)
        if wait > case.limits.wait and case.waits_for_place(task) and not case.is_bridged(task):
            how_long = f"{counted(wait, 'week')}{_since(case, task)}"
            text = f"{task.label} has no place for {how_long}: plan an interim step."
            yield Advice("S10", text, (task.key,))
    for key in case.order.undated:
        if not case.is_bridged(task := case.problem.task(key)):
            text = f"The date of {task.label} is not known: plan an interim step."
            yield Advice("S10", text, (key,))


def _since(case: OrderedCase, task: Task) -> str:
    """From when a wait for a place is counted, where the work could not begin before that."""
    first = case.problem.first_for(task)
    if first == 0:
        return ""
    released = any(c.why == IN_CUSTODY and c.last == first - 1 for c in task.closed)
    return " after the release" if released else f" from {week_of(case.problem, first)}"


def _continuity(case: OrderedCase) -> Iterator[Advice]:
    """S11: a long pause between linked steps."""
    for task, start in case.planned():
        for key in dict.fromkeys(needed.task for needed in task.after):
            earlier = case.problem.task(key)
            if earlier.protects or not earlier.counted:  # nothing was learnt that fades
                continue
            begun = case.start(earlier)
            gap = 0 if begun is None else start - (begun + earlier.weeks)
            if gap > case.limits.gap:
                text = (
                    f"{counted(gap, 'week')} pass between {earlier.label} and {task.label}: "
                    "plan something that keeps up what was learnt."
                )
                yield Advice("S11", text, (key, task.key))


def _choice(case: OrderedCase) -> Iterator[Advice]:
    """S12: where the order differs from the one that the person would like."""
    wished = [case.problem.task(key) for key in case.problem.preferred]
    if not wished:
        return
    to_come = [task for task in wished if not task.running]
    differs = [
        (first, then)
        for first, then in pairwise(to_come)
        if case.start(first) is None or (case.start(then) or 0) < (case.start(first) or 0)
        if case.start(then) is not None
    ]
    keys = tuple(task.key for task in wished)
    text = f"The person would like: {listed([task.label for task in wished])}."
    if not any(case.start(task) is not None for task in wished):
        yield Advice("S12", f"{text} None of these has a date yet.", keys)
        return
    if not differs:
        return  # the order follows this, and the page shows both
    parts = [
        f"{then.label} ({case.when(then)}) starts before {first.label} ({case.when(first)})"
        for first, then in differs
    ]
    yield Advice("S12", f"{text} In this order {listed(parts)}.", keys)


RULES: tuple[Callable[[OrderedCase], Iterator[Advice]], ...] = (
    _immediacy,
    _safety,
    _legal,
    _stability,
    _readiness,
    _prerequisite,
    _general_first,
    _load,
    _fit,
    _waiting,
    _continuity,
    _choice,
)
