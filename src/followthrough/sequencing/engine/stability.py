"""Work that needs some stability and does not wait for what is to bring it.

Stability is a cost and never a gate (design.md section 4). So an order may place such work early:
where waiting would cost more, where nothing would be left of the sentence, or where the steadying
work has no date. The reasons of the work and the advice about it both say that, from here.
"""

from collections.abc import Iterator
from typing import NamedTuple

from followthrough.sequencing.engine.cost import starts_before_stable
from followthrough.sequencing.engine.order import Order
from followthrough.sequencing.engine.problem import CaseProblem
from followthrough.sequencing.engine.reason import Reason
from followthrough.sequencing.engine.words import counted, labels, week_of


class NotWaitedFor(NamedTuple):
    """Keys of steadying tasks: `later` have their effect only after the start, `undated` have no
    date at all."""

    later: tuple[str, ...]
    undated: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.later, *self.undated)


def not_waited_for(problem: CaseProblem, order: Order) -> dict[str, NotWaitedFor]:
    """By key of the tasks still to start that need stability, in the order of the case; without
    those that wait for it."""
    early = starts_before_stable(problem, order)
    undated = [t.key for t in problem.tasks if t.stabilising and t.key not in order.starts]
    found = {
        task.key: NotWaitedFor(
            early.get(task.key, ()), tuple(key for key in undated if key != task.key)
        )
        for task in problem.tasks
        if task.needs_stability and not task.running and task.key in order.starts
    }
    return {key: steadying for key, steadying in found.items() if steadying.all}


def why_not_waited_for(
    problem: CaseProblem, order: Order, key: str, steadying: NotWaitedFor
) -> Iterator[Reason]:
    """Nothing of a start that somebody decided: that is its reason."""
    task, start = problem.task(key), order.starts[key]
    if task.fixed_start is not None:
        return
    if steadying.later:
        ready = max(order.starts[k] + problem.task(k).lag for k in steadying.later)
        too_late = not problem.looks_ahead and ready + task.weeks > problem.ends_by(task)
        why = (
            "there would be no time left for it before the sentence ends"
            if too_late
            else f"that would hold it up for {counted(ready - start, 'week')}"
        )
        text = (
            f"It does not wait for {labels(problem, steadying.later)}, expected to have brought "
            f"enough stability in {week_of(problem, ready)}: {why}."
        )
        yield Reason(
            key, "before_stable", text, from_date=problem.monday(ready), about=steadying.later
        )
    if steadying.undated:
        has, it = ("has", "it") if len(steadying.undated) == 1 else ("have", "them")
        text = (
            f"{labels(problem, steadying.undated)} would bring stability and {has} no date, so it "
            f"does not wait for {it}."
        )
        yield Reason(key, "steadying_undated", text, about=steadying.undated)
