"""In which stages the tasks of a case are put in order, each beside the stages before it.

First what no class holds back: protected work, starts that a person fixed, dates published for
soon. Then class before class, and within a class turn after turn. What others wait for goes with
the first of them, as a prerequisite or because they need the stability that it brings.
"""

from collections.abc import Iterable, Set

from followthrough.sequencing.engine.problem import CaseProblem


def stages(problem: CaseProblem) -> tuple[frozenset[str], ...]:
    held_back_by_none = [
        task.key
        for task in problem.tasks
        if not task.running
        and (task.protected or task.fixed_start is not None or task.soon_published)
    ]
    done = {task.key for task in problem.tasks if task.running}
    result = [_with_what_it_waits_for(problem, held_back_by_none, done) | done]
    done |= result[0]
    for rank in sorted({task.rank for task in problem.tasks}):
        own = [t.key for t in problem.tasks if t.rank <= rank and t.key not in done]
        result.append(_with_what_it_waits_for(problem, own, done))
        done |= result[-1]
    return tuple(result)


def _with_what_it_waits_for(
    problem: CaseProblem, keys: Iterable[str], done: Set[str]
) -> frozenset[str]:
    found = with_prerequisites(problem, keys) - done
    tasks = [problem.task(key) for key in found]
    if any(t.needs_stability and not t.protected and t.fixed_start is None for t in tasks):
        stabilising = [task.key for task in problem.tasks if task.stabilising]
        found |= with_prerequisites(problem, stabilising) - done
    return found


def with_prerequisites(problem: CaseProblem, keys: Iterable[str]) -> frozenset[str]:
    result: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in result:
            result.add(key)
            # What runs already waits for nothing any more.
            if not problem.task(key).running:
                waiting.extend(needed.task for needed in problem.task(key).after)
    return frozenset(result)
