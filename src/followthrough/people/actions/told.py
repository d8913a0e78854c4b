"""That whoever waits for a person was told of an end: of the case, of its last sentence, or that
the person died; and that this was a mistake."""

from __future__ import annotations

from followthrough.common.actions import Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, SavedElsewhere, refuse
from followthrough.people.actions.case_life import (
    LifeNote,
    locked_person,
    may_end_case,
    refuse_merged,
    refuse_unseen,
    refuse_without_words,
)
from followthrough.people.actions.one_person import records_of
from followthrough.people.ledger import MistakeToldStored, ToldOfEndStored
from followthrough.people.models import Case, Death, ToldOfEnd, ToldOfMistake
from followthrough.people.queries.facts import case_facts
from followthrough.people.queries.mistaken_deaths import death_taken_back
from followthrough.people.rules.case_life import may_wait
from followthrough.people.rules.told import (
    end_to_tell_of,
    why_not_told_of_mistake_on,
    why_not_told_on,
)

# What they are told of, as the page that asks carries it.
ABOUT_A_DEATH, ABOUT_AN_END = "death", "end"
NOBODY_TO_TELL = "Nobody is left to be told that a death was recorded by mistake."


def tell_who_waits(
    by: Actor, case: Case, about: str, note: LifeNote, *, of_death: bool | None = None
) -> ToldOfEnd:
    """`about` is a key of `Waits`, `note.on` the day on which they were told; the words say by
    whom and how, or why they need not be; `of_death` what the page asked about (None: of what is on
    record). Said again, it takes the place of what was said. Raises NotPossible without words, for
    a day on which it cannot have been, for another key, and where nothing has ended, and
    SavedElsewhere where a death was recorded or taken back meanwhile."""
    if of_death is None:
        of_death = case_facts([case.pk])[case.pk].died_on is not None
    return (_tell_of_death if of_death else _tell_of_end)(by, case, about, note)


@action(
    "person.death-told",
    words="Told whoever waited that the person died",
    may=may_end_case,
    payload=ToldOfEndStored,
)
def _tell_of_death(by: Actor, case: Case, about: str, note: LifeNote) -> Record[ToldOfEnd]:
    return _told(by, case, about, note, of_death=True)


@action(
    "case.end-told",
    words="Told whoever waited that it ends",
    may=may_end_case,
    payload=ToldOfEndStored,
)
def _tell_of_end(by: Actor, case: Case, about: str, note: LifeNote) -> Record[ToldOfEnd]:
    return _told(by, case, about, note, of_death=False)


def _told(
    by: Actor, case: Case, about: str, note: LifeNote, *, of_death: bool
) -> Record[ToldOfEnd]:
    refuse_without_words(note, "Say who told them and how, or why they need not be told.")
    locked_person(by, case)
    facts = case_facts([case.pk])[case.pk]
    if of_death != (facts.died_on is not None):
        what = "taken back that the person died" if of_death else "recorded that the person died"
        raise SavedElsewhere(
            f"Somebody has {what} while you were on this page.",
            "See what they have to be told now. What you entered is still here.",
            current=ABOUT_A_DEATH if facts.died_on else ABOUT_AN_END,
        )
    ended_on = end_to_tell_of(facts, note.today)
    if ended_on is None:
        raise NotPossible("Nothing has ended of which anybody is to be told.")
    if not may_wait(about):
        raise NotPossible("Choose who was told.")
    refuse(why_not_told_on(note.on, facts, note.today), about="on")
    of_end = None if facts.died_on else ended_on
    before = ToldOfEnd.objects.current().filter(case=case.pk, about=about).select_related("by")
    what = ABOUT_A_DEATH if facts.died_on else ABOUT_AN_END
    refuse_unseen(note, before.first(), f"{what}:")
    row = ToldOfEnd.objects.append(
        case_id=case.pk,
        about=about,
        done_on=note.on,
        died_on=facts.died_on,
        ended_on=of_end,
        **note.by(by),
    )
    kind, _, which = about.partition(":")
    return Record(
        row,
        case_id=case.pk,
        # A step is named by what it says today.
        subject=("step", int(which)) if kind == "step" else ("told_of_death", row.pk),
        after=ToldOfEndStored(about, note.on, of_end, row.pk),
    )


@action(
    "person.mistake-told",
    words="Told whoever had been told of the death that it was a mistake",
    may=may_end_case,
    payload=MistakeToldStored,
)
def tell_of_mistake(by: Actor, case: Case, note: LifeNote) -> Record[ToldOfMistake]:
    """One record for all of them, under whichever record of the person they were told; `note.on` is
    the day on which the last of them was. Raises NotPossible without words, for a day on which it
    cannot have been, and where nobody had been told or it is recorded already."""
    refuse_without_words(note, "Say who told them and how, or why they need not be told.")
    refuse_merged(case)
    locked_person(by, case)
    back = death_taken_back(case.person_id)
    if back is None:
        raise NotPossible(NOBODY_TO_TELL)
    refuse(why_not_told_of_mistake_on(note.on, back.since, note.today), about="on")
    others = records_of([case.person_id]).keys() - {case.person_id}
    deaths = Death.objects.current().filter(person__in=others, died_on=None)
    row, *_ = (
        ToldOfMistake.objects.append(death=death, done_on=note.on, **note.by(by))
        for death in (back.death, *deaths)
    )
    return Record(
        row,
        case_id=case.pk,
        subject=("told_of_mistake", row.pk),
        after=MistakeToldStored(note.on, row.pk),
    )
