"""That a person died, what is seen to since, and that a case ends or is opened again.

Each is a row that stays. What was recorded by mistake is closed, and the ledger has who did it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from followthrough.common.actions import Record, action
from followthrough.common.actors import Actor, Capability
from followthrough.common.errors import (
    NotAllowed,
    NotPossible,
    SavedElsewhere,
    refuse,
    refuse_texts,
)
from followthrough.people.access import act_on_case, may_change
from followthrough.people.actions.one_person import records_of, stand_together
from followthrough.people.ledger import CaseEndStored, DeathStored, DeathTaskStored
from followthrough.people.models import Case, CaseEnd, CaseReopening, Death, DeathTask, Person
from followthrough.people.models.ending import Recorded
from followthrough.people.queries.facts import case_facts
from followthrough.people.queries.life import periods_of_case
from followthrough.people.rules import CaseFacts, EndReason
from followthrough.people.rules.case_life import (
    NEED_WORDS,
    sentences_that_end,
    tasks_after_death,
    why_not_died_on,
    why_not_ended,
    why_not_ended_on,
    why_not_reopened,
    why_not_seen_to_on,
)


@dataclass(frozen=True)
class LifeNote:
    """On which day it was, in which words, and the day on which it is recorded. `seen`: the id of
    what stood on the page, 0 of nothing; None: not compared. `seen_sentences`: those that the page
    showed (`sentences_that_end`); "": not compared."""

    on: date
    today: date
    words: str = ""
    seen: int | None = None
    seen_sentences: str = ""

    def by(self, actor: Actor) -> dict[str, Any]:
        return {"by_id": actor.user_id, "recorded_on": self.today, "words": self.words.strip()}


def sees_to_deaths(by: Actor) -> bool:
    return by.can(Capability.OVERSEE_UNITS) or by.is_operator


def may_end_case(by: Actor, case: Case, *_: object, **__: object) -> None:
    """Whoever works on the case; a manager of the unit is not asked why."""
    if by.can(Capability.OVERSEE_UNITS):
        may_change(by, case)
    else:
        act_on_case(by, case)


def may_see_to_death(by: Actor, case: Case, *_: object, **__: object) -> None:
    """Who oversees units and may change the case; nobody of them is asked why."""
    may_change(by, case)
    if not sees_to_deaths(by):
        raise NotAllowed("A manager sees to what follows a death.", "Ask your manager.")


@action("person.died", words="Recorded that the person died", may=may_end_case, payload=DeathStored)
def record_death(by: Actor, case: Case, note: LifeNote) -> Record[Death]:
    """From then on nothing is asked of the person any more. Raises NotPossible for a day on which
    it cannot have been, where it is recorded already, and of a case that has ended; SavedElsewhere
    where other sentences stand than the page showed."""
    refuse_texts(note.words)
    refuse_merged(case)
    person = locked_person(by, case)
    if person.died_on is not None:
        raise NotPossible("It is recorded already that the person died.")
    now = Case.objects.get(pk=case.pk)
    born, opened_on, closed_on = person.date_of_birth, now.opened_on, now.closed_on
    refuse(why_not_died_on(note.on, born, opened_on, closed_on, note.today), about="on")
    _refuse_unseen_sentences(note, case_facts([case.pk])[case.pk])
    return _death(by, case, note.on, note)


@action(
    "person.death-taken-back",
    words="Took back that the person died: it was recorded by mistake",
    may=may_end_case,
    payload=DeathStored,
)
def take_back_death(by: Actor, case: Case, note: LifeNote) -> Record[Death]:
    """What was asked before is asked again, once the case is open. Raises NotPossible without
    words, and where nothing is recorded."""
    refuse_without_words(note, "Say how it came about that this was recorded.")
    refuse_merged(case)
    if locked_person(by, case).died_on is None:
        raise NotPossible("It is not recorded that the person died.")
    return _death(by, case, None, note)


def locked_person(
    by: Actor, case: Case, may: Callable[[Actor, Case], None] = may_end_case
) -> Person:
    """Asks once more who may: a list may keep `by` out since this waited for the person."""
    person = Person.objects.select_for_update(no_key=True).get(pk=case.person_id)
    may(by, case)
    return person


def _death(by: Actor, case: Case, died_on: date | None, note: LifeNote) -> Record[Death]:
    before = Death.objects.current().filter(person=case.person_id).first()
    row = Death.objects.replace(before, person_id=case.person_id, died_on=died_on, **note.by(by))
    if died_on is None:
        # Under whichever record it stands: it is one person.
        others = Death.objects.current().filter(
            person__in=records_of([case.person_id]), died_on__isnull=False
        )
        for other in others:
            Death.objects.replace(other, person_id=other.person_id, died_on=None, **note.by(by))
    stand_together([case.person_id])
    return Record(
        row,
        case_id=case.pk,
        subject=("death", row.pk),
        before=DeathStored(before.died_on) if before else None,
        after=DeathStored(died_on, row.pk),
    )


@action(
    "person.death-seen-to",
    words="Saw to what follows a death",
    may=may_see_to_death,
    payload=DeathTaskStored,
)
def see_to_after_death(by: Actor, case: Case, task: str, note: LifeNote) -> Record[DeathTask]:
    """`task` is a code of `AfterDeath`, `note.on` the day on which it was done; the words say what
    was done, or why nothing has to be. Said again, it takes the place of what was said. Raises
    NotPossible without words, for a day on which it cannot have been, for another task, and where
    nobody died."""
    refuse_without_words(note, "Say what was done, or why it need not be.")
    locked_person(by, case, may_see_to_death)
    facts = case_facts([case.pk])[case.pk]
    if facts.died_on is None:
        raise NotPossible("It is not recorded that the person died.")
    if task not in tasks_after_death(facts):
        raise NotPossible("Choose what was seen to.")
    refuse(why_not_seen_to_on(note.on, facts.died_on, note.today), about="on")
    before = DeathTask.objects.current().filter(case=case.pk, task=task).select_related("by")
    refuse_unseen(note, before.first())
    row = DeathTask.objects.append(
        case_id=case.pk, task=task, done_on=note.on, died_on=facts.died_on, **note.by(by)
    )
    return Record(
        row,
        case_id=case.pk,
        subject=("death_task", row.pk),
        after=DeathTaskStored(task, note.on, row.pk),
    )


@action("case.ended", words="Closed the case", may=may_end_case, payload=CaseEndStored)
def close_case(by: Actor, case: Case, reason: str, note: LifeNote) -> Record[CaseEnd]:
    """`reason` is a code of `EndReason`. Raises NotPossible where the records speak against it, and
    without words for a reason that says too little by itself (`NEED_WORDS`); SavedElsewhere where
    other sentences stand than the page showed."""
    refuse_texts(note.words)
    Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    facts = case_facts([case.pk])[case.pk]
    if reason not in set(EndReason):
        raise NotPossible("Choose why the case ends.", about="reason")
    since = periods_of_case(case)[-1].from_on
    if facts.closed_on is None:
        refuse(why_not_ended_on(facts, note.on, note.today, since), about="on")
    refuse(why_not_ended(facts, reason, note.on, note.today, since), about="reason")
    if reason in NEED_WORDS:
        refuse_without_words(note, "Say in your own words how it came about.")
    _refuse_unseen_sentences(note, facts)
    row = CaseEnd.objects.replace(
        None, case_id=case.pk, ended_on=note.on, reason=reason, **note.by(by)
    )
    Case.objects.filter(pk=case.pk).update(closed_on=note.on)
    return Record(
        row,
        case_id=case.pk,
        subject=("case_end", row.pk),
        after=CaseEndStored(note.on, reason, row.pk),
    )


@action("case.reopened", words="Opened the case again", may=may_end_case, payload=CaseEndStored)
def reopen_case(by: Actor, case: Case, note: LifeNote) -> Record[CaseReopening]:
    """It goes on from `note.on`; the period before stays on record with its end. Raises NotPossible
    without words, for a day before the end, of somebody who died, and where the person has another
    open case."""
    refuse_without_words(note, "Say why the case goes on.")
    end = CaseEnd.objects.current().filter(case=case).first()
    if end is None:
        raise NotPossible("This case is open.")
    refuse_merged(case)
    if Case.objects.filter(person=case.person_id, closed_on=None).exists():
        raise NotPossible("The person has another case, which is open.", "Go on with that one.")
    died_on = locked_person(by, case).died_on
    refuse(why_not_reopened(end.ended_on, died_on, note.on, note.today), about="on")
    CaseEnd.objects.filter(pk=end.pk).close()
    row = CaseReopening.objects.replace(None, end=end, reopened_on=note.on, **note.by(by))
    Case.objects.filter(pk=case.pk).update(closed_on=None)
    return Record(
        row,
        case_id=case.pk,
        subject=("case_reopening", row.pk),
        before=CaseEndStored(end.ended_on, end.reason, end.pk),
        after=CaseEndStored(note.on, reopening=row.pk),
    )


def refuse_unseen(note: LifeNote, stands: Recorded | None, about: str = "") -> None:
    """Raises SavedElsewhere where something else stands by now than the page showed; `about` goes
    before its id in what the page carries on."""
    stood = stands.pk if stands is not None else 0
    if note.seen in {None, stood} or stands is None:
        return
    raise recorded_meanwhile(stands, f"{about}{stood}")


def recorded_meanwhile(stands: Recorded, current: object, words: str = "") -> SavedElsewhere:
    """With what was recorded since the page was shown, in `words` where it is more than its own;
    `current` is what the page carries on."""
    who = stands.by.name if stands.by else "The source"
    return SavedElsewhere(
        f"{who} has recorded this while you were on this page: “{words or stands.words}”",
        "Send yours only if it is to take its place. What you entered is still here.",
        current=current,
    )


def _refuse_unseen_sentences(note: LifeNote, facts: CaseFacts) -> None:
    """Another record may have been merged into this one: its sentences would end with it."""
    stands = sentences_that_end(facts)
    if note.seen_sentences not in {"", stands}:
        raise SavedElsewhere(
            "The sentences of this case are not those that the page showed: another record was "
            "merged into it or taken out, or a file told of them.",
            "Look at them now, then send this again. What you entered is still here.",
            current=stands,
        )


def refuse_merged(case: Case) -> None:
    if Person.objects.filter(pk=case.person_id, merged_into__isnull=False).exists():
        raise NotPossible(
            "This record is merged into another one of the same person.",
            "Go on with that one, or have the merge undone.",
        )


def refuse_without_words(note: LifeNote, lacking: str) -> None:
    refuse_texts(note.words)
    if not note.words.strip():
        raise NotPossible(lacking, about="words")
