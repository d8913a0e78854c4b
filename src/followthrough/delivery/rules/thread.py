"""The thread of a step: where it stands, why, who can act on it, and what comes next. Pure.

Nothing is lost (design section 1): every step has a stage; one that was put aside or not delivered
has a reason; and each has a next action or a sentence that says why none is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followthrough.common.dates import say_date
from followthrough.delivery.rules.asked_for import asked_at
from followthrough.delivery.rules.shown_to_person import (
    HOW_IT_STARTS,
    HowItStarts,
    how_it_starts,
    say_how_it_starts,
)
from followthrough.delivery.rules.stages import (
    Stage,
    cannot_begin_yet,
    is_to_refer_today,
    moved_later,
    published_step,
    reason_read,
    stage_of,
)
from followthrough.people.rules.case_life import why_nothing_is_arranged
from followthrough.people.rules.release import release_to_come
from followthrough.people.words_of_settling import say_reviewed_elsewhere
from followthrough.plans.rules import (
    FactKind,
    Route,
    StepFacts,
    StepState,
)
from followthrough.plans.rules.rests import meetings_rest, rests
from followthrough.plans.rules.reviewed_elsewhere import reviewed_elsewhere
from followthrough.plans.rules.step_progress import waits_or_runs_elsewhere
from followthrough.plans.rules.taken_up import taken_up_by
from followthrough.policy.context import Context
from followthrough.sequencing.rules import DateKind
from followthrough.sequencing.rules.first_night import finds_first_night, release_that_is_near
from followthrough.sequencing.rules.published import (
    KnowsOrder,
    why_no_longer,
)
from followthrough.sequencing.rules.under_way import (
    UnderWay,
    interrupted,
    uncarried,
    under_way,
)
from followthrough.sequencing.rules.what_comes_before import waits_for
from followthrough.sequencing.rules.when_it_can_run import may_begin_from, waits_for_release

NOBODY, PRACTITIONER = "nobody", "practitioner"  # as the pack's reasons name who can act
ASK_WHEN = f"{HOW_IT_STARTS[HowItStarts.ASK_SERVICE]}."


@dataclass(frozen=True, slots=True)
class Thread:
    """`reason` is a code of the pack, "" where the thread is not broken. `who` is a role as the
    pack names those who can act. Either `next_action` or `none_needed` is a sentence, the other
    is "": `none_needed` says why nothing has to be done. `prepares`: what begins on the day of
    release is arranged before it."""

    step: StepFacts
    stage: Stage
    reason: str = ""
    who: str = NOBODY
    next_action: str = ""
    none_needed: str = ""
    prepares: bool = False


def threads(facts: KnowsOrder, context: Context) -> tuple[Thread, ...]:
    """One for every step of the plan, in the order of the plan."""
    return tuple(thread(step, facts, context) for step in facts.steps)


def thread(step: StepFacts, facts: KnowsOrder, context: Context) -> Thread:
    stage = stage_of(step, facts, context)
    why = reason_read(step, stage, facts, context)
    over = why_nothing_is_arranged(facts.case, context.today)
    if over is not None and stage is not Stage.FINISHED:
        return Thread(step, stage, why.code if why else "", none_needed=over)
    again = taken_up_by(step, facts, context.pack)
    if why is not None and again is not None:
        put_right = f"It was taken up again: {again.named}."
        return Thread(step, stage, why.code, none_needed=put_right)
    if why is not None:
        return Thread(step, stage, why.code, why.who_can_act, asked_at(stage, why, step, context))
    if (row := reviewed_elsewhere(step, facts.case, context)) and row.done_on:
        return Thread(step, stage, none_needed=say_reviewed_elsewhere(row.done_on))
    if stage is Stage.FINISHED:
        return _finished(step, context)
    if stage is Stage.STARTED:
        return _started(step, facts, context)
    if stage is Stage.REFERRED:
        return _referred(step, facts, context)
    if stage is Stage.NOT_YET_DUE:
        return _not_yet_due(step, facts, context)
    return _action_thread(step, stage, _start(step, facts, context))


def _action_thread(step: StepFacts, stage: Stage, action: str) -> Thread:
    return Thread(step, stage, who=PRACTITIONER, next_action=action)


def _started(step: StepFacts, facts: KnowsOrder, context: Context) -> Thread:
    if FactKind.NEEDS_HELP in step.facts:
        return _action_thread(
            step, Stage.STARTED, "Ask what help is needed, and see that it comes."
        )
    if over := uncarried(step, facts.case, context.today):
        revoked = f"The order that required it was revoked on {say_date(over.on)}"
        return _action_thread(step, Stage.STARTED, f"{revoked}. Record what becomes of it.")
    of = step, facts.case, context.pack, context.today
    between, stopped = interrupted(*of), under_way(*of) is UnderWay.STOPPED
    if between is None and finds_first_night(step, facts, context):
        return _action_thread(step, Stage.STARTED, _ask_about_first_night(facts))
    if between is None and meetings_rest(step, facts.case):
        rest = "Contact is suspended, and the meetings rest."
        return Thread(step, Stage.STARTED, none_needed=rest)
    if between is None:
        return Thread(step, Stage.STARTED, none_needed="The work is under way.")
    came = "before the recall" if between.by_recall else "when the case closed"
    since = f"It was under way {came} on {say_date(between.on)}"
    if between.unasked and waits_or_runs_elsewhere(step):
        ask = "whether it has stopped and the place is kept" if stopped else "whether it goes on"
        return _action_thread(step, Stage.STARTED, f"{since}. Ask whoever delivers it {ask}.")
    if stopped:
        return Thread(step, Stage.STARTED, none_needed=f"{since}, and waits for the release.")
    return _action_thread(step, Stage.STARTED, f"{since}. Record how it goes on.")


def _finished(step: StepFacts, context: Context) -> Thread:
    on = step.look_back_on
    if on is None:
        return Thread(step, Stage.FINISHED, none_needed="The work is finished.")
    if on <= context.today:
        return _action_thread(step, Stage.FINISHED, "Look back together at what was learnt.")
    because = f"The work is finished. You look back at it on {say_date(on)}."
    return Thread(step, Stage.FINISHED, none_needed=because)


def _referred(step: StepFacts, facts: KnowsOrder, context: Context) -> Thread:
    if rests(step, facts.case, context.pack):
        return _suspended(step, Stage.REFERRED, context)
    if interrupted(step, facts.case, context.pack, context.today) is not None:
        return _action_thread(step, Stage.REFERRED, "Ask the service whether the place is kept.")
    if finds_first_night(step, facts, context):
        return _action_thread(step, Stage.REFERRED, _ask_about_first_night(facts))
    known = [
        day for day in map(step.on, (FactKind.REFERRED, FactKind.ASKED, FactKind.PASSED_ON)) if day
    ]
    referred = max(known, default=None)
    by = context.after(referred, "referral_reply") if referred else context.today
    if by < context.today:
        placed = published_step(step, facts)
        has_group = placed is not None and placed.date_kind == DateKind.GROUP
        group = placed.start if placed is not None and has_group else None
        ask = ASK_WHEN if group is None or group < context.today else ask_about_group(group)
        if waits_for_release(step, facts.case, context.pack):
            ask = f"Ask the service whether it has a place {_from_release(facts, context)}."
        return _action_thread(step, Stage.REFERRED, ask)
    because = f"It was referred, and an answer can take until {say_date(by)}."
    return Thread(step, Stage.REFERRED, none_needed=because)


def ask_about_group(day: date) -> str:
    return f"Ask the service whether the place in the group of {say_date(day)} is kept."


def _ask_about_first_night(facts: KnowsOrder) -> str:
    release = facts.case.release_on
    assert release is not None  # it is near
    night = f"the first night, {say_date(release)}"
    return f"Ask what there is from {night}, and record it under circumstances."


def _suspended(step: StepFacts, stage: Stage, context: Context) -> Thread:
    why = context.pack.known.reasons["contact_suspended"]
    return Thread(step, stage, who=why.who_can_act, next_action=why.next_action)


def _not_yet_due(step: StepFacts, facts: KnowsOrder, context: Context) -> Thread:
    stage = Stage.NOT_YET_DUE
    if rests(step, facts.case, context.pack):
        return _suspended(step, stage, context)
    placed = published_step(step, facts)
    moved = moved_later(step, facts, context)
    if moved is not None:
        if step.route == Route.REFERRAL:
            return _action_thread(step, stage, "Publish the order again: it says by when to refer.")
        return Thread(step, stage, none_needed=f"It was moved to {say_date(moved)}.")
    if before := _arranged_before_release(step, facts, context):
        return Thread(step, stage, who=PRACTITIONER, next_action=before, prepares=True)
    if _has_no_day(step, facts, context) and cannot_begin_yet(step, facts, context):
        return _cannot_begin_yet(step, facts, context)
    if placed is not None and placed.start is not None:
        if placed.refer_by is not None:
            action = f"Make the referral by {say_date(placed.refer_by)}."
            return _action_thread(step, stage, action)
        exact = placed.date_kind in {DateKind.GROUP, DateKind.ON_RELEASE}
        when = "on" if exact else "in the week of"
        because = f"The published order has it start {when} {say_date(placed.start)}."
        return Thread(step, stage, none_needed=because)
    if step.moved_to is not None and step.moved_to > context.today:
        return Thread(step, stage, none_needed=f"It was moved to {say_date(step.moved_to)}.")
    return Thread(step, stage, none_needed="Its goal is for later.")


def _arranged_before_release(step: StepFacts, facts: KnowsOrder, context: Context) -> str:
    """What has to be arranged so that it can begin on the day of release, as soon as that is near
    and until somebody worked on it; a referral arranges what goes by one."""
    work = context.pack.known.interventions.get(step.intervention)
    release = release_that_is_near(facts, context, "first_appointment_planned")
    if work is None or not work.before_release or release is None or step.times_worked:
        return ""
    if step.route == Route.REFERRAL or not waits_for_release(step, facts.case, context.pack):
        return ""
    return f"Before the release on {say_date(release)}: {work.before_release}."


def _has_no_day(step: StepFacts, facts: KnowsOrder, context: Context) -> bool:
    """No published start that is ahead and holds, and none to which somebody moved it."""
    placed = published_step(step, facts)
    if placed is None or placed.start is None:
        return step.moved_to is None
    return placed.start <= context.today or why_no_longer(step, facts, context) is not None


def _cannot_begin_yet(step: StepFacts, facts: KnowsOrder, context: Context) -> Thread:
    """What it waits for; of a referral also how it is found by when to refer."""
    stage, case = Stage.NOT_YET_DUE, facts.case
    again = " again" if published_step(step, facts) else ""
    first = waits_for(step, facts.steps, context.pack)
    if first is not None:
        state = "on hold" if first.state is StepState.HELD else "not finished"
        return Thread(
            step, stage, none_needed=f"It may only follow {first.named}, which is {state}."
        )
    day = may_begin_from(step, case, context.pack, context.today)
    if day is None:
        then = ", then publish the order again" if again else ""
        return _action_thread(step, stage, f"Ask the prison for the day of release{then}.")
    when = f"after the sentence begins on {say_date(day)}"
    if waits_for_release(step, case, context.pack):
        when = _from_release(facts, context)
    if step.route != Route.REFERRAL:
        return Thread(step, stage, none_needed=f"It is for {when}.")
    publish = f"Publish the order{again}: it says by when to refer."
    return _action_thread(step, stage, f"It is for {when}. {publish}")


def _from_release(facts: KnowsOrder, context: Context) -> str:
    release = release_to_come(facts.case, context.today)
    return f"after the release on {say_date(release)}" if release else "after the release"


def _start(step: StepFacts, facts: KnowsOrder, context: Context) -> str:
    """How a step that could start comes to its start."""
    if is_to_refer_today(step, facts, context):
        return "Make the referral today."
    placed = published_step(step, facts)
    kind = placed.date_kind if placed else ""
    if kind == DateKind.NO_PLACE:
        return "See in the order of delivery what is in the way, and ask your manager."
    if kind == DateKind.NOT_KNOWN:
        return "Ask when it can start, then publish the order again."
    if step.route == Route.REFERRAL and (placed is None or kind == DateKind.AFTER_RELEASE):
        again = " again" if placed else ""
        return f"Make the referral, or publish the order{again}: it says by when."
    return f"{say_how_it_starts(how_it_starts(step, facts.case, context.pack), facts.case.called)}."
