"""One row for each step of the plan: what, when, where it stands, who, the one sentence, and what
can be recorded in the row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from followthrough.common.dates import say_date
from followthrough.delivery.coverage_words import NOT_UNDER_WAY, RESTS
from followthrough.delivery.rules.coverage import serves_nothing
from followthrough.delivery.rules.shown_to_person import is_own_work
from followthrough.desks.practitioner.case.page import CasePage, decisions_for, stability_for
from followthrough.desks.practitioner.case.threads import ThreadText, thread_texts
from followthrough.desks.practitioner.plan.folded import (
    TOO_LATE,
    Length,
    carries_on,
    checked_by,
    length,
)
from followthrough.desks.practitioner.plan.wanted_by import due_sentence, late_sentence
from followthrough.desks.practitioner.settling.settled import reviews_done_elsewhere
from followthrough.people.words_of_settling import DONE
from followthrough.plans.rules import (
    ENDED,
    DecisionKind,
    RecordKind,
    StepFacts,
    StepState,
    possible_records,
)
from followthrough.plans.rules.arrangements import (
    arrangements_for,
    asks_for_adjustments,
    is_arranged,
)
from followthrough.plans.rules.natures import protects
from followthrough.plans.rules.requirements import (
    has_amount_left,
    hours_ordered,
    is_repeated,
    months_ordered,
)
from followthrough.plans.rules.rests import meetings_rest
from followthrough.plans.words import ACTORS, STEP_STATES, say_runs
from followthrough.plans.words_of_arrangements import say_arrangements
from followthrough.sequencing.rules import (
    DateKind,
    Lane,
    ProposedStep,
    Published,
    ReasonText,
)
from followthrough.sequencing.rules.length_of_work import asked_how_far_since
from followthrough.sequencing.rules.published import KnowsOrder
from followthrough.sequencing.rules.under_way import UnderWay, under_way
from followthrough.sequencing.rules.when_it_can_run import can_have_begun
from followthrough.sequencing.words import (
    DATE_KINDS,
    HOW_FAR,
    say_end,
    say_should_have_ended,
    say_start,
)

# What is recorded with one press, as of today; all else needs words, and has a page.
AT_ONCE = {
    RecordKind.REFERRED: "Referred today",
    RecordKind.STARTED: "Started today",
    RecordKind.FINISHED: "Finished today",
}
BEGINS = {RecordKind.STARTED, RecordKind.FINISHED}


NO_WORDS: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True)
class StepRow:
    """`records`: what one press records, by kind; `change`: what can be decided about its place.
    `late` and `by` speak of the day by which the plan wants the step done. `before`: the published
    start, where the proposal differs from it."""

    placed: ProposedStep
    thread: ThreadText
    goal: str
    who: str
    runs: str
    start: str
    end: str
    date_kind: str
    state: str
    strength: str
    late: str
    by: str
    before: str
    differs: bool
    change: str
    records: dict[str, str]
    may_stop: bool
    may_work: bool
    serves_nothing: bool
    protects: bool
    checked_by: list[ReasonText]  # what the sentence rests on, one of each kind
    too_late: str
    arrange: str
    length: Length | None
    carried_on: str
    competition: str
    reviewed: str  # by whom, when and how, where it is a review that was done elsewhere
    should_have_ended: str
    how_far: str  # what is asked of it then, until something is recorded
    not_under_way: str  # how it is told of work that has started, and is not known to go on
    rests: str  # how it is told of meetings that rest

    @property
    def step(self) -> StepFacts:
        return self.placed.step

    @property
    def is_live(self) -> bool:
        return self.placed.lane not in OVER

    @property
    def waits_for_somebody(self) -> bool:
        """Something is asked of somebody, or is not as it should be."""
        if self.placed.lane is Lane.DONE:
            return False
        late = self.late or self.too_late or self.placed.should_have_ended
        asks = bool(self.thread.next) or self.not_under_way or self.before
        return bool(late or asks or self.placed.alert or self.placed.state is StepState.WAITING)

    @property
    def is_at_rest(self) -> bool:
        return not self.is_live and not self.waits_for_somebody


OVER = (Lane.DONE, Lane.NOT_DELIVERED)


def rows_of(
    page: CasePage, steps: Iterable[ProposedStep], competition: Mapping[int, str] = NO_WORDS
) -> list[StepRow]:
    """`competition`: by id of the step, what is said of others who could use the same group."""
    published = page.facts_with(KnowsOrder).published
    steps = list(steps)
    threads = thread_texts(page, steps)
    reviewed = reviews_done_elsewhere(page)
    alone = {step.id for step in serves_nothing(page.facts)}
    goals = {goal.id: goal.title for goal in page.facts.plan.goals} if page.facts.plan else {}
    return [
        _row(
            placed,
            threads[placed.step.id],
            goals[placed.step.goal_id],
            published,
            alone,
            page,
            competition.get(placed.step.id, ""),
            reviewed.get(placed.step.id, ""),
        )
        for placed in steps
    ]


def _row(
    placed: ProposedStep,
    thread: ThreadText,
    goal: str,
    published: Published | None,
    alone: set[int],
    page: CasePage,
    competition: str,
    reviewed: str,
) -> StepRow:
    step, pack = placed.step, page.context.pack
    before = published.steps.get(step.id) if published else None
    dated = step.state not in ENDED and placed.date_kind is not DateKind.RECORDED
    differs = bool(published and dated and (before is None or before.start != placed.start))
    says = f"says {say_date(before.start)}" if before and before.start else "has no date for it"
    late, late_since = late_sentence(placed, page), placed.should_have_ended
    elsewhere = placed.end if reviewed else None
    may = set() if reviewed else set(possible_records(step))
    # What waits for a release, or stopped, is not offered as begun or over today: whoever says so
    # says the day on its page.
    shields, how = protects(step, pack), under_way(step, page.facts.case, pack, page.today)
    goes_on = how in {None, UnderWay.GOES_ON}
    can_begin = can_have_begun(step, page.facts.case, pack, page.today)
    too_early = set() if can_begin and goes_on else BEGINS
    # One press does not say that all of it is done.
    if has_amount_left(step, page.facts.case, pack, page.today):
        too_early = too_early | {RecordKind.FINISHED}
    return StepRow(
        placed=placed,
        thread=thread,
        goal=goal,
        who=ACTORS.get(step.actor, step.actor),
        runs=say_runs(
            step,
            pack,
            months_ordered(step, page.facts.case, pack),
            hours_ordered(step, page.facts.case, pack),
            repeated=is_repeated(step, page.facts.case, pack),
        ),
        start=say_date(elsewhere) if elsewhere else say_start(placed, page.today),
        end=say_date(elsewhere) if elsewhere else say_end(placed),
        date_kind=DATE_KINDS[placed.date_kind],
        state=DONE.title if reviewed else STEP_STATES[placed.state],
        strength=_strength(step, page),
        late=late,
        by="" if late or reviewed else due_sentence(step, page),
        before=says if differs else "",
        differs=differs,
        change="" if reviewed else _change_label(step, page),
        records={kind: words for kind, words in AT_ONCE.items() if kind in may - too_early},
        may_stop=RecordKind.NOT_DELIVERED in may,
        may_work=RecordKind.WORKED in may,
        serves_nothing=step.id in alone and not shields,
        protects=shields,
        checked_by=checked_by(placed),
        too_late=next((r.text for r in placed.reasons if r.code == TOO_LATE), ""),
        arrange=_arranged(step, page),
        length=length(step, page),
        carried_on=carries_on(step, page),
        competition=competition,
        reviewed=reviewed,
        should_have_ended=say_should_have_ended(late_since) if late_since else "",
        how_far=HOW_FAR if asked_how_far_since(step, page.facts.case, pack, page.today) else "",
        not_under_way=NOT_UNDER_WAY.get(how, "") if how else "",
        rests=RESTS if goes_on and meetings_rest(step, page.facts.case) else "",
    )


def _arranged(step: StepFacts, page: CasePage) -> str:
    """How to arrange it for this person."""
    asked = arrangements_for(step, page.facts.case, page.context.pack)
    named = is_arranged(step, page.context.pack) and asks_for_adjustments(
        page.case.person.adjustments
    )
    return say_arrangements(asked, own=is_own_work(step), adjustments=named)


def _change_label(step: StepFacts, page: CasePage) -> str:
    """What can be decided about its place, in a word; empty where nothing can."""
    stability = stability_for(step, page)
    place = [decision for decision in decisions_for(step, page) if decision not in stability]
    if place:
        return "Put back" if place == [DecisionKind.RESUME] else "Move"
    return "Stable enough?" if stability and step.state is not StepState.NOT_DELIVERED else ""


def _strength(step: StepFacts, page: CasePage) -> str:
    """The strength that the step builds on, in words."""
    assessment = page.facts.case.assessment
    strengths = assessment.strengths if assessment else ()
    return next((s.text for s in strengths if s.ref == step.strength), "")
