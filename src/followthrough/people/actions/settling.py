"""Putting off a thing to do, and recording that it was done elsewhere; each can be taken back.

Which thing it is, the caller has from the rules: a key that somebody typed is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from followthrough.common.actions import Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, refuse, refuse_nothing_new, refuse_texts
from followthrough.common.texts import LONGEST_TEXT, in_one_line, names_somebody
from followthrough.people.access import act_on_case
from followthrough.people.actions.case_life import recorded_meanwhile
from followthrough.people.ledger_of_settling import DoneElsewhereStored, PutOffStored
from followthrough.people.models import Case, DoneElsewhere, PutOff
from followthrough.people.rules.case_life import why_not_changed
from followthrough.people.rules.case_reasons import needs_more_words
from followthrough.people.rules.done_elsewhere import settles, why_not_done_on, why_not_elsewhere
from followthrough.people.rules.due_item import Due
from followthrough.people.rules.put_off import is_away, why_not_put_off
from followthrough.people.words_of_settling import elsewhere_words
from followthrough.policy import context_on
from followthrough.policy.context import Context


@dataclass(frozen=True)
class PutOffNote:
    """`reason` is a code of the pack's `put_off`."""

    until: date
    reason: str
    words: str = ""


@dataclass(frozen=True)
class DoneNote:
    """Who did it, on which day, and in which system or how. `seen`: the id of what the page showed
    as recorded, 0 of nothing; None: not compared."""

    on: date
    who: str
    words: str
    seen: int | None = None


def may_settle(by: Actor, case: Case, *_: object, **__: object) -> None:
    """Whoever works on the case, which is open: also once the person has died, when the case is
    still to be closed. Raises NotPossible where it has ended."""
    act_on_case(by, case)
    refuse(why_not_changed(Case.objects.values_list("closed_on", flat=True).get(pk=case.pk), None))


@action(
    "thing.put-off",
    words="Put off something to do",
    may=may_settle,
    is_change=False,
    payload=PutOffStored,
)
def put_off(by: Actor, case: Case, item: Due, note: PutOffNote, context: Context) -> Record[PutOff]:
    """Raises NotPossible where the rule says that it cannot be put off, or not until that day,
    while it is put off already, and for a reason that is not in the pack or says nothing alone."""
    _refuse_other_case(item, case)
    reason = context.pack.put_off.get(note.reason)
    if reason is None:
        raise NotPossible("Choose from the list why it is put off.", about="reason")
    if needs_more_words(reason, note.words):
        raise NotPossible("Say in your own words why it is put off.", about="words")
    refuse_texts(note.words)
    before = PutOff.objects.current().filter(case=case.pk, occasion=item.occasion).first()
    if before and is_away(before.until, before.place, item, context.today):
        raise NotPossible("It is put off already.", "Take that back first, on its case.")
    refuse(why_not_put_off(item, note.until, context, again=before is not None), about="until")
    row = _append_put_off(by, case, item.occasion, item.urgency.place, note, context.today)
    return _put_off_record(row, item)


@action(
    "thing.put-off-taken-back",
    words="Took back that something to do was put off",
    may=may_settle,
    is_change=False,
    payload=PutOffStored,
)
def take_back_put_off(by: Actor, case: Case, item: Due, today: date) -> Record[PutOff]:
    """It is asked again. Raises NotPossible where it is not put off."""
    _refuse_other_case(item, case)
    before = PutOff.objects.current().filter(case=case.pk, occasion=item.occasion).first()
    if before is None or before.until is None or before.until <= today:
        raise NotPossible("It is not put off.")
    row = _append_put_off(by, case, item.occasion, before.place, None, today)
    return _put_off_record(row, item)


def _append_put_off(
    by: Actor, case: Case, occasion: str, place: int, note: PutOffNote | None, today: date
) -> PutOff:
    said: dict[str, Any] = (
        {"until": note.until, "reason": note.reason, "words": note.words.strip()} if note else {}
    )
    return PutOff.objects.append(
        case_id=case.pk,
        occasion=occasion,
        place=place,
        by_id=by.user_id,
        recorded_on=today,
        **said,
    )


def _put_off_record(row: PutOff, item: Due) -> Record[PutOff]:
    return Record(
        row,
        case_id=item.case_id,
        subject=_subject(item, "put_off", row.pk),
        after=PutOffStored(item.kind, item.subject, row.until, row.reason or None, row.pk),
    )


@action(
    "thing.done-elsewhere",
    words="Recorded that something to do was done elsewhere",
    may=may_settle,
    is_change=False,
    payload=DoneElsewhereStored,
)
def record_done_elsewhere(
    by: Actor, case: Case, item: Due, note: DoneNote, today: date
) -> Record[DoneElsewhere]:
    """Said again, it takes the place of what was said. Raises NotPossible for what is recorded on a
    page of its own, for a day on which it cannot have been, and without who and how; NothingNew for
    what is recorded already; SavedElsewhere where somebody recorded it while the page was open."""
    _refuse_other_case(item, case)
    refuse(why_not_elsewhere(item))
    who, asked = in_one_line(note.who).strip(), elsewhere_words(item.kind)
    if not names_somebody(who):
        raise NotPossible(f"{asked.no_who}.", about="who")
    if not note.words.strip():
        raise NotPossible(f"{asked.no_words}.", about="words")
    refuse_texts(who, most=LONGEST_TEXT)
    refuse_texts(note.words)
    refuse(why_not_done_on(item, note.on, today), about="on")
    _refuse_recorded(case, item, replace(note, who=who, words=note.words.strip()), today)
    row = DoneElsewhere.objects.append(
        case_id=case.pk,
        occasion=item.occasion,
        place=item.urgency.place,
        done_on=note.on,
        who=who,
        words=note.words.strip(),
        by_id=by.user_id,
        recorded_on=today,
    )
    return _done_record(row, item)


@action(
    "thing.done-elsewhere-taken-back",
    words="Took back that something to do was done elsewhere",
    may=may_settle,
    is_change=False,
    payload=DoneElsewhereStored,
)
def take_back_done(by: Actor, case: Case, item: Due, today: date) -> Record[DoneElsewhere]:
    """It is asked again. Raises NotPossible where nothing is recorded."""
    _refuse_other_case(item, case)
    before = DoneElsewhere.objects.current().filter(case=case.pk, occasion=item.occasion).first()
    if before is None or before.done_on is None:
        raise NotPossible("It is not recorded as done.")
    row = DoneElsewhere.objects.append(
        case_id=case.pk, occasion=item.occasion, by_id=by.user_id, recorded_on=today
    )
    return _done_record(row, item)


def _refuse_recorded(case: Case, item: Due, note: DoneNote, today: date) -> None:
    """What no file followed in time, or became more serious, is asked again: then something else
    may be said of it, or the same once more."""
    rows = DoneElsewhere.objects.current().filter(case=case.pk, occasion=item.occasion)
    stands = rows.exclude(done_on=None).select_related("by").first()
    if stands is None:
        return
    if not settles(item, stands.recorded_on, stands.place, context_on(today)):
        return
    refuse_nothing_new((note.on, note.who, note.words), (stands.done_on, stands.who, stands.words))
    if note.seen not in {None, stands.pk}:
        raise recorded_meanwhile(stands, stands.pk, f"{stands.who}: {stands.words}")


def _done_record(row: DoneElsewhere, item: Due) -> Record[DoneElsewhere]:
    return Record(
        row,
        case_id=item.case_id,
        subject=_subject(item, "done_elsewhere", row.pk),
        after=DoneElsewhereStored(item.kind, item.subject, row.done_on, row.pk),
    )


def _subject(item: Due, kind: str, row_id: int) -> tuple[str, int]:
    """A step is named by what it says today."""
    return ("step", item.step_id) if item.step_id is not None else (kind, row_id)


def _refuse_other_case(item: Due, case: Case) -> None:
    if item.case_id != case.pk:
        raise NotPossible("This is not to do on this case.")
