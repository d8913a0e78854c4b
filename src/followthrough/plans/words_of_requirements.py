"""How it reads what a sentence requires, how far that is covered, and who has to be told."""

from __future__ import annotations

from datetime import date

from followthrough.people.rules import RequirementFacts, SentenceKind
from followthrough.plans.rules.requirements import Cover, RequirementCoverage, uses_nothing_yet
from followthrough.policy.pack import Pack, RequirementKind
from followthrough.policy.periods import say_length

COVERS: dict[str, str] = {
    Cover.DONE: "Done",
    Cover.COVERED: "In the plan",
    Cover.GIVEN_UP: "No step any more",
    Cover.NOT_COVERED: "No step yet",
    Cover.NO_STEP_NEEDED: "Needs no step",
}


def say_cover(
    coverage: RequirementCoverage,
    kind: RequirementKind | None,
    today: date,
    *,
    lasted: bool = False,
) -> str:
    """`lasted`: its work is over and went on for the months ordered, which no source counts."""
    if lasted and coverage.cover is Cover.COVERED:
        return "Done as long as ordered"
    if coverage.cover is Cover.DONE and kind is not None and kind.fixes_maximum:
        return "All used"
    if coverage.is_open and coverage.sentence.has_ended(today):
        return "Not done"
    if coverage.cover is Cover.NO_STEP_NEEDED and kind is not None:
        if kind.is_monitored_elsewhere:
            return "Monitored elsewhere"
        if uses_nothing_yet(coverage, kind, today):
            return "No step names it"
    return COVERS[coverage.cover]


def how_much(requirement: RequirementFacts, kind: RequirementKind | None) -> str:
    """'12 of 60 hours', '4 of at most 20 days used' where the order only sets a most; with what is
    more than ordered, and where nought is said to be ordered. Empty where no amount is said."""
    if requirement.amount is None:
        return ""
    unit = f" {kind.unit}" if kind and kind.unit != "none" else ""
    if requirement.ordered is None:
        return f"how much is not known (the source says {requirement.amount}{unit})"
    if kind is not None and kind.counts_time and not requirement.done:
        return f"{requirement.ordered}{unit}"  # it runs by itself, and nobody has counted it
    used = kind is not None and kind.fixes_maximum
    most = "at most " if used else ""
    counted = " used" if used else ""
    if kind is not None and kind.is_monitored_elsewhere:
        counted = " counted"
    said = f"{requirement.done} of {most}{requirement.ordered}{unit}{counted}"
    more = requirement.done - requirement.ordered
    return f"{said}, {more} more than ordered" if more > 0 else said


def ask_what_has_to_be_told(sentence_kind: str, *, manages: bool = False) -> str:
    """What is left to do about what a sentence required, once it has ended and it was not done.
    `manages`: who reads oversees the unit."""
    ask = "Decide with the practitioner" if manages else "Ask your manager"
    return f"{ask} what {say_authority(sentence_kind)} has to be told"


def say_authority(sentence_kind: str) -> str:
    """Whoever set what the sentence requires, and can vary it."""
    on_licence = sentence_kind == SentenceKind.LICENCE
    return "the releasing authority" if on_licence else "the court"


def requirement_lacks_step(pack: Pack) -> str:
    """This and the next six: what is so of a requirement that a manager is told of."""
    planned = say_length(pack.timescales["plan_agreed"])
    return (
        "No step of the plan names it, and it needs one: "
        f"{planned} or more after the sentence started"
    )


def requirement_not_delivered(pack: Pack) -> str:
    return "Its steps were dropped or not delivered, and the sentence goes on"


def requirement_ended_short(pack: Pack) -> str:
    return "Its steps are over, and went on for less than the months that are ordered"


def requirement_is_on_hold(pack: Pack) -> str:
    return "A step for it is on hold"


def requirement_of_ended_sentence(pack: Pack) -> str:
    lately = say_length(pack.timescales["sentence_ended_open"])
    return f"A step for it is not done, and the sentence ended in the last {lately}"


def requirement_ended_undone(pack: Pack) -> str:
    lately = say_length(pack.timescales["sentence_ended_open"])
    return f"It is not done, no step is open for it, and the sentence ended in the last {lately}"


def requirement_counts_differ(pack: Pack) -> str:
    return "The source counts otherwise than its steps say"
