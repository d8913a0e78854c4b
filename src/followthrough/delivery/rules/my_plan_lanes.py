"""Among what "My plan, to print" lists a step by what is said of its day, and never before the step
that it follows. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from followthrough.plans.rules import TO_COME, StepFacts
from followthrough.policy.pack import Pack
from followthrough.sequencing.rules.what_comes_before import waits_for

# Reasons that speak of other work: said only where that work stands on the page as well.
ABOUT_OTHER_WORK = frozenset({"load", "placed_after_others", "prerequisite", "stability"})
SAYS_FIRST = frozenset({"starts_straight_away", "on_release"})
FIRST_THINGS = 3  # how many are told as "one of the first"

# Keys of `words.WHEN` of what is not known to go on.
UNCLEAR = frozenset(
    {
        "stopped",
        "stopped_asked",
        "place_asked",
        "uncarried",
        "uncarried_to_start",
        "unsaid",
        "too_short",
    }
)
LANES = ("now", "next", "later")
DATED = frozenset({"on", "week", "this_week", "about", "out"})
KEPT = frozenset({"kept", "kept_must"})
WITHOUT_WHY = UNCLEAR | KEPT | {"past", "held", "out", "none", "to_start"}
# Beside these, who does it would say that it is done.
WITHOUT_WHO = UNCLEAR | KEPT | {"held"}


def comes_before_on_paper(
    step: StepFacts, shown: Iterable[StepFacts], pack: Pack
) -> StepFacts | None:
    """Of the steps that the page shows, the one that has to be over, or under way, before this one
    may begin; None of what has begun."""
    return waits_for(step, shown, pack) if step.state in TO_COME else None


def behind_what_comes_before(
    listed: Iterable[StepFacts], comes_after: Callable[[StepFacts], StepFacts | None]
) -> list[StepFacts]:
    """As they are listed, but none before the one that it comes after."""
    left, found = list(listed), []
    while left:
        free = (one for one in left if comes_after(one) not in left)
        one = next(free, left[0])
        left.remove(one)
        found.append(one)
    return found
