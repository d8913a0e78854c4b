"""Where the order proposed is another than the person would like, and why. Pure."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import TO_COME, PlanFacts, delivers_requirement
from followthrough.plans.rules.natures import protects
from followthrough.policy.pack import Pack
from followthrough.sequencing.rules.codes import DateKind
from followthrough.sequencing.rules.problem import need_class
from followthrough.sequencing.rules.proposed import Proposal, ProposedStep
from followthrough.sequencing.rules.turns import is_more_severe
from followthrough.sequencing.rules.when_it_can_run import waits_for_release

BY_A_PLACE = frozenset({DateKind.GROUP, DateKind.ESTIMATE})
AT_ONCE = "load"  # code of the reason of the engine


class WhyFirst(StrEnum):
    """Of two steps: what the one that stands first has, or the other lacks."""

    PROTECTS = "protects"
    REQUIRED = "required"
    SOONER = "sooner"  # the need that it serves is to be met sooner
    SEVERE = "severe"  # the need that it serves is more severe, of those of one class
    NO_DAY = "no_day"  # of the one that the person would like first
    RELEASE = "release"  # that one waits for it
    GROUP = "group"  # that one begins with its group
    PLACE = "place"  # that one begins once there is a place
    PLACE_SOONER = "place_sooner"  # both do
    OTHER = "other"  # the rows say it


class OtherOrder(NamedTuple):
    """The person would like `wished` first, in the proposal `first` starts before it."""

    wished: ProposedStep
    first: ProposedStep
    why: WhyFirst


def other_order(
    proposal: Proposal, plan: PlanFacts, case: CaseFacts, pack: Pack
) -> OtherOrder | None:
    """The first of what they would like that does not stand where they would like it, of what has
    not begun; None where all does."""
    steps = {s.step.id: s for s in proposal.steps if s.state in TO_COME}
    wished = [steps[id_] for id_ in plan.preferred if id_ in steps]
    for one, other in combinations(wished, 2):
        if other.start is not None and other.start < (one.start or date.max):
            return OtherOrder(one, other, _why(one, other, case, pack))
    return None


def _why(wished: ProposedStep, first: ProposedStep, case: CaseFacts, pack: Pack) -> WhyFirst:
    """What weighs most is said."""
    one, other = wished.step, first.step
    # Only where not all can go on at once does one need wait for another.
    at_once = any(reason.code == AT_ONCE for reason in wished.reasons)
    reasons = {
        WhyFirst.PROTECTS: protects(other, pack) and not protects(one, pack),
        WhyFirst.RELEASE: waits_for_release(one, case, pack),
        WhyFirst.NO_DAY: wished.start is None,
        WhyFirst.REQUIRED: delivers_requirement(case, other, pack)
        and not delivers_requirement(case, one, pack),
        WhyFirst.SOONER: at_once and need_class(other, case) < need_class(one, case),
        WhyFirst.SEVERE: at_once
        and need_class(other, case) is need_class(one, case)
        and is_more_severe(other, one, case),
        WhyFirst.PLACE_SOONER: {wished.date_kind, first.date_kind} <= BY_A_PLACE,
        WhyFirst.GROUP: wished.date_kind is DateKind.GROUP,
        WhyFirst.PLACE: wished.date_kind is DateKind.ESTIMATE,
    }
    return next((why for why, so in reasons.items() if so), WhyFirst.OTHER)
