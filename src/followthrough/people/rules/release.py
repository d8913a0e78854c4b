"""The day on which somebody is expected to leave prison. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from followthrough.common.dates import WorkingCalendar
from followthrough.people.rules.codes import Immediacy
from followthrough.people.rules.facts import CaseFacts, CircumstanceFacts
from followthrough.people.rules.recall import last_recall_ever
from followthrough.policy.context import Context

HOME = "accommodation"  # the need area
# Circumstances that say where somebody will live once they are out.
PLACE_FROM_RELEASE = "place_from_release"
STABLE_HOME = "stable_home"
SAYS_WHERE = frozenset({STABLE_HOME, PLACE_FROM_RELEASE})
TEMPORARY_HOME = "temporary_home"  # where somebody lives, but for whoever is in prison
NO_ADDRESS = "no_fixed_address"


class HomeThen(StrEnum):
    """What is recorded of where somebody in custody will live from the release on."""

    KNOWN = "known"
    NO_ADDRESS = "no_address"
    TEMPORARY = "temporary"  # a home of which nobody knows whether it lasts until then
    IN_DOUBT = "in_doubt"  # one of which nobody has said since a recall whether it is still theirs
    NOT_SAID = "not_said"


def release_to_come(case: CaseFacts, today: date) -> date | None:
    """The expected day of release of somebody in custody; None where it has passed or is not
    known."""
    day = case.release_on if case.in_custody else None
    return day if day is not None and day >= today else None


def is_of_before_recall(circumstance: CircumstanceFacts, case: CaseFacts) -> bool:
    """It says where somebody lives, or will, and was said before the person was last recalled: a
    place was found for the release of then, and a home may be lost by the next one."""
    if circumstance.code not in SAYS_WHERE or case.assessment is None:
        return False
    recalled = last_recall_ever(case)
    return recalled is not None and case.assessment.day_of(circumstance) < recalled


def _that_hold(case: CaseFacts) -> list[CircumstanceFacts]:
    return [one for one in case.circumstances if not is_of_before_recall(one, case)]


def is_without_address(case: CaseFacts) -> bool:
    """So it is recorded; that nothing is recorded says nothing. A place from the release on ends
    it."""
    found = {circumstance.code for circumstance in _that_hold(case)}
    return NO_ADDRESS in found and PLACE_FROM_RELEASE not in found


def says_where_they_live(case: CaseFacts) -> bool:
    """From the release on, of somebody in custody. That a home is temporary does not say it of
    them, whatever is noted with it."""
    says = SAYS_WHERE if case.in_custody else SAYS_WHERE | {TEMPORARY_HOME}
    return any(circumstance.code in says for circumstance in _that_hold(case))


def has_place_from_release(case: CaseFacts) -> bool:
    """Recorded since the last recall: where somebody sleeps from the day of release on, until a
    home is found."""
    return any(circumstance.code == PLACE_FROM_RELEASE for circumstance in _that_hold(case))


def has_somewhere_to_sleep(case: CaseFacts) -> bool:
    """Until a home is found: a place from the release on, or in the community a room that is
    temporary."""
    found = {circumstance.code for circumstance in case.circumstances}
    has_room = TEMPORARY_HOME in found and NO_ADDRESS not in found and not case.in_custody
    return has_room or has_place_from_release(case)


def home_then(case: CaseFacts) -> HomeThen:
    if says_where_they_live(case):
        return HomeThen.KNOWN
    if is_without_address(case):
        return HomeThen.NO_ADDRESS
    recorded = {circumstance.code for circumstance in case.circumstances}
    if TEMPORARY_HOME in recorded:
        return HomeThen.TEMPORARY
    return HomeThen.IN_DOUBT if STABLE_HOME in recorded else HomeThen.NOT_SAID


def needs_home_now(case: CaseFacts) -> bool:
    """The need for a home is immediate: which does not say that there is no address."""
    home = case.need(HOME)
    return home is not None and home.immediacy == Immediacy.IMMEDIATE


def has_home_to_find(case: CaseFacts) -> bool:
    """Nothing says where the person lives or will live; and there is no address, their home is
    temporary or in doubt, or a home is a need, however soon it is to be met."""
    home = home_then(case)
    if home is HomeThen.NOT_SAID:
        return case.need(HOME) is not None
    return home is not HomeThen.KNOWN


def leaves_without_home(case: CaseFacts) -> bool:
    """In custody: without an address, with an immediate need for a home, or with any need for one
    while nothing says where they will live."""
    without = is_without_address(case) or needs_home_now(case) or has_home_to_find(case)
    return case.in_custody and without


def unconfirmed_release(case: CaseFacts, today: date) -> date | None:
    """The expected day, where it is still to come and nobody recorded that the prison confirmed
    it."""
    day = release_to_come(case, today)
    return None if day == case.release_confirmed else day


def release_to_confirm(case: CaseFacts, context: Context) -> date | None:
    """The unconfirmed day: once it is near, and from the first where it is in doubt."""
    day = unconfirmed_release(case, context.today)
    if day is None:
        return None
    near = context.before(day, "release_confirmed") <= context.today
    return day if near or is_in_doubt(day, context.calendar) else None


def release_in_doubt(case: CaseFacts, calendar: WorkingCalendar, today: date) -> date | None:
    """The unconfirmed day, where the person may well leave before it."""
    day = unconfirmed_release(case, today)
    return day if day is not None and is_in_doubt(day, calendar) else None


def is_in_doubt(day: date, calendar: WorkingCalendar) -> bool:
    """Prisons release few people on a weekend or bank holiday, and may release who is due on the
    day before up to two days earlier: Offenders (Day of Release from Detention) Act 2023 (2023 c.
    25), as House of Lords Library, LLN 2023-0023 tells it. By the policy since December 2023 it is
    one working day as a rule, and one more where the practitioner asks; not with a life licence,
    home detention curfew or a decision of the Parole Board (Nacro, nacro.org.uk/?p=22869). Both are
    secondary sources. That it is asked of everybody is our own rule: the prison knows."""
    next_day = day + timedelta(days=1)
    return not (calendar.is_working_day(day) and calendar.is_working_day(next_day))
