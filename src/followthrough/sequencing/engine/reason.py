"""What a reason is: one plain sentence that can be checked by taking it away."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from followthrough.sequencing.engine.problem import CaseProblem

HelpKind = Literal["seat", "place", "contract", "weeks", "days", "date", "other"]


@dataclass(frozen=True, slots=True)
class Help:
    """The smallest single change found that would give a task a place.

    seat: one more seat in the group `about` = (pool, group). place: a place in the pool
    `about` = (pool,) by week `amount`. contract: that of `about` = (pool,) to have `amount` as its
    last week. weeks: `amount` more weeks of sentence. days: `amount`
    more activity days. date: another date than the one decided; `amount` is the first possible
    week. other: something that the order cannot weigh.
    """

    kind: HelpKind
    text: str
    amount: int = 0
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a task starts when it does, or has no place.

    from_week, to_week: the weeks that the reason rules out, both included; for a reason that is
    about the start itself, that week twice; None when it is about no week. The dates are the
    Monday of the first and the Sunday of the last. about: keys of tasks, or pools and groups.
    """

    task: str
    code: str
    text: str
    from_week: int | None = None
    to_week: int | None = None
    from_date: date | None = None
    to_date: date | None = None
    about: tuple[str, ...] = ()
    alert: bool = False
    help: Help | None = None


def in_weeks(
    problem: CaseProblem,
    task: str,
    code: str,
    text: str,
    weeks: tuple[int, int],
    about: tuple[str, ...] = (),
) -> Reason:
    """A reason with its weeks and their dates."""
    return Reason(
        task=task,
        code=code,
        text=text,
        from_week=weeks[0],
        to_week=weeks[1],
        from_date=problem.monday(weeks[0]),
        to_date=problem.monday(weeks[1]) + timedelta(days=6),
        about=about,
    )
