"""How a step runs, and whether it is done with the person: as somebody said of the step, or else as
its kind of work says. Pure."""

from __future__ import annotations

from typing import Protocol

from followthrough.policy.kinds_of_work import ForWhom, Intervention, Nature
from followthrough.policy.pack import Pack, Reason

# Work that lasts; the rest is done on a day.
LASTING = frozenset({Nature.COURSE, Nature.ONGOING})


class RunsSomehow(Protocol):
    """A step, as it stands or as it is to be."""

    @property
    def intervention(self) -> str: ...
    @property
    def nature(self) -> str: ...
    @property
    def for_whom(self) -> str: ...


class HasLength(RunsSomehow, Protocol):
    @property
    def weeks(self) -> int | None: ...


def nature_of(step: RunsSomehow, pack: Pack) -> Nature:
    """A step that names no kind of work is a thing that somebody does once."""
    if step.nature:
        return Nature(step.nature)
    work = _work(step, pack)
    return work.nature if work else Nature.ONE_OFF


MOST_WEEKS = 260  # five years


def weeks_of(step: HasLength, pack: Pack) -> int | None:
    """How long a course takes: as somebody said of the step, or else as its kind of work usually
    does. None where that is not known."""
    work = _work(step, pack)
    return step.weeks or (work.weeks if work else None)


def why_not_length(step: RunsSomehow, weeks: int | None, pack: Pack) -> str | None:
    """Why a step cannot have this length in weeks; None where it can. Without one it is the usual
    length again."""
    if nature_of(step, pack) is not Nature.COURSE:
        return "Only a course has a length. Change how the step runs first."
    if weeks is not None and not 1 <= weeks <= MOST_WEEKS:
        return f"Enter a number of weeks from 1 to {MOST_WEEKS}."
    return None


class MayProtect(Protocol):
    @property
    def intervention(self) -> str: ...
    @property
    def protects_others(self) -> bool: ...


def protects(step: MayProtect, pack: Pack) -> bool:
    """It keeps other people safe: by itself, or by its kind of work whether or not it is marked."""
    work = pack.known.interventions.get(step.intervention)
    return step.protects_others or bool(work and work.protects_others)


def is_staff_only(step: RunsSomehow, pack: Pack) -> bool:
    if step.for_whom:
        return step.for_whom == ForWhom.STAFF_ONLY
    work = _work(step, pack)
    return bool(work and work.staff_only)


def is_one_of_the_things_at_once(step: RunsSomehow, pack: Pack) -> bool:
    """Only a course takes the person's time week after week (design section 4). Income, a roof,
    identity papers and medicine are never put off so as not to ask too much at once."""
    work = _work(step, pack)
    if work is not None and work.basic:
        return False
    return nature_of(step, pack) is Nature.COURSE and not is_staff_only(step, pack)


# Reasons that speak of what the person does, wants or is able to do.
ABOUT_THE_PERSON = frozenset(
    {
        "unwilling",
        "unable",
        "asked_to_wait",
        "not_ready_yet",
        "not_stable_enough",
        "too_much_at_once",
        "person_not_told",
        "person_asked_sooner",
        "keeps_momentum",
    }
)


def reasons_for_step(step: RunsSomehow, kind: str, pack: Pack) -> list[Reason]:
    """The reasons for a decision or record of that kind. What only staff do is not held up by the
    person, so that no reason for it speaks of them."""
    known = pack.reasons_for(kind)
    if not is_staff_only(step, pack):
        return known
    return [r for r in known if not {r.code, r.parent} & ABOUT_THE_PERSON]


def _work(step: RunsSomehow, pack: Pack) -> Intervention | None:
    return pack.known.interventions.get(step.intervention)
