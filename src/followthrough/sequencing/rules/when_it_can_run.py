"""When each step can run: while a sentence that can carry it is in force, and where the person is
(design section 4, nature and place). Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from followthrough.common.dates import say_date
from followthrough.common.wording import within_sentence
from followthrough.people.rules import (
    HOME,
    CaseFacts,
    SentenceFacts,
    days_left,
    leaves_without_home,
    work_may_start_on,
)
from followthrough.people.rules.recall import last_recalled_on, recalled_on
from followthrough.people.rules.release import (
    HomeThen,
    home_then,
    is_without_address,
    needs_home_now,
)
from followthrough.people.words import SENTENCES
from followthrough.plans.rules import BEGUN, TO_COME, FactKind, StepFacts, StepState
from followthrough.plans.rules.natures import is_staff_only, weeks_of
from followthrough.policy.kinds_of_work import Release
from followthrough.policy.pack import Pack
from followthrough.sequencing.engine.problem import IN_CUSTODY, ClosedWeeks
from followthrough.sequencing.rules.weeks import Weeks


def can_be_done_in_custody(step: StepFacts, case: CaseFacts, pack: Pack) -> bool:
    """Before the release, as far as its kind of work says (`Release`); what only staff do, too.
    What names no kind of work waits, but for help with a home."""
    if is_staff_only(step, pack):
        return True
    release = _release(step, pack)
    if release is Release.WITHOUT_HOME:
        return leaves_without_home(case)
    return release is Release.FROM_NOW


def goes_on_in_custody(step: StepFacts, pack: Pack) -> bool:
    """Of work that had begun outside. Help with a home begins before a release, for who leaves
    without one; who had it outside does not go on seeing whoever helped there."""
    return is_staff_only(step, pack) or _release(step, pack) is Release.FROM_NOW


def waits_for_release(step: StepFacts, case: CaseFacts, pack: Pack) -> bool:
    """It needs the person in the community, and they are in custody."""
    return case.in_custody and not can_be_done_in_custody(step, case, pack)


def may_begin_from(step: StepFacts, case: CaseFacts, pack: Pack, today: date) -> date | None:
    """The first day on which the step may begin, by where the person is and by the sentence that
    it delivers: `today` where it may now. None where it waits for a release that has no day."""
    inside = case.in_custody and can_be_done_in_custody(step, case, pack)
    first = today if inside else work_may_start_on(case, today)
    if first is None:
        return None
    for sentence in case.sentences:
        if any(requirement.id == step.requirement_id for requirement in sentence.requirements):
            return max(first, sentence.starts_on)
    return first


def first_sentence_begins(case: CaseFacts, today: date) -> date | None:
    """The day ahead on which a sentence is in force for somebody in the community; else None."""
    begins = None if case.in_custody else work_may_start_on(case, today)
    return begins if begins is not None and begins > today else None


def can_have_begun(step: StepFacts, case: CaseFacts, pack: Pack, today: date) -> bool:
    """As far as where the person is, and the sentence that it delivers, say; what has begun has."""
    return step.state not in TO_COME or may_begin_from(step, case, pack, today) == today


def interrupted_on(step: StepFacts, case: CaseFacts, pack: Pack, today: date) -> date | None:
    """The day of the last recall, of work that needs the person in the community, that was under
    way or waited for its place by then, and of which nothing has been recorded since; else None."""
    recalled, last = last_recalled_on(case.sentences, today), step.last_recorded_on
    if recalled is None or last is None or last >= recalled or step.state not in BEGUN:
        return None
    return None if goes_on_in_custody(step, pack) else recalled


def stopped_on(step: StepFacts, case: CaseFacts, pack: Pack, today: date) -> date | None:
    """The day of the recall of somebody still in custody, of work that needs them in the community,
    was under way by then, and on which no work has been recorded since. That a service was asked,
    and keeps the place, is no work."""
    recalled, started = recalled_on(case, today), step.on(FactKind.STARTED)
    if recalled is None or started is None or step.state is not StepState.STARTED:
        return None
    if max(started, step.last_worked_on or started) >= recalled:
        return None
    return None if goes_on_in_custody(step, pack) else recalled


def helps_with_a_home(step: StepFacts, pack: Pack) -> bool:
    """By its kind of work; of what names none, by its area. That it finds one, no such area says
    (`finds_a_home`)."""
    return _release(step, pack) is Release.WITHOUT_HOME


def finds_a_home(step: StepFacts, pack: Pack) -> bool:
    """Its kind of work is known, and is one that finds a home."""
    return step.intervention in pack.known.interventions and helps_with_a_home(step, pack)


def starts_on_release(step: StepFacts, pack: Pack) -> bool:
    """It begins on the day of release itself, as the first appointment does."""
    return _release(step, pack) is Release.ON_THE_DAY and not is_staff_only(step, pack)


def _release(step: StepFacts, pack: Pack) -> Release:
    work = pack.known.interventions.get(step.intervention)
    if work is None:
        helps_home = step.area == HOME and step.requirement_id is None
        return Release.WITHOUT_HOME if helps_home else Release.AFTER
    return work.release


@dataclass(frozen=True)
class Carrier:
    """The sentence of which a step delivers a part, or uses the activity days. `days`: how many."""

    sentence: SentenceFacts
    days: int = 0

    @property
    def days_of(self) -> str:
        """The order as a sentence names it; no two of a case are the same."""
        one = self.sentence
        label = SENTENCES.get(one.kind, one.kind)
        return f"the {within_sentence(label)} from {say_date(one.starts_on)} ({one.ref})"


@dataclass(frozen=True)
class WhenItCanRun:
    """For the steps of one case."""

    case: CaseFacts
    pack: Pack
    weeks: Weeks

    @cached_property
    def _in_force(self) -> list[SentenceFacts]:
        return [s for s in self.case.sentences if not s.has_ended(self.weeks.today)]

    @cached_property
    def _community_from(self) -> date | None:
        return work_may_start_on(self.case, self.weeks.today)

    def is_after_release_only(self, step: StepFacts) -> bool:
        """The release is not known, and it needs the person in the community."""
        return self._community_from is None and not self._in_custody(step)

    def is_on_release(self, step: StepFacts) -> bool:
        """Whether its first day is that of the release."""
        return self.case.in_custody and starts_on_release(step, self.pack)

    def why_before_release(self, step: StepFacts) -> str:
        """Why it may begin in custody, as a sentence; empty where it may not, and of what staff do
        by themselves anywhere."""
        if not self._in_custody(step) or is_staff_only(step, self.pack):
            return ""
        release = self.case.release_on if self._community_from else None
        day = f" on {say_date(release)}" if release else ""
        if _release(step, self.pack) is Release.WITHOUT_HOME:
            return f"It begins before the release{day}: {self._why_home}."
        return f"It can begin before the release{day}."

    def why_too_late(self, step: StepFacts) -> str:
        """Of help with a home that has no place before the release, as a sentence; else empty, as
        where it is recorded where they will live."""
        if home_then(self.case) is HomeThen.KNOWN:
            return ""
        helps = _release(step, self.pack) is Release.WITHOUT_HOME and self._in_custody(step)
        if not helps or self.case.release_on is None:
            return ""
        return (
            f"There is no place before the release on {say_date(self.case.release_on)}: ask the "
            "service and the council what there is from the first night."
        )

    @property
    def _why_home(self) -> str:
        if is_without_address(self.case):
            return "there is no address to leave to"
        if needs_home_now(self.case):
            return "the need for a home is immediate"
        if home_then(self.case) is HomeThen.TEMPORARY:
            return "the home that is recorded is temporary"
        if home_then(self.case) is HomeThen.IN_DOUBT:
            return "the home that is recorded was recorded before the recall"
        return f"nothing says where {self.case.called} will live"

    @property
    def first_week(self) -> int:
        """The first in which any step may start; what may not in custody is closed until then."""
        if self._community_from is None or self.case.in_custody:
            return 0
        return self.weeks.first_from(self._community_from)

    def _in_custody(self, step: StepFacts) -> bool:
        return self.case.in_custody and can_be_done_in_custody(step, self.case, self.pack)

    def _first_in_community(self, step: StepFacts, first_day: date) -> int:
        if self.is_on_release(step):
            return max(0, self.weeks.of(first_day))
        return self.weeks.first_from(first_day)

    def first_week_of(self, sentence: SentenceFacts, step: StepFacts) -> int:
        """The first week in which the sentence runs for the step: as a licence begins on the day of
        the release, so does the first appointment that it asks for."""
        if self.is_on_release(step) and sentence.starts_on == self.case.release_on:
            return max(0, self.weeks.of(sentence.starts_on))
        return self.weeks.first_from(sentence.starts_on)

    def closed(self, step: StepFacts) -> tuple[ClosedWeeks, ...]:
        """The weeks in which it may not run."""
        if self._in_custody(step):
            return tuple(self._gaps())
        closed = list(self._gaps())
        if self.case.in_custody and self._community_from is not None:
            first = self._first_in_community(step, self._community_from)
            if first > 0:
                closed.insert(0, ClosedWeeks(0, first - 1, IN_CUSTODY))
        return tuple(closed)

    def _gaps(self) -> Iterator[ClosedWeeks]:
        """Whole or part weeks between two sentences, in which none is in force."""
        until: date | None = None
        for sentence in sorted(self._in_force, key=lambda s: s.starts_on):
            if until is not None and sentence.starts_on > until + timedelta(days=1):
                first = self.weeks.last_within(until)
                last = self.weeks.first_from(sentence.starts_on) - 1
                if first <= last:
                    yield ClosedWeeks(first, last, "no_sentence")
            until = max(until or sentence.last_day, sentence.last_day)
            if until == date.max:
                return

    def carrier(self, step: StepFacts) -> Carrier | None:
        """The sentence whose requirement it delivers. Else, where it uses activity days, the first
        order that has enough of them and of time for it; and no sentence where one without such a
        limit carries it."""
        work = self.pack.known.interventions.get(step.intervention)
        days = work.activity_days if work else 0
        for sentence in self.case.sentences:
            if any(requirement.id == step.requirement_id for requirement in sentence.requirements):
                return Carrier(sentence, days if sentence.days_limit is not None else 0)
        limited = [s for s in self._in_force if s.days_limit is not None]
        if not days or not limited:
            return None
        assert work is not None
        enough = [
            s
            for s in limited
            if (days_left(s) or 0) >= days and self._weeks_of(s) >= (weeks_of(step, self.pack) or 0)
        ]
        if enough:
            today = self.weeks.today
            first = min(enough, key=lambda s: (max(s.starts_on, today), s.last_day, s.id))
            return Carrier(first, days)
        if len(limited) < len(self._in_force):
            return None
        return Carrier(max(limited, key=lambda s: (days_left(s) or 0, s.last_day)), days)

    def _weeks_of(self, sentence: SentenceFacts) -> int:
        """Whole weeks from today or its start to its end."""
        if sentence.ends_on is None:
            return self.weeks.last_within(date.max - timedelta(days=7))
        start = self.weeks.first_from(sentence.starts_on)
        return self.weeks.last_within(sentence.ends_on) - start
