"""Recording that the prison confirmed the day of a release."""

from __future__ import annotations

from datetime import date

from followthrough.common.actions import Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, refuse_nothing_new, refuse_texts
from followthrough.common.texts import in_one_line, names_somebody
from followthrough.people.access import work_on_case
from followthrough.people.actions.case_life import recorded_meanwhile
from followthrough.people.ledger import ReleaseStored
from followthrough.people.models import Case, ReleaseConfirmed


@action(
    "release.confirmed",
    words="Recorded that the day of release is confirmed",
    may=work_on_case,
    is_change=False,
    payload=ReleaseStored,
)
def confirm_release(
    by: Actor, case: Case, day: date, who: str, today: date, seen: int | None = None
) -> Record[ReleaseConfirmed]:
    """`who` confirmed it, in words; `seen` is the id of what stood on the page, 0 of nothing (None:
    not compared). Raises NotPossible where that day is not the one expected now, or has passed,
    NothingNew for what is recorded already, and SavedElsewhere where somebody recorded meanwhile
    who else confirmed it."""
    who = in_one_line(who).strip()
    if not names_somebody(who):
        raise NotPossible("Say who confirmed it.", about="who")
    refuse_texts(who)
    now = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    if not now.in_custody or now.expected_release_on != day:
        raise NotPossible(
            "Another day of release is expected by now.", "Look at the case and ask about that day."
        )
    if day < today:
        raise NotPossible("The expected day of release has passed.", "Ask the prison what is so.")
    confirmed = ReleaseConfirmed.objects.current().filter(case=case.pk, day=day)
    if stands := confirmed.select_related("by").first():
        refuse_nothing_new(who, stands.words)
        if seen not in {None, stands.pk}:
            raise recorded_meanwhile(stands, stands.pk)
    row = ReleaseConfirmed.objects.append(
        case_id=case.pk, day=day, words=who, by_id=by.user_id, recorded_on=today
    )
    return Record(
        row,
        case_id=case.pk,
        subject=("release_confirmed", row.pk),
        after=ReleaseStored(day=day, row=row.pk),
    )
