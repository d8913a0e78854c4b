"""How a case ends and is opened again, and what a death means for it. Pure.

Nothing is asked of somebody who has died, nor of a case whose last sentence has ended, but for what
the end itself asks: kinds of things to do say so of themselves (`due_item.DueKind`).
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from followthrough.common.dates import say_date, why_not_recorded_on
from followthrough.people.rules.codes import (
    AfterDeath,
    EndReason,
    SentenceChange,
    SentenceKind,
    Waits,
    YesNo,
)
from followthrough.people.rules.facts import CaseFacts, SentenceFacts
from followthrough.people.rules.recall import recalled_on
from followthrough.people.rules.sentence_ends import (
    is_revoked_on,
    last_of_all,
    no_sentence_since,
)

# Reasons of an end that say too little by themselves.
NEED_WORDS = frozenset(
    {
        EndReason.ENDED_EARLY.value,
        EndReason.REVOKED.value,
        EndReason.MOVED.value,
        EndReason.BY_MISTAKE.value,
    }
)


class Phase(Enum):
    """What can be asked on a case hangs on it."""

    RUNS = 1
    ENDED = 2  # the last sentence has
    DIED = 3


def phase_of(case: CaseFacts, today: date) -> Phase:
    if case.died_on is not None:
        return Phase.DIED
    return Phase.RUNS if sentences_ended_on(case, today) is None else Phase.ENDED


def is_over(case: CaseFacts) -> bool:
    """Nothing is planned, asked or recorded on it any more: it is read."""
    return case.closed_on is not None or case.died_on is not None


def sentences_ended_on(case: CaseFacts, today: date) -> date | None:
    """The day on which the last of the sentences ended; None while one runs or is to come."""
    ends_on = case.ends_on
    return ends_on if ends_on is not None and ends_on < today else None


def sentences_that_end(case: CaseFacts) -> str:
    """A mark of the sentences that a death, or the end of the case, ends with it, and of their
    terms, under whichever record: of two that differ, the pages showed something else."""
    terms = sorted((s.id, s.starts_on, s.ends_on) for s in case.sentences)
    return "sentences " + " ".join(f"{id_}:{start}:{end}" for id_, start, end in terms)


def why_nothing_is_arranged(case: CaseFacts, today: date) -> str | None:
    """Why no work is put in order for the person any more; None where it is. Until it is closed,
    such a case asks for nothing but what its end asks."""
    last, on = last_of_all(case, today), no_sentence_since(case, today)
    if last is None or on is None:
        return None
    if is_revoked_on(last, on):
        what = "licence" if last.kind == SentenceKind.LICENCE else "order"
        return f"The {what} was revoked on {say_date(on)}."
    return f"The last sentence ended on {say_date(on)}."


def tasks_after_death(case: CaseFacts) -> tuple[str, ...]:
    """What a manager sees to. Victim liaison is told where victims are in contact with it, or where
    nobody has asked whether they are."""
    return tasks_of_death(case.assessment.victim_contact if case.assessment else "")


def tasks_of_death(victim_contact: str) -> tuple[str, ...]:
    no_victims = victim_contact == YesNo.NO
    return tuple(
        task.value for task in AfterDeath if not (task is AfterDeath.VICTIM and no_victims)
    )


def tasks_left_after_death(case: CaseFacts) -> tuple[str, ...]:
    """None of a case that is closed."""
    if case.died_on is None or case.closed_on is not None:
        return ()
    return tuple(task for task in tasks_after_death(case) if task not in case.after_death)


# How long before its opening the person may have died: a Saturday's death is heard of on Monday.
# Longer before, it is a slip of the keyboard. Our assumption.
DIED_BEFORE_OPENING = timedelta(days=31)


def why_not_died_on(
    day: date, born: date | None, opened_on: date, closed_on: date | None, today: date
) -> str | None:
    """`born`: the first day on which the person can have been born; None where none is known."""
    if closed_on is not None:
        return "The case has ended. Open it again first, if what follows a death is seen to here."
    if born is not None and day < born:
        return "The day lies before the person was born."
    if day < opened_on - DIED_BEFORE_OPENING:
        return f"The day lies long before the case was opened, on {say_date(opened_on)}."
    return why_not_recorded_on(day, today)


def why_not_seen_to_on(day: date, died_on: date, today: date) -> str | None:
    """Why what follows a death was not done, and nobody told, on that day; None where it may be."""
    if day < died_on:
        return f"The day lies before the person died, on {say_date(died_on)}."
    return why_not_recorded_on(day, today)


def may_wait(about: str) -> bool:
    """Whether that is a key of somebody who can wait for the person, as `Waits` has them."""
    kind, _, which = about.partition(":")
    return kind in set(Waits) and bool(which) is (kind != Waits.PRISON)


def end_after_death(ended_on: date, died_on: date, corrected: date, since: date) -> date | None:
    """The day on which a case that ended on the day of the death ends now that that day is
    corrected, not before it was opened (`since`); None where it ended on another day of its own."""
    return max(corrected, since) if ended_on == max(died_on, since) else None


def why_not_corrected_to(
    day: date, born: date | None, opened_on: date, closed_on: date | None, today: date
) -> str | None:
    """Why a death that is on record cannot have been on that day instead; None where it can. The
    case may be closed by now: it stays so, and did not end before the death. `closed_on` is None
    where its end follows."""
    if closed_on is not None and day > closed_on:
        return f"The case ended on {say_date(closed_on)}, and the day lies after that."
    return why_not_died_on(day, born, opened_on, None, today)


def possible_end_reasons(case: CaseFacts, today: date) -> tuple[str, ...]:
    """The reasons that the records do not speak against, for an end today."""
    return tuple(
        reason.value for reason in EndReason if why_not_ended(case, reason, today, today) is None
    )


def why_not_closed_yet(case: CaseFacts) -> str | None:
    """Why the case stays open for now, on whatever day and for whatever reason it is to end; None
    where it may end. Closed, it would put out of sight what a manager still has to see to."""
    if tasks_left_after_death(case):
        return "Not all that follows the death is seen to yet. A manager sees to it first."
    return None


def why_not_ended_on(
    case: CaseFacts, on: date, today: date, since: date | None = None
) -> str | None:
    """Why the case cannot have ended on that day, for whatever reason; None where it can. `since`:
    from when it is open this time, where it was opened again."""
    if cause := why_not_recorded_on(on, today):
        return cause
    opened_on = since or case.opened_on
    if on < opened_on:
        return f"The day lies before the case was opened, on {say_date(opened_on)}."
    if case.died_on is not None and on < case.died_on:
        return f"The day lies before the person died, on {say_date(case.died_on)}."
    return None


def why_not_ended(
    case: CaseFacts, reason: str, on: date, today: date, since: date | None = None
) -> str | None:
    """Why the case cannot have ended on that day for that reason; None where it can."""
    if case.closed_on is not None:
        return f"The case ended on {say_date(case.closed_on)} already."
    if cause := why_not_ended_on(case, on, today, since):
        return cause
    if (reason == EndReason.DIED) is not (case.died_on is not None):
        if case.died_on is None:
            return "Record first that the person died, and on which day."
        return f"The person died on {say_date(case.died_on)}: that is why the case ends."
    if cause := why_not_closed_yet(case):
        return cause
    if reason == EndReason.REVOKED and recalled_on(case, today) is not None:
        return "The licence was recalled, not revoked: it runs on. Choose another reason."
    if reason in {EndReason.ORDER_COMPLETED, EndReason.LICENCE_ENDED}:
        return _why_not_run_out(case, reason, on)
    if reason in {EndReason.ENDED_EARLY, EndReason.REVOKED}:
        return _why_not_cut_short(case, reason, on)
    return None


def day_to_propose_as_end(case: CaseFacts, today: date, since: date) -> date:
    """The day that ended the case, as far as it is known; else today. `since`: from when it is open
    this time."""
    known = case.died_on or sentences_ended_on(case, today)
    if known is None or why_not_ended_on(case, known, today, since) is not None:
        return today
    return known


def _why_not_cut_short(case: CaseFacts, reason: str, on: date) -> str | None:
    """What has not begun is not cut short, and what ran to its end is not revoked after that."""
    begun = [sentence for sentence in case.sentences if sentence.starts_on <= on]
    if case.sentences and not begun:
        return "No sentence had begun by then. Choose another reason, or a later day."
    if reason == EndReason.REVOKED and begun and all(_ran_out(s, on) for s in begun):
        return (
            "Each sentence had run to its end by then, and nothing says that one was revoked. "
            "Choose another reason, or an earlier day."
        )
    return None


def _ran_out(sentence: SentenceFacts, on: date) -> bool:
    revoked = SentenceChange.REVOKED in {kind for kind, _ in sentence.changes}
    return sentence.has_ended(on) and not revoked


def _why_not_run_out(case: CaseFacts, reason: str, on: date) -> str | None:
    kinds = {sentence.kind for sentence in case.sentences}
    of_licence = SentenceKind.LICENCE in kinds
    of_order = bool(kinds - {SentenceKind.LICENCE})
    of_the_licence = reason == EndReason.LICENCE_ENDED
    if not (of_licence if of_the_licence else of_order):
        return "The case has no such sentence. Choose another reason."
    own = [s for s in case.sentences if (s.kind == SentenceKind.LICENCE) is of_the_licence]
    if all(SentenceChange.REVOKED in {kind for kind, _ in s.changes} for s in own):
        return "The sentence was revoked. Choose that."
    if case.last_day is None or case.last_day <= on:
        return None
    if case.ends_on is None:
        return "A sentence has no end on record. Choose another reason."
    return f"A sentence runs until {say_date(case.ends_on)}. Choose another reason, or a later day."


def is_same_case(here: date, closed_on: date | None, opened_on: date) -> bool:
    """Whether a case of which a source says that it was opened on that day is the one that was
    opened `here` and closed, or is open, and not another one after it: somebody may be sentenced
    again on the day on which an order is revoked."""
    return closed_on is None or opened_on == here or opened_on < closed_on


def why_not_reopened(ended_on: date, died_on: date | None, on: date, today: date) -> str | None:
    """Why a case that ended does not go on from that day; None where it does."""
    if died_on is not None:
        return "The person died. If that was recorded by mistake, take it back first."
    if cause := why_not_recorded_on(on, today):
        return cause
    if on < ended_on:
        return f"The day lies before the case ended, on {say_date(ended_on)}."
    return None


def why_not_changed(closed_on: date | None, died_on: date | None) -> str | None:
    """Why nothing is planned or recorded on a case; None where it is."""
    if died_on is not None:
        return f"The person died on {say_date(died_on)}. Nothing more of the plan is recorded."
    if closed_on is not None:
        return f"This case ended on {say_date(closed_on)}. Open it again to change something."
    return None
