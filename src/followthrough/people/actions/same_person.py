"""Deciding that two records are of one person, that they are not, and taking a merge back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from followthrough.common.actions import Record, action, bulk_action, lock_cases
from followthrough.common.actors import Actor, Capability
from followthrough.common.append_only import AppendOnlyQuerySet
from followthrough.common.errors import (
    NotAllowed,
    NotPossible,
    SavedElsewhere,
    refuse,
    refuse_texts,
)
from followthrough.people.access import may_change
from followthrough.people.actions.going_along import bring_back
from followthrough.people.actions.names import write_tokens
from followthrough.people.actions.one_person import stand_together
from followthrough.people.ledger import MergedCaseEnd, RecordsMerged
from followthrough.people.models import (
    Case,
    CaseEnd,
    Merge,
    MergeUndone,
    Person,
    TwoPeople,
)
from followthrough.people.queries.same_person import standing_of
from followthrough.people.rules import GoesOn
from followthrough.people.rules.same_person import why_death_is_to_be_known, why_not_merged

ANY = 0  # no row has that id


@dataclass(frozen=True)
class Decision:
    """`seen`: the decision about the two that the page showed (None: there was none); ANY: it is
    not compared. `died_too`: where one of the two has died, it is known that the other has."""

    today: date
    words: str
    seen: int | None = ANY
    died_too: bool = False

    def by(self, actor: Actor) -> dict[str, Any]:
        return {"by_id": actor.user_id, "recorded_on": self.today, "words": self.words.strip()}


class DeathNotKnown(NotPossible):
    """One of the two has died, and whoever joins them did not say that they know it of the
    other."""


def _stands_as_seen(decision: Decision, one: Person, two: Person) -> AppendOnlyQuerySet[TwoPeople]:
    """What was decided about the two before. Raises SavedElsewhere where the page did not show
    it."""
    first, second = sorted((one.pk, two.pk))
    stands = TwoPeople.objects.current().filter(first=first, second=second)
    decided = stands.values_list("pk", flat=True).first()
    if decision.seen not in {ANY, decided}:
        raise SavedElsewhere(
            "Somebody else has said what these two records are, while you looked at them.",
            "Look at what they found, then decide.",
            current=str(decided or ""),
        )
    return stands


def _may_decide(by: Actor, case: Case, other: Case, *_: object, **__: object) -> None:
    """Of both records, by name."""
    for each in (case, other):
        may_change(by, each)
    if not by.can(Capability.MERGE_RECORDS):
        raise NotAllowed("A manager decides whether two records are of one person.")


@action(
    "record.merged",
    words="Found to be the same person as another record",
    may=_may_decide,
    payload=RecordsMerged,
)
def merge_records(by: Actor, case: Case, other: Case, decision: Decision) -> Record[Merge]:
    """From then on the person is worked with under the record of `case`, with the sentences and
    registers of both, and whoever may not open one of them opens neither. Nothing is moved. Raises
    NotPossible without words, and where this cannot be the one that is kept; DeathNotKnown. `case`
    and `other` are those that are open, where there are any."""
    refuse_without_words(decision, "Say how you know that they are the same person.")
    lock_cases([other.pk])
    people = _locked_people(case, other)
    _may_decide(by, case, other)  # one may have moved while this waited, or a list keep them out
    kept, merged = people[case.person_id], people[other.person_id]
    standing = [standing_of(one, Case.objects.all()) for one in (kept, merged)]
    refuse(why_not_merged(*standing))
    # Under the lock: a death may have been recorded since the two were looked at.
    if (cause := why_death_is_to_be_known(*standing)) and not decision.died_too:
        raise DeathNotKnown(cause, "Say that you know of it, or do not join the two.", "died_too")
    goes_on = Case.objects.filter(person=merged, closed_on=None).first()
    goes_on_in = Case.objects.get(person=kept, closed_on=None) if goes_on else None
    if goes_on is not None and (goes_on, goes_on_in) != (other, case):
        raise NotPossible(
            "One of these people has a case in another unit.",
            "Ask a manager of both units to look at it.",
        )
    _stands_as_seen(decision, kept, merged).close()
    row = Merge.objects.append(
        kept=kept,
        merged=merged,
        kept_case=goes_on_in,
        merged_case=goes_on,
        **decision.by(by),
    )
    Person.objects.filter(pk=merged.pk).update(merged_into=kept)
    stand_together([kept.pk])
    write_tokens([kept])
    _put_in(by, goes_on or other, goes_on_in, row)
    return Record(row, case_id=case.pk, subject=("merge", row.pk), after=RecordsMerged(row.pk))


@action(
    "case.merged",
    words="Goes on in another record of the same person",
    may=may_change,
    payload=MergedCaseEnd,
)
def _put_in(by: Actor, case: Case, goes_on_in: Case | None, merge: Merge) -> Record[None]:
    """Said of the case of the merged record; what was typed stands with the merge, as whoever may
    open this one may not be able to open that."""
    on = merge.recorded_on
    if goes_on_in is not None:
        CaseEnd.objects.replace(
            None,
            case_id=case.pk,
            ended_on=on,
            reason=GoesOn.MERGED,
            by_id=by.user_id,
            recorded_on=on,
        )
        Case.objects.filter(pk=case.pk).update(closed_on=on, goes_on_in=goes_on_in)
    after = MergedCaseEnd(on, GoesOn.MERGED.value, merge.pk)
    return Record(None, case_id=case.pk, after=after)


@action(
    "record.merge-undone",
    words="Found not to be the same person as another record",
    may=_may_decide,
    payload=RecordsMerged,
)
def undo_merge(by: Actor, case: Case, other: Case, decision: Decision) -> Record[MergeUndone]:
    """`case` is one of the record that is kept, `other` one of that which was merged into it. Each
    is again as it was; what was recorded meanwhile stays where it was recorded. Raises NotPossible
    without words, and where they are not merged."""
    refuse_without_words(decision, "Say how you know that they are two people.")
    lock_cases([other.pk])
    people = _locked_people(case, other)
    _may_decide(by, case, other)
    kept, merged = people[case.person_id], people[other.person_id]
    merge = Merge.objects.current().filter(kept=kept, merged=merged).first()
    if merge is None:
        raise NotPossible(f"{merged.crn} is not merged into {kept.crn}.")
    Merge.objects.filter(pk=merge.pk).close()
    row = MergeUndone.objects.append(merge=merge, **decision.by(by))
    Person.objects.filter(pk=merged.pk).update(merged_into=None)
    stand_together([kept.pk, merged.pk])
    write_tokens([kept, merged])
    _take_out(by, merge.merged_case or other, row)
    _tell_apart(by, kept, merged, decision)
    return Record(
        row,
        case_id=case.pk,
        subject=("merge_undone", row.pk),
        before=RecordsMerged(merge.pk),
        after=RecordsMerged(undone=row.pk),
    )


@action(
    "case.merge-undone",
    words="Stands by itself again",
    may=may_change,
    payload=MergedCaseEnd,
)
def _take_out(by: Actor, case: Case, undone: MergeUndone) -> Record[None]:
    """What a source has ended meanwhile stays ended. It is again in the unit from which it went
    along with the kept case, unless its source has said another one since."""
    merged = CaseEnd.objects.filter(case=case.pk, reason=GoesOn.MERGED)
    if merged.close():
        Case.objects.filter(pk=case.pk).update(closed_on=None)
    bring_back(by, case, undone.recorded_on)
    Case.objects.filter(pk=case.pk).update(goes_on_in=None)
    return Record(
        None,
        case_id=case.pk,
        before=MergedCaseEnd(reason=GoesOn.MERGED.value),
        after=MergedCaseEnd(undone=undone.pk),
    )


@action(
    "record.told-apart",
    words="Found to be another person than a record that looks alike",
    may=_may_decide,
    changes_facts=False,
    payload=RecordsMerged,
)
def tell_apart(by: Actor, case: Case, other: Case, decision: Decision) -> Record[TwoPeople]:
    """The two are shown as a pair no more. Raises NotPossible without words, and of records that
    are merged; SavedElsewhere where somebody has decided meanwhile."""
    refuse_without_words(decision, "Say how you know that they are two people.")
    lock_cases([case.pk, other.pk])
    people = _locked_people(case, other)
    _may_decide(by, case, other)  # one may have moved while this waited
    one, two = people[case.person_id], people[other.person_id]
    if one.pk == two.pk or {one.merged_into_id, two.merged_into_id} & {one.pk, two.pk}:
        raise NotPossible("This is one record. Undo the merge first, if they are two people.")
    _stands_as_seen(decision, one, two)
    row = _tell_apart(by, one, two, decision)
    return Record(
        row,
        case_id=case.pk,
        subject=("two_people", row.pk),
        after=RecordsMerged(two=row.pk),
    )


def _tell_apart(by: Actor, one: Person, two: Person, decision: Decision) -> TwoPeople:
    first, second = sorted((one, two), key=lambda person: person.pk)
    return TwoPeople.objects.append(first=first, second=second, **decision.by(by))


def _may_take_in(by: Actor, *_: object) -> None:
    if not by.can(Capability.TAKE_IN_CASELOADS):
        raise NotAllowed("Only the operator or an administrator takes in caseload files.")


@bulk_action(
    "record.merged-line-taken",
    words="A caseload file changed the record that is merged into this one",
    may=_may_take_in,
    cases=lambda case_ids: case_ids,
    is_change=False,
)
def note_change_of_parts(by: Actor, case_ids: Sequence[int]) -> Sequence[Record[None]]:
    """Of the cases of records into which others are merged, of which a file has told: what is
    derived from them follows."""
    return [Record(None, case_id=case_id) for case_id in case_ids]


def _locked_people(*cases: Case) -> dict[int, Person]:
    people = Person.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
    return {p.pk: p for p in people.filter(pk__in=[case.person_id for case in cases])}


def refuse_without_words(decision: Decision, lacking: str) -> None:
    refuse_texts(decision.words)
    if not decision.words.strip():
        raise NotPossible(lacking, about="words")
